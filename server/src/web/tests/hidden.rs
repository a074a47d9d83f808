//! What is hidden answers like what does not exist: the same status, headers and body, after the
//! same number of statements, at every address and for every form there is.

use super::addresses::addresses;
use super::browser::Answer;
use super::everybody::{Asked, Everybody};
use actions::support::{About, TypedRequest, open_request};
use axum::http::StatusCode;
use billing::{FormKey, Language};
use chrono::Utc;
use rights::{Agreement, Person, Relation, things, with_nothing};

/// What an address is about; a new one has to be put into one of these.
enum Class {
    /// An account, or something of one.
    Account,
    /// The billing office.
    Office,
    /// Somebody's support request.
    Request,
    /// Whoever asks.
    Own,
}

fn class(path: &str) -> Class {
    match path {
        "/"
        | "/api/search"
        | "/billing/hand-overs"
        | "/billing/scopes"
        | "/billing/why"
        | "/directories"
        | "/password"
        | "/search"
        | "/security"
        | "/security/app"
        | "/security/app/off"
        | "/security/passkeys/new"
        | "/security/passkeys/{passkey}/remove"
        | "/security/recovery-codes"
        | "/security/sessions"
        | "/sign-out"
        | "/support"
        | "/support/new" => Class::Own,
        "/support/{request}" => Class::Request,
        it if it.starts_with("/billing/accounts/{account}") => Class::Account,
        it if it.starts_with("/operator/") => Class::Office,
        other => panic!("say in {} what {other} is about", file!()),
    }
}

const KEY: &str = "0199c0de-0000-7000-8000-000000000000";

type Typed = &'static [(&'static str, &'static str)];

/// The forms that ask for a file of usage.
const USAGE: &[Typed] = &[
    &[
        ("scope", "account"),
        ("from", "2026-01-01"),
        ("to", "2026-01-31"),
    ],
    &[("invoice", "G000000000")],
];

/// Many documents at once.
const PICKED: &[Typed] = &[
    &[("what", "picked"), ("invoice", "G00000000")],
    &[("what", "found")],
];

/// The office's tables of taxes and exchange rates.
const TAXES: &[Typed] = &[
    &[("do", "add-rule")],
    &[("do", "add-rate")],
    &[("do", "end")],
];

/// The forms of an address, each as somebody would send it who may.
fn forms(path: &str) -> &'static [Typed] {
    let last = path.rsplit('/').next().unwrap_or_default();
    match last {
        "access" if path.contains("{subscription}") => &[&[("access", "on")]],
        "access" => &[
            &[
                ("do", "give"),
                ("role", "reader"),
                ("email", "nobody@home.example"),
            ],
            &[("do", "take"), ("take", KEY)],
        ],
        "requests" => &[
            &[("request", KEY), ("do", "give"), ("role", "reader")],
            &[("request", KEY), ("do", "share")],
            &[("request", KEY), ("do", "refuse"), ("sentence", "No")],
        ],
        "hand-over" => &[
            &[("do", "offer"), ("email", "nobody@home.example")],
            &[("do", "withdraw")],
            &[("do", "accept")],
            &[("do", "refuse")],
        ],
        "invoices" => PICKED,
        "{invoice}" => &[&[("reason", "asked")], &[]],
        "void" => &[&[("then", "rebill"), ("reason", "wrong")]],
        "credit" => &[&[
            ("key", KEY),
            ("amount", "1"),
            ("category", "standard"),
            ("reason", "wrong"),
        ]],
        "pay" => &[
            &[("key", KEY), ("card", "visa"), ("amount", "10")],
            &[("key", KEY), ("card", "visa"), ("balance", "yes")],
        ],
        "payments" if path.contains("{invoice}") => &[&[
            ("key", KEY),
            ("amount", "1"),
            ("date", "2026-02-09"),
            ("reference", "4711"),
            ("confirmed", "yes"),
        ]],
        "refunds" => &[&[
            ("key", KEY),
            ("of", KEY),
            ("amount", "1"),
            ("reason", "wrong"),
        ]],
        "{request}" => &[
            &[("do", "write"), ("form_key", KEY), ("text", "Mine")],
            &[("do", "close")],
            &[("do", "reopen")],
        ],
        "invoice-email" if path.contains("{subscription}") => &[
            &[("do", "opt-in"), ("terms", "yes")],
            &[("do", "opt-out")],
            &[("do", "address"), ("email", "a@b.example")],
            &[("do", "test")],
        ],
        "recipients" => &[
            &[("do", "add"), ("email", "a@b.example"), ("language", "en")],
            &[("do", "remove"), ("recipient", KEY)],
        ],
        "invoice-email" => &[
            &[("do", "save"), ("preference", "yes")],
            &[("do", "add"), ("email", "a@b.example"), ("language", "en")],
            &[("do", "remove"), ("recipient", KEY)],
            &[("do", "test")],
        ],
        "tags" => &[&[("keys", "env")]],
        "reminders" => &[&[("reminders", "yes")], &[("reminders", "no")]],
        "invoice-contacts" => &[
            &[("do", "add"), ("email", "a@b.example"), ("language", "en")],
            &[("do", "remove"), ("recipient", KEY)],
            &[("do", "test")],
        ],
        "usage" => USAGE,
        "{file}" => &[&[("do", "cancel")]],
        "mail" => &[&[("do", "pause")], &[("do", "resume")]],
        "invitations" => &[&[("account", "1"), ("email", "a@b.example")], &[]],
        "{mail}" => &[&[("do", "again"), ("key", KEY)]],
        "runs" => &[&[("do", "retry-all")], &[("do", "run")]],
        "payments" => &[
            &[("do", "prepay"), ("key", KEY)],
            &[("do", "wired"), ("refund", KEY)],
        ],
        "prices" => &[&[("meter", "m")]],
        "{meter}" => &[
            &[("do", "add"), ("currency", "EUR")],
            &[("do", "end"), ("price", KEY)],
            &[("do", "replace"), ("price", KEY)],
        ],
        "taxes" => TAXES,
        other => panic!("say in {} what is sent to {other} of {path}", file!()),
    }
}

/// Every request at an address that only somebody signed in may use.
fn requests(world: &Everybody, wanted: impl Fn(&Class) -> bool) -> Vec<Asked> {
    let mut requests = Vec::new();
    for line in addresses(&world.browser) {
        let [method, path, audience] = line.split(' ').collect::<Vec<_>>()[..] else {
            panic!("a line of three words: {line}");
        };
        if audience != "signed-in" || !wanted(&class(path)) {
            continue;
        }
        match method {
            "GET" => requests.push(Asked::get(path.to_owned())),
            _ => requests.extend(
                forms(path)
                    .iter()
                    .map(|it| Asked::post(path.to_owned(), it)),
            ),
        }
    }
    requests
}

fn stranger() -> Person {
    let mut people = with_nothing().into_iter();
    let stranger = people.find(|it| it.relation == Relation::Stranger);
    stranger.expect("a stranger")
}

/// The names of an account and of something of every kind in it.
type Names = [(&'static str, String); 6];

fn names(world: &Everybody, agreement: Agreement) -> Names {
    let things = things(agreement);
    let invoice = things.iter().find(|it| it.kind.is_invoice());
    let invoice = invoice.map(|it| world.invoice(it).to_owned());
    [
        ("{account}", agreement.account().to_owned()),
        ("{profile}", "P1".to_owned()),
        ("{section}", "S1".to_owned()),
        ("{subscription}", "off".to_owned()),
        ("{invoice}", invoice.expect("an invoice")),
        ("{file}", world.usage_file(agreement.account()).to_owned()),
    ]
}

fn at(asked: &Asked, names: &Names) -> Asked {
    let mut address = asked.address.clone();
    for (place, name) in names {
        address = address.replace(place, &written(name));
    }
    assert!(!address.contains('{'), "{address}: no such name");
    Asked {
        address,
        ..asked.clone()
    }
}

/// A name as it stands in an address.
fn written(name: &str) -> String {
    let address = islands::addresses::account(name);
    address.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A name of the same length that nothing has.
fn made_up(name: &str) -> String {
    let end = if name.ends_with('X') { 'Y' } else { 'X' };
    format!("{}{end}", &name[..name.len() - 1])
}

/// An answer with what is new in each taken out, and how many statements it took.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    status: StatusCode,
    headers: Vec<(String, String)>,
    body: String,
    statements: usize,
}

async fn seen(world: &Everybody, asked: &Asked, session: &str, names: (&Names, &Names)) -> Seen {
    let before = world.browser.statements.sent();
    let answer = world.send(asked, session, "text/html").await;
    let statements = world.browser.statements.sent() - before;
    let nonce = nonce(&answer);
    let masked = |text: &str| {
        let mut text = text.replace(&nonce, "nonce");
        for ((_, real), (_, other)) in names.0.iter().zip(names.1) {
            text = text.replace(other, real);
            let [other, real] = [other, real].map(|it| written(it));
            text = text.replace(&other, &real);
        }
        text
    };
    let headers = answer.headers.iter();
    let headers = headers.map(|(name, value)| {
        let value = value.to_str().expect("readable");
        (name.to_string(), masked(value))
    });
    Seen {
        status: answer.status,
        headers: headers.collect(),
        body: masked(&answer.text()),
        statements,
    }
}

fn nonce(answer: &Answer) -> String {
    let policy = answer.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1);
    let nonce = nonce.and_then(|it| it.split('\'').next());
    nonce.unwrap_or("no nonce").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_and_what_is_in_it() {
    let world = Everybody::new().await;
    let session = world.session(&stranger()).await;
    let all = requests(&world, |it| matches!(it, Class::Account));
    let mut faults = Vec::new();
    for agreement in Agreement::ALL {
        let real = names(&world, agreement);
        for asked in &all {
            let there = seen(&world, &at(asked, &real), &session, (&real, &real)).await;
            assert_eq!(there.status, StatusCode::NOT_FOUND, "{asked:?}");
            assert!(there.statements > 0, "statements are counted");
            for (place, (kind, name)) in real.iter().enumerate() {
                if !asked.address.contains(kind) {
                    continue;
                }
                let mut other = real.clone();
                other[place].1 = made_up(name);
                let missing = seen(&world, &at(asked, &other), &session, (&real, &other)).await;
                if missing != there {
                    let fault = difference(&there, &missing);
                    faults.push(format!("{asked:?} with another {kind}: {fault}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What tells one answer from another.
fn difference(one: &Seen, other: &Seen) -> String {
    if one.statements != other.statements {
        return format!("{} statements, then {}", one.statements, other.statements);
    }
    if one.status != other.status || one.headers != other.headers {
        return format!(
            "{} {:?}, then {} {:?}",
            one.status, one.headers, other.status, other.headers
        );
    }
    let mut lines = one.body.lines().zip(other.body.lines());
    let differ = lines.find(|(one, other)| one != other);
    format!("{differ:?}")
}

#[tokio::test(flavor = "multi_thread")]
async fn the_office_and_what_others_wrote() {
    let world = Everybody::new().await;
    let request = somebody_s_request(&world).await;
    let other = made_up(&request);
    let real = [
        ("{request}", request),
        ("{meter}", "m".to_owned()),
        ("operator", "operator".to_owned()),
    ];
    let mut people: Vec<_> = with_nothing()
        .into_iter()
        .filter(|it| !it.is_operator)
        .collect();
    people.extend(rights::everybody(Agreement::Mca).into_iter().take(4));
    for person in people {
        let session = world.session(&person).await;
        for asked in requests(&world, |it| matches!(it, Class::Office | Class::Request)) {
            let filled = |names: &[(&str, &str)]| {
                let mut asked = asked.clone();
                for (place, name) in names {
                    asked.address = asked.address.replace(place, name);
                }
                asked
            };
            let there = [
                ("{request}", real[0].1.as_str()),
                ("{meter}", "m"),
                ("{mail}", KEY),
            ];
            let there = filled(&there);
            let missing = filled(&[
                ("{request}", &other),
                ("{meter}", "m"),
                ("{mail}", KEY),
                ("operator", "operatoX"),
            ]);
            let none = std::array::from_fn(|_| ("", "\0".to_owned()));
            let there = seen(&world, &there, &session, (&none, &none)).await;
            let missing = seen(&world, &missing, &session, (&none, &none)).await;
            assert_eq!(there.status, StatusCode::NOT_FOUND, "{asked:?}");
            assert_eq!(there.statements, missing.statements, "{asked:?}");
            assert_eq!(there.headers, missing.headers, "{asked:?}");
        }
    }
}

async fn somebody_s_request(world: &Everybody) -> String {
    let writer = rights::everybody(Agreement::Ea)[0];
    let token = world.sign_in(&writer, Utc::now()).await;
    let portal = &world.browser.portal;
    let caller = actions::sign_in::find_caller(portal, &token, Utc::now()).await;
    let caller = caller.expect("read").expect("signed in");
    let typed = TypedRequest {
        form_key: FormKey::new(),
        about: About::default(),
        subject: "Of mine".to_owned(),
        text: "Mine".to_owned(),
        language: "en".to_owned(),
    };
    let opened = open_request(portal, &caller, &typed, Language::En).await;
    opened.expect("written")
}
