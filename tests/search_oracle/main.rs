//! Search against a scan of every article that was written from docs/search.md alone.
#![cfg(all(feature = "find", not(target_arch = "wasm32")))]

// In the order of the flow: texts and articles → words → what is near → what is found → answers, compared.
mod asking;
mod body;
mod compare;
mod draft;
mod generate;
mod held;
mod near;
mod query;
mod random;
mod regressions;
mod search;
mod smallest;
mod tables;
mod text;
#[path = "../util/mod.rs"]
mod util;
mod vocabulary;
mod words;

use newsrack::Rack;

use crate::compare::{build, compare};
use crate::draft::{Document, Step};
use crate::held::Naive;
use crate::random::Random;

const QUERIES_OF_A_RACK: usize = 100;

/// How many queries are tried, and from which seed: always the same ones, or as many as `PROPTEST_CASES` says.
fn count_and_seed() -> (usize, u64) {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let count = number("PROPTEST_CASES");
    let today = || std::time::UNIX_EPOCH.elapsed().expect("it is after 1970").as_secs();
    let seed = number("NEWSRACK_SEED").unwrap_or_else(|| if count.is_some() { today() } else { 2026 });
    (count.unwrap_or(3000) as usize, seed)
}

#[test]
fn made_up_articles_are_found_as_by_a_scan() {
    let (count, seed) = count_and_seed();
    for number in 0..count.div_ceil(QUERIES_OF_A_RACK) as u64 {
        try_rack(seed.wrapping_add(number));
    }
}

/// Queries between the steps that fill and thin out one rack.
fn try_rack(seed: u64) {
    let random = &mut Random::new(seed);
    let words = generate::words(random);
    let (mut rack, mut naive, mut history) = (Rack::default(), Naive::default(), Vec::new());
    for at in 0..QUERIES_OF_A_RACK {
        if at == 0 || random.chance(10) {
            let step = generate::step(random, &words, &naive, at);
            step.take(&mut rack, &mut naive);
            naive.update(&rack);
            history.push(step);
        }
        compare(&rack, &naive, &generate::query(random, &naive), &history, seed);
    }
}

#[test]
fn the_corpus_is_found_as_by_a_scan() {
    let name = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let given = |(path, text): (String, String)| Step::Add {
        name: name(&path),
        documents: vec![Document::Given(text)],
    };
    let history: Vec<Step> = util::corpus().into_iter().map(given).collect();
    if history.is_empty() {
        return;
    }
    let (rack, naive) = build(&history);
    let (count, seed) = count_and_seed();
    let random = &mut Random::new(seed);
    for _ in 0..count.div_ceil(50) {
        compare(&rack, &naive, &generate::query(random, &naive), &history, seed);
    }
}
