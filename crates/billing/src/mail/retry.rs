//! When a mail is tried again that was not taken.

use chrono::Duration;

/// How long a mail is tried for, from the first try on.
pub const TRIED_FOR: Duration = Duration::days(3);

/// The pauses after the first tries, in minutes; the last one goes on.
const PAUSES_MINUTES: [i64; 7] = [1, 5, 15, 30, 60, 120, 240];

/// The pause after so many tries.
pub fn pause_after(attempts: i32) -> Duration {
    let place = usize::try_from(attempts - 1).unwrap_or_default();
    let place = place.min(PAUSES_MINUTES.len() - 1);
    Duration::minutes(PAUSES_MINUTES[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay() {
        let pauses: Vec<_> = (0..12).map(pause_after).collect();
        assert!(pauses.is_sorted());
        assert_eq!(pauses[1], Duration::minutes(1));
        assert_eq!(pauses[11], Duration::hours(4));
    }
}
