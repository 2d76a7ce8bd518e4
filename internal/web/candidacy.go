package web

import (
	"slices"
	"strings"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/candidacy"
)

// candidacyTables are nominees and every step about them, with what sources say,
// signatures, appeals and their clocks, and the lists of the law.
func candidacyTables(s *scene) []section {
	return []section{
		s.attrition(), s.nominees(), s.nominationSteps(), s.descriptions(), s.signatureNumber(), s.sheetTable(), s.signatureChecks(), s.questionKey(), s.appealTable(), s.ballotOrder(), s.groundTable(), s.documentTable(),
	}
}

// attrition shows that every nominee is in one group, and how the election stands
// towards its least number of candidates.
func (s *scene) attrition() section {
	t := section{ID: "count", Columns: columns("what", "nominees#", "check")}
	a, law := s.state().Candidacy.Attrition(), &s.state().CandidacyLaw
	if a.Nominated == 0 {
		return t
	}
	word := func(id string) cell { return cell{Text: s.lang.Text("candidacy.group." + id), Value: id} }
	holds := s.nominationWord("missed")
	if a.Holds() {
		holds = s.nominationWord("met")
	}
	for _, r := range []struct {
		id string
		n  int64
	}{{"associations", a.Associations}, {"selves", a.Selves}, {"registered", a.Registered}, {"refused", a.Refused}, {"withdrawn", a.Withdrawn}, {"ineligible", a.Ineligible}, {"others", a.Others}} {
		t.Rows = append(t.Rows, none(word(r.id), s.number(r.n), plain("")))
	}
	sum := s.lang.Text("candidacy.sum", s.lang.Number(a.Nominated), s.lang.Number(a.Registered), s.lang.Number(a.NotRegistered()))
	t.Rows = append(t.Rows, none(word("nominated"), s.number(a.Nominated), cell{Text: sum + " " + holds.Text, Value: sum, Sign: holds.Sign}))
	end, known := s.registrationEnd()
	guard := s.nominationWord(string(candidacy.GuardOpen))
	if known {
		guard = s.nominationWord(string(s.state().Candidacy.Guards(law, s.on(), end)))
	}
	t.Rows = append(t.Rows, none(word("standing"), s.number(s.state().Candidacy.Standing()), guard))
	return t
}

// registrationEnd is when registration ends; false while nothing says.
func (s *scene) registrationEnd() (calendar.Moment, bool) {
	due, known := s.state().Dates(s.on().String()).Due["registration.end"]
	return due, known
}

// nominationSigns are the words that are shown as states, with their signs.
var nominationSigns = map[string]string{
	"met": "met", "holds": "met", "missed": "missed", "differs": "late", "nomination": "late", "election": "late", "extended": "late", "open": "open", "waits": "open",
}

// nominationWord is a cell of a word of the chapter.
func (s *scene) nominationWord(word string) cell {
	return cell{Text: s.lang.Text("candidacy.state." + word), Value: word, Sign: nominationSigns[word]}
}

func (s *scene) nominees() section {
	t := section{ID: "nominees", Columns: columns("id", "name", "route", "body", "state", "grounds", "on", "sources")}
	end, known := s.registrationEnd()
	for _, n := range s.state().Candidacy.Nominees() {
		body := cell{Text: s.lang.Text("candidacy.no-body")}
		if n.Route == candidacy.Association {
			body = s.known(n.Association)
			body.Lang = "en"
		}
		t.Rows = append(t.Rows, s.row(n.Index, cell{Text: n.Nominee, ID: n.Nominee}, s.known(n.Name), s.nominationWord(n.Route), body,
			s.nominationWord(string(n.On(s.on(), end, known))), s.given(n.Grounds, s.state().CandidacyLaw.Refusal), s.day(n.Declared.On), s.cited(n.Sources)))
	}
	return t
}

// given is a cell of grounds in the law's words, with what the decision says.
func (s *scene) given(grounds []candidacy.Given, list []candidacy.Ground) cell {
	var words, codes []string
	for _, g := range grounds {
		text := g.Ground
		if i := slices.IndexFunc(list, func(l candidacy.Ground) bool { return l.ID == g.Ground }); i >= 0 {
			text = list[i].Text.In(string(s.lang)) + " (" + list[i].Article + ")"
		}
		if g.Text != "" {
			text += ": " + g.Text
		}
		words, codes = append(words, text), append(codes, g.Ground)
	}
	return cell{Text: strings.Join(words, " | "), Value: strings.Join(codes, " ")}
}

// nominationSteps is every act about a nominee, descriptions apart.
func (s *scene) nominationSteps() section {
	t := section{ID: "steps", Columns: columns("nominee", "step", "on", "what", "sources")}
	for _, step := range s.state().Candidacy.Steps() {
		if _, apart := step.Body.(*candidacy.Described); apart {
			continue
		}
		on, what, sources := s.told(step.Body)
		t.Rows = append(t.Rows, s.row(step.Index, plain(step.Nominee), cell{Text: kindWords(s.lang, step.Kind), Value: step.Kind}, s.day(on), what, s.cited(sources)))
	}
	return t
}

// told is what a step tells: its day, what was done, and by which sources.
func (s *scene) told(body act.Body) (act.Date, cell, []string) {
	law := &s.state().CandidacyLaw
	switch b := body.(type) {
	case *candidacy.Declared:
		return b.On, english(b.Association), b.Sources
	case *candidacy.DocumentsFiled:
		return b.On, plain(documentCodes(b.Documents)), b.Sources
	case *candidacy.DeficiencyNoticed:
		var texts []string
		for _, d := range b.Defects {
			texts = append(texts, d.Document+": "+d.Text)
		}
		return b.On, plain(s.lang.Text("candidacy.cure-by", b.Number, string(b.CureBy)) + " " + strings.Join(texts, " | ")), b.Sources
	case *candidacy.DeficiencyCured:
		return b.On, plain(b.Number + " " + documentCodes(b.Documents)), b.Sources
	case *candidacy.Checked:
		return b.On, plain(b.Requirement + ": " + s.lang.Text("candidacy.outcome."+b.Outcome) + ". " + b.Text), b.Sources
	case *candidacy.SheetsIssued:
		return b.On, s.number(b.Sheets), b.Sources
	case *candidacy.SheetsFiled:
		return b.On, plain(s.unitWords(b.Unit) + ": " + s.lang.Number(b.Signatures)), b.Sources
	case *candidacy.SignaturesChecked:
		return b.On, plain(s.unitWords(b.Unit) + ": " + s.lang.Number(b.Valid)), b.Sources
	case *candidacy.DepositPaid:
		return b.On, s.number(b.Amount), b.Sources
	case *candidacy.Registered:
		return b.On, plain(b.Number), b.Sources
	case *candidacy.Refused:
		return b.On, s.given(b.Grounds, law.Refusal), b.Sources
	case *candidacy.Cancelled:
		return b.On, s.given(b.Grounds, law.Cancellation), b.Sources
	}
	return s.toldAfter(body)
}

// toldAfter is what a step after the decision tells.
func (s *scene) toldAfter(body act.Body) (act.Date, cell, []string) {
	switch b := body.(type) {
	case *candidacy.Withdrawn:
		return b.On, plain(s.nominationWord(b.By).Text + " " + b.Reason), b.Sources
	case *candidacy.Reinstated:
		return b.On, english(b.By + ": " + b.Text), b.Sources
	case *candidacy.Appealed:
		return b.On, english(b.Number + ", " + b.By + ": " + b.Text), b.Sources
	case *candidacy.AppealDecided:
		return b.On, plain(b.Number + ": " + s.lang.Text("candidacy.outcome."+b.Outcome) + ". " + b.Text), b.Sources
	}
	return "", plain(""), nil
}

func documentCodes(documents []candidacy.Filed) string {
	var codes []string
	for _, d := range documents {
		codes = append(codes, d.Document)
	}
	return strings.Join(codes, ", ")
}

// unitWords is the name of a unit in the reader's language.
func (s *scene) unitWords(id string) string {
	if t := s.state().Territory; t != nil {
		if at, known := t.Unit(id); known {
			return t.Units[at].Name.In(string(s.lang))
		}
	}
	return id
}

// descriptions sets what sources say of each nominee side by side.
func (s *scene) descriptions() section {
	aspects := []string{candidacy.AspectName, candidacy.AspectBody, candidacy.AspectSelf, candidacy.AspectThemes}
	t := section{ID: "described", Columns: columns(append([]string{"nominee"}, aspects...)...)}
	said := map[string]map[string][]quote{}
	var order []string
	for _, step := range s.state().Candidacy.Steps() {
		b, is := step.Body.(*candidacy.Described)
		if !is {
			continue
		}
		if said[b.Nominee] == nil {
			said[b.Nominee] = map[string][]quote{}
			order = append(order, b.Nominee)
		}
		said[b.Nominee][b.Aspect] = append(said[b.Nominee][b.Aspect], quote{b.Text, s.citations(b.Sources)})
	}
	slices.Sort(order)
	for _, id := range order {
		cells := []cell{plain(id)}
		for _, aspect := range aspects {
			c := cell{Lang: "en", Said: said[id][aspect]}
			if len(c.Said) == 0 {
				c = s.day("")
			}
			cells = append(cells, c)
		}
		t.Rows = append(t.Rows, none(cells...))
	}
	return t
}

// signatureChecks are the protocols of the check of signatures, with the bound of the
// law's rule and California's figure beside it.
func (s *scene) signatureChecks() section {
	t := section{ID: "signatures", Columns: columns("nominee", "unit", "filed#", "duplicates#", "unregistered#", "sample#", "valid#", "least#", "california#", "required")}
	required := s.day("")
	if r := s.state().Candidacy.Required(); r != nil {
		required = s.number(r.Required)
	}
	for _, n := range s.state().Candidacy.Nominees() {
		for _, p := range n.Protocols {
			california, _ := candidacy.Looked{Whole: p.Rest(), Sample: p.Sample, Valid: p.Valid}.California(1)
			t.Rows = append(t.Rows, s.row(p.Index, plain(n.Nominee), cell{Text: s.unitWords(p.Unit), Value: p.Unit}, s.number(p.Filed), s.number(p.Duplicates), s.number(p.Unregistered),
				s.number(p.Sample), s.number(p.Valid), s.number(candidacy.LowerBound(p.Rest(), p.Sample, p.Valid, candidacy.ErrorOneIn)), s.number(california), required))
		}
		if len(n.Protocols) > 1 {
			proof := n.Proves(s.state().Within)
			row := none(plain(n.Nominee), cell{Text: s.lang.Text("candidacy.together"), Value: "together"})
			for range 5 {
				row.Cells = append(row.Cells, plain(""))
			}
			row.Cells = append(row.Cells, s.number(proof.Least), plain(""), required)
			t.Rows = append(t.Rows, row)
		}
	}
	t.Note = s.lang.Text("candidacy.lookup")
	return t
}

// appealTable are the appeals and the day by which each is to be decided.
func (s *scene) appealTable() section {
	t := section{ID: "appeals", Columns: columns("number", "nominee", "by", "against", "on", "due", "decided", "outcome", "sources")}
	for _, a := range s.state().Candidacy.Appeals() {
		due, decided, outcome := s.day(""), s.day(""), s.nominationWord("waits")
		if on, err := calendar.ParseDay(string(a.On)); err == nil && s.state().Terms != nil {
			if d, known := s.state().Terms.Deadline("refusal.appeal.decide"); known {
				if at, known := s.state().Terms.Due(d, calendar.Whole(on)); known {
					due = plain(at.String())
				}
			}
		}
		if a.Decided != nil {
			decided, outcome = s.day(a.Decided.On), cell{Text: s.lang.Text("candidacy.outcome." + a.Decided.Outcome), Value: a.Decided.Outcome}
		}
		t.Rows = append(t.Rows, s.row(a.Index, plain(a.Number), plain(a.Nominee), english(a.By), s.nominationWord(string(a.Against)), s.day(a.On), due, decided, outcome, s.cited(a.Sources)))
	}
	return t
}

// ballotOrder sets the places on the ballot beside those of the alphabet.
func (s *scene) ballotOrder() section {
	t := section{ID: "ballot", Columns: columns("place#", "alphabet#", "id", "name", "order")}
	for _, p := range candidacy.Order(s.state().Candidacy.Ballot, s.state().CandidacyLaw.Alphabet) {
		state := "met"
		if p.Ballot != p.Alphabet {
			state = "differs"
		}
		t.Rows = append(t.Rows, none(s.number(int64(p.Ballot)), s.number(int64(p.Alphabet)), plain(p.ID), cell{Text: p.In("kk"), Lang: "kk"}, s.nominationWord(state)))
	}
	return t
}

// lawText is a cell of a text of the law's tables, in the reader's language where the
// table has it.
func (s *scene) lawText(w candidacy.Words) cell {
	text := w.In(string(s.lang))
	if text == w.Default {
		return english(text)
	}
	return cell{Text: text, Value: w.Default}
}

// groundTable is the law's closed lists.
func (s *scene) groundTable() section {
	t := section{ID: "grounds", Columns: columns("decision", "ground", "text", "article", "court")}
	law := &s.state().CandidacyLaw
	for _, list := range []struct {
		word    candidacy.Status
		grounds []candidacy.Ground
	}{{candidacy.StatusRefused, law.Refusal}, {candidacy.StatusCancelled, law.Cancellation}} {
		for _, g := range list.grounds {
			court := "no"
			if g.Court {
				court = "yes"
			}
			t.Rows = append(t.Rows, none(s.nominationWord(string(list.word)), plain(g.ID), s.lawText(g.Text), plain(g.Article), s.nominationWord(court)))
		}
	}
	return t
}

// documentTable is what the law asks for: requirements and documents by route.
func (s *scene) documentTable() section {
	t := section{ID: "asked", Columns: columns("of", "code", "text", "article")}
	law := &s.state().CandidacyLaw
	for _, r := range law.Requirements {
		t.Rows = append(t.Rows, none(s.nominationWord("everybody"), plain(r.ID), s.lawText(r.Text), plain(r.Article)))
	}
	for _, d := range law.Documents {
		t.Rows = append(t.Rows, none(s.nominationWord(d.Route), plain(d.ID), s.lawText(d.Text), plain(d.Article)))
	}
	return t
}

// lawful are the choices that the law or the ledger leaves for a field of an act
// about nominees; none for a field that is free, or where the law has no list.
func (s *scene) lawful(kind, field string) []wordOption {
	var all []wordOption
	add := func(code, text string) { all = append(all, wordOption{Word: code, Label: code + " – " + text}) }
	if !strings.HasPrefix(kind, "candidacy/") || s.at == nil {
		return nil
	}
	law := &s.state().CandidacyLaw
	switch field {
	case "grounds[].ground":
		list := law.Refusal
		if kind == "candidacy/cancelled/1" {
			list = law.Cancellation
		}
		for _, g := range list {
			add(g.ID, g.Text.In(string(s.lang))+" ("+g.Article+")")
		}
	case "requirement":
		for _, r := range law.Requirements {
			add(r.ID, r.Text.In(string(s.lang)))
		}
	case "documents[].document", "defects[].document":
		for _, d := range law.Documents {
			add(d.ID, d.Text.In(string(s.lang)))
		}
	case "nominee":
		if kind == "candidacy/declared/1" {
			return nil
		}
		for _, n := range s.state().Candidacy.Nominees() {
			add(n.Nominee, n.Name)
		}
	}
	return all
}
