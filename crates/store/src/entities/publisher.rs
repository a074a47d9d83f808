//! Publishers of services, and where they are.

use billing::Address;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "publishers")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub name: String,
    pub address: Option<Address>,
}

impl ActiveModelBehavior for ActiveModel {}
