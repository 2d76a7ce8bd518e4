package ledger

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ErrTooLong means that a file has more bytes than its kind can have.
var ErrTooLong = errors.New("longer than allowed")

const requestTimeout = 30 * time.Second

// Source gives the files of a public folder by their slash-separated paths.
type Source interface {
	// Read returns the whole file. It fails with fs.ErrNotExist where there is
	// none and with ErrTooLong where the file has more than limit bytes.
	Read(ctx context.Context, path string, limit int64) ([]byte, error)
}

// Dir returns the source that reads a public folder on disk.
func Dir(path string) Source { return dirSource(path) }

type dirSource string

func (d dirSource) Read(ctx context.Context, path string, limit int64) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !fs.ValidPath(path) {
		return nil, fmt.Errorf("read %q: not a path below the public folder", path)
	}
	// OpenInRoot keeps a link inside a mirror's folder from leading out of it.
	f, err := os.OpenInRoot(string(d), filepath.FromSlash(path))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	data, err := readBounded(f, limit)
	if err := errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	return data, nil
}

// HTTP returns the source that reads a public folder below a web address.
// A nil client means one with the package's own time limits.
func HTTP(address string, client *http.Client) Source {
	if client == nil {
		client = &http.Client{Timeout: requestTimeout}
	}
	return httpSource{base: strings.TrimRight(address, "/"), client: client}
}

type httpSource struct {
	base   string
	client *http.Client
}

func (h httpSource) Read(ctx context.Context, path string, limit int64) ([]byte, error) {
	if !fs.ValidPath(path) {
		return nil, fmt.Errorf("read %q: not a path below the public folder", path)
	}
	ctx, cancel := context.WithTimeout(ctx, requestTimeout)
	defer cancel()
	// A file name may hold characters that mean something in an address.
	address := h.base + "/" + (&url.URL{Path: path}).EscapedPath()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	resp, err := h.client.Do(req)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	defer resp.Body.Close()
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return nil, fmt.Errorf("read %s: %w", address, fs.ErrNotExist)
	default:
		return nil, fmt.Errorf("read %s: the server answers %s", address, resp.Status)
	}
	data, err := readBounded(resp.Body, limit)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", address, err)
	}
	return data, nil
}

// readBounded reads to the end but never more than one byte beyond the limit.
func readBounded(r io.Reader, limit int64) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(data)) > limit {
		return nil, fmt.Errorf("%w: limit %d bytes", ErrTooLong, limit)
	}
	return data, nil
}
