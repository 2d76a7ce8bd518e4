package web

import (
	"fmt"
	"sync"

	"urna/election"
	"urna/election/act"
)

// mostLeaves bounds the opened entries that are kept; beyond it all are forgotten.
const mostLeaves = 256

// recent keeps entries as they were opened last: the same protocol is drawn in
// three languages and as JSON. An entry never changes.
type recent struct {
	mu     sync.Mutex
	opened map[int64]*act.Opened
}

// opened reads the entry at an index as it stands in the ledger.
func (h *Handler) opened(index int64) (*act.Opened, error) {
	h.recent.mu.Lock()
	kept := h.recent.opened[index]
	h.recent.mu.Unlock()
	if kept != nil {
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
	h.recent.mu.Lock()
	defer h.recent.mu.Unlock()
	if h.recent.opened == nil || len(h.recent.opened) == mostLeaves {
		h.recent.opened = map[int64]*act.Opened{}
	}
	h.recent.opened[index] = opened
	return opened, nil
}
