//! A real mail server for a test, with TLS and a password.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const START_TIMEOUT: Duration = Duration::from_secs(30);
/// Who may send, as it stands in an address: both have letters that mean something there.
const USER: &str = "reckoner%40portal:a%20secret%3A%20of%2Ftests";

/// How the line to it is kept from being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// By TLS from the beginning.
    Tls,
    /// By TLS from the first words on.
    StartTls,
    /// Not at all, and it asks for no password.
    Plain,
}

/// A running mail server; it ends with the value, and with the test program however that ends.
pub struct MailServer {
    port: u16,
    line: Line,
    target: PathBuf,
    kept: TempDir,
    keeper: Option<Child>,
}

/// The server runs beneath a shell that waits for its standard input to end.
const KEEPER: &str = r#"
"$1" -W ignore "$2" "$3" "$4" "$5" "$6" >/dev/null 2>&1 &
server=$!
while read -r _; do :; done
kill -9 $server
"#;

impl MailServer {
    /// Starts one. `target` is cargo's folder for what tests need: set-up puts the server's program
    /// into the folder above it.
    pub fn start(target: &str, line: Line) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        drop(listener);
        let target = Path::new(target).parent().expect("a folder").to_owned();
        let mut server = Self {
            port,
            line,
            target,
            kept: tempfile::tempdir().expect("a folder"),
            keeper: None,
        };
        server.go_on();
        server
    }

    /// Where it is, with whoever may send.
    pub fn url(&self) -> String {
        match self.line {
            Line::Tls => format!("smtps://{USER}@localhost:{}", self.port),
            Line::StartTls => format!("smtp://{USER}@localhost:{}", self.port),
            Line::Plain => format!("smtp://localhost:{}", self.port),
        }
    }

    /// The authority that its certificate is of.
    pub fn authority() -> PathBuf {
        folder().join("authority.pem")
    }

    /// What it took, in order, each with its recipient in front (`X-Envelope-To`).
    pub fn kept(&self) -> Vec<Vec<u8>> {
        let entries = std::fs::read_dir(self.kept.path()).expect("a folder");
        let mut paths: Vec<_> = entries.map(|it| it.expect("an entry").path()).collect();
        paths.retain(|it| it.extension().is_some_and(|it| it == "eml"));
        paths.sort();
        let read = |path: PathBuf| std::fs::read(path).expect("readable");
        paths.into_iter().map(read).collect()
    }

    /// Kills it: what is on its way breaks.
    pub fn kill(&mut self) {
        if let Some(mut keeper) = self.keeper.take() {
            drop(keeper.stdin.take());
            keeper.wait().ok();
        }
    }

    /// Starts it again where it was.
    pub fn go_on(&mut self) {
        let program = self.target.join("aiosmtpd/bin/python");
        assert!(
            program.exists(),
            "the mail server is not installed: run `cargo xtask test`, which installs it"
        );
        let kind = match self.line {
            Line::Tls => "tls",
            Line::StartTls => "starttls",
            Line::Plain => "plain",
        };
        let keeper = Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&program)
            .arg(folder().join("server.py"))
            .arg(self.port.to_string())
            .arg(kind)
            .arg(self.kept.path())
            .arg(folder().join("server.pem"))
            .stdin(Stdio::piped())
            .spawn();
        self.keeper = Some(keeper.expect("a shell starts"));
        let began = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).is_err() {
            assert!(
                began.elapsed() < START_TIMEOUT,
                "the mail server did not start within half a minute"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.kill();
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("mail_server")
}
