package source

import (
	"urna/election/act"
	"urna/election/cow"
)

// File is an opened file and how many of its rows have entered.
type File struct {
	Act     act.Hash
	Opened  Opened
	Entered int64
}

// State is the opened files in their order.
type State struct{ files cow.Vector[File] }

// Photograph returns a copy that later entries leave as it is.
func (s *State) Photograph() State { return State{s.files.Photograph()} }

// Files lists the opened files in their order.
func (s *State) Files() []File {
	files := make([]File, s.files.Len())
	for i := range files {
		files[i] = s.files.Get(i)
	}
	return files
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

func (s *State) find(file act.Hash) int {
	for i := s.files.Len() - 1; i >= 0; i-- {
		if s.files.Get(i).Act == file {
			return i
		}
	}
	return -1
}
