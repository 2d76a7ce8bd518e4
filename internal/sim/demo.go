package sim

import (
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
