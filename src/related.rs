//! Article → its nearest: the editor's links first, then articles that are like it.

use crate::article::{Article, Origin, RelatedLink};
use crate::index::dictionary::fold;
use crate::index::{Columns, NO_DATE};
use crate::order;
use crate::query::List;
use crate::store::Rack;

impl Rack {
    /// The related links of an article, at most `limit`: editorial ones in their order, then articles
    /// that share its topics. Empty if there is no article of that id.
    pub fn related(&self, id: &str, limit: usize) -> Vec<RelatedLink> {
        self.row(id).map_or_else(Vec::new, |row| related(self, row, limit))
    }
}

/// The related links of the article in `row`, at most `limit`: its own in their order, then computed
/// ones; none twice (by link or by title), never the article itself. Costs a pass over the columns.
fn related(rack: &Rack, row: u32, limit: usize) -> Vec<RelatedLink> {
    let article = rack.article(row);
    let mut seen = Seen::default();
    seen.note(article.story.link());
    seen.titles.push(bare(&article.story.title));
    let mut links: Vec<RelatedLink> = Vec::new();
    for link in &article.related {
        // An editor may mean two links of nearly one title; a computed link never repeats a title.
        if links.len() < limit && seen.note(link.story.link()) {
            seen.titles.push(bare(&link.story.title));
            links.push(link.clone());
        }
    }
    // As many as could be doubles of what is there already, and those wanted.
    for near in nearest(rack.columns(), row as usize, limit + seen.titles.len() + SPARE) {
        if links.len() >= limit {
            break;
        }
        let other = rack.article(near);
        let title = bare(&other.story.title);
        if !seen.titles.contains(&title) && seen.note(other.story.link()) {
            seen.titles.push(title);
            links.push(computed(other));
        }
    }
    links
}

/// How many articles more than wanted are looked at, should some be told twice.
const SPARE: usize = 16;

/// How many topics of an article are compared.
const TOPICS: usize = 32;

#[derive(Default)]
struct Seen {
    links: Vec<String>,
    titles: Vec<String>,
}

impl Seen {
    /// Whether a link is new.
    fn note(&mut self, link: Option<&str>) -> bool {
        // A trailing slash or a fragment leads to the same page.
        let link = link.map(|link| link.split('#').next().unwrap_or("").trim_end_matches('/'));
        let is_new = link.is_none_or(|link| !self.links.iter().any(|known| known == link));
        self.links.extend(link.filter(|_| is_new).map(str::to_owned));
        is_new
    }
}

/// A title without case, spaces and signs.
fn bare(title: &str) -> String {
    fold(title).chars().filter(|character| character.is_alphanumeric()).collect()
}

fn computed(article: Article) -> RelatedLink {
    RelatedLink {
        images: Some(article.images).filter(|images| !images.is_empty()),
        id: Some(article.id),
        story: article.story,
        origin: Origin::Computed,
    }
}

/// The first `count` shown articles that share a topic with the one in `row`: those that share most
/// first, then the nearest in time.
fn nearest(columns: &Columns, row: usize, count: usize) -> Vec<u32> {
    let topics = |row: usize| {
        let topics = columns.values(List::Topics, row);
        &topics[..topics.len().min(TOPICS)]
    };
    let own = topics(row);
    let distance = |other: usize| match (columns.instants[row], columns.instants[other]) {
        (NO_DATE, _) | (_, NO_DATE) => u64::MAX,
        (a, b) => a.abs_diff(b),
    };
    let shared = |other: u32| topics(other as usize).iter().filter(|topic| own.contains(topic)).count();
    let mut near: Vec<u32> = (0..columns.len() as u32)
        .filter(|&other| {
            other as usize != row && columns.alive[other as usize] && columns.shown[other as usize]
        })
        .filter(|&other| shared(other) > 0)
        .collect();
    order::sort_first(&mut near, count, &|a, b| {
        shared(b).cmp(&shared(a)).then(distance(a as usize).cmp(&distance(b as usize))).then(a.cmp(&b))
    });
    near
}
