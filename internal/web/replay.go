package web

import (
	"fmt"
	"net/http"
	"strconv"
	"sync"

	"urna/election"
	"urna/election/act"
)

// Past is the states of a ledger at earlier sizes. Who folds the ledger in this
// process may note them as they come; else they are folded once, when somebody
// first asks, from the leaves that the published root already stands for. A
// photograph costs next to nothing. It may be shared; the zero value is empty.
type Past struct {
	mu    sync.Mutex
	busy  bool  // somebody folds
	noted int64 // up to this size somebody else has
	state *election.State
	steps []*election.State
	every int64 // entries between two steps

	whole sync.Mutex // who waits for all steps
}

// all waits for the steps up to the state that stands: a file of a copy cannot ask
// its reader to come again.
func (p *Past) all(now *election.State, leaf func(int64) ([]byte, error)) (steps []*election.State, at int64, err error) {
	p.mu.Lock()
	if p.noted == now.Size {
		defer p.mu.Unlock()
		return p.upTo(now), now.Size, nil
	}
	p.mu.Unlock()
	p.whole.Lock()
	defer p.whole.Unlock()
	for steps == nil && err == nil {
		steps, at, err = p.until(now.Size, leaf)
	}
	return steps, at, err
}

const (
	// mostSteps bounds the photographs that are kept.
	mostSteps = 64
	// atOnce is how many entries are folded before a reader is asked to wait.
	atOnce = 4096
)

// Note takes a state to which an entry has just been added. From an empty ledger
// on it wants every state, once each.
func (p *Past) Note(state *election.State) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for len(p.steps) > 0 && p.steps[len(p.steps)-1].Size >= state.Size { // an attempt that failed
		p.steps = p.steps[:len(p.steps)-1]
	}
	p.every, p.noted = max(p.every, 1), state.Size
	p.keep(state)
}

// until returns the steps up to a size, the last of which has that size; while
// they are still being folded, none, and how far it is. One reader's request does
// the work for all: nobody else waits for it.
func (p *Past) until(size int64, leaf func(int64) ([]byte, error)) (steps []*election.State, at int64, err error) {
	p.mu.Lock()
	if p.state == nil || p.state.Size > size {
		p.state, p.steps, p.every, p.noted = election.New(), nil, 1, 0
	}
	if at = p.state.Size; p.busy {
		p.mu.Unlock()
		return nil, at, nil
	}
	p.busy = true
	p.mu.Unlock()
	defer func() {
		p.mu.Lock()
		p.busy = false
		p.mu.Unlock()
	}()
	if at, err = p.fold(min(size, at+atOnce), leaf); err != nil || at < size {
		return nil, at, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.upTo(p.state.Photograph()), at, nil
}

// upTo is the steps with the last state at their end.
func (p *Past) upTo(last *election.State) []*election.State {
	steps := append([]*election.State(nil), p.steps...)
	if len(steps) == 0 || steps[len(steps)-1].Size < last.Size {
		steps = append(steps, last)
	}
	return steps
}

// fold goes on to a size. Only who set busy may.
func (p *Past) fold(size int64, leaf func(int64) ([]byte, error)) (int64, error) {
	for {
		p.mu.Lock()
		index := p.state.Size
		p.mu.Unlock()
		if index >= size {
			return index, nil
		}
		data, err := leaf(index)
		if err != nil {
			return index, fmt.Errorf("entry %d: %w", index, err)
		}
		opened, refusal := act.ReadLeaf(data, election.Body)
		p.mu.Lock()
		if refusal != nil {
			p.state.Void()
		} else {
			_, _ = p.state.Fold(opened) // a void entry keeps its index and changes nothing
		}
		p.keep(p.state)
		p.mu.Unlock()
	}
}

// keep takes a photograph where a step is due; when there are too many, every
// second one goes.
func (p *Past) keep(state *election.State) {
	if !state.Results.Began() || state.Size%p.every != 0 {
		return
	}
	p.steps = append(p.steps, state.Photograph())
	if len(p.steps) < mostSteps {
		return
	}
	p.every *= 2
	kept := p.steps[:0]
	for _, s := range p.steps {
		if s.Size%p.every == 0 {
			kept = append(kept, s)
		}
	}
	clear(p.steps[len(kept):])
	p.steps = kept
}

// replayView is the count as it stood at one step of the ledger.
type replayView struct {
	At             int64 // size of the ledger then
	When           string
	Step, Steps    int
	Reported       int64
	Stations       int64
	Totals         []totalRow
	Candidates     []candidateRow
	BaseFirst      string
	BaseSecond     string
	First, Last    string
	Previous, Next string
	Path           string // of the line of counted stations
	X              string // where the step stands on it
	Height         int
}

const (
	lineWidth  = 640
	lineHeight = 160
)

func (h *Handler) replay(w http.ResponseWriter, r *http.Request) {
	s := h.begun(w, r)
	if s == nil {
		return
	}
	var steps []*election.State
	var at int64
	var err error
	if h.Static {
		steps, at, err = h.past.all(s.at.State, h.ledger.Leaf)
	} else {
		steps, at, err = h.past.until(s.at.Head.Size, h.ledger.Leaf)
	}
	if err != nil {
		h.broken(w, r, err)
		return
	}
	if steps == nil {
		w.Header().Set("Refresh", "1")
		m := message{s.lang.Text("results.replay"), s.lang.Text("results.replay-wait", s.lang.Number(at), s.lang.Number(s.at.Head.Size))}
		h.draw(w, r, s, show{status: http.StatusOK, page: "page/message", title: m.Title, body: m, fresh: true})
		return
	}
	h.draw(w, r, s, show{status: http.StatusOK, page: "results/replay", title: s.lang.Text("results.replay"), body: s.replayOf(steps)})
}

// replayOf draws one step: the one that is asked for, else the last.
func (s *scene) replayOf(steps []*election.State) *replayView {
	at := len(steps) - 1
	if n, err := strconv.Atoi(s.form.Get("step")); err == nil && n >= 1 && n <= len(steps) {
		at = n - 1
	}
	then := &scene{lang: s.lang, at: s.at, path: s.path, form: s.form, then: steps[at]}
	state := then.state()
	base := string(state.Rulebook.Election.Outcome.Base)
	count := state.Results.Unit(0)
	v := &replayView{
		At: state.Size, Step: at + 1, Steps: len(steps),
		Reported: count.Reported, Stations: state.Territory.Units[0].Stations, When: s.moment(state.Received),
		Totals: then.totalRows(state.Results.UnitTotals(0), base), Candidates: then.candidateRows(state.Results.UnitTotals(0), base),
		Height: lineHeight,
	}
	v.BaseFirst, v.BaseSecond = s.bases(base)
	address := func(step int) string {
		if step < 0 || step >= len(steps) {
			return ""
		}
		return withQuery(link(s.lang, "replay"), "step", strconv.Itoa(step+1))
	}
	v.First, v.Previous, v.Next, v.Last = address(0), address(at-1), address(at+1), address(len(steps)-1)
	s.line(v, steps)
	return v
}

// line draws how many stations were counted at each step.
func (s *scene) line(v *replayView, steps []*election.State) {
	for i, then := range steps {
		reported := then.Results.Unit(0).Reported
		x := 0
		if len(steps) > 1 {
			x = i * lineWidth / (len(steps) - 1)
		}
		y := int64(lineHeight)
		if v.Stations > 0 {
			y -= reported * (lineHeight - 20) / v.Stations
		}
		command := "L"
		if i == 0 {
			command = "M"
		}
		v.Path += fmt.Sprintf("%s%d,%d", command, x, y)
		if i == v.Step-1 {
			v.X = strconv.Itoa(x)
		}
	}
}
