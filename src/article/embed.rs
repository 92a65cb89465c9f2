//! The address of a video embed, if that is all an embed is.

use std::borrow::Cow;

use super::excerpt::decode_entities;
use super::link::LinkRule;

/// The hosts whose players are known.
const HOSTS: [&str; 9] = [
    "www.youtube.com",
    "youtube.com",
    "www.youtube-nocookie.com",
    "player.vimeo.com",
    "www.dailymotion.com",
    "geo.dailymotion.com",
    "player.twitch.tv",
    "channel9.msdn.com",
    "embed.ted.com",
];

/// The https address in `html`, if that is one iframe of a known video host and nothing else.
pub fn embed_url(html: &str, rule: &LinkRule) -> Option<String> {
    let rest = strip_prefix_ignoring_case(html.trim(), "<iframe")?;
    let (mut source, mut rest) = (None, rest);
    while let Some((name, value, after)) = attribute(rest) {
        if source.is_none() && name.eq_ignore_ascii_case("src") {
            source = Some(value);
        }
        rest = after;
    }
    let rest = rest.trim_start().strip_prefix('>')?.trim_start();
    let end = strip_prefix_ignoring_case(rest, "</iframe")?.trim_start();
    if end != ">" {
        return None;
    }
    let address = match decode_entities(source?) {
        relative if relative.starts_with("//") => Cow::Owned(["https:", &relative].concat()),
        absolute => absolute,
    };
    // Whatever the spelling, it is the host that a browser will see which has to be known.
    let href = (rule.parse)(&address, None)?;
    let host = href.strip_prefix("https://")?.split(['/', '?', '#']).next()?;
    let absolute_only = LinkRule { parse: rule.parse, base: None };
    HOSTS.contains(&host).then(|| absolute_only.apply(address)).flatten().map(Cow::into_owned)
}

fn strip_prefix_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let start = text.get(..prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then(|| text.get(prefix.len()..)).flatten()
}

/// One attribute after white space: its name, its value, and what follows.
fn attribute(text: &str) -> Option<(&str, &str, &str)> {
    let trimmed = text.trim_start();
    if trimmed.len() == text.len() {
        return None;
    }
    let is_name = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '<' | '>' | '/' | '=');
    let (name, rest) = trimmed.split_at(trimmed.find(|c| !is_name(c)).unwrap_or(trimmed.len()));
    if name.is_empty() {
        return None;
    }
    let Some(value) = rest.trim_start().strip_prefix('=').map(str::trim_start) else {
        return Some((name, "", rest));
    };
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            let (value, after) = inner.split_once(quote)?;
            return Some((name, value, after));
        }
    }
    let bare = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '=' | '<' | '>' | '`');
    let (value, after) = value.split_at(value.find(|c| !bare(c)).unwrap_or(value.len()));
    (!value.is_empty()).then_some((name, value, after))
}
