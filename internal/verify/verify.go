package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"golang.org/x/mod/sumdb/note"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/internal/opening"
	"urna/ledger"
)

// Options are what a verifier is told from outside.
type Options struct {
	Genesis  *act.Hash                 // the election that is meant; nil leaves it open
	Against  []Kept                    // checkpoints that others hold
	Progress func(entries, size int64) // called now and then; may be nil
}

// run is one verification under way.
type run struct {
	report  *Report
	reader  ledger.Reader
	head    ledger.Head
	state   *election.State
	tree    *ledger.TreeCheck
	seen    map[int64]sighting
	options Options

	verifier note.Verifier // of the ledger's key
	intake   act.Key
}

// sighting is a checkpoint that a signer says to have seen.
type sighting struct {
	root  act.Hash
	index int64
}

// Run verifies a ledger from its public files. Its error says that the files
// could not be read; what is wrong with them stands in the report. The state it
// returns is the one the entries give.
func Run(ctx context.Context, source ledger.Source, options Options) (*Report, *election.State, error) {
	r := newRun(source, options)
	if ok, err := r.begin(ctx); err != nil || !ok {
		r.stop()
		return r.report, r.state, err
	}
	if err := r.entries(ctx); err != nil {
		return r.report, r.state, err
	}
	if err := r.finish(ctx); err != nil {
		return r.report, r.state, err
	}
	return r.report, r.state, nil
}

func newRun(source ledger.Source, options Options) *run {
	return &run{
		report: &Report{
			OK: true, Faults: []Fault{}, Found: []Found{}, FoundBeyond: []Found{}, Declared: []Declared{}, Standing: []results.StandingFinding{}, NotChecked: []string{}, Pinned: options.Genesis != nil,
			Levels: map[string]string{"V1": LevelOK, "V2": LevelOK, "V3": LevelOK, "V4": LevelOK},
		},
		reader: ledger.Reader{Source: source}, state: election.New(), seen: map[int64]sighting{}, options: options,
	}
}

// begin reads genesis and checkpoint; false when the report can go no further.
func (r *run) begin(ctx context.Context) (bool, error) {
	signed, err := r.reader.Checkpoint(ctx)
	if err != nil {
		return false, fmt.Errorf("checkpoint: %w", err)
	}
	first, err := r.reader.Source.Read(ctx, "genesis.json", act.MaxLeaf)
	if err != nil {
		return false, fmt.Errorf("genesis: %w", err)
	}
	opened, refusal := act.OpenLeaf(first, election.Body)
	if refusal != nil {
		r.report.fault(Fault{"V2", 0, "genesis.json", refusal.Error()})
		return false, nil
	}
	genesis, ok := opened.Act.Body.(*office.Genesis)
	if !ok {
		r.report.fault(Fault{"V2", 0, "genesis.json", "an act of kind " + opened.Act.Kind + ", not a genesis"})
		return false, nil
	}
	r.intake = genesis.IntakeKey
	r.report.Genesis, r.report.Origin, r.report.Nature = opened.Hash.String(), genesis.Origin, genesis.Nature
	if pinned := r.options.Genesis; pinned != nil && *pinned != opened.Hash {
		r.report.fault(Fault{"V1", 0, "genesis.json", fmt.Sprintf("another election: genesis %s, pinned %s", opened.Hash, *pinned)})
		return false, nil
	}
	vkey, err := note.NewEd25519VerifierKey(genesis.Origin, genesis.LedgerKey[:])
	if err != nil {
		return false, fmt.Errorf("ledger key: %w", err)
	}
	if r.verifier, err = note.NewVerifier(vkey); err != nil {
		return false, fmt.Errorf("ledger key: %w", err)
	}
	if r.head, err = ledger.OpenCheckpoint(signed, genesis.Origin, r.verifier); err != nil {
		r.report.fault(Fault{"V1", -1, "checkpoint", err.Error()})
		return false, nil
	}
	r.report.Size, r.report.Root = r.head.Size, act.Hash(r.head.Root).String()
	r.tree = r.reader.CheckTree(r.head)
	return true, r.published(ctx, first, vkey)
}

// published holds genesis.json and ledger.vkey to the ledger itself.
func (r *run) published(ctx context.Context, genesis []byte, vkey string) error {
	leaf, err := r.reader.Leaf(ctx, 0, r.head.Size)
	var malformed *ledger.BundleError
	if err != nil && !errors.As(err, &malformed) { // a malformed bundle is named when entries are read
		return err
	}
	if err == nil && !bytes.Equal(leaf, genesis) {
		r.report.fault(Fault{"V1", 0, "genesis.json", "differs from entry 0"})
	}
	stated, err := r.reader.Source.Read(ctx, "ledger.vkey", 1024)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		r.report.fault(Fault{"V1", -1, "ledger.vkey", "the file is missing"})
	case err != nil:
		return err
	case strings.TrimSuffix(string(stated), "\n") != vkey:
		r.report.fault(Fault{"V1", -1, "ledger.vkey", "another key than genesis names"})
	}
	return nil
}

// entries folds all leaves in their order.
func (r *run) entries(ctx context.Context) error {
	var failed error
	err := opening.Each(ctx, r.reader, opening.Span{Size: r.head.Size}, func(leaf *opening.Leaf) error {
		failed = r.fold(ctx, leaf)
		return failed
	})
	if failed != nil {
		return failed
	}
	if err != nil {
		r.stop()
		return r.tiles(r.tree.Stop(ctx, err))
	}
	return r.tiles(r.tree.Finish(ctx))
}

// stop says that reading ended before the entries did: what lies behind was not
// checked.
func (r *run) stop() {
	for _, level := range []string{"V2", "V3", "V4"} {
		if r.report.Levels[level] == LevelOK {
			r.report.Levels[level] = LevelNotChecked
		}
	}
}

// tiles puts the faults of the tree into the report.
func (r *run) tiles(faults []ledger.Fault, err error) error {
	for _, f := range faults {
		r.report.fault(Fault{"V1", f.Index, f.File, f.What})
	}
	return err
}

// progressEach is how many entries lie between two reports of progress.
const progressEach = 64

// fold takes one entry.
func (r *run) fold(ctx context.Context, leaf *opening.Leaf) error {
	if err := r.tree.Add(ctx, leaf.Hash); err != nil {
		return err
	}
	switch refusal := leaf.Refusal; {
	case refusal != nil:
		r.state.Void()
		r.report.fault(Fault{"V2", leaf.Index, ledger.BundlePath(leaf.Index, r.head.Size), refusal.Error()})
	default:
		if _, refusal := r.state.Fold(leaf.Opened); refusal != nil {
			r.report.fault(Fault{levelOf(refusal), leaf.Index, "", "void: " + refusal.Error()})
		} else {
			r.sight(leaf.Index, leaf.Opened)
		}
	}
	if done := leaf.Index + 1; r.options.Progress != nil && (done%progressEach == 0 || done == r.head.Size) {
		r.options.Progress(done, r.head.Size)
	}
	return nil
}

// levelOf is V2 where an act has no standing by its signers, V4 where only that
// level knows why it has none, else V3.
func levelOf(r *act.Refusal) string {
	for _, prefix := range []string{"signature.", "key.", "office.", "person.", "genesis.", "act.unentitled", "act.genesis"} {
		if strings.HasPrefix(r.Rule, prefix) {
			return "V2"
		}
	}
	if r.Beyond {
		return "V4"
	}
	return "V3"
}

// sight remembers the checkpoints that signers saw: two roots for one size are
// evidence of a split view at once, the rest is held to the tree at the end.
func (r *run) sight(index int64, o *act.Opened) {
	for i := range o.Signatures {
		s := o.Signatures[i].Seen
		known, ok := r.seen[s.Size]
		if !ok {
			r.seen[s.Size] = sighting{s.Root, index}
		} else if known.root != s.Root {
			r.report.fault(Fault{"V1", index, "", fmt.Sprintf("its signer saw root %s at size %d, another saw %s (entry %d)", s.Root, s.Size, known.root, known.index)})
		}
	}
}
