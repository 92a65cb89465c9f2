//! The URL rule: only absolute http(s) addresses, without user info.

use std::borrow::Cow;

/// Parses an address by the WHATWG rules, relative to a base if there is one, and gives it back as
/// those rules write it (`href`). The engine has no such parser of its own: the browser's is used in
/// a page, the `url` crate elsewhere.
pub type UrlParser = fn(text: &str, base: Option<&str>) -> Option<String>;

/// What decides about links.
#[derive(Clone)]
pub struct LinkRule {
    pub parse: UrlParser,
    /// Relative links are allowed, and resolved against this.
    pub base: Option<String>,
}

impl LinkRule {
    /// The address that may be linked to for `text`: as written, unless a browser would read
    /// something else in it than stands there; then as the browser reads it.
    pub fn apply<'a>(&self, text: Cow<'a, str>) -> Option<Cow<'a, str>> {
        if is_plain(text.as_bytes()) {
            return Some(text);
        }
        // Whatever it is, it is not of the web, and asking the parser costs a thousand times as much.
        let begins = text.trim_start_matches(|character: char| character <= ' ').as_bytes().first();
        if self.base.is_none() && !matches!(begins, Some(b'h' | b'H')) {
            return None;
        }
        let href = (self.parse)(&text, None);
        let was_absolute = href.is_some();
        let href = href.or_else(|| (self.parse)(&text, Some(self.base.as_deref()?)))?;
        if authority(&href)?.contains('@') {
            return None;
        }
        let as_written = was_absolute
            && starts_as_web(&text)
            && !text.contains(['\t', '\r', '\n'])
            && text.trim_matches(|character: char| character <= ' ').len() == text.len();
        Some(if as_written { text } else { Cow::Owned(href) })
    }
}

fn starts_as_web(text: &str) -> bool {
    let starts =
        |scheme: &str| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    starts("https://") || starts("http://")
}

/// What stands between `http://` and the path of an address that a parser wrote.
fn authority(href: &str) -> Option<&str> {
    let rest = href.strip_prefix("https://").or_else(|| href.strip_prefix("http://"))?;
    rest.split(['/', '?', '#']).next()
}

/// An address that every URL parser reads alike, as nearly all are: settled without one.
pub fn is_plain(text: &[u8]) -> bool {
    let rest = text.strip_prefix(b"https://").or_else(|| text.strip_prefix(b"http://"));
    // Without a branch in it, the search of the path becomes vector instructions.
    rest.and_then(behind_plain_host)
        .is_some_and(|path| path.iter().fold(true, |all, &byte| all & (byte > b' ') & (byte != 0x7f)))
}

/// What follows the host that `text` begins with, if that is one of plain labels with a dot between each two.
fn behind_plain_host(mut text: &[u8]) -> Option<&[u8]> {
    let is_in_label = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'-';
    loop {
        let length = text.iter().take_while(|byte| is_in_label(byte)).count();
        let (label, rest) = text.split_at_checked(length)?;
        // `xn--` is Punycode to be checked.
        if label.is_empty() || label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"xn--")) {
            return None;
        }
        match rest {
            [b'.', more @ ..] => text = more,
            // A last label that begins with a digit could be an IPv4 address.
            [] | [b'/' | b'?' | b'#', ..] => {
                return (!label.first().is_some_and(u8::is_ascii_digit)).then_some(rest);
            }
            _ => return None,
        }
    }
}

/// The parser of the `url` crate.
#[cfg(not(target_arch = "wasm32"))]
pub fn parse_natively(text: &str, base: Option<&str>) -> Option<String> {
    let base = base.map(url::Url::parse).transpose().ok()?;
    url::Url::options().base_url(base.as_ref()).parse(text).ok().map(String::from)
}
