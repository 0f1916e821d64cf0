package sitrep

import (
	"testing"
	"time"
)

func TestDayString(t *testing.T) {
	for d := DayOf(1, 1, 1); d <= DayOf(9999, 12, 31); d += 97 {
		if got, want := d.String(), d.time().Format(time.DateOnly); got != want {
			t.Fatalf("day %d is %s, want %s", d, got, want)
		}
	}
	if s := DayOf(2024, 2, 29).String(); s != "2024-02-29" {
		t.Errorf("29 February 2024 is %s", s)
	}
}
