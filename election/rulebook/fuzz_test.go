package rulebook_test

import (
	"encoding/binary"
	"testing"

	"urna/election/rulebook"
)

func FuzzParseFraction(f *testing.F) {
	for _, text := range []string{"0", "1/2", "2/4", "1/0", "-1", "01", "1/", "999999999/1000000000"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if share, err := rulebook.ParseFraction(text); err == nil && share.String() != text {
			t.Errorf("read %q, written again %q", text, share)
		}
	})
}

// Whatever relation a rulebook states and whatever numbers a sheet holds, the
// quick check and the full one say the same.
func FuzzRelationOnASheet(f *testing.F) {
	f.Add("V = S + sum(C)", []byte("\x01\x02\x03"))
	f.Add("0 <= 1/2 * V - L < 999999999/1000000000 * S", []byte("\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff"))
	f.Add("count(BB where BB[b] > AB[b]) = candidates", []byte("\x00"))
	f.Fuzz(func(t *testing.T, text string, numbers []byte) {
		formula, err := rulebook.ParseRelation(text)
		if err != nil {
			return
		}
		layout := mustLayout(t, smallForm(), smallBallot...)
		check, err := layout.Compile(formula)
		if err != nil {
			return // the form has no such line
		}
		sheet, inputs := layout.EmptySheet(), rulebook.Inputs{Candidates: 3, Members: 5, Signed: 4}
		for i := range sheet.Fixed {
			var eight [8]byte
			copy(eight[:], numbers[min(i, len(numbers)):])
			if n := binary.LittleEndian.Uint64(eight[:]) % (rulebook.MaxCount + 2); n > 0 {
				sheet.Fixed[i] = int64(n - 1)
			}
		}
		want := true
		for _, r := range check.Evaluate(sheet, inputs) {
			want = want && r.Verdict != rulebook.Fails && len(r.Lines) == 0
		}
		if got := check.Clear(sheet, inputs); got != want {
			t.Errorf("%s on %v: the quick check says %v, the full one %v", text, sheet.Fixed, got, want)
		}
	})
}
