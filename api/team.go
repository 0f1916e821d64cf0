package api

import (
	"crypto/sha256"
	"fmt"
	"net"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// TeamSettings say how the people of a team log in and what they may do: a file of lines
// "name = value", in which # begins a comment.
type TeamSettings struct {
	Issuer  string // address of the provider, as it names itself
	Client  string // the name that the provider knows this server by
	Secret  string // "" for a client without one
	Address string // of this server as browsers reach it, without a path
	Scopes  []string
	Lasts   time.Duration // of a session
	rules   []roleRule
	sum     []byte // of all that roles depend on
}

// roleRule gives a role to those in whose token a claim has a value.
type roleRule struct {
	role         Role
	claim, value string
}

// byAddress is the claim that only counts where the provider has verified it.
const byAddress = "email"

const teamWant = "want one of issuer, client, secret, address, scopes, lasts, read, review, admin"

// ReadTeam reads settings. The secret is in a file of its own or in the environment, so
// that this one can be shown.
func ReadTeam(name string, b []byte, getenv func(string) string) (*TeamSettings, error) {
	t := &TeamSettings{Scopes: []string{"openid", "email", "profile"}, Lasts: 12 * time.Hour, Secret: getenv("SITREP_TEAM_SECRET")}
	at := map[string]int{}
	n := 0
	for line := range strings.Lines(string(b)) {
		n++
		key, value, found := strings.Cut(line, "=")
		if trimmed := strings.TrimSpace(line); trimmed == "" || trimmed[0] == '#' {
			continue
		}
		fault := func(column int, want string) error { return fmt.Errorf("%s:%d:%d: %s", name, n, column, want) }
		column := len(key) + 2 + len(value) - len(strings.TrimLeft(value, " \t"))
		key, value = strings.TrimSpace(key), strings.TrimSpace(value)
		if !found || value == "" {
			return nil, fault(1, "want a line as name = value")
		}
		if role := RoleOf(key); role != Nobody {
			r, want := ruleOf(role, value)
			if want != "" {
				return nil, fault(column, want)
			}
			t.rules = append(t.rules, r)
			continue
		}
		if was := at[key]; was > 0 {
			return nil, fault(1, fmt.Sprintf("%s stands in line %d already", key, was))
		}
		at[key] = n
		if want := t.set(key, value, filepath.Dir(name)); want != "" {
			if want == teamWant {
				column = 1
			}
			return nil, fault(column, want)
		}
	}
	for _, key := range []string{"issuer", "client", "address"} {
		if at[key] == 0 {
			return nil, fmt.Errorf("%s:%d:1: want a line %s = …", name, n, key)
		}
	}
	if len(t.rules) == 0 {
		return nil, fmt.Errorf("%s:%d:1: want who may do what, as read = groups: press or admin = email: ana@example.org", name, n)
	}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %v", t.Issuer, t.Client, t.rules)
	t.sum = h.Sum(nil)
	return t, nil
}

// set takes one setting and says what it wanted where that cannot be read.
func (t *TeamSettings) set(key, value, dir string) (want string) {
	switch key {
	case "issuer":
		if !secureAddress(value) {
			return "want the provider's address, https://…, as it stands in its discovery document"
		}
		t.Issuer = value
	case "client":
		t.Client = value
	case "secret":
		if !filepath.IsAbs(value) {
			value = filepath.Join(dir, value)
		}
		b, err := os.ReadFile(value)
		if err != nil || strings.TrimSpace(string(b)) == "" {
			return "want a file with the client's secret in it; " + value + " is none"
		}
		t.Secret = strings.TrimSpace(string(b))
	case "address":
		u, err := url.Parse(value)
		if err != nil || !secureAddress(value) || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
			return "want the address under which browsers reach this server, as https://desk.example.org, without a path"
		}
		t.Address = u.Scheme + "://" + u.Host
	case "scopes":
		t.Scopes = strings.Fields(value)
		if !slices.Contains(t.Scopes, "openid") {
			return "want openid among the scopes"
		}
	case "lasts":
		d, err := time.ParseDuration(value)
		if err != nil || d < time.Minute || d > 30*24*time.Hour {
			return "want a time between 1m and 720h, as 12h"
		}
		t.Lasts = d
	default:
		return teamWant
	}
	return ""
}

func ruleOf(role Role, value string) (r roleRule, want string) {
	claim, v, found := "", "", false
	if i := strings.LastIndex(value, ": "); i > 0 {
		claim, v, found = strings.TrimSpace(value[:i]), strings.TrimSpace(value[i+2:]), true
	}
	if !found || claim == "" || v == "" {
		return r, "want a claim and its value, as groups: analysts or email: ana@example.org"
	}
	if claim == byAddress {
		v = strings.ToLower(v)
		if who, host, at := strings.Cut(v, "@"); !at || who == "" || host == "" || strings.Contains(host, "*") || strings.Contains(who, "*") && who != "*" {
			return r, "want an address, as ana@example.org, or *@example.org for all of a domain"
		}
	}
	return roleRule{role, claim, v}, ""
}

// secureAddress: https, or http on this machine itself.
func secureAddress(v string) bool {
	u, err := url.Parse(v)
	if err != nil || u.Host == "" {
		return false
	}
	ip := net.ParseIP(u.Hostname())
	return u.Scheme == "https" || u.Scheme == "http" && (u.Hostname() == "localhost" || ip != nil && ip.IsLoopback())
}

// Host is the name under which browsers reach this server.
func (t *TeamSettings) Host() string {
	_, host, _ := strings.Cut(t.Address, "://")
	return host
}

// asks are the claims that roles depend on.
func (t *TeamSettings) asks() (out []string) {
	for _, r := range t.rules {
		out = append(out, r.claim)
	}
	return out
}

// person is who a token is about: by the address that the provider has verified, else by
// the provider's own name for them, which never changes hands.
func (t *TeamSettings) person(subject string, claims map[string]any) Person {
	p := Person{Name: subject}
	address := verifiedAddress(claims)
	if address != "" {
		p.Name = address
	}
	for _, r := range t.rules {
		fits := false
		if r.claim == byAddress {
			host, all := strings.CutPrefix(r.value, "*@")
			fits = address != "" && (address == r.value || all && address[strings.LastIndexByte(address, '@')+1:] == host)
		} else {
			fits = slices.Contains(claimValues(claims, r.claim), r.value)
		}
		if fits {
			p.Role = max(p.Role, r.role)
		}
	}
	return p
}

// verifiedAddress is the address of who logs in, "" where the provider does not vouch for it.
func verifiedAddress(claims map[string]any) string {
	address, _ := claims[byAddress].(string)
	ok, _ := claims["email_verified"].(bool)
	if s, _ := claims["email_verified"].(string); s == "true" { // as some providers have it
		ok = true
	}
	if address = strings.ToLower(strings.TrimSpace(address)); !ok || !strings.Contains(address, "@") || len(address) > 254 || strings.ContainsFunc(address, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return ""
	}
	return address
}

// claimValues are the values of a claim: of a list each. A name with points is also looked
// for inside objects, as realm_access.roles.
func claimValues(claims map[string]any, name string) (out []string) {
	v, found := claims[name]
	if !found {
		head, rest, more := strings.Cut(name, ".")
		inner, _ := claims[head].(map[string]any)
		if !more || inner == nil {
			return nil
		}
		return claimValues(inner, rest)
	}
	switch v := v.(type) {
	case []any:
		for _, one := range v {
			if s, ok := one.(string); ok {
				out = append(out, s)
			}
		}
	case string:
		out = append(out, v)
	case bool:
		out = append(out, fmt.Sprint(v))
	}
	return out
}
