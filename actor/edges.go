package actor

import "math/bits"

// edges are the steps of the tree of names, from a node by a word to a node: a table
// with open addressing, as it is asked at every word of every report.
type edges struct {
	keys  []uint64 // node and word, 0 none
	nodes []int32
	n     int
	shift int
}

// newEdges has room for half as many steps as its size, a power of two.
func newEdges(size int) edges {
	return edges{keys: make([]uint64, size), nodes: make([]int32, size), shift: 64 - bits.TrailingZeros(uint(size))}
}

func (e *edges) slot(key uint64) uint64 { return key * 0x9E3779B97F4A7C15 >> e.shift }

// to is the node that a word leads to.
func (e *edges) to(node, word int32) (int32, bool) {
	key := uint64(node)<<32 | uint64(uint32(word)) + 1
	mask := uint64(len(e.keys) - 1)
	for i := e.slot(key); ; i = (i + 1) & mask {
		switch e.keys[i] {
		case key:
			return e.nodes[i], true
		case 0:
			return 0, false
		}
	}
}

// add adds a step that is not there.
func (e *edges) add(node, word, next int32) {
	if 2*e.n >= len(e.keys) {
		old := *e
		*e = newEdges(2 * len(old.keys))
		for i, key := range old.keys {
			if key != 0 {
				e.put(key, old.nodes[i])
			}
		}
	}
	e.put(uint64(node)<<32|uint64(uint32(word))+1, next)
}

func (e *edges) put(key uint64, next int32) {
	mask := uint64(len(e.keys) - 1)
	i := e.slot(key)
	for e.keys[i] != 0 {
		i = (i + 1) & mask
	}
	e.keys[i], e.nodes[i] = key, next
	e.n++
}
