package web

import (
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"time"
)

// policy lets a page load its own style sheet and post to its own host, and run
// the modules of the verifier, which read the ledger here; nothing else. It has
// no exceptions: no script stands in a page itself.
const policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; worker-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

const (
	// maxSubmission bounds what is read of a submission: more than a leaf can
	// have, so that the clerk itself refuses one that is too long, and by name.
	maxSubmission = 1 << 17
	// maxForm bounds a form with the longest sheet.
	maxForm = 1 << 18
	// maxWait bounds how long a form waits for its act to be published.
	maxWait = 30 * time.Second
)

// guard sets the headers of every answer and turns away what a page of another
// site posts. Programs, which send no Origin, may post acts.
func guard(next http.Handler) http.Handler {
	sameOrigin := http.NewCrossOriginProtection().Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Content-Security-Policy", policy)
		header.Set("X-Content-Type-Options", "nosniff")
		header.Set("Referrer-Policy", "same-origin")
		header.Set("Cross-Origin-Opener-Policy", "same-origin")
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		sameOrigin.ServeHTTP(w, r)
	})
}

// bounded turns away what an address posts beyond its quota. It is no refusal:
// nothing was read.
func (h *Handler) bounded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && !h.posts.Take(h.from(r), 1, time.Now()) {
			h.busy(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// busy asks a program to come again.
func (h *Handler) busy(w http.ResponseWriter) {
	w.Header().Set("Retry-After", "1")
	h.sendJSON(w, http.StatusTooManyRequests, map[string]string{"error": "too many at once: nothing was decided; send the same bytes again later"})
}

// home keeps the desk to its own names. A page elsewhere can point a name of its
// own at this machine and then counts as this site; it cannot do so with an
// address or with localhost.
func (h *Handler) home(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		name, _, err := net.SplitHostPort(r.Host)
		if err != nil {
			name = strings.Trim(r.Host, "[]")
		}
		if _, err := netip.ParseAddr(name); err == nil || name == "localhost" || slices.Contains(h.Hosts, name) {
			next(w, r)
			return
		}
		h.say(w, r, http.StatusMisdirectedRequest, "elsewhere")
	}
}
