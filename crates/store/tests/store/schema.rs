//! Migrations go up and down, and every entity has the columns that they make.

use migrations::{Migrator, MigratorTrait};
use scratch::Scratch;
use store::{Reads, entities};

scratch::both_databases!(
    entities_fit_the_schema,
    what_cannot_be_is_refused,
    down_and_up_again
);

async fn entities_fit_the_schema(scratch: Scratch) {
    macro_rules! read_all {
        ($($entity:ident),+ $(,)?) => {$(
            let rows = store::all::<entities::$entity::Entity>(&scratch.database).await;
            assert!(rows.is_ok(), "{}: {rows:?}", stringify!($entity));
        )+};
    }
    read_all!(
        access_request,
        account,
        assignment,
        attempt,
        audit,
        audit_head,
        authenticator_app,
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
        hand_over,
        identity,
        import,
        installation,
        invitation,
        invitee,
        invoice,
        invoice_content,
        job,
        last_directory,
        mail,
        mail_minute,
        mail_opt_in,
        mail_recipient,
        meter,
        number_series,
        outbox,
        payment,
        price,
        payment_attempt,
        passkey,
        preferred_address,
        profile,
        purchase,
        reading_language,
        recovery_code,
        refund,
        reset_request,
        section,
        session,
        subject,
        subscription,
        support_message,
        support_request,
        tax_rule,
        usage_file,
    );
}

/// Each of these differs from one that is taken in a single value.
async fn what_cannot_be_is_refused(scratch: Scratch) {
    let id = "'0199c0de-0000-7000-8000-000000000000'";
    let rule = |until: &str, micros: &str| {
        format!(
            "INSERT INTO tax_rules (country, customer, valid_from, valid_to, category, \
             percent_micros, percent_attos) \
             VALUES ('NL', 'private', '2026-01-02', '{until}', 'standard', {micros}, 0)"
        )
    };
    let rate = |currency: &str, attos: &str| {
        format!(
            "INSERT INTO exchange_rates (currency, valid_from, rate_micros, rate_attos, source) \
             VALUES ('{currency}', '2026-01-01', 0, {attos}, 'Bank')"
        )
    };
    let charge = |price: &str| {
        format!(
            "INSERT INTO charges (account_id, id, scope_id, item_id, starts_at, ends_at, currency, \
             extra, cost_micros, cost_attos, price_id) \
             VALUES ({id}, {id}, {id}, {id}, 1, 2, 'EUR', '', 0, 0, {price})"
        )
    };
    for (wrong, right) in [
        (rule("2026-01-01", "21"), rule("2026-01-02", "21")),
        (rule("2026-01-02", "-1"), rule("2026-01-02", "0")),
        (rate("USD", "0"), rate("USD", "1")),
        (charge(id), charge("NULL")),
    ] {
        for (sql, is_taken) in [(&wrong, false), (&right, true)] {
            let work = store::begin(&scratch.database).await.expect("begun");
            let put = work.execute_unprepared(sql).await;
            assert_eq!(put.is_ok(), is_taken, "{sql}: {put:?}");
        }
    }
}

async fn down_and_up_again(scratch: Scratch) {
    Migrator::down(&scratch.database, None).await.expect("down");
    assert!(store::invoices::count(&scratch.database).await.is_err());
    Migrator::up(&scratch.database, None).await.expect("up");
    assert_eq!(store::invoices::count(&scratch.database).await, Ok(0));
}
