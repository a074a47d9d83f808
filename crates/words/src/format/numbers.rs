//! Numbers and money: grouped, exact, with a true minus sign. No float on the way.

use billing::{Exact, Language, Money};
use icu_decimal::input::Decimal;
use icu_decimal::options::GroupingStrategy;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::{Locale, locale};

const MINUS: char = '\u{2212}';
const NO_BREAK_SPACE: char = '\u{a0}';

// A formatter may not be shared between threads unless a feature of a crate further down is on.
thread_local! {
    static ENGLISH: Option<DecimalFormatter> = formatter(locale!("en-GB"));
    static DUTCH: Option<DecimalFormatter> = formatter(locale!("nl-NL"));
}

/// A number with all its digits and no more: `1,234.5678`, `1.234,5678`.
pub fn number(language: Language, number: Exact) -> String {
    written(language, &number.to_string())
}

/// An amount without its currency: `1,234.56`, `1.234,56`.
pub fn amount(language: Language, money: Money) -> String {
    written(language, &money.decimal())
}

/// An amount with its currency, never broken between the two: `EUR 1,234.56`, `EUR 1.234,56`.
pub fn money(language: Language, money: Money) -> String {
    let currency = money.currency();
    format!("{currency}{NO_BREAK_SPACE}{}", amount(language, money))
}

/// A percentage: `21%`. Dutch writes it without a space too (Taalunie, Onze Taal).
pub fn percent(language: Language, percent: Exact) -> String {
    format!("{}%", number(language, percent))
}

fn formatter(locale: Locale) -> Option<DecimalFormatter> {
    let preferences = DecimalFormatterPreferences::from(locale);
    DecimalFormatter::try_new(preferences, GroupingStrategy::Always.into()).ok()
}

/// A plain decimal text, with the digits it has, in the language's way.
fn written(language: Language, plain: &str) -> String {
    let (sign, size) = match plain.strip_prefix('-') {
        Some(size) => (Some(MINUS), size),
        None => (None, plain),
    };
    let grouped = match language {
        Language::En => ENGLISH.with(|it| grouped(it.as_ref(), size)),
        Language::Nl => DUTCH.with(|it| grouped(it.as_ref(), size)),
    };
    sign.into_iter()
        .chain(grouped.unwrap_or_else(|| size.to_owned()).chars())
        .collect()
}

fn grouped(formatter: Option<&DecimalFormatter>, size: &str) -> Option<String> {
    let decimal: Decimal = size.parse().ok()?;
    Some(formatter?.format(&decimal).to_string())
}
