//! The field names of the format, so that a key is compared once and then known by number.

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

impl Name {
    /// Length and first letter tell nearly all apart, so one comparison settles it.
    #[inline]
    pub fn of(key: &[u8]) -> Name {
        let mut slot = slot(key.len(), key.first().copied().unwrap_or(0));
        loop {
            let (name, text) = TABLE[slot];
            if name == Name::Unknown || text == key {
                return name;
            }
            slot = (slot + 1) % TABLE.len();
        }
    }
}

const fn slot(length: usize, first: u8) -> usize {
    (length * 11 + first as usize) % SLOTS
}

const SLOTS: usize = 128;

/// Every name at its slot, or at the next one that was free.
const TABLE: [(Name, &[u8]); SLOTS] = {
    let mut table: [(Name, &[u8]); SLOTS] = [(Name::Unknown, b""); SLOTS];
    let mut at = 0;
    while at < ALL.len() {
        let (_, text) = ALL[at];
        let mut slot = slot(text.len(), text[0]);
        while !table[slot].1.is_empty() {
            slot = (slot + 1) % SLOTS;
        }
        table[slot] = ALL[at];
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
