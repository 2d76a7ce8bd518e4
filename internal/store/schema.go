package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// pageSize is larger than SQLite's usual: an entry of 1.4 kB wastes a third of a 4 kB page.
const pageSize = 8192

const schema = `
CREATE TABLE entry (idx INTEGER PRIMARY KEY, leaf BLOB NOT NULL) STRICT;
CREATE TABLE head (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, root BLOB NOT NULL) STRICT;
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT INTO meta VALUES ('schema', '` + schemaName + `');
`

// prepareSchema makes the tables of a new database and refuses any it does not know.
func prepareSchema(ctx context.Context, conn *sql.Conn) error {
	var tables int
	if err := conn.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&tables); err != nil {
		return fmt.Errorf("read schema: %w", err)
	}
	if tables == 0 {
		if _, err := conn.ExecContext(ctx, "BEGIN IMMEDIATE;"+schema+"COMMIT;"); err != nil {
			return fmt.Errorf("make tables: %w", err)
		}
		return nil
	}
	var name string
	err := conn.QueryRowContext(ctx, `SELECT value FROM meta WHERE key = 'schema'`).Scan(&name)
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%w: no name, want %q", ErrSchema, schemaName)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrSchema, err)
	}
	if name != schemaName {
		return fmt.Errorf("%w: got %q, want %q", ErrSchema, name, schemaName)
	}
	return nil
}
