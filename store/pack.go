package store

import (
	"bytes"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zstd"

	"sitrep/store/compact"
)

// Packed bytes begin with a byte that says how they were packed, so that a later
// program can pack otherwise and still read what is there.
const (
	packedPlain   = 'p' // as they are: too short to gain
	packedZstd    = 'z'
	packedCapture = 'c' // of a text: that of the capture
)

// Records of a kind are much alike: they are written by compact and packed by deflate with
// records of ours as the dictionary. The letter is stored, so a dictionary never changes; a
// better one gets a letter of its own.
const (
	asCapture  = 'A'
	asDocument = 'D'
	asCoded    = 'M'
	asEvent    = 'E'
	asActor    = 'P'
	asProcess  = 'R'
	asFailure  = 'F'
	asTelling  = 'T'
	asDecision = 'J'
)

// kindNames are the files of the dictionaries; "" is none.
var kindNames = map[byte]string{asCapture: "capture", asDocument: "document", asCoded: "coded", asEvent: "event", asActor: "actor", asProcess: "process",
	asFailure: "", asDecision: "", asTelling: "telling"}

// deflateLevel: higher ones gain a hundredth and take twice the time.
const deflateLevel = 6

//go:embed dictionary/*.bin
var dictionaryFiles embed.FS

// recordPacker packs records of one kind.
type recordPacker struct {
	dictionary []byte
	writers    sync.Pool
	readers    sync.Pool
}

var recordPackers = sync.OnceValue(func() *[256]*recordPacker {
	var out [256]*recordPacker
	for kind, name := range kindNames {
		out[kind] = &recordPacker{}
		if name == "" {
			continue
		}
		b, err := dictionaryFiles.ReadFile("dictionary/" + name + ".bin")
		if err != nil {
			panic(err) // it is embedded
		}
		out[kind].dictionary = b
	}
	return &out
})

type deflater struct {
	buf bytes.Buffer
	w   *flate.Writer
}

// pack writes a letter, the hashes after their number, and the rest deflated.
func (r *recordPacker) pack(kind byte, rec compact.Record) ([]byte, error) {
	d, _ := r.writers.Get().(*deflater)
	if d == nil {
		d = &deflater{}
		w, err := flate.NewWriterDict(&d.buf, deflateLevel, r.dictionary)
		if err != nil {
			return nil, err
		}
		d.w = w
	}
	defer r.writers.Put(d)
	d.buf.Reset()
	d.buf.WriteByte(kind)
	d.buf.Write(binary.AppendUvarint(d.buf.AvailableBuffer(), uint64(len(rec.Hashes))))
	d.buf.Write(rec.Hashes)
	d.w.Reset(&d.buf)
	if _, err := d.w.Write(rec.Body); err != nil {
		return nil, err
	}
	if err := d.w.Close(); err != nil {
		return nil, err
	}
	return bytes.Clone(d.buf.Bytes()), nil
}

func (r *recordPacker) unpack(b []byte) (rec compact.Record, err error) {
	n, k := binary.Uvarint(b)
	if k <= 0 || n > uint64(len(b)-k) {
		return rec, io.ErrUnexpectedEOF
	}
	rec.Hashes = b[k : k+int(n)]
	in := bytes.NewReader(b[k+int(n):])
	f, _ := r.readers.Get().(io.ReadCloser)
	if f == nil {
		f = flate.NewReaderDict(in, r.dictionary)
	} else if err := f.(flate.Resetter).Reset(in, r.dictionary); err != nil {
		return rec, err
	}
	defer r.readers.Put(f)
	var out bytes.Buffer
	out.Grow(4 * in.Len())
	_, err = out.ReadFrom(f)
	rec.Body = out.Bytes()
	return rec, err
}

// packWindow is how far back a packer looks: the length of most pages. It keeps twice that.
const packWindow = 1 << 20

var (
	encoders = sync.Pool{New: func() any {
		e, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderCRC(false), zstd.WithSingleSegment(true),
			zstd.WithWindowSize(packWindow), zstd.WithLowerEncoderMem(true))
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
		return nil, errEmpty
	}
	switch b[0] {
	case packedPlain:
		return b[1:], nil
	case packedZstd:
		d := decoders.Get().(*zstd.Decoder)
		defer decoders.Put(d)
		return d.DecodeAll(b[1:], nil)
	}
	return nil, fmt.Errorf("it is packed in a way (%q) that this version does not know", b[0])
}

var errEmpty = errors.New("a record is empty")

// pack is a record of a kind as it is stored.
func pack(kind byte, v any) ([]byte, error) {
	buf := recordBuffers.Get().(*compact.Record)
	defer recordBuffers.Put(buf)
	var err error
	if *buf, err = compact.Append(compact.Record{Body: buf.Body[:0], Hashes: buf.Hashes[:0]}, v); err != nil {
		return nil, err
	}
	return recordPackers()[kind].pack(kind, *buf)
}

var recordBuffers = sync.Pool{New: func() any { return &compact.Record{} }}

// unpack reads a stored record.
func unpack(b []byte, v any) error {
	rec, err := unpackRecord(b)
	if err != nil {
		return err
	}
	return compact.Read(rec, v)
}

func unpackRecord(b []byte) (rec compact.Record, err error) {
	if len(b) == 0 {
		return rec, errEmpty
	}
	r := recordPackers()[b[0]]
	if r == nil {
		return rec, fmt.Errorf("a record is packed in a way (%q) that this version does not know", b[0])
	}
	return r.unpack(b[1:])
}
