//! What the days come to, beside those before; and the month, with what it will come to.

use super::chart::amount;
use crate::asked::Asked;
use crate::controls::facts::{Fact, facts as fact_list};
use actions::costs::{CostAnalysis, CostPage};
use billing::{Currency, Exact, Month};
use leptos::prelude::*;
use words::{costs, format};

pub(super) fn facts(
    asked: &Asked,
    page: &CostPage,
    told: &CostAnalysis,
    currency: Currency,
) -> AnyView {
    let language = asked.language;
    let money = |it| amount(language, it, currency);
    let days = (page.period.end - page.period.start).num_days() + 1;
    let month = &told.month;
    let name = format::month(language, Month::of(month.month.start));
    let mut all = vec![
        Fact::text(costs::total(language), money(told.total)),
        Fact::of(costs::before(language, days), before(asked, told, currency)),
        Fact::text(costs::so_far(language, &name), money(month.so_far)),
    ];
    if let Some((forecast, until)) = month.forecast.zip(month.known_until) {
        let until = format::date(language, until);
        let days = i64::from(month.recent_days);
        let meaning = costs::forecast_meaning(language, days, &name, &until);
        let texts = [costs::forecast(language, &name), meaning];
        let value = money(forecast).into_any();
        all.push(Fact::explained(asked, "forecast", texts, value));
    }
    fact_list(all)
}

/// What came before, and by how much it differs.
fn before(asked: &Asked, told: &CostAnalysis, currency: Currency) -> AnyView {
    let language = asked.language;
    let money = amount(language, told.before, currency);
    let difference = told.total.minus(told.before).ok();
    let share = difference
        .filter(|_| told.before > Exact::ZERO)
        .and_then(|it| percent(it, told.before));
    let change = share.map(|it| {
        let size = Exact::from_atto(it.atto().abs());
        let size = format::percent(language, size);
        let text = match it < Exact::ZERO {
            true => costs::less(language, &size),
            false => costs::more(language, &size),
        };
        view! { <span class="soft">" " {text}</span> }
    });
    view! { {money} {change} }.into_any()
}

/// How many hundredths of the whole a part is, to one decimal.
pub(super) fn percent(part: Exact, whole: Exact) -> Option<Exact> {
    let thousandths = part.times(Exact::whole(1_000)).ok()?.divided_by(whole)?;
    let unit = Exact::ONE.atto();
    let rounded = (thousandths.atto() + thousandths.atto().signum() * unit / 2) / unit;
    Some(Exact::from_atto(rounded * unit / 10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_one_decimal() {
        let share =
            |part, whole| percent(Exact::whole(part), Exact::whole(whole)).map(|it| it.to_string());
        assert_eq!(share(1, 3).as_deref(), Some("33.3"));
        assert_eq!(share(2, 3).as_deref(), Some("66.7"));
        assert_eq!(share(-1, 4).as_deref(), Some("-25"));
        assert_eq!(share(1, 0), None);
    }
}
