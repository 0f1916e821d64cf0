package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io/fs"
	"time"
)

// entry is a file of an archive.
type entry struct {
	name  string
	bytes []byte
	mode  fs.FileMode
}

func (t target) suffix() string {
	if t.os == "windows" {
		return ".exe"
	}
	return ""
}

func (t target) extension() string {
	if t.os == "windows" {
		return ".zip"
	}
	return ".tar.gz"
}

// word is the system as people call it.
func (t target) word() string {
	if t.os == "darwin" {
		return "macos"
	}
	return t.os
}

// pack makes the archive of a target: all entries in one folder, dated at.
func pack(t target, folder string, entries []entry, at time.Time) ([]byte, error) {
	var b bytes.Buffer
	if t.os == "windows" {
		z := zip.NewWriter(&b)
		for _, e := range entries {
			h := &zip.FileHeader{Name: folder + "/" + e.name, Method: zip.Deflate, Modified: at}
			h.SetMode(e.mode)
			w, err := z.CreateHeader(h)
			if err != nil {
				return nil, err
			}
			if _, err := w.Write(e.bytes); err != nil {
				return nil, err
			}
		}
		if err := z.Close(); err != nil {
			return nil, err
		}
		return b.Bytes(), nil
	}
	g, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(g)
	for _, e := range entries {
		h := &tar.Header{Name: folder + "/" + e.name, Mode: int64(e.mode), Size: int64(len(e.bytes)), ModTime: at, Format: tar.FormatUSTAR}
		if err := w.WriteHeader(h); err != nil {
			return nil, err
		}
		if _, err := w.Write(e.bytes); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	if err := g.Close(); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
