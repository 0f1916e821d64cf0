package place

import (
	"strings"
	"testing"

	"sitrep"
)

// with opens a resolver with users' files, named a, b, … with the ending of their format.
func with(t testing.TB, files ...string) *Resolver {
	t.Helper()
	var own []Source
	for i, text := range files {
		own = append(own, Source{string(rune('a'+i)) + ".txt", strings.NewReader(text)})
	}
	r, err := New(own...)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func dumpRow(id, name, other, lat, lon, code, country, admin1, population string) string {
	return strings.Join([]string{id, name, name, other, lat, lon, code[:1], code, country, "", admin1, "", "", "", population, "", "", "Etc/UTC", "2020-01-01"}, "\t") + "\n"
}

const ownCSV = `name,lat,lon,country,admin1,aliases,type,notes
Kaladuma,15.31,36.02,SDN,Kassala,Qaladuma; Kala Duma,village,"burned, rebuilt"
Camp Falcon Ridge,33.2,44.1,Iraq,,,base,
Ammar,32.71,36.11,SY,,,village,
Tell Duwayr,33.99,36.99,SY,Rif Nowhere,,,
`

const ownGeoJSON = `{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"name": "Wadi Hamran", "country": "SDN", "aliases": ["Hamran Valley"]},
  "geometry": {"type": "Polygon", "coordinates": [[[30, 14], [30.2, 14], [30.2, 14.2], [30, 14.2], [30, 14]]]}},
 {"type": "Feature", "properties": {"name": "Tor Outpost", "type": "post"}, "geometry": {"type": "Point", "coordinates": [40.5, 33.5]}}]}`

var ownDump = dumpRow("990000001", "Umm Barata", "Um Barata,أم برطة", "12.1", "24.3", "PPL", "SD", "49", "0") +
	dumpRow("990000002", "Al Hawiyah School", "", "12.2", "24.3", "SCH", "SD", "49", "0") +
	dumpRow("379003", "Goz Beida Camp", "", "12.2", "21.4", "CMPRF", "TD", "", "0")

// where is the place that the first mention of words was read as.
func where(t *testing.T, r *Resolver, text, words string) *sitrep.PlaceMention {
	t.Helper()
	a := analyse(text)
	r.Annotate(a)
	for i := range a.Places {
		if a.Text(a.Places[i].Span) == words {
			return &a.Places[i]
		}
	}
	return nil
}

func TestAddedPlaces(t *testing.T) {
	for _, c := range []struct {
		file, text, words string
		lat, lon          float64
		precision         sitrep.PlacePrecision
		country, evidence string
	}{
		{ownCSV, "Kaladuma was burned on Monday.", "Kaladuma", 15.31, 36.02, "point", "SDN", "a.txt:2"},
		{ownCSV, "People fled Qaladuma on foot.", "Qaladuma", 15.31, 36.02, "point", "SDN", "a.txt:2"},
		{ownCSV, "Rockets hit Camp Falcon Ridge.", "Camp Falcon Ridge", 33.2, 44.1, "point", "IRQ", "a.txt:3"},
		{ownCSV, "Shells fell on Tel Duweir in Syria.", "Tel Duweir", 33.99, 36.99, "point", "SYR", ""},
		{ownGeoJSON, "Clashes went on in Wadi Hamran.", "Wadi Hamran", 14.1, 30.1, "district", "SDN", "a.txt:2"},
		{ownGeoJSON, "Clashes went on in Hamran Valley.", "Hamran Valley", 14.1, 30.1, "district", "SDN", ""},
		{ownGeoJSON, "The Tor Outpost was hit.", "Tor Outpost", 33.5, 40.5, "point", "", "a.txt:4"},
		{ownDump, "Gunmen entered Um Barata in Darfur.", "Um Barata", 12.1, 24.3, "point", "SDN", "a.txt:1"},
		{ownDump, "They reached the Goz Beida Camp.", "Goz Beida Camp", 12.2, 21.4, "point", "TCD", "a.txt:3"},
	} {
		m := where(t, with(t, c.file), c.text, c.words)
		if m == nil || m.Lat == nil {
			t.Errorf("%q: %s not located: %+v", c.text, c.words, m)
			continue
		}
		if *m.Lat != c.lat || *m.Lon != c.lon || m.Precision != c.precision || m.Country != c.country || !strings.Contains(m.Evidence, c.evidence) {
			t.Errorf("%q: %v %v %s %s (%s), want %+v", c.text, *m.Lat, *m.Lon, m.Precision, m.Country, m.Evidence, c)
		}
	}
	if m := where(t, with(t, ownDump), "They met at Al Hawiyah School.", "Al Hawiyah School"); m != nil && m.GeonameID != 0 {
		t.Errorf("a school of a dump became a place: %+v", m)
	}
	if m := where(t, with(t, ownCSV), "Tell Duwayr fell.", "Tell Duwayr"); m == nil || m.Admin1 != "Rif Nowhere" {
		t.Errorf("%+v, want the division as the user has it", m)
	}
}

func TestListedVillageIsNoSurname(t *testing.T) {
	r := with(t, ownCSV)
	if m := where(t, r, "Hassan Ammar told reporters that he would stay.", "Ammar"); m != nil {
		t.Errorf("a person became the village of that name: %s", m.Evidence)
	}
	if m := where(t, r, "The village of Ammar was shelled.", "Ammar"); m == nil || m.Country != "SYR" {
		t.Errorf("the village was not found: %+v", m)
	}
}

func TestAddedPlacesOverride(t *testing.T) {
	f := func(words string, lat, lon float64, id int, files ...string) {
		t.Helper()
		m := where(t, with(t, files...), "They met in "+words+" on Monday.", words)
		if m == nil || m.Lat == nil {
			t.Fatalf("%s not located", words)
		}
		if *m.Lat != lat || *m.Lon != lon || m.GeonameID != id || len(m.Rivals) > 2 {
			t.Errorf("%s: %v %v, id %d, %d rivals; want %v %v, id %d", words, *m.Lat, *m.Lon, m.GeonameID, len(m.Rivals), lat, lon, id)
		}
	}
	// the same name in the same country close by: the built-in names and id stay
	f("Goma", -1.7, 29.2, 216281, "name,lat,lon,country\nGoma,-1.7,29.2,COD\n")
	// the same GeoNames id
	f("Goma", -1.71, 29.21, 216281, "name,lat,lon,country,geonameid\nGoma-Ville,-1.71,29.21,CD,216281\n")
	// a region of the written files
	f("Donbas", 48, 38, 0, "name,lat,lon\nDonbas,48,38\n")
	// a later file goes over an earlier one
	f("Kaladuma", 15.32, 36.03, 0, ownCSV, "name;lat;lon;country\nKaladuma;15.32;36.03;SDN\n")
}

func TestFaultsOfUsersFiles(t *testing.T) {
	f := func(text, at, want string) {
		t.Helper()
		_, err := New(Source{"x", strings.NewReader(text)})
		if err == nil || !strings.Contains(err.Error(), "x:"+at+": ") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want x:%s: and %q in it", text, err, at, want)
		}
	}
	f("", "1:1", "want a GeoNames dump, CSV with the header name,lat,lon or GeoJSON")
	f("name,lat\nA,1\n", "1:1", `no column "lon"`)
	f("name,lat,lon,latitude\n", "1:14", "a second column lat")
	f("name,lat,lon\nA,1\n", "2:1", "as many fields")
	f("name,lat,lon\nAlu,91,20\n", "2:5", `latitude "91": want a number from -90 to 90`)
	f("name,lat,lon\nAlu,NaN,20\n", "2:5", "latitude")
	f("name,lat,lon\nAlu,\"34,5\",20\n", "2:5", "latitude")
	f("name,lat,lon\nAlu,9,-180.5\n", "2:7", "longitude")
	f("name,lat,lon\n,9,18\n", "2:1", "no name")
	f("name,lat,lon\nقرية,9,18\n", "2:1", "Latin script")
	f("name,lat,lon,country\nAlu,9,18,Utopia\n", "2:10", "alpha-2 or alpha-3")
	f("name,lat,lon,type\nAlu,9,18,vilage\n", "2:10", "want a feature code of GeoNames or one of town, city, village")
	f("name,lat,lon,population\nAlu,9,18,-4\n", "2:10", "whole number")
	f("name,lat,lon\nAl\xffu,9,18\n", "2:3", "UTF-8")
	f(ownDump+"99\tX\n", "4:5", "want the 19 of a GeoNames dump")
	f(dumpRow("1", "X", "", "95.2", "3", "PPL", "SD", "", "0"), "1:8", `latitude "95.2"`)
	f(dumpRow("1", "X", "", "9", "300", "PPL", "SD", "", "0"), "1:10", `longitude "300"`)
	f(dumpRow("1", "X", "", "9", "30", "PPL", "QQ", "", "0"), "1:19", `country "QQ"`)
	f(dumpRow("0", "X", "", "9", "30", "PPL", "SD", "", "0"), "1:1", "positive number")
	f(dumpRow("1", "X", "", "9", "30", "PPL", "SD", "", "many"), "1:27", "whole number")
	f(`{"type": "Topology"}`, "1:1", `want "type": "FeatureCollection" or "Feature"`)
	f("{\"type\": \"Feature\",\n}", "2:1", "want GeoJSON")
	f(`{"type": "Feature", "properties": {"name": "A"`, "1:47", "ends early")
	f(`{"type": "Feature", "properties": {"name": "A"}, "geometry": null}`, "1:1", "no geometry")
	f(`{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {}}`, "1:89", "no name")
	f("{\"type\": \"Feature\", \"properties\": {\"name\": \"A\"},\n \"geometry\": {\"type\": \"Point\", \"coordinates\": [33, 95]}}", "2:52", `latitude "95"`)
	f(`{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Point", "coordinates": [200, 5]}}`, "1:96", "before the latitude")
	f(`{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Circle", "coordinates": [20, 5]}}`, "1:62", "want Point")
	f(`{"type": "Feature", "properties": {"name": "A"}, "geometry": {"type": "Polygon", "coordinates": [20, 5]}}`, "1:98", "want an array")
	f(strings.Repeat("[", 100000), "1:33", "levels deep")
	_, err := readKinds("k", "town | x |\nhouse | y |\n")
	if err == nil || !strings.Contains(err.Error(), "k:2:1: kind") {
		t.Errorf("%v, want a fault at k:2:1", err)
	}
}

func FuzzAddedPlaces(f *testing.F) {
	f.Add(ownCSV)
	f.Add(ownGeoJSON)
	f.Add(ownDump)
	f.Add("name\tlat\tlon\nA\t1\t2")
	k, err := readKinds("kinds.txt", kindsText)
	if err != nil {
		f.Fatal(err)
	}
	r := open()
	f.Fuzz(func(t *testing.T, text string) {
		g := gazetteerFile{name: "x", text: text, overlay: r.overlay, kinds: k}
		g.put = func(w *addedRow) {
			if w.name == "" || !(w.lat >= -90 && w.lat <= 90 && w.lon >= -180 && w.lon <= 180) {
				t.Fatalf("%+v", w)
			}
		}
		if err := g.read(); err != nil && !strings.HasPrefix(err.Error(), "x:") {
			t.Fatalf("%v: no place", err)
		}
	})
}
