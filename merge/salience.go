package merge

import "math"

// salience is the share of the mentions of an event's reports that tell it. What a report is
// about it tells with day, place and people; what it only recalls takes these from what it is about.
// members are ordered by report.
func salience(members []Ref) float64 {
	own, all := 0, 0
	for i := 0; i < len(members); {
		r := members[i].Report
		for ; i < len(members) && members[i].Report == r; i++ {
			own += len(members[i].Telling.Mentions)
		}
		for k := range r.Tellings {
			all += len(r.Tellings[k].Mentions)
		}
	}
	return math.Round(100*float64(own)/float64(all)) / 100
}
