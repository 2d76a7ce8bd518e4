package main

import (
	"errors"
	"flag"
	"fmt"
	"os"

	"urna/election"
	"urna/election/act"
	"urna/election/candidacy"
	"urna/internal/registrar"
)

const signaturesUsage = `urna signatures key FILE
      make the registrar's RSA key, print its modulus; --json prints the body of candidacy/lookup-opened/1
urna signatures sheets DIR|URL --key FILE --lines LINES.csv --out FOLDER [--nominee ID --unit ID]
      make leaves.csv (for everybody) and places.csv (secret) of a table with the columns number,sheet,line;
      with a nominee and a unit also filed.json, the body of candidacy/sheets-filed/1
urna signatures answer DIR|URL --key FILE --sheets FOLDER --nominee ID --unit ID < NUMBER > ANSWER.json
      answer the voter whose identity number stands on standard input
urna signatures ask DIR|URL ANSWER.json < NUMBER
      check an answer: was my number used, and where? Nobody's word is needed, only the ledger
urna signatures leaves DIR|URL LEAVES.csv --nominee ID --unit ID
      check that published leaves stand in order and are those of the ledger, and count equal signers
urna signatures sample --seed HEX --nominee ID --unit ID --whole N --sample N
      print the lines that a seed draws, counted from 0
urna signatures bound --whole N --sample N --valid N [--twice N] [--required N]
      print how many are valid at least, with California's figure beside it; its published examples are
      --whole 10007 --sample 500 --valid 262 --twice 1 (4863) and --whole 24034 --sample 722 --valid 516 --twice 2 (15028)`

// signatureFlags are the flags of all steps of urna signatures.
type signatureFlags struct {
	key, lines, out, sheets, nominee, unit, seed string
	whole, sample, valid, twice, required        int64
}

func runSignatures(t *terminal, args []string) error {
	var f signatureFlags
	plain, err := t.parse("signatures", args, func(set *flag.FlagSet) {
		set.StringVar(&f.key, "key", "", "the registrar's key file")
		set.StringVar(&f.lines, "lines", "", "table with the columns number,sheet,line")
		set.StringVar(&f.out, "out", "", "folder to write")
		set.StringVar(&f.sheets, "sheets", "", "folder that the step sheets wrote")
		set.StringVar(&f.nominee, "nominee", "", "id of the nominee")
		set.StringVar(&f.unit, "unit", "", "id of the unit")
		set.StringVar(&f.seed, "seed", "", "seed of the sample, 64 hexadecimal digits")
		set.Int64Var(&f.whole, "whole", -1, "signatures of which the sample was drawn")
		set.Int64Var(&f.sample, "sample", -1, "signatures that were drawn")
		set.Int64Var(&f.valid, "valid", -1, "valid signatures of the sample")
		set.Int64Var(&f.twice, "twice", 0, "extra signatures in the sample of one who had signed in it before")
		set.Int64Var(&f.required, "required", 0, "signatures that are required")
		set.Usage = func() { fmt.Fprintln(t.err, signaturesUsage) }
	})
	if err != nil {
		return err
	}
	steps := map[string]struct {
		arguments int
		run       func(signatureFlags, []string) error
	}{
		"key": {1, t.signaturesKey}, "sheets": {1, t.signaturesSheets}, "answer": {1, t.signaturesAnswer}, "ask": {2, t.signaturesAsk},
		"leaves": {2, t.signaturesLeaves}, "sample": {0, t.signaturesSample}, "bound": {0, t.signaturesBound},
	}
	if len(plain) == 0 {
		return misusef("name a step\n%s", signaturesUsage)
	}
	step, known := steps[plain[0]]
	if !known || len(plain)-1 != step.arguments {
		return misusef("%q with %d arguments is no step\n%s", plain[0], len(plain)-1, signaturesUsage)
	}
	return t.refusedCell(step.run(f, plain[1:]))
}

// refusedCell prints the refusal of a file as data where JSON is asked for.
func (t *terminal) refusedCell(err error) error {
	var refusal *registrar.Refusal
	if !t.json || !errors.As(err, &refusal) {
		return err
	}
	if err := t.print(map[string]any{"refusal": refusal}); err != nil {
		return err
	}
	return errFaulty
}

// needs is misuse where a flag that a step needs was not given.
func needs(flags ...string) error {
	for i := 0; i < len(flags); i += 2 {
		if flags[i+1] == "" {
			return misusef("--%s is missing\n%s", flags[i], signaturesUsage)
		}
	}
	return nil
}

func (t *terminal) signaturesKey(_ signatureFlags, args []string) error {
	key, err := registrar.CreateKey(args[0])
	if err != nil {
		return err
	}
	if t.json {
		return t.print(map[string]any{"modulus": key.Modulus(), "on": "", "sources": []string{}})
	}
	t.printf("%s\n", key.Modulus())
	fmt.Fprintf(t.err, "The key is in %s; the modulus above goes into candidacy/lookup-opened/1.\n", args[0])
	return nil
}

// openLookup opens the registrar's key and the ledger that names it.
func (t *terminal) openLookup(ledgerName, keyFile string) (*registrar.Key, *election.State, error) {
	key, err := registrar.OpenKey(keyFile)
	if err != nil {
		return nil, nil, err
	}
	state, err := t.lookupState(ledgerName)
	if err != nil {
		return nil, nil, err
	}
	if opened := state.Candidacy.Lookup(); opened.Modulus != key.Modulus() {
		return nil, nil, fmt.Errorf("%s is not the key of entry %d: its modulus is %.16s…, the ledger's %.16s…", keyFile, opened.Index, key.Modulus(), opened.Modulus)
	}
	return key, state, nil
}

// lookupState verifies a ledger in which a key for voters' questions stands.
func (t *terminal) lookupState(ledgerName string) (*election.State, error) {
	_, state, err := t.folded(ledgerName)
	if err != nil {
		return nil, err
	}
	if state.Candidacy.Lookup() == nil {
		return nil, errors.New("the ledger names no key for voters' questions: there is no candidacy/lookup-opened/1")
	}
	return state, nil
}

func (t *terminal) signaturesSheets(f signatureFlags, args []string) error {
	if err := needs("key", f.key, "lines", f.lines, "out", f.out); err != nil {
		return err
	}
	if (f.nominee == "") != (f.unit == "") {
		return misusef("--nominee and --unit go together")
	}
	if _, err := os.Lstat(f.out); err == nil {
		return fmt.Errorf("%s exists already", f.out)
	}
	lines, err := registrar.ReadLines(f.lines)
	if err != nil {
		return err
	}
	key, state, err := t.openLookup(args[0], f.key)
	if err != nil {
		return err
	}
	book, err := registrar.NewBook(key, state.Genesis(), lines, t.progress("signed"))
	if err != nil {
		return err
	}
	counts, beside := book.Counts(), map[string][]byte{}
	if f.nominee != "" {
		body, refusal := act.Write(&candidacy.SheetsFiled{Nominee: f.nominee, Root: counts.Root, Sheets: counts.Sheets, Signatures: counts.Signatures, Unit: f.unit})
		if refusal != nil {
			return refusal
		}
		beside["filed.json"] = append(body, '\n')
	}
	if err := book.Write(f.out, beside); err != nil {
		return err
	}
	if t.json {
		return t.print(counts)
	}
	t.printf("root        %s\nsignatures  %d\nsheets      %d\nduplicates  %d\n", counts.Root, counts.Signatures, counts.Sheets, counts.Duplicates)
	return nil
}

func (t *terminal) signaturesAnswer(f signatureFlags, args []string) error {
	if err := needs("key", f.key, "sheets", f.sheets, "nominee", f.nominee, "unit", f.unit); err != nil {
		return err
	}
	book, err := registrar.OpenBook(f.sheets)
	if err != nil {
		return err
	}
	key, state, err := t.openLookup(args[0], f.key)
	if err != nil {
		return err
	}
	if len(state.Candidacy.FilingsOf(f.nominee, f.unit, book.Counts().Root)) == 0 {
		return fmt.Errorf("%s: its root %s is not that of sheets that were filed for %s in %s", f.sheets, book.Counts().Root, f.nominee, f.unit)
	}
	number, err := t.number()
	if err != nil {
		return err
	}
	answer, err := book.Answer(key, registrar.About{Genesis: state.Genesis(), Nominee: f.nominee, Unit: f.unit}, number)
	if err != nil {
		return err
	}
	data, err := answer.Write()
	if err != nil {
		return err
	}
	_, err = t.out.Write(data)
	return err
}

// number reads an identity number, and asks for it where a person types.
func (t *terminal) number() (string, error) {
	if f, is := t.in.(*os.File); is {
		if info, err := f.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
			fmt.Fprint(t.err, "identity number, then Enter and Ctrl-D: ")
		}
	}
	return registrar.ReadNumber(t.in)
}
