//! Lines whose letters are shaped already, kept while one page is tried in several ways: most of its words stand in
//! each of them. Nothing outlives the drawing, because a ticket's words are its visitor's.

use std::collections::HashMap;

use parley::Layout;

use crate::page::{Direction, Leading, Run, Text};

/// Lines kept before all are dropped, should nobody ever draw.
const KEPT: usize = 512;

/// Everything that shaping a line hangs on.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Line {
    runs: Vec<Run>,
    size: u32,
    leading: Leading,
    direction: Direction,
}

impl Line {
    /// The line of `runs` in a text of this size and leading.
    pub(super) fn new(text: &Text, runs: &[Run], direction: Direction) -> Self {
        Self {
            runs: runs.to_vec(),
            size: text.size.to_bits(),
            leading: text.leading,
            direction,
        }
    }
}

/// Lines shaped for the page at hand.
#[derive(Default)]
pub(super) struct Shaped(HashMap<Line, Layout<()>>);

impl Shaped {
    /// The line, if it was shaped.
    pub(super) fn get(&self, line: &Line) -> Option<Layout<()>> {
        self.0.get(line).cloned()
    }

    /// Keeps a line.
    pub(super) fn keep(&mut self, line: Line, layout: &Layout<()>) {
        if self.0.len() >= KEPT {
            self.0.clear();
        }
        self.0.insert(line, layout.clone());
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}

#[cfg(test)]
mod tests {
    use crate::{Block, Direction, Page, Text, Typesetter};

    fn page(size: f32) -> Page {
        let words = Text::new("الهوية الوطنية أو هوية مقيم، الأصل وصورة · سجل الأسرة", size);
        let number = Text::new("١٠٧", 180.0).centred().ink_high();
        let label = Text::new("رمز التذكرة", 22.0);
        Page {
            direction: Direction::RightToLeft,
            blocks: [words, number, label].map(Block::Text).to_vec(),
        }
    }

    #[test]
    fn a_page_tried_in_several_sizes_is_drawn_as_if_it_were_the_first() {
        let mut tried = Typesetter::new(576, 203).unwrap();
        let heights = [25.0, 23.5, 40.0].map(|size| tried.height(&page(size)).unwrap());
        let drawn = tried.render(&page(23.5)).unwrap();
        assert_eq!(drawn.height(), heights[1]);
        assert!(heights[1] < heights[2]);
        let fresh = Typesetter::new(576, 203).unwrap().render(&page(23.5));
        assert_eq!(drawn, fresh.unwrap());
    }
}
