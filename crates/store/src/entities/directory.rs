//! Directories.

use billing::DirectoryId;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "directories")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: DirectoryId,
    pub name: String,
    pub display_name: String,
    pub domain: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
