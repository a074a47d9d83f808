//! The world of the crate `rights` behind the router, and whoever asks with a session of their own.

use super::browser::{Answer, Browser};
use actions::bill;
use actions::import::{ImportOptions, import_file};
use actions::sign_in::{
    Credentials, SignedIn, Token, choose_identity, find_caller, list_directories,
    set_demo_passwords, sign_in, switch_directory,
};
use actions::usage::{TypedUsage, ask_for_usage};
use axum::http::{Request, request::Builder};
use billing::IdentityKind;
use chrono::{DateTime, Utc};
use islands::addresses::query;
use rights::{Agreement, Person, Relation, Thing};
use std::collections::HashMap;
use tokio::sync::Mutex;

const PASSWORD: &str = "demo";

/// The portal, and who is signed in.
pub struct Everybody {
    pub browser: Browser,
    /// Names of invoices by what they are listed under.
    invoices: HashMap<String, String>,
    /// Names of files of usage by account.
    usage_files: HashMap<String, String>,
    sessions: Mutex<HashMap<(String, bool, bool), String>>,
}

impl Everybody {
    pub async fn new() -> Self {
        let until = rights::BILLED_UNTIL.parse().expect("a day");
        let browser = Browser::over_nothing("http://localhost:3000").await;
        let browser = browser.with_portal(|it| it.with_as_of(Some(until)));
        let (portal, now) = (&browser.portal, Utc::now());
        let applied = actions::world::apply(portal, &rights::world(), now).await;
        applied.expect("applied");
        let usage = browser.folder().join("usage.csv");
        std::fs::write(&usage, rights::USAGE).expect("written");
        let imported = import_file(portal, &usage, &ImportOptions::default(), now, |_| {}).await;
        imported.expect("imported");
        let billed = bill::run(portal, until, now, |_| {}).await;
        billed.expect("billed");
        let set = set_demo_passwords(portal, PASSWORD, now).await;
        set.expect("passwords");
        let mut invoices = HashMap::new();
        let listed = actions::invoices::for_each_json(portal, |it| {
            let label = it.profile.or(it.subscription).unwrap_or(it.account);
            invoices.insert(label, it.name);
            Ok(())
        });
        listed.await.expect("listed");
        let mut world = Self {
            browser,
            invoices,
            usage_files: HashMap::new(),
            sessions: Mutex::default(),
        };
        for agreement in Agreement::ALL {
            world.ask_for_usage(agreement).await;
        }
        world
    }

    /// Has somebody who may ask for a file of an account's usage, where there is anybody.
    async fn ask_for_usage(&mut self, agreement: Agreement) {
        let typed = TypedUsage {
            scope: "account".to_owned(),
            from: "2026-01-01".to_owned(),
            to: "2026-12-31".to_owned(),
            ..TypedUsage::default()
        };
        let portal = &self.browser.portal;
        for person in rights::everybody(agreement).into_iter().take(2) {
            let token = self.sign_in(&person, Utc::now()).await;
            let caller = find_caller(portal, &token, Utc::now()).await.expect("read");
            let caller = caller.expect("signed in");
            let account = agreement.account();
            if let Ok(name) = ask_for_usage(portal, &caller, account, &typed).await {
                self.usage_files.insert(account.to_owned(), name);
                return;
            }
        }
    }

    /// A file of usage of an account; where there is none, a name that one could have.
    pub fn usage_file(&self, account: &str) -> &str {
        self.usage_files.get(account).map_or("U000000000", |it| it)
    }

    pub fn invoice(&self, thing: &Thing) -> &str {
        let name = self.invoices.get(&thing.label());
        name.unwrap_or_else(|| panic!("no invoice of {}", thing.describe()))
    }

    /// The cookie of somebody who has signed in.
    pub async fn session(&self, person: &Person) -> String {
        let key = (
            person.email(),
            person.is_personal(),
            person.relation == Relation::Guest,
        );
        let mut sessions = self.sessions.lock().await;
        if let Some(session) = sessions.get(&key) {
            return session.clone();
        }
        let token = self.sign_in(person, Utc::now()).await;
        // Where somebody looked last is remembered, so whoever looks elsewhere says so too.
        match person.relation {
            Relation::Guest => self.look_at(&token, |it| it == rights::DIRECTORY).await,
            Relation::OtherDirectory => self.look_at(&token, |it| it != rights::DIRECTORY).await,
            _ => {}
        }
        let session = cookie_of(&token);
        sessions.insert(key, session.clone());
        session
    }

    pub async fn sign_in(&self, person: &Person, now: DateTime<Utc>) -> Token {
        let portal = &self.browser.portal;
        let credentials = Credentials {
            email: person.email(),
            password: PASSWORD.to_owned(),
            from: "127.0.0.1".to_owned(),
        };
        let kind = match person.is_personal() {
            true => IdentityKind::Personal,
            false => IdentityKind::Work,
        };
        match sign_in(portal, credentials, now).await {
            Ok(SignedIn::Session(token)) => token,
            Ok(SignedIn::Choose { ticket, choices }) => {
                let chosen = choices.iter().find(|it| it.kind == kind).expect("offered");
                let chosen = choose_identity(portal, &ticket, chosen.identity, now).await;
                let Ok(SignedIn::Session(token)) = chosen else {
                    panic!("{}: chosen", person.email());
                };
                token
            }
            Ok(SignedIn::SecondStep { .. }) => panic!("{}: has no app", person.email()),
            Err(refusal) => panic!("{}: {refusal:?}", person.email()),
        }
    }

    async fn look_at(&self, token: &Token, is_it: fn(&str) -> bool) {
        let portal = &self.browser.portal;
        let caller = find_caller(portal, token, Utc::now()).await.expect("read");
        let caller = caller.expect("signed in");
        let all = list_directories(portal, &caller).await.expect("listed");
        let there = all.iter().find(|it| is_it(&it.name));
        let there = there.expect("a guest").id;
        let switched = switch_directory(portal, &caller, token, there).await;
        switched.expect("switched");
    }

    /// Sends a request with a cookie. `accept` says who asks: a browser, or a program.
    pub async fn send(&self, asked: &Asked, cookie: &str, accept: &str) -> Answer {
        let request = asked.request().header("accept", accept);
        let form = query(asked.fields.iter().copied());
        self.browser
            .send(request.header("cookie", cookie), &form)
            .await
    }
}

pub fn cookie_of(token: &Token) -> String {
    format!("reckoner-session={}", token.0)
}

/// One request: a page, or a form with what was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    pub method: &'static str,
    pub address: String,
    pub fields: Vec<(&'static str, &'static str)>,
}

impl Asked {
    pub const fn get(address: String) -> Self {
        Self {
            method: "GET",
            address,
            fields: Vec::new(),
        }
    }

    pub fn post(address: String, fields: &[(&'static str, &'static str)]) -> Self {
        Self {
            method: "POST",
            address,
            fields: fields.to_vec(),
        }
    }

    fn request(&self) -> Builder {
        let request = Request::builder().method(self.method).uri(&self.address);
        request
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
    }
}
