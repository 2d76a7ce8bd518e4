package sim

import (
	"cmp"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"urna/election/act"
	"urna/election/source"
	"urna/internal/desk"
	kz2005 "urna/jurisdiction/kz/2005"
)

// archived is an act of the archive of sources.
func (r *reconstruction) archived(kind string, body act.Body) planned {
	return planned{statement: desk.Statement{Kind: kind, Body: body}, devices: []*desk.Device{r.device("archive", "archivist")}}
}

// sources names every source.
func (r *reconstruction) sources() ([]planned, error) {
	rows, err := readTable(kz2005.Files, "facts/sources.tsv")
	if err != nil {
		return nil, err
	}
	var all []planned
	for _, row := range rows {
		all = append(all, r.archived("source/named/1", &source.Named{
			Date: row["date"], ID: row["id"], Note: row["note"], Publisher: row["publisher"], Reached: row["reached"],
			Title: row["title"], Type: row["type"], URL: row["url"],
		}))
	}
	return all, nil
}

// undated states what sources say of no moment of the script, and keeps the rest
// for its moments.
func (r *reconstruction) undated() ([]planned, error) {
	stated, err := readStatements(kz2005.Files)
	if err != nil {
		return nil, err
	}
	var all []planned
	for _, s := range stated {
		p := r.archived("source/declared/2", &s.Declared)
		if s.received == "" {
			all = append(all, p)
			continue
		}
		local, err := time.Parse("2006-01-02T15:04", s.received)
		if err != nil {
			return nil, fmt.Errorf("statements.tsv: %w", err)
		}
		p.at = act.Time(local.Unix() - 60*r.rules.Election.OffsetMinutes)
		r.statements = append(r.statements, p)
	}
	slices.SortStableFunc(r.statements, func(a, b planned) int { return cmp.Compare(a.at, b.at) })
	return all, nil
}

// stated is one statement of sources and when the script has it received.
type stated struct {
	source.Declared
	received string
}

// readStatements joins statements with their figures, in the order of the table.
func readStatements(files fs.FS) ([]stated, error) {
	rows, err := readTable(files, "facts/statements.tsv")
	if err != nil {
		return nil, err
	}
	figures, err := readTable(files, "facts/figures.tsv")
	if err != nil {
		return nil, err
	}
	var all []stated
	at := map[string]int{}
	for i, row := range rows {
		at[row["id"]] = i
		all = append(all, stated{source.Declared{
			AsOf: row["as_of"], Base: row["base"], Election: row["election"], Note: row["note"],
			Sources: strings.Split(row["sources"], ";"), Stage: row["stage"], Unit: "KZ",
		}, row["received"]})
	}
	for i, f := range figures {
		place, known := at[f["statement"]]
		if !known {
			return nil, fmt.Errorf("figures.tsv row %d: no statement %q", i+2, f["statement"])
		}
		d := &all[place].Declared
		if f["count"] != "" {
			count, err := f.number("count")
			if err != nil {
				return nil, fmt.Errorf("figures.tsv row %d: %w", i+2, err)
			}
			d.Counts = append(d.Counts, source.Count{Count: count, Of: f["of"], Precision: f["precision"]})
		}
		if f["share"] != "" {
			d.Shares = append(d.Shares, source.Share{Of: f["of"], Precision: f["share_precision"], Printed: f["share"]})
		}
	}
	return all, nil
}

// generated says in the ledger what is made up, and from which numbers.
func (r *reconstruction) generated() ([]planned, error) {
	body := &source.Generated{
		What: "The protocols of all polling stations, their numbers and their names, and which of them offered electronic voting.",
		Model: "Stations are parted over the units in proportion to an approximate population, voters over stations at random. " +
			"One turnout and one share of each candidate serve all units alike, with the same random spread at each station; " +
			"the official national totals of the candidates are reached exactly. No unit's result is known, and none is imitated.",
	}
	for _, row := range r.country.rows {
		body.Parameters = append(body.Parameters, source.Parameter{Name: row["name"], Value: row["value"], Why: row["why"]})
	}
	return []planned{r.archived("source/generated/1", body)}, nil
}
