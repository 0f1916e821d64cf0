package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"sitrep"
)

// benchSentences make a report of common length: 250 words, with an event in each.
const benchSentences = 8

func benchDatabases(b *testing.B, f func(b *testing.B, address string)) {
	b.Run("sqlite", func(b *testing.B) { f(b, filepath.Join(b.TempDir(), "news.db")) })
	b.Run("postgres", func(b *testing.B) { f(b, newPostgres(b)) })
}

// BenchmarkStore stores reports without coding them, in steps as ingest does.
func BenchmarkStore(b *testing.B) {
	const step = 256
	benchDatabases(b, func(b *testing.B, address string) {
		db := open(b, address)
		made := make([]*made, 4096)
		for i := range made {
			made[i] = makeReport(i, benchSentences)
		}
		b.ResetTimer()
		text := 0
		for n := 0; n < b.N; n += step {
			tx := begin(b, db)
			for i := n; i < min(n+step, b.N); i++ {
				m := made[i%len(made)]
				if i >= len(made) { // others than those before
					b.StopTimer()
					m = makeReport(i, benchSentences)
					b.StartTimer()
				}
				text += len(m.doc.Text)
				if err := m.put(tx); err != nil {
					b.Fatal(err)
				}
			}
			if err := tx.Commit(); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
		db.write.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
		if info, err := os.Stat(address); err == nil {
			b.ReportMetric(float64(info.Size())/float64(text), "bytes/byte")
		}
	})
}

// BenchmarkSearch searches many reports with words and filters; SITREP_BENCH_REPORTS
// says how many.
func BenchmarkSearch(b *testing.B) {
	n := 4000
	fmt.Sscan(os.Getenv("SITREP_BENCH_REPORTS"), &n)
	benchDatabases(b, func(b *testing.B, address string) {
		db := open(b, address)
		for i := 0; i < n; i += 500 {
			var ms []*made
			for j := i; j < min(i+500, n); j++ {
				ms = append(ms, makeReport(j, benchSentences))
			}
			storeAll(b, db, ms...)
		}
		r := rand.New(rand.NewPCG(1, 9))
		pick := func(list []string) string { return list[r.IntN(len(list))] }
		for _, reports := range []bool{false, true} {
			name := "events"
			if reports {
				name = "reports"
			}
			b.Run(name, func(b *testing.B) {
				var took []time.Duration
				for range b.N {
					f := sitrep.Filter{Query: pick(madeThings) + " " + pick(madeSides)}
					switch r.IntN(6) {
					case 0:
						f.Places = []string{pick(madeTowns)}
					case 1:
						f.From = sitrep.DayOf(2012, 1, 1) + sitrep.Day(r.IntN(2000))
						f.To = f.From + 30
					case 2:
						f.Types = []string{pick(madeTypes)}
						f.Sources = []string{"Harbour Gazette"}
					case 3:
						f.Actors = []string{pick(madeSides)}
						f.Box = &sitrep.Box{West: -130, South: -40, East: 20, North: 15}
					case 4:
						f.Query = fmt.Sprintf("%d", r.IntN(90000)) // a rare word
					case 5:
						f.Query = `"people were in the ` + pick(madeThings) + `"`
						f.Langs = []string{"en"}
						f.Since = sitrep.DayOf(2014, 1, 1)
					}
					at := time.Now()
					var err error
					if reports {
						_, err = db.SearchReports(bg, &f, Range{Limit: 20})
					} else {
						_, err = db.SearchEvents(bg, &f, Range{Limit: 20})
					}
					if err != nil {
						b.Fatal(err)
					}
					took = append(took, time.Since(at))
				}
				slices.Sort(took)
				b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			})
		}
	})
}
