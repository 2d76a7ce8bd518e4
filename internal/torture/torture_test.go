//go:build linux

package torture_test

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

var (
	faultCount = flag.Int("faults", 50, "how many faults to inject")
	seedOfAll  = flag.Uint64("seed", 0, "seed of all choices; 0 takes one from the clock")
)

// perLedger is how many faults one ledger suffers: starting reads it from zero.
const perLedger = 16

func TestProgramUnderFaultsLosesNothingRepeatsNothingAndForksNothing(t *testing.T) {
	if testing.Short() {
		*faultCount = len(faults)
	}
	seed := *seedOfAll
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("again: go test ./internal/torture -v -faults %d -seed %d", *faultCount, seed)
	program, began, sum := build(t), time.Now(), totals{faults: map[string]int{}, struck: map[string]int{}}
	for first := 0; first < *faultCount && !t.Failed(); first += perLedger {
		suffer(t, program, seed+uint64(first), min(perLedger, *faultCount-first), &sum)
	}
	t.Logf("%d faults on %d ledgers in %s: %d receipts, %d entries, %d replies lost; acknowledged and lost 0, twice 0, forks 0",
		sum.all, sum.ledgers, time.Since(began).Round(time.Second), sum.receipts, sum.entries, sum.lost)
	for _, name := range slices.Sorted(maps.Keys(sum.faults)) {
		t.Logf("%5d  %s%s", sum.faults[name], name, struck(sum, name))
	}
	if sum.receipts < 2*sum.all {
		t.Errorf("%d receipts under %d faults: the program was not at work", sum.receipts, sum.all)
	}
}

// totals are what a whole run did.
type totals struct {
	all, ledgers, receipts int
	entries, lost          int64
	faults, struck         map[string]int
}

// struck says how often a fault that waits for a write met one.
func struck(sum totals, name string) string {
	if !strings.HasPrefix(name, "disk") && !strings.Contains(name, "synchronised") {
		return ""
	}
	return fmt.Sprintf(", %d times while something was written", sum.struck[name])
}

// suffer breaks one ledger again and again.
func suffer(t *testing.T, program string, seed uint64, count int, sum *totals) {
	random := rand.New(rand.NewPCG(seed, 11))
	v, err := found(program, filepath.Join(t.TempDir(), "ledger"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range count {
		f := faults[random.IntN(len(faults))]
		if i < len(faults) {
			f = faults[i] // each at least once, what restores after what it restores
		}
		if err := v.suffer(t, f, random); err != nil {
			keep(t, v)
			t.Fatalf("seed %d, fault %d (%s): %v", seed, i, f.name, err)
		}
		sum.all++
		sum.faults[f.name]++
		if v.hit {
			sum.struck[f.name]++
		}
		if i%10 == 0 {
			if err := v.backup(fmt.Sprintf("%s.backup-%d", v.dir, i)); err != nil {
				t.Fatal(err)
			}
		}
	}
	s, err := start(v.serve())
	if err != nil {
		t.Fatal(err)
	}
	if err := v.check(t.Context()); err != nil {
		t.Fatalf("seed %d, at last: %v", seed, err)
	}
	s.kill()
	v.verify(t)
	sum.ledgers++
	sum.receipts += len(v.load.receipts)
	sum.entries += v.checked.Size
	sum.lost += v.load.lost.Load()
}

// suffer starts the program, holds the ledger to what was promised before, lets
// the submitters work for a moment, and breaks something.
func (v *victim) suffer(t *testing.T, f fault, random *rand.Rand) error {
	v.hit = false
	s, err := start(v.serve())
	if err != nil {
		return fmt.Errorf("start again: %w", err)
	}
	if err := v.check(t.Context()); err != nil {
		s.kill()
		return err
	}
	stop := make(chan struct{})
	working, watching := v.load.run(s, random.Uint64(), stop), v.watch(stop)
	time.Sleep(time.Duration(20+random.IntN(180)) * time.Millisecond)
	if f.idle {
		s.kill()
	} else {
		err = f.do(v, s, random)
	}
	if err != nil {
		s.kill() // whatever else went wrong with it
	}
	<-s.ended
	close(stop)
	working.Wait()
	watching.Wait()
	if f.idle {
		err = f.do(v, nil, random)
	}
	return err
}

// keep copies a ledger that broke to where it can be looked at.
func keep(t *testing.T, v *victim) {
	dir, err := os.MkdirTemp("", "urna-torture-")
	if err == nil {
		err = os.CopyFS(dir, os.DirFS(v.dir))
	}
	t.Logf("the ledger is kept in %s (%v)", dir, err)
}
