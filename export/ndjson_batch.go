package export

import (
	"io"
	"runtime"
	"sync"

	"sitrep"
)

// batch is some lines of events that are decoded side by side: that is most of the
// work of reading a record. They leave in the order of the file.
type batch struct {
	readers []*recordReader
	events  [128]batched
	n       int
}

type batched struct {
	line lineReader // a copy of one line
	told *sitrep.Told
	err  error
}

func newBatch(r *recordFile) *batch {
	b := &batch{}
	for range runtime.GOMAXPROCS(0) {
		b.readers = append(b.readers, &recordReader{recordFile: r})
	}
	return b
}

// fill takes the next lines; more is false at the end of the file.
func (b *batch) fill(l *lineReader) (more bool, err error) {
	for b.n = 0; b.n < len(b.events); {
		if err := l.read(); err == io.EOF {
			return false, nil
		} else if err != nil {
			return false, err
		}
		if kind, _ := lineKind(l.line); kind != "event" {
			continue
		}
		e := &b.events[b.n]
		e.line = lineReader{line: append(e.line.line[:0], l.line...), number: l.number, ended: l.ended}
		b.n++
	}
	return true, nil
}

// decode shares the lines out in runs, because neighbours rest on the same documents.
func (b *batch) decode() {
	part := (b.n + len(b.readers) - 1) / len(b.readers)
	var wg sync.WaitGroup
	for w, r := range b.readers {
		from, to := min(w*part, b.n), min((w+1)*part, b.n)
		if from == to {
			break
		}
		wg.Go(func() {
			for i := from; i < to; i++ {
				e := &b.events[i]
				e.told, e.err = r.told(&e.line)
			}
		})
	}
	wg.Wait()
}
