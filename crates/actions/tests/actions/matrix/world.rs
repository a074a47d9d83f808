//! The world of `rights` in a database, with everybody signed in.

use super::super::{file, import, now, portal};
use actions::bill;
use actions::import::ImportOptions;
use actions::sign_in::{
    Credentials, SignedIn, Token, choose_identity, find_caller, list_directories,
    set_demo_passwords, sign_in, switch_directory,
};
use actions::support::{About, TypedRequest, open_request};
use actions::{Caller, Portal};
use billing::policy::{AccountFacts, Customers, OnProfile, OnSection, OnSubscription};
use billing::{AgreementType, FormKey, IdentityKind, Language};
use rights::{Person, Relation, Thing, with_nothing};
use scratch::Scratch;
use std::collections::HashMap;
use store::entities::{account, invoice, profile, section, subscription};
use tokio::sync::Mutex;

const PASSWORD: &str = "demo";

/// Everything that is asked about, and whoever asks.
pub struct World {
    portal: Portal,
    accounts: Vec<account::Model>,
    profiles: Vec<profile::Model>,
    sections: Vec<section::Model>,
    subscriptions: Vec<subscription::Model>,
    /// Names of invoices by what they are listed under.
    invoices: HashMap<String, String>,
    /// The name of somebody's support request.
    request: String,
    callers: Mutex<HashMap<(String, bool, bool), Caller>>,
}

/// Somebody who asks, in the world.
pub struct Asking<'a> {
    pub world: &'a World,
    pub portal: &'a Portal,
    pub caller: Caller,
}

impl World {
    pub async fn new(scratch: &Scratch) -> Self {
        let until = rights::BILLED_UNTIL.parse().expect("a day");
        let portal = portal(scratch).await.with_as_of(Some(until));
        let applied = actions::world::apply(&portal, &rights::world(), now()).await;
        applied.expect("applied");
        let usage = file(scratch, "usage.csv", rights::USAGE);
        let imported = import(&portal, &usage, &ImportOptions::default()).await;
        imported.expect("imported");
        let billed = bill::run(&portal, until, now(), |_| {}).await;
        billed.expect("billed");
        let set = set_demo_passwords(&portal, PASSWORD, now()).await;
        set.expect("passwords");
        let database = &scratch.database;
        let invoices = store::all::<invoice::Entity>(database).await.expect("read");
        let mut world = Self {
            accounts: store::all::<account::Entity>(database).await.expect("read"),
            profiles: store::all::<profile::Entity>(database).await.expect("read"),
            sections: store::all::<section::Entity>(database).await.expect("read"),
            subscriptions: store::all::<subscription::Entity>(database)
                .await
                .expect("read"),
            invoices: invoices
                .into_iter()
                .map(|it| (it.scope_label, it.name))
                .collect(),
            request: String::new(),
            callers: Mutex::default(),
            portal,
        };
        world.request = world.written().await;
        world
    }

    /// Writes a support request. Gives its name.
    async fn written(&self) -> String {
        let writer = with_nothing().into_iter().find(super::is_writer);
        let writer = self.caller(writer.expect("there")).await;
        let typed = TypedRequest {
            form_key: FormKey::new(),
            about: About::default(),
            subject: "Of mine".to_owned(),
            text: "Mine".to_owned(),
            language: "en".to_owned(),
        };
        let opened = open_request(&self.portal, &writer, &typed, Language::En).await;
        opened.expect("written")
    }

    pub async fn asking(&self, person: Person) -> Asking<'_> {
        Asking {
            world: self,
            portal: &self.portal,
            caller: self.caller(person).await,
        }
    }

    /// Whoever asks signs in once.
    async fn caller(&self, person: Person) -> Caller {
        let key = (
            person.email(),
            person.is_personal(),
            person.relation == Relation::Guest,
        );
        let mut callers = self.callers.lock().await;
        if let Some(caller) = callers.get(&key) {
            return caller.clone();
        }
        let token = self.sign_in(&person).await;
        // Where somebody looked last is remembered, so whoever looks elsewhere says so too.
        match person.relation {
            Relation::Guest => self.look_at(&token, |it| it == rights::DIRECTORY).await,
            Relation::OtherDirectory => self.look_at(&token, |it| it != rights::DIRECTORY).await,
            _ => {}
        }
        let caller = self.find(&token).await;
        callers.insert(key, caller.clone());
        caller
    }

    async fn sign_in(&self, person: &Person) -> Token {
        let credentials = Credentials {
            email: person.email(),
            password: PASSWORD.to_owned(),
            from: "127.0.0.1".to_owned(),
        };
        let kind = match person.is_personal() {
            true => IdentityKind::Personal,
            false => IdentityKind::Work,
        };
        match sign_in(&self.portal, credentials, now()).await {
            Ok(SignedIn::Session(token)) => token,
            Ok(SignedIn::Choose { ticket, choices }) => {
                let chosen = choices.iter().find(|it| it.kind == kind).expect("offered");
                let chosen = choose_identity(&self.portal, &ticket, chosen.identity, now()).await;
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
        let caller = self.find(token).await;
        let all = list_directories(&self.portal, &caller)
            .await
            .expect("listed");
        let there = all.iter().find(|it| is_it(&it.name));
        let there = there.expect("a guest").id;
        let switched = switch_directory(&self.portal, &caller, token, there).await;
        switched.expect("switched");
    }

    async fn find(&self, token: &Token) -> Caller {
        let found = find_caller(&self.portal, token, now()).await.expect("read");
        found.expect("signed in")
    }

    pub fn invoice(&self, thing: &Thing) -> String {
        let name = self.invoices.get(&thing.label());
        name.unwrap_or_else(|| panic!("no invoice of {}", thing.describe()))
            .clone()
    }

    pub fn request(&self) -> &str {
        &self.request
    }

    fn row(&self, thing: &Thing) -> &account::Model {
        let mut rows = self.accounts.iter();
        rows.find(|it| it.name == thing.account)
            .expect("the account")
    }

    pub fn account(&self, thing: &Thing) -> AccountFacts {
        let row = self.row(thing);
        let is_bare = row.agreement == AgreementType::Mpa && row.name.starts_with("mpa:bare");
        AccountFacts {
            account: row.id,
            agreement: row.agreement,
            directory: row.directory_id,
            customers: match is_bare {
                true => Customers::NoneYet,
                false => Customers::Present,
            },
        }
    }

    pub fn profile(&self, thing: &Thing) -> OnProfile {
        let account = self.account(thing);
        let mut rows = self.profiles.iter();
        let is_it =
            |it: &&profile::Model| it.account_id == account.account && it.name == thing.path[0];
        OnProfile {
            account,
            profile: rows.find(is_it).expect("the profile").id,
        }
    }

    pub fn section(&self, thing: &Thing) -> OnSection {
        let OnProfile { account, profile } = self.profile(thing);
        let mut rows = self.sections.iter();
        let is_it = |it: &&section::Model| it.profile_id == profile && it.name == thing.path[1];
        OnSection {
            account,
            profile,
            section: rows.find(is_it).expect("the section").id,
        }
    }

    pub fn subscription(&self, thing: &Thing) -> OnSubscription {
        let account = self.account(thing);
        let mut rows = self.subscriptions.iter();
        let is_it = |it: &&subscription::Model| {
            it.account_id == account.account && it.name == thing.path[0]
        };
        let row = rows.find(is_it).expect("the subscription");
        OnSubscription {
            account,
            subscription: billing::policy::SubscriptionFacts {
                subscription: row.id,
                category: row.category,
                access_to_invoice: match row.is_invoice_shared {
                    true => billing::policy::AccessToInvoice::On,
                    false => billing::policy::AccessToInvoice::Off,
                },
            },
        }
    }
}
