//! What is known of Python's libraries: which calls ask a server, which pass a value on, which show it.
//!
//! Tables of names. A call is known by its dotted path as written, import aliases undone.

pub(super) mod answers;
mod named;
mod showing;

use super::ends::Ends;
use super::value::Origin;
use answers::{CLIENTS, REQUESTS, SERVICES, SESSIONS};
use std::sync::LazyLock;

pub(super) use answers::is_of_client;
pub(super) use named::{Named, named};
pub(in crate::detect) use showing::Shown;
pub(super) use showing::{shows, shows_itself};

/// What an attribute or method of a response gives that is no data of it.
const ABOUT: &[&str] = &[
    "status_code", "status", "ok", "elapsed", "reason", "encoding", "url", "raise_for_status", "is_success", "is_error", "http_version",
    "returncode", "args", "pid", "poll", "wait", "kill", "msg", "strerror", "errno", "filename", "is_redirect", "closed", "close", "code",
    "getcode", "request", "apparent_encoding", "charset",
];

/// Attributes of data that give nothing of it away.
const MEASURES: &[&str] = &[
    "shape", "size", "ndim", "dtype", "dtypes", "empty", "nbytes", "usage", "usage_metadata", "is_unique", "plot", "hist", "returncode",
    "status_code", "elapsed", "is_success", "itemsize",
];

/// Entries of a service's answer that tell how the request went, or count.
const COUNTS: &[&str] = &[
    "usage", "HTTPStatusCode", "KeyCount", "RetryAttempts", "ScannedCount", "total_tokens", "prompt_tokens", "completion_tokens",
    "input_tokens", "output_tokens", "eval_count", "prompt_eval_count",
];

/// Calls that hand on what they are given, in another dress.
const PASSING: &[&str] = &[
    "str", "bytes", "repr", "list", "tuple", "dict", "set", "sorted", "reversed", "enumerate", "zip", "iter", "next", "filter", "map",
    "json.dumps", "json.loads", "json.load", "random.choice", "shorten", "dumps", "loads", "DataFrame", "Series", "json_normalize",
    "read_json", "StringIO", "BytesIO", "read_csv", "read_html", "BeautifulSoup", "array", "asarray", "pformat", "deepcopy", "copy",
    "Markdown", "HTML", "JSON", "Field", "field", "Option", "Argument", "Query", "Body", "bytes.fromhex", "unhexlify", "codecs.decode",
    "codecs.encode", "cast", "Secret", "SecretStr", "SecretBytes", "quote", "quote_plus", "b64encode", "b64decode", "getattr", "format",
    "concat", "fromstring", "safe_load", "textwrap.fill", "fill", "gather", "asyncio.run", "anyio.run", "trio.run", "wait_for",
    "SimpleNamespace", "Namespace", "namedtuple", "from_dict", "from_records", "Pretty", "Table", "tabulate", "list_to_df", "chain",
    "islice", "Counter", "OrderedDict", "defaultdict", "bytearray", "Text", "Template", "merge", "tarfile.open", "read.json", "yaml.dump",
    "dask.compute",
];

/// Calls that read data out of what they are given, be it an answer.
const PARSING: &[&str] = &[
    "BeautifulSoup", "fromstring", "parse", "iterparse", "parseString", "parse_raw", "parse_obj", "model_validate", "model_validate_json",
    "validate_python", "validate_json", "HTMLParser", "HTML", "XML", "XMLParser", "Selector", "PyQuery", "pq", "reader", "DictReader",
    "load", "load_all", "safe_load", "safe_load_all", "full_load", "loads", "unpackb", "read_json", "read_csv", "read_html", "read_excel",
    "read_xml", "read_parquet", "read_table", "read_fwf", "read_feather", "read_file", "read_ndjson", "ZipFile", "GzipFile",
    "TextIOWrapper", "TarFile", "getreader", "Box", "Munch", "DotMap", "AttrDict", "html2text", "markdownify", "handle", "extract",
    "literal_eval", "eval", "vars",
];

/// Calls whose result is made of the data that they are given, though not of its texts as they are.
const SHAPING: &[&str] = &[
    // texts
    "join", "substitute", "safe_substitute", "render", "format_map", "vformat", "findall", "finditer", "search", "match", "fullmatch",
    "sub", "subn", "split", "wrap", "dedent", "indent", "escape", "unescape", "unquote", "unquote_plus", "parse_qs", "parse_qsl",
    "decompress", "decodebytes", "sent_tokenize", "word_tokenize", "unidecode", "safe_dump", "glom", "pluck", "to_markdown", "structure",
    // rows and frames
    "itemgetter", "attrgetter", "find", "tensor", "DataArray", "Decimal", "UUID", "Path", "ascii", "PdfReader", "Document", "JSONEncoder",
    "JSONDecoder", "fromtimestamp", "strptime", "fromkeys", "from_iterable", "groupby", "sample", "choices", "nlargest", "nsmallest",
    "reduce", "deque", "GeoDataFrame", "GeoSeries", "from_features", "from_dicts", "from_pylist", "from_pydict", "from_pandas",
    "from_arrow", "createDataFrame", "parallelize", "read.json", "assign", "crosstab", "pivot", "pivot_table", "melt", "get_dummies",
    "to_datetime", "to_numeric", "cut", "merge_ordered", "merge_asof", "unique", "concatenate", "vstack", "hstack", "column_stack",
    "stack", "append", "where", "array_split", "tolist", "asdict", "astuple", "flatten", "chunked", "batched", "unnest", "product",
    "combinations", "zip_longest", "accumulate", "compress", "takewhile", "dropwhile", "ChainMap", "UserDict", // what is shown later
    "Code", "IFrame", "Latex", "Javascript", "GeoJSON", "Panel", "Syntax", "Columns", "Tree", "from_data", "Styler", "GT", "PrettyTable",
    // what runs and waits
    "as_completed", "create_task", "ensure_future", "run_until_complete", "run_coroutine_threadsafe", "wait", "shield", "collect",
    "run_sync", "Parallel", "enter_context", "enter_async_context", "closing", "asarray", "aiter", "anext",
];

/// How functions are called that make something of a text, whosever they are.
const SHAPING_LEADS: &[&str] = &[
    "parse", "load", "from_", "read", "decode", "extract", "clean", "strip", "format", "convert", "flatten", "pretty", "html_", "xml_",
    "json_", "unpack", "highlight", "color", "humanize", "normalize_text", "message_from", "tostring", "style",
];

/// Modules whose functions shape what they are given.
const SHAPING_MODULES: &[&str] = &[
    "json", "itertools", "more_itertools", "html", "copy", "operator", "collections", "xmltodict", "toolz", "cytoolz", "pprint", "base64",
    "zlib", "gzip", "bz2", "lzma", "yaml", "toml", "tomllib", "ast", "heapq", "difflib", "unicodedata", "textwrap", "jmespath", "jsonpath",
    "jsonpath_ng", "pydash", "orjson", "ujson", "simplejson", "rapidjson", "demjson3", "trafilatura", "readability", "bleach", "ftfy",
    "pandas", "pd", "polars", "pl", "geopandas", "gpd", "lxml", "bs4", "selectolax", "parsel", "re", "regex", "markdown", "dateutil",
    "arrow", "pendulum", "cattrs", "dacite", "flatten_json", "reprlib", "datetime", "xml", "email", "icalendar", "nbformat",
    "configparser", "termcolor", "inspect", "pypdf", "PyPDF2", "pdfplumber", "docx", "shapely", "jq", "decimal", "uuid", "pathlib",
    "ipaddress", "urllib",
];

/// Where the results of calls come from; of several rows the first counts.
static ORIGINS: LazyLock<Ends<Origin>> = LazyLock::new(|| {
    let of = |list: &'static [&'static str], origin: Origin| list.iter().map(move |path| (*path, origin));
    let rows = of(REQUESTS, Origin::Response).chain(of(SESSIONS, Origin::Session));
    Ends::new(rows.chain(of(CLIENTS, Origin::Client)).chain(of(SERVICES, Origin::Payload)))
});

static PASSES: LazyLock<Ends<()>> = LazyLock::new(|| Ends::new(PASSING.iter().map(|path| (*path, ()))));

/// Where the result of a call of `path` comes from, judged by the path alone.
pub(super) fn origin_of_call(path: &str) -> Origin {
    let is_client = |class: &str| ORIGINS.of(class).any(|origin| origin == Origin::Client);
    match (ORIGINS.of(path).next(), path) {
        (_, "input" | "raw_input") => Origin::Typed,
        (Some(known), _) => known,
        // `BlobServiceClient.from_connection_string(…)`
        _ if path.rsplit_once('.').is_some_and(|(class, made)| made.starts_with("from_") && is_client(class)) => Origin::Client,
        _ => Origin::Unknown,
    }
}

/// What a function is that has not been called, given what a call of it gives.
pub(super) fn origin_of_function(given: Origin) -> Origin {
    match given {
        Origin::Response => Origin::Session,
        Origin::Payload => Origin::Client,
        _ => Origin::Unknown,
    }
}

/// What a call of something gives that is called `name`, given where that came from.
pub(super) fn origin_of_called(called: Origin, name: &str) -> Origin {
    match called {
        Origin::Session => Origin::Response,
        // a class of a package
        Origin::Client if name.starts_with(char::is_uppercase) => Origin::Client,
        // `llm("…")`, `soup("a")`
        Origin::Client => origin_of_method(called, name),
        Origin::Payload => Origin::Payload,
        Origin::Response => Origin::Response,
        _ => Origin::Unknown,
    }
}

/// Whether what a call of `name` makes of a client is a client too: `LLMChain(llm=…)`, `create_agent(model, tools)`.
pub(super) fn takes_client(name: &str) -> bool {
    const MAKING: &[&str] = &["create", "load", "init", "from_", "patch", "wrap", "with_", "build", "make", "compile", "as_", "get_"];
    name.starts_with(char::is_uppercase) || MAKING.iter().any(|lead| name.starts_with(lead))
}

/// What an item of something is, given where that came from, and its key where that is known.
pub(super) fn origin_of_item(owner: Origin, key: Option<&str>) -> Origin {
    match owner {
        Origin::Payload if key.is_some_and(|key| COUNTS.contains(&key)) => Origin::Number,
        Origin::Response | Origin::Payload => Origin::Payload,
        Origin::Client | Origin::Session => owner,
        _ => Origin::Unknown,
    }
}

/// What an attribute of something is, given where that came from.
pub(super) fn origin_of_attribute(owner: Origin, name: &str) -> Origin {
    match owner {
        Origin::Response if ABOUT.contains(&name) => Origin::Unknown,
        Origin::Payload if MEASURES.contains(&name) => Origin::Unknown,
        Origin::Asked if READ.contains(&name) => Origin::Payload,
        Origin::Response | Origin::Payload => Origin::Payload,
        Origin::Client | Origin::Session => owner,
        _ => Origin::Unknown,
    }
}

/// What calling a method of something gives, given where that came from.
pub(super) fn origin_of_method(owner: Origin, name: &str) -> Origin {
    match owner {
        Origin::Response if ABOUT.contains(&name) => Origin::Unknown,
        Origin::Payload if named(name).reduces() => Origin::Number,
        Origin::Asked if READ.contains(&name) => Origin::Payload,
        Origin::Response | Origin::Payload => Origin::Payload,
        Origin::Session if VERBS.contains(&name) => Origin::Response,
        Origin::Session | Origin::Client if SILENT.contains(&name) => Origin::Unknown,
        Origin::Session | Origin::Client if QUIET.contains(&name) => owner,
        Origin::Client if COUNTING.contains(&name) || name.starts_with("is_") => Origin::Number,
        Origin::Client if name.starts_with("set_") => Origin::Client,
        Origin::Session | Origin::Client => Origin::Payload,
        _ => Origin::Unknown,
    }
}

/// Methods of clients that count, or tell whether something is there.
const COUNTING: &[&str] = &[
    "ping", "exists", "count", "count_tokens", "get_num_tokens", "is_connected", "health", "count_documents", "from_wei", "to_wei",
    "toWei", "fromWei",
];

/// HTTP's own words, as methods of a session.
const VERBS: &[&str] =
    &["get", "post", "put", "patch", "delete", "request", "head", "options", "send", "getresponse", "urlopen", "stream", "open", "fetch"];

/// Whether `method` is one of HTTP's words.
pub(super) fn is_verb(method: &str) -> bool {
    VERBS.contains(&method)
}

/// Whether `name` is what sessions are called: `self._session`, `http`, `api_client`.
pub(super) fn is_session_name(name: &str) -> bool {
    const ENDS: &[&str] = &["session", "sess", "http", "client", "api", "requests", "scraper"];
    let name = name.to_lowercase();
    name == "s" || ENDS.iter().any(|end| name.ends_with(end))
}

/// What is read from nothing but the answer to a request.
const READ: &[&str] = &["json", "text", "content", "iter_lines", "iter_content", "aiter_lines", "aiter_text", "aiter_bytes"];

/// Methods of clients that say how they were made.
const SILENT: &[&str] = &[
    "get_prompts", "model_dump", "model_dump_json", "dict", "json", "to_dict", "as_dict", "to_json", "to_api_repr", "serialize", "schema",
];

/// Methods of sessions and clients that prepare what is asked later, or give nothing.
const QUIET: &[&str] = &[
    "close", "headers", "auth", "mount", "update", "upload_file", "download_file", "upload_fileobj", "put_object", "delete_object",
    "__enter__", "__aenter__", "set_session", "create_bucket", "Bucket", "Table", "Object", "client", "resource", "session", "Session",
    "start_chat", "bucket", "get_bucket", "blob", "get_blob", "get_blob_client", "get_container_client", "get_file_client",
    "get_file_system_client", "get_directory_client", "get_queue_client", "get_table_client", "get_database_client", "dataset",
    "collection", "document", "table", "upload_blob", "upload_from_filename", "upload_from_string", "download_to_filename",
    "download_to_file", "from_connection_string", "from_service_account_json", "from_service_account_info", "bind_tools", "bind",
    "with_config", "with_retry", "with_fallbacks", "authenticate", "login", "connect", "set_credentials", "with_options", "as_retriever",
    "set_header", "add_header", "set_tunnel", "putheader", "endheaders", "mount_adapter", "subreddit", "set_api_key", "load_markets",
    "setQuery", "setReturnFormat", "addDefaultGraph", "setMethod", "setTimeout", "launch", "new_page", "new_context", "goto",
    "client_factory", "from_env", "create_client", "configure", "service_account", "authorize", "oauth", "get_client", "build_payload",
    "with_structured_output", "as_query_engine", "as_chat_engine", "bindTools", "init", "register", "load_kube_config", "get_model", "aio",
    "with_raw_response", "filterDate", "filterBounds", "reduceRegion", "select", "from_pretrained", "get_paginator", "get_waiter",
    "add_argument", "quit", "basic_auth", "token_auth", "service_context", "from_llm", "from_chain_type", "pipe", "similarity_search",
    "similarity_search_with_score", "max_marginal_relevance_search", "get_relevant_documents", "persist",
];

/// Whether a call of `path` hands on what it is given.
pub(super) fn passes(path: &str) -> bool {
    PASSES.of(path).next().is_some()
}

/// Where the result of a call of `path`, the last name of which is `method`, comes from, that is given something from `given`.
pub(super) fn origin_of_shape(path: &str, method: &str, given: Origin) -> Origin {
    let is_of_module = || path.split_once('.').is_some_and(|(module, _)| SHAPING_MODULES.contains(&module));
    match given {
        Origin::Response | Origin::Payload if named(method).reduces() || named(method).keeps_parts() => Origin::Unknown,
        Origin::Response | Origin::Payload if PARSING.contains(&method) => Origin::Payload,
        // an error says what it is made of
        Origin::Payload if method.ends_with("Error") || method.ends_with("Exception") => given,
        Origin::Response | Origin::Payload if SHAPING.contains(&method) || is_of_module() => given,
        Origin::Payload if SHAPING_LEADS.iter().any(|lead| method.starts_with(lead)) => given,
        _ => Origin::Unknown,
    }
}

/// Whether what `method` reads at `address` is what an interface answers. A table of data that stands in a file there is more
/// often a public data set.
pub(in crate::detect) fn is_interface(method: &str, address: &str) -> bool {
    const FILES: &[&str] = &[
        ".csv", ".tsv", ".txt", ".dat", ".data", ".gz", ".zip", ".bz2", ".xz", ".xls", ".xlsx", ".parquet", ".feather", ".names", ".test",
        ".html", ".htm", ".rds", ".rdata", ".rda",
    ];
    let is_file = || {
        let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        FILES.iter().any(|end| path.ends_with(end)) || path.contains("/wiki/")
    };
    address.starts_with("http") && (matches!(method, "read_json" | "read_xml") || !is_file())
}

#[cfg(test)]
mod tests;
