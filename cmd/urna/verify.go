package main

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/internal/verify"
	"urna/ledger"
)

func runVerify(t *terminal, args []string) error {
	var pinned, refusal string
	var against []string
	plain, err := t.parse("verify", args, func(f *flag.FlagSet) {
		f.StringVar(&pinned, "genesis", "", "hash of the election that is meant")
		f.StringVar(&refusal, "refusal", "", "file with a signed refusal and what it refused, to be decided again")
		f.Func("against", "checkpoint that somebody else holds: a file, a folder or an address (may be repeated)", func(name string) error {
			against = append(against, name)
			return nil
		})
	})
	if err != nil {
		return err
	}
	if len(plain) != 1 {
		return misusef("name one folder or address, got %d", len(plain))
	}
	if refusal != "" {
		return t.judge(plain[0], refusal)
	}
	var options verify.Options
	if pinned != "" {
		hash, err := act.ParseHash(pinned)
		if err != nil {
			return misusef("--genesis: %w", err)
		}
		options.Genesis = &hash
	}
	if options.Against, err = kept(against); err != nil {
		return err
	}
	options.Progress = t.progress("verified")
	source, err := sourceOf(plain[0])
	if err != nil {
		return err
	}
	report, state, err := verify.Run(context.Background(), source, options)
	if err != nil {
		return err
	}
	return t.report(report, state)
}

// judge decides a refused submission again; it is errFaulty where the refusal
// does not stand.
func (t *terminal) judge(name, path string) error {
	refusal, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	source, err := sourceOf(name)
	if err != nil {
		return err
	}
	j, err := verify.Judge(context.Background(), source, refusal)
	if err != nil {
		return err
	}
	switch {
	case t.json:
		err = t.print(j)
	case j.Stands:
		t.printf("the refusal stands: act %s at size %d, %s\n  %s\n", j.Act, j.Size, j.At, j.Signed.Error())
	case j.Decided == nil:
		t.printf("FAULT the refusal does not stand: the act had to enter\n  signed  %s\n", j.Signed.Error())
	default:
		t.printf("FAULT the refusal does not stand\n  signed  %s\n  decided %s\n", j.Signed.Error(), j.Decided.Error())
	}
	if err == nil && !j.Stands {
		err = errFaulty
	}
	return err
}

// kept reads checkpoints that others hold.
func kept(names []string) ([]verify.Kept, error) {
	var all []verify.Kept
	for _, name := range names {
		k := verify.Kept{Name: name}
		var err error
		if info, failed := os.Stat(name); failed == nil && info.Mode().IsRegular() {
			k.Signed, err = os.ReadFile(name)
		} else if k.Source, err = sourceOf(name); err == nil {
			k.Signed, err = ledger.Reader{Source: k.Source}.Checkpoint(context.Background())
		}
		if err != nil {
			return nil, fmt.Errorf("--against: %w", err)
		}
		all = append(all, k)
	}
	return all, nil
}

// sourceOf opens the public files of a folder or an address.
func sourceOf(name string) (ledger.Source, error) {
	if isURL(name) {
		return ledger.HTTP(name, &http.Client{Timeout: time.Minute}), nil
	}
	for _, dir := range []string{filepath.Join(name, ledger.PublicFolder), name} {
		if _, err := os.Stat(filepath.Join(dir, ledger.CheckpointPath)); err == nil {
			return ledger.Dir(dir), nil
		}
	}
	return nil, fmt.Errorf("%s holds no published ledger: there is no %s in it", name, ledger.CheckpointPath)
}

// report prints a verification; it is errFaulty where faults were found.
func (t *terminal) report(r *verify.Report, state *election.State) error {
	if t.json {
		if err := t.print(r); err != nil {
			return err
		}
	} else {
		t.reportText(r, state)
	}
	if !r.OK {
		return errFaulty
	}
	return nil
}

// foundMost bounds the findings that are printed for people.
const foundMost = 100

// found prints the first of so many findings, with the days of their entries.
func (t *terminal) found(found []verify.Found, all int64, days map[int64]string) {
	for i, f := range found {
		if i == foundMost {
			t.printf("%d more findings: --json lists them\n", all-foundMost)
			return
		}
		t.printf("found      entry %d %s\n", f.Index, findingText(f.Finding, days[f.Index]))
	}
}

func (t *terminal) reportText(r *verify.Report, state *election.State) {
	t.printf("origin     %s (%s)\n", r.Origin, r.Nature)
	t.printf("genesis    %s\n", r.Genesis)
	t.printf("checkpoint size %d, root %s\n", r.Size, r.Root)
	t.printf("entries    %d acts, %d signatures, %d findings, %d more of the procedure (V4), %d void\n", r.Acts, r.Signatures, r.Findings, r.Beyond, r.Void)
	for _, level := range []string{"V1", "V2", "V3", "V4"} {
		t.printf("%-10s %s\n", level, r.Levels[level])
	}
	for _, f := range r.Faults {
		t.printf("FAULT %s entry %d %s: %s\n", f.Level, f.Index, f.File, f.What)
	}
	days := daysOfFindings(state)
	t.found(r.Found, r.Findings, days)
	t.found(r.FoundBeyond, r.Beyond, days)
	if r.Totals != nil {
		t.totals(state, 0)
	}
	for _, d := range r.Declared {
		if len(d.Counts) > 0 && d.Election == "" {
			t.printf("declared   %s by %s for %s (entry %d): %d differences from the sum\n", d.Stage, d.By, d.Unit, d.Index, len(d.Differences))
		}
	}
	switch {
	case !r.Pinned && r.Compared == 0:
		t.printf("no genesis was pinned: this ledger is consistent with itself\n")
	case r.Compared > 0:
		t.printf("held against %d checkpoints of others\n", r.Compared)
	}
}

// progress prints how far long work is, at most once a second, to the error
// output, so that what a command prints stays clean.
func (t *terminal) progress(what string) func(done, all int64) {
	last := time.Now()
	return func(done, all int64) {
		if now := time.Now(); now.Sub(last) >= time.Second {
			last = now
			fmt.Fprintf(t.err, "%s %d of %d\n", what, done, all)
		}
	}
}
