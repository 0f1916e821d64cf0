package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"sitrep/export"
	"sitrep/store"
)

// asset is a file of our own that pages load.
type asset struct {
	media  string
	bytes  []byte
	packed []byte // by gzip, nil for what is small
	tag    string
}

var media = map[string]string{".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".json": "application/json"}

func (s *server) readAssets() error {
	entries, err := fs.ReadDir(files, "assets")
	if err != nil {
		return err
	}
	all := sha256.New()
	for _, e := range entries {
		name := e.Name()
		b, err := files.ReadFile("assets/" + name)
		if err != nil {
			return err
		}
		a := asset{bytes: b}
		if plain, packed := strings.CutSuffix(name, ".gz"); packed {
			name, a.packed = plain, b
			z, err := gzip.NewReader(bytes.NewReader(b))
			if err != nil {
				return err
			}
			if a.bytes, err = io.ReadAll(z); err != nil {
				return err
			}
		}
		if name == "desk.js" {
			a.bytes = append([]byte(export.EvidenceScript), a.bytes...)
		}
		a.media = media[path.Ext(name)]
		sum := sha256.Sum256(a.bytes)
		all.Write(sum[:])
		a.tag = hex.EncodeToString(sum[:6])
		s.assets[name] = a
	}
	s.version = hex.EncodeToString(all.Sum(nil)[:6])
	return nil
}

func (s *server) asset(w http.ResponseWriter, r *http.Request) {
	a, ok := s.assets[r.PathValue("name")]
	if !ok {
		s.fail(w, r, store.ErrNotFound)
		return
	}
	h, b := w.Header(), a.bytes
	h.Set("Content-Type", a.media)
	h.Set("ETag", `"`+a.tag+`"`)
	h.Set("Cache-Control", "no-cache")
	if a.packed != nil {
		h.Set("Vary", "Accept-Encoding")
	}
	if r.Header.Get("If-None-Match") == `"`+a.tag+`"` {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	if a.packed != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		b = a.packed
	}
	w.Write(b)
}
