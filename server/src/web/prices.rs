//! Meters and prices that an operator adds, replaces and ends from their pages, and the sheet that customers get.

use super::asking::Visit;
use super::cookies;
use super::forms::{Fields, see_other};
use super::pdf::plain;
use actions::Refusal;
use actions::prices::{
    self, PriceSheet, TIER_FIELDS, TypedMeter, TypedPrice, add_price, download_price_sheet,
    end_price, replace_price,
};
use app::Notice;
use axum::extract::Path;
use axum::extract::rejection::PathRejection;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use islands::addresses;

/// Hands out the price sheet of a billing profile.
pub async fn download(
    visit: Visit,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Response {
    match load(&visit, path).await {
        Ok(sheet) => file(sheet),
        Err(refusal) => visit.refused(refusal).await,
    }
}

async fn load(
    visit: &Visit,
    path: Result<Path<(String, String)>, PathRejection>,
) -> Result<PriceSheet, Refusal> {
    let Path((account, profile)) = path.map_err(|_| Refusal::NotFound)?;
    let caller = visit.caller()?;
    download_price_sheet(&visit.web.portal, caller, (&account, &profile)).await
}

fn file(sheet: PriceSheet) -> Response {
    let disposition = format!("attachment; filename=\"{}\"", plain(&sheet.file_name));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    (headers, sheet.csv).into_response()
}

/// The fields of a new meter.
const METER: [&str; 6] = ["meter", "name", "family", "category", "region", "unit"];

/// Adds a meter, and leads to its page.
pub async fn add_meter(visit: Visit, fields: Fields) -> Response {
    let [meter, name, family, category, region, unit] =
        METER.map(|it| fields.text(it).trim().to_owned());
    let typed = TypedMeter {
        meter,
        name,
        family,
        category,
        region,
        unit,
    };
    let done = match visit.caller() {
        Ok(caller) => prices::add_meter(&visit.web.portal, caller, &typed).await,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(()) => {
            let notice = cookies::notice(&visit.web.door, Notice::MeterAdded);
            see_other(&addresses::meter(&typed.meter), visit.jar.add(notice))
        }
        Err(refusal) => {
            visit
                .again(addresses::PRICES, (&fields, &METER), refusal)
                .await
        }
    }
}

/// The fields of a new price, its tiers aside.
const FIELDS: [&str; 7] = [
    "account",
    "profile",
    "currency",
    "valid_from",
    "valid_to",
    "included",
    "unit_price",
];

/// Adds a price, or ends one.
pub async fn change(visit: Visit, Path(meter): Path<String>, fields: Fields) -> Response {
    let page = addresses::meter(&meter);
    let done = match fields.text("do") {
        "add" => add(&visit, &meter, &fields).await,
        "replace" => replace(&visit, &meter, &fields).await,
        "end" => end(&visit, &meter, &fields).await,
        _ => Err(Refusal::NotFound),
    };
    match done {
        Ok(notice) => {
            let notice = cookies::notice(&visit.web.door, notice);
            see_other(&page, visit.jar.add(notice))
        }
        Err(refusal) => {
            // The question is asked again where it was one.
            let price = fields.text("price");
            let page = match (price.is_empty(), fields.text("do")) {
                (true, _) => page,
                (false, asked) => format!("{page}?{}", addresses::query([(asked, price)])),
            };
            let tiers = TIER_FIELDS
                .into_iter()
                .flat_map(|(from, price)| [from, price]);
            let kept: Vec<_> = FIELDS
                .into_iter()
                .chain(["last_day"])
                .chain(tiers)
                .collect();
            visit.again(&page, (&fields, &kept), refusal).await
        }
    }
}

async fn add(visit: &Visit, meter: &str, fields: &Fields) -> Result<Notice, Refusal> {
    let typed = typed(visit, fields);
    add_price(&visit.web.portal, visit.caller()?, meter, &typed).await?;
    Ok(Notice::PriceAdded)
}

async fn replace(visit: &Visit, meter: &str, fields: &Fields) -> Result<Notice, Refusal> {
    let price = fields.text("price").parse();
    let price = price.map_err(|_| Refusal::NotFound)?;
    let typed = typed(visit, fields);
    replace_price(&visit.web.portal, visit.caller()?, (meter, price), &typed).await?;
    Ok(Notice::PriceReplaced)
}

fn typed(visit: &Visit, fields: &Fields) -> TypedPrice {
    let language = visit.asked.language;
    let [account, profile, currency, valid_from, valid_to, ..] =
        FIELDS.map(|it| fields.text(it).to_owned());
    TypedPrice {
        account,
        profile,
        currency: currency.to_uppercase(),
        valid_from,
        valid_to,
        included: fields.number("included", language),
        unit_price: fields.number("unit_price", language),
        tiers: TIER_FIELDS
            .map(|tier| {
                (
                    fields.number(tier.0, language),
                    fields.number(tier.1, language),
                )
            })
            .into(),
        is_confirmed: fields.is_confirmed(),
    }
}

async fn end(visit: &Visit, meter: &str, fields: &Fields) -> Result<Notice, Refusal> {
    let price = fields.text("price").parse();
    let price = price.map_err(|_| Refusal::NotFound)?;
    let typed = fields.end();
    end_price(&visit.web.portal, visit.caller()?, (meter, price), &typed).await?;
    Ok(Notice::PriceEnded)
}
