//! Fields → Article: every rule of the format. Each kind of value has its rules in a file of its own.

#![expect(
    clippy::arithmetic_side_effects,
    reason = "places in a text that is in memory, far from the largest number; less is only ever taken from a later place"
)]

pub mod body;
pub mod date;
mod embed;
pub mod excerpt;
pub mod fault;
mod fields;
pub mod id;
pub mod letters;
pub mod link;
pub mod texts;

use std::borrow::Cow;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::index::dictionary::{fold, is_same_value};
use crate::index::hash::{Table, hash};
use crate::names::Name;

use self::fault::{Listener, Wrong, nobody};
pub use self::fields::Fields;
use self::fields::Item;
use self::link::LinkRule;

/// A picture.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Image {
    /// Its http(s) address.
    pub url: String,
    /// In pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub width: Option<f64>,
    /// In pixels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub height: Option<f64>,
    /// Whether the publisher keeps a copy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_cached: Option<bool>,
    /// What it shows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attribution: Option<String>,
}

/// Who published an article.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Provider {
    /// As shown: `Example News`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// `example.org`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain: Option<String>,
    /// Logos; absent if there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub images: Option<Vec<Image>>,
}

/// What an article and a related link have in common.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// Trimmed, otherwise as written; never empty.
    pub title: String,
    /// Plain text, white space folded.
    pub excerpt: Option<String>,
    /// A readable date, as written; see [`date::instant`](crate::instant).
    pub published_date_time: Option<String>,
    /// Where a reader should land.
    pub web_url: Option<String>,
    /// Where it was first published.
    pub original_url: Option<String>,
    /// The AMP page.
    pub amp_web_url: Option<String>,
    /// The AMP page on a cache.
    pub cdn_amp_web_url: Option<String>,
    /// `article`, `video`, …
    pub kind: Option<String>,
    /// From 0.
    pub quality: Option<f64>,
    /// From 0; -1 is unknown.
    pub heat: Option<f64>,
    /// Who published it.
    pub provider: Option<Provider>,
}

macro_rules! present {
    ($fields:ident, $($name:literal: $value:expr,)*) => {
        $(if let Some(value) = &$value { $fields.serialize_field($name, value)?; })*
    };
}

impl Story {
    /// Writes its fields among those of the article or link that it belongs to; what is absent is left out.
    fn write<S: SerializeStruct>(&self, fields: &mut S) -> Result<(), S::Error> {
        fields.serialize_field("title", &self.title)?;
        present! { fields,
            "excerpt": self.excerpt,
            "publishedDateTime": self.published_date_time,
            "webUrl": self.web_url,
            "originalUrl": self.original_url,
            "ampWebUrl": self.amp_web_url,
            "cdnAmpWebUrl": self.cdn_amp_web_url,
            "type": self.kind,
            "quality": self.quality,
            "heat": self.heat,
            "provider": self.provider,
        }
        Ok(())
    }

    /// The link that identifies it: `webUrl`, else `originalUrl`.
    pub fn link(&self) -> Option<&str> {
        self.web_url.as_deref().or(self.original_url.as_deref())
    }
}

/// Where a [`RelatedLink`] comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// The article's own list.
    Editorial,
    /// Found by likeness among the loaded articles.
    Computed,
}

/// A link to something like an article.
#[derive(Clone, Debug, PartialEq)]
pub struct RelatedLink {
    /// What it leads to.
    pub story: Story,
    /// Absent if there are none.
    pub images: Option<Vec<Image>>,
    /// Where the link comes from.
    pub origin: Origin,
    /// Set when it leads to a loaded article.
    pub id: Option<String>,
}

impl Serialize for RelatedLink {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("RelatedLink", 14)?;
        self.story.write(&mut fields)?;
        present! { fields, "images": self.images, "id": self.id, }
        fields.serialize_field("origin", &self.origin)?;
        fields.end()
    }
}

/// A whole article; the shape of the same name in the TypeScript contract.
#[derive(Clone, Debug, PartialEq)]
pub struct Article {
    /// UTC date and slug of the title; unique among the loaded articles.
    pub id: String,
    /// As written.
    pub category: Option<String>,
    /// Title, links, date and so on.
    pub story: Story,
    /// A readable date, as written.
    pub updated_date_time: Option<String>,
    /// Whether it is meant to be shown; true if the article does not say.
    pub published: bool,
    /// Whether it was withdrawn.
    pub removed: Option<bool>,
    /// Each once, whatever its case.
    pub topics: Vec<String>,
    /// In the order of the article.
    pub images: Vec<Image>,
    /// An HTML embed, as written: never to be put into a page.
    pub featured_content: Option<String>,
    /// The https address of the video player that `featured_content` embeds, if it is just that.
    pub embed_url: Option<String>,
    /// Ciphertext, as written.
    pub secured: Option<String>,
    /// Markdown or HTML, without the blank lines around it.
    pub body: Option<String>,
    /// The article's own related links, in their order.
    pub related: Vec<RelatedLink>,
    /// The name of the source that it came from.
    pub source: Option<String>,
    /// The line of its first key there, from 1.
    pub line: Option<u32>,
}

impl Article {
    /// Writes what a card shows of it too; what is absent is left out.
    pub(crate) fn write_card<S: SerializeStruct>(&self, fields: &mut S) -> Result<(), S::Error> {
        fields.serialize_field("id", &self.id)?;
        self.story.write(fields)?;
        present! { fields,
            "category": self.category,
            "updatedDateTime": self.updated_date_time,
            "removed": self.removed,
            "embedUrl": self.embed_url,
            "source": self.source,
            "line": self.line,
        }
        fields.serialize_field("published", &self.published)?;
        fields.serialize_field("topics", &self.topics)?;
        fields.serialize_field("images", &self.images)
    }
}

impl Serialize for Article {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct("Article", 25)?;
        self.write_card(&mut fields)?;
        present! { fields,
            "featuredContent": self.featured_content,
            "secured": self.secured,
            "body": self.body,
        }
        fields.serialize_field("related", &self.related)?;
        fields.end()
    }
}

/// What must be known of an article before it can be filtered.
pub struct Head<'a> {
    pub title: Cow<'a, str>,
    /// `webUrl`, else `originalUrl`: what identifies it.
    pub link: Cow<'a, str>,
    /// `originalUrl`, if it is another.
    pub other_link: Option<Cow<'a, str>>,
    /// Milliseconds since 1970 in UTC.
    pub instant: Option<i64>,
    pub shown: bool,
    pub category: Option<Cow<'a, str>>,
    pub kind: Option<Cow<'a, str>>,
    pub provider: Option<Cow<'a, str>>,
    pub topics: Topics<'a>,
    pub quality: Option<f64>,
    pub heat: Option<f64>,
}

/// Reads what filters need; None if the article has no title or no link.
pub fn head<'a>(fields: Fields<'a>, rule: &LinkRule) -> Option<Head<'a>> {
    let mut head = Head {
        title: Cow::Borrowed(""),
        link: Cow::Borrowed(""),
        other_link: None,
        instant: None,
        shown: true,
        category: None,
        kind: None,
        provider: None,
        topics: Topics(None),
        quality: None,
        heat: None,
    };
    let (mut web_url, mut original_url) = (None, None);
    for item in fields.entries(&nobody) {
        match item.name() {
            Name::Title => head.title = item.text().unwrap_or_default(),
            Name::WebUrl => web_url = item.link(rule),
            Name::OriginalUrl => original_url = Some(item),
            Name::PublishedDateTime => head.instant = item.date().map(|(_, instant)| instant),
            Name::Published => head.shown &= item.boolean().unwrap_or(true),
            Name::Removed => head.shown &= !item.boolean().unwrap_or(false),
            Name::Category => head.category = item.text(),
            Name::Type => head.kind = item.text(),
            Name::Provider => {
                for part in item.entries() {
                    if part.name() == Name::ProviderName {
                        head.provider = part.text();
                    }
                }
            }
            Name::Topics => head.topics = Topics(Some(item.place())),
            Name::Quality => head.quality = item.number(),
            Name::Heat => head.heat = item.number(),
            _ => {}
        }
    }
    match (web_url, original_url) {
        (Some(web_url), other) => {
            let is_another = |item: &Item| item.text().is_some_and(|text| text != web_url);
            head.other_link = other.filter(is_another).and_then(|item| item.link(rule));
            head.link = web_url;
        }
        (None, original_url) => head.link = original_url?.link(rule)?,
    }
    (!head.title.is_empty()).then_some(head)
}

/// What a card shows of an article, which is all but its body and its related links, and how many of those it has.
/// The caller adds identity, source and line, and the body's excerpt is taken if there is no other.
pub fn card(fields: Fields, body: &str, rule: &LinkRule) -> (Article, usize) {
    let lists = fields.entries(&nobody).filter(|item| item.name() == Name::Related);
    let count = lists.flat_map(|list| list.items()).filter(|link| leads_somewhere(link, rule)).count();
    (read(fields, trimmed_body(body), rule, &nobody), count)
}

/// The same with body and related links; the listener is told what is wrong with its fields.
pub fn whole(fields: Fields, body: &str, rule: &LinkRule, listener: &Listener) -> Article {
    let body = trimmed_body(body);
    let lists = fields.entries(listener).filter(|item| item.name() == Name::Related);
    let related = lists.flat_map(|list| list.items()).filter_map(|link| related_link(&link, rule)).collect();
    Article { related, body: body.map(str::to_owned), ..read(fields, body, rule, listener) }
}

fn read(fields: Fields, body: Option<&str>, rule: &LinkRule, listener: &Listener) -> Article {
    let mut article = Article {
        id: String::new(),
        category: None,
        story: Story::default(),
        updated_date_time: None,
        published: true,
        removed: None,
        topics: Vec::new(),
        images: Vec::new(),
        featured_content: None,
        embed_url: None,
        secured: None,
        body: None,
        related: Vec::new(),
        source: None,
        line: None,
    };
    for item in fields.entries(listener) {
        match item.name() {
            Name::Category => article.category = owned(item.text()),
            Name::UpdatedDateTime => article.updated_date_time = owned(item.date().map(|(text, _)| text)),
            Name::Published => article.published = item.boolean().unwrap_or(true),
            Name::Removed => article.removed = item.boolean(),
            Name::Topics => article.topics = topics(&item).into_iter().map(Cow::into_owned).collect(),
            Name::Images => article.images = images(&item, rule),
            Name::FeaturedContent => article.featured_content = item.raw_text(),
            Name::Secured => article.secured = item.raw_text(),
            Name::Related => {}
            _ => read_story_field(&mut article.story, &item, rule),
        }
    }
    if article.story.excerpt.is_none() {
        article.story.excerpt = body.and_then(body::excerpt);
    }
    article.embed_url = article.featured_content.as_deref().and_then(|html| embed::embed_url(html, rule));
    article
}

fn owned(text: Option<Cow<str>>) -> Option<String> {
    text.map(Cow::into_owned)
}

/// A body without blank lines before it and white space after it.
fn trimmed_body(body: &str) -> Option<&str> {
    let text = body.trim_end();
    let indent = text.len() - text.trim_start().len();
    let start = text.get(..indent)?.rfind('\n').map_or(0, |at| at + 1);
    text.get(start..).filter(|text| !text.is_empty())
}

fn read_story_field(story: &mut Story, item: &Item, rule: &LinkRule) {
    match item.name() {
        Name::Title => story.title = item.text().unwrap_or_default().into_owned(),
        Name::Excerpt => {
            story.excerpt =
                item.text().map(|text| excerpt::plain(&text).into_owned()).filter(|text| !text.is_empty());
        }
        Name::PublishedDateTime => story.published_date_time = owned(item.date().map(|(text, _)| text)),
        Name::WebUrl => story.web_url = owned(item.link(rule)),
        Name::OriginalUrl => story.original_url = owned(item.link(rule)),
        Name::AmpWebUrl => story.amp_web_url = owned(item.link(rule)),
        Name::CdnAmpWebUrl => story.cdn_amp_web_url = owned(item.link(rule)),
        Name::Type => story.kind = owned(item.text()),
        Name::Quality => story.quality = item.number(),
        Name::Heat => story.heat = item.number(),
        Name::Provider => story.provider = provider(item, rule),
        _ => {}
    }
}

/// Whether [`related_link`] makes a link of it.
fn leads_somewhere(item: &Item, rule: &LinkRule) -> bool {
    let (mut has_title, mut has_link) = (false, false);
    for part in item.entries() {
        match part.name() {
            Name::Title => has_title = part.text().is_some(),
            Name::WebUrl | Name::OriginalUrl | Name::AmpWebUrl => {
                has_link = has_link || part.link(rule).is_some();
            }
            _ => {}
        }
    }
    has_title && has_link
}

fn related_link(item: &Item, rule: &LinkRule) -> Option<RelatedLink> {
    let mut link = RelatedLink { story: Story::default(), images: None, origin: Origin::Editorial, id: None };
    if !item.is_map() {
        item.tell(Wrong::NoRelatedLink);
        return None;
    }
    for part in item.entries() {
        match part.name() {
            Name::Images => link.images = Some(images(&part, rule)).filter(|images| !images.is_empty()),
            _ => read_story_field(&mut link.story, &part, rule),
        }
    }
    if link.story.title.is_empty() || link.story.link().or(link.story.amp_web_url.as_deref()).is_none() {
        item.tell(Wrong::LeadsNowhere);
        return None;
    }
    Some(link)
}

fn provider(item: &Item, rule: &LinkRule) -> Option<Provider> {
    let mut provider = Provider { name: None, domain: None, images: None };
    for part in item.entries() {
        match part.name() {
            Name::ProviderName => provider.name = owned(part.text()),
            Name::Domain => provider.domain = owned(part.text()),
            Name::Images => provider.images = Some(images(&part, rule)).filter(|images| !images.is_empty()),
            _ => {}
        }
    }
    (provider.name.is_some() || provider.domain.is_some() || provider.images.is_some()).then_some(provider)
}

fn images(item: &Item, rule: &LinkRule) -> Vec<Image> {
    item.items().filter_map(|item| image(&item, rule)).collect()
}

fn image(item: &Item, rule: &LinkRule) -> Option<Image> {
    let mut image = Image {
        url: String::new(),
        width: None,
        height: None,
        is_cached: None,
        title: None,
        attribution: None,
    };
    let mut has_url = false;
    if item.is_map() {
        for part in item.entries() {
            match part.name() {
                Name::Url => {
                    has_url = !part.is_absent();
                    image.url = part.link(rule).unwrap_or_default().into_owned();
                }
                Name::Width => image.width = part.number(),
                Name::Height => image.height = part.number(),
                Name::IsCached => image.is_cached = part.boolean(),
                Name::Title => image.title = owned(part.text()),
                Name::Attribution => image.attribution = owned(part.text()),
                _ => {}
            }
        }
    }
    if !has_url {
        item.tell(Wrong::NoImage);
    }
    (!image.url.is_empty()).then_some(image)
}

/// The topics of a document, still unread.
pub struct Topics<'a>(Option<(Fields<'a>, usize)>);

impl<'a> Topics<'a> {
    /// Each of them, doubles included.
    pub fn for_each(&self, mut take: impl FnMut(Cow<'a, str>)) {
        if let Some((fields, place)) = self.0 {
            each_topic(&Item::at(fields, place), &mut take);
        }
    }
}

/// A list of topics, or one.
fn each_topic<'a>(item: &Item<'a, '_>, take: &mut dyn FnMut(Cow<'a, str>)) {
    if item.is_scalar() {
        if !item.is_absent() {
            item.text().into_iter().for_each(take);
        }
    } else {
        item.items().filter_map(|topic| topic.text()).for_each(take);
    }
}

/// So many topics are compared with each other one by one, which is sooner done than to fold and hash them.
const FEW: usize = 8;

/// The topics, each once.
fn topics<'a>(item: &Item<'a, '_>) -> Vec<Cow<'a, str>> {
    let mut topics: Vec<Cow<str>> = Vec::new();
    // Those after the few.
    let mut others = Table::default();
    each_topic(item, &mut |topic| {
        let is_same = |known: &Cow<str>| is_same_value(known, &topic);
        if topics.iter().take(FEW).any(is_same) {
            return;
        }
        if topics.len() >= FEW {
            let key = hash(fold(&topic).as_bytes());
            if others.find(key, &|at| topics.get(at as usize).is_some_and(is_same)).is_some() {
                return;
            }
            others.insert(key, topics.len() as u32);
        }
        topics.push(topic);
    });
    topics
}
