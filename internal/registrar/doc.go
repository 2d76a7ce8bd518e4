// Package registrar is the registrar's and the voter's side of the question "was my
// number used to sign for a nominee?" (spec/acts/candidacy.md, § Lookup).
//
// # Flow
//
// [CreateKey] makes the registrar's RSA key, whose modulus goes into the ledger.
// [ReadLines] reads what stands on the sheets, [NewBook] makes of it a tag and a
// closed cell for each signature, [Book.Write] keeps them: the leaves for everybody,
// without a person, and what opens the cells for the registrar alone. [Book.Answer]
// answers one voter, [Answer.Check] is the voter's own check against the ledger.
//
// # Refused
//
// Files come from strangers: each is read to a bound, and what does not fit is a
// [Refusal] with file, row and column. A number, a sheet and a line have one spelling.
// Nothing is overwritten, and a folder is there as a whole or not at all.
//
// It keeps no register and no number: who has neither key nor sheets learns nothing.
package registrar
