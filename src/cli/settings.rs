//! Where settings come from: the user's file, the repository's file, flags.

use super::args::{CleanOptions, Ids, Outputs};
use super::outcome::CliError;
use nbguard::policy::{ConfigError, Layer, Policy};
use std::path::{Path, PathBuf};

/// The policy in force here, `flags` on top.
pub(crate) fn policy(flags: Layer) -> Result<Policy, CliError> {
    let files = user_layer()?.under(repository_layer()?);
    Policy::try_from(files.under(flags)).map_err(CliError::Flags)
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

fn user_layer() -> Result<Layer, CliError> {
    let folder = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let config = folder("XDG_CONFIG_HOME").or_else(|| folder("HOME").map(|home| home.join(".config")));
    match config {
        Some(config) => Ok(read(&config.join("nbguard/config.toml"), |text| Layer::from_toml(text).map(Some))?.unwrap_or_default()),
        None => Ok(Layer::default()),
    }
}

/// The nearest `nbguard.toml`, or pyproject.toml that speaks of nbguard, from here up to the repository's root.
fn repository_layer() -> Result<Layer, CliError> {
    let here = std::env::current_dir().map_err(CliError::io("the current directory"))?;
    for folder in here.ancestors() {
        let own = read(&folder.join("nbguard.toml"), |text| Layer::from_toml(text).map(Some))?;
        let found = match own {
            Some(layer) => Some(layer),
            None => read(&folder.join("pyproject.toml"), Layer::from_pyproject)?,
        };
        if let Some(layer) = found {
            return Ok(layer);
        }
        if folder.join(".git").exists() {
            break;
        }
    }
    Ok(Layer::default())
}

fn read(path: &Path, parse: impl FnOnce(&str) -> Result<Option<Layer>, ConfigError>) -> Result<Option<Layer>, CliError> {
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let checked = parse(&text).and_then(|layer| {
                // a bad value is told with the file that it is in
                layer.clone().map(Policy::try_from).transpose()?;
                Ok(layer)
            });
            checked.map_err(|cause| CliError::Config { path: path.to_owned(), cause })
        }
        Err(error) if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) => Ok(None),
        Err(cause) => Err(CliError::Io { path: path.display().to_string(), cause }),
    }
}
