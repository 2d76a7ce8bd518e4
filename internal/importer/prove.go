package importer

import (
	"fmt"
	"math/big"
	"slices"

	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/election/territory"
)

// Proof is what a file shows of itself before anything is founded: the
// relations of every row, its sums beside the stated totals, and every cell
// that a rule of the profile had to read.
type Proof struct {
	File        string       `json:"file"`
	Content     string       `json:"content"` // SHA-256
	Names       *Second      `json:"names"`
	Rows        int64        `json:"rows"`
	Units       []int64      `json:"units"` // by depth, the nation first
	Columns     []Span       `json:"columns"`
	Findings    []Found      `json:"findings"`
	Totals      []Comparison `json:"totals"`
	TotalsRows  []Comparison `json:"totals_rows"`
	Above       []Above      `json:"above"`
	Resolutions []Resolution `json:"resolutions"`
	LeftOut     []LeftOut    `json:"left_out"`
}

// Span is what the cells of one column hold, from the least to the most.
type Span struct {
	Code   string `json:"code"`
	Column string `json:"column"`
	Filled int64  `json:"filled"`
	Blank  int64  `json:"blank"`
	Zero   int64  `json:"zero"`
	Least  int64  `json:"least"`
	Most   int64  `json:"most"`
	Sum    string `json:"sum"`
}

// Found is one rule that rows do not meet: how many, and the first of them.
type Found struct {
	Rule  string     `json:"rule"`
	Field string     `json:"field"`
	Count int64      `json:"count"`
	Rows  []FoundRow `json:"rows"`
}

// FoundRow is a row that does not meet a rule.
type FoundRow struct {
	Row     int64  `json:"row"`
	Station string `json:"station"`
	Got     string `json:"got"`
	Limit   string `json:"limit"`
}

// Above is a number above what the profile says a line can have.
type Above struct {
	Row    int64  `json:"row"`
	Column string `json:"column"`
	Value  int64  `json:"value"`
	Limit  int64  `json:"limit"`
}

// OK says whether every stated figure is reached and every number in its range.
func (p *Proof) OK() bool {
	return Misses(p.Totals) == 0 && Misses(p.TotalsRows) == 0 && len(p.Above) == 0
}

// proving is a file under examination.
type proving struct {
	Import
	proof    *Proof
	count    results.State
	areas    *territory.Map
	layout   *rulebook.Layout
	sum      rulebook.Sum
	slots    []int // of each number of a row
	findings map[string]int
}

// Check evaluates the rulebook's relations on every row, and holds the sums to
// the totals of the profile. Its error says that profile and rulebook do not
// belong together.
func Check(i Import) (*Proof, error) {
	rules, err := rulebook.Parse(i.Rules)
	if err != nil {
		return nil, err
	}
	p := &proving{Import: i, findings: map[string]int{}, proof: &Proof{
		File: i.File.Name, Content: i.File.Content.String(), Names: i.File.Names, Rows: int64(len(i.File.Rows)),
		Findings: []Found{}, Totals: []Comparison{}, TotalsRows: []Comparison{}, Above: []Above{},
		Resolutions: append([]Resolution{}, i.File.Resolved...), LeftOut: append([]LeftOut{}, i.File.LeftOut...),
	}}
	if err := i.checkTexts(); err != nil {
		return nil, err
	}
	if p.areas, err = territory.Parse(i.File.Text); err != nil {
		return nil, err
	}
	if err := p.count.Begin(rules, p.areas, candidacy.IDs(i.Profile.ballot())); err != nil {
		return nil, err
	}
	p.layout = p.count.Layout()
	if err := p.place(rules.Form); err != nil {
		return nil, err
	}
	p.sum = p.layout.NewSum()
	for at := range i.File.Rows {
		p.row(&i.File.Rows[at])
	}
	for _, u := range p.areas.Units {
		p.proof.Units = append(p.proof.Units, make([]int64, max(u.Depth+1-len(p.proof.Units), 0))...)
		p.proof.Units[u.Depth]++
	}
	p.columns()
	p.totalsRows()
	p.proof.Totals, err = Compare(p.layout, p.sum, i.Profile)
	return p.proof, err
}

// checkTexts refuses what no act could carry, before anything is founded.
func (i *Import) checkTexts() error {
	bodies := []act.Body{&candidacy.BallotSet{Candidates: i.Profile.ballot()}}
	for _, file := range i.opened() {
		bodies = append(bodies, file)
	}
	for _, body := range bodies {
		if _, refusal := act.Write(body); refusal != nil {
			return refusal
		}
	}
	for _, printed := range i.Profile.sources() {
		if refusal := act.CheckText("source", printed, 400); refusal != nil {
			return refusal
		}
	}
	if refusal := act.CheckText("nation", i.Profile.NationName, 400); refusal != nil {
		return refusal
	}
	return nil
}

// place finds the place of each number of a row on the form.
func (p *proving) place(form rulebook.Form) error {
	names := p.layout.Names()
	list := candidates(form)
	for i, column := range p.Profile.numbers() {
		name := column.Code
		if i >= len(p.Profile.Lines) {
			name = list + "[" + column.Code + "]"
		}
		slot := slices.Index(names, name)
		if slot < 0 {
			return fmt.Errorf("profile: %q fills %s, which the form does not have", column.Header, name)
		}
		p.slots = append(p.slots, slot)
	}
	for _, line := range form {
		fills := func(c Column) bool { return c.Code == line.Code }
		if line.List != rulebook.ListCandidate && line.Required && !slices.ContainsFunc(p.Profile.Lines, fills) {
			return fmt.Errorf("profile: no column fills line %s, which the form asks for", line.Code)
		}
	}
	return nil
}

// candidates is the code of the list that the candidates fill.
func candidates(form rulebook.Form) string {
	for _, line := range form {
		if line.List == rulebook.ListCandidate {
			return line.Code
		}
	}
	return ""
}

// sheet lays a row out on the form.
func (p *proving) sheet(row *Row) rulebook.Sheet {
	s := p.layout.EmptySheet()
	for i, n := range row.Numbers {
		if n != Blank {
			s.Fixed[p.slots[i]] = n
		}
	}
	return s
}

func (p *proving) row(row *Row) {
	sheet := p.sheet(row)
	p.layout.Add(&p.sum, sheet)
	at, _ := p.areas.Station(row.Station) // on the register that the file itself gave
	for _, f := range p.count.Check(at, sheet, rulebook.Inputs{}) {
		key := f.Rule + " " + f.Field
		at, known := p.findings[key]
		if !known {
			at = len(p.proof.Findings)
			p.findings[key] = at
			p.proof.Findings = append(p.proof.Findings, Found{Rule: f.Rule, Field: f.Field})
		}
		found := &p.proof.Findings[at]
		if found.Count++; found.Count <= maxCells {
			found.Rows = append(found.Rows, FoundRow{row.Line, row.Station, f.Got, f.Limit})
		}
	}
}

// columns says what each column of numbers holds, and what is above its range.
func (p *proving) columns() {
	all := p.Profile.numbers()
	for i, column := range all {
		s := Span{Code: column.Code, Column: column.Header, Sum: exact(p.sum, p.slots[i]).String()}
		for at := range p.File.Rows {
			n := p.File.Rows[at].Numbers[i]
			if n == Blank {
				s.Blank++
				continue
			}
			if n == 0 {
				s.Zero++
			}
			if s.Filled == 0 || n < s.Least {
				s.Least = n
			}
			s.Most = max(s.Most, n)
			s.Filled++
		}
		p.proof.Columns = append(p.proof.Columns, s)
	}
	for _, most := range p.Profile.Most {
		i := slices.IndexFunc(all, func(c Column) bool { return c.Code == most.Code })
		for at := range p.File.Rows {
			if row := &p.File.Rows[at]; i >= 0 && row.Numbers[i] > most.Most && len(p.proof.Above) < maxCells {
				p.proof.Above = append(p.proof.Above, Above{row.Line, all[i].Header, row.Numbers[i], most.Most})
			}
		}
	}
}

// totalsRows adds up the stations under each row of totals.
func (p *proving) totalsRows() {
	all := p.Profile.numbers()
	for _, t := range p.File.Totals {
		unit, _ := p.areas.Unit(t.Unit)
		sum := p.layout.NewSum()
		p.areas.StationsUnder(unit, func(station int) bool {
			p.layout.Add(&sum, p.sheet(&p.File.Rows[station]))
			return true
		})
		for i, stated := range t.Numbers {
			if stated != Blank {
				got := exact(sum, p.slots[i])
				p.proof.TotalsRows = append(p.proof.TotalsRows, Comparison{
					Row: t.Line, Of: all[i].Header, Stated: fmt.Sprint(stated), Sum: got.String(),
					Source: p.File.Name, OK: got.Cmp(big.NewInt(stated)) == 0,
				})
			}
		}
	}
}

// exact is one place of a sum, however large.
func exact(sum rulebook.Sum, slot int) *big.Int {
	value := new(big.Int).Lsh(big.NewInt(sum.Carry[slot]), 53)
	return value.Add(value, big.NewInt(sum.Fixed[slot]))
}
