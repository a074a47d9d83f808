//! A large file in parts: each is whole by itself, and all of them have what one would have.

use super::adds_up::sample;
use crate::usage::{Chunk, Parts};
use actions::Portal;
use actions::usage::{StoredPart, UsageReading};
use billing::usage::{ByteOrderMark, UsageOptions, UsagePacking};
use flate2::read::GzDecoder;
use scratch::Scratch;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Read;

/// Reads an invoice into parts of so many bytes.
async fn parts_of(
    portal: &Portal,
    name: &str,
    (options, most): (UsageOptions, u64),
) -> (BTreeMap<u32, Vec<u8>>, Vec<StoredPart>) {
    let reading = UsageReading::of_invoice(portal, name).await.expect("there");
    let mut parts = Parts::new(&reading, options, most);
    let mut bytes = BTreeMap::<u32, Vec<u8>>::new();
    let mut put = |chunks: Vec<Chunk>| {
        for chunk in chunks {
            bytes.entry(chunk.part).or_default().extend(chunk.bytes);
        }
    };
    let mut rows = reading.rows().await.expect("read");
    while let Some(some) = rows.next().await.expect("read") {
        for row in some {
            put(parts.rows(vec![row]).expect("written"));
        }
    }
    let (last, _) = rows.close().expect("adds up");
    put(parts.rows(last).expect("written"));
    let (chunks, stored) = parts.finish().expect("written");
    put(chunks);
    (bytes, stored)
}

#[tokio::test(flavor = "multi_thread")]
async fn each_part_has_the_head_and_its_own_rows() {
    let scratch = Scratch::sqlite().await;
    let (portal, name) = sample(&scratch).await;
    let options = UsageOptions {
        packing: UsagePacking::Gzip,
        mark: ByteOrderMark::LeftOut,
        ..UsageOptions::default()
    };
    let (whole, one) = parts_of(&portal, &name, (options, u64::MAX)).await;
    assert_eq!(one.len(), 1);
    assert_eq!(one[0].file_name, format!("{name}_usage.csv.gz"));
    let (bytes, many) = parts_of(&portal, &name, (options, 20_000)).await;
    assert!(many.len() > 3, "{} parts", many.len());
    assert_eq!(many[1].file_name, format!("{name}-2_usage.csv.gz"));
    let rows: u64 = many.iter().map(|it| it.rows).sum();
    assert_eq!(rows, one[0].rows);

    let whole = unpacked(&whole[&1]);
    let (head, all) = whole.split_once("\r\n").expect("a head");
    let mut together = String::new();
    for (number, part) in (1..).zip(&many) {
        let packed = &bytes[&number];
        assert_eq!(packed.len() as u64, part.size_bytes);
        let hash = Sha256::digest(packed);
        let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, part.sha256);
        let text = unpacked(packed);
        let (own, rest) = text.split_once("\r\n").expect("a head");
        assert_eq!(own, head);
        together.push_str(rest);
    }
    assert_eq!(together, all, "the same rows in the same order");
}

fn unpacked(bytes: &[u8]) -> String {
    let mut text = String::new();
    GzDecoder::new(bytes)
        .read_to_string(&mut text)
        .expect("gzip");
    text
}
