//! A source gives the same documents, one after another, however its bytes arrive.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsrack::testing::{Document, Splitter};

fuzz_target!(|input: (bool, Vec<u8>, &[u8])| {
    let (single, lengths, bytes) = input;
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
});
