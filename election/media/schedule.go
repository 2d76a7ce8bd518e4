package media

import (
	"cmp"
	"slices"
	"strconv"

	"urna/election/act"
	"urna/election/calendar"
	"urna/election/lot"
)

// The media, dayparts and purses of a block.
const (
	Television = "television"
	Radio      = "radio"
	Print      = "print"
	Prime      = "prime"
	OtherTime  = "other"
	Budget     = "budget" // the republic pays
	Fund       = "fund"   // the candidate's fund pays
)

// Block is a row of slots of one length, one after the other, that an outlet
// opens on each of some days running.
type Block struct {
	Audience int64 // expected, persons; 0 where nobody estimated it
	Count    int64 // slots on each day
	Date     act.Date
	Daypart  string
	Days     int64
	Length   int64 // of a slot: seconds on air, thousandths of a printed sheet in print
	Medium   string
	Outlet   string
	Paid     string
	Start    int64 // of the first slot: minutes from 00:00 local time
}

// Slot is one place of a schedule. Slots are numbered from 1 through all blocks,
// days and positions in their order.
type Slot struct {
	Number    int64
	Block     int
	Day       int64  // of the block, from 0
	Position  int64  // on that day, from 0
	Candidate string // empty: nobody's
}

// Schedule is the slots of some blocks and who drew each.
type Schedule struct {
	Seed   act.Hash
	Order  []string // of the candidates, as the lot drew it
	Blocks []Block
	Slots  []Slot
	Gone   []string // candidates who withdrew since, in their order
	first  []int    // slot with which each block begins
}

// Date is the day of a slot, 2005-11-20.
func (s *Schedule) Date(slot Slot) act.Date {
	b := &s.Blocks[slot.Block]
	day, err := calendar.ParseDay(string(b.Date))
	if err != nil {
		return b.Date
	}
	return act.Date((day + calendar.Day(slot.Day)).String())
}

// Start is when a slot begins, in seconds from 00:00 local time; in print, where
// no length is a time, the start of its block.
func (s *Schedule) Start(slot Slot) int64 {
	b := &s.Blocks[slot.Block]
	if b.Medium == Print {
		return b.Start * 60
	}
	return b.Start*60 + slot.Position*b.Length
}

// weight is what a slot is worth: its length, as often as it has an audience.
func (b *Block) weight() int64 { return max(1, b.Audience) * b.Length }

// Draw makes the schedule of the blocks for the candidates from a seed. The same
// seed and inputs give the same schedule (spec/acts/media.md §3).
func Draw(seed act.Hash, candidates []string, blocks []Block) *Schedule {
	s := &Schedule{Seed: seed, Order: lot.Shuffle(seed, "order", candidates), Blocks: blocks}
	for i := range blocks {
		s.first = append(s.first, len(s.Slots))
		for day := range blocks[i].Days {
			for position := range blocks[i].Count {
				s.Slots = append(s.Slots, Slot{Number: int64(len(s.Slots)) + 1, Block: i, Day: day, Position: position})
			}
		}
	}
	if len(candidates) == 0 {
		return s
	}
	d := dealer{schedule: s, rows: williams(len(candidates)), debt: make([]int64, len(candidates))}
	for _, daypart := range []string{Prime, OtherTime} {
		d.turn, d.short = 0, 0
		for i := range blocks {
			if blocks[i].Daypart == daypart {
				d.deal(i)
			}
		}
	}
	return s
}

// dealer gives slots to candidates, whom it knows by their place in the order.
type dealer struct {
	schedule *Schedule
	rows     [][]int
	turn     int     // rows used so far in this daypart
	short    int     // days with a rest so far in this daypart
	debt     []int64 // weight of what each got beyond the full rows
}

// deal fills one block: each day as many full rows as it has room for, then the
// rest to those whose turn it is.
func (d *dealer) deal(block int) {
	s, n := d.schedule, int64(len(d.debt))
	b := &s.Blocks[block]
	full, rest := b.Count/n, int(b.Count%n)
	queue := d.queue(block)
	rows := full * b.Days
	slots := s.Slots[s.first[block]:][:b.Count*b.Days]
	last, served := -1, 0
	for day := range b.Days {
		today := slots[day*b.Count:][:b.Count]
		for k := range full {
			last = s.place(today[k*n:], d.row(day*full+k, rows))
		}
		if rest == 0 {
			continue
		}
		next := -1
		if full > 0 && day+1 < b.Days {
			next = d.row((day+1)*full, rows)[0]
		}
		chosen := make([]int, rest)
		for i := range chosen {
			chosen[i] = queue[(served+i)%len(queue)]
			d.debt[chosen[i]] += b.weight()
		}
		served += rest
		last = s.place(today[full*n:], d.ordered(chosen, last, next))
	}
	d.turn += int(rows)
}

// queue is who goes first where a block has no room for all: who has least so
// far, and among equals as the lot for this block draws.
func (d *dealer) queue(block int) []int {
	s := d.schedule
	var queue []int
	for _, id := range lot.Shuffle(s.Seed, "rest/"+strconv.Itoa(block+1), s.Order) {
		queue = append(queue, slices.Index(s.Order, id))
	}
	slices.SortStableFunc(queue, func(a, b int) int { return cmp.Compare(d.debt[a], d.debt[b]) })
	return queue
}

// row is the k-th of the rows of a block. Rows go on from block to block, so that
// all blocks of a daypart together use each equally often. Two candidates take
// turns once, in the middle: more turns would be more times twice running.
func (d *dealer) row(k, rows int64) []int {
	at := d.turn + int(k)
	if len(d.debt) == 2 {
		at = d.turn
		if 2*k >= rows {
			at++
		}
	}
	return d.rows[at%len(d.rows)]
}

// ordered puts the chosen in the order of the next row, turned so far that nobody
// follows on themselves, if it can be.
func (d *dealer) ordered(chosen []int, last, next int) []int {
	var order []int
	for _, x := range d.rows[d.short%len(d.rows)] {
		if slices.Contains(chosen, x) {
			order = append(order, x)
		}
	}
	d.short++
	best := order
	for turned := range order {
		turn := slices.Concat(order[turned:], order[:turned])
		if turn[0] == last {
			continue
		}
		if turn[len(turn)-1] != next {
			return turn
		}
		if best[0] == last {
			best = turn
		}
	}
	return best
}

// place gives slots to candidates and returns the last of them.
func (s *Schedule) place(slots []Slot, order []int) int {
	for i, x := range order {
		slots[i].Candidate = s.Order[x]
	}
	return order[len(order)-1]
}
