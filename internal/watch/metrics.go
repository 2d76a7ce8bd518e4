package watch

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"net/http"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// bounds are the upper bounds of the times that requests are sorted by.
var bounds = []time.Duration{time.Millisecond, 5 * time.Millisecond, 20 * time.Millisecond, 100 * time.Millisecond, 500 * time.Millisecond, 2 * time.Second, 10 * time.Second}

// counts are the requests so far.
type counts struct {
	open  atomic.Int64
	mu    sync.Mutex
	of    map[counter]int64
	times map[string]*timing
}

type counter struct {
	pattern string
	status  int
}

// timing is how long the requests of a pattern took.
type timing struct {
	within []int64 // for each bound, those up to it
	all    int64
	sum    time.Duration
}

func (c *counts) add(pattern string, status int, took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.of == nil {
		c.of, c.times = map[counter]int64{}, map[string]*timing{}
	}
	c.of[counter{pattern, status}]++
	t := c.times[pattern]
	if t == nil {
		t = &timing{within: make([]int64, len(bounds))}
		c.times[pattern] = t
	}
	t.all++
	t.sum += took
	for i, bound := range bounds {
		if took <= bound {
			t.within[i]++
		}
	}
}

// Metrics serves GET /metrics in the text form of Prometheus.
func (w *Watch) Metrics() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(out http.ResponseWriter, _ *http.Request) {
		out.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		_, _ = out.Write(w.text()) // the asker is gone if this fails
	})
	return mux
}

func (w *Watch) text() []byte {
	var out bytes.Buffer
	h := w.Health()
	ready := int64(0)
	if h.Ready {
		ready = 1
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	for _, m := range []struct {
		name, help string
		value      int64
	}{
		{"urna_ready", "1 while the ledger is folded and the clerk takes acts.", ready},
		{"urna_ledger_size", "Entries under the published checkpoint.", h.Size},
		{"urna_committed_entries", "Entries that are durable, published or not.", h.Committed},
		{"urna_checkpoint_age_seconds", "Seconds since the last checkpoint was written.", h.CheckpointAge},
		{"urna_requests_open", "Requests being answered now.", w.counts.open.Load()},
		{"urna_heap_bytes", "Bytes of memory in use.", int64(memory.HeapAlloc)},
		{"urna_goroutines", "Goroutines.", int64(runtime.NumGoroutine())},
	} {
		fmt.Fprintf(&out, "# HELP %s %s\n# TYPE %s gauge\n%s %d\n", m.name, m.help, m.name, m.name, m.value)
	}
	w.counts.text(&out)
	return out.Bytes()
}

func (c *counts) text(out *bytes.Buffer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprint(out, "# HELP urna_requests_total Requests answered, by pattern of the address and status.\n# TYPE urna_requests_total counter\n")
	for _, k := range slices.SortedFunc(maps.Keys(c.of), func(a, b counter) int {
		return cmp.Or(cmp.Compare(a.pattern, b.pattern), cmp.Compare(a.status, b.status))
	}) {
		fmt.Fprintf(out, "urna_requests_total{pattern=%q,status=\"%d\"} %d\n", k.pattern, k.status, c.of[k])
	}
	fmt.Fprint(out, "# HELP urna_request_seconds Seconds that requests took, by pattern.\n# TYPE urna_request_seconds histogram\n")
	for _, pattern := range slices.Sorted(maps.Keys(c.times)) {
		t := c.times[pattern]
		for i, bound := range bounds {
			fmt.Fprintf(out, "urna_request_seconds_bucket{pattern=%q,le=\"%g\"} %d\n", pattern, bound.Seconds(), t.within[i])
		}
		fmt.Fprintf(out, "urna_request_seconds_bucket{pattern=%q,le=\"+Inf\"} %d\n", pattern, t.all)
		fmt.Fprintf(out, "urna_request_seconds_sum{pattern=%q} %g\nurna_request_seconds_count{pattern=%q} %d\n", pattern, t.sum.Seconds(), pattern, t.all)
	}
}
