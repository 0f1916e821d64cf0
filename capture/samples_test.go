package capture

import (
	markup "html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// samples is a folder of another project's own test files, which .ci/samples puts there.
func samples(t *testing.T, name string) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	if err == nil {
		dir := filepath.Join(cache, "sitrep", "samples", name)
		if _, err = os.Stat(dir); err == nil {
			return dir
		}
	}
	if os.Getenv("SITREP_OUTSIDE") == "must" {
		t.Fatalf("%v: run .ci/samples", err)
	}
	t.Skip("no samples: run .ci/samples")
	return ""
}

// unreadFeeds are the well-formed samples that are not read, by folder or the beginning
// of the file's name, and why.
var unreadFeeds = map[string]string{
	"cdf":  "the Channel Definition Format of 1997 is no feed that anybody gives out",
	"http": "what a server says of a feed is not in the file",
}

func unreadFeed(name string) bool {
	base, _, _ := strings.Cut(filepath.Base(name), "_")
	return unreadFeeds[base] != "" || unreadFeeds[filepath.Dir(name)] != ""
}

// TestFeedparserSamples reads feedparser's well-formed feeds. Each says in a comment what
// a reader should find; what it says of the first entry's title, text, link and id is held
// against ours, words for words.
func TestFeedparserSamples(t *testing.T) {
	root := filepath.Join(samples(t, "feedparser"), "tests", "wellformed")
	read, files, right, asked := 0, 0, 0, 0
	var wrong []string
	err := filepath.WalkDir(root, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".xml" {
			return err
		}
		name, _ := filepath.Rel(root, path)
		if unreadFeed(name) {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		files++
		feed, broken := parseFeed(b)
		if feed == nil || broken != nil || !looksFeed(b) {
			wrong = append(wrong, name+": "+strconv.FormatBool(looksFeed(b))+" "+messageOf(broken))
			return nil
		}
		read++
		if key, want, ok := expected(string(b)); ok {
			asked++
			if got, ok := fieldOf(feed, key, want); ok {
				right++
			} else {
				wrong = append(wrong, name+": "+key+" "+strconv.Quote(got)+", want "+strconv.Quote(want))
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("read %d of %d feeds, %d of %d fields right", read, files, right, asked)
	if files < 1000 || 100*read < 99*files || asked < 500 || 100*right < 95*asked {
		t.Errorf("read %d of %d feeds, %d of %d fields right:\n%s", read, files, right, asked, strings.Join(wrong, "\n"))
	} else if testing.Verbose() {
		t.Log(strings.Join(wrong, "\n"))
	}
}

func messageOf(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

var expectation = regexp.MustCompile(`(?s)Expect:.*?entries\[0\]\[['"](title|description|summary|link|id|guid)['"]\] == u?(".*?"|'.*?')\s*-->`)
var expectedContent = regexp.MustCompile(`(?s)Expect:.*?entries\[0\]\[['"](content)['"]\]\[0\]\[['"]value['"]\] == u?(".*?"|'.*?')\s*-->`)

// expected is what a sample says of its first entry.
func expected(s string) (key, want string, ok bool) {
	m := expectation.FindStringSubmatch(s)
	if m == nil {
		m = expectedContent.FindStringSubmatch(s)
	}
	if m == nil {
		return "", "", false
	}
	lit := m[2][1 : len(m[2])-1]
	lit = strings.ReplaceAll(strings.ReplaceAll(lit, `\'`, `'`), `"`, `\"`)
	lit = strings.ReplaceAll(lit, `\\"`, `\"`)
	if strings.Contains(lit, " and entries[") { // more than one thing is expected
		return "", "", false
	}
	want, err := strconv.Unquote(`"` + strings.ReplaceAll(strings.ReplaceAll(lit, "\n", `\n`), "\r", `\r`) + `"`)
	return m[1], want, err == nil
}

// fieldOf: the first entry has the words that are wanted.
func fieldOf(f *gofeed.Feed, key, want string) (got string, ok bool) {
	if len(f.Items) == 0 {
		return "no entry", false
	}
	it := f.Items[0]
	switch key {
	case "title":
		return entryTitle(it), plain(entryTitle(it)) == plain(want)
	case "link":
		return entryLink(it), entryLink(it) == want
	case "id", "guid":
		return it.GUID, it.GUID == want
	}
	got = entryBody(it)
	return got, plain(got) == plain(want) || plain(it.Description) == plain(want)
}

// plain are the words of markup.
func plain(s string) string {
	return strings.Join(strings.Fields(markup.UnescapeString(words(markup.UnescapeString(s)))), " ")
}

// What warcio's archives hold that is no page with status 200, and which are damaged.
var (
	pagelessArchives = []string{"bad.arc", "post-test.warc.gz"}
	damagedArchives  = []string{"bad.arc", "example-trunc.warc"}
)

// TestWarcioSamples: the pages of warcio's own archives are read, and of damaged ones
// those that can be; each fault names the byte of its record.
func TestWarcioSamples(t *testing.T) {
	root := filepath.Join(samples(t, "warcio"), "test", "data")
	files, err := filepath.Glob(filepath.Join(root, "*arc*"))
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	slices.Sort(files)
	for _, f := range files {
		r, err := Open(f, Options{})
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(f), err)
			continue
		}
		pages, faults := 0, 0
		for {
			c, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				if faults++; faults > 100 || !strings.Contains(err.Error(), filepath.Base(f)+"@") {
					t.Fatalf("%s: fault %d: %v", f, faults, err)
				}
				continue
			}
			if pages++; len(c.Bytes) == 0 || c.URL == "" {
				t.Errorf("%s: %+v", f, c)
			}
		}
		name := filepath.Base(f)
		if (pages == 0) != slices.Contains(pagelessArchives, name) || (faults > 0) != slices.Contains(damagedArchives, name) {
			t.Errorf("%s: %d pages, %d faults", name, pages, faults)
		}
	}
}
