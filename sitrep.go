// Package sitrep is the vocabulary that all stages share: what was captured,
// the documents in it, what each stage found in a document, and the events and
// processes that follow.
//
// Types are plain values; the JSON tags of those with a Kind are the native
// record (docs/formats). Offsets are half-open UTF-8 byte ranges into
// Document.Text. The zero value of a field means unknown; nothing is guessed.
package sitrep

// Version of the program; it is part of what a record's bytes depend on.
const Version = "0.1.0"
