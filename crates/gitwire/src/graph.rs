//! Which commits a client is missing.

use std::collections::{HashMap, HashSet, VecDeque};

use crate::object::Oid;
use crate::upload::{Deepen, Fetch};

/// A commit, as far as walking a history asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its root folder
    pub tree: Oid,
    /// The commits it follows
    pub parents: Vec<Oid>,
}

/// The commits of a repository.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    commits: HashMap<Oid, Node>,
}

/// What a client is to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Selection {
    /// Commits it does not have
    pub commits: HashSet<Oid>,
    /// Commits it has, whose files it need not be sent again
    pub had: HashSet<Oid>,
    /// Where its history will be cut
    pub shallow: Vec<Oid>,
    /// Where it no longer is
    pub unshallow: Vec<Oid>,
}

impl FromIterator<(Oid, Node)> for Graph {
    fn from_iter<I: IntoIterator<Item = (Oid, Node)>>(commits: I) -> Self {
        Self {
            commits: commits.into_iter().collect(),
        }
    }
}

impl Graph {
    /// Adds a commit; one that is there already stays as it is, since its id is what it holds.
    pub fn add(&mut self, oid: Oid, node: Node) {
        self.commits.entry(oid).or_insert(node);
    }

    /// How many commits there are.
    pub fn len(&self) -> usize {
        self.commits.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.commits.is_empty()
    }

    /// The commits that others follow and that are not there.
    pub fn missing_parents(&self) -> Vec<Oid> {
        let parents = self.commits.values().flat_map(|node| &node.parents);
        let missing: HashSet<Oid> = parents
            .filter(|parent| !self.commits.contains_key(parent))
            .copied()
            .collect();
        missing.into_iter().collect()
    }

    /// The same, without the commits that none of `tips` leads to: those are nobody's to ask for.
    #[must_use]
    pub fn restricted(&self, tips: &[Oid]) -> Self {
        let reached = self.reached(tips, &HashSet::new());
        let kept = reached
            .into_iter()
            .filter_map(|oid| self.commits.get(&oid).map(|node| (oid, node.clone())));
        kept.collect()
    }

    /// The commit called `oid`.
    pub fn find(&self, oid: Oid) -> Option<&Node> {
        self.commits.get(&oid)
    }

    /// Those of `oids` that are commits here, in order, each once.
    pub fn known(&self, oids: &[Oid]) -> Vec<Oid> {
        let mut seen = HashSet::new();
        let is_new = |oid: &&Oid| self.commits.contains_key(oid) && seen.insert(**oid);
        oids.iter().filter(is_new).copied().collect()
    }

    /// `tips` and all they follow, not going beyond `cut`.
    pub fn reached(&self, tips: &[Oid], cut: &HashSet<Oid>) -> HashSet<Oid> {
        let mut reached = HashSet::new();
        let mut waiting = tips.to_vec();
        while let Some(oid) = waiting.pop() {
            let Some(node) = self.commits.get(&oid) else {
                continue;
            };
            if reached.insert(oid) && !cut.contains(&oid) {
                waiting.extend_from_slice(&node.parents);
            }
        }
        reached
    }

    /// True when everything a client wants leads to something it has: looking for more would teach nothing.
    pub fn is_enough(&self, wants: &[Oid], common: &[Oid]) -> bool {
        let mut children: HashMap<Oid, Vec<Oid>> = HashMap::new();
        for (oid, node) in &self.commits {
            for parent in &node.parents {
                children.entry(*parent).or_default().push(*oid);
            }
        }
        let mut leading = HashSet::new();
        let mut waiting = common.to_vec();
        while let Some(oid) = waiting.pop() {
            if leading.insert(oid) {
                waiting.extend_from_slice(children.get(&oid).map_or(&[], Vec::as_slice));
            }
        }
        !common.is_empty() && wants.iter().all(|want| leading.contains(want))
    }

    /// What a client that wants `wants` (commits) and has `common` is to be sent.
    pub fn select(&self, fetch: &Fetch, wants: &[Oid], common: &[Oid]) -> Selection {
        let had_cut: HashSet<Oid> = fetch.shallow.iter().copied().collect();
        let had = self.reached(common, &had_cut);
        let (wanted, shallow, unshallow) = match fetch.deepen {
            Some(deepen) => {
                let depth = self.depth(wants, deepen, &had_cut);
                let (wanted, cut) = self.to_depth(wants, depth);
                let unshallow = self
                    .known(&fetch.shallow)
                    .into_iter()
                    .filter(|oid| wanted.contains(oid) && !cut.contains(oid))
                    .collect();
                let mut shallow: Vec<Oid> = cut.into_iter().collect();
                shallow.sort_unstable();
                (wanted, shallow, unshallow)
            }
            // What a shallow client fetches does not deepen its history.
            None => (self.reached(wants, &had_cut), Vec::new(), Vec::new()),
        };
        Selection {
            commits: wanted.difference(&had).copied().collect(),
            had,
            shallow,
            unshallow,
        }
    }

    /// How many commits from the tips, whatever they were counted from.
    fn depth(&self, wants: &[Oid], deepen: Deepen, had_cut: &HashSet<Oid>) -> usize {
        if deepen.is_infinite() {
            return usize::MAX;
        }
        let asked = usize::try_from(deepen.commits).unwrap_or(usize::MAX);
        if !deepen.is_relative {
            return asked;
        }
        let depths = self.depths(wants, usize::MAX);
        let cut_at = had_cut.iter().filter_map(|oid| depths.get(oid)).max();
        asked.saturating_add(cut_at.copied().unwrap_or_default())
    }

    /// Each commit with how many commits lead to it from the nearest tip, itself counted.
    fn depths(&self, tips: &[Oid], depth_max: usize) -> HashMap<Oid, usize> {
        let mut depths = HashMap::new();
        let mut waiting: VecDeque<(Oid, usize)> = tips.iter().map(|oid| (*oid, 1)).collect();
        while let Some((oid, depth)) = waiting.pop_front() {
            let Some(node) = self.commits.get(&oid) else {
                continue;
            };
            if depth <= depth_max && !depths.contains_key(&oid) {
                depths.insert(oid, depth);
                waiting.extend(node.parents.iter().map(|parent| (*parent, depth + 1)));
            }
        }
        depths
    }

    /// The commits down to a depth, and those of them that follow others.
    fn to_depth(&self, tips: &[Oid], depth_max: usize) -> (HashSet<Oid>, HashSet<Oid>) {
        let depths = self.depths(tips, depth_max);
        let is_cut = |oid: &&Oid| {
            let parents = self.commits.get(oid).map(|node| &node.parents[..]);
            parents
                .unwrap_or_default()
                .iter()
                .any(|parent| !depths.contains_key(parent))
        };
        let cut = depths.keys().filter(is_cut).copied().collect();
        (depths.into_keys().collect(), cut)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn oid(number: u8) -> Oid {
        Oid::from_bytes([number; 20])
    }

    /// 1 ← 2 ← 3 ← 4 (a merge of 3 and 7), and 1 ← 7.
    fn graph() -> Graph {
        let line = |number: u8, parents: &[u8]| {
            let node = Node {
                tree: oid(100 + number),
                parents: parents.iter().map(|parent| oid(*parent)).collect(),
            };
            (oid(number), node)
        };
        [
            line(1, &[]),
            line(2, &[1]),
            line(3, &[2]),
            line(7, &[1]),
            line(4, &[3, 7]),
        ]
        .into_iter()
        .collect()
    }

    fn sorted(oids: impl IntoIterator<Item = Oid>) -> Vec<u8> {
        let mut numbers: Vec<u8> = oids.into_iter().map(|oid| oid.as_bytes()[0]).collect();
        numbers.sort_unstable();
        numbers
    }

    #[test]
    fn a_clone_is_everything_and_a_fetch_what_is_missing() {
        let graph = graph();
        let all = graph.select(&Fetch::default(), &[oid(4)], &[]);
        assert_eq!(sorted(all.commits), [1, 2, 3, 4, 7]);
        let some = graph.select(&Fetch::default(), &[oid(4)], &[oid(3)]);
        assert_eq!(sorted(some.commits), [4, 7]);
        assert!(graph.is_enough(&[oid(4)], &[oid(1)]));
        assert!(!graph.is_enough(&[oid(1)], &[oid(7)]));
        assert!(!graph.is_enough(&[oid(1)], &[]));
    }

    #[test]
    fn what_no_tip_leads_to_is_not_there() {
        let graph = graph().restricted(&[oid(3)]);
        assert!(graph.find(oid(3)).is_some() && graph.find(oid(1)).is_some());
        assert!(graph.find(oid(4)).is_none() && graph.find(oid(7)).is_none());
        assert_eq!(graph.known(&[oid(7), oid(2)]), [oid(2)]);
        assert_eq!(graph.len(), 3);
    }

    #[test]
    fn a_graph_grows_and_says_what_it_lacks() {
        let mut growing = Graph::default();
        assert!(growing.is_empty());
        let whole = graph();
        for number in [4, 3, 2, 1] {
            let node = whole.find(oid(number)).expect("it is there").clone();
            growing.add(oid(number), node);
        }
        assert_eq!(growing.missing_parents(), [oid(7)]);
        growing.add(oid(7), whole.find(oid(7)).expect("it is there").clone());
        assert_eq!((growing.len(), growing.missing_parents().len()), (5, 0));
    }

    #[test]
    fn a_depth_cuts_and_a_deeper_one_mends() {
        let graph = graph();
        let deepen = |commits, is_relative, shallow: &[u8]| Fetch {
            deepen: Some(Deepen { commits, is_relative }),
            shallow: shallow.iter().map(|number| oid(*number)).collect(),
            ..Fetch::default()
        };
        let one = graph.select(&deepen(1, false, &[]), &[oid(4)], &[]);
        assert_eq!((sorted(one.commits), one.shallow), (vec![4], vec![oid(4)]));
        let two = graph.select(&deepen(2, false, &[4]), &[oid(4)], &[oid(4)]);
        assert_eq!(sorted(two.commits), [3, 7]);
        assert_eq!((two.shallow, two.unshallow), (vec![oid(3), oid(7)], vec![oid(4)]));
        let more = graph.select(&deepen(1, true, &[3, 7]), &[oid(4)], &[oid(4)]);
        assert_eq!(sorted(more.commits), [1, 2]);
        // What 2 follows is there by the other branch: nothing is cut any more.
        assert_eq!((more.shallow, more.unshallow), (vec![], vec![oid(3), oid(7)]));
        let all = graph.select(&deepen(0x7fff_ffff, false, &[4]), &[oid(4)], &[oid(4)]);
        assert_eq!(sorted(all.commits), [1, 2, 3, 7]);
        assert!(all.shallow.is_empty());
        // A shallow client that fetches without asking for more history gets none.
        let on_top = Fetch {
            shallow: vec![oid(3)],
            ..Fetch::default()
        };
        assert_eq!(
            sorted(graph.select(&on_top, &[oid(4)], &[oid(3)]).commits),
            [1, 4, 7]
        );
    }
}
