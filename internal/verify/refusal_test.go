package verify_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/results"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

// refusing is a practice election whose clerk has refused one act.
type refusing struct {
	source     ledger.Source
	refused    clerk.Answer
	submission []byte
	public     string
	intake     []byte // seed of the intake's key, which a liar has
}

func refuse(t *testing.T, station string) *refusing {
	t.Helper()
	dir := t.TempDir()
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	c, _, err := clerk.Open(dir, s.Clock.Now)
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Catch(t.Context()); err != nil {
		t.Fatal(err)
	}
	keys, err := clerk.ReadKeys(dir)
	if err != nil {
		t.Fatal(err)
	}
	r := &refusing{public: filepath.Join(dir, ledger.PublicFolder), intake: keys.Intake.Seed()}
	r.source = ledger.Dir(r.public)
	r.submission = protocolOf(t, c, station)
	if r.refused, err = c.Submit(t.Context(), r.submission); err != nil {
		t.Fatal(err)
	}
	// The night goes on: the refusal names the state it was decided in.
	if _, err := c.Submit(t.Context(), protocolOf(t, c, "101")); err != nil {
		t.Fatal(err)
	}
	if err := c.Close(); err != nil {
		t.Fatal(err)
	}
	return r
}

// protocolOf is a protocol of a station signed by the commission of 101.
func protocolOf(t *testing.T, c *clerk.Clerk, station string) []byte {
	t.Helper()
	device := desk.NewDevice(desk.DemoSeed("precinct/101 chair"), "precinct/101")
	body := &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedByDevice, Station: station,
		Lines: map[string]int64{"V": 9, "R": 9, "I": 9, "K": 0, "B": 9, "N": 0}, Lists: map[string]map[string]int64{"C": {"aliya": 9}},
	}}
	submission, _, err := desk.Submit(c.Genesis(), desk.Statement{Kind: "results/protocol-filed/1", Body: body}, desk.Moment{Claimed: 1772379000, Seen: act.NothingSeen()}, device)
	if err != nil {
		t.Fatal(err)
	}
	return submission
}

func TestRefusalIsDecidedAgainByAnybody(t *testing.T) {
	for station, rule := range map[string]string{"102": "act.unentitled", "999": "act.dangling"} {
		r := refuse(t, station)
		j, err := verify.Judge(t.Context(), r.source, verify.KeepRefusal(r.refused.Receipt, r.submission))
		if err != nil {
			t.Fatal(err)
		}
		if !j.Stands || j.Signed.Rule != rule || j.Size != r.refused.Size {
			t.Errorf("station %s: got %+v, want a refusal by %s that stands", station, j, rule)
		}
	}
}

func TestWhatCouldNotBeReadIsRefusedAgain(t *testing.T) {
	r := refuse(t, "102")
	for _, submission := range []string{"hello", "", string(r.submission[:len(r.submission)-1]), "\n\n— \n\nx"} {
		_, refusal := act.Open([]byte(submission), election.Body)
		note := r.sign(t, sha256.Sum256([]byte(submission)), *refusal)
		if j, err := verify.Judge(t.Context(), r.source, verify.KeepRefusal(note, []byte(submission))); err != nil || !j.Stands {
			t.Errorf("%q: got %+v, %v, want a refusal that stands", submission, j, err)
		}
	}
}

// sign signs a refusal with the intake's own key.
func (r *refusing) sign(t *testing.T, hash act.Hash, refusal act.Refusal) string {
	t.Helper()
	return r.signed(t, func(honest *act.Refused) { honest.Act, honest.Refusal = hash, refusal })
}

// signed changes the honest refusal and signs it with the intake's own key.
func (r *refusing) signed(t *testing.T, change func(*act.Refused)) string {
	t.Helper()
	text, _, _ := strings.Cut(r.refused.Receipt, "\n\n")
	honest, err := act.ParseRefused(text + "\n")
	if err != nil {
		t.Fatal(err)
	}
	signer, _, err := ledger.NewSigner(sim.PracticeOrigin+"/intake", r.intake)
	if err != nil {
		t.Fatal(err)
	}
	change(&honest)
	note, err := ledger.SignNote(act.FormatRefused(honest), signer)
	if err != nil {
		t.Fatal(err)
	}
	return string(note)
}

func TestWrongfulRefusalConvictsTheIntake(t *testing.T) {
	r := refuse(t, "102")
	other := r.sign(t, r.refused.Hash, *act.Refuse("act.dangling", "body.station", "102", "a station on the register"))
	if j, err := verify.Judge(t.Context(), r.source, verify.KeepRefusal(other, r.submission)); err != nil || j.Stands || j.Decided == nil {
		t.Errorf("another reason: got %+v, %v, want one that does not stand", j, err)
	}
	good := refuse(t, "101") // it was entered; a liar says it was refused
	if good.refused.Refusal != nil {
		t.Fatal(good.refused.Refusal)
	}
	r.submission = good.submission
	lie := r.sign(t, good.refused.Hash, *act.Refuse("act.unentitled", "signatures", "precinct/101", "a signature for this office"))
	if j, err := verify.Judge(t.Context(), r.source, verify.KeepRefusal(lie, good.submission)); err != nil || j.Stands || j.Decided != nil {
		t.Errorf("an act that had to enter: got %+v, %v, want one that does not stand", j, err)
	}
}

func TestWhatIsNoRefusalOfThisLedgerIsNotJudged(t *testing.T) {
	r := refuse(t, "102")
	kept := verify.KeepRefusal(r.refused.Receipt, r.submission)
	for situation, bad := range map[string][]byte{
		"nothing":                   nil,
		"a note alone":              []byte(r.refused.Receipt),
		"a reason altered":          bytes.Replace(kept, []byte("act.unentitled"), []byte("act.untitled"), 1),
		"another submission":        append(bytes.Clone(kept), ' '),
		"a size altered":            bytes.Replace(kept, fmt.Appendf(nil, "\n%d\n", r.refused.Size), []byte("\n1\n"), 1),
		"a receipt, not a refusal":  verify.KeepRefusal(strings.Replace(r.refused.Receipt, "urna/refusal/1", "urna/receipt/1", 1), r.submission),
		"another election":          verify.KeepRefusal(r.signed(t, func(f *act.Refused) { f.Genesis[0] ^= 1 }), r.submission),
		"a size still to come":      verify.KeepRefusal(r.signed(t, func(f *act.Refused) { f.Size += 1000 }), r.submission),
		"a signature spelt another": bytes.Replace(kept, []byte("=\n\n"), []byte("\n\n"), 1),
	} {
		if j, err := verify.Judge(context.Background(), r.source, bad); err == nil {
			t.Errorf("%s: judged %+v, want an error", situation, j)
		}
	}
}

// Entries that are not those of the checkpoint say nothing about a refusal.
func TestRefusalIsNotJudgedOnEntriesWithoutTheRoot(t *testing.T) {
	r := refuse(t, "102")
	kept := verify.KeepRefusal(r.refused.Receipt, r.submission)
	paths, err := filepath.Glob(filepath.Join(r.public, "tile", "entries", "000.p", "*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no bundle: %v", err)
	}
	for _, path := range paths {
		bundle, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		at := bytes.LastIndex(bundle[:len(bundle)/2], []byte(`"claimed":"20`))
		bundle[at+len(`"claimed":"20`)] ^= 1
		if err := os.WriteFile(path, bundle, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if j, err := verify.Judge(t.Context(), r.source, kept); err == nil || !strings.Contains(err.Error(), "do not have the root") {
		t.Errorf("judged %+v, %v, want an error", j, err)
	}
}

func FuzzSplitRefusal(f *testing.F) {
	f.Add([]byte("text\n\n— name sig\n\n{}"))
	f.Add([]byte("\n\n\n\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		note, submission, err := verify.SplitRefusal(data)
		if err != nil {
			return
		}
		if again := verify.KeepRefusal(string(note), submission); !bytes.Equal(again, data) {
			t.Errorf("%q taken apart and joined again is %q", data, again)
		}
	})
}
