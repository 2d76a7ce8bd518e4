//go:build linux

package torture_test

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"urna/ledger"
)

// fault is one way in which things break. It is given a server under load, or
// none where it starts one of its own, and leaves it dead.
type fault struct {
	name string
	idle bool // it wants no server under load
	do   func(*victim, *server, *rand.Rand) error
}

// faults are what can happen; each that leaves the server alive kills it at last.
var faults = []fault{
	{"killed at work", false, func(_ *victim, s *server, _ *rand.Rand) error { s.kill(); return nil }},
	{"killed while it starts", true, (*victim).killedEarly},
	{"torn write", false, (*victim).torn},
	{"disk full under the table", false, (*victim).full},
	{"disk full under the tiles", false, staged("/dev/full")},
	{"tiles cannot be synchronised", false, staged("/dev/null")},
	{"table cannot be synchronised", true, (*victim).noSync},
	{"lost replies", false, (*victim).lostReplies},
	{"slow clients", false, (*victim).slowClients},
	{"ended in order", false, (*victim).ended},
	{"yesterday's table restored", true, (*victim).oldTable},
	{"yesterday's folder restored", true, (*victim).oldFolder},
}

// killedEarly kills the program in its first milliseconds.
func (v *victim) killedEarly(_ *server, random *rand.Rand) error {
	s, _, err := spawn(v.serve())
	if err != nil {
		return err
	}
	time.Sleep(time.Duration(random.IntN(60)) * time.Millisecond)
	s.kill()
	return nil
}

// torn kills the program and leaves rubbish where an unfinished write would be:
// behind the last commit of the write-ahead file, and in the tiles that no
// checkpoint covers yet.
func (v *victim) torn(s *server, random *rand.Rand) error {
	s.kill()
	wal := filepath.Join(v.dir, "ledger.db-wal")
	data, err := os.ReadFile(wal)
	if os.IsNotExist(err) {
		data, err = nil, nil
	}
	if err != nil {
		return err
	}
	end := committed(data)
	if end > 0 {
		rubbish := make([]byte, random.IntN(20_000))
		for i := range rubbish {
			rubbish[i] = byte(random.Uint32())
		}
		if err := os.WriteFile(wal, append(data[:end:end], rubbish...), 0o644); err != nil {
			return err
		}
	}
	head, err := v.head()
	if err != nil {
		return err
	}
	return v.tearTiles(head.Size, random)
}

// sizesTorn is how many sizes beyond the checkpoint have their tiles torn: more
// than a server under load enters before it is killed.
const sizesTorn = 600

// tearTiles leaves a part of every tile and bundle that checkpoints of the next
// sizes would need: whichever the program writes next is there already, torn.
func (v *victim) tearTiles(size int64, random *rand.Rand) error {
	known := map[string]bool{}
	for _, path := range ledger.Files(size) {
		known[path] = true
	}
	for beyond := size + 1; beyond <= size+sizesTorn; beyond++ {
		for _, path := range ledger.Files(beyond) {
			if known[path] {
				continue
			}
			known[path] = true
			name := filepath.Join(v.public(), filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				return err
			}
			if err := os.WriteFile(name, make([]byte, random.IntN(200)), 0o644); err != nil {
				return err
			}
		}
	}
	return nil
}

// committed is where the last commit of a write-ahead file of SQLite ends; what
// lies behind it was never acknowledged. 0 where the file holds no commit.
func committed(wal []byte) int {
	const header, frame = 32, 24
	if len(wal) < header {
		return 0
	}
	page := int(binary.BigEndian.Uint32(wal[8:]))
	var order binary.ByteOrder = binary.LittleEndian
	if wal[3]&1 == 1 {
		order = binary.BigEndian
	}
	var sum [2]uint32
	add := func(data []byte) {
		for ; len(data) >= 8; data = data[8:] {
			sum[0] += order.Uint32(data) + sum[1]
			sum[1] += order.Uint32(data[4:]) + sum[0]
		}
	}
	add(wal[:24])
	end := 0
	for at := header; at+frame+page <= len(wal); at += frame + page {
		head := wal[at : at+frame]
		if string(head[8:16]) != string(wal[16:24]) {
			break
		}
		add(head[:8])
		add(wal[at+frame : at+frame+page])
		if sum[0] != binary.BigEndian.Uint32(head[16:]) || sum[1] != binary.BigEndian.Uint32(head[20:]) {
			break
		}
		if binary.BigEndian.Uint32(head[4:]) != 0 {
			end = at + frame + page
		}
	}
	return end
}

// full lets no file grow any more, a little behind where the table's files are.
func (v *victim) full(s *server, random *rand.Rand) error {
	var size int64
	for _, name := range []string{"ledger.db", "ledger.db-wal"} {
		if info, err := os.Stat(filepath.Join(v.dir, name)); err == nil {
			size = max(size, info.Size())
		}
	}
	if err := limitFiles(s.command.Process.Pid, uint64(size+random.Int64N(40_000))); err != nil && !gone(s) {
		return err
	}
	return v.stops(s, "full", "disk I/O error", "file too large")
}

func gone(s *server) bool { return s.endsWithin(0) }

// stops wants the program to end by itself after a failed write, naming it; one
// that did not write in the meantime is killed.
func (v *victim) stops(s *server, causes ...string) error {
	if !s.endsWithin(1500 * time.Millisecond) {
		s.kill()
		return nil
	}
	for _, cause := range causes {
		if strings.Contains(s.output(), cause) {
			v.hit = true
			return nil
		}
	}
	return fmt.Errorf("the program ended and does not say why (%q): %s", causes, s.output())
}

// staged puts a device where the publisher writes its files: one is always full,
// the other cannot be synchronised.
func staged(device string) func(*victim, *server, *rand.Rand) error {
	return func(v *victim, s *server, _ *rand.Rand) error {
		name := filepath.Join(v.public(), ".new", "file")
		for range 50 { // the publisher renames its file while we put the link
			_ = os.Remove(name)
			if os.Symlink(device, name) == nil {
				break
			}
		}
		err := v.stops(s, "no space left on device", "invalid argument")
		_ = os.Remove(name)
		return err
	}
}

// noSync serves with a disk that does not make anything durable: the first
// commit ends the program, and nothing is acknowledged.
func (v *victim) noSync(_ *server, random *rand.Rand) error {
	command := v.serve()
	command.Env = append(os.Environ(), failsToSync+"="+command.Path)
	command.Path = os.Args[0]
	before := v.load.count()
	s, err := start(command)
	if err != nil { // it had something to make durable already
		v.hit = strings.Contains(err.Error(), "disk I/O error")
		return nil
	}
	stop := make(chan struct{})
	working := v.load.run(s, random.Uint64(), stop)
	ended := s.endsWithin(3 * time.Second)
	close(stop)
	working.Wait()
	s.kill()
	v.hit = ended
	if !ended || v.load.count() != before {
		return fmt.Errorf("nothing could be made durable, and the program ended: %v, with %d receipts: %s", ended, v.load.count()-before, s.output())
	}
	return nil
}

func (v *victim) lostReplies(s *server, random *rand.Rand) error {
	v.load.losing.Store(true)
	time.Sleep(time.Duration(40+random.IntN(80)) * time.Millisecond)
	v.load.losing.Store(false)
	s.kill()
	return nil
}

// slowClients opens many connections that send a byte now and then; the others
// must get their receipts all the same.
func (v *victim) slowClients(s *server, random *rand.Rand) error {
	for i := range 50 {
		c, err := net.DialTimeout("tcp", s.address, time.Second)
		if err != nil {
			break
		}
		defer c.Close()
		text := "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: "
		if i%2 == 0 {
			text = "POST /act HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 60000\r\n\r\n{"
		}
		_, _ = c.Write([]byte(text))
	}
	if err := v.stranger(s); err != nil && !gone(s) {
		return fmt.Errorf("slow clients keep a new one out: %w", err)
	}
	before := v.load.count()
	time.Sleep(time.Duration(100+random.IntN(100)) * time.Millisecond)
	if v.load.count() == before && !gone(s) {
		time.Sleep(2 * time.Second)
		if v.load.count() == before {
			return fmt.Errorf("slow clients keep all others waiting")
		}
	}
	s.kill()
	return nil
}

// stranger reads the checkpoint over a connection of its own.
func (v *victim) stranger(s *server) error {
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	response, err := client.Get("http://" + s.address + "/" + ledger.CheckpointPath)
	if err != nil {
		return err
	}
	return response.Body.Close()
}

// ended asks the program to end; whatever it was doing, it does to the end.
func (v *victim) ended(s *server, _ *rand.Rand) error {
	if err := s.command.Process.Signal(syscall.SIGTERM); err != nil && !gone(s) {
		return err
	}
	if !s.endsWithin(20 * time.Second) {
		return fmt.Errorf("asked to end, the program went on: %s", s.output())
	}
	return nil
}
