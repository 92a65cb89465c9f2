//! What holds for any input, a law for each fuzz target: its fuzzer and `tests/laws.rs` try them. A law
//! that is broken panics.
#![allow(dead_code, reason = "each target has one of them")]

use std::time::{Duration, Instant};

use newsrack::testing::{self, Document, Fast, Splitter, read_fast, read_fast_except_related, rewrite};
use newsrack::{Query, Rack};

/// A source gives the same documents, one after another, however its bytes arrive.
pub fn split(single: bool, lengths: &[u8], bytes: &[u8]) {
    let name = Some(if single { "a.md" } else { "a.yaml" });

    let mut at_once = Splitter::new(name);
    let documents: Vec<Document> = std::iter::from_fn(|| at_once.next(bytes, true)).collect();
    let mut end = 0;
    for Document { yaml, body, line, .. } in &documents {
        assert!(
            end <= yaml.start && yaml.start <= yaml.end && yaml.end <= body.start && body.start <= body.end
        );
        // Behind a last line of dashes that has no end, the front matter is on a line that is not there.
        let is_beyond = yaml.start == bytes.len() && !bytes.ends_with(b"\n");
        let line_ends = bytes[..yaml.start].iter().filter(|&&byte| byte == b'\n').count();
        assert_eq!(*line as usize, 1 + line_ends + usize::from(is_beyond));
        end = body.end;
    }
    assert!(end <= bytes.len());

    let mut arriving = Splitter::new(name);
    let (mut held, mut dropped, mut rest) = (Vec::new(), 0, bytes);
    let mut arrived = Vec::new();
    let mut lengths = lengths.iter().map(|&length| usize::from(length) + 1).cycle();
    loop {
        let complete = rest.is_empty();
        let (chunk, more) = rest.split_at(lengths.next().unwrap_or(1).min(rest.len()));
        rest = more;
        let needed = arriving.needed_from();
        held.drain(..needed);
        dropped += needed;
        arriving.forget(needed);
        held.extend_from_slice(chunk);
        while let Some(Document { yaml, body, line, closed }) = arriving.next(&held, complete) {
            let (yaml, body) =
                (yaml.start + dropped..yaml.end + dropped, body.start + dropped..body.end + dropped);
            arrived.push(Document { yaml, body, line, closed });
        }
        if complete {
            break;
        }
    }
    assert_eq!(arrived, documents);
}

/// The fast reader reads anything without a panic, and every node can be decoded; whoever passes over
/// the related links reads all that whoever does not reads.
pub fn front_matter(text: &str) {
    let whole = read_fast(text);
    let skimmed = read_fast_except_related(text);
    if let Fast::Read(_) = whole {
        assert!(matches!(skimmed, Fast::Read(_)), "{text:?}");
    }
    if let Fast::Unusual(at) | Fast::Duplicate(at) = whole {
        assert!(text.is_char_boundary(at), "{text:?}");
    }
}

/// The guard and the general parser read anything without a panic and soon; what they hand on is plain:
/// the fast reader reads it, and written anew once more it is the same, if it is not too much for that.
pub fn general(text: &str) {
    let timed = || {
        let started = Instant::now();
        (rewrite(text), started.elapsed())
    };
    // Generous: it is built for finding mistakes, not for speed. A machine that is busy elsewhere makes it slow once, a
    // text that costs too much every time.
    let soon = (0..3).map(|_| timed()).find(|(_, took)| *took < Duration::from_secs(2));
    let (rewritten, _) =
        soon.unwrap_or_else(|| panic!("{} bytes take over two seconds: {text:?}", text.len()));
    let Ok(rewritten) = rewritten else { return };
    match read_fast(&rewritten) {
        Fast::Read(_) if testing::guard(&rewritten).is_ok() => {
            assert_eq!(rewrite(&rewritten).as_ref(), Ok(&rewritten))
        }
        Fast::Read(_) => (),
        // Nested too deeply, or without a key that the format knows.
        Fast::Unusual(_) => assert!(rewritten.is_empty() || rewritten.contains(&" ".repeat(20)), "{text:?}"),
        Fast::Duplicate(_) => panic!("{text:?}"),
    }
}

/// What the fast reader reads, the general parser reads alike.
pub fn agree(text: &str) {
    if let Err(difference) = testing::agree(text) {
        panic!("{text:?}\n{difference}");
    }
}

/// Any bytes can be added, and whatever articles come of them can be found, shown and removed.
pub fn rack(sources: &[(bool, &[u8])]) {
    let mut rack = Rack::default();
    let mut articles = 0;
    for &(single, bytes) in sources {
        let name = if single { "a.md" } else { "a.yaml" };
        articles += rack.add(bytes, Some(name), &Default::default()).added;
    }
    assert_eq!(rack.len(), articles);
    let problems = rack.problems();
    let found =
        rack.search(&Query { limit: Some(usize::MAX), ..Query::default() }).expect("no dates are asked for");
    assert!(found.total == found.cards.len() && found.total <= articles);
    for card in found.cards {
        let id = card.article.id.clone();
        let mut article = rack.get(&id).expect("it was found");
        assert_eq!(article.related.len(), card.related_count);
        (article.related, article.body) = (Vec::new(), None);
        assert_eq!(article, card.article);
        assert!(rack.related(&id, 8).len() <= 8);
        assert!(rack.remove(&id) && rack.get(&id).is_none());
    }
    assert_eq!(rack.problems(), problems);
}
