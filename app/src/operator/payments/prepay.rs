//! Booking what a customer pays in advance.

use crate::asked::Asked;
use crate::controls::field::{Field, field};
use actions::payments::PaymentsDesk;
use islands::addresses;
use leptos::prelude::*;
use words::{accounts, payments};

/// What is typed; whoever comes from an account has it there already.
pub(super) fn fields(asked: &Asked, desk: &PaymentsDesk) -> [Field; 5] {
    let language = asked.language;
    let asked_for = |name| asked.query(name).unwrap_or_default();
    let text = |name, label| Field::text(asked, name, label);
    [
        text("account", accounts::billing_account(language))
            .with_hint(payments::prepay_account_hint(language))
            .with_default(asked, asked_for("account")),
        text("profile", accounts::billing_profile(language))
            .with_hint(payments::prepay_profile_hint(language))
            .with_default(asked, asked_for("profile")),
        text("amount", payments::book_amount(language))
            .with_hint(payments::prepay_amount_hint(language)),
        Field::day(asked, "date", payments::book_date(language))
            .with_default(asked, desk.today.to_string()),
        text("reference", payments::book_reference(language))
            .with_hint(payments::prepay_reference_hint(language)),
    ]
}

pub(super) fn form(asked: &Asked, desk: &PaymentsDesk, fields: &[Field; 5]) -> AnyView {
    let language = asked.language;
    view! {
        <section class="sheet sheet-body stack" aria-labelledby="prepay" data-width="narrow">
            <div class="sheet-head">
                <h2 id="prepay">{payments::prepay(language)}</h2>
            </div>
            <p>{payments::prepay_line(language)}</p>
            <form class="form" method="post" action=addresses::PAYMENTS>
                <input r#type="hidden" name="key" value=desk.prepayment_key.to_string() />
                {fields.each_ref().map(|it| field(asked, it))}
                <div class="button-row">
                    <button class="button" data-kind="primary" name="do" value="prepay">
                        {payments::book(language)}
                    </button>
                </div>
            </form>
        </section>
    }
    .into_any()
}
