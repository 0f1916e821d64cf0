package sitrep

import "testing"

func TestFamilyName(t *testing.T) {
	for name, want := range map[string]string{
		"Tom Reed": "Reed", "Tom Reed Jr.": "Reed", "Tom Reed, Sr": "Reed", "João Prado Filho": "Prado", "Ana Ruiz Soto III": "Soto", "Reed": "Reed", "Junior": "Junior", "": "",
	} {
		if got := FamilyName(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
