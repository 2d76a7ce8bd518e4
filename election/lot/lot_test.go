package lot

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

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
