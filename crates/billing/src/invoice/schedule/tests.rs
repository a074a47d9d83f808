//! One table for each sentence of domain.md §2: leap days, the 29th to 31st, year ends, and both
//! neighbours of each boundary.

use super::*;
use crate::PurchaseId;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn told(scheduled: impl Iterator<Item = Scheduled>, count: usize) -> Vec<String> {
    scheduled
        .take(count)
        .map(|it| format!("{} for {}", it.invoice_date, it.period))
        .collect()
}

/// What a run on `as_of` finds due.
fn due(scheduled: impl Iterator<Item = Scheduled>, as_of: &str) -> usize {
    let as_of = day(as_of);
    scheduled.take_while(|it| it.invoice_date <= as_of).count()
}

#[test]
fn a_profile_is_invoiced_on_its_day_of_the_next_month() {
    for (created, invoice_day, expected) in [
        (
            "2026-03-05",
            5,
            [
                "2026-04-05 for 2026-03-01 to 2026-03-31",
                "2026-05-05 for 2026-04-01 to 2026-04-30",
            ],
        ),
        (
            "2026-03-31",
            1,
            [
                "2026-04-01 for 2026-03-01 to 2026-03-31",
                "2026-05-01 for 2026-04-01 to 2026-04-30",
            ],
        ),
        (
            "2025-11-30",
            31,
            [
                "2025-12-31 for 2025-11-01 to 2025-11-30",
                "2026-01-31 for 2025-12-01 to 2025-12-31",
            ],
        ),
        (
            "2024-01-15",
            30,
            [
                "2024-02-29 for 2024-01-01 to 2024-01-31",
                "2024-03-30 for 2024-02-01 to 2024-02-29",
            ],
        ),
        (
            "2025-01-15",
            29,
            [
                "2025-02-28 for 2025-01-01 to 2025-01-31",
                "2025-03-29 for 2025-02-01 to 2025-02-28",
            ],
        ),
    ] {
        assert_eq!(
            told(profile_months(day(created), invoice_day), 2),
            expected,
            "{created}"
        );
    }
    let profile = || profile_months(day("2026-03-05"), 5);
    assert_eq!(due(profile(), "2026-04-04"), 0);
    assert_eq!(due(profile(), "2026-04-05"), 1);
    assert_eq!(due(profile(), "2026-05-04"), 1);
    assert_eq!(due(profile(), "2026-05-05"), 2);
}

#[test]
fn service_charges_are_anchored_at_the_day_the_subscription_was_created() {
    // domain.md §2: created 5 March, 5 March to 4 April; the account's day is the 2nd.
    let sub = |created: &str, account: &str| service_months(day(created), None, day(account));
    for (created, account, expected) in [
        (
            "2026-03-05",
            "2026-02-02",
            vec![
                "2026-05-02 for 2026-03-05 to 2026-04-04",
                "2026-06-02 for 2026-04-05 to 2026-05-04",
            ],
        ),
        (
            "2026-03-10",
            "2026-02-02",
            vec![
                "2026-05-02 for 2026-03-10 to 2026-04-09",
                "2026-06-02 for 2026-04-10 to 2026-05-09",
            ],
        ),
        // A period has ended on the day after its last day: the account's day itself will do.
        (
            "2026-03-05",
            "2026-01-05",
            vec!["2026-04-05 for 2026-03-05 to 2026-04-04"],
        ),
        (
            "2026-03-05",
            "2026-01-04",
            vec!["2026-05-04 for 2026-03-05 to 2026-04-04"],
        ),
        (
            "2026-03-05",
            "2026-01-06",
            vec!["2026-04-06 for 2026-03-05 to 2026-04-04"],
        ),
        // The 31st: the last day where a month lacks it, and its own day afterwards.
        (
            "2026-01-31",
            "2026-01-31",
            vec![
                "2026-02-28 for 2026-01-31 to 2026-02-27",
                "2026-03-31 for 2026-02-28 to 2026-03-30",
                "2026-04-30 for 2026-03-31 to 2026-04-29",
                "2026-05-31 for 2026-04-30 to 2026-05-30",
            ],
        ),
        // A leap day.
        (
            "2024-02-29",
            "2024-02-29",
            vec![
                "2024-03-29 for 2024-02-29 to 2024-03-28",
                "2024-04-29 for 2024-03-29 to 2024-04-28",
            ],
        ),
        (
            "2024-01-30",
            "2024-01-01",
            vec![
                "2024-03-01 for 2024-01-30 to 2024-02-28",
                "2024-04-01 for 2024-02-29 to 2024-03-29",
            ],
        ),
        // The end of a year.
        (
            "2025-12-15",
            "2025-12-20",
            vec![
                "2026-01-20 for 2025-12-15 to 2026-01-14",
                "2026-02-20 for 2026-01-15 to 2026-02-14",
            ],
        ),
    ] {
        assert_eq!(
            told(sub(created, account), expected.len()),
            expected,
            "{created} {account}"
        );
    }
    assert_eq!(due(sub("2026-03-05", "2026-02-02"), "2026-05-01"), 0);
    assert_eq!(due(sub("2026-03-05", "2026-02-02"), "2026-05-02"), 1);
}

#[test]
fn as_of_20_november_the_period_to_4_november_follows_on_2_december() {
    // domain.md §5, *not made yet*.
    let sub = service_months(day("2026-03-05"), None, day("2026-02-02"));
    let mut later = sub.skip_while(|it| it.invoice_date <= day("2026-11-20"));
    let next = later.next().expect("without end");
    assert_eq!(next.period.to_string(), "2026-10-05 to 2026-11-04");
    assert_eq!(next.invoice_date, day("2026-12-02"));
}

#[test]
fn a_subscription_that_ended_gets_the_rest_of_its_period() {
    let sub = |ended: &str| {
        let all = service_months(day("2026-03-05"), Some(day(ended)), day("2026-02-02"));
        all.map(|it| format!("{} {} {}", it.cause, it.invoice_date, it.period))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        sub("2026-04-20"),
        [
            "schedule 2026-05-02 2026-03-05 to 2026-04-04",
            "final 2026-05-02 2026-04-05 to 2026-04-20",
        ]
    );
    // On the last day of a period nothing is left over; a day later one day is.
    assert_eq!(
        sub("2026-04-04"),
        ["schedule 2026-05-02 2026-03-05 to 2026-04-04"]
    );
    assert_eq!(
        sub("2026-04-05")[1],
        "final 2026-05-02 2026-04-05 to 2026-04-05"
    );
    assert_eq!(
        sub("2026-03-05"),
        ["final 2026-04-02 2026-03-05 to 2026-03-05"]
    );
}

#[test]
fn what_arrives_after_the_last_invoice_goes_on_the_next_account_day() {
    let period = Period {
        start: day("2026-04-05"),
        end: day("2026-04-20"),
    };
    let late = |made: &str, account: &str| late_service(period, 1, day(made), day(account));
    assert_eq!(
        late("2026-05-02", "2026-02-02").invoice_date,
        day("2026-06-02")
    );
    assert_eq!(
        late("2026-05-01", "2026-02-02").invoice_date,
        day("2026-05-02")
    );
    assert_eq!(
        late("2026-01-31", "2026-01-31").invoice_date,
        day("2026-02-28")
    );
    assert_eq!(late("2026-01-31", "2026-01-31").cause, Cause::Late(1));
}

#[test]
fn purchases_of_a_calendar_month_are_invoiced_on_the_9th() {
    assert_eq!(
        told(purchase_months(day("2026-02-02")), 3),
        [
            "2026-03-09 for 2026-02-01 to 2026-02-28",
            "2026-04-09 for 2026-03-01 to 2026-03-31",
            "2026-05-09 for 2026-04-01 to 2026-04-30",
        ]
    );
    assert_eq!(due(purchase_months(day("2026-03-01")), "2026-04-08"), 0);
    assert_eq!(due(purchase_months(day("2026-03-01")), "2026-04-09"), 1);
    let december = told(purchase_months(day("2025-12-31")), 1);
    assert_eq!(december, ["2026-01-09 for 2025-12-01 to 2025-12-31"]);
}

#[test]
fn a_reservation_by_card_is_invoiced_on_the_day_it_is_bought() {
    let at_once = purchase_at_once(day("2026-03-30"), PurchaseId::new());
    assert_eq!(at_once.invoice_date, day("2026-03-30"));
    assert_eq!(at_once.period.to_string(), "2026-03-30 to 2026-03-30");
}

#[test]
fn a_support_plan_is_invoiced_in_advance() {
    // domain.md §2: bought 28 March, account's day 2.
    let plan = |bought: &str, account: &str| support_months(day(bought), None, day(account));
    assert_eq!(
        told(plan("2026-03-28", "2026-02-02"), 3),
        [
            "2026-03-28 for 2026-03-28 to 2026-04-27",
            "2026-05-02 for 2026-04-28 to 2026-05-27",
            "2026-06-02 for 2026-05-28 to 2026-06-27",
        ]
    );
    // The account's day on the first day of the month itself, and on either side of it.
    assert_eq!(
        told(plan("2026-03-10", "2026-01-10"), 2)[1],
        "2026-04-10 for 2026-04-10 to 2026-05-09"
    );
    assert_eq!(
        told(plan("2026-03-10", "2026-01-09"), 2)[1],
        "2026-05-09 for 2026-04-10 to 2026-05-09"
    );
    assert_eq!(
        told(plan("2026-03-10", "2026-01-11"), 2)[1],
        "2026-04-11 for 2026-04-10 to 2026-05-09"
    );
    assert_eq!(
        told(plan("2024-01-31", "2024-01-31"), 3),
        [
            "2024-01-31 for 2024-01-31 to 2024-02-28",
            "2024-02-29 for 2024-02-29 to 2024-03-30",
            "2024-03-31 for 2024-03-31 to 2024-04-29",
        ]
    );
    let ended = support_months(
        day("2026-03-28"),
        Some(day("2026-04-28")),
        day("2026-02-02"),
    );
    assert_eq!(ended.count(), 2);
}

#[test]
fn a_day_lies_in_the_month_that_is_invoiced_with_it() {
    for created in ["2026-03-05", "2026-01-31", "2024-02-29", "2026-03-01"] {
        let created: NaiveDate = created.parse().expect("a day");
        for scheduled in service_months(created, None, created).take(30) {
            let period = scheduled.period;
            for day in [period.start, period.end] {
                assert_eq!(anchored_month(created, day), period, "{created}, {day}");
            }
        }
        let before = anchored_month(created, created - Days::new(1));
        assert_eq!(before.end + Days::new(1), created);
    }
}
