package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"urna/election/act"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

func runDemo(t *terminal, args []string) error {
	var name, dir, listen, now string
	var once bool
	plain, err := t.parse("demo", args, func(f *flag.FlagSet) {
		f.StringVar(&name, "election", "kz-2005", "which bundled election: "+bundled())
		f.StringVar(&dir, "ledger", "", "folder to build it in (default: a temporary one)")
		f.StringVar(&listen, "listen", "127.0.0.1:8080", "address of the pages")
		f.StringVar(&now, "now", "", "in the rehearsal of the procedure: the local day and time at which it goes on, like 2005-10-24T12:00")
		f.BoolVar(&once, "once", false, "build, verify, print and exit")
	})
	if err != nil {
		return err
	}
	if len(plain) > 0 {
		return misusef("what is %q?", plain[0])
	}
	b, known := builders[name]
	if !known {
		return misusef("--election: %q is not bundled; there is %s", name, bundled())
	}
	clock, err := rehearsalClock(name, now)
	if err != nil {
		return err
	}
	if dir == "" {
		if dir, err = os.MkdirTemp("", "urna-demo-"); err != nil {
			return err
		}
		defer os.RemoveAll(dir)
	}
	if _, err := os.Stat(filepath.Join(dir, ledger.PublicFolder, ledger.CheckpointPath)); err != nil {
		fmt.Fprintf(t.err, "building %s\n", name)
		if err := b.build(dir); err != nil {
			return err
		}
	}
	verified := func() error {
		report, state, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(dir, ledger.PublicFolder)), verify.Options{})
		if err != nil {
			return err
		}
		return t.report(report, state)
	}
	if once || !b.pages {
		return verified()
	}
	// Pages open first; what verification from zero says of them follows.
	result := make(chan error, 1)
	begin := sync.OnceFunc(func() { go func() { result <- verified() }() })
	ctx, end := context.WithCancel(context.Background())
	defer end()
	at := address{listen: listen, opened: begin, clock: clock}
	practised := func() error { return nil }
	if name != "practice" && loopback(listen) {
		if at.practice, practised, err = t.practise(ctx); err != nil {
			return err
		}
	}
	err = serveClerk(ctx, t, dir, at)
	begin()
	end()
	return errors.Join(err, practised(), <-result)
}

// rehearsalClock goes on from a moment of 2005: in a rehearsal the law's terms are
// those of that year, and whoever practises chooses the day.
func rehearsalClock(election, now string) (func() act.Time, error) {
	if election != "procedure" {
		if now != "" {
			return nil, misusef("--now is for --election procedure")
		}
		return nil, nil
	}
	if now == "" {
		now = "2005-08-18T09:10"
	}
	local, err := time.Parse("2006-01-02T15:04", now)
	if err != nil {
		return nil, misusef("--now: %q is not like 2005-10-24T12:00", now)
	}
	const astana = 6 * time.Hour
	began, start := time.Now(), act.Time(local.Add(-astana).Unix())
	return func() act.Time { return start + act.Time(time.Since(began)/time.Second) }, nil
}

// loopback says whether only this machine reaches an address: others' browsers
// would look for a practice election on their own.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return err == nil && (host == "localhost" || ip != nil && ip.IsLoopback())
}

// practise opens a practice election beside the bundled one, for its first door.
// It ends with the context; the function that is returned waits for that.
func (t *terminal) practise(ctx context.Context) (string, func() error, error) {
	dir, err := os.MkdirTemp("", "urna-practice-")
	if err != nil {
		return "", nil, err
	}
	s, err := sim.FoundPractice(dir)
	if err == nil {
		err = s.Clerk.Close()
	}
	if err != nil {
		return "", nil, errors.Join(err, os.RemoveAll(dir))
	}
	opened := make(chan string, 1)
	ended := make(chan error, 1)
	go func() {
		err := serveClerk(ctx, t, dir, address{listen: "127.0.0.1:0", bound: func(at string) { opened <- at }})
		ended <- errors.Join(err, os.RemoveAll(dir))
	}()
	select {
	case at := <-opened:
		return "http://" + at + "/", func() error { return <-ended }, nil
	case err := <-ended:
		return "", nil, err
	}
}

// builder is how a bundled election is built, and whether a clerk opens it: one
// that is faulty on purpose has a report and no pages.
type builder struct {
	build func(dir string) error
	pages bool
}

var builders = map[string]builder{
	"kz-2005":        {sim.Kazakhstan2005, true},
	"kz-2005-faults": {buildTwin, false},
	"practice":       {buildPractice, true},
	"procedure":      {buildRehearsal, true},
}

// bundled names the bundled elections.
func bundled() string { return strings.Join(slices.Sorted(maps.Keys(builders)), ", ") }

// buildRehearsal founds the practice election of the procedure.
func buildRehearsal(dir string) error {
	s, err := sim.FoundRehearsal(dir)
	if err != nil {
		return err
	}
	return errors.Join(s.Clerk.Catch(context.Background()), s.Clerk.Close())
}

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
