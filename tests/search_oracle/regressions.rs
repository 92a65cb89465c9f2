//! What the comparison once found, by name. Each test says what went wrong.

use newsrack::{Query, Rack, SearchResult};

/// A search among articles of these keys and values.
fn search(articles: &[&str], text: &str) -> SearchResult {
    let mut rack = Rack::default();
    for (at, article) in articles.iter().enumerate() {
        let source = format!("{article}\nwebUrl: https://news.example/{at}\n");
        assert_eq!(rack.add(source.as_bytes(), Some("a.yaml"), &Default::default()).added, 1, "{article}");
    }
    rack.search(&Query { text: Some(text.into()), ..Query::default() }).expect("no dates are asked for")
}

/// A topic written twice weighed more than one.
#[test]
fn a_topic_written_twice_counts_once() {
    let score = |topics: &str| search(&[&format!("title: A\ntopics: {topics}")], "story").cards[0].score;
    assert_eq!(score("[Story, Sea, STORY, sea]"), score("[Story, Sea]"));
}

/// The word of another field was proposed, with which nothing is found.
#[test]
fn a_word_of_a_field_is_corrected_by_words_of_that_field() {
    let articles = ["title: run\nexcerpt: ruin and ruin again", "title: A\nexcerpt: ruin"];
    assert_eq!(search(&articles, "title:runn").corrected.as_deref(), Some("title:run"));
}

/// Words that stood only in articles taken out were not corrected, or were proposed.
#[test]
fn words_of_removed_articles_are_no_longer_known() {
    let mut rack = Rack::default();
    for word in ["harbor", "harbour", "harboor"] {
        let source = format!("title: {word}\nwebUrl: https://news.example/{word}\n");
        rack.add(source.as_bytes(), Some("a.yaml"), &Default::default());
    }
    assert!(rack.remove("harbor") && rack.remove("harboor"));
    let found = rack.search(&Query { text: Some("harbor".into()), ..Query::default() }).expect("no dates");
    assert_eq!((found.total, found.corrected.as_deref()), (1, Some("harbour")));
}

/// The number of groups overflowed.
#[test]
fn a_text_of_hundreds_of_runs_is_answered() {
    let text = "海ア".repeat(500);
    assert_eq!(search(&[&format!("title: {text}"), "title: 海"], &text).total, 1);
}

/// An accent behind a hyphen began another group.
#[test]
fn a_hyphen_joins_words_of_any_letters() {
    let articles = ["title: été-covid", "title: covid-été", "title: covid d’un été"];
    let found = search(&articles, "covid-été");
    assert_eq!(
        found.cards.iter().map(|card| &card.article.story.title[..]).collect::<Vec<_>>(),
        ["covid-été"]
    );
}

/// What nobody sees was a character of its own.
#[test]
fn unseen_characters_do_not_part_a_run() {
    assert_eq!(search(&["title: ភាសា\u{200b}ខ្មែរ", "title: 葛\u{e0100}城市"], "ភាសាខ្មែរ").total, 1);
    assert_eq!(search(&["title: ភាសា\u{200b}ខ្មែរ", "title: 葛\u{e0100}城市"], "葛城").total, 1);
}

/// Letters with accents of their own, and with an 's, were cut apart.
#[test]
fn initials_may_be_decomposed_or_possessive() {
    let articles = ["title: The E\u{301}.U.'s plan", "title: The U.S.A's plan", "title: E and U"];
    assert_eq!(search(&articles, "\"ÉU\"").total, 1);
    assert_eq!(search(&articles, "\"USA\"").total, 1);
}

/// Whether a letter before a point was the only one was forgotten, or taken from a digit.
#[test]
fn initials_stand_alone() {
    let places = |text: &str| search(&[&format!("title: {text}")], "\"u\"").cards.len();
    assert_eq!(["sx.u.É", "3.u.s", "u.é", "xu.u.s"].map(places), [1, 0, 0, 1]);
}

/// A mark behind something unseen was not put on its letter, and the word was another.
#[test]
fn a_mark_behind_what_nobody_sees_is_on_its_letter() {
    for (title, text) in [("が", "か\u{200b}\u{3099}"), ("か\u{200b}\u{3099}", "が")] {
        assert_eq!(search(&[&format!("title: {title}")], text).total, 1, "{title}");
    }
}

/// Letters with points between them became one word also where Unicode’s word begins before them.
#[test]
fn initials_are_a_whole_word() {
    let articles = ["title: U.S.", "title: l‘a.b", "title: l‧א.א"];
    let count = |text: &str| search(&articles, text).total;
    assert_eq!(["us", "ab", "a", "אא", "א"].map(count), [1, 0, 1, 0, 1]);
}

/// A mark was a word of its own where an apostrophe and an s behind it had been taken off.
#[test]
fn a_mark_alone_is_no_word() {
    crate::try_rack(1_796_200_926);
}
