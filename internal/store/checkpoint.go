package store

import (
	"context"
	"fmt"
)

// walLimit is the size of the write-ahead file, in bytes, above which Checkpoint
// holds appends back for the moment it takes to empty the file.
const walLimit = 128 << 20

// Checkpoint moves committed pages from the write-ahead file into the database.
// It runs beside appends and reads; it is not the ledger's checkpoint.
func (s *Store) Checkpoint() error {
	s.moving.Lock()
	defer s.moving.Unlock()
	left, err := s.movePages()
	if err != nil || left*pageSize < walLimit {
		return err
	}
	// While appends keep coming the file is never quite empty and only grows.
	// Held back once, the rest is little and the next append starts the file anew.
	s.writing.Lock()
	defer s.writing.Unlock()
	_, err = s.movePages()
	return err
}

// movePages returns how many pages the write-ahead file holds, moved or not.
func (s *Store) movePages() (pages int64, err error) {
	var busy, moved int64
	row := s.mover.QueryRowContext(context.Background(), `PRAGMA wal_checkpoint(PASSIVE)`)
	if err := row.Scan(&busy, &pages, &moved); err != nil {
		return 0, fmt.Errorf("checkpoint the store: %w", err)
	}
	return pages, nil
}
