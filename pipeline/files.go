package pipeline

import (
	"errors"
	"io"

	"sitrep"
	"sitrep/capture"
)

// Files is the source of the captures in files, one file after the other; "-" is
// standard input. A file that cannot be read costs that file only.
type Files struct {
	paths []string
	opt   capture.Options
	open  *capture.Reader
}

// NewFiles opens nothing yet.
func NewFiles(paths []string, opt capture.Options) *Files {
	return &Files{paths: paths, opt: opt}
}

// Next gives the next capture.
func (f *Files) Next() (*sitrep.Capture, error) {
	for {
		if f.open == nil {
			if len(f.paths) == 0 {
				return nil, io.EOF
			}
			r, err := capture.Open(f.paths[0], f.opt)
			f.paths = f.paths[1:]
			if err != nil {
				return nil, unreadable(err)
			}
			f.open = r
		}
		c, err := f.open.Next()
		if err == nil {
			return c, nil
		}
		if !errors.Is(err, io.EOF) {
			return nil, unreadable(err)
		}
		if err := f.open.Close(); err != nil {
			return nil, err
		}
		f.open = nil
	}
}

// unreadable passes on what capture says of one input; any other error ends the run.
func unreadable(err error) error {
	var in *capture.InputError
	if !errors.As(err, &in) {
		return err
	}
	name, reason := in.Source, in.Reason
	if in.Line > 0 {
		name = in.Error()[:len(in.Error())-len(in.Reason)-2] // with the line's number
	}
	return &Unreadable{Input: name, Err: errors.New(reason)}
}
