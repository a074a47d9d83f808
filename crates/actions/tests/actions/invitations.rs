//! Invitations: an address that nobody of the directory has gets its role when it signs in; and
//! *Access to invoice*, which shares with whoever has a role already.

use super::access::{contoso, of, page, place, typed, wrong_of};
use super::money::{day, invoice_of, path_of, person};
use super::{caller, now, portal};
use actions::access::{
    AccessPath, Chosen, SubscriptionPath, accept_invitation, give_roles, list_invitations,
    share_invoices, show_invitation, show_sharing, take_roles,
};
use actions::invoices::{InvoiceFilter, InvoicePath, list_invoices, show_invoice};
use actions::sign_in::{Credentials, NewPassword, SignedIn, find_caller, sign_in};
use actions::{Caller, Portal, Refusal, Wrong, demo, world};
use billing::policy::{AccessToInvoice, Why};
use chrono::Duration;
use scratch::Scratch;
use store::entities::{identity, invitation, subscription};

scratch::both_databases!(
    an_unknown_address_is_invited_and_signs_in,
    an_invitation_is_taken_back,
    the_first_identity_that_signs_in_has_the_role,
    access_to_invoice_is_the_administrators,
);

const PROFILE: &str = "Billing profile 01";

async fn invited(portal: &Portal, anna: &Caller, path: &AccessPath, email: &str) -> String {
    let given = give_roles(portal, anna, path, &typed("reader", email)).await;
    assert_eq!(given.map(|it| it.invited), Ok(1));
    let operator = caller(portal, "operator@reckoner.example").await;
    let waiting = list_invitations(portal, &operator).await.expect("listed");
    let sent = waiting.into_iter().find(|it| it.email == email);
    let link = sent.expect("it waits").path;
    link.trim_start_matches("/invitations/").to_owned()
}

fn new_password() -> NewPassword {
    NewPassword {
        current: String::new(),
        new: "a long new password".to_owned(),
        again: "a long new password".to_owned(),
    }
}

async fn an_unknown_address_is_invited_and_signs_in(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let email = "Books@accountants.example";
    let link = invited(&portal, &anna, &path, email).await;
    let shown = show_invitation(&portal, None, &link, now())
        .await
        .expect("good");
    assert!(!shown.is_own && shown.email == email);
    let late = now() + Duration::days(14);
    let expired = show_invitation(&portal, None, &link, late).await;
    assert_eq!(expired.err(), Some(Refusal::LinkExpired));
    let forged = link.replace('.', ".1");
    assert!(
        show_invitation(&portal, None, &forged, now())
            .await
            .is_err()
    );

    let (one, other) = tokio::join!(
        accept_invitation(&portal, &link, new_password(), now()),
        accept_invitation(&portal, &link, new_password(), now()),
    );
    assert!(one.is_ok() || other.is_ok());
    let rows = store::all::<identity::Entity>(&scratch.database).await;
    let mut made = rows.expect("read");
    made.retain(|it| it.email_key == email.to_lowercase());
    assert_eq!(made.len(), 1);
    let again = accept_invitation(&portal, &link, new_password(), now()).await;
    assert_eq!(again, Err(Refusal::LinkExpired));
    let credentials = Credentials {
        email: email.to_lowercase(),
        password: new_password().new,
        from: "127.0.0.1".to_owned(),
    };
    let Ok(SignedIn::Session(token)) = sign_in(&portal, credentials, now()).await else {
        panic!("signed in");
    };
    let caller = find_caller(&portal, &token, now()).await.expect("read");
    let caller = caller.expect("a caller");
    assert_eq!(caller.directory_name.as_deref(), Some("Contoso"));
    let all = InvoiceFilter::default();
    assert!(
        list_invoices(&portal, &caller, &path.account, &all)
            .await
            .is_ok()
    );
    let shown = page(&portal, &anna, &path).await;
    assert!(shown.pending.is_empty());
    let by = of(&shown, "Books")[0].given_by.as_ref();
    assert_eq!(by.map(|it| it.email.as_str()), Some("anna@contoso.example"));
    // The world is written and read with the guest in it.
    let exported = world::export(&portal).await.expect("exported");
    let exported = toml::to_string(&exported).expect("TOML");
    assert!(world::apply(&portal, &exported, now()).await.is_ok());
}

async fn an_invitation_is_taken_back(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let link = invited(&portal, &anna, &path, "x@elsewhere.example").await;
    // Asked again, the one before is worth nothing.
    let newer = invited(&portal, &anna, &path, "x@elsewhere.example").await;
    let old = show_invitation(&portal, None, &link, now()).await;
    assert_eq!(old.err(), Some(Refusal::LinkExpired));
    let pending = page(&portal, &anna, &path).await.pending;
    assert_eq!(pending.len(), 1);
    let chosen = Chosen {
        invitations: [pending[0].id].into(),
        ..Chosen::default()
    };
    assert_eq!(take_roles(&portal, &anna, &path, &chosen).await, Ok(1));
    assert_eq!(take_roles(&portal, &anna, &path, &chosen).await, Ok(0));
    let gone = accept_invitation(&portal, &newer, new_password(), now()).await;
    assert_eq!(gone, Err(Refusal::LinkExpired));
    let rows = store::all::<invitation::Entity>(&scratch.database).await;
    assert!(rows.expect("read").is_empty());
}

/// Farah is at home in another directory, and Anna is not told: she is invited like anybody else.
async fn the_first_identity_that_signs_in_has_the_role(scratch: Scratch) {
    let portal = contoso(&scratch).await;
    let anna = person(&portal, "anna").await;
    let path = place(&scratch, Some(PROFILE)).await;
    let link = invited(&portal, &anna, &path, "farah@fabrikam.example").await;
    let shown = show_invitation(&portal, None, &link, now())
        .await
        .expect("good");
    // Her address is known, and whoever holds the link is told nothing of that: no second identity
    // is made, and her password stays hers.
    assert!(!shown.is_own);
    let accepted = accept_invitation(&portal, &link, new_password(), now()).await;
    assert_eq!(accepted, Ok(()));
    let credentials = Credentials {
        email: "farah@fabrikam.example".to_owned(),
        password: new_password().new,
        from: "127.0.0.1".to_owned(),
    };
    assert!(sign_in(&portal, credentials, now()).await.is_err());
    let farah = caller(&portal, "farah@fabrikam.example").await;
    assert_eq!(farah.directory_name.as_deref(), Some("Fabrikam"));
    let of_hers = actions::sign_in::list_directories(&portal, &farah).await;
    let of_hers: Vec<_> = of_hers
        .expect("read")
        .into_iter()
        .map(|it| it.name)
        .collect();
    assert_eq!(of_hers, ["Fabrikam", "Contoso"]);
    // An address that nobody has confirmed is nobody's.
    let unconfirmed = invited(&portal, &anna, &path, "unsure@elsewhere.example").await;
    let rows = store::all::<identity::Entity>(&scratch.database).await;
    let some = rows.expect("read").remove(0);
    let unsure = identity::Model {
        id: billing::IdentityId::new(),
        email: "unsure@elsewhere.example".to_owned(),
        email_key: "unsure@elsewhere.example".to_owned(),
        is_confirmed: false,
        password_hash: None,
        ..some
    };
    let work = store::begin(&scratch.database).await.expect("begun");
    store::put::<identity::Entity>(&work, unsure)
        .await
        .expect("put");
    work.commit().await.expect("committed");
    caller(&portal, "unsure@elsewhere.example").await;
    assert!(
        show_invitation(&portal, None, &unconfirmed, now())
            .await
            .is_ok()
    );
}

/// Finn owns *Azure sub 01*, whose invoices are not shared; milan administers another account.
async fn access_to_invoice_is_the_administrators(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let filled = demo::fill(&portal, Some(day("2026-05-03")), now(), |_| {});
    filled.await.expect("the demo world");
    let row = invoice_of(&scratch, "Azure sub 01").await;
    let invoice: InvoicePath = path_of(&scratch, &row).await;
    let rows = store::all::<subscription::Entity>(&scratch.database).await;
    let named = |name: &str| {
        let mut rows = rows.as_ref().expect("read").iter();
        let row = rows.find(|it| it.display_name == name).expect("it");
        SubscriptionPath {
            account: invoice.account.clone(),
            subscription: row.name.clone(),
        }
    };
    let path = named("Azure sub 01");
    let jeroen = person(&portal, "jeroen").await;
    let finn = person(&portal, "finn").await;
    let milan = person(&portal, "milan").await;
    let details = async || {
        let page = show_invoice(&portal, &finn, &invoice).await.expect("seen");
        page.details.map(|_| ())
    };
    assert_eq!(details().await, Err(Why::NotShared));
    let shown = show_sharing(&portal, &jeroen, &path).await.expect("shown");
    assert_eq!(shown.access, AccessToInvoice::Off);
    assert_eq!(shown.held[0].holder.email, "finn@contoso.example");
    for (turn, expected) in [("on", Ok(())), ("on", Ok(())), ("off", Err(Why::NotShared))] {
        let turned = share_invoices(&portal, &jeroen, &path, turn).await;
        assert!(turned.is_ok());
        assert_eq!(details().await, expected);
    }
    let wrong = share_invoices(&portal, &jeroen, &path, "perhaps").await;
    assert_eq!(wrong_of(wrong), Wrong::Required);
    let refused = share_invoices(&portal, &finn, &path, "on").await;
    let only = Why::OnlyAccountAdministrator;
    assert_eq!(refused.err(), Some(Refusal::Forbidden(only)));
    let hidden = share_invoices(&portal, &milan, &path, "on").await;
    assert_eq!(hidden.err(), Some(Refusal::NotFound));
    let support = share_invoices(&portal, &jeroen, &named("Azure support 01"), "on").await;
    assert_eq!(support.err(), Some(Refusal::Forbidden(Why::NeverShared)));
    let lines = store::all::<store::entities::audit::Entity>(&scratch.database).await;
    let told = lines.expect("read").into_iter().map(|it| it.action);
    let told: Vec<_> = told.filter(|it| it.starts_with("sharing.")).collect();
    assert_eq!(told, ["sharing.on", "sharing.off"]);
}
