package lies

import "slices"

// What a liar must hold.
const (
	needsDisk = "a copy's disk"
	needsKey  = "the ledger's key"
)

// kind is one line of the table of lies.
type kind struct {
	name, does, needs string
	tell              func(*copied) (*Told, error)
}

// kinds is the one table of lies.
var kinds = []kind{
	{"digit", "change one digit of a protocol", needsDisk, (*copied).digit},
	{"station", "give a protocol to another station", needsDisk, (*copied).station},
	{"bit", "flip one bit of one file", needsDisk, (*copied).bit},
	{"tile", "flip one bit of a hash tile", needsDisk, (*copied).tile},
	{"withheld", "withhold an entry bundle", needsDisk, (*copied).withheld},
	{"withheld-tile", "withhold a hash tile", needsDisk, (*copied).withheldTile},
	{"checkpoint", "state another root", needsDisk, (*copied).checkpoint},
	{"key", "publish another ledger key", needsDisk, (*copied).vkey},
	{"genesis", "change a digit of the genesis", needsDisk, (*copied).changedGenesis},

	{"forged", "sign the checkpoint with a key of one's own", needsDisk, (*copied).forged},
	{"stranger", "enter a protocol signed by a key that stands nowhere", needsKey, (*copied).stranger},
	{"resigned", "change one digit of a protocol and sign the tree anew", needsKey, (*copied).resigned},
	{"order", "let two entries change places", needsKey, (*copied).order},
	{"repeated", "enter a protocol twice", needsKey, (*copied).repeated},
	{"dropped", "leave a protocol out", needsKey, (*copied).dropped},
	{"rollback", "show an older ledger, newly signed", needsKey, (*copied).rollback},
	{"split", "show a second ledger of the same size", needsKey, (*copied).split},
}

func find(name string) *kind {
	at := slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
	if at < 0 {
		return nil
	}
	return &kinds[at]
}

// Kinds lists the names of all lies, in the order of the table.
func Kinds() []string {
	var names []string
	for _, k := range kinds {
		names = append(names, k.name)
	}
	return names
}

// Does says what the lies of a kind do and what the liar must hold.
func Does(name string) (does, needs string) {
	if k := find(name); k != nil {
		return k.does, k.needs
	}
	return "", ""
}

// Known says whether there is a lie of a name.
func Known(name string) bool { return find(name) != nil }
