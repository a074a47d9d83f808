//! The form that adds a meter.

use crate::asked::Asked;
use crate::controls::field::{Field, field};
use crate::controls::select::select;
use billing::price::Unit;
use islands::addresses;
use leptos::prelude::*;
use words::prices;

/// What most meters count.
const UNIT: &str = "1 Hour";

/// The fields of a meter.
pub(super) fn fields(asked: &Asked) -> [Field; 6] {
    let language = asked.language;
    let text = |name, label| Field::text(asked, name, label);
    [
        text("meter", prices::meter_id(language)).with_hint(prices::meter_id_hint(language)),
        text("name", prices::meter_name(language)),
        text("family", prices::family(language)).with_hint(prices::family_hint(language)),
        text("category", prices::service(language)).with_hint(prices::category_hint(language)),
        text("region", prices::region(language)).with_hint(prices::region_hint(language)),
        text("unit", prices::unit(language))
            .with_hint(prices::unit_hint(language))
            .with_default(asked, UNIT.to_owned()),
    ]
}

/// Adding a meter.
pub(super) fn add(asked: &Asked) -> AnyView {
    let language = asked.language;
    let [meter, name, family, category, region, unit] = fields(asked);
    let units = Unit::names().map(|it| (it.to_owned(), it.to_owned()));
    view! {
        <section class="sheet sheet-body" aria-labelledby="add-meter">
            <div class="sheet-head">
                <h2 id="add-meter">{prices::add_meter(language)}</h2>
            </div>
            <form class="form" data-width="wide" method="post" action=addresses::PRICES>
                <p class="soft">{prices::add_meter_intro(language)}</p>
                <div class="field-row">{field(asked, &meter)} {field(asked, &name)}</div>
                <div class="field-row">{field(asked, &family)} {field(asked, &category)}</div>
                <div class="field-row">
                    {field(asked, &region)} {select(asked, &unit, units.collect())}
                </div>
                <div class="button-row">
                    <button class="button" data-kind="primary" name="do" value="add">
                        {prices::save_meter(language)}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
