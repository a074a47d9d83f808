//! Paying by card: whoever may, within the limits, one invoice or everything on a failed card.

use super::money::{
    Slow, WORLD, again, assert_books_balance, billed, day, invoice_of, path_of, person,
};
use super::now;
use actions::payments::{
    Choice, PayFor, PayForm, PaymentProblem, Providers, SettleForm, collect, pay_invoice,
    settle_balance, show_payment,
};
use actions::{Problem, Refusal, Wrong, bill, demo};
use billing::invoice::InvoiceStatus;
use billing::payment::{AmountProblem, DeclineReason};
use billing::{AttemptId, Money, SettlementId};
use scratch::Scratch;
use store::entities::{invoice, payment_attempt, subscription};

scratch::both_databases!(
    a_part_and_then_the_rest,
    who_may_not_and_what_cannot_be_paid,
    a_refused_card_leaves_the_invoice_as_it_stands,
    a_balance_is_settled_by_another_card,
    without_a_provider_nothing_is_under_way,
);

pub fn form(card: &str, amount: &str) -> PayForm {
    PayForm {
        key: AttemptId::new(),
        card: card.to_owned(),
        amount: amount.parse().ok(),
    }
}

pub fn problem_of<T>(outcome: Result<T, Refusal>) -> PaymentProblem {
    match outcome.err() {
        Some(Refusal::Invalid(problems)) => match problems.into_iter().next() {
            Some(Problem {
                wrong: Wrong::Payment(problem),
                ..
            }) => problem,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

async fn a_part_and_then_the_rest(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-04-05").await;
    let chloe = person(&portal, "chloe").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let pay =
        async |amount: &str| pay_invoice(&portal, &chloe, &path, &form("corporate", amount)).await;

    let open = Money::new(row.total_minor, row.currency);
    let less = problem_of(pay("9.99").await);
    assert!(
        matches!(less, PaymentProblem::Amount(AmountProblem::BelowMin(_))),
        "{less:?}"
    );
    let more = problem_of(pay("100000").await);
    assert_eq!(
        more,
        PaymentProblem::Amount(AmountProblem::MoreThanOpen(open))
    );
    assert_eq!(pay("10").await, Ok(Money::new(1_000, row.currency)));
    let part = again(&scratch, &row).await;
    assert_eq!((part.paid_minor, part.status), (1_000, InvoiceStatus::Due));

    let choice = Choice {
        card: "corporate".to_owned(),
        amount: "11".parse().ok(),
    };
    let page = show_payment(&portal, &chloe, &path, Some(&choice)).await;
    let page = page.expect("shown");
    let rest = Money::new(row.total_minor - 1_000, row.currency);
    assert!(matches!(page.paying, PayFor::Invoice { most, .. } if most == rest));
    assert_eq!(page.review.map(|it| it.1.minor()), Some(1_100));

    assert_eq!(pay(&rest.decimal()).await, Ok(rest));
    assert_eq!(again(&scratch, &row).await.status, InvoiceStatus::Paid);
    assert_eq!(problem_of(pay("10").await), PaymentProblem::NothingOpen);
    assert_eq!(slow.taken_minor().iter().sum::<i64>(), row.total_minor);
    assert_books_balance(&scratch).await;
}

async fn who_may_not_and_what_cannot_be_paid(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-04-05").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    // A reader of another profile, and an operator, who books but never pays.
    let daan = person(&portal, "daan").await;
    let refused = pay_invoice(&portal, &daan, &path, &form("corporate", "10")).await;
    assert_eq!(refused.err(), Some(Refusal::NotFound));
    let operator = super::caller(&portal, "operator@reckoner.example").await;
    let refused = pay_invoice(&portal, &operator, &path, &form("corporate", "10")).await;
    assert!(matches!(refused, Err(Refusal::Forbidden(_))), "{refused:?}");

    // The card of another account is no card of this one.
    let chloe = person(&portal, "chloe").await;
    let refused = pay_invoice(&portal, &chloe, &path, &form("mastercard", "10")).await;
    assert_eq!(problem_of(refused), PaymentProblem::Card);
    demo::put_in(&portal, day("2026-04-30"), now())
        .await
        .expect("put in");
    bill::run(&portal, day("2026-05-05"), now(), |_| {})
        .await
        .expect("run");
    let enrolment = invoice_of(&scratch, "Contoso Enterprise").await;
    let path = path_of(&scratch, &enrolment).await;
    let iris = person(&portal, "iris").await;
    let refused = pay_invoice(&portal, &iris, &path, &form("corporate", "10")).await;
    let why = billing::policy::Why::EnterpriseAgreement;
    assert_eq!(refused.err(), Some(Refusal::Forbidden(why)));
    assert!(slow.taken_minor().is_empty());
}

async fn a_refused_card_leaves_the_invoice_as_it_stands(scratch: Scratch) {
    let slow = Slow::default();
    let world = WORLD.replace(
        "•••• 1881\"\nprovider = \"simulated\"\ntoken = \"accepts\"",
        "•••• 1881\"\nprovider = \"simulated\"\ntoken = \"declines\"",
    );
    let portal = billed(&scratch, &slow, &world, "2026-04-05").await;
    let chloe = person(&portal, "chloe").await;
    let row = invoice_of(&scratch, "Billing profile 01").await;
    let path = path_of(&scratch, &row).await;
    let form = form("corporate", "25");
    for _ in 0..2 {
        // The same form again is told the same, and asks nobody.
        let refused = pay_invoice(&portal, &chloe, &path, &form).await;
        let PaymentProblem::Declined(_, decline) = problem_of(refused) else {
            panic!("declined");
        };
        assert_eq!(decline.reason, DeclineReason::Funds);
        let told = decline.message.as_deref();
        assert_eq!(told, Some("Your card has insufficient funds."));
    }
    let tries = store::all::<payment_attempt::Entity>(&scratch.database).await;
    assert_eq!(tries.expect("read").len(), 1);
    let after = again(&scratch, &row).await;
    assert_eq!(after, row, "nobody's try makes an invoice past due");
}

/// domain.md §2: everything outstanding on the same failed card is settled at once, and what was
/// disabled works again.
async fn a_balance_is_settled_by_another_card(scratch: Scratch) {
    let slow = Slow::default();
    let swapped = WORLD
        .replacen(
            "•••• 4242\"\nprovider = \"simulated\"\ntoken = \"accepts\"",
            "•••• 4242\"\nprovider = \"simulated\"\ntoken = \"declines\"",
            1,
        )
        .replacen(
            "token = \"declines-from-2026-10-01\"",
            "token = \"accepts\"",
            1,
        );
    let portal = billed(&scratch, &slow, &swapped, "2026-04-01").await;
    for date in ["2026-03-01", "2026-03-28", "2026-04-01", "2026-05-02"] {
        collect(&portal, day(date), now()).await.expect("collected");
    }
    let support = invoice_of(&scratch, "Azure support 01").await;
    assert_eq!(support.status, InvoiceStatus::PastDue);
    let plan = async || {
        let rows = store::all::<subscription::Entity>(&scratch.database).await;
        let mut rows = rows.expect("read").into_iter();
        rows.find(|it| it.display_name == "Azure support 01")
            .expect("a plan")
    };
    assert!(plan().await.disabled_on.is_some());

    let jeroen = person(&portal, "jeroen").await;
    let path = path_of(&scratch, &support).await;
    let page = show_payment(&portal, &jeroen, &path, None)
        .await
        .expect("shown");
    let PayFor::Balance { owed, total, .. } = page.paying else {
        panic!("a balance");
    };
    assert_eq!(owed.len(), 3, "two reservations and the support plan");
    let settle = |card: &str| SettleForm {
        key: SettlementId::new(),
        card: card.to_owned(),
    };
    let refused = settle_balance(&portal, &jeroen, &path, &settle("visa")).await;
    let refused = problem_of(refused);
    assert!(
        matches!(refused, PaymentProblem::Declined(..)),
        "{refused:?}"
    );
    let other = settle("mastercard");
    let settled = settle_balance(&portal, &jeroen, &path, &other).await;
    assert_eq!(settled, Ok(3));
    let twice = settle_balance(&portal, &jeroen, &path, &other).await;
    assert_eq!(twice, Ok(3), "the same form again");
    assert_eq!(slow.taken_minor().len(), 3);
    assert_eq!(slow.taken_minor().iter().sum::<i64>(), total.minor());
    assert_eq!(plan().await.disabled_on, None);
    let rows = store::all::<invoice::Entity>(&scratch.database).await;
    let of_jeroen = rows.expect("read").into_iter();
    let mut of_jeroen = of_jeroen.filter(|it| it.account_id == support.account_id);
    assert!(of_jeroen.all(|it| it.status == InvoiceStatus::Paid));
    assert_books_balance(&scratch).await;
}

/// No key for Stripe is configured: nobody can be asked, and what nobody is asked about must not
/// stand in the way of other payments or of voiding.
async fn without_a_provider_nothing_is_under_way(scratch: Scratch) {
    let slow = Slow::default();
    let portal = billed(&scratch, &slow, WORLD, "2026-03-01").await;
    let without = portal.clone().with_providers(Providers::default());
    let jeroen = person(&portal, "jeroen").await;
    let row = invoice_of(&scratch, "Jeroen de Vries").await;
    let path = path_of(&scratch, &row).await;
    let paid = pay_invoice(&without, &jeroen, &path, &form("visa", "25")).await;
    assert_eq!(problem_of(paid), PaymentProblem::NoProvider);
    let collected = collect(&without, day("2026-03-01"), now()).await;
    let collected = collected.expect("collected");
    let why = collected.unanswered.expect("told");
    assert!(why.contains("No key for Stripe"), "{why}");
    assert_eq!((collected.taken, collected.declined), (0, 0));
    let tries = store::all::<payment_attempt::Entity>(&scratch.database).await;
    assert_eq!(tries, Ok(Vec::new()), "nothing is under way");
    let open = again(&scratch, &row).await;
    assert_eq!(
        (open.status, open.next_attempt_on),
        (row.status, Some(day("2026-03-02")))
    );
    // With another provider it is paid, by hand or by the run of the next day.
    let paid = pay_invoice(&portal, &jeroen, &path, &form("visa", "25")).await;
    assert!(paid.is_ok(), "{paid:?}");
    let collected = collect(&portal, day("2026-03-02"), now()).await;
    assert_eq!(collected.expect("collected").taken, 1);
    assert_eq!(again(&scratch, &row).await.status, InvoiceStatus::Paid);
    assert_books_balance(&scratch).await;
}
