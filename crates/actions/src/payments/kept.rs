//! Money of an account that stands on no invoice: where it came from, and what became of it.

use crate::accounts::{ShownName, load_account};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::payment::{CreditSource, RefundState};
use billing::policy::{
    AccountFacts, Installation, Reach, Why, action, allow, roles_that_allow, visible_invoices,
};
use billing::{AccountId, AgreementType, CreditId, Currency, InvoiceId, Money, SubscriptionId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Uuid;
use store::entities::{credit, payment, refund};

/// Rows of one page.
const PAGE_ROWS: usize = 25;

/// What is kept for an account, and was.
#[derive(Debug, Clone)]
pub struct KeptPage {
    /// Whose.
    pub account: Named,
    /// What is left, by what it is kept for and by currency.
    pub left: Vec<(KeptFor, Money)>,
    /// Each credit, the latest first.
    pub rows: Vec<KeptRow>,
    /// What `after` is on the next page.
    pub next: Option<String>,
    /// Whether this person books what is paid in advance.
    pub is_booked_here: bool,
}

/// Which invoices money is set off against.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum KeptFor {
    /// All of the account's.
    Account,
    /// Those of its Marketplace purchases and reservations.
    Purchases,
    /// Those of this profile, subscription or support plan.
    Part(String),
}

/// A credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRow {
    /// Since when.
    pub since: NaiveDate,
    /// Where it came from.
    pub source: CreditSource,
    /// The document that it came of; none where it was paid in advance.
    pub document: Option<String>,
    /// The bank's reference, where it was paid in advance.
    pub reference: Option<String>,
    /// What it is kept for.
    pub kept_for: KeptFor,
    /// What it was.
    pub amount: Money,
    /// What is left of it.
    pub left: Money,
    /// Where the rest went, in the order it did.
    pub went: Vec<Went>,
}

/// Where a part of a credit went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Went {
    /// When.
    pub on: NaiveDate,
    /// How much.
    pub amount: Money,
    /// Where.
    pub whither: Whither,
}

/// Where money can go that was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whither {
    /// It paid the invoice of this name.
    SetOff(String),
    /// It went back, or is on its way.
    GivenBack(RefundState),
}

/// The money of an account that stands on no invoice, for whoever may read its invoices.
pub async fn show_kept(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    after: Option<&str>,
) -> Result<KeptPage, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let seen = seen_of(caller, facts)?;
    let seen = seen.as_deref();
    let after: Option<CreditId> = match after {
        Some(key) => Some(key.parse().map_err(|_| Refusal::NotFound)?),
        None => None,
    };
    let database = &portal.database;
    let limit = PAGE_ROWS as u64 + 1;
    let mut rows = store::credits::page_of(database, (account.id, seen), after, limit).await?;
    let has_more = rows.len() > PAGE_ROWS;
    rows.truncate(PAGE_ROWS);
    let left = store::credits::left_of(database, (account.id, seen)).await?;
    let scopes = rows.iter().chain(&left).map(|it| it.scope_id).collect();
    let names = Names {
        parts: parts_of(portal, account.id, scopes).await?,
        agreement: account.agreement,
    };
    Ok(KeptPage {
        next: rows.last().filter(|_| has_more).map(|it| it.id.to_string()),
        left: sums(&left, &names)?,
        rows: told(portal, account.id, (&rows, &names)).await?,
        is_booked_here: allow::<action::BookMoney>(&caller.standing, &Installation {}, caller.now)
            .is_ok(),
        account: account.named(),
    })
}

/// Whether somebody is shown what is kept for an account.
pub(crate) fn sees_kept(caller: &Caller, facts: AccountFacts) -> bool {
    seen_of(caller, facts).is_ok()
}

/// The series whose money somebody sees; all of them where none is named. It is told on documents,
/// so it is for whoever may download these, and for operators, who book it.
fn seen_of(caller: &Caller, facts: AccountFacts) -> Result<Option<Vec<Uuid>>, Refusal> {
    let reach = visible_invoices(&caller.standing, facts, caller.now);
    let reach = match caller.is_operator() {
        true => reach.visible,
        false => reach.downloadable,
    };
    match reach {
        Reach::All => Ok(None),
        Reach::Profiles(seen) => Ok(Some(seen.into_iter().map(|it| it.0).collect())),
        _ => Err(Refusal::Forbidden(match facts.agreement {
            AgreementType::Ea => Why::EnterpriseAgreement,
            // Others only ever download what is shared with them.
            AgreementType::Mosp => {
                Why::NeedsRole(roles_that_allow::<action::PayInvoice>(facts.agreement))
            }
            _ if facts.waits_for_a_customer() => Why::NoCustomerYet,
            _ => Why::NeedsRole(roles_that_allow::<action::DownloadInvoice>(facts.agreement)),
        })),
    }
}

/// What the series that money is kept for are called, and of what kind of account they are.
struct Names {
    parts: HashMap<Uuid, String>,
    agreement: AgreementType,
}

/// What the profiles, subscriptions and support plans among these series are called.
pub(crate) async fn parts_of(
    portal: &Portal,
    account: AccountId,
    scopes: BTreeSet<Uuid>,
) -> Result<HashMap<Uuid, String>, Refusal> {
    if scopes.is_empty() {
        return Ok(HashMap::new());
    }
    let database = &portal.database;
    let profiles = store::accounts::profiles(database, account).await?;
    let ids = scopes.into_iter().map(SubscriptionId).collect();
    let subscriptions = store::accounts::subscriptions_of(database, account, ids).await?;
    let profiles = profiles.into_iter().map(|it| (it.id.0, it.display_name));
    let subscriptions = subscriptions.into_iter();
    let subscriptions = subscriptions.map(|it| (it.id.0, it.display_name));
    Ok(profiles.chain(subscriptions).collect())
}

/// What stands under the account's own id is, under MOSP, of the series of its purchases, unless it
/// was paid in advance; an enrolment has one series and all of it is in that.
fn kept_for(row: &credit::Model, names: &Names) -> KeptFor {
    match (names.parts.get(&row.scope_id), row.source) {
        (Some(name), _) => KeptFor::Part(name.clone()),
        (None, CreditSource::Prepayment) => KeptFor::Account,
        (None, _) if names.agreement == AgreementType::Ea => KeptFor::Account,
        (None, CreditSource::CreditNote | CreditSource::Overpayment) => KeptFor::Purchases,
    }
}

/// Amounts of several currencies stand side by side and are never added up.
fn sums(left: &[credit::Model], names: &Names) -> Result<Vec<(KeptFor, Money)>, Refusal> {
    let mut sums = BTreeMap::<(KeptFor, Currency), Money>::new();
    for row in left {
        let key = (kept_for(row, names), row.currency);
        let sum = sums.entry(key).or_insert(Money::zero(row.currency));
        let more = Money::new(row.left_minor, row.currency);
        *sum = sum.plus(more).map_err(|cause| Refusal::broken(&cause))?;
    }
    let sums = sums.into_iter();
    Ok(sums.map(|((kept_for, _), sum)| (kept_for, sum)).collect())
}

async fn told(
    portal: &Portal,
    account: AccountId,
    (rows, names): (&[credit::Model], &Names),
) -> Result<Vec<KeptRow>, Refusal> {
    let database = &portal.database;
    let ids: Vec<_> = rows.iter().map(|it| it.id).collect();
    let uses = store::payments::of_credits(database, account, &ids).await?;
    let refunds = store::refunds::of_credits(database, account, &ids).await?;
    let documents: BTreeSet<_> = rows
        .iter()
        .filter_map(|it| it.invoice_id)
        .chain(uses.iter().map(|it| it.invoice_id))
        .collect();
    let documents = store::invoices::names_of(database, account, documents).await?;
    let rows = rows.iter().map(|row| KeptRow {
        since: row.since,
        source: row.source,
        document: row.invoice_id.and_then(|it| documents.get(&it).cloned()),
        reference: row.reference.clone(),
        kept_for: kept_for(row, names),
        amount: Money::new(row.amount_minor, row.currency),
        left: Money::new(row.left_minor, row.currency),
        went: went(row, (&uses, &refunds), &documents),
    });
    Ok(rows.collect())
}

fn went(
    row: &credit::Model,
    (uses, refunds): (&[payment::Model], &[refund::Model]),
    documents: &HashMap<InvoiceId, String>,
) -> Vec<Went> {
    let id = row.id.to_string();
    let uses = uses.iter().filter(|it| it.reference.as_ref() == Some(&id));
    let uses = uses.map(|it| {
        let name = documents.get(&it.invoice_id).cloned().unwrap_or_default();
        let amount = Money::new(it.amount_minor, it.currency);
        (it.received_on, it.booked_at, amount, Whither::SetOff(name))
    });
    let refunds = refunds.iter().filter(|it| it.credit_id == Some(row.id));
    // What a provider refused to give back never went.
    let refunds = refunds.filter(|it| it.state != RefundState::Refused);
    let refunds = refunds.map(|it| {
        let amount = Money::new(it.amount_minor, it.currency);
        let whither = Whither::GivenBack(it.state);
        (it.refunded_on, it.noted_at, amount, whither)
    });
    let mut went: Vec<_> = uses.chain(refunds).collect();
    went.sort_by_key(|(on, at, ..)| (*on, *at));
    let went = went.into_iter().map(|(on, _, amount, whither)| Went {
        on,
        amount,
        whither,
    });
    went.collect()
}
