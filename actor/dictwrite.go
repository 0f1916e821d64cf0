package actor

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"sitrep"
	"sitrep/ontology"
)

// All is every actor of the lists with all its ties, in the order of the files.
func (r *Resolver) All() []sitrep.Actor {
	out := make([]sitrep.Actor, 0, len(r.base.records))
	for i := range r.base.records {
		a := r.base.actor(int32(i), latest)
		a.Ties = r.base.tiesAt(int32(i), 0)
		out = append(out, a)
	}
	return out
}

// WriteDictionary prints the actors in the PETRARCH format: a name in capitals,
// its synonyms, its CAMEO codes with the days of their offices.
func (r *Resolver) WriteDictionary(w io.Writer) error {
	out := bufio.NewWriter(w)
	for i := range r.base.records {
		rec := &r.base.records[i]
		for n, name := range rec.names {
			if n > 0 {
				out.WriteByte('+')
			}
			fmt.Fprintf(out, "%s_\n", strings.ToUpper(strings.Join(strings.Fields(bare(name)), "_")))
		}
		for _, c := range r.base.codings(int32(i)) {
			fmt.Fprintf(out, "\t[%s%s]\n", cameoActor(c.country, c.sectors), restricted(c.from, c.until))
		}
	}
	return out.Flush()
}

// codings of a record: one an office or dated code, then what holds on all other days.
func (b *base) codings(entry int32) []coding {
	r := &b.records[entry]
	out := append([]coding(nil), r.coded...)
	rest := coding{country: r.country, sectors: r.sectors}
	for i := range out {
		if out[i].country == "" {
			out[i].country = r.country
		}
	}
	for i := range r.ties {
		t := &r.ties[i]
		if t.relation != office || t.from == 0 && t.until == 0 {
			continue
		}
		if a := b.titleAgent(t.title); a != nil && len(a.sectors) > 0 {
			out = append(out, coding{r.country, a.sectors, t.from, t.until})
			if r.typ == sitrep.EntityPerson && len(r.sectors) == 0 {
				rest.sectors = []string{"ELI"}
			}
		}
	}
	return append(out, rest)
}

// cameoActor is a CAMEO actor code: a state or kind of body, then roles.
func cameoActor(country string, sectors []string) string {
	s := country
	switch s {
	case "UNO", "EUR":
		s = "IGO" + s
	}
	for _, code := range sectors {
		if sec, ok := ontology.SectorOf(code); ok && sec.CAMEO != "-" && !strings.HasSuffix(s, sec.CAMEO) {
			s += sec.CAMEO
		}
	}
	if s == "" {
		return "---"
	}
	return s
}

func restricted(from, until sitrep.Day) string {
	day := func(d sitrep.Day) string { return strings.ReplaceAll(d.String(), "-", "") }
	switch {
	case from != 0 && until != 0:
		return " " + day(from) + "-" + day(until)
	case from != 0:
		return " >" + day(from)
	case until != 0:
		return " <" + day(until)
	}
	return ""
}
