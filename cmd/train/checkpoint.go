package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// save writes the parameters in the order of their making; nothing without a path.
func (n *network) save(path string) error {
	if path == "" {
		return nil
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(file, 1<<20)
	for _, p := range n.params {
		if err := binary.Write(w, binary.LittleEndian, p.w); err != nil {
			return errors.Join(err, file.Close())
		}
	}
	return errors.Join(w.Flush(), file.Close())
}

// restore reads what save wrote for the same data and sizes; false if there is
// no such file.
func (n *network) restore(path string) (bool, error) {
	if path == "" {
		return false, nil
	}
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	defer file.Close()
	r := bufio.NewReaderSize(file, 1<<20)
	for _, p := range n.params {
		if err := binary.Read(r, binary.LittleEndian, p.w); err != nil {
			return false, fmt.Errorf("%s: weights of another size: %w", path, err)
		}
	}
	if _, err := r.ReadByte(); err != io.EOF {
		return false, fmt.Errorf("%s: more weights than the network has", path)
	}
	return true, nil
}
