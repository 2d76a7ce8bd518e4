// Package act holds the official act: the unsigned statement, its canonical
// bytes, the signatures on it, and the leaf under which it stands in the
// ledger (spec/acts/act.md).
//
// # Flow
//
// A body lists its fields once, in [Body].Fields, and the [Codec] walks that
// list to write, to read and to describe it. [Encode] writes an [Act] as
// canonical JSON; the SHA-256 of those bytes is the act's identity. [Sign] adds
// a [Signature] with its own counter, predecessor and last checkpoint seen.
// [Open] reads a submission, [OpenLeaf] a leaf: both know no state, verify every
// signature and can run side by side. What they return is decided elsewhere.
//
// # Refuses
//
// Bytes that are not the one canonical spelling, unknown or missing fields,
// text outside the allowed code points, integers beyond 2^53-1, leaves of
// 65,536 bytes or more, keys that are not canonical or of small order, and any
// signature that does not verify. Every refusal is a value: rule, field, got,
// limit. The package never repairs.
package act
