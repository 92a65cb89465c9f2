//! What several test files need.
#![allow(dead_code, reason = "each test file uses a part of it")]

pub mod write_yaml;

use std::path::PathBuf;

use proptest::test_runner::{Config, RngSeed};

/// How a property is tried: 2,000 times, always the same ones, so that whoever sees it fail can see it
/// again; or as often as `PROPTEST_CASES` says, each time others. What fails is written into a test of
/// its own, not into a file of seeds.
pub fn config() -> Config {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|count| count.parse().ok());
    let rng_seed = if asked.is_some() { RngSeed::Random } else { RngSeed::Fixed(2026) };
    Config { cases: asked.unwrap_or(2000), rng_seed, failure_persistence: None, ..Default::default() }
}

/// The files of the shared corpus and seeds: name and text. Empty, and said so, where they are absent.
pub fn corpus() -> Vec<(String, String)> {
    let shared = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folders = ["seeds", "corpus/powerapps", "corpus/azure-sample"];
    let mut files = Vec::new();
    for entry in folders.iter().filter_map(|folder| std::fs::read_dir(shared.join(folder)).ok()).flatten() {
        let path = entry.expect("a folder of the corpus can be listed").path();
        let text = std::fs::read_to_string(&path).expect("an article of the corpus can be read");
        files.push((path.to_string_lossy().into_owned(), text));
    }
    if files.is_empty() {
        eprintln!("skipped: there are no articles in ../shared");
    }
    files
}
