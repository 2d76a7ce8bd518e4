package main

import (
	"strconv"

	"urna/internal/bench"
)

func runBench(t *terminal, args []string) error {
	if plain, err := t.parse("bench", args, nil); err != nil || len(plain) > 0 {
		if err == nil {
			err = misusef("what is %q?", plain[0])
		}
		return err
	}
	figures := []bench.Figure{}
	err := bench.Run(func(f bench.Figure) {
		figures = append(figures, f)
		if !t.json {
			t.benchText(f)
		}
	})
	if err == nil && t.json {
		err = t.print(figures)
	}
	return err
}

func (t *terminal) benchText(f bench.Figure) {
	reach := ""
	switch {
	case f.Reach != 0 && f.Most:
		reach = "  (at most " + strconv.FormatFloat(f.Reach, 'f', 3, 64) + ")"
	case f.Reach != 0:
		reach = "  (at least " + strconv.FormatFloat(f.Reach, 'f', 3, 64) + ")"
	}
	t.printf("%-46s %10s%s  %s\n", f.Name, strconv.FormatFloat(f.Got, 'f', 3, 64), reach, f.Of)
}
