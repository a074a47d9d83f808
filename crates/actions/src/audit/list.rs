//! The activity of an account: who did what to it, the latest first.

use super::chain::canonical;
use crate::accounts::{ShownName, load_account};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{ActivityOf, action, allow};
use billing::{AccountId, ChainId, IdentityId, IdentityKind};
use chrono::{DateTime, Utc};
use std::collections::{BTreeSet, HashMap};
use store::audit::{LineQuery, Turn};
use store::entities::{audit, identity};

/// Lines on a page.
const PAGE_LINES: u64 = 25;
/// The most people to choose from.
const PEOPLE_MAX: u64 = 50;

/// What a line is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActivityKind {
    /// Invoices made, voided, credited.
    Invoices,
    /// Details seen, documents handed out.
    Seen,
    /// Money that came and went.
    Payments,
    /// Roles, invitations, refusals.
    Access,
    /// Subscriptions and prices.
    Account,
}

impl ActivityKind {
    /// Every one of them.
    pub const ALL: &[Self] = &[
        Self::Invoices,
        Self::Seen,
        Self::Payments,
        Self::Access,
        Self::Account,
    ];

    /// Its word in an address.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Invoices => "invoices",
            Self::Seen => "seen",
            Self::Payments => "payments",
            Self::Access => "access",
            Self::Account => "account",
        }
    }

    /// What its actions are done to.
    const fn nouns(self) -> &'static [&'static str] {
        match self {
            Self::Invoices => &["invoice"],
            Self::Seen => &["details", "document", "activity", "sheet"],
            Self::Payments => &["payment", "refund"],
            Self::Access => &[
                "role",
                "invitation",
                "sharing",
                "access",
                "request",
                "offer",
            ],
            Self::Account => &["subscription", "price", "profile", "account"],
        }
    }
}

/// Which lines are asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// Only of this kind.
    pub kind: Option<ActivityKind>,
    /// Only what this person did.
    pub person: Option<IdentityId>,
    /// Only those before this number.
    pub older: Option<i64>,
    /// Only those after this number.
    pub newer: Option<i64>,
}

/// The page of an account's activity.
#[derive(Debug, Clone)]
pub struct ActivityPage {
    /// Whose.
    pub account: Named,
    /// The latest first.
    pub lines: Vec<ActivityLine>,
    /// Whoever did something, to choose from.
    pub people: Vec<(IdentityId, Who)>,
    /// The number of the last line there is, for the export.
    pub through: i64,
    /// Whether newer lines are on the page before.
    pub newer: Option<i64>,
    /// Whether older ones follow.
    pub older: Option<i64>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityLine {
    /// Its number in the chain.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub who: Who,
    /// What was done, as `noun.verb`.
    pub action: String,
    /// To what.
    pub subject: String,
    /// To whom, where a role was given to somebody or taken from them.
    pub whom: Option<Who>,
    /// What the account, profile or section is called where it was held; else nothing.
    pub place: String,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// The portal, by itself.
    Portal,
    /// A person that there is.
    Person {
        /// Their name.
        name: String,
        /// Their address.
        email: String,
        /// What they sign in with.
        kind: IdentityKind,
    },
    /// A person whose name was erased.
    Erased,
}

/// The activity of an account, for its owners.
pub async fn list_activity(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    filter: &ActivityFilter,
) -> Result<ActivityPage, Refusal> {
    let (account, id) = of_account(portal, caller, account).await?;
    let (database, chain) = (&portal.database, ChainId::from(Some(id)));
    let query = LineQuery {
        chain,
        nouns: filter.kind.map_or(&[], ActivityKind::nouns),
        person: filter.person,
        turn: match (filter.older, filter.newer) {
            (Some(number), _) => Turn::Older(number),
            (None, Some(number)) => Turn::Newer(number),
            (None, None) => Turn::Start,
        },
        limit: PAGE_LINES + 1,
    };
    let mut lines = store::audit::lines_page(database, &query).await?;
    let (newer, older) = neighbours(&mut lines, query.turn);
    let mut ids = BTreeSet::new();
    for line in &lines {
        ids.extend([line.identity_id, whom(line)].into_iter().flatten());
    }
    let did = known(portal, ids).await?;
    let ids = store::audit::people(database, chain, PEOPLE_MAX).await?;
    let doers = known(portal, ids.iter().copied().collect()).await?;
    let people = ids.into_iter().map(|id| (id, who(Some(id), &doers)));
    let places = places(portal, (id, &account), &lines).await?;
    let head = store::audit::head(database, chain).await?;
    Ok(ActivityPage {
        account,
        lines: lines
            .into_iter()
            .map(|it| shown(it, &did, &places))
            .collect(),
        people: people.collect(),
        through: head.map_or(0, |it| it.number),
        newer,
        older,
    })
}

/// An account, for whoever may see its activity.
pub(super) async fn of_account(
    portal: &Portal,
    caller: &Caller,
    name: &str,
) -> Result<(Named, AccountId), Refusal> {
    let (account, facts) = load_account(portal, name).await?;
    let activity = ActivityOf::Account(facts);
    let _allowed = allow::<action::SeeActivity>(&caller.standing, &activity, caller.now)?;
    Ok((account.named(), account.id))
}

/// Takes off the line that only says that there are more, and gives the places of the pages beside
/// this one: the newer, and the older.
fn neighbours(lines: &mut Vec<audit::Model>, turn: Turn) -> (Option<i64>, Option<i64>) {
    let is_full = lines.len() as u64 > PAGE_LINES;
    let is_turned_back = matches!(turn, Turn::Newer(_));
    if is_full && is_turned_back {
        lines.remove(0);
    } else if is_full {
        lines.pop();
    }
    let (has_newer, has_older) = match turn {
        Turn::Start => (false, is_full),
        Turn::Older(_) => (true, is_full),
        Turn::Newer(_) => (is_full, true),
    };
    let first = lines.first().map(|it| it.number);
    let last = lines.last().map(|it| it.number);
    (first.filter(|_| has_newer), last.filter(|_| has_older))
}

type Known = HashMap<IdentityId, identity::Model>;

/// Those of these people that there are.
async fn known(portal: &Portal, ids: BTreeSet<IdentityId>) -> Result<Known, Refusal> {
    let known = store::identities::all_of(&portal.database, ids.into_iter().collect()).await?;
    Ok(known.into_iter().map(|it| (it.id, it)).collect())
}

/// What the account and its parts are called, by identifier; nothing where no line asks for it.
async fn places(
    portal: &Portal,
    (id, account): (AccountId, &Named),
    lines: &[audit::Model],
) -> Result<HashMap<String, String>, Refusal> {
    if !lines.iter().any(|it| place(it).is_some()) {
        return Ok(HashMap::new());
    }
    let profiles = store::accounts::profiles(&portal.database, id).await?;
    let sections = store::accounts::sections(&portal.database, id).await?;
    let profiles = profiles.into_iter().map(|it| (it.name, it.display_name));
    let sections = sections.into_iter().map(|it| (it.name, it.display_name));
    let own = (account.name.clone(), account.display_name.clone());
    Ok(profiles.chain(sections).chain([own]).collect())
}

/// The identifier of where a role was held: the fourth word of such a line's subject.
fn place(line: &audit::Model) -> Option<&str> {
    let (noun, _) = line.action.split_once('.')?;
    let is_of_role = matches!(noun, "role" | "invitation");
    line.subject.split(' ').nth(3).filter(|_| is_of_role)
}

fn shown(line: audit::Model, known: &Known, places: &HashMap<String, String>) -> ActivityLine {
    let place = place(&line).map(|it| places.get(it).map_or(it, String::as_str));
    ActivityLine {
        place: place.unwrap_or_default().to_owned(),
        whom: whom(&line).map(|id| who(Some(id), known)),
        number: line.number,
        at: line.at,
        who: who(line.identity_id, known),
        action: line.action,
        subject: line.subject,
    }
}

/// Whose role it was, or the other one where an account was offered: the first word of such a
/// line's subject.
fn whom(line: &audit::Model) -> Option<IdentityId> {
    let is_of_one = ["role.", "offer.", "request."]
        .iter()
        .any(|it| line.action.starts_with(it));
    let first = line.subject.split(' ').next().filter(|_| is_of_one);
    first?.parse().ok()
}

fn who(id: Option<IdentityId>, known: &Known) -> Who {
    let Some(id) = id else { return Who::Portal };
    match known.get(&id) {
        None => Who::Erased,
        Some(identity) => Who::Person {
            name: identity.display_name.clone(),
            email: identity.email.clone(),
            kind: identity.kind,
        },
    }
}

/// The text of a line for an export, and that of its hash.
pub(super) fn exported(line: &audit::Model, former: &str) -> String {
    format!("{}\n", canonical(line, former))
}
