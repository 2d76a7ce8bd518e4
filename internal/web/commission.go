package web

import (
	"strings"

	"urna/election/calendar"
	"urna/election/commission"
)

// commissionTables are the commissions with their seats, the balance of parties in
// each tier, changes of seats, sessions and decisions.
func commissionTables(s *scene) []section {
	seats := section{ID: "seats", Columns: columns("commission", "tier", "seat#", "role", "name", "party", "by", "on", "sources")}
	changes := section{ID: "changes", Columns: columns("commission", "seat#", "before", "name", "party", "reason", "on", "sources")}
	for _, c := range s.state().Commission.Commissions() {
		for i, m := range c.Members {
			row := none(s.office(c.Commission), s.tier(c.Tier), s.number(m.Seat), plain(roleWords(s.lang, m.Role)), s.known(m.Name), s.known(m.Party), english(c.By), s.day(c.On), s.cited(c.Sources))
			if row.Entry = c.Index; i == 0 {
				row.Findings = s.remarked()[c.Index]
			}
			seats.Rows = append(seats.Rows, row)
		}
		for _, ch := range c.Changes {
			changes.Rows = append(changes.Rows, s.row(ch.Index, s.office(c.Commission), s.number(ch.Seat), s.known(ch.Before.Name+party(ch.Before.Party)), s.known(ch.Name), s.known(ch.Party), english(ch.Reason), s.day(ch.On), s.cited(ch.Sources)))
		}
	}
	sessions, decisions := s.sessionTables()
	return []section{seats, s.balance(), sessions, decisions, changes}
}

func party(name string) string {
	if name == "" {
		return ""
	}
	return " (" + name + ")"
}

// office is a cell of an office in words.
func (s *scene) office(name string) cell { return cell{Text: s.officeWords(name), Value: name} }

func (s *scene) tier(name string) cell {
	return cell{Text: s.lang.Text("commission.tier." + name), Value: name}
}

// known is a cell of a text that may be unknown.
func (s *scene) known(text string) cell {
	if text == "" {
		return s.day("")
	}
	return plain(text)
}

func (s *scene) balance() section {
	t := section{ID: "balance", Columns: columns("tier", "party", "seats#", "of#", "share", "commissions#", "chairs#")}
	for _, b := range s.state().Commission.Balances() {
		t.Rows = append(t.Rows, none(s.tier(b.Tier), s.known(b.Party), s.number(b.Seats), s.number(b.Of), plain(s.lang.Share(b.Seats, b.Of)), s.number(b.Commissions), s.number(b.Chairs)))
	}
	return t
}

// sessionTables are sessions with their quorum, and decisions with their votes.
func (s *scene) sessionTables() (section, section) {
	sessions := section{ID: "sessions", Columns: columns("commission", "number", "on", "agenda", "present", "needed", "sources")}
	decisions := section{ID: "decisions", Columns: columns("commission", "number", "subject", "text", "for", "against", "abstained", "dissents", "sources")}
	size := map[string]int64{}
	for _, c := range s.state().Commission.Commissions() {
		size[c.Commission] = int64(len(c.Members))
	}
	for _, at := range s.state().Commission.Sessions() {
		present, needed := s.day(""), s.day("")
		if at.Attendance == commission.Recorded {
			present = s.number(int64(len(at.Present)))
			needed = s.number(calendar.Part(size[at.Commission], commission.Quorum(), calendar.Up))
		}
		sessions.Rows = append(sessions.Rows, s.row(at.Index, s.office(at.Commission), plain(at.Number), s.day(at.On), english(at.Agenda), present, needed, s.cited(at.Sources)))
		for _, d := range at.Decisions {
			pro, con, none, dissents := s.openVote(&d)
			decisions.Rows = append(decisions.Rows, s.row(d.Index, s.office(d.Commission), plain(d.Number), english(d.Subject), english(d.Text), pro, con, none, english(dissents), s.cited(d.Sources)))
		}
	}
	return sessions, decisions
}

// openVote counts an open vote, and joins the dissents from it.
func (s *scene) openVote(d *commission.Decision) (pro, con, neither cell, dissents string) {
	if d.Votes == commission.Unknown {
		return s.day(""), s.day(""), s.day(""), ""
	}
	count := map[string]int64{}
	var said []string
	for _, v := range d.Voted {
		count[v.Vote]++
		if v.Dissent != "" {
			said = append(said, s.lang.Number(v.Seat)+": "+v.Dissent)
		}
	}
	return s.number(count["for"]), s.number(count["against"]), s.number(count["abstained"]), strings.Join(said, " | ")
}
