package programme_test

import (
	"crypto/sha256"
	"fmt"
	"testing"

	"urna/election/act"
	"urna/election/programme"
)

func facts() programme.Facts {
	return programme.Facts{
		Named:     func([]string) *act.Refusal { return nil },
		Candidate: func(id string) bool { return id == "aliya" || id == "bolat" },
	}
}

func filed(t *testing.T, s *programme.State, index int64, candidate string, topics ...programme.Topic) {
	t.Helper()
	b := &programme.Filed{Candidate: candidate, Content: sha256.Sum256([]byte(candidate)), Topics: topics}
	if refusal := s.File(nil, facts(), b); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyFiled(&act.Entry{Index: index}, b)
}

func TestProgrammesStandSideBySideByTopicAndTheLastOfACandidateCounts(t *testing.T) {
	var s programme.State
	filed(t, &s, 3, "aliya", programme.Topic{Topic: "schools", Text: "more"}, programme.Topic{Topic: "roads", Text: "none"})
	filed(t, &s, 4, "bolat", programme.Topic{Topic: "roads", Text: "many"}, programme.Topic{Topic: "water", Text: "clean"})
	before := s.Photograph()
	filed(t, &s, 9, "aliya", programme.Topic{Topic: "roads", Text: "some"})
	if got := fmt.Sprint(s.Topics()); got != "[schools roads water]" {
		t.Errorf("topics %s", got)
	}
	for _, c := range []struct {
		s                      *programme.State
		candidate, topic, want string
		entry                  int64
	}{
		{&s, "aliya", "roads", "some", 9}, {&s, "aliya", "schools", "", -1}, {&before, "aliya", "schools", "more", 3},
		{&s, "bolat", "roads", "many", 4}, {&s, "clara", "roads", "", -1},
	} {
		if text, entry := c.s.On(c.candidate, c.topic); text != c.want || entry != c.entry {
			t.Errorf("%s on %s: %q of entry %d, want %q of %d", c.candidate, c.topic, text, entry, c.want, c.entry)
		}
	}
}

func TestWhatHasNoStandingAmongProgrammesIsRefused(t *testing.T) {
	var s programme.State
	text := act.Hash(sha256.Sum256([]byte("text")))
	for situation, c := range map[string]struct {
		refusal *act.Refusal
		rule    string
	}{
		"a programme of nobody":   {s.File(nil, facts(), &programme.Filed{Candidate: "x", Content: text}), "act.dangling"},
		"a programme without one": {s.File(nil, facts(), &programme.Filed{Candidate: "aliya"}), "programme.blank"},
		"a topic twice": {s.File(nil, facts(), &programme.Filed{
			Candidate: "aliya", Content: text, Topics: []programme.Topic{{Topic: "roads"}, {Topic: "roads"}},
		}), "act.repeated"},
		"support of nobody": {s.Endorse(nil, facts(), &programme.Endorsed{By: "a union", Candidate: "x"}), "act.dangling"},
		"support by nobody": {s.Endorse(nil, facts(), &programme.Endorsed{Candidate: "aliya"}), "programme.blank"},
	} {
		if c.refusal == nil || c.refusal.Rule != c.rule {
			t.Errorf("%s: %v, want a refusal by %s", situation, c.refusal, c.rule)
		}
	}
	b := &programme.Endorsed{By: "a union", Candidate: "aliya"}
	if refusal := s.Endorse(nil, facts(), b); refusal != nil {
		t.Fatal(refusal)
	}
	s.ApplyEndorsed(&act.Entry{Index: 2}, b)
	if got := s.Endorsements(); len(got) != 1 || got[0].Index != 2 {
		t.Errorf("endorsements %+v, want one at entry 2", got)
	}
}
