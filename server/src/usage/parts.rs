//! Rows to parts of a file, and these to chunks that are stored: what is in memory is one chunk.

use actions::Failure;
use actions::usage::{StoredPart, UsageReading, UsageStop};
use billing::usage::{UsageOptions, UsagePacking, UsageRow};
use documents::usage::{Packed, UsageWriter, file_name};

/// Bytes that are stored at once.
const CHUNK_BYTES: usize = 4 << 20;

/// Bytes of a part, in their order.
#[derive(Debug)]
pub struct Chunk {
    /// Of which part, counted from one.
    pub part: u32,
    /// Its place in the part, counted from one.
    pub number: u32,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// The parts of a file, while they are written.
pub struct Parts {
    writer: UsageWriter,
    packed: Packed,
    /// Bytes that are not packed yet.
    buffer: Vec<u8>,
    options: UsageOptions,
    stem: String,
    part_bytes_max: u64,
    /// Of this part, before packing.
    part_bytes: u64,
    rows_before: u64,
    chunks: u32,
    done: Vec<StoredPart>,
}

impl Parts {
    /// Nothing but the beginning of the first part.
    pub fn new(reading: &UsageReading, options: UsageOptions, part_bytes_max: u64) -> Self {
        let mut parts = Self {
            writer: UsageWriter::new(reading.account.clone(), options),
            packed: Packed::new(options.packing),
            buffer: Vec::new(),
            options,
            stem: reading.stem.clone(),
            part_bytes_max,
            part_bytes: 0,
            rows_before: 0,
            chunks: 0,
            done: Vec::new(),
        };
        parts.writer.begin(&mut parts.buffer);
        parts
    }

    /// Takes rows. Gives what is ready to be stored.
    pub fn rows(&mut self, rows: Vec<UsageRow>) -> Result<Vec<Chunk>, UsageStop> {
        for row in rows {
            self.writer.row(row, &mut self.buffer)?;
        }
        self.pack()?;
        let mut ready = Vec::new();
        if self.packed.waiting() >= CHUNK_BYTES {
            let bytes = self.packed.take();
            ready.push(self.chunk(bytes));
        }
        if self.part_bytes >= self.part_bytes_max {
            ready.extend(self.end_part()?);
            self.writer.begin(&mut self.buffer);
        }
        Ok(ready)
    }

    /// Ends the last part. Gives what is still to be stored, and all parts.
    pub fn finish(mut self) -> Result<(Vec<Chunk>, Vec<StoredPart>), UsageStop> {
        self.writer.end(&mut self.buffer);
        let ready = self.end_part()?;
        if self.done.len() == 1 {
            self.done[0].file_name = self.name(None);
        }
        Ok((ready, self.done))
    }

    /// What the writer still puts together goes into the next part.
    fn end_part(&mut self) -> Result<Vec<Chunk>, UsageStop> {
        self.pack()?;
        let packed = std::mem::replace(&mut self.packed, Packed::new(self.options.packing));
        let (bytes, size_bytes, sha256) = packed.finish().map_err(|it| broken(&it))?;
        let mut ready = Vec::new();
        if !bytes.is_empty() {
            ready.push(self.chunk(bytes));
        }
        let number = self.done.len() + 1;
        self.done.push(StoredPart {
            file_name: self.name(Some(number)),
            rows: self.writer.written() - self.rows_before,
            size_bytes,
            sha256,
            chunks: self.chunks,
        });
        self.rows_before = self.writer.written();
        (self.part_bytes, self.chunks) = (0, 0);
        Ok(ready)
    }

    fn pack(&mut self) -> Result<(), UsageStop> {
        self.part_bytes += self.buffer.len() as u64;
        self.packed.write(&self.buffer).map_err(|it| broken(&it))?;
        self.buffer.clear();
        Ok(())
    }

    fn chunk(&mut self, bytes: Vec<u8>) -> Chunk {
        self.chunks += 1;
        Chunk {
            part: u32::try_from(self.done.len()).unwrap_or(u32::MAX) + 1,
            number: self.chunks,
            bytes,
        }
    }

    /// What a part is saved as; parts are numbered where there are several.
    fn name(&self, number: Option<usize>) -> String {
        let stem = match number {
            Some(number) => format!("{}-{number}", self.stem),
            None => self.stem.clone(),
        };
        let name = file_name(&stem, self.options.format);
        match self.options.packing {
            UsagePacking::Plain => name,
            UsagePacking::Gzip => format!("{name}.gz"),
        }
    }
}

fn broken(cause: &std::io::Error) -> UsageStop {
    Failure::new(format!("A file of usage cannot be packed: {cause}")).into()
}
