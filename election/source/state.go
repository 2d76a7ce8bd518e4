package source

import (
	"urna/election/act"
	"urna/election/cow"
	"urna/election/rulebook"
)

// File is an opened file and how many of its rows have entered.
type File struct {
	Act     act.Hash
	Opened  Opened
	Entered int64
	Beside  bool // its rows stand beside the count
}

// Model is one statement that figures were generated, by its entry.
type Model struct {
	Index int64
	Generated
}

// State is the opened files, the named sources and the models of generated
// figures, each in their order.
type State struct {
	files  cow.Vector[File]
	named  cow.Vector[Named]
	models cow.Vector[Model]
	beside cow.Vector[Beside]
	strays cow.Vector[Beside] // of stations that are not on the register
	// placed has, for each file, one more than the place of a station's row in
	// beside, by the station's index.
	placed [mostFiles]cow.Vector[int]
}

// mostFiles bounds the files whose rows stand beside the count, mostStrays the
// rows of stations that are not on the register.
const (
	mostFiles  = 8
	mostStrays = 10_000
)

// Beside is a row of another file, laid out on the form.
type Beside struct {
	File    int // in the order of opening
	Station int // index on the register, -1 for none
	Name    string
	Row     int64
	Index   int64 // of the entry
	Sheet   rulebook.Sheet
}

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State {
	copied := State{
		files: s.files.Photograph(), named: s.named.Photograph(), models: s.models.Photograph(), beside: s.beside.Photograph(), strays: s.strays.Photograph(),
	}
	for i := range s.placed {
		copied.placed[i] = s.placed[i].Photograph()
	}
	return copied
}

// Files lists the opened files in their order.
func (s *State) Files() []File { return s.files.List() }

// Sources lists the named sources in their order.
func (s *State) Sources() []Named { return s.named.List() }

// Models lists what was said about generated figures, in its order.
func (s *State) Models() []Model { return s.models.List() }

// Source finds a named source by its id.
func (s *State) Source(id string) (Named, bool) {
	for i := range s.named.Len() {
		if n := s.named.Get(i); n.ID == id {
			return n, true
		}
	}
	return Named{}, false
}

// Name refuses a source without id or title, and an id that is taken.
func (s *State) Name(b *Named) *act.Refusal {
	if b.ID == "" || b.Title == "" {
		return act.Refuse("source.blank", "body.id", b.ID, "an id and a title")
	}
	if _, taken := s.Source(b.ID); taken {
		return act.Refuse("act.repeated", "body.id", b.ID, "each source once")
	}
	return nil
}

// ApplyNamed makes the source one that can be cited.
func (s *State) ApplyNamed(b *Named) { s.named.Append(*b) }

// ApplyGenerated keeps the model and its parameters.
func (s *State) ApplyGenerated(index int64, b *Generated) { s.models.Append(Model{index, *b}) }

// Cited refuses figures without a source, or whose source is not named.
func (s *State) Cited(ids []string) *act.Refusal {
	if len(ids) == 0 {
		return act.Refuse("form.items", "body.sources", 0, "at least 1")
	}
	for _, id := range ids {
		if _, known := s.Source(id); !known {
			return act.Refuse("act.dangling", "body.sources", id, "a named source")
		}
	}
	return nil
}

// Open refuses a file that is open already.
func (s *State) Open(b *Opened) *act.Refusal {
	for i := range s.files.Len() {
		if s.files.Get(i).Opened.Content == b.Content {
			return act.Refuse("act.repeated", "body.content", b.Content, "each file once")
		}
	}
	return nil
}

// ApplyOpened makes rows of the file enter from now on.
func (s *State) ApplyOpened(hash act.Hash, b *Opened) { s.files.Append(File{Act: hash, Opened: *b}) }

// StateRow refuses a row of a file that was not opened.
func (s *State) StateRow(b *Row) *act.Refusal {
	if s.find(b.File) < 0 {
		return act.Refuse("act.dangling", "body.file", b.File, "an opened file")
	}
	return nil
}

// ApplyRow counts the row as entered.
func (s *State) ApplyRow(b *Row) {
	if i := s.find(b.File); i >= 0 {
		file := s.files.Get(i)
		file.Entered++
		s.files.Set(i, file)
	}
}

// PutBeside refuses a row of a file that was not opened, of one file too many,
// and a second row of a file for a station.
func (s *State) PutBeside(b *RowBeside, station int) *act.Refusal {
	file := s.find(b.File)
	switch {
	case file < 0:
		return act.Refuse("act.dangling", "body.file", b.File, "an opened file")
	case file >= mostFiles:
		return act.Refuse("source.files", "body.file", file+1, mostFiles)
	case station >= 0:
		if s.placed[file].Get(station) > 0 {
			return act.Refuse("act.repeated", "body.station", b.Station, "one row of a file for each station")
		}
		return nil
	case b.Station == "":
		return act.Refuse("source.blank", "body.station", b.Station, "a station")
	}
	var strays int
	for i := range s.strays.Len() {
		other := s.strays.Get(i)
		if other.File != file {
			continue
		}
		if strays++; other.Name == b.Station {
			return act.Refuse("act.repeated", "body.station", b.Station, "one row of a file for each station")
		}
	}
	if strays >= mostStrays {
		return act.Refuse("source.strays", "body.station", strays+1, mostStrays)
	}
	return nil
}

// ApplyBeside keeps the row beside the count.
func (s *State) ApplyBeside(b *RowBeside, row Beside) {
	row.File = s.find(b.File)
	if row.Station >= 0 {
		s.beside.Append(row)
		s.placed[row.File].Set(row.Station, s.beside.Len())
	} else {
		s.strays.Append(row)
	}
	file := s.files.Get(row.File)
	file.Entered++
	file.Beside = true
	s.files.Set(row.File, file)
}

// BesideAt is the row of a file for a station, by their indexes; false where the
// file has none.
func (s *State) BesideAt(file, station int) (Beside, bool) {
	if file < 0 || file >= mostFiles {
		return Beside{}, false
	}
	at := s.placed[file].Get(station)
	return s.beside.Get(at - 1), at > 0
}

// Strays calls yield with every row of a file whose station is not on the
// register, in the order of the ledger.
func (s *State) Strays(file int, yield func(Beside)) {
	for i := range s.strays.Len() {
		if row := s.strays.Get(i); row.File == file {
			yield(row)
		}
	}
}

func (s *State) find(file act.Hash) int {
	for i := s.files.Len() - 1; i >= 0; i-- {
		if s.files.Get(i).Act == file {
			return i
		}
	}
	return -1
}
