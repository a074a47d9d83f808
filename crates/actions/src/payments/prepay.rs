//! Money that comes in advance: kept as a credit of the account or of one of its profiles, and set
//! off against the next invoices as other credits are.

use super::problem::PaymentProblem;
use super::reference::read_reference;
use super::transfer::{exact_amount, has_come};
use crate::bill::set_off_open;
use crate::work::{About, Work};
use crate::{Caller, Failure, Portal, Refusal, Repeat, Wrong};
use billing::payment::{AmountProblem, CreditSource};
use billing::policy::{Installation, action, allow};
use billing::{AccountId, CreditId, Currency, Exact, Money, ProfileId};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use store::entities::{credit, profile};
use store::{Reads, StoreError};

/// A transfer that is for no invoice yet.
#[derive(Debug, Clone)]
pub struct Prepayment {
    /// What makes asking again harmless: under the same key it is booked once.
    pub key: CreditId,
    /// The account's identifier or name.
    pub account: String,
    /// The profile's name or identifier; needed where the account has several.
    pub profile: Option<String>,
    /// The day it was received.
    pub received_on: NaiveDate,
    /// How much, in the currency of the profile or account.
    pub amount: Exact,
    /// The bank's reference: the same one again is the same transfer.
    pub reference: Option<String>,
    /// What becomes of it where one of the same day and amount has no reference either.
    pub repeat: Repeat,
}

/// The same as an operator typed it.
#[derive(Debug, Clone)]
pub struct PrepaymentForm {
    /// Of the page that the form was on: the same form sent again books once.
    pub key: CreditId,
    /// The account's identifier or name.
    pub account: String,
    /// The profile's; empty where there is one.
    pub profile: String,
    /// The day it was received; nothing where no day can be read.
    pub received_on: Option<NaiveDate>,
    /// How much; nothing where no number can be read.
    pub amount: Option<Exact>,
    /// The bank's reference.
    pub reference: String,
}

/// How long before an account is made something may have come for it.
const ADVANCE_MAX: TimeDelta = TimeDelta::days(366);

/// Where a prepayment is kept: the series, or all of the account, and their currency.
type Kept = (AccountId, store::Uuid, Currency);

/// Books a prepayment for whoever is at the command line. Gives what is kept; nothing where this
/// transfer is booked already.
pub async fn prepay(
    portal: &Portal,
    prepayment: &Prepayment,
    now: DateTime<Utc>,
) -> Result<Option<Money>, Failure> {
    has_come(portal, prepayment.received_on, now)?;
    let work = portal.begin(None, now).await?;
    match keep(&work, prepayment).await? {
        Booking::Kept(amount) => {
            work.commit().await?;
            Ok(Some(amount))
        }
        Booking::SameForm | Booking::SameTransfer(_) => Ok(None),
    }
}

/// Books a prepayment for an operator. Gives what is kept; nothing where the same form booked it.
pub async fn book_prepayment(
    portal: &Portal,
    caller: &Caller,
    form: &PrepaymentForm,
) -> Result<Option<Money>, Refusal> {
    let allowed = allow::<action::BookMoney>(&caller.standing, &Installation {}, caller.now)?;
    let prepayment = form.read(portal.today(caller.now))?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    let kept = keep(&work, &prepayment).await;
    match kept.map_err(NotKept::refusal)? {
        Booking::Kept(amount) => {
            work.commit().await?;
            Ok(Some(amount))
        }
        Booking::SameForm => Ok(None),
        Booking::SameTransfer(before) => {
            let problem = PaymentProblem::PrepaidReference(before);
            Err(Refusal::wrong("reference", Wrong::Payment(problem)))
        }
    }
}

/// What became of a prepayment.
enum Booking {
    /// It is kept now.
    Kept(Money),
    /// This form booked it before.
    SameForm,
    /// A transfer of its reference, day and amount is booked.
    SameTransfer(Money),
}

impl PrepaymentForm {
    fn read(&self, today: NaiveDate) -> Result<Prepayment, Refusal> {
        let wrong = |field, problem| Refusal::wrong(field, Wrong::Payment(problem));
        if self.account.trim().is_empty() {
            return Err(Refusal::wrong("account", Wrong::Required));
        }
        let amount = self.amount;
        let amount = amount.ok_or_else(|| Refusal::wrong("amount", Wrong::NoNumber))?;
        let no_date = || wrong("date", PaymentProblem::NoDate);
        let received_on = self.received_on.ok_or_else(no_date)?;
        if received_on > today {
            return Err(wrong("date", PaymentProblem::FutureDate));
        }
        let profile = self.profile.trim();
        Ok(Prepayment {
            key: self.key,
            account: self.account.clone(),
            profile: (!profile.is_empty()).then(|| profile.to_owned()),
            received_on,
            amount,
            reference: Some(self.reference.clone()),
            // Two people at once, or one in two windows, have two keys.
            repeat: Repeat::Refused,
        })
    }
}

/// Why a prepayment is not kept.
#[derive(Debug)]
enum NotKept {
    /// Something that was typed, in this field, will not do.
    Wrong(&'static str, Wrong, String),
    /// Something broke.
    Failure(Failure),
}

impl NotKept {
    fn wrong(field: &'static str, wrong: Wrong, sentence: impl Into<String>) -> Self {
        Self::Wrong(field, wrong, sentence.into())
    }

    fn problem(field: &'static str, problem: PaymentProblem, sentence: impl Into<String>) -> Self {
        Self::wrong(field, Wrong::Payment(problem), sentence)
    }

    fn refusal(self) -> Refusal {
        match self {
            Self::Wrong(field, wrong, _) => Refusal::wrong(field, wrong),
            Self::Failure(failure) => failure.into(),
        }
    }
}

impl From<NotKept> for Failure {
    fn from(not: NotKept) -> Self {
        match not {
            NotKept::Wrong(_, _, sentence) => Self::new(sentence),
            NotKept::Failure(failure) => failure,
        }
    }
}

impl From<Failure> for NotKept {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

impl From<StoreError> for NotKept {
    fn from(cause: StoreError) -> Self {
        Self::Failure(cause.into())
    }
}

async fn keep(work: &Work, asked: &Prepayment) -> Result<Booking, NotKept> {
    let (account, scope, currency) = kept_where(&work.txn, asked).await?;
    // Two at once: the second one sees what the first one booked.
    store::accounts::lock(&work.txn, account).await?;
    let reference = read_reference(asked.reference.as_deref().unwrap_or_default());
    let too_long = "A bank's reference has 140 characters at the most.";
    let reference = reference.map_err(|it| NotKept::problem("reference", it, too_long))?;
    let amount = exact_amount(asked.amount, currency).ok();
    let amount = amount.filter(|it| it.minor() > 0);
    let amount = amount.ok_or_else(|| no_amount(asked.amount, currency))?;
    let row = credit::Model {
        account_id: account,
        id: asked.key,
        scope_id: scope,
        invoice_id: None,
        payment_id: None,
        source: CreditSource::Prepayment,
        reference,
        currency,
        amount_minor: amount.minor(),
        left_minor: amount.minor(),
        since: asked.received_on,
    };
    if let Some(before) = booked_before(work, &row).await? {
        return Ok(before);
    }
    if asked.repeat == Repeat::Refused && row.reference.is_none() {
        refuse_twin(work, &row).await?;
    }
    let subject = row.id.to_string();
    store::put_all::<credit::Entity>(&work.txn, vec![row]).await?;
    // A series of its own is a profile, or all of the account.
    let profile = (scope != account.0).then_some(ProfileId(scope));
    work.audit(About::profile(account, profile), "payment.prepay", &subject)
        .await?;
    set_off_open(work, account, asked.received_on).await?;
    Ok(Booking::Kept(amount))
}

fn no_amount(amount: Exact, currency: Currency) -> NotKept {
    let problem = PaymentProblem::Amount(AmountProblem::NoAmount(currency));
    let sentence = format!("{amount} {currency} cannot be paid in advance.");
    NotKept::problem("amount", problem, sentence)
}

/// What booked it already: the same form, or a transfer of the same reference and day. A standing
/// order carries one reference month after month.
async fn booked_before(work: &Work, row: &credit::Model) -> Result<Option<Booking>, NotKept> {
    let key = (row.account_id, row.id);
    if let Some(before) = store::credits::lock(&work.txn, key).await? {
        let is_same = before.scope_id == row.scope_id
            && before.reference == row.reference
            && before.amount_minor == row.amount_minor
            && before.since == row.since;
        return match is_same {
            true => Ok(Some(Booking::SameForm)),
            false => Err(NotKept::problem(
                "form",
                PaymentProblem::Sent,
                "This form was sent before with something else in it.",
            )),
        };
    }
    let Some(reference) = &row.reference else {
        return Ok(None);
    };
    let series = (row.account_id, row.scope_id);
    let before = store::credits::prepaid(&work.txn, series, (reference, row.since)).await?;
    let before = before.map(|it| Money::new(it.amount_minor, it.currency));
    match before {
        None => Ok(None),
        Some(before) if before.minor() == row.amount_minor => {
            Ok(Some(Booking::SameTransfer(before)))
        }
        Some(before) => {
            let sentence = format!(
                "A prepayment of this reference and day is booked already, with another amount: {}.",
                before.decimal()
            );
            let problem = PaymentProblem::PrepaidReference(before);
            Err(NotKept::problem("reference", problem, sentence))
        }
    }
}

/// Refuses what looks like a prepayment that is booked: nothing but its day and amount tell it.
async fn refuse_twin(work: &Work, row: &credit::Model) -> Result<(), NotKept> {
    match store::credits::is_prepaid_like(&work.txn, row).await? {
        true => Err(NotKept::problem(
            "reference",
            PaymentProblem::BookedAlready,
            format!(
                "A prepayment of this amount of {} without a reference is booked already: give \
                 the bank's with --reference, or add --again.",
                row.since
            ),
        )),
        false => Ok(()),
    }
}

async fn kept_where(reads: &impl Reads, asked: &Prepayment) -> Result<Kept, NotKept> {
    let name = asked.account.trim();
    let mut accounts = store::accounts::called(reads, name).await?;
    if accounts.len() > 1 {
        let sentence = format!("Several accounts are called {name:?}: name one by its identifier.");
        return Err(NotKept::wrong("account", Wrong::SeveralAccounts, sentence));
    }
    let account = accounts.pop().ok_or_else(|| {
        let sentence = format!("There is no account {name:?}.");
        NotKept::wrong("account", Wrong::NoAccount, sentence)
    })?;
    let made = account.created_on;
    if made - asked.received_on > ADVANCE_MAX {
        let sentence =
            format!("The account was made on {made}: nothing came for it so long before.");
        let problem = PaymentProblem::BeforeAccount(made);
        return Err(NotKept::problem("date", problem, sentence));
    }
    if account.agreement.has_profiles() {
        let profiles = store::accounts::profiles(reads, account.id).await?;
        let profile = profile_of(&profiles, asked)?;
        return Ok((account.id, profile.id.0, profile.currency));
    }
    match (account.currency, &asked.profile) {
        (_, Some(_)) => Err(no_profile("This account has no billing profiles.")),
        (Some(currency), None) => Ok((account.id, account.id.0, currency)),
        (None, None) => Err(NotKept::problem(
            "account",
            PaymentProblem::NoCurrencyYet,
            "The account has no currency yet.",
        )),
    }
}

fn no_profile(sentence: impl Into<String>) -> NotKept {
    NotKept::wrong("profile", Wrong::NoProfile, sentence)
}

fn profile_of<'a>(
    profiles: &'a [profile::Model],
    asked: &Prepayment,
) -> Result<&'a profile::Model, NotKept> {
    let names = || {
        let names: Vec<_> = profiles.iter().map(|it| it.display_name.as_str()).collect();
        names.join(", ")
    };
    match (&asked.profile, profiles) {
        (None, [only]) => Ok(only),
        (None, _) => {
            let lead = "Say with --profile for which billing profile:";
            Err(no_profile(format!("{lead} {}.", names())))
        }
        (Some(name), _) => {
            let is_called = |it: &&profile::Model| it.name == *name || it.display_name == *name;
            let called: Vec<_> = profiles.iter().filter(is_called).collect();
            let has = names();
            match called.as_slice() {
                [only] => Ok(only),
                [] => Err(no_profile(format!(
                    "The account has no billing profile {name:?}; it has {has}."
                ))),
                _ => Err(no_profile(format!(
                    "Several billing profiles are called {name:?}: name one by its identifier."
                ))),
            }
        }
    }
}
