//! The activity of an account, of a part of it, or of the installation: who did what, the latest
//! first.

use super::ActivityKind;
use super::chain::canonical;
use super::names::{Names, Who};
use crate::access::{AccessPath, Place, find_place};
use crate::{Caller, Portal, Refusal};
use billing::invoice::Named;
use billing::policy::{Installation, Scope, action, allow};
use billing::{ChainId, IdentityId};
use chrono::{DateTime, Utc};
use store::audit::{LineQuery, Lines, Turn};
use store::entities::audit;

/// Lines on a page.
const PAGE_LINES: u64 = 25;
/// The most people to choose from.
const PEOPLE_MAX: u64 = 50;

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

/// A page of lines.
#[derive(Debug, Clone)]
pub struct ActivityPage {
    /// What they concern; nothing where it is the installation.
    pub place: Option<ActivityPlace>,
    /// The latest first.
    pub lines: Vec<ActivityLine>,
    /// Whoever did something, to choose from.
    pub people: Vec<(IdentityId, Who)>,
    /// The number of the last line there is, for whoever may export all of them; those of a part
    /// hang on lines that are not theirs to see.
    pub through: Option<i64>,
    /// Whether newer lines are on the page before.
    pub newer: Option<i64>,
    /// Whether older ones follow.
    pub older: Option<i64>,
}

/// An account, or the part of it that lines concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActivityPlace {
    /// The account.
    pub account: Named,
    /// The profile, where it is one or a section of it.
    pub profile: Option<Named>,
    /// The section, where it is one.
    pub section: Option<Named>,
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
    /// To whom, where it was done to somebody.
    pub whom: Option<Who>,
    /// Whether that is who did it: somebody who took what waited for them, or gave up what was
    /// theirs.
    pub is_own: bool,
    /// What the account, profile or section is called that a role or a request is about; else
    /// nothing.
    pub place: String,
}

/// The activity of an account or a part of it, for its owners.
pub async fn list_activity(
    portal: &Portal,
    caller: &Caller,
    path: &AccessPath,
    filter: &ActivityFilter,
) -> Result<ActivityPage, Refusal> {
    let place = find_owned(portal, caller, path).await?;
    let through = match place.scope {
        Scope::Account(account) => {
            let head = store::audit::head(&portal.database, Some(account).into()).await?;
            Some(head.map_or(0, |it| it.number))
        }
        _ => None,
    };
    let of = lines_of(place.scope);
    let page = page(portal, (of, Some(&place)), filter).await?;
    Ok(ActivityPage {
        through,
        place: Some(ActivityPlace {
            account: place.account,
            profile: place.profile,
            section: place.section,
        }),
        ..page
    })
}

/// What concerns no account, for an operator.
pub async fn list_office_activity(
    portal: &Portal,
    caller: &Caller,
    filter: &ActivityFilter,
) -> Result<ActivityPage, Refusal> {
    let _allowed =
        allow::<action::SeeOfficeActivity>(&caller.standing, &Installation {}, caller.now)?;
    page(portal, (lines_of(Scope::Installation), None), filter).await
}

/// The place of an address, for whoever may see its activity.
pub(super) async fn find_owned(
    portal: &Portal,
    caller: &Caller,
    path: &AccessPath,
) -> Result<Place, Refusal> {
    let place = find_place(portal, path).await?;
    let activity = place.activity();
    let _allowed = allow::<action::SeeActivity>(&caller.standing, &activity, caller.now)?;
    Ok(place)
}

fn lines_of(scope: Scope) -> Lines {
    let (profile, section) = match scope {
        Scope::Profile { profile, .. } => (Some(profile), None),
        Scope::Section {
            profile, section, ..
        } => (Some(profile), Some(section)),
        Scope::Installation | Scope::Account(_) | Scope::Subscription { .. } => (None, None),
    };
    Lines {
        chain: ChainId::from(scope.account()),
        profile,
        section,
    }
}

async fn page(
    portal: &Portal,
    (of, place): (Lines, Option<&Place>),
    filter: &ActivityFilter,
) -> Result<ActivityPage, Refusal> {
    let query = LineQuery {
        of,
        nouns: filter.kind.map_or(&[], ActivityKind::nouns),
        person: filter.person,
        turn: match (filter.older, filter.newer) {
            (Some(number), _) => Turn::Older(number),
            (None, Some(number)) => Turn::Newer(number),
            (None, None) => Turn::Start,
        },
        limit: PAGE_LINES + 1,
    };
    let mut lines = store::audit::lines_page(&portal.database, &query).await?;
    let (newer, older) = neighbours(&mut lines, query.turn);
    let doers = store::audit::people(&portal.database, of, PEOPLE_MAX).await?;
    let names = Names::of(portal, place, (&lines, &doers)).await?;
    let people = doers.into_iter().map(|id| (id, names.who(Some(id))));
    Ok(ActivityPage {
        place: None,
        people: people.collect(),
        lines: lines.into_iter().map(|it| shown(it, &names)).collect(),
        through: None,
        newer,
        older,
    })
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

fn shown(line: audit::Model, names: &Names) -> ActivityLine {
    ActivityLine {
        place: names.place(&line),
        whom: names.whom(&line),
        is_own: names.is_own(&line),
        number: line.number,
        at: line.at,
        who: names.who(line.identity_id),
        action: line.action,
        subject: line.subject,
    }
}

/// The text of a line for an export, and that of its hash.
pub(super) fn exported(line: &audit::Model, former: &str) -> String {
    format!("{}\n", canonical(line, former))
}
