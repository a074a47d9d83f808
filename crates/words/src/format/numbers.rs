//! Numbers and money: grouped, exact, with a true minus sign. No float on the way.

use billing::{Exact, Language, Money};
use icu_decimal::input::Decimal;
use icu_decimal::options::GroupingStrategy;
use icu_decimal::{DecimalFormatter, DecimalFormatterPreferences};
use icu_locale_core::{Locale, locale};

/// With fewer decimals a price does not look like money.
const DECIMALS_OF_PRICE_MIN: usize = 2;
/// Digits between two signs that group a large number.
const DIGITS_OF_GROUP: usize = 3;
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

/// How many of something there are: `1,234`, `1.234`.
pub fn count(language: Language, count: usize) -> String {
    written(language, &count.to_string())
}

/// A price: as a number, with two decimals at least: `0.5` is `0.50`, and `0.0004` stays.
pub fn price(language: Language, price: Exact) -> String {
    let mut plain = price.to_string();
    let decimals = plain.split_once('.').map_or(0, |(_, it)| it.len());
    if decimals == 0 {
        plain.push('.');
    }
    let lacking = DECIMALS_OF_PRICE_MIN.saturating_sub(decimals);
    plain.extend(std::iter::repeat_n('0', lacking));
    written(language, &plain)
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

/// The number that somebody typed: in the language's way, or with the other decimal sign where
/// nothing else can be meant (`12.50` in Dutch; `1.250` is a thousand there).
pub fn read(language: Language, typed: &str) -> Option<Exact> {
    let (decimal, group) = match language {
        Language::En => ('.', ','),
        Language::Nl => (',', '.'),
    };
    let typed: String = typed.chars().filter(|it| !it.is_whitespace()).collect();
    let is_digits = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let (whole, fraction) = match typed.split_once(decimal) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => match typed.split_once(group) {
            // No thousands begin with nothing: `0.125` is an eighth in Dutch too.
            Some((whole, rest)) if rest.len() < DIGITS_OF_GROUP || whole == "0" => {
                (whole, Some(rest))
            }
            _ => (typed.as_str(), None),
        },
    };
    let mut groups = whole.split(group);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<_> = groups.collect();
    let is_grouped = rest
        .iter()
        .all(|it| it.len() == DIGITS_OF_GROUP && is_digits(it));
    let is_short = rest.is_empty() || first.len() <= DIGITS_OF_GROUP;
    if !is_digits(first) || !is_grouped || !is_short || fraction.is_some_and(|it| !is_digits(it)) {
        return None;
    }
    let whole = [&[first], rest.as_slice()].concat().concat();
    format!("{whole}.{}", fraction.unwrap_or("0")).parse().ok()
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
