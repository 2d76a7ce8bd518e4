package calling

import (
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/cow"
)

// State is the call, the instructions in their order, and the changes of the law.
type State struct {
	call         *Call
	instructions cow.Vector[Instruction]
	byNumber     cow.Map[int]
	changes      cow.Vector[Change]
}

// Call is the announcement and its entry.
type Call struct {
	Index int64
	Called
}

// Instruction is one instruction, and how it was carried out where that is
// recorded.
type Instruction struct {
	Index int64
	Instructed
	Done []Execution
}

// Execution is one record that an instruction was carried out.
type Execution struct {
	Index int64
	Executed
	Late bool // after the due day
}

// Change is one law that changed the rules.
type Change struct {
	Index int64
	LawChanged
	Frozen bool // less than a year before polling day
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	return State{s.call, s.instructions.Photograph(), s.byNumber.Photograph(), s.changes.Photograph()}
}

// Called is the announcement, nil while there is none.
func (s *State) Called() *Call { return s.call }

// Instructions lists the instructions in their order.
func (s *State) Instructions() []Instruction { return s.instructions.List() }

// Changes lists the changes of the law in their order.
func (s *State) Changes() []Change { return s.changes.List() }

// Foreign is what the chapter is told of the rest of the election.
type Foreign struct {
	PollingDay calendar.Day
	Named      func([]string) *act.Refusal // refuses sources that nobody has named
}

// Call refuses a second call; a polling day other than the calendar's is a finding.
func (s *State) Call(e *act.Entry, f Foreign, b *Called) *act.Refusal {
	if s.call != nil {
		return act.Refuse("act.repeated", "kind", "a second call", "one")
	}
	if _, refusal := calendar.Given("on", b.On); refusal != nil {
		return refusal
	}
	polling, refusal := calendar.Given("polling_day", b.PollingDay)
	if refusal != nil {
		return refusal
	}
	if polling != f.PollingDay {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "election.regular.day", Field: "polling_day", Got: string(b.PollingDay), Limit: f.PollingDay.String(), Severity: act.SeverityError,
		})
	}
	return f.Named(b.Sources)
}

// ApplyCalled makes the call stand.
func (s *State) ApplyCalled(e *act.Entry, b *Called) { s.call = &Call{e.Index, *b} }

// Instruct refuses a number that is taken.
func (s *State) Instruct(_ *act.Entry, f Foreign, b *Instructed) *act.Refusal {
	if _, taken := s.byNumber.Get(cow.Key(b.Number)); taken {
		return act.Refuse("act.repeated", "body.number", b.Number, "a number that is not taken")
	}
	return f.Named(b.Sources)
}

// ApplyInstructed adds the instruction.
func (s *State) ApplyInstructed(e *act.Entry, b *Instructed) {
	s.byNumber.Set(cow.Key(b.Number), s.instructions.Len())
	s.instructions.Append(Instruction{Index: e.Index, Instructed: *b})
}

// Execute refuses an instruction that is not there; a day after the due one is a
// finding.
func (s *State) Execute(e *act.Entry, f Foreign, b *Executed) *act.Refusal {
	at, known := s.byNumber.Get(cow.Key(b.Number))
	if !known {
		return act.Refuse("act.dangling", "body.number", b.Number, "an instruction that was issued")
	}
	if due := s.instructions.Get(at).Due; late(b.On, due) {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "instruction.late", Field: "on", Got: string(b.On), Limit: string(due), Severity: act.SeverityWarning,
		})
	}
	return f.Named(b.Sources)
}

// late compares days as they are written; an unknown day is not late.
func late(on, due act.Date) bool { return on != "" && due != "" && on > due }

// ApplyExecuted adds the record to its instruction.
func (s *State) ApplyExecuted(e *act.Entry, b *Executed) {
	at, _ := s.byNumber.Get(cow.Key(b.Number))
	i := s.instructions.Get(at)
	i.Done = append(i.Done[:len(i.Done):len(i.Done)], Execution{e.Index, *b, late(b.On, i.Due)})
	s.instructions.Set(at, i)
}

// monthsOfStability is how long before a vote the core of its law rests, by the
// Code of Good Practice in Electoral Matters, II.2.b.
const monthsOfStability = 12

// ChangeLaw finds a change that came less than a year before polling day.
func (s *State) ChangeLaw(e *act.Entry, f Foreign, b *LawChanged) *act.Refusal {
	on, refusal := calendar.Given("on", b.On)
	if refusal != nil {
		return refusal
	}
	if rest := f.PollingDay.AddMonths(-monthsOfStability); on > rest && on <= f.PollingDay {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "law.stability", Article: "CDL-AD(2002)023rev2, II.2.b", Field: "on", Got: string(b.On), Limit: rest.String(), Severity: act.SeverityWarning,
		})
	}
	return f.Named(b.Sources)
}

// ApplyChanged adds the change.
func (s *State) ApplyChanged(e *act.Entry, b *LawChanged) {
	frozen := len(e.Findings) > 0
	s.changes.Append(Change{e.Index, *b, frozen})
}
