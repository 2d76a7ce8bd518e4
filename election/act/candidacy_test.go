package act_test

import (
	"strings"

	"urna/election/act"
	"urna/election/candidacy"
)

// candidacyExamples are those of nomination and registration.
func candidacyExamples() []example {
	const who = "N07"
	sources := []string{"GAZ"}
	documents := []candidacy.Filed{{Document: "self.biography", File: act.Hash{1}}, {Document: "self.intent"}}
	against := candidacy.Against{
		Evidence: []act.Hash{{1}, {2}}, Nominee: who, Number: "31/84", On: "2026-01-20", Sources: sources,
		Grounds: []candidacy.Given{{Ground: "signatures", Text: "9,000 of 10,000"}, {Article: "29", Court: "ruling 12", Ground: "other", Text: "as the court found"}},
	}
	return []example{
		{"candidacy/declared/1", "central", &candidacy.Declared{
			Association: "Bridge", Members: 101, Name: "A. Sample", Nominee: who, On: "2025-12-02", Route: "association", Sources: sources, Votes: 51,
		}},
		{"candidacy/described/1", "archive", &candidacy.Described{Aspect: "themes", Nominee: who, Sources: sources, Text: "Rivers and roads."}},
		{"candidacy/documents-filed/1", "central", &candidacy.DocumentsFiled{Documents: documents, Nominee: who, On: "2025-12-03", Sources: sources}},
		{"candidacy/deficiency-noticed/1", "central", &candidacy.DeficiencyNoticed{
			CureBy: "2025-12-09", Defects: []candidacy.Defect{{Document: "self.intent", Text: "unsigned"}}, Nominee: who, Number: "1", On: "2025-12-05", Sources: sources,
		}},
		{"candidacy/deficiency-cured/1", "central", &candidacy.DeficiencyCured{Documents: documents, Nominee: who, Number: "1", On: "2025-12-08", Sources: sources}},
		{"candidacy/checked/1", "central", &candidacy.Checked{
			By: "linguistic commission", Nominee: who, On: "2025-12-08", Outcome: "pass", Requirement: "language", Sources: sources, Text: "Wrote, read and spoke.",
		}},
		{"candidacy/signatures-required/1", "central", &candidacy.SignaturesRequired{AsOf: "2025-12-01", Required: 90, Sources: sources, Voters: 8950}},
		{"candidacy/lookup-opened/1", "central", &candidacy.LookupOpened{Modulus: strings.Repeat("b1", 256), On: "2025-12-01", Sources: sources}},
		{"candidacy/sheets-issued/1", "central", &candidacy.SheetsIssued{Nominee: who, On: "2025-12-10", Sheets: 40, Sources: sources}},
		{"candidacy/sheets-filed/1", "territorial/north", &candidacy.SheetsFiled{
			Nominee: who, On: "2025-12-20", Root: act.Hash{7}, Sheets: 39, Signatures: 390, Sources: sources, Unit: "north",
		}},
		{"candidacy/signatures-checked/1", "territorial/north", &candidacy.SignaturesChecked{
			Duplicates: 2, Filed: 390, Nominee: who, On: "2025-12-28", Rejected: map[string]int64{"forged": 1, "incomplete": 2}, Sample: 100, Seed: act.Hash{9},
			Sources: sources, Unit: "north", Unregistered: 3, Valid: 97,
		}},
		{"candidacy/deposit-paid/1", "central", &candidacy.DepositPaid{Amount: 460_000, Nominee: who, On: "2026-01-04", Sources: sources}},
		{"candidacy/registered/1", "central", &candidacy.Registered{Candidate: "sample", Nominee: who, Number: "31/83", On: "2026-01-20", Sources: sources}},
		{"candidacy/refused/1", "central", &candidacy.Refused{Against: against}},
		{"candidacy/withdrawn/1", "central", &candidacy.Withdrawn{By: "self", Nominee: who, On: "2026-02-01", Reason: "illness", Sources: sources}},
		{"candidacy/cancelled/1", "central", &candidacy.Cancelled{Against: against}},
		{"candidacy/reinstated/1", "court", &candidacy.Reinstated{By: "Supreme Court", Nominee: who, On: "2026-02-03", Sources: sources, Text: "The decision is void."}},
		{"candidacy/appealed/1", "central", &candidacy.Appealed{By: "A. Sample", Nominee: who, Number: "7", On: "2026-01-25", Sources: sources, Text: "Every signature is to be looked at."}},
		{"candidacy/appeal-decided/1", "court", &candidacy.AppealDecided{Number: "7", On: "2026-02-02", Outcome: "upheld", Sources: sources, Text: "A sample cannot refuse."}},
		{"candidacy/extended/1", "central", &candidacy.Extended{On: "2026-01-21", Sources: sources, Term: "nomination", Until: "2026-02-09"}},
	}
}

// candidacyFaults are bad acts of nomination and registration.
func candidacyFaults() []fault {
	return []fault{
		{"nominee by a third route", "candidacy/declared/1", `"route":"association"`, `"route":"king"`, "form.word", "body.route"},
		{"description of another aspect", "candidacy/described/1", `"themes"`, `"income"`, "form.word", "body.aspect"},
		{"document without its file's hash", "candidacy/documents-filed/1", `"self.intent","file":"` + act.Hash{}.String() + `"`, `"self.intent","file":""`, "form.hash", "body.documents[].file"},
		{"notice without a field for its defects", "candidacy/deficiency-noticed/1", `"defects":[{"document":"self.intent","text":"unsigned"}],`, ``, "form.missing-field", "body.defects"},
		{"cure on no day", "candidacy/deficiency-cured/1", `"2025-12-08"`, `"2025-12-32"`, "form.day", "body.on"},
		{"check with half an outcome", "candidacy/checked/1", `"pass"`, `"nearly"`, "form.word", "body.outcome"},
		{"no signature required", "candidacy/signatures-required/1", `"required":90`, `"required":0`, "form.range", "body.required"},
		{"key without a modulus", "candidacy/lookup-opened/1", `"modulus"`, `"module"`, "form.unknown-field", "body.module"},
		{"no sheets issued", "candidacy/sheets-issued/1", `"sheets":40`, `"sheets":0`, "form.range", "body.sheets"},
		{"sheets of fewer signatures than none", "candidacy/sheets-filed/1", `"signatures":390`, `"signatures":-1`, "form.range", "body.signatures"},
		{"reasons out of order", "candidacy/signatures-checked/1", `{"forged":1,"incomplete":2}`, `{"incomplete":2,"forged":1}`, "form.key-order", "body.rejected.forged"},
		{"deposit with tiyn", "candidacy/deposit-paid/1", `460000`, `460000.50`, "form.integer", "body.amount"},
		{"registration on two days", "candidacy/registered/1", `"on":"2026-01-20"`, `"on":"2026-01-20/21"`, "form.day", "body.on"},
		{"refusal with a ground that is a number", "candidacy/refused/1", `"ground":"signatures"`, `"ground":8`, "form.canonical", "body.grounds[]"},
		{"withdrawal by a stranger", "candidacy/withdrawn/1", `"by":"self"`, `"by":"rival"`, "form.word", "body.by"},
		{"cancellation by evidence out of order", "candidacy/cancelled/1", `"evidence":["` + act.Hash{1}.String() + `","` + act.Hash{2}.String(), `"evidence":["` + act.Hash{2}.String() + `","` + act.Hash{1}.String(), "form.order", "body.evidence"},
		{"reinstatement without a text", "candidacy/reinstated/1", `,"text":"The decision is void."`, ``, "form.missing-field", "body.text"},
		{"appeal on 30 February", "candidacy/appealed/1", `"2026-01-25"`, `"2026-02-30"`, "form.day", "body.on"},
		{"appeal decided otherwise", "candidacy/appeal-decided/1", `"upheld"`, `"granted"`, "form.word", "body.outcome"},
		{"extension of another term", "candidacy/extended/1", `"nomination"`, `"office"`, "form.word", "body.term"},
	}
}
