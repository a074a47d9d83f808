//! Writes the entries of a file as rows, keeping the ids of those that are there already.

use super::rows::Rows;
use super::{AccountEntry, World};
use crate::Failure;
use crate::work::Work;
use billing::policy::{Role, ScopeKind};
use billing::{
    AccountId, AssignmentId, CustomerId, DirectoryId, IdentityId, IdentityKind, ProfileId,
    PurchaseId, SectionId, SubscriptionId,
};
use store::entities::{
    account, assignment, customer, directory, exchange_rate, guest, identity, installation,
    profile, purchase, section, subscription, tax_rule,
};
use store::identities::email_key;
use store::put as put_row;

/// Writes every entry of `wanted`.
pub async fn put(work: &Work, wanted: &World) -> Result<(), Failure> {
    let mut rows = Rows::load(&work.txn).await?;
    if let Some(issuer) = &wanted.issuer
        && let Some(row) = store::installation::get(&work.txn).await?
    {
        let issuer = Some(issuer.clone());
        put_row::<installation::Entity>(&work.txn, installation::Model { issuer, ..row }).await?;
    }
    put_tables(work, wanted).await?;
    for entry in &wanted.directories {
        let id = rows
            .directory_id(&entry.name)
            .unwrap_or_else(|_| DirectoryId::new());
        let row = directory::Model {
            id,
            name: entry.name.clone(),
            display_name: entry.display_name.clone(),
            domain: entry.domain.clone(),
        };
        rows.directories.push(row.clone());
        put_row::<directory::Entity>(&work.txn, row).await?;
    }
    for entry in &wanted.identities {
        put_identity(work, &mut rows, entry).await?;
    }
    for entry in &wanted.accounts {
        let id = put_account(work, &rows, entry).await?;
        put_parts(work, &mut rows, id, entry).await?;
        for role in &entry.roles {
            put_role(work, &rows, id, entry, role).await?;
        }
    }
    Ok(())
}

async fn put_tables(work: &Work, wanted: &World) -> Result<(), Failure> {
    for rule in &wanted.taxes {
        let (percent_micros, percent_attos) = rule.percent.split().map_err(too_large)?;
        let row = tax_rule::Model {
            country: rule.country.clone(),
            customer: rule.customer,
            valid_from: rule.valid_from,
            category: rule.category,
            percent_micros,
            percent_attos,
        };
        put_row::<tax_rule::Entity>(&work.txn, row).await?;
    }
    for rate in &wanted.rates {
        let (rate_micros, rate_attos) = rate.rate.split().map_err(too_large)?;
        let row = exchange_rate::Model {
            currency: rate.currency,
            valid_from: rate.valid_from,
            rate_micros,
            rate_attos,
            source: rate.source.clone(),
        };
        put_row::<exchange_rate::Entity>(&work.txn, row).await?;
    }
    Ok(())
}

fn too_large(cause: billing::exact::ExactError) -> Failure {
    Failure::new(cause.to_string())
}

async fn put_identity(
    work: &Work,
    rows: &mut Rows,
    entry: &super::IdentityEntry,
) -> Result<(), Failure> {
    let home = match &entry.directory {
        Some(name) => Some(rows.directory_id(name)?),
        None => None,
    };
    let key = email_key(&entry.email);
    let is_same = |it: &&identity::Model| {
        it.email_key == key && it.kind == entry.kind && it.directory_id == home
    };
    let former = rows.identities.iter().find(is_same).cloned();
    let row = identity::Model {
        id: former.as_ref().map_or_else(IdentityId::new, |it| it.id),
        directory_id: home,
        email: entry.email.trim().to_owned(),
        email_key: key,
        kind: entry.kind,
        display_name: entry.display_name.clone(),
        is_confirmed: entry.is_confirmed,
        password_hash: former.as_ref().and_then(|it| it.password_hash.clone()),
        disabled_at: former.as_ref().and_then(|it| it.disabled_at),
    };
    put_row::<identity::Entity>(&work.txn, row.clone()).await?;
    for name in &entry.guest_of {
        let directory_id = rows.directory_id(name)?;
        let identity_id = row.id;
        put_row::<guest::Entity>(
            &work.txn,
            guest::Model {
                identity_id,
                directory_id,
            },
        )
        .await?;
    }
    if entry.kind == IdentityKind::Operator {
        let id = rows.role_id(|it| it.identity_id == row.id && it.role == Role::Operator);
        let role = assignment::Model {
            id,
            identity_id: row.id,
            role: Role::Operator,
            scope_kind: ScopeKind::Installation,
            account_id: None,
            scope_id: None,
            profile_id: None,
            given_at: work.now,
            ends_at: None,
        };
        put_row::<assignment::Entity>(&work.txn, role).await?;
    }
    rows.identities.push(row);
    Ok(())
}

async fn put_account(work: &Work, rows: &Rows, entry: &AccountEntry) -> Result<AccountId, Failure> {
    let former = rows.accounts.iter().find(|it| it.name == entry.name);
    let row = account::Model {
        id: former.map_or_else(AccountId::new, |it| it.id),
        directory_id: rows.directory_id(&entry.directory)?,
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        agreement: entry.agreement,
        currency: entry.currency,
        sold_to: entry.sold_to.clone(),
        is_outside_tax: entry.is_outside_tax,
        payment_method: entry.payment_method,
        payment_terms_days: entry.payment_terms_days.unwrap_or_default().into(),
        card_id: None,
        created_on: entry.created_on,
        is_complete: !entry.to_be_completed,
    };
    let id = row.id;
    put_row::<account::Entity>(&work.txn, row).await?;
    Ok(id)
}

async fn put_parts(
    work: &Work,
    rows: &mut Rows,
    account_id: AccountId,
    entry: &AccountEntry,
) -> Result<(), Failure> {
    for it in &entry.profiles {
        put_profile(work, rows, account_id, it).await?;
    }
    for it in &entry.customers {
        let mut there = rows.customers.iter();
        let former = there.find(|row| row.account_id == account_id && row.name == it.name);
        let row = customer::Model {
            account_id,
            id: former.map_or_else(CustomerId::new, |it| it.id),
            name: it.name.clone(),
            display_name: it.display_name.clone(),
        };
        put_row::<customer::Entity>(&work.txn, row.clone()).await?;
        rows.customers.push(row);
    }
    for it in &entry.subscriptions {
        put_subscription(work, rows, account_id, it).await?;
    }
    for it in &entry.purchases {
        put_purchase(work, rows, account_id, it).await?;
    }
    Ok(())
}

async fn put_profile(
    work: &Work,
    rows: &mut Rows,
    account_id: AccountId,
    entry: &super::ProfileEntry,
) -> Result<(), Failure> {
    let mut there = rows.profiles.iter();
    let former = there.find(|it| it.account_id == account_id && it.name == entry.name);
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
        card_id: None,
        is_invoice_emailed: entry.is_invoice_emailed,
        created_on: entry.created_on,
    };
    let profile_id = row.id;
    put_row::<profile::Entity>(&work.txn, row.clone()).await?;
    rows.profiles.push(row);
    for (rank, entry) in (0_i32..).zip(&entry.sections) {
        let mut there = rows.sections.iter();
        let former = there.find(|it| it.profile_id == profile_id && it.name == entry.name);
        let row = section::Model {
            account_id,
            id: former.map_or_else(SectionId::new, |it| it.id),
            profile_id,
            name: entry.name.clone(),
            display_name: entry.display_name.clone(),
            rank,
        };
        put_row::<section::Entity>(&work.txn, row.clone()).await?;
        rows.sections.push(row);
    }
    Ok(())
}

async fn put_subscription(
    work: &Work,
    rows: &mut Rows,
    account_id: AccountId,
    entry: &super::SubscriptionEntry,
) -> Result<(), Failure> {
    let profile_id = match &entry.profile {
        Some(name) => Some(rows.profile_id(account_id, name)?),
        None => None,
    };
    let section_id = match (&entry.section, profile_id) {
        (Some(name), Some(profile)) => Some(rows.section_id(profile, name)?),
        _ => None,
    };
    let customer = rows
        .customers
        .iter()
        .find(|it| it.account_id == account_id && Some(&it.name) == entry.customer.as_ref());
    let mut there = rows.subscriptions.iter();
    let former = there.find(|it| it.account_id == account_id && it.name == entry.name);
    let row = subscription::Model {
        account_id,
        id: former.map_or_else(SubscriptionId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        category: entry.category,
        profile_id,
        section_id,
        customer_id: customer.map(|it| it.id),
        reseller: entry.reseller.clone(),
        is_invoice_shared: entry.is_invoice_shared,
        offer: None,
        card_id: None,
        created_on: entry.created_on,
        ended_on: None,
        disabled_on: None,
    };
    put_row::<subscription::Entity>(&work.txn, row.clone()).await?;
    rows.subscriptions.push(row);
    Ok(())
}

async fn put_purchase(
    work: &Work,
    rows: &Rows,
    account_id: AccountId,
    entry: &super::PurchaseEntry,
) -> Result<(), Failure> {
    let (unit_price_micros, unit_price_attos) = entry.unit_price.split().map_err(too_large)?;
    let (quantity_micros, quantity_attos) = entry.quantity.split().map_err(too_large)?;
    let mut there = rows.purchases.iter();
    let former = there.find(|it| it.account_id == account_id && it.name == entry.name);
    let row = purchase::Model {
        account_id,
        id: former.map_or_else(PurchaseId::new, |it| it.id),
        name: entry.name.clone(),
        display_name: entry.display_name.clone(),
        category: entry.category,
        subscription_id: rows.subscription_id(account_id, &entry.subscription)?,
        unit_price_micros,
        unit_price_attos,
        currency: entry.currency,
        quantity_micros,
        quantity_attos,
        frequency: entry.frequency,
        starts_on: entry.starts_on,
        ends_on: entry.ends_on,
    };
    put_row::<purchase::Entity>(&work.txn, row).await?;
    Ok(())
}

async fn put_role(
    work: &Work,
    rows: &Rows,
    account_id: AccountId,
    account: &AccountEntry,
    entry: &super::RoleEntry,
) -> Result<(), Failure> {
    let identity_id = rows.holder(account, entry)?;
    let profile_id = match &entry.profile {
        Some(name) => Some(rows.profile_id(account_id, name)?),
        None => None,
    };
    let (scope_kind, scope_id) = match (&entry.subscription, &entry.section, profile_id) {
        (Some(name), _, _) => {
            let id = rows.subscription_id(account_id, name)?;
            (ScopeKind::Subscription, Some(id.0))
        }
        (None, Some(name), Some(profile)) => {
            let id = rows.section_id(profile, name)?;
            (ScopeKind::Section, Some(id.0))
        }
        (None, _, Some(profile)) => (ScopeKind::Profile, Some(profile.0)),
        (None, _, None) => (ScopeKind::Account, None),
    };
    let is_same = |it: &&assignment::Model| {
        (it.identity_id, it.role, it.scope_kind) == (identity_id, entry.role, scope_kind)
            && (it.account_id, it.scope_id) == (Some(account_id), scope_id)
    };
    let former = rows.assignments.iter().find(is_same);
    let row = assignment::Model {
        id: former.map_or_else(AssignmentId::new, |it| it.id),
        identity_id,
        role: entry.role,
        scope_kind,
        account_id: Some(account_id),
        scope_id,
        profile_id,
        given_at: former.map_or(work.now, |it| it.given_at),
        ends_at: former.and_then(|it| it.ends_at),
    };
    put_row::<assignment::Entity>(&work.txn, row).await?;
    Ok(())
}
