package act

// Signer is one signature on an entry and the standing of its key there.
type Signer struct {
	Key    Key
	Office string // "" when the key has no standing
	Role   string
	Person string // person tag; "" when none was issued
	// Entitled says that the role may sign this kind of act for the acting office.
	Entitled bool
}

// Entry is a decided act at its place in the ledger: what Apply folds and what
// pages show.
type Entry struct {
	Index    int64
	Received Time
	Hash     Hash
	Kind     string
	Office   string
	Body     Body
	Signers  []Signer
	Findings []Finding
	// Beyond is how many of the findings, the last ones, belong to chapters that
	// level V4 of a verification checks.
	Beyond int
}

// Persons counts the different person tags among the entitled signers of an office.
func (e *Entry) Persons(office string) int64 {
	seen := make(map[string]bool, len(e.Signers))
	for _, s := range e.Signers {
		if s.Entitled && s.Office == office && s.Person != "" {
			seen[s.Person] = true
		}
	}
	return int64(len(seen))
}

// Signed counts the entitled signers of an office.
func (e *Entry) Signed(office string) int64 {
	var n int64
	for _, s := range e.Signers {
		if s.Entitled && s.Office == office {
			n++
		}
	}
	return n
}
