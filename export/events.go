package export

import (
	"iter"

	"sitrep"
)

// Events streams events in a fixed order; an error ends it.
type Events = iter.Seq2[*sitrep.Told, error]
