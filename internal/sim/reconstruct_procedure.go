package sim

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"urna/election"
	"urna/election/act"
	"urna/internal/desk"
	kz2005 "urna/jurisdiction/kz/2005"
)

// procedureFiles are the tables of acts that come before polling day: when each
// was received in local time, which office and roles sign it, its kind, the rules
// it rests on, and its body as people write it.
const procedureFiles = "procedure/*.tsv"

// procedureRows reads all tables of the procedure, in the order of their names.
func procedureRows() ([]tableRow, error) {
	names, err := fs.Glob(kz2005.Files, procedureFiles)
	if err != nil {
		return nil, err
	}
	var all []tableRow
	for _, name := range names {
		rows, err := readTable(kz2005.Files, name)
		if err != nil {
			return nil, err
		}
		all = append(all, rows...)
	}
	return all, nil
}

// procedure plans the acts of the bundled tables at their times.
func (r *reconstruction) procedure() ([]planned, error) {
	rows, err := procedureRows()
	if err != nil {
		return nil, err
	}
	var all []planned
	for i, row := range rows {
		p, err := r.step(row)
		if err != nil {
			return nil, fmt.Errorf("procedure, act %d, %s of %s: %w", i+1, row["kind"], row["received"], err)
		}
		if p.at >= r.midnight {
			r.statements = append(r.statements, p) // entered between what the night brings
			continue
		}
		all = append(all, p)
	}
	return all, nil
}

func (r *reconstruction) step(row tableRow) (planned, error) {
	local, err := time.Parse("2006-01-02T15:04", row["received"])
	if err != nil {
		return planned{}, err
	}
	body := election.Body(row["kind"])
	if body == nil {
		return planned{}, fmt.Errorf("no such kind")
	}
	if err := desk.ReadBody([]byte(row["body"]), body); err != nil {
		return planned{}, err
	}
	p := planned{
		at: act.Time(local.Unix() - 60*r.rules.Election.OffsetMinutes), statement: desk.Statement{Kind: row["kind"], Body: body},
	}
	if row["rules"] != "" {
		p.statement.RestsOn.Rules = strings.Split(row["rules"], ",")
	}
	for _, role := range strings.Split(row["roles"], ",") {
		p.devices = append(p.devices, r.device(row["office"], role))
	}
	return p, nil
}

// holder is a role of an office.
type holder struct{ office, role string }

// bodies are the offices that sign acts of the procedure and that the founders
// delegate to: all but the commissions, which the central commission makes.
func (r *reconstruction) bodies() []holder {
	rows, err := procedureRows()
	if err != nil {
		panic("sim: a bundled table cannot be read: " + err.Error())
	}
	var all []holder
	for _, row := range rows {
		for _, role := range strings.Split(row["roles"], ",") {
			h := holder{row["office"], role}
			if r.devices[h.office+" "+h.role] == nil && !slices.Contains(all, h) {
				all = append(all, h)
			}
		}
	}
	return all
}
