package web

import (
	"fmt"
	"net/http"
	"net/netip"
	"strings"
)

// Proxies are the networks of the proxies in front of a portal. What they say of
// whom they speak for is believed; what anybody else says of it is not read.
type Proxies []netip.Prefix

// ParseProxies reads networks and addresses, such as 10.0.0.0/8 or 127.0.0.1. It
// refuses a network of all addresses: every reader could then claim to be another.
func ParseProxies(texts []string) (Proxies, error) {
	var proxies Proxies
	for _, text := range texts {
		network, err := netip.ParsePrefix(text)
		if ip, alone := netip.ParseAddr(text); alone == nil {
			network, err = ip.Unmap().Prefix(ip.Unmap().BitLen())
		}
		if err != nil {
			return nil, fmt.Errorf("proxy %q: want an address or a network such as 10.0.0.0/8", text)
		}
		if network.Bits() == 0 {
			return nil, fmt.Errorf("proxy %q: every address would be believed", text)
		}
		proxies = append(proxies, network.Masked())
	}
	return proxies, nil
}

// has says whether an address is a proxy's.
func (p Proxies) has(ip netip.Addr) bool {
	for _, network := range p {
		if network.Contains(ip) {
			return true
		}
	}
	return false
}

// speaksFor is the address that a request came to the proxies from: that of the
// connection unless a proxy made it, else the last one in X-Forwarded-For that is
// no proxy's. What stands left of it was sent by the reader and may be anything.
func (p Proxies) speaksFor(r *http.Request) netip.Addr {
	from := addressIn(r.RemoteAddr)
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && p.has(from); i-- {
		hop := addressIn(strings.TrimSpace(hops[i]))
		if !hop.IsValid() {
			break // a proxy that names nobody answers for it
		}
		from = hop
	}
	return from
}

// addressIn reads an address with or without a port; the zero address where there
// is none.
func addressIn(text string) netip.Addr {
	if at, err := netip.ParseAddrPort(text); err == nil {
		return at.Addr().Unmap().WithZone("")
	}
	ip, err := netip.ParseAddr(strings.Trim(text, "[]"))
	if err != nil {
		return netip.Addr{}
	}
	return ip.Unmap().WithZone("")
}

// customer is what a quota goes by: of IPv6, the network of one customer.
func customer(ip netip.Addr) netip.Addr {
	if ip.Is6() {
		if network, err := ip.Prefix(64); err == nil {
			return network.Addr()
		}
	}
	return ip
}

// from is the reader whose quota a request is counted in.
func (h *Handler) from(r *http.Request) netip.Addr { return customer(h.Proxies.speaksFor(r)) }
