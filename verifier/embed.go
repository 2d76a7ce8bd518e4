package verifier

import "embed"

// Files are the modules of the verifier, for a page to load. No page runs those
// that Node alone can: verify.mjs, node.mjs, signatures.mjs.
//
//go:embed *.mjs
var Files embed.FS
