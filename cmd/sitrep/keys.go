package main

import (
	"bufio"
	"io"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"
)

// keys are what the user presses: on a terminal each as it is pressed, else the bytes of
// standard input.
type keys interface {
	next() (byte, error)                // io.EOF at the end
	line(prompt string) (string, error) // "" where the user thinks better of it
}

// openKeys takes the terminal, which done gives back.
func openKeys(s *streams) (k keys, done func()) {
	if f, ok := s.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		t := &terminalKeys{f: f, s: s}
		return t, func() { t.once.Do(t.cook) }
	}
	return &pipedKeys{bufio.NewReader(s.in), s}, func() {}
}

// pipedKeys reads a script of keys; the end of a line is none.
type pipedKeys struct {
	r *bufio.Reader
	s *streams
}

func (k *pipedKeys) next() (byte, error) {
	for {
		b, err := k.r.ReadByte()
		if err != nil || b != '\n' && b != '\r' {
			return b, err
		}
	}
}

func (k *pipedKeys) line(prompt string) (string, error) {
	k.s.print("%s", prompt)
	l, err := k.r.ReadString('\n')
	if err == io.EOF {
		err = nil
	}
	return strings.TrimSpace(l), err
}

type terminalKeys struct {
	f    *os.File
	s    *streams
	raw  *term.State
	once sync.Once
}

func (k *terminalKeys) cook() {
	if k.raw != nil {
		term.Restore(int(k.f.Fd()), k.raw)
		k.raw = nil
	}
}

// next holds the terminal raw only while it waits, so that pages are set as always.
func (k *terminalKeys) next() (byte, error) {
	state, err := term.MakeRaw(int(k.f.Fd()))
	if err != nil {
		return 0, err
	}
	k.raw = state
	defer k.cook()
	var b [8]byte
	n, err := k.f.Read(b[:])
	if err != nil || n == 0 {
		return 0, io.EOF
	}
	if n > 1 && b[0] == 27 { // an arrow or function key
		return 0, nil
	}
	return b[0], nil
}

func (k *terminalKeys) line(prompt string) (string, error) {
	k.s.print("%s", prompt)
	var l []byte
	var b [1]byte
	for {
		n, err := k.f.Read(b[:])
		if err != nil || n == 0 || b[0] == '\n' {
			return strings.TrimSpace(string(l)), nil
		}
		l = append(l, b[0])
	}
}
