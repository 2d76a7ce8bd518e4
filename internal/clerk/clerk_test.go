package clerk_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

// founded is the practice election ready for protocols, with its devices.
type founded struct {
	*clerk.Clerk
	dir     string
	devices map[string]*desk.Device
}

func mustFound(t testing.TB) *founded {
	t.Helper()
	dir := t.TempDir()
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	f := &founded{dir: dir, devices: map[string]*desk.Device{}}
	f.reopen(t)
	t.Cleanup(func() { _ = f.Clerk.Close() })
	return f
}

func (f *founded) reopen(t testing.TB) clerk.Report {
	t.Helper()
	c, report, err := clerk.Open(f.dir, now)
	if err != nil {
		t.Fatal(err)
	}
	f.Clerk = c
	for _, s := range sim.PracticeSigners() {
		standing, known := c.Published().State.Office.Standing(s.Device.Key())
		if !known {
			t.Fatalf("%s does not stand", s.Name)
		}
		s.Device.Resume(standing.Counter(), standing.Head())
		f.devices[s.Name] = s.Device
	}
	return report
}

func now() act.Time { return act.Time(time.Now().Unix()) }

// protocol is a station's protocol with a number of votes for the first candidate.
func protocol(station string, votes int64) desk.Statement {
	return desk.Statement{Kind: "results/protocol-filed/1", Body: &results.ProtocolFiled{Filing: results.Filing{
		Attestation: results.AttestedByDevice, Station: station,
		Lines: map[string]int64{"V": 1000, "R": 1000, "I": votes, "K": 1000 - votes, "B": votes, "N": 0},
		Lists: map[string]map[string]int64{"C": {"aliya": votes, "bolat": 0, "clara": 0}},
	}}}
}

func (f *founded) submission(t testing.TB, statement desk.Statement, devices ...*desk.Device) []byte {
	t.Helper()
	submission, _, err := desk.Submit(f.Genesis(), statement, desk.Moment{Claimed: now(), Seen: act.NothingSeen()}, devices...)
	if err != nil {
		t.Fatal(err)
	}
	return submission
}

func (f *founded) submit(t testing.TB, submission []byte) clerk.Answer {
	t.Helper()
	answer, err := f.Submit(context.Background(), submission)
	if err != nil {
		t.Fatal(err)
	}
	return answer
}

func (f *founded) catch(t testing.TB) *clerk.Published {
	t.Helper()
	if err := f.Catch(context.Background()); err != nil {
		t.Fatal(err)
	}
	return f.Published()
}

func TestHundredIdenticalSimultaneousSubmissionsGiveOneEntry(t *testing.T) {
	f := mustFound(t)
	size := f.Published().Head.Size
	submission := f.submission(t, protocol("101", 500), f.devices["precinct/101 chair"])
	answers := make([]clerk.Answer, 100)
	var senders sync.WaitGroup
	for i := range answers {
		senders.Go(func() { answers[i], _ = f.Submit(context.Background(), submission) })
	}
	senders.Wait()
	var first int
	for _, a := range answers {
		if a.Refusal != nil || a.Index != size || a.Receipt == "" {
			t.Fatalf("answer %+v, want entry %d with a receipt", a, size)
		}
		if !a.Earlier {
			first++
		}
	}
	if first != 1 {
		t.Errorf("%d answers were for a new entry, want 1", first)
	}
	if got, want := f.catch(t).Head.Size, size+1; got != want {
		t.Errorf("size = %d, want %d", got, want)
	}
}

func TestHundredDifferingProtocolsCountOnceAndShowTheOthersAsRivals(t *testing.T) {
	f := mustFound(t)
	var devices []*desk.Device
	for i := range 100 {
		d := desk.NewDevice(desk.DemoSeed(fmt.Sprint("rival ", i)), "precinct/101")
		grant, err := desk.Grant(desk.AskFor(d, f.Genesis(), "member", ""))
		if err != nil {
			t.Fatal(err)
		}
		if a := f.submit(t, f.submission(t, grant, f.devices["territorial/north chair"])); a.Refusal != nil {
			t.Fatal(a.Refusal)
		}
		devices = append(devices, d)
	}
	var senders sync.WaitGroup
	answers := make([]clerk.Answer, 100)
	for i, d := range devices {
		submission := f.submission(t, protocol("101", int64(100+i)), d)
		senders.Go(func() { answers[i], _ = f.Submit(context.Background(), submission) })
	}
	senders.Wait()
	lowest := answers[0]
	var lowestVotes int64 = 100
	for i, a := range answers {
		if a.Refusal != nil {
			t.Fatalf("protocol %d: %v", i, a.Refusal)
		}
		if a.Index < lowest.Index {
			lowest, lowestVotes = a, int64(100+i)
		}
	}
	state := f.catch(t).State
	index, _ := state.Territory.Station("101")
	st := state.Results.Station(index)
	if got, want := len(st.Rivals()), 99; got != want {
		t.Errorf("rivals = %d, want %d", got, want)
	}
	if got, want := st.Counted().Act, lowest.Hash; got != want {
		t.Errorf("counted = %s, want the first, %s", got, want)
	}
	if got := state.Results.UnitTotals(0).Candidates["aliya"]; got != lowestVotes {
		t.Errorf("votes = %d, want %d: one protocol counts", got, lowestVotes)
	}
}

func TestSameActWithAnotherSignatureNamesWhatWasNotEntered(t *testing.T) {
	f := mustFound(t)
	statement := protocol("101", 500)
	first := f.submit(t, f.submission(t, statement, f.devices["precinct/101 chair"]))
	again := f.submit(t, f.submission(t, statement, f.devices["precinct/101 secretary"]))
	if !again.Earlier || again.Index != first.Index {
		t.Errorf("answer = %+v, want that of entry %d", again, first.Index)
	}
	want := f.devices["precinct/101 secretary"].Key()
	if len(again.NotEntered) != 1 || again.NotEntered[0] != want {
		t.Errorf("not entered = %v, want %v", again.NotEntered, want)
	}
}

func TestRefusedSubmissionsNameRuleFieldGotAndLimit(t *testing.T) {
	f := mustFound(t)
	good := f.submission(t, protocol("102", 10), f.devices["precinct/102 chair"])
	stranger := desk.NewDevice(desk.DemoSeed("stranger"), "precinct/102")
	for _, c := range []struct {
		situation  string
		submission []byte
		rule       string
	}{
		{"no JSON", []byte("hello"), "form.canonical"},
		{"nothing", nil, "form.truncated"},
		{"a space", []byte(strings.Replace(string(good), ",", ", ", 1)), "form.canonical"},
		{"an unknown field", []byte(strings.Replace(string(good), `"act":{`, `"act":{"aaa":1,`, 1)), "form.unknown-field"},
		{"a digit changed", []byte(strings.Replace(string(good), `"V":1000`, `"V":1001`, 1)), "signature.invalid"},
		{"another election", []byte(strings.Replace(string(good), f.Genesis().String(), strings.Repeat("0", 64), 1)), "signature.invalid"},
		{"a key that was never delegated", f.submission(t, protocol("102", 10), stranger), "act.unentitled"},
		{"an office over another station", f.submission(t, protocol("102", 10), f.devices["precinct/101 chair"]), "act.unentitled"},
		{"a station that is not there", f.submission(t, protocol("999", 10), f.devices["precinct/101 chair"]), "act.dangling"},
		{"an unknown kind", []byte(strings.Replace(string(good), "results/protocol-filed/1", "results/protocol-filed/9", 1)), "act.kind"},
		{"too long", make([]byte, act.MaxLeaf), "form.oversized"},
		{"a role that may not", f.submission(t, desk.Statement{Kind: "office/revoked/1", Body: &office.Revoked{
			Key: stranger.Key(), Reason: "lost"}}, f.devices["central member"]), "act.unentitled"},
	} {
		a := f.submit(t, c.submission)
		if a.Refusal == nil || a.Refusal.Rule != c.rule {
			t.Errorf("%s: got %v, want a refusal by %s", c.situation, a.Refusal, c.rule)
			continue
		}
		if a.Refusal.Limit == "" || !strings.HasPrefix(a.Receipt, "urna/refusal/1\n") {
			t.Errorf("%s: refusal %+v, signed %q: want a limit and a signed note", c.situation, a.Refusal, a.Receipt)
		}
	}
}

func TestLedgerReopensWithTheSameRootAndVerifies(t *testing.T) {
	f := mustFound(t)
	f.submit(t, f.submission(t, protocol("101", 500), f.devices["precinct/101 chair"]))
	before := f.catch(t).Head
	// One more entry stays in the table, above the last checkpoint.
	last := f.submit(t, f.submission(t, protocol("102", 300), f.devices["precinct/102 chair"]))
	if err := f.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	report := f.reopen(t)
	if report.Published+report.Table != last.Index+1 {
		t.Errorf("report %v, want %d entries in all", report, last.Index+1)
	}
	head := f.catch(t).Head
	proof, err := ledger.Reader{Source: ledger.Dir(filepath.Join(f.dir, "public"))}.ProveGrowth(context.Background(), before.Size, head)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.CheckGrowth(proof, before, head); err != nil {
		t.Errorf("the tree after the restart does not extend the one before: %v", err)
	}
	result, _, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(f.dir, "public")), verify.Options{})
	if err != nil || !result.OK {
		t.Errorf("verify: %v, %+v", err, result.Faults)
	}
	if err := f.Scrub(context.Background()); err != nil {
		t.Errorf("scrub: %v", err)
	}
}

func TestInclusionProofOfAReceiptHolds(t *testing.T) {
	f := mustFound(t)
	a := f.submit(t, f.submission(t, protocol("101", 500), f.devices["precinct/101 chair"]))
	p := f.catch(t)
	proof, err := f.Prove(context.Background(), a.Index)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := f.Leaf(a.Index)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.CheckEntry(proof.Hashes, p.Head, a.Index, ledger.LeafHash(leaf)); err != nil {
		t.Error(err)
	}
	if text := proof.String(); !strings.HasPrefix(text, "c2sp.org/tlog-proof@v1\nindex ") || !strings.HasSuffix(text, string(p.Checkpoint)) {
		t.Errorf("proof text = %q", text)
	}
}

func TestDamagedFoldersKeepTheClerkFromStartingAndSayWhere(t *testing.T) {
	for _, c := range []struct {
		situation string
		damage    func(t *testing.T, dir string)
		want      string
	}{
		{"a byte of a bundle", func(t *testing.T, dir string) { flipBundle(t, dir) }, "differs"},
		{"a byte of the table", func(t *testing.T, dir string) { flipLeaf(t, filepath.Join(dir, "ledger.db")) }, "entry 3"},
		{"a forged checkpoint", func(t *testing.T, dir string) { forgeCheckpoint(t, dir) }, "checkpoint"},
		{"keys of another election", func(t *testing.T, dir string) {
			rewrite(t, filepath.Join(dir, "keys/ledger.key"), strings.Repeat("ab", 32)+"\n")
		}, "keys"},
	} {
		t.Run(c.situation, func(t *testing.T) {
			f := mustFound(t)
			f.catch(t)
			if err := f.Clerk.Close(); err != nil {
				t.Fatal(err)
			}
			c.damage(t, f.dir)
			if opened, _, err := clerk.Open(f.dir, now); err == nil {
				_ = opened.Close()
				t.Fatal("the clerk started, want a fault")
			} else if !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want it to name %q", err, c.want)
			}
		})
	}
}

func rewrite(t *testing.T, path, content string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// flipBundle changes the last byte of the bundle under the checkpoint.
func flipBundle(t *testing.T, dir string) {
	t.Helper()
	signed, err := os.ReadFile(filepath.Join(dir, "public/checkpoint"))
	if err != nil {
		t.Fatal(err)
	}
	size, err := strconv.ParseInt(strings.Split(string(signed), "\n")[1], 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "public", ledger.BundlePath(size-1, size))
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data[len(data)-1] ^= 1
	rewrite(t, path, string(data))
}

func forgeCheckpoint(t *testing.T, dir string) {
	t.Helper()
	path := filepath.Join(dir, "public/checkpoint")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	digit := &data[len(data)-20] // of the signature
	if *digit++; *digit > 'y' {
		*digit = 'A'
	}
	rewrite(t, path, string(data))
}

func TestRestoredOlderTableIsRefused(t *testing.T) {
	f := mustFound(t)
	f.catch(t)
	if err := f.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	old := map[string][]byte{}
	for _, name := range []string{"ledger.db", "ledger.db-wal"} {
		if data, err := os.ReadFile(filepath.Join(f.dir, name)); err == nil {
			old[name] = data
		}
	}
	f.reopen(t)
	f.submit(t, f.submission(t, protocol("101", 500), f.devices["precinct/101 chair"]))
	f.catch(t)
	if err := f.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"ledger.db", "ledger.db-wal", "ledger.db-shm"} {
		_ = os.Remove(filepath.Join(f.dir, name))
	}
	for name, data := range old {
		rewrite(t, filepath.Join(f.dir, name), string(data))
	}
	opened, _, err := clerk.Open(f.dir, now)
	if err == nil {
		_ = opened.Close()
		t.Fatal("the clerk started on an older table, want a fault")
	}
	if !strings.Contains(err.Error(), "older copy was restored") {
		t.Errorf("got %v, want it to say that an older copy was restored", err)
	}
}

func TestFailedPublicationEndsTheClerkAndLosesNothing(t *testing.T) {
	f := mustFound(t)
	staging := filepath.Join(f.dir, "public/.new")
	if err := os.RemoveAll(staging); err != nil {
		t.Fatal(err)
	}
	rewrite(t, staging, "in the way of every file that is to be written")
	a := f.submit(t, f.submission(t, protocol("101", 500), f.devices["precinct/101 chair"]))
	if err := f.Catch(context.Background()); err == nil {
		t.Fatal("publication went on with nowhere to write")
	}
	<-f.Failed()
	if _, err := f.Submit(context.Background(), f.submission(t, protocol("102", 1), f.devices["precinct/102 chair"])); err == nil {
		t.Error("a failed clerk answered")
	}
	_ = f.Clerk.Close()
	if report := f.reopen(t); report.Published+report.Table != a.Index+1 {
		t.Errorf("after reopening: %v, want entry %d to be there", report, a.Index)
	}
	if leaf, err := f.catchLeaf(t, a.Index); err != nil || !strings.Contains(string(leaf), `"aliya":500`) {
		t.Errorf("entry %d = %s, %v", a.Index, leaf, err)
	}
}

func (f *founded) catchLeaf(t *testing.T, index int64) ([]byte, error) {
	f.catch(t)
	return f.Leaf(index)
}

func TestVoidEntriesAreNamedByTheVerifierAndNotApplied(t *testing.T) {
	// An entry past the clerk: the state refuses it, keeps its index, goes on.
	f := mustFound(t)
	state := f.catch(t).State.Photograph()
	stranger := desk.NewDevice(desk.DemoSeed("stranger"), "precinct/101")
	opened, refusal := act.Open(f.submission(t, protocol("101", 7), stranger), election.Body)
	if refusal != nil {
		t.Fatal(refusal)
	}
	opened.Received = now()
	size := state.Size
	if _, refusal := state.Fold(opened); refusal == nil || refusal.Rule != "act.unentitled" {
		t.Errorf("got %v, want a refusal by act.unentitled", refusal)
	}
	if state.Size != size+1 || state.Tally().Void != 1 {
		t.Errorf("size %d, void %d; want %d and 1", state.Size, state.Tally().Void, size+1)
	}
	if votes := state.Results.UnitTotals(0).Candidates["aliya"]; votes != 0 {
		t.Errorf("votes of a void protocol = %d, want 0", votes)
	}
}
