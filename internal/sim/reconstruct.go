package sim

import (
	"cmp"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/office"
	"urna/election/rulebook"
	"urna/election/territory"
	"urna/internal/desk"
	kz2005 "urna/jurisdiction/kz/2005"
)

// Kazakhstan2005Origin is the first line of the checkpoints of the bundled
// reconstruction.
const Kazakhstan2005Origin = "reconstruction.urna.example/kz-2005"

// Kazakhstan2005Root is the root of the reconstruction: whoever builds it has it.
// It changes only with its tables or with a new procedure.
const Kazakhstan2005Root = "b6140b1e8d11b1b94fcd8942f4d622c2fc440bae4eb992f0b4a0aa41fa3d8340"

// founding2005 is the day before the Constitutional Council spoke, 2005-08-18
// 03:00 UTC; ballot2005 the day on which the term of registration ends, 2005-10-25
// 12:00 UTC.
const (
	founding2005 act.Time = 1124334000
	ballot2005   act.Time = 1130241600
)

// reconstruction is the bundled election under way.
type reconstruction struct {
	*Stage
	rules      *rulebook.Rulebook
	country    *country
	stations   []generated
	statements []planned // of sources, in the order of their times
	midnight   act.Time  // 00:00 of polling day, Astana
}

// Kazakhstan2005 builds the reconstruction of the election of 4 December 2005 in
// a new folder: the law as it is bundled, what sources state as their
// statements, and a generated protocol for every station, typed twice and filed
// by demo offices. The same program gives the same root on every machine.
func Kazakhstan2005(dir string) error {
	r, err := found2005(dir)
	if err != nil {
		return fmt.Errorf("reconstruction of 2005: %w", err)
	}
	if err := r.play(); err != nil {
		return errors.Join(fmt.Errorf("reconstruction of 2005: %w", err), r.Clerk.Close())
	}
	return r.Clerk.Close()
}

// prepared2005 reads the law under a rulebook text, and the country.
func prepared2005(text string) (*reconstruction, error) {
	rules, err := rulebook.Parse(text)
	if err != nil {
		return nil, err
	}
	day, err := time.Parse(time.DateOnly, rules.Election.PollingDay)
	if err != nil {
		return nil, err
	}
	c, err := readCountry(kz2005.Files)
	return &reconstruction{rules: rules, country: c, midnight: act.Time(day.Unix() - 60*rules.Election.OffsetMinutes)}, err
}

// found2005 generates the stations, founds the election and adopts its rulebook.
func found2005(dir string) (*reconstruction, error) {
	text, err := Tables(kz2005.Files)
	if err != nil {
		return nil, err
	}
	r, err := prepared2005(text)
	if err != nil {
		return nil, err
	}
	r.stations = r.country.stations()
	root := desk.NewDevice(desk.DemoSeed("kz-2005 root"), office.Root)
	genesis := &office.Genesis{
		Nature: office.NatureReconstruction, Origin: Kazakhstan2005Origin, Rulebook: sha256.Sum256([]byte(text)),
	}
	r.Stage, err = foundOn(dir, genesis, root, stageKeys{DemoKeys("kz-2005"), &Clock{now: founding2005}})
	if err != nil {
		return nil, err
	}
	r.seed, r.prefix = "kz-2005", "kz-2005 "
	if err := r.text(act.OfRulebook, text, root); err != nil {
		return nil, errors.Join(err, r.Clerk.Close())
	}
	return r, nil
}

// play enters the whole election in its order.
func (r *reconstruction) play() error {
	if err := r.pour(context.Background(), act.NothingSeen(), r.founding); err != nil {
		return err
	}
	seen, err := r.publish()
	if err != nil {
		return err
	}
	if err := r.pour(context.Background(), seen, r.night); err != nil {
		return err
	}
	_, err = r.publish()
	return err
}

// publish has all entries published and returns the checkpoint.
func (r *reconstruction) publish() (act.Seen, error) {
	if err := r.Clerk.Catch(context.Background()); err != nil {
		return act.Seen{}, err
	}
	head := r.Clerk.Published().Head
	return act.Seen{Root: act.Hash(head.Root), Size: head.Size}, nil
}

// founding plans what stands before polling day: offices, territory, sources and
// what is generated, then the procedure, and with the ballot what sources state of
// no moment of the script, such as 1999.
func (r *reconstruction) founding(yield func(planned) bool) {
	all := r.offices()
	for _, step := range []struct {
		at   act.Time
		plan func() ([]planned, error)
	}{{founding2005, r.sources}, {founding2005, r.generated}, {0, r.procedure}, {ballot2005, r.ballot}, {ballot2005, r.undated}} {
		more, err := step.plan()
		if err != nil {
			panic("sim: a bundled table cannot be read: " + err.Error())
		}
		all = append(all, r.dated(more, step.at)...)
	}
	slices.SortStableFunc(all, func(a, b planned) int { return cmp.Compare(a.at, b.at) })
	for _, p := range all {
		if !yield(p) {
			return
		}
	}
}

// dated gives a time to what has none of its own.
func (r *reconstruction) dated(all []planned, at act.Time) []planned {
	for i := range all {
		all[i].at = max(all[i].at, at)
	}
	return all
}

// offices delegates the demo keys: the central commission and the archive by
// the founders, a territorial commission for each unit by the central one.
func (r *reconstruction) offices() []planned {
	root := r.devices["root root"]
	var all []planned
	for _, role := range []string{"chair", "secretary", "operator", "registrar"} {
		all = append(all, r.granted(root, "central", role))
	}
	all = append(all, r.granted(root, "archive", "archivist"))
	for _, statement := range desk.Text(act.OfTerritory, r.territory()) {
		all = append(all, planned{statement: statement, devices: []*desk.Device{r.device("central", "operator")}})
	}
	for _, unit := range r.country.units {
		if unit["kind"] == kindAbroad {
			continue // filed by the unit of the ministry's seat
		}
		for _, role := range []string{"chair", "secretary", "typist-1", "typist-2"} {
			all = append(all, r.granted(r.device("central", "registrar"), "territorial/"+unit["id"], role))
		}
	}
	for _, o := range r.bodies() {
		all = append(all, r.granted(root, o.office, o.role))
	}
	return r.dated(all, founding2005)
}

func (r *reconstruction) granted(by *desk.Device, name, role string) planned {
	return planned{statement: r.delegation(name, role), devices: []*desk.Device{by}}
}

// territory is the text of units, stations and electronic channels.
func (r *reconstruction) territory() string {
	var text strings.Builder
	text.WriteString(territory.Header())
	text.WriteString(territory.Row("unit", "KZ", "", territory.Name{Default: "Kazakhstan", KK: "Қазақстан", RU: "Казахстан"}))
	for _, unit := range r.country.units {
		name := territory.Name{Default: unit["name_en"], KK: unit["name_kk"], RU: unit["name_ru"]}
		text.WriteString(territory.Row("unit", unit["id"], unit["parent"], name))
	}
	for i := range r.stations {
		st := &r.stations[i]
		text.WriteString(territory.Row("station", st.id, r.country.units[st.unit]["id"], territory.Name{Default: st.id}))
		if st.electronic {
			text.WriteString(territory.Row("channel", "electronic", st.id, territory.Name{}))
		}
	}
	return text.String()
}

func (r *reconstruction) ballot() ([]planned, error) {
	rows, err := readTable(kz2005.Files, "ballot.tsv")
	body := &candidacy.BallotSet{}
	for _, row := range rows {
		body.Candidates = append(body.Candidates, candidacy.Candidate{ID: row["id"], Name: row["name"], KK: row["name_kk"], RU: row["name_ru"]})
	}
	signers := []*desk.Device{r.device("central", "chair"), r.device("central", "secretary")}
	return []planned{{statement: desk.Statement{Kind: "candidacy/ballot-set/1", Body: body}, devices: signers}}, err
}
