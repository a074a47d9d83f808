//! The support requests of one person, and all of them for the office.

use crate::{Caller, Portal, Refusal};
use billing::IdentityId;
use billing::policy::{Installation, action, allow};
use billing::support::SupportState;
use chrono::{DateTime, Utc};
use std::collections::HashMap;
use store::entities::support_request;
use store::support::RequestList;

/// Requests on one page.
const PAGE_ROWS: u64 = 25;

/// Which part of a list is asked for, by the name of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RequestTurn {
    /// The requests that follow this one.
    pub after: Option<String>,
    /// The requests that lead up to this one.
    pub before: Option<String>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestPage {
    /// In the order of the list.
    pub rows: Vec<RequestRow>,
    /// What to ask the page before with, where there is one.
    pub previous: Option<String>,
    /// What to ask the next page with, where there is one.
    pub next: Option<String>,
}

/// A request in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestRow {
    /// Its name.
    pub name: String,
    /// What it is about, in its writer's words.
    pub subject: String,
    /// The invoice it was written from.
    pub invoice: Option<String>,
    /// Where it stands.
    pub state: SupportState,
    /// Whether its writer has not seen the last answer.
    pub is_unread: bool,
    /// When something was last written or done.
    pub changed_at: DateTime<Utc>,
    /// The address of whoever wrote it; for the office.
    pub writer: Option<String>,
}

/// The requests of whoever asks, the latest first.
pub async fn list_own_requests(
    portal: &Portal,
    caller: &Caller,
    turn: &RequestTurn,
) -> Result<RequestPage, Refusal> {
    let database = &portal.database;
    let is_own = |it: &support_request::Model| it.identity_id == caller.identity;
    let turn = turn_of(portal, turn, is_own).await?;
    let list = store::support::of_writer(database, caller.identity, &turn, PAGE_ROWS).await?;
    Ok(page(list, |_| None))
}

/// All requests, for the office: those first that wait for it.
pub async fn list_all_requests(
    portal: &Portal,
    caller: &Caller,
    turn: &RequestTurn,
) -> Result<RequestPage, Refusal> {
    let _allowed = allow::<action::AnswerSupport>(&caller.standing, &Installation {}, caller.now)?;
    let database = &portal.database;
    let turn = turn_of(portal, turn, |_| true).await?;
    let list = store::support::of_office(database, &turn, PAGE_ROWS).await?;
    let ids = list.rows.iter().map(|it| it.identity_id).collect();
    let writers = store::identities::all_of(database, ids).await?;
    let emails = writers.into_iter().map(|it| (it.id, it.email));
    let emails: HashMap<IdentityId, String> = emails.collect();
    Ok(page(list, |it| emails.get(&it.identity_id).cloned()))
}

/// A request that is gone, or not of this list, is where the list begins.
async fn turn_of(
    portal: &Portal,
    turn: &RequestTurn,
    is_listed: impl Fn(&support_request::Model) -> bool,
) -> Result<store::support::RequestTurn, Refusal> {
    use store::support::RequestTurn::{After, Before, Start};
    let Some(name) = turn.after.as_ref().or(turn.before.as_ref()) else {
        return Ok(Start);
    };
    let row = store::support::by_name(&portal.database, name).await?;
    Ok(match row.filter(is_listed) {
        None => Start,
        Some(row) if turn.after.is_some() => After(Box::new(row)),
        Some(row) => Before(Box::new(row)),
    })
}

fn page(
    list: RequestList,
    writer: impl Fn(&support_request::Model) -> Option<String>,
) -> RequestPage {
    let place = |row: Option<&support_request::Model>| row.map(|it| it.name.clone());
    RequestPage {
        previous: place(list.rows.first().filter(|_| list.has_previous)),
        next: place(list.rows.last().filter(|_| list.has_next)),
        rows: list
            .rows
            .into_iter()
            .map(|it| RequestRow {
                writer: writer(&it),
                name: it.name,
                subject: it.subject,
                invoice: it.invoice,
                state: it.state,
                is_unread: it.is_unread,
                changed_at: it.changed_at,
            })
            .collect(),
    }
}
