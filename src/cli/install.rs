use super::args::*;
use super::outcome::*;
pub(crate) fn install(_: &InstallArgs) -> Result<Outcome, CliError> {
    Ok(Outcome::Clean)
}
pub(crate) fn uninstall(_: &UninstallArgs) -> Result<Outcome, CliError> {
    Ok(Outcome::Clean)
}
pub(crate) fn status(_: &StatusArgs) -> Result<Outcome, CliError> {
    Ok(Outcome::Clean)
}
