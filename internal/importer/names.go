package importer

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Join is a column that the second file adds to the rows of the first.
type Join struct {
	Name         string // of the new column
	Column       string // of the second file
	By           []Pair // columns of the first file and of the second that must agree
	Where, Value string // only rows of the second file in which a column holds a value
	Missing      bool   // where the second file has no row the new column is blank
}

// Pair is a column of the first file and one of the second.
type Pair struct{ First, Second string }

func (p *Profile) addJoin(r statement) error {
	if p.join(r.argument) != nil {
		return fmt.Errorf("join %q: want a new name", r.argument)
	}
	p.Joins = append(p.Joins, Join{Name: r.argument, Column: r.name})
	return nil
}

// join finds a join by the name of its new column, nil for none.
func (p *Profile) join(name string) *Join {
	for i := range p.Joins {
		if p.Joins[i].Name == name {
			return &p.Joins[i]
		}
	}
	return nil
}

func (p *Profile) joinBy(r statement) error {
	return p.joined(r, func(j *Join, left, right string) { j.By = append(j.By, Pair{left, right}) })
}

func (p *Profile) joinWhere(r statement) error {
	return p.joined(r, func(j *Join, left, right string) { j.Where, j.Value = left, right })
}

func (p *Profile) joinMissing(r statement) error {
	j := p.join(r.argument)
	if j == nil {
		return fmt.Errorf("%s %q: no join of that name stands above", r.word, r.argument)
	}
	return flag(&j.Missing, r.name, "blank")
}

// joined sets the two sides of what a row says of a join.
func (p *Profile) joined(r statement, set func(j *Join, left, right string)) error {
	j := p.join(r.argument)
	left, right, ok := strings.Cut(r.name, "=")
	switch {
	case j == nil:
		return fmt.Errorf("%s %q: no join of that name stands above", r.word, r.argument)
	case !ok || left == "":
		return fmt.Errorf("%s %s: %q, want two sides of =", r.word, r.argument, r.name)
	}
	set(j, left, right)
	return nil
}

func (p *Profile) checkJoins() error {
	for _, j := range p.Joins {
		if len(j.By) == 0 {
			return fmt.Errorf("profile: join %s: want join-by: the columns that must agree", j.Name)
		}
	}
	return nil
}

// names is the second file: for each join its values by the cells that lead there.
type names struct {
	*table
	profile *Profile
	rows    int64
	values  []map[string]string
	places  []joinPlaces
}

// joinPlaces are the columns of the second file that a join reads.
type joinPlaces struct {
	column, where int // where is -1 for every row
	by            []int
}

// readNames reads the second file whole.
func readNames(path string, p *Profile) (*names, error) {
	t, err := openTable(path, p.Names)
	if err != nil {
		return nil, err
	}
	n := &names{table: t, profile: p}
	if err := n.all(); err != nil {
		_ = t.file.Close() // nothing was written
		return nil, err
	}
	return n, t.end()
}

func (n *names) all() error {
	for _, j := range n.profile.Joins {
		if err := n.place(j); err != nil {
			return err
		}
	}
	for {
		cells, line, err := n.row()
		switch {
		case errors.Is(err, io.EOF):
			return nil
		case err != nil:
			return n.refused(line, err)
		case len(cells) != len(n.heading):
			return n.cellsMissing(cells, line)
		}
		n.rows++
		for i := range n.places {
			if err := n.put(i, cells, line); err != nil {
				return err
			}
		}
	}
}

func (n *names) place(j Join) error {
	p := joinPlaces{where: -1}
	places := []*int{&p.column}
	columns := []string{j.Column}
	if j.Where != "" {
		places, columns = append(places, &p.where), append(columns, j.Where)
	}
	p.by = make([]int, len(j.By))
	for i, pair := range j.By {
		places, columns = append(places, &p.by[i]), append(columns, pair.Second)
	}
	for i, column := range columns {
		if *places[i] = slices.Index(n.heading, column); *places[i] < 0 {
			return Refused{{n.name, int64(n.format.Heading), column, "", "the join " + j.Name + " reads this column, and no heading says so"}}
		}
	}
	n.places, n.values = append(n.places, p), append(n.values, map[string]string{})
	return nil
}

// put keeps one value; two for the same cells are refused.
func (n *names) put(i int, cells []string, line int64) error {
	p := n.places[i]
	if p.where >= 0 && cells[p.where] != n.profile.Joins[i].Value {
		return nil
	}
	var key []byte
	for _, at := range p.by {
		key = append(append(key, cells[at]...), '\t')
	}
	value := cells[p.column]
	if earlier, twice := n.values[i][string(key)]; twice && earlier != value {
		return Refused{{n.name, line, n.heading[p.column], value, fmt.Sprintf("an earlier row has %q for the same cells", earlier)}}
	}
	n.values[i][string(key)] = strings.Clone(value)
	return nil
}
