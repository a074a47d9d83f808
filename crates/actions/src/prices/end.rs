//! Ending a price: it holds up to a last day. What was rated by it stays as it is.

use super::add::{about, refuse_overlap};
use super::allowed;
use crate::typed::{TypedEnd, ask, billed_after};
use crate::{Caller, Portal, Refusal};
use billing::PriceId;
use store::entities::price;

/// Ends a price of a meter with its last day.
pub async fn end_price(
    portal: &Portal,
    caller: &Caller,
    (meter, id): (&str, PriceId),
    typed: &TypedEnd,
) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    store::prices::lock(&work.txn).await?;
    let found = store::prices::price(&work.txn, id).await?;
    let mut price = found
        .filter(|it| it.meter == meter)
        .ok_or(Refusal::NotFound)?;
    let last_day = typed.read(price.valid_from)?;
    price.valid_to = Some(last_day);
    refuse_overlap(&work.txn, &price, "last_day").await?;
    ask(typed.is_confirmed, billed_after(&work.txn, last_day).await?)?;
    let subject = format!("{meter} {id}");
    let about = about(price.holder);
    let row = store::prices::row_of(price).map_err(|cause| Refusal::broken(&cause))?;
    store::put::<price::Entity>(&work.txn, row).await?;
    work.audit(about, "price.end", &subject).await?;
    Ok(work.commit().await?)
}
