//! Why an invoice is not made: both neighbours of each boundary of domain.md §2 and §5.

use super::explain::{day, seeker};
use super::people::now;
use super::world::*;
use crate::AgreementType::{Mca, Mosp};
use crate::invoice::BillingScope::{self, Profile, Service, SupportPlan};
use crate::invoice::schedule::SeriesTerms;
use crate::policy::*;
use crate::{Exact, Period};

/// *Azure sub 01* of the demo world.
fn sub_01() -> Series {
    Series {
        scope: Service(SUBSCRIPTION),
        billed: Billed::Subscription(service(SUBSCRIPTION, AccessToInvoice::On)),
        terms: SeriesTerms {
            begun_on: day("2026-03-05"),
            ended_on: None,
            account_created_on: day("2026-02-02"),
            invoice_day: 5,
        },
        billed_through: Some(day("2026-10-04")),
        covered: Vec::new(),
        made: Vec::new(),
        stopped: None,
    }
}

fn on_profile() -> Series {
    Series {
        scope: Profile(PROFILE),
        billed: Billed::Profile(PROFILE),
        ..sub_01()
    }
}

fn told(series: &Series, month: Option<&str>, today: &str) -> Vec<Absence> {
    let (agreement, held) = match series.scope {
        Profile(_) => (Mca, "account owner"),
        _ => (Mosp, "account account-administrator"),
    };
    let sought = Sought {
        account: world(agreement).account,
        what: What::Series(vec![series.clone()]),
        month: month.map(|it| it.parse().expect("a month")),
    };
    let told = explain(&seeker(&[held]), &sought, (now(), day(today)));
    told.expect("they have a relation")
}

/// How far the one invoice is, with its days and date.
#[track_caller]
fn follows(series: &Series, today: &str) -> (Stage, String) {
    match &told(series, None, today)[..] {
        [Absence::NotMadeYet { next, stage, .. }] => {
            (*stage, format!("{} on {}", next.period, next.invoice_date))
        }
        other => panic!("one that is not made yet: {other:?}"),
    }
}

#[test]
fn the_example_of_the_specification() {
    // domain.md §5: as of 20 November 2026 the days from 5 October follow on 2 December.
    let (stage, text) = follows(&sub_01(), "2026-11-20");
    assert_eq!(stage, Stage::Follows);
    assert_eq!(text, "2026-10-05 to 2026-11-04 on 2026-12-02");
}

#[test]
fn it_is_new_for_less_than_thirty_days() {
    let new = Series {
        billed_through: None,
        ..sub_01()
    };
    for (today, stage) in [
        ("2026-03-05", Stage::New),
        ("2026-04-03", Stage::New),
        ("2026-04-04", Stage::Running),
        ("2026-04-05", Stage::Follows),
    ] {
        assert_eq!(follows(&new, today).0, stage, "{today}");
    }
    // Whatever was billed once is not new.
    let billed = Series {
        billed_through: Some(day("2026-04-04")),
        ..sub_01()
    };
    assert_eq!(follows(&billed, "2026-03-20").0, Stage::Running);
}

#[test]
fn a_period_runs_to_the_end_of_its_last_day_and_grace_is_two_days() {
    for (series, today, stage) in [
        (sub_01(), "2026-11-04", Stage::Running),
        (sub_01(), "2026-11-05", Stage::Follows),
        (sub_01(), "2026-12-02", Stage::Follows),
        (sub_01(), "2026-12-04", Stage::Follows),
        (sub_01(), "2026-12-05", Stage::Overdue),
        (on_profile(), "2026-10-31", Stage::Running),
        (on_profile(), "2026-11-01", Stage::Follows),
        (on_profile(), "2026-11-07", Stage::Follows),
        (on_profile(), "2026-11-08", Stage::Overdue),
    ] {
        assert_eq!(
            follows(&series, today).0,
            stage,
            "{:?} {today}",
            series.scope
        );
    }
}

#[test]
fn a_support_plan_does_not_wait_for_its_period_to_end() {
    // domain.md §2: bought 28 March, account's day 2: 2 May for 28 April to 27 May.
    let plan = Series {
        scope: SupportPlan(SUPPORT_PLAN),
        billed: Billed::Subscription(support_plan(AccessToInvoice::Off)),
        terms: SeriesTerms {
            begun_on: day("2026-03-28"),
            ..sub_01().terms
        },
        billed_through: Some(day("2026-04-27")),
        ..sub_01()
    };
    let (stage, text) = follows(&plan, "2026-04-30");
    assert_eq!(stage, Stage::Follows);
    assert_eq!(text, "2026-04-28 to 2026-05-27 on 2026-05-02");
}

fn free(used: &str, made: &[&str]) -> Series {
    let september = period("2026-09-05", "2026-10-04");
    Series {
        covered: vec![Covered {
            period: september,
            credit: exact("50"),
            used: exact(used),
        }],
        made: made.iter().map(|it| period(it, "2026-10-04")).collect(),
        ..sub_01()
    }
}

#[test]
fn an_invoice_is_made_only_above_the_credit() {
    for (used, made, is_below) in [
        ("49.999999", [].as_slice(), true),
        ("50", &[], true),
        ("50", &["2026-09-05"], false),
    ] {
        let series = free(used, made);
        let below = |reasons: &[Absence]| {
            let mut reasons = reasons.iter();
            reasons.any(
                |it| matches!(it, Absence::BelowCredit { months, .. } if months == &series.covered),
            )
        };
        assert_eq!(
            below(&told(&series, None, "2026-11-20")),
            is_below,
            "{used} {made:?}"
        );
        assert_eq!(
            below(&told(&series, Some("2026-09"), "2026-11-20")),
            is_below
        );
        assert!(
            !below(&told(&series, Some("2026-11"), "2026-11-20")),
            "another month"
        );
    }
}

#[test]
fn a_month_is_told_period_by_period() {
    let made = Series {
        made: vec![period("2026-08-05", "2026-09-04")],
        ..sub_01()
    };
    let codes = |month| -> Vec<_> {
        let reasons = told(&made, Some(month), "2026-11-20");
        reasons.iter().map(Absence::code).collect()
    };
    assert_eq!(codes("2026-02"), ["not-then"]);
    assert_eq!(
        codes("2026-08"),
        ["nothing-charged"],
        "of July; August's is there"
    );
    assert_eq!(codes("2026-09"), ["nothing-charged"]);
    assert_eq!(codes("2026-10"), ["nothing-charged", "not-made-yet"]);
    assert_eq!(codes("2026-12"), ["not-made-yet", "not-made-yet"]);
    let ended = Series {
        terms: SeriesTerms {
            ended_on: Some(day("2026-06-20")),
            ..made.terms
        },
        ..made.clone()
    };
    let after = told(&ended, Some("2026-07"), "2026-11-20");
    assert!(
        matches!(
            after[..],
            [Absence::NotThen {
                ended_on: Some(_),
                ..
            }]
        ),
        "{after:?}"
    );
    assert_eq!(told(&ended, None, "2026-11-20"), [], "nothing follows");
}

#[test]
fn what_is_disabled_or_was_cancelled_is_told_of_the_days_that_lack_an_invoice() {
    let stopped = |disabled_on: Option<&str>, ended_on: Option<&str>| Series {
        made: vec![period("2026-09-05", "2026-10-04")],
        stopped: Some(Stopped {
            subscription: SUBSCRIPTION,
            disabled_on: disabled_on.map(day),
            ended_on: ended_on.map(day),
        }),
        terms: SeriesTerms {
            ended_on: ended_on.map(day),
            ..sub_01().terms
        },
        ..sub_01()
    };
    let codes = |series: &Series, month| -> Vec<_> {
        let reasons = told(series, month, "2026-11-20");
        reasons.iter().map(Absence::code).collect()
    };
    let disabled = stopped(Some("2026-11-01"), None);
    assert_eq!(codes(&disabled, None), ["not-made-yet", "disabled"]);
    assert_eq!(
        codes(&disabled, Some("2026-10")),
        ["not-made-yet", "disabled"]
    );
    let before = codes(&disabled, Some("2026-08"));
    assert!(!before.contains(&"disabled"), "{before:?}");
    let to_come = codes(&stopped(Some("2026-11-05"), None), Some("2026-10"));
    assert_eq!(to_come, ["not-made-yet"], "the day after those of October");

    let ended = stopped(None, Some("2026-10-20"));
    assert_eq!(codes(&ended, None), ["not-made-yet", "ended"]);
    assert_eq!(codes(&ended, Some("2026-10")), ["not-made-yet", "ended"]);
    assert_eq!(codes(&ended, Some("2026-11")), ["not-then"]);
    let both = stopped(Some("2026-10-10"), Some("2026-10-20"));
    assert_eq!(codes(&both, None), ["not-made-yet", "ended"]);
    let all_billed = Series {
        billed_through: Some(day("2026-10-20")),
        ..ended
    };
    assert_eq!(codes(&all_billed, None), ["ended"]);
}

#[test]
fn of_an_account_what_is_seen_is_told_and_the_rest_is_not() {
    let purchases = Series {
        scope: BillingScope::Purchases(ACCOUNT),
        billed: Billed::Account,
        ..sub_01()
    };
    let sought = |series| Sought {
        account: world(Mosp).account,
        what: What::Series(series),
        month: None,
    };
    let ask = |series| {
        let reader = seeker(&["subscription reader"]);
        let reasons = explain(&reader, &sought(series), (now(), day("2026-11-20")));
        let reasons = reasons.expect("a relation");
        reasons.iter().map(Absence::code).collect::<Vec<_>>()
    };
    assert_eq!(ask(vec![purchases.clone(), sub_01()]), ["not-made-yet"]);
    assert_eq!(ask(vec![purchases]), ["no-permission"]);
}

fn period(start: &str, end: &str) -> Period {
    Period {
        start: day(start),
        end: day(end),
    }
}

fn exact(text: &str) -> Exact {
    text.parse().expect("a number")
}
