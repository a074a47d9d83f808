//! Which roles can be taken back where (domain.md §3, below the table).

use super::{Assignment, Scope};
use chrono::{DateTime, Utc};

/// Why a role stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It was given higher up, on this scope, and is taken back there.
    Inherited(Scope),
    /// Its holder is the last owner of the scope.
    LastOwner,
}

/// Whether `assignment`, shown on the page of `seen_on`, can be taken back there.
///
/// `others` are the account's other assignments, of identities that can sign in. An owner by
/// inheritance is no owner of the scope itself: the last one given there stays, and one whose role
/// ends sooner does not take the place of one who stays.
///
/// # Errors
/// Why it stays.
pub fn may_remove(
    assignment: &Assignment,
    seen_on: Scope,
    others: &[Assignment],
    now: DateTime<Utc>,
) -> Result<(), Kept> {
    if let Some(above) = assignment.inherited_from(seen_on) {
        return Err(Kept::Inherited(above));
    }
    let is_owner = |it: &Assignment| {
        it.role.heads_a_scope() && it.scope == assignment.scope && it.is_in_force(now)
    };
    let is_in_its_place = |it: &Assignment| is_owner(it) && it.lasts_as_long_as(assignment);
    if is_owner(assignment) && !others.iter().any(is_in_its_place) {
        return Err(Kept::LastOwner);
    }
    Ok(())
}
