package export

import (
	"bytes"
	"io"
	"os"
	"runtime/debug"
	"strconv"
	"testing"
)

// million is how many events the measurement of exports writes.
const million = 1_000_000

// BenchmarkExport writes a million synthetic events to a file in each format; peak-MB
// is the most memory that the process held meanwhile. Making the events is measured
// apart and not subtracted.
func BenchmarkExport(b *testing.B) {
	b.Run("making the events", func(b *testing.B) {
		for b.Loop() {
			for range synthetic(million) {
			}
		}
	})
	for _, wr := range writers {
		b.Run(wr.name, func(b *testing.B) {
			debug.FreeOSMemory()
			resetPeak()
			for b.Loop() {
				f, err := os.CreateTemp(b.TempDir(), "export")
				if err != nil {
					b.Fatal(err)
				}
				if err := wr.write(f, synthetic(million), Options{Made: made}); err != nil {
					b.Fatal(err)
				}
				size, err := f.Seek(0, io.SeekCurrent)
				if err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(size)/1e6, "file-MB")
				f.Close()
			}
			if mb := peak(); mb > 0 {
				b.ReportMetric(mb, "peak-MB")
			}
		})
	}
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
