// Package verifier holds the second verifier, in JavaScript, for a page to
// serve. It was written from spec/ alone and shares no line with package verify.
package verifier
