package sitrep

import "testing"

func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{
		"Ana Ruiz": "Ana Ruiz", "Ana\n  Ruiz": "Ana Ruiz", " Ana": "Ana", "Ruiz\t": "Ruiz", "Ana  Ruiz": "Ana Ruiz", "Ana\u00a0Ruiz": "Ana Ruiz", "": "", " ": "",
	} {
		if got := OneLine(text); got != want {
			t.Errorf("of %q got %q, want %q", text, got, want)
		}
	}
}
