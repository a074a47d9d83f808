//! Invoice sections.

use billing::{AccountId, ProfileId, SectionId};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: AccountId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: SectionId,
    pub profile_id: ProfileId,
    pub name: String,
    pub display_name: String,
    pub rank: i32,
}

impl ActiveModelBehavior for ActiveModel {}
