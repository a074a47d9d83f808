//! Roles that come from the groups of a provider of OpenID Connect.

use billing::AssignmentId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "group_roles")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub assignment_id: AssignmentId,
    pub provider: String,
}

impl ActiveModelBehavior for ActiveModel {}
