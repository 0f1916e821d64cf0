package syntax

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
// projective tree in cubic time.
type treeSpace struct {
	value [4][]int64
	split [4][]int16
}

// Kinds of chart items over [s, t]: the head is s or t; complete ones need no
// more dependents on the side of their other end.
const (
	completeRight = iota // head s
	completeLeft         // head t
	openRight            // arc s to t
	openLeft             // arc t to s
)

const never = int64(-1) << 50

// best writes the heads of the best projective tree of n nodes, of which node 0
// takes one dependent.
func (c *treeSpace) best(n int, score func(head, dep int) int32, heads []int32) {
	for k := range c.value {
		grow(&c.value[k], n*n)
		grow(&c.split[k], n*n)
	}
	for i := range n {
		for k := range c.value {
			c.value[k][i*n+i] = 0
		}
	}
	for width := 1; width < n; width++ {
		for s := 0; s+width < n; s++ {
			t := s + width
			top, at := never, s
			for r := s; r < t; r++ {
				if v := c.value[completeRight][s*n+r] + c.value[completeLeft][(r+1)*n+t]; v > top {
					top, at = v, r
				}
			}
			right := int64(score(s, t))
			if s == 0 {
				right -= 1 << 36 // one root is dearer than any tree
			}
			c.set(openRight, s*n+t, top+right, at)
			left := never
			if s > 0 {
				left = top + int64(score(t, s))
			}
			c.set(openLeft, s*n+t, left, at)
			top, at = never, t
			for r := s + 1; r <= t; r++ {
				if v := c.value[openRight][s*n+r] + c.value[completeRight][r*n+t]; v > top {
					top, at = v, r
				}
			}
			c.set(completeRight, s*n+t, top, at)
			top, at = never, s
			for r := s; r < t; r++ {
				if v := c.value[completeLeft][s*n+r] + c.value[openLeft][r*n+t]; v > top {
					top, at = v, r
				}
			}
			c.set(completeLeft, s*n+t, top, at)
		}
	}
	c.trace(completeRight, 0, n-1, n, heads)
}

func (c *treeSpace) set(kind, at int, value int64, split int) {
	c.value[kind][at], c.split[kind][at] = value, int16(split)
}

func (c *treeSpace) trace(kind, s, t, n int, heads []int32) {
	if s == t {
		return
	}
	r := int(c.split[kind][s*n+t])
	switch kind {
	case completeRight:
		c.trace(openRight, s, r, n, heads)
		c.trace(completeRight, r, t, n, heads)
	case completeLeft:
		c.trace(completeLeft, s, r, n, heads)
		c.trace(openLeft, r, t, n, heads)
	default:
		if kind == openRight {
			heads[t] = int32(s)
		} else {
			heads[s] = int32(t)
		}
		c.trace(completeRight, s, r, n, heads)
		c.trace(completeLeft, r+1, t, n, heads)
	}
}
