//! The mails of invoices that are issued: a batch at a time, in its transaction.

use super::recipients::{Recipients, Scopes};
use super::{NewMail, To};
use crate::Failure;
use crate::accounts::ShownName;
use crate::work::Work;
use billing::mail::{AboutInvoice, Corrects, Letter, MailState};
use billing::{AccountId, InvoiceId};
use billing::{Money, Period};
use std::collections::{BTreeSet, HashMap};
use store::entities::{account, invoice};
use store::mail_recipients;

/// Queues the mails of invoices, to be sent once their documents are stored. It asks once for all
/// of them: a run makes a hundred at a time, and most of them are sent to nobody.
pub(crate) async fn queue_invoices(
    work: &Work,
    invoices: &[invoice::Model],
    corrects: &HashMap<InvoiceId, Corrects>,
) -> Result<(), Failure> {
    let emailed = emailed(work, invoices).await?;
    if emailed.is_empty() {
        return Ok(());
    }
    let recipients = Recipients::load(&work.txn, scopes(&emailed)).await?;
    let ids: BTreeSet<_> = emailed.iter().map(|it| it.account_id).collect();
    let accounts = store::accounts::by_ids(&work.txn, ids.into_iter().collect()).await?;
    let accounts: HashMap<_, _> = accounts.into_iter().map(|it| (it.id, it)).collect();
    let mut mails = Vec::new();
    for row in emailed {
        let Some(account) = accounts.get(&row.account_id) else {
            continue;
        };
        let letter = Letter::Invoice(AboutInvoice {
            corrects: corrects.get(&row.id).cloned(),
            ..about(account, row)
        });
        let to = recipients_of(&recipients, account, row);
        mails.extend(to.into_iter().map(|to| NewMail {
            key: row.id.to_string(),
            account: Some(row.account_id),
            about: Some(row.id.0),
            to,
            letter: letter.clone(),
            state: MailState::Waiting,
        }));
    }
    work.mail(mails).await
}

/// Those that are sent by e-mail at all.
async fn emailed<'a>(
    work: &Work,
    invoices: &'a [invoice::Model],
) -> Result<Vec<&'a invoice::Model>, Failure> {
    let of_profile = |it: &invoice::Model| Some((it.account_id, it.profile_id?));
    let of_subscription = |it: &invoice::Model| Some((it.account_id, it.subscription_id?));
    let profiles = invoices.iter().filter_map(of_profile).collect();
    let profiles = mail_recipients::emailed(&work.txn, profiles).await?;
    let subscriptions = invoices.iter().filter_map(of_subscription).collect();
    let opted_in = mail_recipients::opted_in(&work.txn, subscriptions).await?;
    let opted_in: BTreeSet<_> = opted_in
        .into_iter()
        .map(|it| (it.account_id, it.subscription_id))
        .collect();
    let is_emailed = |it: &&invoice::Model| {
        is_of_enrolment(it)
            || of_profile(it).is_some_and(|key| profiles.contains(&key))
            || of_subscription(it).is_some_and(|key| opted_in.contains(&key))
    };
    Ok(invoices.iter().filter(is_emailed).collect())
}

/// EA: the portal does not show it, so its contacts get it, or whoever administers the enrolment.
pub(super) fn is_of_enrolment(row: &invoice::Model) -> bool {
    !row.is_in_portal
}

fn scopes(invoices: &[&invoice::Model]) -> Scopes {
    let mut scopes = Scopes::default();
    for row in invoices {
        let account: AccountId = row.account_id;
        scopes.all.insert((account, row.scope_id));
        if let Some(profile) = row.profile_id {
            scopes.profiles.insert((account, profile));
        }
        if row.subscription_id.is_some() {
            scopes.administered.insert(account);
        }
        if is_of_enrolment(row) {
            scopes.enrolments.insert(account);
        }
    }
    scopes
}

fn recipients_of(
    recipients: &Recipients,
    account: &account::Model,
    row: &invoice::Model,
) -> Vec<To> {
    let to = match (row.profile_id, row.subscription_id) {
        (Some(profile), _) => recipients.of_profile(account, profile),
        (None, Some(subscription)) => recipients.of_subscription(account, subscription.0),
        (None, None) => recipients.of_enrolment(account),
    };
    to.into_iter().map(|(_, to)| to).collect()
}

/// An invoice, as mails tell of it.
pub(super) fn about(account: &account::Model, row: &invoice::Model) -> AboutInvoice {
    AboutInvoice {
        account: account.named(),
        scope: row.scope_label.clone(),
        name: row.name.clone(),
        number: row.document_number.clone(),
        kind: row.kind,
        period: Period {
            start: row.period_start,
            end: row.period_end,
        },
        invoice_date: row.invoice_date,
        due_date: row.due_date,
        payment_method: row.payment_method,
        total: Money::new(row.total_minor, row.currency),
        open: row.open(),
        is_in_portal: row.is_in_portal,
        next_try: row.next_attempt_on,
        corrects: None,
    }
}
