//! A list and a single question agree, for any standing and any invoice.

use super::people::*;
use super::world::*;
use crate::AgreementType;
use crate::invoice::InvoiceKind;
use crate::policy::*;
use crate::{ProfileId, SubscriptionId};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeSet;

const SCOPES: [&str; 13] = [
    "installation",
    "account",
    "other account",
    "profile",
    "sibling profile",
    "other account's profile",
    "section",
    "sibling section",
    "sibling profile's section",
    "subscription",
    "sibling subscription",
    "support plan",
    "other account's subscription",
];

fn any_assignment() -> impl Strategy<Value = Assignment> {
    let role = select(Role::ALL.to_vec());
    let day = || prop_oneof![4 => Just(None), 1 => (-2_i64..3).prop_map(Some)];
    (role, select(SCOPES.to_vec()), day(), day()).prop_map(|(role, scope, starts, ends)| {
        let name = format!("{scope} {role}");
        Assignment {
            starts: starts.and_then(|it| starting(&name, it).starts),
            ends: ends.and_then(|it| ending(&name, it).ends),
            ..assignment(&name)
        }
    })
}

fn any_standing() -> impl Strategy<Value = Standing> {
    let presence = prop_oneof![
        6 => Just(Some(DIRECTORY)),
        1 => Just(Some(OTHER_DIRECTORY)),
        1 => Just(None),
    ];
    let held = prop::collection::vec(any_assignment(), 0..6);
    (presence, held).prop_map(|(directory, assignments)| Standing {
        presence: directory.map(|directory| Presence {
            directory,
            membership: Membership::Guest,
        }),
        ..standing(assignments)
    })
}

fn any_invoice() -> impl Strategy<Value = InvoiceFacts> {
    let access = || select(vec![AccessToInvoice::On, AccessToInvoice::Off]);
    let services = select(vec![SUBSCRIPTION, SIBLING_SUBSCRIPTION]);
    let billed = prop_oneof![
        Just(Billed::Account),
        select(vec![PROFILE, SIBLING_PROFILE]).prop_map(Billed::Profile),
        (services, access()).prop_map(|(id, access)| Billed::Subscription(service(id, access))),
        access().prop_map(|access| Billed::Subscription(support_plan(access))),
    ];
    (select(InvoiceKind::ALL.to_vec()), billed).prop_map(|(kind, billed)| invoice(kind, billed))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_list_holds_what_can_be_seen_and_offers_what_can_be_downloaded(
        who in any_standing(),
        invoice in any_invoice(),
        agreement in select(AgreementType::ALL.to_vec()),
        customers in select(vec![Customers::Present, Customers::NoneYet]),
    ) {
        let mut world = World { invoice, ..world(agreement) };
        world.account.customers = customers;
        let reach = visible_invoices(&who, world.account, now());
        let may = |action| world.ask(action, &who).is_ok();
        prop_assert_eq!(reach.visible.covers(&invoice), may(ActionKind::SeeInvoice));
        prop_assert_eq!(reach.downloadable.covers(&invoice), may(ActionKind::DownloadInvoice));
        prop_assert!(!may(ActionKind::DownloadInvoice) || may(ActionKind::SeeInvoice));
        prop_assert!(!may(ActionKind::PayInvoice) || may(ActionKind::SeeInvoice));
    }
}

#[track_caller]
fn reaches(agreement: AgreementType, held: &[&str], visible: Reach, downloadable: Reach) {
    let who = standing(held.iter().map(|it| assignment(it)).collect());
    let reach = visible_invoices(&who, world(agreement).account, now());
    assert_eq!(
        reach,
        InvoiceReach {
            visible,
            downloadable
        },
        "{held:?}"
    );
}

fn profiles<const N: usize>(ids: [ProfileId; N]) -> Reach {
    Reach::Profiles(BTreeSet::from(ids))
}

fn subscriptions<const N: usize>(ids: [SubscriptionId; N]) -> BTreeSet<SubscriptionId> {
    BTreeSet::from(ids)
}

#[test]
fn profile_roles_reach_their_profiles_and_account_roles_all() {
    use AgreementType::{Mca, Mpa};
    for agreement in [Mca, Mpa] {
        reaches(agreement, &["account reader"], Reach::All, Reach::All);
        let one = profiles([PROFILE]);
        reaches(agreement, &["profile invoice-manager"], one.clone(), one);
        let two = profiles([PROFILE, SIBLING_PROFILE]);
        let held = ["sibling profile reader", "profile owner", "section owner"];
        reaches(agreement, &held, two.clone(), two);
        let held = ["profile reader", "account contributor"];
        reaches(agreement, &held, Reach::All, Reach::All);
        reaches(
            agreement,
            &["section owner"],
            Reach::Nothing,
            Reach::Nothing,
        );
    }
}

#[test]
fn subscription_roles_reach_theirs_and_download_what_is_shared() {
    let held = ["subscription owner", "sibling subscription billing-reader"];
    let ids = subscriptions([SUBSCRIPTION, SIBLING_SUBSCRIPTION]);
    reaches(
        AgreementType::Mosp,
        &held,
        Reach::Subscriptions(ids.clone()),
        Reach::SharedSubscriptions(ids),
    );
    let administrator = ["account account-administrator"];
    reaches(AgreementType::Mosp, &administrator, Reach::All, Reach::All);
}

#[test]
fn an_enrolment_lists_nothing_and_an_operator_sees_all() {
    let held = ["account enterprise-administrator"];
    reaches(AgreementType::Ea, &held, Reach::Nothing, Reach::Nothing);
    for &agreement in AgreementType::ALL {
        let held = ["installation operator"];
        reaches(agreement, &held, Reach::All, Reach::Nothing);
    }
}
