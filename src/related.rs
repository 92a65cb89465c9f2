//! Article → its nearest: the editor's links first, then articles that are like it.

use crate::article::{Article, Origin, RelatedLink};
use crate::index::dictionary::fold;
use crate::index::{Columns, NO_DATE};
use crate::query::List;
use crate::store::Rack;

/// The related links of the article in `row`, at most `limit`: its own in their order, then computed
/// ones; none twice (by link or by title), never the article itself. Costs a pass over the columns.
pub fn related(rack: &Rack, row: u32, limit: usize) -> Vec<RelatedLink> {
    let article = rack.article(row);
    let mut seen = Seen::default();
    seen.is_new(article.story.link(), &article.story.title);
    let mut links: Vec<RelatedLink> = Vec::new();
    for link in &article.related {
        if links.len() < limit && seen.is_new(link.story.link(), &link.story.title) {
            links.push(link.clone());
        }
    }
    for near in nearest(rack.columns(), row as usize) {
        if links.len() >= limit {
            break;
        }
        let other = rack.article(near);
        if seen.is_new(other.story.link(), &other.story.title) {
            links.push(computed(other));
        }
    }
    links
}

#[derive(Default)]
struct Seen {
    links: Vec<String>,
    titles: Vec<String>,
}

impl Seen {
    fn is_new(&mut self, link: Option<&str>, title: &str) -> bool {
        // A trailing slash or a fragment leads to the same page.
        let link = link.map(|link| link.split('#').next().unwrap_or("").trim_end_matches('/').to_owned());
        let title: String = fold(title).chars().filter(|c| c.is_alphanumeric()).collect();
        if link.as_ref().is_some_and(|link| self.links.contains(link)) || self.titles.contains(&title) {
            return false;
        }
        self.links.extend(link);
        self.titles.push(title);
        true
    }
}

fn computed(article: Article) -> RelatedLink {
    RelatedLink {
        images: Some(article.images).filter(|images| !images.is_empty()),
        id: Some(article.id),
        story: article.story,
        origin: Origin::Computed,
    }
}

/// The shown articles that share a topic with the one in `row`: those that share most first, then
/// the nearest in time.
fn nearest(columns: &Columns, row: usize) -> Vec<u32> {
    let own = columns.values(List::Topics, row);
    let distance = |other: usize| match (columns.instants[row], columns.instants[other]) {
        (NO_DATE, _) | (_, NO_DATE) => u64::MAX,
        (a, b) => a.abs_diff(b),
    };
    let mut near: Vec<(usize, u64, u32)> = (0..columns.len())
        .filter(|&other| other != row && columns.alive[other] && columns.shown[other])
        .filter_map(|other| {
            let shared = columns.values(List::Topics, other).iter().filter(|topic| own.contains(topic)).count();
            (shared > 0).then(|| (shared, distance(other), other as u32))
        })
        .collect();
    near.sort_unstable_by_key(|&(shared, distance, other)| (std::cmp::Reverse(shared), distance, other));
    near.into_iter().map(|(_, _, other)| other).collect()
}
