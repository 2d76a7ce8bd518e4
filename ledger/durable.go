package ledger

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// stagingFolder holds files that are being written; a mirror passes it over.
const stagingFolder = ".new"

// file is one file to be written, with its path below the public folder.
type file struct {
	path string
	data []byte
}

// batch writes files so that each is either absent or whole, and syncs every
// folder it has touched once, in sync.
type batch struct {
	root  string
	known map[string]bool
	dirty map[string]bool
}

func newBatch(root string) *batch {
	return &batch{root: root, known: map[string]bool{root: true}, dirty: map[string]bool{}}
}

// write replaces files, one after the other. They are durable only after sync.
func (b *batch) write(files ...file) error {
	for _, f := range files {
		if err := b.replace(f); err != nil {
			return fmt.Errorf("write %s: %w", f.path, err)
		}
	}
	return nil
}

func (b *batch) replace(f file) error {
	target := filepath.Join(b.root, filepath.FromSlash(f.path))
	folder := filepath.Dir(target)
	if err := b.ensure(folder); err != nil {
		return err
	}
	staged := filepath.Join(b.root, stagingFolder, "file")
	if err := writeSynced(staged, f.data); err != nil {
		return err
	}
	b.dirty[folder] = true
	return os.Rename(staged, target)
}

func writeSynced(path string, data []byte) error {
	out, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = out.Write(data)
	if err == nil {
		err = out.Sync()
	}
	return errors.Join(err, out.Close())
}

// ensure makes a folder and marks the parent of each new one, whose name must survive too.
func (b *batch) ensure(folder string) error {
	if b.known[folder] {
		return nil
	}
	if err := b.ensure(filepath.Dir(folder)); err != nil {
		return err
	}
	err := os.Mkdir(folder, 0o755)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	// A folder that exists may be left from a run that ended before its sync.
	b.dirty[filepath.Dir(folder)] = true
	b.known[folder] = true
	return nil
}

func (b *batch) sync() error {
	for folder := range b.dirty {
		if err := syncFolder(folder); err != nil {
			return err
		}
	}
	clear(b.dirty)
	return nil
}

func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return fmt.Errorf("sync folder: %w", err)
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return fmt.Errorf("sync folder %s: %w", folder, err)
	}
	return nil
}
