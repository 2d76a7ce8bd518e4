package registrar

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"

	"urna/election/act"
	"urna/election/candidacy"
	"urna/internal/desk"
)

const (
	answerSchema = "urna/signer-answer/1"
	mostAnswer   = 4 << 20 // bytes
	mostLeaves   = 1000
	mostPath     = 64 // hashes
	mostID       = 40 // bytes, as in the acts
)

// What an answer can lack beyond what [candidacy.Asked.Check] asks for.
const (
	ShortOfElection candidacy.Shortfall = "election"
	ShortOfSheets   candidacy.Shortfall = "sheets"
	ShortOfOpening  candidacy.Shortfall = "opening"
)

// Answer is the registrar's answer to one voter, for the sheets with one root. It does
// not hold the voter's number.
type Answer struct {
	Genesis       act.Hash
	Nominee, Unit string
	Root          act.Hash
	candidacy.Answer
	Openings []Opening // of the leaf at the same place of the list; empty for others' leaves
}

// About names what an answer is about.
type About struct {
	Genesis       act.Hash
	Nominee, Unit string
}

// Answer answers the voter who has a number.
func (b *Book) Answer(key *Key, about About, number string) (*Answer, error) {
	signature, err := key.Sign(about.Genesis, number)
	if err != nil {
		return nil, err
	}
	a := &Answer{Genesis: about.Genesis, Nominee: about.Nominee, Unit: about.Unit, Root: b.lookup.Root(), Answer: b.lookup.Answer(signature)}
	tag := candidacy.Tag(signature)
	for i := range a.Leaves {
		var o Opening
		if a.Leaves[i].Leaf.Tag == tag {
			o = b.places[a.Leaves[i].Place].Opening
		}
		a.Openings = append(a.Openings, o)
	}
	return a, nil
}

// Used is where a number was used: the place of the leaf, the sheet and the line.
type Used struct {
	Place int64  `json:"place"`
	Sheet string `json:"sheet"`
	Line  string `json:"line"`
}

// Check gives every place where the number was used, or the [candidacy.Shortfall] for
// which the answer shows nothing.
func (a *Answer) Check(asked *candidacy.Asked) ([]Used, error) {
	switch {
	case a.Genesis != asked.Genesis:
		return nil, ShortOfElection
	case a.Root != asked.Root:
		return nil, ShortOfSheets
	}
	leaves, err := asked.Check(&a.Answer)
	if err != nil {
		return nil, err
	}
	used := []Used{}
	tag := candidacy.Tag(a.Signature)
	for i := range a.Leaves {
		leaf, opening := &a.Leaves[i], &a.Openings[i]
		switch own := leaf.Leaf.Tag == tag; {
		case own && (opening.Sheet == "" || opening.cell() != leaf.Leaf.Cell), !own && *opening != Opening{}:
			return nil, ShortOfOpening
		case own:
			used = append(used, Used{leaf.Place, opening.Sheet, opening.Line})
		}
	}
	if len(used) != len(leaves) {
		panic(fmt.Sprintf("registrar: %d leaves of the voter and %d openings", len(leaves), len(used)))
	}
	return used, nil
}

// Why says in words why an answer shows nothing.
func Why(s candidacy.Shortfall) string {
	switch s {
	case ShortOfElection:
		return "it is of another election"
	case ShortOfSheets:
		return "its root is not that of sheets that were filed for the nominee in the unit"
	case ShortOfOpening:
		return "sheet and line of a signature are not those that the leaf was closed with"
	}
	return s.Error()
}

// answerForm is an answer as a file has it: canonical JSON, as acts have it.
type answerForm struct {
	genesis   act.Hash
	leaves    []leafForm
	nominee   string
	root      act.Hash
	schema    string
	signature string
	unit      string
}

type leafForm struct {
	cell  act.Hash
	line  string
	path  string // 64 hexadecimal digits for each hash
	place int64
	salt  act.Hash
	sheet string
	tag   act.Hash
}

// Fields lists genesis to unit.
func (f *answerForm) Fields(c *act.Codec) {
	c.Hash("genesis", &f.genesis)
	act.List(c, "leaves", &f.leaves, mostLeaves, func(c *act.Codec, l *leafForm) {
		c.Hash("cell", &l.cell)
		c.Text("line", &l.line, mostPlace)
		c.Text("path", &l.path, mostPath*64)
		c.Integer("place", &l.place, 0, act.MaxInteger)
		c.Hash("salt", &l.salt)
		c.Text("sheet", &l.sheet, mostPlace)
		c.Hash("tag", &l.tag)
	})
	c.Text("nominee", &f.nominee, mostID)
	c.Hash("root", &f.root)
	c.Text("schema", &f.schema, mostID)
	c.Text("signature", &f.signature, 1024)
	c.Text("unit", &f.unit, mostID)
}

// Write writes the answer, one line of canonical JSON.
func (a *Answer) Write() ([]byte, error) {
	f := answerForm{
		genesis: a.Genesis, nominee: a.Nominee, root: a.Root, schema: answerSchema,
		signature: base64.StdEncoding.EncodeToString(a.Signature), unit: a.Unit,
	}
	for i, s := range a.Leaves {
		var path strings.Builder
		for _, hash := range s.Path {
			path.WriteString(hash.String())
		}
		o := &a.Openings[i]
		f.leaves = append(f.leaves, leafForm{s.Leaf.Cell, o.Line, path.String(), s.Place, o.Salt, o.Sheet, s.Leaf.Tag})
	}
	data, refusal := act.Write(&f)
	if refusal != nil {
		return nil, fmt.Errorf("answer: %w", refusal)
	}
	return append(data, '\n'), nil
}

// ReadAnswer reads the file of an answer, which a stranger wrote.
func ReadAnswer(path string) (*Answer, error) {
	data, err := readBounded(path, mostAnswer)
	if err != nil {
		return nil, err
	}
	return ParseAnswer(data)
}

// ParseAnswer reads an answer, its fields in any order and spacing.
func ParseAnswer(data []byte) (*Answer, error) {
	var f answerForm
	if err := desk.ReadBody(data, &f); err != nil {
		return nil, fmt.Errorf("answer: %w", err)
	}
	if f.schema != answerSchema {
		return nil, act.Refuse("answer.schema", "schema", f.schema, answerSchema)
	}
	signature, err := base64.StdEncoding.Strict().DecodeString(f.signature)
	if err != nil || strings.ContainsAny(f.signature, "\r\n") {
		return nil, act.Refuse("answer.signature", "signature", f.signature, "base64")
	}
	a := &Answer{Genesis: f.genesis, Nominee: f.nominee, Unit: f.unit, Root: f.root}
	a.Signature = signature
	for i := range f.leaves {
		if err := a.add(&f.leaves[i]); err != nil {
			return nil, err
		}
	}
	return a, nil
}

func (a *Answer) add(l *leafForm) error {
	s := candidacy.Shown{Place: l.place, Leaf: candidacy.Leaf{Tag: l.tag, Cell: l.cell}}
	if len(l.path)%64 != 0 {
		return act.Refuse("answer.path", "leaves[].path", len(l.path), "64 digits for each hash")
	}
	for digits := range slices.Chunk([]byte(l.path), 64) {
		hash, err := act.ParseHash(string(digits))
		if err != nil {
			return act.Refuse("answer.path", "leaves[].path", string(digits), "lower-case hexadecimal digits")
		}
		s.Path = append(s.Path, hash)
	}
	o := Opening{l.salt, l.sheet, l.line}
	if (o != Opening{}) && !(goodPlace(o.Sheet) && goodPlace(o.Line)) {
		return act.Refuse("answer.place", "leaves[].sheet", l.sheet+" / "+l.line, placeLimit)
	}
	a.Leaves, a.Openings = append(a.Leaves, s), append(a.Openings, o)
	return nil
}
