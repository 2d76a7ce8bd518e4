package desk

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"

	"urna/election"
	"urna/election/act"
	"urna/election/office"
	"urna/election/results"
	"urna/election/territory"
)

// Parts makes the statements that bring a large text in.
func Parts(of, text string) []Statement {
	var all []Statement
	for rest, number := text, int64(1); rest != ""; number++ {
		size := min(len(rest), act.MaxPart)
		for size < len(rest) && rest[size]&0xC0 == 0x80 {
			size-- // a part is text: it does not end inside a character
		}
		all = append(all, Statement{Kind: "act/part/1", Body: &act.Part{Number: number, Of: of, Text: rest[:size]}})
		rest = rest[size:]
	}
	return all
}

// Request is what the holder of a new key hands to the office that delegates
// it: nothing in it is secret.
type Request struct {
	Key        act.Key `json:"key"`
	Office     string  `json:"office"`
	Person     string  `json:"person"`
	Possession string  `json:"possession"`
	Role       string  `json:"role"`
}

// AskFor makes the request of a device for a role in its office.
func AskFor(d *Device, genesis act.Hash, role, person string) Request {
	proof := act.ProvePossession(d.private, genesis, d.office)
	return Request{Key: d.Key(), Office: d.office, Person: person, Role: role, Possession: act.FormatSignature(proof)}
}

// Grant makes the statement that delegates what a request asks for.
func Grant(r Request) (Statement, error) {
	proof, err := act.ParseSignature(r.Possession)
	if err != nil {
		return Statement{}, fmt.Errorf("request: %w", err)
	}
	return Statement{Kind: "office/delegated/1", Body: &office.Delegated{
		Key: r.Key, Office: r.Office, Person: r.Person, Possession: proof, Role: r.Role,
	}}, nil
}

// NewSecret draws 32 random bytes, for a seed or a salt.
func NewSecret() [32]byte {
	var secret [32]byte
	// rand.Read never fails: it ends the process instead.
	_, _ = rand.Read(secret[:])
	return secret
}

// ReadBody fills a body from JSON as people write it, in any order and spacing;
// fields, types and limits are those of the kind.
func ReadBody(data []byte, body act.Body) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var value any
	if err := d.Decode(&value); err != nil {
		return fmt.Errorf("JSON: %w", err)
	}
	if d.More() {
		return fmt.Errorf("JSON: more than one value")
	}
	var out bytes.Buffer
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return fmt.Errorf("JSON: %w", err)
	}
	if refusal := act.Read(bytes.TrimSuffix(out.Bytes(), []byte{'\n'}), body); refusal != nil {
		return refusal
	}
	return nil
}

// Text makes the statements that bring a large text in and close it.
func Text(of, text string) []Statement {
	all := Parts(of, text)
	hash, count := act.Hash(sha256.Sum256([]byte(text))), int64(len(all))
	if of == act.OfRulebook {
		return append(all, Statement{Kind: "rulebook/adopted/1", Body: &election.RulebookAdopted{Parts: count, Text: hash}})
	}
	return append(all, Statement{Kind: "territory/adopted/1", Body: &territory.Adopted{Parts: count, Text: hash}})
}

// ReadSheet fills a draft's numbers from JSON {"lines":{…},"lists":{…}}.
func ReadSheet(data []byte, draft *Draft) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	var sheet struct {
		Lines map[string]int64            `json:"lines"`
		Lists map[string]map[string]int64 `json:"lists"`
	}
	if err := d.Decode(&sheet); err != nil {
		return fmt.Errorf("sheet: %w", err)
	}
	draft.Lines, draft.Lists = sheet.Lines, sheet.Lists
	return nil
}

// Signed is a member of the commission who signed the paper.
func Signed(role string) results.Member { return results.Member{Role: role, Stance: "signed"} }

// WriteSecret keeps a secret in a private file, which must not be there yet.
func WriteSecret(path string, secret [32]byte) error {
	if _, err := os.Stat(path); err == nil {
		return fmt.Errorf("%s exists already", path)
	}
	return writeFile(path, fmt.Appendf(nil, "%x\n", secret))
}
