//! What the statement's template is given: finished text in the reader's language, in the order in
//! which it is printed.

use crate::invoice::view::{Fact, IssuerBlock, fact};
use crate::text::Text;
use billing::money::MoneyError;
use billing::statement::{Age, Aged, Ageing, Ledger, Line, Statement};
use billing::{Language, Money};
use chrono::NaiveDate;
use serde::Serialize;
use words::{document, format, statement, statements};

/// One statement in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) struct StatementDocument {
    language: &'static str,
    /// What it is called, also in the reader's window.
    pub(super) name: String,
    /// Who wrote it.
    pub(super) author: String,
    title: String,
    notice: Option<String>,
    /// What stands on the edge of further pages.
    running: Text,
    page: String,
    issuer: IssuerBlock,
    facts: Vec<Fact>,
    ledgers: Vec<LedgerTable>,
    ageing: Option<AgeingTable>,
    /// Said where nothing is owed and nothing happened.
    empty: Option<String>,
}

/// What happened in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct LedgerTable {
    title: String,
    head: [String; 5],
    /// The letters of its longest amount.
    letters: usize,
    opening: End,
    lines: Vec<Row>,
    closing: End,
    sums: Vec<Fact>,
}

/// What is owed before or after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct End {
    label: String,
    amount: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct Row {
    date: String,
    what: String,
    details: Vec<Text>,
    document: Text,
    amount: String,
    balance: String,
}

/// How old what is open is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct AgeingTable {
    title: String,
    hint: String,
    head: Vec<String>,
    letters: usize,
    rows: Vec<AgedRow>,
    /// A row for each currency.
    totals: Vec<AgedRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct AgedRow {
    series: Text,
    amounts: Vec<String>,
}

impl StatementDocument {
    pub(super) fn new(statement: &Statement, language: Language) -> Result<Self, MoneyError> {
        let name = statement::title_of(language, &statement.account.display_name);
        let notice = !statement.issuer.is_configured();
        let profile = statement.profile.as_ref().map(|it| {
            let label = document::billing_profile(language);
            fact(label, &it.display_name)
        });
        let period = statement.period;
        let [start, end] = [period.start, period.end].map(|it| format::date(language, it));
        let account = document::billing_account(language);
        let facts = [
            Some(fact(account, &statement.account.display_name)),
            profile,
            Some(fact(
                words::invoices::period(language),
                statement::days(language, &start, &end),
            )),
        ];
        let ledgers = statement.ledgers.iter();
        let ledgers = ledgers.map(|it| LedgerTable::new(it, (period.start, period.end), language));
        Ok(Self {
            language: language.tag(),
            running: Text::new(&name),
            name,
            author: statement.issuer.name.clone(),
            title: statement::title(language),
            notice: notice.then(|| document::issuer_not_configured(language)),
            page: document::page_of(language, "{page}", "{pages}"),
            issuer: IssuerBlock::new(&statement.issuer, language),
            facts: facts.into_iter().flatten().collect(),
            ledgers: ledgers.collect(),
            ageing: AgeingTable::new(&statement.ageing, period.end, language)?,
            empty: statement
                .ledgers
                .is_empty()
                .then(|| statement::nothing(language)),
        })
    }
}

impl LedgerTable {
    fn new(ledger: &Ledger, (first, last): (NaiveDate, NaiveDate), language: Language) -> Self {
        let amount = |it: Money| format::amount(language, it);
        let opening = End {
            label: statement::opening(language, &format::date(language, first)),
            amount: amount(ledger.opening),
        };
        let closing = End {
            label: statement::closing(language, &format::date(language, last)),
            amount: amount(ledger.closing),
        };
        let lines: Vec<_> = ledger.lines.iter().map(|it| row(it, language)).collect();
        let all = lines.iter().flat_map(|it| [&it.amount, &it.balance]);
        let all = all.chain([&opening.amount, &closing.amount]);
        let sums = [
            (statement::documents(language), ledger.documents),
            (statement::received(language), ledger.received),
            (statement::given_back(language), ledger.given_back),
        ];
        Self {
            title: statement::ledger(language, ledger.opening.currency().code()),
            head: [
                statement::date(language),
                statement::what(language),
                statement::document(language),
                statement::amount(language),
                statement::balance(language),
            ],
            letters: all.map(|it| it.chars().count()).max().unwrap_or(0),
            sums: sums.map(|(label, it)| fact(label, amount(it))).into(),
            opening,
            lines,
            closing,
        }
    }
}

fn row(line: &Line, language: Language) -> Row {
    let what = &line.entry.what;
    let details = statements::details(language, what);
    Row {
        date: format::short_date(language, line.entry.on),
        what: statements::what(language, what),
        details: details.iter().map(Text::new).collect(),
        document: Text::new(statements::document(what).unwrap_or_default()),
        amount: format::amount(language, line.entry.change),
        balance: format::amount(language, line.balance),
    }
}

impl AgeingTable {
    /// Nothing where nothing is open or kept.
    fn new(ageing: &Ageing, on: NaiveDate, language: Language) -> Result<Option<Self>, MoneyError> {
        let rows: Vec<_> = ageing.rows().map(|it| aged(it, None, language)).collect();
        if rows.is_empty() {
            return Ok(None);
        }
        let totals = ageing.totals()?;
        let total = |it: &Aged| aged(it, Some(statement::total(language)), language);
        let totals: Vec<_> = totals.iter().map(total).collect();
        let all = rows.iter().chain(&totals).flat_map(|it| &it.amounts);
        let ages = Age::ALL.map(|it| statements::age(language, it));
        let head = std::iter::once(statement::series(language));
        let head = head.chain(ages);
        Ok(Some(Self {
            title: statement::ageing(language, &format::date(language, on)),
            hint: statement::ageing_hint(language),
            head: head
                .chain([statement::open(language), statement::kept(language)])
                .collect(),
            letters: all.map(|it| it.chars().count()).max().unwrap_or(0),
            rows,
            totals,
        }))
    }
}

/// A series with its currency, or the sum of all of that currency.
fn aged(row: &Aged, name: Option<String>, language: Language) -> AgedRow {
    let name = name.unwrap_or_else(|| statements::series(language, &row.series));
    let amounts = row.open.into_iter().chain([row.total, row.kept]);
    AgedRow {
        series: Text::new(format!("{name}, {}", row.total.currency())),
        amounts: amounts.map(|it| format::amount(language, it)).collect(),
    }
}
