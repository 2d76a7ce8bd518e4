package main

import (
	"errors"
	"fmt"

	"urna/election"
	"urna/election/act"
	"urna/election/candidacy"
	"urna/internal/registrar"
)

// askedJSON is what ask prints for programs.
type askedJSON struct {
	Nominee    string           `json:"nominee"`
	Unit       string           `json:"unit"`
	Shows      bool             `json:"shows"`            // the answer can be relied on
	Reason     string           `json:"reason,omitempty"` // why it shows nothing, a word
	Why        string           `json:"why,omitempty"`
	Entry      int64            `json:"entry,omitempty"` // whose sheets it answers for
	Root       act.Hash         `json:"root"`
	Signatures int64            `json:"signatures"`
	Used       []registrar.Used `json:"used"`
	Others     []int64          `json:"others"` // entries of other sheets of the nominee in the unit
}

func (t *terminal) signaturesAsk(_ signatureFlags, args []string) error {
	answer, err := registrar.ReadAnswer(args[1])
	if err != nil {
		return fmt.Errorf("%s: %w", args[1], err)
	}
	number, err := t.number()
	if err != nil {
		return err
	}
	state, err := t.lookupState(args[0])
	if err != nil {
		return err
	}
	j := askAll(state, answer, number)
	switch {
	case t.json:
		err = t.print(j)
	case !j.Shows:
		t.printf("The answer shows nothing: %s.\n", j.Why)
	default:
		t.usedText(&j, marks(state.Office.Genesis.Nature))
	}
	if err == nil && !j.Shows {
		err = errFaulty
	}
	return err
}

// askAll checks an answer against the sheets with its root that were filed.
func askAll(state *election.State, answer *registrar.Answer, number string) askedJSON {
	j := askedJSON{Nominee: answer.Nominee, Unit: answer.Unit, Root: answer.Root, Used: []registrar.Used{}, Others: []int64{}}
	asked := candidacy.Asked{Genesis: state.Genesis(), Number: number}
	asked.Modulus, _ = candidacy.Modulus(state.Candidacy.Lookup().Modulus)
	var last error = registrar.ShortOfSheets
	for _, filing := range state.Candidacy.Filings(answer.Nominee, answer.Unit) {
		asked.Root, asked.Signatures = filing.Root, filing.Signatures
		used, err := answer.Check(&asked)
		switch {
		case err == nil && !j.Shows:
			j.Shows, j.Entry, j.Signatures, j.Used = true, filing.Index, filing.Signatures, used
		case err == nil || filing.Root != answer.Root:
			j.Others = append(j.Others, filing.Index)
		default:
			last = err
		}
	}
	var shortfall candidacy.Shortfall
	if !j.Shows && errors.As(last, &shortfall) {
		j.Reason, j.Why = string(shortfall), registrar.Why(shortfall)
	}
	return j
}

func (t *terminal) usedText(j *askedJSON, mark string) {
	sheets := fmt.Sprintf("the %d signatures for %s in %s (entry %d)%s", j.Signatures, j.Nominee, j.Unit, j.Entry, mark)
	if len(j.Used) == 0 {
		t.printf("not used: the number is not among %s\n", sheets)
	} else {
		t.printf("used %s among %s\n", timesWords(len(j.Used)), sheets)
	}
	for _, u := range j.Used {
		t.printf("  sheet %s, line %s\n", u.Sheet, u.Line)
	}
	for _, entry := range j.Others {
		t.printf("Sheets of entry %d for the same nominee and unit are not in this answer; ask for them too.\n", entry)
	}
}

func timesWords(n int) string {
	if n == 1 {
		return "1 time"
	}
	return fmt.Sprintf("%d times", n)
}

func (t *terminal) signaturesLeaves(f signatureFlags, args []string) error {
	if err := needs("nominee", f.nominee, "unit", f.unit); err != nil {
		return err
	}
	leaves, err := registrar.ReadLeaves(args[1])
	if err != nil {
		return err
	}
	_, state, err := t.folded(args[0])
	if err != nil {
		return err
	}
	mark := marks(state.Office.Genesis.Nature)
	root, count := leaves.Root(), int64(len(leaves.Leaves()))
	entries := []int64{}
	for _, filing := range state.Candidacy.FilingsOf(f.nominee, f.unit, root) {
		if filing.Signatures == count {
			entries = append(entries, filing.Index)
		}
	}
	switch {
	case t.json:
		err = t.print(map[string]any{"root": root, "signatures": count, "duplicates": leaves.Duplicates(), "entries": entries})
	case len(entries) == 0:
		t.printf("%d leaves in order with root %s: not those of sheets that were filed for %s in %s%s\n", count, root, f.nominee, f.unit, mark)
	default:
		t.printf("%d leaves in order, %d of a signer who stands before: those of entry %d%s\n", count, leaves.Duplicates(), entries[0], mark)
	}
	if err == nil && len(entries) == 0 {
		err = errFaulty
	}
	return err
}

// The bounds of what sample and bound compute.
const (
	mostWhole = 1_000_000_000
	mostDrawn = 1_000_000
)

// within is misuse where a number is not from least to most.
func within(name string, got, least, most int64) error {
	if got < least || got > most {
		return misusef("--%s: got %d, want %d to %d", name, got, least, most)
	}
	return nil
}

func (t *terminal) signaturesSample(f signatureFlags, _ []string) error {
	if err := needs("seed", f.seed, "nominee", f.nominee, "unit", f.unit); err != nil {
		return err
	}
	seed, err := act.ParseHash(f.seed)
	if err != nil || seed.IsZero() {
		return misusef("--seed: got %q, want 64 lower-case hexadecimal digits, not all of them zero", f.seed)
	}
	if err := errors.Join(within("whole", f.whole, 1, mostWhole), within("sample", f.sample, 1, min(f.whole, mostDrawn))); err != nil {
		return err
	}
	lines := candidacy.Sample(seed, f.nominee+"/"+f.unit, f.whole, f.sample)
	if t.json {
		return t.print(map[string]any{"seed": seed, "nominee": f.nominee, "unit": f.unit, "whole": f.whole, "lines": lines})
	}
	for _, line := range lines {
		t.printf("%d\n", line)
	}
	return nil
}

// The rules by which a sample is judged, in words.
const (
	boundRule      = "Clopper and Pearson, in whole numbers: if fewer were valid, a sample this good would come in at most one of 100 draws"
	californiaRule = "2 CCR 20530 to 20532: the share of the sample times the whole, less A(A-1) for each extra signature; shown beside the law's rule, decides nothing"
)

func (t *terminal) signaturesBound(f signatureFlags, _ []string) error {
	if err := errors.Join(within("whole", f.whole, 1, mostWhole), within("sample", f.sample, 1, f.whole), within("valid", f.valid, 0, f.sample),
		within("twice", f.twice, 0, f.sample), within("required", f.required, 0, mostWhole)); err != nil {
		return err
	}
	least := candidacy.LowerBound(f.whole, f.sample, f.valid, candidacy.ErrorOneIn)
	figure, word := candidacy.Looked{Whole: f.whole, Sample: f.sample, Valid: f.valid, Twice: f.twice}.California(f.required)
	if t.json {
		answer := map[string]any{"least": map[string]any{"valid": least, "rule": boundRule}, "california": map[string]any{"valid": figure, "rule": californiaRule}}
		if f.required > 0 {
			answer["required"] = f.required
			answer["least"].(map[string]any)["enough"] = least >= f.required
			answer["california"].(map[string]any)["word"] = word
		}
		return t.print(answer)
	}
	judged, californian := "", ""
	if f.required > 0 {
		judged, californian = fmt.Sprintf(": the %d required are not shown; only looking at all can show that there are too few", f.required), ": "+word
		if least >= f.required {
			judged = fmt.Sprintf(": enough for the %d required", f.required)
		}
	}
	t.printf("at least %d of %d are valid%s\n  %s\nCalifornia's figure %d%s\n  %s\n", least, f.whole, judged, boundRule, figure, californian, californiaRule)
	return nil
}
