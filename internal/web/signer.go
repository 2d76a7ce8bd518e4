package web

import (
	"context"
	"errors"
	"slices"
	"strings"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/election/rulebook"
	"urna/internal/clerk"
	"urna/internal/desk"
)

// signerOption is one signer that a form offers.
type signerOption struct {
	Name, Words string
	Chosen      bool
	place       string // of the signer's office
}

// entitled lists the signers of this desk that may sign a kind of act about a
// station today, in the order in which the desk was given them.
func (h *Handler) entitled(s *scene, kind string, station int) []desk.Signer {
	return slices.DeleteFunc(h.mayFile(s, kind), func(signer desk.Signer) bool {
		return !s.covers(signer.Device.Office(), station)
	})
}

// signing is how an office may sign a kind of act on the day of the clock.
func (h *Handler) signing(s *scene, kind, name string) (rulebook.Signing, bool) {
	day := s.state().Day(h.Clock())
	for _, way := range s.state().Rulebook.Signings(kind, day) {
		if way.Office == office.Kind(name) {
			return way, true
		}
	}
	return rulebook.Signing{}, false
}

// covers says whether an office may act about a station.
func (s *scene) covers(name string, station int) bool {
	state := s.state()
	kind, known := state.Rulebook.Office(office.Kind(name))
	if !known {
		return false
	}
	at := state.Territory.Stations[station]
	switch kind.Level {
	case rulebook.LevelNation:
		return office.Place(name) == ""
	case rulebook.LevelUnit:
		unit, exists := state.Territory.Unit(office.Place(name))
		return exists && state.Territory.Within(at.Unit, unit)
	}
	return office.Place(name) == at.ID
}

// options are the signers of a kind of act, of which as many are chosen as the
// law asks, all of one office.
func (h *Handler) options(s *scene, kind string, station int) []signerOption {
	var options []signerOption
	signers := h.entitled(s, kind, station)
	chosen := int64(0)
	for _, signer := range signers {
		o := signerOption{Name: signer.Name, Words: s.signerWords(signer), place: office.Place(signer.Device.Office())}
		// The commission of the unit acts unless the form says otherwise; the
		// nation's stands above it.
		if signer.Device.Office() == nearest(signers) {
			if way, _ := h.signing(s, kind, signer.Device.Office()); chosen < way.Signatures {
				o.Chosen = true
				chosen++
			}
		}
		options = append(options, o)
	}
	return options
}

// nearest is the first office of a unit or station among the signers, or else
// that of the first one.
func nearest(signers []desk.Signer) string {
	for _, signer := range signers {
		if office.Place(signer.Device.Office()) != "" {
			return signer.Device.Office()
		}
	}
	if len(signers) == 0 {
		return ""
	}
	return signers[0].Device.Office()
}

// signerWords names a signer of this desk: Typist 1, Territorial election
// commission, North.
func (s *scene) signerWords(signer desk.Signer) string {
	words := roleWords(s.lang, signer.Role)
	last := signer.Name[strings.LastIndexByte(signer.Name, ' ')+1:]
	if number, numbered := strings.CutPrefix(last, signer.Role+"-"); numbered {
		words += " " + number
	}
	return words + ", " + s.officeWords(signer.Device.Office())
}

// keyWords names the holder of a key: by number where the key is on this desk,
// else by role and office.
func (h *Handler) keyWords(s *scene, key act.Key) string {
	for _, signer := range h.Signers {
		if signer.Device.Key() == key {
			return s.signerWords(signer)
		}
	}
	standing, _ := s.state().Office.Standing(key)
	return roleWords(s.lang, standing.Role) + ", " + s.officeWords(standing.Office)
}

// named finds the signers that a form names among those it may name.
func named(names []string, among []desk.Signer) []desk.Signer {
	var found []desk.Signer
	for _, signer := range among {
		if slices.Contains(names, signer.Name) {
			found = append(found, signer)
		}
	}
	return found
}

// samePerson says whether a signer is the person behind a seal.
func (s *scene) samePerson(signer desk.Signer, seal *results.Seal) bool {
	key := signer.Device.Key()
	standing, _ := s.state().Office.Standing(key)
	return key == seal.Key || standing.Person != "" && standing.Person == seal.Person
}

// errBusy says that another act is being signed at this desk for too long.
var errBusy = errors.New("the desk is busy")

// sign has a statement made over the newest snapshot, has it signed and entered,
// and waits until it is published. One act at a time: the row of a key's
// signatures must not fork, and a statement must not rest on a state that
// another one is about to change. A refusal comes back in the answer.
func (h *Handler) sign(ctx context.Context, signers []desk.Signer, state func(*election.State) (desk.Statement, error)) (clerk.Answer, error) {
	// A reader who closes the page does not take a signature back half way.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), maxWait)
	defer cancel()
	select {
	case h.token <- struct{}{}:
		defer func() { <-h.token }()
	case <-ctx.Done():
		return clerk.Answer{}, errBusy
	}
	p := h.ledger.Published()
	statement, err := state(p.State)
	if err != nil {
		return clerk.Answer{}, err
	}
	var devices []*desk.Device
	for _, signer := range signers {
		if standing, known := p.State.Office.Standing(signer.Device.Key()); known {
			signer.Device.Resume(standing.Counter(), standing.Head())
		}
		devices = append(devices, signer.Device)
	}
	moment := desk.Moment{Claimed: h.Clock(), Seen: act.Seen{Root: act.Hash(p.Head.Root), Size: p.Head.Size}}
	submission, _, err := desk.Submit(h.ledger.Genesis(), statement, moment, devices...)
	if err != nil {
		return clerk.Answer{}, err
	}
	answer, err := h.ledger.Submit(ctx, submission)
	if err != nil || answer.Refusal != nil {
		return answer, err
	}
	_, err = h.ledger.AwaitPublished(ctx, answer.Index)
	return answer, err
}
