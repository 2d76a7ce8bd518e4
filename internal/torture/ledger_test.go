//go:build linux

package torture_test

import (
	"context"
	"crypto/ed25519"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"urna/election"
	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/sim"
	"urna/ledger"
)

// victim is one ledger with everything that was promised and shown about it.
type victim struct {
	program, dir string
	load         *load
	verifier     note.Verifier
	checked      ledger.Head         // up to here entries were read and held to receipts
	receipts     int                 // held to the entries so far
	at           map[act.Hash]int64  // where each act stands
	hashes       map[int64]act.Hash  // and which act stands where
	seen         map[ledger.Head]int // checkpoints that readers were shown, since checked
	mu           sync.Mutex          // guards seen
	backups      []string
	hit          bool // the fault at hand struck
}

// found founds a practice election for the submitters to work on.
func found(program, dir string) (*victim, error) {
	if out, err := exec.Command(program, "new", dir, "--election", "practice").CombinedOutput(); err != nil {
		return nil, fmt.Errorf("new: %w\n%s", err, out)
	}
	keys, err := clerk.ReadKeys(dir)
	if err != nil {
		return nil, err
	}
	verifier, err := ledger.NewVerifier(sim.PracticeOrigin, [32]byte(keys.Ledger.Public().(ed25519.PublicKey)))
	if err != nil {
		return nil, err
	}
	genesis, err := os.ReadFile(filepath.Join(dir, ledger.PublicFolder, "genesis.json"))
	if err != nil {
		return nil, err
	}
	opened, refusal := act.OpenLeaf(genesis, election.Body)
	if refusal != nil {
		return nil, refusal
	}
	v := &victim{
		program: program, dir: dir, verifier: verifier, checked: ledger.EmptyHead(),
		at: map[act.Hash]int64{}, hashes: map[int64]act.Hash{}, seen: map[ledger.Head]int{},
	}
	v.load, err = submitters(dir, opened.Hash)
	return v, err
}

// submitters are the demo keys that can act without end: offices that delegate
// keys, and stations that correct themselves.
func submitters(dir string, genesis act.Hash) (*load, error) {
	c, _, err := clerk.Open(dir, func() act.Time { return act.Time(time.Now().Unix()) })
	if err != nil {
		return nil, err
	}
	if err := c.Catch(context.Background()); err != nil {
		return nil, err
	}
	l := &load{genesis: genesis}
	state := c.Published().State
	for _, s := range sim.PracticeSigners() {
		sub := &submitter{device: s.Device}
		switch s.Name {
		case "central registrar":
			sub.grants = "territorial/north"
		case "territorial/north chair":
			sub.grants = "precinct/101"
		case "precinct/101 chair":
			sub.station = "101"
		case "precinct/201 chair":
			sub.station = "201"
		default:
			continue
		}
		standing, _ := state.Office.Standing(s.Device.Key())
		s.Device.Resume(standing.Counter(), standing.Head())
		l.submitters = append(l.submitters, sub)
	}
	return l, c.Close()
}

func (v *victim) public() string { return filepath.Join(v.dir, ledger.PublicFolder) }

// serve is the command that serves the ledger.
func (v *victim) serve(arguments ...string) *exec.Cmd {
	return exec.Command(v.program, append([]string{"serve", v.dir, "--listen", "127.0.0.1:0"}, arguments...)...)
}

// watch writes down each checkpoint that readers are shown until stop is closed.
func (v *victim) watch(stop <-chan struct{}) *sync.WaitGroup {
	var watching sync.WaitGroup
	watching.Go(func() {
		for {
			if head, err := v.head(); err == nil {
				v.mu.Lock()
				v.seen[head]++
				v.mu.Unlock()
			}
			select {
			case <-stop:
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	})
	return &watching
}

func (v *victim) head() (ledger.Head, error) {
	signed, err := os.ReadFile(filepath.Join(v.public(), ledger.CheckpointPath))
	if err != nil {
		return ledger.Head{}, err
	}
	return ledger.OpenCheckpoint(signed, sim.PracticeOrigin, v.verifier)
}

// check holds the ledger to all receipts and all checkpoints, and returns what
// does not hold. The server has just started: all it has is published.
func (v *victim) check(ctx context.Context) error {
	head, err := v.head()
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	reader := ledger.Reader{Source: ledger.Dir(v.public())}
	v.mu.Lock()
	v.seen[v.checked]++
	for old := range v.seen {
		if old.Size > head.Size {
			return fmt.Errorf("rolled back from size %d to %d", old.Size, head.Size)
		}
		if root, err := reader.RootAt(ctx, old.Size, head); err != nil || root != old.Root {
			return fmt.Errorf("fork: at size %d the root is %v, readers were shown %v (%v)", old.Size, root, old.Root, err)
		}
	}
	clear(v.seen)
	v.mu.Unlock()
	err = reader.Leaves(ctx, v.checked.Size, head.Size, func(index int64, leaf []byte) error {
		opened, refusal := act.OpenLeaf(leaf, election.Body)
		if refusal != nil {
			return fmt.Errorf("entry %d: %w", index, refusal)
		}
		if first, twice := v.at[opened.Hash]; twice {
			return fmt.Errorf("act %s stands at %d and at %d", opened.Hash, first, index)
		}
		v.at[opened.Hash], v.hashes[index] = index, opened.Hash
		return nil
	})
	if err != nil {
		return err
	}
	v.checked = head
	for _, r := range v.load.receipts[v.receipts:] {
		if v.hashes[r.index] != r.hash {
			return fmt.Errorf("lost: act %s was acknowledged at %d, where %s stands", r.hash, r.index, v.hashes[r.index])
		}
	}
	v.receipts = len(v.load.receipts)
	if len(v.load.wrong) > 0 {
		return fmt.Errorf("%d answers were wrong, the first: %s", len(v.load.wrong), v.load.wrong[0])
	}
	return nil
}

// verify has the program itself verify the ledger from zero.
func (v *victim) verify(t *testing.T) {
	t.Helper()
	out, err := exec.Command(v.program, "verify", v.dir, "--json").Output()
	var report struct {
		OK   bool
		Size int64
	}
	if failed := json.Unmarshal(out, &report); failed != nil || err != nil || !report.OK {
		t.Errorf("verify: %v %v\n%s", err, failed, out)
	}
}
