package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"

	"sitrep/encoder"
)

// readSafetensors reads tensors of 32-bit floats and the texts of the metadata:
// the length of a JSON header as eight bytes, the header, the data
// (https://github.com/huggingface/safetensors). Whole numbers are left out.
func readSafetensors(b []byte) (map[string]encoder.Tensor, map[string]string, error) {
	if len(b) < 8 {
		return nil, nil, fmt.Errorf("safetensors: %d bytes are no file", len(b))
	}
	n := binary.LittleEndian.Uint64(b)
	if n > uint64(len(b)-8) {
		return nil, nil, fmt.Errorf("safetensors: cut off in the header, or another kind of file")
	}
	var head map[string]json.RawMessage
	if err := json.Unmarshal(b[8:8+n], &head); err != nil {
		return nil, nil, fmt.Errorf("safetensors: header: %w", err)
	}
	data := b[8+n:]
	tensors, texts := map[string]encoder.Tensor{}, map[string]string{}
	for name, raw := range head {
		if name == "__metadata__" {
			if err := json.Unmarshal(raw, &texts); err != nil {
				return nil, nil, fmt.Errorf("safetensors: metadata: %w", err)
			}
			continue
		}
		var t struct {
			Type    string    `json:"dtype"`
			Shape   []int     `json:"shape"`
			Offsets [2]uint64 `json:"data_offsets"`
		}
		if err := json.Unmarshal(raw, &t); err != nil {
			return nil, nil, fmt.Errorf("safetensors: %s: %w", name, err)
		}
		switch t.Type {
		case "F32":
		case "F16", "BF16", "F64":
			return nil, nil, fmt.Errorf("safetensors: %s is %s; save the weights as 32-bit floats", name, t.Type)
		default: // position numbers and the like
			continue
		}
		from, to := t.Offsets[0], t.Offsets[1]
		if from > to || to > uint64(len(data)) {
			return nil, nil, fmt.Errorf("safetensors: cut off in %s", name)
		}
		size := uint64(4)
		for _, d := range t.Shape {
			if d <= 0 || size > uint64(len(data))/uint64(d) {
				size = math.MaxUint64
				break
			}
			size *= uint64(d)
		}
		if size != to-from {
			return nil, nil, fmt.Errorf("safetensors: %s of shape %v has %d bytes", name, t.Shape, to-from)
		}
		values := make([]float32, (to-from)/4)
		for i := range values {
			values[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[from+4*uint64(i):]))
		}
		tensors[name] = encoder.Tensor{Shape: t.Shape, Values: values}
	}
	return tensors, texts, nil
}
