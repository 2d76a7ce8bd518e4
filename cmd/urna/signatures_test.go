package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// typed are the commands of a page, each with the files it needs from here-documents.
var typed = regexp.MustCompile(`(?m)^    (?:cat > (\S+) <<END\n((?:    .*\n)*?)    END|bin/urna (.*))$`)

// with runs a command with a text on standard input.
func (s *shell) with(code int, input string, args ...string) string {
	s.t.Helper()
	var out, errOut bytes.Buffer
	terminal := &terminal{in: strings.NewReader(input), out: &out, err: &errOut}
	if got := terminal.run(args); got != code {
		s.t.Fatalf("urna %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, code, out.String(), errOut.String())
	}
	return out.String() + errOut.String()
}

// types types a line of a page: words, quotation marks, < and >.
func (s *shell) types(line string) string {
	s.t.Helper()
	var args []string
	input, into := "", ""
	words := regexp.MustCompile(`"[^"]*"|\S+`).FindAllString(line, -1)
	for i := 0; i < len(words); i++ {
		switch words[i] {
		case "<":
			i++
			input = s.read(words[i])
		case ">":
			i++
			into = words[i]
		default:
			args = append(args, strings.Trim(words[i], `"`))
		}
	}
	if into == "" {
		return s.with(0, input, args...)
	}
	var out bytes.Buffer
	if code := (&terminal{in: strings.NewReader(input), out: &out, err: s.t.Output()}).run(args); code != 0 {
		s.t.Fatalf("urna %s: exit %d", line, code)
	}
	s.put(into, out.String())
	return ""
}

func (s *shell) read(name string) string {
	s.t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(data)
}

func (s *shell) put(name, content string) {
	s.t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

// walk types every command of the page on signatures in a new folder.
func walk(t *testing.T) (*shell, string) {
	t.Helper()
	page, err := os.ReadFile(filepath.Join("..", "..", "docs", "signatures.md"))
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	s := &shell{t, "sunland"}
	var printed strings.Builder
	commands := typed.FindAllStringSubmatch(string(page), -1)
	if len(commands) < 14 {
		t.Fatalf("the page has %d commands and files, want 14 or more", len(commands))
	}
	for _, c := range commands {
		if c[1] != "" {
			s.put(c[1], regexp.MustCompile(`(?m)^    `).ReplaceAllString(c[2], ""))
			continue
		}
		printed.WriteString(s.types(c[3]))
	}
	return s, printed.String()
}

// answered asks as a voter, after the registrar has answered.
func (s *shell) answered(folder, number string) string {
	s.t.Helper()
	answer := s.with(0, number+"\n", "signatures", "answer", s.dir, "--key", "registrar.pem", "--sheets", folder, "--nominee", "n1", "--unit", "north")
	if strings.Contains(answer, number) {
		s.t.Errorf("the answer to %s holds the number", number)
	}
	s.put("answer.json", answer)
	return s.with(0, number, "signatures", "ask", s.dir, "answer.json")
}

func TestPageOnSignaturesWorksAsTypedFromTheKeyToTheVotersCheck(t *testing.T) {
	s, printed := walk(t)
	s.wants(printed, "signatures  4\nsheets      2\nduplicates  1\n", "used 2 times among the 4 signatures for n1 in north (entry 24)  FICTITIOUS", "  sheet A-1, line 1\n", "  sheet A-2, line 1\n",
		"4 leaves in order, 1 of a signer who stands before", "at least 93182 of 120000 are valid: enough for the 93012 required", "California's figure 4863\n", "California's figure 15028\n")
	s.wants(s.answered("north", "900101100002"), "used 1 time among", "sheet A-1, line 2")
	s.wants(s.answered("north", "900101100009"), "not used: the number is not among the 4 signatures")

	t.Log("later sheets of the unit have a root and answers of their own")
	s.put("later.csv", "number,sheet,line\n900101100009,B-1,1\n")
	s.run(0, "signatures", "sheets", s.dir, "--key", "registrar.pem", "--lines", "later.csv", "--out", "later", "--nominee", "n1", "--unit", "north")
	early := s.with(1, "900101100009", "signatures", "answer", s.dir, "--key", "registrar.pem", "--sheets", "later", "--nominee", "n1", "--unit", "north")
	s.wants(early, "is not that of sheets that were filed for n1 in north")
	s.act(0, "central secretary", "file", "candidacy/sheets-filed/1", "later/filed.json")
	s.wants(s.answered("later", "900101100009"), "used 1 time among the 1 signatures for n1 in north", "sheet B-1, line 1", "are not in this answer; ask for them too")
	s.wants(s.answered("north", "900101100009"), "not used", "are not in this answer; ask for them too")
}

// askedOf is what ask prints for programs.
func (s *shell) askedOf(number string) askedJSON {
	s.t.Helper()
	var j askedJSON
	if err := json.Unmarshal([]byte(s.with(1, number, "signatures", "ask", s.dir, "answer.json", "--json")), &j); err != nil {
		s.t.Fatal(err)
	}
	return j
}

func TestVoterSeesAnAnswerThatKeepsALeafBackOrIsAnothers(t *testing.T) {
	s, _ := walk(t)
	const double = "900101100001"
	s.answered("north", double)
	good := s.read("answer.json")
	var form map[string]any
	if err := json.Unmarshal([]byte(good), &form); err != nil {
		t.Fatal(err)
	}
	leaves := form["leaves"].([]any)
	for name, c := range map[string]struct {
		leaves []any
		reason string
	}{"the last two": {leaves[:len(leaves)-2], "last"}, "all": {[]any{}, "leaves"}, "one between": {append([]any{leaves[0]}, leaves[2:]...), "places"}} {
		form["leaves"] = c.leaves
		data, err := json.Marshal(form)
		if err != nil {
			t.Fatal(err)
		}
		s.put("answer.json", string(data))
		if j := s.askedOf(double); j.Shows || j.Reason != c.reason || len(j.Used) != 0 {
			t.Errorf("%s kept back: %+v, want the reason %s", name, j, c.reason)
		}
	}
	s.put("answer.json", good)
	if j := s.askedOf("900101100002"); j.Shows || j.Reason != "signature" {
		t.Errorf("another's answer: %+v, want the reason signature", j)
	}
	s.put("answer.json", strings.Replace(good, `"nominee":"n1"`, `"nominee":"n2"`, 1))
	if j := s.askedOf(double); j.Shows || j.Reason != "sheets" {
		t.Errorf("an answer for another nominee: %+v, want the reason sheets", j)
	}
	s.put("answer.json", good+"{}")
	s.wants(s.with(1, double, "signatures", "ask", s.dir, "answer.json"), "more than one value")
	s.put("answer.json", good)
	s.wants(s.with(1, "9001 0110 0001", "signatures", "ask", s.dir, "answer.json"), "want one of 1 to 40 digits and capital letters")
}

func TestRegistrarIsRefusedWithoutAKeyInTheLedgerOrWithAnother(t *testing.T) {
	s := &shell{t, filepath.Join(t.TempDir(), "sunland")}
	if err := buildRehearsal(s.dir); err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	key, other, out := filepath.Join(folder, "key.pem"), filepath.Join(folder, "other.pem"), filepath.Join(folder, "out")
	lines := s.write("lines.csv", "number,sheet,line\n900101100001,1,1\n")
	opened := s.run(0, "signatures", "key", key, "--json")
	s.run(0, "signatures", "key", other)
	before := s.read(key)
	s.wants(s.with(1, "", "signatures", "key", key), "file exists")
	if s.read(key) != before {
		t.Error("the key file was overwritten")
	}
	sheets := []string{"signatures", "sheets", s.dir, "--lines", lines, "--out", out, "--key"}
	s.wants(s.with(1, "", append(sheets, key)...), "there is no candidacy/lookup-opened/1")
	s.act(0, "central registrar", "file", "candidacy/lookup-opened/1", s.write("opened.json", opened))
	s.wants(s.with(1, "", append(sheets, other)...), "other.pem is not the key of entry 22")
	if _, err := os.Stat(out); !os.IsNotExist(err) {
		t.Errorf("a refused command wrote %s (%v)", out, err)
	}
	s.run(0, append(sheets, key)...)
	s.wants(s.with(1, "", append(sheets, key)...), "exists already")
	bad := s.write("bad.csv", "number,sheet,line\n900101100001,1,1\n900101100002,1,1\n")
	refused := s.run(1, "signatures", "sheets", s.dir, "--key", key, "--lines", bad, "--out", out+"2", "--json")
	s.wants(refused, `"file": "bad.csv"`, `"row": 3`, `"column": "line"`, `"limit": "each line of a sheet once"`)
	s.wants(s.with(1, "900101100001", "signatures", "answer", s.dir, "--key", key, "--sheets", out, "--nominee", "n1", "--unit", "north"), "is not that of sheets that were filed")
}

func TestStepsOfSignaturesThatMakeNoSenseAreMisuse(t *testing.T) {
	s := &shell{t: t}
	seed := strings.Repeat("a", 64)
	for _, args := range [][]string{
		nil, {"dance"}, {"key"}, {"key", "a", "b"}, {"ask", "x"}, {"sheets", "x"}, {"answer", "x", "--key", "k"}, {"leaves", "x", "y"},
		{"sheets", "x", "--key", "k", "--lines", "l", "--out", "o", "--unit", "north"},
		{"sample", "--seed", "short", "--nominee", "a", "--unit", "b", "--whole", "9", "--sample", "3"},
		{"sample", "--seed", strings.Repeat("0", 64), "--nominee", "a", "--unit", "b", "--whole", "9", "--sample", "3"},
		{"sample", "--seed", seed, "--nominee", "a", "--unit", "b", "--whole", "9", "--sample", "10"},
		{"sample", "--seed", seed, "--nominee", "a", "--unit", "b", "--sample", "3"},
		{"bound"}, {"bound", "--whole", "9", "--sample", "3", "--valid", "4"}, {"bound", "--whole", "9", "--sample", "0", "--valid", "0"},
		{"bound", "--whole", "9", "--sample", "3", "--valid", "3", "--twice", "4"}, {"bound", "--whole", "9", "--sample", "3", "--valid", "3", "--required", "-1"},
	} {
		s.with(2, "", append([]string{"signatures"}, args...)...)
	}
}

func TestSampleAndBoundAreDataForPrograms(t *testing.T) {
	s := &shell{t: t}
	var drawn struct{ Lines []int64 }
	if err := json.Unmarshal([]byte(s.run(0, "signatures", "sample", "--seed", strings.Repeat("a", 64), "--nominee", "n1", "--unit", "north", "--whole", "9", "--sample", "9", "--json")), &drawn); err != nil || len(drawn.Lines) != 9 || drawn.Lines[8] != 8 {
		t.Errorf("drawn %v (%v), want the lines 0 to 8", drawn.Lines, err)
	}
	var bound struct {
		Least struct {
			Valid  int64
			Enough bool
			Rule   string
		}
		California struct {
			Valid      int64
			Word, Rule string
		}
	}
	text := s.run(0, "signatures", "bound", "--whole", "120000", "--sample", "1000", "--valid", "805", "--required", "93012", "--json")
	if err := json.Unmarshal([]byte(text), &bound); err != nil || bound.Least.Enough || bound.Least.Valid >= 93_012 || bound.California.Valid != 96_600 || bound.California.Word != "full count" || bound.Least.Rule == "" || bound.California.Rule == "" {
		t.Errorf("bound %+v (%v), want fewer than 93012 and 96600, full count", bound, err)
	}
}
