//! What the fast reader reads, the general parser reads alike.
#![no_main]

use libfuzzer_sys::fuzz_target;
use newsrack::testing::agree;

fuzz_target!(|text: &str| {
    if let Err(difference) = agree(text) {
        panic!("{text:?}\n{difference}");
    }
});
