package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"urna/election/act"
	"urna/internal/clerk"
)

// The bounds of a stream of new sizes: how many readers one server keeps, in all
// and behind one address, which may be a proxy whose other connections pages need;
// and how long one stream lasts before the browser comes again by itself.
const (
	mostReaders = 4096
	readersEach = perAddress - 56
	streamFor   = 10 * time.Minute
	sendWithin  = 10 * time.Second
)

// live tells a reader of each new checkpoint: its size and root, nothing else.
// Pages work without it; a reader who cannot be kept is told to ask later.
func (h *Handler) live(w http.ResponseWriter, r *http.Request) {
	from := h.from(r)
	if !h.readers.take(from) {
		w.Header().Set("Retry-After", "60")
		http.Error(w, "too many readers; ask again, or poll a page by its ETag", http.StatusServiceUnavailable)
		return
	}
	defer h.readers.give(from)
	ctx, cancel := context.WithTimeout(r.Context(), streamFor)
	defer cancel()
	defer context.AfterFunc(h.ending, cancel)()
	control := http.NewResponseController(w)
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	for p := h.ledger.Published(); ; {
		if send(w, control, p) != nil {
			return // the reader is gone, or too slow to be kept
		}
		var err error
		if p, err = h.ledger.AwaitPublished(ctx, p.Head.Size); err != nil {
			return
		}
	}
}

// send writes one checkpoint to a reader, within a time that only a stalled
// connection exceeds.
func send(w http.ResponseWriter, control *http.ResponseController, p *clerk.Published) error {
	if err := control.SetWriteDeadline(time.Now().Add(sendWithin)); err != nil {
		return err
	}
	_, err := fmt.Fprintf(w, "event: checkpoint\ndata: {\"size\":%d,\"root\":\"%s\"}\n\n", p.Head.Size, act.Hash(p.Head.Root))
	return errors.Join(err, control.Flush())
}
