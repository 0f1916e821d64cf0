package actor

// formCache remembers what the words read last are, as most of a report's words have
// just been read: at most one word a slot, the latest. It holds only what the base says,
// so it outlives the report.
type formCache [1 << 13]knownForm

// maxForm is the longest word remembered, in bytes.
const maxForm = 24

// knownForm fills a line of the processor's cache.
type knownForm struct {
	form, folded [maxForm]byte
	n, m         uint8 // their lengths
	upper, caps  bool
	marks        marks
	ends         uint8
	vocab, noun  int32
}

func formSlot(form string) uint32 {
	return uint32(wordKey(form)) % uint32(len(formCache{}))
}
