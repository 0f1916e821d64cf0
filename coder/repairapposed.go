package coder

// repairApposed takes a list that counts out those right before it for what it is where the parser
// made its members more people: "14 foreigners, six Iraqis, seven Sudanese and a Turk, were held".
// The numbers tell: those of the list make up the one before.
func (t *tree) repairApposed(i int, set attach) {
	if i+4 >= len(t.tok) || !t.plural(i) || !listMark[t.form[i+1]] {
		return
	}
	n := t.firstRel(i, "nummod")
	if n < 0 || n > i {
		return
	}
	whole, ok := t.value(n, n+1)
	if !ok || whole < 3 {
		return
	}
	var heads []int
	sum, k := 0, i+2
	for sum < whole && k < len(t.tok) {
		part := 1
		if t.form[k] != "a" && t.form[k] != "an" {
			if part, ok = t.value(k, k+1); !ok || !t.numeric(k) {
				return
			}
		}
		h := -1
		for k++; k < len(t.tok) && t.form[k] != "and" && inNounPhrase(t.tok[k].UPOS); k++ {
			h = k
		}
		if h < 0 {
			return
		}
		heads, sum = append(heads, h), sum+part
		for sum < whole && k < len(t.tok) && (t.form[k] == "," || t.form[k] == "and") {
			k++
		}
	}
	if sum != whole || len(heads) < 2 {
		return
	}
	if t.form[i+1] == "," && !t.w.c.class["whoever"].words[t.lemma[i]] && (k >= len(t.tok) || !listMark[t.form[k]]) {
		return // "killed three soldiers, two clerks and a nurse"
	}
	for j, h := range heads {
		if j == 0 {
			set(h, i, "appos")
		} else {
			set(h, heads[0], "conj")
		}
	}
	for c := i + 2; c < k; c++ { // what stands within the list hangs in it
		if h := t.head(c); (h < i || h >= k || h == i) && c != heads[0] && t.tok[c].UPOS != "PUNCT" {
			for _, to := range heads {
				if to > c {
					set(c, to, t.tok[c].Deprel)
					break
				}
			}
		}
	}
}

var listMark = map[string]bool{",": true, ":": true, "-": true, "–": true, "—": true}
