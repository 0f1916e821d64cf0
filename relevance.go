package sitrep

// Levels of relevance.
const (
	Relevant   = "relevant"
	Irrelevant = "irrelevant"
)

// Relevance says whether a report, or what it tells, is of public affairs, and by what.
// It decides what is shown first, never what is kept.
type Relevance struct {
	Level   string   `json:"level"`   // relevant or irrelevant
	Score   float64  `json:"score"`   // how likely it is of public affairs, 0 to 1
	Reasons []string `json:"reasons"` // what speaks for the level, most first
}

// Off reports whether it is of no public affairs. What nobody judged is not off.
func (r *Relevance) Off() bool { return r != nil && r.Level == Irrelevant }

// level is the word for what a filter asks.
func (r *Relevance) level() string {
	if r.Off() {
		return Irrelevant
	}
	return Relevant
}
