package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"time"

	"urna/election/act"
	"urna/internal/clerk"
)

// act takes a submission and answers what the clerk answered. A refusal is an
// answer; only what is wrong with the request itself, or with the clerk, is not.
func (h *Handler) act(w http.ResponseWriter, r *http.Request) {
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		h.sendJSON(w, http.StatusUnsupportedMediaType, map[string]string{"error": "want Content-Type: application/json"})
		return
	}
	submission, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxSubmission))
	var tooLong *http.MaxBytesError
	switch {
	case errors.As(err, &tooLong):
		h.sendJSON(w, http.StatusRequestEntityTooLarge, map[string]string{"error": "the body has more bytes than any act can have"})
		return
	case err != nil:
		h.sendJSON(w, http.StatusBadRequest, map[string]string{"error": "the body could not be read"})
		return
	}
	answer, err := h.ledger.Submit(r.Context(), submission)
	if errors.Is(err, clerk.ErrBusy) {
		h.busy(w)
		return
	}
	if err != nil {
		h.Log.Error("submit", "error", err)
		h.sendJSON(w, http.StatusServiceUnavailable, map[string]string{"error": "nothing is known of this act: send the same bytes again"})
		return
	}
	if answer.Findings == nil {
		answer.Findings = []act.Finding{}
	}
	if answer.NotEntered == nil {
		answer.NotEntered = []act.Key{}
	}
	status := http.StatusOK
	if answer.Refusal != nil {
		h.posts.Charge(h.from(r), refusalCost, time.Now())
		status = http.StatusUnprocessableEntity
	}
	h.sendJSON(w, status, answer)
}
