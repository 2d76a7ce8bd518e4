package web

import (
	"bufio"
	"net/http"
	"net/http/httptest"
	"net/netip"
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
	asks := func() *httptest.ResponseRecorder {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest("GET", "/live", nil))
		return w
	}
	here := netip.MustParseAddr("192.0.2.1") // from which a test request comes
	for range readersEach {
		h.readers.take(here)
	}
	if w := asks(); w.Code != http.StatusServiceUnavailable || w.Header().Get("Retry-After") == "" {
		t.Errorf("beyond those of one address: status %d, Retry-After %q", w.Code, w.Header().Get("Retry-After"))
	}
	h.readers = shares{most: mostReaders, each: readersEach}
	for i := range mostReaders {
		h.readers.take(netip.AddrFrom4([4]byte{198, 51, byte(i / 256), byte(i)}))
	}
	if w := asks(); w.Code != http.StatusServiceUnavailable {
		t.Errorf("beyond those of all: status %d", w.Code)
	}
}
