package syntax

import "math"

// isTree reports whether every node of heads[1:] leads to 0 and one node alone
// hangs on it.
func isTree(heads []int32) bool {
	roots := 0
	for i := 1; i < len(heads); i++ {
		if heads[i] == 0 {
			roots++
		}
	}
	if roots != 1 {
		return false
	}
	var small [256]byte
	seen := small[:]
	if len(heads) > len(seen) {
		seen = make([]byte, len(heads))
	}
	seen[0] = 2
	for i := range heads {
		j := int32(i)
		for seen[j] == 0 {
			seen[j] = 1
			j = heads[j]
		}
		if seen[j] == 1 {
			return false
		}
		for j = int32(i); seen[j] == 1; j = heads[j] {
			seen[j] = 2
		}
	}
	return true
}

// treeSpace is the chart of Eisner's algorithm (Eisner 1996): the best
// projective tree in cubic time. An item spans nodes [s, t] and its head is s or
// t; an open one ends with an arc between them, a complete one needs no more
// dependents on the side of its other end. What is joined lies side by side.
type treeSpace struct {
	n    int
	from []itemsFrom // by s and t
	to   []itemsTo   // by t and s
}

type itemsFrom struct{ right, left, openRight int64 } // complete with head s, with head t, arc s to t

type itemsTo struct{ next, right, openLeft int64 } // complete over [s+1, t] with head t, over [s, t] with head s, arc t to s

// oneRoot is dearer than any tree.
const oneRoot = 1 << 36

// best writes the heads of the best projective tree of n nodes, of which node 0
// takes one dependent.
func (c *treeSpace) best(n int, score func(head, dep int) int32, heads []int32) {
	c.n = n
	grow(&c.from, n*n)
	grow(&c.to, n*n)
	c.from[0] = itemsFrom{}
	for t := 1; t < n; t++ {
		c.from[t*n+t], c.to[t*n+t] = itemsFrom{}, itemsTo{}
		c.to[t*n+t-1].next = 0
		for s := t - 1; s >= 0; s-- { // what has node 0 as a dependent is never asked for
			from, to := c.parts(s, t)
			inner := to[0].next
			right, left := int64(math.MinInt64), int64(math.MinInt64)
			for i := 1; i < len(from); i++ {
				f, t := &from[i], &to[i]
				inner = max(inner, f.right+t.next)
				right = max(right, f.openRight+t.right)
				left = max(left, f.left+t.openLeft)
			}
			openRight, openLeft := inner+int64(score(s, t)), inner+int64(score(t, s))
			if s == 0 {
				openRight -= oneRoot
			}
			right, left = max(right, openRight), max(left, openLeft)
			c.from[s*n+t] = itemsFrom{right, left, openRight}
			c.to[t*n+s].right, c.to[t*n+s].openLeft = right, openLeft
			if s > 0 {
				c.to[t*n+s-1].next = left
			}
		}
	}
	c.traceRight(0, n-1, heads)
}

// parts are the items from s to r and from r to t, for r from s to t-1.
func (c *treeSpace) parts(s, t int) ([]itemsFrom, []itemsTo) {
	from, to := c.from[s*c.n+s:s*c.n+t], c.to[t*c.n+s:t*c.n+t]
	return from, to[:len(from)]
}

// traceRight writes the heads of what hangs on s up to t; among equal ones the first counts.
func (c *treeSpace) traceRight(s, t int, heads []int32) {
	for s < t {
		from, to := c.from[s*c.n:], c.to[t*c.n:]
		r := s + 1
		for from[r].openRight+to[r].right != from[t].right {
			r++
		}
		heads[r] = int32(s)
		c.traceInner(s, r, heads)
		s = r
	}
}

func (c *treeSpace) traceLeft(s, t int, heads []int32) {
	for s < t {
		from, to := c.from[s*c.n:], c.to[t*c.n:]
		r := s
		for from[r].left+to[r].openLeft != from[t].left {
			r++
		}
		heads[r] = int32(t)
		c.traceInner(r, t, heads)
		t = r
	}
}

// traceInner goes through what lies under an arc.
func (c *treeSpace) traceInner(s, t int, heads []int32) {
	from, to := c.parts(s, t)
	at := 0
	for i := range from {
		if from[i].right+to[i].next > from[at].right+to[at].next {
			at = i
		}
	}
	c.traceRight(s, s+at, heads)
	c.traceLeft(s+at+1, t, heads)
}
