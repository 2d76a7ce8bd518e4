package backup

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"urna/internal/store"
	"urna/internal/verify"
	"urna/ledger"
)

// Restored says what a restored folder holds, after everything was verified.
type Restored struct {
	Contents
	Table    int64 `json:"table"`    // entries of the event table
	Acts     int64 `json:"acts"`     // verified from zero
	Compared int   `json:"compared"` // checkpoints of others that it extends
}

// Restore makes a ledger's folder of a backup. The folder gets its name only when
// the whole of it was verified, and extends every checkpoint that others hold.
func Restore(ctx context.Context, file, dir string, against []verify.Kept) (r Restored, err error) {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r, fmt.Errorf("%s is there already: a backup overwrites nothing (%d entries in it)", dir, len(entries))
	}
	unpacked := filepath.Clean(dir) + ".restoring"
	if err := os.Mkdir(unpacked, 0o755); err != nil {
		return r, fmt.Errorf("an earlier restore may have left %s: %w", unpacked, err)
	}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("restore %s: %w", file, err), os.RemoveAll(unpacked))
		}
	}()
	if r.Contents, err = unpack(file, unpacked); err != nil {
		return r, err
	}
	if err = r.verify(ctx, unpacked, against); err != nil {
		return r, err
	}
	if err = os.Remove(dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return r, err
	}
	return r, os.Rename(unpacked, dir)
}

// allowed are the members that a backup may have.
func allowed(name string) bool {
	if !fs.ValidPath(name) || strings.Contains(name, `\`) {
		return false
	}
	top, _, nested := strings.Cut(name, "/")
	return !nested && slices.Contains([]string{headName, sumsName, store.Name}, name) ||
		nested && slices.Contains([]string{ledger.PublicFolder, keysDir, deskDir}, top)
}

// unpack writes the members of a backup into a folder and holds each to the list
// at the end.
func unpack(file, dir string) (said Contents, err error) {
	f, err := os.Open(file)
	if err != nil {
		return said, err
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		return said, fmt.Errorf("no backup: %w", err)
	}
	members := tar.NewReader(packed)
	var sums bytes.Buffer
	for first := true; ; first = false {
		m, err := members.Next()
		if err != nil { // the end as well: the list ends a backup
			return said, fmt.Errorf("it ends before its list of files: %w", err)
		}
		if m.Typeflag != tar.TypeReg || !allowed(m.Name) || first != (m.Name == headName) {
			return said, fmt.Errorf("member %q is not one of a backup", m.Name)
		}
		if m.Name == sumsName {
			return said, same(members, sums.String(), &said)
		}
		var hash []byte
		if m.Name == headName {
			hash, err = readHead(members, &said)
		} else {
			hash, err = place(members, filepath.Join(dir, filepath.FromSlash(m.Name)), fs.FileMode(m.Mode)&0o644)
		}
		if err != nil {
			return said, fmt.Errorf("member %s: %w", m.Name, err)
		}
		fmt.Fprintf(&sums, "%x  %s\n", hash, m.Name)
		said.Files++
		said.Bytes += m.Size
	}
}

// same holds the hashes of what was unpacked to the list.
func same(list io.Reader, sums string, said *Contents) error {
	want, err := io.ReadAll(io.LimitReader(list, int64(len(sums))+1))
	if err != nil {
		return err
	}
	if string(want) != sums {
		got, asked := strings.Split(sums, "\n"), strings.Split(string(want), "\n")
		for i := range min(len(got), len(asked)) {
			if got[i] != asked[i] {
				return fmt.Errorf("a file is not what was backed up: got %q, want %q", got[i], asked[i])
			}
		}
		return fmt.Errorf("it has %d files, its list %d", said.Files, len(asked)-1)
	}
	return nil
}

// readHead reads the first member, which is not kept.
func readHead(from io.Reader, said *Contents) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(from, 1<<16))
	if err != nil {
		return nil, err
	}
	if err := json.Unmarshal(data, said); err != nil {
		return nil, err
	}
	if said.Format != Format {
		return nil, fmt.Errorf("format %q, want %q", said.Format, Format)
	}
	hash := sha256.Sum256(data)
	return hash[:], nil
}

// place writes one member.
func place(from io.Reader, to string, mode fs.FileMode) ([]byte, error) {
	folder := fs.FileMode(0o755)
	if mode&0o044 == 0 {
		folder = 0o700
	}
	if err := os.MkdirAll(filepath.Dir(to), folder); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, mode)
	if err != nil {
		return nil, err
	}
	hash := sha256.New()
	_, err = io.Copy(io.MultiWriter(f, hash), from)
	return hash.Sum(nil), errors.Join(err, f.Sync(), f.Close())
}
