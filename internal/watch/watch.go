package watch

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"urna/election/act"
	"urna/internal/clerk"
)

// Ledger is what is watched: the clerk of this process.
type Ledger interface {
	Published() *clerk.Published
	Genesis() act.Hash
	Size() int64
	Err() error
}

// Watch counts what a portal does. It may be shared.
type Watch struct {
	ledger  Ledger
	changed func() time.Time // when the checkpoint was written last
	log     *slog.Logger     // nil for no log of requests
	counts  counts
}

// New watches a ledger; changed gives the time of its last checkpoint, and log
// takes a line for each request, nil for none.
func New(ledger Ledger, changed func() time.Time, log *slog.Logger) *Watch {
	return &Watch{ledger: ledger, changed: changed, log: log}
}

// Health is the answer to GET /health. Ready means that the ledger is folded and
// the clerk takes acts; Committed entries beyond Size wait for the next checkpoint.
type Health struct {
	Ready         bool   `json:"ready"`
	Fault         string `json:"fault,omitempty"`
	Genesis       string `json:"genesis"`
	Size          int64  `json:"size"`
	Root          string `json:"root"`
	Committed     int64  `json:"committed"`
	CheckpointAge int64  `json:"checkpoint_age_seconds"`
}

// Health looks at the ledger now.
func (w *Watch) Health() Health {
	head := w.ledger.Published().Head
	h := Health{
		Ready: true, Genesis: w.ledger.Genesis().String(), Size: head.Size, Root: act.Hash(head.Root).String(),
		Committed: w.ledger.Size(), CheckpointAge: int64(time.Since(w.changed()).Seconds()),
	}
	if err := w.ledger.Err(); err != nil {
		h.Ready, h.Fault = false, err.Error()
	}
	return h
}

func (w *Watch) health(out http.ResponseWriter) {
	h := w.Health()
	out.Header().Set("Content-Type", "application/json")
	out.Header().Set("Cache-Control", "no-store")
	if !h.Ready {
		out.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(out).Encode(h) // the asker is gone if this fails
}

// Handler counts the requests of a handler, logs them, and answers /health.
func (w *Watch) Handler(next http.Handler) http.Handler {
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/health" && r.Method == http.MethodGet {
			w.health(out)
			return
		}
		begun := time.Now()
		answer := &counted{ResponseWriter: out, status: http.StatusOK}
		w.counts.open.Add(1)
		defer func() {
			w.counts.open.Add(-1)
			took := time.Since(begun)
			w.counts.add(patternOf(r), answer.status, took)
			if w.log != nil {
				w.log.Info("request", "pattern", patternOf(r), "status", answer.status, "bytes", answer.bytes, "ms", float64(took.Microseconds())/1000)
			}
		}()
		next.ServeHTTP(answer, r)
	})
}

// patternOf is the pattern that a request matched: it names no station and nobody.
// What was answered before any was looked up is cached or turned away.
func patternOf(r *http.Request) string {
	if r.Pattern != "" {
		return r.Pattern
	}
	if strings.HasPrefix(r.Method, "G") {
		return "GET again"
	}
	return "other"
}

// counted is an answer that is counted while it is written.
type counted struct {
	http.ResponseWriter
	status int
	bytes  int64
}

// WriteHeader keeps the status.
func (c *counted) WriteHeader(status int) {
	c.status = status
	c.ResponseWriter.WriteHeader(status)
}

// Write counts the bytes.
func (c *counted) Write(data []byte) (int, error) {
	n, err := c.ResponseWriter.Write(data)
	c.bytes += int64(n)
	return n, err
}

// Unwrap lets a stream reach the connection.
func (c *counted) Unwrap() http.ResponseWriter { return c.ResponseWriter }
