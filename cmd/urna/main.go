// Command urna runs an election in the open and checks one that others ran.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"urna/election/act"
)

// command is one sub-command; run gets the arguments behind its name.
type command struct {
	name, arguments, does string
	run                   func(*terminal, []string) error
}

func commands() []command {
	return []command{
		{"demo", "[--election kz-2005 | kz-2005-faults | practice | procedure] [--ledger DIR] [--listen ADDR] [--once]", "build the bundled election and open its pages", runDemo},
		{"new", "DIR [--election practice | --rulebook FOLDER --origin NAME]", "found an election", runNew},
		{"serve", "DIR [--listen ADDR] [--metrics ADDR] [--log json|text] [--proxy NETWORK] [--beside DIR|URL] [--against FILE|DIR|URL] | --key FILE --to URL", "serve an election, or an official's own desk", runServe},
		{"publish", "DIR|URL --out FOLDER [--beside DIR|URL] [--follow] [--check]", "write the pages as files for any mirror", runPublish},
		{"backup", "DIR --out FILE [--drafts] [--keys]", "copy a whole ledger into one file while its clerk runs", runBackup},
		{"restore", "FILE --ledger DIR [--against FILE|DIR|URL]", "make a ledger of a backup, and verify all of it", runRestore},
		{"act", "DIR|URL --key FILE STEP …", "sign an act and file it", runAct},
		{"tally", "DIR|URL [--unit ID]", "print the sums of a unit and what they decide", runTally},
		{"compare", "DIR|URL DIR|URL", "set two elections side by side", runCompare},
		{"show", "DIR|URL station ID | entry N | seals | findings | compare [N]", "print what the pages show", runShow},
		{"verify", "DIR|URL [--genesis HASH] [--against FILE|DIR|URL] [--refusal FILE]", "check everything from zero", runVerify},
		{"break", "DIR --out DIR2 KIND [--at N] [--seed S]", "tell a lie about a copy of a ledger, for verify to name", runBreak},
		{"import", "--profile NAME|FOLDER (--check | [--beside] --ledger DIR) FILE…", "check a published election, or bring it in row by row", runImport},
		{"calendar", "LAW [--event NAME=DAY] | DIR|URL [--on DAY] [--role ROLE] [--ics]", "print every date that follows from the law, and what became of it", runCalendar},
		{"table", "check FILE [--total N]", "can these printed counts and percentages belong together?", runTable},
		{"signatures", "key FILE | sheets | answer | ask | leaves DIR|URL … | sample … | bound … (--help says more)", "the registrar's and the voter's side of signature sheets, and the mathematics of their check", runSignatures},
		{"bench", "", "measure this machine and this program against each other", runBench},
	}
}

// Exit codes of every command.
const (
	exitFault  = 1
	exitMisuse = 2
)

// misuse is an error of whoever typed the command.
type misuse struct{ error }

func misusef(format string, args ...any) error { return misuse{fmt.Errorf(format, args...)} }

// faulty says that the command ran and printed what it found wrong.
var errFaulty = errors.New("faults were found")

// terminal is where a command prints: JSON for programs, text for people.
type terminal struct {
	in       io.Reader // a secret comes here, never as an argument
	out, err io.Writer
	json     bool
	refusal  string // file to keep signed refusals in, empty for none
}

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, out, errOut io.Writer) int {
	return (&terminal{in: os.Stdin, out: out, err: errOut}).run(args)
}

// run runs a command and gives its exit code.
func (t *terminal) run(args []string) int {
	errOut := t.err
	if len(args) == 0 || args[0] == "help" || args[0] == "--help" || args[0] == "-h" {
		usage(errOut)
		return exitMisuse
	}
	all := commands()
	at := slices.IndexFunc(all, func(c command) bool { return c.name == args[0] })
	if at < 0 {
		fmt.Fprintf(errOut, "urna: there is no command %q\n", args[0])
		usage(errOut)
		return exitMisuse
	}
	err := all[at].run(t, args[1:])
	var wrong misuse
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errFaulty):
		return exitFault
	case errors.Is(err, flag.ErrHelp):
		return exitMisuse
	case errors.As(err, &wrong):
		fmt.Fprintf(errOut, "urna %s: %v\nusage: urna %s %s\n", args[0], err, args[0], all[at].arguments)
		return exitMisuse
	}
	t.fail(args[0], err)
	return exitFault
}

// fail prints an error: refusals as data where JSON is asked for.
func (t *terminal) fail(name string, err error) {
	var refusal *act.Refusal
	if t.json && errors.As(err, &refusal) {
		_ = t.print(map[string]any{"refusal": refusal})
		return
	}
	if t.json {
		_ = t.print(map[string]any{"error": err.Error()})
		return
	}
	fmt.Fprintf(t.err, "urna %s: %v\n", name, err)
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "urna runs an election in the open, and checks one that others ran.")
	fmt.Fprintln(w)
	for _, c := range commands() {
		fmt.Fprintf(w, "  urna %-10s %s\n                  %s\n", c.name, c.arguments, c.does)
	}
	fmt.Fprintln(w, "\nEvery command takes --json. Exit 0 ok, 1 fault, refusal or finding, 2 misuse.")
}

// print writes a value as indented JSON.
func (t *terminal) print(value any) error {
	e := json.NewEncoder(t.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(value)
}

func (t *terminal) printf(format string, args ...any) { fmt.Fprintf(t.out, format, args...) }

// parse reads flags that may stand before, between or behind the arguments,
// and returns the arguments.
func (t *terminal) parse(name string, args []string, define func(*flag.FlagSet)) ([]string, error) {
	set := flag.NewFlagSet("urna "+name, flag.ContinueOnError)
	set.SetOutput(t.err)
	set.BoolVar(&t.json, "json", false, "print JSON")
	if define != nil {
		define(set)
	}
	var plain []string
	for len(args) > 0 {
		if err := set.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return nil, err
			}
			return nil, misuse{err}
		}
		args = set.Args()
		if len(args) > 0 {
			plain, args = append(plain, args[0]), args[1:]
		}
	}
	return plain, nil
}

// isURL says whether a ledger is named by an address, not by a folder.
func isURL(name string) bool {
	return strings.HasPrefix(name, "http://") || strings.HasPrefix(name, "https://")
}
