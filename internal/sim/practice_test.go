package sim

import (
	"testing"

	"urna/election"
)

func TestPracticeNightGivesTheSameRootEachTime(t *testing.T) {
	var roots [2]string
	for i := range roots {
		s, err := FoundPractice(t.TempDir())
		if err != nil {
			t.Fatal(err)
		}
		if err := s.PlayNight(); err != nil {
			t.Fatal(err)
		}
		p := s.Clerk.Published()
		roots[i] = p.Head.Root.String()
		t.Logf("size %d root %v tally %+v", p.Head.Size, p.Head.Root, p.State.Tally())
		p.State.Remarks(func(r election.Remark) bool { t.Logf("%+v", r); return true })
		if err := s.Clerk.Close(); err != nil {
			t.Fatal(err)
		}
	}
	if roots[0] != roots[1] {
		t.Errorf("roots differ: %s, %s", roots[0], roots[1])
	}
}
