//! Lists on the screen. Rows are changed in place where they can be: replacing a list would make its
//! buttons anew, and a finger resting on one would lose it.

use slint::{Model, ModelRc, VecModel};

/// The list with `rows` in it: the same one with its changed rows set, or a new one of another length.
pub(crate) fn updated<T>(current: ModelRc<T>, rows: Vec<T>) -> ModelRc<T>
where
    T: Clone + PartialEq + 'static,
{
    if current.row_count() != rows.len() {
        return ModelRc::new(VecModel::from(rows));
    }
    for (index, row) in rows.into_iter().enumerate() {
        if current.row_data(index).as_ref() != Some(&row) {
            current.set_row_data(index, row);
        }
    }
    current
}
