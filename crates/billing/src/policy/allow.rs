//! The one question: may this identity do this to that thing, now? Yes comes with a proof.

use super::decide::Question;
use super::table::{Holders, Row, row};
use super::{Action, Refused, RoleAt, Standing, Thing};
use crate::{AgreementType, IdentityId};
use chrono::{DateTime, Utc};
use std::marker::PhantomData;

/// Proof that `A` was allowed to one identity on one thing. Only [`allow`] makes it.
#[derive(Debug)]
#[must_use = "a proof that nothing asks for protects nothing"]
pub struct Allowed<A: Action> {
    by: IdentityId,
    on: A::On,
    action: PhantomData<A>,
}

impl<A: Action> Allowed<A> {
    /// Who was allowed.
    pub const fn by(&self) -> IdentityId {
        self.by
    }

    /// On what, as it was asked about.
    pub const fn on(&self) -> &A::On {
        &self.on
    }
}

/// Asks the table of domain.md §3.
///
/// # Errors
/// [`Refused::Hidden`] when the thing is not visible to them, else the reason.
pub fn allow<A: Action>(
    standing: &Standing,
    on: &A::On,
    now: DateTime<Utc>,
) -> Result<Allowed<A>, Refused> {
    Question {
        action: A::KIND,
        standing,
        target: on.target(),
        now,
    }
    .decide()?;
    Ok(Allowed {
        by: standing.identity,
        on: on.clone(),
        action: PhantomData,
    })
}

/// The roles any of which would do under that agreement; none where nobody may.
pub fn roles_that_allow<A: Action>(agreement: AgreementType) -> Vec<RoleAt> {
    match row(A::KIND, agreement) {
        Row::May(holders) => holders.iter().flat_map(Holders::roles_at).collect(),
        Row::NeverInPortal | Row::Nobody => Vec::new(),
    }
}
