package act

import (
	"fmt"
	"strconv"
	"strings"
)

const (
	receiptLine = "urna/receipt/1"
	refusalLine = "urna/refusal/1"
)

// Receipt is the intake's promise that an act stands at an index and will be
// published by a time. It is signed as a note by the intake key.
type Receipt struct {
	Genesis  Hash
	Act      Hash
	Index    int64
	Received Time
	By       Time
}

// FormatReceipt writes the text that the intake signs.
func FormatReceipt(r Receipt) string {
	return fmt.Sprintf("%s\n%s\n%s\n%d\n%s\n%s\n", receiptLine, r.Genesis, r.Act, r.Index, r.Received, r.By)
}

// ParseReceipt reads what FormatReceipt writes, and nothing else.
func ParseReceipt(text string) (Receipt, error) {
	lines, err := noteLines(text, receiptLine, 6)
	if err != nil {
		return Receipt{}, err
	}
	var r Receipt
	var failed error
	read := func(e error) {
		if failed == nil {
			failed = e
		}
	}
	r.Genesis, err = ParseHash(lines[1])
	read(err)
	r.Act, err = ParseHash(lines[2])
	read(err)
	r.Index, err = strconv.ParseInt(lines[3], 10, 64)
	read(err)
	r.Received, err = ParseTime(lines[4])
	read(err)
	r.By, err = ParseTime(lines[5])
	read(err)
	if failed != nil {
		return Receipt{}, fmt.Errorf("receipt: %w", failed)
	}
	if FormatReceipt(r) != text || r.Index < 0 || r.Index > MaxInteger {
		return Receipt{}, fmt.Errorf("receipt %q is not in its canonical spelling", text)
	}
	return r, nil
}

// Refused is a refusal as the intake signs it: with the size of the state and
// the time at which it was decided, so that anyone can decide it again.
type Refused struct {
	Genesis Hash
	Act     Hash // SHA-256 of the submission where no act could be read
	Size    int64
	At      Time
	Refusal Refusal
}

// FormatRefused writes the text that the intake signs.
func FormatRefused(r Refused) string {
	c := Codec{mode: writing}
	c.object(r.Refusal.fields)
	return fmt.Sprintf("%s\n%s\n%s\n%d\n%s\n%s\n", refusalLine, r.Genesis, r.Act, r.Size, r.At, c.out)
}

// ParseRefused reads what FormatRefused writes, and nothing else.
func ParseRefused(text string) (Refused, error) {
	lines, err := noteLines(text, refusalLine, 6)
	if err != nil {
		return Refused{}, err
	}
	var r Refused
	if r.Genesis, err = ParseHash(lines[1]); err != nil {
		return Refused{}, fmt.Errorf("refusal: %w", err)
	}
	if r.Act, err = ParseHash(lines[2]); err != nil {
		return Refused{}, fmt.Errorf("refusal: %w", err)
	}
	if r.Size, err = strconv.ParseInt(lines[3], 10, 64); err != nil {
		return Refused{}, fmt.Errorf("refusal: %w", err)
	}
	if r.At, err = ParseTime(lines[4]); err != nil {
		return Refused{}, fmt.Errorf("refusal: %w", err)
	}
	c := Codec{mode: reading, in: []byte(lines[5])}
	c.object(r.Refusal.fields)
	if c.refusal != nil {
		return Refused{}, fmt.Errorf("refusal: %w", c.refusal)
	}
	if FormatRefused(r) != text || r.Size < 0 || r.Size > MaxInteger {
		return Refused{}, fmt.Errorf("refusal %q is not in its canonical spelling", text)
	}
	return r, nil
}

func (r *Refusal) fields(c *Codec) {
	r.Field, r.Got, r.Limit = clean(r.Field), clean(r.Got), clean(r.Limit)
	c.Text("field", &r.Field, 1024)
	c.Text("got", &r.Got, 1024)
	c.Text("limit", &r.Limit, 1024)
	c.Text("rule", &r.Rule, 128)
}

// clean keeps a stranger's code points out of a text that the intake signs.
func clean(text string) string {
	return brief(strings.Map(func(r rune) rune {
		if Allowed(r) && r != '\n' {
			return r
		}
		return '?'
	}, text))
}

func noteLines(text, first string, count int) ([]string, error) {
	lines := strings.Split(text, "\n")
	if len(lines) != count+1 || lines[count] != "" || lines[0] != first {
		return nil, fmt.Errorf("%q is not %d lines beginning with %s", text, count, first)
	}
	return lines, nil
}
