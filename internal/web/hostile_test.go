package web

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"urna/internal/quota"
)

// raw sends bytes as they are and returns the status of the answer, 0 where the
// connection was closed without one.
func (p *portal) raw(request string) (status int, header http.Header, body string) {
	p.Helper()
	c, err := net.Dial("tcp", p.server.Listener.Addr().String())
	if err != nil {
		p.Fatal(err)
	}
	defer c.Close()
	_ = c.SetDeadline(time.Now().Add(10 * time.Second))
	// A server may answer and close before it has read everything.
	_, _ = io.WriteString(c, request)
	response, err := http.ReadResponse(bufio.NewReader(c), nil)
	if err != nil {
		return 0, nil, ""
	}
	defer response.Body.Close()
	data, _ := io.ReadAll(response.Body)
	return response.StatusCode, response.Header, string(data)
}

func TestTricksWithHeadersAndPathsLeadNowhere(t *testing.T) {
	p := open(t, true)
	server := Server(p.server.Config.Handler)
	p.server.Close()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(Limited(l, nil)) }()
	defer server.Close()
	p.server.Listener = l
	get := func(path string) string {
		return "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
	}
	post := func(headers, body string) string {
		return "POST /act HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\n" + headers + "\r\n" + body
	}
	for situation, request := range map[string]string{
		"a path out of the folder":          get("/tile/../../keys/intake.key"),
		"the same, encoded":                 get("/tile/%2e%2e/%2e%2e/keys/intake.key"),
		"encoded twice":                     get("/tile/%252e%252e/%252e%252e/keys/intake.key"),
		"backslashes":                       get(`/tile/..\..\keys\intake.key`),
		"encoded slashes":                   get("/files/..%2f..%2fkeys%2fintake.key"),
		"many slashes":                      get("//tile//..//..//keys//intake.key"),
		"a zero byte":                       get("/tile/0/%00"),
		"a line end in the path":            get("/station/101%0d%0aSet-Cookie:%20a=b"),
		"the whole address of another host": get("http://elsewhere.example/keys/intake.key"),
		"work in progress":                  get("/tile/.new/file"),
		"a very long path":                  get("/" + strings.Repeat("a", 20_000)),
		"a very long header":                "GET / HTTP/1.1\r\nHost: a\r\nX-A: " + strings.Repeat("a", 40_000) + "\r\n\r\n",
		"very many headers":                 "GET / HTTP/1.1\r\nHost: a\r\n" + strings.Repeat("X-A: aaaaaaaaaaaaaaaaaaaaaaaa\r\n", 2000) + "\r\n",
		"two lengths":                       post("Content-Length: 2\r\nContent-Length: 40\r\n", "{}"),
		"a length and chunks":               post("Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\nGET /keys HTTP/1.1\r\n\r\n"),
		"a negative length":                 post("Content-Length: -1\r\n", ""),
		"no host":                           "GET / HTTP/1.1\r\n\r\n",
		"two hosts":                         "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
		"a method of its own":               "BREW / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
		"a proxy":                           "CONNECT 127.0.0.1:1 HTTP/1.1\r\nHost: 127.0.0.1:1\r\n\r\n",
		"no HTTP at all":                    "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
	} {
		status, header, body := p.raw(request)
		if status == http.StatusOK || status >= 500 && status != http.StatusHTTPVersionNotSupported && status != http.StatusNotImplemented {
			t.Errorf("%s: status %d, want it turned away", situation, status)
		}
		if header.Get("Set-Cookie") != "" || strings.Contains(body, "seed") {
			t.Errorf("%s: answer %v %.200s", situation, header, body)
		}
	}
	if status, _, _ := p.raw(get("/")); status != http.StatusOK {
		t.Errorf("an ordinary request behind all of them: status %d", status)
	}
}

// pipes is a listener whose connections have no network: time can be false.
type pipes chan net.Conn

func (p pipes) Accept() (net.Conn, error) {
	if c, open := <-p; open {
		return c, nil
	}
	return nil, net.ErrClosed
}
func (p pipes) Close() error   { close(p); return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{} }

func TestClientsThatDribbleAreCutOffAndHoldNobodyUp(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l := make(pipes)
		server := Server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			_, _ = io.WriteString(w, "done")
		}))
		go func() { _ = server.Serve(l) }()
		cut := func(situation, first string, want time.Duration) {
			client, far := net.Pipe()
			l <- far
			began := time.Now()
			var dribbling sync.WaitGroup
			dribbling.Go(func() {
				_, err := io.WriteString(client, first)
				for range 10_000 {
					if err != nil {
						return
					}
					time.Sleep(100 * time.Millisecond)
					_, err = io.WriteString(client, "a")
				}
			})
			_, _ = io.ReadAll(client)
			if took := time.Since(began); took < want || took > want+time.Second {
				t.Errorf("%s: cut off after %s, want %s", situation, took, want)
			}
			_ = client.Close()
			dribbling.Wait()
		}
		cut("headers without end", "GET / HTTP/1.1\r\nX: ", headerTime)
		cut("a body without end", "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n", requestTime)
		client, far := net.Pipe()
		l <- far
		go func() { _, _ = io.WriteString(client, "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n") }()
		if answer, _ := io.ReadAll(client); !strings.HasSuffix(string(answer), "done") {
			t.Errorf("an ordinary client: %q", answer)
		}
		_ = client.Close()
		_ = server.Close()
	})
}

func TestClientsThatDoNotReadOrSayNothingMoreAreCutOff(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, closed := make(pipes), make(chan time.Time, 1)
		server := Server(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = w.Write(make([]byte, 1<<20))
		}))
		server.ConnState = func(_ net.Conn, state http.ConnState) {
			if state == http.StateClosed {
				closed <- time.Now()
			}
		}
		go func() { _ = server.Serve(l) }()
		for situation, c := range map[string]struct {
			reads bool
			want  time.Duration
		}{"an answer that nobody reads": {false, answerTime}, "a connection that nobody uses": {true, idleTime}} {
			client, far := net.Pipe()
			l <- far
			began := time.Now()
			go func() {
				_, _ = io.WriteString(client, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
				if c.reads {
					_, _ = io.Copy(io.Discard, client)
				}
			}()
			if took := (<-closed).Sub(began); took < c.want || took > c.want+time.Second {
				t.Errorf("%s: cut off after %s, want %s", situation, took, c.want)
			}
			_ = client.Close()
		}
		_ = server.Close()
	})
}

func TestOneAddressTakesNoMoreThanItsConnections(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	lim := Limited(l, nil).(*limited)
	lim.each = 3
	accepted := make(chan net.Conn, 10)
	go func() {
		for {
			c, err := lim.Accept()
			if err != nil {
				return
			}
			accepted <- c
		}
	}()
	defer l.Close()
	for range 5 {
		c, err := net.Dial("tcp", l.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
	}
	var held []net.Conn
	for range 3 {
		held = append(held, <-accepted)
	}
	select {
	case <-accepted:
		t.Error("a fourth connection of one address was accepted")
	case <-time.After(100 * time.Millisecond):
	}
	_ = held[0].Close()
	_ = held[0].Close() // closing twice gives one place back
	c, err := net.Dial("tcp", l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	select {
	case <-accepted:
	case <-time.After(5 * time.Second):
		t.Error("a closed connection gives no place back")
	}
}

func TestAddressesGoByTheNetworkOfOneCustomer(t *testing.T) {
	for a, b := range map[string]string{
		"[2001:db8:1:2:3::4]:80": "[2001:db8:1:2::9]:443", "192.0.2.1:1": "192.0.2.1:2", "[::ffff:192.0.2.1]:1": "192.0.2.1:1",
	} {
		if addressOf(a) != addressOf(b) {
			t.Errorf("%s and %s: %v, %v, want one", a, b, addressOf(a), addressOf(b))
		}
	}
	if addressOf("192.0.2.1:1") == addressOf("192.0.2.2:1") || addressOf("[2001:db8:1:2::1]:1") == addressOf("[2001:db8:1:3::1]:1") {
		t.Error("two customers have one allowance")
	}
}

func TestFloodOfPostsIsToldToComeAgainAndPagesStayOpen(t *testing.T) {
	p := open(t, false)
	p.server.Config.Handler.(*Handler).posts = quota.New[netip.Addr](quota.Rate{AtOnce: 25, PerSecond: 1}, 10)
	var refused, busy int
	for range 10 {
		a := p.do("POST", "/act", "application/json", strings.NewReader("nonsense"))
		switch a.status {
		case http.StatusUnprocessableEntity:
			refused++
		case http.StatusTooManyRequests:
			busy++
			if a.header.Get("Retry-After") == "" || strings.Contains(a.body, "refusal") {
				t.Errorf("over the quota: %v %s", a.header, a.body)
			}
		}
	}
	if refused != 3 || busy != 7 {
		t.Errorf("%d refused, %d told to come again; want 3 and 7 at ten for a refusal", refused, busy)
	}
	p.get("/", http.StatusOK)

	p.server.Config.Handler.(*Handler).posts = quota.New[netip.Addr](quota.Rate{AtOnce: 3, PerSecond: 1}, 10)
	submission, statuses := string(p.submission()), ""
	for range 5 {
		statuses += fmt.Sprint(" ", p.do("POST", "/act", "application/json", strings.NewReader(submission)).status)
	}
	if want := " 200 200 200 429 429"; statuses != want {
		t.Errorf("good acts, three at once:%s, want%s", statuses, want)
	}
}

func TestKeyOverItsQuotaIsToldToComeAgainAndNothingIsDecided(t *testing.T) {
	p := open(t, false)
	p.clerk.Limit(quota.Rate{AtOnce: 3, PerSecond: 1})
	submission := string(p.submission())
	var statuses []int
	for range 5 {
		statuses = append(statuses, p.do("POST", "/act", "application/json", strings.NewReader(submission)).status)
	}
	if got, want := fmt.Sprint(statuses), "[200 200 200 429 429]"; got != want {
		t.Errorf("statuses %s, want %s", got, want)
	}
	forged := strings.Replace(submission, `"slot":1`, `"slot":2`, 1)
	if a := p.do("POST", "/act", "application/json", strings.NewReader(forged)); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.body, "signature.invalid") {
		t.Errorf("a forged act spends nobody's quota and is refused: got %d %s", a.status, a.body)
	}
}
