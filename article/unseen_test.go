package article

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The third set of layouts is only measured: nothing is learned from it, so that
// it tells how far what was learned holds for pages of other makers.

const unseenLayouts = 10

var blogLines = []string{
	"Harbour pilots end go-slow", "Two years on, no verdict in ferry inquiry", "What next for the Elmar accord?", "Locusts reach the southern plateau",
	"Photos: a winter in the camps", "Mayor of Tolm resigns", "Grain prices at ten-year high", "New bridge to open in spring, ministry promises",
}

func makeUnseen(all []report, seed uint64) *messy {
	g := &maker{Rand: rand.New(rand.NewPCG(seed, 3))}
	layout := g.IntN(unseenLayouts)
	g.m.layout = layout
	n := min(1+g.IntN(4), len(all))
	for _, i := range g.Perm(len(all))[:n] {
		g.m.reports = append(g.m.reports, all[i])
	}
	tight := g.chance(0.3)
	link := func() string { return g.of(blogLines...) }
	for i, r := range g.m.reports {
		paras := func(mark string, each func()) {
			for k, p := range r.paras {
				g.line(mark + p)
				g.sep(tight)
				if each != nil && k+1 < len(r.paras) && g.chance(0.25) {
					each()
					g.sep(tight)
				}
			}
		}
		switch layout {
		case 0: // a blog
			g.line(r.title)
			g.junk(fmt.Sprintf("Posted by jhalm on %s in Peace, Security • Leave a response", g.date()))
			g.sep(tight)
			paras("", nil)
			g.junk("Share this:", "Click to share on Twitter (Opens in new window)", "Click to share on Facebook (Opens in new window)", "Like this:", "Like Loading...", "Tagged ceasefire, monitors")
			g.blank(1)
			if i+1 == n {
				g.junk("« Older posts", "Search for:", "Recent Posts", link(), link(), link(), "Archives", "May 2016", "April 2016", "Blogroll")
			}
		case 1: // a site in Spanish
			if i == 0 {
				g.junk("Inicio", "Mundo", "Economía", "Deportes", "Suscríbete")
			}
			g.line(r.title)
			g.junk("Publicado: 12 de mayo de 2019 - 10:15", "Compartir en Facebook", "Compartir en Twitter")
			g.sep(tight)
			paras("", func() { g.junk("Te puede interesar: " + link()) })
			g.junk("Noticias relacionadas", link(), link(), "Comentarios")
			g.blank(1)
		case 2: // bulleted reports of a mission
			g.line(r.title)
			g.junk("Reporting period: 3 – 9 May 2017", "Version 1.2", "FOR PUBLIC RELEASE")
			g.sep(tight)
			paras(g.of("• ", "- ", "* "), nil)
			g.junk("Contact: press@mission.example", "Next update: 16 May 2017")
			g.blank(1 + g.IntN(2))
		case 3: // an agency's own site
			g.junk("RELATED TOPICS", "Elmar", "Armed groups", "General news")
			g.line(r.title)
			g.line("By DANA KRELL and TOMAS VIRE")
			g.junk("today", "Click to copy")
			g.sep(tight)
			paras("", func() { g.junk("ADVERTISEMENT") })
			g.junk("___", "Krell reported from Tolm.")
			g.blank(1)
		case 4: // the headline in every corner
			g.junk("Home » Security » "+r.title, "Share: "+r.title)
			g.line(r.title)
			g.line(r.title)
			g.junk(g.date() + " by Newsroom in Security")
			g.sep(tight)
			paras("", nil)
			g.junk("Filed Under: Security", "Previous: "+link(), "Next: "+link())
			g.blank(1)
		case 5: // a gallery above
			for k := range 3 {
				g.junk(fmt.Sprintf("%d of 3", k+1))
				g.line(g.of("Fishermen wait for fuel at the quay of Tolm, May 3. (Dana Krell / Elmar Post)", "A boy sells water beside a checkpoint on the plateau road. (Tomas Vire / Elmar Post)", "Soldiers unload sandbags from a barge. (Elmar Post)"))
			}
			g.junk("Show captions")
			g.line(r.title)
			g.line("Dana Krell")
			g.junk(g.date() + "Updated: " + g.date() + " 7:15 a.m.")
			g.sep(tight)
			paras("", func() { g.junk("More News", link(), link()) })
			g.blank(1)
		case 6: // a list of an agency's reports by the hour
			g.line(fmt.Sprintf("%02d:%02d", g.IntN(24), g.IntN(60)))
			g.line(r.title)
			g.sep(tight)
			paras("", nil)
			g.junk(g.of("[ENA/Tolm]", "#Elmar #Security", "Read: 412 times"))
			g.blank(g.IntN(2))
		case 7: // every sentence on its line
			g.line(r.title)
			g.junk(g.date())
			g.blank(1)
			for _, p := range r.paras {
				g.line(strings.NewReplacer(". ", ".\n", "? ", "?\n").Replace(p))
				g.blank(1)
			}
			g.junk("Print", "Email this page", "Discuss")
			g.blank(1)
		case 8: // a database of newspapers
			g.junk(fmt.Sprintf("Result %d of %d", i+1, n), "Foreign desk; A")
			g.line(r.title)
			g.line("Dana Krell")
			g.junk(fmt.Sprintf("%d words", 150+g.IntN(900)), "14 March 2013", "Elmar Post", "ELPO", "English", "(c) 2013. Elmar Post. All rights reserved.")
			g.sep(tight)
			paras("", nil)
			g.junk(fmt.Sprintf("Document ELPO00002013031%de93e000%dr", g.IntN(9), g.IntN(9)))
			g.blank(1 + g.IntN(2))
		case 9: // embedded posts
			g.line(r.title)
			g.line("By Dana Krell @dkrell " + g.date())
			g.sep(tight)
			paras("", func() {
				g.junk("BREAKING: convoy stopped again at the plateau road, drivers say pic.twitter.com/x8Kq2", "— Tomas Vire (@tvire) May 3, 2017", "View on Twitter")
			})
			g.junk("Sign up to our daily email", "Email", "Go", "We never share your address.")
			g.blank(1)
		}
	}
	return &g.m
}
