package ledger

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

var writeVectors = flag.Bool("write-vectors", false, "write spec/vectors/ledger anew before reading it")

// vectorWriter makes the project's own vectors from the reference tree of package tlog.
type vectorWriter struct {
	t      *testing.T
	ref    *reference
	signer note.Signer
	vkey   string
}

// TestVectorsAreWrittenAnew stands first among the vector tests by its file's name.
func TestVectorsAreWrittenAnew(t *testing.T) {
	if !*writeVectors {
		return
	}
	w := &vectorWriter{t: t, ref: &reference{}}
	for i := range int64(70_000) {
		w.ref.add(t, vectorLeaf(i))
	}
	var err error
	if w.signer, w.vkey, err = NewSigner(testOrigin, bytes.Repeat([]byte{1}, 32)); err != nil {
		t.Fatal(err)
	}
	w.leaves()
	w.trees()
	w.paths()
	w.bundles()
	w.checkpoints()
	w.proofs()
}

func (w *vectorWriter) write(name string, v vector) {
	w.t.Helper()
	v.Schema, v.Verdict = vectorSchema, strings.SplitN(name, "-", 2)[0]
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		w.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(vectorFolder, name+".json"), append(data, '\n'), 0o644); err != nil {
		w.t.Fatal(err)
	}
}

func (w *vectorWriter) root(size int64) string { return hexHash(w.ref.root(w.t, size)) }

func hexHash(h tlog.Hash) string { return hex.EncodeToString(h[:]) }

func (w *vectorWriter) leaves() {
	for name, leaf := range map[string][]byte{
		"empty": {}, "text": []byte("leaf 0"), "non-ascii": []byte("сайлау жәшігі"), "longest": bytes.Repeat([]byte{0xa5}, MaxLeaf),
	} {
		hash := hexHash(LeafHash(leaf))
		w.write("good-leaf-"+name, vector{Kind: "leaf", What: "the hash of one leaf", Leaf: hex.EncodeToString(leaf), Hash: hash})
	}
	plain := sha256.Sum256([]byte("leaf 0"))
	w.write("bad-leaf-hash-without-prefix", vector{Kind: "leaf", What: "plain SHA-256 instead of the leaf hash",
		Leaf: hex.EncodeToString([]byte("leaf 0")), Hash: hex.EncodeToString(plain[:])})
}

func (w *vectorWriter) trees() {
	for _, count := range []int64{3, 600, 70_000} {
		roots := map[string]string{}
		for _, size := range []int64{0, 1, 2, 3, 4, 5, 7, 8, 255, 256, 257, 511, 512, 600, 65_535, 65_536, 65_537, 70_000} {
			if size <= count {
				roots[strconv.FormatInt(size, 10)] = w.root(size)
			}
		}
		v := vector{Kind: "tree", What: fmt.Sprintf("a tree of %d leaves", count), Count: count, Roots: roots}
		if count <= 600 {
			v.Files = w.files(count)
		}
		w.write(fmt.Sprintf("good-tree-%d", count), v)
	}
	w.write("bad-root-of-other-size", vector{Kind: "tree", What: "the root of size 2 stated for size 3", Count: 3,
		Roots: map[string]string{"3": w.root(2)}})
}

func (w *vectorWriter) files(count int64) map[string]string {
	files := map[string]string{}
	for _, t := range tlog.NewTiles(tileHeight, 0, count) {
		data, err := tlog.ReadTileData(t, w.ref)
		if err != nil {
			w.t.Fatal(err)
		}
		files[fromTlog(t).Path()] = hexHash(sha256.Sum256(data))
	}
	for at := int64(0); at < count; at += TileWidth {
		var data []byte
		tile := bundleAt(at, count)
		for i := range tile.Width {
			leaf := vectorLeaf(at + int64(i))
			data = append(append(data, byte(len(leaf)>>8), byte(len(leaf))), leaf...)
		}
		files[tile.Path()] = hexHash(sha256.Sum256(data))
	}
	return files
}

func (w *vectorWriter) paths() {
	for name, c := range map[string]struct {
		path string
		tile Tile
	}{
		"first":   {"tile/0/000", Tile{0, 0, 256}},
		"grouped": {"tile/1/x001/x234/067", Tile{1, 1234067, 256}},
		"partial": {"tile/entries/x001/000.p/7", Tile{EntryLevel, 1000, 7}},
	} {
		w.write("good-tile-path-"+name, vector{Kind: "tile-path", What: "the path of a tile or bundle",
			Path: c.path, Level: &c.tile.Level, Number: c.tile.N, Width: c.tile.Width})
	}
	for name, path := range map[string]string{
		"missing-zeros": "tile/0/7", "leading-group": "tile/0/x000/007", "full-as-partial": "tile/0/000.p/256",
		"level-64": "tile/64/000", "width-zero": "tile/0/000.p/0", "width-leading-zero": "tile/0/000.p/07", "no-x": "tile/0/001/000",
	} {
		w.write("bad-tile-path-"+name, vector{Kind: "tile-path", What: "not the one spelling of a path", Path: path})
	}
}

func (w *vectorWriter) bundles() {
	whole := mustBundle(w.t, "leaf 0", "leaf 1", "leaf 2")
	hexLeaves := []string{}
	for i := range int64(3) {
		hexLeaves = append(hexLeaves, hex.EncodeToString(vectorLeaf(i)))
	}
	w.write("good-bundle", vector{Kind: "bundle", What: "three leaves", Path: "tile/entries/000.p/3", Data: hex.EncodeToString(whole), Leaves: hexLeaves})
	for name, c := range map[string]struct {
		path  string
		data  []byte
		entry int
	}{
		"truncated-entry":  {"tile/entries/000.p/3", whole[:len(whole)-1], 2},
		"truncated-length": {"tile/entries/000.p/3", whole[:9], 1},
		"too-few-entries":  {"tile/entries/000.p/4", whole, 3},
		"too-many-entries": {"tile/entries/000.p/2", whole, 2},
		"trailing-byte":    {"tile/entries/000.p/3", append(bytes.Clone(whole), 0), 3},
		"little-endian":    {"tile/entries/000.p/1", []byte("\x06\x00leaf 0"), 0},
	} {
		w.write("bad-bundle-"+name, vector{Kind: "bundle", What: "a bundle that does not hold exactly its entries",
			Path: c.path, Data: hex.EncodeToString(c.data), Entry: &c.entry})
	}
}

func (w *vectorWriter) checkpoints() {
	state := func(name, what, signed string, size int64) {
		w.write(name, vector{Kind: "checkpoint", What: what, Origin: testOrigin, Vkey: w.vkey, Signed: signed, Size: size, Root: w.root(size)})
	}
	sign := func(text string) string { return string(mustSign(w.t, text, w.signer)) }
	text := func(size int64) string { return FormatCheckpoint(testOrigin, Head{size, w.ref.root(w.t, size)}) }
	good := sign(text(600))
	state("good-checkpoint", "a checkpoint of 600 entries", good, 600)
	state("good-checkpoint-empty", "a checkpoint of the empty tree", sign(text(0)), 0)
	witness, _ := testKey(w.t, "witness.example", 2)
	both, err := note.Sign(&note.Note{Text: text(600)}, witness, w.signer)
	if err != nil {
		w.t.Fatal(err)
	}
	state("good-checkpoint-with-witness", "the signature of an unknown key is passed over", string(both), 600)
	state("bad-checkpoint-wrong-origin", "signed by our key for another ledger",
		sign(strings.Replace(text(600), testOrigin, "urna.example/other", 1)), 600)
	state("bad-checkpoint-signature", "the size was changed after signing", strings.Replace(good, "\n600\n", "\n601\n", 1), 600)
	state("bad-checkpoint-no-signature", "no signature line", good[:strings.Index(good, "\n\n")+2], 600)
	last := strings.LastIndex(good, "=\n") - 1 // of 68 bytes, whose last digit has two spare bits
	state("bad-checkpoint-signature-spare-bits", "the signature in a base64 spelling that is not canonical",
		good[:last]+string(nextDigit(good[last]))+good[last+1:], 600)
	other, _ := testKey(w.t, testOrigin, 9)
	state("bad-checkpoint-other-key", "signed by another key of the same name", string(mustSign(w.t, text(600), other)), 600)
	state("bad-checkpoint-root-of-other-size", "the root of size 599 with size 600",
		sign(FormatCheckpoint(testOrigin, Head{600, w.ref.root(w.t, 599)})), 600)
	state("bad-checkpoint-leading-zero", "the size has a leading zero", sign(strings.Replace(text(600), "\n600\n", "\n0600\n", 1)), 600)
	state("bad-checkpoint-plus-sign", "the size has a plus sign", sign(strings.Replace(text(600), "\n600\n", "\n+600\n", 1)), 600)
	state("bad-checkpoint-extension-line", "a fourth line of text", sign(text(600)+"more\n"), 600)
	state("bad-checkpoint-size-beyond-2-53", "a size that not every program can hold",
		sign(strings.Replace(text(600), "\n600\n", "\n9007199254740992\n", 1)), 600)
	root := w.ref.root(w.t, 600)
	unpadded := base64.RawStdEncoding.EncodeToString(root[:])
	state("bad-checkpoint-root-unpadded", "the root without base64 padding",
		sign(testOrigin+"\n600\n"+unpadded+"\n"), 600)
	spare := unpadded[:42] + string(nextDigit(unpadded[42])) + "="
	state("bad-checkpoint-root-spare-bits", "the root in a base64 spelling that is not canonical", sign(testOrigin+"\n600\n"+spare+"\n"), 600)
}

// nextDigit returns the base64 digit after one whose last two bits are unused and zero.
func nextDigit(digit byte) byte {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	return alphabet[strings.IndexByte(alphabet, digit)+1]
}

func (w *vectorWriter) proofs() {
	proof := func(index, size int64) []string {
		hashes, err := tlog.ProveRecord(size, index, w.ref)
		if err != nil {
			w.t.Fatal(err)
		}
		return hexHashes(hashes)
	}
	for _, c := range [][2]int64{{0, 1}, {2, 3}, {0, 600}, {299, 600}, {599, 600}, {69_999, 70_000}} {
		index, size := c[0], c[1]
		v := vector{Kind: "entry-proof", What: "the proof that an entry is in a tree", Index: index, Size: size,
			Root: w.root(size), Hash: hexHash(LeafHash(vectorLeaf(index))), Proof: proof(index, size)}
		w.write(fmt.Sprintf("good-entry-proof-%d-of-%d", index, size), v)
		if index != 299 {
			continue
		}
		changed := v
		changed.Index = 298
		w.write("bad-entry-proof-other-index", changed)
		changed = v
		changed.Root = w.root(599)
		w.write("bad-entry-proof-root-of-other-size", changed)
		changed = v
		changed.Proof = v.Proof[:len(v.Proof)-1]
		w.write("bad-entry-proof-too-short", changed)
		changed.Proof = append(append([]string{}, v.Proof...), v.Proof[0])
		w.write("bad-entry-proof-too-long", changed)
		changed = v
		changed.Hash = hexHash(LeafHash(vectorLeaf(298)))
		w.write("bad-entry-proof-other-leaf", changed)
	}
	for _, c := range [][2]int64{{1, 2}, {3, 600}, {256, 600}, {600, 600}, {600, 70_000}} {
		hashes, err := tlog.ProveTree(c[1], c[0], w.ref)
		if err != nil {
			w.t.Fatal(err)
		}
		v := vector{Kind: "growth-proof", What: "the proof that a tree begins with an older one", OldSize: c[0], OldRoot: w.root(c[0]),
			Size: c[1], Root: w.root(c[1]), Proof: hexHashes(hashes)}
		w.write(fmt.Sprintf("good-growth-proof-%d-to-%d", c[0], c[1]), v)
		if c[0] == 256 {
			v.OldRoot = w.root(255)
			w.write("bad-growth-proof-other-old-root", v)
		}
	}
}

func hexHashes(hashes []tlog.Hash) []string {
	list := []string{}
	for _, h := range hashes {
		list = append(list, hexHash(h))
	}
	return list
}
