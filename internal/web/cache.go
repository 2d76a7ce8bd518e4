package web

import (
	"net/http"
	"strings"
	"sync"

	"urna/election/act"
)

// The bounds of what is kept; beyond them all is forgotten and drawn anew.
const (
	mostKept  = 512
	mostBytes = 32 << 20
)

// kept is pages and JSON as they were drawn from one checkpoint. A page is a
// function of checkpoint and address, so that a crowd at one address costs one
// drawing.
type kept struct {
	mu    sync.Mutex
	root  act.Hash
	pages map[string]drawnPage
	bytes int
}

type drawnPage struct {
	tag, contentType, language string
	body                       []byte
}

func (k *kept) find(root act.Hash, address string) (drawnPage, bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	p, found := k.pages[address]
	return p, found && k.root == root
}

func (k *kept) keep(root act.Hash, address string, p drawnPage) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.pages == nil || k.root != root || len(k.pages) == mostKept || k.bytes+len(p.body) > mostBytes {
		k.pages, k.bytes, k.root = map[string]drawnPage{}, 0, root
	}
	k.pages[address] = p
	k.bytes += len(p.body)
}

// keep keeps a page for the next reader; a copy asks for each page once.
func (h *Handler) keep(s *scene, r *http.Request, p drawnPage) {
	if !h.Static {
		h.kept.keep(act.Hash(s.at.Head.Root), r.URL.RequestURI(), p)
	}
}

// again answers what was drawn before from the checkpoint that stands.
func (h *Handler) again(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodGet {
			if p, found := h.kept.find(act.Hash(h.ledger.Published().Head.Root), r.URL.RequestURI()); found {
				p.write(w, r)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}

// write sends a page, or says that the reader has it.
func (p drawnPage) write(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Cache-Control", "no-cache")
	header.Set("ETag", p.tag)
	if strings.HasPrefix(p.contentType, "application/json") {
		header.Set("Access-Control-Allow-Origin", "*")
	}
	if r.Header.Get("If-None-Match") == p.tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", p.contentType)
	if p.language != "" {
		header.Set("Content-Language", p.language)
	}
	_, _ = w.Write(p.body) // the reader is gone if this fails
}
