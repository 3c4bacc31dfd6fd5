//! Stub until the git module lands.
#![allow(missing_docs)]
#[derive(Debug, thiserror::Error)]
#[error("not yet")]
pub struct GitError;
pub mod staged {
    pub struct StagedFile {
        pub path: String,
        pub bytes: Vec<u8>,
    }
    pub fn changed(_: &[&str]) -> Result<Vec<StagedFile>, super::GitError> {
        Err(super::GitError)
    }
    pub fn entries(_: &[std::path::PathBuf]) -> Result<Vec<StagedFile>, super::GitError> {
        Err(super::GitError)
    }
}
