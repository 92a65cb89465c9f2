//! One hash for all tables: FxHash's step over eight bytes at a time, as Firefox and rustc use it.

use hashbrown::HashTable;

const MULTIPLIER: u64 = 0x51_7c_c1_b7_27_22_0a_95;

/// Fast, not keyed: fit for tables whose worst case somebody else bounds.
#[inline(always)]
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

/// Numbers by hash. All tables are of this one kind, which keeps the module small.
#[derive(Default)]
pub struct Table(HashTable<(u64, u32)>);

impl Table {
    /// The number of that hash that is the one.
    pub fn find(&self, hash: u64, is_it: &dyn Fn(u32) -> bool) -> Option<u32> {
        self.0.find(hash, |&(known, number)| known == hash && is_it(number)).map(|&(_, number)| number)
    }

    /// The number of that hash, which is `first` if there was none.
    pub fn entry(&mut self, hash: u64, first: u32) -> &mut u32 {
        let is_it = |&(known, _): &(u64, u32)| known == hash;
        &mut self.0.entry(hash, is_it, hash_of).or_insert((hash, first)).into_mut().1
    }

    /// Adds a number, beside those that the hash may have already.
    #[inline(never)]
    pub fn insert(&mut self, hash: u64, number: u32) {
        self.0.insert_unique(hash, (hash, number), hash_of);
    }

    /// Takes out a number of that hash.
    pub fn remove(&mut self, hash: u64, number: u32) {
        if let Ok(entry) = self.0.find_entry(hash, |&known| known == (hash, number)) {
            entry.remove();
        }
    }

    /// Takes out a number, whatever its hash.
    pub fn forget(&mut self, number: u32) {
        self.0.retain(|&mut (_, known)| known != number);
    }
}

fn hash_of(&(hash, _): &(u64, u32)) -> u64 {
    hash
}
