//! A zip that is handed out while it is written: no file on the way, and no more in memory than the
//! one entry that is being added.

use async_zip::base::write::ZipFileWriter;
use async_zip::error::ZipError;
use async_zip::{Compression, ZipDateTime, ZipDateTimeBuilder, ZipEntryBuilder};
use chrono::{Datelike, NaiveDate};

/// A plain file that its owner may write and everybody may read, as unpacking on Unix makes it.
const FILE_MODE: u16 = 0o100_644;
/// The years that a zip can say.
const YEARS: std::ops::RangeInclusive<i32> = 1980..=2107;

/// How an entry lies in the zip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// As it is: it is packed within itself, as a PDF is.
    Stored,
    /// Packed.
    Deflated,
}

/// A zip being written.
pub struct Zip {
    writer: ZipFileWriter<Vec<u8>>,
    day: ZipDateTime,
}

impl Zip {
    /// An empty one, whose entries are dated this day.
    pub fn new(day: NaiveDate) -> Self {
        let day = match YEARS.contains(&day.year()) {
            true => day,
            false => NaiveDate::from_ymd_opt(*YEARS.start(), 1, 1).unwrap_or(day),
        };
        let date = ZipDateTimeBuilder::new().year(day.year());
        Self {
            writer: ZipFileWriter::new(Vec::new()),
            day: date.month(day.month()).day(day.day()).build(),
        }
    }

    /// Adds a file, and gives what the zip goes on with. Its path is plain: letters, digits, and
    /// slashes between folders.
    ///
    /// # Errors
    /// Where its path is longer than a zip can say.
    pub async fn add(
        &mut self,
        path: &str,
        packing: Packing,
        bytes: &[u8],
    ) -> Result<Vec<u8>, ZipError> {
        let compression = match packing {
            Packing::Stored => Compression::Stored,
            Packing::Deflated => Compression::Deflate,
        };
        let entry = ZipEntryBuilder::new(path.into(), compression)
            .last_modification_date(self.day)
            .unix_permissions(FILE_MODE);
        self.writer.write_entry_whole(entry, bytes).await?;
        Ok(std::mem::take(self.writer.inner_mut()))
    }

    /// What the zip ends with: the list of what is in it.
    ///
    /// # Errors
    /// Never for a reason of ours: writing to memory does not fail.
    pub async fn end(self) -> Result<Vec<u8>, ZipError> {
        self.writer.close().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The local header, the bytes as they are, and at the end a list that points at them.
    #[tokio::test]
    async fn a_part_goes_out_before_the_next_is_there() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day");
        let mut zip = Zip::new(day);
        let first = zip.add("a.pdf", Packing::Stored, b"%PDF-").await;
        let first = first.expect("written");
        assert!(first.starts_with(b"PK\x03\x04") && first.ends_with(b"a.pdf%PDF-"));
        let text = "0".repeat(10_000);
        let second = zip.add("b/c.csv", Packing::Deflated, text.as_bytes()).await;
        assert!(second.expect("written").len() < 200, "it is packed");
        let end = zip.end().await.expect("written");
        assert!(end.starts_with(b"PK\x01\x02"), "only the list is left");
        let year_and_month = ((2026 - 1980) << 9) | (11 << 5) | 30_u16;
        assert_eq!(end[14..16], year_and_month.to_le_bytes());
    }
}
