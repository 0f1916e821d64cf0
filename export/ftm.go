package export

import (
	"bufio"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"golang.org/x/text/language"

	"sitrep"
)

// ftmEntity is an entity of FollowTheMoney: a schema and lists of values.
type ftmEntity struct {
	ID         string              `json:"id"`
	Schema     string              `json:"schema"`
	Properties map[string][]string `json:"properties"`
}

// FollowTheMoney prints actors and their ties as FollowTheMoney entities, one JSON
// object a line: Person, Organization or PublicBody for the actors; Position and
// Occupancy for offices; Membership, Directorship or UnknownLink with a role for
// other ties. A tie to an actor that is not among them becomes a note.
func FollowTheMoney(w io.Writer, actors []sitrep.Actor) error {
	byName := make(map[string]*sitrep.Actor, len(actors))
	for i := range actors {
		if byName[actors[i].Name] == nil {
			byName[actors[i].Name] = &actors[i]
		}
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	posts := map[string]bool{}
	for i := range actors {
		a := &actors[i]
		e := ftmEntity{ftmID(a.ID), ftmSchema(a), map[string][]string{"name": {a.Name}, "topics": ftmTopics(a)}}
		if len(a.Aliases) > 0 {
			e.Properties["alias"] = a.Aliases
		}
		if c := ftmCountry(a.Country); c != "" {
			e.Properties["country"] = []string{c}
		}
		if a.Reference != "" {
			e.add("notes", "See "+a.Reference)
		}
		var links []ftmEntity
		for k := range a.Ties {
			t := &a.Ties[k]
			to, other := "", byName[t.Actor]
			if other != nil {
				to = ftmID(other.ID)
			}
			// The model's roles are of persons and in organisations.
			body, otherBody := e.Schema != "Person", other != nil && ftmSchema(other) != "Person"
			switch {
			case t.Relation == "office" && !body:
				p := ftmPost(t, to, otherBody, e.Properties["country"])
				if !posts[p.ID] {
					posts[p.ID] = true
					links = append(links, p)
				}
				links = append(links, ftmLink("Occupancy", "holder", e.ID, "post", p.ID, t))
			case other == nil || to == e.ID || t.Relation == "office":
				e.add("notes", TieWords(t))
			case otherBody && (t.Relation == "member of" || t.Relation == "part of"):
				links = append(links, ftmLink("Membership", "member", e.ID, "organization", to, t))
			case t.Relation == "led by" && body:
				links = append(links, ftmLink("Directorship", "director", to, "organization", e.ID, t))
			default:
				links = append(links, ftmLink("UnknownLink", "subject", e.ID, "object", to, t))
			}
		}
		for _, x := range append([]ftmEntity{e}, links...) {
			if err := enc.Encode(x); err != nil {
				return err
			}
		}
	}
	return out.Flush()
}

func (e *ftmEntity) add(property, value string) {
	e.Properties[property] = append(e.Properties[property], value)
}

// ftmPost is the office that a tie tells of.
func ftmPost(t *sitrep.Tie, organization string, known bool, country []string) ftmEntity {
	name := t.Title
	if t.Actor != "" {
		name += " of " + t.Actor
	}
	p := ftmEntity{ftmID(sitrep.ID("post", name)), "Position", map[string][]string{"name": {name}}}
	if known {
		p.add("organization", organization)
	}
	if country != nil {
		p.Properties["country"] = country
	}
	return p
}

// ftmLink is the entity that stands for a tie.
func ftmLink(schema, fromProperty, from, toProperty, to string, t *sitrep.Tie) ftmEntity {
	l := ftmEntity{ftmID(sitrep.ID("tie", schema, from, to, t.Relation, t.From.String(), t.Until.String())), schema,
		map[string][]string{fromProperty: {from}, toProperty: {to}}}
	if schema != "Occupancy" {
		l.add("role", t.Relation)
	}
	if t.From != 0 {
		l.add("startDate", t.From.String())
	}
	if t.Until != 0 {
		l.add("endDate", t.Until.String())
	}
	if t.Ended {
		l.add("status", "ended")
	}
	return l
}

func ftmSchema(a *sitrep.Actor) string {
	holds := func(t sitrep.Tie) bool { return t.Relation == "office" }
	switch {
	case a.Type == sitrep.EntityPerson, a.Type == "" && slices.ContainsFunc(a.Ties, holds): // whom only reports tell of
		return "Person"
	case a.Type == sitrep.EntityCountry, slices.Contains(a.Sectors, "GOV"), slices.Contains(a.Sectors, "MIL"), slices.Contains(a.Sectors, "COP"):
		return "PublicBody"
	}
	return "Organization"
}

// ftmTopic gives the topic of sectors that have one: of organisations, of persons.
var ftmTopic = map[string][2]string{
	"GOV": {"gov", "role.pep"}, "LEG": {"gov.legislative", "role.pol"}, "JUD": {"gov.judicial", "role.judge"}, "COP": {"gov.security", "role.civil"},
	"SPY": {"gov.security", "role.spy"}, "MIL": {"mil", "mil"}, "PTY": {"pol.party", "role.pol"}, "OPP": {"pol.party", "role.pol"}, "ELI": {"", "role.pep.frmr"},
	"CRM": {"crime", "crime"}, "REL": {"rel", "rel"}, "LAB": {"pol.union", "pol.union"}, "JRN": {"", "role.journo"}, "SOC": {"", "role.act"},
}

func ftmTopics(a *sitrep.Actor) []string {
	out := []string{}
	k := 0
	if ftmSchema(a) == "Person" {
		k = 1
	}
	if a.Country == "IGO" || a.Country == "UNO" || a.Country == "EUR" {
		out = append(out, [2]string{"gov.igo", "role.pep.intl"}[k])
	}
	if a.Type == sitrep.EntityCountry {
		out = append(out, "gov.national")
	}
	for _, s := range a.Sectors {
		if t := ftmTopic[s][k]; t != "" && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	return out
}

// ftmFormer are FollowTheMoney's codes of states that are no more, and Kosovo's.
var ftmFormer = map[string]string{"XKX": "xk", "SUN": "suhh", "YUG": "yucs", "CSK": "cshh", "SCG": "csxx"}

// ftmCountry is the code of ISO 3166-1 alpha-2 in lower case.
func ftmCountry(code string) string {
	if c := ftmFormer[code]; c != "" {
		return c
	}
	r, err := language.ParseRegion(code)
	if err != nil || !r.IsCountry() {
		return ""
	}
	return strings.ToLower(r.String())
}

// ftmID has no colon: those are for namespaces there.
func ftmID(id string) string { return "sitrep-" + strings.ReplaceAll(id, ":", "-") }
