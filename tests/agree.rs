//! The two readers against each other: what the fast one reads, the general one reads alike.
#![cfg(not(target_arch = "wasm32"))]

mod util;

use std::cell::Cell;

use newsrack::testing::{
    Fast, Tree, agree, guard, is_mistaken, read_fast, read_fast_except_related, read_unguarded, related_lines,
};
use newsrack::{Article, Problem, Rack};
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
    try_documents(|text| agree(text).map_err(TestCaseError::fail));
}

/// What stands in a document beside its related links.
fn without_related(read: &Fast) -> Option<Vec<&(String, Tree)>> {
    match read {
        Fast::Read(Tree::Map(entries)) => Some(entries.iter().filter(|(key, _)| key != "related").collect()),
        _ => None,
    }
}

/// Whoever passes over the lines of related links reads the rest as if those lines were blank.
#[test]
fn related_links_passed_over_do_not_change_the_rest() {
    try_documents(|text| {
        let skimmed = read_fast_except_related(text);
        if let Some(lines) = related_lines(text) {
            let blank = "\n".repeat(text[lines.clone()].matches('\n').count());
            let blanked = read_fast(&[&text[..lines.start], &blank, &text[lines.end..]].concat());
            if let Some(rest) = without_related(&skimmed) {
                prop_assert_eq!(Some(rest), without_related(&blanked));
            }
        }
        let whole = read_fast(text);
        let is_fast = matches!(whole, Fast::Read(_));
        if is_fast {
            prop_assert_eq!(without_related(&skimmed), without_related(&whole));
        }
        Ok(is_fast)
    });
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
