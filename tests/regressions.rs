//! What once broke, by name. Each test says what went wrong.
#![cfg(not(target_arch = "wasm32"))]

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
