//! Billing again at the prices of today: use whose price is another one by now is rated anew. What
//! an invoice was rated by and still holds keeps its cost, whatever else came in since.

use super::series::Series;
use super::stop::Stop;
use crate::work::Work;
use billing::InvoiceId;
use billing::price::{Asked, price_for};
use std::collections::BTreeSet;

/// Forgets what the charges of an invoice were rated by, meter by meter, where another price holds
/// by now on any day of their use, or none.
pub(super) async fn forget_other_prices(
    work: &Work,
    series: &Series,
    invoice: InvoiceId,
) -> Result<(), Stop> {
    let key = (series.account.id, invoice);
    let rated = store::charges::rated_by(&work.txn, key).await?;
    let meters: BTreeSet<_> = rated.iter().map(|it| it.meter.clone()).collect();
    let meters = meters.into_iter().collect();
    let sheet = store::prices::of_meters(&work.txn, series.account.id, meters).await?;
    let currency = series.currency()?;
    let mut others = BTreeSet::new();
    for by in rated {
        let asked = Asked {
            meter: &by.meter,
            currency,
            account: series.account.id,
            profile: series.scope.profile(),
            on: by.day,
        };
        let of_meter = sheet.iter().filter(|it| it.meter == by.meter);
        if !price_for(of_meter, asked).is_ok_and(|it| it.id == by.price) {
            others.insert(by.meter);
        }
    }
    for meter in others {
        store::charges::forget_rates(&work.txn, key, &meter).await?;
    }
    Ok(())
}
