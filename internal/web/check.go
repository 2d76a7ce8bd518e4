package web

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"urna/internal/i18n"
	"urna/verifier"
)

// checkView is the page on which a reader checks the ledger without trusting
// this site: what it needs to say, and where the ledger is.
type checkView struct {
	Station string // as asked for; any text
	Genesis string
	Address string // of this site, as the reader reached it
	Words   string // JSON for the script: its texts by name
}

// scriptTexts are the texts of a page's script in the reader's language, by name.
func scriptTexts(lang i18n.Language, chapter string) map[string]string {
	texts := map[string]string{}
	for _, key := range lang.Keys() {
		if name, ours := strings.CutPrefix(key, chapter); ours {
			texts[name] = lang.Text(key)
		}
	}
	return texts
}

// checkLink leads to the check of one station.
func checkLink(lang i18n.Language, station string) string {
	query := url.Values{"station": {station}}
	if lang != i18n.English {
		query.Set("lang", string(lang))
	}
	return "/check?" + query.Encode()
}

func (h *Handler) check(w http.ResponseWriter, r *http.Request) {
	s := h.scene(r)
	words, err := json.Marshal(scriptTexts(s.lang, "check.js."))
	if err != nil {
		h.broken(w, r, err)
		return
	}
	v := checkView{Station: s.form.Get("station"), Genesis: s.state().Genesis().String(), Address: site(r), Words: string(words)}
	if h.Static { // the folder of the copy itself
		v.Address = "."
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "check/check", title: s.lang.Text("check.title"), body: v, fresh: true})
}

// site is the address of this site, as the reader reached it.
func site(r *http.Request) string {
	address := url.URL{Scheme: "http", Host: r.Host}
	if r.TLS != nil {
		address.Scheme = "https"
	}
	return address.String()
}

// module serves a file of the second verifier.
func (h *Handler) module(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("name")
	data, err := verifier.Files.ReadFile(name)
	if err != nil || path.Ext(name) != ".mjs" {
		h.notFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Cache-Control", "no-cache")
	header.Set("Content-Type", "text/javascript; charset=utf-8")
	header.Set("ETag", h.pages.tag)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}
