// Package web is the portal: pages, their JSON twins, the files of the ledger,
// the intake of acts, and the forms of a desk.
//
// # Flow
//
// A GET takes the published snapshot once and draws everything from it:
// [Handler] builds a view (result.go, station.go, entry.go, finding.go), and
// either writes it as JSON or hands it to a template in the language of the
// request. Every page and file names the size and root that it was drawn from.
// A chapter of the procedure
// (chapter.go) gives tables of cells, from which its page, its JSON and its files are
// drawn. POST /act hands the bytes to the clerk and answers what the clerk answered. A
// form post (enter.go, steps.go) makes a statement by package desk, has it signed
// by the signers that the form names (signer.go), waits until it is published,
// and sends the browser back to the station. GET /table (table.go) is the one page
// that draws nothing from the snapshot: package table checks what stands in its
// address, and nothing of it is kept.
//
// # Refuses
//
// Forms without a signer in office over the station, posts from other sites,
// bodies beyond their bounds, and file names that begin with a dot. A wrong
// number is not refused: the form says what the paper breaks and then lets it be
// sealed as it is. Values of a sealed entry are shown to nobody but to the typist
// who typed them, until an act opens them.
// Any kind of act has a form drawn from its fields (form.go, file.go): what it
// would carry is decided before a counter of a key is used.
//
// # Scripts
//
// Pages are complete as they are sent, but for the doors that compare a reader's
// own sheet and break a copy, and the check: what they do must not leave the
// browser. Scripts (script/) help with keys and say that the ledger has grown;
// none stands in a page. With [Options.Static] the handler draws the pages of a
// copy that has no server behind it (copy.go).
package web
