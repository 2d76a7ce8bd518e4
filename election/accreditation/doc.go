// Package accreditation holds who may watch an election: observers, journalists
// and proxies of candidates (in Kazakhstan: Art. 20-1 and 31 of the law on
// elections). It holds counts and organisations, never persons.
//
// Flow: accreditation/granted admits so many persons of an organisation,
// accreditation/refused and accreditation/revoked say no, with the reason that the
// body gives. accreditation/presence-noted records who was at a station, and which
// of the rights of the law's table were given or denied there.
// accreditation/number-stated records how many a source says there were; such
// numbers are never added up.
//
// A late admission, a refusal or withdrawal without a reason, a right denied, and
// more persons at a station than the law allows are findings. The package refuses
// ids that are taken, withdrawals of what was not granted, and rights that the law's
// table does not have.
package accreditation
