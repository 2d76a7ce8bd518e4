package sim

import (
	"maps"
	"slices"

	"urna/internal/desk"
)

// demoRoles are the roles that hold demo keys, by kind of office.
var demoRoles = []struct {
	kind, place string
	roles       []string
}{
	{"central", "", []string{"chair", "secretary", "member", "operator", "registrar"}},
	{"territorial", "north", []string{"chair", "secretary", "typist-1", "typist-2", "typist-3"}},
	{"territorial", "south", []string{"chair", "secretary", "typist-1", "typist-2", "typist-3"}},
	{"precinct", "101", []string{"chair", "secretary", "member"}},
	{"precinct", "102", []string{"chair", "secretary", "member"}},
	{"precinct", "103", []string{"chair", "secretary", "member"}},
	{"precinct", "201", []string{"chair", "secretary", "member"}},
	{"precinct", "202", []string{"chair", "secretary", "member"}},
}

// PracticeSigners are the public demo keys of the practice election: whoever
// practises may sign as any of them.
func PracticeSigners() []desk.Signer {
	var signers []desk.Signer
	for _, o := range demoRoles {
		name := o.kind
		if o.place != "" {
			name += "/" + o.place
		}
		for _, role := range o.roles {
			signers = append(signers, desk.Signer{
				Name: name + " " + role, Role: roleOf(role), Device: desk.NewDevice(desk.DemoSeed(name+" "+role), name),
			})
		}
	}
	return signers
}

// PracticePapers are the papers that practisers copy, one for each station in the
// order of their numbers. That of 103 contradicts itself.
func PracticePapers() []desk.Draft {
	all := papers()
	var drafts []desk.Draft
	for _, station := range slices.Sorted(maps.Keys(all)) {
		drafts = append(drafts, all[station].draft(station, 1))
	}
	return drafts
}
