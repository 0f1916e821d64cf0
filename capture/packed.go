package capture

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"

	"sitrep"
)

// grows: so many bytes come of so few that nothing but a trap does.
func grows(unpacked, packed uint64) bool {
	const much, fold = 256 << 20, 200
	return unpacked > much && unpacked/fold > packed
}

// openPacked reads the archives in a package of them (WACZ).
func (r *Reader) openPacked(size int64) error {
	f, ok := r.file.(*os.File)
	if !ok || size < 0 {
		return r.refuse("is a zip file on a pipe; give it as a file", nil)
	}
	z, err := zip.NewReader(f, size)
	if err != nil {
		return r.refuse("begins like a zip file and is none ("+err.Error()+")", err)
	}
	var archives []*zip.File
	for _, e := range z.File {
		if archiveName(e.Name) {
			archives = append(archives, e)
		}
	}
	if len(archives) == 0 {
		return r.refuse("is a zip file without a web archive in it; unpack it and give the files", nil)
	}
	total := uint64(0)
	for _, e := range archives {
		if total += e.CompressedSize64; total > uint64(size) {
			return r.refuse("is a zip file whose parts lie over each other", nil)
		}
	}
	var open io.ReadCloser
	var a *archive
	inside := ""
	r.next = func() (*sitrep.Capture, error) {
		for {
			if a == nil {
				if len(archives) == 0 {
					r.done = true
					return nil, io.EOF
				}
				e := archives[0]
				inside = "!" + e.Name
				archives = archives[1:]
				if grows(e.UncompressedSize64, e.CompressedSize64) {
					return nil, &InputError{Source: r.path + inside, Reason: fmt.Sprintf("grows %d-fold when it is unpacked; it was skipped", e.UncompressedSize64/max(1, e.CompressedSize64))}
				}
				open, err = e.Open()
				if err != nil {
					return nil, &InputError{Source: r.path + inside, Reason: "cannot be unpacked (" + cause(err) + ")", Err: err}
				}
				a = &archive{in: &counter{Reader: bufio.NewReaderSize(open, 64<<10)}}
			}
			c, err := r.fromArchive(a, inside)
			if err != io.EOF {
				return c, err
			}
			a = nil
			if err := open.Close(); err != nil {
				return nil, &InputError{Source: r.path + inside, Reason: "its end cannot be read (" + strings.TrimSpace(cause(err)) + ")", Err: err}
			}
		}
	}
	return nil
}
