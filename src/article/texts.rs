//! The texts of an article that can be searched, without the rest of it.

use std::borrow::Cow;

use super::fault::nobody;
use super::fields::Fields;
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
        let mut texts = Texts { shown, ..Texts::default() };
        for item in fields.entries(&nobody) {
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

    /// Appends them to what passes from the engine's module, through the page, to the index's: whether it is shown,
    /// how many topics there are, then each text after its length, all numbers as [`push_number`] writes them.
    #[cfg(any(test, all(target_arch = "wasm32", feature = "engine")))]
    pub fn pack(&self, out: &mut Vec<u8>) {
        push_number(usize::from(self.shown), out);
        push_number(self.topics.len(), out);
        let fixed = [&self.title, &self.excerpt, &self.provider, &self.body];
        for text in fixed.into_iter().chain(&self.topics) {
            push_number(text.len(), out);
            out.extend_from_slice(text.as_bytes());
        }
    }

    /// Reads one article's from the front of `packed`; None at the end.
    #[cfg(any(test, all(target_arch = "wasm32", feature = "find")))]
    pub fn unpack(packed: &mut &'a str) -> Option<Texts<'a>> {
        let (shown, count) = (next_number(packed)?, next_number(packed)?);
        let mut next = || {
            let length = next_number(packed)?;
            let (text, rest) = packed.split_at_checked(length)?;
            *packed = rest;
            Some(text)
        };
        let [title, excerpt, provider, body] = [next()?, next()?, next()?, next()?].map(Cow::Borrowed);
        let topics = (0..count).map_while(|_| next()).map(Cow::Borrowed).collect();
        Some(Texts { shown: shown == 1, title, excerpt, topics, provider, body })
    }
}

/// How many bytes a number takes, seven bits in each: so all that is packed is one text, and looked through at once
/// for bytes that are none.
#[cfg(any(test, all(target_arch = "wasm32", any(feature = "engine", feature = "find"))))]
const NUMBER: usize = 5;

#[cfg(any(test, all(target_arch = "wasm32", feature = "engine")))]
fn push_number(number: usize, out: &mut Vec<u8>) {
    out.extend_from_slice(&std::array::from_fn::<u8, NUMBER, _>(|at| (number >> (7 * at)) as u8 & 0x7f));
}

#[cfg(any(test, all(target_arch = "wasm32", feature = "find")))]
fn next_number(packed: &mut &str) -> Option<usize> {
    let (number, rest) = packed.split_at_checked(NUMBER)?;
    *packed = rest;
    Some(number.bytes().rev().fold(0, |number, byte| number << 7 | usize::from(byte)))
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
                body: "Über\nalles".repeat(2000).into(),
                ..Texts::default()
            }
        }
        let all = [texts("Tides", &["sea", "moon\nlight"]), texts("", &[])];
        let mut packed = Vec::new();
        all.iter().for_each(|texts| texts.pack(&mut packed));
        let rest = &mut std::str::from_utf8(&packed).expect("texts and numbers below 128");
        assert_eq!(
            std::array::from_fn(|_| Texts::unpack(rest)),
            [Some(all[0].clone()), Some(all[1].clone()), None]
        );
    }
}
