package clerk_test

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	_ "modernc.org/sqlite"

	"urna/election"
	"urna/election/act"
	"urna/internal/clerk"
	"urna/internal/desk"
	"urna/internal/sim"
	"urna/internal/verify"
	"urna/ledger"
)

const childFolder = "URNA_TEST_CHILD_FOLDER"

// TestMain lets the test binary be the clerk that is killed.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childFolder); dir != "" {
		child(dir)
		return
	}
	os.Exit(m.Run())
}

// child runs a clerk under load and prints each act that was acknowledged.
func child(dir string) {
	c, _, err := clerk.Open(dir, now)
	if err != nil {
		fmt.Println("fault", err)
		os.Exit(1)
	}
	go c.Run(context.Background())
	var device *desk.Device
	for _, s := range sim.PracticeSigners() {
		if s.Name == "central registrar" {
			device = s.Device
		}
	}
	if err := c.Catch(context.Background()); err != nil {
		fmt.Println("fault", err)
		os.Exit(1)
	}
	standing, _ := c.Published().State.Office.Standing(device.Key())
	device.Resume(standing.Counter(), standing.Head())
	for i := 0; ; i++ {
		name := fmt.Sprintf("%d-%d", os.Getpid(), i)
		d := desk.NewDevice(desk.DemoSeed(name), "territorial/north")
		grant, err := desk.Grant(desk.AskFor(d, c.Genesis(), "member", ""))
		if err != nil {
			panic(err)
		}
		submission, hash, err := desk.Submit(c.Genesis(), grant, desk.Moment{Claimed: now(), Seen: act.NothingSeen()}, device)
		if err != nil {
			panic(err)
		}
		answer, err := c.Submit(context.Background(), submission)
		if err != nil || answer.Refusal != nil {
			fmt.Println("fault", err, answer.Refusal)
			os.Exit(1)
		}
		fmt.Println("entered", answer.Index, hash)
		if i%40 == 39 {
			if err := c.Tick(); err != nil {
				panic(err)
			}
		}
	}
}

func TestKilledClerkLosesNothingItAcknowledged(t *testing.T) {
	f := mustFound(t)
	if err := f.Clerk.Close(); err != nil {
		t.Fatal(err)
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	random := rand.New(rand.NewPCG(seed, 1))
	acknowledged := map[int64]string{}
	for range 6 {
		runAndKill(t, f.dir, time.Duration(20+random.IntN(250))*time.Millisecond, acknowledged)
	}
	f.reopen(t)
	f.catch(t)
	checkAcknowledged(t, f.Clerk, acknowledged)
	report, _, err := verify.Run(context.Background(), ledger.Dir(filepath.Join(f.dir, "public")), verify.Options{})
	if err != nil || !report.OK {
		t.Errorf("seed %d: verify after the kills: %v, %+v", seed, err, report.Faults)
	}
	if len(acknowledged) < 20 {
		t.Errorf("seed %d: only %d acts were acknowledged: the test did not test", seed, len(acknowledged))
	}
}

func runAndKill(t *testing.T, dir string, after time.Duration, acknowledged map[int64]string) {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), childFolder+"="+dir)
	out, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	var timer *time.Timer
	lines := bufio.NewScanner(out)
	for lines.Scan() {
		var index int64
		var hash string
		if n, _ := fmt.Sscanf(lines.Text(), "entered %d %s", &index, &hash); n != 2 {
			t.Errorf("the child said %q", lines.Text())
			continue
		}
		acknowledged[index] = hash
		if timer == nil { // the clock runs from the first act on
			timer = time.AfterFunc(after, func() { _ = command.Process.Kill() })
		}
	}
	_ = command.Wait()
}

func checkAcknowledged(t *testing.T, c *clerk.Clerk, acknowledged map[int64]string) {
	t.Helper()
	for index, hash := range acknowledged {
		leaf, err := c.Leaf(index)
		if err != nil {
			t.Errorf("entry %d was acknowledged and is gone: %v", index, err)
			continue
		}
		opened, refusal := act.OpenLeaf(leaf, election.Body)
		if refusal != nil || opened.Hash.String() != hash {
			t.Errorf("entry %d: got %v (%v), acknowledged %s", index, opened, refusal, hash)
		}
	}
}

// flipLeaf changes one byte of entry 3 in the table, past the clerk.
func flipLeaf(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var leaf []byte
	if err := db.QueryRow("SELECT leaf FROM entry WHERE idx = 3").Scan(&leaf); err != nil {
		t.Fatal(err)
	}
	leaf[len(leaf)/2] ^= 1
	if _, err := db.Exec("UPDATE entry SET leaf = ? WHERE idx = 3", leaf); err != nil {
		t.Fatal(err)
	}
}
