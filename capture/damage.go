package capture

import (
	"bytes"
	"compress/gzip"
	"io"
	"strings"
)

// gunzipHead is as much of compressed bytes as opens a file.
func gunzipHead(head []byte) []byte {
	z, err := gzip.NewReader(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	out := make([]byte, 512)
	n, _ := io.ReadFull(z, out)
	return out[:n]
}

// unzipped is as much of a member as tells what it holds.
func (a *archive) unzipped(head []byte) []byte {
	if a.probe.Reset(bytes.NewReader(head)) != nil {
		return nil
	}
	out := make([]byte, 64)
	n, _ := io.ReadFull(&a.probe, out)
	return out[:n]
}

const longestDamage = 256 << 20 // bytes after which no other record is looked for

// align goes on to the next bytes that open a record.
func (a *archive) align() {
	a.body, a.zip, a.record = nil, nil, nil
	const window = 4096
	for passed := 0; ; passed += window / 2 {
		if passed > longestDamage {
			a.lost = true
			return
		}
		head, err := a.in.Peek(window)
		if len(head) == 0 {
			a.lost = err != io.EOF // and fails again each time
			return
		}
		for i := range head {
			rest := head[i:]
			if rest[0] != 0x1f && rest[0] != 'W' && rest[0] != '\n' || i > 0 && len(head) == window && i > window/2 {
				continue
			}
			if bytes.HasPrefix(rest, []byte("WARC/1.")) || rest[0] == '\n' && opensRecord(rest[1:]) || bytes.HasPrefix(rest, []byte("\x1f\x8b\x08")) && opensRecord(a.unzipped(rest)) {
				a.in.Discard(i)
				return
			}
		}
		if len(head) < window {
			a.in.Discard(len(head))
			return
		}
		a.in.Discard(window / 2)
	}
}

func opensRecord(head []byte) bool {
	if looksArchive(head) {
		return true
	}
	line, _, ok := bytes.Cut(head, []byte("\n"))
	if !ok || !bytes.Contains(line[:min(len(line), 12)], []byte("://")) {
		return false
	}
	_, err := arcHead(strings.TrimSuffix(string(line), "\r"))
	return err == nil
}
