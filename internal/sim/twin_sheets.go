package sim

// broken is a sheet fault: the relation it is planted for, what is done to an
// ordinary paper so that it fails, and what fails with it of necessity.
type broken struct {
	relation string
	change   func(lines map[string]int64, lists map[string]map[string]int64)
	rules    []string
}

// relationRule is the rule of a control relation's finding.
func relationRule(code string) string { return "relation." + code }

// brokenSheets are the faults of one sheet each, by the relation they break.
func brokenSheets() []broken {
	type lines = map[string]int64
	type lists = map[string]map[string]int64
	only := func(code string, change func(lines, lists)) broken {
		return broken{code, change, []string{relationRule(code)}}
	}
	return []broken{
		only("P1", func(l lines, _ lists) { l["K"]++ }),
		only("P2", func(_ lines, t lists) { t["IM"]["member-1"]++ }),
		only("P2a", func(l lines, _ lists) { l["IS"]-- }),
		only("P2c", func(l lines, _ lists) { l["V0"]-- }),
		only("P3", func(l lines, t lists) { t["C"]["nazarbayev"]--; l["T"]-- }),
		only("P3b", func(l lines, t lists) { l["I"] += 3; l["IS"] += 3; l["K"] -= 3; t["IM"]["member-1"] += 3 }),
		only("P4", voidBox),
		only("P4a", func(l lines, _ lists) { l["N4"]--; l["N5"]++ }),
		only("P4b", func(l lines, t lists) { l["IH"] = total(t["AB"]) + 1; l["IS"] = l["I"] - l["IH"] }),
		only("P5", func(l lines, _ lists) { l["T"]++ }),
		only("P5a", func(l lines, _ lists) { l["N1"]++ }),
		only("P7", func(l lines, _ lists) { l["CNT0"] = l["CLOSE"] - 10 }),
		only("P7a", func(l lines, _ lists) { l["CNT1"] = l["CNT0"] + 721 }),
		only("P7c", func(l lines, _ lists) { l["OPEN"] = 5 * 60 }),
		only("P12", func(l lines, _ lists) { l["DSP"] = l["N"] + l["T"] + 1 }),
		only("P14", func(_ lines, t lists) { t["IM"]["chair"] = 5; t["IM"]["member-1"] -= 5 }),
		only("P17", func(l lines, _ lists) { grow(l, 3001-l["V"]) }),
		only("P18", func(l lines, _ lists) { l["CLOSE"] = 19 * 60 }),
		only("P20", func(l lines, _ lists) { l["RC"] = 2 }),
		only("P23", func(l lines, _ lists) { l["EI"] = 0 }),
		{"P2b", func(l lines, t lists) {
			more := l["V"] + 1 - l["I"]
			l["I"] += more
			l["IS"] += more
			l["K"] -= more
			t["IM"]["member-1"] += more
			l["K"] = max(l["K"], 0)
			l["R"] = l["I"] + l["K"] + l["S"]
		}, []string{relationRule("P2b"), relationRule("P3b")}},
		{"P3a", func(l lines, _ lists) { l["BS"]++; l["N"]++; l["N4"]++ }, []string{relationRule("P3a"), relationRule("P3b")}},
		{"P11", func(_ lines, t lists) { delete(t["C"], "eleusizov") }, []string{"blank", relationRule("P11")}},
	}
}

// voidBox has a portable box with one ballot more than requests: all its
// ballots are counted invalid, as the law asks, and only the box itself is wrong.
func voidBox(l map[string]int64, t map[string]map[string]int64) {
	ballots := t["BB"]["portable-1"]
	t["AB"]["portable-1"] = ballots - 1
	t["C"]["nazarbayev"] -= ballots
	l["T"] -= ballots
	l["N"] += ballots
	l["N5"], l["BV"] = ballots, 1
	l["IH"] = total(t["AB"])
	l["IS"] = l["I"] - l["IH"]
}

// grow adds voters, with ballots for them that stayed unused.
func grow(l map[string]int64, voters int64) {
	for _, code := range []string{"V", "V0", "R", "K"} {
		l[code] += voters
	}
}

func total(cells map[string]int64) int64 {
	var sum int64
	for _, count := range cells {
		sum += count
	}
	return sum
}

// sheets breaks one ordinary paper for each relation of stations.
func (t *twin) sheets() {
	for _, fault := range brokenSheets() {
		st := t.take(t.plain)
		fault.change(st.values.Lines, st.values.Lists)
		t.plant("relation "+fault.relation, st, fault.rules...)
	}
	// More counted than listed: only where electronic votes have no boxes.
	st := t.take(func(st *generated) bool { return st.electronic })
	more := st.voters - st.voted + 1
	st.values.Lists["EC"]["tuyakbay"] += more
	st.values.Lines["T"] += more
	t.plant("relation P25", st, relationRule("P25"))
	// Far more ballots than the reserve allows; the station accounts for all.
	st = t.take(t.plain)
	st.values.Lines["R"] += 5000
	st.values.Lines["K"] += 5000
	t.faults = append(t.faults, Planted{Name: "relation P1n", Station: st.id, Sums: []string{relationRule("P1n")}})
	st = t.take(t.plain)
	st.members = signedBy(4)
	t.plant("relation P13", st, relationRule("P13"))
}
