package process

// Compared is how many pairs of what the reports tell are compared.
func Compared(reports []Report) (n int) {
	ks := Builtin()
	tr := &tracker{ks: ks}
	for _, k := range ks.list {
		for range candidates(gathered(tr.threads(k, reports))) {
			n++
		}
	}
	return n
}
