//! A page of a chain, the last line first, turned by number.

use crate::entities::audit;
use billing::{ChainId, IdentityId, ProfileId, SectionId};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

/// The lines of a chain, or those of them that concern a part of its account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// Of which chain.
    pub chain: ChainId,
    /// Only those that concern this profile, or a section of it.
    pub profile: Option<ProfileId>,
    /// Only those that concern this section.
    pub section: Option<SectionId>,
}

impl Lines {
    fn find(self) -> Select<audit::Entity> {
        let mut lines = audit::Entity::find().filter(audit::Column::Chain.eq(self.chain));
        if let Some(profile) = self.profile {
            lines = lines.filter(audit::Column::ProfileId.eq(profile));
        }
        if let Some(section) = self.section {
            lines = lines.filter(audit::Column::SectionId.eq(section));
        }
        lines
    }
}

/// Which part of the list to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Turn {
    /// The latest lines.
    #[default]
    Start,
    /// Those before the line of this number.
    Older(i64),
    /// Those after the line of this number.
    Newer(i64),
}

/// What is asked for.
#[derive(Debug, Clone)]
pub struct LineQuery {
    /// Of which.
    pub of: Lines,
    /// Only actions on these nouns; on all of them where none is named.
    pub nouns: &'static [&'static str],
    /// Only what this person did.
    pub person: Option<IdentityId>,
    /// Which part.
    pub turn: Turn,
    /// How many at the most.
    pub limit: u64,
}

/// The lines, the latest first.
pub async fn lines_page(
    reads: &impl ConnectionTrait,
    query: &LineQuery,
) -> Result<Vec<audit::Model>, DbErr> {
    let mut lines = query.of.find();
    if !query.nouns.is_empty() {
        let is_one = |some: Condition, noun: &&str| {
            some.add(audit::Column::Action.starts_with(format!("{noun}.")))
        };
        lines = lines.filter(query.nouns.iter().fold(Condition::any(), is_one));
    }
    if let Some(person) = query.person {
        lines = lines.filter(audit::Column::IdentityId.eq(person));
    }
    let lines = match query.turn {
        Turn::Start => lines.order_by_desc(audit::Column::Number),
        Turn::Older(number) => lines
            .filter(audit::Column::Number.lt(number))
            .order_by_desc(audit::Column::Number),
        Turn::Newer(number) => lines
            .filter(audit::Column::Number.gt(number))
            .order_by_asc(audit::Column::Number),
    };
    let mut lines = lines.limit(query.limit).all(reads).await?;
    if matches!(query.turn, Turn::Newer(_)) {
        lines.reverse();
    }
    Ok(lines)
}

/// Whoever did something there; at most `limit`.
pub async fn people(
    reads: &impl ConnectionTrait,
    of: Lines,
    limit: u64,
) -> Result<Vec<IdentityId>, DbErr> {
    of.find()
        .select_only()
        .column(audit::Column::IdentityId)
        .filter(audit::Column::IdentityId.is_not_null())
        .distinct()
        .order_by_asc(audit::Column::IdentityId)
        .limit(limit)
        .into_tuple()
        .all(reads)
        .await
}
