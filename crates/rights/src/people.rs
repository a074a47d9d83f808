//! Who asks: for each role somebody at home, a guest, and another identity of the same address.

use crate::{Agreement, Thing};

/// How whoever asks stands to the account's directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// At home in it, and it is the one they look at.
    Home,
    /// A guest of it, and it is the one they look at.
    Guest,
    /// A guest of it, who looks at their own.
    OtherDirectory,
    /// The personal identity of an address whose work identity holds the role.
    OtherIdentity,
    /// At home in another one, and no guest.
    Stranger,
}

/// Whoever asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    /// How they stand to the directory.
    pub relation: Relation,
    /// What they hold, if anything.
    pub held: Option<Held>,
    /// Whether they run the billing office.
    pub is_operator: bool,
}

/// A role, where it is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The column of the table.
    column: &'static str,
    /// The word that files have for it.
    pub(crate) role: &'static str,
    /// On which kind of account.
    agreement: Agreement,
    /// Beneath which part of it.
    pub(crate) path: &'static [&'static str],
}

impl Person {
    /// The address they sign in with.
    pub fn email(&self) -> String {
        match (self.held, self.relation) {
            _ if self.is_operator => "operator@office.example".to_owned(),
            (None, Relation::Stranger) => "stranger@away.example".to_owned(),
            (None, Relation::Home) => "nobody@home.example".to_owned(),
            (None, _) => "guest@away.example".to_owned(),
            (Some(held), Relation::Guest | Relation::OtherDirectory) => held.email("away"),
            (Some(held), _) => held.email("home"),
        }
    }

    /// Whether it is the personal one of two identities.
    pub const fn is_personal(&self) -> bool {
        matches!(self.relation, Relation::OtherIdentity)
    }

    /// How a failure names them.
    pub fn describe(&self) -> String {
        let role = self.held.map_or("no role", |it| it.column);
        let at = self.held.map_or_else(String::new, |it| it.path.join("/"));
        match self.is_operator {
            true => "operator".to_owned(),
            false => format!("{role} on /{at}, {:?}", self.relation),
        }
    }

    /// The column that answers for them where a thing is concerned. A role counts on the line that
    /// it stands on: where it is held, above and beneath; not beside, not elsewhere.
    pub(crate) fn column_for(&self, thing: &Thing) -> &'static str {
        match self.held {
            _ if self.is_operator => "operator",
            Some(held) if self.looks_at_it() && held.is_on_line(thing) => held.column,
            _ => "nobody else",
        }
    }

    const fn looks_at_it(&self) -> bool {
        matches!(self.relation, Relation::Home | Relation::Guest)
    }
}

impl Held {
    fn is_on_line(&self, thing: &Thing) -> bool {
        let is_same = self
            .path
            .iter()
            .zip(thing.path)
            .all(|(one, other)| one == other);
        thing.account == self.agreement.account() && is_same
    }

    /// The address of its holder from a directory.
    pub(crate) fn email(&self, directory: &str) -> String {
        let account = std::iter::once(self.agreement.account());
        let at = account.chain(self.path.iter().copied());
        let at = at.map(|it| it.replace([':', '_'], "-")).collect::<Vec<_>>();
        format!("{}.{}@{directory}.example", self.role, at.join(".")).to_lowercase()
    }

    pub(crate) const fn is_on_subscription(&self) -> bool {
        matches!(self.agreement, Agreement::Mosp)
    }
}

type Role = (&'static str, &'static str, &'static [&'static str]);

const MOSP: [Role; 9] = [
    ("account administrator", "account-administrator", &[]),
    ("Owner", "owner", &["off"]),
    ("Contributor", "contributor", &["off"]),
    ("Reader", "reader", &["off"]),
    ("Billing reader", "billing-reader", &["off"]),
    ("Owner", "owner", &["on"]),
    ("Contributor", "contributor", &["on"]),
    ("Reader", "reader", &["on"]),
    ("Billing reader", "billing-reader", &["on"]),
];

const WITH_PROFILES: [Role; 10] = [
    ("account owner", "owner", &[]),
    ("account contributor", "contributor", &[]),
    ("account reader", "reader", &[]),
    ("profile owner", "owner", &["P1"]),
    ("profile contributor", "contributor", &["P1"]),
    ("profile reader", "reader", &["P1"]),
    ("invoice manager", "invoice-manager", &["P1"]),
    ("section owner", "owner", &["P1", "S1"]),
    ("section contributor", "contributor", &["P1", "S1"]),
    ("section reader", "reader", &["P1", "S1"]),
];

const ENROLMENT: [Role; 3] = [
    ("enterprise administrator", "enterprise-administrator", &[]),
    ("department administrator", "department-administrator", &[]),
    ("account owner", "enrolment-account-owner", &[]),
];

/// The roles of an agreement, each where it is held.
pub(crate) fn held(agreement: Agreement) -> Vec<Held> {
    let roles: &[Role] = match agreement {
        Agreement::Mosp => &MOSP,
        Agreement::Mca | Agreement::Mpa => &WITH_PROFILES,
        Agreement::WithoutCustomer => &WITH_PROFILES[..3],
        Agreement::Ea => &ENROLMENT,
    };
    let held = roles.iter().map(|&(column, role, path)| Held {
        column,
        role,
        agreement,
        path,
    });
    held.collect()
}

/// Everybody who holds something under an agreement, in every relation to its directory.
pub fn everybody(agreement: Agreement) -> Vec<Person> {
    let relations = [
        Relation::Home,
        Relation::Guest,
        Relation::OtherDirectory,
        Relation::OtherIdentity,
    ];
    let in_each = |held| relations.map(|relation| person(Some(held), relation));
    held(agreement).into_iter().flat_map(in_each).collect()
}

/// Those who hold nothing anywhere, and the operator.
pub fn with_nothing() -> [Person; 4] {
    [
        person(None, Relation::Home),
        person(None, Relation::Guest),
        person(None, Relation::Stranger),
        Person {
            is_operator: true,
            ..person(None, Relation::Home)
        },
    ]
}

const fn person(held: Option<Held>, relation: Relation) -> Person {
    Person {
        relation,
        held,
        is_operator: false,
    }
}
