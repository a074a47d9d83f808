//! The portal: the database, the object store and the billing date that every action works with.

use crate::audit::Views;
use crate::payments::Providers;
use crate::sign_in::SignInWith;
use crate::{Caller, Failure, Refusal, Wrong};
use billing::Issuer;
use billing::mail::ReminderDays;
use billing::payment::Limits;
use chrono::{DateTime, NaiveDate, Utc};
use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Database;
use webauthn::Party;

/// The folder beneath the data folder in which mail lies that is sent to no server.
pub const OUTBOX: &str = "outbox";

/// So many days a file of usage is kept, unless it is said.
pub const USAGE_DAYS: u32 = 30;

/// What every action works with. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Portal {
    pub(crate) database: Database,
    pub(crate) documents: Arc<dyn ObjectStore>,
    /// Where mail lies that left for a folder, to be read.
    pub(crate) outbox: Arc<dyn ObjectStore>,
    /// The issuer of the configuration file, where the database has none.
    pub(crate) configured_issuer: Option<Issuer>,
    as_of: Option<NaiveDate>,
    pub(crate) secret: Arc<[u8]>,
    pub(crate) providers: Providers,
    pub(crate) limits: Limits,
    pub(crate) sign_in_with: Arc<[SignInWith]>,
    /// Whose passkeys they are; nobody's where browsers make none for the portal's address.
    pub(crate) passkey_party: Option<Party>,
    pub(crate) views: Arc<Views>,
    /// So many days a file of usage is kept.
    pub(crate) usage_days: u32,
}

impl Portal {
    /// Opens the portal over a database whose schema is up to date, with documents in `data`.
    pub async fn open(database: Database, data: &Path) -> Result<Self, Failure> {
        let secret = installation_secret(&database).await?;
        Ok(Self {
            database,
            documents: folder(data.join("documents"))?,
            outbox: folder(data.join(OUTBOX))?,
            configured_issuer: None,
            as_of: None,
            secret: secret.into(),
            providers: Providers::default(),
            limits: Limits::default(),
            sign_in_with: Arc::default(),
            passkey_party: None,
            views: Arc::default(),
            usage_days: USAGE_DAYS,
        })
    }

    /// The same with the issuer of the configuration file.
    #[must_use]
    pub fn with_issuer(mut self, issuer: Option<Issuer>) -> Self {
        self.configured_issuer = issuer;
        self
    }

    /// The same with providers of card payments.
    #[must_use]
    pub fn with_providers(mut self, providers: Providers) -> Self {
        self.providers = providers;
        self
    }

    /// The same with providers that one can sign in with.
    #[must_use]
    pub fn with_sign_in(mut self, providers: Vec<SignInWith>) -> Self {
        self.sign_in_with = providers.into();
        self
    }

    /// The same with what one payment by card may come to.
    #[must_use]
    pub const fn with_limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The same with a billing date that stands still; sessions and links keep the real time.
    #[must_use]
    pub fn with_as_of(mut self, as_of: Option<NaiveDate>) -> Self {
        self.as_of = as_of;
        self
    }

    /// The same with how many days a file of usage is kept.
    #[must_use]
    pub const fn with_usage_days(mut self, days: u32) -> Self {
        self.usage_days = days;
        self
    }

    /// The billing date that was set, if one was.
    pub const fn as_of(&self) -> Option<NaiveDate> {
        self.as_of
    }

    /// The billing date: the one set, else today in UTC.
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        self.as_of.unwrap_or_else(|| now.date_naive())
    }

    /// Nobody at a page dates a document or a payment on a day that has not come: at the command line
    /// that is asked for.
    pub(crate) fn refuse_ahead(&self, caller: &Caller) -> Result<(), Refusal> {
        match self.today(caller.now) > caller.now.date_naive() {
            true => Err(Refusal::wrong("do", Wrong::BillingDateAhead)),
            false => Ok(()),
        }
    }

    /// The issuer: of the applied file, else of the configuration, else nobody yet.
    pub async fn issuer(&self) -> Result<Issuer, store::StoreError> {
        self.issuer_within(&self.database).await
    }

    /// The issuer as a transaction sees it.
    pub(crate) async fn issuer_within(
        &self,
        reads: &impl store::Reads,
    ) -> Result<Issuer, store::StoreError> {
        let installation = store::installation::get(reads).await?;
        Ok(installation
            .and_then(|it| it.issuer)
            .or_else(|| self.configured_issuer.clone())
            .unwrap_or_else(Issuer::not_configured))
    }

    /// When whoever pays by invoice is reminded: as the applied file says it, or as usual.
    pub async fn reminder_days(&self) -> Result<ReminderDays, store::StoreError> {
        let installation = store::installation::get(&self.database).await?;
        let days = installation.and_then(|it| it.reminder_days);
        Ok(days.unwrap_or_default())
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), store::StoreError> {
        self.database.ping().await
    }
}

/// A folder that is made where it is missing.
fn folder(path: PathBuf) -> Result<Arc<dyn ObjectStore>, Failure> {
    std::fs::create_dir_all(&path).map_err(|cause| {
        Failure::new(format!(
            "The folder {} cannot be made: {cause}",
            path.display()
        ))
    })?;
    let folder = LocalFileSystem::new_with_prefix(&path)
        .map_err(|cause| Failure::new(format!("{} cannot be used: {cause}", path.display())))?;
    Ok(Arc::new(folder))
}

async fn installation_secret(database: &Database) -> Result<Vec<u8>, Failure> {
    if let Some(installation) = store::installation::get(database).await? {
        return Ok(installation.secret);
    }
    let work = store::begin(database).await?;
    store::installation::set_up(&work, crate::work::random::<32>().to_vec()).await?;
    work.commit().await?;
    let installation = store::installation::get(database).await?;
    let missing = || Failure::new("The installation's secret cannot be read back.");
    Ok(installation.ok_or_else(missing)?.secret)
}
