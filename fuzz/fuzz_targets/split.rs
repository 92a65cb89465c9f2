#![no_main]

#[path = "../laws.rs"]
mod laws;

libfuzzer_sys::fuzz_target!(|input: (bool, Vec<u8>, &[u8])| laws::split(input.0, &input.1, input.2));
