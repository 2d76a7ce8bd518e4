package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"urna/election/act"
)

// staging is the folder of files that are being written; a mirror passes it over.
const staging = ".new"

// disk is the folder of a copy.
type disk struct {
	out   string
	mu    sync.Mutex
	known map[string]bool // folders that are there
	next  int             // number of the next staged file
}

func (d *disk) path(name string) string { return filepath.Join(d.out, filepath.FromSlash(name)) }

// replace writes a file as a whole; it is there at once or not at all.
func (d *disk) replace(name string, data []byte) error {
	if err := d.ensure(filepath.Dir(d.path(name))); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	d.mu.Lock()
	d.next++
	staged := filepath.Join(d.out, staging, fmt.Sprint(d.next))
	d.mu.Unlock()
	if err := os.WriteFile(staged, data, 0o644); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err := os.Rename(staged, d.path(name)); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	return nil
}

func (d *disk) ensure(folder string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, f := range []string{filepath.Join(d.out, staging), folder} {
		if d.known[f] {
			continue
		}
		if err := os.MkdirAll(f, 0o755); err != nil {
			return err
		}
		d.known[f] = true
	}
	return nil
}

// clear removes what an earlier run was writing when it ended.
func (d *disk) clear() error { return os.RemoveAll(filepath.Join(d.out, staging)) }

func (d *disk) remove(name string) error {
	err := os.Remove(d.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// altered are the files of a list that are not on disk as it says. A file that was
// last written before the list was is taken to be what was written, unless all are
// to be read.
func (d *disk) altered(l *list, all bool) (map[string]bool, error) {
	var listed time.Time
	if info, err := os.Stat(d.path(ListName)); err == nil && !all {
		listed = info.ModTime()
	}
	names := make(chan string, 256)
	var mu sync.Mutex
	var group sync.WaitGroup
	found, failed := map[string]bool{}, error(nil)
	for range runtime.GOMAXPROCS(0) {
		group.Go(func() {
			for name := range names {
				same, err := d.holds(name, l.files[name].hash, listed)
				mu.Lock()
				if failed = errors.Join(failed, err); !same {
					found[name] = true
				}
				mu.Unlock()
			}
		})
	}
	for name := range l.files {
		names <- name
	}
	close(names)
	group.Wait()
	return found, failed
}

// holds says whether a file has the bytes of a hash, or was written before a time.
func (d *disk) holds(name string, hash act.Hash, before time.Time) (bool, error) {
	if info, err := os.Lstat(d.path(name)); err == nil && info.Mode().IsRegular() && info.ModTime().Before(before) {
		return true, nil
	}
	data, err := os.ReadFile(d.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil && sha256.Sum256(data) == hash, err
}
