//! Who sees which invoices: the demo's people, through the actions.

use super::{caller, now, portal};
use actions::accounts::{list_scopes, show_account};
use actions::invoices::{Empty, InvoiceFilter, InvoicePath, list_invoices, show_invoice};
use actions::search::{Found, search};
use actions::{Caller, Portal, Refusal, demo};
use scratch::Scratch;
use std::collections::BTreeSet;

scratch::both_databases!(everyone_sees_their_own, subscriptions_are_shared_one_by_one);

pub async fn account(portal: &Portal, caller: &Caller, name: &str) -> String {
    let scopes = list_scopes(portal, caller).await.expect("listed");
    scopes
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
    assert_eq!(list_scopes(&portal, &eva).await.expect("listed"), []);
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
