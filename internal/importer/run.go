package importer

import (
	"context"
	"crypto/ed25519"
	"crypto/sha256"
	"errors"
	"fmt"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/office"
	"urna/election/rulebook"
	"urna/election/source"
	"urna/internal/clerk"
	"urna/internal/desk"
)

// Import is what is brought in: a file, how to read it, and the rulebook that
// its election is transcribed under.
type Import struct {
	Origin  string
	Rules   string // text of the rulebook
	Profile *Profile
	Mapping act.Hash // SHA-256 of the profile
	File    *File
	From    string // where the file comes from
	Licence string
	// Progress is called now and then with the rows entered; it may be nil.
	Progress func(done, all int64)
}

// writing is an import under way.
type writing struct {
	Import
	clerk    *clerk.Clerk
	root     *desk.Device
	operator *desk.Device
	at       act.Time
	lists    string // the list of the form that candidates fill
	kind     string // of the act that a row enters by
}

// Run founds a ledger in a new folder and enters the file. It lets go of the
// rows as they enter: the file is used up.
func Run(dir string, i Import) error {
	rules, err := rulebook.Parse(i.Rules)
	if err != nil {
		return err
	}
	day, err := time.Parse(time.DateOnly, rules.Election.PollingDay)
	if err != nil {
		return fmt.Errorf("polling day: %w", err)
	}
	w := &writing{Import: i, at: act.Time(day.Unix()), kind: kindRow}
	w.lists = candidates(rules.Form)
	w.root = desk.NewDevice(desk.DemoSeed(i.Origin+" root"), office.Root)
	w.operator = desk.NewDevice(desk.DemoSeed(i.Origin+" importer"), officeImporter)
	clock := func() act.Time { return w.at }
	if err := w.found(dir, clock); err != nil {
		return err
	}
	if w.clerk, _, err = clerk.Open(dir, clock); err != nil {
		return err
	}
	err = w.all()
	return errors.Join(err, w.clerk.Close())
}

func (w *writing) found(dir string, clock func() act.Time) error {
	intake, own := desk.DemoSeed(w.Origin+" intake"), desk.DemoSeed(w.Origin+" ledger")
	keys := clerk.Keys{Intake: ed25519.NewKeyFromSeed(intake[:]), Ledger: ed25519.NewKeyFromSeed(own[:])}
	genesis := &office.Genesis{
		IntakeKey: act.Key(keys.Intake.Public().(ed25519.PublicKey)), LedgerKey: act.Key(keys.Ledger.Public().(ed25519.PublicKey)),
		Nature: office.NatureTranscription, Origin: w.Origin, PersonKey: sha256.Sum256(nil), Procedure: office.Procedure,
		RootKeys: []act.Key{w.root.Key()}, RootThreshold: 1, Rulebook: sha256.Sum256([]byte(w.Rules)),
	}
	submission, _, err := desk.Submit(act.Hash{}, desk.Statement{Kind: "office/genesis/1", Body: genesis},
		desk.Moment{Claimed: w.at, Seen: act.NothingSeen()}, w.root)
	if err != nil {
		return err
	}
	return clerk.Found(dir, submission, keys, clock)
}

// all enters everything in its order.
func (w *writing) all() error {
	for _, statement := range desk.Text(act.OfRulebook, w.Rules) {
		if _, err := w.enter(statement, w.root); err != nil {
			return err
		}
	}
	grant, err := desk.Grant(desk.AskFor(w.operator, w.clerk.Genesis(), "operator", ""))
	if err != nil {
		return err
	}
	if _, err := w.enter(grant, w.root); err != nil {
		return err
	}
	for _, statement := range desk.Text(act.OfTerritory, w.File.Text) {
		if _, err := w.enter(statement, w.operator); err != nil {
			return err
		}
	}
	w.File.Text = ""
	ballot := &candidacy.BallotSet{Candidates: w.Profile.ballot()}
	if _, err := w.enter(desk.Statement{Kind: "candidacy/ballot-set/1", Body: ballot}, w.operator); err != nil {
		return err
	}
	var files []act.Hash
	for _, opened := range w.opened() {
		file, err := w.enter(desk.Statement{Kind: "source/opened/1", Body: opened}, w.operator)
		if err != nil {
			return err
		}
		files = append(files, file)
	}
	if err := w.rows(files[0]); err != nil {
		return err
	}
	for i, printed := range w.Profile.sources() {
		for _, statement := range w.declared(i+1, printed) {
			if _, err := w.enter(statement, w.operator); err != nil {
				return err
			}
		}
	}
	return nil
}

// opened names the files: the one whose rows enter, then the one that names
// units, of which no row enters by itself.
func (i *Import) opened() []*source.Opened {
	files := []*source.Opened{{Content: i.File.Content, Name: i.File.Name, Rows: int64(len(i.File.Rows))}}
	if second := i.File.Names; second != nil {
		files = append(files, &source.Opened{Content: second.Content, Name: second.Name})
	}
	for _, f := range files {
		f.Licence, f.Origin, f.Profile = i.Licence, i.From, i.Mapping
	}
	return files
}

// sign makes the opened act of a statement. Its seen checkpoint is none: an
// importer works without waiting for what is published.
func (w *writing) sign(statement desk.Statement, device *desk.Device) ([]byte, error) {
	submission, _, err := desk.Submit(w.clerk.Genesis(), statement, desk.Moment{Claimed: w.at, Seen: act.NothingSeen()}, device)
	return submission, err
}

func (w *writing) enter(statement desk.Statement, device *desk.Device) (act.Hash, error) {
	submission, err := w.sign(statement, device)
	if err != nil {
		return act.Hash{}, fmt.Errorf("%s: %w", statement.Kind, err)
	}
	answer, err := w.clerk.Submit(context.Background(), submission)
	if err != nil {
		return act.Hash{}, fmt.Errorf("%s: %w", statement.Kind, err)
	}
	if answer.Refusal != nil {
		return act.Hash{}, fmt.Errorf("%s: %w", statement.Kind, answer.Refusal)
	}
	return answer.Hash, nil
}

// declared names a source of the profile and states what it prints: its totals,
// and its shares by their base.
func (w *writing) declared(number int, printed string) []desk.Statement {
	named := &source.Named{ID: fmt.Sprintf("totals-%d", number), Type: "official", Reached: "unread", Title: printed}
	all := []desk.Statement{{Kind: "source/named/1", Body: named}}
	state := func(body *source.Declared) {
		body.Sources, body.Stage, body.Unit = []string{named.ID}, "final", w.Profile.Nation
		all = append(all, desk.Statement{Kind: "source/declared/2", Body: body})
	}
	counts := &source.Declared{}
	for _, t := range w.Profile.Totals {
		if t.Source == printed {
			counts.Counts = append(counts.Counts, source.Count{Count: t.Value, Of: t.Of, Precision: "exact"})
		}
	}
	if len(counts.Counts) > 0 {
		state(counts)
	}
	for _, base := range totalNames {
		shares := &source.Declared{Base: base}
		for _, s := range w.Profile.Shares {
			if s.Source == printed && s.Base == base {
				shares.Shares = append(shares.Shares, source.Share{Of: s.figure(), Precision: "exact", Printed: s.Printed})
			}
		}
		if len(shares.Shares) > 0 {
			state(shares)
		}
	}
	return all
}

// figure is what a share is of, in the words of statements.
func (s Share) figure() string {
	if s.Of == "voted" && s.Base == "registered" {
		return "turnout"
	}
	return s.Of
}

// prepared is a row on its way: signed by one goroutine, opened by another.
type prepared struct {
	row        int64
	submission []byte
	opened     *act.Opened
	err        error
}

// rows signs the rows in their order, opens them side by side with the signing,
// and keeps a window of unanswered ones, so that no row waits for a disk alone.
func (w *writing) rows(file act.Hash) error {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	ready := make(chan prepared, 256)
	go w.prepare(ctx, file, ready)
	var window []clerk.Pending
	var done int64
	for p := range ready {
		if p.err != nil {
			return fmt.Errorf("%s row %d: %w", w.File.Name, p.row, p.err)
		}
		pending, err := w.clerk.Begin(ctx, p.opened)
		if err != nil {
			return err
		}
		if window = append(window, pending); len(window) < 2048 {
			continue
		}
		if err := w.answers(window[:1024], &done); err != nil {
			return err
		}
		window = append(window[:0], window[1024:]...)
	}
	return w.answers(window, &done)
}

func (w *writing) answers(window []clerk.Pending, done *int64) error {
	for _, pending := range window {
		row := w.File.Rows[*done]
		answer, err := pending.Wait()
		if err != nil {
			return fmt.Errorf("%s row %d: %w", w.File.Name, row.Line, err)
		}
		if answer.Refusal != nil {
			return fmt.Errorf("%s row %d: %w", w.File.Name, row.Line, answer.Refusal)
		}
		w.File.Rows[*done].Numbers = nil // entered: the ledger has them
		*done++
	}
	if w.Progress != nil {
		w.Progress(*done, int64(len(w.File.Rows)))
	}
	return nil
}

func (w *writing) prepare(ctx context.Context, file act.Hash, ready chan<- prepared) {
	defer close(ready)
	signed := make(chan prepared, 256)
	go func() {
		defer close(signed)
		for i := range w.File.Rows {
			submission, err := w.sign(w.statement(file, &w.File.Rows[i]), w.operator)
			select {
			case signed <- prepared{row: w.File.Rows[i].Line, submission: submission, err: err}:
			case <-ctx.Done():
				return
			}
			if err != nil {
				return
			}
		}
	}()
	for p := range signed {
		if p.err == nil {
			opened, refusal := act.Open(p.submission, election.Body)
			if p.opened = opened; refusal != nil {
				p.err = refusal
			}
		}
		select {
		case ready <- p:
		case <-ctx.Done():
			return
		}
	}
}

// statement is one row as the act it enters by.
func (w *writing) statement(file act.Hash, row *Row) desk.Statement {
	lines, lists := map[string]int64{}, map[string]map[string]int64{w.lists: {}}
	for i, n := range row.Numbers {
		switch {
		case n == Blank:
		case i < len(w.Profile.Lines):
			lines[w.Profile.Lines[i].Code] = n
		default:
			lists[w.lists][w.Profile.Candidates[i-len(w.Profile.Lines)].Code] = n
		}
	}
	if w.kind == kindBeside {
		return desk.Statement{Kind: w.kind, Body: &source.RowBeside{File: file, Lines: lines, Lists: lists, Row: row.Line, Station: row.Station}}
	}
	return desk.Statement{Kind: w.kind, Body: &source.Row{File: file, Lines: lines, Lists: lists, Row: row.Line, Station: row.Station}}
}

// Prove holds the sums of a transcription to the figures its profile states.
func Prove(s *election.State, p *Profile) ([]Comparison, error) {
	return Compare(s.Results.Layout(), s.Results.Unit(0).Sum, p)
}
