package media_test

import (
	"crypto/sha256"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"urna/election/act"
	"urna/election/lot"
	"urna/election/media"
)

func ids(n int) []string {
	var all []string
	for i := range n {
		all = append(all, "c"+strconv.Itoa(i/10)+strconv.Itoa(i%10))
	}
	return all
}

func seedOf(text string) act.Hash {
	return lot.Seed(sha256.Sum256([]byte(text)), []lot.Throw{{Candidate: "c00", Pips: "3"}}, "")
}

// block is one of an outlet's, on as many days from 1 November on.
func block(outlet, daypart string, days, count int64) media.Block {
	return media.Block{
		Audience: 1000, Count: count, Date: "2005-11-01", Daypart: daypart, Days: days, Length: 90,
		Medium: media.Television, Outlet: outlet, Paid: media.Budget, Start: 1140,
	}
}

// turn is how many days a whole design takes.
func turn(n int) int64 {
	if n%2 == 0 || n == 1 {
		return int64(n)
	}
	return 2 * int64(n)
}

func flat(table [][]int64, skipOwn bool) []int64 {
	var all []int64
	for i, row := range table {
		for j, x := range row {
			if !skipOwn || i != j {
				all = append(all, x)
			}
		}
	}
	return all
}

// Over a whole turn of the design everything is equal to the last count.
func TestWholeTurnGivesEachCandidateEachPlaceAndEachPredecessorEquallyOften(t *testing.T) {
	for n := 2; n <= 12; n++ {
		days := turn(n)
		s := media.Draw(seedOf("whole"), ids(n), []media.Block{block("one", media.Prime, days, int64(n)), block("two", media.OtherTime, days, int64(n))})
		for _, outlet := range []string{"one", "two"} {
			e := s.Equality(func(x media.Slot) bool { return s.Blocks[x.Block].Outlet == outlet })
			var positions [][]int64
			for _, share := range e.Shares {
				positions = append(positions, share.Positions)
				if share.Slots != days || share.Length != days*90 {
					t.Errorf("n=%d %s: %s has %d slots of %d seconds, want %d", n, outlet, share.Candidate, share.Slots, share.Length, days)
				}
			}
			want := days / int64(n)
			for name, got := range map[string][]int64{"positions": flat(positions, false), "predecessors": flat(e.Followed, true)} {
				if slices.Min(got) != want || slices.Max(got) != want {
					t.Errorf("n=%d %s: %s %d to %d, want %d", n, outlet, name, slices.Min(got), slices.Max(got), want)
				}
			}
			if repeats := min(1, max(0, int64(3-n))); e.Repeats != repeats || e.Empty != 0 {
				t.Errorf("n=%d %s: %d twice running, %d empty, want %d and 0", n, outlet, e.Repeats, e.Empty, repeats)
			}
		}
	}
}

func world(t *rapid.T) ([]string, []media.Block) {
	candidates := ids(rapid.IntRange(2, 12).Draw(t, "candidates"))
	var blocks []media.Block
	for i := range rapid.IntRange(1, 6).Draw(t, "blocks") {
		b := block("outlet-"+strconv.Itoa(i/2), rapid.SampledFrom([]string{media.Prime, media.OtherTime}).Draw(t, "daypart"),
			rapid.Int64Range(1, 40).Draw(t, "days"), rapid.Int64Range(1, 30).Draw(t, "count"))
		b.Length = rapid.Int64Range(30, 300).Draw(t, "length")
		b.Audience = rapid.Int64Range(0, 5000).Draw(t, "audience")
		blocks = append(blocks, b)
	}
	return candidates, blocks
}

// weights of blocks: the largest slot bounds what equality can miss.
func TestWhateverTheBlocksNobodyIsMoreThanOneSlotBehind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		candidates, blocks := world(t)
		s := media.Draw(seedOf(rapid.String().Draw(t, "seed")), candidates, blocks)
		prime := func(x media.Slot) bool { return s.Blocks[x.Block].Daypart == media.Prime }
		for name, keep := range map[string]func(media.Slot) bool{"all": nil, "prime": prime} {
			e := s.Equality(keep)
			if got := e.Spread(media.WeightedLength); got > e.Largest || e.Empty != 0 {
				t.Fatalf("%s: weighted lengths differ by %d, want at most the largest slot, %d; %d empty", name, got, e.Largest, e.Empty)
			}
		}
		for i := range blocks {
			one := s.Equality(func(x media.Slot) bool { return x.Block == i })
			if got := one.Spread(func(x *media.Share) int64 { return x.Slots }); got > 1 {
				t.Fatalf("block %d: slots differ by %d, want at most 1", i, got)
			}
			n, rest := int64(len(candidates)), blocks[i].Count%int64(len(candidates))
			if n > 2 && (rest == 0 || rest > 2) && one.Repeats > 0 {
				t.Fatalf("block %d of %d slots a day for %d: %d twice running, want 0", i, blocks[i].Count, n, one.Repeats)
			}
		}
	})
}

// One turn too few: places differ by one, predecessors by one for even and by two
// for odd numbers of candidates.
func TestBrokenTurnsDifferByNoMoreThanTheDesignAllows(t *testing.T) {
	for n := 3; n <= 12; n++ {
		for days := range int64(30) {
			s := media.Draw(seedOf(fmt.Sprint(n, days)), ids(n), []media.Block{block("one", media.Prime, days+1, int64(n)), block("two", media.Prime, 7, int64(n))})
			e := s.Equality(nil)
			var positions [][]int64
			for _, share := range e.Shares {
				positions = append(positions, share.Positions)
			}
			got, most := flat(positions, false), int64(1)
			if slices.Max(got)-slices.Min(got) > most {
				t.Errorf("n=%d, %d and 7 days: places %v, want them within %d", n, days+1, got, most)
			}
			got, most = flat(e.Followed, true), int64(1+n%2)
			if slices.Max(got)-slices.Min(got) > most {
				t.Errorf("n=%d, %d and 7 days: predecessors %v, want them within %d", n, days+1, got, most)
			}
		}
	}
}

func TestWithdrawalLeavesTheOthersWhereTheyAreAndOneSlotApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		candidates, blocks := world(t)
		if len(candidates) < 3 {
			return
		}
		drawn := media.Draw(seedOf("withdrawal"), candidates, blocks)
		s, stay := drawn, len(candidates)
		var gone []string
		for range rapid.IntRange(1, 2).Draw(t, "withdrawals") {
			who := rapid.SampledFrom(candidates).Draw(t, "who")
			if slices.Contains(gone, who) {
				continue
			}
			gone, stay = append(gone, who), stay-1
			s = s.Withdraw(who, "", rapid.SampledFrom([]string{media.FreedDealt, media.FreedEmpty}).Draw(t, "freed"))
		}
		for i := range s.Slots {
			before, after := drawn.Slots[i].Candidate, s.Slots[i].Candidate
			if !slices.Contains(gone, before) && after != before || slices.Contains(gone, after) {
				t.Fatalf("slot %d: %s became %q though %v withdrew", i+1, before, after, gone)
			}
		}
	})
}

// With slots of one weight the rest stay within one slot of each other.
func TestFreedSlotsAreDealtOneEach(t *testing.T) {
	for n := 3; n <= 12; n++ {
		s := media.Draw(seedOf("freed"), ids(n), []media.Block{block("one", media.Prime, 2*turn(n), int64(n))})
		for _, from := range []act.Date{"", "2005-11-04"} {
			e := s.Withdraw("c01", from, media.FreedDealt).Equality(nil)
			var lengths []int64
			for _, share := range e.Shares {
				if share.Candidate != "c01" {
					lengths = append(lengths, share.Slots)
				}
			}
			if slices.Max(lengths)-slices.Min(lengths) > 1 || e.Empty != 0 {
				t.Errorf("n=%d from %q: slots %v, %d empty; want them within one and none empty", n, from, lengths, e.Empty)
			}
			if n > 4 && e.Repeats > 0 { // of three who are left, one may have to follow on themselves
				t.Errorf("n=%d from %q: %d twice running, want 0", n, from, e.Repeats)
			}
		}
	}
}

func TestSameSeedSameScheduleAnotherThrowAnother(t *testing.T) {
	inputs := act.Hash(sha256.Sum256([]byte("inputs")))
	throws := []lot.Throw{{Candidate: "c00", Pips: "316"}, {Candidate: "c01", Pips: "2"}}
	blocks := []media.Block{block("one", media.Prime, 11, 13)}
	draw := func(throws []lot.Throw, beacon string) *media.Schedule {
		return media.Draw(lot.Seed(inputs, throws, beacon), ids(7), blocks)
	}
	if a, b := draw(throws, "00ff"), draw(slices.Clone(throws), "00ff"); !reflect.DeepEqual(a, b) {
		t.Errorf("drawn again: got %v, want %v", b.Order, a.Order)
	}
	seen := map[act.Hash]string{}
	for name, s := range map[string]*media.Schedule{
		"as it is": draw(throws, "00ff"), "no beacon": draw(throws, ""), "another beacon": draw(throws, "01ff"),
		"another throw": draw([]lot.Throw{{Candidate: "c00", Pips: "316"}, {Candidate: "c01", Pips: "3"}}, "00ff"),
		"digit moved":   draw([]lot.Throw{{Candidate: "c00", Pips: "31"}, {Candidate: "c01", Pips: "62"}}, "00ff"),
	} {
		if other, twice := seen[s.Seed]; twice {
			t.Errorf("%s and %s have one seed", name, other)
		}
		seen[s.Seed] = name
	}
}
