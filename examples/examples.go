// Package examples is captures for a look around, all of them invented.
package examples

import "embed"

// Captures are the examples that hold reports.
//
//go:embed drone-border.txt inquiry-trial.txt market-blast.txt ngo-update.txt sanctions-brief.txt talks-paused.txt truce-islands.txt wire-1987.txt page.html reports.ndjson
var Captures embed.FS
