//! What is known of Python's libraries: which calls ask a server, which pass a value on, which show it.
//!
//! Tables of names. A call is known by its dotted path as written, import aliases undone.

use super::value::Origin;

/// Calls whose result answers a request, by the path's end.
const REQUESTS: &[&str] = &[
    "requests.get", "requests.post", "requests.put", "requests.patch", "requests.delete", "requests.request", "requests.head",
    "requests.options", "httpx.get", "httpx.post", "httpx.put", "httpx.patch", "httpx.delete", "httpx.request", "httpx.stream",
    "urllib.request.urlopen", "request.urlopen", "urlopen", "aiohttp.request", "urllib3.request", "requests_cache.get", "grequests.map",
    "tls_client.get", "cloudscraper.get",
];

/// Constructors of what answers requests.
const CLIENTS: &[&str] = &[
    "requests.Session", "requests.session", "httpx.Client", "httpx.AsyncClient", "aiohttp.ClientSession", "urllib3.PoolManager",
    "http.client.HTTPSConnection", "http.client.HTTPConnection", "HTTPSConnection", "HTTPConnection", "boto3.client", "boto3.resource",
    "boto3.Session", "boto3.session.Session", "OpenAI", "AsyncOpenAI", "AzureOpenAI", "Anthropic", "AsyncAnthropic", "AnthropicBedrock",
    "MistralClient", "Mistral", "Groq", "cohere.Client", "cohere.ClientV2", "genai.Client", "genai.GenerativeModel", "GenerativeModel",
    "Together", "InferenceClient", "CachedSession", "OAuth1Session", "OAuth2Session", "Github", "praw.Reddit", "tweepy.Client",
    "tweepy.API", "WebClient", "TwilioClient", "Elasticsearch", "OpenSearch", "SecretManagerServiceClient", "BlobServiceClient",
    "Salesforce", "Jira", "JIRA", "Confluence", "gitlab.Gitlab", "Replicate", "TavilyClient", "SerpApiClient", "Tiingo", "NewsApiClient",
    "googlemaps.Client", "NotionClient", "Airtable", "stripe.StripeClient", "Fireworks", "DeepSeek", "ApiClient",
];

/// Module-level calls of services that hand back data at once.
const SERVICES: &[&str] = &[
    "openai.ChatCompletion.create", "openai.Completion.create", "openai.Embedding.create", "openai.Image.create",
    "openai.chat.completions.create", "openai.models.list", "openai.Model.list", "ollama.chat", "ollama.generate", "litellm.completion",
    "completion", "replicate.run", "stripe.Customer.list", "stripe.Charge.list", "stripe.Customer.retrieve", "wikipedia.page",
    "wikipedia.summary", "yf.download", "yfinance.download", "fetch_json",
];

/// What an attribute or method of a response gives that is no data of it.
const ABOUT: &[&str] = &[
    "status_code", "status", "ok", "elapsed", "reason", "encoding", "url", "raise_for_status", "is_success", "is_error", "http_version",
    "history", "is_redirect", "closed", "close", "code", "getcode", "request", "apparent_encoding", "charset",
];

/// Calls and methods that reduce data to a number, a truth value or a type.
const REDUCING: &[&str] = &[
    "len", "sum", "min", "max", "any", "all", "bool", "int", "float", "type", "isinstance", "hash", "id", "count", "shape", "size", "ndim",
    "nunique", "mean", "median", "std", "var", "startswith", "endswith", "dtype", "dtypes", "issubset", "raise_for_status", "memory_usage",
    "round", "abs", "hasattr", "callable", "write", "save", "to_csv", "to_parquet", "to_sql", "to_excel", "to_pickle", "dump", "extend",
    "append", "insert", "update", "close", "sleep", "fit", "score", "write_text", "write_bytes", "remove", "clear", "add", "empty", "sort",
    "open", "nbytes", "range", "usage", "plot", "hist", "boxplot", "scatter", "bar", "line",
];

/// Calls that show their arguments.
const SHOWING: &[&str] = &[
    "print", "pprint", "pprint.pprint", "pp", "pprint.pp", "rich.print", "rprint", "sys.stdout.write", "click.echo", "logger.info",
    "logging.info", "tqdm.write", "console.print",
];

/// Calls that put their arguments into a display output.
const DISPLAYING: &[&str] = &["display", "IPython.display.display", "display_html", "display_markdown", "st.write"];

/// Calls that hand on what they are given, in another dress.
const PASSING: &[&str] = &[
    "str", "bytes", "repr", "list", "tuple", "dict", "set", "sorted", "reversed", "enumerate", "zip", "iter", "next", "filter", "map",
    "json.dumps", "json.loads", "json.load", "random.choice", "shorten", "dumps", "loads", "DataFrame", "Series", "json_normalize",
    "read_json", "StringIO", "BytesIO", "read_csv", "read_html", "BeautifulSoup", "array", "asarray", "pformat", "deepcopy", "copy",
    "Markdown", "HTML", "JSON", "SecretStr", "SecretBytes", "quote", "quote_plus", "b64encode", "b64decode", "getattr", "format", "concat",
    "fromstring", "safe_load", "textwrap.fill", "fill", "gather", "run", "wait_for", "SimpleNamespace", "Namespace", "namedtuple",
    "from_dict", "from_records", "Pretty", "Table", "tabulate", "list_to_df", "chain", "islice", "Counter", "OrderedDict", "defaultdict",
    "bytearray", "Text",
];

fn ends(list: &[&str], path: &str) -> bool {
    list.iter().any(|known| is_end(path, known))
}

/// Whether `path` is `known` or ends with it after a dot.
pub(super) fn is_end(path: &str, known: &str) -> bool {
    // most names are told apart by their last letter
    path.as_bytes().last() == known.as_bytes().last()
        && path.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
}

/// Where the result of a call of `path` comes from, judged by the path alone.
pub(super) fn origin_of_call(path: &str) -> Origin {
    match path {
        _ if ends(REQUESTS, path) => Origin::Response,
        _ if ends(CLIENTS, path) => Origin::Client,
        _ if ends(SERVICES, path) => Origin::Payload,
        "input" | "raw_input" => Origin::Typed,
        _ => Origin::Unknown,
    }
}

/// What an item of something is, given where that came from.
pub(super) fn origin_of_item(owner: Origin) -> Origin {
    match owner {
        Origin::Response | Origin::Payload => Origin::Payload,
        Origin::Client => Origin::Client,
        _ => Origin::Unknown,
    }
}

/// What a member of something is, given where that came from.
pub(super) fn origin_of_member(owner: Origin, name: &str) -> Origin {
    match owner {
        Origin::Response if ABOUT.contains(&name) => Origin::Unknown,
        Origin::Payload if REDUCING.contains(&name) => Origin::Unknown,
        Origin::Response | Origin::Payload => Origin::Payload,
        Origin::Client => Origin::Client,
        _ => Origin::Unknown,
    }
}

/// What calling a method of a client gives: HTTP verbs a response, reads of a service its data.
pub(super) fn origin_of_client_call(method: &str) -> Origin {
    const VERBS: &[&str] =
        &["get", "post", "put", "patch", "delete", "request", "head", "options", "send", "getresponse", "urlopen", "stream"];
    const QUIET: &[&str] = &[
        "close", "headers", "auth", "mount", "update", "upload_file", "download_file", "upload_fileobj", "put_object", "delete_object",
        "__enter__", "set_session", "create_bucket", "Bucket", "Table", "Object", "client", "resource", "session", "Session", "chat",
        "messages", "start_chat",
    ];
    match method {
        _ if VERBS.contains(&method) => Origin::Response,
        _ if QUIET.contains(&method) => Origin::Client,
        _ => Origin::Payload,
    }
}

/// Whether a call reduces data to something that gives nothing of it away, or swallows it.
pub(super) fn reduces(name: &str) -> bool {
    REDUCING.contains(&name)
}

/// Whether a call of `path` hands on what it is given.
pub(super) fn passes(path: &str) -> bool {
    ends(PASSING, path)
}

/// Whether a method puts its arguments into what it is called on.
pub(super) fn collects(method: &str) -> bool {
    ["append", "extend", "add", "insert", "update", "setdefault"].contains(&method)
}

/// What a call shows its arguments as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::detect) enum Shown {
    /// Text on a stream.
    Printed,
    /// A display output.
    Displayed,
    /// The cell's result.
    Result,
}

/// How a call of `path` shows its arguments, if it does.
pub(super) fn shows(path: &str) -> Option<Shown> {
    match path {
        _ if DISPLAYING.contains(&path) => Some(Shown::Displayed),
        _ if SHOWING.contains(&path) => Some(Shown::Printed),
        _ => None,
    }
}
