//! What an account is: its type, parties, profiles and subscriptions.

use super::{ShownName, load_account};
use crate::access_requests::count_requests;
use crate::costs::has_costs;
use crate::invoices::facts_of_subscription;
use crate::mail::{sees_email, sets_email_of, sets_reminders};
use crate::payments::{CardView, PastDue, past_due_of};
use crate::statement::has_statement;
use crate::{Caller, Portal, Refusal};
use billing::invoice::{Named, PaymentMethod};
use billing::policy::{
    AccountFacts, Action, ActivityOf, Customers, OnProfile, OnSection, OnSubscription, Reach, Why,
    action, allow, visible_invoices,
};
use billing::{
    AccountId, AgreementType, Currency, Party, ProfileId, SubscriptionCategory, SubscriptionId,
};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use store::entities::{account, card, offer, profile, section, subscription};

/// An account's properties.
#[derive(Debug, Clone)]
pub struct AccountPage {
    /// The account.
    pub account: Named,
    /// Its agreement: which instructions hold.
    pub agreement: AgreementType,
    /// The directory it belongs to.
    pub directory: String,
    /// When it was made.
    pub created_on: NaiveDate,
    /// Who buys and how they pay; only for whoever may download all there is of an invoice.
    pub terms: Option<Terms>,
    /// What of it is past due.
    pub past_due: Option<PastDue>,
    /// Whether nothing of it is still "to be completed".
    pub is_complete: bool,
    /// Why its invoices are not shown here, or it is not managed here, whatever role somebody has.
    pub obstacle: Option<Why>,
    /// Whether this person may see who holds what on it.
    pub has_access: bool,
    /// EA: whether this person says who is sent the invoices.
    pub has_contacts: bool,
    /// Whether this person says whether its people are reminded of what is to be paid by transfer.
    pub has_reminders: bool,
    /// Whether this person is given statements of it.
    pub has_statement: bool,
    /// Whether this person sees what it costs, or a part of it.
    pub has_costs: bool,
    /// Whether this person may have usage of it, or of a part of it.
    pub has_usage: bool,
    /// Whether this person may see what was done to it.
    pub has_activity: bool,
    /// How many requests for access wait for this person.
    pub requests: usize,
    /// Whether this person may hand it over.
    pub can_be_handed_over: bool,
    /// The profiles that this person sees.
    pub profiles: Vec<ProfileView>,
    /// The subscriptions that this person sees.
    pub subscriptions: Vec<SubscriptionView>,
}

/// Who buys, and how they pay.
#[derive(Debug, Clone)]
pub struct Terms {
    /// The legal entity that buys.
    pub sold_to: Party,
    /// How it pays.
    pub payment_method: PaymentMethod,
    /// Days from invoice date to due date.
    pub payment_terms_days: i32,
}

/// A billing profile.
#[derive(Debug, Clone)]
pub struct ProfileView {
    /// The profile.
    pub id: ProfileId,
    /// What it is called.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// Its currency.
    pub currency: Currency,
    /// The day of the month it is invoiced on.
    pub invoice_day: i32,
    /// Days from invoice date to due date.
    pub payment_terms_days: i32,
    /// The customer's order number.
    pub po_number: Option<String>,
    /// Its invoice sections.
    pub sections: Vec<SectionView>,
    /// Whether this person says who gets its invoices by e-mail, or may read it.
    pub sees_email: bool,
    /// Whether this person may download its price sheet.
    pub has_price_sheet: bool,
    /// Whether this person may see who holds what on it.
    pub has_access: bool,
}

/// An invoice section.
#[derive(Debug, Clone)]
pub struct SectionView {
    /// What it is called.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// Whether this person may give and take roles on it.
    pub has_access: bool,
}

/// A subscription or support plan.
#[derive(Debug, Clone)]
pub struct SubscriptionView {
    /// The subscription.
    pub id: SubscriptionId,
    /// What it is called.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// Usage or support.
    pub category: SubscriptionCategory,
    /// The profile it is billed on.
    pub profile: Option<(ProfileId, String)>,
    /// The section it is billed in.
    pub section: Option<String>,
    /// When it was made.
    pub created_on: NaiveDate,
    /// What it was signed up for.
    pub offer: Option<String>,
    /// Whether it goes on, and if not, since when and why.
    pub state: SubscriptionState,
    /// How it is paid.
    pub payment_method: PaymentMethod,
    /// The card that it is paid with, where it is and this person may know.
    pub card: Option<CardView>,
    /// Whether this person may let others download its invoices.
    pub has_sharing: bool,
    /// Whether this person says who gets its invoices by e-mail.
    pub sets_email: bool,
}

/// Whether a subscription goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubscriptionState {
    /// It does.
    Active,
    /// Its invoice stayed past due, and it was disabled on this day.
    Disabled(NaiveDate),
    /// It was cancelled, and its last day is this one.
    Cancelled(NaiveDate),
}

/// Whether somebody has usage of an account to download: EA has charges and no invoices.
fn has_usage(caller: &Caller, facts: AccountFacts, downloadable: &Reach) -> bool {
    *downloadable != Reach::Nothing || may::<action::SeeCharges>(caller, &facts)
}

/// An account's properties, with the parts of it that this person sees.
pub async fn show_account(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<AccountPage, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;

    let database = &portal.database;
    let directory = store::identities::directory(database, account.directory_id).await?;
    let sections = store::accounts::sections(database, account.id).await?;
    let reach = visible_invoices(&caller.standing, facts, caller.now);
    let seen = reach.visible;
    // Addresses stand on invoices: who may not download any does not read them here either.
    let sees_terms = match &reach.downloadable {
        Reach::All | Reach::Profiles(_) => true,
        _ => caller.is_operator(),
    };
    let profiles = visible_profiles(portal, account.id, &seen).await?;
    let subscriptions = visible_subscriptions(portal, account.id, &seen).await?;
    let parts = Parts {
        profiles: &profiles,
        sections: &sections,
        cards: match sees_terms {
            true => store::accounts::cards(database, account.id).await?,
            false => Vec::new(),
        },
        offers: store::all::<offer::Entity>(database).await?,
        today: portal.today(caller.now),
        shareable: shareable(caller, facts, &subscriptions),
        receivable: receivable(caller, facts, &subscriptions),
    };
    Ok(AccountPage {
        past_due: past_due_of(portal, caller, &account).await?,
        account: account.named(),
        agreement: account.agreement,
        directory: directory.map(|it| it.display_name).unwrap_or_default(),
        created_on: account.created_on,
        terms: sees_terms.then(|| terms_of(&account)),
        is_complete: account.is_complete,
        obstacle: obstacle(facts),
        has_access: may::<action::GrantOnAccount>(caller, &facts),
        has_contacts: may::<action::EditInvoiceContacts>(caller, &facts),
        has_statement: has_statement(caller, facts),
        has_reminders: pays_by_invoice(&account, &profiles) && sets_reminders(caller, facts),
        has_costs: has_costs(caller, facts, (&subscriptions, &sections)),
        has_usage: has_usage(caller, facts, &reach.downloadable),
        has_activity: may::<action::SeeActivity>(caller, &ActivityOf::Account(facts)),
        requests: count_requests(portal, caller, facts).await?,
        can_be_handed_over: may::<action::HandOverAccount>(caller, &facts),
        subscriptions: subscriptions
            .into_iter()
            .map(|it| subscription_view(it, &account, &parts))
            .collect(),
        profiles: profiles
            .iter()
            .map(|it| profile_view(caller, facts, (it, &sections)))
            .collect(),
    })
}

fn obstacle(account: AccountFacts) -> Option<Why> {
    match (account.agreement, account.customers) {
        (AgreementType::Ea, _) => Some(Why::EnterpriseAgreement),
        (_, Customers::NoneYet) => Some(Why::NoCustomerYet),
        (_, Customers::Present) => None,
    }
}

fn receivable(
    caller: &Caller,
    account: AccountFacts,
    subscriptions: &[subscription::Model],
) -> BTreeSet<SubscriptionId> {
    let own = subscriptions
        .iter()
        .filter(|it| sets_email_of(caller, account, it));
    own.map(|it| it.id).collect()
}

fn shareable(
    caller: &Caller,
    account: AccountFacts,
    subscriptions: &[subscription::Model],
) -> BTreeSet<SubscriptionId> {
    let on = |row| OnSubscription {
        account,
        subscription: facts_of_subscription(row),
    };
    let may = subscriptions
        .iter()
        .filter(|it| may::<action::ShareInvoices>(caller, &on(it)));
    may.map(|it| it.id).collect()
}

fn may<A: Action>(caller: &Caller, on: &A::On) -> bool {
    allow::<A>(&caller.standing, on, caller.now).is_ok()
}

/// Whether any of its invoices are paid by transfer, as far as is seen.
fn pays_by_invoice(account: &account::Model, profiles: &[profile::Model]) -> bool {
    let of_profiles = profiles.iter().map(|it| it.payment_method);
    let mut methods = of_profiles.chain([account.payment_method]);
    methods.any(|it| it == PaymentMethod::Invoice)
}

fn terms_of(account: &account::Model) -> Terms {
    Terms {
        sold_to: account.sold_to.clone(),
        payment_method: account.payment_method,
        payment_terms_days: account.payment_terms_days,
    }
}

async fn visible_profiles(
    portal: &Portal,
    account: AccountId,
    seen: &Reach,
) -> Result<Vec<profile::Model>, Refusal> {
    let mut profiles = store::accounts::profiles(&portal.database, account).await?;
    profiles.retain(|it| match seen {
        Reach::All => true,
        Reach::Profiles(profiles) => profiles.contains(&it.id),
        _ => false,
    });
    Ok(profiles)
}

async fn visible_subscriptions(
    portal: &Portal,
    account: AccountId,
    seen: &Reach,
) -> Result<Vec<subscription::Model>, Refusal> {
    let mut subscriptions = store::accounts::subscriptions(&portal.database, account).await?;
    subscriptions.retain(|it| match seen {
        Reach::All => true,
        Reach::Profiles(profiles) => it.profile_id.is_some_and(|id| profiles.contains(&id)),
        Reach::Subscriptions(ids) | Reach::SharedSubscriptions(ids) => ids.contains(&it.id),
        Reach::Nothing => false,
    });
    Ok(subscriptions)
}

fn profile_view(
    caller: &Caller,
    account: AccountFacts,
    (row, sections): (&profile::Model, &[section::Model]),
) -> ProfileView {
    let profile = row.id;
    let on = OnProfile { account, profile };
    let on_section = |section| OnSection {
        account,
        profile,
        section,
    };
    let own = sections.iter().filter(|it| it.profile_id == row.id);
    ProfileView {
        id: row.id,
        name: row.display_name.clone(),
        identifier: row.name.clone(),
        currency: row.currency,
        invoice_day: row.invoice_day,
        payment_terms_days: row.payment_terms_days,
        po_number: row.po_number.clone(),
        sections: own
            .map(|it| SectionView {
                name: it.display_name.clone(),
                identifier: it.name.clone(),
                has_access: may::<action::GrantOnSection>(caller, &on_section(it.id)),
            })
            .collect(),
        sees_email: sees_email(caller, &on),
        has_price_sheet: may::<action::DownloadPriceSheet>(caller, &on),
        has_access: may::<action::SeeProfileRoles>(caller, &on),
    }
}

/// What subscriptions are shown with.
struct Parts<'a> {
    profiles: &'a [profile::Model],
    sections: &'a [section::Model],
    cards: Vec<card::Model>,
    offers: Vec<offer::Model>,
    today: NaiveDate,
    /// Those whose invoices this person may share.
    shareable: BTreeSet<SubscriptionId>,
    /// Those of whose invoices this person says who gets them.
    receivable: BTreeSet<SubscriptionId>,
}

fn subscription_view(
    row: subscription::Model,
    account: &account::Model,
    parts: &Parts<'_>,
) -> SubscriptionView {
    let profile = parts
        .profiles
        .iter()
        .find(|it| Some(it.id) == row.profile_id);
    let section = parts
        .sections
        .iter()
        .find(|it| Some(it.id) == row.section_id);
    let offer = parts
        .offers
        .iter()
        .find(|it| Some(&it.name) == row.offer.as_ref());
    let of_payer = match profile {
        Some(profile) => (profile.payment_method, profile.card_id.or(account.card_id)),
        None => (account.payment_method, account.card_id),
    };
    let usual = (of_payer.0 == PaymentMethod::Card).then_some(of_payer.1);
    let card = row.card_id.or(usual.flatten());
    let card = parts.cards.iter().find(|it| Some(it.id) == card);
    SubscriptionView {
        id: row.id,
        has_sharing: parts.shareable.contains(&row.id),
        sets_email: parts.receivable.contains(&row.id),
        state: state_of(&row, parts.today),
        name: row.display_name,
        identifier: row.name,
        category: row.category,
        profile: profile.map(|it| (it.id, it.display_name.clone())),
        section: section.map(|it| it.display_name.clone()),
        created_on: row.created_on,
        offer: offer.map(|it| it.display_name.clone()).or(row.offer),
        payment_method: of_payer.0,
        card: card.map(CardView::from),
    }
}

fn state_of(row: &subscription::Model, today: NaiveDate) -> SubscriptionState {
    match (row.ended_on, row.disabled_on) {
        (Some(day), _) if day <= today => SubscriptionState::Cancelled(day),
        (_, Some(day)) => SubscriptionState::Disabled(day),
        _ => SubscriptionState::Active,
    }
}
