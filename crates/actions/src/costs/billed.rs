//! What is rated and bought for an invoice counts with it, in its transaction.

use super::roll_up::RollUp;
use crate::work::Work;
use billing::AccountId;
use billing::costs::CostSourceKind;
use store::StoreError;
use uuid::Uuid;

/// Rolls up what was rated and bought for an invoice, or for a month that credit covers.
pub(crate) async fn roll_up_billed(
    work: &Work,
    account: AccountId,
    by: Uuid,
) -> Result<(), StoreError> {
    let mut costs = RollUp::of(by, CostSourceKind::Billed);
    costs.read_in(&work.txn, account).await?;
    costs.write(work).await
}

/// Forgets what an invoice was rated and bought for: another one has its charges.
pub(crate) async fn forget_billed(
    work: &Work,
    account: AccountId,
    by: Uuid,
) -> Result<(), StoreError> {
    store::costs::forget(&work.txn, (account, by)).await
}
