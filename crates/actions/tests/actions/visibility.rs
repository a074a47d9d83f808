//! Who sees which invoices: the demo's people, through the actions.

use super::{now, portal};
use actions::accounts::list_scopes;
use actions::invoices::{Empty, InvoiceFilter, InvoicePath, list_invoices, show_invoice};
use actions::search::{Found, search};
use actions::sign_in::{Credentials, SignedIn, find_caller, sign_in};
use actions::{Caller, Portal, Refusal, demo};
use scratch::Scratch;
use std::collections::BTreeSet;

scratch::both_databases!(everyone_sees_their_own);

async fn caller(portal: &Portal, email: &str) -> Caller {
    let credentials = Credentials {
        email: email.to_owned(),
        password: demo::PASSWORD.to_owned(),
        from: "127.0.0.1".to_owned(),
    };
    let Ok(SignedIn::Session(token)) = sign_in(portal, credentials, now()).await else {
        panic!("{email} is signed in");
    };
    find_caller(portal, &token, now())
        .await
        .expect("read")
        .expect("a caller")
}

async fn account(portal: &Portal, caller: &Caller, name: &str) -> String {
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
