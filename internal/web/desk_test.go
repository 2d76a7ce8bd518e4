package web

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"urna/election/act"
	"urna/election/results"
	"urna/internal/desk"
	"urna/internal/sim"
)

// at is what the ledger holds of a station.
func (p *portal) at(id string) results.Station {
	index, _ := p.clerk.Published().State.Territory.Station(id)
	return p.clerk.Published().State.Results.Station(index)
}

// typed seals a sheet for a typist of station 101.
func (p *portal) typed(form url.Values) {
	p.Helper()
	a := p.post("/station/101/enter", form, http.StatusSeeOther)
	if location := a.header.Get("Location"); !strings.HasPrefix(location, "/station/101?done=") {
		p.Fatalf("after sealing: Location %q", location)
	}
}

func filing(as string) url.Values {
	return url.Values{"as": {as}, "role": {"chair", "secretary", "member"}, "stance.chair": {"signed"}, "stance.secretary": {"signed"}, "stance.member": {"dissent"}}
}

func TestEqualEntriesAreFiledByForms(t *testing.T) {
	p := open(t, false)
	p.contains(p.get("/station/101", http.StatusOK), "nothing filed", "Typist 1, Territorial election commission, North")
	p.typed(sheet(1, typist1, "V", " 9 00 ")) // spaces between digits are no fault
	p.contains(p.get("/station/101", http.StatusOK), "Sealed and waiting", "closed")
	p.typed(sheet(2, typist2))
	p.contains(p.get("/station/101", http.StatusOK), "The two entries agree")
	p.post("/station/101/file", filing(secretary), http.StatusSeeOther)
	page := p.get("/station/101", http.StatusOK)
	p.contains(page, "Member: signed with dissent", "opened", "signed on paper")
	st := p.at("101")
	if counted := st.Counted(); counted == nil || counted.Held() || len(counted.Findings) > 0 {
		t.Errorf("station 101: got %+v", counted)
	}
}

func TestDifferingEntriesComeBackBlankAndNeverShowTheOtherValue(t *testing.T) {
	p := open(t, false)
	p.typed(sheet(1, typist1, "C[bolat]", "210", "N", "3")) // two slips whose sum still holds
	p.typed(sheet(2, typist2))
	page := p.get("/station/101", http.StatusOK)
	p.contains(page, "The two entries differ. Fields: 2", "<code>C[bolat]</code>", "<code>N</code>", "Return to both typists")
	p.hides(page, "210", "201")
	p.post("/station/101/file", filing(secretary), http.StatusUnprocessableEntity)
	p.post("/station/101/return", url.Values{"as": {secretary}}, http.StatusSeeOther)

	own := p.get("/station/101/enter?slot=1&as="+url.QueryEscape(typist1), http.StatusOK)
	p.contains(own, "Retype these fields", `name="V" value="900"`, `name="C[aliya]" value="320"`, `name="C[bolat]" value=""`, `name="N" value=""`)
	p.hides(own, "210", "201", `value="12"`, `value="3"`)
	if !regexp.MustCompile(`name="N" value=""[^>]*autofocus`).MatchString(own.body) {
		t.Error("the first field to retype does not have the focus")
	}
	for _, other := range []string{typist3, "territorial/north typist-2"} {
		blank := p.get("/station/101/enter?slot=1&as="+url.QueryEscape(other), http.StatusOK)
		p.lacks(blank, `value="900"`)
		p.hides(blank, "210", "201")
	}
	public := []string{"/station/101", "/station/101/station.json", "/findings", "/result.json"}
	for i := range p.clerk.Published().State.Size {
		if i > 5 { // the first entries are the rulebook and hold all kinds of numbers
			public = append(public, fmt.Sprintf("/entry/%d", i), fmt.Sprintf("/entry/%d/leaf", i))
		}
	}
	for _, path := range public {
		p.hides(p.get(path, http.StatusOK), "210")
	}

	p.typed(sheet(1, typist1))
	p.typed(sheet(2, typist2))
	p.post("/station/101/file", filing(secretary), http.StatusSeeOther)
	st := p.at("101")
	if counted := st.Counted(); counted == nil || counted.Held() {
		t.Fatalf("station 101 after retyping: got %+v", counted)
	}
	p.contains(p.get("/station/101", http.StatusOK), "opened with other values than filed", "210")
}

func TestThirdPersonTypesAfterTwoRounds(t *testing.T) {
	p := open(t, false)
	for range 2 {
		p.typed(sheet(1, typist1))
		p.typed(sheet(2, typist2, "C[bolat]", "202", "N", "11"))
		if p.at("101").Seals[len(p.at("101").Seals)-1].Round == 1 {
			p.post("/station/101/return", url.Values{"as": {chair}}, http.StatusSeeOther)
		}
	}
	p.contains(p.get("/station/101", http.StatusOK), "a third person then types")
	st := p.at("101")
	second := st.Waiting([32]byte{}, 2)
	p.post("/station/101/discard", url.Values{"as": {chair}, "seal": {second.Act.String()}, "why": {"other"}}, http.StatusSeeOther)
	p.typed(sheet(2, typist3))
	p.post("/station/101/file", filing(secretary), http.StatusSeeOther)
	st = p.at("101")
	if counted := st.Counted(); counted == nil || counted.Held() {
		t.Errorf("station 101: got %+v", counted)
	}
}

func TestWrongPaperIsShownBeforeItIsSealed(t *testing.T) {
	p := open(t, false)
	wrong := sheet(1, typist1, "B", "611")
	a := p.post("/station/101/enter", wrong, http.StatusOK)
	p.contains(a, "What these numbers break", "relation.P3", "635", "636", "seal it", `name="B" value="611"`)
	if len(p.at("101").Seals) != 0 {
		t.Error("it was sealed before it was confirmed")
	}
	confirmed := regexp.MustCompile(`name="confirmed" value="([0-9a-f]{64})"`).FindStringSubmatch(a.body)
	if confirmed == nil {
		t.Fatal("nothing to confirm")
	}
	other := sheet(1, typist1, "B", "612", "confirmed", confirmed[1])
	p.contains(p.post("/station/101/enter", other, http.StatusOK), "637") // a confirmation holds for its numbers only
	wrong.Set("confirmed", confirmed[1])
	p.typed(wrong)
}

func TestUnreadableFieldsComeBackAsTheyWereTyped(t *testing.T) {
	p := open(t, false)
	a := p.post("/station/101/enter", sheet(1, typist1, "V", "9o0", "OPEN", "25:99", "BB.0.label", "Кәсіпорын", "C[aliya]", "-3"), http.StatusUnprocessableEntity)
	p.contains(a, `value="9o0"`, "Digits only", "A time such as 07:00", "A label is of a to z", "Some fields cannot be read: 4", `aria-invalid="true"`, `href="#f-V"`)
	if len(p.at("101").Seals) != 0 {
		t.Error("something was sealed")
	}
}

func TestOnePersonCannotTypeTwiceNorIntoATakenSlot(t *testing.T) {
	p := open(t, false)
	p.typed(sheet(1, typist1))
	p.contains(p.post("/station/101/enter", sheet(2, typist1), http.StatusUnprocessableEntity), "Another person must type")
	p.contains(p.post("/station/101/enter", sheet(1, typist2), http.StatusUnprocessableEntity), "This entry is there already")
	p.contains(p.post("/station/101/enter", sheet(2, "territorial/south typist-1"), http.StatusUnprocessableEntity), "Choose who signs")
	p.contains(p.post("/station/101/enter", sheet(2, "nobody"), http.StatusUnprocessableEntity), "Choose who signs")
	p.contains(p.post("/station/101/enter", sheet(3, typist2), http.StatusUnprocessableEntity), "not open now")
	p.get("/station/101/enter?slot=1&as="+url.QueryEscape(typist2), http.StatusUnprocessableEntity)
	if n := len(p.at("101").Seals); n != 1 {
		t.Errorf("%d seals, want 1", n)
	}
}

func TestRivalCorrectionAndAnnulmentByFormsAlone(t *testing.T) {
	p := open(t, false)
	p.typed(sheet(1, typist1))
	p.typed(sheet(2, typist2))
	p.post("/station/101/file", filing(secretary), http.StatusSeeOther)
	p.typed(sheet(1, typist1, "C[bolat]", "200", "C[clara]", "103"))
	p.typed(sheet(2, typist2, "C[bolat]", "200", "C[clara]", "103"))
	p.post("/station/101/file", filing(secretary), http.StatusUnprocessableEntity) // one protocol of a key
	p.post("/station/101/file", filing(typist1), http.StatusSeeOther)
	page := p.get("/station/101", http.StatusOK)
	p.contains(page, "disputed", "rival, not counted", "counted instead", "−1", "+1")
	first := p.at("101").Versions[0].Act.String()
	bench := url.Values{"as": {chair, secretary}, "protocol": {first}, "reason": {"The wall shows the first."}}
	p.post("/station/101/resolve", bench, http.StatusSeeOther)
	bench.Set("reason", "Once more.")
	p.contains(p.post("/station/101/resolve", bench, http.StatusUnprocessableEntity), "Refused: nothing was entered", "act.repeated", "a disputed station")

	for i, typist := range []string{typist1, typist2} {
		form := sheet(i+1, typist, "I", "639", "K", "264")
		form.Set("form", first)
		p.typed(form)
	}
	correct := filing(chair)
	correct["as"], correct["form"] = []string{chair, secretary}, []string{first}
	correct.Set("reason", "forbidden \u0001 character")
	a := p.post("/station/101/correct", correct, http.StatusUnprocessableEntity)
	p.contains(a, "form.code-point", "forbidden")
	correct.Set("reason", "One ballot was miscounted.")
	p.post("/station/101/correct", correct, http.StatusSeeOther)
	st := p.at("101")
	counted := st.Counted()
	if counted == nil || counted.Held() || counted.Corrects.String() != first {
		t.Fatalf("station 101 after correction: got %+v", counted)
	}
	annul := url.Values{"as": {chair, secretary}, "protocol": {counted.Act.String()}, "reason": {"Void by court order."}}
	p.post("/station/101/annul", annul, http.StatusSeeOther)
	p.contains(p.get("/station/101", http.StatusOK), "nothing filed", "annulled")
	p.contains(p.get("/", http.StatusOK), "Stations counted: 0 of 5")
}

func TestStationFilesItsOwnProtocolOnDevices(t *testing.T) {
	p := open(t, false)
	form := sheet(0, "precinct/101 chair")
	form["as"] = []string{"precinct/101 chair", "precinct/101 secretary", "precinct/101 member"}
	p.post("/station/101/enter", form, http.StatusSeeOther)
	st := p.at("101")
	if counted := st.Counted(); counted == nil || counted.Held() || len(counted.Findings) > 0 {
		t.Errorf("station 101: got %+v", counted)
	}
	p.contains(p.get("/station/101", http.StatusOK), "own devices")
}

func TestFormsInKazakhKeepTheLanguage(t *testing.T) {
	p := open(t, false)
	a := p.post("/station/101/enter?lang=kk", sheet(1, typist1), http.StatusSeeOther)
	if location := a.header.Get("Location"); !strings.Contains(location, "lang=kk") {
		t.Errorf("Location %q", location)
	}
	p.contains(p.get(a.header.Get("Location"), http.StatusOK), "Енгізілді", "Мөрленген жазба", "Енгізу операторы")
}

func TestDeskWithoutTheDraftsCannotCompareAndSaysSo(t *testing.T) {
	p := open(t, false)
	p.typed(sheet(1, typist1))
	p.typed(sheet(2, typist2))
	handler, err := New(ticking{p.clerk}, Options{Signers: sim.PracticeSigners(), Drafts: desk.OpenDrafts(t.TempDir()), Clock: func() act.Time { return 1772379000 }})
	if err != nil {
		t.Fatal(err)
	}
	p.server.Config.Handler = handler
	p.contains(p.get("/station/101", http.StatusOK), "lies on another desk", "Nobody at this desk")
	p.contains(p.post("/station/101/file", filing(secretary), http.StatusUnprocessableEntity), "not open now")
	p.contains(p.post("/station/101/return", url.Values{"as": {chair}}, http.StatusUnprocessableEntity), "not open now")
}
