//go:build linux

package torture_test

import (
	"fmt"
	"runtime"
	"syscall"
	"unsafe"
)

const (
	prSetNoNewPrivileges = 38
	prSetSeccomp         = 22
	seccompFilter        = 2
	loadWord             = 0x20 // BPF: load a word of the call's description
	jumpIfEqual          = 0x15
	answer               = 0x06
	answerAllow          = 0x7fff0000
	answerError          = 0x00050000
)

type instruction struct {
	code   uint16
	yes    uint8
	no     uint8
	number uint32
}

// refuseToSync has every later fdatasync of this process fail, as a dying disk
// has it: the table is written by one call and made durable by this other.
func refuseToSync() error {
	runtime.LockOSThread()
	filter := []instruction{
		{loadWord, 0, 0, 0}, // the call's number
		{jumpIfEqual, 0, 1, syscall.SYS_FDATASYNC},
		{answer, 0, 0, answerError | uint32(syscall.EIO)},
		{answer, 0, 0, answerAllow},
	}
	program := struct {
		length uint16
		filter *instruction
	}{uint16(len(filter)), &filter[0]}
	if _, _, e := syscall.Syscall6(syscall.SYS_PRCTL, prSetNoNewPrivileges, 1, 0, 0, 0, 0); e != 0 {
		return fmt.Errorf("no new privileges: %w", e)
	}
	if _, _, e := syscall.Syscall(syscall.SYS_PRCTL, prSetSeccomp, seccompFilter, uintptr(unsafe.Pointer(&program))); e != 0 {
		return fmt.Errorf("filter: %w", e)
	}
	return nil
}

const limitFileSize = 1

// limitFiles sets the size that no file of a running process may grow beyond:
// what is written across it is cut off, the rest fails, as on a full disk.
func limitFiles(process int, size uint64) error {
	limit := [2]uint64{size, ^uint64(0)}
	_, _, e := syscall.RawSyscall6(syscall.SYS_PRLIMIT64, uintptr(process), limitFileSize, uintptr(unsafe.Pointer(&limit)), 0, 0, 0)
	if e != 0 {
		return fmt.Errorf("limit the size of files: %w", e)
	}
	return nil
}
