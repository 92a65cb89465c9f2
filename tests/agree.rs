//! The two readers against each other: what the fast one reads, the general one reads alike.
#![cfg(not(target_arch = "wasm32"))]

mod util;

use std::cell::Cell;

use newsrack::testing::{Fast, Refusal, guard, read_fast, read_unguarded};
use newsrack::{Article, Place, Problem, Rack};
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};

/// Tries a property with documents made up by chance. It says whether the document was one that the
/// fast reader reads: if hardly any were, nothing would be tested.
fn try_documents(property: impl Fn(&str) -> Result<bool, TestCaseError>) {
    let config = util::config();
    let least = config.cases / 8;
    let fast = Cell::new(0);
    let choices = prop::collection::vec(any::<u8>(), 0..400);
    let outcome = TestRunner::new(config).run(&choices, |choices| {
        let is_fast = property(&util::write_yaml::document(&choices))?;
        fast.set(fast.get() + u32::from(is_fast));
        Ok(())
    });
    if let Err(TestError::Fail(why, choices)) = outcome {
        panic!("{why}\nin the document\n{:?}", util::write_yaml::document(&choices));
    }
    assert!(fast.get() >= least, "the fast reader read only {} of these documents", fast.get());
}

/// The general parser wrongly wants spaces where the first line of a block scalar begins with a tab
/// behind its indentation (YAML 1.2.2, 8.1.1.1).
fn is_mistaken(text: &str, refusal: &Refusal) -> bool {
    let (_, message, Some(place)) = refusal else { return false };
    let line = text.lines().nth(place.line as usize - 1).unwrap_or("");
    message.contains("tab") && line.starts_with([' ', '\t']) && line.trim_start_matches(' ').starts_with('\t')
}

/// Both readers read `text` as the same tree, or find the same key doubled at the same place.
fn agree(text: &str) -> Result<bool, TestCaseError> {
    let general = match read_unguarded(text) {
        Err(refusal) if is_mistaken(text, &refusal) => return Ok(false),
        other => other,
    };
    match read_fast(text) {
        Fast::Read(tree) => {
            prop_assert_eq!(general, Ok(tree));
            Ok(true)
        }
        Fast::Duplicate(at) => {
            let before = &text[..at];
            let line = before.matches('\n').count() as u32 + 1;
            let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) as u32 + 1;
            let found = general.map_err(|(code, _, place)| (code, place));
            prop_assert_eq!(found, Err(("duplicate-key", Some(Place { line, column }))));
            Ok(true)
        }
        Fast::Unusual(at) => {
            prop_assert!(text.is_char_boundary(at));
            Ok(false)
        }
    }
}

/// What a rack makes of a source whose first `skipped` lines don't count: its article and its problems.
fn outcome(text: &str, skipped: u32) -> (Option<Article>, Vec<Problem>) {
    let mut rack = Rack::default();
    let mut report = rack.add(text.as_bytes(), Some("a.yaml"), &Default::default());
    let place = |line: &mut Option<u32>| *line = line.map(|line| line - skipped);
    report.problems.iter_mut().for_each(|problem| place(&mut problem.line));
    let found =
        rack.search(&serde_json::from_str(r#"{"published": "any"}"#).expect("a query")).expect("no dates");
    let mut article = found.cards.into_iter().next().map(|card| card.article);
    article.iter_mut().for_each(|article| place(&mut article.line));
    (article, report.problems)
}

#[test]
fn both_readers_read_the_same_tree() {
    try_documents(agree);
}

/// With an anchor on a line before it, a document is the same to YAML, but not for the fast reader.
#[test]
fn both_readers_make_the_same_article_with_the_same_problems() {
    try_documents(|text| {
        let anchored = format!("&all\n{text}");
        let is_comparable = guard(&anchored).is_ok()
            && !matches!(read_fast(text), Fast::Unusual(_))
            && !read_unguarded(text).is_err_and(|refusal| is_mistaken(text, &refusal));
        if is_comparable {
            prop_assert_eq!(outcome(&anchored, 1), outcome(text, 0));
        }
        Ok(is_comparable)
    });
}

#[test]
fn both_readers_read_the_corpus_alike() {
    for (name, text) in util::corpus() {
        let yaml = text.split("---\n").nth(1).unwrap_or_else(|| panic!("{name} has no front matter"));
        let is_fast = agree(yaml).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(is_fast, "{name} is not for the fast reader");
    }
}
