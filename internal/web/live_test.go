package web

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// stream follows the checkpoints of a portal; lines come until it is closed.
func (p *portal) stream(t *testing.T) <-chan string {
	t.Helper()
	answer, err := http.Get(p.server.URL + "/live")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = answer.Body.Close() })
	if got := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusOK || got != "text/event-stream" {
		t.Fatalf("status %d, type %q", answer.StatusCode, got)
	}
	lines := make(chan string, 16)
	go func() {
		scanner := bufio.NewScanner(answer.Body)
		for scanner.Scan() {
			if data, found := strings.CutPrefix(scanner.Text(), "data: "); found {
				lines <- data
			}
		}
		close(lines)
	}()
	return lines
}

func TestReaderIsToldOfEachNewCheckpoint(t *testing.T) {
	p := open(t, false)
	lines := p.stream(t)
	before := <-lines
	p.typed(sheet(1, typist1))
	select {
	case after := <-lines:
		if after == before || !strings.Contains(after, `"root"`) {
			t.Errorf("before %s, after %s", before, after)
		}
	case <-time.After(10 * time.Second):
		t.Error("nothing came after an act was published")
	}
}

func TestReaderBeyondTheBoundIsAskedToPoll(t *testing.T) {
	h, err := New(ticking{open(t, false).clerk}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range mostReaders {
		h.readers <- struct{}{}
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest("GET", "/live", nil))
	if w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("status %d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
	}
}
