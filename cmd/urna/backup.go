package main

import (
	"context"
	"flag"

	"urna/internal/backup"
)

func runBackup(t *terminal, args []string) error {
	var out string
	var o backup.Options
	plain, err := t.parse("backup", args, func(f *flag.FlagSet) {
		f.StringVar(&out, "out", "", "new file for the backup")
		f.BoolVar(&o.Drafts, "drafts", false, "with the drafts of sealed entries: values that nobody may know yet")
		f.BoolVar(&o.Keys, "keys", false, "with the keys of intake and ledger: who has the file can sign as the clerk")
	})
	if err != nil {
		return err
	}
	if len(plain) != 1 || out == "" {
		return misusef("want one folder, and --out FILE")
	}
	c, err := backup.Write(context.Background(), plain[0], out, o)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(c)
	}
	t.printf("%s: genesis %s\n  checkpoint of size %d, root %s; %d files, %d bytes\n", out, c.Genesis, c.Size, c.Root, c.Files, c.Bytes)
	t.held(c)
	return nil
}

// held says what of the private things a backup holds.
func (t *terminal) held(c backup.Contents) {
	says := map[bool]string{true: "in it", false: "NOT in it"}
	t.printf("  event table and public files: in it\n  keys of intake and ledger: %s\n  drafts of sealed entries: %s\n  keys of officials: never in it\n", says[c.LedgerKeys], says[c.Drafts])
}

func runRestore(t *terminal, args []string) error {
	var dir string
	var against []string
	plain, err := t.parse("restore", args, func(f *flag.FlagSet) {
		f.StringVar(&dir, "ledger", "", "new folder for the ledger")
		f.Func("against", "checkpoint that somebody else holds: a file, a folder or an address; an older backup is refused (may be repeated)", func(name string) error {
			against = append(against, name)
			return nil
		})
	})
	if err != nil {
		return err
	}
	if len(plain) != 1 || dir == "" {
		return misusef("want one file, and --ledger FOLDER")
	}
	all, err := kept(against)
	if err != nil {
		return err
	}
	r, err := backup.Restore(context.Background(), plain[0], dir, all)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(r)
	}
	t.printf("ok: %s\n  %d entries published and verified from zero, %d more in the table; size %d, root %s\n", dir, r.Acts, r.Table-r.Size, r.Size, r.Root)
	t.held(r.Contents)
	if !r.LedgerKeys {
		t.printf("  before it is served, put intake.key and ledger.key into %s/keys\n", dir)
	}
	if r.Compared == 0 {
		t.printf("  it was held against no checkpoint of others: it may be older than what was signed since\n")
	}
	return nil
}
