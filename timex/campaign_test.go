package timex

import (
	"strings"
	"testing"
)

// A report without a day takes the year of its bare dates from the fight that it tells of, where
// one year alone is left; what names no fight, no party or a later year does not.
func TestCampaignYear(t *testing.T) {
	checkUndated(t, map[string]string{
		"Iraqi troops stormed a school in east Mosul on December 6. Islamic State fighters fled the following day.":                "December 6 2016-12-06; the following day 2016-12-07",
		"The siege of Vukovar went on. On 9 October JNA guns shelled the hospital. In November talks failed.":                      "9 October 1991-10-09; November 1991-11",
		"Marines seized a mosque in Fallujah on 12 November, and insurgents fired on them from a minaret.":                         "12 November 2004-11-12",
		"Serb forces besieged Srebrenica. On 11 July Dutch peacekeepers were disarmed by men of General Mladic.":                   "11 July 1995-07-11",
		"Russian assault troops advanced on the railway yards of Debaltseve on 2 February, the separatists said.":                  "2 February 2015-02-02",
		"Soldiers retook a school in Marawi from Maute gunmen on 14 August.":                                                       "14 August 2017-08-14",
		"LTTE rebels left a village near Kilinochchi on 20 January as the army's offensive went on.":                               "20 January 2009-01-20",
		"Turkish tanks advanced on a village near Afrin on 3 February. YPG fighters shelled them.":                                 "3 February 2018-02-03",
		"M23 rebels stormed the airport of Goma on 27 January.":                                                                    "27 January 2025-01-27",
		"Argentine jets sank a ship on 24 May. The advance on Goose Green began.":                                                  "24 May 1982-05-24",
		"Israeli jets struck a suburb of Beirut on 20 July as the assault went on.":                                                "20 July XXXX-07-20",
		"Russian troops stormed a coke plant of Avdiivka on 2 February, the Ukrainian army said.":                                  "2 February XXXX-02-02",
		"Rebels of Charles Taylor besieged Monrovia. On 20 July they shelled the port.":                                            "20 July XXXX-07-20",
		"Iraqi troops stormed a school in east Mosul on December 6. Nobody said who held it.":                                      "December 6 XXXX-12-06",
		"A bomb killed four people in Mosul on December 6. Islamic State said that it had laid it.":                                "December 6 XXXX-12-06",
		"Since the battle of Mosul in 2017 the town has been quiet. On December 6 Islamic State men shot a guard. It was 2021.":    "2017 2017; December 6 2017-12-06; 2021 2021",
		"Russian troops stormed a suburb of Grozny on 20 December. Chechen fighters held out.":                                     "20 December XXXX-12-20",
		"Iraqi troops stormed a school in east Mosul on September 6. Islamic State fighters fled.":                                 "September 6 XXXX-09-06",
		"The assault on Mosul by Islamic State men was told of on December 6. In 2019 the town was rebuilt. Nobody came. It hurt.": "December 6 XXXX-12-06; 2019 2019",
	})
}

func TestCampaignFaults(t *testing.T) {
	for text, want := range map[string]string{
		"2016-10-17 | Mosul | ISIL":                       "x:1:1: want FROM..TO",
		"2016-10-17..2016-10-01 | Mosul | ISIL":           "x:1:1: want FROM..TO",
		"# a\n2016-10-17..2017-07-10 | Mosul":             "x:2:",
		"told by: siege\n2016-10-17..2017-07-10 | | ISIL": "x:2:",
	} {
		if _, err := readCampaigns("x", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: got %v", text, err)
		}
	}
	known, err := knownCampaigns()
	if err != nil {
		t.Fatal(err)
	}
	if len(known.told) == 0 || len(known.list) < 40 {
		t.Errorf("%d words, %d campaigns", len(known.told), len(known.list))
	}
}
