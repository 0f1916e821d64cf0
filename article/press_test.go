package article

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// The second set of layouts: what comes by other ways than from a news site's
// article page. It shares nothing with the first but the reports.

const pressLayouts = 16

var teaserHeads = []string{
	"Ministry recalls 4,000 faulty heaters", "What the new customs union means for small traders", "Bakers in Halvora run out of flour as convoys wait at the bridge",
	"Hundreds queue for water in Sirrin", "President of Balkora dissolves parliament", "‘We have nowhere left to go’: a night on the Dessa border",
	"Two charged over theft of church bells", "UN envoy to visit Merrow next week", "Teachers' union accepts pay offer", "Gas deal between Orlavia and Tamar collapses at the last minute",
	"Volcano alert lifted on Isla Perra", "Rebels free bus passengers near Oum Dareb", "Five things to know about the Sarrat dam", "Explained: how the truce is monitored", "Heatwave kills 19 in the south",
}

var teaserTexts = []string{
	"The decision affects households in three districts.", "Officials say supplies will arrive by the weekend, but drivers report long delays at the border.",
	"A long read from the valley.", "Our reporters on the ground look at what comes next.", "The move follows weeks of protests in the capital and four other cities.",
}

var threadRemarks = []string{
	"I lived there for six years and what this paper calls a clash is what we called Tuesday. The police never came, not once.",
	"So sad. Prayers for the families.", "And who sells them the guns? Follow the money, people.", "@tanja_b you clearly did not read past the first line. The minister said the opposite in May, and then he said it again.",
	"Agree 100%", "Nobody asked the villagers. They never do. My cousin had to leave his shop, his goats and his mother behind and he got a letter from the state telling him to be patient.", "lol ok",
	"Why is this even news?",
}

func (g *maker) teaser() string { return g.of(teaserHeads...) }

func (g *maker) date() string {
	d, y := 1+g.IntN(28), 1994+g.IntN(31)
	mon := g.of("January", "February", "April", "July", "August", "October", "December")
	return g.of(fmt.Sprintf("%d %s %d", d, mon, y), fmt.Sprintf("%s %d, %d", mon, d, y), fmt.Sprintf("%d-%02d-%02d", y, 1+g.IntN(12), d), fmt.Sprintf("%s. %d, %d", mon[:3], d, y))
}

func (g *maker) author() string {
	return g.of("Ilse Varga", "Omar N'Diath", "Ana Lucía Prado", "S. K. Menon", "Rafael Okoro-Lindt")
}

func makePress(all []report, seed uint64) *messy {
	g := &maker{Rand: rand.New(rand.NewPCG(seed, 2))}
	layout := g.IntN(pressLayouts)
	g.m.layout = layout
	n := min([]int{1, 2, 2, 3, 4}[g.IntN(5)], len(all))
	if layout == 4 {
		n = 1
	}
	for _, i := range g.Perm(len(all))[:n] {
		r := all[i]
		if layout == 12 {
			r.title = ""
		}
		g.m.reports = append(g.m.reports, r)
	}
	g.press(layout)
	return &g.m
}

// press writes the reports in one of the layouts.
func (g *maker) press(layout int) {
	rs := g.m.reports
	tight := g.chance(0.3)
	sep := func() { g.sep(tight) }
	paras := func(r report, between func()) {
		for k, p := range r.paras {
			g.line(p)
			sep()
			if k+1 < len(r.paras) && between != nil && g.chance(0.3) {
				between()
				sep()
			}
		}
	}
	web := layout == 6 || layout == 7 || layout >= 8 && layout <= 11 || layout == 13 || layout == 14
	if web && g.chance(0.7) {
		g.barTop()
		g.blank(g.IntN(2))
	}
	style, numbered := g.IntN(3), g.chance(0.5)
	switch layout {
	case 0:
		g.junk(g.of("ORLAVIA NEWS AGENCY — MORNING DIGEST", "Daily press review, Balkora desk"), g.date())
		g.blank(1)
		if g.chance(0.5) {
			g.junk("IN THIS ISSUE")
			for _, r := range rs {
				g.line("- " + r.title)
			}
			g.blank(1)
		}
	case 1:
		g.junk("View this email in your browser", g.of("The Tirren Briefing", "Frontline Weekly"), g.date())
		g.blank(1)
		g.junk("Good morning. Here is what you need to know before your first coffee.")
		g.blank(1)
	case 5:
		g.junk("ZCZC", "ONA0412 4 I 0318 ONA /KST-91")
	case 14:
		g.junk("Top stories", "For you", "Following", "Showcase")
	}
	rule := g.of("-- ", "~~~~~", "* * *", "________________", "")
	for i, r := range rs {
		switch layout {
		case 0:
			if numbered {
				g.line(fmt.Sprintf("%d. %s", i+1, r.title))
			} else {
				g.line(r.title)
			}
			sep()
			paras(r, nil)
			g.junk(g.of("Source: Kesta Daily, "+g.date(), "(Kesta Daily)", "[Radio Tirren, "+g.date()+"]"))
			g.blank(1)
		case 1:
			if style == 0 {
				g.line(strings.ToUpper(r.title))
			} else {
				g.line(r.title)
			}
			sep()
			paras(r, nil)
			g.junk(g.of("Read the full story »", "Continue reading on our site", "Read in 4 minutes →"))
			if g.chance(0.3) {
				g.blank(1)
				g.junk("A MESSAGE FROM OUR SPONSOR", "Halvora Bank: loans for growers, decided in a day. Learn more.")
			}
			g.blank(2)
		case 2:
			g.line(r.title)
			switch style {
			case 0:
				g.junk("by "+g.of("tanja_b", "Old Miner")+" » Thu Mar 14, 2013 10:11 am", fmt.Sprintf("Posts: %d", g.IntN(4000)), "Joined: Jan 2009")
			case 1:
				g.junk("Thread starter", g.of("j.castell", "hope4merrow"), "Senior Member", g.date(), fmt.Sprintf("#%d", i+1))
			case 2:
				g.junk("[–]", "submitted 6 hours ago by "+g.of("DesertFox", "bea_r"), fmt.Sprintf("%d points", g.IntN(900)))
			}
			sep()
			paras(r, nil)
			g.junk(g.of("Quote", "Top"), g.of("Report post", "permalink"), g.of("Last edited by mod on "+g.date(), "Thanked 12 times"))
			if g.chance(0.5) {
				g.junk("__________________", "Truth is the first casualty.")
			}
			g.blank(g.IntN(3))
		case 3:
			head := g.of("The Tirren Gazette", "SITUATION BRIEF No. 14", "Balkora Monitor | "+g.date())
			page := 3 + g.IntN(20)
			width := 56 + g.IntN(30)
			g.hyphenated(r.title, width)
			g.blank(1)
			for k, p := range r.paras {
				g.hyphenated(p, width)
				g.blank(1)
				if k%3 == 1 {
					g.junk(fmt.Sprintf(g.of("%d", "Page %d", "- %d -", "%d/44"), page))
					g.blank(1)
					g.junk(head)
					g.blank(1)
					page++
				}
			}
			g.blank(1)
		case 4:
			g.line(r.title)
			g.junk("LIVE", g.of("Last updated 4 min ago", "Updated "+g.date()+" 18:20"), fmt.Sprintf("%d posts", 8+g.IntN(40)))
			sep()
			for k, p := range r.paras {
				g.junk(g.of(fmt.Sprintf("%02d:%02d", 22-k%20, g.IntN(60)), fmt.Sprintf("%d:%02d p.m. CET", 1+g.IntN(11), g.IntN(60)), fmt.Sprintf("%dh ago", k+1)))
				g.line(p)
				if g.chance(0.4) {
					g.junk("Share this post", "Copied")
				}
				sep()
			}
			g.junk("Load older posts", "This live page is now closed.")
		case 5:
			g.junk(fmt.Sprintf("r i BC-%s %02d-%02d 0%d", strings.ToUpper(strings.Join(strings.Fields(r.title)[:2], "-")), 1+g.IntN(12), 1+g.IntN(28), 100+g.IntN(800)))
			if g.chance(0.4) {
				g.junk("URGENT")
			}
			g.line(g.of("", "^") + strings.ToUpper(r.title) + g.of("", " =", "<"))
			if g.chance(0.4) {
				g.line("By " + strings.ToUpper(g.author()) + g.of("", "="))
			}
			for _, p := range r.paras {
				g.wrapped(p, style == 0)
				if style != 0 {
					g.blank(1)
				}
			}
			g.junk(g.of("ENDS", "MORE", "(ONA) iv/om/tb 1422 GMT", "NNNN"))
			g.blank(1 + g.IntN(2))
		case 6:
			c := g.of("A burned lorry on the road to Oum Dareb on Thursday", "Negotiators shake hands after the signing ceremony in Merrow", "Displaced families wait for tents near Sirrin") + g.of(" | Ilse Varga/ONA", " (Photo: ONA)", " © ONA")
			g.line(c)
			g.line(r.title)
			g.line(c)
			g.line(r.title)
			sep()
			g.line("By " + g.author())
			g.junk(g.date(), g.date()+", 11:02")
			if g.chance(0.5) {
				g.line(r.paras[0])
				sep()
				g.buttons()
			}
			sep()
			paras(r, nil)
		case 7:
			g.buttons()
			g.line(r.title)
			g.buttons()
			sep()
			paras(r, g.buttons)
			g.junk(g.of("الوسوم: سلام، حدود", "Теги: мир, граница", "标签：和平 边境", "责任编辑：李明"))
			g.blank(g.IntN(3))
		case 8:
			g.line(r.title)
			g.line(g.author() + " | " + g.of("Staff", "Special to Balkora Today"))
			sep()
			paras(r, func() {
				switch g.IntN(3) {
				case 0:
					g.junk("Province\tKilled\tInjured", "Sirrin\t14\t32", "Oum Dareb\t3\t–", "Total\t17\t32")
				case 1:
					g.junk("| District | Families | Tents |", "|---|---|---|", "| Halvora | 212 | 90 |")
				case 2:
					g.junk("AT A GLANCE", "Area: 412 sq km", "Population: 88,000", "Main town: Sirrin")
				}
			})
			g.blank(1)
		case 9:
			g.line(r.title)
			g.line("by " + g.author() + ", " + g.date())
			sep()
			paras(r, nil)
			g.thread()
			g.blank(g.IntN(3))
		case 10:
			g.junk(g.of("NATION", "World / Security"))
			g.line(r.title)
			g.junk(g.date())
			sep()
			paras(r, g.related)
			if g.chance(0.5) {
				g.related()
			}
			g.blank(g.IntN(3))
		case 11:
			g.junk("Issue No. 412", "First published: "+g.date(), "Modified: "+g.date()+" 09:15 (UTC+3)")
			g.line(r.title)
			g.junk(g.of("Wednesday, ", "Sat ")+g.date(), "Reading time: 3 minutes")
			g.line("Text: " + g.author())
			sep()
			paras(r, nil)
			g.junk("Accessed: "+g.date(), "Short link: https://bt.example/x9Fq")
			g.blank(g.IntN(3))
		case 12:
			city := strings.ToUpper(g.of("Sirrin", "Oum Dareb", "Halvora", "Port Merrow"))
			p0 := r.paras[0][dateline(r.paras[0]):]
			g.line(city + ", " + g.date() + g.of(" (ONA) — ", " - ") + strings.TrimSpace(p0))
			sep()
			paras(report{paras: r.paras[1:]}, nil)
			if i+1 < len(rs) {
				if rule != "" {
					g.junk(rule)
				}
				g.blank(2)
			}
		case 13:
			g.junk(g.of("Conflict | Northern provinces", "SPECIAL REPORT", "Peace process"))
			g.line(g.author())
			g.junk(g.date())
			sep()
			g.line(r.title)
			sep()
			g.line("A woman carries water past a shuttered shop in Sirrin. Photo by Ilse Varga for Balkora Today")
			sep()
			paras(r, func() { g.junk(g.of("- Advertisement -", "AD", "Sponsored content", "PROMOTED")) })
			g.junk("Editing by "+g.author(), "Have a story? Write to tips@balkora.example.")
			g.blank(g.IntN(3))
		case 14:
			for range 1 + g.IntN(3) {
				g.junk(g.of("Kesta Daily", "Radio Tirren")+g.of(" · 3 hours ago", " · 2 days ago"), g.teaser())
				if g.chance(0.5) {
					g.junk(g.of(teaserTexts...))
				}
				g.blank(1)
			}
			g.line(r.title)
			g.junk("Balkora Today · " + g.of("1 hour ago", g.date()))
			sep()
			paras(r, nil)
			g.junk("Full coverage", "Hide", "Save for later")
			g.blank(1)
		case 15:
			g.junk(fmt.Sprintf("%d of %d DOCUMENTS", i+1, len(rs)))
			g.blank(1)
			g.junk("Balkora Today")
			g.blank(1)
			g.junk(g.date() + " Friday")
			g.blank(1)
			label := g.chance(0.5)
			if label {
				g.line("HEADLINE: " + r.title)
			} else {
				g.line(r.title)
			}
			g.blank(1)
			g.line("BYLINE: " + g.author())
			g.junk("SECTION: NEWS; Pg. 4", fmt.Sprintf("LENGTH: %d words", 200+g.IntN(500)))
			g.blank(1)
			if label {
				g.junk("BODY:")
			}
			paras(r, nil)
			g.junk("LOAD-DATE: "+g.date(), "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper", "Copyright 2009 Balkora Today", "All Rights Reserved")
			g.blank(2)
		}
	}
	switch layout {
	case 1:
		g.junk("You received this email because you signed up at tirren.example.", "Unsubscribe | Update your preferences | Forward to a friend", "Tirren Media, 12 Quay Street, Port Merrow")
	}
	if web && g.chance(0.7) {
		g.barBottom()
	}
}
