package act_test

import (
	"urna/election/accreditation"
	"urna/election/calendar"
	"urna/election/calling"
	"urna/election/claim"
	"urna/election/commission"
	"urna/election/programme"
	"urna/election/voterlist"
)

// callingExamples are those of the calendar and of the call.
func callingExamples() []example {
	sources := []string{"COUNCIL", "GAZ"}
	return []example{
		{"calendar/interpreted/1", "council", &calendar.Interpreted{
			Article: "Const. 41(3)", From: "2025-08-19", Parameter: "YEAR", Sources: sources, Text: "The term is counted to its end.", Value: "2025",
		}},
		{"calling/election-called/1", "parliament", &calling.Called{On: "2025-09-07", PollingDay: "2026-03-01", Sources: sources, Text: "The election is called."}},
		{"calling/instruction-issued/1", "head", &calling.Instructed{
			Addressee: "all ministries", Due: "2025-12-31", Duty: "Lend premises on equal terms.", Number: "1638", On: "2025-09-09", Sources: sources,
		}},
		{"calling/instruction-executed/1", "head", &calling.Executed{By: "the ministry of halls", Number: "1638", On: "2025-12-30", Proof: "A list of halls.", Sources: sources}},
		{"calling/law-changed/1", "parliament", &calling.LawChanged{Articles: "44(6)", Law: "44", On: "2025-04-15", Sources: sources, What: "Meetings are banned after the vote."}},
	}
}

// commissionExamples are those of commissions.
func commissionExamples() []example {
	const office = "territorial/north"
	sources := []string{"GAZ"}
	return []example{
		{"commission/formed/1", "central", &commission.Formed{
			By: "assembly of the north", Commission: office, On: "2025-09-10", Sources: sources, Tier: "territorial",
			Members: []commission.Member{{Name: "A. Sample", Party: "Bridge", Role: "chair", Seat: 1}, {Party: "Orchard", Role: "member", Seat: 2}},
		}},
		{"commission/member-replaced/1", office, &commission.Replaced{Commission: office, Name: "B. Sample", On: "2025-10-01", Party: "Bridge", Reason: "left", Seat: 1, Sources: sources}},
		{"commission/session-held/1", office, &commission.Session{
			Agenda: "forms", Attendance: "recorded", Commission: office, Notice: 48, Number: "12", On: "2025-10-02", Present: []commission.Seat{{Seat: 1}, {Seat: 2}}, Sources: sources, Urgent: "no",
		}},
		{"commission/decided/1", office, &commission.Decided{
			Commission: office, Number: "12/26", Session: "12", Sources: sources, Subject: "forms", Text: "The form is set.", Votes: "recorded",
			Voted: []commission.Vote{{Seat: 1, Vote: "for"}, {Dissent: "The form lacks a line.", Seat: 2, Vote: "against"}},
		}},
	}
}

// stationExamples are those of voter lists, boxes, ballots and of who watches.
func stationExamples() []example {
	const office = "territorial/north"
	sources := []string{"GAZ"}
	return []example{
		{"voterlist/counted/1", office, &voterlist.Counted{AsOf: "2026-02-10", Place: "s-137", Sources: sources, Voters: 1200}},
		{"voterlist/changed/1", office, &voterlist.Changed{Added: 3, On: "2026-02-20", Place: "s-137", Reason: "moved", Removed: 1, Sources: sources}},
		{"voterlist/boxes-listed/1", office, &voterlist.Boxes{
			Boxes: []voterlist.Box{{Box: "1", Kind: "stationary", Seal: "A-17", Transparent: "yes"}, {Box: "2", Kind: "portable", Seal: "A-18", Transparent: "no"}},
			Place: "s-137", Sources: sources,
		}},
		{"voterlist/ballots-printed/1", "central", &voterlist.Printed{Ballots: 2002, On: "2026-02-15", Printer: "State press", Sources: sources}},
		{"voterlist/ballots-delivered/1", office, &voterlist.Delivered{Ballots: 1203, On: "2026-02-28", Place: "s-137", Sources: sources}},
		{"voterlist/opened/1", "precinct/s-137", &voterlist.Opened{Checked: 390, Open: 420, Place: "s-137", Present: "two observers", Sources: sources}},
		{"accreditation/granted/1", "central", &accreditation.Granted{Count: 40, ID: "A-1", Kind: "foreign-observer", On: "2026-02-01", Organisation: "A mission", Sources: sources}},
		{"accreditation/refused/1", "central", &accreditation.Refused{Article: "20-1(8)", Kind: "foreign-observer", On: "2026-02-02", Organisation: "A club", Reason: "no organisation of states", Sources: sources}},
		{"accreditation/revoked/1", "central", &accreditation.Revoked{Article: "20-1(8)", Count: 4, ID: "A-1", On: "2026-02-26", Reason: "not told", Sources: sources}},
		{"accreditation/presence-noted/1", "precinct/s-137", &accreditation.Presence{
			Count: 1, Kind: "domestic-observer", On: "2026-03-01", Organisation: "Bridge", Place: "s-137",
			Rights: []accreditation.Right{{Note: "at the count", Right: "R5", Was: "denied"}}, Sources: sources,
		}},
		{"accreditation/number-stated/1", "archive", &accreditation.Number{ID: "O1", Kind: "international", Note: "expected", Number: "roughly 1000", Of: "all missions", Sources: sources}},
	}
}

// programmeExamples are those of programmes and of who supports them.
func programmeExamples() []example {
	return []example{
		{"programme/filed/1", "central", &programme.Filed{
			Candidate: "aliya", Content: hashOf("programme"), On: "2026-01-20", Sources: []string{"GAZ"}, Title: "A bridge for all",
			Topics: []programme.Topic{{Text: "New ones in the north.", Topic: "schools"}, {Text: "", Topic: "roads"}},
		}},
		{"programme/endorsed/1", "archive", &programme.Endorsed{By: "Union of teachers", Candidate: "aliya", On: "2026-02-01", Sources: []string{"GAZ"}, Text: "supports her"}},
	}
}

// claimExamples are those of statements and their evidence.
func claimExamples() []example {
	return []example{
		{"claim/stated/1", "archive", &claim.Stated{
			Claim: "Turnout was 70 percent", ID: "C001", Kind: "fact", Place: "L12", SaidOn: "2026", Source: "GAZ", Speaker: "A. Author", Topic: "turnout",
		}},
		{"claim/evidence-given/1", "archive", &claim.Evidence{Claim: "C001", Side: "against", Source: "COUNCIL", Text: "The commission counted 76.78 percent."}},
		{"claim/figure-stated/1", "archive", &claim.Figure{
			Check: "1.103^5 = 1.633", ID: "I03", Name: "average growth", Period: "2000-2004", Place: "L87", Source: "GAZ", Unit: "percent a year", Value: "10.3",
		}},
		{"claim/footnote-cited/1", "archive", &claim.Footnote{Cited: "The Gazette, 7 September", Number: 1, Place: "L25", Remark: "older than the event", Source: "GAZ", Supports: "the call"}},
	}
}

// chapterFaults are bad acts of the chapters that come before polling day.
func chapterFaults() []fault {
	return []fault{
		{"interpretation from no day", "calendar/interpreted/1", `"2025-08-19"`, `"2025-02-29"`, "form.day", "body.from"},
		{"interpretation without a value", "calendar/interpreted/1", `,"value":"2025"`, ``, "form.missing-field", "body.value"},
		{"call of a day with a time", "calling/election-called/1", `"2026-03-01"`, `"2026-03-01T00:00:00Z"`, "form.day", "body.polling_day"},
		{"instruction due in another spelling", "calling/instruction-issued/1", `"2025-12-31"`, `"31.12.2025"`, "form.day", "body.due"},
		{"execution by sources out of order", "calling/instruction-executed/1", `["COUNCIL","GAZ"]`, `["GAZ","COUNCIL"]`, "form.order", "body.sources"},
		{"member of another role", "commission/formed/1", `"role":"chair"`, `"role":"king"`, "form.word", "body.members[].role"},
		{"replacement of seat zero", "commission/member-replaced/1", `"seat":1`, `"seat":0`, "form.range", "body.seat"},
		{"session that is half urgent", "commission/session-held/1", `"urgent":"no"`, `"urgent":"half"`, "form.word", "body.urgent"},
		{"vote of another word", "commission/decided/1", `"vote":"against"`, `"vote":"maybe"`, "form.word", "body.voted[].vote"},
		{"list with fewer than no voters", "voterlist/counted/1", `"voters":1200`, `"voters":-1`, "form.range", "body.voters"},
		{"change of a list on no day", "voterlist/changed/1", `"2026-02-20"`, `"2026-02-30"`, "form.day", "body.on"},
		{"box that is half transparent", "voterlist/boxes-listed/1", `"transparent":"no"`, `"transparent":"half"`, "form.word", "body.boxes[].transparent"},
		{"no ballots printed", "voterlist/ballots-printed/1", `"ballots":2002`, `"ballots":0`, "form.range", "body.ballots"},
		{"ballots below zero", "voterlist/ballots-delivered/1", `"ballots":1203`, `"ballots":-1203`, "form.range", "body.ballots"},
		{"opening after midnight", "voterlist/opened/1", `"open":420`, `"open":1441`, "form.range", "body.open"},
		{"accreditation of nobody", "accreditation/granted/1", `"count":40`, `"count":0`, "form.range", "body.count"},
		{"watcher of another kind", "accreditation/refused/1", `"kind":"foreign-observer"`, `"kind":"guest"`, "form.word", "body.kind"},
		{"revocation without its reason", "accreditation/revoked/1", `"reason":"not told",`, ``, "form.missing-field", "body.reason"},
		{"right that was half given", "accreditation/presence-noted/1", `"was":"denied"`, `"was":"half"`, "form.word", "body.rights[].was"},
		{"number that is a number", "accreditation/number-stated/1", `"number":"roughly 1000"`, `"number":1000`, "form.canonical", "body"},
		{"programme by half a hash", "programme/filed/1", `"content":"`, `"content":"0`, "form.hash", "body.content"},
		{"endorsement on no day", "programme/endorsed/1", `"2026-02-01"`, `"2026-02-31"`, "form.day", "body.on"},
		{"statement of another kind", "claim/stated/1", `"kind":"fact"`, `"kind":"truth"`, "form.word", "body.kind"},
		{"evidence on a third side", "claim/evidence-given/1", `"against"`, `"beside"`, "form.word", "body.side"},
		{"figure without its check", "claim/figure-stated/1", `"check":"1.103^5 = 1.633",`, ``, "form.missing-field", "body.check"},
		{"footnote zero", "claim/footnote-cited/1", `"number":1`, `"number":0`, "form.range", "body.number"},
		{"change of the law before the year 1000", "calling/law-changed/1", `"2025-04-15"`, `"0925-04-15"`, "form.day", "body.on"},
	}
}
