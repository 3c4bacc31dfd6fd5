//! One cell, whatever the format calls its members.

use super::Layout;
use crate::json::{Kind, Value};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellKind {
    /// Code, with outputs.
    Code,
    /// Markdown, headings and HTML cells of older formats.
    Markdown,
    /// Raw text for a converter.
    Raw,
}

impl CellKind {
    /// nbformat's name for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Markdown => "markdown",
            Self::Raw => "raw",
        }
    }
}

/// A cell of a notebook.
#[derive(Clone, Copy, Debug)]
pub struct Cell<'d> {
    index: usize,
    list: Value<'d>,
    value: Value<'d>,
    kind: CellKind,
}

impl<'d> Cell<'d> {
    pub(super) fn new(index: usize, list: Value<'d>, value: Value<'d>, layout: Layout) -> Self {
        let kind = match value.get("cell_type").and_then(Value::text).as_deref() {
            Some("code") => CellKind::Code,
            Some("raw") => CellKind::Raw,
            Some(_) => CellKind::Markdown,
            None if layout == Layout::Paragraphs => CellKind::Code,
            None => CellKind::Raw,
        };
        Self { index, list, value, kind }
    }

    /// Its place in reading order, from 0.
    #[must_use]
    pub fn index(self) -> usize {
        self.index
    }

    /// The list that holds it: `cells` of the notebook or of a worksheet, or `paragraphs`.
    #[must_use]
    pub fn list(self) -> Value<'d> {
        self.list
    }

    /// The cell as it stands in the file.
    #[must_use]
    pub fn value(self) -> Value<'d> {
        self.value
    }

    /// What it holds.
    #[must_use]
    pub fn kind(self) -> CellKind {
        self.kind
    }

    /// Its id (nbformat 4.5 and Zeppelin).
    #[must_use]
    pub fn id(self) -> Option<String> {
        self.value.get("id").and_then(Value::text).map(Into::into)
    }

    /// The number in `In [7]:`.
    #[must_use]
    pub fn execution_count(self) -> Option<u64> {
        self.counts().filter_map(|value| std::str::from_utf8(value.raw()).ok()?.parse().ok()).last()
    }

    /// Every value that holds its execution count: `execution_count`, or `prompt_number` before nbformat 4.
    pub fn counts(self) -> impl Iterator<Item = Value<'d>> {
        self.value.all("execution_count").chain(self.value.all("prompt_number"))
    }

    /// Every value that holds its source: `source`, `input` (code before nbformat 4) or `text` (Zeppelin).
    pub fn sources(self) -> impl Iterator<Item = Value<'d>> {
        self.value.members().filter(|member| is_source_key(member.key)).map(|member| member.value)
    }

    /// Whether no line of its source holds anything but white space.
    #[must_use]
    pub fn is_blank(self) -> bool {
        let blank = |value: Value<'d>| value.text().is_none_or(|text| text.trim().is_empty());
        self.sources().all(|source| blank(source) && source.elements().all(blank))
    }

    /// Every value that holds its outputs: `outputs`, or `results` and `result` in Zeppelin.
    pub fn outputs(self) -> impl Iterator<Item = Value<'d>> {
        self.value.members().filter(|member| is_outputs_key(member.key)).map(|member| member.value)
    }

    /// Every value of its `metadata`.
    pub fn metadata(self) -> impl Iterator<Item = Value<'d>> {
        self.value.all("metadata")
    }

    /// Whether its tags name `tag`.
    #[must_use]
    pub fn has_tag(self, tag: &str) -> bool {
        self.metadata().flat_map(|metadata| metadata.all("tags")).flat_map(Value::elements).any(|own| own.is_text(tag))
    }

    /// The value of a key in its metadata; the last where there are several.
    #[must_use]
    pub fn metadata_value(self, key: &str) -> Option<Value<'d>> {
        self.metadata().filter_map(|metadata| metadata.get(key)).last()
    }

    /// The language it says it is in (nbformat 3).
    #[must_use]
    pub fn language(self) -> Option<String> {
        self.value.get("language").and_then(Value::text).map(|name| name.to_lowercase())
    }
}

/// Whether `key` names a cell's source in any of the formats.
pub(super) fn is_source_key(key: Value<'_>) -> bool {
    ["source", "input", "text"].iter().any(|name| key.is_text(name))
}

/// Whether `key` names a cell's outputs in any of the formats.
pub(super) fn is_outputs_key(key: Value<'_>) -> bool {
    ["outputs", "results", "result"].iter().any(|name| key.is_text(name))
}

impl<'d> Value<'d> {
    /// The strings of a text: itself, or a line list's elements.
    pub fn lines(self) -> impl Iterator<Item = Value<'d>> {
        let own = self.is_string().then_some(self);
        let listed = self.kind() == Kind::Array;
        own.into_iter().chain(self.elements().filter(move |line| listed && line.is_string()))
    }
}
