//! The billing office: what operators alone see and do. Its desks are listed here, once: the side
//! menu shows them, and each has its address, its symbol and its page.

pub mod mail;
mod payments;
mod prices;
mod runs;
mod taxes;

use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::frame::{Here, Page};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{operator, shell};

pub use payments::payments;
pub use prices::{meter, prices};
pub use runs::runs;
pub use taxes::taxes;

/// A place of the billing office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// Billing runs, and what could not be billed.
    Runs,
    /// Money that is on no invoice.
    Payments,
    /// The price sheet.
    Prices,
    /// Taxes and exchange rates.
    Taxes,
    /// What was mailed to whom.
    Mail,
    /// What customers wrote.
    Support,
    /// Links of people who are invited.
    Invitations,
    /// What was done that concerns no account.
    Activity,
}

impl Desk {
    /// Every one of them, in the order of the side menu.
    pub const ALL: &[Self] = &[
        Self::Runs,
        Self::Payments,
        Self::Prices,
        Self::Taxes,
        Self::Mail,
        Self::Support,
        Self::Invitations,
        Self::Activity,
    ];

    /// Where it is.
    pub const fn address(self) -> &'static str {
        match self {
            Self::Runs => addresses::RUNS,
            Self::Payments => addresses::PAYMENTS,
            Self::Prices => addresses::PRICES,
            Self::Taxes => addresses::TAXES,
            Self::Mail => addresses::MAIL,
            Self::Support => addresses::OFFICE_SUPPORT,
            Self::Invitations => addresses::INVITATIONS,
            Self::Activity => addresses::OFFICE_ACTIVITY,
        }
    }

    /// The symbol beside its name.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Runs => "clock",
            Self::Payments => "switch",
            Self::Prices => "price",
            Self::Taxes => "percent",
            Self::Mail => "mail",
            Self::Support => "support",
            Self::Invitations => "access",
            Self::Activity => "details",
        }
    }

    /// What it is called.
    pub fn name(self, language: Language) -> String {
        match self {
            Self::Runs => operator::runs(language),
            Self::Payments => words::payments::office(language),
            Self::Prices => words::prices::title(language),
            Self::Taxes => words::taxes::title(language),
            Self::Mail => words::mail_ledger::title(language),
            Self::Support => words::support::plain_office(language),
            Self::Invitations => words::access::invitations(language),
            Self::Activity => words::activity::title(language),
        }
    }
}

/// A page of the billing office.
pub(crate) fn page(asked: &Asked, desk: Desk, body: AnyView) -> Page {
    let language = asked.language;
    let title = desk.name(language);
    Page {
        crumbs: vec![
            Crumb::to(shell::home(language), addresses::HOME),
            Crumb::here(title.clone()),
        ],
        title,
        here: Here::Office(desk),
        account: None,
        body,
    }
}
