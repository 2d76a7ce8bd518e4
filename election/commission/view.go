package commission

import (
	"cmp"
	"slices"
)

// Balance is how many seats a party holds in the commissions of a tier.
type Balance struct {
	Tier        string
	Party       string // empty where nobody says who proposed the member
	Seats       int64
	Of          int64 // seats in the tier
	Commissions int64 // in which the party has a seat
	Chairs      int64
}

// Balances counts seats by tier and party as the commissions sit now: central
// first, then by seats.
func (s *State) Balances() []Balance {
	type key struct{ tier, party string }
	at, all, seats := map[key]*Balance{}, []*Balance{}, map[string]int64{}
	for _, c := range s.all.List() {
		here := map[string]bool{}
		for _, m := range c.Members {
			k := key{c.Tier, m.Party}
			if at[k] == nil {
				at[k] = &Balance{Tier: c.Tier, Party: m.Party}
				all = append(all, at[k])
			}
			seats[c.Tier]++
			at[k].Seats++
			if m.Role == "chair" {
				at[k].Chairs++
			}
			if !here[m.Party] {
				at[k].Commissions++
			}
			here[m.Party] = true
		}
	}
	tiers := []string{Central, Territorial, Precinct}
	slices.SortFunc(all, func(a, b *Balance) int {
		return cmp.Or(cmp.Compare(slices.Index(tiers, a.Tier), slices.Index(tiers, b.Tier)), cmp.Compare(b.Seats, a.Seats), cmp.Compare(a.Party, b.Party))
	})
	var list []Balance
	for _, b := range all {
		b.Of = seats[b.Tier]
		list = append(list, *b)
	}
	return list
}
