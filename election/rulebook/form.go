package rulebook

import (
	"errors"
	"fmt"
	"slices"
)

// Label is one label or title in the three languages of the pages.
type Label struct {
	EN, KK, RU string
}

// In gives the label in the language kk or ru, and in English for any other key.
func (l Label) In(lang string) string {
	switch lang {
	case "kk":
		return l.KK
	case "ru":
		return l.RU
	}
	return l.EN
}

// LineType says what a line of the form counts.
type LineType string

// The types of a line: a count, or minutes from 00:00 of polling day.
const (
	TypeNumber LineType = "number"
	TypeTime   LineType = "time"
)

// ListKind says by what a line is broken down.
type ListKind string

// The kinds of list; a plain line has none.
const (
	ListNone      ListKind = ""
	ListBox       ListKind = "box"
	ListMember    ListKind = "member"
	ListCandidate ListKind = "candidate"
)

// Absent says what a blank on paper means for the relations that read the line.
type Absent string

// A blank is a finding, counts as zero, or lets the relation be skipped quietly.
const (
	AbsentFind Absent = "find"
	AbsentZero Absent = "zero"
	AbsentSkip Absent = "skip"
)

// Role says to which total of the result a line adds.
type Role string

// The totals that lines can add to; most lines add to none.
const (
	RoleNone       Role = ""
	RoleRegistered Role = "registered"
	RoleIssued     Role = "issued"
	RoleValid      Role = "valid"
	RoleInvalid    Role = "invalid"
)

// Line is one line of the protocol form.
type Line struct {
	Code     string
	Label    Label
	Part     string
	Type     LineType
	List     ListKind
	Absent   Absent
	AddsTo   Role
	Required bool
	Article  string
	Status   LineStatus
}

// LineStatus says whether the law itself demands a line.
type LineStatus string

// A line is demanded by the law's text, or was added to the form by whoever
// wrote the jurisdiction; most forms do not say.
const (
	StatusLaw   LineStatus = "law"
	StatusDraft LineStatus = "draft"
)

// Form is the protocol form: its lines in the order of the paper.
type Form []Line

// Line finds a line by its code.
func (f Form) Line(code string) (Line, bool) {
	for _, line := range f {
		if line.Code == code {
			return line, true
		}
	}
	return Line{}, false
}

const maxFormLines = 256

// check tells the first reason why no sheet could be laid out by this form.
func (f Form) check() error {
	if len(f) == 0 || len(f) > maxFormLines {
		return fmt.Errorf("form has %d lines, not 1 to %d", len(f), maxFormLines)
	}
	seen := map[string]bool{}
	for _, line := range f {
		if err := line.check(); err != nil {
			return fmt.Errorf("form line %q: %w", line.Code, err)
		}
		if seen[line.Code] {
			return fmt.Errorf("form line %q occurs twice", line.Code)
		}
		seen[line.Code] = true
	}
	return nil
}

func (line Line) check() error {
	switch {
	case !isCode(line.Code):
		return errors.New("a code is capital letters and digits, a letter first")
	case line.Type != TypeNumber && line.Type != TypeTime:
		return fmt.Errorf("type %q is unknown", line.Type)
	case !slices.Contains([]ListKind{ListNone, ListBox, ListMember, ListCandidate}, line.List):
		return fmt.Errorf("list %q is unknown", line.List)
	case line.Absent != AbsentFind && line.Absent != AbsentZero && line.Absent != AbsentSkip:
		return fmt.Errorf("absent %q is unknown", line.Absent)
	case !slices.Contains([]Role{RoleNone, RoleRegistered, RoleIssued, RoleValid, RoleInvalid}, line.AddsTo):
		return fmt.Errorf("total %q is unknown", line.AddsTo)
	case line.Type == TypeTime && (line.List != ListNone || line.AddsTo != RoleNone):
		return errors.New("a time is no list and adds to no total")
	case line.AddsTo == RoleValid && line.List != ListCandidate:
		return errors.New("only a list by candidate adds to valid")
	case line.List == ListCandidate && line.AddsTo != RoleValid && line.AddsTo != RoleNone:
		return fmt.Errorf("a list by candidate does not add to %s", line.AddsTo)
	}
	return nil
}

func isCode(text string) bool {
	for i := range len(text) {
		c := text[i]
		if !isUpper(c) && (i == 0 || !isDigit(c)) {
			return false
		}
	}
	return text != "" && len(text) <= maxNameLength
}

// isLabel keeps `b` free, because a formula writes it for "every label".
func isLabel(text string) bool {
	for i := range len(text) {
		c := text[i]
		if !isLower(c) && (i == 0 || (!isDigit(c) && c != '-')) {
			return false
		}
	}
	return text != "" && text != "b" && len(text) <= maxNameLength
}

const maxNameLength = 64

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func (b *Rulebook) readForm(t *table) (err error) {
	b.Form, err = readKeyed(t, "code", func(r *row) (Line, string) {
		line := Line{
			Code:     r.text("code"),
			Label:    r.label("label"),
			Part:     r.name("part"),
			Type:     LineType(r.oneOf("type", string(TypeNumber), string(TypeTime))),
			List:     ListKind(r.oneOf("list", "", string(ListBox), string(ListMember), string(ListCandidate))),
			Absent:   Absent(r.oneOf("absent", string(AbsentFind), string(AbsentZero), string(AbsentSkip))),
			AddsTo:   Role(r.oneOf("adds_to", "", string(RoleRegistered), string(RoleIssued), string(RoleValid), string(RoleInvalid))),
			Required: r.oneOf("required", "yes", "no") == "yes",
			Article:  r.text("article"),
			Status:   LineStatus(r.optional("status")),
		}
		if !slices.Contains([]LineStatus{"", StatusLaw, StatusDraft}, line.Status) {
			r.fault("status", "%q is not law or draft", line.Status)
		}
		if err := line.check(); err != nil {
			r.fault("code", "%q: %v", line.Code, err)
		}
		return line, line.Code
	})
	if err != nil {
		return err
	}
	if err := b.Form.check(); err != nil {
		return fmt.Errorf("form.tsv: %w", err)
	}
	return nil
}
