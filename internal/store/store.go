package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"

	"urna/ledger"

	"modernc.org/sqlite"
)

const (
	lockName     = "lock"
	databaseName = "ledger.db"
	schemaName   = "urna/store/1"
)

var (
	// ErrLocked means that another process has the folder open.
	ErrLocked = errors.New("another urna process serves this folder")
	// ErrSchema means that the database was made by a program of another version.
	ErrSchema = errors.New("unknown store schema")
	// ErrGap means that a batch does not start where the entries end.
	ErrGap = errors.New("batch does not continue the entries")
	// ErrBroken means that an earlier write failed and the store must be opened anew.
	ErrBroken = errors.New("an earlier write failed")
	// ErrNoEntry means that there is no entry at an index.
	ErrNoEntry = errors.New("no such entry")
	// ErrHeadBack means that a head is smaller than the stored one.
	ErrHeadBack = errors.New("head goes back")
	// ErrHeadFork means that a head has the stored size and another root.
	ErrHeadFork = errors.New("head forks")
	// ErrHeadAhead means that a head is larger than the entries.
	ErrHeadAhead = errors.New("head is ahead of the entries")
)

// Store is one open event table. Append and SetHead take turns; everything may
// be called from several goroutines.
type Store struct {
	lock    *os.File
	writeDB *sql.DB
	readDB  *sql.DB
	size    atomic.Int64

	// writing guards the write connection and the fields below.
	writing sync.Mutex
	conn    *sql.Conn
	one     *sql.Stmt
	many    *sql.Stmt
	broken  error

	// moving guards the connection that moves pages out of the write-ahead file.
	moving sync.Mutex
	mover  *sql.Conn
}

// Open opens the event table in a folder, which it makes if need be and keeps
// for itself until Close.
func Open(dir string) (*Store, error) {
	dir = filepath.Clean(dir)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	// A commit then waits for its data and not for a time stamp as well.
	if _, err := sqlite.Fdatasync(true); err != nil && !errors.Is(err, sqlite.ErrFdatasyncUnavailable) {
		return nil, fmt.Errorf("open store: %w", err)
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, fmt.Errorf("open store: %w", err)
	}
	s := &Store{lock: lock}
	if err := s.open(filepath.Join(dir, databaseName)); err != nil {
		return nil, errors.Join(fmt.Errorf("open store %s: %w", dir, err), s.Close())
	}
	// A new folder and a new file in it must survive what their content survives.
	for _, folder := range []string{dir, filepath.Dir(dir)} {
		if err := syncFolder(folder); err != nil {
			return nil, errors.Join(fmt.Errorf("open store %s: %w", dir, err), s.Close())
		}
	}
	return s, nil
}

func syncFolder(folder string) error {
	d, err := os.Open(folder)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func (s *Store) open(path string) error {
	ctx := context.Background()
	var err error
	if s.writeDB, err = openDB(path, writeOptions()); err != nil {
		return err
	}
	if s.conn, err = s.writeDB.Conn(ctx); err != nil {
		return err
	}
	if err := prepareSchema(ctx, s.conn); err != nil {
		return err
	}
	if err := s.prepareInserts(ctx); err != nil {
		return err
	}
	if s.mover, err = s.writeDB.Conn(ctx); err != nil {
		return err
	}
	if s.readDB, err = openDB(path, readOptions()); err != nil {
		return err
	}
	s.readDB.SetMaxOpenConns(2 + runtime.NumCPU())
	var size int64
	if err := s.conn.QueryRowContext(ctx, `SELECT coalesce(max(idx)+1, 0) FROM entry`).Scan(&size); err != nil {
		return fmt.Errorf("read size: %w", err)
	}
	s.size.Store(size)
	return nil
}

func writeOptions() url.Values {
	return url.Values{"_pragma": {
		"busy_timeout(10000)",
		"page_size(" + strconv.Itoa(pageSize) + ")",
		"journal_mode(WAL)",
		"synchronous(FULL)",
		// macOS answers a plain fsync before the disk has the data.
		"fullfsync(1)",
		// Moving pages would otherwise happen inside a commit; see Checkpoint.
		"wal_autocheckpoint(0)",
		"journal_size_limit(" + strconv.Itoa(walLimit) + ")",
	}}
}

func readOptions() url.Values {
	return url.Values{"_pragma": {"busy_timeout(10000)", "query_only(1)", "wal_autocheckpoint(0)"}}
}

// copyOptions leave the file as it is: a copy reads, and makes no new table.
func copyOptions() url.Values {
	return url.Values{"mode": {"rw"}, "_pragma": {"busy_timeout(10000)", "wal_autocheckpoint(0)"}}
}

func openDB(path string, options url.Values) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	name := url.URL{Scheme: "file", Path: filepath.ToSlash(absolute), RawQuery: options.Encode()}
	return sql.Open("sqlite", name.String())
}

// Size returns the number of entries committed.
func (s *Store) Size() int64 { return s.size.Load() }

// Close ends the store and frees the folder.
func (s *Store) Close() error {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.moving.Lock()
	defer s.moving.Unlock()
	var errs []error
	for _, stmt := range []*sql.Stmt{s.one, s.many} {
		if stmt != nil {
			errs = append(errs, stmt.Close())
		}
	}
	for _, conn := range []*sql.Conn{s.mover, s.conn} {
		if conn != nil {
			errs = append(errs, conn.Close())
		}
	}
	for _, db := range []*sql.DB{s.readDB, s.writeDB} {
		if db != nil {
			errs = append(errs, db.Close())
		}
	}
	s.broken = errors.New("the store is closed")
	return errors.Join(append(errs, s.lock.Close())...)
}

// headOf is the stored form of a head.
func headOf(size int64, root []byte) (ledger.Head, error) {
	if len(root) != len(ledger.Head{}.Root) {
		return ledger.Head{}, fmt.Errorf("stored head: root has %d bytes, want %d", len(root), len(ledger.Head{}.Root))
	}
	return ledger.Head{Size: size, Root: [32]byte(root)}, nil
}
