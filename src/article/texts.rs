//! The texts of an article that can be searched, without the rest of it.

use std::borrow::Cow;

use super::fields::{Fields, Report};
use super::{body, excerpt, topics};
use crate::names::Name;

/// What a search looks at; what an article does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts<'a> {
    /// Whether the article is meant to be shown.
    pub shown: bool,
    pub title: Cow<'a, str>,
    /// Plain; if the article has none it is taken from the body, as on its card.
    pub excerpt: Cow<'a, str>,
    pub topics: Vec<Cow<'a, str>>,
    pub provider: Cow<'a, str>,
    /// Without its markup.
    pub body: Cow<'a, str>,
}

/// How many bytes of a body can be searched.
const BODY: usize = 64 * 1024;

impl<'a> Texts<'a> {
    /// Reads them. Related links may be passed over in `fields`.
    pub fn of(fields: Fields<'a>, body: &str, shown: bool) -> Texts<'a> {
        let report = Report::none();
        let mut texts = Texts { shown, ..Texts::default() };
        for item in fields.entries(&report) {
            match item.name() {
                Name::Title => texts.title = item.text().unwrap_or_default(),
                Name::Excerpt => texts.excerpt = plain(item.text().unwrap_or_default()),
                Name::Topics => texts.topics = topics(&item),
                Name::Provider => {
                    for part in item.entries().filter(|part| part.name() == Name::ProviderName) {
                        texts.provider = part.text().unwrap_or_default();
                    }
                }
                _ => {}
            }
        }
        if !body.is_empty() {
            if texts.excerpt.is_empty() {
                texts.excerpt = body::excerpt(body).unwrap_or_default().into();
            }
            texts.body = body::plain(body, BODY).into();
        }
        texts
    }

    /// Appends them to what passes from the engine's module, through the page, to the index's: a
    /// byte of 1 if it is shown, how many topics there are, then each text after its length; numbers are u32
    /// in little endian.
    #[cfg(any(test, all(target_arch = "wasm32", feature = "engine")))]
    pub fn pack(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.shown));
        out.extend((self.topics.len() as u32).to_le_bytes());
        let mut push = |text: &str| {
            out.extend((text.len() as u32).to_le_bytes());
            out.extend(text.as_bytes());
        };
        let fixed = [&self.title, &self.excerpt, &self.provider, &self.body];
        fixed.into_iter().chain(&self.topics).for_each(|text| push(text));
    }

    /// Reads one article's from the front of `packed`; None at the end.
    #[cfg(any(test, all(target_arch = "wasm32", feature = "find")))]
    pub fn unpack(packed: &mut &'a [u8]) -> Option<Texts<'a>> {
        let (&[shown, ref count @ ..], rest) = packed.split_first_chunk::<5>()?;
        let count = u32::from_le_bytes(*count.first_chunk()?);
        *packed = rest;
        let mut next = || {
            let (length, rest) = packed.split_first_chunk()?;
            let (text, rest) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
            *packed = rest;
            std::str::from_utf8(text).ok()
        };
        let [title, excerpt, provider, body] = [next()?, next()?, next()?, next()?].map(Cow::Borrowed);
        let topics = (0..count).map_while(|_| next()).map(Cow::Borrowed).collect();
        Some(Texts { shown: shown == 1, title, excerpt, topics, provider, body })
    }
}

fn plain(text: Cow<str>) -> Cow<str> {
    match text {
        Cow::Borrowed(text) => excerpt::plain(text),
        Cow::Owned(text) => Cow::Owned(excerpt::plain(&text).into_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::Texts;

    #[test]
    fn what_is_packed_comes_out() {
        fn texts(title: &'static str, topics: &[&'static str]) -> Texts<'static> {
            Texts {
                title: title.into(),
                topics: topics.iter().map(|&topic| topic.into()).collect(),
                body: "Über\nalles".into(),
                ..Texts::default()
            }
        }
        let all = [texts("Tides", &["sea", "moon\nlight"]), texts("", &[])];
        let mut packed = Vec::new();
        all.iter().for_each(|texts| texts.pack(&mut packed));
        let rest = &mut packed.as_slice();
        assert_eq!(
            std::array::from_fn(|_| Texts::unpack(rest)),
            [Some(all[0].clone()), Some(all[1].clone()), None]
        );
    }
}
