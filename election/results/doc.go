// Package results holds the count: blind double entry, the protocols of polling
// stations, their rivals, corrections and annulments, the sums at every level,
// declarations beside them, and the outcome (in Kazakhstan: Art. 43, 44, 62, 65
// of the law on elections).
//
// # Flow
//
// Two typists each seal what they read from the paper ([EntrySealed]). Fields in
// which they differ go back blanked to both ([EntryReturned]); a seal can be
// discarded so that another person types ([EntryDiscarded]). Filing a protocol
// ([ProtocolFiled]) opens all seals of the station. A second, different protocol
// is a rival: the station is disputed, the first counts until a resolution
// ([DisputeResolved]). [ProtocolCorrected] and [ProtocolAnnulled] replace and take
// out; old versions stay visible. Each change of a station moves the sums of all
// units above it, by what was taken out and what was put in.
//
// # Refuses
//
// Lines that are not on the form, openings that do not fit their seals, acts
// about protocols or seals that are not there, and what was done already. Wrong
// numbers are never refused: they enter with findings.
package results
