//! An MPA account without a customer (domain.md §3): seen, and nothing else until there is one.

use super::customer_agreement::HOLDERS;
use super::people::{holder, now};
use super::world::{Answer, World, world};
use crate::AgreementType::Mpa;
use crate::policy::ActionKind::{self, *};
use crate::policy::{Customers, Reach, Refused, Why, visible_invoices};
use Answer::{Hidden, No, Yes};

fn waiting() -> World {
    let mut world = world(Mpa);
    world.account.customers = Customers::NoneYet;
    world
}

fn row(action: ActionKind, expected: [Answer; 10]) {
    waiting().row(HOLDERS, action, expected);
}

#[rustfmt::skip]
#[test]
fn shows_that_it_exists_and_nothing_to_change() {
    const ON_THE_PROFILE: [Answer; 10] = [No, No, No,  No, No, No, No,  Hidden, Hidden, Hidden];
    row(SeeAccount,         [Yes; 10]);
    row(SeeInvoice,         ON_THE_PROFILE);
    row(DownloadInvoice,    ON_THE_PROFILE);
    row(DownloadPriceSheet, ON_THE_PROFILE);
    row(PayInvoice,         ON_THE_PROFILE);
    row(ChangeProfile,      ON_THE_PROFILE);
    row(SetInvoiceEmail,    ON_THE_PROFILE);
    row(SeeProfileRoles,    ON_THE_PROFILE);
    row(GrantOnProfile,     ON_THE_PROFILE);
    row(GrantOnAccount,     [No; 10]);
    row(GrantOnSection,     [No; 10]);
    row(SeeSectionCost,     [No; 10]);
    row(ManageCosts,        [No; 10]);
    row(SeeActivity,        [No; 10]);
}

#[test]
fn says_why_to_whoever_sees_it() {
    for name in HOLDERS {
        for action in [GrantOnAccount, SeeSectionCost, GrantOnSection, SeeActivity] {
            assert_eq!(
                waiting().ask(action, &holder(name)),
                Err(Refused::Forbidden(Why::NoCustomerYet)),
                "{action:?} by {name}"
            );
        }
    }
    assert_eq!(
        waiting().ask(SeeInvoice, &holder("account owner")),
        Err(Refused::Forbidden(Why::NoCustomerYet))
    );
}

#[test]
fn lists_no_invoice() {
    let reach = visible_invoices(&holder("account owner"), waiting().account, now());
    assert_eq!(reach.visible, Reach::Nothing);
    assert_eq!(reach.downloadable, Reach::Nothing);
}
