package pipeline

import (
	"sitrep"
	"sitrep/merge"
	"sitrep/process"
)

// record gathers the events and processes of a run.
type record struct {
	events  merge.Record
	reports []process.Report
}

type digest struct {
	report *merge.Report
	signs  []process.Sign
}

func (r *record) Read(a *sitrep.Analysis) any { return digest{merge.Read(a), process.Read(a)} }

func (r *record) Add(d *sitrep.Document, read any) {
	t := read.(digest)
	d.ReprintOf = r.events.Add(t.report)
	if len(t.signs) > 0 || t.report.Published.Known() {
		r.reports = append(r.reports, process.Report{ID: d.ID, Published: t.report.Published, Signs: t.signs})
	}
}

func (r *record) Finish() ([]sitrep.Event, []sitrep.Process) {
	events := r.events.Events()
	return events, process.Track(events, r.reports)
}
