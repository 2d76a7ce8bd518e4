package main

import (
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"urna/internal/watch"
	"urna/internal/web"
	"urna/ledger"
)

// logger makes the log of requests in a form; nil for none. What pages can only
// name, and what goes wrong, goes into the same log.
func (t *terminal) logger(form string) (*slog.Logger, error) {
	var logger *slog.Logger
	switch form {
	case "":
		return nil, nil
	case "json":
		logger = slog.New(slog.NewJSONHandler(t.err, nil))
	case "text":
		logger = slog.New(slog.NewTextHandler(t.err, nil))
	default:
		return nil, misusef("--log: %q is neither json nor text", form)
	}
	slog.SetDefault(logger)
	return logger, nil
}

// writtenAt is when the checkpoint of a public folder was written.
func writtenAt(public string) time.Time {
	info, err := os.Stat(filepath.Join(public, ledger.CheckpointPath))
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// metrics serves the metrics at an address of their own until it is closed.
func (t *terminal) metrics(address string, w *watch.Watch) (closed func(), err error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w", err)
	}
	server := web.Server(w.Metrics())
	fmt.Fprintf(t.err, "metrics http://%s/metrics\n", listener.Addr())
	go func() {
		if err := server.Serve(listener); err != http.ErrServerClosed {
			fmt.Fprintf(t.err, "urna serve: metrics: %v\n", err)
		}
	}()
	return func() { _ = server.Close() }, nil
}
