//go:build linux

package torture_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// build builds the real program once.
func build(t *testing.T) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "urna")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, "urna/cmd/urna").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return program
}

// server is the program serving a ledger.
type server struct {
	command *exec.Cmd
	address string        // host and port, once it listens
	ended   chan struct{} // closed when the process is gone
	mu      sync.Mutex
	said    strings.Builder
}

// spawn starts the program without waiting for it to listen.
func spawn(command *exec.Cmd) (s *server, listening chan string, err error) {
	s = &server{command: command, ended: make(chan struct{})}
	out, err := command.StderrPipe()
	if err != nil {
		return nil, nil, err
	}
	if err := command.Start(); err != nil {
		return nil, nil, err
	}
	listening = make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			s.mu.Lock()
			fmt.Fprintln(&s.said, lines.Text())
			s.mu.Unlock()
			if address, ok := strings.CutPrefix(lines.Text(), "open http://"); ok {
				listening <- strings.TrimSuffix(address, "/")
			}
		}
		_ = command.Wait()
		close(s.ended)
	}()
	return s, listening, nil
}

// start starts the program and waits until it listens.
func start(command *exec.Cmd) (*server, error) {
	s, listening, err := spawn(command)
	if err != nil {
		return nil, err
	}
	select {
	case s.address = <-listening:
		return s, nil
	case <-s.ended:
		return nil, fmt.Errorf("the program ended before it listened: %s", s.output())
	case <-time.After(time.Minute):
		s.kill()
		return nil, fmt.Errorf("the program does not listen: %s", s.output())
	}
}

func (s *server) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return strings.TrimSpace(s.said.String())
}

// kill ends the program in the middle of whatever it does.
func (s *server) kill() {
	_ = s.command.Process.Signal(syscall.SIGKILL)
	<-s.ended
}

// endsWithin waits for the program to end by itself.
func (s *server) endsWithin(d time.Duration) bool {
	select {
	case <-s.ended:
		return true
	case <-time.After(d):
		return false
	}
}

// failsToSync names the program that a copy of this test binary becomes after it
// has made fdatasync fail for good.
const failsToSync = "URNA_TORTURE_NO_SYNC"

// TestMain lets the test binary turn itself into the program under a filter of
// system calls.
func TestMain(m *testing.M) {
	if program := os.Getenv(failsToSync); program != "" {
		err := refuseToSync()
		if err == nil {
			err = syscall.Exec(program, append([]string{"urna"}, os.Args[1:]...), os.Environ())
		}
		fmt.Fprintln(os.Stderr, "no filter of system calls:", err)
		os.Exit(3)
	}
	os.Exit(m.Run())
}
