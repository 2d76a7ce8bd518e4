package ledger

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"os"
	"strings"
	"testing"
)

func TestWorkedExampleOfTheSpecificationIsTrue(t *testing.T) {
	text, err := os.ReadFile("../spec/ledger.md")
	if err != nil {
		t.Fatal(err)
	}
	edge := &Edge{}
	var bundle []byte
	want := map[string]string{"path of tile 1234067": Tile{0, 1234067, 256}.Path(), "path of the partial tile": Tile{0, 0, 3}.Path()}
	for i := range int64(3) {
		hash := LeafHash(vectorLeaf(i))
		want["hash of "+string(vectorLeaf(i))] = hexHash(hash)
		edge.Append(hash)
		if edge.Size() == 2 {
			want["root of size 2"] = hexHash(edge.Root())
		}
		if bundle, err = AppendBundle(bundle, vectorLeaf(i)); err != nil {
			t.Fatal(err)
		}
	}
	root := edge.Root()
	want["root of size 3"], want["root in base64"] = hexHash(root), base64.StdEncoding.EncodeToString(root[:])
	want["bundle"] = hex.EncodeToString(bundle)
	signer, vkey, err := NewSigner(testOrigin, bytes.Repeat([]byte{1}, 32))
	if err != nil {
		t.Fatal(err)
	}
	signed, err := SignCheckpoint(edge.Head(), testOrigin, signer)
	if err != nil {
		t.Fatal(err)
	}
	want["vkey"] = vkey
	for _, line := range strings.Split(strings.TrimSpace(string(signed)), "\n") {
		want["checkpoint line "+line] = line
	}
	for what, value := range want {
		if !strings.Contains(string(text), value) {
			t.Errorf("%s: spec/ledger.md does not have %q", what, value)
		}
	}
}
