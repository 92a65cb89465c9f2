//! The general parser: what it reads, what it is mended for, what it says of what it can't read.
#![cfg(not(target_arch = "wasm32"))]

use newsrack::testing::{Tree, guard, read_unguarded, refuse_unread, rewrite};
use newsrack::{Code, Place, Rack};

fn text(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

fn map<const N: usize>(entries: [(&str, Tree); N]) -> Tree {
    Tree::Map(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

#[track_caller]
fn assert_tree<const N: usize>(yaml: &str, expected: [(&str, Tree); N]) {
    assert_eq!(read_unguarded(yaml), Ok(map(expected)), "{yaml:?}");
}

/// The document is refused with `line:column code: message`.
#[track_caller]
fn assert_refused(yaml: &str, expected: &str) {
    let (code, message, place) = read_unguarded(yaml).expect_err(yaml);
    let place = place.map_or_else(String::new, |Place { line, column }| format!("{line}:{column} "));
    assert_eq!(format!("{place}{code}: {message}"), expected, "{yaml:?}");
}

#[test]
fn scalars_are_their_text() {
    assert_tree(
        "{a: 007, b: 1.0, c: NO, d: ~, e: , f: 0x1F, g: .inf, h: 2021-06-10}",
        [
            ("a", text("007")),
            ("b", text("1.0")),
            ("c", text("NO")),
            ("d", text("~")),
            ("e", text("")),
            ("f", text("0x1F")),
            ("g", text(".inf")),
            ("h", text("2021-06-10")),
        ],
    );
    assert_tree(
        "a: !!str 1\nb: !own x\nc: !own [1]\nd: ! {e: !!int 2}\n",
        [
            ("a", text("1")),
            ("b", text("x")),
            ("c", Tree::List(vec![text("1")])),
            ("d", map([("e", text("2"))])),
        ],
    );
}

#[test]
fn aliases_and_merge_keys() {
    assert_tree(
        "a: &x [1]\nb: *x\n",
        [("a", Tree::List(vec![text("1")])), ("b", Tree::List(vec![text("1")]))],
    );
    // What stands in a map itself goes before what is merged, the earlier of a list before the later.
    assert_tree(
        "a: &a {x: 1, y: 1}\nb: &b {y: 2, z: 2}\nc:\n  <<: [*b, *a]\n  z: 3\n",
        [
            ("a", map([("x", text("1")), ("y", text("1"))])),
            ("b", map([("y", text("2")), ("z", text("2"))])),
            ("c", map([("z", text("3")), ("y", text("2")), ("x", text("1"))])),
        ],
    );
    assert_tree(
        "a: &a {x: 1}\nb: &b {<<: *a, y: 2}\nc: {<<: *b, z: 3}\n",
        [
            ("a", map([("x", text("1"))])),
            ("b", map([("y", text("2")), ("x", text("1"))])),
            ("c", map([("z", text("3")), ("y", text("2")), ("x", text("1"))])),
        ],
    );
}

/// YAML 1.2.2, 5.4: they ended lines in YAML 1.1.
#[test]
fn line_ends_of_old_are_characters() {
    assert_tree(
        "a: &x b\u{85}c\nd\u{2028}e: |\n f\u{2029}g\n",
        [("a", text("b\u{85}c")), ("d\u{2028}e", text("f\u{2029}g\n"))],
    );
    assert_tree("a: &x \"b \u{2028} c\\L\"\n", [("a", text("b \u{2028} c\u{2028}"))]);
    assert_refused("a: &x b\u{2028}c\nd: e: f\n", &format!("2:5 {COLON}"));
}

/// YAML 1.2.2, 6.6: a comment's line may begin with tabs, and so may a line without one.
#[test]
fn tabs_in_blank_lines() {
    assert_tree(
        "a: &x b\n\t\n \t # comment\n\tc: d\n".replace("\tc", "c").as_str(),
        [("a", text("b")), ("c", text("d"))],
    );
    assert_tree("a: &x\n\t\n  b: c\n\t\t", [("a", map([("b", text("c"))]))]);
    assert_refused("a: &x b\n\tc: d\n", "2:1 yaml-syntax: A tab can't indent a line; use spaces.");
}

/// JSON's way to write what lies beyond U+FFFF.
#[test]
fn pairs_of_escapes() {
    assert_tree(
        r#"{"a": "x\ud83d\ude00y\uD83D\uDE00\"\ud83d\ude00", "b": '\ud83d\ude00', "c": "\ud83d\ude00"}"#,
        [("a", text("x😀y😀\"😀")), ("b", text(r"\ud83d\ude00")), ("c", text("😀"))],
    );
    for alone in [r"\ud83d", r"\ude00", r"\ud83d\u0041", r"\ud83d\ud83d", r"\ud83dx\ude00"] {
        let (_, message, _) = read_unguarded(&format!("{{a: \"{alone}\"}}")).expect_err(alone);
        assert_eq!(message, "This is no escape that YAML knows; write \\\\ for a backslash.");
    }
    // What was mended before does not move the place.
    assert_refused(
        "a: \"\\ud83d\\ude00\\q\"\n",
        "1:17 yaml-syntax: This is no escape that YAML knows; write \\\\ for a backslash.",
    );
}

const COLON: &str = "yaml-syntax: A colon can't stand here; put the whole text in quotes, or indent the key as those above it.";

#[test]
fn complaints() {
    let sign = "yaml-syntax: A text can't begin with this sign; put the whole text in quotes.";
    let quote = "yaml-syntax: This quotation mark is never closed; add the other one, or take this one away.";
    let bracket = "yaml-syntax: This bracket opens a list or map that is not closed as it should be; close it, or put the text in quotes.";
    let misfit = "yaml-syntax: This does not belong to what stands before it; put the whole text in quotes, or indent the line as those around it.";
    let escape = "yaml-syntax: This is no escape that YAML knows; write \\\\ for a backslash.";
    let block = "yaml-syntax: After | or > the text begins on the next line; to begin with such a sign, put the whole text in quotes.";
    let fields =
        "yaml-syntax: This is not front matter: it should be \"key: value\" lines, such as \"title: Tides\".";
    for (yaml, place, complaint) in [
        ("a: b\nc: d: e\n", "2:5", COLON),
        ("a: b\n  c: d\n", "2:4", COLON),
        ("a: *b*\n", "1:4", sign),
        ("a: @b\n", "1:4", sign),
        ("a: `b`\n", "1:4", sign),
        ("a: %b\n", "1:4", sign),
        (
            "a: *b\n",
            "1:4",
            "yaml-syntax: There is no anchor of that name; if this is text, put the whole text in quotes.",
        ),
        ("a: 'b\nc: d\n", "1:4", quote),
        ("x: y\na: \"b\nc: d\n", "2:4", quote),
        ("\"b\nc: d\n", "1:1", quote),
        ("a: [b\nc: d\n", "1:4", bracket),
        ("a: {b: c\n", "1:4", bracket),
        ("a: [b] c\n", "1:8", misfit),
        ("a: 'b' c\n", "1:8", misfit),
        (
            "a: b\nc\n",
            "2:1",
            "yaml-syntax: This is not a \"key: value\" line; is there a colon, and a space after it?",
        ),
        ("  a: b\n c: d\n", "2:2", misfit),
        ("a:\n - b\n c: d\n", "3:2", misfit),
        (
            "a: - b\n",
            "1:4",
            "yaml-syntax: A list can't begin here; give each item a line of its own below the key, or put the whole text in quotes.",
        ),
        ("a: ? b\n", "1:4", sign),
        (
            "a: , b\n",
            "1:4",
            "yaml-syntax: Here a value is missing; if this is text, put the whole text in quotes.",
        ),
        ("a: \"\\q\"\n", "1:5", escape),
        ("a: \"\\xg0\"\n", "1:7", escape),
        ("a: |x\n b\n", "1:5", block),
        ("a: > b\n", "1:6", block),
        ("é: b\nc: d\u{1}e\n", "2:5", "yaml-syntax: An invisible control character stands here; delete it."),
        (
            "a: b\nc: d\na: e\n",
            "3:1",
            "duplicate-key: The key \"a\" stands here a second time; keep one of the two.",
        ),
        (
            "1.b: {1: [{true: x, true: y}]}\n",
            "1:21",
            "duplicate-key: The key \"true\" stands here a second time; keep one of the two.",
        ),
        ("just a text\n", "1:1", fields),
        ("- a: b\n", "1:1", fields),
    ] {
        assert_refused(yaml, &format!("{place} {complaint}"));
    }
    let deep = format!("a: {}{}", "[".repeat(200), "]".repeat(200));
    let (code, message, _) = read_unguarded(&deep).expect_err("it is too deep");
    assert_eq!(
        (code, message.as_str()),
        ("yaml-limit", "This front matter is nested or repeated too much; write it out plainly.")
    );
}

#[test]
fn the_guard_counts() {
    let refused = |text: String, what: &str| {
        let message = format!(
            "This front matter has {what}. Write this as plain \"key: value\" lines and there is no such limit."
        );
        assert_eq!(guard(&text), Err(("yaml-limit", message, None)));
    };
    refused("x".repeat(16_385), "16385 bytes; with rarer YAML, such as here, it may have 16384");
    refused(
        "[".repeat(200) + &"{".repeat(57),
        "257 opening brackets; with rarer YAML, such as here, it may have 256",
    );
    refused("*".repeat(65), "65 asterisks; with rarer YAML, such as here, it may have 64");
    // The larger the document, the fewer aliases: each can stand for nearly all of it.
    refused("x".repeat(16_000) + &"*".repeat(5), "5 asterisks; with rarer YAML, such as here, it may have 4");
    assert_eq!(guard(&("x".repeat(16_112) + &"[".repeat(256) + &"*".repeat(4))), Ok(()));
    assert_eq!(guard(&("x".repeat(960) + &"*".repeat(64))), Ok(()));
}

/// Each alone, as what is spelled in its own way has the whole document read again.
#[test]
fn a_single_scalar_is_its_text() {
    for written in [
        "~",
        "null",
        "true",
        "No",
        "7",
        "-7",
        "1.50",
        "0x1F",
        "99999999999999999999",
        "-99999999999999999999",
    ] {
        assert_tree(&format!("a: {written}\n"), [("a", text(written))]);
    }
}

#[test]
fn what_is_missing_is_told_where_the_first_key_stands() {
    for (article, place) in
        [("{title: &a Tides}\n", "1:2"), ("# none\n&a {}\n", "2:1"), ("  ? title\n  : Tides\n", "1:5")]
    {
        let report = Rack::default().add(article.as_bytes(), Some("a.yaml"), &Default::default());
        let told = report.problems[0].to_string();
        assert!(told.starts_with(&format!("a.yaml:{place}: error: ")), "{article:?}: {told}");
    }
}

#[test]
fn the_parser_is_not_sought_for_what_it_would_not_be_given() {
    const LONGEST: usize = 16_384;
    let refused = |text: &str| refuse_unread(text).map(|(code, message, _)| (code, message));
    assert_eq!(refused(&"x".repeat(LONGEST)), None);
    let message = |bytes: usize| {
        let message = format!(
            "This front matter has {bytes} bytes; with rarer YAML, such as here, it may have 16384. Write this as plain \"key: value\" lines and there is no such limit."
        );
        Some(("yaml-limit", message))
    };
    assert_eq!(refused(&"x".repeat(LONGEST + 1)), message(LONGEST + 1));
    // Its related links may be left out.
    let related = " - title: Tides\n".repeat(1000);
    let with_related = |others: usize| format!("title: {}\nrelated:\n{related}", "x".repeat(others - 17));
    assert_eq!(refused(&with_related(LONGEST)), None);
    assert_eq!(refused(&with_related(LONGEST + 1)), message(LONGEST + 1 + related.len()));
}

#[test]
fn related_links_that_cannot_be_read_are_left_out_and_the_rest_keeps_its_lines() {
    let mut rack = Rack::default();
    let text = "title: &a Tides\nwebUrl: https://example.org/\nrelated:\n - title: *b\n - title: x\nupdatedDateTime: never\n";
    let report = rack.add(text.as_bytes(), Some("a.yaml"), &Default::default());
    let messages: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
    assert_eq!(
        messages,
        [
            "a.yaml:4:11: warning: There is no anchor of that name; if this is text, put the whole text in quotes. The related links are left out. [yaml-syntax]",
            "a.yaml:6:18: warning: This is no date; write it as 2021-06-10 or 2021-06-10T11:03:00Z. It is left out. [bad-date]",
        ]
    );
}

#[test]
fn what_is_handed_on_is_plain() {
    assert_eq!(
        rewrite("? title\n: &t A \\ \"b\"\n'webUrl': *t\nx: [1]\ntopics: [a, [b, []], {}]\nprovider: {name: {y: 1}, x: 2}\nexcerpt: \"\\0\\e\\u00a0\\uFEFF😀\\n\"\n").as_deref(),
        Ok(concat!(
            "title: \"A \\\\ \\\"b\\\"\"\n",
            "webUrl: \"A \\\\ \\\"b\\\"\"\n",
            "topics:\n - \"a\"\n -\n  - \"b\"\n  - []\n - {}\n",
            "provider:\n name: {}\n",
            "excerpt: \"\\U00000000\\U0000001b\u{a0}\\U0000feff😀\\n\"\n",
        ))
    );
}

/// What an article lacks is missed where it begins: at its first key, or at what is there in place of one.
#[test]
fn where_an_article_begins() {
    let rows = [
        ("---\n&all\ntitle: A\n---\n", (3, 1)),
        ("---\n!!map\ntitle: A\n---\n", (3, 1)),
        ("---\n&a\n\n? title\n: A\n---\n", (4, 3)),
        ("---\n\n{title: A,\n excerpt: B}\n---\n", (3, 2)),
        ("---\n\n# No more\n!!map {}\n---\n", (4, 1)),
        ("---\n\n!!map\n{}\n---\n", (3, 1)),
        ("---\n\n# No more\n  {\n  }\n---\n", (4, 3)),
    ];
    for (source, expected) in rows {
        let mut rack = Rack::default();
        let problems = rack.add(source.as_bytes(), None, &Default::default()).problems;
        let missing = problems.iter().find(|problem| problem.code == Code::MissingLink);
        let place = missing.and_then(|problem| problem.line.zip(problem.column));
        assert_eq!(place, Some(expected), "{source:?}: {problems:?}");
    }
}
