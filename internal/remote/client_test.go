package remote_test

import (
	"context"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/remote"
	"urna/internal/sim"
	"urna/internal/web"
	"urna/ledger"
)

// served is a practice election behind a real server, with a desk that follows it.
func served(t *testing.T) (dir string, c *clerk.Clerk, client *remote.Client) {
	t.Helper()
	dir = t.TempDir()
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	clock := func() act.Time { return act.Time(time.Now().Unix()) }
	if c, _, err = clerk.Open(dir, clock); err != nil {
		t.Fatal(err)
	}
	if err := c.Catch(context.Background()); err != nil {
		t.Fatal(err)
	}
	handler, err := web.New(c, web.Options{Public: filepath.Join(dir, ledger.PublicFolder), Drafts: desk.OpenDrafts(dir), Clock: clock})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(handler)
	t.Cleanup(func() { server.Close(); _ = c.Close() })
	if client, err = remote.Open(context.Background(), server.URL); err != nil {
		t.Fatal(err)
	}
	return dir, c, client
}

func typist(t *testing.T, client *remote.Client) *desk.Device {
	t.Helper()
	for _, s := range sim.PracticeSigners() {
		if s.Name == "territorial/north typist-1" {
			return s.Device
		}
	}
	t.Fatal("no demo typist")
	return nil
}

func TestDeskElsewhereSealsThroughTheClerkAndSeesItPublished(t *testing.T) {
	dir, c, client := served(t)
	device := typist(t, client)
	draft := desk.Draft{Station: "101", Slot: 1, Lines: map[string]int64{"V": 900}, Salt: act.Hash(desk.NewSecret()).String()}
	statement, err := desk.Seal(client.Published().State, desk.OpenDrafts(t.TempDir()), &draft, act.Hash{})
	if err != nil {
		t.Fatal(err)
	}
	p := client.Published()
	submission, _, err := desk.Submit(client.Genesis(), statement, desk.Moment{Seen: act.Seen{Root: act.Hash(p.Head.Root), Size: p.Head.Size}}, device)
	if err != nil {
		t.Fatal(err)
	}
	answer, err := client.Submit(context.Background(), submission)
	if err != nil || answer.Refusal != nil || !strings.HasPrefix(answer.Receipt, "urna/receipt/1\n") {
		t.Fatalf("answer = %+v, %v", answer, err)
	}
	if err := c.Tick(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if p, err = client.AwaitPublished(ctx, answer.Index); err != nil {
		t.Fatal(err)
	}
	index, _ := p.State.Territory.Station("101")
	st := p.State.Results.Station(index)
	if st.Waiting(act.Hash{}, 1) == nil {
		t.Error("the seal is not in the folded state")
	}
	proof, err := client.Prove(ctx, answer.Index)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := client.Leaf(answer.Index)
	if err != nil {
		t.Fatal(err)
	}
	if err := ledger.CheckEntry(proof.Hashes, p.Head, answer.Index, ledger.LeafHash(leaf)); err != nil {
		t.Error(err)
	}
	if _, err := os.Stat(filepath.Join(dir, "desk")); err == nil {
		t.Error("the draft of a desk elsewhere lies with the clerk")
	}
	refused, err := client.Submit(ctx, []byte("nonsense"))
	if err != nil || refused.Refusal == nil || refused.Refusal.Rule != "form.canonical" {
		t.Errorf("nonsense: %+v, %v; want a refusal by form.canonical", refused, err)
	}
}

func TestFollowerNamesALedgerThatShrinksOrForks(t *testing.T) {
	dir, c, client := served(t)
	path := filepath.Join(dir, ledger.PublicFolder, ledger.CheckpointPath)
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	device := typist(t, client)
	submission, _, err := desk.Submit(client.Genesis(), desk.Return("101", desk.Difference{Fields: []string{"V"}, Seals: []act.Hash{{1}}}), desk.Moment{Seen: act.NothingSeen()}, device)
	if err != nil {
		t.Fatal(err)
	}
	if answer, err := client.Submit(context.Background(), submission); err != nil || answer.Refusal == nil {
		t.Fatalf("a typist cannot return entries: %+v, %v", answer, err)
	}
	draft := desk.Draft{Station: "102", Slot: 1, Lines: map[string]int64{"V": 1}, Salt: act.Hash{5}.String()}
	statement, err := desk.Seal(client.Published().State, desk.OpenDrafts(t.TempDir()), &draft, act.Hash{})
	if err != nil {
		t.Fatal(err)
	}
	if submission, _, err = desk.Submit(client.Genesis(), statement, desk.Moment{Seen: act.NothingSeen()}, device); err != nil {
		t.Fatal(err)
	}
	if _, err := client.Submit(context.Background(), submission); err != nil {
		t.Fatal(err)
	}
	if err := c.Catch(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := client.Refresh(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, old, 0o600); err != nil { // yesterday's checkpoint again
		t.Fatal(err)
	}
	if err := client.Refresh(context.Background()); err == nil || !strings.Contains(err.Error(), "split view") {
		t.Errorf("got %v, want evidence of a split view", err)
	}
	if got, want := client.Published().Head.Size, c.Published().Head.Size; got != want {
		t.Errorf("what was folded before: size %d, want %d", got, want)
	}
}
