//! What tests need: databases of both kinds, one of its own with the schema in place for each test,
//! a mail server, and a phone.
//!
//! Invariant: nothing here is skipped where PostgreSQL is missing; the test fails with a sentence.

mod cluster;
pub mod mail_server;
pub mod phone;

use migrations::{Migrator, MigratorTrait};
use std::path::Path;
use store::Database;
use tempfile::TempDir;

/// A database that goes with the value, and a folder beside it for documents.
pub struct Scratch {
    /// The connection.
    pub database: Database,
    /// Its address.
    pub url: String,
    folder: TempDir,
}

impl Scratch {
    /// A new SQLite file.
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self::open(url, folder).await
    }

    /// A new database of a PostgreSQL cluster that this test program starts and stops.
    pub async fn postgres() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the test");
        Self::open(cluster::new_database(), folder).await
    }

    async fn open(url: String, folder: TempDir) -> Self {
        let database = store::open(&url).await.expect("the database opens");
        Migrator::up(&database, None)
            .await
            .expect("the schema is made");
        Self {
            database,
            url,
            folder,
        }
    }

    /// A folder that goes with the value.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }
}

/// Makes two tests of one body: `async fn NAME(scratch: Scratch)`, run on each database.
#[macro_export]
macro_rules! both_databases {
    ($($body:ident),+ $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $body() {
                super::$body($crate::Scratch::sqlite().await).await;
            })+
        }

        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $body() {
                super::$body($crate::Scratch::postgres().await).await;
            })+
        }
    };
}
