//! The documents of the settings' folder on the console (P14): read when somebody asks, so that what the charity edits
//! there is what staff read next.

mod fold;
mod search;

pub(crate) use search::{Found, search};

use crate::Problem;
use crate::serve::Service;
use axum::http::StatusCode;
use config::{Document, DocumentBlock, Language, documents};
use std::path::{Path, PathBuf};

/// What stands in the folder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DocumentsView {
    /// Whole documents, in their order.
    pub documents: Vec<Document>,
    /// What is wrong with the others, a sentence each.
    pub faults: Vec<String>,
}

impl DocumentsView {
    /// What stands in `folder`. It blocks for as long as the disk takes.
    #[must_use]
    pub fn read(folder: &Path) -> Self {
        let (documents, faults) = documents(folder);
        let faults = faults.iter().map(ToString::to_string).collect();
        Self { documents, faults }
    }

    /// Whether a document shows the picture `file`.
    #[must_use]
    pub fn shows(&self, file: &str) -> bool {
        let texts = self.documents.iter().flat_map(|document| {
            [Language::Arabic, Language::English].map(|language| document.get(language))
        });
        let is_it = |block: &DocumentBlock| matches!(block, DocumentBlock::Picture { file: shown, .. } if shown == file);
        texts.flat_map(|text| &text.blocks).any(is_it)
    }
}

impl Service {
    /// The documents; none where the settings name no folder.
    pub(crate) async fn documents_there(&self) -> Result<DocumentsView, Problem> {
        self.at_folder(DocumentsView::read)
            .await
            .map(Option::unwrap_or_default)
    }

    /// The bytes of a picture that a document shows.
    pub(crate) async fn shown_picture(&self, file: &str) -> Result<Option<Vec<u8>>, Problem> {
        let file = file.to_owned();
        let bytes = self.at_folder(move |folder| {
            let shown = DocumentsView::read(folder).shows(&file);
            shown.then(|| std::fs::read(folder.join(&file)).ok())?
        });
        Ok(bytes.await?.flatten())
    }

    /// Has the folder read, in a thread that may wait for the disk.
    async fn at_folder<T: Send + 'static>(
        &self,
        read: impl FnOnce(&Path) -> T + Send + 'static,
    ) -> Result<Option<T>, Problem> {
        let Some(folder): Option<PathBuf> = self.settings.branch.documents.clone() else {
            return Ok(None);
        };
        let reading = tokio::task::spawn_blocking(move || read(&folder)).await;
        let away = |_| {
            let detail = "the documents cannot be read just now; try again";
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "unavailable", detail).after(1)
        };
        reading.map(Some).map_err(away)
    }
}
