package publish

import (
	"bytes"
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/tlog"

	"urna/election/act"
	"urna/ledger"
)

// ListName is the file that lists all others, as sha256sum reads it.
const ListName = "SHA256SUMS"

const listHead = "# urna copy/1"

// list is what a copy holds: each file with its hash and the size it names.
type list struct {
	genesis act.Hash
	program string // that drew the pages
	files   map[string]listed
	roots   map[int64]act.Hash // of the sizes that files name
}

type listed struct {
	hash act.Hash
	size int64
}

func newList(genesis act.Hash) *list {
	return &list{genesis: genesis, files: map[string]listed{}, roots: map[int64]act.Hash{}}
}

// head is the checkpoint that the copy was last brought to.
func (l *list) head() ledger.Head {
	size := int64(0)
	for at := range l.roots {
		size = max(size, at)
	}
	if size == 0 {
		return ledger.EmptyHead()
	}
	return ledger.Head{Size: size, Root: tlog.Hash(l.roots[size])}
}

// bytes writes the list: a part for each size, each part sorted by path. Lines
// that begin with # are comments to sha256sum.
func (l *list) bytes() []byte {
	var out bytes.Buffer
	fmt.Fprintf(&out, "%s genesis %s program %s\n", listHead, l.genesis, l.program)
	paths := slices.SortedFunc(maps.Keys(l.files), func(a, b string) int {
		return cmp.Or(cmp.Compare(l.files[b].size, l.files[a].size), cmp.Compare(a, b))
	})
	size := int64(-1)
	for _, path := range paths {
		f := l.files[path]
		if f.size != size {
			size = f.size
			fmt.Fprintf(&out, "# size %d root %s\n", size, l.roots[size])
		}
		fmt.Fprintf(&out, "%s  %s\n", f.hash, path)
	}
	return out.Bytes()
}

// readList reads the list of a copy; nil where the folder is empty or not there.
func readList(out string) (*list, error) {
	data, err := os.ReadFile(filepath.Join(out, ListName))
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := os.ReadDir(out)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
		if len(entries) > 0 {
			return nil, fmt.Errorf("%s holds files and no %s: it is no copy, and nothing in it is touched", out, ListName)
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	l, err := parseList(string(data))
	if err != nil {
		return nil, fmt.Errorf("%s of %s: %w", ListName, out, err)
	}
	return l, nil
}

func parseList(text string) (*list, error) {
	lines := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
	words := strings.Fields(lines[0])
	if len(words) < 6 || strings.Join(words[:3], " ") != listHead {
		return nil, fmt.Errorf("line 1: %q is not the head of a copy's list", lines[0])
	}
	genesis, err := act.ParseHash(words[4])
	if err != nil {
		return nil, fmt.Errorf("line 1: genesis: %w", err)
	}
	l := newList(genesis)
	l.program = words[len(words)-1]
	size := int64(-1)
	for n, line := range lines[1:] {
		var err error
		if strings.HasPrefix(line, "# size ") {
			size, err = l.part(strings.Fields(line))
		} else {
			err = l.file(line, size)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+2, err)
		}
	}
	return l, nil
}

// part reads the heading of the files that name one size.
func (l *list) part(words []string) (int64, error) {
	if len(words) != 5 {
		return 0, fmt.Errorf("%d words, want # size N root HASH", len(words))
	}
	size, err := strconv.ParseInt(words[2], 10, 64)
	if err != nil || size < 1 {
		return 0, fmt.Errorf("size %q", words[2])
	}
	root, err := act.ParseHash(words[4])
	l.roots[size] = root
	return size, err
}

func (l *list) file(line string, size int64) error {
	digits, path, found := strings.Cut(line, "  ")
	if !found || size < 0 || !fs.ValidPath(path) {
		return fmt.Errorf("%q is not a hash and a path below a size", line)
	}
	raw, err := hex.DecodeString(digits)
	if err != nil || len(raw) != len(act.Hash{}) {
		return fmt.Errorf("%q is no SHA-256", digits)
	}
	l.files[path] = listed{act.Hash(raw), size}
	return nil
}
