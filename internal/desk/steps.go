package desk

import (
	"fmt"
	"slices"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
)

// station finds a station's state by its id.
func station(s *election.State, id string) (results.Station, error) {
	if s.Territory == nil {
		return results.Station{}, fmt.Errorf("station %s: the territory is not adopted yet", id)
	}
	index, known := s.Territory.Station(id)
	if !known {
		return results.Station{}, fmt.Errorf("station %s is not on the register", id)
	}
	return s.Results.Station(index), nil
}

// Seal makes the statement that seals a draft, and keeps the draft first. The
// round and the seal it replaces follow from what the slot held before.
func Seal(s *election.State, drafts Drafts, draft *Draft, form act.Hash) (Statement, error) {
	st, err := station(s, draft.Station)
	if err != nil {
		return Statement{}, err
	}
	salt, err := act.ParseHash(draft.Salt)
	if err != nil {
		return Statement{}, fmt.Errorf("salt: %w", err)
	}
	value, refusal := act.SealOf(salt, draft.Values())
	if refusal != nil {
		return Statement{}, refusal
	}
	if err := drafts.Keep(value, draft); err != nil {
		return Statement{}, err
	}
	body := &results.EntrySealed{Form: form, Round: 1, Seal: value, Slot: draft.Slot, Station: draft.Station}
	for i := range st.Seals {
		seal := &st.Seals[i]
		if seal.Slot != draft.Slot || seal.Form != form {
			continue
		}
		body.Round = seal.Round + 1
		if seal.Standing == results.SealReturned || seal.Standing == results.SealWaits {
			body.Replaces = seal.Act
		}
	}
	return Statement{Kind: "results/entry-sealed/1", Body: body}, nil
}

// Difference is the fields in which the two waiting entries of a station
// differ; the values stay on the desk.
type Difference struct {
	Seals  []act.Hash
	Fields []string
}

// Compare compares the two waiting entries of a station for a form. Its error
// says which entry, or whose draft, is not there.
func Compare(s *election.State, drafts Drafts, id string, form act.Hash) (Difference, error) {
	st, err := station(s, id)
	if err != nil {
		return Difference{}, err
	}
	var found [2]*Draft
	var d Difference
	for slot := int64(1); slot <= 2; slot++ {
		seal := st.Waiting(form, slot)
		if seal == nil {
			return Difference{}, fmt.Errorf("station %s: slot %d holds no entry", id, slot)
		}
		draft, err := drafts.Draft(seal.Value)
		if err != nil {
			return Difference{}, err
		}
		if draft == nil {
			return Difference{}, fmt.Errorf("station %s: the draft of slot %d is not on this desk", id, slot)
		}
		found[slot-1] = draft
		d.Seals = append(d.Seals, seal.Act)
	}
	layout := s.Results.Layout()
	first, _ := layout.Sheet(found[0].Lines, found[0].Lists)
	second, _ := layout.Sheet(found[1].Lines, found[1].Lists)
	d.Fields = layout.Differ(first, second)
	slices.SortFunc(d.Seals, func(a, b act.Hash) int { return slices.Compare(a[:], b[:]) })
	return d, nil
}

// Return makes the statement that sends differing fields back to both typists.
func Return(id string, d Difference) Statement {
	return Statement{Kind: "results/entry-returned/1", Body: &results.EntryReturned{
		Differing: d.Fields, Seals: d.Seals, Station: id,
	}}
}

// Paper is what the paper says beside its numbers.
type Paper struct {
	Members []results.Member
	Files   []act.Hash
}

// File makes the statement that files the first waiting entry of a station and
// opens every seal whose draft is on this desk, discarded rounds included.
func File(s *election.State, drafts Drafts, id string, paper Paper) (Statement, error) {
	filing, err := filing(s, drafts, id, act.Hash{})
	if err != nil {
		return Statement{}, err
	}
	filing.Members, filing.Files = paper.Members, paper.Files
	return Statement{Kind: "results/protocol-filed/1", Body: &results.ProtocolFiled{Filing: *filing}}, nil
}

// Correction is which protocol is corrected, why, and what the paper says.
type Correction struct {
	Corrects act.Hash
	Reason   string
	Paper    Paper
}

// Correct makes the statement that corrects a protocol by the entries sealed
// for it.
func Correct(s *election.State, drafts Drafts, id string, c Correction) (Statement, error) {
	filing, err := filing(s, drafts, id, c.Corrects)
	if err != nil {
		return Statement{}, err
	}
	filing.Members, filing.Files = c.Paper.Members, c.Paper.Files
	return Statement{Kind: "results/protocol-corrected/1", Body: &results.ProtocolCorrected{
		Filing: *filing, Corrects: c.Corrects, Reason: c.Reason,
	}, RestsOn: act.RestsOn{Acts: []act.Hash{c.Corrects}}}, nil
}

func filing(s *election.State, drafts Drafts, id string, form act.Hash) (*results.Filing, error) {
	st, err := station(s, id)
	if err != nil {
		return nil, err
	}
	values, err := waitingDraft(&st, drafts, id, form)
	if err != nil {
		return nil, err
	}
	f := &results.Filing{Attestation: results.AttestedOnPaper, Lines: values.Lines, Lists: values.Lists, Station: id}
	for i := range st.Seals {
		if seal := &st.Seals[i]; seal.Form == form && !seal.Opened {
			if err := open(s, drafts, f, seal); err != nil {
				return nil, err
			}
		}
	}
	return f, nil
}

// waitingDraft is the draft on this desk of an entry that waits, the first
// slot's before the second's.
func waitingDraft(st *results.Station, drafts Drafts, id string, form act.Hash) (*Draft, error) {
	none := fmt.Errorf("station %s: no entry waits to be filed", id)
	for slot := int64(1); slot <= 2; slot++ {
		waiting := st.Waiting(form, slot)
		if waiting == nil {
			continue
		}
		values, err := drafts.Draft(waiting.Value)
		if err != nil || values != nil {
			return values, err
		}
		none = fmt.Errorf("station %s: the draft of slot %d is not on this desk", id, slot)
	}
	return nil, none
}

// OpenLeft makes the statement that opens the seals of a station that no filing
// opened, as far as their drafts are on this desk.
func OpenLeft(s *election.State, drafts Drafts, id string) (Statement, error) {
	st, err := station(s, id)
	if err != nil {
		return Statement{}, err
	}
	body := &results.SealsOpened{Station: id}
	for i := range st.Seals {
		seal := &st.Seals[i]
		if seal.Opened {
			continue
		}
		draft, err := drafts.Draft(seal.Value)
		if err != nil {
			return Statement{}, err
		}
		if draft == nil {
			continue
		}
		salt, err := act.ParseHash(draft.Salt)
		if err != nil {
			return Statement{}, fmt.Errorf("salt of entry %d: %w", seal.Index, err)
		}
		body.Others = append(body.Others, results.Other{Lines: draft.Lines, Lists: draft.Lists, Salt: salt, Seal: seal.Act})
	}
	if len(body.Others) == 0 {
		return Statement{}, fmt.Errorf("station %s: no closed seal has its draft on this desk", id)
	}
	return Statement{Kind: "results/seals-opened/1", Body: body}, nil
}

// open adds a seal to a filing: as an opening where it holds the values filed,
// among the others where it does not. A seal whose draft is elsewhere stays
// closed; the filing then carries a finding.
func open(s *election.State, drafts Drafts, f *results.Filing, seal *results.Seal) error {
	draft, err := drafts.Draft(seal.Value)
	if err != nil || draft == nil {
		return err
	}
	salt, err := act.ParseHash(draft.Salt)
	if err != nil {
		return fmt.Errorf("salt of entry %d: %w", seal.Index, err)
	}
	layout := s.Results.Layout()
	filed, _ := layout.Sheet(f.Lines, f.Lists)
	typed, _ := layout.Sheet(draft.Lines, draft.Lists)
	if filed.Equal(typed) {
		f.Openings = append(f.Openings, results.Opening{Salt: salt, Seal: seal.Act})
		return nil
	}
	f.Others = append(f.Others, results.Other{Lines: draft.Lines, Lists: draft.Lists, Salt: salt, Seal: seal.Act})
	return nil
}
