package coder

// apart: neither the sentence nor the two before it have a word of public affairs.
// Words of asking, blaming and refusing tell no event there.
func (t *tree) apart() bool {
	for si := t.si; si >= 0 && si > t.si-3; si-- {
		if o := t.w.trees[si]; o != nil {
			if p := o.publicity(); p.public || p.countries || p.civic || p.labour {
				return false
			}
		}
	}
	return true
}
