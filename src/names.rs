//! The field names of the format, so that a key is compared once and then known by number.

macro_rules! names {
    ($($variant:ident $text:literal,)*) => {
        /// A key as the format knows it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(clippy::enum_variant_names, reason = "the format has a key called name")]
        pub enum Name { $($variant,)* Unknown }

        impl Name {
            pub fn of(key: &[u8]) -> Name {
                match key { $($text => Name::$variant,)* _ => Name::Unknown }
            }
        }
    };
}

names! {
    Title b"title", Excerpt b"excerpt", Category b"category", Type b"type", Quality b"quality", Heat b"heat",
    PublishedDateTime b"publishedDateTime", UpdatedDateTime b"updatedDateTime",
    WebUrl b"webUrl", OriginalUrl b"originalUrl", AmpWebUrl b"ampWebUrl", CdnAmpWebUrl b"cdnAmpWebUrl",
    Published b"published", Removed b"removed", Provider b"provider", Topics b"topics", Images b"images",
    Related b"related", FeaturedContent b"featuredContent", Secured b"secured",
    ProviderName b"name", Domain b"domain",
    Url b"url", Width b"width", Height b"height", IsCached b"isCached", Attribution b"attribution",
}
