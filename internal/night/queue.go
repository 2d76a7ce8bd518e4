package night

import (
	"container/heap"

	"urna/election/act"
)

// event is something that happens at a moment; of one moment, what was planned
// first happens first.
type event struct {
	at    act.Time
	order int
	do    func()
}

// queue is the events to come.
type queue struct {
	events []event
	order  int
}

// Len is the number of events to come.
func (q *queue) Len() int { return len(q.events) }

// Less puts the earlier event first.
func (q *queue) Less(i, j int) bool {
	a, b := &q.events[i], &q.events[j]
	return a.at < b.at || a.at == b.at && a.order < b.order
}

// Swap exchanges two events.
func (q *queue) Swap(i, j int) { q.events[i], q.events[j] = q.events[j], q.events[i] }

// Push is for package heap.
func (q *queue) Push(e any) { q.events = append(q.events, e.(event)) }

// Pop is for package heap.
func (q *queue) Pop() any {
	last := len(q.events) - 1
	e := q.events[last]
	q.events = q.events[:last]
	return e
}

// after plans something so many seconds from now.
func (n *Night) after(seconds act.Time, do func()) {
	n.queue.order++
	heap.Push(&n.queue, event{n.now + seconds, n.queue.order, do})
}

// run lets everything happen that is planned.
func (n *Night) run() {
	for n.queue.Len() > 0 {
		e := heap.Pop(&n.queue).(event)
		n.now = e.at
		e.do()
	}
}
