//! The statement of an account: what was owed, everything that changed it, what is owed now, and how
//! old that is. Made when it is asked for, from the rows that invoices tell their payments from.

mod ageing;
mod asked;
mod entries;
mod files;

use crate::accounts::{ShownName, load_account};
use crate::audit::{self, NewLine};
use crate::invoices::why_none;
use crate::payments::parts_of;
use crate::work::About;
use crate::{Caller, Portal, Problem, Refusal, Wrong};
use ageing::ageing_on;
use asked::asked_period;
use billing::invoice::Named;
use billing::policy::{AccountFacts, Reach, Why, action, allow, visible_invoices};
use billing::statement::{Ledger, Series, Statement};
use billing::{AccountId, AgreementType, Currency, Money, Period, ProfileId};
use chrono::NaiveDate;
use entries::{entries_of, owed_before};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::Uuid;
use store::entities::{account, profile};
use store::statement::Extent;

pub use asked::{StatementProblem, TypedStatement};
pub use files::{StatementFile, ageing_csv, statement_csv};

/// The page of an account's statement.
#[derive(Debug, Clone)]
pub struct StatementPage {
    /// Whose.
    pub account: Named,
    /// The profiles to choose from; none where invoices are made for none.
    pub profiles: Vec<Named>,
    /// The profile that is chosen.
    pub profile: Option<Named>,
    /// From which day to which.
    pub period: Period,
    /// The billing date.
    pub today: NaiveDate,
    /// The statement, or what is wrong with what was asked.
    pub statement: Result<Box<Statement>, Vec<Problem>>,
}

/// Whose statement is asked for, by somebody who may have it.
pub(crate) struct Asked {
    pub account: account::Model,
    pub profile: Option<profile::Model>,
    profiles: Vec<profile::Model>,
    pub extent: Extent,
    pub period: Result<Period, Vec<Problem>>,
    /// The days that are shown where others were asked for in vain.
    usual: Period,
}

/// The statement of an account, for whoever may download all of its invoices, or those of a profile:
/// then it is about these profiles.
pub async fn show_statement(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedStatement,
) -> Result<StatementPage, Refusal> {
    let asked = ask(portal, caller, account, typed).await?;
    let statement = match &asked.period {
        Ok(period) => match make(portal, &asked, *period).await {
            Ok(statement) => {
                audit::note_view(portal, view_of(caller, &asked)).await?;
                Ok(Box::new(statement))
            }
            Err(Refusal::Invalid(problems)) => Err(problems),
            Err(refusal) => return Err(refusal),
        },
        Err(problems) => Err(problems.clone()),
    };
    Ok(StatementPage {
        account: asked.account.named(),
        profiles: asked.profiles.iter().map(named).collect(),
        profile: asked.profile.as_ref().map(named),
        period: *asked.period.as_ref().unwrap_or(&asked.usual),
        today: asked.usual.end,
        statement,
    })
}

/// The same to take along, which the audit trail tells.
pub async fn take_statement(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedStatement,
) -> Result<Statement, Refusal> {
    let asked = ask(portal, caller, account, typed).await?;
    let period = asked.period.clone().map_err(Refusal::Invalid)?;
    let statement = make(portal, &asked, period).await?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    let subject = format!("{} – {}", period.start, period.end);
    work.audit(about(&asked), "statement.download", &subject)
        .await?;
    work.commit().await?;
    Ok(statement)
}

/// Whether somebody is given statements of an account.
pub(crate) fn has_statement(caller: &Caller, facts: AccountFacts) -> bool {
    seen_of(caller, facts).is_ok()
}

/// The profiles that somebody's statement is about; the whole account where none is named.
pub(crate) fn seen_of(
    caller: &Caller,
    facts: AccountFacts,
) -> Result<Option<BTreeSet<ProfileId>>, Refusal> {
    match visible_invoices(&caller.standing, facts, caller.now).downloadable {
        Reach::All => Ok(None),
        Reach::Profiles(seen) => Ok(Some(seen)),
        // Others only ever download what is shared with them.
        _ if facts.agreement == AgreementType::Mosp && !caller.is_operator() => {
            Err(Refusal::Forbidden(Why::OnlyAccountAdministrator))
        }
        _ => Err(Refusal::Forbidden(why_none(caller, facts))),
    }
}

/// Asks the policy, and reads what was typed.
async fn ask(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    typed: &TypedStatement,
) -> Result<Asked, Refusal> {
    let (account, facts) = load_account(portal, account).await?;
    let _allowed = allow::<action::SeeAccount>(&caller.standing, &facts, caller.now)?;
    let seen = seen_of(caller, facts)?;
    let mut profiles = store::accounts::profiles(&portal.database, account.id).await?;
    profiles.retain(|it| seen.as_ref().is_none_or(|seen| seen.contains(&it.id)));
    let profile = match typed.profile.trim() {
        "" => None,
        name => {
            let found = profiles.iter().find(|it| it.name == name).cloned();
            Some(found.ok_or(Refusal::NotFound)?)
        }
    };
    let scopes = match (&profile, seen) {
        (Some(profile), _) => Some(vec![profile.id.0]),
        (None, Some(seen)) => Some(seen.into_iter().map(|it| it.0).collect()),
        (None, None) => None,
    };
    let today = portal.today(caller.now);
    Ok(Asked {
        extent: Extent {
            account: account.id,
            scopes,
        },
        account,
        profile,
        profiles,
        period: asked_period(typed, today),
        usual: asked::usual(today),
    })
}

/// Makes a statement of some days.
pub(crate) async fn make(
    portal: &Portal,
    asked: &Asked,
    period: Period,
) -> Result<Statement, Refusal> {
    let mut ledgers = BTreeMap::<Currency, (Money, Vec<_>)>::new();
    let nothing = |currency| (Money::zero(currency), Vec::new());
    for opening in owed_before(portal, &asked.extent, period.start).await? {
        ledgers.insert(opening.currency(), (opening, Vec::new()));
    }
    for entry in entries_of(portal, &asked.extent, period).await? {
        let currency = entry.change.currency();
        let ledger = ledgers.entry(currency).or_insert(nothing(currency));
        ledger.1.push(entry);
    }
    // What was settled before the first day, and did not change since, needs no page.
    ledgers.retain(|_, (opening, entries)| opening.minor() != 0 || !entries.is_empty());
    let ledgers = ledgers.into_values();
    let ledgers = ledgers.map(|(opening, entries)| Ledger::new(opening, entries));
    let ledgers = ledgers.collect::<Result<_, _>>();
    Ok(Statement {
        issuer: portal.issuer().await?,
        account: asked.account.named(),
        profile: asked.profile.as_ref().map(named),
        period,
        ledgers: ledgers.map_err(|cause| Refusal::broken(&cause))?,
        ageing: ageing_on(portal, (&asked.account, &asked.extent), period.end).await?,
    })
}

/// The statement of a month, for whoever was found to have it; part of a larger thing that is told.
pub(crate) async fn of_period(
    portal: &Portal,
    caller: &Caller,
    account: &str,
    period: Period,
) -> Result<Statement, Refusal> {
    let asked = ask(portal, caller, account, &TypedStatement::default()).await?;
    make(portal, &asked, period).await
}

fn named(row: &profile::Model) -> Named {
    Named {
        name: row.name.clone(),
        display_name: row.display_name.clone(),
    }
}

fn about(asked: &Asked) -> About {
    About::profile(asked.account.id, asked.profile.as_ref().map(|it| it.id))
}

/// What the audit trail is told when somebody looks.
fn view_of(caller: &Caller, asked: &Asked) -> NewLine {
    NewLine {
        about: about(asked),
        identity: Some(caller.identity),
        at: caller.now,
        action: "statement.view".to_owned(),
        subject: asked.account.name.clone(),
    }
}

/// What series are called.
struct Names {
    parts: HashMap<Uuid, String>,
    agreement: AgreementType,
}

impl Names {
    async fn of(
        portal: &Portal,
        account: &account::Model,
        scopes: BTreeSet<Uuid>,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            parts: parts_of(portal, account.id, scopes).await?,
            agreement: account.agreement,
        })
    }

    /// The series of invoices with this id: under MOSP the account's own is that of its purchases.
    fn of_invoices(&self, scope: Uuid) -> Series {
        match (self.parts.get(&scope), self.agreement) {
            (Some(name), _) => Series::Part(name.clone()),
            (None, AgreementType::Mosp) => Series::Purchases,
            (None, _) => Series::Account,
        }
    }
}

/// Sums of the database as amounts.
fn money(currency: Currency, minor: i64) -> Money {
    Money::new(minor, currency)
}

/// The account's own series, of which it has credits that pay for all others.
const fn whole(account: AccountId) -> Uuid {
    account.0
}

fn wrong(field: &'static str, wrong: Wrong) -> Refusal {
    Refusal::wrong(field, wrong)
}
