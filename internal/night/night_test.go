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
	var acknowledged, restarts int
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
		acknowledged, restarts = acknowledged+n.Acknowledged, restarts+n.Restarts
		add(refused, n.Refused)
		add(found, n.Found)
	}
	t.Logf("%d nights from seed %d in %s: %d entries, %d answers, %d restarts\nrefused %v\nfound %v",
		*count, seed, time.Since(began).Round(time.Millisecond), entries, acknowledged, restarts, refused, found)
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
		0:    "115ad03ec3131d7f1f0b9e4019dd46e8605ca90a91a9e22732cd4659fcee170d",
		1:    "76d252c5d6783b555b3f75e46f65df463b77e6bbc1fdbe8478a5ba91dc272b9c",
		2005: "d2dc77f626488b2df21e717aefa8c2917e1de8702816009a7b88b803573824c7",
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
