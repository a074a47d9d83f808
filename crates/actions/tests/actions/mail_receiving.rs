//! *Receive invoice by e-mail* of MOSP subscriptions and support plans: who may, to whom invoices go
//! then, and an address that has to be confirmed first.

use super::mail::{billed, invoices, render, soon, taken};
use super::{caller, now};
use actions::access::{AccessPath, Part};
use actions::audit::{ActivityFilter, list_activity};
use actions::bill;
use actions::mail::{
    AddressChange, MailPart, MailPath, ToSend, TypedRecipient, add_recipient, change_address,
    confirm_address, list_preferences, opt_in, opt_out, show_confirming, show_preference,
    show_receiving,
};
use actions::{Caller, Portal, Refusal, Wrong};
use billing::mail::MailKind;
use billing::{IdentityKind, SubscriptionCategory};
use chrono::{DateTime, Duration, Utc};
use scratch::Scratch;
use std::collections::BTreeSet;

scratch::both_databases!(
    invoices_go_to_whoever_opted_in_and_those_they_added,
    only_the_administrator_says_it,
    a_new_address_waits_until_it_is_confirmed,
    a_link_confirms_one_address_in_time,
    nobody_is_written_to_all_day,
);

const JEROEN: &str = "jeroen@contoso.example";
const ACCOUNT: &str = "10482937";
const SUB_01: &str = "1a4d7b29-8e31-4c62-9d4a-2f705b3cad01";
const SUPPORT: &str = "3c6f9d4b-a053-4e84-9f6c-41927d5ecf01";
/// A subscription of Contoso Ltd, whose invoices are those of its profile.
const OF_A_PROFILE: &str = "Azure sub 03";

fn of(subscription: &str) -> MailPath {
    MailPath {
        account: ACCOUNT.to_owned(),
        part: MailPart::Subscription(subscription.to_owned()),
    }
}

fn typed(email: &str) -> TypedRecipient {
    TypedRecipient {
        email: email.to_owned(),
        language: "en".to_owned(),
    }
}

/// Bills on, and gives what is to be sent since.
async fn billed_until(portal: &Portal, day: &str) -> Vec<ToSend> {
    let day = day.parse().expect("a day");
    bill::run(portal, day, now(), |_| {}).await.expect("run");
    render(portal).await;
    taken(portal, soon()).await
}

/// What was done on the account, the first first, of those kinds that are about mail.
async fn deeds(portal: &Portal, who: &Caller) -> Vec<String> {
    let path = AccessPath {
        account: ACCOUNT.to_owned(),
        part: Part::Account,
    };
    let page = list_activity(portal, who, &path, &ActivityFilter::default()).await;
    let lines = page.expect("listed").lines.into_iter().rev();
    let actions = lines.map(|it| it.action);
    let is_of_mail = |it: &String| {
        let noun = it.split('.').next().unwrap_or_default();
        ["mail", "recipient", "address"].contains(&noun)
    };
    actions.filter(is_of_mail).collect()
}

async fn invoices_go_to_whoever_opted_in_and_those_they_added(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let jeroen = caller(&portal, JEROEN).await;
    let support = of(SUPPORT);
    let page = show_receiving(&portal, &jeroen, &support).await;
    let page = page.expect("shown");
    assert_eq!(page.accepted_at, None);
    assert_eq!(page.category, SubscriptionCategory::Support);
    assert_eq!(page.address.email, JEROEN);

    let books = typed("books@accountants.example");
    let added = add_recipient(&portal, &jeroen, &support, &books).await;
    assert_eq!(added, Err(Refusal::wrong("email", Wrong::NotSent)));
    for not_accepted in ["", "no"] {
        let refused = opt_in(&portal, &jeroen, &support, not_accepted).await;
        assert_eq!(refused, Err(Refusal::wrong("terms", Wrong::NotAccepted)));
    }
    for _ in 0..2 {
        assert_eq!(opt_in(&portal, &jeroen, &support, "yes").await, Ok(()));
    }
    let added = add_recipient(&portal, &jeroen, &support, &books).await;
    assert_eq!(added, Ok(()));

    let mails = billed_until(&portal, "2026-06-06").await;
    let sent = invoices(&mails);
    let both = BTreeSet::from([JEROEN, "books@accountants.example"]);
    assert_eq!(sent["Azure support 01 2026-06-02"], both);
    assert!(
        !sent.contains_key("Azure support 01 2026-05-02"),
        "made before"
    );
    let of_sub_01 = BTreeSet::from([JEROEN, "boekhouding@contoso.example"]);
    assert_eq!(sent["Azure sub 01 2026-06-02"], of_sub_01);

    for _ in 0..2 {
        assert_eq!(opt_out(&portal, &jeroen, &support).await, Ok(()));
    }
    let page = show_receiving(&portal, &jeroen, &support).await;
    let page = page.expect("shown");
    assert_eq!((page.accepted_at, page.added), (None, Vec::new()));
    let page = show_receiving(&portal, &jeroen, &of(SUB_01)).await;
    assert_eq!(page.expect("shown").added.len(), 1, "of another one");
    let mails = billed_until(&portal, "2026-07-06").await;
    let sent = invoices(&mails);
    assert!(!sent.contains_key("Azure support 01 2026-07-02"));
    assert_eq!(
        deeds(&portal, &jeroen).await,
        ["mail.on", "recipient.add", "mail.off", "recipient.remove"]
    );
}

async fn only_the_administrator_says_it(scratch: Scratch) {
    let portal = billed(&scratch).await;
    for (email, is_hidden) in [
        ("finn@contoso.example", false),
        ("gita@contoso.example", true),
        ("milan@contoso.example", true),
        ("farah@fabrikam.example", true),
    ] {
        let who = caller(&portal, email).await;
        let sub = of(SUB_01);
        for refused in [
            show_receiving(&portal, &who, &sub).await.map(|_| ()),
            show_preference(&portal, &who, &sub).await.map(|_| ()),
            opt_in(&portal, &who, &sub, "yes").await,
            opt_out(&portal, &who, &sub).await,
            add_recipient(&portal, &who, &sub, &typed("a@b.example")).await,
            change_address(&portal, &who, &sub, "a@b.example")
                .await
                .map(|_| ()),
        ] {
            match refused {
                Err(Refusal::NotFound) => assert!(is_hidden, "{email}"),
                Err(Refusal::Forbidden(_)) => assert!(!is_hidden, "{email}"),
                other => panic!("{email}: {other:?}"),
            }
        }
    }
    let jeroen = caller(&portal, JEROEN).await;
    let list = list_preferences(&portal, &jeroen, ACCOUNT).await;
    let list = list.expect("listed");
    let on = list.rows.iter().filter(|it| it.is_on);
    let on: Vec<_> = on.map(|it| it.of.display_name.as_str()).collect();
    assert_eq!((list.rows.len(), on), (4, vec!["Azure sub 01"]));
    let personal = super::signed_in_as(&portal, JEROEN, IdentityKind::Personal).await;
    let hidden = list_preferences(&portal, &personal, ACCOUNT).await;
    assert_eq!(hidden.map(|_| ()), Err(Refusal::NotFound));

    // Where profiles are billed, no subscription has an invoice of its own.
    let rows = store::all::<store::entities::subscription::Entity>(&scratch.database).await;
    let rows = rows.expect("read").into_iter();
    let mut found = rows.filter(|it| it.display_name == OF_A_PROFILE);
    let of_a_profile = MailPath {
        account: super::mail::path().account,
        part: MailPart::Subscription(found.next().expect("there").name),
    };
    let anna = caller(&portal, "anna@contoso.example").await;
    let refused = opt_in(&portal, &anna, &of_a_profile, "yes").await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");
}

/// The link in the mail to an address, which has to be taken by whoever sends.
fn link_to(mails: &[ToSend], email: &str) -> String {
    let mut mails = mails.iter().filter(|it| it.email == email);
    let mail = mails.find(|it| it.letter.kind() == MailKind::ConfirmAddress);
    let link = mail.and_then(|it| it.signed.link.clone());
    let link = link.expect("a link");
    let link = link.strip_prefix("/confirm-address/").expect("a path");
    link.to_owned()
}

async fn asked(portal: &Portal, who: &Caller, email: &str) -> AddressChange {
    let changed = change_address(portal, who, &of(SUB_01), email).await;
    changed.expect("changed")
}

async fn address(portal: &Portal, who: &Caller) -> (String, Option<String>) {
    let page = show_receiving(portal, who, &of(SUB_01)).await;
    let address = page.expect("shown").address;
    (address.email, address.wanted.map(|(email, _)| email))
}

async fn a_new_address_waits_until_it_is_confirmed(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let jeroen = caller(&portal, JEROEN).await;
    let new = "Bills@DeVries.example";
    opt_in(&portal, &jeroen, &of(SUPPORT), "yes")
        .await
        .expect("accepted");
    for (bad, wrong) in [
        ("", Wrong::Required),
        (
            "a@b.example\r\nBcc: c@d.example",
            Wrong::NoAddress("a@b.example\r\nBcc: c@d.example".to_owned()),
        ),
        (
            "a@b.example,c@d.example",
            Wrong::NoAddress("a@b.example,c@d.example".to_owned()),
        ),
    ] {
        let refused = change_address(&portal, &jeroen, &of(SUB_01), bad).await;
        assert_eq!(refused, Err(Refusal::wrong("email", wrong)));
    }
    assert_eq!(asked(&portal, &jeroen, new).await, AddressChange::Asked);
    let waiting = (JEROEN.to_owned(), Some(new.to_owned()));
    assert_eq!(address(&portal, &jeroen).await, waiting);
    let link = link_to(&taken(&portal, soon()).await, new);

    let mails = billed_until(&portal, "2026-06-06").await;
    let of_support = |day: &str| format!("Azure support 01 {day}");
    let sent = invoices(&mails);
    assert_eq!(sent[&of_support("2026-06-02")], BTreeSet::from([JEROEN]));
    let former = BTreeSet::from([JEROEN, "boekhouding@contoso.example"]);
    assert_eq!(sent["Azure sub 01 2026-06-02"], former);

    let shown = show_confirming(&portal, &link, now()).await.expect("shown");
    assert_eq!(
        (shown.account.as_str(), shown.masked.as_str()),
        ("Jeroen de Vries", "Bi***@devries.example")
    );
    assert!(!shown.is_confirmed);
    for _ in 0..2 {
        assert_eq!(confirm_address(&portal, &link, now()).await, Ok(()));
    }
    let shown = show_confirming(&portal, &link, now()).await.expect("shown");
    assert!(shown.is_confirmed);
    assert_eq!(address(&portal, &jeroen).await, (new.to_owned(), None));
    let mails = billed_until(&portal, "2026-07-06").await;
    let sent = invoices(&mails);
    assert_eq!(sent[&of_support("2026-07-02")], BTreeSet::from([new]));

    // What holds already needs no link, in whatever case; nor does the address one signs in with.
    assert_eq!(
        asked(&portal, &jeroen, "bills@devries.example").await,
        AddressChange::Holds
    );
    assert_eq!(address(&portal, &jeroen).await, (new.to_owned(), None));
    assert_eq!(asked(&portal, &jeroen, JEROEN).await, AddressChange::Holds);
    assert_eq!(address(&portal, &jeroen).await, (JEROEN.to_owned(), None));
    assert_eq!(
        confirm_address(&portal, &link, now()).await,
        Err(Refusal::LinkExpired),
        "forgotten"
    );
    assert_eq!(
        deeds(&portal, &jeroen).await,
        ["mail.on", "address.ask", "address.confirm", "address.reset"]
    );
}

async fn a_link_confirms_one_address_in_time(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let jeroen = caller(&portal, JEROEN).await;
    let confirm = async |link: &str, at: DateTime<Utc>| confirm_address(&portal, link, at).await;
    asked(&portal, &jeroen, "first@devries.example").await;
    let first = link_to(&taken(&portal, soon()).await, "first@devries.example");
    for forged in ["", "x", &first.replace('.', ".0"), &format!("{first}0")] {
        assert_eq!(confirm(forged, now()).await, Err(Refusal::LinkExpired));
    }
    let late = now() + Duration::days(2);
    assert_eq!(confirm(&first, late).await, Err(Refusal::LinkExpired));

    // Another one typed: the first link is worth nothing, and a mail that waits is not sent.
    asked(&portal, &jeroen, "second@devries.example").await;
    assert_eq!(confirm(&first, now()).await, Err(Refusal::LinkExpired));
    asked(&portal, &jeroen, "third@devries.example").await;
    let mails = taken(&portal, soon()).await;
    let to: Vec<_> = mails.iter().map(|it| it.email.as_str()).collect();
    assert_eq!(to, ["third@devries.example"]);
    let third = link_to(&mails, "third@devries.example");
    assert_eq!(confirm(&third, now()).await, Ok(()));
    let is_third = ("third@devries.example".to_owned(), None);
    assert_eq!(address(&portal, &jeroen).await, is_third);
    // Typing what holds takes back what waits.
    asked(&portal, &jeroen, "fourth@devries.example").await;
    asked(&portal, &jeroen, "third@devries.example").await;
    assert_eq!(address(&portal, &jeroen).await, is_third);
    assert_eq!(taken(&portal, soon()).await.len(), 0);
}

async fn nobody_is_written_to_all_day(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let jeroen = caller(&portal, JEROEN).await;
    for number in 0..10 {
        let email = format!("a{number}@b.example");
        assert_eq!(asked(&portal, &jeroen, &email).await, AddressChange::Asked);
    }
    let refused = change_address(&portal, &jeroen, &of(SUB_01), "b@c.example").await;
    let Err(Refusal::Invalid(problems)) = refused else {
        panic!("refused: {refused:?}");
    };
    assert!(matches!(problems[0].wrong, Wrong::TooManyTries(_)));
    let (_, wanted) = address(&portal, &jeroen).await;
    assert_eq!(wanted.as_deref(), Some("a9@b.example"));
}
