package web

import (
	"bytes"
	"embed"
	"errors"
	"io/fs"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

//go:embed style.css icon.svg script
var assets embed.FS

// asset serves a file of the program itself.
func (h *Handler) asset(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	data, err := assets.ReadFile(name)
	if err != nil {
		h.notFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "no-cache")
	w.Header().Set("ETag", h.pages.tag)
	if path.Ext(name) == ".mjs" { // not every system knows the type
		w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(data))
}

// public serves a file of the ledger as a mirror would. Folders are not listed,
// and names that begin with a dot are work in progress of the publisher.
func (h *Handler) public(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if !fs.ValidPath(name) || strings.HasPrefix(name, ".") || strings.Contains(name, "/.") {
		h.notFound(w, r)
		return
	}
	// OpenInRoot keeps a link inside the folder from leading out of it.
	f, err := os.OpenInRoot(h.Public, filepath.FromSlash(name))
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			h.Log.Warn("public file", "name", name, "error", err)
		}
		h.notFound(w, r)
		return
	}
	defer f.Close()
	if info, err := f.Stat(); err != nil || !info.Mode().IsRegular() {
		h.notFound(w, r)
		return
	}
	header := w.Header()
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cache-Control", caching(name))
	header.Set("Content-Type", contentType(name))
	http.ServeContent(w, r, "", time.Time{}, f)
}

// caching lets a full tile be kept for ever; a partial one is soon out of use.
func caching(name string) string {
	if !strings.HasPrefix(name, "tile/") {
		return "no-cache"
	}
	if strings.Contains(name, ".p/") {
		return "public, max-age=60"
	}
	return "public, max-age=31536000, immutable"
}

func contentType(name string) string {
	switch name {
	case "checkpoint", "ledger.vkey":
		return "text/plain; charset=utf-8"
	case "genesis.json":
		return "application/json"
	}
	return "application/octet-stream"
}
