package article

import (
	"fmt"
	"strings"
)

// What stands around the reports of the second set.

func (g *maker) barTop() {
	switch g.IntN(7) {
	case 0:
		g.junk("Toggle navigation", "Balkora Today", "Nation", "Business & Markets", "Lifestyle", "E-Paper", "Login")
	case 1:
		g.junk("You are here: Home / Archive / "+g.of("Security", "Peace process"), "Print version")
	case 2:
		g.junk("Your privacy matters", "Some cookies are needed for the site to work. Others help us count visits; you may turn them off.", "Only necessary", "Allow all", "Cookie policy")
	case 3:
		g.junk("EUR 1.09 ▲", "OIL 81.20 ▼", "Tirren 31°", g.date())
	case 4:
		g.junk("Nation • World • Money • Arts • Weekend • Obituaries")
	case 5:
		g.junk("Subscriber login", "Today's paper", "Gift this article", "You have 2 free articles left this month.")
	}
}

func (g *maker) barBottom() {
	switch g.IntN(6) {
	case 0:
		g.junk("About", "Careers", "Advertise with us", "Code of conduct", "RSS", "Sitemap", "© Balkora Today Media Group 2018")
	case 1:
		g.junk("Published by Tirren Press Ltd. Reproduction without written permission is prohibited.", "Powered by PressRoom 4.2")
	case 2:
		g.junk("Stay connected", "12.4K Fans", "3,901 Followers", "880 Subscribers")
	case 3:
		g.junk("Top", "Mobile version", "Report an error")
	}
}

func (g *maker) buttons() {
	switch g.IntN(8) {
	case 0:
		g.junk("شارك", "طباعة", "حجم الخط", "نسخ الرابط")
	case 1:
		g.junk("Поделиться", "ВКонтакте", "Одноклассники", fmt.Sprintf("Просмотров: %d", g.IntN(9000)))
	case 2:
		g.junk("分享到", "微博", "微信", "字号 大 中 小")
	case 3:
		g.junk("پرنٹ کریں", "شیئر کریں")
	case 4:
		g.junk(fmt.Sprintf("%d.%dK", 1+g.IntN(9), g.IntN(9)), "SHARES", "Pin it", "Flip")
	case 5:
		g.junk("Add to reading list", "Resize", "+", "-", "Share:")
	case 6:
		g.junk("👍 12", "😡 40", "😢 7")
	case 7:
		g.junk("Hear this story", "4 mins", "1x")
	}
}

func (g *maker) related() {
	switch g.IntN(6) {
	case 0:
		g.junk("You may like")
		for range 2 + g.IntN(2) {
			g.junk(g.teaser(), g.of("2h ago", "Yesterday", "14 hours ago"))
		}
	case 1:
		g.junk("» "+g.teaser(), "» "+g.teaser())
	case 2:
		g.junk("See: " + g.teaser())
	case 3:
		g.junk("From our archive", g.teaser(), g.of(teaserTexts...), g.teaser(), g.of(teaserTexts...))
	case 4:
		g.junk("Background: "+g.teaser(), "["+g.teaser()+"]")
	case 5:
		g.junk("MORE FROM NATION", "1", g.teaser(), "2", g.teaser(), "3", g.teaser())
	}
}

func (g *maker) thread() {
	n := 1 + g.IntN(5)
	style := g.IntN(4)
	g.junk(g.of(fmt.Sprintf("%d Comments", n), fmt.Sprintf("Discussion (%d)", n), "Readers' comments", fmt.Sprintf("%d replies", n)))
	if g.chance(0.5) {
		g.junk("Sort by", "Newest", "Oldest")
	}
	for range n {
		name := g.of("tanja_b", "Old Miner", "j.castell", "hope4merrow", "Guest", "Bea R.", "DesertFox")
		text := g.of(threadRemarks...)
		switch style {
		case 0:
			g.junk(name+" • "+g.of("3h", "2 days ago", "1w"), text, fmt.Sprint(g.IntN(30)), "Reply", "Share")
		case 1:
			g.junk(name, fmt.Sprintf("%s at %d:%02d", g.date(), g.IntN(24), g.IntN(60)), text, "Report")
		case 2:
			g.junk(name+" says:", text, "Like · Reply · 4")
		case 3:
			g.junk(fmt.Sprintf("#%d %s wrote:", 1+g.IntN(50), name), text)
		}
		if g.chance(0.3) {
			g.blank(1)
		}
	}
}

// hyphenated writes a paragraph in a column, words broken at its edge.
func (g *maker) hyphenated(p string, width int) {
	line := ""
	for _, w := range strings.Fields(p) {
		if line != "" && len(line)+1+len(w) > width {
			if room := width - len(line) - 2; room >= 3 && len(w)-room >= 3 && isPlainWord(w) {
				g.line(line + " " + w[:room] + "-")
				line = w[room:]
				continue
			}
			g.line(line)
			line = w
			continue
		}
		line = strings.TrimSpace(line + " " + w)
	}
	g.line(line)
}

func isPlainWord(w string) bool {
	for _, c := range w {
		if c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}
