package bench

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"urna/internal/publish"
	"urna/ledger"
)

// copiedStations is how many stations the copied election has.
const copiedStations = 1000

// copies measures the portal written as files against the hashing of the same
// bytes, and what one more act costs a copy that is kept up to date.
func copies(say func(Figure)) error {
	return inFolder(copiedStations, func(s *stage) (err error) {
		if err := s.fileAll(); err != nil {
			return err
		}
		out, err := os.MkdirTemp("", "urna-bench-")
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, os.RemoveAll(out)) }()
		ctx := context.Background()
		public := filepath.Join(s.dir, ledger.PublicFolder)
		c, err := publish.Open(ctx, ledger.Dir(public), out, publish.Options{Public: public, Program: "bench", Checked: time.Hour})
		if err != nil {
			return err
		}
		start := time.Now()
		report, err := c.Update(ctx)
		if err != nil {
			return err
		}
		took := time.Since(start).Seconds()
		hashing, bytes, err := hashed(out)
		if err != nil {
			return err
		}
		say(Figure{"portal written as files", hashing.Seconds() / took, 0, false, fmt.Sprintf("SHA-256 of the same %d MB on all cores; %.0f files/s", bytes>>20, float64(report.Files)/took)})
		return s.oneMore(c, say)
	})
}

// oneMore corrects a protocol and takes the time until the copy shows it.
func (s *stage) oneMore(c *publish.Copy, say func(Figure)) error {
	_, _, state, err := verified(s.dir)
	if err != nil {
		return err
	}
	submission, err := s.correction(state, 7)
	if err != nil {
		return err
	}
	if _, err := s.submitted([][]byte{submission}, 1); err != nil {
		return err
	}
	start := time.Now()
	report, err := c.Update(context.Background())
	if err != nil {
		return err
	}
	of := fmt.Sprintf("milliseconds; %d of %d files written", report.Written, report.Files)
	say(Figure{"one more act in a copy", float64(time.Since(start).Microseconds()) / 1000, 1000, true, of})
	return nil
}

// hashed takes the time to hash all files of a folder on all cores.
func hashed(folder string) (took time.Duration, bytes int64, err error) {
	var files [][]byte
	err = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		files, bytes = append(files, data), bytes+int64(len(data))
		return err
	})
	start := time.Now()
	var workers sync.WaitGroup
	for first := range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for i := first; i < len(files); i += runtime.GOMAXPROCS(0) {
				sha256.Sum256(files[i])
			}
		})
	}
	workers.Wait()
	return time.Since(start), bytes, err
}
