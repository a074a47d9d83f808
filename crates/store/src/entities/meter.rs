//! What is metered.

use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "meters")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub name: String,
    pub family: String,
    pub category: String,
    pub region: Option<String>,
    pub unit: String,
}

impl ActiveModelBehavior for ActiveModel {}
