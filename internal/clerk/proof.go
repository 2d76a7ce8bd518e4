package clerk

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"urna/ledger"
)

// Proof is receipt 2: that an entry stands in the tree of a checkpoint. Anyone
// can check it offline.
type Proof struct {
	Index      int64
	Hashes     tlog.RecordProof
	Checkpoint []byte
}

// String writes the proof as C2SP tlog-proof text.
func (p *Proof) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "c2sp.org/tlog-proof@v1\nindex %d\n", p.Index)
	for _, hash := range p.Hashes {
		fmt.Fprintf(&b, "%v\n", hash)
	}
	fmt.Fprintf(&b, "\n%s", p.Checkpoint)
	return b.String()
}

// Prove returns the proof that an entry stands in the published tree.
func (c *Clerk) Prove(ctx context.Context, index int64) (*Proof, error) {
	p := c.Published()
	reader := ledger.Reader{Source: ledger.Dir(filepath.Join(c.dir, ledger.PublicFolder))}
	hashes, err := reader.ProveEntry(ctx, index, p.Head)
	if err != nil {
		return nil, fmt.Errorf("prove entry %d: %w", index, err)
	}
	return &Proof{Index: index, Hashes: hashes, Checkpoint: p.Checkpoint}, nil
}
