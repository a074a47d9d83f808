//! The invoices of an account that somebody sees, filtered, sorted, a page at a time.

use super::empty::{Empty, why_empty};
use super::facts_of;
use super::links::correction_of;
use super::narrowed;
use super::subscriptions::{named, named_as, shareable, to_choose};
use crate::accounts::{ShownName, load_account};
use crate::mail::{sees_email, sets_email_of};
use crate::payments::{PastDue, past_due_of, sees_kept};
use crate::statement::has_statement;
use crate::{Caller, Portal, Refusal};
use billing::invoice::{CorrectionKind, InvoiceKind, InvoiceStatus, Named};
use billing::policy::{AccountFacts, OnProfile, Reach, action, allow, visible_invoices};
use billing::{AccountId, AgreementType, Money, Period, ProfileId};
use chrono::NaiveDate;
use store::Key;
use store::entities::{account, invoice, profile, subscription};
use store::invoices::{Direction, ListQuery, Sort, Turn};

/// Rows of one page.
pub const PAGE_ROWS: u64 = 25;
/// The most invoices that are counted: a list of very many costs what a short one costs.
pub const COUNTED_MAX: u64 = 1_000;
/// The longest beginning of a name or number that is looked for.
const BEGINNING_MAX: usize = 40;

/// What to show of an account's invoices.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InvoiceFilter {
    /// Only of this status.
    pub status: Option<InvoiceStatus>,
    /// Only of this kind.
    pub kind: Option<InvoiceKind>,
    /// Only of this profile.
    pub profile: Option<ProfileId>,
    /// Only of the subscription or support plan with this identifier.
    pub subscription: Option<String>,
    /// Only dated this day or later.
    pub from: Option<NaiveDate>,
    /// Only dated this day or earlier.
    pub to: Option<NaiveDate>,
    /// Only with a name or number that begins so.
    pub beginning: Option<String>,
    /// What to sort by.
    pub sort: Sort,
    /// Which end first.
    pub direction: Direction,
    /// The page that follows this key.
    pub after: Option<String>,
    /// The page that leads up to this key.
    pub before: Option<String>,
}

/// A page of invoices.
#[derive(Debug, Clone)]
pub struct InvoiceList {
    /// Whose.
    pub account: Named,
    /// Its agreement.
    pub agreement: AgreementType,
    /// What of it is past due.
    pub past_due: Option<PastDue>,
    /// The profiles to filter on.
    pub profiles: Vec<(ProfileId, String)>,
    /// The subscriptions and support plans to filter on; none where profiles are billed.
    pub subscriptions: Vec<Named>,
    /// The subscription that is chosen, where this person may share its invoices.
    pub shareable: Option<Named>,
    /// Whether this person is shown what is kept for the account.
    pub sees_kept: bool,
    /// Whether this person is given statements of the account.
    pub has_statement: bool,
    /// Whether this person says who gets the invoices of any profile, subscription or support plan
    /// by e-mail, or may read it of a profile.
    pub sees_email: bool,
    /// The subscription that is chosen, where this person says who gets its invoices by e-mail.
    pub receivable: Option<Named>,
    /// The invoices.
    pub rows: Vec<InvoiceRow>,
    /// How many of all that the filter finds this person may download; one more than
    /// [`COUNTED_MAX`] where there are more.
    pub downloadable: u64,
    /// Why there is none.
    pub empty: Option<Empty>,
    /// What `after` is on the next page.
    pub next: Option<String>,
    /// What `before` is on the page before.
    pub previous: Option<String>,
}

/// An invoice in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceRow {
    /// Its name.
    pub name: String,
    /// Its document number.
    pub document_number: String,
    /// What it is for.
    pub kind: InvoiceKind,
    /// How it corrects another document, where it does.
    pub correction: Option<CorrectionKind>,
    /// The profile or subscription.
    pub scope: String,
    /// The days it is for.
    pub period: Period,
    /// The date on it.
    pub invoice_date: NaiveDate,
    /// The last day to pay.
    pub due_date: NaiveDate,
    /// Where it stands.
    pub status: InvoiceStatus,
    /// With tax.
    pub total: Money,
    /// What of it is still to be paid.
    pub open: Money,
    /// Whether this person may download it.
    pub is_downloadable: bool,
}

/// The invoices of an account that this person sees.
pub async fn list_invoices(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    filter: &InvoiceFilter,
) -> Result<InvoiceList, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;

    let reach = visible_invoices(&caller.standing, facts, caller.now);
    let mut profiles = store::accounts::profiles(&portal.database, account.id).await?;
    if let Reach::Profiles(seen) = &reach.visible {
        profiles.retain(|it| seen.contains(&it.id));
    }
    let mut list = InvoiceList {
        past_due: past_due_of(portal, caller, &account).await?,
        sees_kept: sees_kept(caller, facts),
        has_statement: has_statement(caller, facts),
        sees_email: profiles.iter().any(|it| {
            let (account, profile) = (facts, it.id);
            sees_email(caller, &OnProfile { account, profile })
        }),
        ..InvoiceList::empty(&account, &profiles)
    };
    let Some(narrowed) = narrowed(&reach.visible) else {
        list.profiles.clear();
        list.empty = Some(why_empty(portal, caller, (&account, &[]), filter).await?);
        return Ok(list);
    };
    let chosen = match &filter.subscription {
        Some(name) => Some(named(portal, account.id, (&reach.visible, name)).await?),
        None => None,
    };
    if !account.agreement.has_profiles() {
        let choices = to_choose(portal, account.id, (&reach.visible, &chosen)).await?;
        list.offer(caller, facts, (&choices, chosen.as_ref()));
    }
    let query = ListQuery {
        subscription: chosen.map(|it| it.id),
        ..query_of(account.id, narrowed, filter)?
    };
    let (page, previous) = store::invoices::list(&portal.database, &query).await?;
    list.rows = rows_of(portal, account.id, (page.rows, &reach.downloadable)).await?;
    list.next = page.next.map(|key| key_text(&key));
    list.previous = previous.map(|key| key_text(&key));
    list.downloadable = list
        .count_downloadable(portal, &reach.downloadable, query)
        .await?;
    if list.rows.is_empty() {
        list.empty = Some(why_empty(portal, caller, (&account, &profiles), filter).await?);
    }
    Ok(list)
}

impl InvoiceList {
    /// The list of an account before anything is read or offered.
    fn empty(account: &account::Model, profiles: &[profile::Model]) -> Self {
        let profiles = profiles.iter();
        Self {
            account: account.named(),
            agreement: account.agreement,
            past_due: None,
            profiles: profiles
                .map(|it| (it.id, it.display_name.clone()))
                .collect(),
            subscriptions: Vec::new(),
            shareable: None,
            sees_kept: false,
            has_statement: false,
            sees_email: false,
            receivable: None,
            rows: Vec::new(),
            downloadable: 0,
            empty: None,
            next: None,
            previous: None,
        }
    }

    /// How many invoices of those that the query found may be downloaded, on all pages.
    async fn count_downloadable(
        &self,
        portal: &Portal,
        downloadable: &Reach,
        query: ListQuery,
    ) -> Result<u64, Refusal> {
        if self.next.is_none() && self.previous.is_none() {
            return Ok(self.rows.iter().filter(|it| it.is_downloadable).count() as u64);
        }
        let Some(narrowed) = narrowed(downloadable) else {
            return Ok(0);
        };
        let query = ListQuery {
            narrowed,
            limit: COUNTED_MAX + 1,
            ..query
        };
        Ok(store::invoices::count_found(&portal.database, &query).await?)
    }

    /// What there is to choose from, and what can be done about what is chosen.
    fn offer(
        &mut self,
        caller: &Caller,
        facts: AccountFacts,
        (choices, chosen): (&[subscription::Model], Option<&subscription::Model>),
    ) {
        self.subscriptions = choices.iter().map(named_as).collect();
        self.sees_email = choices.iter().any(|it| sets_email_of(caller, facts, it));
        self.shareable = chosen.and_then(|it| shareable(caller, facts, it));
        let receivable = chosen.filter(|it| sets_email_of(caller, facts, it));
        self.receivable = receivable.map(named_as);
    }
}

async fn rows_of(
    portal: &Portal,
    account: AccountId,
    (rows, downloadable): (Vec<invoice::Model>, &Reach),
) -> Result<Vec<InvoiceRow>, Refusal> {
    let ids = rows.iter().filter_map(|it| it.subscription_id).collect();
    let subscriptions = store::accounts::subscriptions_of(&portal.database, account, ids).await?;
    let rows = rows.into_iter().map(|row| {
        let mut billed = subscriptions.iter();
        let billed = billed.find(|it| Some(it.id) == row.subscription_id);
        let is_downloadable = downloadable.covers(&facts_of(&row, billed));
        row_of(row, is_downloadable)
    });
    Ok(rows.collect())
}

pub(super) fn query_of(
    account: AccountId,
    narrowed: store::invoices::Narrowed,
    filter: &InvoiceFilter,
) -> Result<ListQuery, Refusal> {
    let turn = match (&filter.after, &filter.before) {
        (Some(key), _) => Turn::After(key_of(key, filter.sort)?),
        (None, Some(key)) => Turn::Before(key_of(key, filter.sort)?),
        (None, None) => Turn::Start,
    };
    let beginning = filter
        .beginning
        .as_ref()
        .map(|text| text.trim().to_uppercase());
    Ok(ListQuery {
        status: filter.status,
        kind: filter.kind,
        profile: filter.profile,
        from: filter.from,
        to: filter.to,
        beginning: beginning
            .filter(|it| !it.is_empty())
            .map(|it| it.chars().take(BEGINNING_MAX).collect()),
        sort: filter.sort,
        direction: filter.direction,
        turn,
        ..ListQuery::of(account, narrowed, PAGE_ROWS)
    })
}

/// A key as it stands in an address.
fn key_text(key: &Key) -> String {
    format!("{}~{}", key.value, key.id)
}

/// The key of an address; what is no key is an address that does not exist.
fn key_of(text: &str, sort: Sort) -> Result<Key, Refusal> {
    let (value, id) = text.split_once('~').ok_or(Refusal::NotFound)?;
    let is_value = match sort {
        Sort::Date | Sort::Due => value.parse::<NaiveDate>().is_ok(),
        Sort::Amount => value.parse::<i64>().is_ok(),
        Sort::Status => value.parse::<InvoiceStatus>().is_ok(),
    };
    match id.parse() {
        Ok(id) if is_value => Ok(Key {
            value: value.to_owned(),
            id,
        }),
        _ => Err(Refusal::NotFound),
    }
}

fn row_of(row: invoice::Model, is_downloadable: bool) -> InvoiceRow {
    InvoiceRow {
        is_downloadable,
        open: row.open(),
        period: Period {
            start: row.period_start,
            end: row.period_end,
        },
        total: Money::new(row.total_minor, row.currency),
        name: row.name,
        document_number: row.document_number,
        kind: row.kind,
        correction: correction_of(row.cause),
        scope: row.scope_label,
        invoice_date: row.invoice_date,
        due_date: row.due_date,
        status: row.status,
    }
}
