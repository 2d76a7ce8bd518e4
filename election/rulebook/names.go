package rulebook

// Names names every fixed place of a sheet in the order of the places: V,
// C[aliya].
func (l *Layout) Names() []string {
	names := make([]string, 0, l.slots)
	for _, line := range l.form {
		switch p := l.places[line.Code]; {
		case p.free():
		case line.List == ListCandidate:
			for _, id := range l.candidates {
				names = append(names, fieldName(line.Code, id))
			}
		default:
			names = append(names, line.Code)
		}
	}
	return names
}
