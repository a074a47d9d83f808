//! In which language somebody reads.

use billing::{IdentityId, Language};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reading_languages")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub identity_id: IdentityId,
    pub language: Language,
}

impl ActiveModelBehavior for ActiveModel {}
