package article

import "testing"

// Agencies once wrote in capitals: what goes on from line to line cannot be told by a small letter.
func TestShortReportInCapitalsIsUnwrapped(t *testing.T) {
	const report = "   ARBIN, 4 MAR 91 (AGENCY) -- [TEXT] TWO GUARDS OF THE\n" +
		"NORVIAN CONSULATE IN ARBIN WERE KILLED TODAY BY UNKNOWN MEN ON A\n" +
		"MOTORCYCLE, THE POLICE REPORTED.\n\n" +
		"   A SPOKESMAN SAID THAT THE GUARDS WERE ABOUT TO LEAVE WHEN THE\n" +
		"MEN, WHO HAD WAITED IN A STREET BESIDE THE HARBOUR, OPENED FIRE.\n"
	const list = "TWO GUARDS KILLED AT NORVIAN CONSULATE IN ARBIN BY UNKNOWN MEN\n" +
		"MINISTERS OF VELAND AND NORVIA TO MEET ON TRADE IN KARM MONDAY\n" +
		"FLOODS CUT OFF TWELVE VILLAGES IN THE EAST OF VELAND ON SUNDAY\n"
	f := func(text string, want int) {
		t.Helper()
		if got := paragraphs(text); len(got) != want {
			for _, p := range got {
				t.Logf("%q", text[p.start:p.end])
			}
			t.Errorf("%d paragraphs, want %d", len(got), want)
		}
	}
	f(report, 2)
	f(list, 3)
}
