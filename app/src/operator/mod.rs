//! The billing office: what operators alone see and do. Its desks are listed here, once: the side
//! menu shows them, and each has its address, its symbol and its page.

mod runs;

use crate::asked::Asked;
use crate::controls::breadcrumb::Crumb;
use crate::frame::{Here, Page};
use billing::Language;
use islands::addresses;
use leptos::prelude::*;
use words::{operator, shell};

pub use runs::runs;

/// A place of the billing office.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Desk {
    /// Billing runs, and what could not be billed.
    Runs,
}

impl Desk {
    /// Every one of them, in the order of the side menu.
    pub const ALL: &[Self] = &[Self::Runs];

    /// Where it is.
    pub const fn address(self) -> &'static str {
        match self {
            Self::Runs => addresses::RUNS,
        }
    }

    /// The symbol beside its name.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Runs => "clock",
        }
    }

    /// What it is called.
    pub fn name(self, language: Language) -> String {
        match self {
            Self::Runs => operator::runs(language),
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
