package web

import (
	"encoding/json"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"urna/internal/registrar"
)

// lines3 are three lines on two sheets; one number stands on both.
var lines3 = []registrar.Line{
	{Number: "900101100001", Sheet: "A-1", Line: "1"}, {Number: "900101100002", Sheet: "A-1", Line: "2"}, {Number: "900101100001", Sheet: "A-2", Line: "1"},
}

// asks types a number, gives the page the file of an answer, and checks it.
func (b *browser) asks(number, answer string) {
	b.Helper()
	given, err := json.Marshal([]string{number, answer})
	if err != nil {
		b.Fatal(err)
	}
	_, err = chromedp.Run(b.ctx, chromedp.Evaluate[bool](`(() => {
		const [number, answer] = `+string(given)+`, files = new DataTransfer()
		files.items.add(new File([answer], 'answer.json'))
		document.getElementById('signed-number').value = number
		document.getElementById('signed-answer').files = files.files
		return true
	})()`))
	if err != nil {
		b.Fatal(err)
	}
	b.do("check", chromedp.Focus(chromedp.CSS("#signed-form button")), chromedp.KeyEvent("\r"))
}

// A registrar's key and sheets enter by forms; voters check in the page what they are
// answered, and no request carries the number or the answer.
func TestVoterChecksInTheBrowserWhetherTheirNumberWasUsed(t *testing.T) {
	p := openRehearsal(t)
	key, err := registrar.OpenKey("../registrar/testdata/key.pem")
	if err != nil {
		t.Fatal(err)
	}
	genesis := p.clerk.Published().State.Genesis()
	book, err := registrar.NewBook(key, genesis, lines3, func(int64, int64) {})
	if err != nil {
		t.Fatal(err)
	}
	answer := func(number string) string {
		a, err := book.Answer(key, registrar.About{Genesis: genesis, Nominee: "n1", Unit: "north"}, number)
		if err != nil {
			t.Fatal(err)
		}
		text, err := a.Write()
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	b := openBrowserAt(t, p)
	b.visit("/signed")
	b.reads("The ledger has no key for such questions", "No sheets with a root are in the ledger.")
	counts := book.Counts()
	for _, a := range []rehearsed{
		{"candidacy/lookup-opened/1", "central registrar", map[string]string{"modulus": key.Modulus(), "on": "2005-08-18"}, "", nil},
		{"candidacy/declared/1", "central secretary", map[string]string{"nominee": "n1", "name": "Aliya Sample", "route": "self", "members": "0", "votes": "0"}, "", nil},
		{"candidacy/sheets-filed/1", "central secretary", map[string]string{
			"nominee": "n1", "unit": "north", "root": counts.Root.String(), "sheets": "2", "signatures": strconv.FormatInt(counts.Signatures, 10),
		}, "", nil},
		{"candidacy/sheets-filed/1", "central secretary", map[string]string{
			"nominee": "n1", "unit": "north", "root": strings.Repeat("0a", 32), "sheets": "1", "signatures": "1",
		}, "", nil},
	} {
		b.files(a)
	}
	script := axe(t)
	for _, page := range []string{"/procedure/candidacy", "/signed", "/signed?lang=kk", "/signed?lang=ru"} {
		b.visit(page)
		b.fits(page)
		b.clean(script, page)
	}
	b.visit("/procedure/candidacy")
	b.reads("Aliya Sample", counts.Root.String(), "Was my number used to sign?")
	b.visit("/signed")
	b.comes("#signed:not([hidden])")
	before := b.requests()
	honest := answer(lines3[0].Number)
	for _, c := range []struct{ number, answer, said, steps string }{
		{lines3[0].Number, honest, "Times your number was used: 2. For Aliya Sample in North.", "sheet A-2, line 1"},
		{" 9001 0110 0002", answer(lines3[1].Number), "Times your number was used: 1.", "sheet A-1, line 2"},
		{lines3[1].Number, answer(lines3[1].Number), "Times your number was used: 1.", "Sheets of entry 25 for the same nominee and unit are not in this answer"},
		{"900101100003", answer("900101100003"), "Your number was not used for Aliya Sample in North.", "The answer is complete: of 3 signatures"},
		{"900101100003", honest, "The answer shows nothing.", "Was the number typed as the registrar has it?"},
		{lines3[0].Number, strings.Replace(honest, `"line":"1"`, `"line":"7"`, 1), "The answer shows nothing.", "not those that the leaf was closed with"},
		{lines3[0].Number, strings.Replace(honest, counts.Root.String(), genesis.String(), 1), "The answer shows nothing.", "Its root is not that of sheets that were filed"},
		{"900101-1", honest, "That is no number", ""},
		{lines3[0].Number, "{", "That file is no answer.", ""},
	} {
		b.asks(c.number, c.answer)
		b.saysAt("signed-said", c.said)
		b.saysAt("signed-steps", c.steps)
	}
	b.picture("signed")
	if after := b.requests(); after != before {
		t.Errorf("requests before typing: %s; after: %s", before, after)
	}
}
