package lot

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

// Half of all numbers lie in the broken turn of 2^63+1 and are thrown away.
func TestNumbersOfTheBrokenTurnAreThrownAway(t *testing.T) {
	const n = 1<<63 + 1
	s, plain := newStream([32]byte{1}, "test"), newStream([32]byte{1}, "test")
	thrown := 0
	for range 200 {
		got := s.below(n)
		want := plain.number()
		for want >= n { // one whole turn fits: what is n or more is of the second
			thrown++
			want = plain.number()
		}
		if got != want {
			t.Fatalf("got %d, want %d", got, want)
		}
	}
	if thrown < 100 {
		t.Errorf("%d numbers thrown away, want about 200", thrown)
	}
}

// Each of the six orders of three comes about as often; a bias of the first
// places, as without rejection or with a wrong range, would show.
func TestOrdersOfThreeAreDrawnAboutEquallyOften(t *testing.T) {
	count := map[string]int{}
	const draws = 6000
	for i := range draws {
		count[fmt.Sprint(Shuffle(sha256.Sum256([]byte{byte(i), byte(i >> 8)}), "order", []string{"a", "b", "c"}))]++
	}
	if len(count) != 6 {
		t.Fatalf("%d orders, want 6: %v", len(count), count)
	}
	for order, got := range count {
		if got < 850 || got > 1150 { // five standard deviations
			t.Errorf("%s: %d of %d draws, want about %d", order, got, draws, draws/6)
		}
	}
}
