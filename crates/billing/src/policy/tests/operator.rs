//! The operator (domain.md §3): everywhere, for the office's own work and nothing of the customer's.

use super::people::*;
use super::world::*;
use crate::AgreementType;
use crate::policy::ActionKind::{self, *};
use crate::policy::{Assignment, Customers, Owners, Presence, Reason, Refused, Standing, Why};

const MAY: &[ActionKind] = &[
    SeeAccount,
    SeeInvoice,
    RunBilling,
    BookPayment,
    BookMoney,
    VoidInvoice,
    SeeMailLedger,
    SeeOfficeActivity,
    EditPrices,
    AnswerSupport,
    SeeSupportRequest,
    OpenDocumentAsOperator,
    GrantFirstOwner,
];
const MAY_NOT: &[ActionKind] = &[
    DownloadInvoice,
    DownloadPriceSheet,
    PayInvoice,
    ChangeProfile,
    SetInvoiceEmail,
    SeeProfileRoles,
    GrantOnAccount,
    GrantOnProfile,
    GrantOnSection,
    SeeSectionCost,
    ShareInvoices,
    EditInvoiceContacts,
    SeeCharges,
    ManageCosts,
    SeeActivity,
    HandOverAccount,
    AnswerHandOver,
    WriteSupportRequest,
];

fn operator() -> Standing {
    holder("installation operator")
}

#[test]
fn works_in_every_account_whatever_the_directory() {
    let nowhere = Standing {
        presence: None,
        ..operator()
    };
    let elsewhere = Standing {
        presence: operator().presence.map(|it| Presence {
            directory: OTHER_DIRECTORY,
            ..it
        }),
        ..operator()
    };
    for &agreement in AgreementType::ALL {
        for who in [operator(), nowhere.clone(), elsewhere.clone()] {
            world(agreement).column("operator", &who, MAY, MAY_NOT);
        }
    }
}

#[test]
fn works_in_an_account_that_waits_for_a_customer() {
    let mut waiting = world(AgreementType::Mpa);
    waiting.account.customers = Customers::NoneYet;
    waiting.column("operator", &operator(), MAY, MAY_NOT);
}

#[test]
fn opens_a_document_only_with_a_reason() {
    for &agreement in AgreementType::ALL {
        assert_eq!(
            world(agreement).ask(DownloadInvoice, &operator()),
            Err(Refused::Forbidden(Why::ReasonNeeded))
        );
    }
    assert_eq!(Reason::new(" \t\n"), Err(Why::ReasonNeeded));
    let reason = Reason::new(" the customer asked ").expect("a reason");
    assert_eq!(reason.as_str(), "the customer asked");
}

#[test]
fn gives_the_first_owner_and_no_second() {
    for &agreement in AgreementType::ALL {
        let owned = World {
            owners: Owners::Present,
            ..world(agreement)
        };
        assert_eq!(
            owned.ask(GrantFirstOwner, &operator()),
            Err(Refused::Forbidden(Why::HasOwner))
        );
    }
}

#[test]
fn is_one_only_by_the_role_on_the_installation_and_while_it_lasts() {
    let impostors: [Vec<Assignment>; 4] = [
        vec![assignment("account operator")],
        vec![assignment("installation owner")],
        vec![ending("installation operator", 0)],
        vec![starting("installation operator", 1)],
    ];
    for &agreement in AgreementType::ALL {
        for held in impostors.clone() {
            world(agreement).column("no operator", &standing(held), &[], &[]);
        }
    }
}

#[test]
fn is_also_what_they_are_as_a_customer() {
    let both = standing(vec![
        assignment("installation operator"),
        assignment("profile reader"),
    ]);
    let world = world(AgreementType::Mca);
    assert_eq!(world.ask(DownloadInvoice, &both), Ok(()));
    assert_eq!(world.answer(PayInvoice, &both), Answer::No);
}
