package lot

import "testing"

// Half of all numbers lie in the broken turn of 2^63+1 and are thrown away.
func TestNumbersOfTheBrokenTurnAreThrownAway(t *testing.T) {
	const n = 1<<63 + 1
	s, plain := NewStream("test/1\n", [32]byte{1}, "test"), NewStream("test/1\n", [32]byte{1}, "test")
	thrown := 0
	for range 200 {
		got := s.Below(n)
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
