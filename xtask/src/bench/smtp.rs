//! A mail server for a measurement: it speaks SMTP on this machine, without TLS, looks at nothing
//! and keeps nothing but counts.

use std::io::{BufRead, BufReader, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use anyhow::Result;

/// A running mail server; its threads end with the program.
pub struct MailServer {
    port: u16,
    taken: Arc<Taken>,
}

#[derive(Default)]
struct Taken {
    mails: AtomicU64,
    bytes: AtomicU64,
}

impl MailServer {
    pub fn start() -> Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let taken = Arc::<Taken>::default();
        let counts = taken.clone();
        thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let counts = counts.clone();
                // A line that breaks is the sender's to tell.
                thread::spawn(move || serve(&line, &counts).ok());
            }
        });
        Ok(Self { port, taken })
    }

    pub fn url(&self) -> String {
        format!("smtp://127.0.0.1:{}", self.port)
    }

    /// The mails that it took.
    pub fn mails(&self) -> u64 {
        self.taken.mails.load(Ordering::Relaxed)
    }

    /// What they came to.
    pub fn bytes(&self) -> u64 {
        self.taken.bytes.load(Ordering::Relaxed)
    }
}

fn serve(stream: &TcpStream, taken: &Taken) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut said = BufReader::new(stream);
    let answer = |text: &str| {
        let mut stream = stream;
        stream.write_all(text.as_bytes())
    };
    answer("220 bench ESMTP\r\n")?;
    let mut line = Vec::new();
    loop {
        line.clear();
        if said.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let word = line.get(..4).unwrap_or_default().to_ascii_uppercase();
        match word.as_slice() {
            b"EHLO" => answer("250-bench\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n")?,
            b"DATA" => {
                answer("354 go on\r\n")?;
                let bytes = take_mail(&mut said)?;
                taken.bytes.fetch_add(bytes, Ordering::Relaxed);
                taken.mails.fetch_add(1, Ordering::Relaxed);
                answer("250 taken\r\n")?;
            }
            b"QUIT" => return answer("221 bye\r\n"),
            _ => answer("250 OK\r\n")?,
        }
    }
}

/// Reads up to the line with a full stop alone. Gives how many bytes that were.
fn take_mail(said: &mut impl BufRead) -> std::io::Result<u64> {
    let (mut bytes, mut line) = (0, Vec::new());
    loop {
        line.clear();
        let length = said.read_until(b'\n', &mut line)?;
        if length == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(bytes);
        }
        bytes += length as u64;
    }
}
