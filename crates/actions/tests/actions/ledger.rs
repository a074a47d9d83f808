//! Whatever is paid, given back, credited and voided, in whatever order: what the documents ask
//! for, less what came and more what went back, is what is open less what is kept.

use super::corrections::{holds, invoices};
use super::money::{Slow, WORLD, assert_books_balance, billed, day};
use super::{now, statements};
use actions::bill::corrections::{Crediting, Then, Voiding, credit_by_name, void_by_name};
use actions::payments::{
    NewRefund, NotRefunded, Prepayment, RefundOf, Transfer, book_transfer, collect, prepay, refund,
};
use actions::{Portal, Repeat, bill};
use billing::invoice::{Credited, InvoiceStatus};
use billing::payment::{CreditSource, PaymentWay, RefundState};
use billing::{AccountId, CreditId, Currency, InvoiceId, Money, RefundId};
use chrono::{Months, NaiveDate};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use scratch::Scratch;
use std::collections::BTreeMap;
use store::entities::{credit, invoice, payment, refund};

/// What somebody does to some invoice or money: which, and how much of it, are drawn.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Pay,
    PayTooMuch,
    GiveBackPayment,
    GiveBackCredit,
    Credit,
    Rebill,
    WriteOff,
    PayInAdvance,
    NextMonth,
}

/// A deed, the place of what it is done to, and how much of that: per cent.
type Step = (Deed, usize, i64);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let deed = prop_oneof![
        4 => Just(Deed::Pay),
        2 => Just(Deed::PayTooMuch),
        3 => Just(Deed::GiveBackPayment),
        3 => Just(Deed::GiveBackCredit),
        4 => Just(Deed::Credit),
        2 => Just(Deed::Rebill),
        1 => Just(Deed::WriteOff),
        1 => Just(Deed::PayInAdvance),
        2 => Just(Deed::NextMonth),
    ];
    prop::collection::vec((deed, 0..1_000_usize, 1..=100_i64), 30..50)
}

#[tokio::test(flavor = "multi_thread")]
async fn sqlite() {
    any_order(Scratch::sqlite, 4).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postgres() {
    any_order(Scratch::postgres, 2).await;
}

async fn any_order(new: impl AsyncFn() -> Scratch, usual: usize) {
    let (mut runner, cases) = match std::env::var_os("RECKONER_TEST_LONG") {
        None => (TestRunner::deterministic(), usual),
        Some(_) => (TestRunner::default(), usual * 10),
    };
    let mut done = BTreeMap::<String, usize>::new();
    for _ in 0..cases {
        let steps = steps().new_tree(&mut runner).expect("steps").current();
        let scratch = new().await;
        let first = "2026-04-05";
        let portal = billed(&scratch, &Slow::default(), WORLD, first).await;
        let mut books = Books {
            scratch,
            portal,
            today: day(first),
        };
        for (number, step) in steps.iter().enumerate() {
            if books.take(*step).await {
                *done.entry(format!("{:?}", step.0)).or_default() += 1;
            }
            let told = || format!("after step {number} of {steps:#?}");
            assert_eq!(books.asked_for().await, books.stands().await, "{}", told());
            let beside = books.kept_beside_open().await;
            assert!(beside.is_empty(), "{beside:?} {}", told());
        }
        assert_books_balance(&books.scratch).await;
        statements::agree(&books).await;
        holds(&books.scratch).await;
    }
    // Nothing is held where everything is refused.
    assert_eq!(done.len(), 9, "{done:?}");
}

pub struct Books {
    pub scratch: Scratch,
    pub portal: Portal,
    today: NaiveDate,
}

type Sums = BTreeMap<(AccountId, Currency), i64>;

impl Books {
    /// Whether the step was done: what cannot be is refused, and changes nothing.
    async fn take(&mut self, (deed, place, percent): Step) -> bool {
        if matches!(deed, Deed::NextMonth) {
            return self.next_month().await;
        }
        let invoices = invoices(&self.scratch).await;
        let invoice = &invoices[place % invoices.len()];
        let part = |minor: i64| Money::new(minor * percent / 100, invoice.currency);
        let open = invoice.total_minor - invoice.paid_minor;
        match deed {
            Deed::Pay => self.pay(invoice, part(open)).await,
            Deed::PayTooMuch => {
                let more = Money::new(open + 100 * percent, invoice.currency);
                self.pay(invoice, more).await
            }
            Deed::GiveBackPayment => self.give_back_payment(place, percent).await,
            Deed::GiveBackCredit => self.give_back_credit(place, percent).await,
            Deed::Credit => self.credit(invoice, part(invoice.subtotal_minor)).await,
            Deed::Rebill => self.void(invoice, Then::Rebill).await,
            Deed::WriteOff => self.void(invoice, Then::WriteOff).await,
            Deed::PayInAdvance => self.prepay(percent).await,
            Deed::NextMonth => false,
        }
    }

    async fn next_month(&mut self) -> bool {
        if self.today > day("2026-10-01") {
            return false;
        }
        self.today = self.today + Months::new(1);
        self.portal = self.portal.clone().with_as_of(Some(self.today));
        let run = bill::run(&self.portal, self.today, now(), |_| {}).await;
        assert_eq!(run.expect("run").parked, []);
        let collected = collect(&self.portal, self.today, now()).await;
        collected.expect("collected");
        true
    }

    async fn pay(&self, invoice: &invoice::Model, amount: Money) -> bool {
        let transfer = Transfer {
            invoice: invoice.name.clone(),
            received_on: self.today,
            amount: Some(amount.exact()),
            reference: None,
            repeat: Repeat::Meant,
        };
        book_transfer(&self.portal, &transfer, now()).await.is_ok()
    }

    async fn give_back_payment(&self, place: usize, percent: i64) -> bool {
        let rows = store::all::<payment::Entity>(&self.scratch.database).await;
        let mut rows = rows.expect("read");
        rows.retain(|it| it.method != PaymentWay::Credit);
        let Some(row) = rows.get(place % rows.len().max(1)) else {
            return false;
        };
        let amount = Money::new(row.amount_minor * percent / 100, row.currency);
        self.give_back((row.account_id, RefundOf::Payment(row.id)), amount)
            .await
    }

    async fn give_back_credit(&self, place: usize, percent: i64) -> bool {
        let rows = store::all::<credit::Entity>(&self.scratch.database).await;
        let mut rows = rows.expect("read");
        rows.retain(|it| it.left_minor > 0);
        let Some(row) = rows.get(place % rows.len().max(1)) else {
            return false;
        };
        let amount = Money::new(row.left_minor * percent / 100, row.currency);
        self.give_back((row.account_id, RefundOf::Credit(row.id)), amount)
            .await
    }

    async fn give_back(&self, (account, of): (AccountId, RefundOf), amount: Money) -> bool {
        let new = NewRefund {
            key: RefundId::new(),
            repeat: Repeat::Meant,
            account,
            of,
            amount: Some(amount.exact()),
            reason: "asked for".to_owned(),
            by: None,
            on: self.today,
        };
        match refund(&self.portal, &new, now()).await {
            Ok(_) => true,
            Err(NotRefunded::Problem(_)) => false,
            Err(NotRefunded::Failure(failure)) => panic!("{failure}"),
        }
    }

    async fn credit(&self, invoice: &invoice::Model, amount: Money) -> bool {
        let crediting = Crediting {
            credited: Credited {
                category: None,
                amount: amount.exact(),
                reason: "An outage".to_owned(),
            },
            after: None,
            key: InvoiceId::new(),
            repeat: Repeat::Meant,
        };
        credit_by_name(&self.portal, &invoice.name, &crediting, now())
            .await
            .is_ok()
    }

    async fn void(&self, invoice: &invoice::Model, then: Then) -> bool {
        let voiding = Voiding {
            reason: "Wrong".to_owned(),
            then,
        };
        void_by_name(&self.portal, &invoice.name, &voiding, now())
            .await
            .is_ok()
    }

    async fn prepay(&self, percent: i64) -> bool {
        let prepayment = Prepayment {
            key: CreditId::new(),
            repeat: Repeat::Meant,
            account: PREPAYS.to_owned(),
            profile: Some("Billing profile 01".to_owned()),
            received_on: self.today,
            amount: Money::new(percent * 100, Currency::EUR).exact(),
            reference: None,
        };
        prepay(&self.portal, &prepayment, now()).await.is_ok()
    }

    /// What all documents ask for, less what came and more what went back.
    async fn asked_for(&self) -> Sums {
        let reads = &self.scratch.database;
        let mut sums = Sums::new();
        for it in store::all::<invoice::Entity>(reads).await.expect("read") {
            *sums.entry((it.account_id, it.currency)).or_default() += it.total_minor;
        }
        for it in store::all::<payment::Entity>(reads).await.expect("read") {
            if it.method != PaymentWay::Credit {
                *sums.entry((it.account_id, it.currency)).or_default() -= it.amount_minor;
            }
        }
        for it in store::all::<credit::Entity>(reads).await.expect("read") {
            if it.source != CreditSource::CreditNote {
                *sums.entry((it.account_id, it.currency)).or_default() -= it.amount_minor;
            }
        }
        for it in store::all::<refund::Entity>(reads).await.expect("read") {
            if it.state != RefundState::Refused {
                *sums.entry((it.account_id, it.currency)).or_default() += it.amount_minor;
            }
        }
        sums.retain(|_, sum| *sum != 0);
        sums
    }

    /// Open invoices beside which something is kept that could pay them: none, at any time.
    async fn kept_beside_open(&self) -> Vec<String> {
        let reads = &self.scratch.database;
        let credits = store::all::<credit::Entity>(reads).await.expect("read");
        let invoices = store::all::<invoice::Entity>(reads).await.expect("read");
        let is_open = |it: &&invoice::Model| it.status.is_open() && it.total_minor > it.paid_minor;
        let could_pay = |credit: &credit::Model, it: &invoice::Model| {
            credit.left_minor > 0
                && credit.scope_id == it.scope_id
                && credit.currency == it.currency
        };
        let open = invoices.iter().filter(is_open);
        let beside = open.filter(|it| credits.iter().any(|credit| could_pay(credit, it)));
        beside.map(|it| it.name.clone()).collect()
    }

    /// What is open on invoices that are not void, less what is kept.
    async fn stands(&self) -> Sums {
        let reads = &self.scratch.database;
        let mut sums = Sums::new();
        for it in store::all::<invoice::Entity>(reads).await.expect("read") {
            if it.status != InvoiceStatus::Void {
                let open = it.total_minor.max(0) - it.paid_minor;
                *sums.entry((it.account_id, it.currency)).or_default() += open;
            }
        }
        for it in store::all::<credit::Entity>(reads).await.expect("read") {
            *sums.entry((it.account_id, it.currency)).or_default() -= it.left_minor;
        }
        sums.retain(|_, sum| *sum != 0);
        sums
    }
}

/// The account of the demo's world that pays in advance.
const PREPAYS: &str =
    "6f1c2d3e-4b5a-4968-8776-5a4b3c2d1e0f:0a1b2c3d-4e5f-4061-8283-94a5b6c7d8e9_2026-03-01";
