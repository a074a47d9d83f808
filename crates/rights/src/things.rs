//! What is asked about: accounts of each agreement, their parts, and their invoices.

use crate::Agreement;

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A billing account.
    Account,
    /// A billing profile.
    Profile,
    /// An invoice section.
    Section,
    /// A MOSP subscription.
    Subscription,
    /// A MOSP support plan.
    SupportPlan,
    /// A MOSP invoice of services while *Access to invoice* is Off.
    Unshared,
    /// The same while it is On.
    Shared,
    /// A MOSP invoice that is the administrator's alone.
    Administrators,
    /// An invoice of any other agreement.
    Invoice,
    /// The billing office.
    Office,
    /// A support request that somebody else wrote.
    AnothersRequest,
    /// What everybody has.
    Own,
}

impl Kind {
    /// The words that the tables have for it.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::Profile => "profile",
            Self::Section => "section",
            Self::Subscription => "subscription",
            Self::SupportPlan => "support plan",
            Self::Unshared => "invoice, Access to invoice Off",
            Self::Shared => "invoice, Access to invoice On",
            Self::Administrators => "support plan, reservation or Marketplace invoice",
            Self::Invoice => "invoice",
            Self::Office => "office",
            Self::AnothersRequest => "another's support request",
            Self::Own => "one's own",
        }
    }

    /// Whether it is an invoice.
    pub const fn is_invoice(self) -> bool {
        matches!(
            self,
            Self::Unshared | Self::Shared | Self::Administrators | Self::Invoice
        )
    }
}

/// Something in the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thing {
    /// What it is.
    pub kind: Kind,
    /// The identifier of its account; of none for what belongs to no account.
    pub account: &'static str,
    /// The identifiers of where it is beneath the account: profile and section, or subscription.
    pub path: &'static [&'static str],
}

impl Thing {
    /// The name under which its invoices are listed.
    pub fn label(&self) -> String {
        match self.path {
            [] => self.account.to_owned(),
            [part, ..] => label(self.account, part),
        }
    }

    /// How a failure names it.
    pub fn describe(&self) -> String {
        let path = self.path.join("/");
        format!("{} {}/{path}", self.kind.words(), self.account)
    }
}

/// What a profile or subscription is called.
pub(crate) fn label(account: &str, part: &str) -> String {
    format!("{part} of {account}")
}

const MOSP: [(Kind, &[&str]); 8] = [
    (Kind::Account, &[]),
    (Kind::Subscription, &["off"]),
    (Kind::Subscription, &["on"]),
    (Kind::SupportPlan, &["plan"]),
    (Kind::Unshared, &["off"]),
    (Kind::Shared, &["on"]),
    (Kind::Administrators, &["plan"]),
    (Kind::Administrators, &[]),
];

const WITH_PROFILES: [(Kind, &[&str]); 8] = [
    (Kind::Account, &[]),
    (Kind::Profile, &["P1"]),
    (Kind::Profile, &["P2"]),
    (Kind::Section, &["P1", "S1"]),
    (Kind::Section, &["P1", "S2"]),
    (Kind::Section, &["P2", "S3"]),
    (Kind::Invoice, &["P1"]),
    (Kind::Invoice, &["P2"]),
];

const ENROLMENT: [(Kind, &[&str]); 2] = [(Kind::Account, &[]), (Kind::Invoice, &[])];

/// Everything of an agreement's account, and of the other account of its kind.
pub fn things(agreement: Agreement) -> Vec<Thing> {
    let parts: &[(Kind, &[&str])] = match agreement {
        Agreement::Mosp => &MOSP,
        Agreement::Mca | Agreement::Mpa | Agreement::WithoutCustomer => &WITH_PROFILES,
        Agreement::Ea => &ENROLMENT,
    };
    let accounts = [agreement.account(), agreement.other_account()];
    let of = |account| {
        parts
            .iter()
            .map(move |&(kind, path)| thing(account, kind, path))
    };
    accounts.into_iter().flat_map(of).collect()
}

const fn thing(account: &'static str, kind: Kind, path: &'static [&'static str]) -> Thing {
    Thing {
        kind,
        account,
        path,
    }
}
