//go:build linux

package torture_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"urna/ledger"
)

var tableFiles = []string{"ledger.db", "ledger.db-wal", "ledger.db-shm"}

// backup keeps a copy of the whole folder of a server that is dead.
func (v *victim) backup(to string) error {
	if err := os.CopyFS(to, os.DirFS(v.dir)); err != nil {
		return err
	}
	v.backups = append(v.backups, to)
	return nil
}

// older chooses a backup whose checkpoint is older than the one published now.
func (v *victim) older(random *rand.Rand) (string, error) {
	now, err := v.head()
	if err != nil {
		return "", err
	}
	for _, i := range random.Perm(len(v.backups)) {
		old := victim{dir: v.backups[i], verifier: v.verifier}
		if head, err := old.head(); err == nil && head.Size < now.Size {
			return v.backups[i], nil
		}
	}
	return "", errors.New("no backup is older")
}

// moveAside puts the named files of the ledger away and returns what brings them back.
func (v *victim) moveAside(names []string) (back func() error, err error) {
	aside := v.dir + ".aside"
	if err := os.Mkdir(aside, 0o755); err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := os.Rename(filepath.Join(v.dir, name), filepath.Join(aside, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	return func() error {
		for _, name := range names {
			if err := os.RemoveAll(filepath.Join(v.dir, name)); err != nil {
				return err
			}
			if err := os.Rename(filepath.Join(aside, name), filepath.Join(v.dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
				return err
			}
		}
		return os.RemoveAll(aside)
	}, nil
}

// restore puts a backup's files into the ledger's folder.
func (v *victim) restore(backup string, names []string) error {
	for _, name := range names {
		from, to := filepath.Join(backup, name), filepath.Join(v.dir, name)
		info, err := os.Stat(from)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			continue
		case err == nil && info.IsDir():
			err = os.CopyFS(to, os.DirFS(from))
		case err == nil:
			var data []byte
			if data, err = os.ReadFile(from); err == nil {
				err = os.WriteFile(to, data, 0o644)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// refuses restores files of a backup and wants the program to say so and to
// leave the checkpoint alone; then everything is put back.
func (v *victim) refuses(random *rand.Rand, names []string, want string, arguments ...string) (err error) {
	old, err := v.older(random)
	if err != nil {
		return err
	}
	back, err := v.moveAside(names)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, back()) }()
	if err := v.restore(old, names); err != nil {
		return err
	}
	before, err := v.head()
	if err != nil {
		return err
	}
	s, started := start(v.serve(arguments...))
	if started == nil {
		s.kill()
		return fmt.Errorf("with %v of an older copy the program serves: %s", names, s.output())
	}
	if !strings.Contains(started.Error(), want) {
		return fmt.Errorf("with %v of an older copy: got %w, want it to say %q", names, started, want)
	}
	if after, err := v.head(); err != nil || after != before {
		return fmt.Errorf("with %v of an older copy the checkpoint went from %d to %d (%v)", names, before.Size, after.Size, err)
	}
	return nil
}

func (v *victim) oldTable(_ *server, random *rand.Rand) error {
	return v.refuses(random, tableFiles, "an older copy was restored; nothing is signed")
}

// oldFolder restores table and public folder together. The folder cannot know;
// the checkpoint that a reader kept can.
func (v *victim) oldFolder(_ *server, random *rand.Rand) error {
	kept := v.dir + ".kept"
	signed, err := os.ReadFile(filepath.Join(v.public(), ledger.CheckpointPath))
	if err != nil {
		return err
	}
	if err := os.WriteFile(kept, signed, 0o644); err != nil {
		return err
	}
	return v.refuses(random, append([]string{ledger.PublicFolder}, tableFiles...), "nothing is signed: rolled back", "--against", kept)
}
