//! Who sees which invoices: the demo's people, through the actions.

use super::{caller, now, portal};
use actions::accounts::{Scopes, list_scopes, show_account};
use actions::invoices::{
    Empty, InvoiceFilter, InvoiceList, InvoicePath, list_invoices, list_of_subscription,
    show_invoice,
};
use actions::search::{Found, search};
use actions::{Caller, Portal, Refusal, demo};
use billing::invoice::InvoiceKind;
use scratch::Scratch;
use std::collections::BTreeSet;

scratch::both_databases!(
    everyone_sees_their_own,
    subscriptions_are_shared_one_by_one,
    a_list_is_filtered_by_subscription_and_kind,
);

pub async fn account(portal: &Portal, caller: &Caller, name: &str) -> String {
    let scopes = list_scopes(portal, caller).await.expect("listed");
    scopes
        .rows
        .iter()
        .find(|it| it.account.display_name == name)
        .expect("the account")
        .account
        .name
        .clone()
}

async fn everyone_sees_their_own(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::fill(&portal, None, now(), |_| {})
        .await
        .expect("filled");
    let operator = caller(&portal, "operator@reckoner.example").await;
    let contoso = account(&portal, &operator, "Contoso Ltd").await;
    let fabrikam = account(&portal, &operator, "Fabrikam Inc").await;
    let all = InvoiceFilter::default();

    for (email, profiles) in [
        (
            "anna@contoso.example",
            vec!["Billing profile 01", "Billing profile 02"],
        ),
        ("chloe@contoso.example", vec!["Billing profile 01"]),
        ("bram@contoso.example", vec!["Billing profile 01"]),
        ("daan@contoso.example", vec!["Billing profile 02"]),
    ] {
        let caller = caller(&portal, email).await;
        let list = list_invoices(&portal, &caller, &contoso, &all)
            .await
            .expect("listed");
        let seen: BTreeSet<_> = list.rows.iter().map(|it| it.scope.as_str()).collect();
        assert_eq!(seen.into_iter().collect::<Vec<_>>(), profiles, "{email}");
        assert!(list.rows.iter().all(|it| it.is_downloadable));
        let other = list_invoices(&portal, &caller, &fabrikam, &all).await;
        assert_eq!(other.err(), Some(Refusal::NotFound), "{email}");
    }
    let eva = caller(&portal, "eva@contoso.example").await;
    assert_eq!(list_scopes(&portal, &eva).await, Ok(Scopes::default()));
    let refused = list_invoices(&portal, &eva, &contoso, &all).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound));

    let list = list_invoices(&portal, &operator, &fabrikam, &all)
        .await
        .expect("listed");
    let path = InvoicePath {
        account: fabrikam.clone(),
        invoice: list.rows[0].name.clone(),
    };
    let page = show_invoice(&portal, &operator, &path)
        .await
        .expect("shown");
    assert_eq!(page.details.err(), Some(billing::policy::Why::ReasonNeeded));
    let chloe = caller(&portal, "chloe@contoso.example").await;
    assert_eq!(
        show_invoice(&portal, &chloe, &path).await.err(),
        Some(Refusal::NotFound)
    );
    let name = &list.rows[0].name;
    assert_eq!(search(&portal, &chloe, name).await.expect("searched"), []);
    let farah = caller(&portal, "farah@fabrikam.example").await;
    let found = search(&portal, &farah, &name[..4]).await.expect("searched");
    assert!(matches!(&found[..], [Found::Invoice { name: it, .. }] if it == name));

    let none = InvoiceFilter {
        beginning: Some("ZZZ".to_owned()),
        ..InvoiceFilter::default()
    };
    let list = list_invoices(&portal, &farah, &fabrikam, &none)
        .await
        .expect("listed");
    assert_eq!(list.empty, Some(Empty::NoMatch));
}

/// domain.md §3, MOSP: a subscription role sees its service charges, and downloads them only while
/// *Access to invoice* is On; support plans and purchases are the administrator's.
async fn subscriptions_are_shared_one_by_one(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::fill(&portal, None, now(), |_| {})
        .await
        .expect("filled");
    let all = InvoiceFilter::default();
    for (email, scope, is_shared) in [
        ("finn@contoso.example", "Azure sub 01", false),
        ("gita@contoso.example", "Azure sub 02", true),
    ] {
        let caller = caller(&portal, email).await;
        let account = account(&portal, &caller, "Jeroen de Vries").await;
        let list = list_invoices(&portal, &caller, &account, &all)
            .await
            .expect("listed");
        assert_eq!(list.rows.len(), 7, "{email}");
        for row in &list.rows {
            assert_eq!(row.scope, scope, "{email}");
            assert_eq!(row.is_downloadable, is_shared, "{email}");
        }
        let path = InvoicePath {
            account: account.clone(),
            invoice: list.rows[0].name.clone(),
        };
        let page = show_invoice(&portal, &caller, &path).await.expect("shown");
        assert_eq!(page.details.is_ok(), is_shared, "{email}");
        let shown = show_account(&portal, &caller, &account)
            .await
            .expect("shown");
        assert!(shown.terms.is_none(), "{email} reads no address");
        let found = search(&portal, &caller, &list.rows[0].document_number).await;
        assert_eq!(found.expect("searched").len(), 1, "{email}");
    }
}

fn scopes(list: &InvoiceList) -> BTreeSet<&str> {
    list.rows.iter().map(|it| it.scope.as_str()).collect()
}

/// domain.md §4, flow 3: the support plan is chosen in the subscription filter, by whoever sees it.
async fn a_list_is_filtered_by_subscription_and_kind(scratch: Scratch) {
    let portal = portal(&scratch).await;
    demo::fill(&portal, None, now(), |_| {})
        .await
        .expect("filled");
    let operator = caller(&portal, "operator@reckoner.example").await;
    let jeroen = account(&portal, &operator, "Jeroen de Vries").await;
    let listed =
        async |caller: &Caller, filter| list_invoices(&portal, caller, &jeroen, &filter).await;
    let all = listed(&operator, InvoiceFilter::default()).await;
    let all = all.expect("listed");
    let named = |name: &str| {
        let mut offered = all.subscriptions.iter();
        offered.find(|it| it.display_name == name).expect("offered")
    };
    let of = |name: &str| InvoiceFilter {
        subscription: Some(named(name).name.clone()),
        ..InvoiceFilter::default()
    };
    let plan = listed(&operator, of("Azure support 01")).await;
    let plan = plan.expect("listed");
    assert!(!plan.rows.is_empty());
    assert_eq!(scopes(&plan), BTreeSet::from(["Azure support 01"]));
    let is_plan = |it: &InvoiceKind| *it == InvoiceKind::SupportPlan;
    assert!(plan.rows.iter().all(|it| is_plan(&it.kind)));
    let of_kind = InvoiceFilter {
        kind: Some(InvoiceKind::SupportPlan),
        ..InvoiceFilter::default()
    };
    let plans = listed(&operator, of_kind).await.expect("listed");
    assert_eq!(plans.rows, plan.rows);

    let gita = caller(&portal, "gita@contoso.example").await;
    let offered = listed(&gita, InvoiceFilter::default()).await;
    let offered = offered.expect("listed").subscriptions;
    assert_eq!(offered, [named("Azure sub 02").clone()]);
    for hidden in ["Azure sub 01", "Azure support 01"] {
        let refused = listed(&gita, of(hidden)).await;
        assert_eq!(refused.err(), Some(Refusal::NotFound), "{hidden}");
    }
    of_a_profile(&portal, &operator).await;
}

/// Under an agreement with profiles, the invoices of a subscription are its profile's.
async fn of_a_profile(portal: &Portal, operator: &Caller) {
    let contoso = account(portal, operator, "Contoso Ltd").await;
    let shown = show_account(portal, operator, &contoso)
        .await
        .expect("shown");
    let mut subscriptions = shown.subscriptions.iter();
    let third = subscriptions.find(|it| it.name == "Azure sub 03");
    let third = third.expect("there").identifier.clone();
    let opened = async |email| {
        let caller = caller(portal, email).await;
        let of = (contoso.as_str(), third.as_str());
        list_of_subscription(portal, &caller, of, InvoiceFilter::default()).await
    };
    let (list, filter) = opened("chloe@contoso.example").await.expect("listed");
    assert_eq!(scopes(&list), BTreeSet::from(["Billing profile 01"]));
    assert!(filter.profile.is_some() && filter.subscription.is_none());
    let other = opened("daan@contoso.example").await;
    assert_eq!(other.err(), Some(Refusal::NotFound));
}
