package article

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// marginal: what a clean report's paragraph may be beside a part of its body.
func marginal(f form) bool {
	return f == formStamp || f == formByline || f == formCredit || f == formCaption
}

func TestPlainProse(t *testing.T) {
	x := itemReader{vocabulary: loadVocabulary(), keyless: true}
	for _, c := range []struct {
		text string
		want form
		told bool // without reading
	}{
		{"The governor of Marvan said that at least twelve people had been killed in the raid and that nine others were missing.", formProse, true},
		{"Nobody claimed the attack on the mill.", formProse, true},
		{"Two of the wounded (both of them guards at the depot near the old harbour of Port Lisse) were flown to the capital on Monday.", formProse, false},
		{"12 14 16 18 20 22 24 26 28 30 32 34 36 38 40 42 44 46 48 50 2024-02-04", formStamp, false},
		{"Published at 3:15 p.m. on Monday, 4 February 2024, updated at 5:20 p.m.", formStamp, false},
		{"By Ana Torvald and Samuel Okoro, 4 February 2024", formByline, false},
		{"Credit: Ana Torvald and Samuel Okoro of the Marvan Courier.", formCredit, false},
		{"Smoke rises on Friday over the market of Marvan after the bomb that killed fourteen people and hurt dozens more there. (AP)", formCaption, false},
		{"Residents of the old town walk past what is left of the mill on Sunday morning after a night of heavy shelling. Photo: Ana Torvald", formCaption, false},
		{"Ana Torvald (right) and the man in this photo walk over to the house of the governor at the end of last year.", formCaption, false},
	} {
		it := x.read(c.text, paragraph{end: len(c.text)})
		if got := plainProse(c.text); got != c.told || it.form != c.want {
			t.Errorf("%q: plain %v, form %d, want %v, %d", c.text, got, it.form, c.told, c.want)
		}
	}
	files, err := filepath.Glob("../eval/gold/*.txt")
	if more, _ := filepath.Glob("testdata/*/*"); err != nil || len(files) == 0 || len(more) == 0 {
		t.Fatal("no reports", err)
	} else {
		files = append(files, more...)
	}
	told, all := 0, 0
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		s := strings.ToValidUTF8(string(b), "?")
		for _, p := range paragraphs(s) {
			all++
			if !plainProse(s[p.start:p.end]) {
				continue
			}
			told++
			if it := x.read(s, p); marginal(it.form) {
				t.Errorf("%s: %q is of form %d and told to be plain", name, s[p.start:p.end], it.form)
			}
		}
	}
	if told*4 < all {
		t.Errorf("%d of %d paragraphs are told without reading", told, all)
	}
}
