//! What asks a server in Python's libraries: functions, sessions, clients of services, packages that are nothing else.

/// Calls whose result answers a request, by the path's end.
pub(in crate::detect::python) const REQUESTS: &[&str] = &[
    "requests.get", "requests.post", "requests.put", "requests.patch", "requests.delete", "requests.request", "requests.head",
    "requests.options", "requests.api.get", "requests.api.post", "requests.api.request", "httpx.get", "httpx.post", "httpx.put",
    "httpx.patch", "httpx.delete", "httpx.request", "httpx.stream", "urllib.request.urlopen", "request.urlopen", "urlopen",
    "aiohttp.request", "urllib3.request", "requests_cache.get", "grequests.map", "grequests.imap", "grequests.get", "tls_client.get",
    "cloudscraper.get", "niquests.get", "niquests.post", "hrequests.get", "treq.get", "treq.post", "asks.get", "primp.get", "pyfetch",
    "js.fetch", "yf.Ticker", "yfinance.Ticker", "yf.Tickers", "yfinance.Tickers", "newspaper.Article", "YouTube", "webdriver.Chrome",
    "webdriver.Firefox", "webdriver.Edge", "webdriver.Safari", "webdriver.Remote", "uc.Chrome", "undetected_chromedriver.Chrome",
    "mechanize.Browser", "StatefulBrowser", "mechanicalsoup.Browser", "RoboBrowser",
];

/// What sends requests: its methods are HTTP's, and give the answers.
pub(in crate::detect::python) const SESSIONS: &[&str] = &[
    "requests.Session", "requests.session", "requests.sessions.Session", "httpx.Client", "httpx.AsyncClient", "aiohttp.ClientSession",
    "RetryClient", "urllib3.PoolManager", "ProxyManager", "HTTPSConnectionPool", "HTTPConnectionPool", "http.client.HTTPSConnection",
    "http.client.HTTPConnection", "HTTPSConnection", "HTTPConnection", "CachedSession", "FuturesSession", "CacheControl", "OAuth1Session",
    "OAuth2Session", "AuthorizedSession", "LimiterSession", "BaseUrlSession", "HTMLSession", "AsyncHTMLSession", "requests.AsyncSession",
    "tls_client.Session", "create_scraper", "CloudScraper", "build_opener", "niquests.Session", "niquests.AsyncSession",
    "hrequests.Session", "woocommerce.API", "AsyncHTTPClient", "HTTPClient",
];

/// Constructors of clients: what their methods give is data of the service.
pub(in crate::detect::python) const CLIENTS: &[&str] = &[
    "boto3.client", "boto3.resource", "boto3.Session", "boto3.session.Session", "aioboto3.Session", "OpenAI", "AsyncOpenAI", "AzureOpenAI",
    "AsyncAzureOpenAI", "Anthropic", "AsyncAnthropic", "AnthropicBedrock", "AnthropicVertex", "MistralClient", "Mistral", "Groq",
    "cohere.Client", "cohere.ClientV2", "genai.Client", "genai.GenerativeModel", "GenerativeModel", "Together", "InferenceClient",
    "InferenceApi", "Github", "praw.Reddit", "tweepy.Client", "tweepy.API", "WebClient", "TwilioClient", "Elasticsearch",
    "AsyncElasticsearch", "OpenSearch", "SecretManagerServiceClient", "BlobServiceClient", "Salesforce", "Jira", "JIRA", "Confluence",
    "gitlab.Gitlab", "Replicate", "TavilyClient", "SerpApiClient", "Tiingo", "NewsApiClient", "googlemaps.Client", "NotionClient",
    "Airtable", "stripe.StripeClient", "Fireworks", "DeepSeek", "ApiClient", "storage.Client", "bigquery.Client", "firestore.Client",
    "datastore.Client", "pubsub_v1.SubscriberClient", "pubsub_v1.PublisherClient", "language_v1.LanguageServiceClient",
    "vision.ImageAnnotatorClient", "speech.SpeechClient", "translate.Client", "translate_v2.Client", "ContainerClient", "BlobClient",
    "DataLakeServiceClient", "ShareServiceClient", "QueueClient", "TableServiceClient", "TableClient", "CosmosClient", "SecretClient",
    "KeyClient", "LogsQueryClient", "TextAnalyticsClient", "DocumentAnalysisClient", "ComputerVisionClient", "cohere.AsyncClient",
    "cohere.AsyncClientV2", "ChatOpenAI", "AzureChatOpenAI", "ChatAnthropic", "ChatGoogleGenerativeAI", "ChatMistralAI", "ChatGroq",
    "ChatCohere", "ChatBedrock", "ChatBedrockConverse", "ChatVertexAI", "ChatTogether", "ChatFireworks", "ChatDeepSeek", "ChatPerplexity",
    "ChatXAI", "ChatNVIDIA", "ChatLiteLLM", "ChatOpenRouter", "ChatDatabricks", "ChatHuggingFace", "ChatOllama", "VertexAI", "Bedrock",
    "BedrockLLM", "GooglePalm", "GoogleGenerativeAI", "ChatGooglePalm", "LLMChain", "OpenAIEmbeddings", "HuggingFaceEndpoint",
    "HuggingFaceHub", "init_chat_model", "ollama.Client", "ollama.AsyncClient", "AsyncGroq", "AsyncTogether", "AsyncInferenceClient",
    "MistralAsyncClient", "voyageai.Client", "Exa", "FirecrawlApp", "SerpAPIWrapper", "GoogleSerperAPIWrapper", "TavilySearchResults",
    "TavilySearch", "DuckDuckGoSearchRun", "DuckDuckGoSearchResults", "WikipediaQueryRun", "WikipediaAPIWrapper", "GraphQLClient",
    "gql.Client", "SgqlcClient", "HTTPEndpoint", "AIOHTTPTransport", "tweepy.StreamingClient", "spotipy.Spotify", "Spotify", "Fred",
    "fredapi.Fred", "alpha_vantage.timeseries.TimeSeries", "RESTClient", "polygon.RESTClient", "finnhub.Client", "Socrata", "KaggleApi",
    "HfApi", "wandb.Api", "comet_ml.API", "Census", "PushshiftAPI", "Nominatim", "GoogleV3", "simple_salesforce.Salesforce", "zeep.Client",
    "suds.Client", "asana.Client", "trello.TrelloClient", "shopify.GraphQL", "hubspot.Client", "HubSpot", "intercom.Client", "zenpy.Zenpy",
    "atlassian.Jira", "atlassian.Confluence", "pysnow.Client", "mwclient.Site", "praw.reddit.Reddit", "asyncpraw.Reddit", "InfluxDBClient",
    "ccxt.binance", "ccxt.kraken", "ccxt.coinbase", "binance.Client", "binance.client.Client", "TDClient", "EntsoePandasClient",
    "KiteConnect", "tradeapi.REST", "TradingClient", "StockHistoricalDataClient", "CryptoHistoricalDataClient", "hvac.Client",
    "consul.Consul", "TelegramClient", "telebot.TeleBot", "SlackClient", "discord.Client", "twilio.rest.Client", "SendGridAPIClient",
    "mailchimp.Client", "Mailchimp", "MailchimpMarketing.Client", "plaid.ApiClient", "square.Client", "paypalrestsdk.Api",
    "lyricsgenius.Genius", "Genius", "TMDb", "LolWatcher", "RiotWatcher", "SentinelAPI", "CDSApi", "pystac_client.Client", "Client.open",
    "googleapiclient.discovery.build", "discovery.build", "build_from_document", "httplib2.Http", "gspread.service_account",
    "gspread.authorize", "gspread.oauth", "dspy.LM", "dspy.OpenAI", "dspy.Predict", "dspy.ChainOfThought", "dspy.ReAct", "Crew",
    "CodeAgent", "ToolCallingAgent", "OpenAIServerModel", "InferenceClientModel", "HfApiModel", "LiteLLMModel", "AssistantAgent",
    "UserProxyAgent", "ConversableAgent", "OpenAIGenerator", "OpenAIChatGenerator", "OpenAIModel", "ServerProxy", "SPARQLWrapper", "Minio",
    "sync_playwright", "async_playwright", "websocket.create_connection", "websockets.connect", "websockets.sync.client.connect",
    "ClientServerProxy", "Predictor", "HuggingFacePredictor", "ee.Image", "ee.ImageCollection", "ee.Feature", "ee.FeatureCollection",
    "ee.Geometry", "ee.Number", "ee.List", "ee.Date", "ee.Dictionary",
];

/// Functions of modules that hand back a service's data at once.
pub(in crate::detect::python) const SERVICES: &[&str] = &[
    "openai.ChatCompletion.create", "openai.Completion.create", "openai.Embedding.create", "openai.Image.create",
    "openai.chat.completions.create", "openai.models.list", "openai.Model.list", "ollama.chat", "ollama.generate", "litellm.completion",
    "completion", "replicate.run", "stripe.Customer.list", "stripe.Charge.list", "stripe.Customer.retrieve", "wikipedia.page",
    "wikipedia.summary", "yf.download", "yfinance.download", "fetch_json", "feedparser.parse", "web.DataReader", "pdr.get_data_yahoo",
    "DataReader", "pandas_datareader.data.DataReader", "get_data_fred", "get_data_yahoo", "get_data_stooq", "get_data_tiingo",
    "quandl.get", "nasdaqdatalink.get", "pd.read_gbq", "pandas_gbq.read_gbq", "ollama.embeddings", "ollama.list", "litellm.acompletion",
    "litellm.embedding", "cohere.generate", "dashscope.Generation.call", "zhipuai.model_api.invoke", "google.generativeai.list_models",
    "genai.list_models", "openai.Moderation.create", "openai.images.generate", "openai.embeddings.create", "stripe.Invoice.list",
    "stripe.Charge.retrieve", "stripe.PaymentIntent.list", "wikipedia.search", "wikipedia.content", "ee.data.listAssets",
    "osmnx.features_from_place", "ox.features_from_place", "osmnx.geocode", "ox.geocode", "osmnx.geocode_to_gdf", "ox.geocode_to_gdf",
    "requests_html.get", "ak.stock_zh_a_hist", "ts.get_hist_data", "fdr.DataReader", "huggingface_hub.list_models",
    "huggingface_hub.model_info", "huggingface_hub.list_datasets", "huggingface_hub.dataset_info", "huggingface_hub.whoami",
    "hf_hub.list_datasets", "wbgapi.data.DataFrame", "wb.download", "http_get", "pytrends.interest_over_time", "arxiv.Search",
    "scholarly.search_pubs", "Runner.run_sync", "Runner.run", "Runner.run_streamed", "open_url", "trafilatura.fetch_url", "Entrez.esearch",
    "Entrez.efetch", "Entrez.esummary", "Entrez.elink", "Entrez.einfo", "kaggle.api.dataset_list", "kaggle.api.competitions_list",
    "kaggle.api.dataset_list_files", "kaggle.api.competition_submissions", "newspaper.fulltext", "prompt_llm", "sh.curl",
    // whoever made the client
    "chat.completions.create", "chat.completions.parse", "completions.create", "responses.create", "responses.parse", "messages.create",
    "messages.stream", "embeddings.create", "images.generate", "audio.transcriptions.create", "models.generate_content",
    "models.generate_content_stream", "chat.complete", "chat.send_message",
];

/// Packages that are nothing but clients of services: all that comes from them is one, and what it gives is a server's data.
pub(in crate::detect::python) const PACKAGES: &[&str] = &[
    "Bio.Entrez", "O365", "ai21", "airtable", "akshare", "aleph_alpha_client", "algoliasearch", "alpaca", "alpaca_trade_api",
    "alpha_vantage", "anthropic", "arxiv", "asana", "assemblyai", "astroquery", "asyncpraw", "atlassian", "awswrangler", "azure",
    "baostock", "binance", "braintree", "ccxt", "cdsapi", "censusdata", "cerebras", "chembl_webresource_client", "clarifai", "cloudflare",
    "coinbase", "coinmarketcapapi", "crossref", "cryptocompare", "dashscope", "databricks.sdk", "datadog_api_client", "dataretrieval",
    "ddgs", "deep_translator", "deepgram", "deepl", "digitalocean", "discogs_client", "duckduckgo_search", "easypost", "ecmwfapi",
    "elevenlabs", "entsoe", "exa_py", "facebook", "facebook_business", "fastf1", "finnhub", "firecrawl", "fredapi", "full_fred",
    "geopy.geocoders", "github", "gitlab", "google.ads", "google.analytics", "google.cloud", "google.genai", "google.generativeai",
    "googleapiclient", "googlemaps", "googlesearch", "googletrans", "gradio_client", "groq", "habanero", "hcloud", "hubspot", "ibm_boto3",
    "ibm_watson", "iexfinance", "imdb", "influxdb_client", "instagrapi", "instaloader", "intrinio_sdk", "intuitlib", "ipinfo", "ipwhois",
    "jira", "kubernetes.client", "kucoin", "labelbox", "linode_api4", "lyricsgenius", "mailchimp_marketing", "mailchimp_transactional",
    "mailjet_rest", "meilisearch", "meteostat", "mistralai", "monkeylearn", "msal", "mwclient", "nasdaqdatalink", "nba_api", "newsapi",
    "nfl_data_py", "noaa_sdk", "notion_client", "obspy.clients", "oci", "ollama", "openai", "opencage", "openrouteservice", "overpass",
    "overpy", "paypalrestsdk", "pinecone", "plaid", "polygon", "praw", "prometheus_api_client", "psaw", "pubchempy", "pyairtable",
    "pyalex", "pybaseball", "pybit", "pycoingecko", "pydantic_ai", "pydrive", "pydrive2", "pygsheets", "pylast", "pyowm", "pystac_client",
    "pytrends", "pytube", "pytubefix", "pywikibot", "qianfan", "quandl", "razorpay", "replicate", "riotwatcher", "runwayml", "scholarly",
    "semanticscholar", "sendgrid", "sentinelsat", "serpapi", "shodan", "shopify", "simple_salesforce", "slack", "slack_sdk", "snscrape",
    "spotipy", "square", "stability_sdk", "stripe", "sunpy.net", "supabase", "tavily", "telebot", "telethon", "tencentcloud", "tiingo",
    "tmdbsimple", "tmdbv3api", "together", "translators", "trello", "tushare", "tweepy", "twelvedata", "twilio", "typesense", "vertexai",
    "vk_api", "voyageai", "vt", "wbdata", "wbgapi", "weaviate", "web3", "whois", "wikipedia", "wikipediaapi", "world_bank_data", "xai_sdk",
    "yahoo_fin", "yahooquery", "yfinance", "youtube_dl", "youtube_transcript_api", "yt_dlp", "zenpy", "zhipuai",
];

/// Whether what is imported from `path` belongs to a package that is nothing but a client.
pub(in crate::detect::python) fn is_of_client(path: &str) -> bool {
    // what they have besides
    let is_besides = || path.split('.').any(|part| matches!(part, "utils" | "types" | "exceptions" | "errors"));
    let ends = memchr::memchr_iter(b'.', path.as_bytes()).chain([path.len()]);
    ends.take(3).any(|end| PACKAGES.binary_search(&&path[..end]).is_ok()) && !is_besides()
}

#[cfg(test)]
mod tests {
    use super::{PACKAGES, is_of_client};

    #[test]
    fn packages_are_known_with_all_in_them() {
        assert!(PACKAGES.is_sorted(), "looked up by halves");
        for (path, expected) in [
            ("stripe", true),
            ("google.cloud.storage", true),
            ("google.cloud.storage.blob.Blob", true),
            ("googleapiclient.discovery.build", true),
            ("google", false),
            ("yt_dlp.utils.sanitize_filename", false),
            ("google.colab.userdata", false),
            ("keras.datasets.imdb", false),
            ("azureml.core", false),
        ] {
            assert_eq!(is_of_client(path), expected, "{path}");
        }
    }
}
