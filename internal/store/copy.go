package store

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
)

// Copy writes the event table of a folder into a new file, as it stands at one
// moment. The clerk of the folder may go on writing.
func Copy(ctx context.Context, dir, to string) error {
	db, err := openDB(filepath.Join(dir, databaseName), copyOptions())
	if err != nil {
		return fmt.Errorf("copy table: %w", err)
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, to)
	if err := errors.Join(err, db.Close()); err != nil {
		return fmt.Errorf("copy table of %s: %w", dir, err)
	}
	return nil
}

// Name is the file of the event table in a folder.
const Name = databaseName

// Sound asks SQLite whether the file of the table is whole.
func (s *Store) Sound(ctx context.Context) error {
	var said string
	if err := s.readDB.QueryRowContext(ctx, `PRAGMA integrity_check(1)`).Scan(&said); err != nil {
		return fmt.Errorf("check table: %w", err)
	}
	if said != "ok" {
		return fmt.Errorf("check table: %s", said)
	}
	return nil
}
