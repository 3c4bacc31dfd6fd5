//! Cell magics: what the first line of a cell says of the rest, `%%bash` or `%%time`.

/// Cell magics and kernels that give a cell to a shell.
const SHELLS: &[&str] = &["bash", "sh", "shell", "zsh", "cmd", "powershell", "pwsh", "script", "system", "sx", "!"];

/// Cell magics whose body is Python.
const PYTHON: &[&str] =
    &["time", "timeit", "capture", "prun", "python", "python3", "px", "skip", "memit", "mprun", "debug", "ipytest", "local", "run_pytest"];

/// Cell magics whose body is for a service, and whose result is what it answers.
const SERVICES: &[&str] = &["bigquery", "ai", "sparql", "http", "rest", "kql", "graphql"];

/// Languages that a first line names which has nothing else, in front ends with another sign: `%sh`, `#!pwsh`.
const NAMED: &[&str] =
    &["sh", "bash", "r", "scala", "spark", "sql", "js", "javascript", "pwsh", "powershell", "csharp", "fsharp", "julia", "markdown"];

/// The first line of a cell that has a magic, and the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct CellMagic<'s> {
    /// `bash` in `%%bash -e`; IPython takes no space before it.
    pub(super) name: &'s str,
    /// What follows on its line.
    pub(super) arguments: &'s str,
    /// Where the next line begins.
    pub(super) body: usize,
}

impl<'s> CellMagic<'s> {
    /// The cell magic that `source` starts with.
    pub(super) fn of(source: &'s str) -> Option<Self> {
        let rest = source.trim_start();
        if !rest.starts_with(['%', '#']) {
            return None;
        }
        let start = source.len() - rest.len();
        let line = rest.lines().next().unwrap_or_default();
        let (name, arguments) = match line.strip_prefix("%%") {
            Some(magic) => magic.split_once(char::is_whitespace).unwrap_or((magic, "")),
            None => {
                let name = line.strip_prefix('%').or_else(|| line.strip_prefix("#!"))?.trim_end();
                NAMED.contains(&name).then_some((name, ""))?
            }
        };
        let body = rest.find('\n').map_or(source.len(), |end| start + end + 1);
        Some(Self { name, arguments: arguments.trim(), body })
    }

    /// Whether its body is Python.
    pub(super) fn is_python(&self) -> bool {
        PYTHON.contains(&self.name)
    }

    /// Whether its body is written to a file.
    pub(super) fn writes_file(&self) -> bool {
        matches!(self.name, "writefile" | "file")
    }

    /// Whether its body is for a service that answers it.
    pub(super) fn asks_server(&self) -> bool {
        SERVICES.contains(&self.name)
    }

    /// Whether its body is for a shell.
    pub(super) fn is_shell(&self) -> bool {
        is_shell(self.name)
    }
}

/// Whether `language`, that of a kernel or a cell magic, is a shell's.
pub(super) fn is_shell(language: &str) -> bool {
    SHELLS.contains(&language)
}

#[cfg(test)]
mod tests {
    use super::CellMagic;

    #[test]
    fn the_first_line_is_split() {
        for (source, expected) in [
            ("%%bash -e\nls", Some(("bash", "-e", 10))),
            ("\n%%time\nx = 1", Some(("time", "", 8))),
            ("%%writefile  a.env", Some(("writefile", "a.env", 18))),
            ("%%!\nls", Some(("!", "", 4))),
            ("%% bash\nls", Some(("", "bash", 8))),
            ("%sh\nls", Some(("sh", "", 4))),
            ("#!pwsh \nls", Some(("pwsh", "", 8))),
            ("%sh ls", None),
            ("%time x", None),
            ("", None),
        ] {
            assert_eq!(CellMagic::of(source).map(|magic| (magic.name, magic.arguments, magic.body)), expected, "{source}");
        }
        assert!(CellMagic::of("%%bash").is_some_and(|magic| magic.is_shell() && !magic.is_python()));
    }
}
