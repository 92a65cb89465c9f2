//! Article → its nearest: the editor's links first, then articles that are like it (docs/search.md, "Related").

#![expect(clippy::arithmetic_side_effects, reason = "counts of links, and floating point")]
#![expect(
    clippy::indexing_slicing,
    reason = "rows, values and lists go by numbers that the columns gave out, and a column has an entry for each row"
)]

use crate::article::date::DAY;
use crate::article::letters::is_letter_or_digit;
use crate::article::{Article, Origin, RelatedLink};
use crate::index::dictionary::fold;
use crate::index::{Columns, NO_DATE};
use crate::order;
use crate::search::Matches;
use crate::search::rank::halved;
use crate::store::Rack;

impl Rack {
    /// The related links of an article, at most `limit`: editorial ones in their order, then shown articles
    /// that share its rare words and topics, the more and the nearer in time the sooner. Empty if there is no
    /// article of that id.
    #[cfg(feature = "find")]
    pub fn related(&self, id: &str, limit: usize) -> Vec<RelatedLink> {
        let Some(row) = self.row(id) else { return Vec::new() };
        let links = self.related_among(row, limit, &Matches::default());
        if links.len() == limit {
            return links;
        }
        self.related_among(row, limit, &self.with_index(|index| index.alike(row)))
    }

    /// The same for the article in `row`, of which `alike` has the like: none twice (by link or, of computed
    /// ones, by title), never the article itself.
    pub(crate) fn related_among(&self, row: u32, limit: usize, alike: &Matches) -> Vec<RelatedLink> {
        let article = self.article(row);
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
        for near in
            nearest(self.columns(), row as usize, alike, limit.saturating_add(seen.titles.len() + SPARE))
        {
            if links.len() >= limit {
                break;
            }
            let other = self.article(near);
            let title = bare(&other.story.title);
            if !seen.titles.contains(&title) && seen.note(other.story.link()) {
                seen.titles.push(title);
                links.push(computed(other));
            }
        }
        links
    }
}

/// How many articles more than wanted are looked at, should some be told twice.
const SPARE: usize = 16;

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
    fold(title).chars().filter(|&character| is_letter_or_digit(character)).collect()
}

fn computed(article: Article) -> RelatedLink {
    RelatedLink {
        images: Some(article.images).filter(|images| !images.is_empty()),
        id: Some(article.id),
        story: article.story,
        origin: Origin::Computed,
    }
}

/// After how many days two articles are half as near in time.
const NEAR: f64 = 30.0;

/// The first `count` shown articles of `alike`: by likeness, which counts up to twice for nearness in time.
fn nearest(columns: &Columns, row: usize, alike: &Matches, count: usize) -> Vec<u32> {
    let shown: Vec<(u32, u32)> = alike.rows.iter().copied().zip(alike.keys.iter().copied()).collect();
    let shown: Vec<(u32, u32)> =
        shown.into_iter().filter(|&(other, _)| columns.shown.get(other as usize) == Some(&true)).collect();
    let nearness = |other: u32| match (columns.instants[row], columns.instants[other as usize]) {
        (NO_DATE, _) | (_, NO_DATE) => 0.0,
        (a, b) => halved(a.abs_diff(b) as f64 / (NEAR * DAY as f64)),
    };
    let key =
        |&(other, likeness): &(u32, u32)| (f64::from(likeness) * 256.0 * (1.0 + nearness(other))) as u64;
    let keys: Vec<u64> = shown.iter().map(key).collect();
    let first = order::first(&keys, count, &|a, b| a.cmp(&b));
    first.into_iter().map(|place| shown[place as usize].0).collect()
}
