package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"urna/election/act"
	"urna/election/office"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/remote"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/internal/watch"
	"urna/internal/web"
	"urna/ledger"
)

func runServe(t *terminal, args []string) error {
	var listen, keys, to, beside, metrics, log string
	var against, proxies []string
	plain, err := t.parse("serve", args, func(f *flag.FlagSet) {
		f.StringVar(&listen, "listen", "127.0.0.1:8080", "address of the pages")
		f.StringVar(&keys, "key", "", "key files of an official, separated by commas")
		f.StringVar(&beside, "beside", "", "ledger of another election to set beside this one")
		f.StringVar(&to, "to", "", "address of the clerk that the official's acts go to")
		f.StringVar(&metrics, "metrics", "", "address of the metrics, such as 127.0.0.1:9090 (default: none)")
		f.StringVar(&log, "log", "", "json or text: a line for each request, without addresses (default: none)")
		f.Func("against", "checkpoint that somebody else holds; the clerk signs nothing that does not extend it (may be repeated)", func(name string) error {
			against = append(against, name)
			return nil
		})
		f.Func("proxy", "address or network of a proxy in front, such as 10.0.0.0/8, whose X-Forwarded-For is believed (may be repeated)", func(name string) error {
			proxies = append(proxies, name)
			return nil
		})
	})
	if err != nil {
		return err
	}
	trusted, err := web.ParseProxies(proxies)
	if err != nil {
		return misusef("%v", err)
	}
	logger, err := t.logger(log)
	if err != nil {
		return err
	}
	switch {
	case len(plain) == 1 && keys == "" && to == "":
		if err := extends(plain[0], against); err != nil {
			return err
		}
		return serveClerk(context.Background(), t, plain[0], address{listen: listen, beside: beside, metrics: metrics, log: logger, proxies: trusted})
	case len(plain) == 0 && keys != "" && isURL(to) && metrics == "" && log == "" && proxies == nil:
		return serveDesk(t, strings.Split(keys, ","), to, address{listen: listen})
	}
	return misusef("want one folder, or --key FILE and --to URL")
}

// extends holds a ledger to what others keep of it, before its clerk starts: a
// folder alone cannot know that it is an older copy of itself.
func extends(dir string, against []string) error {
	if len(against) == 0 {
		return nil
	}
	all, err := kept(against)
	if err != nil {
		return err
	}
	source, err := sourceOf(dir)
	if err != nil {
		return err
	}
	if err := verify.Extends(context.Background(), source, all); err != nil {
		return fmt.Errorf("nothing is signed: %w", err)
	}
	return nil
}

// serveClerk opens the clerk of a folder and serves its pages until a signal, until
// its context ends, or until the clerk fails.
func serveClerk(ctx context.Context, t *terminal, dir string, at address) (err error) {
	clock := wallClock
	if at.clock != nil {
		clock = at.clock
	}
	c, report, err := clerk.Open(dir, clock)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, c.Close()) }()
	fmt.Fprintf(t.err, "clerk: %s\n", report)
	c.Limit(clerk.PerKeyAndKind)
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	go func() {
		defer cancel() // a clerk that fails takes its pages with it
		_ = c.Run(ctx) // Close gives the same error
	}()
	// Bit rot is named before a restart finds it.
	go t.every(ctx, time.Hour, c.Scrub)
	if err := c.Catch(ctx); err != nil {
		return err
	}
	options := web.Options{Public: filepath.Join(dir, ledger.PublicFolder), Drafts: desk.OpenDrafts(dir), Clock: clock, Proxies: at.proxies}
	if g := c.Published().State.Office.Genesis; g.Nature == office.NaturePractice {
		options.Signers = sim.DemoSigners(g.Origin)
		if g.Origin == sim.PracticeOrigin {
			options.Papers = sim.PracticePapers()
		}
	}
	options.Practice = at.practice
	if at.beside != "" {
		if _, options.Beside, err = t.folded(at.beside); err != nil {
			return err
		}
	}
	handler, err := web.New(c, options)
	if err != nil {
		return err
	}
	w := watch.New(c, func() time.Time { return writtenAt(options.Public) }, at.log)
	if at.metrics != "" {
		closed, err := t.metrics(at.metrics, w)
		if err != nil {
			return err
		}
		defer closed()
	}
	at.around = w.Handler
	return t.listen(ctx, at, handler)
}

// every does something at each interval until the context ends, and prints what
// goes wrong.
func (t *terminal) every(ctx context.Context, interval time.Duration, do func(context.Context) error) {
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := do(ctx); err != nil && ctx.Err() == nil {
				fmt.Fprintf(t.err, "urna serve: %v\n", err)
			}
		}
	}
}

// serveDesk serves an official's own pages: it follows the clerk at an address,
// signs with the official's keys, and is no clerk itself.
func serveDesk(t *terminal, keys []string, to string, at address) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	c, err := remote.Open(ctx, to)
	if err != nil {
		return err
	}
	options := web.Options{Drafts: desk.OpenDrafts(keys[0] + ".drafts"), Clock: wallClock}
	for _, path := range keys {
		device, err := desk.OpenDevice(path)
		if err != nil {
			return err
		}
		standing, known := c.Published().State.Office.Standing(device.Key())
		if !known || standing.Revoked {
			return fmt.Errorf("the key of %s does not stand in this election; it was not delegated, or was revoked", path)
		}
		options.Signers = append(options.Signers, desk.Signer{
			Name: device.Office() + " " + filepath.Base(path), Role: standing.Role, Device: device,
		})
	}
	handler, err := web.New(c, options)
	if err != nil {
		return err
	}
	go t.every(ctx, 2*time.Second, c.Refresh)
	return t.listen(ctx, at, handler)
}

// address is where pages open, and what then begins; nil for nothing.
type address struct {
	listen string
	opened func()
	clock  func() act.Time // of a rehearsal; nil for that of the machine
	beside string          // another election's ledger; empty for none
	// practice is where the practice election opens; empty for none.
	practice string
	metrics  string       // where metrics are served; empty for nowhere
	log      *slog.Logger // of requests; nil for none
	proxies  web.Proxies  // in front, believed when they say whom they ask for
	around   func(http.Handler) http.Handler
	bound    func(at string) // hears the address that was bound; nil for nobody
}

// listen serves pages until the context ends, then lets open requests finish.
func (t *terminal) listen(ctx context.Context, at address, handler http.Handler) error {
	listener, err := net.Listen("tcp", at.listen)
	if err != nil {
		return err
	}
	server := web.Server(handler)
	if at.around != nil {
		server.Handler = at.around(handler)
	}
	fmt.Fprintf(t.err, "open http://%s/\n", listener.Addr())
	if at.bound != nil {
		at.bound(listener.Addr().String())
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(web.Limited(listener, at.proxies)) }()
	if at.opened != nil {
		at.opened()
	}
	select {
	case err := <-served:
		return err
	case <-ctx.Done():
	}
	grace, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	return server.Shutdown(grace)
}
