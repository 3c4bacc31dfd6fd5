//! What is known of Python's libraries: which calls ask a server, which pass a value on, which show it.
//!
//! Tables of names. A call is known by its dotted path as written, import aliases undone.

use super::ends::Ends;
use super::value::Origin;
use std::sync::LazyLock;

/// Calls whose result answers a request, by the path's end.
const REQUESTS: &[&str] = &[
    "requests.get", "requests.post", "requests.put", "requests.patch", "requests.delete", "requests.request", "requests.head",
    "requests.options", "httpx.get", "httpx.post", "httpx.put", "httpx.patch", "httpx.delete", "httpx.request", "httpx.stream",
    "urllib.request.urlopen", "request.urlopen", "urlopen", "aiohttp.request", "urllib3.request", "requests_cache.get", "grequests.map",
    "tls_client.get", "cloudscraper.get", "yf.Ticker", "yfinance.Ticker", "yf.Tickers", "newspaper.Article",
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
    "googlemaps.Client", "NotionClient", "Airtable", "stripe.StripeClient", "Fireworks", "DeepSeek", "ApiClient", "HTMLSession",
    "AsyncHTMLSession", "storage.Client", "bigquery.Client", "firestore.Client", "datastore.Client", "pubsub_v1.SubscriberClient",
    "language_v1.LanguageServiceClient", "vision.ImageAnnotatorClient", "translate.Client", "translate_v2.Client", "ContainerClient",
    "BlobClient", "DataLakeServiceClient", "ShareServiceClient", "QueueClient", "TableServiceClient", "TableClient", "CosmosClient",
    "SecretClient", "KeyClient", "LogsQueryClient", "TextAnalyticsClient", "DocumentAnalysisClient", "ComputerVisionClient",
    "cohere.AsyncClient", "cohere.AsyncClientV2", "ChatOpenAI", "AzureChatOpenAI", "ChatAnthropic", "ChatGoogleGenerativeAI",
    "ChatMistralAI", "ChatGroq", "ChatCohere", "ChatOllama", "ChatBedrock", "ChatVertexAI", "ChatTogether", "ChatFireworks", "VertexAI",
    "Bedrock", "AzureOpenAI", "LLMChain", "OpenAIEmbeddings", "HuggingFaceEndpoint", "HuggingFaceHub", "ollama.Client",
    "ollama.AsyncClient", "AsyncGroq", "AsyncTogether", "AsyncInferenceClient", "MistralAsyncClient", "voyageai.Client", "Exa",
    "FirecrawlApp", "SerpAPIWrapper", "GraphQLClient", "gql.Client", "SgqlcClient", "HTTPEndpoint", "AIOHTTPTransport",
    "tweepy.StreamingClient", "spotipy.Spotify", "Spotify", "Fred", "fredapi.Fred", "alpha_vantage.timeseries.TimeSeries", "RESTClient",
    "polygon.RESTClient", "finnhub.Client", "Socrata", "KaggleApi", "HfApi", "wandb.Api", "Census", "PushshiftAPI", "Nominatim",
    "GoogleV3", "simple_salesforce.Salesforce", "zeep.Client", "suds.Client", "asana.Client", "trello.TrelloClient", "shopify.GraphQL",
    "hubspot.Client", "HubSpot", "intercom.Client", "zenpy.Zenpy", "atlassian.Jira", "atlassian.Confluence", "pysnow.Client",
    "mwclient.Site", "praw.reddit.Reddit", "asyncpraw.Reddit", "InfluxDBClient", "ccxt.binance", "ccxt.kraken", "ccxt.coinbase",
    "binance.Client", "binance.client.Client", "TDClient", "EntsoePandasClient", "KiteConnect", "tradeapi.REST", "TradingClient",
    "StockHistoricalDataClient", "CryptoHistoricalDataClient", "hvac.Client", "consul.Consul", "TelegramClient", "telebot.TeleBot",
    "SlackClient", "discord.Client", "twilio.rest.Client", "SendGridAPIClient", "mailchimp.Client", "Mailchimp",
    "MailchimpMarketing.Client", "plaid.ApiClient", "square.Client", "paypalrestsdk.Api", "lyricsgenius.Genius", "Genius", "TMDb",
    "LolWatcher", "RiotWatcher", "SentinelAPI", "CDSApi", "pystac_client.Client", "Client.open",
];

/// Module-level calls of services that hand back data at once.
const SERVICES: &[&str] = &[
    "openai.ChatCompletion.create", "openai.Completion.create", "openai.Embedding.create", "openai.Image.create",
    "openai.chat.completions.create", "openai.models.list", "openai.Model.list", "ollama.chat", "ollama.generate", "litellm.completion",
    "completion", "replicate.run", "stripe.Customer.list", "stripe.Charge.list", "stripe.Customer.retrieve", "wikipedia.page",
    "wikipedia.summary", "yf.download", "yfinance.download", "fetch_json", "feedparser.parse", "web.DataReader", "pdr.get_data_yahoo",
    "pandas_datareader.data.DataReader", "quandl.get", "nasdaqdatalink.get", "pd.read_gbq", "pandas_gbq.read_gbq", "ollama.embeddings",
    "ollama.list", "litellm.acompletion", "litellm.embedding", "cohere.generate", "dashscope.Generation.call", "zhipuai.model_api.invoke",
    "google.generativeai.list_models", "genai.list_models", "openai.Moderation.create", "openai.images.generate",
    "openai.embeddings.create", "stripe.Invoice.list", "stripe.Charge.retrieve", "stripe.PaymentIntent.list", "newspaper.Article",
    "wikipedia.search", "wikipedia.content", "ee.data.listAssets", "osmnx.features_from_place", "requests_html.get", "ak.stock_zh_a_hist",
    "ts.get_hist_data", "fdr.DataReader", "huggingface_hub.list_models", "huggingface_hub.model_info", "hf_hub.list_datasets",
    "wbgapi.data.DataFrame", "wb.download", "urllib2.urlopen", "urllib.urlopen", "http_get", "pytrends.interest_over_time", "arxiv.Search",
    "scholarly.search_pubs",
];

/// What an attribute or method of a response gives that is no data of it.
const ABOUT: &[&str] = &[
    "status_code", "status", "ok", "elapsed", "reason", "encoding", "url", "raise_for_status", "is_success", "is_error", "http_version",
    "returncode", "args", "pid", "poll", "wait", "kill", "msg", "strerror", "errno", "filename", "is_redirect", "closed", "close", "code",
    "getcode", "request", "apparent_encoding", "charset",
];

/// Calls and methods that reduce data to a number, a truth value or a type.
const REDUCING: &[&str] = &[
    "len", "sum", "min", "max", "any", "all", "bool", "int", "float", "type", "isinstance", "hash", "id", "count", "shape", "size", "ndim",
    "nunique", "mean", "median", "std", "var", "startswith", "endswith", "dtype", "dtypes", "issubset", "raise_for_status", "memory_usage",
    "round", "abs", "hasattr", "callable", "write", "save", "to_csv", "to_parquet", "to_sql", "to_excel", "to_pickle", "dump", "extend",
    "append", "insert", "update", "close", "sleep", "fit", "score", "write_text", "write_bytes", "remove", "clear", "add", "empty", "sort",
    "open", "nbytes", "range", "usage", "plot", "hist", "boxplot", "scatter", "bar", "line", "corr", "corrwith", "cov", "skew", "kurt",
    "kurtosis", "quantile", "sem", "autocorr", "equals", "is_unique", "issuperset", "isdisjoint", "isnumeric", "isdigit", "has_key",
    "to_feather", "to_hdf", "to_stata", "savefig", "to_file", "to_gbq", "predict", "fit_transform",
];

/// Calls that show their arguments.
const SHOWING: &[&str] = &[
    "print", "pprint", "pprint.pprint", "pp", "pprint.pp", "rich.print", "rprint", "sys.stdout.write", "click.echo", "tqdm.write",
    "console.print", "typer.echo", "stdout.write", "tqdm.tqdm.write", "rich.pretty.pprint", "rich.print_json", "print_json",
];

/// What writes a log: its methods are the levels.
const LOGS: &[&str] = &["logging", "logger", "log", "LOG", "LOGGER", "_logger", "self.logger", "self.log", "warnings"];

/// The levels of a log.
const LEVELS: &[&str] = &["info", "debug", "warning", "warn", "error", "critical", "exception"];

/// Calls that put their arguments into a display output.
const DISPLAYING: &[&str] = &["display", "IPython.display.display", "display_html", "display_markdown", "st.write"];

/// Calls that hand on what they are given, in another dress.
const PASSING: &[&str] = &[
    "str", "bytes", "repr", "list", "tuple", "dict", "set", "sorted", "reversed", "enumerate", "zip", "iter", "next", "filter", "map",
    "json.dumps", "json.loads", "json.load", "random.choice", "shorten", "dumps", "loads", "DataFrame", "Series", "json_normalize",
    "read_json", "StringIO", "BytesIO", "read_csv", "read_html", "BeautifulSoup", "array", "asarray", "pformat", "deepcopy", "copy",
    "Markdown", "HTML", "JSON", "Field", "field", "Option", "Argument", "Query", "Body", "bytes.fromhex", "unhexlify", "codecs.decode",
    "codecs.encode", "cast", "Secret", "SecretStr", "SecretBytes", "quote", "quote_plus", "b64encode", "b64decode", "getattr", "format",
    "concat", "fromstring", "safe_load", "textwrap.fill", "fill", "gather", "run", "wait_for", "SimpleNamespace", "Namespace",
    "namedtuple", "from_dict", "from_records", "Pretty", "Table", "tabulate", "list_to_df", "chain", "islice", "Counter", "OrderedDict",
    "defaultdict", "bytearray", "Text", "Template", "merge",
];

/// Where the results of calls come from; of several rows the first counts.
static ORIGINS: LazyLock<Ends<Origin>> = LazyLock::new(|| {
    let of = |list: &'static [&'static str], origin: Origin| list.iter().map(move |path| (*path, origin));
    Ends::new(of(REQUESTS, Origin::Response).chain(of(CLIENTS, Origin::Client)).chain(of(SERVICES, Origin::Payload)))
});

static PASSES: LazyLock<Ends<()>> = LazyLock::new(|| Ends::new(PASSING.iter().map(|path| (*path, ()))));

/// Where the result of a call of `path` comes from, judged by the path alone.
pub(super) fn origin_of_call(path: &str) -> Origin {
    let is_client = |class: &str| ORIGINS.of(class).any(|origin| origin == Origin::Client);
    match path {
        "input" | "raw_input" => Origin::Typed,
        // `BlobServiceClient.from_connection_string(…)`
        _ if path.rsplit_once(".from_").is_some_and(|(class, _)| is_client(class)) => Origin::Client,
        _ => ORIGINS.of(path).next().unwrap_or_default(),
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
        "__enter__", "__aenter__", "set_session", "create_bucket", "Bucket", "Table", "Object", "client", "resource", "session", "Session",
        "start_chat", "bucket", "get_bucket", "blob", "get_blob", "get_blob_client", "get_container_client", "get_file_client",
        "get_file_system_client", "get_directory_client", "get_queue_client", "get_table_client", "get_database_client", "dataset",
        "collection", "document", "table", "upload_blob", "upload_from_filename", "upload_from_string", "download_to_filename",
        "download_to_file", "from_connection_string", "from_service_account_json", "from_service_account_info", "bind_tools", "bind",
        "with_config", "with_retry", "with_fallbacks", "authenticate", "login", "connect", "set_credentials", "with_options",
        "as_retriever", "set_header", "add_header", "set_tunnel", "putheader", "endheaders", "mount_adapter", "subreddit", "set_api_key",
        "load_markets",
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
    PASSES.of(path).next().is_some()
}

/// Whether a call of `method` gives the parts of what it is given, as they are.
pub(super) fn keeps_parts(method: &str) -> bool {
    ["dict", "list", "tuple", "copy", "deepcopy", "OrderedDict", "sorted", "freeze", "MappingProxyType"].contains(&method)
}

/// Whether reading `address` by `method` reads what an interface answers. A table of data that stands in a file there is
/// more often a public data set.
pub(super) fn asks_an_interface(method: &str, address: &str) -> bool {
    const FILES: &[&str] = &[
        ".csv", ".tsv", ".txt", ".dat", ".data", ".gz", ".zip", ".bz2", ".xz", ".xls", ".xlsx", ".parquet", ".feather", ".names", ".test",
        ".html", ".htm",
    ];
    let is_file = || {
        let path = address.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        FILES.iter().any(|end| path.ends_with(end)) || path.contains("/wiki/")
    };
    address.starts_with("http")
        && match method {
            "read_json" | "read_xml" => true,
            "read_csv" | "read_table" | "read_excel" | "read_html" | "read_parquet" | "read_feather" => !is_file(),
            _ => false,
        }
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
    /// Text in a log, which goes to one stream or the other.
    Logged,
}

/// How a call of `path` shows its arguments, if it does.
pub(super) fn shows(path: &str) -> Option<Shown> {
    match path {
        _ if DISPLAYING.contains(&path) => Some(Shown::Displayed),
        _ if SHOWING.contains(&path) => Some(Shown::Printed),
        _ if path.rsplit_once('.').is_some_and(|(log, level)| LEVELS.contains(&level) && LOGS.contains(&log)) => Some(Shown::Logged),
        _ => None,
    }
}
