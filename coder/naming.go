package coder

// nameFully gives the first mention of a happening the participants that its
// sentence names with it ("attacked a garrison and killed two guards"), and a
// headline those of the running text, which names them more fully.
func (w *work) nameFully(live []*event) {
	first := map[*event]*event{} // by happening: its first mention in running text with participants
	for _, e := range live {
		if w.headline(e.t.si) || len(e.actors)+len(e.recipients) == 0 {
			continue
		}
		f := e.firstMention()
		o := first[f]
		switch {
		case o == nil:
			first[f] = e
		case o.t == e.t:
			// Whom it cost ("hit a bus, killing six") is no further target; nor an inventory ("destroying bridges, caches, tunnels").
			if len(o.recipients) == 0 || len(o.recipients)+len(e.recipients) <= 3 && (e.t.fateOf(e.tok) == "" || e.alsoDone()) {
				o.recipients = joinRoles(o.recipients, e.besides(o.recipients), o.actors)
			}
			if len(o.actors) == 0 {
				o.actors = inherited(e.actors, o.recipients)
			}
		}
	}
	for _, e := range live {
		o := first[e.firstMention()]
		if o == nil || !w.headline(e.t.si) {
			continue
		}
		if len(o.actors) > 0 && !o.fightsBack() {
			e.actors = inherited(o.actors, nil)
		}
		if len(o.recipients) > 0 {
			e.recipients = inherited(o.recipients, e.actors)
		}
	}
}

// besides are those of its recipients that are further targets where others are told already: no
// houses or cars beside people.
func (e *event) besides(told []role) []role {
	if len(told) == 0 {
		return e.recipients
	}
	var out []role
	for _, r := range e.recipients {
		if r.t.agent(r.tok) {
			out = append(out, r)
		}
	}
	return out
}

// alsoDone: a finite verb tells the deed beside another, as no mere outcome of that.
func (e *event) alsoDone() bool {
	switch e.t.tok[e.tok].XPOS {
	case "VBD", "VBZ", "VBP":
		return e.t.rel(e.tok) == "conj" && !e.t.passive(e.tok)
	}
	return false
}

// joinRoles adds to the list those that it lacks, without those that stand on the other side.
func joinRoles(list, more, not []role) []role {
	for _, r := range inherited(more, not) {
		if len(list) == 0 || !r.lesser() {
			if len(list) > 0 {
				r.kind = "beside"
			}
			list = addRole(list, r)
		}
	}
	return list
}
