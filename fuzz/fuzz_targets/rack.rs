#![no_main]

#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|sources: Vec<(bool, &[u8])>| laws::rack(&sources));
