package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const (
	vectorFolder = "../spec/vectors/ledger"
	vectorSchema = "urna/ledger/1"
)

// vector is one file of spec/vectors/ledger; spec/ledger.md says which kind has which fields.
type vector struct {
	Schema  string            `json:"schema"`
	Kind    string            `json:"kind"`
	Verdict string            `json:"verdict"`
	What    string            `json:"what"`
	Leaf    string            `json:"leaf,omitempty"`
	Hash    string            `json:"hash,omitempty"`
	Count   int64             `json:"count,omitempty"`
	Roots   map[string]string `json:"roots,omitempty"`
	Files   map[string]string `json:"files,omitempty"`
	Path    string            `json:"path,omitempty"`
	Level   *int              `json:"level,omitempty"`
	Number  int64             `json:"number,omitempty"`
	Width   int               `json:"width,omitempty"`
	Data    string            `json:"data,omitempty"`
	Leaves  []string          `json:"leaves,omitempty"`
	Entry   *int              `json:"entry,omitempty"`
	Origin  string            `json:"origin,omitempty"`
	Vkey    string            `json:"vkey,omitempty"`
	Signed  string            `json:"signed,omitempty"`
	Index   int64             `json:"index,omitempty"`
	Size    int64             `json:"size,omitempty"`
	Root    string            `json:"root,omitempty"`
	OldSize int64             `json:"old_size,omitempty"`
	OldRoot string            `json:"old_root,omitempty"`
	Proof   []string          `json:"proof,omitempty"`
}

// vectorLeaf is leaf i of the trees that vectors describe by their count alone.
func vectorLeaf(i int64) []byte { return fmt.Appendf(nil, "leaf %d", i) }

var errNotAsStated = errors.New("differs from what the vector states")

// vectorChecks says for each kind how to judge a vector: nil means good.
var vectorChecks = map[string]func(*testing.T, vector) error{
	"leaf": func(t *testing.T, v vector) error {
		if LeafHash(unhex(t, v.Leaf)) != unhash(t, v.Hash) {
			return errNotAsStated
		}
		return nil
	},
	"tree":         checkTreeVector,
	"tile-path":    checkPathVector,
	"bundle":       checkBundleVector,
	"checkpoint":   checkCheckpointVector,
	"entry-proof":  checkEntryVector,
	"growth-proof": checkGrowthVector,
}

func TestVectors(t *testing.T) {
	read := 0
	for _, folder := range append([]string{vectorFolder}, filepath.SplitList(os.Getenv("URNA_VECTORS"))...) {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".json" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			var head struct {
				Schema string `json:"schema"`
			}
			if json.Unmarshal(data, &head) != nil || head.Schema != vectorSchema {
				if folder == vectorFolder {
					t.Errorf("%s: schema = %q, want %q", path, head.Schema, vectorSchema)
				}
				return nil
			}
			read++
			t.Run(strings.TrimSuffix(filepath.Base(path), ".json"), func(t *testing.T) { judge(t, data) })
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if read < 20 {
		t.Errorf("read %d vectors, want at least 20", read)
	}
}

func judge(t *testing.T, data []byte) {
	t.Helper()
	var v vector
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&v); err != nil {
		t.Fatal(err)
	}
	check, ok := vectorChecks[v.Kind]
	if !ok {
		t.Fatalf("kind %q is unknown", v.Kind)
	}
	err := check(t, v)
	switch {
	case v.Verdict == "good" && err != nil:
		t.Errorf("%s: got %v, want it accepted", v.What, err)
	case v.Verdict == "bad" && err == nil:
		t.Errorf("%s: accepted, want it refused", v.What)
	case v.Verdict != "good" && v.Verdict != "bad":
		t.Errorf("verdict %q is unknown", v.Verdict)
	}
}

func unhex(t *testing.T, s string) []byte {
	t.Helper()
	data, err := hex.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func unhash(t *testing.T, s string) tlog.Hash {
	t.Helper()
	data := unhex(t, s)
	if len(data) != tlog.HashSize {
		t.Fatalf("hash %q has %d bytes", s, len(data))
	}
	return tlog.Hash(data)
}

func unhashes(t *testing.T, list []string) []tlog.Hash {
	t.Helper()
	hashes := make([]tlog.Hash, len(list))
	for i, s := range list {
		hashes[i] = unhash(t, s)
	}
	return hashes
}

func checkTreeVector(t *testing.T, v vector) error {
	dir := t.TempDir()
	p := mustOpen(t, dir)
	for i := int64(0); i <= v.Count; i++ {
		if want, ok := v.Roots[strconv.FormatInt(i, 10)]; ok && p.edge.Root() != unhash(t, want) {
			return fmt.Errorf("root of size %d: %w", i, errNotAsStated)
		}
		if i == v.Count {
			break
		}
		if err := p.Add(vectorLeaf(i)); err != nil {
			return err
		}
	}
	if _, err := p.Write(); err != nil {
		return err
	}
	if v.Files == nil {
		return nil
	}
	paths := filesBelow(t, dir)
	if len(paths) != len(v.Files) {
		return fmt.Errorf("files %v: %w", paths, errNotAsStated)
	}
	for _, path := range paths {
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			return err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != v.Files[path] {
			return fmt.Errorf("%s: %w", path, errNotAsStated)
		}
	}
	return nil
}

func checkPathVector(t *testing.T, v vector) error {
	tile, err := ParseTilePath(v.Path)
	if err != nil || v.Verdict == "bad" {
		return err
	}
	if want := (Tile{*v.Level, v.Number, v.Width}); tile != want {
		return fmt.Errorf("got %+v: %w", tile, errNotAsStated)
	}
	return nil
}

func checkBundleVector(t *testing.T, v vector) error {
	tile, err := ParseTilePath(v.Path)
	if err != nil {
		t.Fatal(err)
	}
	leaves, err := ParseBundle(tile, unhex(t, v.Data))
	var malformed *BundleError
	if errors.As(err, &malformed) && v.Entry != nil && malformed.Entry != *v.Entry {
		t.Errorf("got %v, want entry %d named", err, *v.Entry)
	}
	if err != nil || v.Verdict == "bad" {
		return err
	}
	for i, leaf := range leaves {
		if i >= len(v.Leaves) || hex.EncodeToString(leaf) != v.Leaves[i] {
			return fmt.Errorf("entry %d: %w", i, errNotAsStated)
		}
	}
	return nil
}

func checkCheckpointVector(t *testing.T, v vector) error {
	verifier, err := note.NewVerifier(v.Vkey)
	if err != nil {
		return err
	}
	head, err := OpenCheckpoint([]byte(v.Signed), v.Origin, verifier)
	if err != nil {
		return err
	}
	if head.Size != v.Size || head.Root != unhash(t, v.Root) {
		return fmt.Errorf("got %v: %w", head, errNotAsStated)
	}
	return nil
}

func checkEntryVector(t *testing.T, v vector) error {
	head := Head{Size: v.Size, Root: unhash(t, v.Root)}
	return CheckEntry(unhashes(t, v.Proof), head, v.Index, unhash(t, v.Hash))
}

func checkGrowthVector(t *testing.T, v vector) error {
	older := Head{Size: v.OldSize, Root: unhash(t, v.OldRoot)}
	return CheckGrowth(unhashes(t, v.Proof), older, Head{Size: v.Size, Root: unhash(t, v.Root)})
}
