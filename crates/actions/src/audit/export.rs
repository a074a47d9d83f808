//! The lines of an account to take along, with a signature: what owners prove to others with.

use super::chain::hash;
use super::key;
use super::list::{exported, find_owned};
use crate::access::{AccessPath, Part};
use crate::{Caller, Failure, Portal, Refusal};
use billing::{AccountId, ChainId};

/// Lines read at once.
const PART_LINES: u64 = 1_000;

/// The lines of an account up to one, to be handed out part by part.
#[derive(Debug)]
pub struct Export {
    portal: Portal,
    chain: ChainId,
    /// What to save it as.
    pub file_name: String,
    number: i64,
    hash: String,
    through: i64,
}

/// The lines of an account from the first one through the one of this number. That they were
/// taken is a line itself, after them.
pub async fn export_activity(
    portal: &Portal,
    caller: &Caller,
    (account, through): (&str, i64),
) -> Result<Export, Refusal> {
    let id = of_account(portal, caller, account).await?;
    let chain = ChainId::from(Some(id));
    let last = store::audit::line(&portal.database, (chain, through)).await?;
    last.ok_or(Refusal::NotFound)?;
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    work.audit(Some(id), "activity.export", &through.to_string())
        .await?;
    work.commit().await?;
    Ok(Export {
        portal: portal.clone(),
        chain,
        file_name: format!("activity-{through}.ndjson"),
        number: 0,
        hash: String::new(),
        through,
    })
}

impl Export {
    /// The next lines, one a line of text; none after the last one. A broken chain ends it.
    pub async fn part(&mut self) -> Result<Option<String>, Failure> {
        let left = u64::try_from(self.through - self.number).unwrap_or_default();
        if left == 0 {
            return Ok(None);
        }
        let (limit, database) = (left.min(PART_LINES), &self.portal.database);
        let lines = store::audit::lines_after(database, self.chain, self.number, limit).await?;
        let mut text = String::new();
        for line in &lines {
            if line.number != self.number + 1 || hash(line, &self.hash) != line.hash {
                return Err(Failure::new(format!(
                    "Line {} of chain {} is not as it was written.",
                    self.number + 1,
                    self.chain
                )));
            }
            text.push_str(&exported(line, &self.hash));
            self.number = line.number;
            self.hash.clone_from(&line.hash);
        }
        match lines.is_empty() {
            true => Err(Failure::new(format!(
                "Chain {} ends before line {}.",
                self.chain, self.through
            ))),
            false => Ok(Some(text)),
        }
    }
}

/// The signature of the export of the same lines, to lie beside it.
pub async fn sign_activity(
    portal: &Portal,
    caller: &Caller,
    (account, through): (&str, i64),
) -> Result<Vec<u8>, Refusal> {
    let id = of_account(portal, caller, account).await?;
    let chain = ChainId::from(Some(id));
    let database = &portal.database;
    let last = store::audit::line(database, (chain, through)).await?;
    let last = last.ok_or(Refusal::NotFound)?;
    let former = store::audit::line(database, (chain, through - 1)).await?;
    let former = former.map_or_else(String::new, |it| it.hash);
    key::sign(portal, &exported(&last, &former)).map_err(|cause| Refusal::broken(&cause))
}

/// The public key that such a signature is checked with, as a DER file.
pub async fn export_key(
    portal: &Portal,
    caller: &Caller,
    account: &str,
) -> Result<Vec<u8>, Refusal> {
    of_account(portal, caller, account).await?;
    key::public_key(portal).map_err(|cause| Refusal::broken(&cause))
}

/// An account, for whoever may see its activity.
async fn of_account(portal: &Portal, caller: &Caller, account: &str) -> Result<AccountId, Refusal> {
    let path = AccessPath {
        account: account.to_owned(),
        part: Part::Account,
    };
    let place = find_owned(portal, caller, &path).await?;
    place.scope.account().ok_or(Refusal::NotFound)
}
