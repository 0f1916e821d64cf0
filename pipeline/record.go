package pipeline

import (
	"sitrep"
	"sitrep/merge"
	"sitrep/process"
)

// record gathers the events and processes of a run.
type record struct {
	kinds    *process.Kinds
	versions merge.Versions
	events   merge.Record
	reports  []process.Report
}

// Digest is what Builtin's gatherer reads of one report.
type Digest struct {
	Report *merge.Report
	Signs  []process.Sign
}

func (r *record) Read(a *sitrep.Analysis) any { return Digest{merge.Read(a), r.kinds.Read(a)} }

func (r *record) Add(d *sitrep.Document, read any) {
	t := read.(Digest)
	d.ReprintOf = r.events.Add(t.Report)
	d.VersionOf, d.Changes = r.versions.Add(d)
	if len(t.Signs) > 0 || t.Report.Published.Known() {
		r.reports = append(r.reports, process.Report{ID: d.ID, Published: t.Report.Published, Signs: t.Signs})
	}
}

func (r *record) Finish() ([]sitrep.Event, []sitrep.Process) {
	events := r.events.Events()
	return events, r.kinds.Track(events, r.reports)
}
