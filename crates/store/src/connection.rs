//! Connections and transactions.

use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectOptions, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel,
    RuntimeErr, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use std::time::Duration;

/// A pool of connections to the one database.
pub type Database = DatabaseConnection;
/// An open transaction: what every write asks for.
pub type Transaction = DatabaseTransaction;

/// How long a writer waits for another one before it is told that the database is busy.
const BUSY_TIMEOUT: Duration = Duration::from_secs(20);

/// Opens `sqlite://path` (made when missing) or `postgres://…`.
pub async fn open(url: &str) -> Result<Database, DbErr> {
    let is_sqlite = url.starts_with("sqlite:");
    let address = match is_sqlite && !url.contains('?') {
        true => format!("{url}?mode=rwc"),
        false => url.to_owned(),
    };
    let mut options = ConnectOptions::new(address);
    options
        .max_connections(if is_sqlite { 8 } else { 16 })
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .sqlx_logging(false)
        .record_stmt_in_spans(false)
        .map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Normal)
                .foreign_keys(true)
                .busy_timeout(BUSY_TIMEOUT)
                .pragma("cache_size", "-32000")
        });
    sea_orm::Database::connect(options).await
}

/// Whether only one transaction at a time can write: SQLite.
pub fn has_one_writer(database: &Database) -> bool {
    database.get_database_backend() == DbBackend::Sqlite
}

/// Begins a transaction that will write: on SQLite it waits for its turn here and not halfway.
pub async fn begin(database: &Database) -> Result<Transaction, DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: (database.get_database_backend() == DbBackend::Sqlite)
            .then_some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    database.begin_with_options(options).await
}

/// Begins a transaction that only reads, and sees all the while what was there when it began.
pub async fn begin_reading(database: &Database) -> Result<Transaction, DbErr> {
    let isolation = (database.get_database_backend() == DbBackend::Postgres)
        .then_some(IsolationLevel::RepeatableRead);
    let options = TransactionOptions {
        isolation_level: isolation,
        ..TransactionOptions::default()
    };
    database.begin_with_options(options).await
}

/// Whether the same work, tried again, may well succeed: the database was busy, or another
/// transaction came between.
pub fn is_busy(error: &DbErr) -> bool {
    match error {
        DbErr::ConnectionAcquire(_) => true,
        DbErr::Exec(RuntimeErr::SqlxError(cause)) | DbErr::Query(RuntimeErr::SqlxError(cause)) => {
            let code = cause.as_database_error().and_then(|it| it.code());
            // SQLite: busy, locked. PostgreSQL: serialisation failure, deadlock.
            code.is_some_and(|code| matches!(&*code, "5" | "6" | "261" | "517" | "40001" | "40P01"))
        }
        _ => false,
    }
}
