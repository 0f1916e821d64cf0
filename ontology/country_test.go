package ontology

import "testing"

func TestCountries(t *testing.T) {
	f := func(alpha3, want string) {
		t.Helper()
		c := CountryOf(alpha3)
		if c == nil {
			t.Fatalf("no %s", alpha3)
		}
		got := c.Alpha2 + " " + c.Numeric + " " + c.FIPS + " " + c.CAMEO + " " + c.COW + " " + c.GW + " " + c.ACLED + ", " + c.UCDP + ", " + c.ACLEDName()
		if got != want {
			t.Errorf("%s = %s, want %s", alpha3, got, want)
		}
	}
	f("AFG", "AF 004 AF AFG 700 700 Caucasus and Central Asia, Asia, Afghanistan")
	f("DEU", "DE 276 GM DEU 255 260 Europe, Europe, Germany")
	f("YEM", "YE 887 YM YEM 679 678 Middle East, Middle East, Yemen")
	f("COD", "CD 180 CG COD 490 490 Middle Africa, Africa, Democratic Republic of Congo")
	f("ROU", "RO 642 RO ROM 360 360 Europe, Europe, Romania")
	f("XKX", "XK  KV KSV 347 347 Europe, Europe, Kosovo")
	f("PSE", "PS 275 WE PSE   Middle East, , Palestine")
	f("EGY", "EG 818 EG EGY 651 651 Northern Africa, Middle East, Egypt")
	if c := CountryOf("UNO"); c != nil {
		t.Errorf("UNO is %v, no country", c)
	}
	seen := map[string]string{}
	for a, c := range countries() {
		for kind, code := range map[string]string{"alpha-2": c.Alpha2, "numeric": c.Numeric, "FIPS": c.FIPS, "COW": c.COW, "GW": c.GW} {
			if code == "" {
				continue
			}
			if b := seen[kind+code]; b != "" {
				t.Errorf("%s and %s share the %s code %s", a, b, kind, code)
			}
			seen[kind+code] = a
		}
		if c.ACLED == "" {
			t.Errorf("%s has no region", a)
		}
	}
}

func TestCountryNamed(t *testing.T) {
	f := func(name, want string) {
		t.Helper()
		got := ""
		if c := CountryNamed(name); c != nil {
			got = c.Alpha3
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
	f("burkina faso", "BFA")
	f("Democratic Republic of Congo", "COD")
	f("004", "AFG")
	f("Ardania", "")
}
