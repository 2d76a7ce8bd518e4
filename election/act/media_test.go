package act_test

import (
	"urna/election/lot"
	"urna/election/media"
)

// mediaExamples are one good act of each kind of the chapter media.
func mediaExamples() []example {
	const office = "central"
	return []example{
		{"media/terms-published/1", office, &media.TermsPublished{
			Medium: media.Television, Outlet: "Channel One", Published: "2026-01-14", Source: "The Gazette, No. 3",
			Prices: []media.Price{{Item: "prime minute", Price: 250000, Unit: "minute"}, {Candidate: "bolat", Item: "morning minute", Price: 90000, Unit: "minute"}},
		}},
		{"media/slots-opened/1", office, &media.SlotsOpened{
			Beacon: media.Beacon{Chain: hashOf("chain"), Due: 1769000000, Round: 5000}, Candidates: []string{"aliya", "bolat"},
			Blocks: []media.Block{{
				Audience: 400000, Count: 4, Date: "2026-02-10", Daypart: media.Prime, Days: 10, Length: 90,
				Medium: media.Television, Outlet: "Channel One", Paid: media.Budget, Start: 1140,
			}},
		}},
		{"media/lot-drawn/1", office, &media.LotDrawn{
			Beacon: "00ff10", Opened: hashOf("opened"), Order: []media.Place{{Candidate: "bolat"}, {Candidate: "aliya"}},
			Throws: []lot.Throw{{Candidate: "aliya", Pips: "31"}, {Candidate: "bolat", Pips: "66"}},
		}},
		{"media/slots-freed/1", office, &media.SlotsFreed{Candidate: "bolat", From: "2026-02-14", Lot: hashOf("lot"), To: media.FreedDealt}},
		{"media/broadcast-logged/1", office, &media.BroadcastLogged{
			Candidate: "aliya", Disturbance: media.Commented, Length: 88, Lot: hashOf("lot"), Recording: hashOf("recording"), Slot: 7, Start: 68460,
		}},
		{"media/reply-requested/1", office, &media.ReplyRequested{
			Candidate: "aliya", Length: 45, Medium: media.Radio, Outlet: "Radio Steppe", Published: "2026-02-11", Recording: hashOf("recording"),
		}},
		{"media/reply-given/1", office, &media.ReplyGiven{Aired: received - 3600, Length: 45, Recording: hashOf("recording 2"), Request: hashOf("request")}},
		{"media/coding-sealed/1", office, &media.CodingSealed{Recording: hashOf("recording"), Seal: hashOf("coding"), Slot: 2}},
		{"media/coded/1", office, &media.Coded{
			Coding: media.Coding{
				Actor: "aliya", Date: "2026-02-11", Mode: "direct", Outlet: "Channel One", Programme: "news", Recording: hashOf("recording"),
				Role: media.AsCandidate, Seconds: 42, Start: 310, Tone: media.Neutral,
			},
			Salt: hashOf("salt 3"), Sealed: hashOf("sealing"), Slot: 2,
		}},
	}
}

// mediaFaults are one bad vector or more of each kind of the chapter media.
func mediaFaults() []fault {
	return []fault{
		{"medium of terms", "media/terms-published/1", `"television"`, `"theatre"`, "form.word", "body.medium"},
		{"price below zero", "media/terms-published/1", `"price":90000`, `"price":-90000`, "form.range", "body.prices[].price"},
		{"slots of no length", "media/slots-opened/1", `"length":90`, `"length":0`, "form.range", "body.blocks[].length"},
		{"candidates of a lot out of order", "media/slots-opened/1", `["aliya","bolat"]`, `["bolat","aliya"]`, "form.order", "body.candidates"},
		{"beacon without a chain", "media/slots-opened/1", `"chain":"` + hashOf("chain").String() + `",`, ``, "form.missing-field", "body.beacon.chain"},
		{"pips as a number", "media/lot-drawn/1", `"pips":"66"`, `"pips":66`, "form.canonical", "body.throws[]"},
		{"freed to somebody", "media/slots-freed/1", `"to":"dealt"`, `"to":"bolat"`, "form.word", "body.to"},
		{"slot zero", "media/broadcast-logged/1", `"slot":7`, `"slot":0`, "form.range", "body.slot"},
		{"seconds with a fraction", "media/broadcast-logged/1", `"length":88`, `"length":88.5`, "form.integer", "body.length"},
		{"denial of no length", "media/reply-requested/1", `"length":45`, `"length":0`, "form.range", "body.length"},
		{"denial aired on a day", "media/reply-given/1", `"aired":"2026-03-01T12:00:00Z"`, `"aired":"2026-03-01"`, "form.time", "body.aired"},
		{"third monitor", "media/coding-sealed/1", `"slot":2`, `"slot":3`, "form.range", "body.slot"},
		{"tone of a number", "media/coded/1", `"neutral"`, `"0"`, "form.word", "body.tone"},
	}
}
