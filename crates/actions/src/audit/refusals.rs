//! What was asked for and refused.

use crate::{Caller, Portal, Refusal};

/// Notes that somebody was refused what an address stands for. `account` is the account that the
/// address names, where it names one.
pub async fn note_refusal(
    portal: &Portal,
    caller: &Caller,
    account: Option<&str>,
    asked: &str,
) -> Result<(), Refusal> {
    let account = match account {
        Some(name) => store::accounts::by_name(&portal.database, name).await?,
        None => None,
    };
    let work = portal.begin(Some(caller.identity), caller.now).await?;
    work.audit(account.map(|it| it.id), "access.refuse", asked)
        .await?;
    Ok(work.commit().await?)
}
