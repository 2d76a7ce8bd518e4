package web

import "strings"

// programmeTables are programmes by candidate and by topic, and who supports whom.
func programmeTables(s *scene) []section {
	filed := section{ID: "programmes", Columns: columns("candidate", "title", "content", "on", "sources")}
	named := map[string]bool{}
	for _, p := range s.state().Programme.Programmes() {
		named[p.Candidate] = true
		filed.Rows = append(filed.Rows, s.row(p.Index, s.candidateCell(p.Candidate), english(p.Title), plain(p.Content.String()), s.day(p.On), s.cited(p.Sources)))
	}
	for _, c := range s.state().Candidacy.Ballot {
		if !named[c.ID] {
			filed.Rows = append(filed.Rows, none(s.candidateCell(c.ID), s.day(""), s.day(""), s.day(""), s.cited(nil)))
		}
	}
	topics := section{ID: "topics", Columns: columns("topic", "candidate", "text")}
	for _, topic := range s.state().Programme.Topics() {
		for _, c := range s.state().Candidacy.Ballot {
			text, entry := s.state().Programme.On(c.ID, topic)
			row := none(english(topic), s.candidateCell(c.ID), s.silent(text, entry))
			row.Entry = entry
			topics.Rows = append(topics.Rows, row)
		}
	}
	support := section{ID: "endorsements", Columns: columns("candidate", "by", "text", "on", "sources")}
	for _, e := range s.state().Programme.Endorsements() {
		support.Rows = append(support.Rows, s.row(e.Index, s.candidateCell(e.Candidate), english(e.By), english(e.Text), s.day(e.On), s.cited(e.Sources)))
	}
	return []section{filed, topics, support}
}

// candidateCell is a cell of a candidate by name; files hold the id.
func (s *scene) candidateCell(id string) cell { return cell{Text: s.candidate(id), Value: id} }

// silent is what a programme holds on a topic, or that it holds nothing.
func (s *scene) silent(text string, entry int64) cell {
	if entry < 0 {
		return cell{Text: s.lang.Text("programme.silent"), Unknown: true}
	}
	return english(text)
}

// ofVoters are the beginnings of the rules that say how a voter votes.
var ofVoters = []string{"voting.", "voter.", "ballot.", "home."}

// voterTables are what a voter asks: when, who stands, how to vote, and how to check
// afterwards that the vote was counted with the others.
func voterTables(s *scene) []section {
	when := section{ID: "when", Columns: columns("date", "what", "article", "state")}
	for _, t := range s.state().TermsOn(s.on()) {
		if t.Role == "voter" || t.ID == "election.day" || strings.HasPrefix(t.ID, "vote.") || strings.HasPrefix(t.ID, "list.inspect") {
			when.Rows = append(when.Rows, s.termRow(&t, s.due(&t), s.todo(t.Deadline), plain(t.Article), s.termState(&t)))
		}
	}
	ballot := section{ID: "ballot", Columns: columns("place#", "candidate")}
	set, _ := s.state().First("candidacy/ballot-set/1")
	for i, c := range s.state().Candidacy.Ballot {
		row := none(s.number(int64(i+1)), s.candidateCell(c.ID))
		row.Entry = set.Index
		ballot.Rows = append(ballot.Rows, row)
	}
	how := section{ID: "how", Columns: columns("article", "text")}
	for _, r := range s.state().Rulebook.Rules {
		for _, beginning := range ofVoters {
			if strings.HasPrefix(r.ID, beginning) && r.Days.Hold(s.on().String()) {
				how.Rows = append(how.Rows, none(plain(r.Article), english(r.Text)))
			}
		}
	}
	return []section{when, ballot, how, s.checking()}
}

// checking is how a voter checks the count, each step with the page that does it.
func (s *scene) checking() section {
	t := section{ID: "check", Columns: columns("step", "page")}
	for _, step := range []struct{ key, page string }{
		{"paper", "own"}, {"station", "search"}, {"sum", "check"}, {"signed", "signed"}, {"break", "break"},
	} {
		t.Rows = append(t.Rows, none(plain(s.lang.Text("voter.step."+step.key)), cell{Text: "/" + step.page, Address: link(s.lang, step.page)}))
	}
	return t
}
