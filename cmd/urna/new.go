package main

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"urna/election/act"
	"urna/election/office"
	"urna/election/rulebook"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/sim"
)

// founding is what a new election is founded with.
type founding struct{ election, rulebook, origin, nature, root string }

func runNew(t *terminal, args []string) error {
	var f founding
	plain, err := t.parse("new", args, func(set *flag.FlagSet) {
		set.StringVar(&f.election, "election", "", "practice: found the practice election, ready for the first protocol")
		set.StringVar(&f.rulebook, "rulebook", "", "folder of the rulebook's tables")
		set.StringVar(&f.origin, "origin", "", "name of the ledger, such as votes.example.org/2026")
		set.StringVar(&f.nature, "nature", office.NatureLive, "live, practice, reconstruction or transcription")
		set.StringVar(&f.root, "root", "", "file for the new root key (default: DIR/keys/root.key; keep it elsewhere)")
	})
	if err != nil {
		return err
	}
	if len(plain) != 1 {
		return misusef("name one folder, got %d", len(plain))
	}
	dir := plain[0]
	switch {
	case f.election == "practice":
		s, err := sim.FoundPractice(dir)
		if err != nil {
			return err
		}
		hash := s.Clerk.Genesis()
		if err := s.Clerk.Close(); err != nil {
			return err
		}
		return t.foundedText(dir, hash)
	case f.election != "":
		return misusef("--election: %q is not bundled; there is practice", f.election)
	case f.rulebook == "" || f.origin == "":
		return misusef("want --rulebook and --origin, or --election practice")
	}
	rules, err := sim.Tables(os.DirFS(f.rulebook))
	if err != nil {
		return err
	}
	hash, err := foundElection(dir, f, rules)
	if err != nil {
		return err
	}
	return t.foundedText(dir, hash)
}

// foundElection founds an election with fresh keys and adopts its rulebook.
func foundElection(dir string, f founding, rules string) (act.Hash, error) {
	if _, err := rulebook.Parse(rules); err != nil {
		return act.Hash{}, err
	}
	if _, err := os.Stat(filepath.Join(dir, "keys")); !errors.Is(err, fs.ErrNotExist) {
		return act.Hash{}, fmt.Errorf("%s holds keys already: an election is founded once", dir)
	}
	if f.root == "" {
		f.root = filepath.Join(dir, "keys", "root.key")
	}
	root, err := desk.CreateDevice(f.root, desk.NewSecret(), office.Root)
	if err != nil {
		return act.Hash{}, err
	}
	intake, own := desk.NewSecret(), desk.NewSecret()
	keys := clerk.Keys{Intake: ed25519.NewKeyFromSeed(intake[:]), Ledger: ed25519.NewKeyFromSeed(own[:])}
	person := desk.NewSecret()
	if err := desk.WriteSecret(filepath.Join(dir, "keys", "person.key"), person); err != nil {
		return act.Hash{}, err
	}
	genesis := &office.Genesis{
		IntakeKey: act.Key(keys.Intake.Public().(ed25519.PublicKey)), LedgerKey: act.Key(keys.Ledger.Public().(ed25519.PublicKey)),
		Nature: f.nature, Origin: f.origin, PersonKey: sha256.Sum256(person[:]), Procedure: office.Procedure,
		RootKeys: []act.Key{root.Key()}, RootThreshold: 1, Rulebook: sha256.Sum256([]byte(rules)),
	}
	submission, hash, err := desk.Submit(act.Hash{}, desk.Statement{Kind: "office/genesis/1", Body: genesis},
		desk.Moment{Claimed: wallClock(), Seen: act.NothingSeen()}, root)
	if err != nil {
		return act.Hash{}, err
	}
	if err := clerk.Found(dir, submission, keys, wallClock); err != nil {
		return act.Hash{}, err
	}
	return hash, adopt(dir, root, rules)
}

// adopt brings the rulebook in, signed by the root key.
func adopt(dir string, root *desk.Device, rules string) error {
	c, _, err := clerk.Open(dir, wallClock)
	if err != nil {
		return err
	}
	for _, statement := range desk.Text(act.OfRulebook, rules) {
		if err := enter(c, statement, root); err != nil {
			return errors.Join(err, c.Close())
		}
	}
	return c.Close()
}

// enter signs a statement and has it entered; a refusal is an error.
func enter(c *clerk.Clerk, statement desk.Statement, devices ...*desk.Device) error {
	p := c.Published()
	at := desk.Moment{Claimed: wallClock(), Seen: act.Seen{Root: act.Hash(p.Head.Root), Size: p.Head.Size}}
	submission, _, err := desk.Submit(c.Genesis(), statement, at, devices...)
	if err != nil {
		return err
	}
	answer, err := c.Submit(context.Background(), submission)
	if err != nil {
		return err
	}
	if answer.Refusal != nil {
		return fmt.Errorf("%s: %w", statement.Kind, answer.Refusal)
	}
	return nil
}

func (t *terminal) foundedText(dir string, hash act.Hash) error {
	if t.json {
		return t.print(map[string]string{"genesis": hash.String(), "ledger": dir})
	}
	t.printf("founded in %s\ngenesis %s\n", dir, hash)
	t.printf("%s\n", strings.TrimSpace(`
Publish the genesis hash widely: it names the election. Move keys/root.key and
keys/person.key off this machine, if they are there; serving needs neither.`))
	return nil
}
