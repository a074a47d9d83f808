//! What was asked for by address: which costs of which days, told by what.

use crate::{Problem, Wrong};
use billing::costs::{COST_MONTHS_MAX, Dimension};
use billing::{Month, Period};
use chrono::{Months, NaiveDate};

/// What was asked for, as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedCosts {
    /// `profile:NAME`, `section:NAME` or `subscription:NAME`; everything where it is empty.
    pub scope: String,
    /// The first day; that of the last one's month where it is empty.
    pub from: String,
    /// The last day; today where it is empty. Where both are, it is the latest month with costs.
    pub to: String,
    /// What costs are told by; services where it is empty.
    pub by: String,
    /// The currency, where there are several.
    pub currency: String,
    /// What they are narrowed to: each by its dimension's name.
    pub only: Vec<(String, String)>,
}

impl TypedCosts {
    /// What an address asks for, by names and values.
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut typed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "scope" => typed.scope = value,
                "from" => typed.from = value,
                "to" => typed.to = value,
                "by" => typed.by = value,
                "currency" => typed.currency = value,
                _ if name.parse::<Dimension>().is_ok() && !value.is_empty() => {
                    typed.only.push((name, value));
                }
                _ => {}
            }
        }
        typed
    }

    /// The same as an address asks for it, without what is as usual.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let plain = [
            ("scope", &self.scope),
            ("from", &self.from),
            ("to", &self.to),
            ("by", &self.by),
            ("currency", &self.currency),
        ];
        let plain = plain.map(|(name, value)| (name, value.as_str()));
        let only = self.only.iter();
        let only = only.map(|(name, value)| (name.as_str(), value.as_str()));
        let all = plain.into_iter().chain(only);
        all.filter(|(_, value)| !value.is_empty()).collect()
    }
}

/// Why no costs are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostProblem {
    /// More months than this.
    TooManyMonths(u32),
    /// There is no such part of the account any more, or it is not theirs to see.
    NoScope,
    /// More tag keys than this.
    TooManyKeys(usize),
    /// No tag key: too long, or with marks that none has.
    NoKey,
    /// The same tag key twice.
    KeyTwice,
}

/// The days that were asked for, or everything that is wrong with them; the usual ones where none
/// were.
pub(super) fn asked_period(typed: &TypedCosts, usual: Period) -> Result<Period, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut read = |field, text: &str| match text.trim() {
        "" => None,
        text => {
            let day = text.parse::<NaiveDate>().ok();
            let wrong = Wrong::NoDay;
            problems.extend(day.is_none().then_some(Problem { field, wrong }));
            day
        }
    };
    let to = read("to", &typed.to);
    let from = read("from", &typed.from);
    if !problems.is_empty() {
        return Err(problems);
    }
    if from.is_none() && to.is_none() {
        return Ok(usual);
    }
    let end = to.unwrap_or(usual.end.max(from.unwrap_or(usual.end)));
    let start = from.unwrap_or_else(|| Month::of(end).first_day());
    let beyond = start.checked_add_months(Months::new(COST_MONTHS_MAX));
    let (field, wrong) = if end < start {
        ("to", Wrong::EndsBeforeItBegins)
    } else if beyond.is_none_or(|it| end >= it) {
        let problem = CostProblem::TooManyMonths(COST_MONTHS_MAX);
        ("from", Wrong::Costs(problem))
    } else {
        return Ok(Period { start, end });
    };
    Err(vec![Problem { field, wrong }])
}

/// What costs are told by: services where it is nothing known.
pub(super) fn asked_by(typed: &TypedCosts, keys: &[String]) -> Dimension {
    let by = typed.by.parse().ok();
    let by = by.filter(|it| is_known(it, keys));
    by.unwrap_or(Dimension::Service)
}

/// Whether costs of an account are told by this.
pub(super) fn is_known(dimension: &Dimension, keys: &[String]) -> bool {
    match dimension {
        Dimension::Tag(key) => keys.contains(key),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(from: &str, to: &str) -> Result<String, Vec<&'static str>> {
        let typed = TypedCosts {
            from: from.to_owned(),
            to: to.to_owned(),
            ..TypedCosts::default()
        };
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let usual = Period {
            start: day(1),
            end: day(20),
        };
        match asked_period(&typed, usual) {
            Ok(it) => Ok(format!("{} {}", it.start, it.end)),
            Err(problems) => Err(problems.iter().map(|it| it.field).collect()),
        }
    }

    #[test]
    fn days_are_read_or_refused_each_by_itself() {
        assert_eq!(asked("", ""), Ok("2026-11-01 2026-11-20".to_owned()));
        let may = asked("", "2025-05-31");
        assert_eq!(may, Ok("2025-05-01 2025-05-31".to_owned()));
        let since_may = asked("2026-05-03", "");
        assert_eq!(since_may, Ok("2026-05-03 2026-11-20".to_owned()));
        assert_eq!(asked("5/4/2026", "no"), Err(vec!["to", "from"]));
        assert_eq!(asked("2026-11-20", "2026-11-19"), Err(vec!["to"]));
        assert_eq!(asked("2023-11-20", "2026-11-20"), Err(vec!["from"]));
        assert!(asked("2023-11-21", "2026-11-20").is_ok());
    }

    #[test]
    fn tags_that_nobody_chose_are_not_told_by() {
        let typed = |by: &str| TypedCosts {
            by: by.to_owned(),
            ..TypedCosts::default()
        };
        let keys = ["env".to_owned()];
        assert_eq!(asked_by(&typed("region"), &keys), Dimension::Region);
        let env = Dimension::Tag("env".to_owned());
        assert_eq!(asked_by(&typed("tag:env"), &keys), env);
        assert_eq!(asked_by(&typed("tag:team"), &keys), Dimension::Service);
        assert_eq!(asked_by(&typed("colour"), &keys), Dimension::Service);
    }
}
