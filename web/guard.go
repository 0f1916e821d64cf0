package web

import (
	"net"
	"net/http"
	"strings"

	"sitrep/api"
)

// Policy is the Content-Security-Policy of all answers that do not set a stricter one:
// our own files alone, no script or style in the page, no frame around it.
const Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// Guard stands before all handlers: it sets the headers of safety, refuses writes from
// other sites, and, where the server listens to its own machine only, refuses other
// names of it: a page elsewhere could give this machine a name of its own (DNS
// rebinding) and read along. host is one more name that it answers to, "" none.
func Guard(next http.Handler, local bool, host string) http.Handler {
	cross := http.NewCrossOriginProtection()
	inner := cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", Policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		if local && !loopback(r.Host) && (host == "" || !strings.EqualFold(r.Host, host)) {
			http.Error(w, "this server answers to localhost and 127.0.0.1 only", http.StatusMisdirectedRequest)
			return
		}
		most := int64(1 << 20)
		if r.URL.Path == api.Prefix+"/captures" {
			most = api.MostPosted
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		inner.ServeHTTP(w, r)
	})
}

func loopback(host string) bool {
	name, _, err := net.SplitHostPort(host)
	if err != nil {
		name = host
	}
	name = strings.Trim(name, "[]")
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}
