package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"urna/ledger"
)

// Head returns the stored head; ok is false before the first SetHead.
func (s *Store) Head() (head ledger.Head, ok bool, err error) {
	return readHead(context.Background(), s.readDB)
}

// Leaf returns the entry at index.
func (s *Store) Leaf(index int64) ([]byte, error) {
	var leaf []byte
	err := s.readDB.QueryRowContext(context.Background(), `SELECT leaf FROM entry WHERE idx = ?`, index).Scan(&leaf)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, fmt.Errorf("read entry %d: %w", index, ErrNoEntry)
	}
	if err != nil {
		return nil, fmt.Errorf("read entry %d: %w", index, err)
	}
	return leaf, nil
}

// Read calls yield for the entries from index from up to, not including, to, in
// order, until yield fails. The leaf may be kept. A missing entry is an error.
func (s *Store) Read(from, to int64, yield func(index int64, leaf []byte) error) error {
	if from < 0 || from > to {
		return fmt.Errorf("read entries: bad range %d to %d", from, to)
	}
	next := from
	for next < to {
		// A long read in one statement would hold back the write-ahead file.
		got, err := s.readPart(next, min(to, next+readRows), yield)
		if err != nil {
			return err
		}
		next = got
	}
	return nil
}

// readRows is how many entries one read statement covers.
const readRows = 4096

func (s *Store) readPart(from, to int64, yield func(int64, []byte) error) (next int64, err error) {
	rows, err := s.readDB.QueryContext(context.Background(),
		`SELECT idx, leaf FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx`, from, to)
	if err != nil {
		return from, fmt.Errorf("read entries from %d: %w", from, err)
	}
	defer rows.Close()
	next = from
	for rows.Next() {
		var index int64
		var leaf []byte
		if err := rows.Scan(&index, &leaf); err != nil {
			return next, fmt.Errorf("read entry %d: %w", next, err)
		}
		if index != next {
			break
		}
		if err := yield(index, leaf); err != nil {
			return next, err
		}
		next++
	}
	if err := rows.Err(); err != nil {
		return next, fmt.Errorf("read entry %d: %w", next, err)
	}
	if next < to {
		return next, fmt.Errorf("read entry %d: %w", next, ErrNoEntry)
	}
	return next, nil
}
