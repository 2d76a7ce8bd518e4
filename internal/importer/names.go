package importer

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"urna/election/act"
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

func (p *Profile) join(word, name, value string) error {
	at := slices.IndexFunc(p.Joins, func(j Join) bool { return j.Name == name })
	if word == "join" {
		if at >= 0 || name == "" {
			return fmt.Errorf("join %q: want a new name", name)
		}
		p.Joins = append(p.Joins, Join{Name: name, Column: value})
		return nil
	}
	if at < 0 {
		return fmt.Errorf("%s %q: no join of that name stands above", word, name)
	}
	j := &p.Joins[at]
	if word == "join-missing" {
		return flag(&j.Missing, value, "blank")
	}
	left, right, ok := strings.Cut(value, "=")
	switch {
	case !ok:
		return fmt.Errorf("%s %s: %q, want two sides of =", word, name, value)
	case word == "join-where":
		j.Where, j.Value = left, right
	default:
		j.By = append(j.By, Pair{left, right})
	}
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
	Name    string
	Content act.Hash
	Rows    int64
	values  []map[string]string
}

// readNames reads the second file whole.
func readNames(path string, p *Profile) (*names, error) {
	t, err := openTable(path, p.Names)
	if err != nil {
		return nil, err
	}
	n := &names{Name: t.name, values: make([]map[string]string, len(p.Joins))}
	places := make([][]int, len(p.Joins)) // of the column, of the condition or -1, of the pairs
	for i, j := range p.Joins {
		n.values[i] = map[string]string{}
		columns := []string{j.Column, j.Where}
		for _, pair := range j.By {
			columns = append(columns, pair.Second)
		}
		for _, column := range columns {
			at := slices.Index(t.heading, column)
			if at < 0 && column != "" {
				return nil, Refused{{t.name, p.Names.Heading, column, "", "the join " + j.Name + " reads it, and no heading says so"}}
			}
			places[i] = append(places[i], at)
		}
	}
	for {
		cells, line, err := t.row()
		if errors.Is(err, io.EOF) {
			n.Content = act.Hash{}
			if err := t.end(); err != nil {
				return nil, t.refused(line, err)
			}
			n.Content = t.content
			return n, nil
		}
		if err != nil {
			return nil, t.refused(line, err)
		}
		if len(cells) != len(t.heading) {
			return nil, Refused{{t.name, line, "", "", fmt.Sprintf("%d cells under %d headings", len(cells), len(t.heading))}}
		}
		n.Rows++
		for i, j := range p.Joins {
			if err := n.put(i, j, places[i], cells); err != nil {
				return nil, Refused{{t.name, line, j.Column, cells[places[i][0]], err.Error()}}
			}
		}
	}
}

func (n *names) put(i int, j Join, places []int, cells []string) error {
	if places[1] >= 0 && cells[places[1]] != j.Value {
		return nil
	}
	var key []byte
	for _, at := range places[2:] {
		key = append(append(key, cells[at]...), '\t')
	}
	value := strings.Clone(cells[places[0]])
	if earlier, twice := n.values[i][string(key)]; twice && earlier != value {
		return fmt.Errorf("an earlier row has %q for the same cells", earlier)
	}
	n.values[i][string(key)] = value
	return nil
}
