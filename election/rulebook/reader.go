package rulebook

// reader reads cells of one sheet and remembers the blanks that it met.
type reader struct {
	sheet  Sheet
	inputs Inputs
	at     cursor
	// found: a blank that is a finding was read; quiet: one that may be absent.
	found, quiet bool
	naming       bool
	names        []string
}

// cursor is one label of a range; index is its place on the ballot, or -1.
type cursor struct {
	label string
	index int
	next  int
}

var start = cursor{index: -1}

// next gives the label after the cursor, in the order of its bytes.
func (sc *scope) next(s Sheet, at cursor) (cursor, bool) {
	best := cursor{index: -1, next: at.next}
	found := false
	if at.next < len(sc.byLabel) {
		best.index = sc.byLabel[at.next]
		best.label = sc.candidates[best.index]
		found = true
	}
	for i := range s.Loose {
		label := s.Loose[i].Label
		if label > at.label && (!found || label < best.label) && sc.has(s.Loose[i].Code) {
			best.label, best.index = label, -1
			found = true
		}
	}
	if best.index >= 0 {
		best.next++
	}
	return best, found
}

func (sc *scope) has(code string) bool {
	for i := range sc.lists {
		if sc.lists[i].line.Code == code {
			return true
		}
	}
	return false
}

func (r *reader) term(t *boundTerm) int64 {
	switch {
	case t.op == OpInput:
		return r.input(t.input)
	case t.op == OpVar:
		return r.cell(&t.cell, r.at)
	case t.where != nil:
		return r.overWhere(t)
	case t.op == OpCount:
		return r.count(&t.cell)
	}
	return r.sum(&t.cell)
}

func (r *reader) input(name string) int64 {
	switch name {
	case InputMembers:
		return r.inputs.Members
	case InputSigned:
		return r.inputs.Signed
	}
	return r.inputs.Candidates
}

// raw gives a cell as it is on paper.
func (r *reader) raw(v *boundVar, at cursor) int64 {
	switch {
	case v.free() && v.each:
		return looseCell(r.sheet.Loose, v.line.Code, at.label)
	case v.free():
		return looseCell(r.sheet.Loose, v.line.Code, v.label)
	case v.each && at.index < 0:
		return Blank
	case v.each:
		return r.sheet.Fixed[v.first+at.index]
	}
	return r.sheet.Fixed[v.first]
}

// cell gives a cell as the relation counts it.
func (r *reader) cell(v *boundVar, at cursor) int64 {
	count := r.raw(v, at)
	if count != Blank {
		return count
	}
	label := v.label
	if v.each {
		label = at.label
	}
	r.blank(v, label)
	return 0
}

func (r *reader) blank(v *boundVar, label string) {
	switch v.line.Absent {
	case AbsentFind:
		r.found = true
		if r.naming {
			r.names = append(r.names, fieldName(v.line.Code, label))
		}
	case AbsentSkip:
		r.quiet = true
	}
}

func (r *reader) sum(v *boundVar) int64 {
	total, filled := int64(0), false
	if v.free() {
		for i := range r.sheet.Loose {
			if r.sheet.Loose[i].Code == v.line.Code {
				total += r.sheet.Loose[i].Count
				filled = true
			}
		}
		if !filled {
			r.blank(v, "")
		}
		return total
	}
	for i, count := range r.sheet.Fixed[v.first : v.first+v.width] {
		if count == Blank {
			r.blank(v, v.ballot[i])
			continue
		}
		total += count
	}
	return total
}

func (r *reader) count(v *boundVar) int64 {
	filled := int64(0)
	if v.free() {
		for i := range r.sheet.Loose {
			if r.sheet.Loose[i].Code == v.line.Code {
				filled++
			}
		}
		return filled
	}
	for _, count := range r.sheet.Fixed[v.first : v.first+v.width] {
		if count != Blank {
			filled++
		}
	}
	return filled
}

// overWhere sums or counts the cells of the labels for which the condition
// holds; a cell of another label is not read, so its blank does not matter.
func (r *reader) overWhere(t *boundTerm) int64 {
	if t.op == OpSum && t.cell.free() && !hasLoose(r.sheet.Loose, t.cell.line.Code) {
		r.blank(&t.cell, "")
		return 0
	}
	total := int64(0)
	for at, more := t.scope.next(r.sheet, start); more; at, more = t.scope.next(r.sheet, at) {
		left, right := r.cell(&t.where.left, at), r.cell(&t.where.right, at)
		if !t.where.comparison.holds(int(min(max(left-right, -1), 1))) {
			continue
		}
		switch {
		case t.op == OpSum:
			total += r.cell(&t.cell, at)
		case r.raw(&t.cell, at) != Blank:
			total++
		}
	}
	return total
}
