//! Values of fields: dates, ids, plain text, links.
#![cfg(not(target_arch = "wasm32"))]

mod util;

use newsrack::testing::{id, is_plain_link, lower_plainly, plain_excerpt};
use newsrack::{Rack, ReadOptions, instant};
use proptest::prelude::*;
use url::{Host, Url};

const DAY: i64 = 86_400_000;

fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn month_length(year: i64, month: i64) -> i64 {
    [31, 28 + i64::from(is_leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1]
}

/// The first and last days of all months of all years that can be written, counted one by one.
#[test]
fn days_are_those_of_a_calendar_that_counts() {
    let days_of = |year| 365 + i64::from(is_leap(year));
    let mut first = -(0..1970).map(days_of).sum::<i64>();
    for (year, month) in (0..=9999).flat_map(|year| (1..=12).map(move |month| (year, month))) {
        let length = month_length(year, month);
        for (date, day) in [(1, first), (length, first + length - 1)] {
            let text = format!("{year:04}-{month:02}-{date:02}");
            assert_eq!(instant(&text), Some(day * DAY), "{text}");
            assert_eq!(id("", instant(&text), ""), text);
        }
        assert_eq!(instant(&format!("{year:04}-{month:02}-{:02}", length + 1)), None);
        first += length;
    }
}

#[test]
fn dates() {
    let ms = |text: &str| instant(text).map(|ms| ms - instant("2021-06-10").expect("a date"));
    let hour = 3_600_000;
    for (text, expected) in [
        ("2021-06-10T00:00:00Z", 0),
        ("2021-06-10t01:00:00z", hour),
        ("2021-06-10 01:00:00Z", hour),
        ("2021-06-10T01:00:00.25Z", hour + 250),
        ("2021-06-10T01:00:00.2509999Z", hour + 250),
        ("2021-06-10T01:00:00.9z", hour + 900),
        ("2021-06-10T01:00:00+00:00", hour),
        ("2021-06-10T01:00:00-00:00", hour),
        ("2021-06-10T01:00:00+01:30", -hour / 2),
        ("2021-06-10T01:00:00-23:59", 25 * hour - 60_000),
        ("2021-06-10 01:00", hour),
        ("2021-06-10T01:00", hour),
        ("2021-06-10 01:00:59", hour + 59_000),
        ("2021-06-10T01:00:59", hour + 59_000),
        ("2021-06-10T23:59:59Z", 24 * hour - 1000),
    ] {
        assert_eq!(ms(text), Some(expected), "{text}");
    }
    for text in [
        "",
        "2021",
        "2021-06",
        "2021-6-10",
        "21-06-10",
        "2021-06-10T",
        "2021-06-10 ",
        " 2021-06-10",
        "2021-00-10",
        "2021-13-10",
        "2021-06-00",
        "2021-06-31",
        "2021-02-29",
        "1900-02-29",
        "2021-06-10T24:00:00Z",
        "2021-06-10T1:00:00Z",
        "2021-06-10T01:60:00Z",
        "2021-06-10T01:00:60Z",
        "2021-06-10T01:00:00.Z",
        "2021-06-10T01:00:00.5",
        "2021-06-10T01:00:00+24:00",
        "2021-06-10T01:00:00+01:60",
        "2021-06-10T01:00:00+0100",
        "2021-06-10T01:00:00 Z",
        "2021-06-10T01:00Z",
        "2021-06-10T01:00+01:00",
        "2021-06-10x",
        "+2021-06-10",
        "２０２１-06-10",
        "2021/06/10",
        "10 June 2021",
        "now",
    ] {
        assert_eq!(ms(text), None, "{text}");
    }
}

#[test]
fn ids() {
    let date = instant("2021-06-10T11:03:00Z");
    for (title, expected) in [
        ("Tide gauges go online", "2021-06-10-tide-gauges-go-online"),
        ("  Late --  at\tnight_1! ", "2021-06-10-late-at-night_1"),
        ("A & B", "2021-06-10-a-b"),
        ("A—B", "2021-06-10-ab"),
        ("don’t", "2021-06-10-dont"),
        ("1/2", "2021-06-10-12"),
        ("海洋 Ærø", "2021-06-10-海洋-ærø"),
        ("ΟΔΥΣΣΕΥΣ", "2021-06-10-οδυσσευς"),
        ("x² ½ ⑦", "2021-06-10-x²-½-⑦"),
        ("non\u{a0}breaking\u{3000}spaces\u{feff}all", "2021-06-10-non-breaking-spaces-all"),
        // A vowel sign is neither letter nor digit.
        ("हिन्दी", "2021-06-10-हनद"),
        ("-", "2021-06-10"),
        ("!?", "2021-06-10"),
    ] {
        assert_eq!(id(title, date, "https://example.org/"), expected);
    }
    assert_eq!(id("Tides", None, "https://example.org/"), "tides");
    assert_eq!(id("-_-", None, "https://example.org/"), "_");
    // The known values of FNV-1a.
    assert_eq!(id("!?", None, ""), "cbf29ce484222325");
    assert_eq!(id("", None, "foobar"), "85944171f73967e8");
}

#[test]
fn plain_text() {
    for (written, expected) in [
        ("", ""),
        ("plain", "plain"),
        (" one\r\n two\tthree ", "one two three"),
        ("a\u{a0}b\u{3000}c\u{feff}d\u{85}e", "a b c d\u{85}e"),
        ("&amp;lt;", "&lt;"),
        ("&lt;b&gt;", "<b>"),
        ("&#8217;&#x2019;&#X2019;&#0008217;", "’’’’"),
        ("&nbsp; &hellip;&rarr;&Alpha;&yuml;", "…→Αÿ"),
        ("&apos;&quot;", "'\""),
        ("&thetasym;&alefsym;", "ϑℵ"),
        (
            "&bogus; &amp &AMP; & &; &#; &#x; &#0; &#xd800; &#x110000;",
            "&bogus; &amp &AMP; & &; &#; &#x; &#0; &#xd800; &#x110000;",
        ),
        ("&#99999999999999999999;", "&#99999999999999999999;"),
        ("AT&T; R&D", "AT&T; R&D"),
        ("&&amp;", "&&"),
    ] {
        assert_eq!(plain_excerpt(written), expected, "{written:?}");
    }
}

/// What is taken for plain has to be the very address that a browser reads.
#[track_caller]
fn assert_plain_is_harmless(text: &str) -> Result<(), TestCaseError> {
    if !is_plain_link(text.as_bytes()) {
        return Ok(());
    }
    let Ok(url) = Url::parse(text) else {
        return Err(TestCaseError::fail(format!("{text:?} is no address")));
    };
    prop_assert!(matches!(url.scheme(), "http" | "https"), "{text:?}");
    prop_assert!(url.username().is_empty() && url.password().is_none(), "{text:?}");
    let (_, rest) = text.split_once("://").expect("it has a scheme");
    let host = rest.split(['/', '?', '#']).next().expect("split gives one");
    let host = host.to_ascii_lowercase();
    prop_assert_eq!(url.host(), Some(Host::Domain(host.as_str())), "{:?}", text);
    prop_assert_eq!(url.port(), None);
    Ok(())
}

#[test]
fn plain_links() {
    for text in [
        "https://example.org",
        "http://example.org/",
        "https://Example.ORG/a?b=c#d",
        "https://example.org?x",
        "https://a-b.c/%20",
        "https://example.org/a|b\"c<d>",
        "https://localhost/",
        "https://example.org/é",
        "https://1.2.x/",
    ] {
        assert!(is_plain_link(text.as_bytes()), "{text}");
        assert_plain_is_harmless(text).expect(text);
    }
    for text in [
        "",
        "https://",
        "https:example.org",
        "HTTPS://example.org",
        "https:/example.org",
        "https:///example.org",
        "//example.org",
        "https://user@example.org/",
        "https://example.org:80/",
        "https://example.org/a b",
        "https://example.org/\t",
        "https://[::1]/",
        " https://example.org",
        "https://example.org\\@evil.example/",
        "https://1.2.3.4/",
        "https://0x7f.1/",
        "https://1/",
        "https://xn--a/",
        "https://a.XN--b/",
        "https://a..b/",
        "https://.a/",
        "https://a./",
        "https://a_b/",
        "https://é.org/",
        "https://a%41/",
        "javascript:alert(1)",
        "ftp://example.org/",
        "https://example.org/\u{7f}",
        "https://a.0x/",
    ] {
        assert!(!is_plain_link(text.as_bytes()), "{text}");
    }
}

/// What an article links to whose `webUrl` is this.
fn link(written: &str, base: Option<&str>) -> Option<String> {
    let quoted = serde_json::to_string(written).expect("a text can be written");
    let article = format!("title: A\noriginalUrl: https://example.org/\nwebUrl: {quoted}\n");
    let mut rack = Rack::default();
    rack.add(article.as_bytes(), Some("a.yaml"), &ReadOptions { base: base.map(str::to_owned) });
    rack.get("a").expect("it has a link in any case").story.web_url
}

#[test]
fn links() {
    for (written, expected) in [
        // As written, where a browser reads the same.
        ("https://example.org/a", Some("https://example.org/a")),
        ("HTTPS://Example.org/a", Some("HTTPS://Example.org/a")),
        ("Http://example.org:8080/a", Some("Http://example.org:8080/a")),
        ("http://127.0.0.1/é", Some("http://127.0.0.1/é")),
        ("https://example.org/a@b", Some("https://example.org/a@b")),
        ("https://example.org:1?a@b", Some("https://example.org:1?a@b")),
        ("https://example.org:1#a@b", Some("https://example.org:1#a@b")),
        // As a browser reads it, where that is something else.
        ("https:example.org/a", Some("https://example.org/a")),
        ("http:\\\\example.org\\a", Some("http://example.org/a")),
        ("ht\ttps://example.org/", Some("https://example.org/")),
        ("https://exam\nple.org/", Some("https://example.org/")),
        ("https://exam\rple.org/", Some("https://example.org/")),
        ("https://exam\tple.org/", Some("https://example.org/")),
        ("  https://example.org:1/", Some("https://example.org:1/")),
        ("https://example.org:1/  ", Some("https://example.org:1/")),
        ("\u{1}https://example.org/", Some("https://example.org/")),
        // Not at all.
        ("https://user@example.org/", None),
        ("https://:secret@example.org/", None),
        ("http://user@example.org:1?a", None),
        ("javascript:alert(1)", None),
        ("ftp://example.org/", None),
        ("hello:world", None),
        ("https://", None),
        ("https://exa mple.org/", None),
        ("//example.org/a", None),
        ("/a", None),
        ("a", None),
    ] {
        assert_eq!(link(written, None).as_deref(), expected, "{written:?}");
    }
    for (written, expected) in [
        ("/a", Some("https://base.example/a")),
        ("a", Some("https://base.example/b/a")),
        ("?a", Some("https://base.example/b/c?a")),
        ("//example.org/a", Some("https://example.org/a")),
        ("https:a", Some("https://a/")),
        ("https://example.org:1/", Some("https://example.org:1/")),
        ("//user@example.org/a", None),
        ("javascript:alert(1)", None),
        ("data:text/html,a", None),
    ] {
        assert_eq!(link(written, Some("https://base.example/b/c")).as_deref(), expected, "{written:?}");
    }
    assert_eq!(link("/a", Some("file:///srv/b")), None, "what is no page has no links of the web");
}

proptest! {
    #![proptest_config(util::config())]

    #[test]
    fn a_plain_link_is_what_a_browser_reads(
        scheme in prop::sample::select(&["https://", "http://", "https:/", "https:\\\\"][..]),
        rest in "[a-cA-Fxn0-9.:@/\\\\?#%\\[\\] é\u{ad}_-]{0,12}[/?#.]?[ -~é\u{0}-\u{20}]{0,8}",
    ) {
        assert_plain_is_harmless(&format!("{scheme}{rest}"))?;
    }

    #[test]
    fn plain_text_folds_but_once(text in "[a &;#x0-9lt\u{a0}\n\u{85}\u{feff}]{0,40}") {
        let plain = plain_excerpt(&text).into_owned();
        prop_assert!(!plain.starts_with(' ') && !plain.ends_with(' ') && !plain.contains("  "));
    }

    #[test]
    fn any_text_may_be_a_date(text in "[0-9]{0,5}-?[0-9]{0,3}-?[0-9]{0,3}[Tt ]?[0-9:.]{0,12}[Zz+-]?[0-9:]{0,6}|\\PC{0,30}") {
        let _ = instant(&text);
    }
}

#[test]
fn a_character_that_is_lowered_without_a_table_is_lowered_rightly() {
    for character in '\0'..=char::MAX {
        if let Some(lowered) = lower_plainly(character) {
            assert!(character.to_lowercase().eq([lowered]), "{character:?}");
        }
    }
}
