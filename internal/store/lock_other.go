//go:build !unix

package store

import (
	"errors"
	"os"
)

// lockFolder refuses: without a lock that ends with its process, two clerks
// could sign two ledgers.
func lockFolder(string) (*os.File, error) {
	return nil, errors.New("lock folder: not available on this system")
}
