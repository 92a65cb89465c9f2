//! Bytes → documents: where front matter and bodies begin and end.
#![cfg(not(target_arch = "wasm32"))]

mod util;

use newsrack::testing::{Document, Splitter};
use proptest::prelude::*;

/// What a document of a source is: its YAML, its body, its line, and whether it is closed.
type Found = (String, String, u32, bool);

fn found(bytes: &[u8], document: &Document) -> Found {
    let text = |range: &std::ops::Range<usize>| String::from_utf8_lossy(&bytes[range.clone()]).into_owned();
    (text(&document.yaml), text(&document.body), document.line, document.closed)
}

/// All documents of a source that is there at once.
fn split(name: &str, bytes: &[u8]) -> Vec<Found> {
    let mut splitter = Splitter::new(Some(name));
    std::iter::from_fn(|| splitter.next(bytes, true)).map(|document| found(bytes, &document)).collect()
}

/// All documents of a source that arrives in chunks of these lengths, over and over, as a source holds
/// it: what is no longer needed is dropped, at every chunk.
fn split_arriving(name: &str, bytes: &[u8], lengths: &[usize]) -> Vec<Found> {
    let mut splitter = Splitter::new(Some(name));
    let (mut held, mut documents) = (Vec::new(), Vec::new());
    let (mut rest, mut lengths) = (bytes, lengths.iter().cycle());
    while !rest.is_empty() {
        let length = lengths.next().map_or(1, |&length| length).clamp(1, rest.len());
        let (chunk, more) = rest.split_at(length);
        rest = more;
        let needed = splitter.needed_from();
        held.drain(..needed);
        splitter.forget(needed);
        held.extend_from_slice(chunk);
        while let Some(document) = splitter.next(&held, false) {
            documents.push(found(&held, &document));
        }
    }
    while let Some(document) = splitter.next(&held, true) {
        documents.push(found(&held, &document));
    }
    documents
}

/// The documents of `text`, each as `line: yaml | body`.
#[track_caller]
fn assert_split(name: &str, text: &str, expected: &[&str]) {
    let shown = |(yaml, body, line, closed): Found| {
        let open = if closed { "" } else { " (open)" };
        format!("{line}: {yaml:?} | {body:?}{open}")
    };
    let documents: Vec<String> = split(name, text.as_bytes()).into_iter().map(shown).collect();
    assert_eq!(documents, expected, "{text:?}");
    for length in 1..9 {
        let arriving = split_arriving(name, text.as_bytes(), &[length]);
        assert_eq!(arriving, split(name, text.as_bytes()), "{text:?} in chunks of {length}");
    }
}

#[test]
fn one_article() {
    assert_split("a.md", "---\na: 1\n---\nBody.\n", &[r#"2: "a: 1\n" | "Body.\n""#]);
    assert_split("a.md", "---\na: 1\n---", &[r#"2: "a: 1\n" | """#]);
    assert_split("A.MARKDOWN?v=1#x", "---\na: 1\n---\n---\nb: 2\n", &[r#"2: "a: 1\n" | "---\nb: 2\n""#]);
    assert_split(
        "a.html",
        "---\na: 1\n---\n<hr>\n---\nc: 3\n---\n",
        &[r#"2: "a: 1\n" | "<hr>\n---\nc: 3\n---\n""#],
    );
    assert_split("a.md", "---\na: 1\n...\nBody.\n", &[r#"2: "a: 1\n" | "Body.\n""#]);
    assert_split("a.md", "\n\n---\na: 1\n---\n", &[r#"4: "a: 1\n" | """#]);
    assert_split("a.md", "# about\n---\na: 1\n---\n", &[r#"3: "a: 1\n" | """#]);
    assert_split("a.md", "---\r\na: 1\r\n---\r\nBody.\r\n", &[r#"2: "a: 1\r\n" | "Body.\r\n""#]);
    assert_split("a.md", "\u{feff}---\na: 1\n---\n", &[r#"2: "a: 1\n" | """#]);
}

#[test]
fn front_matter_that_never_ends() {
    assert_split("a.md", "---\na: 1\n", &[r#"2: "a: 1\n" | "" (open)"#]);
    assert_split("a.md", "---", &[r#"2: "" | "" (open)"#]);
    // Without a line of dashes there is nothing to end.
    assert_split("a.md", "a: 1\n", &[r#"1: "a: 1\n" | """#]);
    // In a stream the end of the source ends its last article.
    assert_split("a.yaml", "---\na: 1", &[r#"2: "a: 1" | """#]);
}

#[test]
fn streams() {
    let both = &[r#"2: "a: 1\n" | """#, r#"5: "b: 2\n" | """#];
    assert_split("a.yaml", "---\na: 1\n---\n---\nb: 2\n---\n", both);
    assert_split(
        "a.yaml",
        "---\r\na: 1\r\n---\r\n---\r\nb: 2\r\n",
        &[r#"2: "a: 1\r\n" | """#, r#"5: "b: 2\r\n" | """#],
    );
    assert_split("a.yaml", "---\na: 1\n---\nb: 2\n", &[r#"2: "a: 1\n" | """#, r#"4: "b: 2\n" | """#]);
    assert_split("a.yaml", "a: 1\n---\nb: 2\n", &[r#"1: "a: 1\n" | """#, r#"3: "b: 2\n" | """#]);
    assert_split("a.yaml", "a: 1\n---\nb: 2", &[r#"1: "a: 1\n" | """#, r#"3: "b: 2" | """#]);
    assert_split("a.yaml", "---\na: 1\n...\nb: 2\n...\n", &[r#"2: "a: 1\n" | """#, r#"4: "b: 2\n" | """#]);
    assert_split("a.yaml", "---\na: 1\n...\n---\nb: 2\n", &[r#"2: "a: 1\n" | """#, r#"5: "b: 2\n" | """#]);
    assert_split("a.yaml", "---\na: 1\n\u{feff}---\nb: 2\n", &[r#"2: "a: 1\n" | """#, r#"4: "b: 2\n" | """#]);
    // Only the mark at the very beginning is none of an article's bytes.
    assert_split(
        "a.yaml",
        "a: 1\n...\n\u{feff}b: 2\n",
        &[r#"1: "a: 1\n" | """#, "3: \"\\u{feff}b: 2\\n\" | \"\""],
    );
    assert_split("a.yaml", "", &[]);
    assert_split("a.yaml", "\n# nothing\n...\n\n", &[]);
}

#[test]
fn bodies_in_streams() {
    assert_split(
        "a.yaml",
        "---\na: 1\n---\nBody.\n---\nb: 2\n---\nMore.\n",
        &[r#"2: "a: 1\n" | "Body.\n""#, r#"6: "b: 2\n" | "More.\n""#],
    );
    // Dashes before what is no key are a rule of the body.
    assert_split(
        "a.yaml",
        "---\na: 1\n---\nBody.\n\n---\n\nMore: of it, but\n---\n- x: 1\n",
        &[r#"2: "a: 1\n" | "Body.\n\n""#, r#"7: "\nMore: of it, but\n" | "- x: 1\n""#],
    );
    assert_split(
        "a.yaml",
        "---\na: 1\n---\nBody.\n---\nNo key here.\n...\n",
        &[r#"2: "a: 1\n" | "Body.\n---\nNo key here.\n...\n""#],
    );
}

#[test]
fn what_opens_an_article() {
    let opens = |line: &str| split("a.yaml", format!("a: 1\n---\n{line}\n").as_bytes()).len() == 2;
    for line in [
        "b:",
        "b: 2",
        "b:\t2",
        "b : 2",
        "\"b c\": 2",
        "'b': 2",
        "é: 2",
        "海洋: 2",
        "a.b: 2",
        "a/b: 2",
        "$b: 2",
        "_b: 2",
        "b-c: 2",
        "\n# comment\n  # more\nb: 2",
    ] {
        assert!(opens(line), "{line:?}");
    }
    for line in [
        "",
        "b",
        "b:2",
        "two words: 2",
        " b: 2",
        "- b: 2",
        "-b: 2",
        "[b]: 2",
        "{b: 2}",
        "\"b",
        "\"b\" c: 2",
        ": 2",
        "? b",
        "https://example.org/",
    ] {
        assert!(!opens(line), "{line:?}");
    }
}

#[test]
fn what_is_a_line_of_dashes() {
    let closes = |line: &str| split("a.md", format!("---\na: 1\n{line}\nb\n").as_bytes())[0].3;
    for line in ["---", "--- ", "---\t", "--- # end", "---\r", "...", "... # end", "\u{feff}---"] {
        assert!(closes(line), "{line:?}");
    }
    for line in ["--", "----", " ---", "---x", "--- x", "---#", "....", "- - -", "..", "—"] {
        assert!(!closes(line), "{line:?}");
    }
}

#[test]
fn a_marker_is_found_wherever_it_stands() {
    for length in 0..200 {
        let line = "x".repeat(length);
        for marker in ["---", "\u{feff}---"] {
            let text = format!("---\na: 1\n---\n{line}\n{marker}\nb: 2\n");
            let bodies: Vec<_> = split("a.yaml", text.as_bytes()).into_iter().map(|found| found.1).collect();
            assert_eq!(bodies, [format!("{line}\n"), String::new()], "{marker} behind {length} letters");
        }
        let text = format!("a: {line}\n...\nb: 2\n");
        let yaml: Vec<_> = split("a.yaml", text.as_bytes()).into_iter().map(|found| found.0).collect();
        assert_eq!(yaml, [format!("a: {line}\n"), "b: 2\n".into()], "... behind {length} letters");
    }
}

#[test]
fn what_is_done_with_is_not_held() {
    let mut splitter = Splitter::new(Some("a.yaml"));
    let text = b"---\na: 1\n...\n---\nb: 2\n---\nBody.\n";
    assert!(splitter.next(text, false).is_some());
    assert_eq!(splitter.needed_from(), 13, "all of the first document");
    assert!(splitter.next(text, false).is_none());
    assert_eq!(splitter.needed_from(), 17, "and the dashes of the second");
}

/// Lines that mean something to a splitter, for a source made up by chance.
const LINES: &[&str] = &[
    "---",
    "---",
    "---",
    "...",
    "a: 1",
    "b: 2",
    "Text.",
    "",
    "# c",
    "  x: y",
    "- x",
    "--- # c",
    "\u{feff}---",
    "\"q\": 1",
    "k:",
    "-",
];

proptest! {
    #![proptest_config(util::config())]

    #[test]
    fn bytes_may_arrive_in_any_chunks(
        lines in prop::collection::vec((prop::sample::select(LINES), prop::sample::select(&["\n", "\n", "\r\n", ""][..])), 0..30),
        name in prop::sample::select(&["a.yaml", "a.md"][..]),
        lengths in prop::collection::vec(1usize..40, 1..5),
    ) {
        let text: String = lines.into_iter().flat_map(|(line, end)| [line, end]).collect();
        prop_assert_eq!(split_arriving(name, text.as_bytes(), &lengths), split(name, text.as_bytes()));
    }

    #[test]
    fn no_byte_is_in_two_documents(bytes in prop::collection::vec(prop::sample::select(&b"-.\n\r \t#a:\"\xff\xef\xbb\xbf"[..]), 0..60)) {
        let mut splitter = Splitter::new(None);
        let mut end = 0;
        while let Some(Document { yaml, body, .. }) = splitter.next(&bytes, true) {
            prop_assert!(end <= yaml.start && yaml.start <= yaml.end && yaml.end <= body.start && body.start <= body.end);
            end = body.end;
        }
        prop_assert!(end <= bytes.len());
    }
}
