package article

import "fmt"

// What pages carry around and between their reports.

func (g *maker) nav() {
	switch g.IntN(5) {
	case 0:
		g.junk("Home", "World", "Politics", "Economy", "Sport", "Culture")
	case 1:
		g.junk("Home | News | Regions | Opinion | Weather | Contact")
	case 2:
		g.junk("Skip to content", "Menu", "Search", g.of("Aa", "EN", "عربي", "FR"), "Sign in")
	case 3:
		g.junk("Home > News > " + g.of("Africa", "Asia", "Europe", "Middle East"))
	case 4:
		g.junk("☰", g.of("The Larun Courier", "Kesta Daily", "Radio Veshti", "Orlavia Post"), "Thursday", "23°C", "Live", "Latest")
	}
	if g.chance(0.4) {
		g.blank(1)
	}
}

func (g *maker) cookies() {
	g.junk(g.of(
		"We use cookies to give you the best experience on our website. By continuing to browse you agree to our use of cookies.",
		"This site uses cookies. Read our privacy policy to find out more.",
		"We and our partners store and access information on your device to personalise content and measure advertising."))
	g.junk(g.of("Accept all", "I agree", "Got it"), g.of("Manage settings", "Reject", "Learn more"))
}

func (g *maker) ticker() {
	g.junk(g.of("Latest", "BREAKING", "Just in", "Top stories"))
	for range 2 + g.IntN(3) {
		g.junk(g.of(otherHeadlines...))
	}
}

func (g *maker) controls() {
	switch g.IntN(9) {
	case 0:
		g.junk("TT", fmt.Sprint(10+g.IntN(20)))
	case 1:
		g.junk("Share", "Tweet", "Email", "Print")
	case 2:
		g.junk(fmt.Sprintf("%d shares", g.IntN(900)), "Share on Facebook", "Share on X", "Copy link")
	case 3:
		g.junk(fmt.Sprintf("%d min read", 1+g.IntN(9)))
	case 4:
		g.junk("Listen to this article", fmt.Sprintf("%d:%02d", g.IntN(9), g.IntN(60)))
	case 5:
		g.junk("A-", "A+", "Reset")
	case 6:
		g.junk(fmt.Sprintf("%d", g.IntN(2000)), "Comments", "Save")
	case 7:
		g.junk("Facebook", "Twitter", "WhatsApp", "Telegram")
	case 8:
		g.junk(fmt.Sprintf("👁 %d", g.IntN(9999)), fmt.Sprintf("♥ %d", g.IntN(200)))
	}
}

func (g *maker) stamp() {
	d, y := 1+g.IntN(28), 1998+g.IntN(27)
	mon := g.of("January", "March", "June", "September", "November")
	g.junk(g.of(
		fmt.Sprintf("Published: %d %s %d 10:4%d GMT", d, mon, y, g.IntN(10)), fmt.Sprintf("%s %d, %d", mon, d, y),
		fmt.Sprintf("Updated %d hours ago", 1+g.IntN(20)), fmt.Sprintf("%02d/%02d/%d - 14:22", d, 1+g.IntN(12), y),
		fmt.Sprintf("Last updated on %s %d, %d at 6:1%d p.m.", mon, d, y, g.IntN(10)), fmt.Sprintf("%d %s %d", d, mon[:3], y)))
}

func (g *maker) byline() {
	g.line(g.of("By Mira Solan", "By Jon Orwin and Tala Beck", "Mira Solan, Larun", "By our correspondent", "BY TALA BECK", "By Jon Orwin | The Larun Courier"))
}

// sep ends a part with blank lines, or with none in tight layouts.
func (g *maker) sep(tight bool) {
	if !tight {
		g.blank(1)
	}
}

func (g *maker) inset(others []string) {
	switch g.IntN(12) {
	case 0:
		g.junk(g.of("Advertisement", "ADVERTISEMENT", "Ad", "Advertising"))
	case 1:
		g.junk(g.of("READ MORE: ", "Read also: ", "ALSO READ | ", "Related: ", "More on this: ") + g.of(others...))
	case 2:
		g.junk(g.of("Related", "Read more", "More on this story", "Recommended"))
		for range 2 + g.IntN(2) {
			g.junk(g.of(others...))
		}
	case 3:
		g.junk(g.of("Sign up for our newsletter", "Get the morning briefing"), g.of("The most important stories of the day, delivered to your inbox.", "Join 20,000 readers. Unsubscribe at any time."), "Email address", "Subscribe")
	case 4:
		g.junk("Follow us on " + g.of("X", "Facebook", "Instagram", "Telegram"))
	case 5:
		g.junk(g.of("Story continues below", "Article continues after advertisement", "Scroll to continue"))
	case 6:
		g.junk("Watch: " + g.of(others...))
	case 7:
		g.junk("Advertisement", g.of("Hide ad", "Why this ad?", "Report this ad"))
	case 8:
		g.junk("Support independent journalism. Donate today and help us keep our reporting free for everyone.")
	case 9:
		g.junk("• "+g.of(others...), "• "+g.of(others...), "• "+g.of(others...))
	case 10:
		g.junk("Download our app to get breaking news alerts on your phone")
	case 11:
		g.junk("Loading...")
	}
}

func (g *maker) tail(others []string) {
	n := 1 + g.IntN(4)
	for range n {
		switch g.IntN(11) {
		case 0:
			g.junk("Tags: " + g.of("conflict, army, talks", "Ceasefire | Border | United Nations"))
		case 1:
			g.junk("Topics", "Conflict", "Armed groups", "Humanitarian aid")
		case 2:
			g.junk(g.of("© 2023 The Larun Courier. All rights reserved.", "Copyright 2019 Kesta Daily", "All rights reserved. This material may not be published, broadcast or rewritten."))
		case 3:
			g.junk("Most read")
			for i := range 4 {
				g.junk(fmt.Sprintf("%d. %s", i+1, otherHeadlines[(g.IntN(4)+i*3)%len(otherHeadlines)]))
			}
		case 4:
			g.junk("Most popular")
			for i := range 4 {
				g.junk(fmt.Sprint(i+1), otherHeadlines[(g.IntN(4)+i*3)%len(otherHeadlines)])
			}
		case 5:
			g.junk("Mira Solan is a correspondent covering the northern provinces for The Larun Courier.")
		case 6:
			g.junk(fmt.Sprintf("Comments (%d)", 1+g.IntN(40)))
			for range 1 + g.IntN(3) {
				g.junk(g.of(commenters...), g.of("2 hours ago", "Yesterday at 10:11"), g.of(remarks...), "Reply")
			}
		case 7:
			g.junk("Related stories", g.of(others...), g.of(others...), g.of(others...))
		case 8:
			g.junk("Share this article", "Facebook", "X", "Email")
		case 9:
			g.junk("Previous article", g.of(others...), "Next article", g.of(others...))
		case 10:
			g.junk("Leave a comment", "Your email address will not be published. Required fields are marked *")
		}
		if g.chance(0.5) {
			g.blank(1)
		}
	}
}

func (g *maker) caption(r report) (string, string) {
	c := g.of("A soldier stands guard at a checkpoint outside the town after the fighting",
		"Residents inspect a damaged house in the old quarter on Sunday", "Delegates arrive for the second round of talks", "Smoke rises over the port, 12 March 2019",
		"03 May 2021, Veshti: Protesters carry flags during a march to the parliament.")
	return c, g.of("(Reuters)", "(AFP)", "(dpa)", "[File: AP]", "(Supplied)", "(Courtesy photo)")
}
