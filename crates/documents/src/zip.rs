//! A zip that is handed out while it is written: no file on the way, and no more in memory than the
//! one entry that is being added.
//!
//! Written by hand (APPNOTE.TXT of PKWARE, 4.3): whole entries, stored or deflated, are a small and
//! settled part of the format, and what is read back by others proves it.

use chrono::{Datelike, NaiveDate};
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::io::{self, Write};

/// How an entry lies in the zip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is: it is packed within itself, as a PDF is.
    Stored,
    /// Packed.
    Deflated,
}

/// A zip being written.
#[derive(Debug)]
pub struct Zip {
    day: u16,
    /// What was handed out so far.
    offset: u64,
    entries: u64,
    /// The list of entries, with which it ends.
    directory: Vec<u8>,
}

/// What reads entries that are packed, and what reads sizes beyond 32 bits.
const VERSION: u16 = 20;
const VERSION_64: u16 = 45;
/// Made on Unix, so that the modes of files count.
const MADE_BY: u16 = 3 << 8 | VERSION_64;
/// A plain file that its owner may write and everybody may read.
const FILE_MODE: u32 = 0o100_644 << 16;
/// Paths are UTF-8.
const FLAGS: u16 = 1 << 11;
/// What stands in a field whose value is in another one of 64 bits.
const ELSEWHERE: u32 = u32::MAX;

impl Zip {
    /// An empty one, whose entries are dated this day.
    pub fn new(day: NaiveDate) -> Self {
        Self {
            day: dos_day(day),
            offset: 0,
            entries: 0,
            directory: Vec::new(),
        }
    }

    /// Adds a file, and gives what the zip goes on with.
    ///
    /// # Errors
    /// Where the file or its path is larger than an entry can be.
    pub fn add(&mut self, path: &str, packing: Packing, bytes: &[u8]) -> io::Result<Vec<u8>> {
        let (method, packed) = match packing {
            Packing::Stored => (0_u16, None),
            Packing::Deflated => {
                let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
                encoder.write_all(bytes)?;
                (8, Some(encoder.finish()?))
            }
        };
        let content = packed.as_deref().unwrap_or(bytes);
        let too_large = |_| io::Error::other(format!("{path} is too large for an entry"));
        let length = u16::try_from(path.len()).map_err(too_large)?;
        let mut fields = Fields::default();
        // What the entry and the list say alike.
        fields.short(VERSION).short(FLAGS).short(method);
        fields.short(0).short(self.day);
        fields.long(crc32fast::hash(bytes));
        fields.long(u32::try_from(content.len()).map_err(too_large)?);
        fields.long(u32::try_from(bytes.len()).map_err(too_large)?);
        fields.short(length);
        let fields = fields.0;

        let mut part = Fields::default();
        part.long(0x0403_4b50).bytes(&fields).short(0);
        part.bytes(path.as_bytes()).bytes(content);
        self.list(path, &fields);
        self.offset += part.0.len() as u64;
        self.entries += 1;
        Ok(part.0)
    }

    /// Lists an entry that begins here.
    fn list(&mut self, path: &str, fields: &[u8]) {
        let mut entry = Fields::default();
        let begins = u32::try_from(self.offset).unwrap_or(ELSEWHERE);
        let extra = match begins {
            ELSEWHERE => {
                let mut extra = Fields::default();
                extra.short(1).short(8).huge(self.offset);
                extra.0
            }
            _ => Vec::new(),
        };
        entry.long(0x0201_4b50).short(MADE_BY).bytes(fields);
        entry.short(if extra.is_empty() { 0 } else { 12 });
        // No comment, the first disk, no attributes but the mode.
        entry.short(0).short(0).short(0).long(FILE_MODE);
        entry.long(begins).bytes(path.as_bytes()).bytes(&extra);
        self.directory.append(&mut entry.0);
    }

    /// What the zip ends with: the list of what is in it.
    pub fn end(self) -> Vec<u8> {
        let size = self.directory.len() as u64;
        let mut end = Fields(self.directory);
        let count = u16::try_from(self.entries).unwrap_or(u16::MAX);
        let [short_size, begins] = [size, self.offset];
        let [short_size, begins] =
            [short_size, begins].map(|it| u32::try_from(it).unwrap_or(ELSEWHERE));
        if count == u16::MAX || short_size == ELSEWHERE || begins == ELSEWHERE {
            end.long(0x0606_4b50)
                .huge(44)
                .short(MADE_BY)
                .short(VERSION_64);
            end.long(0).long(0).huge(self.entries).huge(self.entries);
            end.huge(size).huge(self.offset);
            end.long(0x0706_4b50)
                .long(0)
                .huge(self.offset + size)
                .long(1);
        }
        end.long(0x0605_4b50)
            .short(0)
            .short(0)
            .short(count)
            .short(count);
        end.long(short_size).long(begins).short(0);
        end.0
    }
}

/// A day as a zip says it: from 1980 on.
fn dos_day(day: NaiveDate) -> u16 {
    let years = u16::try_from(day.year() - 1980).unwrap_or(0).min(127);
    let [month, day] = [day.month(), day.day()].map(|it| u16::try_from(it).unwrap_or(1));
    years << 9 | month << 5 | day
}

/// Numbers one after the other, the smallest byte first.
#[derive(Default)]
struct Fields(Vec<u8>);

impl Fields {
    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    fn short(&mut self, value: u16) -> &mut Self {
        self.bytes(&value.to_le_bytes())
    }

    fn long(&mut self, value: u32) -> &mut Self {
        self.bytes(&value.to_le_bytes())
    }

    fn huge(&mut self, value: u64) -> &mut Self {
        self.bytes(&value.to_le_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process::Command;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day")
    }

    /// What Python's own reader finds wrong, and in the zip.
    fn read(zip: &[u8]) -> String {
        let file = tempfile::NamedTempFile::new().expect("a file");
        std::fs::write(file.path(), zip).expect("written");
        let script = "import sys, zipfile\n\
                      z = zipfile.ZipFile(sys.argv[1])\n\
                      print(z.testzip(), len(z.infolist()))\n\
                      for i in z.infolist()[:3]: print(i.filename, i.date_time[:3], oct(i.external_attr >> 16), len(z.read(i)))";
        let read = Command::new("python3")
            .args(["-c", script])
            .arg(file.path())
            .output()
            .expect("python3");
        let complaint = String::from_utf8_lossy(&read.stderr);
        assert!(read.status.success(), "{complaint}");
        String::from_utf8(read.stdout).expect("text")
    }

    #[test]
    fn a_part_goes_out_before_the_next_is_there() {
        let mut zip = Zip::new(day());
        let first = zip.add("a.pdf", Packing::Stored, b"%PDF-").expect("fits");
        assert!(first.ends_with(b"a.pdf%PDF-"));
        let text = "0".repeat(10_000);
        let second = zip.add("b/\u{e9}.csv", Packing::Deflated, text.as_bytes());
        let second = second.expect("fits");
        assert!(second.len() < 200, "it is packed");
        let whole = [first, second, zip.end()].concat();
        assert_eq!(
            read(&whole),
            "None 2\na.pdf (2026, 11, 30) 0o100644 5\nb/\u{e9}.csv (2026, 11, 30) 0o100644 10000\n"
        );
    }

    #[test]
    fn more_entries_than_a_short_number_counts() {
        let mut zip = Zip::new(day());
        let mut whole = Vec::new();
        for number in 0..70_000 {
            let part = zip.add(&format!("{number}"), Packing::Stored, b"");
            whole.append(&mut part.expect("fits"));
        }
        whole.append(&mut zip.end());
        assert!(read(&whole).starts_with("None 70000\n0 "));
    }

    /// Beyond four gigabytes, which are not there to be read: the places of what follows are.
    #[test]
    fn an_entry_beyond_32_bits_is_listed_where_it_is() {
        let mut zip = Zip::new(day());
        zip.offset = 5 << 32;
        zip.add("a", Packing::Stored, b"1").expect("fits");
        let place = (5_u64 << 32).to_le_bytes();
        let listed = zip.directory.windows(8).any(|it| it == place);
        assert!(listed, "its place has 64 bits");
        let end = zip.end();
        assert!(end.windows(4).any(|it| it == 0x0606_4b50_u32.to_le_bytes()));
    }
}
