//! When whoever pays by invoice is reminded of it.

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The most reminders of one invoice.
const REMINDERS_MAX: usize = 12;
/// How far from the due date a reminder may be, in days.
const DAYS_MAX: i32 = 365;

/// The days of reminders, counted from the due date: those before it are less than nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "sea-orm", derive(sea_orm::FromJsonQueryResult))]
#[serde(try_from = "Vec<i32>", into = "Vec<i32>")]
pub struct ReminderDays(Vec<i32>);

/// Why days are none of reminders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ReminderDaysProblem {
    /// There are too many.
    #[error("at most {REMINDERS_MAX} reminders")]
    TooMany,
    /// One is too far from the due date.
    #[error("a reminder is within {DAYS_MAX} days of the due date")]
    TooFar,
}

impl TryFrom<Vec<i32>> for ReminderDays {
    type Error = ReminderDaysProblem;

    fn try_from(mut days: Vec<i32>) -> Result<Self, ReminderDaysProblem> {
        days.sort_unstable();
        days.dedup();
        if days.len() > REMINDERS_MAX {
            return Err(ReminderDaysProblem::TooMany);
        }
        match days.iter().all(|it| (-DAYS_MAX..=DAYS_MAX).contains(it)) {
            true => Ok(Self(days)),
            false => Err(ReminderDaysProblem::TooFar),
        }
    }
}

impl From<ReminderDays> for Vec<i32> {
    fn from(days: ReminderDays) -> Self {
        days.0
    }
}

impl Default for ReminderDays {
    /// Five days before the due date, and one, seven and twenty-one after it.
    fn default() -> Self {
        Self(vec![-5, 1, 7, 21])
    }
}

impl ReminderDays {
    /// The days, the earliest first.
    pub fn days(&self) -> &[i32] {
        &self.0
    }

    /// Each day, and the one from which on it is the next one's turn.
    pub fn turns(&self) -> impl Iterator<Item = (i32, Option<i32>)> {
        let next = self.0.iter().skip(1).copied().map(Some);
        self.0.iter().copied().zip(next.chain([None]))
    }

    /// The one whose turn it is so many days after the due date, where nothing was said since it
    /// came: of several that were missed only the newest.
    pub fn due_at(&self, days: i32, told: Option<i32>) -> Option<i32> {
        let newest = self.0.iter().rev().find(|it| **it <= days).copied();
        newest.filter(|it| told.is_none_or(|told| told < *it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(days: &[i32]) -> Result<ReminderDays, ReminderDaysProblem> {
        days.to_vec().try_into()
    }

    #[test]
    fn each_is_due_once_and_of_those_that_were_missed_the_newest() {
        let usual = ReminderDays::default();
        let mut told = None;
        let mut reminded = Vec::new();
        for day in -30..60 {
            if let Some(due) = usual.due_at(day, told) {
                reminded.push((day, due));
                told = Some(day);
            }
        }
        assert_eq!(reminded, [(-5, -5), (1, 1), (7, 7), (21, 21)]);
        assert_eq!(usual.due_at(40, Some(-5)), Some(21));
        assert_eq!(usual.due_at(40, Some(40)), None);
        assert_eq!(usual.due_at(10, Some(8)), None, "told after its day");
        assert_eq!(days(&[]).map(|it| it.due_at(10, None)), Ok(None));
    }

    #[test]
    fn each_has_its_turn_until_the_next() {
        let turns: Vec<_> = ReminderDays::default().turns().collect();
        let expected = [(-5, Some(1)), (1, Some(7)), (7, Some(21)), (21, None)];
        assert_eq!(turns, expected);
    }

    #[test]
    fn days_are_sorted_few_and_near() {
        assert_eq!(days(&[7, -5, 7]), days(&[-5, 7]));
        assert_eq!(days(&[366]), Err(ReminderDaysProblem::TooFar));
        let many: Vec<_> = (0..13).collect();
        assert_eq!(days(&many), Err(ReminderDaysProblem::TooMany));
    }
}
