//! Why an action was not done, for whoever asked: one type, turned into a page or JSON at the door.

use crate::Failure;
use crate::costs::CostProblem;
use crate::invoices::ArchiveProblem;
use crate::payments::PaymentProblem;
use crate::sign_in::{FactorProblem, ProviderProblem};
use crate::statement::StatementProblem;
use crate::usage::UsageProblem;
use billing::hand_over::HandOverProblem;
use billing::invoice::Uncorrectable;
use billing::policy::{Refused, Why};
use billing::price::OddPrice;
use billing::tax::{OddRate, OddRule};
use billing::{Currency, ErrorId};
use chrono::{DateTime, NaiveDate, Utc};
use store::StoreError;

/// A field of a form, and what is wrong with what was typed there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The name of the field.
    pub field: &'static str,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What can be wrong with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was typed.
    Required,
    /// Address and password do not fit together; says nothing of which.
    SignIn,
    /// Too many tries: wait this many minutes.
    TooManyTries(i64),
    /// The current password is another one.
    CurrentPassword,
    /// Shorter than a new password may be.
    PasswordTooShort,
    /// Longer than a new password may be.
    PasswordTooLong,
    /// Whoever knows the address knows it.
    PasswordIsAddress,
    /// The two passwords typed are not the same.
    PasswordsDiffer,
    /// Choosing an identity is over: too late, done already, or the password was changed.
    ChoiceOver,
    /// A code or a passkey does not do.
    Factor(FactorProblem),
    /// Somebody answered the request already.
    Decided,
    /// Nobody was signed in with a provider.
    Provider {
        /// What the provider is called.
        provider: String,
        /// Why.
        problem: ProviderProblem,
    },
    /// None of the directories of this person.
    Directory,
    /// A billing run is at work already.
    RunAtWork {
        /// When it began.
        since: DateTime<Utc>,
        /// From when on another one may begin, should nothing be heard of it any more.
        until: DateTime<Utc>,
    },
    /// The billing date is a day that has not come yet.
    BillingDateAhead,
    /// Nothing of that kind is parked any more.
    NotParked,
    /// Not a day.
    NoDay,
    /// Not a number, or less than nothing.
    NoNumber,
    /// A number, and nothing does not do.
    NotAboveZero,
    /// A number, and more than can be counted.
    NumberTooLarge,
    /// Not a currency.
    NoCurrency,
    /// Another currency than the one that the buyer is billed in.
    BilledIn(Currency),
    /// Not a country's code.
    NoCountry,
    /// A prefix of VAT numbers: the country has another code.
    CountryIs(&'static str),
    /// Not a percentage of tax.
    NoPercentage,
    /// A percentage beside a category that has none.
    CategoryHasNoRate,
    /// There is a meter of this identifier.
    MeterExists,
    /// Not a day on which a price that is replaced holds: after its first, up to its last.
    NotWithin(NaiveDate, Option<NaiveDate>),
    /// None of what there is to choose from.
    NoChoice,
    /// More letters than this.
    TooLong(usize),
    /// So many support requests of one person are not closed already.
    TooManyRequests(u64),
    /// So much was written on a support request already.
    TooManyMessages,
    /// There is no such billing account.
    NoAccount,
    /// Several billing accounts are called so.
    SeveralAccounts,
    /// The account has no such profile, or several.
    NoProfile,
    /// The last day comes before the first.
    EndsBeforeItBegins,
    /// A price for the same buyer holds then: from its first to its last day.
    PriceOverlaps(NaiveDate, Option<NaiveDate>),
    /// A tier that does not begin after the one before it.
    TierOrder,
    /// There is one from that day on already.
    SameDay,
    /// Up to this day invoices are made already: they stay as they are. Done once that is confirmed.
    BilledAlready(NaiveDate),
    /// The exchange rate is odd: taken once it is confirmed.
    OddRate(OddRate),
    /// The tax rule is odd: taken once it is confirmed.
    OddRule(OddRule),
    /// The price is odd: taken once it is confirmed.
    OddPrice(OddPrice),
    /// The accounting currency needs no rate to itself.
    AccountingCurrency,
    /// The invoice is not corrected in that way.
    Uncorrectable(Uncorrectable),
    /// None of the roles that can be given there.
    NoRole,
    /// Not an e-mail address.
    NoAddress(String),
    /// Nobody was named.
    NoAddresses,
    /// More addresses than one form takes.
    TooManyAddresses,
    /// The address is there already.
    AddressThere,
    /// The address gets the invoices anyway: its owner prefers it.
    AddressPreferred,
    /// The last contact of an enrolment: removed once that is confirmed.
    LastContact,
    /// Longer than an e-mail address can be.
    AddressTooLong,
    /// The invoices are not sent by e-mail.
    NotSent,
    /// The terms were not accepted.
    NotAccepted,
    /// A day that is over.
    DayOver(NaiveDate),
    /// Documents cannot be handed out together like that.
    Archive(ArchiveProblem),
    /// Why no costs are told.
    Costs(CostProblem),
    /// A statement cannot be made like that.
    Statement(StatementProblem),
    /// Nothing was chosen.
    NothingChosen,
    /// The role was given higher up, and is taken back there.
    InheritedRole,
    /// It comes from a group, and would be back at the next sign-in.
    GroupRole,
    /// The last owner stays.
    LastOwner,
    /// An account cannot be handed over, or taken over, like that.
    HandOver(HandOverProblem),
    /// Money cannot be taken, booked or given back like that.
    Payment(PaymentProblem),
    /// No file of usage is made of that.
    Usage(UsageProblem),
}

/// Why an action was not done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such thing, or not for this person.
    NotFound,
    /// It is there, and this person may not.
    Forbidden(Why),
    /// What was typed does not do.
    Invalid(Vec<Problem>),
    /// A link that is no longer good.
    LinkExpired,
    /// Asked for something that is not ready.
    NotReady,
    /// The database is busy: try again.
    Busy,
    /// Something broke; the log has it under this id.
    Broken(ErrorId),
}

impl Refusal {
    /// One wrong field.
    pub fn wrong(field: &'static str, wrong: Wrong) -> Self {
        Self::Invalid(vec![Problem { field, wrong }])
    }

    /// Something that should not happen did: it is logged, and only its id goes out.
    pub fn broken(cause: &dyn std::fmt::Display) -> Self {
        let id = ErrorId::new();
        tracing::error!(error_id = %id, %cause, "broken");
        Self::Broken(id)
    }
}

impl From<StoreError> for Refusal {
    fn from(cause: StoreError) -> Self {
        match store::is_busy(&cause) {
            true => Self::Busy,
            false => Self::broken(&cause),
        }
    }
}

impl From<Failure> for Refusal {
    fn from(failure: Failure) -> Self {
        match failure.is_busy() {
            true => Self::Busy,
            false => Self::broken(&failure),
        }
    }
}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Hidden => Self::NotFound,
            Refused::Forbidden(why) => Self::Forbidden(why),
        }
    }
}
