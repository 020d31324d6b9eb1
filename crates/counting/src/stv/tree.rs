//! Ballots gathered by what they begin with: a step that treats alike all who agree so far treats them once.

use std::collections::BTreeMap;

/// One candidate after another, with how many ballots go that way.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Node>,
    first: Vec<usize>,
}

#[derive(Debug)]
struct Node {
    candidate: usize,
    count: u64,
    next: Vec<usize>,
}

impl Tree {
    pub(super) fn new(ballots: &[(u64, Vec<usize>)]) -> Self {
        let mut tree = Self::default();
        let mut known: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for (count, ranking) in ballots {
            let mut from = usize::MAX;
            for candidate in ranking {
                let node = *known.entry((from, *candidate)).or_insert_with(|| {
                    tree.nodes.push(Node {
                        candidate: *candidate,
                        count: 0,
                        next: Vec::new(),
                    });
                    let node = tree.nodes.len() - 1;
                    if from == usize::MAX {
                        tree.first.push(node);
                    } else {
                        tree.nodes[from].next.push(node);
                    }
                    node
                });
                tree.nodes[node].count += count;
                from = node;
            }
        }
        tree
    }

    /// Goes down from the first choices. `visit` gets a candidate, how many ballots come there and what each carries, and
    /// says what each carries on; nothing stops there.
    pub(super) fn walk<W: Clone>(&self, start: &W, mut visit: impl FnMut(usize, u64, &W) -> Option<W>) {
        let mut open: Vec<(usize, W)> = self.first.iter().map(|node| (*node, start.clone())).collect();
        while let Some((node, weight)) = open.pop() {
            let node = &self.nodes[node];
            if let Some(left) = visit(node.candidate, node.count, &weight) {
                open.extend(node.next.iter().map(|next| (*next, left.clone())));
            }
        }
    }
}
