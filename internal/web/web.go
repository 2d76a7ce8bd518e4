package web

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/netip"

	"urna/election"
	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/quota"
)

// Ledger is what the pages read and what acts are handed to: the clerk of this
// process, or a client that follows one elsewhere.
type Ledger interface {
	Published() *clerk.Published
	Genesis() act.Hash
	Submit(ctx context.Context, submission []byte) (clerk.Answer, error)
	AwaitPublished(ctx context.Context, index int64) (*clerk.Published, error)
	Leaf(index int64) ([]byte, error)
	Prove(ctx context.Context, index int64) (*clerk.Proof, error)
}

// Options say what a portal shows and who may sign at it.
type Options struct {
	// Public is the folder served as checkpoint, tile/…, genesis.json,
	// ledger.vkey and files/…; empty for a desk that follows another clerk.
	Public string
	// Signers may sign in forms; without any, pages have no forms.
	Signers []desk.Signer
	Drafts  desk.Drafts
	// Hosts are the names by which browsers may reach the desk, beside localhost
	// and plain addresses.
	Hosts []string
	// Clock gives the time that a signature claims.
	Clock func() act.Time
	// Beside is another election to be set beside this one; nil for none.
	Beside *election.State
	// Papers are what practisers copy; Practice is the address of the practice
	// election, where this is another one; empty for none.
	Papers   []desk.Draft
	Practice string
	// Static says that the pages become files of a copy that has no server behind
	// it: no forms that need one, nothing drawn for one reader.
	Static bool
	// Past is the steps of the ledger, where somebody else folds it; nil has the
	// portal fold them itself when they are first asked for.
	Past *Past
	// Source is the address of the program's source code, empty for none.
	Source string
	// Proxies are believed when they say whom they ask for; nil for none.
	Proxies Proxies
	// Log takes faults that a page can only name; nil means the default.
	Log *slog.Logger
}

// Handler serves the pages of one ledger. It may be shared.
type Handler struct {
	ledger Ledger
	Options
	pages   *pages
	maps    []drawn
	kept    kept
	past    *Past
	recent  recent[int64, *act.Opened]
	checked checked
	rows    fileRows
	far     far
	law     law
	tables  tables
	names   names         // of stations and units, for the search
	token   chan struct{} // holds one token: who has it may sign
	posts   *quota.Quota[netip.Addr]
	readers shares          // of the stream of checkpoints
	ending  context.Context // is done when streams are to end
	end     context.CancelFunc
	serve   http.Handler
}

// New makes the portal of a ledger.
func New(ledger Ledger, options Options) (*Handler, error) {
	if len(options.Signers) > 0 && options.Clock == nil {
		return nil, fmt.Errorf("web: %d signers and no clock", len(options.Signers))
	}
	if options.Log == nil {
		options.Log = slog.Default()
	}
	pages, err := pagesOf[options.Static]()
	if err != nil {
		return nil, err
	}
	maps, err := maps()
	if err != nil {
		return nil, err
	}
	h := &Handler{ledger: ledger, Options: options, pages: pages, maps: maps, token: make(chan struct{}, 1), posts: quota.New[netip.Addr](posts, addresses), readers: shares{most: mostReaders, each: readersEach}}
	if h.past = options.Past; h.past == nil {
		h.past = new(Past)
	}
	h.ending, h.end = context.WithCancel(context.Background())
	h.serve = guard(h.bounded(h.again(h.routes())))
	if options.Static { // a copy asks for each page once, and of more than one state
		h.serve = h.routes()
	}
	return h, nil
}

// ServeHTTP answers one request.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) { h.serve.ServeHTTP(w, r) }

// routes is the table of addresses.
func (h *Handler) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", h.result)
	mux.HandleFunc("GET /unit/{id}", h.result)
	mux.HandleFunc("GET /result.json", h.resultJSON)
	mux.HandleFunc("GET /unit/{id}/result.json", h.resultJSON)
	mux.HandleFunc("GET /station/{id}", h.station)
	mux.HandleFunc("GET /station/{id}/station.json", h.stationJSON)
	mux.HandleFunc("GET /declared", h.declared)
	mux.HandleFunc("GET /declared.json", h.declaredJSON)
	mux.HandleFunc("GET /turnout", h.turnout)
	mux.HandleFunc("GET /turnout.json", h.turnoutJSON)
	mux.HandleFunc("GET /elections", h.elections)
	if h.Beside != nil {
		mux.HandleFunc("GET /elections/beside", h.beside)
		mux.HandleFunc("GET /elections/beside.json", h.besideJSON)
	}
	mux.HandleFunc("GET /corrections", h.corrections)
	mux.HandleFunc("GET /corrections.json", h.correctionsJSON)
	mux.HandleFunc("GET /sources", h.sources)
	mux.HandleFunc("GET /sources.json", h.sourcesJSON)
	mux.HandleFunc("GET /compare/{file}", h.fileBeside)
	mux.HandleFunc("GET /compare/{file}/compare.json", h.fileBesideJSON)
	mux.HandleFunc("GET /search", h.search)
	mux.HandleFunc("GET /map", h.atlas)
	mux.HandleFunc("GET /board", h.board)
	mux.HandleFunc("GET /board.json", h.boardJSON)
	mux.HandleFunc("GET /station/{id}/receipt", h.receipt)
	mux.HandleFunc("GET /replay", h.replay)
	mux.HandleFunc("GET /figure.svg", h.picture)
	mux.HandleFunc("GET /data", h.data)
	mux.HandleFunc("GET /data/datapackage.json", h.dataPackage)
	mux.HandleFunc("GET /data/{file}", h.bulk)
	mux.HandleFunc("GET /procedure", h.procedure)
	mux.HandleFunc("GET /procedure/{chapter}", h.chapterPage)
	mux.HandleFunc("GET /procedure/{chapter}/chapter.json", h.chapterJSON)
	mux.HandleFunc("GET /procedure/{chapter}/dates/{role}", h.subscribe)
	mux.HandleFunc("GET /live", h.live)
	mux.HandleFunc("GET /findings", h.findings)
	mux.HandleFunc("GET /findings.json", h.findingsJSON)
	mux.HandleFunc("GET /entries", h.entries)
	mux.HandleFunc("GET /entries.jsonl", h.leaves)
	mux.HandleFunc("GET /entry/{index}", h.entry)
	mux.HandleFunc("GET /entry/{index}/leaf", h.leaf)
	mux.HandleFunc("GET /entry/{index}/proof", h.proof)
	h.doors(mux)
	mux.HandleFunc("POST /act", h.act)
	if len(h.Signers) > 0 {
		h.forms(mux)
	}
	mux.HandleFunc("GET /script/{name}", h.asset)
	mux.HandleFunc("GET /style.css", h.asset)
	mux.HandleFunc("GET /icon.svg", h.asset)
	if h.Static {
		h.copied(mux)
	}
	if h.Public != "" {
		for _, name := range []string{"checkpoint", "genesis.json", "ledger.vkey", "tile/", "files/"} {
			mux.HandleFunc("GET /"+name, h.public)
		}
	}
	mux.HandleFunc("GET /", h.notFound)
	return mux
}

// doors are the pages on which readers do something themselves.
func (h *Handler) doors(mux *http.ServeMux) {
	mux.HandleFunc("GET /practise", h.practise)
	mux.HandleFunc("GET /own", h.own)
	mux.HandleFunc("GET /signed", h.signed)
	mux.HandleFunc("GET /break", h.breaking)
	mux.HandleFunc("GET /check", h.check)
	mux.HandleFunc("GET /verifier/{name}", h.module)
	mux.HandleFunc("GET /table", h.table)
	mux.HandleFunc("GET /table.json", h.tableJSON)
}

// forms are the addresses of a desk at which somebody may sign.
func (h *Handler) forms(mux *http.ServeMux) {
	mux.HandleFunc("GET /station/{id}/enter", h.home(h.enterForm))
	mux.HandleFunc("POST /station/{id}/enter", h.home(h.enter))
	for _, s := range steps {
		mux.HandleFunc("POST /station/{id}/"+s.name, h.home(func(w http.ResponseWriter, r *http.Request) { h.step(w, r, s) }))
	}
	mux.HandleFunc("GET /file", h.home(h.fileKinds))
	mux.HandleFunc("GET /file/{kind...}", h.home(h.actForm))
	mux.HandleFunc("POST /file/{kind...}", h.home(h.fileAct))
}
