package main

import (
	"flag"
	"fmt"

	"urna/internal/lies"
)

func runBreak(t *terminal, args []string) error {
	lie := lies.Lie{At: -1}
	var out string
	plain, err := t.parse("break", args, func(f *flag.FlagSet) {
		f.StringVar(&out, "out", "", "new folder for the altered copy")
		f.Int64Var(&lie.At, "at", -1, "entry to alter, or size to roll back to (default: the seed chooses)")
		f.Uint64Var(&lie.Seed, "seed", 1, "seed of every choice")
		f.Usage = func() { t.lieKinds() }
	})
	if err != nil {
		return err
	}
	if len(plain) != 2 || out == "" {
		t.lieKinds()
		return misusef("want DIR, --out DIR2 and a kind of lie")
	}
	if lie.Kind = plain[1]; !lies.Known(lie.Kind) {
		t.lieKinds()
		return misusef("there is no lie of kind %q", lie.Kind)
	}
	told, err := lies.Tell(plain[0], out, lie)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(told)
	}
	t.printf("%s (needs %s)\n", told.What, told.Needs)
	if told.Hidden {
		t.printf("The copy may be consistent with itself. Hold it against what somebody else kept:\n  urna verify %s --against %s\n", out, plain[0])
		return nil
	}
	t.printf("A verifier names it at %s, entry %d %s:\n  urna verify %s\n", told.Level, told.Index, told.File, out)
	return nil
}

func (t *terminal) lieKinds() {
	fmt.Fprintln(t.err, "kinds of lies:")
	for _, name := range lies.Kinds() {
		does, needs := lies.Does(name)
		fmt.Fprintf(t.err, "  %-14s %s (needs %s)\n", name, does, needs)
	}
}
