//! The field names of the format, so that a key is compared once and then known by number.

#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    reason = "slots are looked up modulo their number; the rest is for the compiler, which refuses a mistake"
)]

macro_rules! names {
    ($($variant:ident $text:literal,)*) => {
        /// A key as the format knows it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(clippy::enum_variant_names, reason = "the format has a key called name")]
        pub enum Name { $($variant,)* Unknown }

        const ALL: &[(Name, &[u8])] = &[$((Name::$variant, $text)),*];
    };
}

/// The bytes at the start of a line that tell which name stands there.
pub const START: usize = 24;

/// A name with a colon behind it, as numbers: to compare them takes no loop.
#[derive(Clone, Copy)]
struct Entry {
    name: Name,
    length: usize,
    words: [u64; 3],
    masks: [u64; 3],
}

impl Name {
    /// The name that is the whole of `key`.
    #[inline(never)]
    pub fn of(key: &[u8]) -> Name {
        let mut line = [b' '; START];
        match line.get_mut(..key.len() + 1) {
            Some([start @ .., colon]) => {
                start.copy_from_slice(key);
                *colon = b':';
            }
            _ => return Name::Unknown,
        }
        let (name, length) = Name::before_colon(&line);
        // A key in quotes may begin like a line: `"title: x"`.
        if length == key.len() { name } else { Name::Unknown }
    }

    /// The name that a line begins with, if a colon follows it; and its length.
    #[inline(always)]
    pub fn before_colon(line: &[u8; START]) -> (Name, usize) {
        let [a, b, c] = words(line);
        let mut slot = slot(a);
        loop {
            let Entry { name, length, words, masks } = &TABLE[slot % SLOTS];
            let [x, y, z] = words;
            let differs = ((a ^ x) & masks[0]) | ((b ^ y) & masks[1]) | ((c ^ z) & masks[2]);
            if differs == 0 {
                return (*name, *length);
            }
            slot += 1;
        }
    }
}

#[inline(always)]
const fn words(line: &[u8; START]) -> [u64; 3] {
    let (words, _) = line.as_chunks();
    [u64::from_le_bytes(words[0]), u64::from_le_bytes(words[1]), u64::from_le_bytes(words[2])]
}

/// By the first four bytes; the number spreads those of the names best of many that were tried.
const fn slot(word: u64) -> usize {
    ((word as u32).wrapping_mul(0xc16e_2285) >> 26) as usize
}

const SLOTS: usize = 64;

/// Every name at its slot, or at the next one that was free. A free one is like everything, and unknown.
const TABLE: [Entry; SLOTS] = {
    let free = Entry { name: Name::Unknown, length: 0, words: [0; 3], masks: [0; 3] };
    let mut table = [free; SLOTS];
    let mut at = 0;
    while at < ALL.len() {
        let (name, text) = ALL[at];
        let length = text.len();
        let (mut line, mut mask) = ([0; START], [0; START]);
        let mut byte = 0;
        while byte <= length {
            line[byte] = if byte < length { text[byte] } else { b':' };
            mask[byte] = 0xff;
            byte += 1;
        }
        let mut slot = slot(words(&line)[0]);
        while table[slot].length > 0 {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = Entry { name, length, words: words(&line), masks: words(&mask) };
        at += 1;
    }
    table
};

names! {
    Title b"title", Excerpt b"excerpt", Category b"category", Type b"type", Quality b"quality", Heat b"heat",
    PublishedDateTime b"publishedDateTime", UpdatedDateTime b"updatedDateTime",
    WebUrl b"webUrl", OriginalUrl b"originalUrl", AmpWebUrl b"ampWebUrl", CdnAmpWebUrl b"cdnAmpWebUrl",
    Published b"published", Removed b"removed", Provider b"provider", Topics b"topics", Images b"images",
    Related b"related", FeaturedContent b"featuredContent", Secured b"secured",
    ProviderName b"name", Domain b"domain",
    Url b"url", Width b"width", Height b"height", IsCached b"isCached", Attribution b"attribution",
}
