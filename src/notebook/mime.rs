//! MIME types of a bundle: which hold text, and of what sort.

/// What nbguard does with a representation of some MIME type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mime {
    /// Images, sound, archives: nothing in them to read.
    Binary,
    /// HTML and SVG: tags and entities.
    Markup,
    /// JSON: walked by key.
    Json,
    /// Everything else is read as plain text.
    Text,
}

impl Mime {
    /// The sort of the MIME type `name`, or of the short name that nbformat 2 and 3 give it (`png`, `html`, …).
    #[must_use]
    pub fn of(name: &str) -> Self {
        let name = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        let (family, kind) = name.split_once('/').unwrap_or(("", &name));
        match (family, kind) {
            (_, "svg+xml" | "svg" | "html" | "xml" | "xhtml+xml") => Self::Markup,
            (_, kind) if kind == "json" || kind.ends_with("+json") => Self::Json,
            ("image" | "audio" | "video" | "font", _) | ("", "png" | "jpeg" | "jpg" | "gif" | "pdf") => Self::Binary,
            (
                "application",
                "pdf" | "zip" | "gzip" | "octet-stream" | "x-parquet" | "vnd.apache.arrow.stream" | "vnd.apache.arrow.file",
            ) => Self::Binary,
            _ => Self::Text,
        }
    }
}
