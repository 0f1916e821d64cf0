package actor

import (
	"math/bits"
	"slices"
)

// nameTree has a node for each beginning of a name of the lists, and at the node of
// its last word whom a name may denote. It is asked at every word of every report: a
// step is found by open addressing, and nothing in it is a pointer.
type nameTree struct {
	slots []int32 // nodes by the step to them, 0 free
	shift int
	steps []step // by node; 0 is the root

	readings []target // in the order of the nodes
	ends     []int32  // by node: one past the last of its readings

	// While it grows, readings are in the order in which they come.
	first []int32 // by node: its first reading + 1
	next  []int32 // by reading: the next one of its node + 1
	room  []target
}

// step leads by a word to a node.
type step struct{ node, word int32 }

// newNameTree has room for half as many nodes as its size, a power of two.
func newNameTree(size int) *nameTree {
	t := &nameTree{steps: make([]step, 1, size/2), first: make([]int32, 1, size/2), readings: make([]target, 0, size/3), next: make([]int32, 0, size/3)}
	t.resize(size)
	return t
}

func (t *nameTree) resize(size int) {
	t.slots, t.shift = make([]int32, size), 64-bits.TrailingZeros(uint(size))
	for n := 1; n < len(t.steps); n++ {
		t.put(int32(n))
	}
}

func (t *nameTree) slot(s step) uint64 {
	return (uint64(s.node)<<32 | uint64(uint32(s.word))) * 0x9E3779B97F4A7C15 >> t.shift
}

func (t *nameTree) put(n int32) {
	i, mask := t.slot(t.steps[n]), uint64(len(t.slots)-1)
	for t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.slots[i] = n
}

// to is the node that a word leads to, 0 none.
func (t *nameTree) to(node, word int32) int32 {
	s, mask := step{node, word}, uint64(len(t.slots)-1)
	for i := t.slot(s); ; i = (i + 1) & mask {
		if n := t.slots[i]; n == 0 || t.steps[n] == s {
			return n
		}
	}
}

// grow is the node that a word leads to, a new one where there is none.
func (t *nameTree) grow(node, word int32) int32 {
	if n := t.to(node, word); n != 0 {
		return n
	}
	if 2*len(t.steps) >= len(t.slots) {
		t.resize(2 * len(t.slots))
	}
	t.steps, t.first = append(t.steps, step{node, word}), append(t.first, 0)
	n := int32(len(t.steps) - 1)
	t.put(n)
	return n
}

// add adds a reading to a node, or what it allows to the same one there.
func (t *nameTree) add(node int32, r target) {
	at := &t.first[node]
	for *at != 0 {
		if o := &t.readings[*at-1]; o.entry == r.entry && o.role == r.role && o.part == r.part {
			o.caps, o.proper, o.near = o.caps && r.caps, o.proper && r.proper, o.near && r.near
			return
		}
		at = &t.next[*at-1]
	}
	*at = int32(len(t.readings) + 1)
	t.readings, t.next = append(t.readings, r), append(t.next, 0)
}

// at is the readings of a node, which may be lost when the tree grows.
func (t *nameTree) at(node int32) []target {
	if t.first == nil {
		from := int32(0)
		if node > 0 {
			from = t.ends[node-1]
		}
		return t.readings[from:t.ends[node]:t.ends[node]]
	}
	t.room = t.room[:0]
	for i := t.first[node]; i != 0; i = t.next[i-1] {
		t.room = append(t.room, t.readings[i-1])
	}
	return t.room
}

// finish ends its growth.
func (t *nameTree) finish() {
	ordered, ends := make([]target, 0, len(t.readings)), make([]int32, len(t.first))
	for node := range t.first {
		ordered = append(ordered, t.at(int32(node))...)
		ends[node] = int32(len(ordered))
	}
	t.steps = slices.Clip(t.steps)
	t.readings, t.ends, t.first, t.next, t.room = ordered, ends, nil, nil, nil
}
