//! Billing accounts, their profiles and the sections of these.

use crate::Failure;
use crate::world::rows::Rows;
use crate::world::{AccountEntry, CardEntry, ProfileEntry};
use billing::{AccountId, CardId, ProfileId, SectionId};
use store::entities::{account, card, profile, section};

pub fn put_account(rows: &mut Rows, entry: &AccountEntry) -> Result<AccountId, Failure> {
    let former = rows.accounts.get(&entry.name);
    let id = former.map_or_else(AccountId::new, |it| it.id);
    for card in &entry.cards {
        put_card(rows, id, card);
    }
    let row = account::Model {
        id,
        directory_id: rows.directory_id(&entry.directory)?,
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        agreement: entry.agreement,
        currency: entry.currency,
        sold_to: entry.sold_to.clone(),
        is_outside_tax: entry.is_outside_tax,
        payment_method: entry.payment_method,
        payment_terms_days: entry.payment_terms_days.unwrap_or_default().into(),
        card_id: rows.card_id(id, entry.card.as_ref())?,
        created_on: entry.created_on,
        is_complete: !entry.to_be_completed,
        is_reminded: entry.is_reminded.unwrap_or(true),
    };
    rows.accounts.put(entry.name.clone(), row);
    Ok(id)
}

fn put_card(rows: &mut Rows, account_id: AccountId, entry: &CardEntry) {
    let key = (account_id, entry.name.clone());
    let former = rows.cards.get(&key);
    let row = card::Model {
        account_id,
        id: former.map_or_else(CardId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        provider: entry.provider,
        token: entry.token.clone(),
    };
    rows.cards.put(key, row);
}

pub fn put_profile(
    rows: &mut Rows,
    account_id: AccountId,
    entry: &ProfileEntry,
) -> Result<(), Failure> {
    let key = (account_id, entry.name.clone());
    let former = rows.profiles.get(&key);
    let row = profile::Model {
        account_id,
        id: former.map_or_else(ProfileId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        currency: entry.currency,
        bill_to: entry.bill_to.clone(),
        po_number: entry.po_number.clone(),
        invoice_day: entry.invoice_day.into(),
        payment_method: entry.payment_method.unwrap_or_default(),
        payment_terms_days: entry.payment_terms_days.unwrap_or_default().into(),
        card_id: rows.card_id(account_id, entry.card.as_ref())?,
        is_invoice_emailed: entry.is_invoice_emailed,
        created_on: entry.created_on,
    };
    let profile_id = row.id;
    rows.profiles.put(key, row);
    // The entry has all sections of the profile in it by now, in their order.
    for (rank, entry) in (0_i32..).zip(&entry.sections) {
        let key = (profile_id, entry.name.clone());
        let former = rows.sections.get(&key);
        let row = section::Model {
            account_id,
            id: former.map_or_else(SectionId::new, |it| it.id),
            profile_id,
            name: entry.name.clone(),
            display_name: entry.display_name.clone(),
            rank,
        };
        rows.sections.put(key, row);
    }
    Ok(())
}
