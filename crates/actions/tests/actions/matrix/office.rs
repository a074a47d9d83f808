//! What is tried on the billing office, on somebody else's support request, and on one's own.

use super::world::Asking;
use super::{Tried, answer};
use actions::access::list_invitations;
use actions::audit::{ActivityFilter, list_office_activity};
use actions::bill::{Retried, RunsAsked, begin_retry, show_runs};
use actions::payments::{PrepaymentForm, book_prepayment, show_payments_desk};
use actions::prices::{PriceFilter, TypedMeter, add_meter, list_prices};
use actions::sign_in::list_directories;
use actions::support::{
    About, RequestTurn, TypedMessage, TypedRequest, list_all_requests, list_own_requests,
    new_request, open_request, show_request, write_message,
};
use actions::taxes::{TypedRate, TypedRule, add_rate, add_rule, show_taxes};
use billing::policy::{Installation, action, allow};
use billing::{CreditId, FormKey, Language};

pub async fn tried(asking: &Asking<'_>, action: &str) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    match action {
        "see runs and parked work" => {
            let page = show_runs(portal, caller, RunsAsked::default()).await;
            vec![("show_runs", answer(page))]
        }
        "run billing" => {
            let begun = begin_retry(portal, caller, &Retried::All).await;
            vec![("begin_retry", answer(begun))]
        }
        "book money that is on no invoice" => money(asking).await,
        "edit prices" => prices(asking).await,
        "edit taxes" => taxes(asking).await,
        "see the mail ledger" => {
            let may =
                allow::<action::SeeMailLedger>(&caller.standing, &Installation {}, caller.now);
            vec![("policy", answer(may))]
        }
        "answer support requests" => {
            let listed = list_all_requests(portal, caller, &RequestTurn::default()).await;
            vec![("list_all_requests", answer(listed))]
        }
        "see who is invited" => {
            let listed = list_invitations(portal, caller).await;
            vec![("list_invitations", answer(listed))]
        }
        "see its activity" => {
            let page = list_office_activity(portal, caller, &ActivityFilter::default()).await;
            vec![("list_office_activity", answer(page))]
        }
        "read it and write on it" => read(asking).await,
        "see directories and support requests" => {
            let directories = list_directories(portal, caller).await;
            let own = list_own_requests(portal, caller, &RequestTurn::default()).await;
            vec![
                ("list_directories", answer(directories)),
                ("list_own_requests", answer(own)),
            ]
        }
        "write a support request" => write(asking).await,
        other => panic!("nothing is tried for {other:?}"),
    }
}

async fn money(asking: &Asking<'_>) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let form = PrepaymentForm {
        key: CreditId::new(),
        account: String::new(),
        profile: String::new(),
        received_on: None,
        amount: None,
        reference: String::new(),
    };
    let page = show_payments_desk(portal, caller, None).await;
    let booked = book_prepayment(portal, caller, &form).await;
    vec![
        ("show_payments_desk", answer(page)),
        ("book_prepayment", answer(booked)),
    ]
}

async fn prices(asking: &Asking<'_>) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let nothing = String::new;
    let meter = TypedMeter {
        meter: nothing(),
        name: nothing(),
        family: nothing(),
        category: nothing(),
        region: nothing(),
        unit: nothing(),
    };
    let listed = list_prices(portal, caller, &PriceFilter::default()).await;
    let added = add_meter(portal, caller, &meter).await;
    vec![
        ("list_prices", answer(listed)),
        ("add_meter", answer(added)),
    ]
}

async fn taxes(asking: &Asking<'_>) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let nothing = String::new;
    let rule = TypedRule {
        country: nothing(),
        customer: nothing(),
        category: nothing(),
        percent: nothing(),
        valid_from: nothing(),
        is_confirmed: false,
    };
    let rate = TypedRate {
        currency: nothing(),
        rate: nothing(),
        source: nothing(),
        rate_from: nothing(),
        is_confirmed: false,
    };
    let page = show_taxes(portal, caller).await;
    let rule = add_rule(portal, caller, &rule).await;
    let rate = add_rate(portal, caller, &rate).await;
    vec![
        ("show_taxes", answer(page)),
        ("add_rule", answer(rule)),
        ("add_rate", answer(rate)),
    ]
}

async fn read(asking: &Asking<'_>) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let name = asking.world.request();
    let nothing = TypedMessage {
        form_key: FormKey::new(),
        text: String::new(),
    };
    let shown = show_request(portal, caller, name).await;
    let written = write_message(portal, caller, name, &nothing).await;
    vec![
        ("show_request", answer(shown)),
        ("write_message", answer(written)),
    ]
}

async fn write(asking: &Asking<'_>) -> Tried {
    let (portal, caller) = (asking.portal, &asking.caller);
    let nothing = TypedRequest {
        form_key: FormKey::new(),
        about: About::default(),
        subject: String::new(),
        text: String::new(),
        language: String::new(),
    };
    let page = new_request(portal, caller, &About::default(), Language::En).await;
    let opened = open_request(portal, caller, &nothing, Language::En).await;
    vec![
        ("new_request", answer(page)),
        ("open_request", answer(opened)),
    ]
}
