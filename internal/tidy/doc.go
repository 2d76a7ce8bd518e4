// Package tidy holds the house style as a test: what a reader of this
// repository may rely on without reading all of it.
//
// # What it holds
//
// The packages that decide and compute are pure (purity.go); packages import
// one another along one declared table (layers.go); functions, files and
// parameter lists stay short and every exported name is explained (shape.go);
// words mean one thing (words.go); every kind of act has its page and its
// vectors, links lead somewhere, the map of the README is the tree, and
// dependencies are the listed ones (papers.go); what the threat model and the
// pages on reliability and on the portal claim rests on tests that are there
// (proofs.go).
//
// # Flow
//
// [Load] reads a tree of files once; each of [Checks] looks at it and names
// every violation by file and line. The test feeds planted violations to every
// check, so that a check which finds nothing is known to look.
//
// # What it does not see
//
// It reads syntax, not types: a direct import counts, not what that import
// reaches, and a variable that is changed through a pointer goes unseen.
package tidy
