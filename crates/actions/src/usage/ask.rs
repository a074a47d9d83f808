//! Asking for a file: of an invoice, or of the days of a part of an account. The same, asked for
//! again while it is made, is the same file, whoever asks.

use super::place::{Place, allow_usage, of_account, of_invoice, of_profile, of_subscription};
use super::problem::UsageProblem;
use super::work::MakeUsageFile;
use crate::accounts::{ShownName, load_account};
use crate::invoices::{InvoicePath, Linked};
use crate::work::{About, Work, random_number};
use crate::{Caller, Portal, Problem, Refusal, Wrong};
use billing::invoice::{Cause, CorrectionKind};
use billing::names::usage_file_name;
use billing::policy::{Refused, ScopeKind, Why, action, allow, roles_that_allow};
use billing::usage::{MONTHS_MAX, UsageOptions, UsageState};
use billing::{AccountId, AgreementType, InvoiceId, Period, UsageFileId};
use chrono::{Months, NaiveDate, NaiveTime};
use store::entities::{account, usage_file};
use store::usage::{UsageDays, UsageSource};

/// The most files of an account that are made at a time.
const UNDER_WAY_MAX: usize = 20;

/// What was typed, or chosen.
#[derive(Debug, Clone, Default)]
pub struct TypedUsage {
    /// The name of an invoice; empty for days of a scope.
    pub invoice: String,
    /// `account`, `profile:NAME` or `subscription:NAME`.
    pub scope: String,
    /// The first day.
    pub from: String,
    /// The last day.
    pub to: String,
    /// The columns.
    pub format: String,
    /// How it is packed.
    pub packing: String,
    /// Whether it begins with a byte order mark.
    pub mark: String,
    /// What becomes of formulas.
    pub formulas: String,
    /// `yes` where they want a mail once it is ready.
    pub mail: String,
}

/// Has a file of usage made, or joins the one that is being made of the same. Gives its name.
pub async fn ask_for_usage(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedUsage,
) -> Result<String, Refusal> {
    let (place, days, account) = match typed.invoice.is_empty() {
        true => {
            let (account, place) = scope(portal, caller, account, &typed.scope).await?;
            let days = days_of(typed)?;
            refuse_empty(portal, account, &place, Some(days)).await?;
            (place, Some(days), account)
        }
        false => {
            let path = InvoicePath {
                account: account.to_owned(),
                invoice: typed.invoice.clone(),
            };
            let (place, key) = of_invoice(portal, caller, &path).await?;
            refuse_moved(portal, key).await?;
            (place, None, key.0)
        }
    };
    let options = options_of(typed)?;
    let wanted = wanted(account, &place, days, options);
    let row = new_row(
        caller,
        account,
        (&place, days),
        (options, &wanted, mail_to(caller, typed)),
    );
    match put(portal, caller, row).await {
        // Somebody else asked for the same in the same moment.
        Err(Refusal::Broken(_) | Refusal::Busy) => {
            let there = store::usage_files::wanted(&portal.database, &wanted).await?;
            there.map(|it| it.name).ok_or(Refusal::Busy)
        }
        put => put,
    }
}

async fn put(portal: &Portal, caller: &Caller, row: usage_file::Model) -> Result<String, Refusal> {
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    let wanted = row.wanted.as_deref().unwrap_or_default();
    if let Some(there) = store::usage_files::wanted(&work.txn, wanted).await? {
        join(&work, &there, &row.mail_to).await?;
        work.commit().await?;
        return Ok(there.name);
    }
    let latest = store::usage_files::latest(&work.txn, row.account_id, 100).await?;
    let under_way = latest.iter().filter(|it| it.state.is_under_way()).count();
    if under_way >= UNDER_WAY_MAX {
        return Err(wrong("format", UsageProblem::TooMany(under_way)));
    }
    let name = row.name.clone();
    let about = About::profile(row.account_id, row.profile_id);
    let job = MakeUsageFile {
        account: row.account_id,
        file: row.id,
    };
    let subject = format!("{name}: {}", row.label);
    store::put_all::<usage_file::Entity>(&work.txn, vec![row]).await?;
    work.enqueue(&[job]).await?;
    work.audit(about, "usage.ask", &subject).await?;
    work.commit().await?;
    Ok(name)
}

/// Whoever wants a mail as well gets one.
async fn join(work: &Work, there: &usage_file::Model, mail_to: &str) -> Result<(), Refusal> {
    if mail_to.is_empty() || there.mail_to.split_whitespace().any(|it| it == mail_to) {
        return Ok(());
    }
    let all = format!("{} {mail_to}", there.mail_to);
    let key = (there.account_id, there.id);
    Ok(store::usage_files::set_mail_to(&work.txn, key, all).await?)
}

fn mail_to(caller: &Caller, typed: &TypedUsage) -> String {
    match typed.mail.as_str() {
        "yes" => caller.identity.to_string(),
        _ => String::new(),
    }
}

fn new_row(
    caller: &Caller,
    account_id: AccountId,
    (place, days): (&Place, Option<Period>),
    (options, wanted, mail_to): (UsageOptions, &str, String),
) -> usage_file::Model {
    usage_file::Model {
        account_id,
        id: UsageFileId::new(),
        name: usage_file_name(random_number()),
        wanted: Some(wanted.to_owned()),
        invoice_id: place.invoice,
        kind: place.kind,
        profile_id: place.profile,
        subscription_id: place.subscription,
        label: place.label.clone(),
        first_day: days.map(|it| it.start),
        last_day: days.map(|it| it.end),
        format: options.format,
        packing: options.packing,
        mark: options.mark,
        formulas: options.formulas,
        state: UsageState::Waiting,
        attempt: 0,
        rows_total: 0,
        rows_done: 0,
        parts: None,
        reconciliation: None,
        fault: None,
        fault_about: None,
        mail_to,
        asked_by: caller.identity,
        asked_at: caller.now,
        finished_at: None,
        expires_at: None,
    }
}

/// What makes two files the same.
fn wanted(account: AccountId, place: &Place, days: Option<Period>, how: UsageOptions) -> String {
    let days = days.map_or_else(String::new, |it| format!("{}..{}", it.start, it.end));
    let of = [
        place.invoice.map(|it| it.to_string()),
        place.profile.map(|it| it.to_string()),
        place.subscription.map(|it| it.to_string()),
    ];
    let of: Vec<_> = of.into_iter().map(Option::unwrap_or_default).collect();
    let (format, packing) = (how.format, how.packing);
    let (mark, formulas) = (how.mark, how.formulas);
    format!(
        "{account}:{}:{days}:{format}:{packing}:{mark}:{formulas}",
        of.join(":")
    )
}

/// A part of an account, for whoever may have its usage.
async fn scope(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    scope: &str,
) -> Result<(AccountId, Place), Refusal> {
    let (row, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let (kind, name) = scope.split_once(':').unwrap_or((scope, ""));
    let place = match kind {
        "account" => Some(of_account(facts, row.shown_name().to_owned())),
        "profile" if row.agreement.has_profiles() => {
            let profiles = store::accounts::profiles(&portal.database, row.id).await?;
            let found = profiles.into_iter().find(|it| it.name == name);
            found.map(|it| of_profile(facts, it.id, it.display_name))
        }
        "subscription" => subscription(portal, &row, name)
            .await?
            .map(|it| of_subscription(facts, &it)),
        _ => None,
    };
    let is_whole = kind == "account";
    let place = place.ok_or_else(|| wrong("scope", UsageProblem::NoScope))?;
    match allow_usage(caller, &place.on) {
        Ok(()) => Ok((row.id, place)),
        Err(Refused::Forbidden(why)) => Err(Refusal::Forbidden(why)),
        // That there is the account they know; which parts it has beyond their own they do not.
        Err(Refused::Hidden) if is_whole => {
            let mut roles = roles_that_allow::<action::DownloadInvoice>(row.agreement);
            roles.retain(|it| it.at == ScopeKind::Account);
            Err(Refusal::Forbidden(Why::NeedsRole(roles)))
        }
        Err(Refused::Hidden) => Err(wrong("scope", UsageProblem::NoScope)),
    }
}

/// Under the other agreements a subscription has no series of its own.
async fn subscription(
    portal: &Portal,
    account: &account::Model,
    name: &str,
) -> Result<Option<store::entities::subscription::Model>, Refusal> {
    match account.agreement {
        AgreementType::Mosp => {
            let found = store::accounts::subscription_named(&portal.database, account.id, name);
            Ok(found.await?)
        }
        _ => Ok(None),
    }
}

fn days_of(typed: &TypedUsage) -> Result<Period, Refusal> {
    let mut problems = Vec::new();
    let mut day = |field, text: &str| {
        let day = text.parse::<NaiveDate>();
        if day.is_err() {
            let wrong = if text.is_empty() {
                Wrong::Required
            } else {
                Wrong::NoDay
            };
            problems.push(Problem { field, wrong });
        }
        day.ok()
    };
    let (Some(start), Some(end)) = (day("from", &typed.from), day("to", &typed.to)) else {
        return Err(Refusal::Invalid(problems));
    };
    if end < start {
        return Err(wrong("to", UsageProblem::Reversed));
    }
    // The first day that is too late; none so far in the future that there is no such day.
    let beyond = start.checked_add_months(Months::new(MONTHS_MAX));
    match beyond.is_none_or(|it| end >= it) {
        true => Err(wrong("to", UsageProblem::TooManyMonths(MONTHS_MAX))),
        false => Ok(Period { start, end }),
    }
}

fn options_of(typed: &TypedUsage) -> Result<UsageOptions, Refusal> {
    fn chosen<T: Default + std::str::FromStr>(
        field: &'static str,
        text: &str,
    ) -> Result<T, Refusal> {
        match text {
            "" => Ok(T::default()),
            text => {
                let known = text.parse();
                known.map_err(|_| wrong(field, UsageProblem::UnknownFormat))
            }
        }
    }
    Ok(UsageOptions {
        format: chosen("format", &typed.format)?,
        packing: chosen("packing", &typed.packing)?,
        mark: chosen("mark", &typed.mark)?,
        formulas: chosen("formulas", &typed.formulas)?,
    })
}

pub(super) fn wrong(field: &'static str, problem: UsageProblem) -> Refusal {
    Refusal::wrong(field, Wrong::Usage(problem))
}

/// The charges of some days.
pub(super) fn source_of(account: AccountId, place: (Option<store::Uuid>, Period)) -> UsageSource {
    let (scope, days) = place;
    let from = days.start.and_time(NaiveTime::MIN).and_utc().timestamp();
    UsageSource::Days(UsageDays {
        account,
        scope,
        from,
        before: days.ends_before().timestamp(),
    })
}

async fn refuse_empty(
    portal: &Portal,
    account: AccountId,
    place: &Place,
    days: Option<Period>,
) -> Result<(), Refusal> {
    let Some(days) = days else { return Ok(()) };
    let series = place.profile.map(|it| it.0);
    let series = series.or(place.subscription.map(|it| it.0));
    let source = source_of(account, (series, days));
    match store::usage::is_any(&portal.database, &source).await? {
        true => Ok(()),
        false => Err(wrong("from", UsageProblem::NoRows)),
    }
}

/// A note has no charges, and those of an invoice that was billed again are on the other one.
async fn refuse_moved(portal: &Portal, key: (AccountId, InvoiceId)) -> Result<(), Refusal> {
    let row = store::invoices::by_id(&portal.database, key).await?;
    let row = row.ok_or(Refusal::NotFound)?;
    match moved(portal, &row).await? {
        Some(problem) => Err(wrong("form", problem)),
        None => Ok(()),
    }
}

/// Where the charges of a document are, where they are not on it.
pub(super) async fn moved(
    portal: &Portal,
    row: &store::entities::invoice::Model,
) -> Result<Option<UsageProblem>, store::StoreError> {
    if let (Cause::Voids(_) | Cause::Credits(..), Some(corrects)) = (row.cause, row.corrects_id) {
        let corrected = store::invoices::by_id(&portal.database, (row.account_id, corrects));
        return Ok(corrected
            .await?
            .map(|it| UsageProblem::OfCorrected(it.name)));
    }
    let mut now_on: Option<Linked> = None;
    let mut at = row.clone();
    loop {
        let links = crate::invoices::links_of(&portal.database, &at).await?;
        let again = links.corrected_by.into_iter();
        let Some(again) = again
            .into_iter()
            .find(|it| it.kind == CorrectionKind::Rebill)
        else {
            return Ok(now_on.map(|it| UsageProblem::Moved(it.name)));
        };
        let next = store::invoices::of_account(&portal.database, row.account_id, &again.name);
        let Some(next) = next.await? else {
            return Ok(Some(UsageProblem::Moved(again.name)));
        };
        at = next;
        now_on = Some(again);
    }
}
