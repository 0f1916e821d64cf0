package api

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const teamText = `# the desk's people
issuer  = https://login.example.org/realms/press
client  = sitrep
secret  = hush
address = https://desk.example.org/
lasts   = 8h
scopes  = openid email groups

read    = email: *@example.org
review  = https://example.org/claims/groups: analysts
admin   = email: Ana@Example.org
`

func none(string) string { return "" }

func TestReadTeam(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "hush"), []byte("a secret\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(dir, "team")
	s, err := ReadTeam(file, []byte(teamText), none)
	if err != nil {
		t.Fatal(err)
	}
	if s.Address != "https://desk.example.org" || s.Host() != "desk.example.org" || s.Secret != "a secret" || s.Lasts != 8*time.Hour || len(s.Scopes) != 3 || len(s.rules) != 3 {
		t.Errorf("%+v", s)
	}
	if r := s.rules[1]; r.claim != "https://example.org/claims/groups" || r.value != "analysts" || r.role != Reviewer {
		t.Errorf("%+v", r)
	}
	if p := s.person("7", map[string]any{"email": "ana@example.org", "email_verified": true}); p.Role != Admin || p.Name != "ana@example.org" {
		t.Errorf("%+v", p)
	}
	other, _ := ReadTeam(file, []byte(strings.Replace(teamText, "analysts", "press", 1)), none)
	if string(other.sum) == string(s.sum) {
		t.Error("other roles have the same mark")
	}
	for _, c := range [][3]string{
		{"issuer  = https://login", "issuer  = http://login", ":2:11: want the provider's address"},
		{"client  = sitrep", "client", ":3:1: want a line as name = value"},
		{"client  = sitrep", "client =", ":3:1: want a line as name = value"},
		{"secret  = hush", "secret  = nothing", ":4:11: want a file with the client's secret"},
		{"desk.example.org/", "desk.example.org/a", ":5:11: want the address under which browsers"},
		{"address = https://", "address = ", ":5:11: want the address under which browsers"},
		{"address = https://desk.example.org/", "# no address", ":11:1: want a line address = …"},
		{"lasts   = 8h", "lasts   = 8", ":6:11: want a time between"},
		{"lasts   = 8h", "lasts   = 8000h", ":6:11: want a time between"},
		{"lasts   = 8h", "colour  = red", ":6:1: want one of issuer, client"},
		{"lasts   = 8h", "client  = two", ":6:1: client stands in line 3 already"},
		{"openid email groups", "email groups", ":7:11: want openid"},
		{"email: *@example.org", "*@example.org", ":9:11: want a claim and its value"},
		{"email: *@example.org", "email: *", ":9:11: want an address"},
		{"email: *@example.org", "email: *@*", ":9:11: want an address"},
		{"email: *@example.org", "email: a*@example.org", ":9:11: want an address"},
	} {
		text := strings.Replace(teamText, c[0], c[1], 1)
		if _, err := ReadTeam(file, []byte(text), none); err == nil || !strings.HasPrefix(err.Error(), file+c[2]) {
			t.Errorf("%q: %v, want %s", c[1], err, c[2])
		}
	}
	rules := strings.Index(teamText, "read ")
	if _, err := ReadTeam(file, []byte(teamText[:rules]), none); err == nil || !strings.Contains(err.Error(), "want who may do what") {
		t.Errorf("%v", err)
	}
}
