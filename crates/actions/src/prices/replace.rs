//! Another price in the place of one, from a day on: the first ends the day before, and both are
//! written together.

use super::add::{TypedPrice, odd, price_of, refuse_overlap};
use super::allowed;
use crate::typed::{Typed, ask, billed_from};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::PriceId;
use chrono::Days;
use store::entities::price;

/// Replaces a price of a meter from a day on. Whom it is for, in which currency, and until when
/// stays as it was; the rest is what was typed.
pub async fn replace_price(
    portal: &Portal,
    caller: &Caller,
    (meter, id): (&str, PriceId),
    typed: &TypedPrice,
) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    store::prices::lock(&work.txn).await?;
    let found = store::prices::price(&work.txn, id).await?;
    let mut former = found
        .filter(|it| it.meter == meter)
        .ok_or(Refusal::NotFound)?;
    let last_day = former.valid_to;
    let kept = TypedPrice {
        currency: former.currency.to_string(),
        valid_to: String::new(),
        ..typed.clone()
    };
    let mut fields = Typed::default();
    let new = price_of(meter, Some(former.holder), &kept, &mut fields);
    let mut new = fields.whole(new)?;
    let is_within =
        new.valid_from > former.valid_from && last_day.is_none_or(|it| new.valid_from <= it);
    if !is_within {
        let wrong = Wrong::NotWithin(former.valid_from, last_day);
        return Err(Refusal::wrong("valid_from", wrong));
    }
    new.valid_to = last_day;
    former.valid_to = Some(new.valid_from - Days::new(1));
    refuse_overlap(&work.txn, &former, "valid_from").await?;
    let odd = odd(&work.txn, &new).await?;
    let billed = billed_from(&work.txn, new.valid_from).await?;
    ask(typed.is_confirmed, odd.into_iter().chain(billed))?;
    let subject = format!("{meter} {id} {}", new.id);
    let account = former.holder.account();
    for price in [former, new] {
        let row = store::prices::row_of(price).map_err(|cause| Refusal::broken(&cause))?;
        store::put::<price::Entity>(&work.txn, row).await?;
    }
    work.audit(account, "price.replace", &subject).await?;
    Ok(work.commit().await?)
}
