package publish

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"urna/election"
	"urna/election/act"
	"urna/internal/sim"
	"urna/ledger"
)

// night is the leaves of the practice election's night, in order.
func night(t *testing.T) [][]byte {
	t.Helper()
	dir := t.TempDir()
	s, err := sim.FoundPractice(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.PlayNight(); err != nil {
		t.Fatal(err)
	}
	if err := s.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	reader := ledger.Reader{Source: ledger.Dir(filepath.Join(dir, ledger.PublicFolder))}
	var leaves [][]byte
	if err := reader.Leaves(t.Context(), 0, 63, func(_ int64, leaf []byte) error {
		leaves = append(leaves, leaf)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return leaves
}

// grower publishes the practice election entry by entry, as its clerk would.
type grower struct {
	*testing.T
	public string
	leaves [][]byte
	write  *ledger.Publisher
}

func newGrower(t *testing.T, leaves [][]byte) *grower {
	t.Helper()
	g := &grower{T: t, public: t.TempDir(), leaves: leaves}
	var err error
	if g.write, err = ledger.OpenPublisher(g.public); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(g.public, "genesis.json"), leaves[0], 0o644); err != nil {
		t.Fatal(err)
	}
	return g
}

func (g *grower) to(size int) {
	g.Helper()
	for g.write.Size() < int64(size) {
		if err := g.write.Add(g.leaves[g.write.Size()]); err != nil {
			g.Fatal(err)
		}
	}
	signer, vkey, err := ledger.NewSigner(sim.PracticeOrigin, sim.DemoKeys("practice").Ledger.Seed())
	if err != nil {
		g.Fatal(err)
	}
	head, err := g.write.Write()
	if err != nil {
		g.Fatal(err)
	}
	signed, err := ledger.SignCheckpoint(head, sim.PracticeOrigin, signer)
	if err != nil {
		g.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(g.public, "ledger.vkey"), []byte(vkey+"\n"), 0o644); err != nil {
		g.Fatal(err)
	}
	if err := g.write.PublishCheckpoint(signed); err != nil {
		g.Fatal(err)
	}
}

func (g *grower) open(out string) (*Copy, error) {
	return Open(context.Background(), ledger.Dir(g.public), out, Options{Public: g.public, Program: "test"})
}

// publish brings a folder up to date by a run of its own.
func (g *grower) publish(out string) Report {
	g.Helper()
	c, err := g.open(out)
	if err != nil {
		g.Fatal(err)
	}
	return g.update(c)
}

func (g *grower) update(c *Copy) Report {
	g.Helper()
	r, err := c.Update(context.Background())
	if err != nil {
		g.Fatal(err)
	}
	return r
}

// filesOf are the files of a folder with their bytes.
func filesOf(t *testing.T, out string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(out, func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		name, _ := filepath.Rel(out, path)
		files[filepath.ToSlash(name)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

var naming = regexp.MustCompile(`[0-9a-f]{64}|<dd>[0-9\x{a0}]+</dd>|"size": \d+`)

// unnamed is a file without the checkpoint that it names.
func unnamed(text string) string { return naming.ReplaceAllString(text, "…") }

// A copy that grew entry by entry shows what a copy shows that is made at once:
// nothing that an entry changes is left as it was.
func TestCopyThatGrewShowsWhatAFreshCopyShows(t *testing.T) {
	g := newGrower(t, night(t))
	g.to(1)
	grown := t.TempDir()
	c, err := g.open(grown)
	if err != nil {
		t.Fatal(err)
	}
	g.update(c)
	for size := 2; size <= len(g.leaves); size++ {
		g.to(size)
		r := g.update(c)
		if r.Mended > 0 {
			t.Errorf("size %d: %d files were mended, none was altered", size, r.Mended)
		}
		if size < 25 && size%8 != 0 || size >= 25 && size%3 != 0 {
			continue
		}
		fresh := t.TempDir()
		g.publish(fresh)
		compare(t, size, filesOf(t, grown), filesOf(t, fresh))
		if t.Failed() {
			return
		}
	}
}

func compare(t *testing.T, size int, grown, fresh map[string]string) {
	t.Helper()
	for name, want := range fresh {
		got, there := grown[name]
		if !there {
			t.Errorf("size %d: the grown copy lacks %s", size, name)
		} else if got != want && name != ListName && unnamed(got) != unnamed(want) {
			t.Errorf("size %d: %s is not what a fresh copy has\ngrown %s\nfresh %s", size, name, got, want)
		}
	}
	for name := range grown {
		if _, there := fresh[name]; !there && !strings.HasPrefix(name, "tile/") {
			t.Errorf("size %d: the grown copy has %s, which nothing leads to", size, name)
		}
	}
}

func TestOneMoreProtocolWritesItsStationItsUnitsAndTheListsOnly(t *testing.T) {
	g := newGrower(t, night(t))
	g.to(60)
	out := t.TempDir()
	first := g.publish(out)
	if first.Written != first.Files || first.Files < 200 {
		t.Errorf("first run: %d of %d files written, want all of more than 200", first.Written, first.Files)
	}
	before := filesOf(t, out)
	g.to(61) // corrects the protocol of station 202, in the south
	r := g.publish(out)
	after := filesOf(t, out)
	of := map[string]int{}
	for _, name := range r.Paths {
		if before[name] == after[name] {
			t.Errorf("%s was written and is as it was", name)
		}
		for _, sort := range []string{"tile", "station/202", "station/", "unit/south", "unit/", "entries", "verifier", "table"} {
			if strings.Contains(name, sort) {
				of[sort]++
				break
			}
		}
	}
	for name := range after {
		if before[name] != after[name] && !slices.Contains(r.Paths, name) && name != ListName {
			t.Errorf("%s changed and is not in the report", name)
		}
	}
	// A page in each language, and the JSON; two tiles: hashes and entries.
	want := map[string]int{"station/202": 4, "unit/south": 4, "unit/": 4, "entries": 4, "tile": 2}
	if fmt.Sprint(of) != fmt.Sprint(want) {
		t.Errorf("written %v, want %v\n%q", of, want, r.Paths)
	}
	if again := g.publish(out); again.Written != 0 || again.Removed != 0 {
		t.Errorf("nothing new: %q written, %d removed, want none", again.Paths, again.Removed)
	}
	t.Logf("one entry: %d of %d files written, %d drawn", r.Written, r.Files, r.Drawn)
}

func TestFilesThatAStrangerAlteredAreWrittenAgain(t *testing.T) {
	g := newGrower(t, night(t))
	g.to(50)
	out := t.TempDir()
	g.publish(out)
	g.to(63)
	g.publish(out)
	whole := filesOf(t, out)
	altered := []string{"en/station/101.html", "kk/copy.html", "tile/entries/000.p/63", "checkpoint", "result.json", "index.html", "verifier/run.mjs"}
	for i, name := range altered {
		path := filepath.Join(out, filepath.FromSlash(name))
		var err error
		if i%2 == 0 {
			err = os.WriteFile(path, []byte(whole[name]+" "), 0o644)
		} else {
			err = os.Remove(path)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	r := g.publish(out)
	slices.Sort(altered)
	if !slices.Equal(r.Paths, altered) {
		t.Errorf("written %q, want %q", r.Paths, altered)
	}
	if got := filesOf(t, out); fmt.Sprint(got) != fmt.Sprint(whole) {
		t.Error("the copy is not what it was")
	}
}

// Another program draws every page once, and not again at its next run.
func TestAnotherProgramDrawsEveryPageOnce(t *testing.T) {
	g := newGrower(t, night(t))
	g.to(63)
	out := t.TempDir()
	all := g.publish(out)
	var drawn []int64
	for range 2 {
		c, err := Open(t.Context(), ledger.Dir(g.public), out, Options{Public: g.public, Program: "next"})
		if err != nil {
			t.Fatal(err)
		}
		drawn = append(drawn, g.update(c).Drawn)
	}
	if drawn[0] != all.Drawn || drawn[1] >= all.Drawn {
		t.Errorf("drawn %d, want %d and then fewer", drawn, all.Drawn)
	}
}

// What was altered and dated back is found where every file is read.
func TestFileThatWasDatedBackIsFoundWhereEveryFileIsRead(t *testing.T) {
	g := newGrower(t, night(t))
	g.to(63)
	out := t.TempDir()
	g.publish(out)
	const name = "result.json"
	path := filepath.Join(out, name)
	if err := os.WriteFile(path, []byte("{}"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(-time.Hour)); err != nil {
		t.Fatal(err)
	}
	if r := g.publish(out); r.Written != 0 {
		t.Errorf("dates alone: written %q, want nothing", r.Paths)
	}
	c, err := Open(t.Context(), ledger.Dir(g.public), out, Options{Public: g.public, Program: "test", ReadAll: true})
	if err != nil {
		t.Fatal(err)
	}
	if r := g.update(c); r.Mended != 1 || !slices.Equal(r.Paths, []string{name}) {
		t.Errorf("every file: mended %d, written %q, want %s", r.Mended, r.Paths, name)
	}
}

// Signatures are not verified again of what stands under the root of the copy's
// list, by the program that made it. All others are, and the entries are held to
// that root.
func TestSignaturesAreVerifiedOfWhatIsNewAndOfAllByAnotherProgram(t *testing.T) {
	leaves := night(t)
	forge := func(at int) {
		leaves[at] = slices.Clone(leaves[at])
		digit := bytes.LastIndex(leaves[at], []byte(`"sig":"`)) + len(`"sig":"`)
		leaves[at][digit] = 'A' + (leaves[at][digit]-'A'+1)%26
	}
	forge(30)
	genesis, refusal := act.ReadLeaf(leaves[0], election.Body)
	if refusal != nil {
		t.Fatal(refusal)
	}
	var edge ledger.Edge
	for _, leaf := range leaves[:50] {
		edge.Append(ledger.LeafHash(leaf))
	}
	verified := func(program string, root act.Hash) string {
		l := newList(genesis.Hash)
		l.program, l.roots[50] = program, root
		l.files["index.html"] = listed{act.Hash{}, 50}
		out := t.TempDir()
		if err := os.WriteFile(filepath.Join(out, ListName), l.bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return out
	}
	g := newGrower(t, leaves)
	g.to(55)
	root := act.Hash(edge.Root())
	for _, c := range []struct {
		program, want string
		root          act.Hash
	}{
		{"test", "", root}, {"another", "entry 30", root}, {"test", "another ledger", act.Hash{7}},
	} {
		if _, err := g.open(verified(c.program, c.root)); c.want == "" && err != nil || c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)) {
			t.Errorf("list of program %s, root %s: got %v, want %q", c.program, c.root, err, c.want)
		}
	}
	forge(57)
	g.to(60)
	if _, err := g.open(verified("test", root)); err == nil || !strings.Contains(err.Error(), "entry 57") {
		t.Errorf("a forged signature after the copy: got %v", err)
	}
}

func TestLedgerThatDoesNotExtendTheCopyIsRefusedAndNothingIsTouched(t *testing.T) {
	leaves := night(t)
	g := newGrower(t, leaves)
	g.to(63)
	out := t.TempDir()
	g.publish(out)
	whole := filesOf(t, out)
	older := newGrower(t, leaves)
	older.to(60)
	other := newGrower(t, append(slices.Clone(leaves[:40]), leaves[41:]...))
	other.to(62)
	longer := newGrower(t, slices.Concat(leaves[:40], leaves[41:], leaves[40:41], leaves[40:41]))
	longer.to(64)
	for want, g := range map[string]*grower{"rolled back": older, "ends at 62": other, "another ledger": longer} {
		if _, err := g.open(out); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %q", err, want)
		}
	}
	dir := t.TempDir()
	if err := sim.Kazakhstan2005(dir); err != nil {
		t.Fatal(err)
	}
	public := filepath.Join(dir, ledger.PublicFolder)
	if _, err := Open(t.Context(), ledger.Dir(public), out, Options{Program: "test"}); err == nil || !strings.Contains(err.Error(), "another") && !strings.Contains(err.Error(), "copy of the election") {
		t.Errorf("another election: got %v", err)
	}
	if got := filesOf(t, out); fmt.Sprint(got) != fmt.Sprint(whole) {
		t.Error("a refused ledger changed the copy")
	}
	foreign := t.TempDir()
	if err := os.WriteFile(filepath.Join(foreign, "letter.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := g.open(foreign); err == nil || !strings.Contains(err.Error(), "it is no copy") {
		t.Errorf("a folder of something else: got %v", err)
	}
}

// A run that ends in the middle is no copy yet; the next run makes it one.
func TestRunThatWasCutShortIsFinishedByTheNext(t *testing.T) {
	g := newGrower(t, night(t))
	g.to(63)
	out := t.TempDir()
	c, err := g.open(out)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := c.Update(ctx); err == nil {
		t.Fatal("an ended context: no error")
	}
	if _, err := os.Stat(filepath.Join(out, "checkpoint")); err == nil {
		t.Error("there is a checkpoint, and not all that stands under it")
	}
	g.publish(out)
	fresh := t.TempDir()
	g.publish(fresh)
	if fmt.Sprint(filesOf(t, out)) != fmt.Sprint(filesOf(t, fresh)) {
		t.Error("the copy is not what a run in one go makes")
	}
}

// everyLink wants each link of each page to lead to a file of the copy, or to
// another site, and each #part to be on the page. Files that the copy leaves out
// are taken to be there.
func everyLink(t *testing.T, out string, left func(string) bool) (links int) {
	t.Helper()
	l, err := readList(out)
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string]string{} // that parts are looked for on
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(out, filepath.FromSlash(name)))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	for name := range l.files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		for _, link := range linksOf(read(name)) {
			links++
			target, part, _ := strings.Cut(link, "#")
			target, _, _ = strings.Cut(target, "?")
			at := path.Join(path.Dir(name), target)
			if target == "" {
				at = name
			}
			if left != nil && left(at) {
				continue
			}
			if _, there := l.files[at]; strings.HasPrefix(link, "/") || !there {
				t.Fatalf("%s: %q leads to no file", name, link)
			}
			if part == "" {
				continue
			}
			if pages[at] == "" {
				pages[at] = read(at)
			}
			if !strings.Contains(pages[at], `id="`+part+`"`) {
				t.Fatalf("%s: %q: there is no such part of that page", name, link)
			}
		}
	}
	return links
}

// linksOf are the links of a page that do not lead to another site.
func linksOf(page string) (links []string) {
	z := html.NewTokenizer(strings.NewReader(page))
	for z.Next() != html.ErrorToken {
		for _, a := range z.Token().Attr {
			if slices.Contains([]string{"href", "src", "action"}, a.Key) && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "https://") {
				links = append(links, a.Val)
			}
		}
	}
	return links
}

func TestEveryLinkOfACopyLeadsToAFileInEveryLanguage(t *testing.T) {
	g := newGrower(t, night(t))
	for _, size := range []int{1, 5, 63} {
		g.to(size)
		out := t.TempDir()
		g.publish(out)
		if links := everyLink(t, out, nil); links < 100 {
			t.Errorf("size %d: %d links, want more", size, links)
		}
	}
}

// What scripts of a copy load is in no link: modules that a template names for copies,
// and what these import.
func TestModulesThatPagesOfACopyLoadAreInIt(t *testing.T) {
	g := newGrower(t, night(t))
	g.to(1)
	out := t.TempDir()
	g.publish(out)
	files := filesOf(t, out)
	templates, err := filepath.Glob("../web/templates/*/*.html")
	if err != nil {
		t.Fatal(err)
	}
	var modules []string
	for _, name := range templates {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, found := range regexp.MustCompile(`data-module="([^"]+)"`).FindAllStringSubmatch(string(text), -1) {
			modules = append(modules, found[1])
		}
	}
	if len(modules) < 3 {
		t.Errorf("templates name %d modules, want those of the check, the voter's question and the fourth door", len(modules))
	}
	imports := regexp.MustCompile(`(?:from|import|new URL\()\s*'(\.[^']+\.mjs)'`)
	for i := 0; i < len(modules); i++ {
		text, there := files[modules[i]]
		if !there {
			t.Fatalf("the copy lacks %s", modules[i])
		}
		for _, found := range imports.FindAllStringSubmatch(text, -1) {
			if of := path.Join(path.Dir(modules[i]), found[1]); !slices.Contains(modules, of) {
				modules = append(modules, of)
			}
		}
	}
	if len(modules) < 20 {
		t.Errorf("%d modules, want those of the second program too", len(modules))
	}
}

// Every page of the reconstruction, of its stations every sixtieth: all of them
// take a minute. The links of the others lead to names that the copy would have.
func TestEveryLinkOfTheReconstructionOf2005LeadsToAFile(t *testing.T) {
	dir, out := t.TempDir(), t.TempDir()
	if err := sim.Kazakhstan2005(dir); err != nil {
		t.Fatal(err)
	}
	public := filepath.Join(dir, ledger.PublicFolder)
	c, err := Open(t.Context(), ledger.Dir(public), out, Options{Public: public, Program: "test"})
	if err != nil {
		t.Fatal(err)
	}
	territory := c.client.Published().State.Territory
	station := regexp.MustCompile(`(?:^|/)station/(SYN-[A-Z]+-[0-9]+)(?:\.html|/station\.json)$`)
	c.left = func(file string) bool {
		found := station.FindStringSubmatch(file)
		if found == nil {
			return false
		}
		number, known := territory.Station(found[1])
		return known && number%60 != 0
	}
	r, err := c.Update(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if links := everyLink(t, out, c.left); r.Files < 4*9580/60 || links < 30_000 {
		t.Errorf("%d files and %d links, want those of every sixtieth of 9,580 stations in three languages", r.Files, links)
	}
}
