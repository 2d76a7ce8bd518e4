package sim

import (
	"crypto/sha256"
	"fmt"
	"strings"

	"urna/election/act"
	"urna/election/office"
	"urna/internal/desk"
	kz2005 "urna/jurisdiction/kz/2005"
)

// RehearsalOrigin is the first line of the checkpoints of an election in which the
// procedure is practised.
const RehearsalOrigin = "practice.urna.example/procedure"

// rehearsers are the roles that hold demo keys in a rehearsal, by office.
var rehearsers = []struct {
	office string
	roles  []string
}{
	{"central", []string{"chair", "secretary", "operator", "registrar"}},
	{"archive", []string{"archivist"}},
	{"parliament", []string{"speaker"}},
	{"council", []string{"chair"}},
	{"head", []string{"president"}},
	{"territorial/north", []string{"chair", "secretary", "typist-1", "typist-2"}},
	{"precinct/101", []string{"chair", "secretary", "member"}},
}

// FoundRehearsal founds a practice election under the law of 2005 in a new folder,
// on the eve of the procedure, in a small country that is nobody's.
func FoundRehearsal(dir string) (*Stage, error) {
	text, err := Tables(kz2005.Files)
	if err != nil {
		return nil, err
	}
	text = strings.ReplaceAll(text, "(reconstruction)", "(rehearsal)")
	clock := &Clock{now: founding2005}
	root := desk.NewDevice(desk.DemoSeed("rehearsal root"), office.Root)
	genesis := &office.Genesis{Nature: office.NaturePractice, Origin: RehearsalOrigin, Rulebook: sha256.Sum256([]byte(text))}
	s, err := foundOn(dir, genesis, root, stageKeys{DemoKeys("rehearsal"), clock})
	if err != nil {
		return nil, err
	}
	s.seed, s.prefix = "rehearsal", rehearsalPrefix
	if err := s.rehearsers(root, text); err != nil {
		return nil, fmt.Errorf("rehearsal: %w", err)
	}
	return s, nil
}

// DemoSigners are the public demo keys of a practice election by its origin.
func DemoSigners(origin string) []desk.Signer {
	if origin != RehearsalOrigin {
		return PracticeSigners()
	}
	s := &Stage{devices: map[string]*desk.Device{}, prefix: rehearsalPrefix}
	var signers []desk.Signer
	for _, o := range rehearsers {
		for _, role := range o.roles {
			signers = append(signers, desk.Signer{Name: o.office + " " + role, Role: roleOf(role), Device: s.device(o.office, role)})
		}
	}
	return signers
}

// rehearsalPrefix stands before the names that demo keys of a rehearsal are made from.
const rehearsalPrefix = "rehearsal "

// rehearsers adopts law and territory and delegates the demo keys.
func (s *Stage) rehearsers(root *desk.Device, text string) error {
	if err := s.text(act.OfRulebook, text, root); err != nil {
		return err
	}
	for _, o := range rehearsers {
		by := root
		switch kind, _, placed := strings.Cut(o.office, "/"); {
		case kind == "territorial":
			by = s.device("central", "registrar")
			if err := s.text(act.OfTerritory, practiceTerritory(), s.device("central", "operator")); err != nil {
				return err
			}
		case placed:
			by = s.device("territorial/north", "chair")
		}
		for _, role := range o.roles {
			if err := s.delegate(by, o.office, role); err != nil {
				return err
			}
		}
	}
	return nil
}
