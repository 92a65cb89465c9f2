//! A short run of each fuzz target, without a fuzzer: what it starts from, cut and put together by
//! chance. A long one is `npm run fuzz`.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../fuzz/laws.rs"]
mod laws;
mod util;

use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::TestRunner;

/// The bytes of every seed.
fn seeds() -> Vec<Vec<u8>> {
    let folder = fs::read_dir(fuzz("seeds")).expect("there are seeds");
    let mut paths: Vec<_> = folder.map(|entry| entry.expect("a seed can be listed").path()).collect();
    paths.sort();
    paths.into_iter().map(|path| fs::read(path).expect("a seed can be read")).collect()
}

/// The words of the fuzzers' dictionary: a line each, in quotes, with escapes.
fn words() -> Vec<Vec<u8>> {
    let dictionary = fs::read_to_string(fuzz("yaml.dict")).expect("there is a dictionary");
    let quoted = |line: &str| Some(unescaped(line.strip_prefix('"')?.strip_suffix('"')?));
    dictionary.lines().filter_map(quoted).collect()
}

fn unescaped(text: &str) -> Vec<u8> {
    let mut parts = text.split('\\');
    let mut bytes = parts.next().unwrap_or("").as_bytes().to_vec();
    while let Some(part) = parts.next() {
        if let Some(hex) = part.strip_prefix('x') {
            bytes.push(u8::from_str_radix(&hex[..2], 16).expect("two hexadecimal digits"));
            bytes.extend(hex[2..].bytes());
        } else if part.is_empty() {
            bytes.push(b'\\');
            bytes.extend(parts.next().unwrap_or("").bytes());
        } else {
            bytes.extend(part.bytes());
        }
    }
    bytes
}

fn fuzz(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fuzz").join(path)
}

/// One accident to a source: where, how far, and what to put there.
#[derive(Clone, Debug)]
enum Accident {
    Insert(Vec<u8>),
    Overwrite(u8),
    Delete,
    /// What is cut out of it, or of another seed, comes in a second time.
    Copy(Option<Vec<u8>>),
}

fn sources() -> impl Strategy<Value = Vec<u8>> {
    let accident = prop_oneof![
        4 => select(words()).prop_map(Accident::Insert),
        1 => any::<u8>().prop_map(Accident::Overwrite),
        1 => Just(Accident::Delete),
        1 => prop::option::of(select(seeds())).prop_map(Accident::Copy),
    ];
    let accidents = prop::collection::vec((accident, any::<Index>(), any::<Index>(), any::<Index>()), 0..8);
    (select(seeds()), accidents).prop_map(|(mut source, accidents)| {
        for (accident, at, from, to) in accidents {
            let at = at.index(source.len() + 1);
            let cut = |bytes: &[u8]| {
                let (from, to) = (from.index(bytes.len() + 1), to.index(bytes.len() + 1));
                from.min(to)..from.max(to)
            };
            match accident {
                Accident::Insert(word) => drop(source.splice(at..at, word)),
                Accident::Overwrite(byte) => source.iter_mut().skip(at).take(1).for_each(|old| *old = byte),
                Accident::Delete => drop(source.drain(cut(&source))),
                Accident::Copy(other) => {
                    let other = other.unwrap_or_else(|| source.clone());
                    drop(source.splice(at..at, other[cut(&other)].to_vec()));
                }
            }
        }
        source
    })
}

/// Tries a law with the seeds, then with what chance makes of them.
fn try_law(law: impl Fn(&[u8])) {
    seeds().iter().for_each(|seed| law(seed));
    TestRunner::new(util::config())
        .run(&sources(), |source| {
            law(&source);
            Ok(())
        })
        .unwrap_or_else(|failed| panic!("{failed}"));
}

fn try_law_of_texts(law: impl Fn(&str)) {
    try_law(|source| law(&String::from_utf8_lossy(source)));
}

#[test]
fn split() {
    try_law(|source| {
        for single in [false, true] {
            for lengths in [&[0][..], &[2, 40, 0], &[255]] {
                laws::split(single, lengths, source);
            }
        }
    });
}

#[test]
fn front_matter() {
    try_law_of_texts(laws::front_matter);
}

#[test]
fn general() {
    try_law_of_texts(laws::general);
}

#[test]
fn agree() {
    try_law_of_texts(laws::agree);
}

#[test]
fn rack() {
    try_law(|source| {
        let (head, tail) = source.split_at(source.len() / 2);
        laws::rack(&[(false, source), (true, source), (false, tail), (false, head)]);
    });
}
