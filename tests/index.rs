//! What the index of words takes in memory.

use std::path::Path;

use newsrack::testing::index_and_text_bytes;
use newsrack::{Rack, ReadOptions};

/// Articles of words as frequent as in a language: the n-th most frequent once for the first's n times.
fn article(number: usize, random: &mut u64) -> String {
    let mut word = || {
        *random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let rank = (30_000.0_f64).powf((*random >> 11) as f64 / (1_u64 << 53) as f64) as u64;
        format!("{}{}", ["tide", "wind", "lamp", "stone"][(rank % 4) as usize], rank / 4)
    };
    let mut words = |count: usize| (0..count).map(|_| word()).collect::<Vec<_>>().join(" ");
    let (title, excerpt) = (words(9), words(35));
    format!("---\ntitle: {title}\nexcerpt: {excerpt}\nwebUrl: https://example.org/{number}\n---\n")
}

#[test]
fn the_index_takes_at_most_one_and_a_half_times_its_texts() {
    let mut rack = Rack::default();
    let mut random = 1;
    let source: String = (0..20_000).map(|number| article(number, &mut random)).collect();
    rack.add(source.as_bytes(), Some("many.yaml"), &ReadOptions::default());
    let (index, texts) = index_and_text_bytes(&rack);
    println!("made up: {index} bytes for {texts}");
    assert!(2 * index <= 3 * texts, "{index} bytes for {texts} of text");
}

#[test]
fn so_does_that_of_the_corpus() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let Ok(folders) = std::fs::read_dir(&corpus) else {
        return println!("skipped: there is no ../shared/corpus");
    };
    let mut rack = Rack::default();
    for folder in folders.flatten() {
        for file in std::fs::read_dir(folder.path()).into_iter().flatten().flatten() {
            let bytes = std::fs::read(file.path()).unwrap_or_default();
            rack.add(&bytes, file.file_name().to_str(), &ReadOptions::default());
        }
    }
    let (index, texts) = index_and_text_bytes(&rack);
    println!("corpus: {index} bytes for {texts}");
    assert!(rack.len() > 700 && 2 * index <= 3 * texts, "{index} bytes for {texts} of text");
}
