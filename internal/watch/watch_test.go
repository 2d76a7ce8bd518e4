package watch

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"urna/election/act"
	"urna/internal/clerk"
	"urna/ledger"
)

// still is a ledger that stands still.
type still struct{ err error }

func (still) Published() *clerk.Published {
	return &clerk.Published{Head: ledger.Head{Size: 63}}
}
func (still) Genesis() act.Hash { return act.Hash{7} }
func (still) Size() int64       { return 65 }
func (s still) Err() error      { return s.err }

func portal() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /station/{id}", func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.PathValue("id")) })
	mux.HandleFunc("POST /act", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusUnprocessableEntity) })
	return mux
}

func ask(h http.Handler, method, address string) *httptest.ResponseRecorder {
	out := httptest.NewRecorder()
	r := httptest.NewRequest(method, address, nil)
	r.RemoteAddr = "203.0.113.9:4000"
	h.ServeHTTP(out, r)
	return out
}

func minuteAgo() time.Time { return time.Now().Add(-time.Minute) }

func TestHealthIsReadyUntilTheClerkFailsAndThenSaysWhy(t *testing.T) {
	for _, c := range []struct {
		err    error
		status int
	}{{nil, http.StatusOK}, {errors.New("write entries from 65 on: disk full"), http.StatusServiceUnavailable}} {
		out := ask(New(still{c.err}, minuteAgo, nil).Handler(portal()), "GET", "/health")
		var h Health
		if err := json.Unmarshal(out.Body.Bytes(), &h); err != nil || out.Code != c.status {
			t.Fatalf("status %d, want %d; %v\n%s", out.Code, c.status, err, out.Body)
		}
		if h.Ready != (c.err == nil) || h.Size != 63 || h.Committed != 65 || h.CheckpointAge < 59 || h.CheckpointAge > 70 {
			t.Errorf("health = %+v", h)
		}
		if c.err != nil && h.Fault != c.err.Error() {
			t.Errorf("fault = %q, want %q", h.Fault, c.err)
		}
	}
}

func TestMetricsCountRequestsByPatternAndNameNobody(t *testing.T) {
	var log bytes.Buffer
	w := New(still{}, minuteAgo, slog.New(slog.NewJSONHandler(&log, nil)))
	h := w.Handler(portal())
	for _, address := range []string{"/station/secret-101?as=somebody", "/station/secret-102", "/nowhere/secret"} {
		ask(h, "GET", address)
	}
	ask(h, "POST", "/act")
	text := ask(w.Metrics(), "GET", "/metrics").Body.String()
	for _, want := range []string{
		"urna_ready 1\n", "urna_ledger_size 63\n", "urna_committed_entries 65\n", "urna_requests_open 0\n",
		`urna_requests_total{pattern="GET /station/{id}",status="200"} 2` + "\n", `urna_requests_total{pattern="POST /act",status="422"} 1` + "\n",
		`urna_request_seconds_bucket{pattern="GET /station/{id}",le="+Inf"} 2` + "\n", `urna_request_seconds_count{pattern="POST /act"} 1` + "\n",
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the metrics lack %q\n%s", want, text)
		}
	}
	line := regexp.MustCompile(`^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+)$`)
	for _, one := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if !line.MatchString(one) {
			t.Errorf("%q is no line of the text form", one)
		}
	}
	if n := strings.Count(log.String(), `"msg":"request"`); n != 4 {
		t.Errorf("%d lines of log, want 4\n%s", n, log.String())
	}
	for _, secret := range []string{"203.0.113", "somebody", "secret"} {
		if strings.Contains(text+log.String(), secret) {
			t.Errorf("metrics or log name %s\n%s\n%s", secret, text, log.String())
		}
	}
}

// A stream behind the watch can still be flushed and given a deadline.
func TestStreamReachesItsConnection(t *testing.T) {
	h := New(still{}, minuteAgo, nil).Handler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if err := http.NewResponseController(w).Flush(); err != nil {
			t.Errorf("flush: %v", err)
		}
	}))
	server := httptest.NewServer(h)
	defer server.Close()
	answer, err := http.Get(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
}
