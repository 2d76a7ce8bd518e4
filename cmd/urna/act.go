package main

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/remote"
	"urna/internal/sim"
	"urna/internal/verify"
)

const actSteps = `steps of urna act:
  key OFFICE ROLE            make the key file and print the request to delegate it
  delegate REQUEST.json      bind the key of a request to its office and role
  parts rulebook|territory FILE   bring a large text in and close it
  file KIND BODY.json        any kind of act, its body as JSON
  seal STATION SLOT SHEET.json    seal what was read from the paper; SHEET is {"lines":{…},"lists":{…}}
  return STATION             send differing fields back to both typists
  open STATION               open sealed entries that no filing opened
  protocol STATION           file the protocol from the sealed entries
  correct STATION ACT REASON file a correction from the entries sealed for it
flags: --key FILE (more than one: separated by commas; in practice elections also the demo keys,
such as "demo:territorial/north typist-1"), --drafts FOLDER, --form ACT for a seal
that corrects, --signed ROLE,ROLE for the members who signed the paper,
--refusal FILE to keep a signed refusal, which urna verify --refusal decides again`

// writer is what acts are handed to: the clerk of a folder, or one elsewhere.
type writer interface {
	Published() *clerk.Published
	Genesis() act.Hash
	Submit(ctx context.Context, submission []byte) (clerk.Answer, error)
}

// actFlags are the flags of urna act.
type actFlags struct{ keys, drafts, form, signed, refusal string }

func runAct(t *terminal, args []string) error {
	var f actFlags
	plain, err := t.parse("act", args, func(set *flag.FlagSet) {
		set.StringVar(&f.keys, "key", "", "key file, or several separated by commas")
		set.StringVar(&f.drafts, "drafts", "", "folder of drafts (default: that of the ledger, or beside the key)")
		set.StringVar(&f.form, "form", "", "act that a sealed entry corrects")
		set.StringVar(&f.signed, "signed", "chair,secretary,member", "roles of the members who signed the paper")
		set.StringVar(&f.refusal, "refusal", "", "file to keep a signed refusal in, with what it refused, for verify --refusal")
		set.Usage = func() { fmt.Fprintln(t.err, actSteps) }
	})
	if err != nil {
		return err
	}
	if len(plain) < 2 || f.keys == "" {
		return misusef("want DIR or URL, --key FILE and a step\n%s", actSteps)
	}
	w, closing, err := openWriter(plain[0])
	if err != nil {
		return err
	}
	t.refusal = f.refusal
	err = t.act(w, f, plain[0], plain[1:])
	return errors.Join(err, closing())
}

// openWriter opens the clerk of a folder, or the one at an address.
func openWriter(name string) (writer, func() error, error) {
	if isURL(name) {
		c, err := remote.Open(context.Background(), name)
		return c, func() error { return nil }, err
	}
	c, _, err := clerk.Open(name, wallClock)
	if err != nil {
		return nil, nil, err
	}
	// What the table holds above the last checkpoint belongs to the state that
	// the next step rests on.
	if err := c.Catch(context.Background()); err != nil {
		return nil, nil, errors.Join(err, c.Close())
	}
	return c, c.Close, nil
}

func wallClock() act.Time { return act.Time(time.Now().Unix()) }

func (t *terminal) act(w writer, f actFlags, ledgerName string, step []string) error {
	if step[0] == "key" {
		return t.newKey(w, f, step)
	}
	var devices []*desk.Device
	for _, name := range strings.Split(f.keys, ",") {
		d, err := openDevice(w.Published().State, name)
		if err != nil {
			return err
		}
		devices = append(devices, d)
	}
	if f.drafts == "" {
		if f.drafts = ledgerName; isURL(ledgerName) {
			f.drafts = strings.Split(f.keys, ",")[0] + ".drafts"
		}
	}
	if step[0] == "parts" {
		return t.actParts(w, devices, step)
	}
	statement, err := statementOf(w.Published().State, f, step)
	if err != nil {
		return err
	}
	return t.submit(w, devices, statement)
}

// demoPrefix stands before the name of a public demo key of the practice election.
const demoPrefix = "demo:"

// openDevice opens a key file, or a demo key whose row of signatures goes on
// where the ledger knows it.
func openDevice(s *election.State, name string) (*desk.Device, error) {
	demo, ok := strings.CutPrefix(name, demoPrefix)
	if !ok {
		return desk.OpenDevice(name)
	}
	if s.Office.Genesis.Nature != office.NaturePractice {
		return nil, fmt.Errorf("key %s: demo keys sign in practice elections only", name)
	}
	for _, signer := range sim.DemoSigners(s.Office.Genesis.Origin) {
		if signer.Name != demo {
			continue
		}
		if standing, known := s.Office.Standing(signer.Device.Key()); known {
			signer.Device.Resume(standing.Counter(), standing.Head())
		}
		return signer.Device, nil
	}
	return nil, misusef("no demo key is named %q; one is \"territorial/north typist-1\"", demo)
}

// submit signs a statement, has it entered, and prints the answer.
func (t *terminal) submit(w writer, devices []*desk.Device, statement desk.Statement) error {
	p := w.Published()
	seen := act.Seen{Root: act.Hash(p.Head.Root), Size: p.Head.Size}
	submission, _, err := desk.Submit(w.Genesis(), statement, desk.Moment{Claimed: wallClock(), Seen: seen}, devices...)
	if err != nil {
		return err
	}
	answer, err := w.Submit(context.Background(), submission)
	if err != nil {
		return err
	}
	if t.json {
		if err := t.print(answer); err != nil {
			return err
		}
	} else {
		t.answerText(w.Published().State, statement.Kind, answer)
	}
	if answer.Refusal == nil {
		return nil
	}
	if t.refusal != "" {
		if err := os.WriteFile(t.refusal, verify.KeepRefusal(answer.Receipt, submission), 0o600); err != nil {
			return err
		}
	}
	return errFaulty
}

// answerText prints what became of an act, each rule with its article and the day
// that it was held against.
func (t *terminal) answerText(state *election.State, kind string, a clerk.Answer) {
	on := state.Day(a.Received)
	switch {
	case a.Refusal != nil:
		t.printf("REFUSED %s on %s\n  rule  %s%s\n  field %s\n  got   %s\n  limit %s\n", kind, on, a.Refusal.Rule, article(state.Article(a.Refusal.Rule)), a.Refusal.Field, a.Refusal.Got, a.Refusal.Limit)
	case a.Earlier:
		t.printf("%s stands already as entry %d, act %s\n", kind, a.Index, a.Hash)
		for _, key := range a.NotEntered {
			t.printf("  not entered: the signature of %s (file act/cosigned/1)\n", key)
		}
	default:
		t.printf("%s is entry %d, act %s\n", kind, a.Index, a.Hash)
		for _, f := range a.Findings {
			t.printf("  finding %s\n", findingText(f, on))
		}
	}
}

func article(of string) string {
	if of == "" {
		return ""
	}
	return ", article " + of
}

// findingText is a finding on a line, with the day that it was held against.
func findingText(f act.Finding, on string) string {
	return fmt.Sprintf("%s (%s%s, looked at on %s) %s: got %s, limit %s", f.Rule, f.Severity, article(f.Article), on, f.Field, f.Got, f.Limit)
}

func (t *terminal) newKey(w writer, f actFlags, step []string) error {
	if len(step) != 3 {
		return misusef("key OFFICE ROLE")
	}
	d, err := desk.CreateDevice(f.keys, desk.NewSecret(), step[1])
	if err != nil {
		return err
	}
	t.json = true
	return t.print(desk.AskFor(d, w.Genesis(), step[2], ""))
}

func (t *terminal) actParts(w writer, devices []*desk.Device, step []string) error {
	if len(step) != 3 || step[1] != act.OfRulebook && step[1] != act.OfTerritory {
		return misusef("parts rulebook|territory FILE")
	}
	text, err := os.ReadFile(step[2])
	if err != nil {
		return err
	}
	for _, statement := range desk.Text(step[1], string(text)) {
		if err := t.submit(w, devices, statement); err != nil {
			return err
		}
	}
	return nil
}

// statementOf makes the statement of a step that is one act.
func statementOf(s *election.State, f actFlags, step []string) (desk.Statement, error) {
	want := map[string]int{"file": 3, "delegate": 2, "seal": 4, "return": 2, "open": 2, "protocol": 2, "correct": 4}
	if n, known := want[step[0]]; !known || len(step) != n {
		return desk.Statement{}, misusef("%q with %d arguments is no step\n%s", step[0], len(step)-1, actSteps)
	}
	drafts := desk.OpenDrafts(f.drafts)
	var form act.Hash
	if f.form != "" {
		var err error
		if form, err = act.ParseHash(f.form); err != nil {
			return desk.Statement{}, misusef("--form: %w", err)
		}
	}
	switch step[0] {
	case "file":
		return bodyStatement(step[1], step[2])
	case "delegate":
		return delegateStatement(step[1])
	case "seal":
		return sealStatement(s, drafts, form, step)
	case "return":
		d, err := desk.Compare(s, drafts, step[1], form)
		if err == nil && len(d.Fields) == 0 {
			err = fmt.Errorf("station %s: the two entries agree; file the protocol", step[1])
		}
		return desk.Return(step[1], d), err
	case "open":
		return desk.OpenLeft(s, drafts, step[1])
	case "protocol":
		return desk.File(s, drafts, step[1], paperOf(f))
	}
	corrects, err := act.ParseHash(step[2])
	if err != nil {
		return desk.Statement{}, misusef("correct: %w", err)
	}
	return desk.Correct(s, drafts, step[1], desk.Correction{Corrects: corrects, Reason: step[3], Paper: paperOf(f)})
}

func bodyStatement(kind, path string) (desk.Statement, error) {
	body := election.Body(kind)
	if body == nil {
		return desk.Statement{}, misusef("%q is no kind of act; there are %s", kind, strings.Join(election.Kinds(), ", "))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return desk.Statement{}, err
	}
	if err := desk.ReadBody(data, body); err != nil {
		return desk.Statement{}, fmt.Errorf("%s: %w", path, err)
	}
	return desk.Statement{Kind: kind, Body: body}, nil
}

func delegateStatement(path string) (desk.Statement, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return desk.Statement{}, err
	}
	var request desk.Request
	if err := json.Unmarshal(data, &request); err != nil {
		return desk.Statement{}, fmt.Errorf("%s: %w", path, err)
	}
	return desk.Grant(request)
}

func sealStatement(s *election.State, drafts desk.Drafts, form act.Hash, step []string) (desk.Statement, error) {
	slot, err := strconv.ParseInt(step[2], 10, 64)
	if err != nil || slot < 1 || slot > 2 {
		return desk.Statement{}, misusef("seal: slot %q, want 1 or 2", step[2])
	}
	data, err := os.ReadFile(step[3])
	if err != nil {
		return desk.Statement{}, err
	}
	draft := desk.Draft{Station: step[1], Slot: slot, Salt: act.Hash(desk.NewSecret()).String()}
	if err := desk.ReadSheet(data, &draft); err != nil {
		return desk.Statement{}, fmt.Errorf("%s: %w", step[3], err)
	}
	return desk.Seal(s, drafts, &draft, form)
}

func paperOf(f actFlags) desk.Paper {
	var p desk.Paper
	for _, role := range strings.Split(f.signed, ",") {
		if role != "" {
			p.Members = append(p.Members, desk.Signed(role))
		}
	}
	return p
}
