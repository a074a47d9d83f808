//! What a month will come to.

use crate::Exact;
use crate::exact::ExactError;

/// What was used on the latest days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recent {
    /// What it cost; what was bought or given back is none of it.
    pub usage: Exact,
    /// On how many days.
    pub days: u32,
}

/// What a month comes to; nothing where nothing is known of any day.
///
/// That is what is charged so far, and for each of the days that are left what a day of use cost
/// lately. What is bought is bought once, so it counts and is not expected again.
///
/// ```
/// use billing::Exact;
/// use billing::costs::{Recent, forecast};
///
/// let recent = Recent { usage: Exact::whole(70), days: 7 };
/// let month = forecast(Exact::whole(500), recent, 3)?;
/// assert_eq!(month, Some(Exact::whole(530)));
/// # Ok::<(), billing::exact::ExactError>(())
/// ```
pub fn forecast(
    so_far: Exact,
    recent: Recent,
    days_left: u32,
) -> Result<Option<Exact>, ExactError> {
    let days = Exact::whole(i64::from(recent.days));
    let left = recent.usage.times(Exact::whole(i64::from(days_left)))?;
    left.divided_by(days).map(|it| so_far.plus(it)).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(so_far: i64, (usage, days): (i64, u32), days_left: u32) -> Option<Exact> {
        let usage = Exact::whole(usage);
        forecast(Exact::whole(so_far), Recent { usage, days }, days_left).expect("fits")
    }

    #[test]
    fn days_that_are_left_cost_what_the_latest_cost() {
        assert_eq!(of(100, (28, 28), 10), Some(Exact::whole(110)));
        assert_eq!(of(100, (28, 28), 0), Some(Exact::whole(100)));
        assert_eq!(of(100, (-28, 28), 10), Some(Exact::whole(90)));
        assert_eq!(
            of(38, (28, 14), 16),
            Some(Exact::whole(70)),
            "no digit is lost"
        );
    }

    #[test]
    fn nothing_is_expected_where_nothing_is_known() {
        assert_eq!(of(0, (0, 0), 10), None);
    }
}
