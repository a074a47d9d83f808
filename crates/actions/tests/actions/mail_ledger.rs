//! The ledger of mails: who reads it, what was sent again, what the operator looks for; and who gets
//! an enrolment's invoices while it has no contact.

use super::mail::{billed, path, render, soon, taken};
use super::{caller, now, portal};
use actions::hand_over::{accept_offer, offer_account};
use actions::invoices::{InvoicePath, show_invoice};
use actions::mail::{
    FoundBy, LedgerAsked, LedgerRow, MailPart, MailPath, Removing, ToSend, TypedRecipient,
    add_recipient, change_address, confirm_address, list_mails, list_preferences, note_all, opt_in,
    remove_recipient, send_again, send_test, show_mail, show_preference,
};
use actions::payments::collect;
use actions::sign_in::{Erasing, UserFilter, erase_user};
use actions::world::apply;
use actions::{Caller, Portal, Refusal, Wrong, bill, demo};
use billing::mail::{Answer, Cause, Letter, MailKind, MailReason, MailState, Own};
use billing::{FormKey, IdentityKind, MailId};
use chrono::{NaiveDate, Utc};
use scratch::Scratch;
use std::collections::BTreeSet;
use store::entities::mail;

scratch::both_databases!(
    whoever_may_download_reads_who_got_it,
    what_was_sent_again_is_counted_once,
    the_operator_looks_for_mails,
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

async fn answered(portal: &Portal, mail: &ToSend, answer: Answer) {
    let note = mail.answered(answer, Utc::now());
    note_all(portal, &[note]).await.expect("noted");
}

/// The mails with the invoice of Billing profile 01 of 5 May, all taken by a server but the one to
/// the added recipient, and where the invoice is.
async fn sent(portal: &Portal) -> (Vec<ToSend>, InvoicePath) {
    render(portal).await;
    let mut mails = taken(portal, soon()).await;
    mails.retain(|it| match &it.letter {
        Letter::Invoice(about) => {
            about.scope == "Billing profile 01" && about.invoice_date == day("2026-05-05")
        }
        _ => false,
    });
    assert_eq!(mails.len(), 3);
    for mail in &mails {
        let answer = match mail.email.starts_with("accounting") {
            true => Answer::Permanent("550 5.1.1 <accounting@contoso.example>: nobody".to_owned()),
            false => Answer::Sent("250 OK".to_owned()),
        };
        answered(portal, mail, answer).await;
    }
    let about = mails[0].letter.invoice().expect("an invoice");
    let path = InvoicePath {
        account: about.account.name.clone(),
        invoice: about.name.clone(),
    };
    (mails, path)
}

async fn whoever_may_download_reads_who_got_it(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let (_, invoice) = sent(&portal).await;
    for (email, shown) in [
        ("bram@contoso.example", "accounting@contoso.example"),
        ("anna@contoso.example", "accounting@contoso.example"),
        ("chloe@contoso.example", "ac***@contoso.example"),
    ] {
        let who = caller(&portal, email).await;
        let page = show_invoice(&portal, &who, &invoice).await.expect("shown");
        let told = page.deliveries.expect("told");
        let to: BTreeSet<_> = told.iter().map(|it| it.email.as_str()).collect();
        let expected = ["bram@contoso.example", "chloe@contoso.example", shown];
        assert_eq!(to, BTreeSet::from(expected), "{email}");
        let added = told.iter().find(|it| it.email == shown).expect("told");
        assert_eq!(added.cause, Some(Cause::NoMailbox));
        // The server's words name the address.
        assert_eq!(added.answer.is_some(), shown.starts_with("accounting"));

        let page = show_preference(&portal, &who, &path())
            .await
            .expect("shown");
        let text = format!("{page:?}");
        assert_eq!(
            text.contains("accounting@contoso.example"),
            shown.starts_with("accounting"),
            "{text}"
        );
        assert_eq!(page.sent.rows.len(), 6, "two invoices, three each");
        let account = invoice.account.as_str();
        let listed = list_preferences(&portal, &who, account)
            .await
            .expect("listed");
        let names: Vec<_> = listed
            .rows
            .iter()
            .map(|it| it.of.display_name.as_str())
            .collect();
        assert!(names.contains(&"Billing profile 01"), "{email}: {names:?}");
        assert_eq!(names.len() == 1, email != "anna@contoso.example");
    }
    // A role on another profile tells nothing of this one.
    let daan = caller(&portal, "daan@contoso.example").await;
    let refused = show_preference(&portal, &daan, &path()).await;
    assert!(matches!(
        refused,
        Err(Refusal::NotFound | Refusal::Forbidden(_))
    ));
}

async fn what_was_sent_again_is_counted_once(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let (mails, invoice) = sent(&portal).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let first = mails
        .iter()
        .find(|it| it.email.starts_with("chloe"))
        .expect("it");
    send_again(&portal, &operator, (first.id, FormKey::new()))
        .await
        .expect("sent");
    let again = taken(&portal, soon()).await;
    let again = again
        .iter()
        .find(|it| it.email == first.email)
        .expect("again");
    assert_ne!(again.id, first.id);
    answered(&portal, again, Answer::Sent("250 OK".to_owned())).await;
    // The repeat of a repeat is one of the first.
    send_again(&portal, &operator, (again.id, FormKey::new()))
        .await
        .expect("sent");

    let bram = caller(&portal, "bram@contoso.example").await;
    let page = show_invoice(&portal, &bram, &invoice).await.expect("shown");
    let told = page.deliveries.expect("told");
    assert_eq!(told.len(), 3, "each once");
    let of_chloe = told
        .iter()
        .find(|it| it.email == first.email)
        .expect("told");
    let states: Vec<_> = of_chloe
        .again
        .iter()
        .map(|it| (it.state, it.by.as_deref()))
        .collect();
    // Customers learn that it was the office, and not who of it.
    assert_eq!(states, [(MailState::Sent, None), (MailState::Queued, None)]);
    let page = show_preference(&portal, &bram, &path())
        .await
        .expect("shown");
    assert_eq!(page.sent.rows.len(), 6);
    assert_eq!(
        page.sent
            .rows
            .iter()
            .map(|it| it.delivery.again.len())
            .sum::<usize>(),
        2
    );

    let page = show_mail(&portal, &operator, first.id)
        .await
        .expect("shown");
    let by: Vec<_> = page
        .row
        .delivery
        .again
        .iter()
        .map(|it| it.by.as_deref())
        .collect();
    assert_eq!(by, [Some("operator@reckoner.example"); 2]);
    assert_eq!(page.row.repeats, None);
    let page = show_mail(&portal, &operator, again.id)
        .await
        .expect("shown");
    assert_eq!(page.row.repeats, Some(first.id));
}

async fn listed(portal: &Portal, operator: &Caller, asked: LedgerAsked) -> Vec<LedgerRow> {
    let ledger = list_mails(portal, operator, asked).await.expect("listed");
    ledger.rows
}

async fn the_operator_looks_for_mails(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let (_, invoice) = sent(&portal).await;
    let bram = caller(&portal, "bram@contoso.example").await;
    send_test(&portal, &bram, &path()).await.expect("sent");
    let operator = caller(&portal, "operator@reckoner.example").await;
    let all = listed(&portal, &operator, LedgerAsked::default()).await;
    let ids = |rows: &[LedgerRow]| rows.iter().map(|it| it.id).collect::<BTreeSet<MailId>>();
    let those = |is: &dyn Fn(&LedgerRow) -> bool| {
        let ids: BTreeSet<_> = all.iter().filter(|it| is(it)).map(|it| it.id).collect();
        assert!(
            !ids.is_empty() && ids.len() < all.len(),
            "something, not all"
        );
        ids
    };
    let of_invoice = those(&|it| {
        it.invoice
            .as_ref()
            .is_some_and(|it| it.0 == invoice.invoice)
    });
    let number = all.iter().filter_map(|it| it.invoice.as_ref());
    let number = number
        .filter(|it| it.0 == invoice.invoice)
        .map(|it| it.1.clone())
        .next();
    let number = number.expect("a number");
    let to = |beginning: &'static str| those(&move |it| it.delivery.email.starts_with(beginning));
    let of = |name: &'static str| {
        those(&move |it| {
            it.account
                .as_ref()
                .is_some_and(|it| it.display_name == name)
        })
    };
    for (words, found, expected) in [
        (
            "chloe@contoso.example",
            FoundBy::Address("chloe@contoso.example".into()),
            to("chloe@"),
        ),
        (" Boek ", FoundBy::Address("boek".into()), to("boek")),
        (
            &invoice.invoice.to_lowercase(),
            FoundBy::Invoice(number.clone()),
            of_invoice.clone(),
        ),
        (&number, FoundBy::Invoice(number.clone()), of_invoice),
    ] {
        let asked = LedgerAsked {
            words: Some(words.to_owned()),
            ..LedgerAsked::default()
        };
        let ledger = list_mails(&portal, &operator, asked).await.expect("listed");
        assert_eq!(ledger.found_by, Some(found), "{words}");
        assert_eq!(ids(&ledger.rows), expected, "{words}");
    }
    let enterprise = LedgerAsked {
        words: Some("contoso ent".to_owned()),
        ..LedgerAsked::default()
    };
    assert_eq!(
        ids(&listed(&portal, &operator, enterprise).await),
        of("Contoso Enterprise")
    );
    // A percent sign is one, and what nobody has finds nothing.
    for nothing in ["%", "nobody@nowhere.example", "\u{10FFFF}"] {
        let asked = LedgerAsked {
            words: Some(nothing.to_owned()),
            ..LedgerAsked::default()
        };
        assert_eq!(listed(&portal, &operator, asked).await, [], "{nothing:?}");
    }
    let test = LedgerAsked {
        kind: Some(MailKind::Test),
        ..LedgerAsked::default()
    };
    assert_eq!(listed(&portal, &operator, test).await.len(), 1);
    let of_kind = LedgerAsked {
        kind: Some(MailKind::Invoice),
        ..LedgerAsked::default()
    };
    let invoices = those(&|it| it.kind == MailKind::Invoice);
    assert_eq!(ids(&listed(&portal, &operator, of_kind).await), invoices);

    // By days, both of them included.
    let last = all[0].delivery.queued_at.date_naive();
    for (from, to, count) in [
        (Some(last), Some(last), all.len()),
        (last.succ_opt(), None, 0),
        (None, last.pred_opt(), 0),
    ] {
        let asked = LedgerAsked {
            from,
            to,
            ..LedgerAsked::default()
        };
        assert_eq!(
            listed(&portal, &operator, asked).await.len(),
            count,
            "{from:?} {to:?}"
        );
    }
    // The one that was queued last comes first, and the next page goes on after it.
    let after = LedgerAsked {
        before: Some(all[2].id),
        ..LedgerAsked::default()
    };
    let rest = listed(&portal, &operator, after).await;
    assert_eq!(ids(&rest), ids(&all[3..]));
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
        .map(|it| (it.email.as_str(), it.letter.kind()))
        .collect();
    assert_eq!(
        news,
        BTreeSet::from([("iris@contoso.example", MailKind::PastDue)])
    );

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
    for row in listed(&portal, &operator, asked).await {
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
