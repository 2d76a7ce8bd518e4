//go:build linux

package torture_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"urna/election/act"
	"urna/election/results"
	"urna/internal/clerk"
	"urna/internal/desk"
)

// submitter hands in one act after the other with its own key, and the same
// bytes again until they are answered.
type submitter struct {
	device  *desk.Device
	grants  string // office that it delegates keys of; empty for a station that corrects itself
	station string
	last    act.Hash // the station's protocol that stands
	made    int
	pending []byte
	hash    act.Hash
}

// receipt is what a submitter was promised.
type receipt struct {
	index int64
	hash  act.Hash
}

// load is all submitters at work against one server.
type load struct {
	genesis    act.Hash
	submitters []*submitter
	losing     atomic.Bool // clients go away before they read the answer
	lost       atomic.Int64
	mu         sync.Mutex
	receipts   []receipt
	wrong      []string
}

func (l *load) complain(format string, args ...any) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.wrong = append(l.wrong, fmt.Sprintf(format, args...))
}

func (l *load) count() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.receipts)
}

// run keeps all submitters busy until stop is closed or the server is gone.
func (l *load) run(s *server, seed uint64, stop <-chan struct{}) *sync.WaitGroup {
	var working sync.WaitGroup
	for i, sub := range l.submitters {
		working.Go(func() {
			random := rand.New(rand.NewPCG(seed, uint64(i)))
			client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{}}
			defer client.CloseIdleConnections()
			for {
				select {
				case <-stop:
					return
				case <-s.ended:
					return
				default:
				}
				if !l.step(s, sub, client, random) {
					time.Sleep(2 * time.Millisecond)
				}
			}
		})
	}
	return &working
}

// step makes or repeats one submission; false where nothing came of it.
func (l *load) step(s *server, sub *submitter, client *http.Client, random *rand.Rand) bool {
	if sub.pending == nil {
		if err := sub.next(l.genesis); err != nil {
			l.complain("make an act: %v", err)
			return false
		}
	}
	if l.losing.Load() && random.IntN(2) == 0 {
		l.lost.Add(1)
		return sendAndLeave(s.address, sub.pending) == nil
	}
	response, err := client.Post("http://"+s.address+"/act", "application/json", bytes.NewReader(sub.pending))
	if err != nil {
		return false
	}
	body, err := io.ReadAll(response.Body)
	_ = response.Body.Close()
	if err != nil {
		return false
	}
	switch response.StatusCode {
	case http.StatusOK:
	case http.StatusServiceUnavailable, http.StatusTooManyRequests:
		return false
	default:
		l.complain("act %s: %s: %s", sub.hash, response.Status, body)
		sub.pending = nil
		return false
	}
	var a clerk.Answer
	if err := json.Unmarshal(body, &a); err != nil || a.Hash != sub.hash || a.Receipt == "" {
		l.complain("act %s: answer %s (%v)", sub.hash, body, err)
		return false
	}
	l.mu.Lock()
	l.receipts = append(l.receipts, receipt{a.Index, a.Hash})
	l.mu.Unlock()
	sub.pending, sub.last = nil, sub.hash
	return true
}

// sendAndLeave writes a whole request and goes away without reading the answer.
func sendAndLeave(address string, submission []byte) error {
	c, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return err
	}
	defer c.Close()
	_, err = fmt.Fprintf(c, "POST /act HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", address, len(submission), submission)
	return err
}

// next signs the submitter's next act.
func (s *submitter) next(genesis act.Hash) error {
	s.made++
	statement := desk.Statement{Kind: "results/protocol-corrected/1", Body: &results.ProtocolCorrected{
		Corrects: s.last, Filing: s.filing(), Reason: fmt.Sprintf("Counted again, time %d.", s.made),
	}, RestsOn: act.RestsOn{Acts: []act.Hash{s.last}}}
	if s.grants != "" {
		var err error
		d := desk.NewDevice(desk.NewSecret(), s.grants)
		if statement, err = desk.Grant(desk.AskFor(d, genesis, "member", "")); err != nil {
			return err
		}
	} else if s.last.IsZero() {
		statement = desk.Statement{Kind: "results/protocol-filed/1", Body: &results.ProtocolFiled{Filing: s.filing()}}
	}
	var err error
	moment := desk.Moment{Claimed: act.Time(time.Now().Unix()), Seen: act.NothingSeen()}
	s.pending, s.hash, err = desk.Submit(genesis, statement, moment, s.device)
	return err
}

func (s *submitter) filing() results.Filing {
	votes := int64(s.made % 400)
	return results.Filing{
		Attestation: results.AttestedByDevice, Station: s.station,
		Lines: map[string]int64{"V": 400, "R": 400, "I": votes, "K": 400 - votes, "B": votes, "N": 0},
		Lists: map[string]map[string]int64{"C": {"aliya": votes, "bolat": 0, "clara": 0}},
	}
}
