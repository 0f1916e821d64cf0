package export

import (
	"io"
	"strings"
)

// between sets off the items of a list in a cell.
const between = "; "

// CSV writes events as a table with a header, the columns that Options names or all
// of them (EventColumns). Every event is a row, what is negated or planned included:
// the columns polarity and reality tell. Lists are one cell, "; " between their items.
// A named column that does not exist is an error before anything is written.
func CSV(w io.Writer, events Events, opt Options) error {
	columns, err := columnsNamed(opt.Columns)
	if err != nil {
		return err
	}
	c := newCSV(w)
	for i := range columns {
		c.text(columns[i].name)
	}
	if err := c.end(); err != nil {
		return err
	}
	for told, err := range events {
		if err != nil {
			return err
		}
		for i := range columns {
			switch v := columns[i].of(told); v.kind {
			case valueText:
				c.text(v.text)
			case valueWhole:
				c.int(v.whole)
			case valueReal:
				c.float(v.real, -1)
			case valueList:
				c.text(strings.Join(v.list, between))
			default:
				c.empty(1)
			}
		}
		if err := c.end(); err != nil {
			return err
		}
		opt.Tally.event(1)
	}
	return c.w.Flush()
}
