//! The scale of a chart: round numbers at even distances, around everything that is drawn.

use billing::Exact;

/// The most steps of a scale.
const STEPS_MAX: i128 = 6;

/// Numbers at even distances, the lowest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Scale {
    pub ticks: Vec<Exact>,
}

impl Scale {
    /// A scale from nothing to the highest and the lowest of what is drawn.
    pub fn around(lowest: Exact, highest: Exact) -> Self {
        let (low, high) = (lowest.atto().min(0), highest.atto().max(0));
        let step = step_of(high.saturating_sub(low).max(1));
        let first = low.div_euclid(step);
        let last = high.div_euclid(step) + i128::from(high.rem_euclid(step) != 0);
        let ticks = (first..=last.max(first + 1)).map(|it| Exact::from_atto(it * step));
        Self {
            ticks: ticks.collect(),
        }
    }

    /// How far above the lowest tick something lies, in `parts` of the whole scale.
    pub fn height(&self, cost: Exact, parts: i128) -> i128 {
        let low = self.ticks.first().map_or(0, |it| it.atto());
        let high = self.ticks.last().map_or(1, |it| it.atto());
        let range = (high - low).max(1);
        // What is drawn is a few thousand parts: so much of a sum is left.
        let (cost, range) = shortened(cost.atto() - low, range);
        cost * parts / range
    }
}

/// Both divided, so that their product with a number of parts fits.
fn shortened(mut cost: i128, mut range: i128) -> (i128, i128) {
    while range > 10_i128.pow(30) {
        (cost, range) = (cost / 10, range / 10);
    }
    (cost, range)
}

/// One, two or five times a power of ten, so that a range has at most [`STEPS_MAX`] of them.
fn step_of(range: i128) -> i128 {
    let mut power = 1_i128;
    loop {
        for times in [1, 2, 5] {
            let step = power.saturating_mul(times);
            if range / step < STEPS_MAX {
                return step;
            }
        }
        power = power.saturating_mul(10);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(lowest: &str, highest: &str) -> Vec<String> {
        let exact = |it: &str| it.parse().expect("a number");
        let scale = Scale::around(exact(lowest), exact(highest));
        scale.ticks.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn ticks_are_round_and_around_everything() {
        assert_eq!(ticks("0", "97"), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(ticks("0", "100"), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(ticks("-30", "55"), ["-40", "-20", "0", "20", "40", "60"]);
        assert_eq!(ticks("0", "0.012"), ["0", "0.005", "0.01", "0.015"]);
        assert!(ticks("0", "0").len() > 1);
        assert!(ticks("0", "9000000000000").len() > 1);
    }

    #[test]
    fn heights_are_parts_of_the_scale() {
        let scale = Scale::around(Exact::ZERO, Exact::whole(97));
        assert_eq!(scale.height(Exact::ZERO, 1_000), 0);
        assert_eq!(scale.height(Exact::whole(50), 1_000), 500);
        let below = Scale::around(Exact::whole(-20), Exact::whole(20));
        assert_eq!(below.height(Exact::ZERO, 1_000), 500);
        let large = Scale::around(Exact::ZERO, Exact::MAX);
        assert!(large.height(Exact::MAX, 1_000) <= 1_000);
    }
}
