//! Migrations go up and down, and every entity has the columns that they make.

use migrations::{Migrator, MigratorTrait};
use scratch::Scratch;
use store::entities;

scratch::both_databases!(entities_fit_the_schema, down_and_up_again);

async fn entities_fit_the_schema(scratch: Scratch) {
    macro_rules! read_all {
        ($($entity:ident),+ $(,)?) => {$(
            let rows = store::all::<entities::$entity::Entity>(&scratch.database).await;
            assert!(rows.is_ok(), "{}: {rows:?}", stringify!($entity));
        )+};
    }
    read_all!(
        account,
        assignment,
        attempt,
        audit,
        charge,
        bill_run,
        charge_item,
        correction,
        credit,
        customer,
        directory,
        document,
        exchange_rate,
        group_role,
        guest,
        identity,
        import,
        installation,
        invoice,
        invoice_content,
        job,
        meter,
        number_series,
        payment,
        price,
        payment_attempt,
        profile,
        purchase,
        refund,
        reset_request,
        section,
        session,
        subject,
        subscription,
        tax_rule,
    );
}

async fn down_and_up_again(scratch: Scratch) {
    Migrator::down(&scratch.database, None).await.expect("down");
    assert!(store::invoices::count(&scratch.database).await.is_err());
    Migrator::up(&scratch.database, None).await.expect("up");
    assert_eq!(store::invoices::count(&scratch.database).await, Ok(0));
}
