//! Circles of a graph: its strongly connected components.

/// The components of a graph that have more than one node, each in order.
/// `arrows[node]` holds the nodes that a node points at.
pub(super) fn circles(arrows: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut search = Search {
        arrows,
        order: vec![None; arrows.len()],
        low: vec![0; arrows.len()],
        open: Vec::new(),
        is_open: vec![false; arrows.len()],
        visited: 0,
        found: Vec::new(),
    };
    for node in 0..arrows.len() {
        if search.order[node].is_none() {
            search.visit(node);
        }
    }
    let mut found: Vec<Vec<usize>> = search.found.into_iter().filter(|nodes| nodes.len() > 1).collect();
    for nodes in &mut found {
        nodes.sort_unstable();
    }
    found.sort_by_key(|nodes| (usize::MAX - nodes.len(), nodes[0]));
    found
}

/// Tarjan's search, whose depth is at most the number of files of a crate.
struct Search<'a> {
    arrows: &'a [Vec<usize>],
    order: Vec<Option<usize>>,
    low: Vec<usize>,
    open: Vec<usize>,
    is_open: Vec<bool>,
    visited: usize,
    found: Vec<Vec<usize>>,
}

impl Search<'_> {
    fn visit(&mut self, node: usize) {
        let own = self.visited;
        self.visited += 1;
        self.order[node] = Some(own);
        self.low[node] = own;
        self.open.push(node);
        self.is_open[node] = true;
        for next in self.arrows[node].iter().copied() {
            match self.order[next] {
                None => {
                    self.visit(next);
                    self.low[node] = self.low[node].min(self.low[next]);
                }
                Some(order) if self.is_open[next] => self.low[node] = self.low[node].min(order),
                Some(_) => {}
            }
        }
        if self.low[node] == own {
            self.close(node);
        }
    }

    fn close(&mut self, node: usize) {
        let mut nodes = Vec::new();
        while let Some(last) = self.open.pop() {
            self.is_open[last] = false;
            nodes.push(last);
            if last == node {
                break;
            }
        }
        self.found.push(nodes);
    }
}

#[cfg(test)]
mod tests {
    use super::circles;

    #[test]
    fn a_circle_is_found_and_a_way_into_it_is_none_of_it() {
        // 0 → 1 → 2 → 0, 3 → 0, 4 ↔ 5, 2 → 4, 6 alone.
        let arrows = [vec![1], vec![2], vec![0, 4], vec![0], vec![5], vec![4], vec![]];
        assert_eq!(circles(&arrows), [vec![0, 1, 2], vec![4, 5]]);
        assert_eq!(circles(&[vec![1], vec![2], vec![]]), Vec::<Vec<usize>>::new());
    }
}
