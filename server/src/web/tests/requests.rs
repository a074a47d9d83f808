//! The requests by which something is tried. Forms are sent empty: what is wrong with them is told
//! only to whoever may send them.

use super::everybody::{Asked, Everybody};
use islands::addresses;
use rights::{Agreement, Kind, Thing};

const KEY: &str = "0199c0de-0000-7000-8000-000000000000";

/// All requests for a row of the tables; none where there is no address for it yet.
pub fn requests(world: &Everybody, thing: &Thing, action: &str) -> Vec<Asked> {
    match thing.kind {
        it if it.is_invoice() => on_invoice(&invoice(world, thing), action),
        Kind::Office => of_office(action),
        Kind::Own => of_oneself(action),
        _ => on_account(thing, action),
    }
}

fn account(thing: &Thing) -> String {
    addresses::account(thing.account)
}

fn invoice(world: &Everybody, thing: &Thing) -> String {
    format!("{}/invoices/{}", account(thing), world.invoice(thing))
}

fn place(thing: &Thing) -> String {
    let account = account(thing);
    match thing.path {
        [profile, section] => format!("{account}/profiles/{profile}/sections/{section}"),
        [profile] => format!("{account}/profiles/{profile}"),
        _ => account,
    }
}

fn on_account(thing: &Thing, action: &str) -> Vec<Asked> {
    let (account, place) = (account(thing), place(thing));
    let at = |end: &str| format!("{account}/{end}");
    let subscription = || format!("{account}/subscriptions/{}", thing.path[0]);
    match action {
        "see its properties" => vec![Asked::get(account.clone()), Asked::get(at("invoices"))],
        "see its activity and export it" => vec![
            Asked::get(at("activity")),
            Asked::get(at("activity/key")),
            Asked::get(at("activity/lines?through=1")),
            Asked::get(at("activity/signature?through=1")),
        ],
        "see its activity" => vec![Asked::get(format!("{place}/activity"))],
        "hand it over" => {
            let mut requests = vec![
                Asked::get(at("hand-over")),
                Asked::post(at("hand-over"), &[("do", "offer")]),
                Asked::post(at("hand-over"), &[("do", "withdraw")]),
            ];
            // Under MOSP whoever gives no roles answers requests too: they share invoices.
            if is_online_services(thing) {
                requests.push(Asked::get(at("access/requests")));
            }
            requests
        }
        "give and take roles" => giving(thing, &place),
        "see its role assignments" => vec![Asked::get(format!("{place}/access"))],
        "list its invoices" => vec![Asked::get(format!("{}/invoices", subscription()))],
        "be given its statement" => vec![
            Asked::get(at("statement")),
            Asked::get(at("statement/csv")),
            Asked::get(at("statement/ageing")),
            Asked::get(at("month-end?month=2026-01")),
        ],
        "see what it costs" => vec![Asked::get(at("costs")), Asked::get(at("costs/csv"))],
        "choose the tags of its costs" => vec![
            Asked::get(at("costs/tags")),
            Asked::post(at("costs/tags"), &[("keys", "no \"key")]),
        ],
        "see the enrolment's charges" => vec![Asked::post(
            at("usage"),
            &[
                ("scope", "account"),
                ("from", "2026-01-01"),
                ("to", "2026-12-31"),
            ],
        )],
        "turn payment reminders on and off" => vec![
            Asked::get(at("reminders")),
            Asked::post(at("reminders"), &[]),
        ],
        "turn Access to invoice on and off" => vec![
            Asked::get(format!("{}/access", subscription())),
            Asked::post(format!("{}/access", subscription()), &[]),
        ],
        "read who gets its invoices" => vec![Asked::get(format!("{place}/invoice-email"))],
        "set invoice e-mail and recipients" => mailing(thing, &place),
        "download its price sheet" => vec![Asked::get(format!("{place}/price-sheet"))],
        _ => Vec::new(),
    }
}

/// Of a profile, or of a subscription or support plan.
fn mailing(thing: &Thing, place: &str) -> Vec<Asked> {
    let page = match thing.kind {
        Kind::Profile => format!("{place}/invoice-email"),
        _ => {
            let account = account(thing);
            format!("{account}/subscriptions/{}/invoice-email", thing.path[0])
        }
    };
    let mut requests = vec![Asked::get(format!("{page}/preview"))];
    // On a profile more people read it than say it.
    if thing.kind == Kind::Profile {
        requests.push(Asked::post(page.clone(), &[("do", "save")]));
        requests.push(Asked::post(page, &[("do", "add")]));
    } else {
        let recipients = format!("{page}/recipients");
        requests.push(Asked::get(page.clone()));
        requests.push(Asked::get(recipients.clone()));
        requests.push(Asked::post(recipients, &[("do", "add")]));
        requests.push(Asked::post(page.clone(), &[("do", "opt-in")]));
        requests.push(Asked::post(page, &[("do", "address")]));
    }
    requests
}

fn is_online_services(thing: &Thing) -> bool {
    thing.account == Agreement::Mosp.account()
}

fn giving(thing: &Thing, place: &str) -> Vec<Asked> {
    let page = format!("{place}/access");
    let mut requests = vec![
        Asked::post(page.clone(), &[("do", "give")]),
        Asked::post(page.clone(), &[("do", "take")]),
    ];
    // On a profile more people look than give.
    if thing.kind != Kind::Profile {
        requests.push(Asked::get(page.clone()));
    }
    if thing.kind == Kind::Account && !is_online_services(thing) {
        requests.push(Asked::get(format!("{page}/requests")));
    }
    requests
}

fn on_invoice(invoice: &str, action: &str) -> Vec<Asked> {
    let at = |end: &str| format!("{invoice}/{end}");
    match action {
        "see it" => vec![Asked::get(invoice.to_owned())],
        "download it" => vec![
            Asked::get(at("pdf")),
            Asked::get(usage_of(invoice)),
            among_others(invoice),
        ],
        "pay it" => vec![
            Asked::get(at("pay")),
            Asked::post(at("pay"), &[("key", KEY)]),
        ],
        "open it for a reason" => vec![Asked::post(invoice.to_owned(), &[("reason", "asked")])],
        "void and credit it" => vec![
            Asked::get(at("void")),
            Asked::post(at("void"), &[("then", "write-off")]),
            Asked::get(at("credit")),
            Asked::post(at("credit"), &[("key", KEY)]),
        ],
        "book payments of it" => vec![
            Asked::get(at("payments")),
            Asked::post(at("payments"), &[("key", KEY)]),
            Asked::get(at("refunds")),
            Asked::post(at("refunds"), &[("key", KEY)]),
        ],
        other => panic!("no request for {other:?}"),
    }
}

/// The form that asks for the documents of several, with this one alone.
fn among_others(invoice: &str) -> Asked {
    let (list, name) = invoice.rsplit_once('/').expect("an invoice of a list");
    // Tests are few, and so are the invoices of their world.
    let name = String::leak(name.to_owned());
    Asked::post(list.to_owned(), &[("what", "picked"), ("invoice", name)])
}

/// The page that asks for the usage of an invoice.
fn usage_of(invoice: &str) -> String {
    let (account, name) = invoice.rsplit_once("/invoices/").expect("of an account");
    format!("{account}/usage?invoice={name}")
}

fn of_office(action: &str) -> Vec<Asked> {
    let get = |page: &str| Asked::get(format!("/operator/{page}"));
    let post = |page: &str, fields: &[_]| Asked::post(format!("/operator/{page}"), fields);
    match action {
        "see runs and parked work" => vec![get("runs")],
        "run billing" => vec![post("runs", &[("do", "retry-all")])],
        "book money that is on no invoice" => {
            let prepay = [("do", "prepay"), ("key", KEY)];
            vec![get("payments"), post("payments", &prepay)]
        }
        "edit prices" => vec![get("prices"), post("prices", &[])],
        "edit taxes" => vec![get("taxes"), post("taxes", &[("do", "add-rule")])],
        "answer support requests" => vec![get("support")],
        "see who is invited" => vec![get("invitations")],
        "see its activity" => vec![get("activity")],
        "see the mail ledger" => Vec::new(),
        other => panic!("no request for {other:?}"),
    }
}

fn of_oneself(action: &str) -> Vec<Asked> {
    match action {
        "see directories and support requests" => vec![
            Asked::get("/directories".to_owned()),
            Asked::get("/support".to_owned()),
        ],
        "write a support request" => vec![
            Asked::get("/support/new".to_owned()),
            Asked::post("/support/new".to_owned(), &[("form_key", KEY)]),
        ],
        other => panic!("no request for {other:?}"),
    }
}
