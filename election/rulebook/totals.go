package rulebook

// Figure is a number that may be unknown; unknown is never shown as zero.
type Figure struct {
	Count int64
	Known bool
}

// Totals are the numbers that every election has, whatever its form calls them.
type Totals struct {
	Registered, Issued, Valid, Invalid, Voted Figure
}

// Roles adds up the lines of a sheet by the totals they add to. A total is
// known when a line adds to it and no such line is blank, save where the form
// counts a blank as zero. Voted is valid and invalid together. A total above
// MaxCount is no number of the record and stays unknown.
func (l *Layout) Roles(s Sheet) Totals {
	t := Totals{
		Registered: l.total(s, RoleRegistered),
		Issued:     l.total(s, RoleIssued),
		Valid:      l.total(s, RoleValid),
		Invalid:    l.total(s, RoleInvalid),
	}
	if voted := t.Valid.Count + t.Invalid.Count; t.Valid.Known && t.Invalid.Known && voted <= MaxCount {
		t.Voted = Figure{voted, true}
	}
	return t
}

func (l *Layout) total(s Sheet, role Role) Figure {
	var total Figure
	for _, line := range l.form {
		if line.AddsTo != role {
			continue
		}
		figure := l.lineTotal(s, l.places[line.Code])
		total.Count += figure.Count
		if !figure.Known || total.Count > MaxCount {
			return Figure{}
		}
		total.Known = true
	}
	return total
}

func (l *Layout) lineTotal(s Sheet, p place) Figure {
	total := Figure{Known: true}
	add := func(count int64) {
		switch {
		case count != Blank:
			total.Count += count
		case p.line.Absent != AbsentZero:
			total.Known = false
		}
	}
	switch {
	case p.free():
		if !hasLoose(s.Loose, p.line.Code) {
			add(Blank)
		}
		for _, cell := range s.Loose {
			if cell.Code == p.line.Code {
				add(cell.Count)
			}
		}
	case p.line.List == ListCandidate:
		for i := range l.candidates {
			add(s.Fixed[p.first+i])
		}
	default:
		add(s.Fixed[p.first])
	}
	return total
}

// Votes gives each candidate's votes in ballot order, over all lists that add to valid.
func (l *Layout) Votes(s Sheet) []Figure {
	votes := make([]Figure, len(l.candidates))
	for i := range votes {
		votes[i].Known = true
	}
	lists := 0
	for _, line := range l.form {
		if line.AddsTo != RoleValid {
			continue
		}
		lists++
		first := l.places[line.Code].first
		for i := range votes {
			switch count := s.Fixed[first+i]; {
			case count != Blank:
				votes[i].Count += count
			case line.Absent != AbsentZero:
				votes[i].Known = false
			}
		}
	}
	for i := range votes {
		if lists == 0 || !votes[i].Known {
			votes[i] = Figure{}
		}
	}
	return votes
}
