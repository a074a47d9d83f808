//! Support requests: between whoever wrote one and the office, and nobody else's.

use super::{caller, now, portal};
use actions::invoices::{InvoiceFilter, list_invoices};
use actions::support::{
    About, Author, RequestPage, RequestTurn, TypedMessage, TypedRequest, close_request,
    list_all_requests, list_own_requests, new_request, open_request, reopen_request, show_request,
    write_message,
};
use actions::waiting::find_waiting;
use actions::world::apply;
use actions::{Caller, Portal, Problem, Refusal, Wrong, demo};
use billing::support::{SupportSide, SupportState, UNCLOSED_MAX};
use billing::{ChainId, FormKey, Language};
use chrono::NaiveDate;
use scratch::Scratch;
use std::collections::BTreeSet;
use store::entities::{audit, support_request};

const WORLD: &str = include_str!("../../demo/world.toml");
const GITA: &str = "gita@contoso.example";
const OPERATOR: &str = "operator@reckoner.example";

scratch::both_databases!(
    an_invoice_is_asked_about_and_answered,
    nobody_else_learns_that_there_is_one,
    a_form_sent_twice_writes_once,
    lists_are_turned_by_key,
    what_is_typed_has_bounds,
    a_diagnosis_tells_nothing_unseen,
);

async fn world(scratch: &Scratch) -> Portal {
    let portal = portal(scratch).await;
    apply(&portal, WORLD, now()).await.expect("applied");
    portal
}

fn typed(subject: &str) -> TypedRequest {
    TypedRequest {
        form_key: FormKey::new(),
        about: About::default(),
        subject: subject.to_owned(),
        text: "One line.\r\nAnother line.".to_owned(),
        language: "nl".to_owned(),
    }
}

fn message(text: &str) -> TypedMessage {
    TypedMessage {
        form_key: FormKey::new(),
        text: text.to_owned(),
    }
}

async fn open(portal: &Portal, caller: &Caller, subject: &str) -> String {
    let opened = open_request(portal, caller, &typed(subject), Language::En).await;
    opened.expect("opened")
}

async fn state(portal: &Portal, caller: &Caller, name: &str) -> SupportState {
    let thread = show_request(portal, caller, name).await;
    thread.expect("shown").state
}

/// The account that somebody sees invoices of, and the latest of these.
async fn latest(portal: &Portal, caller: &Caller) -> About {
    let account = super::visibility::account(portal, caller, "Jeroen de Vries").await;
    let all = InvoiceFilter::default();
    let list = list_invoices(portal, caller, &account, &all).await;
    let invoice = list.expect("listed").rows.first().map(|it| it.name.clone());
    About {
        account: Some(account),
        invoice,
        ..About::default()
    }
}

async fn an_invoice_is_asked_about_and_answered(scratch: Scratch) {
    let portal = portal(&scratch).await;
    let day = NaiveDate::from_ymd_opt(2026, 5, 3);
    let filled = demo::fill(&portal, day, now(), |_| {}).await;
    filled.expect("filled");
    let (gita, finn) = (
        caller(&portal, GITA).await,
        caller(&portal, "finn@contoso.example").await,
    );
    let operator = caller(&portal, OPERATOR).await;
    let about = latest(&portal, &gita).await;
    let page = new_request(&portal, &gita, &about, Language::En).await;
    let page = page.expect("shown");
    assert_eq!(page.invoice, about.invoice);
    for told in [
        "Roles there: Reader of the subscription",
        "Invoices shown: those of 1 subscription",
        "Download: allowed",
        "Pay: Only the account administrator may do this.",
    ] {
        assert!(page.diagnosis.contains(told), "{}", page.diagnosis);
    }
    let of_finn = latest(&portal, &finn).await;
    let unshared = new_request(&portal, &finn, &of_finn, Language::Nl).await;
    let unshared = unshared.expect("shown").diagnosis;
    assert!(unshared.contains("Toegang tot factuur staat Uit"));

    let request = TypedRequest {
        about: about.clone(),
        ..typed("Too high")
    };
    let name = open_request(&portal, &gita, &request, Language::En).await;
    let name = name.expect("opened");
    let asked = show_request(&portal, &operator, &name).await;
    let asked = asked.expect("shown");
    assert_eq!(asked.writer.as_deref(), Some(GITA));
    assert_eq!(asked.diagnosis, page.diagnosis, "made again, and the same");
    assert_eq!(asked.about, about.account.zip(Some(about.invoice)));
    assert_eq!(asked.messages[0].from, Author::Writer(GITA.to_owned()));
    assert_eq!(asked.messages[0].text, "One line.\nAnother line.");
    let waits = async |who: &Caller| find_waiting(&portal, who).await.expect("counted");
    assert_eq!(waits(&operator).await.requests, 1);
    assert_eq!(waits(&gita).await.requests, 0);

    let answer = write_message(&portal, &operator, &name, &message("It is right.")).await;
    assert_eq!(answer, Ok(()));
    assert_eq!(waits(&operator).await.requests, 0);
    assert_eq!(waits(&gita).await.answers, 1);
    let own = list_own_requests(&portal, &gita, &RequestTurn::default()).await;
    assert!(own.expect("listed").rows[0].is_unread);
    let answered = show_request(&portal, &gita, &name).await.expect("shown");
    assert_eq!(answered.side, SupportSide::Writer);
    assert_eq!(answered.office.as_deref(), Some("Reckoner Demo B.V."));
    assert_eq!(answered.writer, None);
    assert_eq!(answered.messages[0].from, Author::You);
    assert_eq!(
        answered.messages[1].from,
        Author::Office(None),
        "not by name"
    );
    assert_eq!(waits(&gita).await.answers, 0, "it was read");
    for (who, deed, then) in [
        (&gita, "write", SupportState::Open),
        (&operator, "close", SupportState::Closed),
        (&operator, "close", SupportState::Closed),
        (&gita, "reopen", SupportState::Open),
        (&gita, "close", SupportState::Closed),
        (&operator, "write", SupportState::Answered),
    ] {
        let done = match deed {
            "write" => write_message(&portal, who, &name, &message(deed)).await,
            "close" => close_request(&portal, who, &name).await,
            _ => reopen_request(&portal, who, &name).await,
        };
        assert_eq!(done, Ok(()), "{deed}");
        assert_eq!(state(&portal, &operator, &name).await, then, "{deed}");
    }
    audited(&scratch).await;
}

/// On no account's trail, and without a word of what was written.
async fn audited(scratch: &Scratch) {
    let trail = store::all::<audit::Entity>(&scratch.database).await;
    let trail = trail.expect("the trail").into_iter();
    let mut lines: Vec<_> = trail
        .filter(|it| it.action.starts_with("support."))
        .collect();
    lines.sort_by_key(|it| it.number);
    let actions: Vec<_> = lines.iter().map(|it| it.action.as_str()).collect();
    let expected = [
        "support.open",
        "support.answer",
        "support.write",
        "support.close",
        "support.reopen",
        "support.close",
        "support.answer",
    ];
    assert_eq!(actions, expected);
    let is_named = |it: &audit::Model| it.chain == ChainId::INSTALLATION && it.subject.len() == 10;
    assert!(lines.iter().all(is_named));
}

async fn nobody_else_learns_that_there_is_one(scratch: Scratch) {
    let portal = world(&scratch).await;
    let gita = caller(&portal, GITA).await;
    let name = open(&portal, &gita, "Mine").await;
    for email in ["anna@contoso.example", "jeroen@contoso.example"] {
        let other = caller(&portal, email).await;
        for name in [name.as_str(), "S123456789"] {
            let shown = show_request(&portal, &other, name).await;
            assert_eq!(shown.err(), Some(Refusal::NotFound));
            // What is typed is not judged: that would tell.
            let written = write_message(&portal, &other, name, &message("")).await;
            let closed = close_request(&portal, &other, name).await;
            let reopened = reopen_request(&portal, &other, name).await;
            for refused in [written, closed, reopened] {
                assert_eq!(refused, Err(Refusal::NotFound), "{email}");
            }
        }
        let all = list_all_requests(&portal, &other, &RequestTurn::default()).await;
        assert_eq!(all.err(), Some(Refusal::NotFound));
        let turn = RequestTurn {
            after: Some(name.clone()),
            before: None,
        };
        let own = list_own_requests(&portal, &other, &turn).await;
        assert_eq!(own.expect("listed").rows, []);
    }
    assert_eq!(state(&portal, &gita, &name).await, SupportState::Open);
}

async fn a_form_sent_twice_writes_once(scratch: Scratch) {
    let portal = world(&scratch).await;
    let gita = caller(&portal, GITA).await;
    let request = typed("Once");
    let send = || open_request(&portal, &gita, &request, Language::En);
    let (one, other) = tokio::join!(send(), send());
    let name = one.expect("opened");
    assert_eq!(other.as_ref(), Ok(&name));
    assert_eq!(send().await.as_ref(), Ok(&name));
    let message = message("Twice");
    let write = || write_message(&portal, &gita, &name, &message);
    let (one, other) = tokio::join!(write(), write());
    assert_eq!([one, other], [Ok(()), Ok(())]);
    let thread = show_request(&portal, &gita, &name).await.expect("shown");
    assert_eq!(thread.messages.len(), 2);

    // The key is one's own: with it nobody reaches what another one wrote.
    let finn = caller(&portal, "finn@contoso.example").await;
    let his = open_request(&portal, &finn, &request, Language::En).await;
    assert_ne!(his.expect("opened"), name);
}

/// Every request once, forwards and backwards, by what `list` gives of a turn.
async fn turned(list: impl AsyncFn(RequestTurn) -> RequestPage) -> Vec<(String, SupportState)> {
    let (mut forwards, mut backwards) = (Vec::new(), Vec::new());
    let mut page = list(RequestTurn::default()).await;
    assert!(page.previous.is_none());
    loop {
        forwards.extend(page.rows.iter().map(|it| (it.name.clone(), it.state)));
        let Some(after) = page.next.clone() else {
            break;
        };
        page = list(RequestTurn {
            after: Some(after),
            before: None,
        })
        .await;
    }
    loop {
        let rows = page.rows.iter().rev();
        backwards.extend(rows.map(|it| (it.name.clone(), it.state)));
        let Some(before) = page.previous.clone() else {
            break;
        };
        page = list(RequestTurn {
            before: Some(before),
            after: None,
        })
        .await;
    }
    backwards.reverse();
    assert_eq!(forwards, backwards);
    forwards
}

async fn lists_are_turned_by_key(scratch: Scratch) {
    let portal = world(&scratch).await;
    let (gita, operator) = (caller(&portal, GITA).await, caller(&portal, OPERATOR).await);
    let finn = caller(&portal, "finn@contoso.example").await;
    let mut opened = Vec::new();
    for number in 0..60 {
        let writer = if number % 10 == 0 { &finn } else { &gita };
        let name = open(&portal, writer, &format!("Number {number}")).await;
        match number % 6 {
            1 => write_message(&portal, &operator, &name, &message("Yes")).await,
            0 => Ok(()),
            _ => close_request(&portal, writer, &name).await,
        }
        .expect("done");
        opened.push((number, name));
    }
    let own = turned(async |turn| {
        let page = list_own_requests(&portal, &gita, &turn).await;
        page.expect("listed")
    });
    let mut expected: Vec<_> = opened.iter().filter(|(it, _)| it % 10 != 0).collect();
    expected.reverse();
    let names = |listed: Vec<(String, SupportState)>| {
        let names = listed.into_iter().map(|(name, _)| name);
        names.collect::<Vec<_>>()
    };
    let expected: Vec<_> = expected.into_iter().map(|(_, it)| it.clone()).collect();
    assert_eq!(names(own.await), expected, "the latest first");

    let all = turned(async |turn| {
        let page = list_all_requests(&portal, &operator, &turn).await;
        page.expect("listed")
    });
    let all = all.await;
    let states: Vec<_> = all.iter().map(|(_, it)| *it).collect();
    let of = |state, count| std::iter::repeat_n(state, count);
    let expected = of(SupportState::Open, 10)
        .chain(of(SupportState::Answered, 10))
        .chain(of(SupportState::Closed, 40));
    assert_eq!(states, expected.collect::<Vec<_>>());
    let first = opened.iter().filter(|(it, _)| it % 6 == 0);
    let waiting: Vec<_> = first.map(|(_, it)| it.clone()).collect();
    assert_eq!(names(all)[..10], waiting, "what waits longest first");
}

async fn what_is_typed_has_bounds(scratch: Scratch) {
    let portal = world(&scratch).await;
    let gita = caller(&portal, GITA).await;
    let refused = |field, wrong| Problem { field, wrong };
    let empty = TypedRequest {
        subject: " \u{200b}".to_owned(),
        text: "x".repeat(5_001),
        language: "xx".to_owned(),
        ..typed("")
    };
    let problems = vec![
        refused("subject", Wrong::Required),
        refused("text", Wrong::TooLong(5_000)),
        refused("language", Wrong::NoChoice),
    ];
    let opened = open_request(&portal, &gita, &empty, Language::En).await;
    assert_eq!(opened, Err(Refusal::Invalid(problems)));
    let long = TypedRequest {
        text: "é".repeat(5_000),
        ..typed(&"é".repeat(121))
    };
    let opened = open_request(&portal, &gita, &long, Language::En).await;
    let too_long = Refusal::wrong("subject", Wrong::TooLong(120));
    assert_eq!(opened, Err(too_long));

    let mut last = String::new();
    for number in 0..UNCLOSED_MAX {
        last = open(&portal, &gita, &format!("Number\n {number}")).await;
    }
    let more = open_request(&portal, &gita, &typed("More"), Language::En).await;
    let too_many = Refusal::wrong("form", Wrong::TooManyRequests(UNCLOSED_MAX));
    assert_eq!(more, Err(too_many));
    let nothing = write_message(&portal, &gita, &last, &message(" \n")).await;
    assert_eq!(nothing, Err(Refusal::wrong("text", Wrong::Required)));
    close_request(&portal, &gita, &last).await.expect("closed");
    open(&portal, &gita, "More").await;
    let rows = store::all::<support_request::Entity>(&scratch.database).await;
    let rows = rows.expect("read");
    let subjects: BTreeSet<_> = rows.iter().map(|it| it.subject.as_str()).collect();
    assert!(subjects.contains("Number 19"), "one line: {subjects:?}");
}

/// Of what somebody does not see it says what it says of what there is not.
async fn a_diagnosis_tells_nothing_unseen(scratch: Scratch) {
    let portal = world(&scratch).await;
    let gita = caller(&portal, GITA).await;
    let farah = caller(&portal, "farah@fabrikam.example").await;
    let fabrikam = super::visibility::account(&portal, &farah, "Fabrikam Inc").await;
    let said = async |account: &str| {
        let about = About {
            account: Some(account.to_owned()),
            invoice: Some("G000000000".to_owned()),
            ..About::default()
        };
        let page = new_request(&portal, &gita, &about, Language::En).await;
        page.expect("shown").diagnosis.replace(account, "NAME")
    };
    let hidden = said(&fabrikam).await;
    assert_eq!(hidden, said("99999999").await);
    assert!(hidden.contains("No billing account of this identifier"));
    let request = TypedRequest {
        about: About {
            account: Some(fabrikam),
            ..About::default()
        },
        ..typed("Hidden")
    };
    let name = open_request(&portal, &gita, &request, Language::En).await;
    let thread = show_request(&portal, &gita, &name.expect("opened")).await;
    assert_eq!(thread.expect("shown").about, None);
}
