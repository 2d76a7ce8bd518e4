package table

// Report is what arithmetic says of a table. Its keys are a contract with
// programs: keys are added and never changed.
type Report struct {
	// Consistent says whether under some one rounding there is a total of which
	// every row is the printed share.
	Consistent bool                   `json:"consistent"`
	Roundings  map[Rounding]*Reading  `json:"rounding"`
	Repairs    []Repair               `json:"repairs"`
	Sum        *int64                 `json:"sum"`   // of the counts; nil where one is not printed
	Total      *int64                 `json:"total"` // as the table states it
	Computed   map[Rounding]*Computed `json:"computed"`
}

// Fitting says whether under some one rounding every row is its printed share of
// the stated total, or of any total where none is stated.
func (r *Report) Fitting() bool {
	if r.Total == nil {
		return r.Consistent
	}
	for _, reading := range r.Roundings {
		if len(reading.NotOfTotal) == 0 {
			return true
		}
	}
	return false
}

// Reading is a table read under one rounding.
type Reading struct {
	Rows   []Bounds `json:"rows"`
	Common *Totals  `json:"common"` // nil where the rows have no total in common
	// NotOfSum are the rows that are not their printed share of the sum of the
	// counts, NotOfTotal those of the stated total; nil where there is no such base.
	NotOfSum   []Misfit `json:"not_of_sum"`
	NotOfTotal []Misfit `json:"not_of_total"`
}

// Totals is a range of totals, both ends in it; Max is nil where there is none.
type Totals struct {
	Min int64  `json:"min"`
	Max *int64 `json:"max"`
}

// State says what a row does to the total.
type State string

// The states of a row.
const (
	StateBounded State = "bounded"      // it has a least and a largest total
	StateOpen    State = "open"         // it has a least total only
	StateNone    State = "none"         // no total gives the printed share
	StateSkipped State = "not compared" // count or percentage is not printed
)

// Bounds are the totals that one row admits; rows are numbered from 1. TotalMin
// and TotalMax are nil where the state has no such end.
type Bounds struct {
	Row      int      `json:"row"`
	Label    string   `json:"label"`
	Count    *int64   `json:"count"`
	Percent  *Percent `json:"percent"`
	TotalMin *int64   `json:"total_min"`
	TotalMax *int64   `json:"total_max"`
	State    State    `json:"state"`
}

// Misfit is a row that is not its printed share of a base, and how it would print;
// Would is nil where it would have no printed share at all.
type Misfit struct {
	Row     int      `json:"row"`
	Label   string   `json:"label"`
	Printed Percent  `json:"printed"`
	Would   *Percent `json:"would_print"`
}

// Check reads a table under each rounding.
func Check(t Table) *Report {
	r := &Report{Roundings: map[Rounding]*Reading{}, Total: t.Total, Computed: map[Rounding]*Computed{}}
	if sum, known := t.Sum(); known {
		r.Sum = &sum
	}
	for _, rounding := range Roundings() {
		reading := t.read(rounding)
		reading.NotOfSum, reading.NotOfTotal = t.misfits(r.Sum, rounding), t.misfits(t.Total, rounding)
		r.Roundings[rounding] = reading
		r.Consistent = r.Consistent || reading.Common != nil
		if c := t.computed(rounding); c != nil {
			r.Computed[rounding] = c
		}
	}
	r.Repairs = t.repairs(r)
	return r
}

func (t *Table) read(rounding Rounding) *Reading {
	reading := &Reading{Rows: []Bounds{}, Common: t.common(rounding).totals()}
	for i := range t.Rows {
		row := &t.Rows[i]
		b := Bounds{Row: i + 1, Label: row.Label, Count: row.Count, Percent: row.Percent, State: StateSkipped}
		if row.compares() {
			b.State = StateNone
			if totals := row.admits(rounding).totals(); totals != nil {
				b.State, b.TotalMin, b.TotalMax = StateOpen, &totals.Min, totals.Max
			}
			if b.TotalMax != nil {
				b.State = StateBounded
			}
		}
		reading.Rows = append(reading.Rows, b)
	}
	return reading
}

func (s span) totals() *Totals {
	if s.empty() {
		return nil
	}
	totals := &Totals{Min: s.least}
	if s.most != Unbounded {
		totals.Max = &s.most
	}
	return totals
}

// misfits lists the rows that are not their printed share of base.
func (t *Table) misfits(base *int64, rounding Rounding) []Misfit {
	if base == nil {
		return nil
	}
	found := []Misfit{}
	for i := range t.Rows {
		row := &t.Rows[i]
		if !row.compares() || Fits(*row.Count, *base, *row.Percent, rounding) {
			continue
		}
		m := Misfit{Row: i + 1, Label: row.Label, Printed: *row.Percent}
		if would, ok := Printed(*row.Count, *base, row.Percent.Decimals, rounding); ok {
			m.Would = &would
		}
		found = append(found, m)
	}
	return found
}
