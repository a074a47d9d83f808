//! What can be asked for: a marker type for each action, and the thing it is asked about.

use super::{
    AccountFacts, ActivityOf, Installation, InvoiceMail, OnHandOver, OnInvoice, OnProfile,
    OnSection, OnSubscription, OnSupportRequest, Opening, Ownership, Thing,
};

mod sealed {
    pub trait Sealed {}
}

/// An action of the table. Only this module has them.
pub trait Action: sealed::Sealed {
    /// The same, as a value.
    const KIND: ActionKind;
    /// What it is asked about.
    type On: Thing;
}

macro_rules! actions {
    ($($(#[$doc:meta])* $name:ident($on:ty),)+) => {
        /// Every action there is, as a value.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum ActionKind {
            $($(#[$doc])* $name,)+
        }

        impl ActionKind {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$name),+];
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, Copy)]
            pub enum $name {}

            impl sealed::Sealed for $name {}

            impl Action for $name {
                const KIND: ActionKind = ActionKind::$name;
                type On = $on;
            }
        )+
    };
}

actions! {
    /// See that an account exists, its name and its type.
    SeeAccount(AccountFacts),
    /// See name, period, date, amount and status of an invoice.
    SeeInvoice(OnInvoice),
    /// See lines and addresses, download documents and usage.
    DownloadInvoice(OnInvoice),
    /// Download a billing profile's price sheet.
    DownloadPriceSheet(OnProfile),
    /// Pay, settle a balance.
    PayInvoice(OnInvoice),
    /// Change a profile's properties, PO number and payment methods.
    ChangeProfile(OnProfile),
    /// Turn invoice e-mail on and off, change who gets it.
    SetInvoiceEmail(InvoiceMail),
    /// See who holds what on a profile.
    SeeProfileRoles(OnProfile),
    /// Give and take roles on an account.
    GrantOnAccount(AccountFacts),
    /// Give and take roles on a profile.
    GrantOnProfile(OnProfile),
    /// Give and take roles on a section.
    GrantOnSection(OnSection),
    /// See what a section costs.
    SeeSectionCost(OnSection),
    /// MOSP: turn *Access to invoice* on and off.
    ShareInvoices(OnSubscription),
    /// EA: edit who is sent the enrolment's invoices.
    EditInvoiceContacts(AccountFacts),
    /// EA: see the enrolment's charges.
    SeeCharges(AccountFacts),
    /// Choose the tag keys that an account's costs are told by.
    ManageCosts(AccountFacts),
    /// See the activity and audit pages.
    SeeActivity(ActivityOf),
    /// MOSP: hand the account over to another member.
    HandOverAccount(AccountFacts),
    /// MOSP: take an account over that was offered, or refuse it.
    AnswerHandOver(OnHandOver),
    /// Read a support request and what was written on it.
    SeeSupportRequest(OnSupportRequest),
    /// Write a support request of one's own, and on it; close it and open it again.
    WriteSupportRequest(OnSupportRequest),
    /// Operator: run billing, see runs and parked work.
    RunBilling(Installation),
    /// Operator: book a payment that arrived.
    BookPayment(OnInvoice),
    /// Operator: book money that is on no invoice: paid in advance, or wired back.
    BookMoney(Installation),
    /// Operator: void and bill again.
    VoidInvoice(OnInvoice),
    /// Operator: see what was mailed.
    SeeMailLedger(Installation),
    /// Operator: edit prices and taxes.
    EditPrices(Installation),
    /// Operator: answer support requests.
    AnswerSupport(Installation),
    /// Operator: open a customer's document for a reason.
    OpenDocumentAsOperator(Opening),
    /// Operator: see what was done that concerns no account.
    SeeOfficeActivity(Installation),
    /// Operator: give an account its first owner.
    GrantFirstOwner(Ownership),
}
