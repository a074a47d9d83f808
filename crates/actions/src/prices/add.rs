//! Adding a price from a day on, for everyone or for one account or profile.

use super::allowed;
use crate::typed::{Typed, ask, optional};
use crate::{Caller, Portal, Refusal, Wrong};
use billing::price::{Holder, Price, Tier, Tiers, TiersError, odd_price};
use billing::{Currency, Exact, PriceId};
use store::entities::price;
use store::{Reads, StoreError};

/// The fields of the tiers after the first: where one begins, and what a unit costs.
pub const TIER_FIELDS: [(&str, &str); 3] = [
    ("tier_2_from", "tier_2_price"),
    ("tier_3_from", "tier_3_price"),
    ("tier_4_from", "tier_4_price"),
];

/// A price as it was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedPrice {
    /// The identifier of the account; nothing for everyone.
    pub account: String,
    /// The name or identifier of its profile; nothing for all of the account.
    pub profile: String,
    /// The currency.
    pub currency: String,
    /// The first day.
    pub valid_from: String,
    /// The last day; nothing until further notice.
    pub valid_to: String,
    /// What is included.
    pub included: String,
    /// The price of a unit, of the first tier.
    pub unit_price: String,
    /// The tiers after it, in the order of [`TIER_FIELDS`].
    pub tiers: Vec<(String, String)>,
    /// That it is right, though it is odd, or another one is replaced on days that are billed.
    pub is_confirmed: bool,
}

/// Adds a price of a meter. Two prices for the same buyer never hold on one day.
pub async fn add_price(
    portal: &Portal,
    caller: &Caller,
    meter: &str,
    typed: &TypedPrice,
) -> Result<(), Refusal> {
    let allowed = allowed(caller)?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    // One at a time: two that do not see each other could overlap.
    store::prices::lock(&work.txn).await?;
    let meter = store::prices::meter(&work.txn, meter).await?;
    let meter = meter.ok_or(Refusal::NotFound)?;
    let mut fields = Typed::default();
    let buyer = buyer_of(&work.txn, typed, &mut fields).await?;
    let holder = buyer.as_ref().map(|it| it.holder);
    let price = price_of(&meter.id, holder, typed, &mut fields);
    if let (Some(price), Some(buyer)) = (&price, &buyer) {
        buyer.refuse_other_currency(price.currency, &mut fields);
    }
    let price = fields.whole(price)?;
    refuse_overlap(&work.txn, &price, "valid_from").await?;
    ask(typed.is_confirmed, odd(&work.txn, &price).await?)?;
    let subject = format!("{} {}", price.meter, price.id);
    let account = price.holder.account();
    let row = store::prices::row_of(price).map_err(|cause| Refusal::broken(&cause))?;
    store::put::<price::Entity>(&work.txn, row).await?;
    work.audit(account, "price.add", &subject).await?;
    Ok(work.commit().await?)
}

/// Refuses a price that holds on a day of another one for the same buyer in the same currency.
pub(super) async fn refuse_overlap(
    reads: &impl Reads,
    price: &Price,
    field: &'static str,
) -> Result<(), Refusal> {
    let prices = store::prices::of_holder(reads, price).await?;
    let mut others = prices.into_iter().filter(|it| it.id != price.id);
    match others.find(|it| it.overlaps(price)) {
        None => Ok(()),
        Some(it) => {
            let wrong = Wrong::PriceOverlaps(it.valid_from, it.valid_to);
            Err(Refusal::wrong(field, wrong))
        }
    }
}

/// What is asked about a price beside those there are for its buyer, and for everyone.
pub(super) async fn odd(reads: &impl Reads, price: &Price) -> Result<Option<Wrong>, StoreError> {
    let mut there = store::prices::of_holder(reads, price).await?;
    if price.holder != Holder::List {
        let list = Price {
            holder: Holder::List,
            ..price.clone()
        };
        there.append(&mut store::prices::of_holder(reads, &list).await?);
    }
    Ok(odd_price(price, &there).map(Wrong::OddPrice))
}

/// For whom a price is, and the currencies in which they are billed; none for everyone.
struct Buyer {
    holder: Holder,
    billed_in: Vec<Currency>,
}

impl Buyer {
    /// No invoice would ever use a price in another currency.
    fn refuse_other_currency(&self, currency: Currency, fields: &mut Typed) {
        if let Some(billed_in) = self.billed_in.first()
            && !self.billed_in.contains(&currency)
        {
            fields.wrong("currency", Wrong::BilledIn(*billed_in));
        }
    }
}

async fn buyer_of(
    reads: &impl Reads,
    typed: &TypedPrice,
    fields: &mut Typed,
) -> Result<Option<Buyer>, StoreError> {
    let Some(name) = optional(&typed.account) else {
        if optional(&typed.profile).is_some() {
            fields.wrong("account", Wrong::Required);
        }
        return Ok(Some(Buyer {
            holder: Holder::List,
            billed_in: Vec::new(),
        }));
    };
    let mut accounts = store::accounts::called(reads, name).await?;
    let account = match (accounts.pop(), accounts.is_empty()) {
        (Some(account), true) => account,
        (found, _) => {
            let wrong = match found {
                Some(_) => Wrong::SeveralAccounts,
                None => Wrong::NoAccount,
            };
            fields.wrong("account", wrong);
            return Ok(None);
        }
    };
    let profiles = store::accounts::profiles(reads, account.id).await?;
    let Some(name) = optional(&typed.profile) else {
        let of_profiles = profiles.iter().map(|it| it.currency);
        return Ok(Some(Buyer {
            holder: Holder::Account(account.id),
            billed_in: account.currency.into_iter().chain(of_profiles).collect(),
        }));
    };
    let mut named = profiles
        .iter()
        .filter(|it| it.name == name || it.display_name == name);
    match (named.next(), named.next()) {
        (Some(profile), None) => Ok(Some(Buyer {
            holder: Holder::Profile(account.id, profile.id),
            billed_in: vec![profile.currency],
        })),
        _ => {
            fields.wrong("profile", Wrong::NoProfile);
            Ok(None)
        }
    }
}

pub(super) fn price_of(
    meter: &str,
    holder: Option<Holder>,
    typed: &TypedPrice,
    fields: &mut Typed,
) -> Option<Price> {
    let currency = fields.word("currency", &typed.currency, Wrong::NoCurrency);
    let valid_from = fields.day("valid_from", &typed.valid_from);
    let valid_to = fields.day_if_any("valid_to", &typed.valid_to);
    if valid_from.zip(valid_to).is_some_and(|(from, to)| to < from) {
        fields.wrong("valid_to", Wrong::EndsBeforeItBegins);
    }
    let included = match optional(&typed.included) {
        None => Some(Exact::ZERO),
        Some(text) => fields.number("included", text),
    };
    let tiers = tiers_of(typed, fields);
    Some(Price {
        id: PriceId::new(),
        meter: meter.to_owned(),
        holder: holder?,
        currency: currency?,
        valid_from: valid_from?,
        valid_to,
        included: included?,
        tiers: tiers?,
    })
}

fn tiers_of(typed: &TypedPrice, fields: &mut Typed) -> Option<Tiers> {
    let unit_price = fields.number("unit_price", &typed.unit_price);
    let mut tiers = vec![Tier {
        from: Exact::ZERO,
        unit_price: unit_price.unwrap_or_default(),
    }];
    let mut places = vec!["unit_price"];
    for ((from_field, price_field), (from, price)) in TIER_FIELDS.into_iter().zip(&typed.tiers) {
        if optional(from).is_none() && optional(price).is_none() {
            continue;
        }
        let from = fields.number(from_field, from);
        let unit_price = fields.number(price_field, price);
        if let (Some(from), Some(unit_price)) = (from, unit_price) {
            tiers.push(Tier { from, unit_price });
            places.push(from_field);
        }
    }
    let begins = |it: Exact| tiers.iter().rposition(|tier| tier.from == it);
    match Tiers::new(tiers.clone()) {
        Ok(tiers) => Some(tiers),
        Err(TiersError::NotAscending(from)) => {
            let field = begins(from).and_then(|it| places.get(it));
            fields.wrong(field.copied().unwrap_or("unit_price"), Wrong::TierOrder);
            None
        }
        Err(_) => {
            fields.wrong("unit_price", Wrong::NoNumber);
            None
        }
    }
}
