package act_test

import (
	"crypto/ed25519"
	"crypto/sha256"
	"slices"
	"strconv"
	"testing"

	"urna/election"
	"urna/election/act"
	"urna/election/candidacy"
	"urna/election/office"
	"urna/election/results"
	"urna/election/source"
	"urna/election/territory"
)

// private is the vector key of a number; anyone can make it.
func private(n int) ed25519.PrivateKey {
	seed := sha256.Sum256([]byte("urna vector key\n" + strconv.Itoa(n)))
	return ed25519.NewKeyFromSeed(seed[:])
}

func public(n int) act.Key { return act.Key(private(n).Public().(ed25519.PublicKey)) }

// hashOf is some hash that stands for an earlier act, a file or a salt.
func hashOf(text string) act.Hash { return sha256.Sum256([]byte(text)) }

func sortedKeys(numbers ...int) []act.Key {
	var keys []act.Key
	for _, n := range numbers {
		keys = append(keys, public(n))
	}
	slices.SortFunc(keys, func(a, b act.Key) int { return slices.Compare([]byte(a.String()), []byte(b.String())) })
	return keys
}

// example is one good act of each kind.
type example struct {
	kind, office string
	body         act.Body
}

func genesisBody() *office.Genesis {
	return &office.Genesis{
		IntakeKey: public(1), LedgerKey: public(2), Nature: office.NaturePractice, Origin: "vectors.urna.example/one",
		PersonKey: hashOf("person key"), Procedure: 1, RootKeys: sortedKeys(3, 4, 5), RootThreshold: 2,
		Rulebook: hashOf("rulebook"), Witnesses: office.Witnesses{Keys: sortedKeys(6, 7), Threshold: 1},
	}
}

// genesisHash names the election of all examples.
func genesisHash(t testing.TB) act.Hash {
	_, hash, refusal := act.Encode(act.Act{Body: genesisBody(), Kind: "office/genesis/1", Office: office.Root})
	if refusal != nil {
		t.Fatal(refusal)
	}
	return hash
}

func examples(t testing.TB) []example {
	genesis := genesisHash(t)
	possession := act.ProvePossession(private(8), genesis, "precinct/s-137")
	return slices.Concat([]example{
		{"act/part/1", "root", &act.Part{Number: 1, Of: act.OfRulebook, Text: "@ rules.tsv\nid\tarticle\nшешім\t\"43\"\n"}},
		{"act/cosigned/1", "central", &act.Cosigned{Act: hashOf("act"), Key: public(3), Stance: act.StanceDissents, Text: "The annex is missing."}},
		{"office/genesis/1", "root", genesisBody()},
		{"office/delegated/1", "territorial/north", &office.Delegated{
			Key: public(8), Office: "precinct/s-137", Possession: possession, Role: "chair",
			Person: act.PersonTag([]byte("vector person key"), "800101300123"),
		}},
		{"office/revoked/1", "territorial/north", &office.Revoked{Key: public(8), Reason: "lost"}},
		{"rulebook/adopted/1", "root", &election.RulebookAdopted{Parts: 3, Text: hashOf("rulebook")}},
		{"territory/adopted/1", "central", &territory.Adopted{Parts: 1, Text: hashOf("territory")}},
		{"candidacy/ballot-set/1", "central", &candidacy.BallotSet{Candidates: []candidacy.Candidate{
			{ID: "aliya", Name: "Aliya Sample", KK: "Әлия Үлгі", RU: "Алия Образцова"}, {ID: "bolat", Name: "Bolat Sample"},
		}}},
		{"source/opened/1", "importer", &source.Opened{
			Content: hashOf("file"), Licence: "CC0", Name: "stations.csv", Origin: "https://example.org/stations.csv", Profile: hashOf("profile"), Rows: 2,
		}},
		{"source/row/1", "importer", &source.Row{File: hashOf("act"), Lines: lines(), Lists: lists(), Row: 2, Station: "s-137"}},
		{"source/row-beside/1", "importer", &source.RowBeside{File: hashOf("act"), Lines: lines(), Lists: lists(), Row: 3, Station: "Үй 7, № 12"}},
		{"source/named/1", "importer", &source.Named{
			Date: "2026-03", ID: "GAZ", Type: "press", Note: "front page only", Publisher: "The Gazette", Reached: "excerpt",
			Title: "Aliya leads with 51.36 percent", URL: "https://gazette.example/12",
		}},
		{"source/declared/2", "importer", &source.Declared{
			AsOf: "2026-03-01T21:00+05:00", Base: "votes counted so far", Note: "both rounded by the paper",
			Counts: []source.Count{{Count: 320, Of: "aliya", Precision: "exact"}, {Count: 1200, Of: "registered", Precision: "about"}},
			Shares: []source.Share{{Of: "aliya", Precision: "exact", Printed: "51.36"}}, Sources: []string{"GAZ"}, Stage: "preliminary", Unit: "north",
		}},
		{"source/generated/1", "importer", &source.Generated{
			Model: "One turnout for all stations.", What: "protocols of stations",
			Parameters: []source.Parameter{{Name: "registered", Value: "1200", Why: "a round number"}},
		}},
	}, countExamples(), callingExamples(), claimExamples(), programmeExamples(), stationExamples(), commissionExamples(), mediaExamples(), candidacyExamples(), campaignExamples())
}

func lines() map[string]int64 { return map[string]int64{"N": 3, "OPEN": -5, "V": 600} }

func lists() map[string]map[string]int64 {
	return map[string]map[string]int64{"BB": {}, "C": {"aliya": 250, "bolat": 0}}
}

func filing() results.Filing {
	return results.Filing{
		Attestation: results.AttestedOnPaper, Files: []act.Hash{hashOf("scan")}, Lines: lines(), Lists: lists(),
		Members:  []results.Member{{Role: "chair", Stance: "signed"}, {Role: "member", Stance: "dissent"}},
		Openings: []results.Opening{{Salt: hashOf("salt 1"), Seal: hashOf("seal 1")}},
		Others:   []results.Other{{Lines: map[string]int64{"V": 601}, Lists: map[string]map[string]int64{}, Salt: hashOf("salt 2"), Seal: hashOf("seal 2")}},
		Station:  "s-137",
	}
}

func countExamples() []example {
	const office = "territorial/north"
	seals := []act.Hash{hashOf("seal 1"), hashOf("seal 2")}
	slices.SortFunc(seals, func(a, b act.Hash) int { return slices.Compare(a[:], b[:]) })
	ruling := results.Ruling{Protocol: hashOf("protocol"), Reason: "Art. 43(8): box 2 was not sealed.", Station: "s-137"}
	return []example{
		{"results/entry-sealed/1", office, &results.EntrySealed{Round: 1, Seal: hashOf("values"), Slot: 2, Station: "s-137"}},
		{"results/entry-returned/1", office, &results.EntryReturned{Differing: []string{"C[aliya]", "V"}, Seals: seals, Station: "s-137"}},
		{"results/entry-discarded/1", office, &results.EntryDiscarded{Reason: "typist-left", Seal: hashOf("seal 1"), Station: "s-137"}},
		{"results/protocol-filed/1", office, &results.ProtocolFiled{Filing: filing()}},
		{"results/seals-opened/1", office, &results.SealsOpened{Others: filing().Others, Station: "s-137"}},
		{"results/protocol-corrected/1", office, &results.ProtocolCorrected{Corrects: hashOf("protocol"), Filing: filing(), Reason: "Digits of V swapped."}},
		{"results/protocol-annulled/1", office, &results.ProtocolAnnulled{Ruling: ruling}},
		{"results/dispute-resolved/1", office, &results.DisputeResolved{Ruling: ruling}},
		{"results/result-declared/1", "central", &results.ResultDeclared{Lines: lines(), Lists: lists(), Stage: results.StagePreliminary, Unit: "sunland"}},
	}
}

// received is the time in every leaf of these tests.
const received act.Time = 1772370000

// statement is an act of the vector election around a body.
func statement(t testing.TB, e example) act.Act {
	a := act.Act{Body: e.body, Kind: e.kind, Office: e.office}
	if e.kind != "office/genesis/1" {
		a.Genesis = genesisHash(t)
		a.RestsOn = act.RestsOn{Acts: []act.Hash{hashOf("an earlier act")}, Rules: []string{"protocol.signed"}}
	}
	return a
}

// signed is a submission of an act by vector keys, counters from 1 on.
func signed(t testing.TB, a act.Act, signers ...int) []byte {
	data, hash, refusal := act.Encode(a)
	if refusal != nil {
		t.Fatalf("encode %s: %v", a.Kind, refusal)
	}
	var signatures []act.Signature
	for i, n := range signers {
		s := act.Signature{Claimed: received - 60, Counter: 1, Seen: act.NothingSeen()}
		if i > 0 { // of the second signer on, a device that signed before
			s.Counter, s.Prev, s.Seen = int64(40+i), hashOf("signed before"), act.Seen{Root: hashOf("root"), Size: 1200}
		}
		if refusal := act.Sign(&s, a.Genesis, hash, private(n)); refusal != nil {
			t.Fatal(refusal)
		}
		signatures = append(signatures, s)
	}
	submission, refusal := act.Submission(data, signatures)
	if refusal != nil {
		t.Fatal(refusal)
	}
	return submission
}

// leafOf is the leaf of an act signed by vector keys.
func leafOf(t testing.TB, a act.Act, signers ...int) []byte {
	opened, refusal := act.Open(signed(t, a, signers...), election.Body)
	if refusal != nil {
		t.Fatalf("open %s: %v", a.Kind, refusal)
	}
	leaf, refusal := opened.Leaf(received)
	if refusal != nil {
		t.Fatal(refusal)
	}
	return leaf
}

func TestEveryKindHasAnExample(t *testing.T) {
	var got []string
	for _, e := range examples(t) {
		got = append(got, e.kind)
	}
	for _, kind := range election.Kinds() {
		if !slices.Contains(got, kind) {
			t.Errorf("kind %s: no example", kind)
		}
	}
	if len(got) != len(election.Kinds()) {
		t.Errorf("%d examples, want %d", len(got), len(election.Kinds()))
	}
}
