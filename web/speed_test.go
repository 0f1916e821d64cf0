package web_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"
	"time"

	"sitrep/store"
)

// SITREP_SPEED_EVENTS=N measures the first byte of the list pages over so many events,
// in a database that SITREP_SPEED_DB keeps.
func TestFirstByte(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("SITREP_SPEED_EVENTS"))
	if n == 0 {
		t.Skip("SITREP_SPEED_EVENTS is not set")
	}
	path := os.Getenv("SITREP_SPEED_DB")
	if path == "" {
		path = filepath.Join(t.TempDir(), "speed.db")
	}
	db, err := store.Open(bg, path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	fill(t, db, n)
	srv := httptest.NewServer(desk(t, db))
	defer srv.Close()
	for _, p := range []string{"/events", "/events?type=ASSAULT&from=2024-01-01&to=2024-06-01", "/events?place=TCD&source=Gazette+1", "/events?q=headline+4%d", "/timeline?type=PROTEST", "/search?q=convoy+%d", "/", "/processes", "/sources", "/coverage", "/map?type=PROTEST", "/review?type=PROTEST", "/points?type=PROTEST", "/api/v1/events?limit=100", "/api/v1/events?type=ASSAULT&min_sources=1&limit=100"} {
		var took []time.Duration
		for k := range 60 {
			at := p
			if slices.Contains([]byte(p), '%') && p[len(p)-1] == 'd' {
				at = fmt.Sprintf(p, k)
			}
			began := time.Now()
			r, err := http.Get(srv.URL + at)
			if err != nil {
				t.Fatal(err)
			}
			took = append(took, time.Since(began))
			r.Body.Close()
			if r.StatusCode != 200 {
				t.Fatalf("%s: %d", at, r.StatusCode)
			}
		}
		slices.Sort(took)
		t.Logf("%-60s p50 %6.1f ms  p99 %6.1f ms", p, float64(took[len(took)/2].Microseconds())/1000, float64(took[len(took)*99/100].Microseconds())/1000)
	}
}

// fill makes a store hold so many events, one a report.
func fill(t testing.TB, db *store.DB, n int) {
	t.Helper()
	st, err := db.Stats(bg)
	if err != nil {
		t.Fatal(err)
	}
	towns := []string{"Goundi", "Velmora", "Osk", "Tarrin", "Khorasht", "Nyemba", "Dolvik"}
	for at := int(st.Events); at < n; at += 5000 {
		var all []*told
		for k := at; k < min(at+5000, n); k++ {
			x := tell(k, day(k%4000), fmt.Sprintf("Gunmen attacked convoy %d near %s.", k, towns[k%len(towns)]), "")
			all = append(all, x)
		}
		keep(t, db, store.Events{}, all...)
	}
}
