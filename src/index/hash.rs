//! One hash for all tables: FxHash's step over eight bytes at a time, as Firefox and rustc use it.

const MULTIPLIER: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// Fast, not keyed: fit for tables whose worst case somebody else bounds.
pub fn hash(bytes: &[u8]) -> u64 {
    let mut state = bytes.len() as u64;
    let mut step = |word: u64| state = (state.rotate_left(5) ^ word).wrapping_mul(MULTIPLIER);
    let (words, rest) = bytes.as_chunks::<8>();
    words.iter().for_each(|word| step(u64::from_le_bytes(*word)));
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    step(u64::from_le_bytes(last));
    // The table takes its place from the low bits, which multiplication mixes least.
    state ^ (state >> 32)
}
