//! Many documents at once: which they are, that each may be downloaded, and the files that are
//! handed out, one after the other.

mod files;
mod index;

use super::list::{InvoiceFilter, query_of};
use super::subscriptions::named;
use super::{facts_of, narrowed};
use crate::accounts::load_account;
use crate::work::NewAudit;
use crate::{Caller, Portal, Refusal, Wrong};
use billing::policy::{
    AccountFacts, Allowed, OnInvoice, Refused, Why, action, allow, roles_that_allow,
    visible_invoices,
};
use billing::{AgreementType, InvoiceId, Language};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use store::entities::{account, document, invoice};
use store::invoices::{ListQuery, Turn};

pub use files::{Archive, ArchiveFile};

/// The most documents of one archive.
pub const DOCUMENTS_MAX: u64 = 10_000;
/// Invoices whose documents are looked up at a time.
const TURN: usize = 1_000;

/// Which documents somebody wants.
#[derive(Debug, Clone)]
pub enum Picked {
    /// Those of the invoices of these names.
    Named(Vec<String>),
    /// Those of all invoices that a filter finds and that they may download.
    Found(Box<InvoiceFilter>),
}

/// Why there is no archive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveProblem {
    /// Nothing was picked.
    NothingPicked,
    /// The filter finds nothing that may be downloaded.
    NothingFound,
    /// It would hold more documents than this.
    TooMany(u64),
}

/// An invoice whose document somebody may have, with the proof.
pub(crate) struct Granted {
    allowed: Allowed<action::DownloadInvoice>,
    /// The invoice.
    pub row: invoice::Model,
    /// Its document, unless that is still being prepared.
    pub document: Option<document::Model>,
}

/// The documents that were picked, in a language, with an index and the hashes of all files. Each
/// is a line of the audit trail.
pub async fn archive_invoices(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    (picked, language): (&Picked, Language),
) -> Result<Archive, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let (rows, days) = match picked {
        Picked::Named(names) => (picked_rows(portal, &account, names).await?, None),
        Picked::Found(filter) => {
            let found = found_rows(portal, caller, (&account, facts), filter).await?;
            (found, Some((filter.from, filter.to)))
        }
    };
    let granted = grant(portal, caller, facts, (rows, language)).await?;
    note(portal, caller, &granted).await?;
    let mut archive = Archive::new(portal, portal.today(caller.now));
    archive.file_name = file_name(&account.name, &granted, days.unwrap_or_default());
    archive.add_documents(&granted, language)?;
    Ok(archive)
}

/// A name that is not among the account's, or not among those that this person sees, is refused
/// like one that nothing has.
async fn picked_rows(
    portal: &Portal,
    account: &account::Model,
    names: &[String],
) -> Result<Vec<invoice::Model>, Refusal> {
    let names: BTreeSet<_> = names.iter().cloned().collect();
    if names.is_empty() {
        return Err(wrong(ArchiveProblem::NothingPicked));
    }
    if names.len() as u64 > DOCUMENTS_MAX {
        return Err(too_many());
    }
    let wanted = names.len();
    let names = names.into_iter().collect();
    let rows = store::invoices::named(&portal.database, account.id, names).await?;
    match rows.len() == wanted {
        true => Ok(rows),
        false => Err(Refusal::NotFound),
    }
}

async fn found_rows(
    portal: &Portal,
    caller: &Caller,
    (account, facts): (&account::Model, AccountFacts),
    filter: &InvoiceFilter,
) -> Result<Vec<invoice::Model>, Refusal> {
    let reach = visible_invoices(&caller.standing, facts, caller.now);
    let narrowed = narrowed(&reach.downloadable);
    let narrowed = narrowed.ok_or_else(|| Refusal::Forbidden(why_none(caller, facts)))?;
    let chosen = match &filter.subscription {
        Some(name) => Some(named(portal, account.id, (&reach.visible, name)).await?),
        None => None,
    };
    let query = ListQuery {
        subscription: chosen.map(|it| it.id),
        limit: DOCUMENTS_MAX,
        turn: Turn::Start,
        ..query_of(account.id, narrowed, filter)?
    };
    let (page, _) = store::invoices::list(&portal.database, &query).await?;
    match (page.rows.is_empty(), page.next) {
        (true, _) => Err(wrong(ArchiveProblem::NothingFound)),
        (false, Some(_)) => Err(too_many()),
        (false, None) => Ok(page.rows),
    }
}

/// Why somebody may download no document of an account at all. An operator opens one for a reason,
/// which many at once do not have.
pub(crate) fn why_none(caller: &Caller, facts: AccountFacts) -> Why {
    if caller.is_operator() {
        return Why::ReasonNeeded;
    }
    match facts.agreement {
        AgreementType::Ea => Why::EnterpriseAgreement,
        _ if facts.waits_for_a_customer() => Why::NoCustomerYet,
        _ => Why::NeedsRole(roles_that_allow::<action::DownloadInvoice>(facts.agreement)),
    }
}

/// Asks the policy about each invoice, and finds its document. One that may not be had refuses all
/// of them; one that may not even be seen does so like one that is not there.
pub(crate) async fn grant(
    portal: &Portal,
    caller: &Caller,
    facts: AccountFacts,
    (rows, language): (Vec<invoice::Model>, Language),
) -> Result<Vec<Granted>, Refusal> {
    let database = &portal.database;
    let billed = rows.iter().filter_map(|it| it.subscription_id).collect();
    let billed = store::accounts::subscriptions_of(database, facts.account, billed).await?;
    let billed: HashMap<_, _> = billed.into_iter().map(|it| (it.id, it)).collect();
    let mut documents = documents_of(portal, &rows, language).await?;
    let (mut granted, mut refused) = (Vec::with_capacity(rows.len()), None);
    for row in rows {
        let subscription = row.subscription_id.and_then(|it| billed.get(&it));
        let thing = OnInvoice {
            account: facts,
            invoice: facts_of(&row, subscription),
        };
        match allow::<action::DownloadInvoice>(&caller.standing, &thing, caller.now) {
            Ok(allowed) => granted.push(Granted {
                allowed,
                document: documents.remove(&row.id),
                row,
            }),
            Err(Refused::Hidden) => return Err(Refusal::NotFound),
            Err(Refused::Forbidden(why)) => refused = Some(why),
        }
    }
    match refused {
        Some(why) => Err(Refusal::Forbidden(why)),
        None => Ok(granted),
    }
}

async fn documents_of(
    portal: &Portal,
    rows: &[invoice::Model],
    language: Language,
) -> Result<HashMap<InvoiceId, document::Model>, Refusal> {
    let mut documents = HashMap::new();
    for rows in rows.chunks(TURN) {
        let keys = rows.iter().map(|it| (it.account_id, it.id)).collect();
        let found = store::documents::of_invoices(&portal.database, keys).await?;
        let found = found.into_iter().filter(|it| it.language == language);
        documents.extend(found.map(|it| (it.invoice_id, it)));
    }
    Ok(documents)
}

/// Notes who got which documents, in one transaction; nobody gets any where that fails. Where none
/// is ready, there is nothing to hand out as yet.
async fn note(portal: &Portal, caller: &Caller, granted: &[Granted]) -> Result<(), Refusal> {
    let lines = lines_of(granted);
    let Some(first) = granted.first().filter(|_| !lines.is_empty()) else {
        return Err(Refusal::NotReady);
    };
    let work = portal.begin(Some(first.allowed.by()), caller.now).await?;
    work.audit_all(lines).await?;
    Ok(work.commit().await?)
}

/// What the audit trail is told of documents that are handed out.
pub(crate) fn lines_of(granted: &[Granted]) -> Vec<NewAudit> {
    let ready = granted.iter().filter_map(|it| {
        Some(NewAudit {
            about: (&it.row).into(),
            action: "document.download",
            subject: it.document.as_ref()?.name.clone(),
        })
    });
    ready.collect()
}

/// Refuses more documents than an archive holds.
pub(crate) fn too_many() -> Refusal {
    wrong(ArchiveProblem::TooMany(DOCUMENTS_MAX))
}

/// Named for whose documents they are, and from which days.
fn file_name(
    account: &str,
    granted: &[Granted],
    (from, to): (Option<NaiveDate>, Option<NaiveDate>),
) -> String {
    let dates = || granted.iter().map(|it| it.row.invoice_date);
    let from = from.or_else(|| dates().min()).unwrap_or_default();
    let to = to.or_else(|| dates().max()).unwrap_or_default();
    format!("invoices_{account}_{from}_{to}.zip")
}

fn wrong(problem: ArchiveProblem) -> Refusal {
    Refusal::wrong("invoices", Wrong::Archive(problem))
}
