//! The price sheet of a billing profile: what every meter costs it today, as a file.

use crate::accounts::{NOBODY, find_account};
use crate::work::About;
use crate::{Caller, Portal, Refusal};
use billing::policy::{OnProfile, action, allow};
use billing::price::{Asked, Holder, Meter, Price, price_for};
use billing::{AccountId, Currency, ProfileId};
use chrono::NaiveDate;
use store::prices::{MeterQuery, MeterTurn};

/// Meters read at a time.
const METERS: u64 = 500;

/// The columns, named as those of the usage file (domain.md §7). A row for each tier.
const HEADER: [&str; 13] = [
    "MeterId",
    "MeterName",
    "ServiceFamily",
    "MeterCategory",
    "MeterRegion",
    "UnitOfMeasure",
    "Currency",
    "IncludedQuantity",
    "TierMinimumUnits",
    "UnitPrice",
    "MarketPrice",
    "EffectiveStartDate",
    "EffectiveEndDate",
];

/// A file to save.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PriceSheet {
    /// What to call it.
    pub file_name: String,
    /// CSV with a byte order mark.
    pub csv: Vec<u8>,
}

/// For whom a sheet is made.
struct Buyer {
    account: AccountId,
    profile: ProfileId,
    currency: Currency,
    on: NaiveDate,
}

/// Makes the price sheet of a profile.
pub async fn download_price_sheet(
    portal: &Portal,
    caller: &Caller,
    (account, profile): (&str, &str),
) -> Result<PriceSheet, Refusal> {
    let found = find_account(portal, account).await?;
    let id = found.as_ref().map_or(NOBODY, |(it, _)| it.id);
    // Asked whatever was found: what is hidden takes as many statements as what does not exist.
    let profile = store::accounts::profile_named(&portal.database, id, profile).await?;
    let ((account, facts), profile) = found.zip(profile).ok_or(Refusal::NotFound)?;
    let on_profile = OnProfile {
        account: facts,
        profile: profile.id,
    };
    let allowed = allow::<action::DownloadPriceSheet>(&caller.standing, &on_profile, caller.now)?;
    let buyer = Buyer {
        account: account.id,
        profile: profile.id,
        currency: profile.currency,
        on: portal.today(caller.now),
    };
    let csv = sheet_of(portal, &buyer).await?;
    let work = portal.begin(Some(allowed.by()), caller.now).await?;
    let about = About::profile(account.id, Some(profile.id));
    work.audit(about, "sheet.download", &profile.display_name)
        .await?;
    work.commit().await?;
    Ok(PriceSheet {
        file_name: format!("price-sheet-{}-{}.csv", profile.name, buyer.on),
        csv,
    })
}

async fn sheet_of(portal: &Portal, buyer: &Buyer) -> Result<Vec<u8>, Refusal> {
    let broken = |cause: csv::Error| Refusal::broken(&cause);
    let mut csv = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    csv.write_record(HEADER).map_err(broken)?;
    let mut turn = MeterTurn::Start;
    loop {
        let query = MeterQuery {
            words: None,
            turn,
            limit: METERS,
        };
        let page = store::prices::meters_page(&portal.database, &query).await?;
        let ids = page.rows.iter().map(|it| it.id.clone()).collect();
        let prices = store::prices::of_meters(&portal.database, buyer.account, ids).await?;
        let last = page.rows.last().map(|it| (it.name.clone(), it.id.clone()));
        for row in page.rows {
            let meter = store::prices::meter_of(row);
            for record in records(&meter, &prices, buyer) {
                csv.write_record(record).map_err(broken)?;
            }
        }
        match last.filter(|_| page.has_next) {
            Some((name, id)) => turn = MeterTurn::After(name, id),
            None => break,
        }
    }
    csv.into_inner().map_err(|cause| Refusal::broken(&cause))
}

/// The rows of a meter; none where the buyer has no price for it today.
fn records(meter: &Meter, prices: &[Price], buyer: &Buyer) -> Vec<[String; 13]> {
    let asked = Asked {
        meter: &meter.id,
        currency: buyer.currency,
        account: buyer.account,
        profile: Some(buyer.profile),
        on: buyer.on,
    };
    let Ok(price) = price_for(prices, asked) else {
        return Vec::new();
    };
    let list = prices.iter().filter(|it| it.holder == Holder::List);
    let list = price_for(list, asked).ok();
    let day = |it: NaiveDate| it.format("%m/%d/%Y").to_string();
    let tiers = price.tiers.as_slice().iter();
    let record = tiers.map(|tier| {
        let market = list.map(|it| it.tiers.price_at(tier.from));
        [
            meter.id.clone(),
            meter.name.clone(),
            meter.family.clone(),
            meter.category.clone(),
            meter.region.clone().unwrap_or_default(),
            meter.unit.clone(),
            price.currency.to_string(),
            price.included.to_string(),
            tier.from.to_string(),
            tier.unit_price.to_string(),
            market.map(|it| it.to_string()).unwrap_or_default(),
            day(price.valid_from),
            price.valid_to.map(day).unwrap_or_default(),
        ]
    });
    record.collect()
}
