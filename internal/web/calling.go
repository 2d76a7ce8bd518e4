package web

// callingTables are the call, the instructions and what was done on them.
func callingTables(s *scene) []section {
	call := section{ID: "call", Columns: columns("on", "polling-day", "text", "sources")}
	if c := s.state().Calling.Called(); c != nil {
		call.Rows = []chapterRow{s.row(c.Index, s.day(c.On), s.day(c.PollingDay), english(c.Text), s.cited(c.Sources))}
	}
	given := section{ID: "instructions", Columns: columns("number", "on", "addressee", "duty", "due", "state", "sources")}
	done := section{ID: "executed", Columns: columns("number", "on", "by", "proof", "sources")}
	for _, i := range s.state().Calling.Instructions() {
		state := "unproven"
		if len(i.Done) > 0 {
			state = "done"
		}
		given.Rows = append(given.Rows, s.row(i.Index, english(i.Number), s.day(i.On), english(i.Addressee), english(i.Duty), s.day(i.Due), s.standing("calling", state), s.cited(i.Sources)))
		for _, e := range i.Done {
			done.Rows = append(done.Rows, s.row(e.Index, english(e.Number), s.day(e.On), english(e.By), english(e.Proof), s.cited(e.Sources)))
		}
	}
	return []section{call, given, done}
}
