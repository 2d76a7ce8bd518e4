package bench

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"

	_ "modernc.org/sqlite" // the driver of the event table
)

// plainTable is a bare event table as anyone would write it: write-ahead, full
// synchronisation, one prepared insert for each entry, one transaction for each
// batch.
type plainTable struct {
	db     *sql.DB
	insert *sql.Stmt
	size   int64
}

func openPlain(dir string) (*plainTable, error) {
	db, err := sql.Open("sqlite", "file:"+filepath.Join(dir, "plain.db")+"?_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)")
	if err != nil {
		return nil, fmt.Errorf("plain table: %w", err)
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE entry (idx INTEGER PRIMARY KEY, leaf BLOB NOT NULL)"); err != nil {
		return nil, errors.Join(fmt.Errorf("plain table: %w", err), db.Close())
	}
	insert, err := db.Prepare("INSERT INTO entry (idx, leaf) VALUES (?, ?)")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("plain table: %w", err), db.Close())
	}
	return &plainTable{db: db, insert: insert}, nil
}

// Append writes a batch in one transaction.
func (p *plainTable) Append(first int64, leaves [][]byte) error {
	tx, err := p.db.Begin()
	if err != nil {
		return fmt.Errorf("plain table: %w", err)
	}
	insert := tx.Stmt(p.insert)
	for i, leaf := range leaves {
		if _, err := insert.Exec(first+int64(i), leaf); err != nil {
			return errors.Join(fmt.Errorf("plain table: %w", err), tx.Rollback())
		}
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("plain table: %w", err)
	}
	p.size = first + int64(len(leaves))
	return nil
}

// Size is the number of entries.
func (p *plainTable) Size() int64 { return p.size }

// Close lets go of the file.
func (p *plainTable) Close() error { return errors.Join(p.insert.Close(), p.db.Close()) }

// table is what both baselines write to.
type table interface {
	Append(first int64, leaves [][]byte) error
	Size() int64
	Close() error
}
