package election

import (
	"slices"
	"strconv"

	"urna/election/act"
	"urna/election/office"
	"urna/election/rulebook"
)

// entitle names the signers of an entry and refuses one of whom none stands for
// the acting office in a role that may sign the kind. Fewer signatures or
// persons than the law asks for are findings.
func (s *State) entitle(e *act.Entry, o *act.Opened) *act.Refusal {
	if e.Kind == "office/genesis/1" {
		for i := range o.Signatures {
			e.Signers = append(e.Signers, founder(e.Body.(*office.Genesis), o.Signatures[i].Key))
		}
		return nil
	}
	way, refusal := s.way(e)
	if refusal != nil {
		return refusal
	}
	var entitled int64
	for i := range o.Signatures {
		signer := s.Office.Signer(o.Signatures[i].Key)
		signer.Entitled = signer.Office == e.Office && slices.Contains(way.Roles, signer.Role)
		e.Signers = append(e.Signers, signer)
		switch {
		case signer.Entitled:
			entitled++
		case signer.Office == "":
			e.Findings = append(e.Findings, act.Finding{
				Rule: "signature.standing", Field: "signatures[].key", Got: signer.Key.String(),
				Limit: "a key that stands", Severity: act.SeverityWarning,
			})
		}
	}
	if entitled == 0 {
		return act.Refuse("act.unentitled", "signatures", e.Office, "a signature for this office as "+roles(way.Roles))
	}
	if e.Office == root {
		if most := s.Office.Genesis.RootThreshold; entitled < most {
			return act.Refuse("genesis.roots", "signatures", entitled, most)
		}
		return nil
	}
	s.asked(e, way, entitled)
	return nil
}

// founder is a signer of the genesis: a root key that it names, or a stranger.
func founder(g *office.Genesis, key act.Key) act.Signer {
	if !slices.Contains(g.RootKeys, key) {
		return act.Signer{Key: key}
	}
	return act.Signer{Key: key, Office: root, Role: root, Entitled: true}
}

// way is how the acting office may sign the kind on the day it is received.
func (s *State) way(e *act.Entry) (rulebook.Signing, *act.Refusal) {
	if e.Office == root {
		switch e.Kind {
		case "act/part/1", "rulebook/adopted/1", "office/delegated/1", "office/revoked/1":
			return rulebook.Signing{Roles: []string{root}}, nil
		}
		return rulebook.Signing{}, act.Refuse("act.unentitled", "act.office", e.Office, "an office of the rulebook")
	}
	if s.Rulebook == nil {
		return rulebook.Signing{}, act.Refuse("act.unentitled", "act.office", e.Office, root)
	}
	kind := office.Kind(e.Office)
	for i := range s.Rulebook.Acts {
		way := &s.Rulebook.Acts[i]
		if way.Kind == e.Kind && way.Office == kind && (way.Days == rulebook.Days{} || way.Days.Hold(s.Day(e.Received))) {
			return *way, nil
		}
	}
	return rulebook.Signing{}, act.Refuse("act.unentitled", "act.office", e.Office, "an office that may sign "+e.Kind)
}

// asked finds fewer signatures, or fewer persons, than the law asks for.
func (s *State) asked(e *act.Entry, way rulebook.Signing, entitled int64) {
	if entitled < way.Signatures {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "signatures", Article: way.Article, Field: "signatures", Got: number(entitled),
			Limit: number(way.Signatures), Severity: act.SeverityError,
		})
	}
	if persons := e.Persons(e.Office); way.Persons > 1 && persons < way.Persons {
		e.Findings = append(e.Findings, act.Finding{
			Rule: "persons", Article: way.Article, Field: "signatures", Got: number(persons),
			Limit: number(way.Persons), Severity: act.SeverityError,
		})
	}
}

func roles(names []string) string {
	text := ""
	for i, name := range names {
		if i > 0 {
			text += ", "
		}
		text += name
	}
	return text
}

func number(n int64) string { return strconv.FormatInt(n, 10) }
