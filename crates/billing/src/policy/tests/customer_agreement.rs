//! The table of MCA and MPA (domain.md §3): ten holders, each action on their own profile and section.

use super::people::holder;
use super::world::{Answer, World, world};
use crate::AgreementType::{Mca, Mpa};
use crate::policy::ActionKind::{self, *};
use crate::policy::{ActivityOf, Customers, InvoiceMail};
use Answer::{Hidden, No, Yes};

pub const HOLDERS: [&str; 10] = [
    "account owner",
    "account contributor",
    "account reader",
    "profile owner",
    "profile contributor",
    "profile reader",
    "profile invoice-manager",
    "section owner",
    "section contributor",
    "section reader",
];

/// The same cells under both agreements; whether an MCA account has customers is nobody's matter.
fn row(action: ActionKind, expected: [Answer; 10]) {
    for world in worlds() {
        world.row(HOLDERS, action, expected);
    }
}

fn worlds() -> [World; 3] {
    let mut without_customers = world(Mca);
    without_customers.account.customers = Customers::NoneYet;
    [world(Mca), world(Mpa), without_customers]
}

#[rustfmt::skip]
#[test]
fn view_and_download_the_profiles_invoices_usage_price_sheet_tax_documents() {
    row(SeeInvoice,         [Yes, Yes, Yes,  Yes, Yes, Yes, Yes,  Hidden, Hidden, Hidden]);
    row(DownloadInvoice,    [Yes, Yes, Yes,  Yes, Yes, Yes, Yes,  Hidden, Hidden, Hidden]);
    row(DownloadPriceSheet, [Yes, Yes, Yes,  Yes, Yes, Yes, Yes,  Hidden, Hidden, Hidden]);
}

#[rustfmt::skip]
#[test]
fn pay() {
    row(PayInvoice, [Yes, Yes, No,  Yes, Yes, No, Yes,  Hidden, Hidden, Hidden]);
}

#[rustfmt::skip]
#[test]
fn change_profile_properties_and_invoice_email() {
    row(ChangeProfile,   [Yes, Yes, No,  Yes, Yes, No, No,  Hidden, Hidden, Hidden]);
    row(SetInvoiceEmail, [Yes, Yes, No,  Yes, Yes, No, No,  Hidden, Hidden, Hidden]);
}

/// Mail is set for a profile here, not for one of its subscriptions.
#[rustfmt::skip]
#[test]
fn invoice_email_of_a_subscription() {
    for it in worlds() {
        let of_subscription = World { mail: |it| InvoiceMail::Subscription(it.subscription()), ..it };
        of_subscription.row(HOLDERS, SetInvoiceEmail,
            [No, No, No,  Hidden, Hidden, Hidden, Hidden,  Hidden, Hidden, Hidden]);
    }
}

/// Of all of the account's invoices only whoever holds the role on the account says it.
#[rustfmt::skip]
#[test]
fn invoice_email_of_the_account() {
    for it in worlds() {
        let of_account = World { mail: |it| InvoiceMail::Account(it.account), ..it };
        of_account.row(HOLDERS, SetInvoiceEmail,
            [Yes, Yes, No,  No, No, No, No,  No, No, No]);
    }
}

#[rustfmt::skip]
#[test]
fn see_role_assignments_of_the_profile() {
    row(SeeProfileRoles, [Yes, Yes, Yes,  Yes, Yes, Yes, Yes,  Hidden, Hidden, Hidden]);
}

#[rustfmt::skip]
#[test]
fn give_and_take_roles() {
    row(GrantOnProfile, [Yes, No, No,  Yes, No, No, No,  Hidden, Hidden, Hidden]);
    row(GrantOnAccount, [Yes, No, No,  No,  No, No, No,  No,     No,     No]);
    row(GrantOnSection, [Yes, No, No,  Yes, No, No, No,  Yes,    No,     No]);
}

#[rustfmt::skip]
#[test]
fn see_cost_of_the_invoice_section() {
    row(SeeSectionCost, [Yes, Yes, Yes,  Yes, Yes, Yes, Yes,  Yes, Yes, Yes]);
}

#[rustfmt::skip]
#[test]
fn choose_what_costs_are_told_by() {
    row(ManageCosts, [Yes, Yes, No,  No, No, No, No,  No, No, No]);
}

#[rustfmt::skip]
#[test]
fn see_that_the_account_exists() {
    row(SeeAccount, [Yes, Yes, Yes,  Yes, Yes, Yes, Yes,  Yes, Yes, Yes]);
}

#[rustfmt::skip]
#[test]
fn activity_is_for_owners_of_the_scope() {
    for it in worlds() {
        let of_account = World { activity: |it| ActivityOf::Account(it.account), ..it.clone() };
        let of_profile = World { activity: |it| ActivityOf::Profile(it.profile()), ..it.clone() };
        let of_section = World { activity: |it| ActivityOf::Section(it.section()), ..it };
        of_account.row(HOLDERS, SeeActivity, [Yes, No, No,  No,  No, No, No,  No,     No,     No]);
        of_profile.row(HOLDERS, SeeActivity, [Yes, No, No,  Yes, No, No, No,  Hidden, Hidden, Hidden]);
        of_section.row(HOLDERS, SeeActivity, [Yes, No, No,  Yes, No, No, No,  Yes,    No,     No]);
    }
}

#[rustfmt::skip]
#[test]
fn what_belongs_to_other_agreements() {
    row(ShareInvoices,       [No, No, No,  Hidden, Hidden, Hidden, Hidden,  Hidden, Hidden, Hidden]);
    row(EditInvoiceContacts, [No, No, No,  No, No, No, No,  No, No, No]);
    row(SeeCharges,          [No, No, No,  No, No, No, No,  No, No, No]);
    row(HandOverAccount,     [No, No, No,  No, No, No, No,  No, No, No]);
}

#[rustfmt::skip]
#[test]
fn what_belongs_to_the_operator() {
    row(RunBilling,             [Hidden; 10]);
    row(BookMoney,              [Hidden; 10]);
    row(SeeMailLedger,          [Hidden; 10]);
    row(SeeOfficeActivity,      [Hidden; 10]);
    row(EditPrices,             [Hidden; 10]);
    row(AnswerSupport,          [Hidden; 10]);
    row(BookPayment,            [No, No, No,  No, No, No, No,  Hidden, Hidden, Hidden]);
    row(VoidInvoice,            [No, No, No,  No, No, No, No,  Hidden, Hidden, Hidden]);
    row(OpenDocumentAsOperator, [No, No, No,  No, No, No, No,  Hidden, Hidden, Hidden]);
    row(GrantFirstOwner,        [No, No, No,  No, No, No, No,  No, No, No]);
}

/// A role on one profile says nothing of its sibling, nor a section's of the next one.
#[test]
fn a_role_beside_the_thing_shows_the_account_and_nothing_else() {
    let beside = [
        "sibling profile owner",
        "sibling profile contributor",
        "sibling profile reader",
        "sibling profile invoice-manager",
        "sibling section owner",
        "sibling section contributor",
        "sibling section reader",
        "sibling profile's section owner",
        "sibling profile's section contributor",
        "sibling profile's section reader",
    ];
    let of_the_account = [
        GrantOnAccount,
        EditInvoiceContacts,
        SeeCharges,
        ManageCosts,
        SeeActivity,
        HandOverAccount,
        GrantFirstOwner,
    ];
    for world in worlds() {
        for name in beside {
            world.column(name, &holder(name), &[SeeAccount], &of_the_account);
        }
    }
}
