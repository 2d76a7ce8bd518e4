package web

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"urna/internal/quota"
)

// Limits of connections: nobody keeps one open for long without saying anything,
// and no address has most of them.
const (
	headerTime  = 5 * time.Second
	requestTime = 30 * time.Second
	answerTime  = 60 * time.Second
	idleTime    = 2 * time.Minute
	maxHeader   = 16 << 10
	connections = 8192
	perAddress  = 256
)

// posts is what one address may post; a refusal costs as much as ten acts.
var posts = quota.Rate{AtOnce: 4000, PerSecond: 400}

const (
	refusalCost = 9
	addresses   = 1 << 14 // that are remembered
)

// Server is the server of a portal, with the time and size that a request has.
func Server(handler http.Handler) *http.Server {
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: headerTime, ReadTimeout: requestTime,
		WriteTimeout: answerTime, IdleTimeout: idleTime, MaxHeaderBytes: maxHeader,
	}
	if h, ours := handler.(*Handler); ours {
		server.RegisterOnShutdown(h.end) // nobody waits for streams that would go on
	}
	return server
}

// addressOf is the address that a quota goes by: of IPv6, the network of one
// customer.
func addressOf(address string) netip.Addr {
	return customer(addressIn(address))
}

// shares counts what is taken in all and by each address, up to a bound for both.
type shares struct {
	most, each int
	mu         sync.Mutex
	all        int
	of         map[netip.Addr]int
}

func (s *shares) take(from netip.Addr) bool { return s.takeUpTo(from, s.each) }

func (s *shares) takeUpTo(from netip.Addr, each int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.all >= s.most || s.of[from] >= each {
		return false
	}
	if s.of == nil {
		s.of = map[netip.Addr]int{}
	}
	s.all++
	s.of[from]++
	return true
}

func (s *shares) give(from netip.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.all--
	if s.of[from]--; s.of[from] == 0 {
		delete(s.of, from)
	}
}

// Limited is a listener that closes connections beyond a number in all, and of
// one address that is no proxy's.
func Limited(l net.Listener, proxies Proxies) net.Listener {
	return &limited{Listener: l, shares: shares{most: connections, each: perAddress}, proxies: proxies}
}

type limited struct {
	net.Listener
	shares
	proxies Proxies
}

// Accept waits for the next connection that is within the limits.
func (l *limited) Accept() (net.Conn, error) {
	for {
		c, err := l.Listener.Accept()
		if err != nil {
			return nil, err
		}
		peer := addressIn(c.RemoteAddr().String())
		from, each := customer(peer), l.each
		if l.proxies.has(peer) {
			each = l.most
		}
		if l.takeUpTo(from, each) {
			return &counted{Conn: c, done: func() { l.give(from) }}, nil
		}
		_ = c.Close()
	}
}

// counted is a connection that is counted until it is closed, once.
type counted struct {
	net.Conn
	once sync.Once
	done func()
}

// Close closes the connection.
func (c *counted) Close() error {
	c.once.Do(c.done)
	return c.Conn.Close()
}
