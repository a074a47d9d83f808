//! What a mail tells, without words.

use crate::invoice::{Correction, CorrectionKind, InvoiceKind, Named, PaymentMethod};
use crate::payment::DeclineReason;
use crate::policy::Role;
use crate::problem::word_list;
use crate::{IdentityKind, Money, Period};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a mail is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::DeriveValueType))]
#[cfg_attr(feature = "sea-orm", sea_orm(value_type = "String"))]
#[serde(rename_all = "kebab-case")]
pub enum MailKind {
    /// An invoice or a credit note was issued.
    Invoice,
    /// A card was declined.
    PaymentDeclined,
    /// The due date of an invoice passed.
    PastDue,
    /// An invoice was paid.
    Paid,
    /// An invoice is to be paid soon, or should have been.
    Reminder,
    /// A subscription was disabled.
    Disabled,
    /// A subscription was enabled again.
    Enabled,
    /// Somebody was given a role.
    RoleGiven,
    /// Somebody was invited.
    Invitation,
    /// Somebody asks for access.
    AccessRequested,
    /// What somebody asked for was answered otherwise than with a role.
    AccessAnswered,
    /// A file of usage is ready.
    UsageReady,
    /// Somebody forgot their password.
    PasswordReset,
    /// An address is to be confirmed.
    ConfirmAddress,
    /// Somebody wants to see that mail arrives.
    Test,
}

word_list!(
    MailKind,
    "kind of mail",
    Invoice = "invoice",
    PaymentDeclined = "payment-declined",
    PastDue = "past-due",
    Paid = "paid",
    Reminder = "reminder",
    Disabled = "disabled",
    Enabled = "enabled",
    RoleGiven = "role-given",
    Invitation = "invitation",
    AccessRequested = "access-requested",
    AccessAnswered = "access-answered",
    UsageReady = "usage-ready",
    PasswordReset = "password-reset",
    ConfirmAddress = "confirm-address",
    Test = "test",
);

/// What a mail tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letter {
    /// An invoice or a credit note was issued.
    Invoice(AboutInvoice),
    /// A card was declined.
    PaymentDeclined(AboutInvoice, DeclineReason),
    /// The due date of an invoice passed.
    PastDue(AboutInvoice),
    /// An invoice was paid.
    Paid(AboutInvoice),
    /// So many days before its due date; less than nothing are days after it.
    Reminder(AboutInvoice, i64),
    /// A subscription was disabled.
    Disabled(AboutSubscription),
    /// A subscription was enabled again.
    Enabled(AboutSubscription),
    /// Somebody was given a role.
    RoleGiven(AboutRole),
    /// Somebody was invited to a role.
    Invitation(AboutRole),
    /// Somebody asks for access.
    AccessRequested(AboutRequest),
    /// What its reader asked for was refused, or shared.
    AccessAnswered(AboutAnswer),
    /// A file of usage is ready.
    UsageReady(AboutUsage),
    /// Somebody forgot their password.
    PasswordReset(AboutIdentity),
    /// An address is to be confirmed for the invoices of this account.
    ConfirmAddress(String),
    /// How the invoices of this profile, subscription or enrolment arrive.
    Test(String),
}

impl Letter {
    /// What it is for.
    pub const fn kind(&self) -> MailKind {
        match self {
            Self::Invoice(_) => MailKind::Invoice,
            Self::PaymentDeclined(..) => MailKind::PaymentDeclined,
            Self::PastDue(_) => MailKind::PastDue,
            Self::Paid(_) => MailKind::Paid,
            Self::Reminder(..) => MailKind::Reminder,
            Self::Disabled(_) => MailKind::Disabled,
            Self::Enabled(_) => MailKind::Enabled,
            Self::RoleGiven(_) => MailKind::RoleGiven,
            Self::Invitation(_) => MailKind::Invitation,
            Self::AccessRequested(_) => MailKind::AccessRequested,
            Self::AccessAnswered(_) => MailKind::AccessAnswered,
            Self::UsageReady(_) => MailKind::UsageReady,
            Self::PasswordReset(_) => MailKind::PasswordReset,
            Self::ConfirmAddress(_) => MailKind::ConfirmAddress,
            Self::Test(_) => MailKind::Test,
        }
    }

    /// The invoice that it is about.
    pub const fn invoice(&self) -> Option<&AboutInvoice> {
        match self {
            Self::Invoice(it)
            | Self::PaymentDeclined(it, _)
            | Self::PastDue(it)
            | Self::Paid(it)
            | Self::Reminder(it, _) => Some(it),
            _ => None,
        }
    }

    /// The same as it is to be told so many days later, of what is open then.
    #[must_use]
    pub fn told_later(self, days: i64, open: Money) -> Self {
        let later = |it: AboutInvoice| AboutInvoice { open, ..it };
        match self {
            Self::PastDue(it) => Self::PastDue(later(it)),
            Self::Reminder(it, left) => Self::Reminder(later(it), left - days),
            _ => self,
        }
    }
}

impl MailKind {
    /// Those that ask for the same as this one: to pay an invoice, or to see to its card. Of several
    /// only the newest is needed. That a card was declined does not stand for a reminder, nor the
    /// other way round.
    pub const fn asks_like(self) -> &'static [Self] {
        match self {
            Self::PastDue | Self::Reminder => &[Self::PastDue, Self::Reminder],
            Self::PaymentDeclined => &[Self::PaymentDeclined],
            _ => &[],
        }
    }
}

/// An invoice, as mails tell of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutInvoice {
    /// The account.
    pub account: Named,
    /// The profile, subscription or account that it is for.
    pub scope: String,
    /// Its name.
    pub name: String,
    /// Its document number.
    pub number: String,
    /// What for.
    pub kind: InvoiceKind,
    /// The days it is for.
    pub period: Period,
    /// Its date.
    pub invoice_date: NaiveDate,
    /// Until when it is to be paid.
    pub due_date: NaiveDate,
    /// How it is paid.
    pub payment_method: PaymentMethod,
    /// What it comes to.
    pub total: Money,
    /// What of it is still to be paid.
    pub open: Money,
    /// Whether the portal shows it; an enrolment's comes by mail alone.
    pub is_in_portal: bool,
    /// When its card is charged again by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_try: Option<NaiveDate>,
    /// What it corrects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub corrects: Option<Corrects>,
}

/// The invoice that a document takes back, gives a part back of, or stands in the place of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Corrects {
    /// How.
    pub how: CorrectionKind,
    /// Its document number.
    pub number: String,
}

impl Corrects {
    /// What the document that says this corrects.
    pub fn of(correction: &Correction) -> Option<Self> {
        let corrected = correction.preceding.first()?;
        Some(Self {
            how: correction.kind,
            number: corrected.document_number.clone(),
        })
    }
}

/// A subscription, as mails tell of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutSubscription {
    /// The account.
    pub account: Named,
    /// The subscription.
    pub name: String,
    /// Whether these are all subscriptions of a profile of this name.
    #[serde(default)]
    pub is_profile: bool,
    /// From which day on.
    pub since: NaiveDate,
}

/// A role that somebody was given, or is invited to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutRole {
    /// The account.
    pub account: Named,
    /// The account, profile or section that it holds on.
    pub place: String,
    /// Which.
    pub role: Role,
    /// Who gave it.
    pub by: String,
    /// The last day it holds (UTC).
    pub last_day: Option<NaiveDate>,
}

/// One of the identities of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutIdentity {
    /// Which.
    pub kind: IdentityKind,
    /// Its home directory.
    pub directory: Option<String>,
}

/// A request for access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutRequest {
    /// The account.
    pub account: Named,
    /// The account or profile that it is for.
    pub place: String,
    /// Who asks.
    pub by: String,
    /// Their address: two people may have one name.
    pub email: String,
}

/// The answer to a request for access.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutAnswer {
    /// The account; its identifier alone for whoever holds nothing there.
    pub account: Named,
    /// The account, profile or subscription that it was for.
    pub place: String,
    /// The identifier of the profile, where it was one.
    pub profile: Option<String>,
    /// The identifier of the subscription, where it was one.
    pub subscription: Option<String>,
    /// Who answered.
    pub by: String,
    /// Why it was refused; nothing where *Access to invoice* was turned on.
    pub refused: Option<String>,
}

/// A file of usage that somebody asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AboutUsage {
    /// The account.
    pub account: Named,
    /// The invoice, or the part of the account, that it is of.
    pub of: String,
    /// The file.
    pub name: String,
    /// The last day on which it can be downloaded (UTC).
    pub last_day: NaiveDate,
}
