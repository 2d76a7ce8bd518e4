// Package kz2005 holds the presidential election of 4 December 2005 in
// Kazakhstan as tables: its law, and what sources state about its result. It
// reads nothing and decides nothing.
//
// # Law
//
// election, rules, offices, acts, form and relations make the rulebook
// (election/rulebook says what each column means). Articles without a prefix
// are those of the Constitutional Law "On Elections" No. 2464 of 28 September
// 1995; all sentences are our own. The edition in force on polling day was not
// to be had whole: column source of rules.tsv says in which edition a rule was
// read (L04 after the law of 14 April 2004, L07 of 19 June 2007, L04=L07 where
// both read the same) and whether it is read, derived or recalled.
//
// law/entitlements.tsv is what candidates get in the media, as election/media reads
// it; the terms there are those of law/deadlines.tsv.
//
// The commission's form of 2005 was not found. Lines with status law are
// demanded by the law's text, lines with status draft are added so that the
// relations can be checked; labels in Kazakh and Russian are drafts. Texts of
// the form that are no numbers (station, seals, signatures, who was present) are
// acts of their own or attachments. acts.tsv names the articles that ask for
// signatures; rows without an article are procedure of this program.
//
// # Territory and ballot
//
// units.tsv has the sixteen units of 2005 with their offsets from UTC on polling
// day (from the time zone database), and the stations abroad under the unit of
// the Foreign Ministry's seat. map.tsv draws them: outlines made with Natural
// Earth (public domain), projected and rounded for this project, and places on a
// tile grid. ballot.tsv is the ballot in the order of law/alphabet.tsv.
//
// # Facts
//
// facts/sources.tsv lists the sources and how far each was reached. A row of
// facts/statements.tsv is one statement of figures by one or more of them, with
// its figures in facts/figures.tsv. Nothing in it is a sum of ours.
// generator.tsv has the numbers from which protocols of stations are generated:
// choices, not facts. Column weight of units.tsv, approximate population, serves
// that only. No real station is in here, and no regional result: none was found.
package kz2005

import "embed"

// Files holds all tables, each under its own name.
//
//go:embed *.tsv facts/*.tsv law/*.tsv procedure/*.tsv
var Files embed.FS
