//! Prices, tax rules and exchange rates as operators keep them: added, ended, refused by field, and
//! seen by nobody else.

use super::{caller, file, import, now, portal};
use actions::import::ImportOptions;
use actions::prices::{
    PriceFilter, Standing, TypedMeter, TypedPrice, add_meter, add_price, end_price, list_prices,
    replace_price, show_meter,
};
use actions::taxes::{RuleKey, TypedRate, TypedRule, add_rate, add_rule, end_rule, show_taxes};
use actions::world::apply;
use actions::{Caller, Portal, Refusal, TypedEnd, Wrong, bill};
use billing::Currency;
use billing::address::CustomerKind;
use chrono::NaiveDate;
use scratch::Scratch;
use store::entities::audit;

pub const WORLD: &str = include_str!("priced-world.toml");
const OPERATOR: &str = "\n[[identities]]\nemail = \"operator@reckoner.example\"\n\
kind = \"operator\"\ndisplay_name = \"Operator\"\n\n[[identities]]\nemail = \"eva@home.example\"\n\
kind = \"work\"\ndirectory = \"home\"\ndisplay_name = \"Eva\"\n\n[[accounts]]";

scratch::both_databases!(
    what_was_parked_is_billed_once_there_is_a_price,
    prices_are_refused_by_field,
    a_price_takes_the_place_of_another,
    meters_are_added,
    meters_are_found_and_turned,
    taxes_and_rates_are_kept,
    nobody_else_is_told,
);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub async fn office(scratch: &Scratch) -> (Portal, Caller) {
    let portal = portal(scratch).await.with_as_of(Some(day("2026-05-02")));
    let world = WORLD.replacen("\n[[accounts]]", OPERATOR, 1);
    apply(&portal, &world, now()).await.expect("applied");
    let operator = caller(&portal, "operator@reckoner.example").await;
    (portal, operator)
}

pub fn typed(currency: &str, valid_from: &str, unit_price: &str) -> TypedPrice {
    TypedPrice {
        currency: currency.to_owned(),
        valid_from: valid_from.to_owned(),
        unit_price: unit_price.to_owned(),
        ..TypedPrice::default()
    }
}

/// The last day of something, as it is typed first.
pub fn end(last_day: &str) -> TypedEnd {
    TypedEnd {
        last_day: last_day.to_owned(),
        is_confirmed: false,
    }
}

/// The fields that were refused, and why.
pub fn problems(refused: Result<(), Refusal>) -> Vec<(&'static str, Wrong)> {
    match refused {
        Err(Refusal::Invalid(problems)) => problems
            .into_iter()
            .map(|it| (it.field, it.wrong))
            .collect(),
        other => panic!("{other:?}"),
    }
}

async fn what_was_parked_is_billed_once_there_is_a_price(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let csv = "BillingAccountId,BillingCurrency,SubAccountId,ChargeCategory,ChargePeriodStart,\
               ChargePeriodEnd,ServiceCategory,ServiceName,BilledCost,SkuId,ConsumedQuantity,\
               ConsumedUnit\nMOSP,EUR,s1,Usage,2026-03-06,2026-03-07,Storage,Disks,,disk,30,\
               1 GB/Month\n";
    let path = file(&scratch, "usage.csv", csv);
    import(&portal, &path, &ImportOptions::default())
        .await
        .expect("taken");
    let run = bill::run(&portal, day("2026-05-02"), now(), |_| {})
        .await
        .expect("run");
    assert_eq!(run.parked.len(), 1);

    let price = TypedPrice {
        included: "10".to_owned(),
        tiers: vec![("20".to_owned(), "0.50".to_owned())],
        ..typed("EUR", "2026-03-01", "1.25")
    };
    add_price(&portal, &operator, "disk", &price)
        .await
        .expect("added");
    let run = bill::run(&portal, day("2026-05-02"), now(), |_| {})
        .await
        .expect("run");
    assert_eq!(run.parked, []);
    assert_eq!(run.made[0].subtotal.decimal(), "17.50");

    let page = show_meter(&portal, &operator, "disk").await.expect("shown");
    let id = page.rows[0].price.id;
    // Billed up to the day after: that is asked about.
    let last_day = TypedEnd {
        is_confirmed: true,
        ..end("2026-05-01")
    };
    end_price(&portal, &operator, ("disk", id), &last_day)
        .await
        .expect("ended");
    let page = show_meter(&portal, &operator, "disk").await.expect("shown");
    assert_eq!(page.rows[0].standing, Standing::Over);
    let dearer = typed("EUR", "2026-05-02", "2");
    add_price(&portal, &operator, "disk", &dearer)
        .await
        .expect("added");
    let page = show_meter(&portal, &operator, "disk").await.expect("shown");
    let told: Vec<_> = page
        .rows
        .iter()
        .map(|it| (it.price.valid_from, it.standing))
        .collect();
    let expected = [
        (day("2026-05-02"), Standing::Current),
        (day("2026-03-01"), Standing::Over),
    ];
    assert_eq!(told, expected);

    let trail = store::all::<audit::Entity>(&scratch.database)
        .await
        .expect("read");
    let trail = trail
        .iter()
        .filter(|it| it.identity_id == Some(operator.identity));
    let told: Vec<_> = trail
        .filter(|it| it.action.starts_with("price."))
        .map(|it| it.action.as_str())
        .collect();
    assert_eq!(told, ["price.add", "price.end", "price.add"]);
}

async fn prices_are_refused_by_field(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let add = async |price: TypedPrice| add_price(&portal, &operator, "runs", &price).await;
    let nothing = problems(add(TypedPrice::default()).await);
    let required = ["currency", "valid_from", "unit_price"];
    assert_eq!(nothing, required.map(|it| (it, Wrong::Required)));

    let since = day("2026-01-01");
    let overlap = problems(add(typed("EUR", "2027-01-01", "1")).await);
    assert_eq!(overlap, [("valid_from", Wrong::PriceOverlaps(since, None))]);
    // The same days for another buyer, or in another currency, are no overlap.
    add(typed("USD", "2027-01-01", "1")).await.expect("added");
    let of_account = |account: &str, profile: &str| TypedPrice {
        account: account.to_owned(),
        profile: profile.to_owned(),
        ..typed("EUR", "2027-01-01", "1")
    };
    add(of_account("MCA", "")).await.expect("added");
    let since = day("2026-03-01");
    let overlap = problems(add(of_account("MCA", "Profile")).await);
    assert_eq!(overlap, [("valid_from", Wrong::PriceOverlaps(since, None))]);
    for profile in ["", "Profile"] {
        let dollars = TypedPrice {
            currency: "USD".to_owned(),
            ..of_account("MCA", profile)
        };
        let billed_in = ("currency", Wrong::BilledIn(Currency::EUR));
        assert_eq!(problems(add(dollars).await), [billed_in]);
    }
    for (account, profile, expected) in [
        ("Nobody", "", ("account", Wrong::NoAccount)),
        ("MCA", "Other", ("profile", Wrong::NoProfile)),
        ("", "Profile", ("account", Wrong::Required)),
    ] {
        assert_eq!(
            problems(add(of_account(account, profile)).await),
            [expected]
        );
    }

    let wrong = TypedPrice {
        valid_to: "2026-12-31".to_owned(),
        included: "-1".to_owned(),
        tiers: vec![
            ("10".to_owned(), "1".to_owned()),
            ("5".to_owned(), "1".to_owned()),
            ("20".to_owned(), String::new()),
        ],
        ..typed("EURO", "2027-01-01", "dear")
    };
    let mut told = problems(add(wrong).await);
    told.sort_by_key(|(field, _)| *field);
    let expected = [
        ("currency", Wrong::NoCurrency),
        ("included", Wrong::NoNumber),
        ("tier_3_from", Wrong::TierOrder),
        ("tier_4_price", Wrong::Required),
        ("unit_price", Wrong::NoNumber),
        ("valid_to", Wrong::EndsBeforeItBegins),
    ];
    assert_eq!(told, expected);

    let page = show_meter(&portal, &operator, "runs").await.expect("shown");
    let list = page
        .rows
        .iter()
        .find(|it| it.account.is_none())
        .expect("a list price");
    let end_on =
        async |on: &str| end_price(&portal, &operator, ("runs", list.price.id), &end(on)).await;
    let early = problems(end_on("2025-12-31").await);
    assert_eq!(early, [("last_day", Wrong::EndsBeforeItBegins)]);
    assert_eq!(problems(end_on("soon").await), [("last_day", Wrong::NoDay)]);
    let gone = end_price(
        &portal,
        &operator,
        ("disk", list.price.id),
        &end("2026-12-31"),
    )
    .await;
    assert_eq!(gone, Err(Refusal::NotFound), "a price of another meter");
    end_on("2026-12-31").await.expect("ended");
    add(typed("EUR", "2027-01-01", "1")).await.expect("follows");
    let next = problems(end_on("2027-01-01").await);
    assert_eq!(
        next,
        [("last_day", Wrong::PriceOverlaps(day("2027-01-01"), None))]
    );
}

async fn a_price_takes_the_place_of_another(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let page = show_meter(&portal, &operator, "runs").await.expect("shown");
    let former = page.rows.iter().find(|it| it.account.is_none());
    let former = former.expect("a list price").price.clone();
    let replace =
        async |id, typed: &TypedPrice| replace_price(&portal, &operator, ("runs", id), typed).await;
    let early = typed("", "2026-01-01", "0.60");
    let wrong = Wrong::NotWithin(day("2026-01-01"), None);
    let refused = problems(replace(former.id, &early).await);
    assert_eq!(refused, [("valid_from", wrong)]);
    let large = typed("", "2026-06-01", "99999999999999");
    let refused = problems(replace(former.id, &large).await);
    assert_eq!(refused, [("unit_price", Wrong::NumberTooLarge)]);

    let dearer = typed("", "2026-06-01", "0.60");
    replace(former.id, &dearer).await.expect("replaced");
    let page = show_meter(&portal, &operator, "runs").await.expect("shown");
    let of_list = page.rows.iter().filter(|it| it.account.is_none());
    let mut told: Vec<_> = of_list
        .map(|it| (it.price.valid_from, it.price.valid_to))
        .collect();
    told.sort();
    let expected = [
        (day("2026-01-01"), Some(day("2026-05-31"))),
        (day("2026-06-01"), None),
    ];
    assert_eq!(told, expected);
    // Once it has ended, there is nothing to replace after that.
    let wrong = Wrong::NotWithin(day("2026-01-01"), Some(day("2026-05-31")));
    let refused = problems(replace(former.id, &typed("", "2026-06-15", "1")).await);
    assert_eq!(refused, [("valid_from", wrong)]);
    // In the middle of what it has left, the new one ends where it would have.
    let between = typed("", "2026-04-01", "0.55");
    replace(former.id, &between).await.expect("replaced");
    let page = show_meter(&portal, &operator, "runs").await.expect("shown");
    let mut rows = page.rows.iter();
    let between = rows.find(|it| it.price.valid_from == day("2026-04-01"));
    assert_eq!(between.expect("it").price.valid_to, Some(day("2026-05-31")));
    let other = replace_price(&portal, &operator, ("disk", former.id), &dearer).await;
    assert_eq!(other, Err(Refusal::NotFound), "a price of another meter");
}

async fn meters_are_added(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let meter = |id: &str, unit: &str| TypedMeter {
        meter: id.to_owned(),
        name: "Calls".to_owned(),
        family: "AI".to_owned(),
        category: "Models".to_owned(),
        region: String::new(),
        unit: unit.to_owned(),
    };
    let add = async |meter: TypedMeter| add_meter(&portal, &operator, &meter).await;
    let nothing = problems(add(TypedMeter::default()).await);
    let required = ["meter", "name", "family", "category", "unit"];
    assert_eq!(nothing, required.map(|it| (it, Wrong::Required)));
    let unit = problems(add(meter("calls", "a handful")).await);
    assert_eq!(unit, [("unit", Wrong::NoChoice)]);
    add(meter("calls", "10K")).await.expect("added");
    let twice = problems(add(meter("calls", "10K")).await);
    assert_eq!(twice, [("meter", Wrong::MeterExists)]);
    let page = show_meter(&portal, &operator, "calls").await;
    let page = page.expect("shown");
    assert_eq!((page.meter.unit.as_str(), page.rows.len()), ("10K", 0));
    let eva = caller(&portal, "eva@home.example").await;
    let hidden = add_meter(&portal, &eva, &meter("more", "10K")).await;
    assert_eq!(hidden, Err(Refusal::NotFound));
}

async fn meters_are_found_and_turned(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let mut world = String::new();
    for number in 0..120 {
        world += &format!(
            "[[meters]]\nid = \"m-{number:03}\"\nname = \"Meter\"\nfamily = \"Many\"\n\
             category = \"100% alike\"\nunit = \"1 Hour\"\n\n"
        );
    }
    apply(&portal, &world, now()).await.expect("applied");
    let asked = |words: &str| PriceFilter {
        words: Some(words.to_owned()),
        ..PriceFilter::default()
    };
    let mut filter = asked("0% ALIKE");
    let mut seen = Vec::new();
    let last = loop {
        let page = list_prices(&portal, &operator, &filter)
            .await
            .expect("listed");
        seen.extend(page.rows.iter().map(|it| it.meter.id.clone()));
        match &page.next {
            Some(next) => filter.after = Some(next.clone()),
            None => break page,
        }
    };
    let all: Vec<_> = (0..120).map(|it| format!("m-{it:03}")).collect();
    assert_eq!(seen, all);
    let back = PriceFilter {
        before: last.previous.clone(),
        ..asked("0% ALIKE")
    };
    let page = list_prices(&portal, &operator, &back)
        .await
        .expect("listed");
    assert_eq!(page.rows[0].meter.id, "m-050");
    assert_eq!(page.rows.len(), 50);

    let page = list_prices(&portal, &operator, &asked("runs"))
        .await
        .expect("listed");
    let [runs] = &page.rows[..] else {
        panic!("one meter: {page:?}");
    };
    assert_eq!((runs.prices.len(), runs.negotiated), (1, 1));
    let page = list_prices(&portal, &operator, &asked("_"))
        .await
        .expect("listed");
    assert!(page.rows.is_empty(), "an underscore means itself");
}

async fn taxes_and_rates_are_kept(scratch: Scratch) {
    let (portal, operator) = office(&scratch).await;
    let rule = |country: &str, percent: &str, valid_from: &str| TypedRule {
        country: country.to_owned(),
        customer: "business".to_owned(),
        category: "standard".to_owned(),
        percent: percent.to_owned(),
        valid_from: valid_from.to_owned(),
        is_confirmed: false,
    };
    let add = async |rule: TypedRule| add_rule(&portal, &operator, &rule).await;
    add(rule("nl", "22.5", "2026-07-01")).await.expect("added");
    let again = problems(add(rule("NL", "23", "2026-07-01")).await);
    assert_eq!(again, [("valid_from", Wrong::SameDay)]);
    let wrong = problems(add(rule("Netherlands", "101", "1 July")).await);
    let expected = [
        ("country", Wrong::NoCountry),
        ("percent", Wrong::NoPercentage),
        ("valid_from", Wrong::NoDay),
    ];
    assert_eq!(wrong, expected);
    for (country, category, percent, expected) in [
        ("ZZ", "standard", "21", ("country", Wrong::NoCountry)),
        ("EL", "standard", "24", ("country", Wrong::CountryIs("GR"))),
        ("XI", "standard", "20", ("country", Wrong::CountryIs("GB"))),
        ("BE", "standard", "100", ("percent", Wrong::NoPercentage)),
        ("BE", "standard", "0", ("percent", Wrong::NoPercentage)),
        ("BE", "standard", "", ("percent", Wrong::Required)),
        ("BE", "zero", "21", ("percent", Wrong::CategoryHasNoRate)),
        (
            "BE",
            "reverse-charge",
            "1",
            ("percent", Wrong::CategoryHasNoRate),
        ),
        ("BE", "exempt", "some", ("percent", Wrong::NoNumber)),
    ] {
        let typed = TypedRule {
            category: category.to_owned(),
            ..rule(country, percent, "2026-07-01")
        };
        assert_eq!(
            problems(add(typed).await),
            [expected],
            "{country} {category}"
        );
    }
    let page = show_taxes(&portal, &operator).await.expect("shown");
    let told: Vec<_> = page
        .rules
        .iter()
        .map(|it| (it.last_day, it.standing))
        .collect();
    let expected = [
        (None, Standing::ToCome),
        (Some(day("2026-06-30")), Standing::Current),
    ];
    assert_eq!(told, expected);

    let key = RuleKey {
        country: "NL".to_owned(),
        customer: CustomerKind::Business,
        valid_from: day("2012-10-01"),
    };
    assert_eq!(key.to_string().parse(), Ok(key.clone()));
    let early = end_rule(&portal, &operator, &key, &end("2012-09-30")).await;
    assert_eq!(problems(early), [("last_day", Wrong::EndsBeforeItBegins)]);
    end_rule(&portal, &operator, &key, &end("2026-04-04"))
        .await
        .expect("ended");
    let run = bill::run(&portal, day("2026-04-05"), now(), |_| {})
        .await
        .expect("run");
    let told: Vec<_> = run
        .parked
        .iter()
        .map(|it| it.obstacle.to_string())
        .collect();
    assert_eq!(
        told,
        ["no tax rule for business customers in NL on 2026-04-05"]
    );

    let rate = |currency: &str, rate: &str, source: &str| TypedRate {
        currency: currency.to_owned(),
        rate: rate.to_owned(),
        source: source.to_owned(),
        rate_from: "2026-05-01".to_owned(),
        is_confirmed: false,
    };
    let add = async |rate: TypedRate| add_rate(&portal, &operator, &rate).await;
    add(rate("USD", "1.09", "Bank")).await.expect("added");
    let again = problems(add(rate("USD", "1.1", "Bank")).await);
    assert_eq!(again, [("rate_from", Wrong::SameDay)]);
    let wrong = problems(add(rate("EUR", "0", "")).await);
    let expected = [("rate", Wrong::NotAboveZero), ("source", Wrong::Required)];
    assert_eq!(wrong, expected);
    let own = problems(add(rate("EUR", "1", "Bank")).await);
    assert_eq!(own, [("currency", Wrong::AccountingCurrency)]);
}

async fn nobody_else_is_told(scratch: Scratch) {
    let (portal, _) = office(&scratch).await;
    let eva = caller(&portal, "eva@home.example").await;
    let list = list_prices(&portal, &eva, &PriceFilter::default()).await;
    assert_eq!(list.map(|_| ()), Err(Refusal::NotFound));
    let meter = show_meter(&portal, &eva, "runs").await;
    assert_eq!(meter.map(|_| ()), Err(Refusal::NotFound));
    let taxes = show_taxes(&portal, &eva).await;
    assert_eq!(taxes.map(|_| ()), Err(Refusal::NotFound));
    let price = typed("EUR", "2027-01-01", "1");
    let added = add_price(&portal, &eva, "disk", &price).await;
    assert_eq!(added, Err(Refusal::NotFound));
    let added = add_rule(&portal, &eva, &TypedRule::default()).await;
    assert_eq!(added, Err(Refusal::NotFound));
    let added = add_rate(&portal, &eva, &TypedRate::default()).await;
    assert_eq!(added, Err(Refusal::NotFound));
}
