package tidy

import (
	"path"
	"slices"
	"strings"
)

const module = "urna/"

// layer says what the packages of a folder may import of this repository, and
// of others. A folder's own line goes before the line of the folder above it.
type layer struct {
	folder string
	own    []string // folders; "name/" means everything below it
	others []string // modules or their parts; standard packages are free
}

// chapter is what a chapter of the election may build on.
var chapter = []string{"election/act", "election/calendar", "election/collate", "election/cow", "election/lot", "election/rulebook", "election/territory"}

// table is the one declaration of who may import whom. Tests may go further.
var table = []layer{
	{"ledger", nil, []string{"golang.org/x/mod", "github.com/transparency-dev"}},

	{"election/act", nil, []string{"filippo.io/edwards25519"}},
	{"election/collate", nil, nil},
	{"election/cow", nil, nil},
	{"election/lot", []string{"election/act"}, nil},
	{"election/rulebook", nil, nil},
	{"election/territory", []string{"election/act"}, nil},
	{"election/calendar", []string{"election/act", "election/rulebook"}, nil},
	{"election/", chapter, nil},
	{"election", []string{"election/"}, nil},

	{"analysis/", []string{"analysis/"}, []string{"gonum.org/v1/gonum"}},
	{"jurisdiction/", nil, nil},

	{"verifier", nil, nil},

	{"internal/tidy", nil, []string{"golang.org/x/mod"}},
	{"internal/i18n", []string{"election/collate"}, nil},
	{"internal/quota", nil, nil},
	{"internal/store", []string{"ledger"}, []string{"modernc.org/sqlite"}},
	{"internal/importer", []string{"election", "election/", "internal/"}, []string{"golang.org/x/text"}},
	{"internal/clerk", []string{"election", "election/", "ledger", "internal/store", "internal/quota"}, []string{"golang.org/x/mod"}},
	{"internal/bench", []string{"election", "election/", "ledger", "jurisdiction/", "internal/"}, []string{"modernc.org/sqlite"}}, // a plain table to measure against
	{"internal/publish", []string{"election", "election/", "ledger", "internal/clerk", "internal/i18n", "internal/remote", "internal/web", "verifier"}, []string{"golang.org/x/mod"}},
	{"internal/web", []string{"election", "election/", "analysis/", "ledger", "jurisdiction/", "internal/", "verifier"}, []string{"golang.org/x/mod", "rsc.io/qr"}},
	{"internal/opening", []string{"election", "election/", "ledger"}, []string{"golang.org/x/mod"}},
	{"internal/verify", []string{"election", "election/", "ledger", "internal/opening"}, []string{"golang.org/x/mod"}},
	{"internal/", []string{"election", "election/", "analysis/", "ledger", "jurisdiction/", "internal/", "verifier"}, []string{"golang.org/x/mod"}},
	{"cmd/", []string{"election", "election/", "analysis/", "ledger", "jurisdiction/", "internal/"}, []string{"golang.org/x/mod"}},
}

// storers may import internal/store: the only writer, what copies its table, and
// what measures it.
var storers = []string{"internal/store", "internal/clerk", "internal/backup", "internal/bench"}

func folderOf(f *File) string { return path.Dir(f.Path) }

func layerOf(folder string) *layer {
	for i := range table {
		if matches(table[i].folder, folder) {
			return &table[i]
		}
	}
	return nil
}

// matches says whether a folder is the named one, or lies below a name that
// ends in a slash.
func matches(name, folder string) bool {
	if strings.HasSuffix(name, "/") {
		return strings.HasPrefix(folder, name)
	}
	return folder == name
}

func layers(t *Tree) []string {
	var found []string
	t.code(func(f *File) {
		l := layerOf(folderOf(f))
		for name, pos := range importsOf(f) {
			own, inside := strings.CutPrefix(name, module)
			switch {
			case inside && own == "internal/store" && !slices.Contains(storers, folderOf(f)) && !benches(f):
				found = append(found, f.at(pos, "imports internal/store; only internal/clerk writes"))
			case l == nil:
				found = append(found, f.at(pos, "folder %s is not in the table of layers", folderOf(f)))
			case inside && !slices.ContainsFunc(l.own, func(may string) bool { return matches(may, own) }):
				found = append(found, f.at(pos, "imports %s, which the table of layers does not give to %s", own, l.folder))
			case !inside && strings.Contains(strings.SplitN(name, "/", 2)[0], ".") && !slices.ContainsFunc(l.others, func(may string) bool {
				return name == may || strings.HasPrefix(name, may+"/")
			}):
				found = append(found, f.at(pos, "imports %s, which the table of layers does not give to %s", name, l.folder))
			}
		}
	})
	slices.Sort(found)
	return found
}

// benches says whether the file is the command that measures the store.
func benches(f *File) bool {
	return f.under("cmd") && strings.HasPrefix(path.Base(f.Path), "bench")
}
