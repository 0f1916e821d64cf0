package coder

import (
	"slices"
	"testing"
)

// TestPersonsCountOnce: who is told of twice, as an officer, by name or as "he", is one person.
func TestPersonsCountOnce(t *testing.T) {
	for _, c := range []struct {
		text, kind string
		want       int
	}{
		{"A boy, 17, was found shot dead on Tuesday outside a nightclub, according to police. Officers got a call about a shooting, Lt. Peter Sand said. Terry Marlow was found with a gunshot wound, he said. He was later pronounced dead from his injuries. Shots were fired and Marlow was killed.", "killed", 1},
		{"A Dorim officer was shot on Thursday and the suspect was killed, police said. The man pulled a gun and shot one of the officers in the leg, Hollis said. The officer who was shot was able to walk, Hollis said.", "injured", 1},
		{"Gunmen shot a man and a woman in Dorim on Monday. The man and the woman were wounded, police said.", "injured", 2},
		{"Child Shot, Killed at Dorim Home\n\nA child of 13 was shot and killed on Monday at a home in Dorim. Police named the victim as Arno Pell, 13. Pell was killed when a gun went off, Hollis said.", "killed", 1},
		{"A teen was killed in Dorim on Monday. The man, 19, was killed by a shot in the back, police said.", "killed", 1},
		{"A child was killed in Dorim on Monday and a man, 44, was killed by a shot in the back, police said.", "killed", 2},
		{"A man, 18, was wounded in Dorim on Monday. A boy was wounded in the same shooting, police said.", "injured", 2},
		{"A woman, 18, was killed in Dorim on Monday. A girl was also killed, police said.", "killed", 2},
		{"A teen, 18, was killed in Dorim on Monday. The boy was killed by a shot in the back, police said.", "killed", 1},
		{"An 18-year-old boy was killed in Dorim on Monday. The 18-year-old man was killed by a shot in the back, police said.", "killed", 1},
	} {
		var who []string
		for _, e := range testChain(t).code(c.text).Events {
			for _, q := range e.Sizes {
				for _, w := range q.Who {
					if q.Kind == c.kind && !slices.Contains(who, w) {
						who = append(who, w)
					}
				}
			}
		}
		if len(who) != c.want {
			t.Errorf("%s: %d persons %s, want %d: %q", c.text, len(who), c.kind, c.want, who)
		}
	}
}
