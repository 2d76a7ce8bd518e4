package ledger

import (
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const maxCheckpoint = 64 << 10

// FormatCheckpoint returns the text that a checkpoint signature covers: origin, size and root, a line each.
func FormatCheckpoint(origin string, head Head) string {
	return origin + "\n" + strconv.FormatInt(head.Size, 10) + "\n" +
		base64.StdEncoding.EncodeToString(head.Root[:]) + "\n"
}

// ParseCheckpoint reads a checkpoint text; only the spelling of FormatCheckpoint is accepted.
func ParseCheckpoint(text string) (origin string, head Head, err error) {
	lines := strings.Split(text, "\n")
	if len(lines) != 4 || lines[3] != "" {
		return "", Head{}, fmt.Errorf("checkpoint: got %d line ends, want exactly 3", len(lines)-1)
	}
	if lines[0] == "" {
		return "", Head{}, fmt.Errorf("checkpoint: the origin is empty")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || size < 0 || size > MaxSize || strconv.FormatInt(size, 10) != lines[1] {
		return "", Head{}, fmt.Errorf("checkpoint: size %.40q is not a plain decimal number up to %d", lines[1], int64(MaxSize))
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return "", Head{}, fmt.Errorf("checkpoint: root %.60q is not the base64 of %d bytes", lines[2], tlog.HashSize)
	}
	head = Head{Size: size, Root: tlog.Hash(root)}
	// The decoder skips carriage returns inside base64; the text must be the one form.
	if FormatCheckpoint(lines[0], head) != text {
		return "", Head{}, fmt.Errorf("checkpoint: not in canonical spelling")
	}
	if size == 0 && head != EmptyHead() {
		return "", Head{}, fmt.Errorf("checkpoint: size 0 with a root that is not the empty tree's")
	}
	return lines[0], head, nil
}

// SignCheckpoint returns the signed checkpoint of a head; the signer's name must be the origin.
func SignCheckpoint(head Head, origin string, signer note.Signer) ([]byte, error) {
	text := FormatCheckpoint(origin, head)
	if _, _, err := ParseCheckpoint(text); err != nil {
		return nil, fmt.Errorf("sign checkpoint: %w", err)
	}
	if signer.Name() != origin {
		return nil, fmt.Errorf("sign checkpoint: key is named %q, origin is %q", signer.Name(), origin)
	}
	return SignNote(text, signer)
}

// OpenCheckpoint returns the head of a checkpoint of this origin that the verifier's key has signed.
func OpenCheckpoint(signed []byte, origin string, verifier note.Verifier) (Head, error) {
	if len(signed) > maxCheckpoint {
		return Head{}, fmt.Errorf("open checkpoint: %d bytes, limit %d", len(signed), maxCheckpoint)
	}
	if verifier.Name() != origin {
		return Head{}, fmt.Errorf("open checkpoint: key is named %q, origin is %q", verifier.Name(), origin)
	}
	text, err := OpenNote(signed, verifier)
	if err != nil {
		return Head{}, fmt.Errorf("open checkpoint: %w", err)
	}
	got, head, err := ParseCheckpoint(text)
	if err != nil {
		return Head{}, fmt.Errorf("open checkpoint: %w", err)
	}
	if got != origin {
		return Head{}, fmt.Errorf("open checkpoint: origin is %q, want %q", got, origin)
	}
	return head, nil
}

// peekCheckpoint returns the head that a checkpoint states, unchecked.
func peekCheckpoint(signed []byte) (Head, error) {
	text, err := noteText(signed)
	if err != nil {
		return Head{}, fmt.Errorf("read checkpoint: %w", err)
	}
	_, head, err := ParseCheckpoint(text)
	return head, err
}
