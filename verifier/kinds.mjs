// The kinds of acts and the fields of their bodies (spec/acts).
import { ascending, day, hash, integer, key, list, object, signature, table, text, time, word } from './canonical.mjs'

const MOST = Number.MAX_SAFE_INTEGER
const counts = table(256, integer(-MOST, MOST))
const lists = table(256, counts)
const keys = ascending(32, key, (k) => k.text)
const parts = integer(1, 1048576)
const slot = integer(1, 2)
const attestation = word('device', 'paper')
const files = ascending(16, hash)
const members = list(32, object({ role: text(32), stance: word('signed', 'refused', 'dissent') }))
const openings = list(24, object({ salt: hash, seal: hash }))
const others = list(24, object({ lines: counts, lists, salt: hash, seal: hash }))
const precision = word('about', 'exact', 'less-than', 'more-than')
const station = text(40)
const reason = text(2000)
const medium = word('television', 'radio', 'print')
const airtime = integer(0, 36000)
const some = integer(1, 36000)
const seconds = integer(0, 172800)
const outlet = text(64)
const candidate = text(40)
const metres = integer(-10000000, 10000000)
const people = integer(0, 10000000)
const minute = integer(0, 2880)
const watcher = word('domestic-observer', 'foreign-media', 'foreign-observer', 'media', 'proxy')
const cited = ascending(32, text(128))
const signers = integer(0, 1e9)
const documents = list(64, object({ document: text(64), file: hash }))
const against = {
  evidence: ascending(64, hash), grounds: list(32, object({ article: text(64), court: text(400), ground: text(64), text: text(4000) })),
  nominee: candidate, number: text(64), on: day, sources: cited,
}

/** Body types by kind. */
export const KINDS = new Map(Object.entries({
  'act/part/1': { number: parts, of: word('rulebook', 'territory'), text: text(48000) },
  'act/cosigned/1': { act: hash, key, stance: word('signs', 'dissents'), text: text(2000) },
  'office/genesis/1': {
    intake_key: key, ledger_key: key, nature: word('live', 'practice', 'reconstruction', 'transcription'), origin: text(128),
    person_key: hash, procedure: integer(1, MOST), root_keys: keys, root_threshold: integer(1, 32), rulebook: hash,
    witnesses: object({ keys, threshold: integer(0, 32) }),
  },
  'office/delegated/1': { key, office: text(128), person: text(32), possession: signature, role: text(32) },
  'office/revoked/1': { key, reason: word('lost', 'left', 'replaced', 'other') },
  'rulebook/adopted/1': { parts, text: hash },
  'territory/adopted/1': { parts, text: hash },
  'candidacy/ballot-set/1': {
    candidates: list(256, object({ id: text(40), name: text(200), name_kk: text(200), name_ru: text(200) })),
  },
  'media/terms-published/1': {
    medium, outlet, prices: list(200, object({ candidate, item: text(64), price: integer(0, MOST), unit: text(32) })),
    published: day, source: text(1000),
  },
  'media/slots-opened/1': {
    beacon: object({ chain: hash, due: time, round: integer(0, MOST) }),
    blocks: list(400, object({
      audience: integer(0, 2147483648), count: integer(1, 256), date: day, daypart: word('other', 'prime'), days: integer(1, 366),
      length: some, medium, outlet, paid: word('budget', 'fund'), start: integer(0, 1439),
    })),
    candidates: ascending(64, text(128)),
  },
  'media/lot-drawn/1': {
    beacon: text(192), opened: hash, order: list(64, object({ candidate })), throws: list(64, object({ candidate, pips: text(64) })),
  },
  'media/slots-freed/1': { candidate, from: day, lot: hash, to: word('dealt', 'empty') },
  'media/broadcast-logged/1': {
    candidate, corrects: hash, disturbance: word('commented', 'interrupted', 'none'), length: airtime, lot: hash, recording: hash,
    slot: integer(1, 20000), start: seconds,
  },
  'media/reply-requested/1': { candidate, length: some, medium, outlet, published: day, recording: hash },
  'media/reply-given/1': { aired: time, length: airtime, recording: hash, request: hash },
  'media/coding-sealed/1': { recording: hash, seal: hash, slot },
  'media/coded/1': {
    actor: candidate, date: day, mode: word('direct', 'image', 'quoted'), outlet, programme: word('advert', 'free-access', 'news', 'other'),
    recording: hash, role: word('candidate', 'commission', 'official', 'party'), salt: hash, sealed: hash, seconds, slot, start: seconds,
    tone: word('negative', 'neutral', 'positive'),
  },
  'campaign/venue-listed/1': {
    capacity: integer(1, 10000000), city: text(64), east: metres, id: candidate, name: text(200), north: metres,
    prices: list(64, object({ candidate, price: integer(0, MOST) })), prime_from: integer(0, 1440), prime_to: integer(0, 1440),
  },
  'campaign/event-requested/1': {
    candidate, city: text(64), clear: integer(0, 1440), day, end: minute, id: candidate, kind: word('concert', 'meeting', 'motorcade', 'procession'),
    people, setup: integer(0, 1440), start: minute, stops: list(200, object({ at: minute, east: metres, north: metres })), venue: candidate,
  },
  'campaign/event-decided/1': {
    decision: word('accepted', 'alternative', 'refused'), event: candidate, ground: text(1000),
    offers: list(64, object({ day, start: minute, venue: candidate })),
  },
  'campaign/lot-drawn/1': {
    events: ascending(1000, text(128)), order: list(64, object({ candidate })), throws: list(64, object({ candidate, pips: text(64) })),
  },
  'campaign/fund-opened/1': { bank: text(200), candidate, on: day },
  'campaign/fund-received/1': {
    amount: integer(1, 1000000000000), candidate,
    donor: word('anonymous', 'association', 'candidate', 'charity', 'citizen', 'foreign', 'foreign-stake', 'organisation', 'religious', 'state-body'),
    form: word('in-kind', 'money'), name: text(200), on: day,
  },
  'campaign/fund-reported/1': { balance: integer(-MOST, MOST), candidate, paid_in: integer(0, MOST), spent: integer(0, MOST), until: day },
  'campaign/fund-closed/1': { balance: integer(0, MOST), candidate, to_budget: integer(0, MOST), to_candidate: integer(0, MOST) },
  'campaign/poll-published/1': {
    asked: text(200), body: text(200), client: text(200), error: text(64), from: day, held: text(64), id: candidate, kind: word('exit-poll', 'opinion-poll', 'rating'),
    method: text(400), note: text(1000), outlet: text(200), payer: text(200), published: day, question: text(1000), respondents: people,
    shares: list(64, object({ candidate, high: integer(0, 10000), low: integer(0, 10000), printed: text(32) })), sources: ascending(64, text(128)), until: day,
  },
  'campaign/polls-missed/1': {
    days: integer(0, 3660), held: day, id: candidate, name: text(200), note: text(1000),
    shares: list(64, object({ average: integer(0, 10000), name: text(200), result: integer(0, 10000) })), sources: ascending(64, text(128)),
  },
  'source/named/1': {
    date: text(32), id: text(32), note: text(1000), publisher: text(400), reached: word('excerpt', 'read', 'recalled', 'unread'),
    title: text(400), type: word('article', 'encyclopedia', 'observer', 'official', 'press'), url: text(1000),
  },
  'source/opened/1': {
    content: hash, licence: text(400), name: text(200), origin: text(1000), profile: hash, rows: integer(0, 2147483648),
  },
  'source/row/1': { file: hash, lines: counts, lists, row: integer(1, 2147483648), station },
  'source/row-beside/1': { file: hash, lines: counts, lists, row: integer(1, 2147483648), station: text(200) },
  'source/declared/2': {
    as_of: text(32), base: text(400), counts: list(600, object({ count: integer(0, MOST), of: text(64), precision })),
    election: text(64), note: text(1000), shares: list(600, object({ of: text(64), precision, printed: text(16) })),
    sources: ascending(32, text(32)), stage: word('final', 'preliminary', 'unstated'), unit: text(40),
  },
  'source/generated/1': {
    model: text(4000), parameters: list(64, object({ name: text(64), value: text(64), why: text(1000) })), what: text(400),
  },
  'calendar/interpreted/1': { article: text(200), from: day, parameter: text(64), sources: cited, text: text(4000), value: text(64) },
  'calling/election-called/1': { on: day, polling_day: day, sources: cited, text: text(4000) },
  'calling/instruction-issued/1': { addressee: text(400), due: day, duty: text(4000), number: text(64), on: day, sources: cited },
  'calling/instruction-executed/1': { by: text(400), number: text(64), on: day, proof: text(4000), sources: cited },
  'calling/law-changed/1': { articles: text(400), law: text(64), on: day, sources: cited, what: text(4000) },
  'candidacy/declared/1': {
    association: text(400), members: integer(0, 100000), name: text(200), nominee: candidate, on: day, route: word('association', 'self'), sources: cited, votes: integer(0, 100000),
  },
  'candidacy/described/1': { aspect: word('body', 'name', 'self', 'themes'), nominee: candidate, sources: cited, text: text(4000) },
  'candidacy/documents-filed/1': { documents, nominee: candidate, on: day, sources: cited },
  'candidacy/deficiency-noticed/1': {
    cure_by: day, defects: list(64, object({ document: text(64), text: text(1000) })), nominee: candidate, number: text(64), on: day, sources: cited,
  },
  'candidacy/deficiency-cured/1': { documents, nominee: candidate, number: text(64), on: day, sources: cited },
  'candidacy/checked/1': {
    by: text(400), nominee: candidate, on: day, outcome: word('absent', 'fail', 'pass', 'unknown'), requirement: text(64), sources: cited, text: text(4000),
  },
  'candidacy/signatures-required/1': { as_of: day, required: integer(1, 1e9), sources: cited, voters: integer(1, 1e9) },
  'candidacy/lookup-opened/1': { modulus: text(2048), on: day, sources: cited },
  'candidacy/sheets-issued/1': { nominee: candidate, on: day, sheets: integer(1, 1e9), sources: cited },
  'candidacy/sheets-filed/1': { nominee: candidate, on: day, root: hash, sheets: signers, signatures: signers, sources: cited, unit: text(40) },
  'candidacy/signatures-checked/1': {
    duplicates: signers, filed: signers, nominee: candidate, on: day, rejected: counts, sample: signers, seed: hash, sources: cited, unit: text(40),
    unregistered: signers, valid: signers,
  },
  'candidacy/deposit-paid/1': { amount: integer(0, 1e12), nominee: candidate, on: day, sources: cited },
  'candidacy/registered/1': { candidate, nominee: candidate, number: text(64), on: day, sources: cited },
  'candidacy/refused/1': against,
  'candidacy/withdrawn/1': { by: word('association', 'self'), nominee: candidate, on: day, reason: text(4000), sources: cited },
  'candidacy/cancelled/1': against,
  'candidacy/reinstated/1': { by: text(400), nominee: candidate, on: day, sources: cited, text: text(4000) },
  'candidacy/appealed/1': { by: text(400), nominee: candidate, number: text(64), on: day, sources: cited, text: text(4000) },
  'candidacy/appeal-decided/1': { number: text(64), on: day, outcome: word('inadmissible', 'partly', 'rejected', 'upheld'), sources: cited, text: text(4000) },
  'candidacy/extended/1': { on: day, sources: cited, term: word('election', 'nomination'), until: day },
  'commission/formed/1': {
    by: text(400), commission: text(128),
    members: list(64, object({ name: text(200), party: text(200), role: word('chair', 'deputy', 'member', 'secretary'), seat: integer(1, 64) })),
    on: day, sources: cited, tier: word('central', 'precinct', 'territorial'),
  },
  'commission/member-replaced/1': { commission: text(128), name: text(200), on: day, party: text(200), reason: text(1000), seat: integer(1, 64), sources: cited },
  'commission/session-held/1': {
    agenda: text(4000), attendance: word('recorded', 'unknown'), commission: text(128), notice: integer(0, 10000), number: text(32), on: day,
    present: list(64, object({ seat: integer(1, 64) })), sources: cited, urgent: word('no', 'yes'),
  },
  'commission/decided/1': {
    commission: text(128), number: text(32), session: text(32), sources: cited, subject: text(1000), text: text(16000),
    voted: list(64, object({ dissent: text(4000), seat: integer(1, 64), vote: word('abstained', 'against', 'for') })), votes: word('recorded', 'unknown'),
  },
  'voterlist/counted/1': { as_of: day, place: text(40), sources: cited, voters: integer(0, 1000000) },
  'voterlist/changed/1': { added: integer(0, 1000000), on: day, place: text(40), reason: text(1000), removed: integer(0, 1000000), sources: cited },
  'voterlist/boxes-listed/1': {
    boxes: list(64, object({ box: text(40), kind: word('portable', 'stationary'), seal: text(64), transparent: word('no', 'yes') })), place: text(40), sources: cited,
  },
  'voterlist/ballots-printed/1': { ballots: integer(1, 1000000000), on: day, printer: text(400), sources: cited },
  'voterlist/ballots-delivered/1': { ballots: integer(0, 1000000), on: day, place: text(40), sources: cited },
  'voterlist/opened/1': { checked: integer(0, 1440), open: integer(0, 1440), place: text(40), present: text(1000), sources: cited },
  'accreditation/granted/1': { count: integer(1, 1000000), id: text(64), kind: watcher, on: day, organisation: text(400), sources: cited },
  'accreditation/refused/1': { article: text(200), kind: watcher, on: day, organisation: text(400), reason: text(2000), sources: cited },
  'accreditation/revoked/1': { article: text(200), count: integer(1, 1000000), id: text(64), on: day, reason: text(2000), sources: cited },
  'accreditation/presence-noted/1': {
    count: integer(1, 1000), kind: watcher, on: day, organisation: text(400), place: text(40),
    rights: list(64, object({ note: text(1000), right: text(32), was: word('denied', 'given') })), sources: cited,
  },
  'accreditation/number-stated/1': { id: text(64), kind: text(64), note: text(1000), number: text(64), of: text(400), sources: cited },
  'programme/filed/1': {
    candidate: text(64), content: hash, on: day, sources: cited, title: text(400), topics: list(64, object({ text: text(2000), topic: text(64) })),
  },
  'programme/endorsed/1': { by: text(400), candidate: text(64), on: day, sources: cited, text: text(2000) },
  'claim/stated/1': {
    claim: text(2000), id: text(32), kind: word('fact', 'forecast', 'judgement'), place: text(64), said_on: text(32), source: text(32), speaker: text(200), topic: text(64),
  },
  'claim/evidence-given/1': { claim: text(32), side: word('against', 'for', 'response'), source: text(32), text: text(2000) },
  'claim/figure-stated/1': {
    check: text(2000), id: text(32), name: text(400), period: text(64), place: text(64), source: text(32), unit: text(64), value: text(64),
  },
  'claim/footnote-cited/1': { cited: text(1000), number: integer(1, 1000000), place: text(64), remark: text(2000), source: text(32), supports: text(1000) },
  'results/entry-sealed/1': { form: hash, replaces: hash, round: integer(1, 9), seal: hash, slot, station },
  'results/entry-returned/1': { fields: ascending(256, text(128)), seals: ascending(2, hash), station },
  'results/entry-discarded/1': { reason: word('typist-left', 'device-lost', 'paper-returned', 'other'), seal: hash, station },
  'results/protocol-filed/1': { attestation, files, lines: counts, lists, members, openings, others, station },
  'results/seals-opened/1': { others, station },
  'results/protocol-corrected/1': {
    attestation, corrects: hash, files, lines: counts, lists, members, openings, others, reason, station,
  },
  'results/protocol-annulled/1': { protocol: hash, reason, station },
  'results/dispute-resolved/1': { protocol: hash, reason, station },
  'results/result-declared/1': { lines: counts, lists, stage: word('preliminary', 'final'), unit: text(40) },
}).map(([kind, fields]) => [kind, object(fields)]))
