package bench

import "testing"

func TestSyntheticElectionFilesAndVerifies(t *testing.T) {
	const stations = 2 * unitsOf
	err := inFolder(stations, func(s *stage) error {
		submissions, err := s.submissions(0, stations, 3)
		if err != nil {
			return err
		}
		if rate, err := s.submitted(submissions, unitsOf*turns(3)); err != nil || rate <= 0 {
			t.Errorf("rate = %v, %v", rate, err)
		}
		_, report, state, err := verified(s.dir)
		if err != nil {
			return err
		}
		if got := state.Results.Unit(0).Reported; got != stations {
			t.Errorf("reported = %d, want %d", got, stations)
		}
		if report.Findings == 0 {
			t.Error("no findings: a protocol filed without sealed entries has one")
		}
		for _, f := range []string{"signature.gap", "signature.fork"} {
			for r := range state.Remarks {
				if r.Finding.Rule == f {
					t.Errorf("entry %d: %s: the acts of a key came out of order", r.Index, f)
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestAirtimeIsDrawnAndFolded(t *testing.T) {
	var names []string
	err := airtime(func(f Figure) {
		if f.Got <= 0 {
			t.Errorf("%s: %v", f.Name, f.Got)
		}
		t.Logf("%s: %.3f of %s", f.Name, f.Got, f.Of)
		names = append(names, f.Name)
	})
	if err != nil || len(names) != 2 {
		t.Errorf("figures %q, %v; want two", names, err)
	}
}

func TestChaptersAreFoldedWithoutARefusal(t *testing.T) {
	figures := 0
	err := chaptersAlone(func(f Figure) {
		if f.Got <= 0 {
			t.Errorf("%s: %v", f.Name, f.Got)
		}
		t.Logf("%s: %.3f of %s", f.Name, f.Got, f.Of)
		figures++
	})
	if err != nil || figures != len(folds) {
		t.Errorf("%d figures, %v; want %d", figures, err, len(folds))
	}
}

func TestMeetingsAreSearchedAndFolded(t *testing.T) {
	var names []string
	err := meetings(func(f Figure) {
		if f.Got <= 0 {
			t.Errorf("%s: %v", f.Name, f.Got)
		}
		t.Logf("%s: %.3f of %s", f.Name, f.Got, f.Of)
		names = append(names, f.Name)
	})
	if err != nil || len(names) != 2 {
		t.Errorf("figures %q, %v; want two", names, err)
	}
}
