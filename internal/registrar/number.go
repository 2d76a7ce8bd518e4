package registrar

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"urna/election/act"
)

// The longest spellings, in bytes.
const (
	mostNumber = 40
	mostPlace  = 64
)

// numberLimit says what a number looks like; one in two spellings would have two tags.
const numberLimit = "1 to 40 digits and capital letters A to Z, nothing between them"

// goodNumber says whether a text is an identity number in its one spelling.
func goodNumber(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return text != "" && len(text) <= mostNumber
}

// placeLimit says what the name of a sheet or of a line on it looks like.
const placeLimit = "1 to 64 bytes of text without control characters, no space at either end"

// goodPlace says whether a text names a sheet or a line. Without line feeds nobody can
// open a cell in two ways.
func goodPlace(text string) bool {
	return text != "" && act.CheckText("", text, mostPlace) == nil && !strings.ContainsAny(text, "\n\t") && strings.TrimSpace(text) == text
}

// ReadNumber reads one identity number, which may end its line; it is never repeated
// in an error.
func ReadNumber(r io.Reader) (string, error) {
	data, err := io.ReadAll(io.LimitReader(r, mostNumber+3))
	if err != nil {
		return "", fmt.Errorf("identity number: %w", err)
	}
	text := strings.TrimSuffix(strings.TrimSuffix(string(data), "\n"), "\r")
	switch {
	case text == "":
		return "", errors.New("identity number: got nothing on standard input, want one number")
	case !goodNumber(text):
		return "", errors.New("identity number: want one of " + numberLimit)
	}
	return text, nil
}
