package web

import (
	"fmt"
	"sync"

	"urna/election"
	"urna/election/act"
)

// mostRecent bounds what is kept of each kind; beyond it all are forgotten.
const mostRecent = 256

// recent keeps what was read or found last: the same protocol is drawn in three
// languages and as JSON. What a key names must never change.
type recent[K comparable, V any] struct {
	mu   sync.Mutex
	kept map[K]V
}

func (r *recent[K, V]) find(key K) (V, bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	kept, known := r.kept[key]
	return kept, known
}

func (r *recent[K, V]) keep(key K, value V) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.kept == nil || len(r.kept) == mostRecent {
		r.kept = map[K]V{}
	}
	r.kept[key] = value
}

// opened reads the entry at an index as it stands in the ledger.
func (h *Handler) opened(index int64) (*act.Opened, error) {
	if kept, known := h.recent.find(index); known {
		return kept, nil
	}
	leaf, err := h.ledger.Leaf(index)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", index, err)
	}
	opened, refusal := act.ReadLeaf(leaf, election.Body)
	if refusal != nil {
		return nil, fmt.Errorf("entry %d: %w", index, refusal)
	}
	h.recent.keep(index, opened)
	return opened, nil
}
