package web

import (
	"strconv"
	"strings"

	"urna/election/act"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/election/source"
)

// versionView is one version of a station's protocol.
type versionView struct {
	Act         act.Hash                    `json:"act"`
	Index       int64                       `json:"index"`
	Kind        string                      `json:"kind"`
	Standing    string                      `json:"standing"`
	Counted     bool                        `json:"counted"`
	Held        bool                        `json:"held"`
	Corrects    string                      `json:"corrects"`
	Received    act.Time                    `json:"received"`
	Office      string                      `json:"office"`
	Attestation string                      `json:"attestation"`
	Reason      string                      `json:"reason"`
	Ended       int64                       `json:"ended"` // entry that corrected, annulled or set it aside; 0 for none
	EndedReason string                      `json:"ended_reason"`
	Members     []memberView                `json:"members"`
	Lines       map[string]int64            `json:"lines"`
	Lists       map[string]map[string]int64 `json:"lists"`
	Totals      results.Totals              `json:"totals"`
	Relations   []relationView              `json:"relations"`
	Findings    []findingView               `json:"findings"`
	Signatures  []signatureView             `json:"signatures"`

	Rows  []formRow    `json:"-"`
	Words versionWords `json:"-"`
}

type versionWords struct {
	Standing, Received, Office, Attestation, Kind, Members string
	CorrectsIndex                                          int64 // -1 for none
}

type memberView struct {
	Role   string `json:"role"`
	Stance string `json:"stance"`
	Words  string `json:"-"`
}

// signatureView is one signature and how its key stands now.
type signatureView struct {
	Key     act.Key  `json:"key"`
	Office  string   `json:"office"`
	Role    string   `json:"role"`
	Counter int64    `json:"counter"`
	Claimed act.Time `json:"claimed"`
	Short   string   `json:"-"`
	Words   string   `json:"-"`
}

// formRow is one line of the paper: a number, or the heading of a list.
type formRow struct {
	Field, Code, Name, Value string
	Heading, Inner, Blank    bool
	Draft                    bool // not demanded by the law: added to the form

	Time bool
	Raw  string // the number as a program reads it, empty for a blank
}

// version reads one version with the entry that it stands in.
func (h *Handler) version(at *stationView, v *results.Version) (versionView, error) {
	s, counted := at.scene, at.st.Counted()
	opened, err := h.opened(v.Index)
	if err != nil {
		return versionView{}, err
	}
	view := versionView{
		Act: v.Act, Index: v.Index, Kind: v.Kind, Standing: string(v.Standing), Counted: v == counted, Held: v.Held(),
		Received: opened.Received, Office: opened.Act.Office, Members: []memberView{}, Totals: s.state().Results.Totals(v.Sheet),
		Findings: s.versionFindings(v, opened.Received), Signatures: s.signatures(opened), Rows: s.formRows(v.Sheet),
	}
	view.Lines, view.Lists = s.state().Results.Layout().Maps(v.Sheet)
	if !v.Corrects.IsZero() {
		view.Corrects = v.Corrects.String()
	}
	if v.Standing == results.VersionStands && v != counted {
		view.Standing = "rival"
	}
	if err := h.readEnd(&view, v.Ended); err != nil {
		return versionView{}, err
	}
	inputs := view.readBody(s, opened, v)
	view.Relations = h.relations(at, v, inputs)
	view.word(s)
	return view, nil
}

// readEnd takes the reason from the act that ended a version.
func (h *Handler) readEnd(view *versionView, ended int64) error {
	if ended == 0 {
		return nil
	}
	opened, err := h.opened(ended)
	if err != nil {
		return err
	}
	view.Ended = ended
	switch body := opened.Act.Body.(type) {
	case *results.ProtocolCorrected:
		view.EndedReason = body.Reason
	case *results.ProtocolAnnulled:
		view.EndedReason = body.Reason
	case *results.DisputeResolved:
		view.EndedReason = body.Reason
	}
	return nil
}

// word fills what the page says about the version.
func (view *versionView) word(s *scene) {
	standing := view.Standing
	if view.Counted {
		standing = "counted"
	}
	view.Words = versionWords{
		Standing: standing, Received: s.moment(view.Received), Office: s.officeWords(view.Office),
		Kind: kindWords(s.lang, view.Kind), CorrectsIndex: -1,
	}
	members := make([]string, len(view.Members))
	for i, m := range view.Members {
		members[i] = m.Words
	}
	view.Words.Members = strings.Join(members, "; ")
	if view.Attestation != "" {
		view.Words.Attestation = s.lang.Text("results.attested." + view.Attestation)
	}
	if hash, err := act.ParseHash(view.Corrects); err == nil {
		if index, known := s.state().Index(hash); known {
			view.Words.CorrectsIndex = index
		}
	}
}

// readBody takes from the body what the state does not keep, and returns what
// the relations read beside the numbers.
func (view *versionView) readBody(s *scene, opened *act.Opened, v *results.Version) rulebook.Inputs {
	inputs := rulebook.Inputs{Candidates: int64(len(s.state().Candidacy.Ballot))}
	var filing *results.Filing
	switch body := opened.Act.Body.(type) {
	case *results.ProtocolFiled:
		filing = &body.Filing
	case *results.ProtocolCorrected:
		filing, view.Reason = &body.Filing, body.Reason
	case *source.Row:
		return inputs
	}
	if filing == nil {
		return inputs
	}
	view.Attestation = filing.Attestation
	for _, m := range filing.Members {
		words := roleWords(s.lang, m.Role) + ": " + s.lang.Text("results.stance."+m.Stance)
		view.Members = append(view.Members, memberView{m.Role, m.Stance, words})
		if m.Stance == "signed" {
			inputs.Signed++
		}
	}
	inputs.Members = int64(len(filing.Members))
	if filing.Attestation == results.AttestedByDevice {
		inputs.Signed = 0
		for _, sig := range opened.Signatures {
			if v.SignedBy(sig.Key) {
				inputs.Signed++
			}
		}
		inputs.Members = max(inputs.Members, inputs.Signed)
	}
	return inputs
}

// signatures lists who signed an entry. Offices are those of the keys today: a
// key that was revoked since is shown with the office it had.
func (s *scene) signatures(opened *act.Opened) []signatureView {
	views := []signatureView{}
	for i := range opened.Signatures {
		sig := &opened.Signatures[i]
		standing, _ := s.state().Office.Standing(sig.Key)
		view := signatureView{
			Key: sig.Key, Office: standing.Office, Role: standing.Role, Counter: sig.Counter, Claimed: sig.Claimed,
			Short: shortKey(sig.Key), Words: s.officeWords(standing.Office),
		}
		if standing.Role != "" && standing.Role != standing.Office {
			view.Words = roleWords(s.lang, standing.Role) + ", " + view.Words
		}
		views = append(views, view)
	}
	return views
}

// formRows puts a sheet into the order of the paper. A blank is not a zero and
// is shown as blank.
func (s *scene) formRows(sheet rulebook.Sheet) []formRow {
	layout := s.state().Results.Layout()
	var rows []formRow
	for _, line := range layout.Form() {
		name := line.Label.In(string(s.lang))
		if line.List == rulebook.ListNone {
			n, known := layout.Line(sheet, line.Code)
			rows = append(rows, s.formRow(line, formRow{Field: line.Code, Code: line.Code, Name: name, Draft: line.Status == rulebook.StatusDraft}, known, n))
			continue
		}
		rows = append(rows, formRow{Field: line.Code, Code: line.Code, Name: name, Heading: true, Draft: line.Status == rulebook.StatusDraft})
		for _, label := range labels(layout, line, sheet) {
			n, known := layout.Cell(sheet, line.Code, label)
			row := formRow{Field: cellName(line.Code, label), Name: label, Inner: true}
			switch line.List {
			case rulebook.ListCandidate:
				row.Code, row.Name = label, s.candidate(label)
			case rulebook.ListMember:
				row.Name = roleWords(s.lang, label)
			}
			rows = append(rows, s.formRow(line, row, known, n))
		}
	}
	return rows
}

func (s *scene) formRow(line rulebook.Line, row formRow, known bool, n int64) formRow {
	if row.Time = line.Type == rulebook.TypeTime; known {
		row.Raw = strconv.FormatInt(n, 10)
	}
	switch {
	case !known:
		row.Value, row.Blank = s.lang.Text("results.blank"), true
	case line.Type == rulebook.TypeTime:
		row.Value = s.lang.Clock(n)
	default:
		row.Value = s.lang.Number(n)
	}
	return row
}

// labels are those of a list: all candidates, or the rows that the station filled.
func labels(layout *rulebook.Layout, line rulebook.Line, sheet rulebook.Sheet) []string {
	if line.List == rulebook.ListCandidate {
		return layout.Candidates()
	}
	var all []string
	for _, cell := range sheet.Loose {
		if cell.Code == line.Code {
			all = append(all, cell.Label)
		}
	}
	return all
}
