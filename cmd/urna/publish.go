package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"
	"time"

	"urna/internal/publish"
	"urna/ledger"
)

// Times of a copy that is kept up to date.
const (
	askEvery   = time.Second
	checkEvery = time.Hour
)

func runPublish(t *terminal, args []string) error {
	var out, beside string
	var follow, check bool
	plain, err := t.parse("publish", args, func(f *flag.FlagSet) {
		f.StringVar(&out, "out", "", "folder of the copy")
		f.StringVar(&beside, "beside", "", "ledger of another election to set beside this one")
		f.BoolVar(&follow, "follow", false, "stay, and write what changes with each new checkpoint")
		f.BoolVar(&check, "check", false, "read every file of the copy, not only those written after its list")
	})
	if err != nil {
		return err
	}
	if len(plain) != 1 || out == "" {
		return misusef("want one folder or address, and --out FOLDER")
	}
	// Pages are made and forgotten by the ten thousand; memory is what they cost.
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	options := publish.Options{ReadAll: check || follow}
	if options.Program, err = ownHash(); err != nil {
		return err
	}
	if beside != "" {
		if _, options.Beside, err = t.folded(beside); err != nil {
			return err
		}
	}
	source, err := sourceOf(plain[0])
	if err != nil {
		return err
	}
	if !isURL(plain[0]) {
		options.Public = publicOf(plain[0])
	}
	if follow {
		options.Checked = checkEvery
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c, err := publish.Open(ctx, source, out, options)
	if err != nil {
		return err
	}
	return t.publishing(ctx, c, out, follow)
}

// publishing brings a copy up to date once, or again and again until a signal.
func (t *terminal) publishing(ctx context.Context, c *publish.Copy, out string, follow bool) error {
	for first := true; ; first = false {
		begun := time.Now()
		report, err := c.Update(ctx)
		switch {
		case err != nil && ctx.Err() != nil:
			return nil // asked to end; the next run writes what is missing
		case err != nil && (first || !follow):
			return err
		case err != nil: // a clerk may be starting again
			fmt.Fprintf(t.err, "urna publish: %v\n", err)
		case first || report.Written > 0:
			if err := t.published(report, out, time.Since(begun)); err != nil {
				return err
			}
		}
		if !follow {
			return nil
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(askEvery):
		}
	}
}

func (t *terminal) published(r publish.Report, out string, took time.Duration) error {
	if t.json {
		return t.print(r)
	}
	t.printf("%s: size %d, root %s\n  %d files, %d written, %d of them mended, %d removed; %d pages drawn, %s\n",
		out, r.Size, r.Root, r.Files, r.Written, r.Mended, r.Removed, r.Drawn, took.Round(time.Millisecond))
	return nil
}

// ownHash names this program by its bytes: another program may draw otherwise.
func ownHash() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", err
	}
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, f)
	return hex.EncodeToString(hash.Sum(nil)[:16]), err
}

// publicOf is the folder of the public files that a name means.
func publicOf(name string) string {
	if public := filepath.Join(name, ledger.PublicFolder); exists(filepath.Join(public, ledger.CheckpointPath)) {
		return public
	}
	return name
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}
