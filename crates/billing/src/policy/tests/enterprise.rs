//! EA (domain.md §3): charges to three roles, invoice contacts to one, invoices to nobody.

use super::people::holder;
use super::world::{Answer, world};
use crate::AgreementType::Ea;
use crate::policy::ActionKind::{self, *};
use crate::policy::{Refused, Why};
use Answer::{Hidden, No, Yes};

pub const HOLDERS: [&str; 3] = [
    "account enterprise-administrator",
    "account department-administrator",
    "account enrolment-account-owner",
];

fn row(action: ActionKind, expected: [Answer; 3]) {
    world(Ea).row(HOLDERS, action, expected);
}

#[rustfmt::skip]
#[test]
fn the_enrolment() {
    row(SeeAccount,          [Yes, Yes, Yes]);
    row(SeeCharges,          [Yes, Yes, Yes]);
    row(EditInvoiceContacts, [Yes, No,  No]);
    row(ManageCosts,         [Yes, No,  No]);
}

#[test]
fn never_invoices() {
    for action in [SeeInvoice, DownloadInvoice, PayInvoice] {
        row(action, [No, No, No]);
        for name in HOLDERS {
            assert_eq!(
                world(Ea).ask(action, &holder(name)),
                Err(Refused::Forbidden(Why::EnterpriseAgreement)),
                "{action:?} by {name}"
            );
        }
    }
}

#[rustfmt::skip]
#[test]
fn everything_else_is_refused() {
    row(GrantOnAccount,     [No, No, No]);
    row(SeeActivity,        [No, No, No]);
    row(HandOverAccount,    [No, No, No]);
    row(ShareInvoices,      [No, No, No]);
    row(SetInvoiceEmail,    [No, No, No]);
    row(DownloadPriceSheet, [Hidden, Hidden, Hidden]);
    row(ChangeProfile,      [Hidden, Hidden, Hidden]);
    row(SeeProfileRoles,    [Hidden, Hidden, Hidden]);
    row(GrantOnProfile,     [Hidden, Hidden, Hidden]);
    row(GrantOnSection,     [Hidden, Hidden, Hidden]);
    row(SeeSectionCost,     [Hidden, Hidden, Hidden]);
}

#[rustfmt::skip]
#[test]
fn what_belongs_to_the_operator() {
    row(BookPayment,            [No, No, No]);
    row(VoidInvoice,            [No, No, No]);
    row(OpenDocumentAsOperator, [No, No, No]);
    row(GrantFirstOwner,        [No, No, No]);
    row(RunBilling,             [Hidden, Hidden, Hidden]);
    row(BookMoney,              [Hidden, Hidden, Hidden]);
    row(SeeMailLedger,          [Hidden, Hidden, Hidden]);
    row(SeeOfficeActivity,      [Hidden, Hidden, Hidden]);
    row(EditPrices,             [Hidden, Hidden, Hidden]);
    row(AnswerSupport,          [Hidden, Hidden, Hidden]);
}
