package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// shell runs commands as a person types them.
type shell struct {
	t   *testing.T
	dir string
}

// run runs a command and wants an exit code; it returns what was printed.
func (s *shell) run(code int, args ...string) string {
	s.t.Helper()
	var out, errOut bytes.Buffer
	if got := run(args, &out, &errOut); got != code {
		s.t.Fatalf("urna %s: exit %d, want %d\n%s%s", strings.Join(args, " "), got, code, out.String(), errOut.String())
	}
	return out.String()
}

// wants fails unless the output holds each text.
func (s *shell) wants(output string, texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if !strings.Contains(output, text) {
			s.t.Fatalf("output does not hold %q:\n%s", text, output)
		}
	}
}

func (s *shell) sheet(name string, votes [3]int64, box int64) string {
	s.t.Helper()
	cast := votes[0] + votes[1] + votes[2] + 5
	data, err := json.Marshal(map[string]any{
		"lines": map[string]int64{"V": 900, "R": 900, "I": max(cast, box), "K": 900 - max(cast, box), "B": box, "N": 5},
		"lists": map[string]any{"C": map[string]int64{"aliya": votes[0], "bolat": votes[1], "clara": votes[2]}},
	})
	if err != nil {
		s.t.Fatal(err)
	}
	path := filepath.Join(s.t.TempDir(), name+".json")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// act files a step as a demo key.
func (s *shell) act(code int, key string, step ...string) string {
	s.t.Helper()
	keys := strings.Split(key, ",")
	for i := range keys {
		keys[i] = "demo:" + keys[i]
	}
	return s.run(code, append([]string{"act", s.dir, "--key", strings.Join(keys, ",")}, step...)...)
}

func actHash(t *testing.T, output string) string {
	t.Helper()
	_, hash, found := strings.Cut(output, ", act ")
	if !found {
		t.Fatalf("no act is named in %q", output)
	}
	return hash[:64]
}

func TestPracticeElectionEnteredFromTheCommandLine(t *testing.T) {
	s := &shell{t, filepath.Join(t.TempDir(), "sunland")}
	s.run(0, "new", s.dir, "--election", "practice")
	north, south := "territorial/north", "territorial/south"

	t.Log("101: two typists agree")
	equal := s.sheet("equal", [3]int64{300, 200, 100}, 605)
	s.act(0, north+" typist-1", "seal", "101", "1", equal)
	s.act(0, north+" typist-2", "seal", "101", "2", equal)
	s.act(1, north+" secretary", "return", "101") // nothing differs
	s.act(0, north+" secretary", "protocol", "101")

	t.Log("102: they differ, each retypes, they agree")
	slip := s.sheet("slip", [3]int64{300, 210, 100}, 615)
	s.act(0, north+" typist-1", "seal", "102", "1", equal)
	s.act(0, north+" typist-2", "seal", "102", "2", slip)
	returned := s.act(0, north+" secretary", "return", "102", "--json")
	s.wants(returned, `"index"`)
	s.act(0, north+" typist-1", "seal", "102", "1", equal)
	s.act(0, north+" typist-2", "seal", "102", "2", equal)
	s.act(0, north+" secretary", "protocol", "102")

	t.Log("103: the paper contradicts itself and enters as it is")
	wrong := s.sheet("wrong", [3]int64{300, 200, 100}, 606)
	s.act(0, north+" typist-1", "seal", "103", "1", wrong)
	s.act(0, north+" typist-2", "seal", "103", "2", wrong)
	s.wants(s.act(0, north+" secretary", "protocol", "103"), "finding relation.P3")

	t.Log("201: the commission files, a rival follows, the territory resolves")
	s.commission("201", [3]int64{100, 100, 50})
	s.act(0, south+" typist-1", "seal", "201", "1", equal)
	s.act(0, south+" typist-2", "seal", "201", "2", equal)
	rival := s.act(0, south+" secretary", "protocol", "201")
	s.wants(rival, "finding protocol.rival")
	s.wants(s.run(0, "tally", s.dir, "--unit", "south"), "1 disputed")
	s.ruling("results/dispute-resolved/1", "201", actHash(t, rival))

	t.Log("202: filed, annulled, typed anew, corrected")
	s.ruling("results/protocol-annulled/1", "202", actHash(t, s.commission("202", [3]int64{1, 1, 1})))
	s.act(0, south+" typist-1", "seal", "202", "1", equal)
	s.act(0, south+" typist-2", "seal", "202", "2", equal)
	filed := actHash(t, s.act(0, south+" secretary", "protocol", "202"))
	s.act(0, south+" typist-1", "seal", "202", "1", slip, "--form", filed)
	s.act(0, south+" typist-2", "seal", "202", "2", slip, "--form", filed)
	s.act(0, south+" chair,"+south+" secretary", "correct", "202", filed, "A digit was misread.", "--form", filed)

	s.checkAll()
}

// commission files a station's protocol by the commission's own three keys.
func (s *shell) commission(station string, votes [3]int64) string {
	s.t.Helper()
	cast := votes[0] + votes[1] + votes[2]
	body := fmt.Sprintf(`{"station":"%s","attestation":"device","files":[],"members":[],"openings":[],"others":[],
		"lines":{"V":900,"R":900,"I":%d,"K":%d,"B":%d,"N":0},"lists":{"C":{"aliya":%d,"bolat":%d,"clara":%d}}}`,
		station, cast, 900-cast, cast, votes[0], votes[1], votes[2])
	office := "precinct/" + station
	return s.act(0, office+" chair,"+office+" secretary,"+office+" member", "file", "results/protocol-filed/1", s.write("body.json", body))
}

func (s *shell) ruling(kind, station, protocol string) {
	s.t.Helper()
	body := fmt.Sprintf(`{"protocol":%q,"reason":"The paper on the wall says so.","station":%q}`, protocol, station)
	s.act(0, "territorial/south chair,territorial/south secretary", "file", kind, s.write("ruling.json", body))
}

func (s *shell) write(name, content string) string {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		s.t.Fatal(err)
	}
	return path
}

func (s *shell) checkAll() {
	s.t.Helper()
	var report struct {
		OK     bool              `json:"ok"`
		Levels map[string]string `json:"levels"`
		Void   int64             `json:"void"`
		Totals struct {
			Registered int64            `json:"registered"`
			Candidates map[string]int64 `json:"candidates"`
		} `json:"totals"`
	}
	if err := json.Unmarshal([]byte(s.run(0, "verify", s.dir, "--json")), &report); err != nil {
		s.t.Fatal(err)
	}
	if !report.OK || report.Levels["V3"] != "ok" || report.Void != 0 || report.Totals.Registered != 4500 {
		s.t.Errorf("report = %+v", report)
	}
	if got, want := report.Totals.Candidates["bolat"], int64(4*200+210); got != want {
		s.t.Errorf("votes for bolat = %d, want %d", got, want)
	}
	s.wants(s.run(0, "show", s.dir, "station", "202"), "annulled", "corrected", "stands, counted")
	s.wants(s.run(0, "show", s.dir, "findings"), "relation.P3", "protocol.rival", "looked at on 20")
	s.wants(s.run(0, "show", s.dir, "entry", "0"), "office/genesis/1")
}

func TestMisuseAndFaultsHaveTheirExitCodes(t *testing.T) {
	s := &shell{t, filepath.Join(t.TempDir(), "sunland")}
	s.run(2)
	s.run(2, "dance")
	s.run(2, "verify")
	s.run(2, "verify", "a", "b")
	s.run(2, "verify", "x", "--genesis", "short")
	s.run(2, "demo", "--election", "elsewhere")
	s.run(2, "new", s.dir)
	s.run(2, "tally", "--unknown")
	s.run(2, "import", "file")
	s.run(1, "verify", s.dir)
	s.run(1, "serve", s.dir)
	s.run(0, "new", s.dir, "--election", "practice")
	s.run(1, "new", s.dir, "--election", "practice")
	s.run(1, "verify", s.dir, "--genesis", strings.Repeat("0", 64))
	s.run(2, "tally", s.dir, "--unit", "west")
	s.run(2, "show", s.dir, "station", "999")
	s.run(2, "act", s.dir, "--key", "demo:territorial/north typist-1", "dance")
	s.run(2, "act", s.dir, "--key", "demo:nobody", "protocol", "101")
	s.run(1, "act", s.dir, "--key", "nowhere.key", "protocol", "101")
	refused := s.act(1, "precinct/101 chair", "seal", "101", "1", s.sheet("x", [3]int64{1, 1, 1}, 8), "--json")
	s.wants(refused, `"rule": "act.unentitled"`, `"limit"`, "urna/refusal/1")
}

func TestLiveElectionIsFoundedAndItsOfficesDelegated(t *testing.T) {
	s := &shell{t, filepath.Join(t.TempDir(), "live")}
	s.run(0, "new", s.dir, "--rulebook", "../../jurisdiction/practice", "--origin", "votes.example/2026")
	key := filepath.Join(t.TempDir(), "chair.key")
	request := s.run(0, "act", s.dir, "--key", key, "key", "central", "operator")
	s.run(0, "act", s.dir, "--key", filepath.Join(s.dir, "keys/root.key"), "delegate", s.write("request.json", request))
	text := "what\tid\tparent\tname\tname_kk\tname_ru\nunit\tall\t\tAll\t\t\nstation\t1\tall\tOne\t\t\n"
	s.run(0, "act", s.dir, "--key", key, "parts", "territory", s.write("territory.tsv", text))
	s.wants(s.run(1, "act", s.dir, "--key", key, "parts", "territory", s.write("territory.tsv", text)), "act.repeated")
	s.wants(s.run(0, "verify", s.dir), "V3         ok")
	s.run(1, "act", s.dir, "--key", "demo:central chair", "protocol", "1") // no demo keys here
}

func TestDemoBuildsVerifiesAndExits(t *testing.T) {
	s := &shell{t: t}
	s.wants(s.run(0, "demo", "--once"), "SYNTHETIC", "6147517", "445934", "108730", "23252", "18834", "elected nazarbayev", "V3         ok")
	practice := []string{"demo", "--once", "--election", "practice"}
	s.wants(s.run(0, practice...), "FICTITIOUS", "second round aliya, bolat", "V3         ok")
	var report map[string]any
	if err := json.Unmarshal([]byte(s.run(0, append(practice, "--json")...)), &report); err != nil || report["ok"] != true {
		t.Errorf("report = %v, %v", report, err)
	}
}

func TestDemoWhoseAddressIsTakenSaysSoAndEnds(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	temporary := t.TempDir()
	t.Setenv("TMPDIR", temporary)
	dir := filepath.Join(t.TempDir(), "sunland")
	s := &shell{t: t}
	s.run(0, "demo", "--once", "--election", "practice", "--ledger", dir)
	// By another name than its own the practice election is opened beside it.
	var out, printed bytes.Buffer
	ended := make(chan int, 1)
	go func() {
		ended <- run([]string{"demo", "--ledger", dir, "--listen", taken.Addr().String()}, &out, &printed)
	}()
	select {
	case code := <-ended:
		if code != 1 || !strings.Contains(printed.String(), "address already in use") {
			t.Errorf("exit %d, want 1\n%s", code, printed.String())
		}
	case <-time.After(time.Minute):
		t.Fatal("it goes on")
	}
	if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
		t.Errorf("it left %v, %v", left, err)
	}
}

func TestPracticeElectionIsOpenedOnlyForThisMachine(t *testing.T) {
	for address, want := range map[string]bool{"127.0.0.1:8080": true, "[::1]:80": true, "localhost:0": true, "0.0.0.0:8080": false, ":8080": false, "192.0.2.1:80": false, "x": false} {
		if got := loopback(address); got != want {
			t.Errorf("%s: %v, want %v", address, got, want)
		}
	}
}

func TestTypistsOnTwoMachinesOpenTheirOwnSeals(t *testing.T) {
	s := &shell{t, filepath.Join(t.TempDir(), "sunland")}
	s.run(0, "new", s.dir, "--election", "practice")
	one, two := filepath.Join(t.TempDir(), "one"), filepath.Join(t.TempDir(), "two")
	sheet := s.sheet("sheet", [3]int64{300, 200, 100}, 605)
	s.act(0, "territorial/north typist-1", "seal", "101", "1", sheet, "--drafts", one)
	s.act(0, "territorial/north typist-2", "seal", "101", "2", sheet, "--drafts", two)
	filed := s.act(0, "territorial/north typist-2", "protocol", "101", "--drafts", two)
	s.wants(filed, "finding seal.unopened", "finding entry.single")
	s.wants(s.run(0, "tally", s.dir), "1 held back")
	s.act(0, "territorial/north typist-1", "open", "101", "--drafts", one)
	s.wants(s.run(0, "tally", s.dir), "0 held back")
	s.act(1, "territorial/north typist-1", "open", "101", "--drafts", one) // nothing is left
	s.wants(s.run(0, "show", s.dir, "findings"), "seal.unopened")          // findings stay
}
