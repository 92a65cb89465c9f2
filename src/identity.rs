//! Which article is which: ids, and what happens when two articles have the same.

use std::cell::RefCell;

use hashbrown::HashTable;

use crate::article::{Head, id};
use crate::index::hash::hash;

/// The ids of all rows, and the rows of ids and links.
///
/// Same id and same link: the later article replaces the earlier. Same id, another link: `-2`, `-3`, …
#[derive(Default)]
pub struct Identities {
    /// All ids one after another, and where each row's ends.
    ids: String,
    ends: Vec<u32>,
    /// The hashes of each row's links.
    links: Vec<[u64; 2]>,
    by_id: HashTable<u32>,
    /// Links and their rows, once somebody has asked.
    by_link: RefCell<ByLink>,
    /// For the ids that several articles asked for: the hash of that id with that of a link, and the
    /// row that got it.
    namesakes: HashTable<(u64, Option<u32>)>,
    /// The hash of such an id, and the number that the next article is tried with.
    numbers: HashTable<(u64, u32)>,
}

#[derive(Default)]
struct ByLink {
    /// A link's hash and a row.
    table: HashTable<(u64, u32)>,
    /// How many rows are in it.
    rows: usize,
}

/// There is the same article already, from a later source.
pub struct Superseded;

impl Identities {
    /// Gives the next row its id; returns the row that it replaces. As sources may arrive in another
    /// order than they were asked for, an article may come after the one that is to replace it
    /// (`is_later`): then it gets no row.
    pub fn insert(
        &mut self,
        row: u32,
        head: &Head,
        is_later: impl Fn(u32) -> bool,
    ) -> Result<Option<u32>, Superseded> {
        let links =
            [&head.link, head.other_link.as_ref().unwrap_or(&head.link)].map(|link| hash(link.as_bytes()));
        // Written where it will stay; taken back if it can't have this one.
        let start = self.ids.len();
        id::push_id(&mut self.ids, &head.title, head.instant, &head.link);
        let mut replaced = None;
        if let Some(first) = self.find(&self.ids[start..]) {
            let wanted = self.ids.split_off(start);
            let id_hash = hash(wanted.as_bytes());
            let [first_link, _] = self.links[first as usize];
            self.namesake(id_hash, first_link).get_or_insert(first);
            let namesake = self.namesake(id_hash, links[0]);
            if namesake.is_some_and(&is_later) {
                return Err(Superseded);
            }
            replaced = namesake.replace(row);
            let id = match replaced {
                Some(earlier) => {
                    self.unlink(earlier);
                    self.id(earlier).to_owned()
                }
                None => self.free_id(&wanted, id_hash),
            };
            self.ids.push_str(&id);
        }
        self.ends.push(self.ids.len() as u32);
        self.links.push(links);
        let Identities { ids, ends, by_id, .. } = self;
        let id_hash = hash(slice(ids, ends, row).as_bytes());
        by_id.insert_unique(id_hash, row, |&row| hash(slice(ids, ends, row).as_bytes()));
        Ok(replaced)
    }

    pub fn find(&self, id: &str) -> Option<u32> {
        self.by_id.find(hash(id.as_bytes()), |&row| self.id(row) == id).copied()
    }

    /// The last loaded article with that link. The first to ask pays for the table.
    pub fn find_link(&self, link: &str, is_alive: impl Fn(u32) -> bool) -> Option<u32> {
        let mut by_link = self.by_link.borrow_mut();
        for row in std::mem::replace(&mut by_link.rows, self.links.len())..self.links.len() {
            let [first, second] = self.links[row];
            for link in std::iter::once(first).chain((second != first).then_some(second)) {
                by_link.table.insert_unique(link, (link, row as u32), |&(link, _)| link);
            }
        }
        let wanted = hash(link.as_bytes());
        let rows = by_link.table.iter_hash(wanted).filter(|(link, _)| *link == wanted).map(|&(_, row)| row);
        rows.filter(|&row| is_alive(row)).max()
    }

    /// Frees an id; returns its row.
    pub fn remove(&mut self, id: &str) -> Option<u32> {
        let row = self.find(id)?;
        self.unlink(row);
        self.namesakes.retain(|(_, known)| *known != Some(row));
        Some(row)
    }

    /// The row of the article that asked for that id with that link.
    fn namesake(&mut self, id_hash: u64, link_hash: u64) -> &mut Option<u32> {
        let key = id_hash.rotate_left(32) ^ link_hash;
        let entry = self.namesakes.entry(key, |&(known, _)| known == key, |&(known, _)| known);
        &mut entry.or_insert((key, None)).into_mut().1
    }

    /// The first of `id-2`, `id-3`, … that nobody has.
    fn free_id(&mut self, id: &str, id_hash: u64) -> String {
        let entry = self.numbers.entry(id_hash, |&(known, _)| known == id_hash, |&(known, _)| known);
        let mut number = entry.or_insert((id_hash, 2)).get().1;
        let free = loop {
            let tried = [id, &number.to_string()].join("-");
            number += 1;
            if self.find(&tried).is_none() {
                break tried;
            }
        };
        if let Some(entry) = self.numbers.find_mut(id_hash, |&(known, _)| known == id_hash) {
            entry.1 = number;
        }
        free
    }

    pub fn id(&self, row: u32) -> &str {
        slice(&self.ids, &self.ends, row)
    }

    fn unlink(&mut self, row: u32) {
        let id_hash = hash(self.id(row).as_bytes());
        if let Ok(entry) = self.by_id.find_entry(id_hash, |&known| known == row) {
            entry.remove();
        }
    }
}

fn slice<'a>(ids: &'a str, ends: &[u32], row: u32) -> &'a str {
    let row = row as usize;
    let start = row.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |&end| end as usize);
    let end = ends.get(row).map_or(0, |&end| end as usize);
    ids.get(start..end).unwrap_or("")
}
