//! What every page is given: the portal, who asks, in which language, and what a form was told.

use actions::mail::NotShown;
use actions::{Caller, Portal, Refusal};
use billing::Language;
use islands::addresses;
use std::collections::BTreeMap;

/// How bright the pages are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the reader's device is set.
    #[default]
    Automatic,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A sentence shown once, after something was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Signed out.
    SignedOut,
    /// The password was changed, and every other session ended.
    PasswordChanged,
    /// The password was set by a link, and every session ended.
    PasswordSet,
    /// With what somebody signs in was changed.
    Security(SecurityNotice),
    /// Access was asked for.
    AccessAsked,
    /// Access was refused to whoever asked.
    AccessRefused,
    /// Another directory is in use.
    DirectorySwitched,
    /// Costs are told by other tags.
    TagKeysSaved,
    /// A meter was added.
    MeterAdded,
    /// A price was replaced by another one.
    PriceReplaced,
    /// A price was added.
    PriceAdded,
    /// A price was ended.
    PriceEnded,
    /// A tax rule was added.
    TaxRuleAdded,
    /// A tax rule was ended.
    TaxRuleEnded,
    /// An exchange rate was added.
    RateAdded,
    /// An exchange rate was ended.
    RateEnded,
    /// An invoice was voided.
    InvoiceVoided,
    /// An invoice was voided, and billed again.
    InvoiceRebilled,
    /// A part of an invoice was credited.
    InvoiceCredited,
    /// A billing run has begun.
    RunBegun,
    /// A billing run is done.
    RunDone {
        /// Invoices made.
        made: u32,
        /// Series that could not be billed.
        parked: u32,
    },
    /// A card was charged.
    PaymentTaken,
    /// Everything that was open on a card is paid.
    BalanceSettled,
    /// A transfer was booked.
    TransferBooked,
    /// Money was given back, or is to be.
    PaymentRefunded,
    /// A support request was sent.
    RequestOpened,
    /// A message was written on a support request.
    RequestWrittenOn,
    /// A support request was closed.
    RequestClosed,
    /// A support request is open again.
    RequestReopened,
    /// An account was offered to somebody.
    AccountOffered,
    /// An offer was withdrawn.
    OfferWithdrawn,
    /// An account was taken over.
    AccountTakenOver,
    /// An offer was refused.
    OfferRefused,
    /// Roles were given.
    AccessGiven,
    /// An invitation was answered: one signs in next.
    InvitationTaken,
    /// Roles were given, or wait for whoever is invited.
    AccessInvited,
    /// Roles were taken.
    AccessRemoved,
    /// Those with a role on a subscription may download its invoices.
    SharingOn,
    /// They may not.
    SharingOff,
    /// A refund was noted as wired.
    RefundWired,
    /// What was paid in advance was booked.
    PrepaymentBooked,
    /// Something was done about mail.
    Mail(MailNotice),
}

/// What was done about mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailNotice {
    /// Invoices are sent.
    On,
    /// They are not.
    Off,
    /// A recipient was added.
    Added,
    /// A recipient was removed.
    Removed,
    /// A link was sent to a new address.
    AddressAsked,
    /// The address holds already.
    AddressKept,
    /// A test was sent.
    Tested,
    /// A mail was sent again.
    Again,
    /// People are reminded of what is to be paid.
    RemindersOn,
    /// They are not.
    RemindersOff,
    /// No mail is sent.
    Paused,
    /// Mail is sent again.
    Resumed,
}

impl MailNotice {
    /// Every one of them, with its word.
    pub const ALL: &[(Self, &'static str)] = &[
        (Self::On, "mail-on"),
        (Self::Off, "mail-off"),
        (Self::Added, "recipient-added"),
        (Self::Removed, "recipient-removed"),
        (Self::AddressAsked, "address-asked"),
        (Self::AddressKept, "address-kept"),
        (Self::Tested, "mail-tested"),
        (Self::Again, "mail-again"),
        (Self::RemindersOn, "reminders-on"),
        (Self::RemindersOff, "reminders-off"),
        (Self::Paused, "mail-paused"),
        (Self::Resumed, "mail-resumed"),
    ];
}

/// What was changed of what somebody signs in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecurityNotice {
    /// An app was set up.
    AppOn,
    /// The app was turned off.
    AppOff,
    /// Recovery codes were replaced.
    CodesSaved,
    /// A passkey was added.
    PasskeyOn,
    /// A passkey was removed.
    PasskeyOff,
    /// A session was ended.
    SessionEnded,
    /// All other sessions were ended.
    OthersEnded,
}

/// A form that was sent and refused: shown again with what was typed, passwords aside.
#[derive(Debug, Clone)]
pub struct Form {
    /// Why.
    pub refusal: Refusal,
    /// What was typed, by field.
    pub typed: BTreeMap<String, String>,
}

/// One request for a page. The server provides it as a context.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The portal.
    pub portal: Portal,
    /// Who asks; nobody on the pages of signing in.
    pub caller: Option<Caller>,
    /// The language of the page.
    pub language: Language,
    /// How bright it is.
    pub theme: Theme,
    /// The address asked for, with its query: where language and theme switches return to.
    pub address: String,
    /// The portal's own address, for links that people hand on: scheme, host and port.
    pub origin: String,
    /// Whether the portal was reached at another address than that, such as one made of numbers.
    pub is_elsewhere: bool,
    /// Where assets lie: `/pkg/` and the build.
    pub assets: &'static str,
    /// Shown once.
    pub notice: Option<Notice>,
    /// A form that was sent and refused.
    pub form: Option<Form>,
    /// The password fitted several identities: the ticket, and what to choose from.
    pub choose: Option<(String, Vec<actions::sign_in::Choice>)>,
    /// What the browser's passkeys are asked, on the page of signing in with one; nothing where the
    /// portal takes none.
    pub passkey: Option<String>,
    /// The link of a mail was followed by somebody who may not see the invoice.
    pub not_shown: Option<NotShown>,
    /// Nothing fits the address, or nobody may see it: the page says so with this.
    pub refused: Option<Refusal>,
}

/// The request that is being answered. Nobody asks while the list of routes is made.
pub(crate) fn asked() -> Option<Asked> {
    leptos::prelude::use_context()
}

impl Asked {
    /// What was typed into a field of a form that was refused.
    pub(crate) fn typed(&self, field: &str) -> String {
        let form = self.form.as_ref();
        let typed = form.and_then(|it| it.typed.get(field));
        typed.cloned().unwrap_or_default()
    }

    /// A value of the address's query.
    pub(crate) fn query(&self, name: &str) -> Option<String> {
        let (_, query) = self.address.split_once('?')?;
        let mut pairs = form_urlencoded::parse(query.as_bytes());
        let (_, value) = pairs.find(|(it, _)| it == name)?;
        Some(value.into_owned())
    }

    /// Every name of the address's query with its value.
    pub(crate) fn all_queries(&self) -> Vec<(String, String)> {
        let query = self.address.split_once('?').map_or("", |(_, query)| query);
        let pairs = form_urlencoded::parse(query.as_bytes());
        pairs.into_owned().collect()
    }

    /// Every value of one name in the address's query.
    pub(crate) fn queries(&self, name: &str) -> Vec<String> {
        let query = self.address.split_once('?').map_or("", |(_, query)| query);
        let pairs = form_urlencoded::parse(query.as_bytes());
        let named = pairs.filter(|(it, _)| it == name);
        named.map(|(_, value)| value.into_owned()).collect()
    }

    /// The words to search for, on the page that searches.
    pub(crate) fn searched(&self) -> String {
        match self.address.split('?').next() {
            Some(addresses::SEARCH) => self.query("q").unwrap_or_default(),
            _ => String::new(),
        }
    }

    /// The file of symbols.
    pub(crate) fn icons(&self) -> String {
        format!("{}/icons.svg", self.assets)
    }
}
