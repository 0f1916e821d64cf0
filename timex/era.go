package timex

// beforeChrist is a date before our era. The calendar of days begins after it:
// such a date has its value and no days.
func (f *found) beforeChrist() value {
	y := int(min(f.num, 1e5))
	if y < 1 || y > 9999 {
		return value{}
	}
	v := bc(y)
	switch {
	case f.season != "":
		v.text += "-" + f.season
	case f.mon != 0:
		v.text += "-" + pad(f.mon, 2)
		if f.dom != 0 {
			v.text += "-" + pad(f.dom, 2)
		}
	}
	return v
}

func bc(year int) value {
	return value{typ: "DATE", text: "BC" + pad(year, 4), bc: year}
}

// fromEra is n years from the last date where that lies before our era; ok is
// false where it does not.
func (r *resolver) fromEra(f *found, n int) (v value, ok bool) {
	for i := r.now - 1; i >= 0 && i > r.now-maxExpressions; i-- {
		e := &r.found[r.order[i]]
		switch {
		case e.inner || e.val.aside:
			continue
		case e.val.period.first != 0:
			return value{}, false
		case e.val.bc == 0:
			continue
		}
		if f.sentence-e.sentence > maxBack || e.val.bc-n < 1 {
			return value{}, false
		}
		v = bc(e.val.bc - n)
		v.anchors = append(v.anchors, e.span)
		return v, true
	}
	return value{}, false
}
