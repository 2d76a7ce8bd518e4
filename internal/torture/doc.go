// Package torture breaks the real program while it works and looks at what is
// left. It holds tests only; they need Linux.
//
// # Flow
//
// A practice election is founded and served by the built binary. Submitters hand
// in acts over HTTP without pause and write down each receipt. Then something
// breaks: the process is killed at a random moment, at work or while it starts;
// the tail of the write-ahead file is torn; the disk is full, for the table or for
// the tiles; synchronising fails; replies are lost; clients are slow; yesterday's
// folder is restored. The program is started again, and the ledger is held to all
// receipts and to every checkpoint anyone has seen.
//
// # Invariants
//
// Each act with a receipt stands at its index. No act stands twice. Every
// checkpoint extends every earlier one. An older table, or an older folder where
// somebody kept a newer checkpoint, signs nothing. `urna verify` finds no fault.
//
// `make torture` runs a thousand faults and prints the seed that runs them again.
package torture
