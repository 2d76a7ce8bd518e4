package sim

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"path"

	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/office"
	"urna/election/rulebook"
	"urna/election/territory"
	"urna/internal/desk"
	"urna/jurisdiction/practice"
)

// PracticeOrigin is the first line of the practice election's checkpoints.
const PracticeOrigin = "practice.urna.example/sunland"

// PracticeRoot is the root of the practice election after its night: whoever
// plays the same script has it. It changes only with a new procedure.
const PracticeRoot = "3a812f4c2f0007bd8eddf782b83040aa5f23c29123233249516a1335379618c1"

// practiceBegins is the scripted moment of founding, 2026-02-02 06:00 UTC.
const practiceBegins act.Time = 1770012000

// FoundPractice founds the practice election in a new folder, up to the point
// where polling stations can file: rulebook, territory, offices, ballot.
func FoundPractice(dir string) (*Stage, error) {
	rules, err := Tables(practice.Files)
	if err != nil {
		return nil, err
	}
	clock := &Clock{now: practiceBegins}
	root := desk.NewDevice(desk.DemoSeed("root"), office.Root)
	genesis := &office.Genesis{Nature: office.NaturePractice, Origin: PracticeOrigin, Rulebook: sha256.Sum256([]byte(rules))}
	s, err := foundOn(dir, genesis, root, stageKeys{DemoKeys("practice"), clock})
	if err != nil {
		return nil, err
	}
	s.seed = "sunland"
	if err := s.found(root, rules); err != nil {
		return nil, fmt.Errorf("practice election: %w", err)
	}
	return s, nil
}

// Tables joins the tables of a jurisdiction into the text of its rulebook.
func Tables(files fs.FS) (string, error) {
	tables := map[string]string{}
	for _, name := range rulebook.TableNames() {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return "", fmt.Errorf("rulebook: %w", err)
		}
		tables[name] = string(data)
	}
	chapters, err := fs.Glob(files, "law/*.tsv")
	if err != nil {
		return "", fmt.Errorf("rulebook: %w", err)
	}
	for _, file := range chapters {
		data, err := fs.ReadFile(files, file)
		if err != nil {
			return "", fmt.Errorf("rulebook: %w", err)
		}
		tables[path.Base(file)] = string(data)
	}
	return rulebook.Join(tables), nil
}

func (s *Stage) found(root *desk.Device, rules string) error {
	if err := s.text(act.OfRulebook, rules, root); err != nil {
		return err
	}
	for _, o := range demoRoles {
		if o.kind != "central" && s.state().Territory == nil {
			if err := s.text(act.OfTerritory, practiceTerritory(), s.device("central", "operator")); err != nil {
				return err
			}
		}
		if err := s.delegateAll(root, o.kind, o.place, o.roles); err != nil {
			return err
		}
	}
	ballot := &candidacy.BallotSet{Candidates: []candidacy.Candidate{
		{ID: "aliya", Name: "Aliya Sample", KK: "Әлия Үлгі", RU: "Алия Пример"},
		{ID: "bolat", Name: "Bolat Specimen", KK: "Болат Мысал", RU: "Болат Образец"},
		{ID: "clara", Name: "Clara Example", KK: "Клара Нұсқа", RU: "Клара Шаблон"},
	}}
	_, err := s.file(desk.Statement{Kind: "candidacy/ballot-set/1", Body: ballot}, s.device("central", "chair"), s.device("central", "secretary"))
	return err
}

// delegateAll binds the demo keys of one office, by the office above it.
func (s *Stage) delegateAll(root *desk.Device, kind, place string, roles []string) error {
	name, by := kind+"/"+place, root
	switch kind {
	case "central":
		name = kind
	case "territorial":
		by = s.device("central", "registrar")
	case "precinct":
		index, _ := s.state().Territory.Station(place)
		unit := s.state().Territory.Units[s.state().Territory.Stations[index].Unit].ID
		by = s.device("territorial/"+unit, "chair")
	}
	for _, role := range roles {
		if err := s.delegate(by, name, role); err != nil {
			return err
		}
	}
	return nil
}

// text brings a large text in by parts and closes it.
func (s *Stage) text(of, text string, by *desk.Device) error {
	for _, statement := range desk.Text(of, text) {
		if _, err := s.file(statement, by); err != nil {
			return err
		}
	}
	return nil
}

func practiceTerritory() string {
	text := territory.Header()
	text += territory.Row("unit", "sunland", "", territory.Name{Default: "Sunland", KK: "Күнелі", RU: "Солнечная страна"})
	text += territory.Row("unit", "north", "sunland", territory.Name{Default: "North", KK: "Солтүстік", RU: "Север"})
	text += territory.Row("unit", "south", "sunland", territory.Name{Default: "South", KK: "Оңтүстік", RU: "Юг"})
	for _, st := range []struct{ id, unit, en, kk, ru string }{
		{"101", "north", "School", "Мектеп", "Школа"},
		{"102", "north", "Library", "Кітапхана", "Библиотека"},
		{"103", "north", "Theatre", "Театр", "Театр"},
		{"201", "south", "Hospital", "Аурухана", "Больница"},
		{"202", "south", "Railway station", "Вокзал", "Вокзал"},
	} {
		text += territory.Row("station", st.id, st.unit, territory.Name{Default: st.en, KK: st.kk, RU: st.ru})
	}
	return text
}
