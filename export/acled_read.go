package export

import "io"

// ReadACLED streams the events of an ACLED-shaped table.
func ReadACLED(r io.Reader, opt ImportOptions) Events { return nil }
