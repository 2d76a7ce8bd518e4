package night_test

import (
	"flag"
	"testing"
	"time"

	"urna/internal/night"
)

var (
	count = flag.Int("nights", 500, "how many nights to play")
	first = flag.Uint64("first", 0, "first seed; 0 takes one from the clock")
)

func found(t testing.TB) *night.Country {
	t.Helper()
	c, err := night.Found()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestWhateverGoesWrongInANightItsInvariantsHold(t *testing.T) {
	c, began := found(t), time.Now()
	seed := *first
	if seed == 0 {
		seed = uint64(began.UnixNano())
	}
	var entries int64
	var acknowledged, restarts, split int
	refused, found := map[string]int{}, map[string]int{}
	for i := range *count {
		at := seed + uint64(i)
		n := night.Play(c, at)
		if err := n.Check(); err != nil {
			t.Fatalf("go test ./internal/night -first %d -nights 1\n%v", at, err)
		}
		if i%10 == 0 {
			if again := night.Play(c, at).Root(); again != n.Root() {
				t.Fatalf("seed %d: root %s, played again %s", at, n.Root(), again)
			}
		}
		entries += n.Entries()
		acknowledged, restarts, split = acknowledged+n.Acknowledged, restarts+n.Restarts, split+n.Split
		add(refused, n.Refused)
		add(found, n.Found)
	}
	t.Logf("%d nights from seed %d in %s: %d entries, %d answers, %d restarts, %d signers shown another ledger\nrefused %v\nfound %v",
		*count, seed, time.Since(began).Round(time.Millisecond), entries, acknowledged, restarts, split, refused, found)
	if *count >= 100 && (split == 0 || restarts < *count) {
		t.Errorf("%d restarts, %d signers shown another ledger: these nights did not test them", restarts, split)
	}
	for _, rule := range []string{"act.unentitled", "act.repeated", "seal.opening", "entry.quota"} {
		if *count >= 100 && refused[rule] == 0 {
			t.Errorf("nothing was refused by %s: these nights did not test it", rule)
		}
	}
	for _, rule := range []string{"signature.gap", "signature.fork", "protocol.rival", "entry.differ", "entry.slot-taken", "relation.P3a"} {
		if *count >= 100 && found[rule] == 0 {
			t.Errorf("nothing was found by %s: these nights did not test it", rule)
		}
	}
}

func add(sum, more map[string]int) {
	for rule, n := range more {
		sum[rule] += n
	}
}

// The same seed gives the same root on every machine, and in every later version
// that keeps the procedure.
func TestKnownSeedsGiveTheirRoots(t *testing.T) {
	c := found(t)
	for seed, want := range map[uint64]string{
		0:    "865aa7266f877b6ea82d875851ec37b2039b6925c8a465de6a7707024bca5a04",
		1:    "3d81785bf4b2548e4ee258de75051485a14789d04f8a6aad661224ee7a32050d",
		2005: "2fc26bc535dbb83a39775e26f1ddef17474b75a4fc993a14237aa8d776ffb0fc",
	} {
		n := night.Play(c, seed)
		if err := n.Check(); err != nil {
			t.Errorf("seed %d: %v", seed, err)
		}
		if got := n.Root().String(); got != want {
			t.Errorf("seed %d: root %s, want %s", seed, got, want)
		}
	}
}

func TestNightWithoutFaultsCountsEveryStation(t *testing.T) {
	n := night.Play(found(t), 0)
	if err := n.Check(); err != nil {
		t.Fatal(err)
	}
	if len(n.Refused) != 0 || len(n.Found) != 0 || n.Restarts != 0 || !n.Complete() {
		t.Errorf("refused %v, found %v, restarts %d, complete %v: want a quiet night", n.Refused, n.Found, n.Restarts, n.Complete())
	}
}
