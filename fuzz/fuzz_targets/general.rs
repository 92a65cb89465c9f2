//! The guard and the general parser read anything without a panic and soon; what they hand on is plain:
//! the fast reader reads it, and written anew once more it is the same.
#![no_main]

use std::time::{Duration, Instant};

use libfuzzer_sys::fuzz_target;
use newsrack::testing::{Fast, read_fast, rewrite};

fuzz_target!(|text: &str| {
    let started = Instant::now();
    let rewritten = rewrite(text);
    // Generous: it is built for finding mistakes, not for speed, and shares its machine.
    assert!(started.elapsed() < Duration::from_secs(2), "{} bytes took {:?}", text.len(), started.elapsed());
    let Ok(rewritten) = rewritten else { return };
    match read_fast(&rewritten) {
        Fast::Read(_) => assert_eq!(rewrite(&rewritten).as_ref(), Ok(&rewritten)),
        // Nested too deeply, or without a key that the format knows.
        Fast::Unusual(_) => assert!(rewritten.is_empty() || rewritten.contains(&" ".repeat(20)), "{text:?}"),
        Fast::Duplicate(_) => panic!("{text:?}"),
    }
});
