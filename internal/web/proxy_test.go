package web

import (
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
)

func proxies(t *testing.T, texts ...string) Proxies {
	t.Helper()
	p, err := ParseProxies(texts)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// A reader can send any header: only what the proxies themselves added counts.
func TestForwardedAddressIsBelievedOfProxiesOnly(t *testing.T) {
	trusted := proxies(t, "10.0.0.0/8", "127.0.0.1", "2001:db8:ffff::/48")
	for _, c := range []struct {
		situation, remote string
		forwarded         []string
		want              string
	}{
		{"no proxy, no header", "203.0.113.9:4000", nil, "203.0.113.9"},
		{"a reader claims to be another", "203.0.113.9:4000", []string{"198.51.100.1"}, "203.0.113.9"},
		{"a reader claims to be a proxy", "203.0.113.9:4000", []string{"10.0.0.1"}, "203.0.113.9"},
		{"one proxy", "10.0.0.1:80", []string{"198.51.100.1"}, "198.51.100.1"},
		{"a proxy adds to what the reader invented", "10.0.0.1:80", []string{"192.0.2.7, 198.51.100.1"}, "198.51.100.1"},
		{"in lines of their own", "10.0.0.1:80", []string{"192.0.2.7", "198.51.100.1"}, "198.51.100.1"},
		{"two proxies", "127.0.0.1:80", []string{"192.0.2.7, 198.51.100.1, 10.9.9.9"}, "198.51.100.1"},
		{"a reader invents a proxy behind themselves", "127.0.0.1:80", []string{"192.0.2.7, 10.1.1.1, 198.51.100.1"}, "198.51.100.1"},
		{"a proxy without the header", "10.0.0.1:80", nil, "10.0.0.1"},
		{"a proxy that names nobody", "10.0.0.1:80", []string{"198.51.100.1, unknown"}, "10.0.0.1"},
		{"an empty name", "10.0.0.1:80", []string{"198.51.100.1,"}, "10.0.0.1"},
		{"proxies all the way", "10.0.0.1:80", []string{"10.0.0.3, 10.0.0.2"}, "10.0.0.3"},
		{"with a port", "10.0.0.1:80", []string{"198.51.100.1:5555"}, "198.51.100.1"},
		{"IPv6", "[2001:db8:ffff::1]:80", []string{"2001:db8:1:2::3"}, "2001:db8:1:2::3"},
		{"IPv6 with a port", "10.0.0.1:80", []string{"[2001:db8:1:2::3]:5555"}, "2001:db8:1:2::3"},
		{"IPv4 written as IPv6", "[::ffff:10.0.0.1]:80", []string{"::ffff:198.51.100.1"}, "198.51.100.1"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr, r.Header["X-Forwarded-For"] = c.remote, c.forwarded
		if got := trusted.speaksFor(r); got != netip.MustParseAddr(c.want) {
			t.Errorf("%s: got %s, want %s", c.situation, got, c.want)
		}
		r.Header["X-Forwarded-For"] = []string{"198.51.100.1"}
		if got, want := (Proxies{}).speaksFor(r), addressIn(c.remote); got != want {
			t.Errorf("%s, without proxies: got %s, want %s", c.situation, got, want)
		}
	}
}

func TestNetworkOfAllAddressesIsNoProxy(t *testing.T) {
	for _, text := range []string{"0.0.0.0/0", "::/0", "proxy.example", "10.0.0.0/33", ""} {
		if p, err := ParseProxies([]string{text}); err == nil {
			t.Errorf("%q: got %v, want a fault", text, p)
		}
	}
}

// One reader behind the proxy takes what one reader may, and no more of the others'.
func TestReadersBehindAProxyHaveStreamsOfTheirOwn(t *testing.T) {
	h, err := New(ticking{open(t, false).clerk}, Options{Proxies: proxies(t, "192.0.2.1")})
	if err != nil {
		t.Fatal(err)
	}
	for range readersEach {
		h.readers.take(netip.MustParseAddr("198.51.100.1"))
	}
	asks := func(forwarded string) int {
		w := httptest.NewRecorder()
		r := httptest.NewRequest("GET", "/live", nil) // from 192.0.2.1
		r.Header.Set("X-Forwarded-For", forwarded)
		h.end() // a stream that is given ends at once
		h.ServeHTTP(w, r)
		return w.Code
	}
	for forwarded, want := range map[string]int{
		"198.51.100.1": http.StatusServiceUnavailable, "198.51.100.2, 198.51.100.1": http.StatusServiceUnavailable, "198.51.100.2": http.StatusOK,
	} {
		if got := asks(forwarded); got != want {
			t.Errorf("forwarded for %s: status %d, want %d", forwarded, got, want)
		}
	}
}

func TestProxyMayHaveMoreConnectionsThanAReader(t *testing.T) {
	for situation, c := range map[string]struct {
		proxies Proxies
		want    int
	}{"a reader": {nil, perAddress}, "a proxy": {proxies(t, "127.0.0.0/8"), perAddress + 20}} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })}
		go func() { _ = server.Serve(Limited(l, c.proxies)) }()
		answered := 0
		var kept []net.Conn
		for range perAddress + 20 {
			conn, err := net.Dial("tcp", l.Addr().String())
			if err != nil {
				t.Fatal(err)
			}
			kept = append(kept, conn)
			if _, err = conn.Write([]byte("GET / HTTP/1.1\r\nHost: x\r\n\r\n")); err != nil {
				continue
			}
			answer := make([]byte, 64)
			if n, _ := conn.Read(answer); strings.HasPrefix(string(answer[:n]), "HTTP/1.1 204") {
				answered++
			}
		}
		for _, conn := range kept {
			_ = conn.Close()
		}
		_ = server.Close()
		if answered != c.want {
			t.Errorf("%s: %d connections answered, want %d", situation, answered, c.want)
		}
	}
}
