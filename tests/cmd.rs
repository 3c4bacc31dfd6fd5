//! The command line as a person meets it: `tests/cmd/*.trycmd` hold commands with what they print and how they end.
//!
//! `TRYCMD=overwrite cargo test --test cmd` writes what is printed: read it before you commit it.

#[test]
fn commands_print_and_end_as_written() {
    // no settings of whoever runs the tests
    let home = tempfile::tempdir().expect("a folder");
    let home = home.path().to_str().expect("UTF-8");
    let cases = trycmd::TestCases::new();
    cases.env("HOME", home).env("XDG_CONFIG_HOME", home).env("NO_COLOR", "1").case("tests/cmd/*.trycmd");
}
