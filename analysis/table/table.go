package table

// Row is one printed row; Count and Percent are nil where nothing is printed.
type Row struct {
	Label   string
	Count   *int64
	Percent *Percent
}

// compares says whether the row sets a count beside a percentage.
func (r *Row) compares() bool { return r.Count != nil && r.Percent != nil }

// Table is a printed table. Total is the total it states, nil where it states none.
type Table struct {
	Rows  []Row
	Total *int64
}

// Sum is the sum of all counts; false where a count is not printed or the sum
// needs more than 64 bits.
func (t *Table) Sum() (int64, bool) {
	var sum int64
	for i := range t.Rows {
		count := t.Rows[i].Count
		if count == nil || *count > Unbounded-1-sum {
			return 0, false
		}
		sum += *count
	}
	return sum, true
}

// span is a range of totals, both ends in it; most may be Unbounded.
type span struct{ least, most int64 }

// anyTotal is what a row without a count or percentage admits.
var anyTotal = span{1, Unbounded}

// noTotal holds nothing, and meeting it gives nothing.
var noTotal = span{Unbounded, 0}

func (s span) meet(other span) span {
	return span{max(s.least, other.least), min(s.most, other.most)}
}

func (s span) empty() bool { return s.least > s.most }

func (s span) holds(n int64) bool { return s.least <= n && n <= s.most }

func (r *Row) admits(rounding Rounding) span {
	if !r.compares() {
		return anyTotal
	}
	least, most, ok := Admits(*r.Count, *r.Percent, rounding)
	if !ok {
		return noTotal
	}
	return span{least, most}
}

// common is what all rows admit, which may be nothing.
func (t *Table) common(rounding Rounding) span {
	all := anyTotal
	for i := range t.Rows {
		all = all.meet(t.Rows[i].admits(rounding))
	}
	return all
}
