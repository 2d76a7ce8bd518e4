// Package desk is what an official works with before anything is an act: a
// device with one key, drafts of what was typed, and the next lawful step.
//
// # Flow
//
// A [Device] signs acts with its key and keeps the row of its signatures: the
// counter is durable before a signature leaves. [Drafts] keep the values and the
// salt of a sealed entry until they are opened in an act. The steps ([Seal],
// [Compare], [Return], [File]) read the station's state and make the one act
// that comes next.
//
// Drafts are private and can be deleted; no page that shows a number reads them.
// The package never writes to the ledger: it hands out signed submissions.
package desk
