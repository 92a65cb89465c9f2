//! The fast reader reads anything without a panic, and every node can be decoded; whoever passes over
//! the related links reads all that whoever does not reads.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsrack::testing::{Fast, read_fast, read_fast_except_related};

fuzz_target!(|text: &str| {
    let whole = read_fast(text);
    let skimmed = read_fast_except_related(text);
    if let Fast::Read(_) = whole {
        assert!(matches!(skimmed, Fast::Read(_)), "{text:?}");
    }
    if let Fast::Unusual(at) | Fast::Duplicate(at) = whole {
        assert!(text.is_char_boundary(at), "{text:?}");
    }
});
