package syntax

import (
	"strings"
	"unicode"
)

// FormTables are the row counts of the embedding tables that a form's spelling
// indexes, in the order of Form.Spelling.
var FormTables = [...]int{8192, 4096, 1024, 4096, 512}

// Form is what the network sees of one token: two keys into the word tables
// and one row of each spelling table.
type Form struct {
	Lower    string // the form in lower case
	Norm     string // Lower with each digit as 0
	Spelling [len(FormTables)]int32
}

// NewForm works out the inputs of a surface form. Curly quotes count as
// straight ones and all dashes as a hyphen or "--", as in the treebanks.
func NewForm(form string) Form {
	form = plain(form)
	f := Form{Lower: strings.ToLower(form)}
	f.Norm = norm(f.Lower)
	s4, s3, s2, p3 := cut(f.Norm, -4), cut(f.Norm, -3), cut(f.Norm, -2), cut(f.Norm, 3)
	f.Spelling = [...]int32{
		bucket(1, s4, FormTables[0]), bucket(2, s3, FormTables[1]), bucket(3, s2, FormTables[2]),
		bucket(4, p3, FormTables[3]), bucket(5, shape(form), FormTables[4]),
	}
	return f
}

// plain maps typography to the characters that the treebanks use.
func plain(s string) string {
	switch s {
	case "‘", "’", "‛", "′", "`":
		return "'"
	case "“", "”", "„", "‟", "″", "«", "»", "``", "''":
		return "\""
	case "–", "‑", "‐", "−":
		return "-"
	case "—", "―":
		return "--"
	case "…":
		return "..."
	}
	if strings.IndexByte(s, "’"[0]) >= 0 && strings.ContainsAny(s, "’‘‑") {
		return strings.NewReplacer("’", "'", "‘", "'", "‑", "-").Replace(s)
	}
	return s
}

// norm makes all numbers of one length and punctuation alike, in lower case; numbers of
// more than six characters are one.
func norm(s string) string {
	i := 0
	for i < len(s) && (s[i] < '0' || s[i] > '9') {
		i++
	}
	if i == len(s) {
		return s
	}
	b := []byte(s)
	number := true
	for i, c := range b {
		switch {
		case '0' <= c && c <= '9':
			b[i] = '0'
		case c != ',' && c != '.':
			number = false
		}
	}
	if number && len(b) > 6 {
		return "000000"
	}
	return string(b)
}

// cut is the first n bytes of s, the last -n for a negative n, all of a short s.
func cut(s string, n int) string {
	switch {
	case n >= 0 && n < len(s):
		return s[:n]
	case n < 0 && -n < len(s):
		return s[len(s)+n:]
	}
	return s
}

// bucket is the FNV-1a hash of s, seeded by the table, folded to a row.
func bucket(table uint64, s string, rows int) int32 {
	return int32(hash(table, s) % uint64(rows))
}

func hash(seed uint64, s string) uint64 {
	h := uint64(14695981039346656037) ^ seed*0x9E3779B97F4A7C15
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h ^ h>>32
}

// shape is the sequence of character classes with runs cut at two: "Baghdad"
// is "Xxx", "2,500" is "d,dd".
func shape(s string) string {
	var b [32]byte
	out := b[:0]
	var last byte
	run := 0
	for _, r := range s {
		c := byte('p')
		switch {
		case r < 128 && !unicode.IsLetter(r) && !unicode.IsDigit(r):
			c = byte(r)
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLetter(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		}
		if c != last {
			last, run = c, 0
		}
		if run++; run > 2 || len(out) == len(b) {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}
