package disparity

import (
	"math/big"
	"math/bits"
	"testing"
	"time"
)

// The lady tasting tea: all eight cups right has 1/70, two-sided 1/35.
func TestLadyTastingTea(t *testing.T) {
	for _, c := range []struct {
		table Table
		want  *big.Rat
	}{
		{Table{4, 0, 0, 4}, big.NewRat(1, 35)},
		{Table{3, 1, 1, 3}, big.NewRat(17, 35)},
		{Table{2, 2, 2, 2}, big.NewRat(1, 1)},
		{Table{0, 0, 2, 2}, nil},
		{Table{0, 3, 0, 2}, nil},
	} {
		got := Fisher(c.table)
		if (got == nil) != (c.want == nil) || got != nil && got.Cmp(c.want) != 0 {
			t.Errorf("%+v: got %v, want %v", c.table, got, c.want)
		}
	}
}

// Every table of up to nine requests, against counting all ways in which refusals
// can fall on them.
func TestEveryTableOfUpToNineRequestsAgreesWithCountingAllWays(t *testing.T) {
	for own := 1; own <= 4; own++ {
		for others := 1; others <= 5; others++ {
			for refused := 1; refused < own+others; refused++ {
				ways := map[int]int64{}
				var all int64
				for set := range 1 << (own + others) {
					if bits.OnesCount(uint(set)) == refused {
						ways[bits.OnesCount(uint(set)&(1<<own-1))]++
						all++
					}
				}
				for k, seen := range ways {
					var sum int64
					for _, n := range ways {
						if n <= seen {
							sum += n
						}
					}
					table := Table{int64(k), int64(own - k), int64(refused - k), int64(others - refused + k)}
					if got, want := Fisher(table), big.NewRat(sum, all); got == nil || got.Cmp(want) != 0 {
						t.Errorf("%+v: got %v, want %v", table, got, want)
					}
				}
			}
		}
	}
}

func TestBeyondTheBoundNothingIsComputed(t *testing.T) {
	begin := time.Now()
	if got := Fisher(Table{500, 1500, 400, 1600}); got == nil {
		t.Error("4,000 answers: nothing, want a fraction")
	}
	t.Log("4,000 answers took", time.Since(begin))
	if got := Fisher(Table{500, 1500, 400, 1601}); got != nil {
		t.Errorf("4,001 answers: got %v, want none", got)
	}
}
