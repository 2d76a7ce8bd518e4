package lies

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"urna/ledger"
)

// protocol chooses an entry that states a station's numbers.
func (c *copied) protocol() (int64, error) {
	states := func(leaf []byte) bool {
		return bytes.Contains(leaf, []byte(`"kind":"results/protocol-`)) && bytes.Contains(leaf, []byte(`"lines":{"`)) ||
			bytes.Contains(leaf, []byte(`"kind":"source/row/`))
	}
	if c.at >= 0 {
		if c.at >= int64(len(c.leaves)) || !states(c.leaves[c.at]) {
			return 0, fmt.Errorf("entry %d states no numbers of a station", c.at)
		}
		return c.at, nil
	}
	for _, i := range c.random.Perm(len(c.leaves)) {
		if states(c.leaves[i]) {
			return int64(i), nil
		}
	}
	return 0, fmt.Errorf("no entry states the numbers of a station")
}

// lineOf finds one digit of a line's number, never before a number it would make
// longer or shorter.
var lineOf = regexp.MustCompile(`"([A-Z][A-Z0-9]*)":([0-9]+)`)

// digitOf changes one digit of a leaf's numbers, and says which.
func (c *copied) digitOf(leaf []byte) ([]byte, string, error) {
	found := lineOf.FindAllSubmatchIndex(leaf, -1)
	if len(found) == 0 {
		return nil, "", fmt.Errorf("the entry holds no line with a number")
	}
	at := found[c.random.IntN(len(found))]
	code, old := string(leaf[at[2]:at[3]]), string(leaf[at[4]:at[5]])
	changed := bytes.Clone(leaf)
	place := at[4] + c.random.IntN(at[5]-at[4])
	changed[place] = '1' + (changed[place]-'0')%9
	return changed, fmt.Sprintf("line %s from %s to %s", code, old, changed[at[4]:at[5]]), nil
}

// put writes a leaf of the same length over the one at an index of the copy.
func (c *copied) put(index int64, leaf []byte) (path string, err error) {
	path = ledger.BundlePath(index, c.head.Size)
	name := filepath.Join(c.to, filepath.FromSlash(path))
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	old := c.leaves[index]
	at := bytes.Index(data, old)
	if at < 0 || len(old) != len(leaf) {
		return "", fmt.Errorf("entry %d has no place in %s", index, path)
	}
	copy(data[at:], leaf)
	return path, os.WriteFile(name, data, 0o644)
}

func (c *copied) digit() (*Told, error) {
	index, err := c.protocol()
	if err != nil {
		return nil, err
	}
	leaf, what, err := c.digitOf(c.leaves[index])
	if err != nil {
		return nil, err
	}
	path, err := c.put(index, leaf)
	return &Told{Level: "V1", Index: index, File: path, What: fmt.Sprintf("entry %d: %s", index, what)}, err
}

var stationOf = regexp.MustCompile(`"station":"([^"]+)"`)

func (c *copied) station() (*Told, error) {
	index, err := c.protocol()
	if err != nil {
		return nil, err
	}
	at := stationOf.FindSubmatchIndex(c.leaves[index])
	if at == nil {
		return nil, fmt.Errorf("entry %d names no station", index)
	}
	own := string(c.leaves[index][at[2]:at[3]])
	for _, i := range c.random.Perm(len(c.leaves)) {
		other := stationOf.FindSubmatch(c.leaves[i])
		if other == nil || string(other[1]) == own || len(other[1]) != len(own) {
			continue
		}
		leaf := bytes.Clone(c.leaves[index])
		copy(leaf[at[2]:], other[1])
		path, err := c.put(index, leaf)
		return &Told{Level: "V1", Index: index, File: path, What: fmt.Sprintf("entry %d: station from %s to %s", index, own, other[1])}, err
	}
	return nil, fmt.Errorf("no other station has an id as long as %s", own)
}

// flip flips one bit of a file of the copy.
func (c *copied) flip(path string) (string, error) {
	name := filepath.Join(c.to, filepath.FromSlash(path))
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	at, bit := c.random.IntN(len(data)), c.random.IntN(8)
	data[at] ^= 1 << bit
	return fmt.Sprintf("%s: bit %d of byte %d", path, bit, at), os.WriteFile(name, data, 0o644)
}

func (c *copied) bit() (*Told, error) {
	paths := ledger.Files(c.head.Size)
	path := paths[c.random.IntN(len(paths))]
	level := "V1"
	if path == "genesis.json" {
		level = "V2"
	}
	what, err := c.flip(path)
	return &Told{Level: level, Index: -1, File: path, What: what}, err
}

// one chooses a file among those below a folder that the checkpoint commits to.
func (c *copied) one(bundles bool) string {
	var paths []string
	for _, path := range ledger.Files(c.head.Size) {
		if strings.HasPrefix(path, "tile/") && strings.HasPrefix(path, "tile/entries/") == bundles {
			paths = append(paths, path)
		}
	}
	return paths[c.random.IntN(len(paths))]
}

func (c *copied) tile() (*Told, error) {
	path := c.one(false)
	what, err := c.flip(path)
	return &Told{Level: "V1", Index: -1, File: path, What: what}, err
}

func (c *copied) withhold(bundles bool) (*Told, error) {
	path := c.one(bundles)
	err := os.Remove(filepath.Join(c.to, filepath.FromSlash(path)))
	return &Told{Level: "V1", Index: -1, File: path, What: path + " is not served"}, err
}

func (c *copied) withheld() (*Told, error)     { return c.withhold(true) }
func (c *copied) withheldTile() (*Told, error) { return c.withhold(false) }

// change replaces bytes of a small file of the copy.
func (c *copied) change(path string, change func([]byte) []byte) error {
	name := filepath.Join(c.to, path)
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	return os.WriteFile(name, change(data), 0o644)
}

func (c *copied) checkpoint() (*Told, error) {
	root := c.head
	root.Root[c.random.IntN(len(root.Root))] ^= 1 << c.random.IntN(8)
	err := c.change(ledger.CheckpointPath, func(signed []byte) []byte {
		text := ledger.FormatCheckpoint(c.origin, root)
		_, rest, _ := strings.Cut(string(signed), "\n\n")
		return []byte(text + "\n" + rest)
	})
	return &Told{Level: "V1", Index: -1, File: ledger.CheckpointPath, What: fmt.Sprintf("the checkpoint states root %v", root.Root)}, err
}

func (c *copied) changedGenesis() (*Told, error) {
	what := ""
	err := c.change("genesis.json", func(leaf []byte) []byte {
		at := bytes.Index(leaf, []byte(`"rulebook":"`)) + len(`"rulebook":"`) + c.random.IntN(64)
		old := leaf[at]
		leaf[at] = '0'
		if old == '0' {
			leaf[at] = '1'
		}
		what = fmt.Sprintf("genesis.json names another rulebook (byte %d)", at)
		return leaf
	})
	return &Told{Level: "V2", Index: 0, File: "genesis.json", What: what}, err
}
