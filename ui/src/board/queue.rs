//! The services and how they stand on the glass.

use slint::ComponentHandle;

use super::words::said;
use super::{Queue, Service, View};
use crate::generated::{BoardQueue, BoardWindow, QueueItem, Tv};
use crate::model::updated;
use crate::screen::int;

/// Rows and columns of a full page, on a wide and on a high glass.
const WIDE: (usize, usize) = (3, 3);
const HIGH: (usize, usize) = (5, 2);

/// The most services that one page of a glass of so many pixels holds.
#[must_use]
pub fn services_per_page(width: u32, height: u32) -> usize {
    let (rows, columns) = if height > width { HIGH } else { WIDE };
    rows * columns
}

/// Writes a page of them, and what its figures are.
pub(super) fn show(board: &BoardWindow, view: &View) {
    let queue = board.global::<BoardQueue>();
    let tv = board.global::<Tv>();
    let (_, widest) = if tv.get_upright() { HIGH } else { WIDE };
    let columns = columns(view.services.len(), widest);
    queue.set_columns(int(columns));
    queue.set_rows(int(view.services.len().div_ceil(columns)));
    queue.set_page(int(view.page));
    queue.set_pages(int(view.pages));
    queue.set_serving(said(board, view.languages, |words, _| {
        words.get_now_serving()
    }));
    queue.set_waiting(said(board, view.languages, |words, _| words.get_waiting()));
    queue.set_wait(said(board, view.languages, |words, _| words.get_wait()));
    let unknown = |service: &Service| service.queue == Queue::default();
    queue.set_figured(!view.services.iter().all(unknown));
    let items = view.services.iter().map(item);
    queue.set_services(updated(queue.get_services(), items.collect()));
}

/// Side by side so many, that no row is nearly empty.
fn columns(count: usize, widest: usize) -> usize {
    match count {
        0 | 1 => 1,
        4 => 2,
        count => count.min(widest),
    }
}

fn item(service: &Service) -> QueueItem {
    QueueItem {
        name: service.name.said(),
        serving: service.queue.serving.figure(),
        waiting: service.queue.waiting.figure(),
        wait: service.queue.wait.figure(),
    }
}
