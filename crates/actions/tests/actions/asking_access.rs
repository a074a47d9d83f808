//! Asking for access: once, answered by whoever gives roles there, and told to whoever asked.

use super::{caller, now, portal};
use actions::access_requests::{
    Asking, Decision, ask_for_access, decide_request, list_requests,
};
use actions::explain::{Wanted, explain_absence};
use actions::{Caller, Portal, Refusal, Wrong, world};
use billing::policy::Role;
use scratch::Scratch;

scratch::both_databases!(it_is_asked_once_and_answered_once);

async fn asking(portal: &Portal, who: &Caller, wanted: &Wanted) -> Option<Asking> {
    let told = explain_absence(portal, who, wanted).await.expect("read");
    told?.reasons.into_iter().next()?.asking
}
