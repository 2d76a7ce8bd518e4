package sim

import (
	"fmt"

	"urna/election/results"
)

// issuers are the members who hand out ballots; chair and secretary may not.
var issuers = []string{"member-1", "member-2", "member-3", "member-4", "member-5"}

// fill writes the protocol of a generated station so that every control
// relation of the form holds.
func (c *country) fill(d *draws, st *generated) {
	valid := st.voted - st.invalid
	electronic := c.electronic(d, st, valid)
	paper, byHand := st.voted, map[string]int64{}
	for i, id := range c.candidates {
		byHand[id] = st.votes[i] - electronic[id]
		paper -= electronic[id]
	}
	boxes, requests, outside := c.outside(d, paper)
	lines := map[string]int64{
		"OPEN": 7 * 60, "CLOSE": 20 * 60, "V": st.voters, "I": paper, "IS": paper - outside, "IH": outside,
		"AST": d.upTo(4), "BS": paper - outside, "BV": 0, "N": st.invalid, "N5": 0, "T": valid,
		"DSP": min(d.upTo(2), st.invalid), "RC": 0, "ACTS": 0, "DIS": 0, "COPY": d.upTo(8), "L": 0,
	}
	lines["VP"] = min(d.upTo(5), st.voters)
	lines["V0"] = st.voters - lines["VP"]
	lines["R"] = st.voters + st.voters/1000
	lines["S"] = min(d.upTo(2), lines["R"]-paper)
	lines["K"] = lines["R"] - paper - lines["S"]
	lines["N1"], lines["N2"], lines["N3"] = st.invalid/20, st.invalid/10, st.invalid/2
	lines["N4"] = st.invalid - lines["N1"] - lines["N2"] - lines["N3"]
	lines["CNT0"] = lines["CLOSE"] + d.upTo(10)
	lines["CNT1"] = lines["CNT0"] + 60 + st.voters/10 + d.upTo(60)
	st.due = lines["CNT1"] + 30 + d.upTo(120)
	lists := map[string]map[string]int64{
		"IM": issued(d, paper), "AB": requests, "BB": boxes, "C": byHand,
		"NB": {"portable": int64(len(boxes)), "stationary": 1 + st.voters/1500},
	}
	if st.electronic {
		lines["EI"], lists["EC"] = st.voted-paper, electronic
	}
	st.values, st.members = results.Values{Lines: lines, Lists: lists, Station: st.id}, commission()
}

// electronic draws how many of a station's votes were electronic, each
// candidate's in proportion; nil where there was no such choice.
func (c *country) electronic(d *draws, st *generated, valid int64) map[string]int64 {
	if !st.electronic || valid == 0 {
		return nil
	}
	total, _ := divide(valid, c.parameters["electronic_per_1000"]*d.around(500), 1_000_000)
	votes := map[string]int64{}
	for i, count := range apportion(total, st.votes, st.votes) {
		votes[c.candidates[i]] = count
	}
	return votes
}

// outside draws the portable boxes: ballots in each, and at least as many
// requests.
func (c *country) outside(d *draws, paper int64) (boxes, requests map[string]int64, total int64) {
	boxes, requests = map[string]int64{}, map[string]int64{}
	total, _ = divide(paper, c.parameters["outside_per_1000"]*d.around(900), 1_000_000)
	for n, left := 1, total; left > 0; n++ {
		box := fmt.Sprintf("portable-%d", n)
		boxes[box] = min(left, 30)
		requests[box] = boxes[box] + d.upTo(2)
		left -= boxes[box]
	}
	return boxes, requests, total
}

// issued parts the ballots over the members who handed them out.
func issued(d *draws, paper int64) map[string]int64 {
	weights, most := make([]int64, len(issuers)), make([]int64, len(issuers))
	for i := range issuers {
		weights[i], most[i] = d.around(300), paper
	}
	by := map[string]int64{}
	for i, count := range apportion(paper, weights, most) {
		by[issuers[i]] = count
	}
	return by
}

// commission is the seven members of a precinct commission, all of whom signed.
func commission() []results.Member {
	members := []results.Member{{Role: "chair", Stance: "signed"}, {Role: "secretary", Stance: "signed"}}
	for _, role := range issuers {
		members = append(members, results.Member{Role: role, Stance: "signed"})
	}
	return members
}
