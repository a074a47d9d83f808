//! Who gets mails where somebody is missing, or has two addresses: an enrolment without a contact, an
//! address that is preferred, a card that was declined again, a reader who is erased.

use super::mail::{billed, render, soon, taken};
use super::{caller, now, portal};
use actions::hand_over::{accept_offer, offer_account};
use actions::mail::{
    LedgerAsked, MailPart, MailPath, Removing, ToSend, TypedRecipient, add_recipient,
    change_address, confirm_address, list_mails, opt_in, remove_recipient, show_preference,
};
use actions::payments::collect;
use actions::sign_in::{Erasing, UserFilter, erase_user};
use actions::world::apply;
use actions::{Caller, Portal, Refusal, Wrong, bill, demo};
use billing::IdentityKind;
use billing::mail::{Cause, Letter, MailKind, MailReason, MailState, Own};
use chrono::NaiveDate;
use scratch::Scratch;
use std::collections::BTreeSet;
use store::entities::mail;

scratch::both_databases!(
    without_a_contact_administrators_get_an_enrolment_s_invoices,
    a_preferred_address_is_added_to_nothing,
    of_several_declines_the_newest_goes,
    mails_to_an_address_that_was_preferred_go_with_their_reader,
);

const WORLD: &str = include_str!("../../demo/world.toml");
const CONTACT: &str = "invoices@contoso.example";
const JEROEN: &str = "jeroen@contoso.example";
const ACCOUNT: &str = "10482937";
const SUB_01: &str = "1a4d7b29-8e31-4c62-9d4a-2f705b3cad01";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn enrolment() -> MailPath {
    MailPath {
        account: "7350264".to_owned(),
        part: MailPart::Enrolment,
    }
}

async fn without_a_contact_administrators_get_an_enrolment_s_invoices(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let until = day("2026-05-06");
    demo::put_in(&portal, until, now()).await.expect("put in");
    let iris = caller(&portal, "iris@contoso.example").await;
    let contact = |email: &str| TypedRecipient {
        email: email.to_owned(),
        language: "en".to_owned(),
    };
    let page = show_preference(&portal, &iris, &enrolment())
        .await
        .expect("shown");
    let [last] = page.added.as_slice() else {
        panic!("one contact: {page:?}");
    };
    assert_eq!(last.email, CONTACT);
    let refused = remove_recipient(&portal, &iris, &enrolment(), Removing::one(last.id)).await;
    assert_eq!(
        refused,
        Err(Refusal::wrong("recipient", Wrong::LastContact))
    );
    // One of two goes unasked.
    let added = add_recipient(&portal, &iris, &enrolment(), &contact("a@b.example")).await;
    assert_eq!(added, Ok(()));
    let removed = remove_recipient(&portal, &iris, &enrolment(), Removing::one(last.id)).await;
    assert_eq!(removed, Ok(()));
    let page = show_preference(&portal, &iris, &enrolment())
        .await
        .expect("shown");
    let removing = Removing {
        recipient: page.added[0].id,
        is_confirmed: true,
    };
    let removed = remove_recipient(&portal, &iris, &enrolment(), removing).await;
    assert_eq!(removed, Ok(()));
    let page = show_preference(&portal, &iris, &enrolment())
        .await
        .expect("shown");
    let gets: Vec<_> = page
        .gets
        .iter()
        .map(|it| (it.email.as_str(), it.reason))
        .collect();
    assert_eq!(
        gets,
        [("iris@contoso.example", MailReason::EnterpriseAdministrator)]
    );

    bill::run(&portal, day("2026-04-06"), now(), |_| {})
        .await
        .expect("run");
    render(&portal).await;
    let of_day = |mails: Vec<ToSend>, on: &str| {
        let mut mails = mails;
        mails.retain(|it| match &it.letter {
            Letter::Invoice(about) => {
                about.scope == "Contoso Enterprise" && about.invoice_date == day(on)
            }
            _ => false,
        });
        let to: Vec<_> = mails.iter().map(|it| it.email.clone()).collect();
        (to, mails)
    };
    let (to, mails) = of_day(taken(&portal, soon()).await, "2026-04-05");
    assert_eq!(to, ["iris@contoso.example"]);
    assert!(
        !mails[0].reason.leads_into_portal(),
        "the PDF comes however large it is"
    );
    assert_eq!(mails[0].signed.link, None);
    // What becomes of the invoice goes there too.
    collect(&portal, day("2026-05-10"), now())
        .await
        .expect("collected");
    let news = taken(&portal, soon()).await;
    let news: BTreeSet<_> = news
        .iter()
        .filter(|it| {
            it.letter
                .invoice()
                .is_some_and(|it| it.scope == "Contoso Enterprise")
        })
        .map(|it| it.email.as_str())
        .collect();
    assert_eq!(news, BTreeSet::from(["iris@contoso.example"]));

    add_recipient(&portal, &iris, &enrolment(), &contact(CONTACT))
        .await
        .expect("added");
    bill::run(&portal, until, now(), |_| {}).await.expect("run");
    render(&portal).await;
    let (to, _) = of_day(taken(&portal, soon()).await, "2026-05-05");
    assert_eq!(to, [CONTACT], "the contact alone again");
}

fn of_sub_01() -> MailPath {
    MailPath {
        account: ACCOUNT.to_owned(),
        part: MailPart::Subscription(SUB_01.to_owned()),
    }
}

/// Has the invoices of Jeroen's account sent elsewhere.
async fn prefers(portal: &Portal, jeroen: &Caller, email: &str) {
    change_address(portal, jeroen, &of_sub_01(), email)
        .await
        .expect("asked");
    let mails = taken(portal, soon()).await;
    let mail = mails.iter().find(|it| it.email == email);
    let link = mail
        .and_then(|it| it.signed.link.as_deref())
        .expect("a link");
    let link = link.strip_prefix("/confirm-address/").expect("a path");
    confirm_address(portal, link, now())
        .await
        .expect("confirmed");
}

async fn a_preferred_address_is_added_to_nothing(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let jeroen = caller(&portal, JEROEN).await;
    let add = async |email: &str| {
        let typed = TypedRecipient {
            email: email.to_owned(),
            language: "nl".to_owned(),
        };
        add_recipient(&portal, &jeroen, &of_sub_01(), &typed).await
    };
    let refused = Err(Refusal::wrong("email", Wrong::AddressPreferred));
    assert_eq!(add("Jeroen@Contoso.example").await, refused);
    prefers(&portal, &jeroen, "bills@devries.example").await;
    assert_eq!(add("BILLS@devries.example").await, refused);
    assert_eq!(add(JEROEN).await, Ok(()), "it gets none by itself now");
    // Added first and preferred afterwards: it gets one, and is listed once.
    prefers(&portal, &jeroen, "boekhouding@contoso.example").await;
    let page = actions::mail::show_receiving(&portal, &jeroen, &of_sub_01()).await;
    let page = page.expect("shown");
    let besides: Vec<_> = page.besides().map(|it| it.email.as_str()).collect();
    assert_eq!(besides, [JEROEN]);
    assert_eq!(page.added.len(), 2);
}

async fn of_several_declines_the_newest_goes(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let world = WORLD.replace("declines-from-2026-10-01", "declines-from-2026-04-01");
    apply(&portal, &world, now()).await.expect("applied");
    for on in ["2026-05-06", "2026-05-09", "2026-05-13"] {
        collect(&portal, day(on), now()).await.expect("collected");
    }
    let rows = store::all::<mail::Entity>(&scratch.database)
        .await
        .expect("read");
    let declined = |row: &&mail::Model| row.kind == MailKind::PaymentDeclined;
    let queued = rows.iter().filter(declined).count();
    let invoices: BTreeSet<_> = rows.iter().filter(declined).map(|it| it.about_id).collect();
    assert!(queued > invoices.len() && !invoices.is_empty(), "{queued}");
    let mails = taken(&portal, soon()).await;
    let is_declined = |it: &&ToSend| it.letter.kind() == MailKind::PaymentDeclined;
    let left: Vec<_> = mails.iter().filter(is_declined).map(|it| it.id).collect();
    assert_eq!(left.len(), invoices.len(), "one of each invoice");
    let operator = caller(&portal, "operator@reckoner.example").await;
    let asked = LedgerAsked {
        kind: Some(MailKind::PaymentDeclined),
        ..LedgerAsked::default()
    };
    let ledger = list_mails(&portal, &operator, asked).await.expect("listed");
    for row in ledger.rows {
        let is_newest = left.contains(&row.id);
        assert_eq!(row.delivery.state == MailState::Needless, !is_newest);
        if !is_newest {
            assert_eq!(row.delivery.cause, Some(Cause::Own(Own::AskedAnew)));
        }
    }
}

async fn mails_to_an_address_that_was_preferred_go_with_their_reader(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let jeroen = caller(&portal, JEROEN).await;
    opt_in(&portal, &jeroen, &of_sub_01(), "yes")
        .await
        .expect("accepted");
    for (email, until) in [
        ("first@devries.example", "2026-06-06"),
        ("second@devries.example", "2026-07-06"),
    ] {
        prefers(&portal, &jeroen, email).await;
        bill::run(&portal, day(until), now(), |_| {})
            .await
            .expect("run");
    }
    let to = async |domain: &str| {
        let rows = store::all::<mail::Entity>(&scratch.database)
            .await
            .expect("read");
        rows.iter().filter(|it| it.email.ends_with(domain)).count()
    };
    assert!(
        to("first@devries.example").await >= 2,
        "the link and an invoice"
    );
    offer_account(&portal, &jeroen, ACCOUNT, "eva@contoso.example")
        .await
        .expect("offered");
    let eva = caller(&portal, "eva@contoso.example").await;
    accept_offer(&portal, &eva, ACCOUNT).await.expect("taken");
    let user = UserFilter {
        email: JEROEN.to_owned(),
        kind: Some(IdentityKind::Work),
    };
    erase_user(&portal, &user, Erasing::Meant, now())
        .await
        .expect("erased");
    assert_eq!(to("@devries.example").await, 0);
    // What others got stays.
    assert!(to("boekhouding@contoso.example").await > 0);
}
