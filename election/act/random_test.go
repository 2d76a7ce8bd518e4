package act_test

import (
	"bytes"
	"reflect"
	"slices"
	"sort"
	"testing"

	"pgregory.net/rapid"

	"urna/election"
	"urna/election/act"
)

// wordsOf are the closed lists of words, by type and field.
var wordsOf = map[string][]string{
	"Declared.Route": {"association", "self"}, "Described.Aspect": {"body", "name", "self", "themes"}, "Checked.Outcome": {"absent", "fail", "pass", "unknown"},
	"Withdrawn.By": {"association", "self"}, "AppealDecided.Outcome": {"inadmissible", "partly", "rejected", "upheld"}, "Extended.Term": {"election", "nomination"},
	"Member.Role": {"chair", "deputy", "member", "secretary"}, "Formed.Tier": {"central", "precinct", "territorial"}, "Session.Attendance": {"recorded", "unknown"},
	"Session.Urgent": {"no", "yes"}, "Box.Kind": {"portable", "stationary"}, "Box.Transparent": {"no", "yes"}, "Right.Was": {"denied", "given"},
	"Granted.Kind": watchers, "Refused.Kind": watchers, "Presence.Kind": watchers,
	"Vote.Vote": {"abstained", "against", "for"}, "Decided.Votes": {"recorded", "unknown"},
	"Stated.Kind": {"fact", "forecast", "judgement"}, "Evidence.Side": {"against", "for", "response"},
	"Part.Of": {"rulebook", "territory"}, "Cosigned.Stance": {"signs", "dissents"},
	"Genesis.Nature": {"live", "practice", "reconstruction", "transcription"},
	"Revoked.Reason": {"lost", "left", "replaced", "other"}, "EntryDiscarded.Reason": {"typist-left", "device-lost", "paper-returned", "other"},
	"Filing.Attestation": {"device", "paper"}, "Member.Stance": {"signed", "refused", "dissent"},
	"ResultDeclared.Stage": {"preliminary", "final"}, "Declared.Stage": {"preliminary", "final", "unstated"},
	"Count.Precision": {"about", "exact", "less-than", "more-than"}, "Share.Precision": {"about", "exact", "less-than", "more-than"},
	"TermsPublished.Medium": {"television", "radio", "print"}, "Block.Daypart": {"other", "prime"}, "Block.Medium": {"television", "radio", "print"}, "Block.Paid": {"budget", "fund"},
	"SlotsFreed.To": {"dealt", "empty"}, "BroadcastLogged.Disturbance": {"commented", "interrupted", "none"},
	"ReplyRequested.Medium": {"television", "radio", "print"}, "Coding.Mode": {"direct", "image", "quoted"}, "Coding.Programme": {"advert", "free-access", "news", "other"},
	"Coding.Role": {"candidate", "commission", "official", "party"}, "Coding.Tone": {"negative", "neutral", "positive"},
	"EventRequested.Kind": {"concert", "meeting", "motorcade", "procession"}, "EventDecided.Decision": {"accepted", "alternative", "refused"},
	"FundReceived.Donor": {"anonymous", "candidate", "citizen", "state-body"}, "FundReceived.Form": {"in-kind", "money"}, "PollPublished.Kind": {"exit-poll", "opinion-poll", "rating"},
	"Share.Printed": {"0", "91.01", "100"}, "Named.Type": {"article", "encyclopedia", "observer", "official", "press"}, "Named.Reached": {"excerpt", "read", "recalled", "unread"},
}

// watchers are the kinds of those who watch.
var watchers = []string{"domestic-observer", "foreign-media", "foreign-observer", "media", "proxy"}

// letters are code points from every part of the allow-list, and all that is escaped.
var letters = []rune("az09 ~\"\\\n\t/<>&'¡ÿɏΆωЁяӘүԯԱ֊Ⴀჿẞỿ‐—„…₸№−≠≤≥")

func text(t *rapid.T, label string) string {
	return rapid.StringOfN(rapid.SampledFrom(letters), 0, 10, 32).Draw(t, label)
}

func bytes32(t *rapid.T, label string) [32]byte {
	return [32]byte(rapid.SliceOfN(rapid.Byte(), 32, 32).Draw(t, label))
}

// fill draws every field of a body within the limits that all kinds share.
func fill(t *rapid.T, v reflect.Value, field string) {
	switch value := v.Addr().Interface().(type) {
	case *act.Hash:
		*value = bytes32(t, field)
		return
	case *act.Key:
		*value = bytes32(t, field)
		return
	case *act.Date:
		*value = rapid.SampledFrom([]act.Date{"", "2005-12-04", "2004-02-29", "1999-01-10"}).Draw(t, field)
		return
	case *[64]byte:
		*value = [64]byte(rapid.SliceOfN(rapid.Byte(), 64, 64).Draw(t, field))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(t, v.Field(i), v.Type().Name()+"."+v.Type().Field(i).Name)
		}
	case reflect.String:
		if words := wordsOf[field]; words != nil {
			v.SetString(rapid.SampledFrom(words).Draw(t, field))
			return
		}
		v.SetString(text(t, field))
	case reflect.Int64:
		v.SetInt(rapid.Int64Range(1, 2).Draw(t, field))
	case reflect.Map:
		fillMap(t, v, field)
	case reflect.Slice:
		length := rapid.IntRange(0, 2).Draw(t, field+" length")
		for range length {
			item := reflect.New(v.Type().Elem()).Elem()
			fill(t, item, field+"[]")
			v.Set(reflect.Append(v, item))
		}
		order(v)
	default:
		t.Fatalf("field %s of type %s: the filler does not know it", field, v.Type())
	}
}

func fillMap(t *rapid.T, v reflect.Value, field string) {
	v.Set(reflect.MakeMap(v.Type()))
	for _, key := range rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Za-z][a-zA-Z0-9-]{0,6}|ә"\\`), 0, 3, rapid.ID).Draw(t, field+" keys") {
		item := reflect.New(v.Type().Elem()).Elem()
		if item.Kind() == reflect.Int64 {
			item.SetInt(rapid.Int64Range(-act.MaxInteger, act.MaxInteger).Draw(t, field+" count"))
		} else {
			fillMap(t, item, field+"."+key)
		}
		v.SetMapIndex(reflect.ValueOf(key), item)
	}
}

// order sorts lists of plain values and takes out what occurs twice.
func order(v reflect.Value) {
	switch list := v.Addr().Interface().(type) {
	case *[]string:
		sort.Strings(*list)
		*list = slices.Compact(*list)
	case *[]act.Hash:
		slices.SortFunc(*list, func(a, b act.Hash) int { return bytes.Compare(a[:], b[:]) })
		*list = slices.Compact(*list)
	case *[]act.Key:
		slices.SortFunc(*list, func(a, b act.Key) int { return bytes.Compare([]byte(a.String()), []byte(b.String())) })
		*list = slices.Compact(*list)
	}
}

func TestRandomBodyOfEachKindIsReadBackAsItWasWritten(t *testing.T) {
	for _, kind := range election.Kinds() {
		t.Run(kind, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				body := election.Body(kind)
				fill(t, reflect.ValueOf(body).Elem(), kind)
				written, refusal := act.Write(body)
				if refusal != nil {
					t.Fatalf("write: %v", refusal)
				}
				back := election.Body(kind)
				if refusal := act.Read(written, back); refusal != nil {
					t.Fatalf("read %s: %v", written, refusal)
				}
				if !reflect.DeepEqual(back, body) {
					t.Fatalf("read back %+v, want %+v", back, body)
				}
				if again, _ := act.Write(back); !bytes.Equal(again, written) {
					t.Fatalf("written again %s, want %s", again, written)
				}
			})
		})
	}
}

// Whatever Write lets through must be readable: else an author could sign what
// nobody can open.
func TestWhatIsWrittenCanBeRead(t *testing.T) {
	for _, kind := range election.Kinds() {
		t.Run(kind, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				body := election.Body(kind)
				fill(t, reflect.ValueOf(body).Elem(), kind)
				spoil(t, reflect.ValueOf(body).Elem())
				written, refusal := act.Write(body)
				if refusal != nil {
					return
				}
				if refusal := act.Read(written, election.Body(kind)); refusal != nil {
					t.Fatalf("%s was written and is not read: %v", written, refusal)
				}
			})
		})
	}
}

// spoil puts one value that may not be written into a field of a body.
func spoil(t *rapid.T, v reflect.Value) {
	at := v.Field(rapid.IntRange(0, v.NumField()-1).Draw(t, "field"))
	switch at.Kind() {
	case reflect.String:
		at.SetString(rapid.SampledFrom([]string{"\x00", "\x7f", "é", "\xff", "\u00a0", "\u00ad", "𝄞", string(make([]byte, 70000))}).Draw(t, "text"))
	case reflect.Int64:
		at.SetInt(rapid.SampledFrom([]int64{-1, 0, 1 << 53, -(1 << 53), 1 << 62}).Draw(t, "number"))
	case reflect.Slice:
		if at.Len() > 0 {
			at.Set(reflect.Append(at, at.Index(0)))
		}
	case reflect.Struct:
		spoil(t, at)
	case reflect.Map:
		if at.Type().Elem().Kind() == reflect.Int64 {
			key := rapid.SampledFrom([]string{"", "é", "a\x00", string(bytes.Repeat([]byte("a"), 65))}).Draw(t, "key")
			at.SetMapIndex(reflect.ValueOf(key), reflect.ValueOf(int64(1)))
		}
	}
}

// An author's clock can be anywhere; a time outside the years 1970 to 9999 has
// no spelling.
func TestTimeWithoutASpellingIsNotSigned(t *testing.T) {
	for _, at := range []act.Time{-1, 253402300800} {
		s := act.Signature{Claimed: at, Counter: 1, Seen: act.NothingSeen()}
		refusal := act.Sign(&s, act.Hash{}, act.Hash{}, private(1))
		if refusal == nil || refusal.Rule != "form.time" {
			t.Errorf("time %d: refusal %v, want form.time", int64(at), refusal)
		}
	}
}

func TestListOfMoreItemsOrATableOfMoreKeysIsNotWritten(t *testing.T) {
	counts := map[string]int64{}
	for i := range int64(257) {
		counts[string(rune('a'+i%26))+string(rune('a'+i/26))] = i
	}
	body := election.Body("results/result-declared/1")
	reflect.ValueOf(body).Elem().FieldByName("Lines").Set(reflect.ValueOf(counts))
	reflect.ValueOf(body).Elem().FieldByName("Stage").SetString("final")
	if _, refusal := act.Write(body); refusal == nil || refusal.Rule != "form.items" {
		t.Errorf("257 lines: refusal %v, want form.items", refusal)
	}
}
