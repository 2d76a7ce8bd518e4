package media

import (
	"cmp"
	"math/big"
	"slices"
)

// Item is one actor in one item of a programme, as monitors coded it.
type Item struct {
	Actor    string
	Official bool // in an office of state and not as a candidate
	Direct   bool // in the actor's own voice
	Seconds  int64
	Tones    []int64 // of each monitor: -1, 0 or 1
}

// Report is what monitors saw of the candidates.
type Report struct {
	Actors        []Actor // by name
	Parity        *big.Rat
	Concentration *big.Rat
	Doubly        int64    // items that two monitors coded
	Alpha         *big.Rat // of their tones, as ranks; nil where it says nothing
	ToneShown     bool     // alpha reaches the gate
}

// Actor is one candidate's part. Tone counts one value for each item, that of the
// monitor who counts, and is empty where it is withheld.
type Actor struct {
	ID         string
	Seconds    int64    // as candidate
	Share      *big.Rat // of the seconds of all candidates
	Direct     *big.Rat // of the own seconds
	Office     int64    // seconds as official
	Incumbency *big.Rat // seconds as official to seconds as candidate
	Items      int64
	Tone       *big.Rat // positive less negative of all, -1 to 1
}

// Monitor sums items up for the candidates named, who all appear, seen or not.
func Monitor(candidates []string, items []Item) Report {
	r := Report{}
	var units [][]int64
	for _, item := range items {
		if len(item.Tones) > 1 {
			units = append(units, item.Tones)
		}
	}
	r.Doubly, r.Alpha = int64(len(units)), Alpha(units, Ordinal)
	r.ToneShown = r.Alpha != nil && r.Alpha.Cmp(Gate()) >= 0
	var amounts []int64
	for _, id := range slices.SortedFunc(slices.Values(candidates), cmp.Compare) {
		a := sumUp(id, items, r.ToneShown)
		r.Actors, amounts = append(r.Actors, a), append(amounts, a.Seconds)
	}
	r.Parity, r.Concentration = Parity(amounts), Concentration(amounts)
	for i := range r.Actors {
		r.Actors[i].Share = Ratio(r.Actors[i].Seconds, Sum(amounts))
	}
	return r
}

func sumUp(id string, items []Item, tone bool) Actor {
	a := Actor{ID: id}
	var direct int64
	counts := map[int64]int64{}
	for _, item := range items {
		if item.Actor != id {
			continue
		}
		if item.Official {
			a.Office += item.Seconds
			continue
		}
		a.Items++
		a.Seconds += item.Seconds
		if item.Direct {
			direct += item.Seconds
		}
		if len(item.Tones) > 0 {
			counts[item.Tones[0]]++
		}
	}
	a.Direct, a.Incumbency = Ratio(direct, a.Seconds), Ratio(a.Office, a.Seconds)
	if tone {
		a.Tone = Balance(counts[1], counts[0], counts[-1])
	}
	return a
}
