package actor

// stateCodes are the numbers of states + 1 by their codes, which are asked for everywhere.
type stateCodes [26 * 26 * 26]int16

// packedCode is a code as an index, -1 for what is none.
func packedCode(code string) int {
	if len(code) != 3 {
		return -1
	}
	at := 0
	for i := range 3 {
		c := code[i] - 'A'
		if c > 25 {
			return -1
		}
		at = at*26 + int(c)
	}
	return at
}

// find is the number of a state.
func (s *stateCodes) find(code string) (int32, bool) {
	at := packedCode(code)
	if at < 0 || s[at] == 0 {
		return 0, false
	}
	return int32(s[at] - 1), true
}
