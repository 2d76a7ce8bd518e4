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
	"path"
	"path/filepath"
	"strings"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/internal/store"
	"urna/ledger"
)

// Format names the form of the file.
const Format = "urna/backup/1"

const (
	headName = "backup.json"
	sumsName = "SHA256SUMS"
	keysDir  = "keys"
	deskDir  = "desk"
)

// Contents says what a backup holds.
type Contents struct {
	Format     string `json:"format"`
	Genesis    string `json:"genesis"`
	Size       int64  `json:"size"` // of the checkpoint
	Root       string `json:"root"`
	Drafts     bool   `json:"drafts"`      // values of sealed entries that are not opened
	LedgerKeys bool   `json:"ledger_keys"` // keys of intake and ledger
	Files      int    `json:"files,omitempty"`
	Bytes      int64  `json:"bytes,omitempty"` // of the files
}

// Options say what a backup holds beside table and public files.
type Options struct{ Drafts, Keys bool }

// writer is a backup that is being written.
type writer struct {
	ctx  context.Context
	dir  string
	out  string
	tar  *tar.Writer
	sums bytes.Buffer
	said Contents
}

// Write makes a backup of a ledger's folder in a new file.
func Write(ctx context.Context, dir, out string, o Options) (c Contents, err error) {
	if _, err := os.Lstat(out); err == nil {
		return c, fmt.Errorf("%s is there already", out)
	}
	f, err := os.OpenFile(out+".part", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return c, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(f.Name()))
		}
	}()
	packed := gzip.NewWriter(f)
	w := &writer{ctx: ctx, dir: dir, out: out, tar: tar.NewWriter(packed)}
	err = w.all(o)
	if err = errors.Join(err, w.tar.Close(), packed.Close(), f.Sync(), f.Close()); err != nil {
		return c, fmt.Errorf("back up %s: %w", dir, err)
	}
	return w.said, os.Rename(f.Name(), out)
}

func (w *writer) all(o Options) error {
	source := ledger.Dir(filepath.Join(w.dir, ledger.PublicFolder))
	checkpoint, err := source.Read(w.ctx, ledger.CheckpointPath, act.MaxLeaf)
	if err != nil {
		return err
	}
	_, head, err := ledger.ParseCheckpoint(noteText(checkpoint))
	if err != nil {
		return err
	}
	w.said = Contents{Format: Format, Size: head.Size, Root: act.Hash(head.Root).String(), Drafts: o.Drafts, LedgerKeys: o.Keys}
	genesis, err := source.Read(w.ctx, "genesis.json", act.MaxLeaf)
	if err != nil {
		return err
	}
	opened, refusal := act.ReadLeaf(genesis, election.Body)
	if refusal != nil {
		return fmt.Errorf("genesis: %w", refusal)
	}
	w.said.Genesis = opened.Hash.String()
	return w.parts(source, head.Size, checkpoint)
}

// parts writes the members in their order.
func (w *writer) parts(source ledger.Source, size int64, checkpoint []byte) error {
	said, err := json.MarshalIndent(w.said, "", "  ")
	if err != nil {
		return err
	}
	if err := w.add(headName, said, 0o644); err != nil {
		return err
	}
	if err := w.table(); err != nil {
		return err
	}
	if err := w.add(path.Join(ledger.PublicFolder, ledger.CheckpointPath), checkpoint, 0o644); err != nil {
		return err
	}
	for _, name := range ledger.Files(size) {
		if name == ledger.CheckpointPath {
			continue
		}
		data, err := source.Read(w.ctx, name, mostFile)
		if err != nil {
			return err
		}
		if err := w.add(path.Join(ledger.PublicFolder, name), data, 0o644); err != nil {
			return err
		}
	}
	folders := []string{path.Join(ledger.PublicFolder, "files")}
	if w.said.LedgerKeys {
		folders = append(folders, keysDir)
	}
	if w.said.Drafts {
		folders = append(folders, deskDir)
	}
	for _, folder := range folders {
		if err := w.folder(folder); err != nil {
			return err
		}
	}
	return w.member(sumsName, w.sums.Bytes(), 0o644)
}

const mostFile = 64 << 20

// table copies the event table beside the target first: its length is not known
// before.
func (w *writer) table() error {
	folder, err := os.MkdirTemp(filepath.Dir(w.out), ".urna-backup-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	copied := filepath.Join(folder, store.Name)
	if err := store.Copy(w.ctx, w.dir, copied); err != nil {
		return err
	}
	f, err := os.Open(copied)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if err := w.tar.WriteHeader(&tar.Header{Name: store.Name, Mode: 0o644, Size: info.Size()}); err != nil {
		return err
	}
	hash := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w.tar, hash), f); err != nil {
		return err
	}
	w.count(store.Name, hash.Sum(nil), info.Size())
	return nil
}

// folder adds the files of a folder of the ledger, none where it is not there.
func (w *writer) folder(folder string) error {
	root := os.DirFS(w.dir)
	if _, err := fs.Stat(root, folder); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return fs.WalkDir(root, folder, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		data, err := fs.ReadFile(root, name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil // a draft that was opened meanwhile
		}
		if err != nil {
			return err
		}
		return w.add(name, data, 0o600)
	})
}

func (w *writer) add(name string, data []byte, mode int64) error {
	hash := sha256.Sum256(data)
	w.count(name, hash[:], int64(len(data)))
	return w.member(name, data, mode)
}

func (w *writer) count(name string, hash []byte, size int64) {
	fmt.Fprintf(&w.sums, "%x  %s\n", hash, name)
	w.said.Files++
	w.said.Bytes += size
}

func (w *writer) member(name string, data []byte, mode int64) error {
	header := &tar.Header{Name: name, Mode: mode, Size: int64(len(data)), ModTime: time.Unix(0, 0)}
	if err := w.tar.WriteHeader(header); err != nil {
		return err
	}
	_, err := w.tar.Write(data)
	return err
}

// noteText is the text of a signed note, without its signatures.
func noteText(signed []byte) string {
	text, _, _ := strings.Cut(string(signed), "\n\n")
	return text + "\n"
}
