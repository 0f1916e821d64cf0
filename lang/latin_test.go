package lang

import (
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/abadojack/whatlanggo"
)

// What detect works out by itself is what the library says.
func TestDetectAsTheLibrary(t *testing.T) {
	for l, p := range latinLangs {
		if len(p) != rankCount {
			t.Fatalf("%v has %d trigrams in the library", l, len(p))
		}
		for _, s := range p {
			if len([]rune(s)) != 3 {
				t.Fatalf("%v: %q is no trigram", l, s)
			}
		}
	}
	texts := []string{
		"", " ", "1234", "\x00\x01", "\xff\xfe", "a", "ab", "x x x x", "Ünïcödé", "ſſſ ﬁ", "Ａ Ｂ Ｃ Ｄ",
		"Die Regierung hat am Montag erklärt, dass die Gespräche über den Hafen im Juni weitergehen.",
		"Le gouvernement a déclaré lundi que les négociations sur le port reprendraient en juin.",
		"Der Minister sagte, «мы не знаем», und ging.", "Правительство сообщило, что переговоры о порте продолжатся в июне.",
		"Rząd ogłosił w poniedziałek, że rozmowy o porcie będą kontynuowane w czerwcu.", "Chính phủ cho biết các cuộc đàm phán sẽ tiếp tục vào tháng sáu.",
		"政府は月曜日に発表した。", "They came at dawn; nobody spoke. “Go,” he said — and they went…", strings.Repeat("no ", 5000),
	}
	files, _ := filepath.Glob("../eval/gold/*.txt")
	if len(files) == 0 {
		t.Fatal("no reports")
	}
	for _, name := range files {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range strings.Split(string(b), "\n") {
			texts = append(texts, p, strings.ToUpper(p))
		}
	}
	rng := rand.New(rand.NewSource(1))
	for l, p := range latinLangs { // words of a language's trigrams, some of another's
		other := latinLangs[whatlanggo.Eng]
		for range 20 {
			var b strings.Builder
			for range 5 + rng.Intn(150) {
				if rng.Intn(4) == 0 {
					p, other = other, p
				}
				b.WriteString(p[rng.Intn(1+rng.Intn(len(p)))])
			}
			texts = append(texts, b.String())
			p = latinLangs[l]
		}
	}
	own := 0
	for _, s := range texts {
		if s == "" {
			continue // the library panics
		}
		got, want := detect(s), whatlanggo.Detect(s)
		if _, ok := trigrams(s); ok {
			own++
		}
		if got.Confidence != want.Confidence || want.Confidence > 0 && (got.Lang != want.Lang || got.Script != want.Script) {
			t.Errorf("%.80q: %v %v, want %v %v", s, got.Lang, got.Confidence, want.Lang, want.Confidence)
		}
	}
	if own < 500 {
		t.Errorf("%d texts detected without the library", own)
	}
}
