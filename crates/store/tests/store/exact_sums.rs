//! Costs go in and are summed in SQL without losing a digit.

use billing::invoice::LineKind;
use billing::{AccountId, ChargeId, Currency, Exact, InvoiceId, ProfileId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use scratch::Scratch;
use store::charges::Taken;
use store::entities::{charge, charge_item};

scratch::both_databases!(sums_are_exact);

async fn sums_are_exact(scratch: Scratch) {
    let size = 10_i128.pow(30);
    let numbers = prop::collection::vec(-size..size, 1..400);
    let mut runner = TestRunner::deterministic();
    for _ in 0..8 {
        let numbers = numbers.new_tree(&mut runner).expect("numbers").current();
        let costs: Vec<_> = numbers.into_iter().map(Exact::from_atto).collect();
        check(&scratch, &costs).await;
    }
    // As large as a column holds, many times: no sum of 64-bit integers may overflow.
    check(&scratch, &[Exact::MAX; 300]).await;
}

async fn check(scratch: &Scratch, costs: &[Exact]) {
    let (account, profile, invoice) = (AccountId::new(), ProfileId::new(), InvoiceId::new());
    let item = charge_item::Model {
        id: ChargeId::new().0,
        import_id: None,
        kind: LineKind::Usage,
        family: "Compute".to_owned(),
        service: "Virtual machines".to_owned(),
        description: "B1s".to_owned(),
        subcategory: None,
        region: None,
        unit: "Hours".to_owned(),
        publisher: None,
        unit_price_micros: None,
        unit_price_attos: None,
    };
    let charges = costs.iter().map(|cost| {
        let (cost_micros, cost_attos) = cost.split().expect("fits");
        charge::Model {
            account_id: account,
            id: ChargeId::new(),
            import_id: None,
            purchase_id: None,
            scope_id: profile.0,
            section_id: None,
            subscription_id: None,
            item_id: item.id,
            invoice_id: None,
            credit_period_id: None,
            starts_at: 0,
            ends_at: 0,
            currency: Currency::EUR,
            extra: "{}".to_owned(),
            quantity_micros: Some(cost_micros),
            quantity_attos: Some(cost_attos),
            cost_micros,
            cost_attos,
            list_cost_micros: None,
            list_cost_attos: None,
            meter: None,
            used_unit: None,
            used_micros: None,
            used_attos: None,
            price_id: None,
        }
    });
    let charges = charges.collect();
    let work = store::begin(&scratch.database).await.expect("begun");
    store::put_all::<charge_item::Entity>(&work, vec![item])
        .await
        .expect("written");
    store::put_all::<charge::Entity>(&work, charges)
        .await
        .expect("written");
    let scope = (account, profile.0);
    let taken = Taken::Before(1);
    let count = store::charges::assign_to_invoice(&work, scope, taken, invoice).await;
    assert_eq!(count, Ok(costs.len() as u64));
    let sums = store::charges::sums_of_invoice(&work, (account, invoice), 0)
        .await
        .expect("summed");
    work.commit().await.expect("committed");

    let total: i128 = costs.iter().map(|it| it.atto()).sum();
    assert_eq!(sums.len(), 1);
    assert_eq!(sums[0].cost.atto(), total);
    assert_eq!(sums[0].quantity.map(Exact::atto), Some(total));
    assert_eq!(sums[0].list_cost, None);
}
