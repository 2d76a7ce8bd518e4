package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"urna/ledger"
)

// batchRows is how many entries one statement inserts; more saves nothing.
const batchRows = 64

func (s *Store) prepareInserts(ctx context.Context) error {
	const insert = `INSERT INTO entry (idx, leaf) VALUES (?, ?)`
	var err error
	if s.one, err = s.conn.PrepareContext(ctx, insert); err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	if s.many, err = s.conn.PrepareContext(ctx, insert+strings.Repeat(`, (?, ?)`, batchRows-1)); err != nil {
		return fmt.Errorf("prepare: %w", err)
	}
	return nil
}

// Append commits a batch of leaves as the entries from index first on, in one
// transaction. When it returns nil they are durable.
func (s *Store) Append(first int64, leaves [][]byte) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.broken != nil {
		return fmt.Errorf("append at %d: %w: %w", first, ErrBroken, s.broken)
	}
	size := s.size.Load()
	if first != size {
		return fmt.Errorf("append: %w: it starts at %d, the size is %d", ErrGap, first, size)
	}
	for i, leaf := range leaves {
		if len(leaf) == 0 || len(leaf) > ledger.MaxLeaf {
			return fmt.Errorf("append at %d: leaf has %d bytes, want 1 to %d", first+int64(i), len(leaf), ledger.MaxLeaf)
		}
	}
	if len(leaves) == 0 {
		return nil
	}
	if err := s.transact(func(ctx context.Context) error { return s.insert(ctx, first, leaves) }); err != nil {
		return fmt.Errorf("append %d entries at %d: %w", len(leaves), first, err)
	}
	s.size.Store(first + int64(len(leaves)))
	return nil
}

// transact runs one write transaction. Any failure leaves the store broken: after
// a failed commit nobody knows what is on disk before it is read again.
func (s *Store) transact(write func(context.Context) error) error {
	ctx := context.Background()
	_, err := s.conn.ExecContext(ctx, "BEGIN IMMEDIATE")
	if err == nil {
		if err = write(ctx); err == nil {
			_, err = s.conn.ExecContext(ctx, "COMMIT")
		}
		if err != nil {
			// SQLite has rolled back by itself after some errors; then this one fails.
			_, _ = s.conn.ExecContext(ctx, "ROLLBACK")
		}
	}
	s.broken = err
	return err
}

func (s *Store) insert(ctx context.Context, first int64, leaves [][]byte) error {
	args := make([]any, 0, 2*batchRows)
	for len(leaves) > 0 {
		stmt, n := s.one, 1
		if len(leaves) >= batchRows {
			stmt, n = s.many, batchRows
		}
		args = args[:0]
		for i, leaf := range leaves[:n] {
			args = append(args, first+int64(i), leaf)
		}
		if _, err := stmt.ExecContext(ctx, args...); err != nil {
			return err
		}
		leaves, first = leaves[n:], first+int64(n)
	}
	return nil
}

// SetHead stores the head that a checkpoint will be signed for. It only moves
// forward, which is what keeps a restarted clerk from signing two trees.
func (s *Store) SetHead(head ledger.Head) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	if s.broken != nil {
		return fmt.Errorf("set head: %w: %w", ErrBroken, s.broken)
	}
	if size := s.size.Load(); head.Size > size {
		return fmt.Errorf("set head: %w: size %d, entries %d", ErrHeadAhead, head.Size, size)
	}
	old, ok, err := readHead(context.Background(), s.conn)
	if err != nil {
		return fmt.Errorf("set head: %w", err)
	}
	switch {
	case ok && head.Size < old.Size:
		return fmt.Errorf("set head: %w: from size %d to %d", ErrHeadBack, old.Size, head.Size)
	case ok && head.Size == old.Size && head.Root != old.Root:
		return fmt.Errorf("set head: %w: size %d has root %v, not %v", ErrHeadFork, old.Size, old.Root, head.Root)
	case ok && head == old:
		return nil
	}
	err = s.transact(func(ctx context.Context) error {
		_, err := s.conn.ExecContext(ctx, `INSERT INTO head (one, size, root) VALUES (1, ?, ?)
			ON CONFLICT (one) DO UPDATE SET size = excluded.size, root = excluded.root`, head.Size, head.Root[:])
		return err
	})
	if err != nil {
		return fmt.Errorf("set head to size %d: %w", head.Size, err)
	}
	return nil
}

// querier is what a connection and a pool of them have in common.
type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

func readHead(ctx context.Context, q querier) (ledger.Head, bool, error) {
	var size int64
	var root []byte
	err := q.QueryRowContext(ctx, `SELECT size, root FROM head WHERE one = 1`).Scan(&size, &root)
	if errors.Is(err, sql.ErrNoRows) {
		return ledger.Head{}, false, nil
	}
	if err != nil {
		return ledger.Head{}, false, fmt.Errorf("read head: %w", err)
	}
	head, err := headOf(size, root)
	return head, err == nil, err
}
