//! What a MOSP document says besides: whose account it is, under which offer, and what was owed
//! before (domain.md §6, MOSP).

use super::series::Series;
use super::stop::Stop;
use crate::work::Work;
use billing::invoice::PreviousBalance;
use billing::{AgreementType, Currency, Money};
use chrono::NaiveDate;

/// What a MOSP document says besides; nothing under the other agreements.
#[derive(Default)]
pub(super) struct OnlineServices {
    pub owner_email: Option<String>,
    pub offer: Option<String>,
    pub previous: Option<PreviousBalance>,
}

impl OnlineServices {
    /// Reads it as it stands when the document is made.
    pub async fn of(work: &Work, series: &Series) -> Result<Self, Stop> {
        if series.account.agreement != AgreementType::Mosp {
            return Ok(Self::default());
        }
        let account = series.account.id;
        let offer = series.subscription.as_ref();
        let offer = match offer.and_then(|it| it.offer.as_deref()) {
            Some(name) => store::credits::offer(&work.txn, name).await?,
            None => None,
        };
        let currency = series.currency()?;
        Ok(Self {
            owner_email: store::assignments::administrator_email(&work.txn, account).await?,
            offer: offer.map(|it| it.display_name),
            previous: match series.row.last_made_on {
                Some(since) => Some(previous(work, series, (currency, since)).await?),
                None => None,
            },
        })
    }
}

async fn previous(
    work: &Work,
    series: &Series,
    (currency, since): (Currency, NaiveDate),
) -> Result<PreviousBalance, Stop> {
    let key = (series.account.id, series.scope.id());
    let open_minor = store::invoices::open_of_series(&work.txn, key, currency).await?;
    let paid_minor = store::invoices::received_since(&work.txn, key, (currency, since)).await?;
    let money = |minor| Money::new(minor, currency);
    let previous = PreviousBalance::new(money(open_minor), money(paid_minor));
    previous.map_err(|cause| Stop::Obstacle(cause.into()))
}
