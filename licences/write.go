package licences

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"sitrep"
)

const rule = "────────────────────────────────────────────────────────────────────────────────────────────────\n"

// Write prints all licences and notices: what there is, then every text once.
func Write(w io.Writer) error {
	modules, err := Modules()
	if err != nil {
		return err
	}
	contents, err := Contents()
	if err != nil {
		return err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "sitrep %s: Apache-2.0, text below. What it is made of stands under these licences:\n\n", sitrep.Version)
	b.WriteString("Data and models\n")
	for i := range contents {
		contents[i].write(&b)
	}
	b.WriteString("\nCode\n\n")
	for _, m := range modules {
		if !m.Tests {
			fmt.Fprintf(&b, "  %-44s %-40s %s\n", m.Path, m.Version, m.Licence)
		}
	}
	for _, t := range texts(modules, contents) {
		fmt.Fprintf(&b, "\n%s%s\n%s\n%s\n", rule, strings.Join(t.of, "\n"), rule, strings.TrimSpace(t.body))
	}
	_, err = io.WriteString(w, b.String())
	return err
}

func (d *Data) write(b *strings.Builder) {
	fmt.Fprintf(b, "\n  %s (%s)\n      licence  %s\n      by       %s\n      from     %s\n", d.Name, d.Kind, d.Licence, d.By, d.From)
	if len(d.Files) > 0 {
		fmt.Fprintf(b, "      files    %s\n", strings.Join(d.Files, "\n               "))
	}
	for _, n := range d.Notices {
		fmt.Fprintf(b, "      notice   %s\n", n)
	}
	for _, s := range d.Sources {
		fmt.Fprintf(b, "      made of  %s: %s, %s\n", s.Name, s.What, s.Licence)
	}
}

type printed struct {
	of   []string
	body string
}

// texts are all licences and notices once, with what each is of.
func texts(modules []Module, contents []Data) []printed {
	var out []printed
	add := func(of, body string) {
		body = strings.ReplaceAll(body, "\r\n", "\n")
		i := slices.IndexFunc(out, func(p printed) bool { return strings.TrimSpace(p.body) == strings.TrimSpace(body) })
		if i < 0 {
			out, i = append(out, printed{body: body}), len(out)
		}
		if !slices.Contains(out[i].of, of) {
			out[i].of = append(out[i].of, of)
		}
	}
	own, _ := Known("Apache-2.0")
	add("sitrep: Apache-2.0", own)
	for _, d := range contents {
		for _, id := range d.ids() {
			if body, ok := Known(id); ok && id != "Apache-2.0" {
				add(id, body)
			}
		}
	}
	for _, m := range modules {
		for _, t := range m.Texts {
			if !m.Tests {
				add(fmt.Sprintf("%s %s: %s", m.Path, m.Version, t.Name), t.Body)
			}
		}
	}
	return out
}

// ids of the licences of the row and of its sources.
func (d *Data) ids() []string {
	out := IDs(d.Licence)
	for _, s := range d.Sources {
		out = append(out, IDs(s.Licence)...)
	}
	return out
}
