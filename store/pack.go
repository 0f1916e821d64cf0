package store

import (
	"encoding/json"
	"fmt"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// Packed bytes begin with a byte that says how they were packed, so that a later
// program can pack otherwise and still read what is there.
const (
	packedPlain = 'p' // as they are: too short to gain
	packedZstd  = 'z'
)

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

// unpackBytes gives back what packBytes took.
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
	return nil, fmt.Errorf("a record is packed in a way (%q) that this version does not know", b[0])
}

// pack is a record as it is stored.
func pack(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return nil, err
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
