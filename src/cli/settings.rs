//! Where settings come from: the user's file, the repository's file, flags.

use super::args::{CleanOptions, Ids, Outputs};
use super::kept;
use super::outcome::CliError;
use nbguard::git::{self, Git};
use nbguard::policy::{ConfigError, Layer, Policy};
use nbguard::store::Store;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The policy in force here, `flags` on top.
pub(crate) fn policy(flags: Layer) -> Result<Policy, CliError> {
    Settings::new(flags).policy()
}

/// The policy in force in the directory `here`, `flags` on top.
pub(crate) fn policy_at(here: &Path, flags: Layer) -> Result<Policy, CliError> {
    Settings::new(flags).policy_at(here)
}

/// Where the policy comes from, for those who ask more than once. The files are read each time, because a rebase may
/// write them anew while git's filter runs; they are parsed only when their text has changed.
pub(crate) struct Settings {
    flags: Layer,
    parsed: HashMap<PathBuf, Parsed>,
}

/// A file's text, and what it says of nbguard.
struct Parsed {
    text: String,
    layer: Option<Layer>,
}

impl Settings {
    /// Those of the files with `flags` on top.
    pub(crate) fn new(flags: Layer) -> Self {
        Self { flags, parsed: HashMap::new() }
    }

    /// The policy in force now.
    pub(crate) fn policy(&mut self) -> Result<Policy, CliError> {
        self.policy_at(&current_dir()?)
    }

    /// The policy in force in the directory `here`.
    pub(crate) fn policy_at(&mut self, here: &Path) -> Result<Policy, CliError> {
        let own = self.repository_layer(here)?;
        self.with(own)
    }

    /// The policy in force for a notebook that git is about to take in here. Where outputs are kept, a branch without
    /// settings loses none: kept they were because the settings asked for it.
    pub(crate) fn add_policy(&mut self) -> Result<Policy, CliError> {
        let here = current_dir()?;
        let own = match self.repository_layer(&here)? {
            None if Store::at(here.join(".git").join(kept::PLACE)).holds_some() => self.restoring()?,
            own => own,
        };
        self.with(own)
    }

    /// The policy in force for a notebook that git is about to write here. git may write the notebooks before the settings:
    /// in a worktree that is just being made those of the main worktree are in force until then, and on the way from a
    /// branch that has none, outputs that were kept here were kept because the settings asked for it.
    pub(crate) fn checkout_policy(&mut self) -> Result<Policy, CliError> {
        let here = current_dir()?;
        let layer = match self.repository_layer(&here)? {
            None if here.join(".git").is_file() => {
                let common = git::common_dir(&Git::at(&here))?;
                // a submodule's is named otherwise
                let main = common.parent().filter(|_| common.ends_with(".git"));
                match main.map_or(Ok(None), |main| self.repository_layer(main))? {
                    None if common.join(kept::PLACE).is_dir() => self.restoring()?,
                    own => own,
                }
            }
            None if here.join(".git").join(kept::PLACE).is_dir() => self.restoring()?,
            own => own,
        };
        self.with(layer)
    }

    /// The one setting that outputs are kept, unless the user has something to say about that.
    fn restoring(&mut self) -> Result<Option<Layer>, CliError> {
        Ok(self.user_layer()?.restore.is_none().then(|| Layer { restore: Some(true), ..Layer::default() }))
    }

    fn with(&mut self, repository: Option<Layer>) -> Result<Policy, CliError> {
        let files = self.user_layer()?.under(repository.unwrap_or_default());
        Policy::try_from(files.under(self.flags.clone())).map_err(CliError::Flags)
    }

    fn user_layer(&mut self) -> Result<Layer, CliError> {
        let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let config = folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")));
        match config {
            Some(config) => Ok(self.read(config.join("nbguard/config.toml"), own)?.unwrap_or_default()),
            None => Ok(Layer::default()),
        }
    }

    /// The nearest `nbguard.toml`, or pyproject.toml that speaks of nbguard, from `here` up to the repository's root.
    fn repository_layer(&mut self, here: &Path) -> Result<Option<Layer>, CliError> {
        for folder in here.ancestors() {
            let found = match self.read(folder.join("nbguard.toml"), own)? {
                Some(layer) => Some(layer),
                None => self.read(folder.join("pyproject.toml"), Layer::from_pyproject)?,
            };
            if found.is_some() {
                return Ok(found);
            }
            if folder.join(".git").exists() {
                break;
            }
        }
        Ok(None)
    }

    fn read(&mut self, path: PathBuf, parse: impl FnOnce(&str) -> Result<Option<Layer>, ConfigError>) -> Result<Option<Layer>, CliError> {
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => return Ok(None),
            Err(cause) => return Err(CliError::Io { path: path.display().to_string(), cause }),
        };
        if let Some(known) = self.parsed.get(&path).filter(|known| known.text == text) {
            return Ok(known.layer.clone());
        }
        let checked = parse(&text).and_then(|layer| {
            // a bad value is told with the file that it is in
            layer.clone().map(Policy::try_from).transpose()?;
            Ok(layer)
        });
        let layer = checked.map_err(|cause| CliError::Config { path: path.clone(), cause })?;
        self.parsed.insert(path, Parsed { text, layer: layer.clone() });
        Ok(layer)
    }
}

/// A file that is nbguard's from end to end.
fn own(text: &str) -> Result<Option<Layer>, ConfigError> {
    Layer::from_toml(text).map(Some)
}

fn current_dir() -> Result<PathBuf, CliError> {
    std::env::current_dir().map_err(CliError::io("the current directory"))
}

impl From<&CleanOptions> for Layer {
    fn from(flags: &CleanOptions) -> Self {
        let outputs = if flags.keep_output { Some(Outputs::Keep) } else { flags.outputs };
        let ids = if flags.keep_id { Some(Ids::Keep) } else { flags.ids };
        let set = |flag: bool| flag.then_some(true);
        let words = |text: &Option<String>| text.as_ref().map(|text| text.split_whitespace().map(str::to_owned).collect());
        let list = |list: &[String]| (!list.is_empty()).then(|| list.to_vec());
        Self {
            outputs: outputs.map(|value| format!("{value:?}").to_lowercase()),
            keep_count: set(flags.keep_count),
            ids: ids.map(|value| format!("{value:?}").to_lowercase()),
            extra_keys: words(&flags.extra_keys),
            keep_metadata_keys: words(&flags.keep_metadata_keys),
            drop_empty_cells: set(flags.drop_empty_cells),
            drop_tagged_cells: words(&flags.drop_tagged_cells),
            strip_init_cells: set(flags.strip_init_cells),
            max_size: flags.max_size.clone(),
            drop_output_types: list(&flags.drop_output_type),
            keep_output_types: list(&flags.keep_output_type),
            unix_newlines: set(flags.unix_newlines),
            ..Self::default()
        }
    }
}
