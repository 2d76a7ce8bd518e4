package bench

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"slices"
	"strings"
	"time"

	"urna/internal/web"
)

const (
	manyReaders = 2000
	perAddress  = 200 // readers of one loopback address: a server keeps a bounded number
	readersTold = 5   // acts that are filed while they read
)

// heard is when one reader was told of each checkpoint.
type heard struct {
	at  []time.Time
	err error
}

// readers measures how long it takes until readers of the stream hear of a filed
// protocol, in intervals between two checkpoints. Readers and server share the
// machine.
func readers(say func(Figure)) error {
	return inFolder(readersTold, func(s *stage) (err error) {
		ctx, cancel := context.WithCancel(context.Background())
		defer cancel()
		go func() { _ = s.clerk.Run(ctx) }() // Close gives the same error
		handler, err := web.New(s.clerk, web.Options{})
		if err != nil {
			return err
		}
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		server := web.Server(handler)
		go func() { _ = server.Serve(web.Limited(listener, nil)) }()
		defer func() { err = errors.Join(err, server.Close()) }()
		delays, err := s.told(listener.Addr().String())
		if err != nil {
			return err
		}
		slices.Sort(delays)
		say(Figure{
			Name: fmt.Sprintf("%d readers hear of a protocol, slowest 1 %%", manyReaders), Got: delays[len(delays)*99/100].Seconds(), Reach: 1.5, Most: true,
			Of: "intervals between checkpoints (1 s)",
		})
		return nil
	})
}

// told connects all readers, files acts one after the other and gives each
// reader's delay from an act's filing.
func (s *stage) told(address string) ([]time.Duration, error) {
	joined := make(chan error, manyReaders)
	all := make(chan heard, manyReaders)
	for i := range manyReaders {
		go listen(address, i, joined, all)
	}
	for range manyReaders {
		if err := <-joined; err != nil {
			return nil, err
		}
	}
	submissions, err := s.submissions(0, readersTold, 1)
	if err != nil {
		return nil, err
	}
	filed := make([]time.Time, readersTold)
	for i, submission := range submissions {
		filed[i] = time.Now()
		answer, err := s.clerk.Submit(context.Background(), submission)
		if err != nil {
			return nil, err
		}
		if _, err := s.clerk.AwaitPublished(context.Background(), answer.Index); err != nil {
			return nil, err
		}
		time.Sleep(time.Duration(i+1) * 137 * time.Millisecond) // at every part of an interval
	}
	var delays []time.Duration
	for range manyReaders {
		h := <-all
		if h.err != nil {
			return nil, h.err
		}
		for i, at := range h.at {
			delays = append(delays, at.Sub(filed[i]))
		}
	}
	return delays, nil
}

// listen is one reader: it has joined with its first event, and then hears one
// for each act.
func listen(address string, number int, joined chan<- error, all chan<- heard) {
	var h heard
	told := false
	fail := func(err error) {
		h.err = fmt.Errorf("reader %d: %w", number, err)
		if !told {
			joined <- h.err
		}
		all <- h
	}
	dialer := net.Dialer{LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, byte(2+number/perAddress))}}
	connection, err := dialer.Dial("tcp", address)
	if err != nil {
		fail(err)
		return
	}
	defer connection.Close()
	if _, err := fmt.Fprintf(connection, "GET /live HTTP/1.1\r\nHost: %s\r\n\r\n", address); err != nil {
		fail(err)
		return
	}
	reader := bufio.NewReader(connection)
	for len(h.at) < readersTold {
		line, err := reader.ReadString('\n')
		if err != nil {
			fail(err)
			return
		}
		switch {
		case !strings.HasPrefix(line, "data: "):
		case !told:
			told = true
			joined <- nil
		default:
			h.at = append(h.at, time.Now())
		}
	}
	all <- h
}
