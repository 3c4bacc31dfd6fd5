//! What the last name of a call says of it, whatever has that name. Every call of a notebook is looked up here, once.

use foldhash::{HashMap, HashMapExt};
use std::sync::LazyLock;

/// Calls and methods that reduce data to a number, a truth value or a type, or put it away.
pub(super) const REDUCING: &[&str] = &[
    "len", "sum", "min", "max", "any", "all", "bool", "int", "float", "type", "isinstance", "hash", "id", "count", "shape", "size", "ndim",
    "nunique", "mean", "median", "std", "var", "startswith", "endswith", "dtype", "dtypes", "issubset", "raise_for_status", "memory_usage",
    "round", "abs", "hasattr", "callable", "write", "save", "to_csv", "to_parquet", "to_sql", "to_excel", "to_pickle", "dump", "extend",
    "insert", "update", "close", "sleep", "fit", "score", "write_text", "write_bytes", "remove", "clear", "add", "empty", "sort", "nbytes",
    "range", "usage", "plot", "hist", "boxplot", "scatter", "bar", "line", "corr", "corrwith", "cov", "skew", "kurt", "kurtosis",
    "quantile", "sem", "autocorr", "equals", "is_unique", "issuperset", "isdisjoint", "isnumeric", "isdigit", "has_key", "to_feather",
    "to_hdf", "to_stata", "savefig", "to_file", "to_gbq", "predict", "fit_transform", "hexdigest", "digest", "download", "total_seconds",
    "bit_length", "is_integer", "has_attr", "timestamp", "isnull", "isna", "notnull", "notna", "duplicated", "crc32", "adler32",
    "number_of_nodes", "number_of_edges",
];

/// Calls that give the parts of what they are given, as they are.
const KEEPING: &[&str] = &[
    "dict", "list", "tuple", "copy", "deepcopy", "OrderedDict", "sorted", "freeze", "MappingProxyType", "iter", "reversed", "tqdm",
    "tqdm_notebook", "track", "progress_bar",
];

/// Methods that put their arguments into what they are called on.
const COLLECTING: &[&str] = &[
    "append", "extend", "add", "insert", "update", "setdefault", "put", "put_nowait", "appendleft", "extendleft", "push", "add_row",
    "add_rows", "add_column", "feed", "read_string", "read_dict",
];

/// Calls that put into an argument, or write into what they are called on.
const PUTTING: &[&str] = &["heappush", "insort", "setattr", "setopt", "write", "writelines"];

/// Calls that read a table or a document from an address.
const READING: &[&str] =
    &["read_json", "read_xml", "read_csv", "read_table", "read_excel", "read_html", "read_parquet", "read_feather", "read_file"];

/// Calls that run a function which they are given with each item of what is given with it, or else of what they are called on.
const EACH: &[&str] = &[
    "map", "imap", "imap_unordered", "map_async", "starmap", "thread_map", "process_map", "amap", "uimap", "flatMap", "flat_map",
    "foreach", "for_each", "apply", "applymap", "progress_apply", "progress_map", "progress_applymap", "parallel_apply", "map_elements",
    "map_rows", "transform", "agg", "aggregate", "pipe", "reduce", "vectorize", "map_partitions", "mapPartitions",
];

/// Calls that run a function which they are given with what is given with it.
const ONCE: &[&str] = &[
    "submit", "apply_async", "to_thread", "run_in_executor", "run_sync", "delayed", "partial", "call", "retry_call", "cache", "cached",
    "memoize", "lru_cache", "retry", "Thread", "Timer", "Process", "spawn", "start_soon", "sync_to_async", "async_to_sync",
    "add_done_callback", "run_in_threadpool", "RunnableLambda", "curry", "call_soon", "start_new_thread", "func_set_timeout", "Task",
    "run",
];

/// Last names of calls that show what they are given, as [`super::showing`] knows them.
const SHOWING: &[&str] = &[
    "print", "pprint", "pp", "rprint", "write", "writelines", "echo", "secho", "print_json", "cprint", "inspect", "ic", "exit", "quit",
    "fail", "skip", "display", "display_html", "display_markdown", "display_pretty", "display_json", "update_display", "show", "info",
    "debug", "warning", "warn", "error", "critical", "exception", "success", "trace", "log",
];

/// Calls that run commands.
const COMMANDING: &[&str] =
    &["check_output", "getoutput", "popen", "getstatusoutput", "create_subprocess_shell", "run", "Popen", "system", "call", "check_call"];

/// What is said of a name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::detect::python) struct Named(u16);

const LISTS: [(&[&str], u16); 9] = [
    (REDUCING, 1),
    (KEEPING, 1 << 1),
    (COLLECTING, 1 << 2),
    (PUTTING, 1 << 3),
    (READING, 1 << 4),
    (EACH, 1 << 5),
    (ONCE, 1 << 6),
    (SHOWING, 1 << 7),
    (COMMANDING, 1 << 8),
];

static NAMES: LazyLock<HashMap<&'static str, u16>> = LazyLock::new(|| {
    let mut names = HashMap::new();
    for (list, bit) in LISTS {
        list.iter().for_each(|name| *names.entry(*name).or_default() |= bit);
    }
    names
});

/// What is known of calls of `name`.
pub(in crate::detect::python) fn named(name: &str) -> Named {
    Named(NAMES.get(name).copied().unwrap_or_default())
}

impl Named {
    /// Whether the call reduces data to something that gives nothing of it away, or swallows it.
    pub(in crate::detect::python) fn reduces(self) -> bool {
        self.0 & 1 != 0
    }

    /// Whether the call gives the parts of what it is given, as they are.
    pub(in crate::detect::python) fn keeps_parts(self) -> bool {
        self.0 & 1 << 1 != 0
    }

    /// Whether the method puts its arguments into what it is called on.
    pub(in crate::detect::python) fn collects(self) -> bool {
        self.0 & 1 << 2 != 0
    }

    /// Whether the call puts something into what it is called on, or into an argument.
    pub(in crate::detect::python) fn puts(self) -> bool {
        self.0 & (1 << 2 | 1 << 3) != 0
    }

    /// Whether the call reads a table or a document from an address.
    pub(in crate::detect::python) fn reads_address(self) -> bool {
        self.0 & 1 << 4 != 0
    }

    /// Whether the call runs a function that it is given.
    pub(in crate::detect::python) fn runs(self) -> bool {
        self.0 & (1 << 5 | 1 << 6) != 0
    }

    /// Whether the call runs a function that it is given with each of several items.
    pub(in crate::detect::python) fn runs_each(self) -> bool {
        self.0 & 1 << 5 != 0
    }

    /// Whether the call may show what it is given.
    pub(in crate::detect::python) fn may_show(self) -> bool {
        self.0 & 1 << 7 != 0
    }

    /// Whether the call runs a command.
    pub(in crate::detect::python) fn commands(self) -> bool {
        self.0 & 1 << 8 != 0
    }
}
