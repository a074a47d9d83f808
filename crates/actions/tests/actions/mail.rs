//! Mail: who gets an invoice, when it is ready, what becomes of it, and what the operator does.

use super::{caller, now, portal};
use actions::mail::{
    LedgerAsked, Listed, MailPart, MailPath, Taking, ToSend, document_of, list_mails, note_all,
    note_returned, pause_mail, send_again, send_test, set_preference, show_preference, take,
};
use actions::rendering::{self, store_rendered};
use actions::{Failure, Portal, Refusal, bill, demo};
use billing::mail::{Answer, Letter, MailReason, MailState};
use billing::{FormKey, Language};
use bytes::Bytes;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use scratch::Scratch;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

scratch::both_databases!(
    exactly_those_with_a_role_on_the_profile_and_those_added,
    nothing_is_sent_before_its_document_is_stored,
    an_answer_says_what_follows,
    a_worker_that_is_killed_sends_nobody_two_and_nobody_none,
    who_is_asked_changes_who_gets_it,
    the_operator_pauses_and_sends_again,
    a_domain_gets_so_many_a_minute_from_all_workers,
);

const PROFILE: &str = "CNTS-EURO-BG1-PGB";
const CONTOSO: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";

/// The demo world, billed up to a day in April: two of Contoso's invoices are made by then.
pub(super) async fn billed(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await;
    let until = day("2026-05-06");
    demo::put_in(&portal, until, now()).await.expect("put in");
    let run = bill::run(&portal, until, now(), |_| {}).await.expect("run");
    assert_eq!(run.parked, []);
    portal
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Stands for rendering: what is stored is what the mail must have with it.
pub(super) async fn render(portal: &Portal) {
    loop {
        let taken = rendering::take(portal, 50, Utc::now())
            .await
            .expect("taken");
        if taken.is_empty() {
            return;
        }
        let rendered = taken.into_iter().map(|it| {
            let text = format!("{} {}", it.content.head.name, it.language());
            (it, Bytes::from(text))
        });
        let rendered: Vec<_> = rendered.collect();
        let refused = store_rendered(portal, &rendered, Utc::now()).await;
        assert!(refused.expect("stored").is_empty());
    }
}

pub(super) async fn taken(portal: &Portal, at: DateTime<Utc>) -> Vec<ToSend> {
    let taking = Taking {
        now: at,
        per_minute: None,
        limit: 1_000,
    };
    take(portal, taking).await.expect("taken")
}

/// A moment at which everything that was queued is ready.
pub(super) fn soon() -> DateTime<Utc> {
    Utc::now() + Duration::seconds(1)
}

async fn hand_over(portal: &Portal, mail: &ToSend, at: DateTime<Utc>) -> Result<bool, Failure> {
    Ok(note_all(portal, &[mail.handing_over(at)]).await?[0])
}

async fn note_answer(
    portal: &Portal,
    mail: &ToSend,
    answer: &Answer,
    at: DateTime<Utc>,
) -> Result<bool, Failure> {
    let note = mail.answered(answer.clone(), at);
    Ok(note_all(portal, &[note]).await?[0])
}

async fn sent(portal: &Portal, mail: &ToSend, at: DateTime<Utc>) {
    assert!(hand_over(portal, mail, at).await.expect("noted"));
    let answer = Answer::Sent("250 OK".to_owned());
    note_answer(portal, mail, &answer, at).await.expect("noted");
}

pub(super) fn invoices(mails: &[ToSend]) -> BTreeMap<String, BTreeSet<&str>> {
    let mut invoices = BTreeMap::<_, BTreeSet<_>>::new();
    for mail in mails {
        if let Letter::Invoice(it) = &mail.letter {
            let of = invoices.entry(format!("{} {}", it.scope, it.invoice_date));
            assert!(
                of.or_default().insert(mail.email.as_str()),
                "twice: {mail:?}"
            );
        }
    }
    invoices
}

async fn exactly_those_with_a_role_on_the_profile_and_those_added(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    let sent = invoices(&mails);
    let of_profile = BTreeSet::from([
        "bram@contoso.example",
        "chloe@contoso.example",
        "accounting@contoso.example",
    ]);
    assert_eq!(sent["Billing profile 01 2026-04-05"], of_profile);
    assert_eq!(sent["Billing profile 01 2026-05-05"], of_profile);
    let of_subscription = BTreeSet::from(["jeroen@contoso.example", "boekhouding@contoso.example"]);
    assert_eq!(sent["Azure sub 01 2026-05-02"], of_subscription);
    let of_enrolment = BTreeSet::from(["invoices@contoso.example"]);
    assert_eq!(sent["Contoso Enterprise 2026-04-05"], of_enrolment);
    // Contoso Enterprise has two by then, and nobody else's invoices are sent.
    assert_eq!(sent.len(), 5, "{sent:?}");

    let reasons = mails.iter().map(|it| (it.email.as_str(), it.reason));
    let reasons: BTreeMap<_, _> = reasons.collect();
    assert_eq!(reasons["chloe@contoso.example"], MailReason::ProfileRole);
    assert_eq!(
        reasons["accounting@contoso.example"],
        MailReason::AdditionalRecipient
    );
    assert_eq!(
        reasons["jeroen@contoso.example"],
        MailReason::AccountAdministrator
    );
    assert_eq!(
        reasons["invoices@contoso.example"],
        MailReason::InvoiceContact
    );
    for mail in &mails {
        let stops = matches!(
            mail.reason,
            MailReason::AdditionalRecipient | MailReason::InvoiceContact
        );
        assert_eq!(mail.signed.stop.is_some(), stops, "{mail:?}");
    }
}

async fn nothing_is_sent_before_its_document_is_stored(scratch: Scratch) {
    let portal = billed(&scratch).await;
    assert_eq!(taken(&portal, soon()).await.len(), 0);
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    let bram = mails.iter().find(|it| it.email == "bram@contoso.example");
    let bram = bram.expect("a mail to bram");
    assert_eq!(
        bram.language,
        Language::Nl,
        "as it is read where the account is"
    );
    let Letter::Invoice(about) = &bram.letter else {
        panic!("an invoice: {bram:?}");
    };
    let document = document_of(&portal, bram)
        .await
        .expect("read")
        .expect("a document");
    assert_eq!(document, format!("{} nl", about.name));
    let rows = store::documents::after(&scratch.database, None, 1_000)
        .await
        .expect("read");
    let hash: String = Sha256::digest(&document)
        .iter()
        .map(|it| format!("{it:02x}"))
        .collect();
    assert!(
        rows.iter().any(|it| it.sha256 == hash),
        "the archive's own bytes"
    );
    assert_eq!(bram.document_bytes(), Some(document.len()));
}

async fn state_of(portal: &Portal, email: &str) -> (MailState, i32, Option<String>) {
    let operator = caller(portal, "operator@reckoner.example").await;
    let ledger = list_mails(portal, &operator, LedgerAsked::default())
        .await
        .expect("listed");
    let row = ledger.rows.iter().find(|it| it.delivery.email == email);
    let delivery = &row.expect("a mail").delivery;
    (delivery.state, delivery.unsure, delivery.answer.clone())
}

async fn an_answer_says_what_follows(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let at = soon();
    let mails = taken(&portal, at).await;
    let to = |email: &str| {
        // The latest, which is what the ledger shows first.
        let to = mails.iter().filter(|it| it.email == email);
        to.max_by_key(|it| it.id).expect("a mail")
    };
    let answers = [
        (
            "bram@contoso.example",
            Answer::Temporary("451 later".to_owned()),
        ),
        (
            "chloe@contoso.example",
            Answer::Permanent("550 nobody".to_owned()),
        ),
        (
            "accounting@contoso.example",
            Answer::Unknown("broken".to_owned()),
        ),
        ("jeroen@contoso.example", Answer::Sent("250 OK".to_owned())),
    ];
    for (email, answer) in &answers {
        note_answer(&portal, to(email), answer, at)
            .await
            .expect("noted");
    }
    let words = |it: &str| Some(it.to_owned());
    for (email, expected) in [
        (
            "bram@contoso.example",
            (MailState::Deferred, 0, words("451 later")),
        ),
        (
            "chloe@contoso.example",
            (MailState::Failed, 0, words("550 nobody")),
        ),
        (
            "accounting@contoso.example",
            (MailState::Deferred, 1, words("broken")),
        ),
        (
            "jeroen@contoso.example",
            (MailState::Sent, 0, words("250 OK")),
        ),
    ] {
        assert_eq!(state_of(&portal, email).await, expected, "{email}");
    }
    // Those that wait for it are tried again, with growing pauses and for three days.
    assert_eq!(taken(&portal, at + Duration::seconds(59)).await.len(), 0);
    let mut now = at + Duration::minutes(1);
    let again = taken(&portal, now).await;
    let emails: BTreeSet<_> = again.iter().map(|it| it.email.as_str()).collect();
    assert_eq!(
        emails,
        BTreeSet::from(["bram@contoso.example", "accounting@contoso.example"])
    );
    let first = to("bram@contoso.example").id;
    let mut bram = again
        .into_iter()
        .find(|it| it.id == first)
        .expect("the same mail");
    let mut tries = 2;
    loop {
        let busy = Answer::Temporary("451 later".to_owned());
        note_answer(&portal, &bram, &busy, now)
            .await
            .expect("noted");
        if state_of(&portal, "bram@contoso.example").await.0 == MailState::Failed {
            break;
        }
        now += Duration::hours(4);
        let next = taken(&portal, now)
            .await
            .into_iter()
            .find(|it| it.id == first);
        bram = next.expect("tried again");
        tries += 1;
    }
    assert!((15..40).contains(&tries), "{tries} tries");
    assert!(now - at <= Duration::days(3));
}

async fn a_worker_that_is_killed_sends_nobody_two_and_nobody_none(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let at = soon();
    let mails = taken(&portal, at).await;
    let [offered, handed, rest @ ..] = &mails[..] else {
        panic!("several mails");
    };
    // One was only offered, one was being handed over, the rest is sent; then the worker is killed.
    assert!(hand_over(&portal, handed, at).await.expect("noted"));
    for mail in rest {
        sent(&portal, mail, at).await;
    }
    assert_eq!(
        taken(&portal, at + Duration::minutes(4)).await.len(),
        0,
        "leased"
    );
    let later = at + Duration::minutes(6);
    let again = taken(&portal, later).await;
    let ids: BTreeSet<_> = again.iter().map(|it| it.id).collect();
    assert_eq!(ids, BTreeSet::from([offered.id, handed.id]));
    // The first worker was only slow: it hands over nothing any more.
    assert!(!hand_over(&portal, offered, later).await.expect("asked"));
    let late = Answer::Permanent("550 too late".to_owned());
    let late = note_answer(&portal, offered, &late, later).await;
    assert!(!late.expect("asked"), "and says nothing of it");
    for mail in &again {
        sent(&portal, mail, later).await;
    }
    assert_eq!(taken(&portal, later + Duration::days(4)).await.len(), 0);
    let operator = caller(&portal, "operator@reckoner.example").await;
    let ledger = list_mails(&portal, &operator, LedgerAsked::default())
        .await
        .expect("listed");
    assert!(
        ledger
            .rows
            .iter()
            .all(|it| it.delivery.state == MailState::Sent)
    );
    let unsure = ledger.rows.iter().filter(|it| it.delivery.unsure > 0);
    assert_eq!(unsure.map(|it| it.id).collect::<Vec<_>>(), [handed.id]);
    assert_eq!(ledger.counted.iter().map(|it| it.unsure).sum::<i64>(), 1);
}

pub(super) fn path() -> MailPath {
    MailPath {
        account: CONTOSO.to_owned(),
        part: MailPart::Profile(PROFILE.to_owned()),
    }
}

async fn who_is_asked_changes_who_gets_it(scratch: Scratch) {
    let portal = billed(&scratch).await;
    let bram = caller(&portal, "bram@contoso.example").await;
    let page = show_preference(&portal, &bram, &path())
        .await
        .expect("shown");
    assert!(page.is_on);
    let gets: Vec<_> = page.gets.iter().map(|it| it.email.as_str()).collect();
    let expected = [
        "bram@contoso.example",
        "chloe@contoso.example",
        "accounting@contoso.example",
    ];
    assert_eq!(gets, expected);
    // Whoever may download the invoices reads who gets them, and says it no more than others.
    for (email, reads, says) in [
        ("chloe@contoso.example", true, false),
        ("daan@contoso.example", false, false),
        ("eva@contoso.example", false, false),
        ("farah@fabrikam.example", false, false),
        ("anna@contoso.example", true, true),
    ] {
        let caller = caller(&portal, email).await;
        let shown = show_preference(&portal, &caller, &path()).await;
        assert_eq!(shown.is_ok(), reads, "{email}");
        assert_eq!(shown.is_ok_and(|it| it.can_change), says, "{email}");
        let set = set_preference(&portal, &caller, &path(), "yes").await;
        assert_eq!(set.is_ok(), says, "{email}");
    }
    assert_eq!(
        set_preference(&portal, &bram, &path(), "no").await,
        Ok(false)
    );
    // An invoice of the profile is made although nothing was used.
    let until = day("2026-06-06");
    bill::run(&portal, until, now(), |_| {}).await.expect("run");
    render(&portal).await;
    let mails = taken(&portal, soon()).await;
    assert!(!invoices(&mails).contains_key("Billing profile 01 2026-06-05"));
    assert!(
        invoices(&mails).contains_key("Billing profile 01 2026-05-05"),
        "queued before"
    );
    send_test(&portal, &bram, &path()).await.expect("sent");
    let test = taken(&portal, soon()).await;
    assert_eq!(test.len(), 1);
    assert_eq!(test[0].email, "bram@contoso.example");
}

async fn the_operator_pauses_and_sends_again(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let operator = caller(&portal, "operator@reckoner.example").await;
    let anna = caller(&portal, "anna@contoso.example").await;
    let refused = pause_mail(&portal, &anna, "pause").await;
    assert_eq!(refused, Err(Refusal::NotFound));
    assert_eq!(pause_mail(&portal, &operator, "pause").await, Ok(true));
    assert_eq!(taken(&portal, soon()).await.len(), 0);
    assert_eq!(pause_mail(&portal, &operator, "resume").await, Ok(false));
    let asked = LedgerAsked {
        which: Listed::Standing(MailState::Queued),
        ..LedgerAsked::default()
    };
    let queued = list_mails(&portal, &operator, asked).await;
    let queued = queued.expect("listed").rows;
    let at = soon();
    let first = Taking {
        now: at,
        per_minute: None,
        limit: 1,
    };
    let mail = take(&portal, first).await.expect("taken").pop();
    let mail = mail.expect("a mail");
    sent(&portal, &mail, at).await;

    let key = FormKey::new();
    for _ in 0..2 {
        let again = send_again(&portal, &operator, (mail.id, key)).await;
        assert_eq!(again, Ok(()), "a form that is sent twice sends once");
    }
    let waiting = queued.iter().find(|it| it.id != mail.id);
    let waiting = waiting.expect("another").id;
    let refused = send_again(&portal, &operator, (waiting, FormKey::new())).await;
    assert_eq!(refused, Err(Refusal::NotFound), "it is sent anyway");
    let all = taken(&portal, soon()).await;
    assert_eq!(all.len(), queued.len(), "all others, and the one again");
    let again = all
        .iter()
        .filter(|it| it.email == mail.email && it.letter == mail.letter);
    assert_eq!(again.count(), 1);

    let bounced = |id| (id, MailState::Bounced, "550 no such user");
    let delivered = (mail.id, MailState::Delivered, "250 in the mailbox");
    for (said, is_noted) in [
        (delivered, true),
        (bounced(mail.id), true),
        (delivered, false),
    ] {
        let noted = note_returned(&portal, said, at).await;
        assert_eq!(noted.ok(), Some(is_noted), "{said:?}");
    }
    let is_noted = note_returned(&portal, bounced(waiting), at).await;
    assert_eq!(is_noted.ok(), Some(false), "it had not been taken");
    let asked = LedgerAsked {
        which: Listed::Standing(MailState::Bounced),
        ..LedgerAsked::default()
    };
    let ledger = list_mails(&portal, &operator, asked).await.expect("listed");
    let bounced: Vec<_> = ledger.rows.iter().map(|it| it.id).collect();
    assert_eq!(bounced, [mail.id]);
}

async fn a_domain_gets_so_many_a_minute_from_all_workers(scratch: Scratch) {
    let portal = billed(&scratch).await;
    render(&portal).await;
    let minute = "2030-01-01T00:00:00Z".parse::<DateTime<Utc>>();
    let minute = minute.expect("a moment");
    let take = async |second: i64, limit: u32| {
        let taking = Taking {
            now: minute + Duration::seconds(second),
            per_minute: Some(4),
            limit,
        };
        take(&portal, taking).await.expect("taken").len()
    };
    let operator = caller(&portal, "operator@reckoner.example").await;
    let all = list_mails(&portal, &operator, LedgerAsked::default());
    let all = all.await.expect("listed").rows.len();
    assert!(all > 8, "{all} to one domain");
    // Whoever takes: what others took counts, a program that begins anew has forgotten nothing.
    assert_eq!(take(1, 3).await, 3);
    assert_eq!(take(20, 50).await, 1);
    assert_eq!(take(59, 50).await, 0);
    // Two at once take no more than one.
    let (one, two) = tokio::join!(take(60, 50), take(61, 50));
    assert_eq!(one + two, 4);
    assert_eq!(take(119, 50).await, 0);
    assert_eq!(take(120, 50).await, 4.min(all - 8));
}
