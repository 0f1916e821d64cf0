package export

import (
	"bytes"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"syscall"
	"testing"

	"sitrep"
)

// million is how many events the measurement of exports writes.
const million = 1_000_000

// BenchmarkExport writes a million synthetic events to a file in each format, and to
// GDELT, ACLED and Parquet one after another. cpu-s is processor time, which a busy
// machine does not change much; peak-MB the most memory that the process held meanwhile.
// Making the events is measured apart and not subtracted.
func BenchmarkExport(b *testing.B) {
	b.Run("events", func(b *testing.B) {
		measured(b, func(*os.File) error {
			for range renamed(million) {
			}
			return nil
		})
	})
	b.Run("three", func(b *testing.B) {
		measured(b, func(f *os.File) error {
			for _, write := range []func(io.Writer, Events, Options) error{GDELT, ACLED, ParquetEvents} {
				if err := write(f, renamed(million), Options{Made: made}); err != nil {
					return err
				}
			}
			return nil
		})
	})
	for _, wr := range writers {
		b.Run(wr.name, func(b *testing.B) {
			measured(b, func(f *os.File) error { return wr.write(f, renamed(million), Options{Made: made}) })
		})
	}
}

// renamed streams n events: a thousand synthetic ones over and over, each time with
// names and addresses of their own, for making them anew takes as long as writing them.
func renamed(n int) Events {
	return func(yield func(*sitrep.Told, error) bool) {
		var pool [1000]synthesis
		rand := newSynthesis().rand
		for i := range pool {
			pool[i] = *newSynthesis()
			pool[i].rand = rand
			pool[i].event(i)
		}
		for i := range n {
			t := &pool[i%len(pool)].told
			t.Event.ID = hexID("event-", uint64(i)*0x9e3779b97f4a7c15)
			for k, d := range t.Documents {
				d.ID = hexID("doc-", uint64(i/3+k))
				if t.Event.Documents[k] = d.ID; d.URL != "" {
					d.URL = "https://www.example.org/news/" + d.ID
				}
			}
			for k, m := range t.Mentions {
				m.ID = hexID("mention-", uint64(i*4+k))
				t.Event.Mentions[k], m.Document = m.ID, t.Documents[k%len(t.Documents)].ID
			}
			if !yield(t, nil) {
				return
			}
		}
	}
}

func measured(b *testing.B, write func(*os.File) error) {
	debug.FreeOSMemory()
	resetPeak()
	before := cpu()
	for b.Loop() {
		f, err := os.CreateTemp(b.TempDir(), "export")
		if err != nil {
			b.Fatal(err)
		}
		if err := write(f); err != nil {
			b.Fatal(err)
		}
		size, err := f.Seek(0, io.SeekCurrent)
		if err != nil {
			b.Fatal(err)
		}
		f.Close()
		b.ReportMetric(float64(size)/1e6, "file-MB")
	}
	b.ReportMetric((cpu()-before)/float64(b.N), "cpu-s")
	if mb := peak(); mb > 0 {
		b.ReportMetric(mb, "peak-MB")
	}
}

// cpu is the processor time of the process in seconds.
func cpu() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9
}

// resetPeak makes the kernel forget the highest use of memory so far (Linux).
func resetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// peak is the highest use of memory since then in MB, 0 where the system does not say.
func peak() float64 {
	b, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := bytes.Cut(b, []byte("VmHWM:"))
	number, _, _ := bytes.Cut(bytes.TrimSpace(rest), []byte(" "))
	kb, _ := strconv.ParseFloat(string(number), 64)
	return kb / 1e3
}
