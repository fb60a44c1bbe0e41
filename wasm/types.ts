// Made from the core's types by `cargo xtask types`. Do not edit.

export type Lang = "en" | "zh-CN";

export type Severity = "error" | "warning" | "note";

export type Working = { 
/**
 * The left side, such as `54,331.12 × 8%`.
 */
label: string, 
/**
 * The right side, such as `4,346.49`.
 */
value: string, };

export type Finding = { 
/**
 * The rule's code, such as `AM001`.
 */
code: string, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * The name of the input.
 */
input: string, 
/**
 * The record, from 1 without the header.
 */
record: number | null, 
/**
 * The physical line, from 1.
 */
line: number | null, 
/**
 * The column, from 1.
 */
column: number | null, 
/**
 * The field's name.
 */
field: string | null, 
/**
 * The cell as it stands.
 */
raw: string | null, 
/**
 * What was read.
 */
observed: string | null, 
/**
 * What it would have to be.
 */
expected: string | null, 
/**
 * The short title, a few words.
 */
title: string, 
/**
 * What happened.
 */
message: string, 
/**
 * Why it matters, or how it comes about.
 */
why: string, 
/**
 * What to do.
 */
next: string, 
/**
 * Observed less expected, an exact decimal with its sign.
 */
difference?: string, 
/**
 * The money that the finding is about: the difference, or the record's
 * rebate amount; an exact decimal with its sign.
 */
at_stake?: string, 
/**
 * The currency of `difference` and `at_stake`.
 */
currency?: string, 
/**
 * The sum written out, line by line.
 */
workings: Array<Working>, 
/**
 * The identifier without what broke it.
 */
cleaned?: string, 
/**
 * The record's id, where the finding is about one record that has one:
 * without what broke it, or as it stands where it cannot be used.
 */
record_id?: string, 
/**
 * The record's order, in the same way.
 */
order_id?: string, 
/**
 * The record's customer, in the same way.
 */
customer_id?: string, 
/**
 * The record's settlement month, `YYYY-MM`, where it can be read.
 */
settlement_period?: string, };

export type RecordName = { 
/**
 * Its record id; without one, all that tells it apart. The same in every
 * table and every language.
 */
key: string, 
/**
 * How a person knows it: its id, its order, or its number.
 */
label: string, 
/**
 * The settlement month.
 */
settlement_period?: string, 
/**
 * The order.
 */
order_id?: string, 
/**
 * The customer.
 */
customer_id?: string, };

export type LeftOutFor = { 
/**
 * `no_column`, `absent`, `unreadable`, `open_currency`, `open_sign` or
 * `shifted_row`.
 */
reason: string, 
/**
 * How many records.
 */
records: number, };

export type Total = { 
/**
 * `rebate` for lines of commission, `statement` for months' totals, which
 * may count the same money again.
 */
kind: string, 
/**
 * ISO 4217, or nothing where the input names none.
 */
currency: string | null, 
/**
 * `YYYY-MM`, or nothing where absent or unreadable.
 */
settlement_period: string | null, 
/**
 * `pending`, `in_review`, `settled`, `rejected`, `adjusted`, `unknown`.
 */
lifecycle: string, 
/**
 * Records of the group.
 */
records: number, 
/**
 * The sum of the amounts that are known, an exact decimal; nothing where
 * none is known, or where it has more digits than can be kept.
 */
rebate_amount: string | null, 
/**
 * Records whose amount is not in the sum.
 */
left_out: number, 
/**
 * Why, and how many records each.
 */
left_out_for: Array<LeftOutFor>, 
/**
 * The same for people; nothing where the sum is whole.
 */
note?: string, };

export type Lacking = { 
/**
 * `base_amount`, `rebate_rate`, `rebate_amount`, `adjustment_amount`,
 * `rate_unit`, `digits`, `rejected`, `shifted_row`, `identifier` or `status`.
 */
what: string, 
/**
 * The same for people.
 */
label: string, 
/**
 * Rows that lack it.
 */
rows: number, };

export type CheckedRows = { 
/**
 * Rows that are records.
 */
rows: number, 
/**
 * Rows whose amount was compared with base × rate ± adjustment; nothing
 * where records of this kind have no such sum.
 */
sums: number | null, 
/**
 * Rows that have an identifier, and whose identifiers could all be read.
 */
identifiers: number, 
/**
 * Rows whose status is understood.
 */
statuses: number, 
/**
 * What rows lack, so that a part of them was not checked.
 */
lacking: Array<Lacking>, 
/**
 * The same for people.
 */
sentence: string, };

export type AttributeReport = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its value.
 */
value: string, };

export type ColumnReport = { 
/**
 * The header as written.
 */
header: string, 
/**
 * The field it means, or nothing when it was kept as it is.
 */
field: string | null, 
/**
 * `known`, `given` (by the person), `ambiguous`, `doubled` or `unknown`.
 */
how: string, 
/**
 * What its cells hold: `money`, `identifier`, `month`, `time`, `text` and
 * others; nothing where that is not known.
 */
value?: string, 
/**
 * The unit of its numbers, such as `fen_integer` or `yuan_decimal`.
 */
unit?: string, 
/**
 * Fields that it could be, where it was not understood.
 */
could_be?: Array<string>, };

export type RoundingReport = { 
/**
 * ISO 4217, or nothing where the input names none.
 */
currency: string | null, 
/**
 * `shown` where the lines themselves show it, `given` where the person
 * named it.
 */
how: string, 
/**
 * Every mode that explains the lines equally well; one when decided.
 */
modes: Array<string>, 
/**
 * Decimal places that amounts are rounded to.
 */
decimals: number, 
/**
 * Lines whose product needed rounding and fits `modes`.
 */
lines: number, 
/**
 * Whether exactly one mode is left.
 */
decided: boolean, };

export type InputReport = { 
/**
 * The name it was given: a file's name, or `page`.
 */
name: string, 
/**
 * SHA-256 of its bytes, in hexadecimal.
 */
sha256: string, 
/**
 * Its size in bytes.
 */
bytes: number, 
/**
 * The file that it is a part of: an archive or a workbook holds several.
 */
file: string, 
/**
 * `csv`, `tsv`, `xlsx`, `json` or `page`; `zip` for a file within one.
 */
form: string, 
/**
 * What its records are: `rebate`, `statement`, `order`, `bill_line` and
 * others; nothing where it was not read.
 */
kind: string | null, 
/**
 * The text encoding that the bytes were read in.
 */
encoding: string, 
/**
 * Rows below the header that hold anything.
 */
records: number, 
/**
 * How many of them were checked, and what the others lack.
 */
checked: CheckedRows, 
/**
 * Every column of the header, in order.
 */
columns: Array<ColumnReport>, 
/**
 * How its amounts write decimals: `point`, `comma`, or `open` where it
 * shows both.
 */
decimal_mark: string, 
/**
 * What a mapping of these columns is remembered by.
 */
headers_key: string | null, 
/**
 * What stands beside the records of an interface's answer.
 */
attributes: Array<AttributeReport>, 
/**
 * The rounding that the lines themselves show, by currency.
 */
rounding: Array<RoundingReport>, };

export type Tool = { 
/**
 * The version of the core.
 */
version: string, 
/**
 * The number of rules in the catalogue.
 */
rules: number, };

export type Summary = { 
/**
 * Records read.
 */
records: number, 
/**
 * Findings of severity error.
 */
errors: number, 
/**
 * Findings of severity warning.
 */
warnings: number, 
/**
 * Findings of severity note.
 */
notes: number, };

export type PartTerms = { 
/**
 * The sum of the bases; nothing where one is not known.
 */
base_amount: string | null, 
/**
 * The rate as a part of one; nothing where it is not known, or not the same
 * throughout.
 */
rebate_rate: string | null, };

export type ComparisonPart = { 
/**
 * `base`, `rate`, `base_and_rate`, `adjustment`, `reversal`,
 * `tax_deduction`, `rounding`, `missing`, `extra` or `unexplained`.
 */
part: string, 
/**
 * The part for people.
 */
label: string, 
/**
 * Its amount, an exact decimal with its sign.
 */
amount: string, 
/**
 * What records show more by it.
 */
more: string, 
/**
 * What records show less by it, below zero.
 */
less: string, 
/**
 * Records that it comes from.
 */
records: number, 
/**
 * What was expected of these records.
 */
expected: PartTerms, 
/**
 * What is shown of them.
 */
shown: PartTerms, 
/**
 * The base and the rate of both sides, for people.
 */
both_sides?: string, };

export type ComparisonSlice = { 
/**
 * The customer, product or month; empty where none is stated.
 */
key: string, 
/**
 * The sum expected.
 */
expected: string, 
/**
 * The sum shown.
 */
shown: string, 
/**
 * Shown less expected.
 */
difference: string, 
/**
 * Its parts, the largest first. They add up to it exactly.
 */
parts: Array<ComparisonPart>, };

export type Comparison = { 
/**
 * ISO 4217, or nothing where neither side names one.
 */
currency: string | null, 
/**
 * What lines were told apart by: `record`, `order`,
 * `customer_and_product`, `customer`, `product`, `settlement_period` or
 * `total`.
 */
compared_by: string, 
/**
 * The sum expected.
 */
expected: string, 
/**
 * The sum shown.
 */
shown: string, 
/**
 * Shown less expected.
 */
difference: string, 
/**
 * What records, or sums of them, show more than expected, in all.
 */
more: string, 
/**
 * What they show less than expected, in all, below zero: what cancels out is in
 * both.
 */
less: string, 
/**
 * Records, or sums of them, that differ.
 */
differing: number, 
/**
 * Its parts, the largest first. They add up to it exactly. Those under a unit of
 * the currency are in `rounding`.
 */
parts: Array<ComparisonPart>, 
/**
 * The difference in a sentence.
 */
sentence: string, 
/**
 * What cannot be concluded, and why.
 */
limits: Array<string>, 
/**
 * Lines that both sides have.
 */
matched: number, 
/**
 * Expected lines that are not shown.
 */
missing: number, 
/**
 * Shown lines that were not expected.
 */
extra: number, 
/**
 * The same for each customer.
 */
by_customer: Array<ComparisonSlice>, 
/**
 * The same for each product.
 */
by_product: Array<ComparisonSlice>, 
/**
 * The same for each settlement month.
 */
by_month: Array<ComparisonSlice>, };

export type AgreementTier = { 
/**
 * The line of its row in the agreement.
 */
line: number, 
/**
 * The volume that it begins at.
 */
from: string, 
/**
 * The rate, in per cent.
 */
rate: string, };

export type AgreementNextTier = { 
/**
 * The line of its row in the agreement.
 */
line: number, 
/**
 * The volume that it begins at.
 */
from: string, 
/**
 * The rate, in per cent.
 */
rate: string, 
/**
 * `from` less the volume, exactly.
 */
missing: string, 
/**
 * The same in per cent of the volume, rounded to two decimals; nothing where
 * the volume is not above zero.
 */
missing_percent: string | null, };

export type AgreementWhatIf = { 
/**
 * The base amount of the deal.
 */
amount: string, 
/**
 * The volume with it.
 */
volume: string, 
/**
 * The tier reached with it; nothing below the first.
 */
reached: AgreementTier | null, 
/**
 * What the tiers give with it, rounded once.
 */
rebate: string, 
/**
 * The same less what they give without it.
 */
change: string, };

export type AgreementVolume = { 
/**
 * The first line of its rule in the agreement.
 */
line: number, 
/**
 * The products that the rule is about.
 */
product: string, 
/**
 * ISO 4217, or nothing where neither its records nor the rule name one.
 */
currency: string | null, 
/**
 * `month` or `quarter`.
 */
per: string, 
/**
 * `progressive` or `whole_volume`.
 */
kind: string, 
/**
 * The first month counted, `YYYY-MM`; nothing where no record counts.
 */
from: string | null, 
/**
 * The last month counted.
 */
to: string | null, 
/**
 * Records that surely count.
 */
records: number, 
/**
 * The volume, an exact decimal; nothing where it is not known.
 */
volume: string | null, 
/**
 * The base amounts that can be read, of the records that surely count.
 */
counted: string | null, 
/**
 * Why the volume is not known, and how many records each; none where it is.
 */
unknown_for: Array<LeftOutFor>, 
/**
 * The tier reached; nothing below the first, or where the volume is not known.
 */
reached: AgreementTier | null, 
/**
 * The next tier; nothing at the top, or where the volume is not known.
 */
next: AgreementNextTier | null, 
/**
 * What the tiers give on the volume, rounded once.
 */
rebate: string | null, 
/**
 * What its records show as earned, without adjustments; nothing where one of
 * them shows nothing.
 */
shown: string | null, 
/**
 * The last day that may count, in UTC+08:00.
 */
last_day: string | null, 
/**
 * Days from the day of the check to that day; negative where it is over.
 */
days_left: number | null, 
/**
 * What one more deal changes, where a call asks.
 */
what_if: AgreementWhatIf | null, 
/**
 * Months, products and line, for people.
 */
label: string, 
/**
 * The same as above, for people.
 */
sentences: Array<string>, };

export type AgreementCost = { 
/**
 * The rule's code.
 */
code: string, 
/**
 * What the rule is about.
 */
title: string, 
/**
 * ISO 4217, or nothing where the records name none.
 */
currency: string | null, 
/**
 * How many findings.
 */
findings: number, 
/**
 * What the agreement gives less what is shown: positive where less is shown;
 * nothing where it is not known.
 */
cost: string | null, 
/**
 * Findings that are not in the sum.
 */
left_out: number, 
/**
 * Why, and how many each: `open_rate` or `no_amount`.
 */
left_out_for: Array<LeftOutFor>, 
/**
 * The same for people.
 */
sentence: string, };

export type AgreementReport = { 
/**
 * The name of its file.
 */
name: string, 
/**
 * Each rule with tiers, in each currency and month or quarter of its records. A
 * rule that no record counts for has one without a month.
 */
volumes: Array<AgreementVolume>, 
/**
 * What findings about the agreement come to, by rule and currency.
 */
costs: Array<AgreementCost>, 
/**
 * What was counted, and what is a guess, for people.
 */
notes: Array<string>, };

export type TieOutSide = { 
/**
 * `details`, `statement`, `invoice` or `receipt`.
 */
side: string, 
/**
 * The side for people.
 */
label: string, 
/**
 * Rows or amounts that it has.
 */
records: number, 
/**
 * Their sum, an exact decimal; nothing where it is not known.
 */
amount: string | null, 
/**
 * Why the sum is not known, or what it leaves out.
 */
note?: string, };

export type TieOutStep = { 
/**
 * The side that comes first.
 */
from: string, 
/**
 * The side that follows from it.
 */
to: string, 
/**
 * The second less the first, an exact decimal; nothing where a side is not
 * known.
 */
difference: string | null, 
/**
 * What the difference may be: `rounding` or `ordinary_invoice`.
 */
explained_by?: string, 
/**
 * The same in a sentence; why they are not compared, where they are not.
 */
sentence: string, };

export type TieOutMonth = { 
/**
 * `YYYY-MM`.
 */
settlement_period: string, 
/**
 * Details, statement, invoice and receipt, in this order.
 */
sides: Array<TieOutSide>, 
/**
 * What lies between neighbours.
 */
steps: Array<TieOutStep>, 
/**
 * The amount to invoice, an exact decimal; nothing where it is not known.
 */
to_invoice: string | null, 
/**
 * The month and that amount, for people.
 */
heading: string, };

export type TieOutCover = { 
/**
 * `invoice` or `receipt`.
 */
side: string, 
/**
 * The file, or the amount as it was given; empty for all amounts together.
 */
name: string, 
/**
 * The line in the file.
 */
line?: number, 
/**
 * The amount, an exact decimal.
 */
amount: string, 
/**
 * The side whose months were tried: `statement` or `details`.
 */
of: string, 
/**
 * The months; none where several choices fit, or no choice.
 */
months: Array<string>, 
/**
 * How many choices of months fit.
 */
choices: number, 
/**
 * Whether they fit as with an ordinary invoice, of which 6 % is deducted.
 */
ordinary_invoice: boolean, 
/**
 * The same in a sentence.
 */
sentence: string, };

export type ToInvoice = { 
/**
 * The amount, an exact decimal; nothing where it is not known.
 */
amount: string | null, 
/**
 * Where it follows from: `statement`, or `details` where there is no statement.
 */
of: string | null, 
/**
 * What an ordinary invoice would cost in China, an exact decimal; nothing
 * elsewhere.
 */
ordinary_invoice_cost: string | null, 
/**
 * The same in sentences.
 */
sentences: Array<string>, };

export type TieOut = { 
/**
 * ISO 4217, or nothing where none is named.
 */
currency: string | null, 
/**
 * Details, statement, invoice and receipt, in this order.
 */
sides: Array<TieOutSide>, 
/**
 * What lies between neighbours.
 */
steps: Array<TieOutStep>, 
/**
 * The same for each settlement month that a side states.
 */
months: Array<TieOutMonth>, 
/**
 * Which months an invoice or a receipt without a month is for.
 */
covers: Array<TieOutCover>, 
/**
 * The amount to invoice.
 */
to_invoice: ToInvoice, };

export type NotApplicable = { 
/**
 * The rule's code.
 */
code: string, 
/**
 * What it is about.
 */
title: string, 
/**
 * What it lacks, for people.
 */
lacks: Array<string>, };

export type Report = { 
/**
 * Always [`SCHEMA`].
 */
schema: string, 
/**
 * The moment that the check counts from, as it was given.
 */
as_of: string | null, 
/**
 * The zone of times that name none, where the person said it: `+08:00`.
 */
time_zone?: string, 
/**
 * Which build and which rules spoke.
 */
tool: Tool, 
/**
 * What was read, in the order given.
 */
inputs: Array<InputReport>, 
/**
 * Rebate amounts by currency, settlement period and lifecycle.
 */
totals: Array<Total>, 
/**
 * What was found, in reading order.
 */
findings: Array<Finding>, 
/**
 * Expected against shown, one for each currency; none where nothing was
 * expected.
 */
comparisons?: Array<Comparison>, 
/**
 * Where the agreement stands; nothing where none was given.
 */
agreement?: AgreementReport, 
/**
 * Details, statement, invoice and receipt beside each other, one for each
 * currency; none without a statement, an invoice or a receipt.
 */
tie_out?: Array<TieOut>, 
/**
 * Rules that could not be applied, and what each lacks.
 */
not_applicable?: Array<NotApplicable>, 
/**
 * Counts over all inputs.
 */
summary: Summary, };

export type InputError = { 
/**
 * The rule's code, such as `FI005`.
 */
code: string, 
/**
 * The name of the input.
 */
input: string, 
/**
 * The physical line, from 1, where the trouble has a place.
 */
line: number | null, 
/**
 * The column, from 1, where the trouble has a place.
 */
column: number | null, 
/**
 * The short title.
 */
title: string, 
/**
 * What happened.
 */
message: string, 
/**
 * Why it matters, or how it comes about.
 */
why: string, 
/**
 * What to do.
 */
next: string, 
/**
 * The columns of the closest header, where none is understood: what a
 * person can name.
 */
columns?: Array<ColumnReport>, 
/**
 * What that header's names are remembered by.
 */
headers_key?: string, };

export type FindQuery = { 
/**
 * The settlement month.
 */
settlement_period?: string, 
/**
 * The order.
 */
order_id?: string, 
/**
 * The customer.
 */
customer_id?: string, 
/**
 * The partner.
 */
partner_id?: string, 
/**
 * The product, or a part of its name.
 */
product?: string, 
/**
 * The status.
 */
status?: string, 
/**
 * The site: `cn` or `intl`.
 */
site: "cn" | "intl", };

export type Story = { 
/**
 * The name of the input.
 */
input: string, 
/**
 * The record, from 1.
 */
record: number, 
/**
 * The physical line, from 1.
 */
line: number, 
/**
 * What it is: `rebate`, `statement`, `business_detail`, `order` and so on.
 */
kind: string, 
/**
 * The settlement month.
 */
settlement_period?: string, 
/**
 * The status as shown.
 */
status?: string, 
/**
 * What a known status means.
 */
lifecycle?: string, 
/**
 * The rebate as written, with its currency where that is known.
 */
rebate_amount?: string, 
/**
 * What it is, where it is in the settlement, and its amount.
 */
sentence: string, };

export type Suspect = { 
/**
 * Its name: `other_month`, `filter`, `filters`, `id_form`, `id_unlike`,
 * `captured_form`, `other_reference`, `wrong_box`, `order_state`,
 * `not_counted`, `account`, `month_form`, `month_not_settled`, `order_too_new`,
 * `order_date`, `product`, `site`, `order_filter`, `relax`, `neighbours`
 * or `context`.
 */
id: string, 
/**
 * Its place, from 1.
 */
rank: number, 
/**
 * Why it is suspected.
 */
reason: string, 
/**
 * What speaks for it.
 */
evidence: Array<string>, 
/**
 * What to ask next.
 */
next: FindQuery, 
/**
 * The day from which that is worth asking, in UTC+08:00.
 */
not_before?: string, 
/**
 * Both as a sentence.
 */
next_sentence: string, };

export type FindAnswer = { 
/**
 * Always [`SCHEMA`].
 */
schema: string, 
/**
 * What was asked for.
 */
query: FindQuery, 
/**
 * Records looked through.
 */
captured: number, 
/**
 * How many of them match.
 */
matching: number, 
/**
 * Records that match, up to a thousand.
 */
found: Array<Story>, 
/**
 * Orders and lines of bills that match, up to a thousand. They tell of a
 * record, and are none.
 */
related: Array<Story>, 
/**
 * What to know about the records that were found.
 */
notes: Array<string>, 
/**
 * Why there may be none, the likeliest first; empty where there are some.
 */
suspects: Array<Suspect>, 
/**
 * Files that could not be read and were passed over.
 */
unread: Array<InputError>, 
/**
 * The same of parts of a file: sheets, or files in an archive.
 */
skipped: Array<InputError>, };

export type IdentifierReport = { 
/**
 * The kind that it was read as.
 */
kind: string, 
/**
 * The text as given.
 */
raw: string, 
/**
 * `clean`, `repaired`, `damaged`, `masked` or `invalid`.
 */
state: string, 
/**
 * The identifier, where the state is clean or repaired.
 */
value?: string, 
/**
 * What an invalid one was probably meant to be, for a person to compare.
 */
likely?: string, 
/**
 * What was taken off, step by step.
 */
steps: Array<string>, 
/**
 * All of it in words.
 */
message: string, };

export type BoxReport = { 
/**
 * The kinds of identifier that the box asks for.
 */
kinds: Array<string>, 
/**
 * `clean`, `unfinished`, `repaired`, `damaged`, `masked` or `invalid`; of
 * several identifiers, the worst.
 */
state: string, 
/**
 * What is wrong, in words; empty where nothing is.
 */
message: string, 
/**
 * The same text with each identifier cleaned, where that mends it.
 */
cleaned?: string, };

export type Workspace = { 
/**
 * The site, the account and the view.
 */
text: string, 
/**
 * The site's name in reports and the account, apart by a space, as far as
 * they are known: the beginning of it holds for a page that shows less.
 */
place: string, 
/**
 * What differs, the gravest first.
 */
notices: Array<WorkspaceNotice>, };

export type WorkspaceNotice = { 
/**
 * The rule's code, such as `CX001`.
 */
code: string, 
/**
 * How grave it is.
 */
severity: Severity, 
/**
 * What it is, in a few words.
 */
title: string, 
/**
 * What differs.
 */
message: string, 
/**
 * Why it matters.
 */
why: string, 
/**
 * What to do.
 */
next: string, };

export type RuleEntry = { 
/**
 * The code, such as `AM001`.
 */
code: string, 
/**
 * How much its findings matter.
 */
severity: Severity, 
/**
 * What the rule is about.
 */
title: string, 
/**
 * What the rule looks for.
 */
what: string, 
/**
 * Why it matters, or how it comes about; empty where only a record says.
 */
why: string, 
/**
 * What to do; empty where only a record says.
 */
next: string, 
/**
 * What it needs before it can say anything.
 */
needs: Array<string>, 
/**
 * A table that triggers it.
 */
example: string, 
/**
 * A table that looks alike and does not.
 */
counterexample: string, };

export type PageContext = { 
/**
 * The address, without what follows `?` where that may hold a secret.
 */
url: string, 
/**
 * The page's own heading.
 */
title: string, 
/**
 * `cn` or `intl`.
 */
site: string, 
/**
 * The number of rows in all, as the page's pagination writes it.
 */
rows_in_all?: string, 
/**
 * How many pages of its pagination were put together, where it is more
 * than the one that is shown.
 */
pages_read?: number, 
/**
 * The account that is signed in, as the page shows it.
 */
account?: string, 
/**
 * Its role, in the page's own words.
 */
role?: string, 
/**
 * `test` or `read_only`, where the page says so.
 */
view?: string, 
/**
 * The description of the console's tables that found this one.
 */
adapter: string, 
/**
 * When it was read, as in RFC 3339.
 */
captured_at: string, };

export type TableVerdict = "rebate_table" | "headers_unknown" | "not_rebate";

export type Chip = { 
/**
 * How many rows were seen, in words.
 */
text: string, 
/**
 * Findings of severity error.
 */
errors: number, 
/**
 * Findings of severity warning.
 */
warnings: number, 
/**
 * Findings of severity note.
 */
notes: number, };

export type MarkedCell = { 
/**
 * The column, from 1.
 */
column: number, 
/**
 * The worst of the findings about it.
 */
severity: Severity, };

export type MarkedRow = { 
/**
 * The record, from 1. Rows that are no records have no number.
 */
record: number, 
/**
 * The line of the table's text that it stands on, from 1: the row's own
 * place, whatever rows above it are no records.
 */
line: number, 
/**
 * The worst of its findings.
 */
severity: Severity, 
/**
 * The cells that its findings are about.
 */
cells: Array<MarkedCell>, 
/**
 * Its findings, as positions in the list of findings.
 */
findings: Array<number>, 
/**
 * What the record is known by.
 */
name: RecordName, };

export type Annotation = { 
/**
 * What the table turned out to be.
 */
verdict: TableVerdict, 
/**
 * The sign at the table's edge.
 */
chip: Chip, 
/**
 * Its columns.
 */
columns: Array<ColumnReport>, 
/**
 * What was found.
 */
findings: Array<Finding>, 
/**
 * The rows that have findings.
 */
rows: Array<MarkedRow>, 
/**
 * Why nothing is painted, where nothing is.
 */
notice?: InputError, };

export type Tone = "plain" | "error" | "ok";

export type Figure = { 
/**
 * Its name.
 */
label: string, 
/**
 * The number, for people.
 */
value: string, 
/**
 * How it is drawn.
 */
tone: Tone, };

export type Stage = { 
/**
 * The stage's name in reports.
 */
lifecycle: string, 
/**
 * The stage's name for people.
 */
label: string, 
/**
 * Records in it.
 */
records: number, 
/**
 * Its part of all records, in whole per cent; the parts add up to 100.
 */
percent: number, };

export type GroupItem = { 
/**
 * The record, from 1.
 */
record: number | null, 
/**
 * What the record is known by; nothing where the finding is about more.
 */
name?: RecordName, 
/**
 * How a person knows the record.
 */
title: string, 
/**
 * Product and customer.
 */
subtitle: string, 
/**
 * The money at stake, for people.
 */
amount?: string, 
/**
 * Its position in the list of findings.
 */
finding: number, };

export type Group = { 
/**
 * The rule's code.
 */
code: string, 
/**
 * How much it matters.
 */
severity: Severity, 
/**
 * What the rule is about.
 */
title: string, 
/**
 * Findings in it.
 */
count: number, 
/**
 * The money at stake, for people.
 */
amount?: string, 
/**
 * Its findings.
 */
items: Array<GroupItem>, };

export type TotalRow = { 
/**
 * The stage, for people.
 */
status: string, 
/**
 * The stage's name in reports.
 */
lifecycle: string, 
/**
 * The settlement period, or a dash.
 */
period: string, 
/**
 * The currency, or a dash.
 */
currency: string, 
/**
 * Records counted.
 */
records: number, 
/**
 * The sum, for people; a dash where it is not known.
 */
amount: string, 
/**
 * What the sum leaves out, or why it is not known.
 */
note?: string, };

export type ColumnMeaning = { 
/**
 * The header as written.
 */
header: string, 
/**
 * What it means, for people.
 */
meaning: string, 
/**
 * Whether it is read.
 */
understood: boolean, 
/**
 * The field's name in reports, where it is one of a rebate record.
 */
field?: string, 
/**
 * Whether the person said what it means.
 */
given: boolean, 
/**
 * Fields that it could be, the likeliest first.
 */
could_be: Array<string>, };

export type FieldChoice = { 
/**
 * Its name in reports.
 */
name: string, 
/**
 * Its name for people.
 */
label: string, };

export type PanelView = { 
/**
 * What the table turned out to be.
 */
verdict: TableVerdict, 
/**
 * The page's own heading.
 */
heading: string, 
/**
 * The months and the rows seen.
 */
subheading: string, 
/**
 * The numbers that come first.
 */
figures: Array<Figure>, 
/**
 * How many rows were checked, and what the others lack; nothing where
 * nothing was read.
 */
checked?: CheckedRows, 
/**
 * The records by stage, for one bar.
 */
lifecycles: Array<Stage>, 
/**
 * Findings by rule, the most money first.
 */
groups: Array<Group>, 
/**
 * Totals by status and currency.
 */
totals: Array<TotalRow>, 
/**
 * What each column was understood as.
 */
columns: Array<ColumnMeaning>, 
/**
 * What was found, in reading order.
 */
findings: Array<Finding>, 
/**
 * Why nothing was checked, where nothing was.
 */
notice?: InputError, 
/**
 * What a mapping of these columns is remembered by.
 */
headers_key?: string, 
/**
 * The fields that a person can say a column is.
 */
fields: Array<FieldChoice>, 
/**
 * Details, statement, invoice and receipt beside each other; of a file, in the
 * view of its first table.
 */
tie_out?: Array<TieOut>, 
/**
 * Where the agreement stands; of a file, in the view of its first table.
 */
agreement?: AgreementReport, };

export type AgreementView = { 
/**
 * Rows of the agreement; none where there are errors.
 */
rules: number, 
/**
 * Rows of a policy's product list.
 */
products: number, 
/**
 * Columns that mean nothing here.
 */
unused: Array<string>, 
/**
 * Every fault of the file, each with its place.
 */
errors: Array<InputError>, };

export type StepState = "done" | "current" | "held" | "stopped" | "open" | "later";

export type StoryStep = { 
/**
 * What happens in it.
 */
label: string, 
/**
 * How far it is.
 */
state: StepState, 
/**
 * The same in a word.
 */
state_text: string, 
/**
 * When it ends by the site's schedule or by the portal's own date.
 */
when?: string, };

export type Standing = { 
/**
 * The stage's name in reports.
 */
lifecycle: string, 
/**
 * The stage's name for people.
 */
stage: string, 
/**
 * What that means for this record.
 */
sentence: string, 
/**
 * Who has to act.
 */
who: string, 
/**
 * When it should move, or why that is not known.
 */
when?: string, 
/**
 * The last day, and how many are left, where there is one.
 */
deadline?: string, 
/**
 * Whether the partner has to act.
 */
yours: boolean, };

export type Fact = { 
/**
 * What it is.
 */
label: string, 
/**
 * As the record says it; an identifier without what broke it.
 */
value: string, };

export type RelatedRow = { 
/**
 * Its number, from 1; nothing where it is in another table of the file.
 */
record: number | null, 
/**
 * What it is known by.
 */
key: string, 
/**
 * How a person knows it.
 */
title: string, 
/**
 * What it is, its product, month and stage.
 */
subtitle: string, 
/**
 * Its amount, for people.
 */
amount?: string, };

export type Related = { 
/**
 * What they are, and of which order.
 */
title: string, 
/**
 * The rows, in reading order.
 */
rows: Array<RelatedRow>, 
/**
 * What all rows of the order come to, this one too; nothing where their
 * currencies differ or one amount is not readable.
 */
total?: string, };

export type RecordStory = { 
/**
 * The record, from 1.
 */
record: number, 
/**
 * What it is known by.
 */
name: RecordName, 
/**
 * Product and month.
 */
subtitle: string, 
/**
 * The amount shown, with its currency; nothing where none is readable.
 */
amount?: string, 
/**
 * Where it is in the settlement, and who acts; nothing for a record that
 * is not of a rebate.
 */
standing?: Standing, 
/**
 * The settlement, step by step.
 */
steps: Array<StoryStep>, 
/**
 * The sum written out; empty where `sum_note` says why not.
 */
sum: Array<Working>, 
/**
 * How the sum's last line is drawn.
 */
sum_tone: Tone, 
/**
 * Why the sum is not written out.
 */
sum_note?: string, 
/**
 * What the record says besides: its order, its customer and so on.
 */
facts: Array<Fact>, 
/**
 * Other rows of the same order; nothing where there are none.
 */
related?: Related, 
/**
 * Everything found of it.
 */
findings: Array<Finding>, };

export type FileState = "verified" | "changed" | "missing" | "unlisted" | "unreadable";

export type VerifiedFile = { 
/**
 * The path inside the bundle.
 */
path: string, 
/**
 * What became of it.
 */
state: FileState, };

export type Problem = { 
/**
 * The path inside the bundle; empty where it is the bundle itself.
 */
path: string, 
/**
 * What is wrong.
 */
message: string, 
/**
 * What to do.
 */
next: string, };

export type Verification = { 
/**
 * Whether every file is what was signed, and nothing else is there.
 */
verified: boolean, 
/**
 * The key inside, by the SHA-256 of its DER form; nothing where the key
 * files do not agree.
 */
fingerprint: string | null, 
/**
 * The answer in one sentence.
 */
summary: string, 
/**
 * What a bundle that verifies proves. Empty where this one does not.
 */
proves: Array<string>, 
/**
 * What no bundle can prove.
 */
cannot_prove: Array<string>, 
/**
 * Every file that is there or ought to be, in order.
 */
files: Array<VerifiedFile>, 
/**
 * What is wrong; empty where verified.
 */
problems: Array<Problem>, };

export type BundleFault = { 
/**
 * The rule's code where an input is the reason, else `bundle`.
 */
code: string, 
/**
 * What happened.
 */
message: string, 
/**
 * Why.
 */
why: string, 
/**
 * What to do.
 */
next: string, };
