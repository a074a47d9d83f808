//! One PostgreSQL cluster for the test program: started when first asked for, ended with it.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const START_TIMEOUT: Duration = Duration::from_secs(60);

struct Cluster {
    sockets: PathBuf,
    programs: PathBuf,
    _keeper: Child,
}

static CLUSTER: LazyLock<Cluster> = LazyLock::new(start);

/// Makes an empty database in the cluster. Gives its address.
pub fn new_database() -> String {
    let name = format!("test_{}", uuid::Uuid::now_v7().simple());
    let sql = format!("CREATE DATABASE {name}");
    let mut psql = Command::new(CLUSTER.programs.join("psql"));
    psql.arg("--host")
        .arg(&CLUSTER.sockets)
        .args(["--username", "postgres", "--quiet"]);
    psql.args(["--dbname", "postgres", "--command", &sql]);
    run(&mut psql);
    let sockets = CLUSTER.sockets.display().to_string().replace('/', "%2F");
    format!("postgres://postgres@{sockets}/{name}")
}

/// Starts the cluster beneath a shell that waits for its standard input to end: when the test
/// program ends, however it does, the shell stops the cluster and removes its files.
fn start() -> Cluster {
    let programs = find_programs();
    let folder = TempDir::with_prefix("reckoner-postgres-").expect("a folder for PostgreSQL");
    let home = folder.keep();
    let data = home.join("data");
    give_to_postgres(&home);
    let mut initdb = as_postgres(&programs.join("initdb"));
    initdb.arg("--pgdata").arg(&data);
    initdb.args([
        "--auth=trust",
        "--username=postgres",
        "--encoding=UTF8",
        "--no-sync",
    ]);
    run(initdb.stdout(Stdio::null()));
    let keeper = as_postgres(Path::new("sh"))
        .arg("-c")
        .arg(KEEPER)
        .arg("keeper")
        .args([programs.join("postgres"), data, home.clone()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("PostgreSQL is started");
    let cluster = Cluster {
        sockets: home,
        programs,
        _keeper: keeper,
    };
    wait_until_ready(&cluster);
    cluster
}

const KEEPER: &str = r#"
"$1" -D "$2" -k "$3" -c listen_addresses= -c fsync=off -c max_connections=200 &
server=$!
while read -r _; do :; done
kill -INT $server
wait $server
rm -rf "$3"
"#;

fn wait_until_ready(cluster: &Cluster) {
    let began = Instant::now();
    loop {
        let mut ready = Command::new(cluster.programs.join("pg_isready"));
        let ready = ready.arg("--host").arg(&cluster.sockets).arg("--quiet");
        if ready.status().is_ok_and(|it| it.success()) {
            return;
        }
        assert!(
            began.elapsed() < START_TIMEOUT,
            "PostgreSQL did not start within a minute"
        );
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Debian keeps the programs of each version in a folder of its own; the newest is taken.
fn find_programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten();
    let mut folders: Vec<_> = versions.map(|it| it.path().join("bin")).collect();
    folders.sort();
    folders
        .into_iter()
        .rev()
        .find(|it| it.join("initdb").exists())
        .expect("PostgreSQL is installed: run `cargo xtask test`, which installs it")
}

/// PostgreSQL refuses to run as root: then it runs as the user that Debian made for it.
fn as_postgres(program: &Path) -> Command {
    if !is_root() {
        return Command::new(program);
    }
    let mut command = Command::new("runuser");
    command.args(["-u", "postgres", "--"]).arg(program);
    command
}

fn give_to_postgres(folder: &Path) {
    if is_root() {
        run(Command::new("chown").arg("postgres").arg(folder));
    }
}

fn is_root() -> bool {
    let id = Command::new("id")
        .arg("-u")
        .output()
        .expect("`id` tells who runs the tests");
    id.stdout.starts_with(b"0\n")
}

fn run(command: &mut Command) {
    let status = command
        .status()
        .unwrap_or_else(|cause| panic!("{command:?}: {cause}"));
    assert!(status.success(), "{command:?} failed");
}
