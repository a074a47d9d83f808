//! Where the program finds its database and data: command line, environment, `reckoner.toml`.

mod sign_in;

use crate::post::{PostOptions, ReturnedSecret};
use crate::web::Proxies;
use ::mail::SmtpAddress;
use actions::payments::Providers;
use actions::sign_in::SignInWith;
use actions::{Failure, OUTBOX, Portal, USAGE_DAYS};
use billing::mail::EmailAddress;
use billing::payment::Limits;
use billing::{Exact, Issuer};
use chrono::NaiveDate;
use clap::Args;
use migrations::{Migrator, MigratorTrait};
use serde::Deserialize;
use sign_in::SignIn;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use stripe::{Secret, Stripe};

/// The most kilobytes of a PDF that is attached, unless it is said: many servers take ten thousand,
/// and what is attached grows by a third on its way.
const ATTACHMENT_MAX_KB: usize = 5_000;
/// The most mails a minute to one domain, unless it is said.
const MAILS_PER_MINUTE: u32 = 600;

/// Options of every command; each is also a variable and a line of `reckoner.toml`.
#[derive(Debug, Clone, Default, Args)]
pub struct Options {
    /// The database [default: the file reckoner.db in the data folder]
    ///
    /// `sqlite://PATH` or `postgres://USER@HOST/NAME`.
    #[arg(long, global = true, env = "RECKONER_DATABASE", value_name = "URL")]
    database: Option<String>,
    /// The folder of documents and of the SQLite file [default: data]
    #[arg(long, global = true, env = "RECKONER_DATA", value_name = "DIR")]
    data: Option<PathBuf>,
    /// Where the portal listens [default: 127.0.0.1:3000]
    #[arg(long, global = true, env = "RECKONER_LISTEN", value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// The billing date to work with instead of today
    #[arg(long, global = true, env = "RECKONER_AS_OF", value_name = "DATE")]
    as_of: Option<NaiveDate>,
    /// The address people reach the portal at [default: localhost and the port]
    #[arg(long, global = true, env = "RECKONER_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// Proxies that are believed about where requests come from [default: none]
    ///
    /// Addresses or networks, with commas between them.
    #[arg(
        long,
        global = true,
        env = "RECKONER_TRUSTED_PROXIES",
        value_name = "LIST"
    )]
    trusted_proxies: Option<Proxies>,
    /// The secret key of an account at Stripe, whose cards are charged there [default: none]
    #[arg(
        long,
        global = true,
        env = "RECKONER_STRIPE_KEY",
        hide_env_values = true,
        value_name = "KEY"
    )]
    stripe_key: Option<Secret>,
    /// A server that speaks Stripe's API [default: Stripe's own]
    #[arg(long, global = true, env = "RECKONER_STRIPE_URL", value_name = "URL")]
    stripe_url: Option<String>,
    /// The most that one payment by card may be, in the invoice's currency [default: 10000]
    #[arg(
        long,
        global = true,
        env = "RECKONER_CARD_PAYMENT_MAX",
        value_name = "AMOUNT"
    )]
    card_payment_max: Option<Exact>,
    /// The least that a part of an invoice may be paid in, in its currency [default: 10]
    #[arg(
        long,
        global = true,
        env = "RECKONER_PARTIAL_PAYMENT_MIN",
        value_name = "AMOUNT"
    )]
    partial_payment_min: Option<Exact>,
    /// The mail server [default: none, mail goes into the folder `outbox` of the data folder]
    ///
    /// `smtp://USER:PASSWORD@HOST:PORT` with STARTTLS, or `smtps://…` with TLS from the beginning.
    #[arg(
        long,
        global = true,
        env = "RECKONER_SMTP",
        hide_env_values = true,
        value_name = "URL"
    )]
    smtp: Option<SmtpAddress>,
    /// A file with the authority that the mail server's certificate is of, where not everybody trusts it
    #[arg(long, global = true, env = "RECKONER_SMTP_CA", value_name = "FILE")]
    smtp_ca: Option<PathBuf>,
    /// The address that mail comes from [default: the issuer's own]
    #[arg(
        long,
        global = true,
        env = "RECKONER_MAIL_FROM",
        value_name = "ADDRESS"
    )]
    mail_from: Option<EmailAddress>,
    /// The folder into which the mailbox of that address puts what comes back [default: `returned` in the data folder]
    #[arg(
        long,
        global = true,
        env = "RECKONER_MAIL_RETURNED",
        value_name = "DIR"
    )]
    mail_returned: Option<PathBuf>,
    /// What whoever posts to `/mail/returned` what comes back knows [default: nobody may]
    ///
    /// At least 20 letters, sent as `Authorization: Bearer …`.
    #[arg(
        long,
        global = true,
        env = "RECKONER_MAIL_RETURNED_SECRET",
        hide_env_values = true,
        value_name = "SECRET"
    )]
    mail_returned_secret: Option<ReturnedSecret>,
    /// The most kilobytes of a PDF that is attached; of a larger one the mail says where it is, to whoever can get it there [default: 5000]
    #[arg(
        long,
        global = true,
        env = "RECKONER_MAIL_ATTACHMENT_MAX",
        value_name = "KB"
    )]
    mail_attachment_max: Option<usize>,
    /// The most mails a minute to one domain; 0 is no limit [default: 600]
    #[arg(
        long,
        global = true,
        env = "RECKONER_MAIL_PER_MINUTE",
        value_name = "COUNT"
    )]
    mail_per_minute: Option<u32>,
    /// So many days a file of usage is kept once it is made [default: 30]
    #[arg(long, global = true, env = "RECKONER_USAGE_DAYS", value_name = "DAYS")]
    usage_days: Option<u32>,
    /// Refuse to work on a database whose schema is not up to date, instead of updating it
    #[arg(long, global = true)]
    no_migrate: bool,
    /// The configuration file [default: reckoner.toml, where there is one]
    ///
    /// Only there: `[issuer]`, and `[[sign-in]]`, a provider of OpenID Connect to sign in with.
    #[arg(long, global = true, env = "RECKONER_CONFIG", value_name = "FILE")]
    config: Option<PathBuf>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct ConfigFile {
    database: Option<String>,
    data: Option<PathBuf>,
    listen: Option<SocketAddr>,
    as_of: Option<NaiveDate>,
    public_url: Option<String>,
    trusted_proxies: Option<Proxies>,
    stripe_key: Option<Secret>,
    stripe_url: Option<String>,
    card_payment_max: Option<Exact>,
    partial_payment_min: Option<Exact>,
    smtp: Option<String>,
    smtp_ca: Option<PathBuf>,
    mail_from: Option<String>,
    mail_returned: Option<PathBuf>,
    mail_returned_secret: Option<String>,
    mail_attachment_max: Option<usize>,
    mail_per_minute: Option<u32>,
    usage_days: Option<u32>,
    issuer: Option<Issuer>,
    #[serde(default)]
    sign_in: Vec<SignIn>,
}

/// What holds after command line, environment and file were put together.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The database's address.
    pub database: String,
    /// The folder of documents.
    pub data: PathBuf,
    /// Where the portal listens.
    pub listen: SocketAddr,
    /// The billing date, where it was set.
    pub as_of: Option<NaiveDate>,
    /// The address people reach the portal at.
    pub public_url: String,
    /// Proxies that are believed about where requests come from.
    pub trusted_proxies: Proxies,
    /// What one payment by card may come to.
    pub limits: Limits,
    /// How mail leaves.
    pub post: PostOptions,
    /// What whoever posts what comes back knows.
    pub returned_secret: Option<ReturnedSecret>,
    /// So many days a file of usage is kept.
    pub usage_days: u32,
    stripe: Option<(Secret, String)>,
    sign_in: Vec<SignIn>,
    issuer: Option<Issuer>,
    is_migrated_by_itself: bool,
}

impl Options {
    /// Puts command line, environment and file together; the first that says something wins.
    pub fn resolve(self) -> Result<Settings, Failure> {
        let file = read_config(self.config.as_deref())?;
        let data = self.data.clone().or_else(|| file.data.clone());
        let data = data.unwrap_or_else(|| "data".into());
        let beside = || format!("sqlite://{}", data.join("reckoner.db").display());
        let listen = self.listen.or(file.listen);
        let listen = listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 3000)));
        let public_url = self.public_url.clone().or_else(|| file.public_url.clone());
        let public_url =
            public_url.unwrap_or_else(|| format!("http://localhost:{}", listen.port()));
        let post = post_options(&self, &file, (&data, &public_url))?;
        let returned_secret = returned_secret(&self, &file)?;
        let trusted_proxies = self.trusted_proxies.or(file.trusted_proxies);
        let usual = Limits::default();
        let card_max = self.card_payment_max.or(file.card_payment_max);
        let partial_min = self.partial_payment_min.or(file.partial_payment_min);
        let stripe_url = self.stripe_url.or(file.stripe_url);
        let stripe_url = stripe_url.unwrap_or_else(|| stripe::URL.to_owned());
        let stripe_key = self.stripe_key.or(file.stripe_key);
        Ok(Settings {
            limits: Limits {
                card_max: card_max.unwrap_or(usual.card_max),
                partial_min: partial_min.unwrap_or(usual.partial_min),
            },
            post,
            returned_secret,
            stripe: stripe_key.map(|it| (it, stripe_url)),
            database: self.database.or(file.database).unwrap_or_else(beside),
            listen,
            as_of: self.as_of.or(file.as_of),
            public_url,
            trusted_proxies: trusted_proxies.unwrap_or_default(),
            usage_days: self.usage_days.or(file.usage_days).unwrap_or(USAGE_DAYS),
            sign_in: file.sign_in,
            issuer: file.issuer,
            is_migrated_by_itself: !self.no_migrate,
            data,
        })
    }
}

/// A line of the configuration file that cannot be read.
fn unreadable(line: &str, cause: &dyn std::fmt::Display) -> Failure {
    Failure::new(format!("{line} in the configuration file: {cause}"))
}

/// What whoever posts what comes back knows.
fn returned_secret(asked: &Options, file: &ConfigFile) -> Result<Option<ReturnedSecret>, Failure> {
    let of_file = file.mail_returned_secret.as_deref().map(|it| {
        it.parse::<ReturnedSecret>()
            .map_err(|cause| unreadable("mail-returned-secret", &cause))
    });
    Ok(asked.mail_returned_secret.clone().or(of_file.transpose()?))
}

/// How mail leaves, as command line, environment and file say it.
fn post_options(
    asked: &Options,
    file: &ConfigFile,
    (data, public_url): (&Path, &str),
) -> Result<PostOptions, Failure> {
    let is_posted = returned_secret(asked, file)?.is_some();
    let smtp = file.smtp.as_deref().map(|it| {
        it.parse::<SmtpAddress>()
            .map_err(|cause| unreadable("smtp", &cause))
    });
    let from = file.mail_from.as_deref().map(|it| {
        it.parse::<EmailAddress>()
            .map_err(|cause| unreadable("mail-from", &cause))
    });
    let returned = asked.mail_returned.as_ref();
    let returned = returned.or(file.mail_returned.as_ref()).cloned();
    let attachment_max = asked.mail_attachment_max.or(file.mail_attachment_max);
    let per_minute = asked.mail_per_minute.or(file.mail_per_minute);
    let per_minute = per_minute.unwrap_or(MAILS_PER_MINUTE);
    Ok(PostOptions {
        smtp: asked.smtp.clone().or(smtp.transpose()?),
        authority: asked.smtp_ca.clone().or_else(|| file.smtp_ca.clone()),
        folder: data.join(OUTBOX),
        is_returned: returned.is_some() || is_posted,
        returned: returned.unwrap_or_else(|| data.join("returned")),
        from: asked.mail_from.clone().or(from.transpose()?),
        attachment_max: attachment_max.unwrap_or(ATTACHMENT_MAX_KB) * 1_000,
        per_minute: (per_minute > 0).then_some(per_minute),
        public_url: public_url.to_owned(),
    })
}

fn read_config(path: Option<&Path>) -> Result<ConfigFile, Failure> {
    let named = path.is_some();
    let path = path.unwrap_or_else(|| Path::new("reckoner.toml"));
    match std::fs::read_to_string(path) {
        Ok(text) => toml::from_str(&text)
            .map_err(|cause| Failure::new(format!("{}: {cause}", path.display()))),
        Err(cause) if named || cause.kind() != std::io::ErrorKind::NotFound => Err(Failure::new(
            format!("{} cannot be read: {cause}", path.display()),
        )),
        Err(_) => Ok(ConfigFile::default()),
    }
}

impl Settings {
    /// The providers that one can sign in with. Only whoever serves needs their secrets.
    pub fn sign_in_with(&self) -> Result<Vec<SignInWith>, Failure> {
        let variable = |name: &str| std::env::var(name).ok();
        sign_in::providers(&self.sign_in, &self.public_url, variable)
    }

    /// Opens the portal over a database that is there: none is made where there is none.
    pub async fn open_existing(&self) -> Result<Portal, Failure> {
        let none = || {
            let database = shown(&self.database);
            Failure::new(format!(
                "There is nothing at {database}: say which database with --data or --database."
            ))
        };
        if self.sqlite_path().is_some_and(|it| !it.exists()) {
            return Err(none());
        }
        let database = self.connect().await?;
        match migrations::is_set_up(&database).await? {
            true => self.open().await,
            false => Err(none()),
        }
    }

    /// The file of a database that is one.
    fn sqlite_path(&self) -> Option<&Path> {
        let path = self.database.strip_prefix("sqlite://")?;
        Some(Path::new(path.split('?').next().unwrap_or(path)))
    }

    async fn connect(&self) -> Result<store::Database, Failure> {
        let opened = store::open(&self.database).await;
        opened.map_err(|cause| Failure::new(format!("The database cannot be opened: {cause}")))
    }

    /// Opens the portal over a database whose schema is up to date afterwards.
    pub async fn open(&self) -> Result<Portal, Failure> {
        if let Some(folder) = self.sqlite_path().and_then(Path::parent) {
            std::fs::create_dir_all(folder).map_err(|cause| {
                Failure::new(format!(
                    "The folder {} cannot be made: {cause}",
                    folder.display()
                ))
            })?;
        }
        let database = self.connect().await?;
        let pending = Migrator::get_pending_migrations(&database).await?;
        if !pending.is_empty() {
            if !self.is_migrated_by_itself {
                let count = pending.len();
                return Err(Failure::new(format!(
                    "The schema is {count} steps behind: run `reckoner migrate`."
                )));
            }
            Migrator::up(&database, None).await?;
        }
        let portal = Portal::open(database, &self.data).await?;
        let providers = match &self.stripe {
            Some((key, url)) => {
                let stripe = Stripe::new(key.clone(), url);
                Providers::default().with_stripe(Arc::new(stripe))
            }
            None => Providers::default(),
        };
        Ok(portal
            .with_providers(providers)
            .with_limits(self.limits)
            .with_usage_days(self.usage_days)
            .with_issuer(self.issuer.clone())
            .with_as_of(self.as_of))
    }
}

/// A database's address without the password that may stand in it.
fn shown(address: &str) -> String {
    match (address.split_once("://"), address.rsplit_once('@')) {
        (Some((kind, _)), Some((_, place))) => format!("{kind}://{place}"),
        _ => address.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_only_reads_makes_no_database() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("nowhere").join("reckoner.db");
        let settings = Options {
            database: Some(format!("sqlite://{}", path.display())),
            data: Some(folder.path().to_owned()),
            ..Options::default()
        };
        let settings = settings.resolve().expect("settings");
        let refused = settings.open_existing().await.map(|_| ());
        let told = refused.expect_err("nothing is there").to_string();
        assert!(told.contains("There is nothing at"), "{told}");
        assert!(!path.exists() && path.parent().is_some_and(|it| !it.exists()));
        settings.open().await.expect("made");
        settings.open_existing().await.expect("there");
    }

    #[test]
    fn no_password_is_shown() {
        assert_eq!(
            shown("postgres://me:secret@db/reckoner"),
            "postgres://db/reckoner"
        );
        assert_eq!(
            shown("sqlite://data/reckoner.db"),
            "sqlite://data/reckoner.db"
        );
    }
}
