package cow

const pageSize = 64

// Vector is a growing list of values by index. The zero value is empty.
type Vector[T any] struct {
	pages []*page[T]
	size  int
	owner *owner
	own   bool // pages itself belongs to this writer
}

type page[T any] struct {
	owner *owner
	cells [pageSize]T
}

// Len is one more than the highest index set.
func (v *Vector[T]) Len() int { return v.size }

// Photograph returns a copy that later writes to v leave as it is.
func (v *Vector[T]) Photograph() Vector[T] {
	v.owner, v.own = nil, false
	return Vector[T]{pages: v.pages, size: v.size}
}

// Get returns the value at an index, the zero value where none was set.
func (v *Vector[T]) Get(index int) T {
	if index < 0 || index >= v.size || v.pages[index/pageSize] == nil {
		var none T
		return none
	}
	return v.pages[index/pageSize].cells[index%pageSize]
}

// Set gives an index its value; the vector grows as needed.
func (v *Vector[T]) Set(index int, value T) {
	if v.owner == nil {
		v.owner = new(owner)
	}
	if !v.own {
		v.pages = append(make([]*page[T], 0, len(v.pages)+1), v.pages...)
		v.own = true
	}
	at := index / pageSize
	for at >= len(v.pages) {
		v.pages = append(v.pages, nil)
	}
	switch p := v.pages[at]; {
	case p == nil:
		v.pages[at] = &page[T]{owner: v.owner}
	case p.owner != v.owner:
		v.pages[at] = &page[T]{owner: v.owner, cells: p.cells}
	}
	v.pages[at].cells[index%pageSize] = value
	v.size = max(v.size, index+1)
}

// Append sets the value behind the last one.
func (v *Vector[T]) Append(value T) { v.Set(v.size, value) }

// List copies the values into a slice, in their order.
func (v *Vector[T]) List() []T {
	list := make([]T, v.Len())
	for i := range list {
		list[i] = v.Get(i)
	}
	return list
}
