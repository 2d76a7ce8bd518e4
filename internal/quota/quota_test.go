package quota_test

import (
	"testing"
	"time"

	"urna/internal/quota"
)

func TestAllowanceIsSpentAndComesBack(t *testing.T) {
	q, now := quota.New[string](quota.Rate{AtOnce: 5, PerSecond: 2}, 10), time.Unix(0, 0)
	for i := range 5 {
		if !q.Take("a", 1, now) {
			t.Errorf("the %d. of 5 at once: got no, want yes", i+1)
		}
	}
	if q.Take("a", 1, now) {
		t.Error("the sixth at once: got yes, want no")
	}
	if !q.Take("b", 5, now) {
		t.Error("somebody else: got no, want yes")
	}
	now = now.Add(500 * time.Millisecond)
	if !q.Take("a", 1, now) || q.Take("a", 1, now) {
		t.Error("half a second later: want exactly one more")
	}
	q.Charge("a", 20, now)
	if q.Take("a", 1, now.Add(9*time.Second)) {
		t.Error("9 s after a charge of 20 at 2 a second: got yes, want no")
	}
	if !q.Take("a", 1, now.Add(11*time.Second)) {
		t.Error("11 s after it: got no, want yes")
	}
}

func TestFloodOfStrangersTakesNoMoreMemory(t *testing.T) {
	q, now := quota.New[int](quota.Rate{AtOnce: 5, PerSecond: 1}, 100), time.Unix(0, 0)
	for i := range 10_000 {
		q.Take(i, 1, now)
		if got := q.Len(); got > 100 {
			t.Fatalf("after %d strangers: %d remembered, want at most 100", i+1, got)
		}
	}
}
