package lang

// ofDay: piece i is the half of a day that an hour is in, and the word behind it names the day: "at 9 p.m. Tuesday". A day whose
// own something follows begins a sentence: "It ended at 9 p.m. Tuesday's vote went on."
func (s *splitter) ofDay(i int) bool {
	if !has(s.lex.halves, s.form(i)) || i+1 >= s.hi || s.glued(i+1) || !has(s.lex.days, s.form(i+1)) {
		return false
	}
	return i+2 >= s.hi || !s.glued(i+2) || s.form(i+2) == "." || s.form(i+2) == ","
}
