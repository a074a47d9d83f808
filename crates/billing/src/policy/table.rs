//! The tables of domain.md §3, row by row. Everything that is not here is refused.

use super::ActionKind::{
    self, AnswerHandOver, AnswerSupport, BookMoney, BookPayment, ChangeProfile, DownloadInvoice,
    DownloadPriceSheet, EditInvoiceContacts, EditPrices, GrantFirstOwner, GrantOnAccount,
    GrantOnProfile, GrantOnSection, HandOverAccount, ManageCosts, OpenDocumentAsOperator,
    PayInvoice, RunBilling, SeeAccount, SeeActivity, SeeCharges, SeeInvoice, SeeMailLedger,
    SeeOfficeActivity, SeeProfileRoles, SeeSectionCost, SeeSupportRequest, SetInvoiceEmail,
    ShareInvoices, VoidInvoice, WriteSupportRequest,
};
use super::Role::{
    self, AccountAdministrator, BillingReader, Contributor, DepartmentAdministrator,
    EnrolmentAccountOwner, EnterpriseAdministrator, InvoiceManager, Owner, Reader,
};
use super::{Assignment, RoleAt, ScopeKind};
use crate::AgreementType;

/// What must be so besides holding the role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    Always,
    /// *Access to invoice* of the subscription is On.
    WhileShared,
    /// The subscription is no support plan.
    IfShareable,
}

/// Roles that, held on such a scope, answer yes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holders {
    pub(super) at: ScopeKind,
    pub(super) roles: &'static [Role],
    pub(super) condition: Condition,
}

impl Holders {
    pub(super) fn include(&self, assignment: &Assignment) -> bool {
        self.at == assignment.scope.kind() && self.roles.contains(&assignment.role)
    }

    pub(super) fn roles_at(&self) -> impl Iterator<Item = RoleAt> {
        let at = self.at;
        self.roles.iter().map(move |&role| RoleAt { role, at })
    }
}

/// A row under one agreement.
#[derive(Debug, Clone, Copy)]
pub(super) enum Row {
    /// Whoever holds one of these.
    May(&'static [Holders]),
    /// Invoices of an enrolment: nobody, and the agreement is the reason.
    NeverInPortal,
    /// Not in the table.
    Nobody,
}

/// What an operator may.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Office {
    /// The operator's own work.
    Alone,
    /// As well as the customer's people.
    Too,
    /// Only the operator's way, which asks for a reason.
    ForAReason,
    /// Nothing.
    Never,
}

pub(super) const fn office(action: ActionKind) -> Office {
    match action {
        RunBilling
        | BookMoney
        | BookPayment
        | VoidInvoice
        | SeeMailLedger
        | EditPrices
        | AnswerSupport
        | OpenDocumentAsOperator
        | SeeOfficeActivity
        | GrantFirstOwner => Office::Alone,
        SeeAccount | SeeInvoice | SeeSupportRequest => Office::Too,
        DownloadInvoice => Office::ForAReason,
        DownloadPriceSheet | PayInvoice | ChangeProfile | SetInvoiceEmail | SeeProfileRoles
        | GrantOnAccount | GrantOnProfile | GrantOnSection | SeeSectionCost | ShareInvoices
        | EditInvoiceContacts | SeeCharges | ManageCosts | SeeActivity | HandOverAccount
        | AnswerHandOver | WriteSupportRequest => Office::Never,
    }
}

pub(super) const fn row(action: ActionKind, agreement: AgreementType) -> Row {
    match agreement {
        AgreementType::Mosp => online_services(action),
        AgreementType::Mca | AgreementType::Mpa => customer_and_partner(action),
        AgreementType::Ea => enterprise(action),
    }
}

const fn online_services(action: ActionKind) -> Row {
    match action {
        SeeAccount | SeeInvoice => Row::May(&[ADMINISTRATOR, SUBSCRIPTION_ROLES]),
        DownloadInvoice => Row::May(&[ADMINISTRATOR, SUBSCRIPTION_ROLES_WHILE_SHARED]),
        ShareInvoices => Row::May(&[ADMINISTRATOR_IF_SHAREABLE]),
        SetInvoiceEmail | PayInvoice | ManageCosts | SeeActivity | HandOverAccount => {
            Row::May(&[ADMINISTRATOR])
        }
        _ => Row::Nobody,
    }
}

const fn customer_and_partner(action: ActionKind) -> Row {
    match action {
        SeeInvoice | DownloadInvoice | DownloadPriceSheet | SeeProfileRoles => {
            Row::May(&[ACCOUNT_READERS, PROFILE_READERS])
        }
        PayInvoice => Row::May(&[ACCOUNT_CHANGERS, PROFILE_PAYERS]),
        ChangeProfile | SetInvoiceEmail => Row::May(&[ACCOUNT_CHANGERS, PROFILE_CHANGERS]),
        GrantOnProfile => Row::May(&[ACCOUNT_OWNER, PROFILE_OWNER]),
        GrantOnAccount => Row::May(&[ACCOUNT_OWNER]),
        ManageCosts => Row::May(&[ACCOUNT_CHANGERS]),
        SeeAccount | SeeSectionCost => {
            Row::May(&[ACCOUNT_READERS, PROFILE_READERS, SECTION_READERS])
        }
        GrantOnSection | SeeActivity => Row::May(&[ACCOUNT_OWNER, PROFILE_OWNER, SECTION_OWNER]),
        _ => Row::Nobody,
    }
}

const fn enterprise(action: ActionKind) -> Row {
    match action {
        SeeAccount | SeeCharges => Row::May(&[ENROLMENT_ROLES]),
        EditInvoiceContacts | ManageCosts => Row::May(&[ENTERPRISE_ADMINISTRATOR]),
        SeeInvoice | DownloadInvoice | PayInvoice => Row::NeverInPortal,
        _ => Row::Nobody,
    }
}

const OWNER: &[Role] = &[Owner];
const CHANGERS: &[Role] = &[Owner, Contributor];
const READERS: &[Role] = &[Owner, Contributor, Reader];

const ACCOUNT_OWNER: Holders = holders(ScopeKind::Account, OWNER);
const ACCOUNT_CHANGERS: Holders = holders(ScopeKind::Account, CHANGERS);
const ACCOUNT_READERS: Holders = holders(ScopeKind::Account, READERS);
const PROFILE_OWNER: Holders = holders(ScopeKind::Profile, OWNER);
const PROFILE_CHANGERS: Holders = holders(ScopeKind::Profile, CHANGERS);
const PROFILE_PAYERS: Holders = holders(ScopeKind::Profile, &[Owner, Contributor, InvoiceManager]);
const PROFILE_READERS: Holders = holders(
    ScopeKind::Profile,
    &[Owner, Contributor, Reader, InvoiceManager],
);
const SECTION_OWNER: Holders = holders(ScopeKind::Section, OWNER);
const SECTION_READERS: Holders = holders(ScopeKind::Section, READERS);

const ADMINISTRATOR: Holders = holders(ScopeKind::Account, &[AccountAdministrator]);
const ADMINISTRATOR_IF_SHAREABLE: Holders = ADMINISTRATOR.only(Condition::IfShareable);
const SUBSCRIPTION_ROLES: Holders = holders(
    ScopeKind::Subscription,
    &[Owner, Contributor, Reader, BillingReader],
);
const SUBSCRIPTION_ROLES_WHILE_SHARED: Holders = SUBSCRIPTION_ROLES.only(Condition::WhileShared);

const ENTERPRISE_ADMINISTRATOR: Holders = holders(ScopeKind::Account, &[EnterpriseAdministrator]);
const ENROLMENT_ROLES: Holders = holders(
    ScopeKind::Account,
    &[
        EnterpriseAdministrator,
        DepartmentAdministrator,
        EnrolmentAccountOwner,
    ],
);

const fn holders(at: ScopeKind, roles: &'static [Role]) -> Holders {
    Holders {
        at,
        roles,
        condition: Condition::Always,
    }
}

impl Holders {
    const fn only(self, condition: Condition) -> Self {
        Self { condition, ..self }
    }
}
