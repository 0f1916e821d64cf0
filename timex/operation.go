package timex

import (
	"slices"
	"strconv"

	"sitrep"
)

// operation is what a rule may do with its match: the least number of
// arguments, and what compounds may take the result for.
type operation struct {
	args  int
	kinds class
}

const (
	anyDate     = subDate | subAny
	anyTime     = subTime | subAny
	anyDuration = subDuration | subAny
)

var operations = map[string]operation{
	"none":             {},
	"date":             {0, anyDate},
	"date-next":        {0, anyDate},
	"date-of-year":     {1, anyDate},
	"list-dom":         {0, anyDate},
	"lean-day":         {1, anyDate},
	"islamic":          {0, anyDate},
	"day":              {1, anyDate},
	"weekday":          {1, anyDate | subWeekday},
	"month":            {1, anyDate},
	"month-of-year":    {1, anyDate},
	"season":           {1, anyDate},
	"anchor-weekday":   {1, anyDate},
	"anchor-season":    {1, anyDate},
	"anchor-month":     {1, anyDate},
	"date-bc":          {0, anyDate},
	"century-bc":       {0, anyDate},
	"date-ad":          {0, anyDate},
	"anchored-half":    {1, anyDate},
	"date-anchored":    {1, anyDate},
	"holiday-weekday":  {1, anyDate | subWeekday},
	"half":             {0, anyDate},
	"every-other":      {0, subAny},
	"quarter":          {1, anyDate},
	"quarter-of":       {1, anyDate},
	"quarter-of-year":  {0, anyDate},
	"year-before":      {0, anyDate},
	"century-of":       {1, anyDate},
	"the-unit":         {1, anyDate},
	"unit":             {1, anyDate},
	"year":             {0, anyDate},
	"spelled-year":     {1, anyDate},
	"decade":           {0, anyDate},
	"century":          {0, anyDate},
	"weekend":          {1, anyDate},
	"holiday":          {1, anyDate},
	"holiday-eve":      {1, anyDate},
	"event":            {1, anyDate},
	"ago":              {1, anyDate | subAgo},
	"anchor":           {1, anyDate},
	"ago-half":         {0, anyDate | subAgo},
	"anchored":         {1, anyDate | subAgo},
	"anchor-part":      {1, anyTime},
	"duration":         {0, anyDuration},
	"duration-half":    {0, anyDuration},
	"duration-few":     {0, subAny},
	"duration-half-of": {0, anyDuration},
	"duration-couple":  {0, anyDuration},
	"duration-of":      {1, anyDuration},
	"day-of-month":     {0, anyDate},
	"past":             {1, subAny},
	"past-few":         {1, subAny},
	"onward":           {1, subAny},
	"since":            {0, subAny},
	"every":            {0, subAny},
	"ref":              {1, 0},
	"past-ref":         {0, 0},
	"part":             {2, anyTime},
	"deictic-part":     {2, anyTime},
	"part-this":        {1, anyTime},
	"clock":            {0, anyTime | subClock},
	"clock-oclock":     {0, anyTime | subClock},
	"clock-part":       {0, anyTime | subClock},
	"mod":              {1, anyDate},
	"approx":           {1, anyDuration},
	"join":             {0, anyDate},
	"of-day":           {0, anyTime},
	"at":               {0, anyTime},
	"at-part":          {0, anyTime},
	"after":            {1, anyDate},
	"day-after":        {1, anyDate},
	"week-of":          {0, anyDate},
	"to-dom":           {0, anyDate},
}

// wrongAction says what a rule's operation has to be; "" when it is right.
func (r *rule) wrongAction() string {
	op, ok := operations[r.op]
	switch {
	case !ok:
		return "an operation of rules/FORMAT.md"
	case len(r.args) < op.args:
		return strconv.Itoa(op.args) + " arguments after " + r.op
	case op.args == 0 || r.op == "part" || r.op == "deictic-part":
		return ""
	}
	switch r.op {
	case "day", "date-of-year", "unit", "the-unit", "anchor", "anchor-season", "anchor-month", "anchored-half", "date-anchored", "anchor-weekday", "anchor-part", "part-this", "month-of-year", "ago", "anchored", "past", "past-few", "onward", "after", "day-after", "quarter-of", "century-of", "spelled-year":
		if _, err := strconv.Atoi(r.args[0]); err != nil {
			return "a number after " + r.op
		}
		if r.op == "past" && len(r.args) > 1 && !isStretch(r.args[1]) {
			return "a number and a unit, such as 2W, after past " + r.args[0]
		}
	case "weekday", "month", "season", "quarter", "weekend", "holiday", "holiday-eve", "holiday-weekday":
		if !slices.Contains([]string{"near", "nearest", "last", "next", "this", "ahead", "any", "year"}, r.args[0]) {
			return "near, nearest, last, next, this, ahead, any or year after " + r.op
		}
	case "event":
		if _, err := sitrep.ParseDay(r.args[0]); err != nil {
			return "a day YYYY-MM-DD after event"
		}
	}
	return ""
}

// stretchOf reads "2W", two weeks; 0 when it is none.
func stretchOf(s string) (n int, unit byte) {
	if len(s) < 2 {
		return 0, 0
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil || n < 1 || grainOf(s[len(s)-1]) == grainNone {
		return 0, 0
	}
	return n, s[len(s)-1]
}

// apply is what the operation makes of an expression.
func (r *resolver) apply(f *found) value {
	arg := func(i int) string {
		if i < len(f.rule.args) {
			return f.rule.args[i]
		}
		return ""
	}
	switch f.rule.op {
	case "date":
		v := r.date(f, 0)
		v.aside = arg(0) == "aside"
		if f.lastDom > 0 && v.period.grain == grainDay {
			v.days.End, v.precision = v.days.Start+sitrep.Day(f.lastDom-f.dom), sitrep.PrecisionInterval
		}
		return v
	case "anchor-weekday":
		return r.anchorWeekday(f, number(arg(0)))
	case "anchor-season":
		return r.anchorSeason(f, number(arg(0)))
	case "ago-half":
		return r.agoHalf(f)
	case "date-bc":
		return f.beforeChrist()
	case "century-bc":
		return value{typ: "DATE", text: "BC" + pad(max(0, f.ord-1), 2)}
	case "date-ad":
		return calendar(grainYear, int(min(f.num, 9999)), 1, 1)
	case "anchor-month":
		return r.anchorMonth(f, number(arg(0)))
	case "anchored-half":
		return r.anchoredHalf(f, number(arg(0)))
	case "date-anchored":
		return r.dateAnchored(f, number(arg(0)))
	case "holiday-weekday":
		v := r.holiday(f, arg(0), "")
		if v.period.grain != grainDay {
			return v
		}
		return ofPeriod(v.period.next((f.day - 1 - int(v.period.first-1)%7 + 7) % 7))
	case "every-other":
		f.num = 2
		return every(f, "")
	case "duration-half-of":
		return duration(0.5, f.unit)
	case "list-dom":
		return r.listDom(f)
	case "lean-day":
		return r.leanDay(f, number(arg(0)))
	case "islamic":
		return r.islamic(f)
	case "date-of-year":
		y, _, _ := r.ref.Date()
		if y == 0 {
			return r.date(f, 0)
		}
		return ofPeriod(periodOf(grainDay, f.dayOfYear(y+number(arg(0)))))
	case "date-next":
		y, _, _ := r.ref.Date()
		if d := f.dayOfYear(y); d > r.ref || y == 0 {
			return ofPeriod(periodOf(grainDay, d))
		}
		return ofPeriod(periodOf(grainDay, f.dayOfYear(y+1)))
	case "day":
		return r.day(number(arg(0)))
	case "weekday":
		return r.weekday(f, arg(0))
	case "month":
		return r.month(f, arg(0))
	case "month-of-year":
		return r.monthOfYear(f, number(arg(0)))
	case "season":
		return r.season(f, arg(0))
	case "quarter":
		return r.quarter(f, arg(0))
	case "quarter-of":
		return r.quarterOf(f, number(arg(0)))
	case "quarter-of-year":
		return r.quarterOfYear(f)
	case "year-before":
		if v, ok := r.yearBefore(f, -1); ok {
			return v
		}
		return r.unit(f, -1)
	case "century-of":
		if r.ref == 0 {
			return value{}
		}
		return ofPeriod(periodOf(grainCentury, r.ref).next(number(arg(0))))
	case "unit", "the-unit":
		v := value{}
		if f.rule.op == "the-unit" && r.narrative {
			v = r.anchor(f, number(arg(0)), "")
		} else {
			v = r.unit(f, number(arg(0)))
		}
		if arg(1) != "" && v.typ != "" {
			v = v.narrowed(arg(1))
		}
		return v
	case "year":
		v := calendar(grainYear, f.year, 1, 1)
		v.aside = arg(0) == "aside" // the day of the text, not of the story
		return v
	case "spelled-year":
		return r.spelledYear(f, number(arg(0)))
	case "decade":
		return calendar(grainDecade, f.decade, 1, 1)
	case "century":
		return calendar(grainCentury, max(1, (f.ord-1)*100), 1, 1)
	case "weekend":
		return r.weekend(f, arg(0))
	case "holiday-eve":
		return ofPeriod(r.holiday(f, arg(0), arg(1)).period.next(-1))
	case "holiday":
		return r.holiday(f, arg(0), arg(1))
	case "event":
		return r.event(arg(0))
	case "ago", "anchored":
		if v, ok := r.yearBefore(f, number(arg(0))); ok {
			return v
		}
		if f.rule.op == "anchored" {
			return r.anchored(f, number(arg(0)))
		}
		return r.ago(f, number(arg(0)))
	case "anchor":
		return r.anchor(f, number(arg(0)), arg(1))
	case "anchor-part":
		return r.anchorPart(f, number(arg(0)))
	case "duration":
		return duration(f.amount(), f.unit)
	case "duration-half":
		return duration(max(1, f.num)+0.5, f.unit)
	case "duration-of":
		return value{typ: "DURATION", text: arg(0)}
	case "day-of-month":
		return r.dayOfMonth(f)
	case "duration-couple":
		return duration(2, f.unit)
	case "duration-few":
		return someUnits(f.unit)
	case "past":
		if n, unit := stretchOf(arg(1)); n > 0 {
			g := *f
			g.num, g.unit, f = float64(n), unit, &g
		}
		return r.past(f, number(arg(0)))
	case "past-few":
		return r.pastFew(f, number(arg(0)))
	case "onward":
		return r.onwardFor(f, number(arg(0)))
	case "since":
		return r.since(f)
	case "every":
		return every(f, arg(0))
	case "ref":
		return r.vague(arg(0))
	case "past-ref":
		v := r.vague("PAST_REF")
		if r.ref != 0 {
			v.days = r.pastFew(f, -1).days
			if grainOf(f.unit) == grainNone { // "minutes ago"
				v.days.Start = r.ref
			}
		}
		return v
	case "part", "deictic-part":
		v := r.part(f, arg(0), number(arg(1)))
		v.mod = arg(2)
		return v
	case "part-this":
		return r.day(number(arg(0))).partOfDay(f.part)
	case "clock", "clock-oclock", "clock-part":
		return r.clock(f, arg(0))
	}
	return r.compound(f, arg(0))
}

func isStretch(s string) bool {
	n, _ := stretchOf(s)
	return n > 0
}
