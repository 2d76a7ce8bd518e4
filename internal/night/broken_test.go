package night

import (
	"strings"
	"testing"

	"urna/election/act"
)

// A check that never fails checks nothing.
func TestWhatIsBrokenByHandIsNamed(t *testing.T) {
	c, err := Found()
	if err != nil {
		t.Fatal(err)
	}
	for situation, b := range map[string]struct {
		harm func(*Night)
		want string
	}{
		"an acknowledged act is gone": {func(n *Night) { n.intake.leaves = n.intake.leaves[:len(n.intake.leaves)-1] }, "was acknowledged at"},
		"an act stands twice":         {func(n *Night) { n.intake.leaves = append(n.intake.leaves, n.intake.leaves[len(c.leaves)]) }, "stands at"},
		"the state is not that of the bytes": {func(n *Night) {
			n.intake.state.Received++
		}, "the state differs"},
		"the tree is not that of the bytes": {func(n *Night) { n.intake.edge.Append([32]byte{}) }, "the root differs"},
		"a reader was shown another root":   {func(n *Night) { n.photos[0].root[0] ^= 1 }, "readers were shown"},
		"a second ledger goes unsaid":       {func(n *Night) { n.split[act.Hash{1}] = true }, "nothing says so"},
		"a photograph moves":                {func(n *Night) { n.photos[0].state.Received++ }, "it showed"},
		"a finding is gone": {func(n *Night) {
			n.photos = append(n.photos, n.photos[0])
			n.photos[0] = photo{n.intake.state, n.intake.shown()}
			n.intake.state, n.intake.leaves = c.state, c.leaves
			n.acks, n.intake.edge = nil, c.edge.Clone()
			n.intake.picture = c.state.Photograph()
		}, "a finding of the photograph"},
		"a refusal is no refusal": {func(n *Night) {
			n.refused[0].refusal = act.Refuse("a.rule", "field", "got", "limit")
		}, "decided again"},
	} {
		n := Play(c, 2005)
		if err := n.Check(); err != nil || len(n.photos) == 0 || len(n.refused) == 0 {
			t.Fatalf("before any harm: %v", err)
		}
		b.harm(n)
		if err := n.Check(); err == nil || !strings.Contains(err.Error(), b.want) {
			t.Errorf("%s: got %v, want %q", situation, err, b.want)
		}
	}
}
