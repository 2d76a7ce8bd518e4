package main

import (
	"context"
	"errors"
	"flag"
	"os"
	"path/filepath"

	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

func runDemo(t *terminal, args []string) error {
	var name, dir, listen string
	var once bool
	plain, err := t.parse("demo", args, func(f *flag.FlagSet) {
		f.StringVar(&name, "election", "practice", "which bundled election")
		f.StringVar(&dir, "ledger", "", "folder to build it in (default: a temporary one)")
		f.StringVar(&listen, "listen", "127.0.0.1:8080", "address of the pages")
		f.BoolVar(&once, "once", false, "build, verify, print and exit")
	})
	if err != nil {
		return err
	}
	if len(plain) > 0 {
		return misusef("what is %q?", plain[0])
	}
	if name != "practice" {
		return misusef("--election: %q is not bundled; there is practice", name)
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "urna-demo-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	if err := buildPractice(dir); err != nil {
		return err
	}
	report, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
	if err != nil {
		return err
	}
	if err := t.report(report, state); err != nil || once {
		return err
	}
	return serveClerk(t, dir, listen)
}

// buildPractice builds the practice election in a folder, unless one is there.
func buildPractice(dir string) error {
	if _, err := os.Stat(filepath.Join(dir, ledger.PublicFolder, ledger.CheckpointPath)); err == nil {
		return nil
	}
	s, err := sim.FoundPractice(dir)
	if err != nil {
		return err
	}
	return errors.Join(s.PlayNight(), s.Clerk.Close())
}
