package main

import (
	"context"
	"errors"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

func runDemo(t *terminal, args []string) error {
	var name, dir, listen string
	var once bool
	plain, err := t.parse("demo", args, func(f *flag.FlagSet) {
		f.StringVar(&name, "election", "kz-2005", "which bundled election: "+bundled())
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
	build, known := builders[name]
	if !known {
		return misusef("--election: %q is not bundled; there is %s", name, bundled())
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "urna-demo-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	if _, err := os.Stat(filepath.Join(dir, ledger.PublicFolder, ledger.CheckpointPath)); err != nil {
		if err := build(dir); err != nil {
			return err
		}
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

// builders build each bundled election in a folder.
var builders = map[string]func(dir string) error{
	"kz-2005":        sim.Kazakhstan2005,
	"kz-2005-faults": buildTwin,
	"practice":       buildPractice,
}

// bundled names the bundled elections.
func bundled() string { return strings.Join(slices.Sorted(maps.Keys(builders)), ", ") }

// buildTwin writes a ledger that is faulty on purpose: its report says so, and no
// clerk opens it.
func buildTwin(dir string) error {
	_, err := sim.FaultyTwin(dir)
	return err
}

func buildPractice(dir string) error {
	s, err := sim.FoundPractice(dir)
	if err != nil {
		return err
	}
	return errors.Join(s.PlayNight(), s.Clerk.Close())
}
