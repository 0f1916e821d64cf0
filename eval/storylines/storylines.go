// Package storylines is the storylines that are there to be looked at.
package storylines

import "embed"

// Development are the storylines of the folder development, each a folder of reports.
//
//go:embed development
var Development embed.FS
