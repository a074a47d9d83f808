//! The table of MOSP (domain.md §3), with *Access to invoice* Off and On.

use super::people::*;
use super::world::*;
use crate::AgreementType::Mosp;
use crate::invoice::InvoiceKind;
use crate::policy::AccessToInvoice::{Off, On};
use crate::policy::ActionKind::*;
use crate::policy::{AccessToInvoice, ActivityOf, Billed, InvoiceMail};
use Answer::{Hidden, No, Yes};

pub const HOLDERS: [&str; 5] = [
    "account account-administrator",
    "subscription owner",
    "subscription contributor",
    "subscription reader",
    "subscription billing-reader",
];
const SUPPORT_HOLDERS: [&str; 5] = [
    "account account-administrator",
    "support plan owner",
    "support plan contributor",
    "support plan reader",
    "support plan billing-reader",
];
const FOR_THE_ADMINISTRATOR: [Answer; 5] = [Yes, Hidden, Hidden, Hidden, Hidden];

fn sharing(access: AccessToInvoice) -> World {
    with_invoice(
        InvoiceKind::Usage,
        Billed::Subscription(service(SUBSCRIPTION, access)),
    )
}

fn with_invoice(kind: InvoiceKind, billed: Billed) -> World {
    World {
        invoice: invoice(kind, billed),
        ..world(Mosp)
    }
}

#[rustfmt::skip]
#[test]
fn a_subscriptions_invoices() {
    sharing(Off).row(HOLDERS, SeeInvoice,      [Yes, Yes, Yes, Yes, Yes]);
    sharing(On) .row(HOLDERS, SeeInvoice,      [Yes, Yes, Yes, Yes, Yes]);
    sharing(Off).row(HOLDERS, DownloadInvoice, [Yes, No,  No,  No,  No]);
    sharing(On) .row(HOLDERS, DownloadInvoice, [Yes, Yes, Yes, Yes, Yes]);
}

#[test]
fn a_credit_note_is_seen_like_what_it_takes_back() {
    for (access, download) in [(Off, [Yes, No, No, No, No]), (On, [Yes; 5])] {
        let of_usage = with_invoice(
            InvoiceKind::CreditNote,
            Billed::Subscription(service(SUBSCRIPTION, access)),
        );
        of_usage.row(HOLDERS, SeeInvoice, [Yes; 5]);
        of_usage.row(HOLDERS, DownloadInvoice, download);
        let of_support = with_invoice(
            InvoiceKind::CreditNote,
            Billed::Subscription(support_plan(access)),
        );
        of_support.row(SUPPORT_HOLDERS, SeeInvoice, FOR_THE_ADMINISTRATOR);
        of_support.row(SUPPORT_HOLDERS, DownloadInvoice, FOR_THE_ADMINISTRATOR);
    }
    let of_purchases = with_invoice(InvoiceKind::CreditNote, Billed::Account);
    of_purchases.row(HOLDERS, SeeInvoice, FOR_THE_ADMINISTRATOR);
}

#[test]
fn support_plan_reservations_and_marketplace_are_the_administrators() {
    for access in [Off, On] {
        let support = with_invoice(
            InvoiceKind::SupportPlan,
            Billed::Subscription(support_plan(access)),
        );
        let purchases = with_invoice(InvoiceKind::Purchases, Billed::Account);
        let bought_through_it = with_invoice(
            InvoiceKind::Purchases,
            Billed::Subscription(service(SUBSCRIPTION, access)),
        );
        for action in [SeeInvoice, DownloadInvoice, PayInvoice] {
            support.row(SUPPORT_HOLDERS, action, FOR_THE_ADMINISTRATOR);
            purchases.row(HOLDERS, action, FOR_THE_ADMINISTRATOR);
            bought_through_it.row(HOLDERS, action, FOR_THE_ADMINISTRATOR);
        }
    }
}

#[rustfmt::skip]
#[test]
fn access_to_invoice_email_and_paying_are_the_administrators() {
    for world in [sharing(Off), sharing(On)] {
        world.row(HOLDERS, ShareInvoices,   [Yes, No, No, No, No]);
        world.row(HOLDERS, SetInvoiceEmail, [Yes, No, No, No, No]);
        world.row(HOLDERS, PayInvoice,      [Yes, No, No, No, No]);
    }
}

#[rustfmt::skip]
#[test]
fn a_support_plan_is_mailed_but_never_shared() {
    let world = World { subscription: support_plan(Off), ..world(Mosp) };
    world.row(SUPPORT_HOLDERS, SetInvoiceEmail, [Yes, No, No, No, No]);
    world.row(SUPPORT_HOLDERS, ShareInvoices,   [No,  No, No, No, No]);
}

#[rustfmt::skip]
#[test]
fn the_account() {
    let world = world(Mosp);
    world.row(HOLDERS, SeeAccount,          [Yes, Yes, Yes, Yes, Yes]);
    world.row(HOLDERS, SeeActivity,         [Yes, No, No, No, No]);
    world.row(HOLDERS, HandOverAccount,     [Yes, No, No, No, No]);
    world.row(HOLDERS, GrantOnAccount,      [No, No, No, No, No]);
    world.row(HOLDERS, EditInvoiceContacts, [No, No, No, No, No]);
    world.row(HOLDERS, SeeCharges,          [No, No, No, No, No]);
    world.row(HOLDERS, ManageCosts,         [Yes, No, No, No, No]);
    let mail = World { mail: |it| InvoiceMail::Account(it.account), ..world };
    mail.row(HOLDERS, SetInvoiceEmail,      [Yes, No, No, No, No]);
}

/// There are no profiles and sections under MOSP: a made-up one is not there.
#[test]
fn profiles_and_sections() {
    let world = world(Mosp);
    for action in [
        DownloadPriceSheet,
        ChangeProfile,
        SeeProfileRoles,
        GrantOnProfile,
        GrantOnSection,
        SeeSectionCost,
    ] {
        world.row(HOLDERS, action, [Hidden; 5]);
    }
    let mail = World {
        mail: |it| InvoiceMail::Profile(it.profile()),
        activity: |it| ActivityOf::Section(it.section()),
        ..world
    };
    mail.row(HOLDERS, SetInvoiceEmail, [Hidden; 5]);
    mail.row(HOLDERS, SeeActivity, [Hidden; 5]);
}

#[test]
fn what_belongs_to_the_operator() {
    let world = world(Mosp);
    for action in [
        BookPayment,
        VoidInvoice,
        OpenDocumentAsOperator,
        GrantFirstOwner,
    ] {
        world.row(HOLDERS, action, [No; 5]);
    }
    for action in [
        RunBilling,
        BookMoney,
        SeeMailLedger,
        SeeOfficeActivity,
        EditPrices,
        AnswerSupport,
    ] {
        world.row(HOLDERS, action, [Hidden; 5]);
    }
}

#[test]
fn a_role_on_another_subscription_shows_the_account_and_nothing_else() {
    let beside = [
        "sibling subscription owner",
        "sibling subscription contributor",
        "sibling subscription reader",
        "sibling subscription billing-reader",
        "support plan owner",
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
    for name in beside {
        sharing(On).column(name, &holder(name), &[SeeAccount], &of_the_account);
    }
}
