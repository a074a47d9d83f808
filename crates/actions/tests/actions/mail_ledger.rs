//! The ledger of mails: who reads it, what was sent again, and what the operator looks for.

use super::caller;
use super::mail::{billed, path, render, soon, taken};
use actions::invoices::{InvoicePath, show_invoice};
use actions::mail::{
    FoundBy, LedgerAsked, LedgerRow, ToSend, list_mails, list_preferences, note_all, send_again,
    send_test, show_mail, show_preference,
};
use actions::{Caller, Portal, Refusal};
use billing::mail::{Answer, Cause, Letter, MailKind, MailState};
use billing::{FormKey, MailId};
use chrono::{NaiveDate, Utc};
use scratch::Scratch;
use std::collections::BTreeSet;

scratch::both_databases!(
    whoever_may_download_reads_who_got_it,
    what_was_sent_again_is_counted_once,
    the_operator_looks_for_mails,
    the_operator_lists_mails_of_a_kind_and_of_days,
);

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

/// What is in the ledger, of invoices and a test, the one that was queued last first.
async fn filled(portal: &Portal) -> (Caller, Vec<LedgerRow>) {
    let bram = caller(portal, "bram@contoso.example").await;
    send_test(portal, &bram, &path()).await.expect("sent");
    let operator = caller(portal, "operator@reckoner.example").await;
    let all = listed(portal, &operator, LedgerAsked::default()).await;
    (operator, all)
}

fn ids<'a>(rows: impl IntoIterator<Item = &'a LedgerRow>) -> BTreeSet<MailId> {
    rows.into_iter().map(|it| it.id).collect()
}

/// Some of them, and not all.
fn those(all: &[LedgerRow], is: impl Fn(&LedgerRow) -> bool) -> BTreeSet<MailId> {
    let those = ids(all.iter().filter(|it| is(it)));
    assert!(!those.is_empty() && those.len() < all.len());
    those
}

async fn the_operator_looks_for_mails(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let (_, invoice) = sent(&portal).await;
    let (operator, all) = filled(&portal).await;
    let those = |is: &dyn Fn(&LedgerRow) -> bool| those(&all, is);
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
}

async fn the_operator_lists_mails_of_a_kind_and_of_days(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let (operator, all) = filled(&portal).await;
    let test = LedgerAsked {
        kind: Some(MailKind::Test),
        ..LedgerAsked::default()
    };
    assert_eq!(listed(&portal, &operator, test).await.len(), 1);
    let of_kind = LedgerAsked {
        kind: Some(MailKind::Invoice),
        ..LedgerAsked::default()
    };
    let invoices = those(&all, |it| it.kind == MailKind::Invoice);
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
