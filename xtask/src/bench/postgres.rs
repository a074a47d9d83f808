//! A PostgreSQL cluster for a measurement, ended with the value.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};
use tempfile::TempDir;

use crate::command::{ask, must};

pub struct Postgres {
    folder: TempDir,
    programs: PathBuf,
}

impl Postgres {
    /// Starts a cluster as Debian sets it up, but for where it lies and that it only listens there.
    pub fn start() -> Result<Self> {
        let postgres = Self {
            folder: TempDir::with_prefix("reckoner-bench-")?,
            programs: programs()?,
        };
        if is_root()? {
            must(
                Command::new("chown")
                    .arg("postgres")
                    .arg(postgres.folder.path()),
            )?;
        }
        let mut initdb = postgres.command("initdb")?;
        initdb.arg("--pgdata").arg(postgres.data());
        must(
            initdb
                .args(["--auth=trust", "--username=postgres"])
                .stdout(Stdio::null()),
        )?;
        let sockets = format!(
            "-k {} -c listen_addresses=",
            postgres.folder.path().display()
        );
        let mut start = postgres.command("pg_ctl")?;
        start.args(["start", "--wait", "--silent", "--log"]);
        start.arg(postgres.folder.path().join("log"));
        must(
            start
                .arg("--pgdata")
                .arg(postgres.data())
                .args(["-o", &sockets]),
        )?;
        Ok(postgres)
    }

    /// Makes an empty database. Gives its address.
    pub fn database(&self, name: &str) -> Result<String> {
        let create = format!("CREATE DATABASE {name}");
        must(self.psql("postgres").args(["--command", &create]))?;
        let sockets = self.folder.path().display().to_string().replace('/', "%2F");
        Ok(format!("postgres://postgres@{sockets}/{name}"))
    }

    /// Its own program for commands, on a database.
    pub fn psql(&self, database: &str) -> Command {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.arg("--host").arg(self.folder.path());
        psql.args(["--username", "postgres", "--quiet", "--dbname", database]);
        psql
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// PostgreSQL refuses to run as root: then it runs as the user that Debian made for it.
    fn command(&self, program: &str) -> Result<Command> {
        let program = self.programs.join(program);
        if !is_root()? {
            return Ok(Command::new(program));
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        Ok(command)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        if let Ok(mut stop) = self.command("pg_ctl") {
            stop.args(["stop", "--mode=immediate", "--silent", "--pgdata"]);
            stop.arg(self.data()).status().ok();
        }
    }
}

fn is_root() -> Result<bool> {
    Ok(ask(Command::new("id").arg("-u"))? == "0")
}

/// Debian keeps the programs of each version in a folder of its own; the newest is taken.
fn programs() -> Result<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql")?.flatten();
    let folders = versions.map(|it| it.path().join("bin"));
    let found = folders.filter(|it| it.join("initdb").is_file()).max();
    found.context("PostgreSQL is not installed")
}
