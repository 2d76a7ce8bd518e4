package election

import (
	"slices"

	"urna/election/accreditation"
	"urna/election/act"
	"urna/election/calling"
	"urna/election/campaign"
	"urna/election/candidacy"
	"urna/election/claim"
	"urna/election/commission"
	"urna/election/media"
	"urna/election/office"
	"urna/election/programme"
	"urna/election/results"
	"urna/election/source"
	"urna/election/territory"
	"urna/election/voterlist"
)

// kind is one line of the table of acts.
type kind struct {
	name   string
	body   func() act.Body
	decide func(*State, *act.Entry, *act.Opened) *act.Refusal
	apply  func(*State, *act.Entry)
	// cited says whether later acts may cite this one. Rows and parts are kept
	// by their own chapters, so that state grows with stations, not with acts.
	cited bool
	// beyond says that level V4 of a verification checks the chapter.
	beyond bool
}

// kinds is the one table of acts, by chapter.
var kinds = []kind{
	line("act/part/1", decidePart, applyPart, false),
	line("act/cosigned/1", decideCosigned, applyCosigned, true),

	line("office/genesis/1", decideGenesis, applyGenesis, true),
	line("office/delegated/1", decideDelegated, applyDelegated, true),
	line("office/revoked/1", decideRevoked, applyRevoked, true),

	line("rulebook/adopted/1", decideRulebook, applyRulebook, true),
	line("territory/adopted/1", decideTerritory, applyTerritory, true),
	line("candidacy/ballot-set/1", decideBallot, applyBallot, true),

	line("results/entry-sealed/1", inResults((*results.State).SealEntry), toResults((*results.State).ApplySealed), true),
	line("results/entry-returned/1", inResults((*results.State).ReturnEntries), toResults((*results.State).ApplyReturned), true),
	line("results/entry-discarded/1", inResults((*results.State).DiscardEntry), toResults((*results.State).ApplyDiscarded), true),
	line("results/protocol-filed/1", inResults((*results.State).FileProtocol), toResults((*results.State).ApplyFiled), true),
	line("results/seals-opened/1", inResults((*results.State).OpenSeals), toResults((*results.State).ApplyOpened), true),
	line("results/protocol-corrected/1", inResults((*results.State).CorrectProtocol), toResults((*results.State).ApplyCorrected), true),
	line("results/protocol-annulled/1", inResults((*results.State).AnnulProtocol), toResults((*results.State).ApplyAnnulled), true),
	line("results/dispute-resolved/1", inResults((*results.State).ResolveDispute), toResults((*results.State).ApplyResolved), true),
	line("results/result-declared/1", decideDeclared, applyDeclared, true),

	line("source/named/1", decideNamed, applyNamed, true),
	line("source/opened/1", decideOpened, applyOpened, true),
	line("source/row/1", decideRow, applyRow, false),
	line("source/row-beside/1", decideBeside, applyBeside, false),
	line("source/declared/2", decideSourceDeclared, applySourceDeclared, true),
	line("source/generated/1", decideGenerated, applyGenerated, true),

	beyond("calendar/interpreted/1", decideInterpreted, applyInterpreted),

	beyond("calling/election-called/1", told(ofCalling, foreignToCalling, (*calling.State).Call), applied(ofCalling, (*calling.State).ApplyCalled)),
	beyond("calling/instruction-issued/1", told(ofCalling, foreignToCalling, (*calling.State).Instruct), applied(ofCalling, (*calling.State).ApplyInstructed)),
	beyond("calling/instruction-executed/1", told(ofCalling, foreignToCalling, (*calling.State).Execute), applied(ofCalling, (*calling.State).ApplyExecuted)),
	beyond("calling/law-changed/1", told(ofCalling, foreignToCalling, (*calling.State).ChangeLaw), applied(ofCalling, (*calling.State).ApplyChanged)),

	beyond("commission/formed/1", told(ofCommission, foreignToCommission, (*commission.State).Form), applied(ofCommission, (*commission.State).ApplyFormed)),
	beyond("commission/member-replaced/1", told(ofCommission, foreignToCommission, (*commission.State).Replace), applied(ofCommission, (*commission.State).ApplyReplaced)),
	beyond("commission/session-held/1", told(ofCommission, foreignToCommission, (*commission.State).Hold), applied(ofCommission, (*commission.State).ApplyHeld)),
	beyond("commission/decided/1", told(ofCommission, foreignToCommission, (*commission.State).Decide), applied(ofCommission, (*commission.State).ApplyDecided)),

	beyond("candidacy/declared/1", inCandidacy((*candidacy.State).Declare), applied(ofCandidacy, (*candidacy.State).ApplyDeclared)),
	beyond("candidacy/described/1", inCandidacy((*candidacy.State).Describe), applied(ofCandidacy, (*candidacy.State).ApplyDescribed)),
	beyond("candidacy/documents-filed/1", inCandidacy((*candidacy.State).FileDocuments), applied(ofCandidacy, (*candidacy.State).ApplyDocuments)),
	beyond("candidacy/deficiency-noticed/1", inCandidacy((*candidacy.State).Notice), applied(ofCandidacy, (*candidacy.State).ApplyNoticed)),
	beyond("candidacy/deficiency-cured/1", inCandidacy((*candidacy.State).Cure), applied(ofCandidacy, (*candidacy.State).ApplyCured)),
	beyond("candidacy/checked/1", inCandidacy((*candidacy.State).Check), applied(ofCandidacy, (*candidacy.State).ApplyChecked)),
	beyond("candidacy/signatures-required/1", inCandidacy((*candidacy.State).Require), applied(ofCandidacy, (*candidacy.State).ApplyRequired)),
	beyond("candidacy/lookup-opened/1", inCandidacy((*candidacy.State).OpenLookup), applied(ofCandidacy, (*candidacy.State).ApplyLookup)),
	beyond("candidacy/sheets-issued/1", inCandidacy((*candidacy.State).Issue), applied(ofCandidacy, (*candidacy.State).ApplyIssued)),
	beyond("candidacy/sheets-filed/1", inCandidacy((*candidacy.State).FileSheets), applied(ofCandidacy, (*candidacy.State).ApplySheets)),
	beyond("candidacy/signatures-checked/1", inCandidacy((*candidacy.State).CheckSignatures), applied(ofCandidacy, (*candidacy.State).ApplySignatures)),
	beyond("candidacy/deposit-paid/1", inCandidacy((*candidacy.State).PayDeposit), applied(ofCandidacy, (*candidacy.State).ApplyDeposit)),
	beyond("candidacy/registered/1", inCandidacy((*candidacy.State).Register), applied(ofCandidacy, (*candidacy.State).ApplyRegistered)),
	beyond("candidacy/refused/1", inCandidacy((*candidacy.State).Refuse), applied(ofCandidacy, (*candidacy.State).ApplyRefused)),
	beyond("candidacy/withdrawn/1", inCandidacy((*candidacy.State).Withdraw), applied(ofCandidacy, (*candidacy.State).ApplyWithdrawn)),
	beyond("candidacy/cancelled/1", inCandidacy((*candidacy.State).Cancel), applied(ofCandidacy, (*candidacy.State).ApplyCancelled)),
	beyond("candidacy/reinstated/1", inCandidacy((*candidacy.State).Reinstate), applied(ofCandidacy, (*candidacy.State).ApplyReinstated)),
	beyond("candidacy/appealed/1", inCandidacy((*candidacy.State).Appeal), applied(ofCandidacy, (*candidacy.State).ApplyAppealed)),
	beyond("candidacy/appeal-decided/1", inCandidacy((*candidacy.State).DecideAppeal), applied(ofCandidacy, (*candidacy.State).ApplyAppealDecided)),
	beyond("candidacy/extended/1", inCandidacy((*candidacy.State).Extend), applied(ofCandidacy, (*candidacy.State).ApplyExtended)),

	beyond("voterlist/counted/1", told(ofVoterList, toldVoterList, (*voterlist.State).Count), applied(ofVoterList, (*voterlist.State).ApplyCounted)),
	beyond("voterlist/changed/1", told(ofVoterList, toldVoterList, (*voterlist.State).Change), applied(ofVoterList, (*voterlist.State).ApplyChanged)),
	beyond("voterlist/boxes-listed/1", told(ofVoterList, toldVoterList, (*voterlist.State).List), applied(ofVoterList, (*voterlist.State).ApplyListed)),
	beyond("voterlist/ballots-printed/1", told(ofVoterList, toldVoterList, (*voterlist.State).Print), applied(ofVoterList, (*voterlist.State).ApplyPrinted)),
	beyond("voterlist/ballots-delivered/1", told(ofVoterList, toldVoterList, (*voterlist.State).Deliver), applied(ofVoterList, (*voterlist.State).ApplyDelivered)),
	beyond("voterlist/opened/1", told(ofVoterList, toldVoterList, (*voterlist.State).Open), applied(ofVoterList, (*voterlist.State).ApplyOpened)),

	beyond("accreditation/granted/1", told(ofAccreditation, toldAccreditation, (*accreditation.State).Grant), applied(ofAccreditation, (*accreditation.State).ApplyGranted)),
	beyond("accreditation/refused/1", told(ofAccreditation, toldAccreditation, (*accreditation.State).Refuse), applied(ofAccreditation, (*accreditation.State).ApplyRefused)),
	beyond("accreditation/revoked/1", told(ofAccreditation, toldAccreditation, (*accreditation.State).Revoke), applied(ofAccreditation, (*accreditation.State).ApplyRevoked)),
	beyond("accreditation/presence-noted/1", told(ofAccreditation, toldAccreditation, (*accreditation.State).Note), applied(ofAccreditation, (*accreditation.State).ApplyNoted)),
	beyond("accreditation/number-stated/1", told(ofAccreditation, toldAccreditation, (*accreditation.State).StateNumber), applied(ofAccreditation, (*accreditation.State).ApplyNumber)),

	beyond("programme/filed/1", told(ofProgramme, toldProgramme, (*programme.State).File), applied(ofProgramme, (*programme.State).ApplyFiled)),
	beyond("programme/endorsed/1", told(ofProgramme, toldProgramme, (*programme.State).Endorse), applied(ofProgramme, (*programme.State).ApplyEndorsed)),

	beyond("claim/stated/1", told(ofClaim, foreignToClaim, (*claim.State).State), applied(ofClaim, (*claim.State).ApplyStated)),
	beyond("claim/evidence-given/1", told(ofClaim, foreignToClaim, (*claim.State).Give), applied(ofClaim, (*claim.State).ApplyGiven)),
	beyond("claim/figure-stated/1", told(ofClaim, foreignToClaim, (*claim.State).StateFigure), applied(ofClaim, (*claim.State).ApplyFigure)),
	beyond("claim/footnote-cited/1", told(ofClaim, foreignToClaim, (*claim.State).Cite), applied(ofClaim, (*claim.State).ApplyFootnote)),

	beyond("media/terms-published/1", told(ofMedia, factsForMedia, (*media.State).PublishTerms), applied(ofMedia, (*media.State).ApplyTerms)),
	beyond("media/slots-opened/1", told(ofMedia, factsForMedia, (*media.State).OpenSlots), applied(ofMedia, (*media.State).ApplyOpened)),
	beyond("media/lot-drawn/1", told(ofMedia, factsForMedia, (*media.State).DrawLot), applied(ofMedia, (*media.State).ApplyDrawn)),
	beyond("media/slots-freed/1", told(ofMedia, factsForMedia, (*media.State).FreeSlots), applied(ofMedia, (*media.State).ApplyFreed)),
	beyond("media/broadcast-logged/1", told(ofMedia, factsForMedia, (*media.State).LogBroadcast), applied(ofMedia, (*media.State).ApplyLogged)),
	beyond("media/reply-requested/1", told(ofMedia, factsForMedia, (*media.State).RequestReply), applied(ofMedia, (*media.State).ApplyRequested)),
	beyond("media/reply-given/1", told(ofMedia, factsForMedia, (*media.State).GiveReply), applied(ofMedia, (*media.State).ApplyGiven)),
	beyond("media/coding-sealed/1", told(ofMedia, factsForMedia, (*media.State).SealCoding), applied(ofMedia, (*media.State).ApplySealed)),
	beyond("media/coded/1", told(ofMedia, factsForMedia, (*media.State).Code), applied(ofMedia, (*media.State).ApplyCoded)),

	beyond("campaign/venue-listed/1", told(ofCampaign, foreignToCampaign, (*campaign.State).ListVenue), applied(ofCampaign, (*campaign.State).ApplyVenue)),
	beyond("campaign/event-requested/1", told(ofCampaign, foreignToCampaign, (*campaign.State).Request), applied(ofCampaign, (*campaign.State).ApplyRequested)),
	beyond("campaign/event-decided/1", told(ofCampaign, foreignToCampaign, (*campaign.State).DecideEvent), applied(ofCampaign, (*campaign.State).ApplyDecided)),
	beyond("campaign/lot-drawn/1", told(ofCampaign, foreignToCampaign, (*campaign.State).DrawLot), applied(ofCampaign, (*campaign.State).ApplyDrawn)),
	beyond("campaign/fund-opened/1", told(ofCampaign, foreignToCampaign, (*campaign.State).OpenFund), applied(ofCampaign, (*campaign.State).ApplyFund)),
	beyond("campaign/fund-received/1", told(ofCampaign, foreignToCampaign, (*campaign.State).Receive), applied(ofCampaign, (*campaign.State).ApplyReceived)),
	beyond("campaign/fund-reported/1", told(ofCampaign, foreignToCampaign, (*campaign.State).ReportFund), applied(ofCampaign, (*campaign.State).ApplyReported)),
	beyond("campaign/fund-closed/1", told(ofCampaign, foreignToCampaign, (*campaign.State).CloseFund), applied(ofCampaign, (*campaign.State).ApplyClosed)),
	beyond("campaign/polls-missed/1", told(ofCampaign, foreignToCampaign, (*campaign.State).Miss), applied(ofCampaign, (*campaign.State).ApplyMissed)),
	beyond("campaign/poll-published/1", told(ofCampaign, foreignToCampaign, (*campaign.State).Publish), applied(ofCampaign, (*campaign.State).ApplyPublished)),
}

// pointer is a body of type T that its pointer implements.
type pointer[T any] interface {
	*T
	act.Body
}

// line makes one line of the table from functions on the kind's own body.
func line[T any, P pointer[T]](name string, decide func(*State, *act.Entry, *act.Opened, P) *act.Refusal, apply func(*State, *act.Entry, P), cited bool) kind {
	return kind{
		name:   name,
		body:   func() act.Body { return P(new(T)) },
		decide: func(s *State, e *act.Entry, o *act.Opened) *act.Refusal { return decide(s, e, o, e.Body.(P)) },
		apply:  func(s *State, e *act.Entry) { apply(s, e, e.Body.(P)) },
		cited:  cited,
	}
}

// beyond makes a line of a chapter that only level V4 checks.
func beyond[T any, P pointer[T]](name string, decide func(*State, *act.Entry, *act.Opened, P) *act.Refusal, apply func(*State, *act.Entry, P)) kind {
	k := line(name, decide, apply, true)
	k.beyond = true
	return k
}

// inResults lets the results chapter decide with nothing but its own state.
func inResults[P act.Body](decide func(*results.State, *act.Entry, P) *act.Refusal) func(*State, *act.Entry, *act.Opened, P) *act.Refusal {
	return func(s *State, e *act.Entry, _ *act.Opened, b P) *act.Refusal { return decide(&s.Results, e, b) }
}

func toResults[P act.Body](apply func(*results.State, *act.Entry, P)) func(*State, *act.Entry, P) {
	return func(s *State, e *act.Entry, b P) { apply(&s.Results, e, b) }
}

// Body returns an empty body of a kind, nil for a kind that is not in the table.
func Body(name string) act.Body {
	if k := find(name); k != nil {
		return k.body()
	}
	return nil
}

// Kinds lists the names of all kinds in the order of the table.
func Kinds() []string {
	names := make([]string, len(kinds))
	for i := range kinds {
		names[i] = kinds[i].name
	}
	return names
}

func find(name string) *kind {
	if i := place(name); i >= 0 {
		return &kinds[i]
	}
	return nil
}

// place is the place of a kind in the table, -1 for none.
func place(name string) int {
	return slices.IndexFunc(kinds, func(k kind) bool { return k.name == name })
}

// Founding of the election: office, rulebook, territory, ballot.

func decideGenesis(s *State, _ *act.Entry, o *act.Opened, b *office.Genesis) *act.Refusal {
	return s.Office.Found(b, o.Signatures)
}

func applyGenesis(s *State, e *act.Entry, b *office.Genesis) { s.Office.ApplyGenesis(e.Hash, b) }

func decideBallot(s *State, _ *act.Entry, _ *act.Opened, b *candidacy.BallotSet) *act.Refusal {
	if refusal := s.Candidacy.SetBallot(b); refusal != nil {
		return refusal
	}
	return s.canBegin(b)
}

func decideOpened(s *State, _ *act.Entry, _ *act.Opened, b *source.Opened) *act.Refusal {
	return s.Source.Open(b)
}

func applyOpened(s *State, e *act.Entry, b *source.Opened) { s.Source.ApplyOpened(e.Hash, b) }

func decideNamed(s *State, _ *act.Entry, _ *act.Opened, b *source.Named) *act.Refusal {
	return s.Source.Name(b)
}

func applyNamed(s *State, _ *act.Entry, b *source.Named) { s.Source.ApplyNamed(b) }

// decideGenerated has nothing to refuse: a model says only what was made up.
func decideGenerated(*State, *act.Entry, *act.Opened, *source.Generated) *act.Refusal { return nil }

func applyGenerated(s *State, e *act.Entry, b *source.Generated) { s.Source.ApplyGenerated(e.Index, b) }

func decideDeclared(s *State, e *act.Entry, _ *act.Opened, b *results.ResultDeclared) *act.Refusal {
	d, refusal := s.Results.Announced(b, s.Day(e.Received))
	if refusal == nil {
		refusal = s.Results.Declare(e, &d)
	}
	if refusal != nil {
		return refusal
	}
	if unit, _ := s.Territory.Unit(b.Unit); !s.covers(e.Office, unit) {
		return act.Refuse("act.unentitled", "act.office", e.Office, "an office over unit "+b.Unit)
	}
	return nil
}

func applyDeclared(s *State, e *act.Entry, b *results.ResultDeclared) {
	d, _ := s.Results.Announced(b, s.Day(e.Received))
	s.Results.ApplyDeclared(e, &d)
}

func decideTerritory(s *State, _ *act.Entry, _ *act.Opened, b *territory.Adopted) *act.Refusal {
	if s.Territory != nil {
		return act.Refuse("act.repeated", "kind", "a second territory", "one")
	}
	if refusal := s.parts.closes(act.OfTerritory, b.Parts, b.Text); refusal != nil {
		return refusal
	}
	if _, err := territory.Parse(s.parts.text()); err != nil {
		return act.Refuse("territory.text", "body.text", err, "a territory that can be read")
	}
	return nil
}
