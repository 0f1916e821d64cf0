package store

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"
)

// Packed bytes begin with a byte that says how they were packed, so that a later
// program can pack otherwise and still read what is there.
const (
	packedPlain   = 'p' // as they are: too short to gain
	packedZstd    = 'z'
	packedCapture = 'c' // of a text: that of the capture
)

// Records of a kind are much alike: they are packed by deflate with records of ours as
// the dictionary (packing by zstd with it gives a tenth more). The letter is stored, so a
// dictionary never changes; a better one gets a letter of its own.
const (
	asCapture  = 'A'
	asDocument = 'D'
	asCoded    = 'M'
	asEvent    = 'E'
	asActor    = 'P'
)

//go:embed dictionary
var dictionaryFiles embed.FS

// recordPacker packs records of one kind.
type recordPacker struct {
	dictionary []byte
	writers    sync.Pool
	readers    sync.Pool
}

var recordPackers = sync.OnceValue(func() map[byte]*recordPacker {
	out := map[byte]*recordPacker{}
	for kind, name := range map[byte]string{asCapture: "capture", asDocument: "document", asCoded: "coded", asEvent: "event", asActor: "actor"} {
		b, err := dictionaryFiles.ReadFile("dictionary/" + name + ".json")
		if err != nil {
			panic(err) // it is embedded
		}
		out[kind] = &recordPacker{dictionary: b}
	}
	return out
})

type deflater struct {
	buf bytes.Buffer
	w   *flate.Writer
}

func (r *recordPacker) pack(kind byte, b []byte) ([]byte, error) {
	d, _ := r.writers.Get().(*deflater)
	if d == nil {
		d = &deflater{}
		w, err := flate.NewWriterDict(&d.buf, 6, r.dictionary)
		if err != nil {
			return nil, err
		}
		d.w = w
	}
	defer r.writers.Put(d)
	d.buf.Reset()
	d.buf.WriteByte(kind)
	d.w.Reset(&d.buf)
	if _, err := d.w.Write(b); err != nil {
		return nil, err
	}
	if err := d.w.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(d.buf.Bytes()), nil
}

func (r *recordPacker) unpack(b []byte) ([]byte, error) {
	in := bytes.NewReader(b)
	f, _ := r.readers.Get().(io.ReadCloser)
	if f == nil {
		f = flate.NewReaderDict(in, r.dictionary)
	} else if err := f.(flate.Resetter).Reset(in, r.dictionary); err != nil {
		return nil, err
	}
	defer r.readers.Put(f)
	return io.ReadAll(f)
}

var (
	encoders = sync.Pool{New: func() any {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false), zstd.WithSingleSegment(true))
		if err != nil {
			panic(err) // the options are constants
		}
		return e
	}}
	decoders = sync.Pool{New: func() any {
		d, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(1<<30))
		if err != nil {
			panic(err)
		}
		return d
	}}
)

// packBytes compresses.
func packBytes(b []byte) []byte {
	if len(b) < 32 {
		return append([]byte{packedPlain}, b...)
	}
	e := encoders.Get().(*zstd.Encoder)
	defer encoders.Put(e)
	return e.EncodeAll(b, append(make([]byte, 0, len(b)/2+64), packedZstd))
}

// unpackBytes gives back what packBytes or pack took.
func unpackBytes(b []byte) ([]byte, error) {
	if len(b) == 0 {
		return nil, fmt.Errorf("a record is empty")
	}
	switch b[0] {
	case packedPlain:
		return b[1:], nil
	case packedZstd:
		d := decoders.Get().(*zstd.Decoder)
		defer decoders.Put(d)
		return d.DecodeAll(b[1:], nil)
	}
	if r := recordPackers()[b[0]]; r != nil {
		return r.unpack(b[1:])
	}
	return nil, fmt.Errorf("a record is packed in a way (%q) that this version does not know", b[0])
}

// pack is a record as it is stored; kind 0 is one that no dictionary is for.
func pack(kind byte, v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	if r := recordPackers()[kind]; r != nil {
		return r.pack(kind, b)
	}
	return packBytes(b), nil
}

// unpack reads a stored record.
func unpack(b []byte, v any) error {
	j, err := unpackBytes(b)
	if err != nil {
		return err
	}
	return json.Unmarshal(j, v)
}
