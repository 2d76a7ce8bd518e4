package web

import (
	"urna/election/act"
	"urna/election/voterlist"
)

// voterlistTables are lists with their changes, boxes with their seals, the ballots
// on their way, and openings.
func voterlistTables(s *scene) []section {
	lists := section{ID: "lists", Columns: columns("station", "as-of", "counted#", "added#", "removed#", "voters#", "sources")}
	changes := section{ID: "changes", Columns: columns("station", "on", "added#", "removed#", "reason", "sources")}
	boxes := section{ID: "boxes", Columns: columns("station", "box", "kind", "seal", "transparent")}
	brought := section{ID: "delivered", Columns: columns("station", "on", "ballots#", "voters#", "sources")}
	opened := section{ID: "opened", Columns: columns("station", "checked", "open", "present", "sources")}
	for _, st := range s.state().VoterList.Stations() {
		at := s.stationCell(st.Place)
		if st.Counted >= 0 {
			lists.Rows = append(lists.Rows, s.listRow(&st))
		}
		for _, c := range st.Changes {
			changes.Rows = append(changes.Rows, s.row(c.Index, at, s.day(c.On), s.number(c.Added), s.number(c.Removed), english(c.Reason), s.cited(c.Sources)))
		}
		for i, b := range st.Boxes {
			row := none(at, plain(b.Box), s.word("voterlist.box.", b.Kind), plain(b.Seal), s.word("voterlist.", b.Transparent))
			if row.Entry = st.BoxesAt; i == 0 {
				row.Findings = s.remarked()[st.BoxesAt]
			}
			boxes.Rows = append(boxes.Rows, row)
		}
		for _, d := range st.Brought {
			brought.Rows = append(brought.Rows, s.row(d.Index, at, s.day(d.On), s.number(d.Ballots), s.number(st.Voters()), s.cited(d.Sources)))
		}
		if o := st.Opened; o != nil {
			opened.Rows = append(opened.Rows, s.row(o.Index, at, plain(s.lang.Clock(o.Checked)), plain(s.lang.Clock(o.Open)), english(o.Present), s.cited(o.Sources)))
		}
	}
	return []section{lists, changes, boxes, s.printed(), brought, opened}
}

func (s *scene) listRow(st *voterlist.Station) chapterRow {
	var added, removed int64
	for _, c := range st.Changes {
		added, removed = added+c.Added, removed+c.Removed
	}
	return s.row(st.Counted, s.stationCell(st.Place), s.day(st.AsOf), s.number(st.First), s.number(added), s.number(removed), s.number(st.Voters()), s.cited(nil))
}

// stationCell is a cell of a station that leads to its page.
func (s *scene) stationCell(id string) cell {
	return cell{Text: id, Address: link(s.lang, "station", id)}
}

// word is a cell of a word, in the reader's language on the page.
func (s *scene) word(prefix, word string) cell {
	return cell{Text: s.lang.Text(prefix + word), Value: word}
}

// printed holds all ballots to the voters on the lists.
func (s *scene) printed() section {
	t := section{ID: "printed", Columns: columns("on", "ballots#", "printer", "voters#", "sources")}
	for _, p := range s.state().VoterList.Printed() {
		t.Rows = append(t.Rows, s.row(p.Index, s.day(p.On), s.number(p.Ballots), english(p.Printer), s.number(s.state().VoterList.Voters()), s.cited(p.Sources)))
	}
	return t
}

// accreditationTables are who was admitted, refused and sent away, who was where,
// the rights and duties of the law, and what sources count.
func accreditationTables(s *scene) []section {
	granted := section{ID: "granted", Columns: columns("id", "organisation", "kind", "count#", "standing#", "on", "sources")}
	revoked := section{ID: "revoked", Columns: columns("organisation", "kind", "count#", "reason", "article", "on", "sources")}
	for _, g := range s.state().Accreditation.Grants() {
		granted.Rows = append(granted.Rows, s.row(g.Index, english(g.ID), english(g.Organisation), s.word("accreditation.kind.", g.Kind), s.number(g.Count), s.number(g.Standing()), s.day(g.On), s.cited(g.Sources)))
		for _, b := range g.Back {
			revoked.Rows = append(revoked.Rows, s.row(b.Index, english(g.Organisation), s.word("accreditation.kind.", g.Kind), s.number(b.Count), s.unsaid(b.Reason), plain(b.Article), s.day(b.On), s.cited(b.Sources)))
		}
	}
	refused := section{ID: "refused", Columns: columns("organisation", "kind", "reason", "article", "on", "sources")}
	for _, r := range s.state().Accreditation.Refusals() {
		refused.Rows = append(refused.Rows, s.row(r.Index, english(r.Organisation), s.word("accreditation.kind.", r.Kind), s.unsaid(r.Reason), plain(r.Article), s.day(r.On), s.cited(r.Sources)))
	}
	return []section{granted, refused, revoked, s.presences(), s.rights(), s.watchers()}
}

// unsaid is a text that somebody had to give and may not have given.
func (s *scene) unsaid(text string) cell {
	if text == "" {
		return cell{Text: s.lang.Text("accreditation.unsaid"), Unknown: true}
	}
	return english(text)
}

func (s *scene) presences() section {
	t := section{ID: "presence", Columns: columns("station", "on", "organisation", "kind", "count#", "right", "was", "note", "sources")}
	for _, p := range s.state().Accreditation.Presences() {
		if len(p.Rights) == 0 {
			t.Rows = append(t.Rows, s.row(p.Index, s.stationCell(p.Place), s.day(p.On), english(p.Organisation), s.word("accreditation.kind.", p.Kind), s.number(p.Count), plain(""), plain(""), plain(""), s.cited(p.Sources)))
		}
		for i, r := range p.Rights {
			row := none(s.stationCell(p.Place), s.day(p.On), english(p.Organisation), s.word("accreditation.kind.", p.Kind), s.number(p.Count), plain(r.Right), s.word("accreditation.was.", r.Was), english(r.Note), s.cited(p.Sources))
			if row.Entry = p.Index; i == 0 {
				row.Findings = s.remarked()[p.Index]
			}
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

// rights is the law's table, with how often each right was given and denied.
func (s *scene) rights() section {
	t := section{ID: "rights", Columns: columns("id", "kind", "text", "holders", "article", "given#", "denied#")}
	given, denied := map[string]int64{}, map[string]int64{}
	for _, p := range s.state().Accreditation.Presences() {
		for _, r := range p.Rights {
			if r.Was == "given" {
				given[r.Right]++
			} else {
				denied[r.Right]++
			}
		}
	}
	if law := s.state().Rulebook.Chapters["rights.tsv"]; law != nil {
		for _, r := range law.Rows {
			id := r.Cell("id")
			t.Rows = append(t.Rows, none(plain(id), english(r.Cell("kind")), english(r.Cell("text")), english(r.Cell("holders")), plain(r.Cell("article")), s.number(given[id]), s.number(denied[id])))
		}
	}
	return t
}

func (s *scene) watchers() section {
	t := section{ID: "numbers", Columns: columns("of", "kind", "number", "note", "sources")}
	for _, n := range s.state().Accreditation.Numbers() {
		number := english(n.Number.Number)
		if n.Number.Number == "" {
			number = s.day(act.Date(""))
		}
		t.Rows = append(t.Rows, s.row(n.Index, english(n.Of), english(n.Kind), number, english(n.Note), s.cited(n.Sources)))
	}
	return t
}
