//go:build unix

package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// said is what a running command has printed so far.
type said struct {
	mu   sync.Mutex
	text strings.Builder
}

func (s *said) Write(data []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.Write(data)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.text.String()
}

// finds waits for what a pattern finds in what was printed.
func (s *said) finds(t *testing.T, pattern string) string {
	t.Helper()
	find := regexp.MustCompile(pattern)
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if m := find.FindStringSubmatch(s.String()); m != nil {
			return m[1]
		}
	}
	t.Fatalf("nothing printed is %s:\n%s", pattern, s)
	return ""
}

func fetched(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// halfASubmission begins a request and gives the rest of it later.
func halfASubmission(t *testing.T, host string) (rest func() string) {
	t.Helper()
	connection, err := net.Dial("tcp", host)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = connection.Close() })
	const body = `{"act":{}}`
	if _, err := fmt.Fprintf(connection, "POST /act HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", host, len(body), body[:3]); err != nil {
		t.Fatal(err)
	}
	return func() string {
		if _, err := io.WriteString(connection, body[3:]); err != nil {
			t.Fatal(err)
		}
		answer, err := io.ReadAll(connection)
		if err != nil {
			t.Fatal(err)
		}
		return string(answer)
	}
}

func TestServeStopsBySignalAfterOpenRequestsAndLosesNothing(t *testing.T) {
	s := &shell{t, filepath.Join(t.TempDir(), "sunland")}
	s.run(0, "new", s.dir, "--election", "practice")
	var out, printed said
	ended := make(chan int)
	go func() {
		ended <- run([]string{"serve", s.dir, "--listen", "127.0.0.1:0", "--metrics", "127.0.0.1:0", "--log", "json"}, &out, &printed)
	}()
	address := printed.finds(t, `open (http://[0-9.:]+)/`)
	metrics := printed.finds(t, `metrics (http://[0-9.:]+/metrics)`)
	var health struct {
		Ready           bool
		Size, Committed int64
		Root            string
	}
	if err := json.Unmarshal([]byte(fetched(t, address+"/health")), &health); err != nil || !health.Ready || len(health.Root) != 64 {
		t.Fatalf("health %+v, %v", health, err)
	}
	sheet := s.sheet("equal", [3]int64{300, 200, 100}, 605)
	s.run(0, "act", address, "--key", "demo:territorial/north typist-1", "--drafts", t.TempDir(), "seal", "101", "1", sheet)
	rest := halfASubmission(t, strings.TrimPrefix(address, "http://"))
	time.Sleep(100 * time.Millisecond) // the server has begun to read it
	text := fetched(t, metrics)
	s.wants(text, "urna_ready 1\n", `urna_requests_total{pattern="POST /act",status="200"} 1`, "urna_requests_open 1\n", fmt.Sprintf("urna_committed_entries %d\n", health.Size+1))
	if err := syscall.Kill(syscall.Getpid(), syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	time.Sleep(200 * time.Millisecond)
	if _, err := net.Dial("tcp", strings.TrimPrefix(address, "http://")); err == nil {
		t.Error("a connection was taken after the signal")
	}
	s.wants(rest(), "422", "refusal")
	select {
	case code := <-ended:
		if code != 0 {
			t.Errorf("exit %d, want 0\n%s", code, printed.String())
		}
	case <-time.After(15 * time.Second):
		t.Fatalf("it goes on after the signal\n%s", printed.String())
	}
	s.wants(printed.String(), `"msg":"request","pattern":"POST /act","status":422`)
	var report struct{ Size int64 }
	if err := json.Unmarshal([]byte(s.run(0, "verify", s.dir, "--json")), &report); err != nil || report.Size != health.Size+1 {
		t.Errorf("the ledger ends at %d, want %d (%v)", report.Size, health.Size+1, err)
	}
}

func TestPublishBackupAndRestoreFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	s := &shell{t, filepath.Join(dir, "sunland")}
	s.run(0, "demo", "--election", "practice", "--once", "--ledger", s.dir)
	copied, file, restored := filepath.Join(dir, "copy"), filepath.Join(dir, "backup.tgz"), filepath.Join(dir, "restored")
	s.wants(s.run(0, "publish", s.dir, "--out", copied, "--json"), `"size": 63`)
	s.wants(s.run(0, "publish", s.dir, "--out", copied), " 0 written")
	s.run(0, "verify", copied)
	s.wants(s.run(1, "publish", s.dir, "--out", s.dir), "")
	s.run(2, "publish", s.dir)
	s.wants(s.run(0, "backup", s.dir, "--out", file, "--json"), `"ledger_keys": false`)
	s.run(1, "backup", s.dir, "--out", file)
	s.wants(s.run(0, "restore", file, "--ledger", restored, "--against", copied, "--json"), `"compared": 1`)
	s.run(1, "restore", file, "--ledger", restored)
	s.run(2, "restore", file)
	s.run(2, "serve", s.dir, "--log", "xml")
}
