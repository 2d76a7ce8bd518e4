package clerk

import (
	"errors"
	"time"

	"urna/election/act"
	"urna/internal/quota"
)

// PerKeyAndKind is what one key may have decided of one kind of act: more than an
// office can do by hand, far less than a stolen key could flood a ledger with. The
// quotas that the law of the ledger holds (seals, protocols of a station) are
// Decide's; this one is the intake's alone, and being over it decides nothing.
var PerKeyAndKind = quota.Rate{AtOnce: 2000, PerSecond: 20}

// quotaKeys bounds the keys and kinds that are remembered.
const quotaKeys = 1 << 16

// ErrBusy says that a key is over its quota: nothing was decided, and the same
// bytes may be sent again later.
var ErrBusy = errors.New("too many acts of this kind by this key: send the same bytes again later")

// spender is whose quota it is.
type spender struct {
	key  act.Key
	kind string
}

// Limit sets quotas by key and kind on submissions from now on. Call it before
// the clerk is shared.
func (c *Clerk) Limit(rate quota.Rate) { c.quota = quota.New[spender](rate, quotaKeys) }

// allowed spends of each signer's quota. Only signatures that verify spend: nobody
// can spend another's.
func (c *Clerk) allowed(opened *act.Opened) bool {
	if c.quota == nil {
		return true
	}
	now := time.Now()
	for i := range opened.Signatures {
		if !c.quota.Take(spender{opened.Signatures[i].Key, opened.Act.Kind}, 1, now) {
			return false
		}
	}
	return true
}
