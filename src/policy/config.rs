//! Settings in layers: the embedded defaults, the user's file, the repository's file, the command line.

use super::Gate;
use crate::clean::{ByteSize, ByteSizeError, DEFAULT_KEYS, Ids, KeyPath, KeyPathError, Options, OutputType, Outputs};
use crate::finding::{Category, Severity};
use crate::span::LineColumn;
use serde::Deserialize;

/// The commented file of defaults.
pub const DEFAULT_CONFIG: &str = include_str!("default.toml");

/// Everything that nbguard can be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// What a clean takes out.
    pub clean: Options,
    /// What fails.
    pub gate: Gate,
    /// Mixed into fingerprints.
    pub salt: String,
    /// Room for the outputs that a checkout puts back; `None` where they are not kept.
    pub restore: Option<ByteSize>,
}

impl Policy {
    /// What fails in a hook: as elsewhere, and response data, unless outputs are to stay. A notebook that shows some was
    /// not cleaned on its way in.
    #[must_use]
    pub fn hook_gate(&self) -> Gate {
        let mut gate = self.gate.clone();
        if self.clean.outputs != Outputs::Keep && !gate.categories.contains(&Category::Payload) {
            gate.categories.push(Category::Payload);
        }
        gate
    }
}

/// Settings of one source; what it does not name is left to the layer below.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
#[expect(missing_docs, reason = "each is explained in default.toml")]
pub struct Layer {
    pub outputs: Option<String>,
    #[serde(rename = "outputs.restore")]
    pub restore: Option<bool>,
    #[serde(rename = "outputs.restore_limit")]
    pub restore_limit: Option<String>,
    pub keep_count: Option<bool>,
    pub ids: Option<String>,
    pub extra_keys: Option<Vec<String>>,
    pub keep_metadata_keys: Option<Vec<String>>,
    pub drop_empty_cells: Option<bool>,
    pub drop_tagged_cells: Option<Vec<String>>,
    pub strip_init_cells: Option<bool>,
    pub max_size: Option<String>,
    pub drop_output_types: Option<Vec<String>>,
    pub keep_output_types: Option<Vec<String>>,
    pub unix_newlines: Option<bool>,
    pub fail_on: Option<Vec<String>>,
    pub severity: Option<String>,
    pub salt: Option<String>,
}

/// Why settings could not be read. The file's name is for the caller to add.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Not TOML.
    #[error("line {}, column {}: {reason}", at.line, at.column)]
    Toml {
        /// Where.
        at: LineColumn,
        /// Why, without what stands there: it may be anything.
        reason: String,
    },
    /// A value of the wrong type.
    #[error("{0}")]
    Type(String),
    /// A key that means nothing.
    #[error("unknown setting `{key}`; did you mean `{nearest}`?")]
    UnknownKey {
        /// As written.
        key: String,
        /// The known one that is spelled most like it.
        nearest: &'static str,
    },
    /// A word that is none of the setting's.
    #[error("`{setting}` cannot be `{value}`; it is one of {known}")]
    UnknownValue {
        /// The setting.
        setting: &'static str,
        /// As written.
        value: String,
        /// What it can be.
        known: &'static str,
    },
    /// A size that cannot be read.
    #[error("{setting}: {cause}")]
    Size {
        /// The setting.
        setting: &'static str,
        /// What is wrong with it.
        cause: ByteSizeError,
    },
    /// A key path that cannot be read.
    #[error("{0}")]
    KeyPath(#[from] KeyPathError),
}

fn parsed(text: &str) -> Result<toml::Table, ConfigError> {
    toml::from_str(text).map_err(|error| {
        let merging = text.lines().position(|line| line.starts_with("<<<<<<< "));
        let at = LineColumn::of(text.as_bytes(), error.span().map_or(0, |span| span.start));
        let (at, reason) = match merging {
            Some(line) => {
                (LineColumn { line: line + 1, column: 1 }, "merge-conflict markers; resolve the conflict, then try again".to_owned())
            }
            None if is_both(text, at.line) => {
                (at, "`outputs` is a word and a table in this file; put the word into the table, as `mode = \"…\"`".to_owned())
            }
            None => (at, without_values(error.message())),
        };
        ConfigError::Toml { at, reason }
    })
}

/// Whether `outputs` is given a word in `text`, and line `number` makes a table of it.
fn is_both(text: &str, number: usize) -> bool {
    let word = |line: &str| line.trim_start().strip_prefix("outputs").is_some_and(|rest| rest.trim_start().starts_with('='));
    let table = |line: &str| ["outputs.", "[outputs]", "[tool.nbguard.outputs]"].iter().any(|start| line.trim_start().starts_with(start));
    text.lines().any(word) && text.lines().nth(number - 1).is_some_and(table)
}

/// `message` without what it quotes from the file.
fn without_values(message: &str) -> String {
    let quoted = message.split('"').enumerate();
    quoted.map(|(index, piece)| if index % 2 == 0 { piece } else { "…" }).collect::<Vec<_>>().concat()
}

/// A word that a setting cannot be, as far as it may be shown: settings are short, what is not may be anything.
fn shortened(word: &str) -> String {
    match word.char_indices().nth(20) {
        Some((at, _)) => format!("{}…", &word[..at.min(4)]),
        None => word.to_owned(),
    }
}

/// Every setting's name.
const SETTINGS: &[&str] = &[
    "outputs", "outputs.restore", "outputs.restore_limit", "keep_count", "ids", "extra_keys", "keep_metadata_keys", "drop_empty_cells",
    "drop_tagged_cells", "strip_init_cells", "max_size", "drop_output_types", "keep_output_types", "unix_newlines", "fail_on", "severity",
    "salt",
];

/// The room for kept outputs where nothing else is said: some hundred notebooks with plots.
const RESTORE_LIMIT: ByteSize = ByteSize(500_000_000);

impl Layer {
    /// The settings in `text`, an `nbguard.toml`.
    ///
    /// # Errors
    /// Where it is not TOML or names a setting that does not exist.
    pub fn from_toml(text: &str) -> Result<Self, ConfigError> {
        Self::from_table(parsed(text)?)
    }

    /// The settings under `[tool.nbguard]` in `text`, a pyproject.toml; `None` where there are none.
    ///
    /// # Errors
    /// Where it is not TOML or names a setting that does not exist.
    pub fn from_pyproject(text: &str) -> Result<Option<Self>, ConfigError> {
        // other tools' settings, and what a merge made of them, are none of ours
        if !text.contains("nbguard") {
            return Ok(None);
        }
        let document = parsed(text)?;
        let own = document.get("tool").and_then(|tool| tool.get("nbguard")).and_then(toml::Value::as_table);
        own.cloned().map(Self::from_table).transpose()
    }

    fn from_table(table: toml::Table) -> Result<Self, ConfigError> {
        let table = with_full_names(table);
        if let Some(key) = table.keys().find(|key| !SETTINGS.contains(&key.as_str())) {
            let distance = |known: &&&str| strsim::damerau_levenshtein(known, key);
            let nearest = SETTINGS.iter().min_by_key(distance).copied().unwrap_or_default();
            return Err(ConfigError::UnknownKey { key: shortened(key), nearest });
        }
        table.try_into().map_err(|error: toml::de::Error| ConfigError::Type(without_values(error.message())))
    }

    /// These settings, with `above` before them.
    #[must_use]
    pub fn under(self, above: Self) -> Self {
        Self {
            outputs: above.outputs.or(self.outputs),
            restore: above.restore.or(self.restore),
            restore_limit: above.restore_limit.or(self.restore_limit),
            keep_count: above.keep_count.or(self.keep_count),
            ids: above.ids.or(self.ids),
            extra_keys: above.extra_keys.or(self.extra_keys),
            keep_metadata_keys: above.keep_metadata_keys.or(self.keep_metadata_keys),
            drop_empty_cells: above.drop_empty_cells.or(self.drop_empty_cells),
            drop_tagged_cells: above.drop_tagged_cells.or(self.drop_tagged_cells),
            strip_init_cells: above.strip_init_cells.or(self.strip_init_cells),
            max_size: above.max_size.or(self.max_size),
            drop_output_types: above.drop_output_types.or(self.drop_output_types),
            keep_output_types: above.keep_output_types.or(self.keep_output_types),
            unix_newlines: above.unix_newlines.or(self.unix_newlines),
            fail_on: above.fail_on.or(self.fail_on),
            severity: above.severity.or(self.severity),
            salt: above.salt.or(self.salt),
        }
    }
}

impl TryFrom<Layer> for Policy {
    type Error = ConfigError;

    fn try_from(layer: Layer) -> Result<Self, ConfigError> {
        let types =
            |list: Option<Vec<String>>| list.unwrap_or_default().iter().map(|text| infallible(text.parse::<OutputType>())).collect();
        let clean = Options {
            outputs: word("outputs", layer.outputs, OUTPUTS)?,
            keep_count: layer.keep_count.unwrap_or_default(),
            ids: word("ids", layer.ids, IDS)?,
            keys: keys(&layer.extra_keys.unwrap_or_default(), &layer.keep_metadata_keys.unwrap_or_default())?,
            drop_empty_cells: layer.drop_empty_cells.unwrap_or_default(),
            drop_tagged_cells: layer.drop_tagged_cells.unwrap_or_default(),
            strip_init_cells: layer.strip_init_cells.unwrap_or_default(),
            max_size: size("max_size", layer.max_size, ByteSize::default())?,
            drop_output_types: types(layer.drop_output_types),
            keep_output_types: types(layer.keep_output_types),
            unix_newlines: layer.unix_newlines.unwrap_or_default(),
        };
        let default = Gate::default();
        let categories = match layer.fail_on {
            Some(names) => names.into_iter().map(|name| word("fail_on", Some(name), CATEGORIES)).collect::<Result<_, _>>()?,
            None => default.categories,
        };
        let severity = layer.severity.map_or(Ok(default.severity), |name| word("severity", Some(name), SEVERITIES))?;
        let room = size("outputs.restore_limit", layer.restore_limit, RESTORE_LIMIT)?;
        Ok(Self {
            clean,
            gate: Gate { categories, severity },
            salt: layer.salt.unwrap_or_default(),
            restore: layer.restore.unwrap_or_default().then_some(room),
        })
    }
}

/// The settings of the table `outputs` under names of their own. `outputs = "strip"` is short for `outputs.mode`.
fn with_full_names(table: toml::Table) -> toml::Table {
    let mut named = toml::Table::new();
    for (key, value) in table {
        match (key.as_str(), value) {
            ("outputs", toml::Value::Table(inner)) => named.extend(inner.into_iter().map(|(key, value)| match key.as_str() {
                "mode" => ("outputs".to_owned(), value),
                _ => (format!("outputs.{key}"), value),
            })),
            (_, value) => drop(named.insert(key, value)),
        }
    }
    named
}

fn size(setting: &'static str, value: Option<String>, default: ByteSize) -> Result<ByteSize, ConfigError> {
    value.map_or(Ok(default), |text| text.parse().map_err(|cause| ConfigError::Size { setting, cause }))
}

fn infallible<T>(result: Result<T, std::convert::Infallible>) -> T {
    match result {
        Ok(value) => value,
        Err(never) => match never {},
    }
}

/// A setting whose value is one of a few words; the first is what it is when nothing is said.
struct Words<T: 'static> {
    known: &'static str,
    words: &'static [(&'static str, T)],
}

const OUTPUTS: Words<Outputs> =
    Words { known: "strip, redact, keep", words: &[("strip", Outputs::Strip), ("redact", Outputs::Redact), ("keep", Outputs::Keep)] };
const IDS: Words<Ids> =
    Words { known: "keep, sequential, drop", words: &[("keep", Ids::Keep), ("sequential", Ids::Sequential), ("drop", Ids::Drop)] };
const CATEGORIES: Words<Category> = Words {
    known: "secret, payload, environment",
    words: &[("secret", Category::Secret), ("payload", Category::Payload), ("environment", Category::Environment)],
};
const SEVERITIES: Words<Severity> = Words {
    known: "low, medium, high, critical",
    words: &[("low", Severity::Low), ("medium", Severity::Medium), ("high", Severity::High), ("critical", Severity::Critical)],
};

fn word<T: Copy>(setting: &'static str, value: Option<String>, words: Words<T>) -> Result<T, ConfigError> {
    let found = match &value {
        None => words.words.first(),
        Some(value) => words.words.iter().find(|(name, _)| name == value),
    };
    found.map(|(_, meaning)| *meaning).ok_or_else(|| ConfigError::UnknownValue {
        setting,
        value: shortened(&value.unwrap_or_default()),
        known: words.known,
    })
}

/// nbguard's own list with `extra` added and `kept` taken off.
fn keys(extra: &[String], kept: &[String]) -> Result<Vec<KeyPath>, ConfigError> {
    let own = DEFAULT_KEYS.iter().copied();
    let all = own.chain(extra.iter().map(String::as_str)).filter(|key| !kept.iter().any(|kept| kept == key));
    Ok(all.map(str::parse).collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_defaults_are_the_defaults() {
        let said = Layer::from_toml(DEFAULT_CONFIG).expect("valid");
        let table: toml::Table = toml::from_str(DEFAULT_CONFIG).expect("valid");
        assert_eq!(with_full_names(table).len(), SETTINGS.len(), "default.toml explains every setting");
        assert_eq!(Policy::try_from(said), Policy::try_from(Layer::default()));
    }

    #[test]
    fn a_misspelt_setting_names_the_nearest() {
        let error = Layer::from_toml("output = \"strip\"").expect_err("must be refused");
        assert_eq!(error.to_string(), "unknown setting `output`; did you mean `outputs`?");
        let error = Policy::try_from(Layer::from_toml("outputs = \"burn\"").expect("TOML")).expect_err("must be refused");
        assert_eq!(error.to_string(), "`outputs` cannot be `burn`; it is one of strip, redact, keep");
    }

    #[test]
    fn outputs_is_a_word_or_a_table() {
        let policy = |text| Layer::from_toml(text).and_then(Policy::try_from);
        assert_eq!(policy("outputs = 'keep'"), policy("outputs.mode = 'keep'"));
        let restored = policy("outputs.restore = true").expect("valid");
        assert_eq!((restored.clean.outputs, restored.restore), (Outputs::Strip, Some(RESTORE_LIMIT)));
        let limited = policy("[outputs]\nmode = 'redact'\nrestore = true\nrestore_limit = '2M'").expect("valid");
        assert_eq!((limited.clean.outputs, limited.restore), (Outputs::Redact, Some(ByteSize(2_000_000))));
        assert_eq!(policy("outputs.restore_limit = '2M'").expect("valid").restore, None);
        for (text, said) in [
            ("outputs.restor = true", "unknown setting `outputs.restor`; did you mean `outputs.restore`?"),
            ("outputs.mode = 'burn'", "`outputs` cannot be `burn`; it is one of strip, redact, keep"),
            (
                "outputs.restore_limit = 'much'",
                "outputs.restore_limit: `much` is not a size; write a number, with K, M or G after it for thousands, millions, billions",
            ),
        ] {
            assert_eq!(policy(text).expect_err("must be refused").to_string(), said);
        }
        for both in ["outputs = 'redact'\n[outputs]\nrestore = true", "outputs = 'redact'\noutputs.restore = true"] {
            let error = policy(both).expect_err("must be refused");
            assert!(error.to_string().ends_with("put the word into the table, as `mode = \"…\"`"), "{error}");
        }
        let twice = policy("[outputs]\nrestore = true\n[outputs]\nmode = 'keep'").expect_err("twice");
        assert_eq!(twice.to_string(), "line 3, column 2: duplicate key");
    }

    #[test]
    fn what_a_file_holds_is_not_repeated() {
        let secret = "hunter2-and-more-of-it";
        for text in
            ["salt = \"SECRET", "token = SECRET", "outputs = 'SECRET'", "keep_count = 'SECRET'", "max_size = 'SECRET'", "SECRET = 1"]
        {
            let error = Layer::from_toml(&text.replace("SECRET", secret)).and_then(Policy::try_from).expect_err("must be refused");
            assert!(!error.to_string().contains(secret), "{text}");
        }
        let merging = Layer::from_toml("<<<<<<< ours\n").expect_err("must be refused").to_string();
        assert_eq!(merging, "line 1, column 1: merge-conflict markers; resolve the conflict, then try again");
        assert_eq!(Layer::from_pyproject("<<<<<<< ours\n"), Ok(None), "another tool's trouble");
    }

    #[test]
    fn upper_layers_win() {
        let file = Layer::from_toml("outputs = \"redact\"\nkeep_count = true").expect("valid");
        let flags = Layer { outputs: Some("keep".to_owned()), ..Layer::default() };
        let policy = Policy::try_from(file.under(flags)).expect("valid");
        assert_eq!((policy.clean.outputs, policy.clean.keep_count), (Outputs::Keep, true));
    }

    #[test]
    fn pyproject_is_read_where_it_speaks_of_nbguard() {
        assert_eq!(Layer::from_pyproject("[tool.ruff]\nx = 1"), Ok(None));
        let layer = Layer::from_pyproject("[tool.nbguard]\nkeep_count = true").expect("valid").expect("there");
        assert_eq!(layer.keep_count, Some(true));
    }
}
