package capture

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/temoto/robotstxt"
)

// Fetcher gets what stands at addresses on the web, one request a host at a time. It
// follows robots.txt (RFC 9309) and refuses addresses of private networks.
type Fetcher struct {
	Agent        string        // User-Agent
	AllowPrivate bool          // loopback and private networks too
	Delay        time.Duration // between two requests to a host
	Timeout      time.Duration // of one address, redirects included
	MaxBytes     int64         // of one answer, decompressed

	// Known gives what an address answered with before, so that only what has changed is
	// read; Answered is told what it answers with now. Nil: nothing is known.
	Known    func(address string) Validators
	Answered func(address string, v Validators)
	Same     func(address string) // told of an address that has not changed

	once   sync.Once
	client *http.Client
	mu     sync.Mutex
	hosts  map[string]*host
}

// host is what is known of a host of this run.
type host struct {
	mu     sync.Mutex
	robots *robotstxt.RobotsData // nil before it is asked for
	last   time.Time
}

// Validators are what an earlier answer gave to ask whether it is still good.
type Validators struct{ ETag, LastModified string }

// Fetched is an answer. Body is nil where NotModified says that the validators still hold.
type Fetched struct {
	URL         string // after redirects
	Type        string // media type, lower case
	Charset     string
	Body        []byte
	NotModified bool
	Date        time.Time // of the answer, as the server says
	Validators  Validators
}

// IsAddress reports whether an input is an address on the web rather than a file.
func IsAddress(s string) bool {
	low := strings.ToLower(s)
	return strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://")
}

const mostRedirects = 10

func (f *Fetcher) prepare() {
	if f.Timeout == 0 {
		f.Timeout = 30 * time.Second
	}
	if f.MaxBytes == 0 {
		f.MaxBytes = DefaultMaxText
	}
	f.hosts = map[string]*host{}
	f.client = &http.Client{
		Transport: &http.Transport{DialContext: Dialer(f.AllowPrivate).DialContext, TLSHandshakeTimeout: 10 * time.Second, ResponseHeaderTimeout: f.Timeout,
			MaxResponseHeaderBytes: 1 << 20, DisableCompression: true, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 1},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Dialer connects to addresses on the internet, to those of private networks only where
// that is allowed. What is asked is the address that is connected to: a name may point
// anywhere, and change.
func Dialer(allowPrivate bool) *net.Dialer {
	dial := &net.Dialer{Timeout: 10 * time.Second}
	if !allowPrivate {
		dial.Control = func(_, address string, _ syscall.RawConn) error {
			to, err := netip.ParseAddrPort(address)
			if err != nil {
				return err
			}
			if !public(to.Addr().Unmap()) {
				return errPrivate
			}
			return nil
		}
	}
	return dial
}

var errPrivate = errors.New("the address is in a private network, which must be allowed first")

// public: an address that is reached over the internet.
func public(a netip.Addr) bool {
	for _, p := range reserved {
		if p.Contains(a) {
			return false
		}
	}
	return a.IsGlobalUnicast() && !a.IsPrivate() && !a.IsLoopback() && !a.IsLinkLocalUnicast()
}

// reserved are blocks that IANA reserves beside the private ones.
var reserved = func() (out []netip.Prefix) {
	for _, p := range []string{"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
		"64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"} {
		out = append(out, netip.MustParsePrefix(p))
	}
	return out
}()

// Get fetches an address, unless what is known of it still holds. Its error says in one clause what is wrong.
func (f *Fetcher) Get(ctx context.Context, address string, known Validators) (*Fetched, error) {
	f.once.Do(f.prepare)
	ctx, cancel := context.WithTimeout(ctx, f.Timeout)
	defer cancel()
	for range mostRedirects {
		u, err := url.Parse(address)
		switch {
		case err != nil:
			return nil, fmt.Errorf("no address (%w)", err)
		case u.Scheme != "http" && u.Scheme != "https" || u.Host == "":
			return nil, fmt.Errorf("want an address that begins with http:// or https://, found %.80q", address)
		}
		u.User, u.Fragment = nil, ""
		if known == (Validators{}) && f.Known != nil {
			known = f.Known(u.String())
		}
		got, to, err := f.step(ctx, u, known)
		if err != nil {
			var dial *net.OpError
			switch {
			case errors.Is(err, errPrivate):
				return nil, errPrivate
			case errors.Is(err, context.DeadlineExceeded):
				return nil, fmt.Errorf("no whole answer within %s", f.Timeout)
			case errors.As(err, &dial):
				return nil, fmt.Errorf("no connection to %s (%w)", u.Host, dial.Err)
			}
			return nil, err
		}
		if got != nil {
			return got, nil
		}
		address, known = to, Validators{}
	}
	return nil, fmt.Errorf("more than %d redirects", mostRedirects)
}

// step makes one request; it returns the answer or where to go instead.
func (f *Fetcher) step(ctx context.Context, u *url.URL, known Validators) (*Fetched, string, error) {
	h := f.host(u)
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.robots == nil {
		robots, err := f.robots(ctx, u)
		if err != nil {
			return nil, "", err
		}
		h.robots = robots
	}
	group := h.robots.FindGroup(f.Agent)
	if !group.Test(u.RequestURI()) {
		return nil, "", errors.New("the host's robots.txt forbids it")
	}
	if err := wait(ctx, time.Until(h.last.Add(max(f.Delay, group.CrawlDelay)))); err != nil {
		return nil, "", err
	}
	res, err := f.request(ctx, u, known)
	h.last = time.Now()
	if err != nil {
		return nil, "", err
	}
	defer res.Body.Close()
	switch {
	case res.StatusCode == http.StatusNotModified && known != Validators{}:
		return &Fetched{URL: u.String(), NotModified: true, Validators: known}, "", nil
	case res.StatusCode >= 300 && res.StatusCode < 400 && res.Header.Get("Location") != "":
		to, err := u.Parse(res.Header.Get("Location"))
		if err != nil {
			return nil, "", fmt.Errorf("a redirect to no address (%w)", err)
		}
		return nil, to.String(), nil
	case res.StatusCode != http.StatusOK:
		return nil, "", fmt.Errorf("the answer is %s", res.Status)
	}
	p := newPayload(res)
	body, err := decompress(p.body, p.coding)
	if err != nil {
		return nil, "", fmt.Errorf("the answer cannot be read (%w)", err)
	}
	b, err := io.ReadAll(io.LimitReader(body, f.MaxBytes+1))
	switch {
	case int64(len(b)) > f.MaxBytes:
		return nil, "", fmt.Errorf("the answer has more than %s", mebibytes(f.MaxBytes))
	case err != nil:
		return nil, "", fmt.Errorf("the answer breaks off (%w)", err)
	}
	date, _ := http.ParseTime(res.Header.Get("Date"))
	return &Fetched{URL: u.String(), Type: p.mime, Charset: p.charset, Body: b, Date: date,
		Validators: Validators{res.Header.Get("ETag"), res.Header.Get("Last-Modified")}}, "", nil
}

func wait(ctx context.Context, d time.Duration) error {
	if d <= 0 {
		return ctx.Err()
	}
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (f *Fetcher) host(u *url.URL) *host {
	f.mu.Lock()
	defer f.mu.Unlock()
	key := u.Scheme + "://" + strings.ToLower(u.Host)
	if f.hosts[key] == nil {
		f.hosts[key] = &host{}
	}
	return f.hosts[key]
}

func (f *Fetcher) request(ctx context.Context, u *url.URL, known Validators) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", f.Agent)
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain;q=0.8, */*;q=0.1")
	req.Header.Set("Accept-Encoding", "zstd, br, gzip")
	if known.ETag != "" {
		req.Header.Set("If-None-Match", known.ETag)
	}
	if known.LastModified != "" {
		req.Header.Set("If-Modified-Since", known.LastModified)
	}
	return f.client.Do(req)
}

// robots of a host. No such file allows all; a host that cannot say forbids all, as RFC
// 9309 asks.
func (f *Fetcher) robots(ctx context.Context, u *url.URL) (*robotstxt.RobotsData, error) {
	at := *u
	at.Path, at.RawPath, at.RawQuery = "/robots.txt", "", ""
	for range mostRedirects {
		res, err := f.request(ctx, &at, Validators{})
		if err != nil {
			return nil, err
		}
		if to, err := at.Parse(res.Header.Get("Location")); res.StatusCode >= 300 && res.StatusCode < 400 && err == nil && (to.Scheme == "http" || to.Scheme == "https") {
			res.Body.Close()
			at = *to
			continue
		}
		const longest = 512 << 10
		p := newPayload(res)
		var b []byte
		body, err := decompress(p.body, p.coding)
		if err == nil {
			b, err = io.ReadAll(io.LimitReader(body, longest))
		}
		res.Body.Close()
		if err != nil {
			return nil, fmt.Errorf("the host's robots.txt cannot be read (%w)", err)
		}
		return robotstxt.FromStatusAndBytes(res.StatusCode, b)
	}
	return robotstxt.FromStatusAndBytes(http.StatusNotFound, nil)
}
