//! What once broke, by name. Each test says what went wrong.
#![cfg(not(target_arch = "wasm32"))]

use newsrack::testing::{Splitter, agree};
use newsrack::{Article, Rack};

/// The one article of `text`, which has no problem.
#[track_caller]
fn article(text: &str) -> Article {
    let mut rack = Rack::default();
    let report = rack.add(text.as_bytes(), Some("a.yaml"), &Default::default());
    assert_eq!((report.added, report.problems), (1, vec![]));
    let found = rack.search(&Default::default()).expect("no dates are asked for");
    rack.get(&found.cards[0].article.id).expect("it was just found")
}

/// The other link was remembered as it is written, not as a browser reads it.
#[test]
fn a_related_link_finds_the_article_by_its_mended_original_link() {
    let article = article(
        "title: A\nwebUrl: https://example.org/a\noriginalUrl: \"https:example.org/b\"\n\
         related: [{title: B, webUrl: https://example.org/b}]\n",
    );
    assert_eq!(article.related[0].id, Some(article.id));
}

/// The scheme and host were compared as they are spelled.
#[test]
fn an_embed_in_capitals_has_an_address() {
    let article = article(
        "title: A\nwebUrl: https://example.org/\nfeaturedContent: <iframe src=\"HTTPS://WWW.YouTube.com/embed/x\"></iframe>\n",
    );
    assert_eq!(article.embed_url.as_deref(), Some("HTTPS://WWW.YouTube.com/embed/x"));
}

/// White space behind it hid that a value says nothing; which the general parser's rewriting did not.
#[test]
fn nothing_with_white_space_around_it_is_nothing() {
    for nothing in ["\"null   \"", "\"\u{2028}  \"", "\"  ~    \"", "'      '"] {
        let article = article(&format!("title: A\nwebUrl: https://example.org/\nimages: {nothing}\n"));
        assert_eq!(article.images, []);
    }
}

/// The message named the key only up to its first colon.
#[test]
fn a_doubled_key_with_a_colon_in_it_is_named_whole() {
    let mut rack = Rack::default();
    let report = rack.add(b"a:b : 1\na:b: 2\n", Some("a.yaml"), &Default::default());
    let messages: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "a.yaml:2:1: error: The key \"a:b\" stands here a second time; keep one of the two. [duplicate-key]"
        ]
    );
}

/// Once the first had been dropped, the second was taken for it.
#[test]
fn only_one_byte_order_mark_is_passed_over_however_the_bytes_arrive() {
    let bytes = "\u{feff}\u{feff}title: A\n".as_bytes();
    let yaml = |arrived: usize| {
        let mut splitter = Splitter::new(None);
        assert_eq!(splitter.next(&bytes[..arrived], false), None);
        let dropped = splitter.needed_from();
        splitter.forget(dropped);
        let document = splitter.next(&bytes[dropped..], true).expect("there is a document");
        document.yaml.start + dropped
    };
    assert_eq!((0..10).map(yaml).collect::<Vec<_>>(), [3; 10]);
}

/// The general parser took the colon for the end of the address.
#[test]
fn a_text_in_brackets_may_have_a_colon_and_a_question_mark() {
    let text = "title: A\nwebUrl: https://example.org/\ntopics: [a:?b, c:? d]\n";
    assert_eq!(agree(text), Ok(true));
    assert_eq!(article(&format!("&anchor\n{text}")).topics, ["a:?b", "c:? d"]);
}

/// To it was added how many are looked at beyond: the sum ran over.
#[test]
fn as_many_related_links_can_be_asked_for_as_there_could_be() {
    let text =
        "title: A\nwebUrl: https://example.org/a\nrelated:\n- title: B\n  webUrl: https://example.org/b\n";
    let mut rack = Rack::default();
    rack.add(text.as_bytes(), None, &Default::default());
    assert_eq!(rack.related("a", usize::MAX).len(), 1);
}

/// A key that begins like a line of a known key was taken for that key, and what was written of it was no YAML.
#[test]
fn a_key_in_quotes_with_a_colon_in_it_is_no_known_one() {
    for key in ["title: Other", "images: [{ur", "title: "] {
        let text = format!("\"{key}\": Other\ntitle: A\nwebUrl: https://example.org/a\n");
        assert_eq!(article(&text).story.title, "A");
    }
}

/// Of more than four lists and maps where there should be none, the places of the fifth and on were not sought.
#[test]
fn every_list_where_a_text_should_be_has_its_place() {
    let text = format!("&anchor\ntitle: A\nwebUrl: https://example.org/a\ntopics:\n{}", "- [a]\n".repeat(9));
    let report = Rack::default().add(text.as_bytes(), None, &Default::default());
    let places: Vec<_> = report.problems.iter().map(|problem| (problem.line, problem.column)).collect();
    assert_eq!(places, (5..14).map(|line| (Some(line), Some(3))).collect::<Vec<_>>());
}

/// Of more than 32 quoted texts with characters written as two escapes, the general parser refused the 33rd.
#[test]
fn as_many_texts_as_there_are_may_have_escaped_surrogates() {
    let topics: String = (0..100).map(|at| format!("- \"{at} \\ud83d\\ude00\"\n")).collect();
    let plain = format!("title: A\nwebUrl: https://example.org/a\ntopics:\n{topics}");
    assert_eq!(agree(&plain), Ok(true));
    let article = article(&format!("&anchor\n{plain}"));
    let expected: Vec<_> = (0..100).map(|at| format!("{at} 😀")).collect();
    assert_eq!(article.topics, expected);
}
