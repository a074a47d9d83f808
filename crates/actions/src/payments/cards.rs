//! Cards as people see them: a name, and who charges it.

use crate::Portal;
use billing::payment::Provider;
use billing::{AccountId, CardId};
use store::StoreError;
use store::entities::card;

/// A card on file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardView {
    /// Its name within the account.
    pub name: String,
    /// What people call it: `Visa •••• 4242`.
    pub display_name: String,
    /// Who charges it; a simulated card is never shown without being called so.
    pub provider: Provider,
}

impl From<&card::Model> for CardView {
    fn from(row: &card::Model) -> Self {
        Self {
            name: row.name.clone(),
            display_name: row.display_name.clone(),
            provider: row.provider,
        }
    }
}

/// One card, where it is still on file.
pub(crate) async fn card_view(
    portal: &Portal,
    account: AccountId,
    card: Option<CardId>,
) -> Result<Option<CardView>, StoreError> {
    let Some(card) = card else {
        return Ok(None);
    };
    let row = store::accounts::card(&portal.database, (account, card)).await?;
    Ok(row.as_ref().map(CardView::from))
}
