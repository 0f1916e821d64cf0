package place

import (
	"testing"

	"sitrep"
)

// placeTold is the first place of these words in the text of such an outlet's report.
func placeTold(t *testing.T, of sitrep.Document, text, words string) sitrep.PlaceMention {
	t.Helper()
	a := analyse(text)
	a.Doc.Publisher, a.Doc.Title, a.Doc.URL = of.Publisher, of.Title, of.URL
	open().Annotate(a)
	for _, m := range a.Places {
		if a.Text(m.Span) == words {
			return m
		}
	}
	t.Fatalf("%s of %q, %q, %q: not found", words, of.Publisher, of.Title, of.URL)
	return sitrep.PlaceMention{}
}

func TestOutletTellsTheTown(t *testing.T) {
	f := func(publisher, url, text, words, country, admin1 string) {
		t.Helper()
		if m := placeTold(t, sitrep.Document{Publisher: publisher, URL: url}, text, words); m.Country != country || admin1 != "" && m.Admin1 != admin1 {
			t.Errorf("%s of %q, %s: %s/%s, want %s/%s", words, publisher, url, m.Country, m.Admin1, country, admin1)
		}
	}
	const man = "A man was arrested in Richmond on Monday, police said."
	f("", "", man, "Richmond", "", "")
	f("", "https://news.example.co.uk/a/1", man, "Richmond", "GBR", "")
	f("Kentucky Courier", "", man, "Richmond", "USA", "Kentucky")
	f("The Berea Citizen of Kentucky", "", man, "Richmond", "USA", "Kentucky")
	f("The Independent Post", "", man, "Richmond", "", "")
	f("example.tv", "http://example.tv", man, "Richmond", "", "")
	f("Lagos Herald", "", "The train left London and Paris behind.", "London", "GBR", "")
	if a := analyse("Nothing happened."); true {
		a.Doc.Publisher = "Nairobi Daily"
		open().Annotate(a)
		if len(a.Places) != 0 {
			t.Errorf("the outlet's town became a mention: %v", a.Places)
		}
	}
}

func TestOutletAndPoliceTellWhichTown(t *testing.T) {
	f := func(title, url, text, words, want string) {
		t.Helper()
		m := placeTold(t, sitrep.Document{Title: title, URL: url}, text, words)
		if got := m.Country + "/" + m.Admin1 + " " + string(m.Precision); got != want {
			t.Errorf("%s at %q, %q: %s (%s), want %s", words, url, title, got, m.Evidence, want)
		}
	}
	const man = "A man was stabbed in Wilmington on Monday, police said."
	f("", "", man, "Wilmington", "USA/North Carolina point")
	f("", "http://www.delawareonline.example/a/1", man, "Wilmington", "USA/Delaware point")
	f("", "https://www.philadelphiadailynews.example/a/1", man, "Wilmington", "USA/Delaware point")
	f("", "https://example.com/philadelphia/2014/a", man, "Wilmington", "USA/Delaware point")
	f("Man stabbed - WCAU News - Philadelphia, PA", "", man, "Wilmington", "USA/Delaware point")
	f("Man stabbed - two others hurt in Delaware", "", man, "Wilmington", "USA/North Carolina point")
	f("", "http://www.metro.example", man, "Wilmington", "USA/North Carolina point")
	// a part of a town is called like a town elsewhere
	const part = "Two men were shot in the Austin neighborhood on Monday."
	f("", "", part, "Austin", "USA/Texas point")
	f("", "http://chicago.example.com/news/1", part, "Austin", "USA/Illinois near")
	f("", "", part+"\nThe NOPD asked for witnesses.", "Austin", "USA/Louisiana near")
	f("", "http://chicago.example.com/news/1", "Two men were shot in Austin on Monday.", "Austin", "USA/Illinois near")
	f("", "http://chicago.example.com/news/1", "Two men were shot in Austin, Texas, on Monday.", "Austin", "USA/Texas point")
	f("", "http://chicago.example.com/news/1", "Two men were shot in Austin on Monday.\nThey were flown to Dallas.", "Austin", "USA/Texas point")
	f("", "http://chicago.example.com/news/1", "Two men were shot in Macomb on Monday.", "Macomb", "USA/Illinois point")
	f("", "http://chicago.example.com/news/1", "Two men were shot in the Ensley section.\nA woman was hurt in the Mantua section.", "Mantua", "USA/Illinois near")
	f("", "http://chicago.example.com/news/1", "Two men were shot in the Fairmount section in Indiana.", "Fairmount", "USA/Indiana point")
	f("", "http://chicago.example.com/news/1", "Two men were shot in the Roseland neighborhood on Monday.", "Roseland", "USA/Illinois near")
	f("", "http://chicago.example.com/news/1", "Two men were shot in the Roseland neighborhood.\nThey were driven from Gary, Indiana.", "Roseland", "USA/Indiana point")
	// what is put into another division elsewhere is no surroundings of the report's
	f("", "http://www.ksla.com/1", "Shreveport police sought a man after a shooting in the Mantua neighborhood.\nHe was held in Texarkana, Arkansas.", "Mantua", "USA/Louisiana near")
	// nobody calls the small town so, and others bear the name
	f("", "http://www.wtxf.example/1", "PHILADELPHIA (WTXF) Two men were shot in East Germantown on Monday.\nThe gunman fled Germantown, police in Philadelphia said.", "Germantown", "USA/Pennsylvania near")
	// the police of one town tell of a name that several towns far away share
	f("", "http://www.nbclosangeles.example/1", "Four people were shot in Wilmington on Monday, a sergeant of the Los Angeles Police Department said.", "Wilmington", "USA/California near")
	f("", "http://www.nbclosangeles.example/1", "Four people were shot in Wilmington, North Carolina, on Monday.", "Wilmington", "USA/North Carolina point")
	f("", "http://www.wbrc.com/1", "Two men were shot in Ensley on Monday, the mayor of Birmingham said.", "Ensley", "USA/Alabama near")
	f("", "http://www.wbrc.com/1", "Two men were shot in Cordell on Monday, the mayor of Birmingham said.", "Cordell", "USA/ point")
	// a village with a police of its own
	f("", "http://www.wkbn.com/1", "Howland police arrested a man in Howland.", "Howland", "USA/Ohio near")
	f("", "http://www.maineobserver.example/1", "Howland police arrested a man in Howland.", "Howland", "USA/Maine point")
}
