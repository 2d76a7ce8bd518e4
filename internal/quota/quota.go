package quota

import (
	"sync"
	"time"
)

// Rate is an allowance: so many at once, and so many a second after that.
type Rate struct {
	AtOnce    int64
	PerSecond int64
}

// Quota holds the allowances of many keys. Make one with New; it may be shared.
type Quota[K comparable] struct {
	rate  Rate
	most  int
	mu    sync.Mutex
	spent map[K]time.Time // the moment up to which a key has spent its allowance
}

// New makes a quota that remembers at most so many keys.
func New[K comparable](rate Rate, most int) *Quota[K] {
	return &Quota[K]{rate: rate, most: most, spent: map[K]time.Time{}}
}

// Take spends part of a key's allowance; false, and nothing spent, where it does
// not suffice.
func (q *Quota[K]) Take(key K, cost int64, now time.Time) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	until := q.after(key, cost, now)
	if until.Sub(now) > q.duration(q.rate.AtOnce) {
		return false
	}
	q.remember(key, until, now)
	return true
}

// Charge spends part of a key's allowance, also where it does not suffice.
func (q *Quota[K]) Charge(key K, cost int64, now time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.remember(key, q.after(key, cost, now), now)
}

func (q *Quota[K]) duration(cost int64) time.Duration {
	return time.Duration(cost) * time.Second / time.Duration(q.rate.PerSecond)
}

func (q *Quota[K]) after(key K, cost int64, now time.Time) time.Time {
	until := q.spent[key]
	if until.Before(now) {
		until = now
	}
	return until.Add(q.duration(cost))
}

// remember makes room first by forgetting who has spent nothing, then anybody: a
// flood of addresses costs memory at no time, and at worst gives an allowance back.
func (q *Quota[K]) remember(key K, until, now time.Time) {
	if _, known := q.spent[key]; !known && len(q.spent) >= q.most {
		for other, at := range q.spent {
			if !at.After(now) {
				delete(q.spent, other)
			}
		}
		for other := range q.spent {
			if len(q.spent) < q.most {
				break
			}
			delete(q.spent, other)
		}
	}
	q.spent[key] = until
}

// Len is how many keys are remembered.
func (q *Quota[K]) Len() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return len(q.spent)
}
