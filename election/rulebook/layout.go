package rulebook

import (
	"fmt"
	"slices"
	"strings"
)

// Limits of a sheet. MaxCandidates times MaxCount stays below 2^63, so that
// the sum over one list never leaves an int64.
const (
	MaxCount      = 1<<53 - 1
	MaxCandidates = 512
	MaxLabels     = 64
)

// Layout fixes the place of every number of a protocol: one form, one ballot.
type Layout struct {
	form       Form
	candidates []string
	slots      int
	// times marks the slots that hold a time, which is never summed.
	times   []bool
	places  map[string]place
	loose   []string
	byLabel []int
	indexOf map[string]int
}

// place is where a line lies: a plain line fills the slot `first`, a list by
// candidate the slots from `first` on, a free list the loose part; `loose` is
// then its number among the free lists.
type place struct {
	line  Line
	first int
	loose int
}

func (p place) free() bool { return p.line.List == ListBox || p.line.List == ListMember }

// NewLayout lays out a form for the candidates of the ballot, in its order.
func NewLayout(form Form, candidates []string) (*Layout, error) {
	if err := form.check(); err != nil {
		return nil, err
	}
	if len(candidates) > MaxCandidates {
		return nil, fmt.Errorf("%d candidates, not at most %d", len(candidates), MaxCandidates)
	}
	l := &Layout{
		form:       slices.Clone(form),
		candidates: slices.Clone(candidates),
		places:     map[string]place{},
		indexOf:    map[string]int{},
	}
	for i, id := range candidates {
		if !isLabel(id) {
			return nil, fmt.Errorf("candidate %q is not a label", id)
		}
		if _, twice := l.indexOf[id]; twice {
			return nil, fmt.Errorf("candidate %q occurs twice", id)
		}
		l.indexOf[id] = i
		l.byLabel = append(l.byLabel, i)
	}
	slices.SortFunc(l.byLabel, func(a, b int) int { return strings.Compare(candidates[a], candidates[b]) })
	for _, line := range form {
		l.place(line)
	}
	return l, nil
}

func (l *Layout) place(line Line) {
	p := place{line: line, first: l.slots, loose: -1}
	switch {
	case p.free():
		p.first, p.loose = -1, len(l.loose)
		l.loose = append(l.loose, line.Code)
	case line.List == ListCandidate:
		l.slots += len(l.candidates)
	default:
		l.slots++
	}
	for len(l.times) < l.slots {
		l.times = append(l.times, line.Type == TypeTime)
	}
	l.places[line.Code] = p
}

// Form gives the form of the layout; it is not to be changed.
func (l *Layout) Form() Form { return l.form }

// Candidates gives the candidates in ballot order; the slice is not to be changed.
func (l *Layout) Candidates() []string { return l.candidates }

// Slots gives the number of fixed places of a sheet.
func (l *Layout) Slots() int { return l.slots }

// fieldName is how a number is named everywhere: V, C[aliya].
func fieldName(code, label string) string {
	if label == "" {
		return code
	}
	return code + "[" + label + "]"
}
