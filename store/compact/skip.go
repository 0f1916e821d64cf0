package compact

// skip passes over a value.
func (in *reader) skip(kind byte) (err error) {
	switch kind {
	case yes, no, null:
	case integer:
		_, err = in.number()
	case hundredth, fine, double:
		_, err = in.float(kind)
	case octets:
		var n int
		if n, err = in.count(len(in.hashes)); err == nil {
			_, err = in.hash(n)
		}
	case structure:
		return in.nested(in.skipFields)
	case list, mapping:
		return in.nested(func() error { return in.skipList(kind == mapping) })
	default:
		_, err = in.str(kind)
	}
	return err
}

func (in *reader) skipFields() error {
	for {
		id, err := in.shapeOf()
		if err != nil || id == 0 {
			return err
		}
		if id == inline {
			if _, err := in.name(); err != nil {
				return err
			}
		}
		kind, err := in.kind()
		if err == nil {
			err = in.skip(kind)
		}
		if err != nil {
			return err
		}
	}
}

func (in *reader) skipList(keys bool) error {
	for {
		kind, err := in.kind()
		if err != nil || kind == end {
			return err
		}
		if keys {
			if _, err = in.str(kind); err == nil {
				kind, err = in.kind()
			}
		}
		if err == nil {
			err = in.skip(kind)
		}
		if err != nil {
			return err
		}
	}
}
