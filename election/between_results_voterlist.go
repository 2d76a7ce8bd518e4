package election

import (
	"urna/election/accreditation"
	"urna/election/act"
	"urna/election/calendar"
	"urna/election/voterlist"
)

func ofAccreditation(s *State) *accreditation.State { return &s.Accreditation }

func ofVoterList(s *State) *voterlist.State { return &s.VoterList }

// onRegister says whether a station is on the register.
func (s *State) onRegister(id string) bool {
	if s.Territory == nil {
		return false
	}
	_, known := s.Territory.Station(id)
	return known
}

// rightsTable is the table of the law that lists what those who watch may do.
const rightsTable = "rights.tsv"

func toldAccreditation(s *State, e *act.Entry) accreditation.Facts {
	return accreditation.Facts{
		Named: s.named, Term: func(id string) { s.Term(e, id, calendar.Moment{}) }, Station: s.onRegister, Rights: s.Rulebook.Chapters[rightsTable],
	}
}

func toldVoterList(s *State, e *act.Entry) voterlist.Facts {
	return voterlist.Facts{Named: s.named, Term: func(id string) { s.Term(e, id, calendar.Moment{}) }, Station: s.onRegister, Law: s.ListLaw}
}
