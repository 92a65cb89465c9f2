//! The fast reader, chapter by chapter of the YAML 1.2.2 specification. What it reads, the general
//! parser has to read alike; what it leaves, it leaves at a known place.
#![cfg(not(target_arch = "wasm32"))]

use newsrack::testing::{Fast, Tree, read_fast, read_unguarded};

fn t(text: &str) -> Tree {
    Tree::Text(text.to_owned())
}

fn l<const N: usize>(items: [Tree; N]) -> Tree {
    Tree::List(items.into())
}

fn m<const N: usize>(entries: [(&str, Tree); N]) -> Tree {
    Tree::Map(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

/// Both readers read `yaml` as that map.
#[track_caller]
fn assert_map<const N: usize>(yaml: &str, expected: [(&str, Tree); N]) {
    let expected = m(expected);
    assert_eq!(read_fast(yaml), Fast::Read(expected.clone()), "{yaml:?}");
    assert_eq!(read_unguarded(yaml), Ok(expected), "{yaml:?} by the general parser");
}

/// Both readers read `yaml`, the value of the key `a`, as that text.
#[track_caller]
fn assert_text(yaml: &str, expected: &str) {
    assert_map(&format!("a: {yaml}\n"), [("a", t(expected))]);
}

/// The fast reader leaves the document, for what stands at the mark `‸`.
#[track_caller]
fn assert_left(marked: &str) {
    let at = marked.find('‸').expect("a mark");
    assert_eq!(read_fast(&marked.replace('‸', "")), Fast::Unusual(at), "{marked:?}");
}

#[test]
fn characters_5_1() {
    assert_text(
        "\u{a0}é海😀\u{d7ff}\u{e000}\u{fffd}\u{10ffff}",
        "\u{a0}é海😀\u{d7ff}\u{e000}\u{fffd}\u{10ffff}",
    );
    assert_text("b\tc", "b\tc");
    for forbidden in [
        '\0', '\u{8}', '\u{b}', '\u{c}', '\u{1f}', '\u{7f}', '\u{80}', '\u{84}', '\u{86}', '\u{9f}',
        '\u{feff}', '\u{fffe}', '\u{ffff}',
    ] {
        assert_left(&format!("a: \"b‸{forbidden}\"\n"));
    }
}

#[test]
fn line_ends_5_4() {
    assert_map(
        "a: b\r\nc:\r\n  - d\r\n  - 'e\r\n\r\n    f'\r\n",
        [("a", t("b")), ("c", l([t("d"), t("e\nf")]))],
    );
    // These three ended lines in YAML 1.1.
    assert_text("b\u{85}c\u{2028}d\u{2029}e", "b\u{85}c\u{2028}d\u{2029}e");
    assert_text("\"b \u{2028} c\"", "b \u{2028} c");
    assert_left("a: b‸\rc: d\n");
}

#[test]
fn escapes_5_7() {
    for (escape, character) in [
        ("0", "\0"),
        ("a", "\u{7}"),
        ("b", "\u{8}"),
        ("t", "\t"),
        ("\t", "\t"),
        ("n", "\n"),
        ("v", "\u{b}"),
        ("f", "\u{c}"),
        ("r", "\r"),
        ("e", "\u{1b}"),
        (" ", " "),
        ("\"", "\""),
        ("/", "/"),
        ("\\", "\\"),
        ("N", "\u{85}"),
        ("_", "\u{a0}"),
        ("L", "\u{2028}"),
        ("P", "\u{2029}"),
        ("x41", "A"),
        ("xe9", "é"),
        ("xE9", "é"),
        ("u00e9", "é"),
        ("u2603", "☃"),
        ("uFEFF", "\u{feff}"),
        ("U0001F600", "😀"),
        ("U0010ffff", "\u{10ffff}"),
        ("ud83d\\ude00", "😀"),
        ("uD83D\\uDE00", "😀"),
        ("udbff\\udfff", "\u{10ffff}"),
        ("x41x", "Ax"),
        ("n n", "\n n"),
        ("\\n", "\\n"),
    ] {
        assert_text(&format!("\"-\\{escape}-\""), &format!("-{character}-"));
    }
    for wrong in [
        "q",
        "'",
        "x4",
        "xg0",
        "u12",
        "uxyz0",
        "U0000000",
        "U00110000",
        "ud83d",
        "ude00",
        "ud83d\\u0041",
        "ud83d-\\ude00",
        "ud83d\\n",
        "ude00\\ud83d",
        "U0000D83D",
    ] {
        assert_left(&format!("a: \"-‸\\{wrong}-\"\n"));
    }
    // Elsewhere a backslash is a backslash.
    assert_text("b\\n\\\"", "b\\n\\\"");
    assert_text("'b\\n'", "b\\n");
}

#[test]
fn comments_6_6() {
    assert_map(
        "# before\n\n  # indented\na: b # behind\n# between\n\nc: \"d\"   # behind\n#\n",
        [("a", t("b")), ("c", t("d"))],
    );
    assert_map("a: # of the list\n  # more\n  - b # c\n  #\n  - d\n# end", [("a", l([t("b"), t("d")]))]);
    assert_map("a: [b, c] # d\ne: {} # f\n", [("a", l([t("b"), t("c")])), ("e", m([]))]);
    assert_map("a: b\t# c\n\t\n \t \ne: # f\n", [("a", t("b")), ("e", t(""))]);
    assert_left("a: b\n ‸\t# c\n");
    // Without white space before it, it is text.
    assert_text("b#c d#", "b#c d#");
    assert_text("'b' # ' c", "b");
    assert_text("'b # c'", "b # c");
}

#[test]
fn folding_6_5() {
    assert_text("b\n c\n  d", "b c d");
    assert_text("b  \n\n \t\n c", "b\n\nc");
    assert_text("'b\n\n\n  c\n d'", "b\n\nc d");
    assert_text("\" b \n\n  c\td \n e \"", " b\nc\td e ");
    assert_text("\n b\n c", "b c");
}

#[test]
fn double_quotes_7_3_1() {
    assert_text("\"\"", "");
    assert_text("\" b \"", " b ");
    assert_text("\"b: c # d, [e]\"", "b: c # d, [e]");
    assert_text("\"it's\"", "it's");
    // An escaped break is nothing, and keeps the white space before it.
    assert_text("\"b \\\n  c\"", "b c");
    assert_text("\"b\\\n   \\ c\"", "b c");
    assert_text("\"b\\\n\n   c\"", "b\nc");
    assert_text("\"b\\n\n c\"", "b\n c");
    assert_text("\"b\\ \n c\"", "b  c");
    assert_text("\"b\\t \n \\tc\"", "b\t \tc");
    assert_text("\"b\\\t\n c\"", "b\t c");
    assert_text("\"\n b\n \"", " b ");
    assert_text("\"b\\\\\n c\"", "b\\ c");
}

#[test]
fn single_quotes_7_3_2() {
    assert_text("''", "");
    assert_text("''''", "'");
    assert_text("'it''s \"so\"'", "it's \"so\"");
    assert_text("' b '' '", " b ' ");
    assert_text("' b\n c\n\n d ''\n e '", " b c\nd ' e ");
}

#[test]
fn plain_7_3_3() {
    for text in [
        "b",
        "1984",
        "NO",
        "true",
        "~",
        "null",
        "-1",
        "--",
        "-b",
        "b-",
        "https://example.org/?a=b#c",
        "b:c",
        "b :c",
        "b?",
        "b's \"c\"",
        "b, c",
        "b]",
        "b{",
        "b}",
        "b & c * d ! e | f > g % h @ i ` j",
        "2021-06-10 11:03:00",
        "…",
        "b =",
        "<<",
    ] {
        assert_text(text, text);
        assert_map(&format!("a:\n  - {text}\n  -   {text} # c\n"), [("a", l([t(text), t(text)]))]);
    }
    assert_text("b   \t", "b");
    assert_text("b  c", "b  c");
    for left in [
        "a: ‸&b c\n",
        "a: ‸*b\n",
        "a: ‸!b c\n",
        "a: ‸!!str b\n",
        "a: ‸@b\n",
        "a: ‸`b`\n",
        "a: ‸%b\n",
        "a: ‸, b\n",
        "a: ‸] b\n",
        "a: ‸} b\n",
        "a: ‸? b\n",
        "a: ‸- b\n",
        "a: ‸: b\n",
        "a: ‸:b\n",
        "a: ‸?b\n",
        "a: [b‸\n",
        "a: b‸: c\n",
        "a: b‸:\n",
        "a: b\n c‸: d\n",
        "a: 'b' ‸c\n",
        "a: \"b\"‸c\n",
        "a: 'b'‸#c\n",
        "a: [b] ‸c\n",
        "a: ‸'b\n",
        "a: ‸\"b\n",
    ] {
        assert_left(left);
    }
}

#[test]
fn continued_lines_are_indented() {
    assert_left("a: 'b\n‸c'\n");
    assert_left("x:\n  a: \"b\n  ‸c\"\n");
    assert_map("x:\n  a: \"b\n   c\"\n", [("x", m([("a", t("b c"))]))]);
    assert_map("x:\n  - b\n   c\n", [("x", l([t("b c")]))]);
    assert_left("x:\n  a: b\n   # c\n   ‸d\n");
}

#[test]
fn flow_7_4() {
    assert_map("a: []\nb: {}\nc: [ ]\nd: { }\n", [("a", l([])), ("b", m([])), ("c", l([])), ("d", m([]))]);
    assert_map(
        "a: [b, 'c', \"d\\n\", e f , -1,]\n",
        [("a", l([t("b"), t("c"), t("d\n"), t("e f"), t("-1")]))],
    );
    assert_map(
        "a: {b: c, d: 'e', f: [g, {h: i}] }\n",
        [("a", m([("b", t("c")), ("d", t("e")), ("f", l([t("g"), m([("h", t("i"))])]))]))],
    );
    assert_map("a:\n  - [b]\n  - {c: d}\n", [("a", l([l([t("b")]), m([("c", t("d"))])]))]);
    assert_map(
        "a:\n  [b]\nc: {url: https://example.org/a?b=c&d, x: y:z}\n",
        [("a", l([t("b")])), ("c", m([("url", t("https://example.org/a?b=c&d")), ("x", t("y:z"))]))],
    );
    for left in [
        "a: [‸, b]\n",
        "a: [b, ‸, c]\n",
        "a: [b‸: c]\n",
        "a: [b‸\n]\n",
        "a: [b, ‸\n c]\n",
        "a: [b ‸# c\n ]\n",
        "a: [b‸#c]\n",
        "a: [‸- b]\n",
        "a: [‸? b]\n",
        "a: {b‸}\n",
        "a: {b: ‸}\n",
        "a: {b: ‸, c: d}\n",
        "a: {b‸:c}\n",
        "a: {‸\"b\": c}\n",
        "a: {b: c‸: d}\n",
        "a: [‸&b c]\n",
        "a: [‸*b]\n",
        "a: [b ‸[c]]\n",
        "a: ['b\n ‸c']\n",
        "‸{a: b}\n",
        "‸[a]\n",
    ] {
        assert_left(left);
    }
}

#[test]
fn literal_8_1_2() {
    assert_map("a: |\n b\n  c\n\n d\n\n\ne: f\n", [("a", t("b\n c\n\nd\n")), ("e", t("f"))]);
    assert_map("a: |\n\n  \n  b\n   \n  c\n", [("a", t("\n\nb\n \nc\n"))]);
    assert_map(
        "a: |\n b # no comment\n 'c: d'\n - e\n# comment\n",
        [("a", t("b # no comment\n'c: d'\n- e\n"))],
    );
    assert_map("a:\n  - |\n   b\n  - |\n   c", [("a", l([t("b\n"), t("c")]))]);
    assert_map("a: | # comment\n b\n", [("a", t("b\n"))]);
    assert_map("a: |\r\n b\r\n\r\n c\r\n", [("a", t("b\n\nc\n"))]);
    assert_left("a: |\n   b\n  ‸c\n");
    assert_left("a: |\n    \n  ‸b\n");
    assert_left("a: |‸x\n b\n");
    assert_left("a:\n  ‸|\n  b\n");
}

#[test]
fn chomping_8_1_1_2() {
    for (header, end) in [("|", "\n"), ("|-", ""), ("|+", "\n\n\n")] {
        assert_map(&format!("a: {header}\n b\n\n\nc: d\n"), [("a", t(&format!("b{end}"))), ("c", t("d"))]);
        assert_map(&format!("a: {header}\n b\n\n \n"), [("a", t(&format!("b{end}")))]);
    }
    for (header, text) in [("|", ""), ("|-", ""), ("|+", "\n\n"), (">", ""), (">-", ""), (">+", "\n\n")] {
        assert_map(&format!("a: {header}\n\n  \nb: c\n"), [("a", t(text)), ("b", t("c"))]);
    }
    for header in ["|", "|-", "|+", ">", ">-", ">+"] {
        assert_map(&format!("a: {header}\n b"), [("a", t("b"))]);
        assert_map(&format!("a: {header}"), [("a", t(""))]);
    }
}

#[test]
fn indentation_indicators_8_1_1_1() {
    assert_map("a: |1\n  b\n c\n", [("a", t(" b\nc\n"))]);
    assert_map("x:\n  a: |2-\n      b\n", [("x", m([("a", t("  b"))]))]);
    assert_map("x:\n  a: >-2\n    b\n    c\n", [("x", m([("a", t("b c"))]))]);
    assert_map("a: |+2\n\n  b\n\n", [("a", t("\nb\n\n"))]);
    // Where the content begins if its first line begins with a tab.
    // The general parser wants an indicator there.
    assert_eq!(read_fast("a: |\n \tb\n \t\n"), Fast::Read(m([("a", t("\tb\n\t\n"))])));
    assert_map("a: |1\n \tb\n \t\n", [("a", t("\tb\n\t\n"))]);
    assert_left("a:\n  - |‸2\n     b\n");
    for wrong in ["|‸0", "|1‸2", "|+‸-", "|-‸-"] {
        assert_left(&format!("a: {wrong}\n b\n"));
    }
}

#[test]
fn folded_8_1_3() {
    assert_map("a: >\n b\n c\n\n d\n\n\n e\n", [("a", t("b c\nd\n\ne\n"))]);
    assert_map("a: >\n b\n   c\n d\n\n   e\n\n f\n", [("a", t("b\n  c\nd\n\n  e\n\nf\n"))]);
    assert_map("a: >\n\n b\n", [("a", t("\nb\n"))]);
    assert_map("a: >\n   b\n \n   \tc\n   d\n", [("a", t("b\n\n\tc\nd\n"))]);
    assert_map("a: >-\n b \n c\t\n d\n", [("a", t("b  c\t d"))]);
}

#[test]
fn lists_8_2_1() {
    assert_map("a:\n- b\n- c\nd:\n  - e\n", [("a", l([t("b"), t("c")])), ("d", l([t("e")]))]);
    assert_map(
        "a:\n  - - b\n    - c\n  -\n    - d\n  -   - e\n",
        [("a", l([l([t("b"), t("c")]), l([t("d")]), l([t("e")])]))],
    );
    assert_map("a:\n  -\n  - \n  - b\n", [("a", l([t(""), t(""), t("b")]))]);
    assert_map(
        "a:\n  - b: c\n    d: e\n  -   f: g\n      h:\n      - i\n  -\n    j: k\n",
        [(
            "a",
            l([
                m([("b", t("c")), ("d", t("e"))]),
                m([("f", t("g")), ("h", l([t("i")]))]),
                m([("j", t("k"))]),
            ]),
        )],
    );
    assert_map("a:\n  -\n   b\n  - -c\n", [("a", l([t("b"), t("-c")]))]);
    for left in
        ["a:\n  - b\n ‸- c\n", "a:\n  - b\n    ‸- c\n", "a:\n  -‸\tb\n", "‸- a\n", "a:\n  - b\n  ‸c: d\n"]
    {
        assert_left(left);
    }
}

#[test]
fn maps_8_2_2() {
    assert_map(
        "a:\n  b:\n      c: d\n  e: f\ng: h\n",
        [("a", m([("b", m([("c", t("d"))])), ("e", t("f"))])), ("g", t("h"))],
    );
    assert_map("  a: b\n  c: d\n", [("a", t("b")), ("c", t("d"))]);
    assert_map("a:\nb:\n\n", [("a", t("")), ("b", t(""))]);
    assert_map("a : b\nc\t: d\ne:\tf\n", [("a", t("b")), ("c", t("d")), ("e", t("f"))]);
    assert_map(
        "two words: a\né: b\na.b: c\na:b: d\na#b: e\nk]: f\n1: g\na'b\": h\n",
        [
            ("two words", t("a")),
            ("é", t("b")),
            ("a.b", t("c")),
            ("a:b", t("d")),
            ("a#b", t("e")),
            ("k]", t("f")),
            ("1", t("g")),
            ("a'b\"", t("h")),
        ],
    );
    for left in [
        "‸\"a\": b\n",
        "‸'a': b\n",
        "‸? a\n: b\n",
        "‸&x a: b\n",
        "‸!x a: b\n",
        "‸<<: *a\n",
        "‸: a\n",
        "‸a\n",
        "‸a:b\n",
        "a: b\n‸c\n",
        "a: b\n c‸: d\n",
        "  a: b\n ‸c: d\n",
        "a:\n  b: c\n ‸d: e\n",
        "‸\ta: b\n",
        "a: b\n‸\tc: d\n",
        "a: b\n‸--- c\n",
        "‸%YAML 1.2\n",
        "‸",
        "# c\n‸",
    ] {
        assert_left(left);
    }
}

#[test]
fn doubled_keys_3_2_1_3() {
    for marked in [
        "a: b\n‸a: c\n",
        "a:\n  x: 1\n  y: 2\n  ‸x: 3\na: 4\n",
        "a:\n  - title: b\n    ‸title : c\n",
        "a: {b: c, ‸b: d}\n",
        "two words: b\ntitle: c\n‸two words: d\n",
    ] {
        let at = marked.find('‸').expect("a mark");
        assert_eq!(read_fast(&marked.replace('‸', "")), Fast::Duplicate(at), "{marked:?}");
    }
    assert_map(
        "a: {b: c}\nb: {b: [{b: d}, {b: e}]}\n",
        [("a", m([("b", t("c"))])), ("b", m([("b", l([m([("b", t("d"))]), m([("b", t("e"))])]))]))],
    );
}

#[test]
fn what_would_take_too_long_is_left() {
    let left = |yaml: String| matches!(read_fast(&yaml), Fast::Unusual(_));
    let nested = |depth: usize| (0..depth).map(|at| format!("{}a:\n", " ".repeat(at))).collect::<String>();
    assert!(!left(nested(24)) && left(nested(25)));
    let dashes = |depth: usize| format!("a:\n  {}b\n", "- ".repeat(depth));
    assert!(!left(dashes(23)) && left(dashes(24)));
    let flow = |depth: usize| format!("a: {}{}\n", "[".repeat(depth), "]".repeat(depth));
    assert!(!left(flow(23)) && left(flow(24)));
    let keys = |count: usize| (0..count).map(|at| format!("k{at}: 1\n")).collect::<String>();
    assert!(!left(keys(64)) && left(keys(65)));
    let long = |length: usize| format!("{}: 1\n", "k".repeat(length));
    assert!(!left(long(512)) && left(long(513)));
}
