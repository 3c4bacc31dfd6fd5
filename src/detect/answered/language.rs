//! What languages have for asking a server, for showing, and for what says nothing of an answer.

use super::rows::Rows;
use std::sync::OnceLock;

/// What is known of a language.
pub(super) struct Language {
    /// What kernels and magics call it, the first being its name.
    names: &'static [&'static str],
    /// Calls whose result is an answer; a row that ends with `("` is one with an address.
    pub(super) asks: &'static [&'static str],
    /// Calls and commands that print.
    pub(super) shows: &'static [&'static str],
    /// Those that print to the error stream.
    pub(super) logs: &'static [&'static str],
    /// Calls and members that give nothing of an answer away.
    pub(super) about: &'static [&'static str],
    /// Words that begin a function.
    pub(super) functions: &'static [&'static str],
    /// Whether each expression on its own is shown, rather than the last of a cell.
    pub(super) shows_all: bool,
}

impl Language {
    /// Its name.
    pub(super) fn name(&self) -> &'static str {
        self.names[0]
    }

    /// What comments begin with.
    pub(super) fn comments(&self) -> &'static [&'static str] {
        match self.name() {
            "r" | "julia" | "ruby" | "powershell" => &["#"],
            "matlab" => &["%", "#"],
            _ => &["//"],
        }
    }

    /// Whether a name may have dots in it: R's `read.csv`.
    pub(super) fn has_dots(&self) -> bool {
        self.name() == "r"
    }

    /// Whether a statement may be a command that a shell would run too: `az vm list`.
    pub(super) fn runs_commands(&self) -> bool {
        self.name() == "powershell"
    }

    /// Whether a name may have hyphens in it: `Invoke-RestMethod`.
    pub(super) fn has_hyphens(&self) -> bool {
        self.name() == "powershell"
    }

    /// Whether bodies end with `end`.
    pub(super) fn has_ends(&self) -> bool {
        matches!(self.name(), "julia" | "ruby" | "matlab")
    }

    /// Whether a function may begin with its type: `string Load(string address)`.
    pub(super) fn has_types(&self) -> bool {
        matches!(self.name(), "c#" | "scala")
    }

    /// Whether what is given to a name last is the cell's result too.
    pub(super) fn shows_given(&self) -> bool {
        matches!(self.name(), "julia" | "ruby" | "scala" | "matlab")
    }
}

/// The rows of a language, ready to be looked for.
pub(super) struct Calls {
    pub(super) asks: Rows,
    pub(super) shows: Rows,
    pub(super) logs: Rows,
}

static CALLS: [OnceLock<Calls>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];

impl Language {
    /// Its rows.
    pub(super) fn calls(&'static self) -> &'static Calls {
        let place = LANGUAGES.iter().position(|language| language.name() == self.name()).unwrap_or_default();
        let rows = |rows| Rows::new(rows, self);
        CALLS[place].get_or_init(|| Calls { asks: rows(self.asks), shows: rows(self.shows), logs: rows(self.logs) })
    }
}

/// The language that kernels or magics call `name`.
pub(super) fn of(name: &str) -> Option<&'static Language> {
    let name = name.to_ascii_lowercase();
    LANGUAGES.iter().find(|language| language.names.contains(&name.as_str()))
}

/// The row that stands for a command which shows a server's answer.
pub(super) const RUN: &str = "__RUN__";

/// What most languages call what says nothing of an answer.
const ABOUT: &[&str] = &[
    "status", "statusCode", "StatusCode", "status_code", "statusText", "ok", "length", "Length", "size", "Size", "count", "Count", "len",
    "byteLength", "typeof", "code", "isSuccessful", "IsSuccessStatusCode", "ReasonPhrase", "reason", "is_success", "writeFile",
    "writeFileSync", "sum", "mean", "average", "Average", "Sum", "contentLength", "ContentLength", "plot", "nrow", "isEmpty", "empty",
];

pub(super) const LANGUAGES: &[Language] = &[
    Language {
        names: &["r"],
        asks: &[
            "GET(", "POST(", "PUT(", "PATCH(", "httr::DELETE(", "httr::HEAD(", "VERB(", "RETRY(", "req_perform(", "req_perform_parallel(",
            "req_perform_sequential(", "req_perform_iterative(", "req_perform_stream(", "curl_fetch_memory(", "curl_fetch_stream(",
            "getURL(", "getURLContent(", "getForm(", "postForm(", "multi_run(", "fromJSON(\"", "read_json(\"", "readLines(\"",
            "readLines(url(", "read.csv(url(\"", "read.table(url(\"", "read_csv(url(\"", "readRDS(url(\"", "load(url(\"", "stream_in(url(",
            "stream_in(curl(", "read_xml(\"", "read_html(\"", "read_html(url", "xmlParse(\"", "htmlParse(\"", "html_session(",
            "read_html_live(", "rvest::session(", "jsonlite::fromJSON(url", "fromJSON(url", "fromJSON(paste0(\"", "fromJSON(paste(\"",
            "fromJSON(sprintf(\"", "fromJSON(glue(\"", "HttpClient$new(", "gh(", "gh_gql(", "getSymbols(", "tq_get(", "Quandl(", "fredr(",
            "fredr_series_observations(", "get_acs(", "get_decennial(", "WDI(", "wb_data(", "search_tweets(", "get_timeline(", "get_user(",
            "bq_project_query(", "bq_table_download(", "read_sheet(", "drive_find(", "gs_read(", "get_bucket(", "get_bucket_df(",
            "s3read_using(", "aws.s3::get_object(", "create_chat_completion(", "create_completion(", "chat_openai(", "chat_anthropic(",
            "chat_claude(", "chat_google_gemini(", "chat_ollama(", "get_eurostat(", "search_eurostat(", "osmdata_sf(", "entrez_search(",
            "entrez_summary(", "entrez_fetch(", "get_artist(", "get_playlist(", "get_estimates(", "get_data_frame(", "esearch(", "efetch(",
            "ollama::chat(", "gtrends(", "oecd(", "get_dataset(", "read_socrata(", "read.socrata(", "riingo_prices(", "geocode_OSM(",
            "reverse_geo(", "paws::", "execGRAPHQL(", "SPARQL(", "POST_json(",
        ],
        shows: &[
            "print(", "cat(", "writeLines(", "str(", "glimpse(", "cat_line(", "print.data.frame(", "pprint(", "display(", "display_html(",
            "display_json(", "display_markdown(", "cli_text(", "cli::cat_line(",
        ],
        logs: &["message(", "warning("],
        about: &[
            "system.time", "file.size", "http_status", "resp_status", "resp_status_desc", "http_error", "resp_is_error", "stop_for_status",
            "warn_for_status", "http_type", "nchar", "nrow", "ncol", "NROW", "dim", "class", "is.null", "is.data.frame", "object.size",
            "sd", "median", "max", "min", "var", "identical", "ggplot", "hist", "lm", "lengths", "saveRDS", "save", "write", "write.csv",
            "write_csv", "writeBin", "write_json", "write_disk", "anyNA", "cor", "autoplot", "barplot", "leaflet", "qplot", "write_xml",
            "is.list", "inherits", "n_distinct", "is.na", "complete.cases", "colSums", "colMeans", "rowSums", "rowMeans", "quantile",
            "fivenum", "IQR", "cov", "prop.table", "seq_along", "seq_len", "glm", "nls", "aov", "anova", "TukeyHSD", "randomForest",
            "rpart", "arima", "auto.arima", "kmeans", "hclust", "prcomp", "svm", "confusionMatrix", "auc", "roc", "AIC", "BIC", "RMSE",
            "MAE", "boxplot", "plot_ly",
        ],
        functions: &["function"],
        shows_all: true,
    },
    Language {
        names: &["javascript", "typescript", "js", "ts", "node", "nodejs", "deno", "tslab", "jslab", "ijavascript", "babel"],
        asks: &[
            "fetch(", "axios(", "axios.get(", "axios.post(", "axios.put(", "axios.patch(", "axios.delete(", "axios.request(", "axios.all(",
            "axios.create(", "got(", "got.get(", "got.post(", "superagent.get(", "superagent.post(", "request(", "request.get(",
            "request.post(", "rp(", "needle(", "needle.get(", "ky(", "ky.get(", "ky.post(", "ofetch(", "$fetch(", "wretch(", "$.getJSON(",
            "$.get(", "$.post(", "$.ajax(", "jQuery.getJSON(", "http.get(", "https.get(", "http.request(", "https.request(", "nodeFetch(",
            "node_fetch(", "undici.request(", "bent(", "phin(", "unirest.get(", "new XMLHttpRequest(", "d3.json(\"", "d3.text(\"",
            "d3.html(\"", "new OpenAI(", "new OpenAIApi(", "new AzureOpenAI(", "new OpenAIClient(", "new Anthropic(", "new CohereClient(",
            "new Mistral(", "new Groq(", "new HfInference(", "new GoogleGenerativeAI(", "new GoogleGenAI(", "new ChatOpenAI(",
            "new ChatAnthropic(", "new Replicate(", "new Ollama(", "ollama.chat(", "ollama.generate(", "generateText(", "streamText(",
            "generateObject(", "new Octokit(", "new WebClient(", "new Stripe(", "new S3Client(", "new S3(", "new AWS.",
            "new DynamoDBClient(", "new DynamoDB(", "new STSClient(", "new EC2Client(", "new LambdaClient(", "new SecretsManagerClient(",
            "new SSMClient(", "new BedrockRuntimeClient(", "BlobServiceClient.", "new BigQuery(", "new Storage(", "new Firestore(",
            "google.youtube(", "google.sheets(", "google.drive(", "new GraphQLClient(", "new ApolloClient(", "client.query(gql",
            "new NotionClient(", "new TwitterApi(", "new Airtable(", "new Client({ node", "puppeteer.launch(", "chromium.launch(",
        ],
        shows: &[
            "console.log(", "console.info(", "console.dir(", "console.table(", "console.debug(", "process.stdout.write(", "display(",
            "Deno.jupyter.html", "Deno.jupyter.md", "$$.text(", "$$.html(", "$$.json(", "$$.mime(", "$$.sendResult(", "tslab.display.",
            "alert(",
        ],
        logs: &["console.error(", "console.warn(", "console.trace("],
        about: &[
            "reduce", "every", "some", "includes", "Boolean", "Number", "parseInt", "redirected", "bodyUsed", "performance", "max", "min",
        ],
        functions: &["function", "class"],
        shows_all: false,
    },
    Language {
        names: &["julia", "julia-1.9", "julia-1.10", "julia-1.11"],
        asks: &[
            "HTTP.get(", "HTTP.post(", "HTTP.put(", "HTTP.patch(", "HTTP.delete(", "HTTP.head(", "HTTP.request(", "HTTP.open(",
            "Downloads.request(", "urldownload(", "request(\"", "create_chat(", "create_completion(", "create_embeddings(", "aigenerate(",
            "aiextract(", "OpenAI.create_chat(", "yahoo(", "fred(", "get_symbols(", "get_prices(", "S3.list_objects", "s3_list_objects(",
            "s3_get(", "AWSS3.s3_get(", "GitHub.repo(", "GitHub.repos(", "readlines(`curl", "read(`curl", "readchomp(`curl",
            "WebSockets.open(",
        ],
        shows: &[
            "println(", "print(", "show(", "display(", "pprint(", "pprintln(", "dump(", "printstyled(", "JSON.print(", "JSON3.pretty(",
            "@show ", "@printf(", "pretty_table(",
        ],
        logs: &["@info", "@warn", "@error", "@debug"],
        about: &[
            "nrow", "ncol", "maximum", "minimum", "std", "var", "median", "sizeof", "isa", "haskey", "eltype", "iserror", "scatter",
            "histogram", "write", "lm", "glm", "cor", "quantile", "CSV.write", "ndims", "issuccess", "isempty", "occursin",
        ],
        functions: &["function"],
        shows_all: false,
    },
    Language {
        names: &["powershell", "pwsh", ".net (powershell)"],
        asks: &[
            "Invoke-RestMethod", "Invoke-WebRequest", "irm", "iwr", ".DownloadString(", ".GetStringAsync(", ".GetAsync(",
            "Invoke-AzRestMethod", "Invoke-MgGraphRequest", "Get-AzResource", "Get-AzVM", "Get-AzSubscription", "Get-AzStorageAccount",
            "Get-AzKeyVaultSecret", "Get-AzADUser", "Get-AzResourceGroup", "Get-MgUser", "Get-MgGroup", "Get-S3Object", "Get-S3Bucket",
            "Get-EC2Instance", "Get-STSCallerIdentity", "Get-ADUser", "Get-GitHubRepository", "New-WebServiceProxy", "Invoke-Sqlcmd-Rest",
            RUN,
        ],
        shows: &["Write-Host", "Write-Output", "Out-Host", "echo", "Write-Information", "Out-String", "Out-Display"],
        logs: &["Write-Error", "Write-Warning", "Write-Verbose"],
        about: &[
            "Measure-Object", "Out-Null", "Out-File", "Set-Content", "OutFile", "Export-Csv", "StatusDescription", "configure", "login",
        ],
        functions: &["function"],
        shows_all: true,
    },
    Language {
        names: &["c#", "csharp", ".net (c#)", "f#", "fsharp", ".net (f#)", "vb", "vb.net"],
        asks: &[
            "GetStringAsync(", "GetAsync(", "PostAsync(", "PutAsync(", "DeleteAsync(", "PatchAsync(", "SendAsync(", "GetFromJsonAsync",
            "PostAsJsonAsync", "GetByteArrayAsync(", "GetStreamAsync(", "DownloadString(", "DownloadData(", "DownloadStringTaskAsync(",
            "WebRequest.Create(", "GetResponse(", "new RestClient(", "RestClient(", "GetJsonAsync", "GetStringAsync", "ExecuteGetAsync(",
            "Http.RequestString(", "Http.Request(", "Http.AsyncRequestString(", "JsonValue.Load(\"", "HtmlDocument.Load(\"",
            "new HtmlWeb(", "GetChatCompletionsAsync(", "GetChatCompletions(", "CompleteChatAsync(", "CompleteChat(",
            "GetCompletionsAsync(", "InvokePromptAsync(", "InvokeAsync(", "GetChatMessageContentAsync(", "GetResponseAsync(",
            "GetStreamingResponseAsync(", "new OpenAIClient(", "new AzureOpenAIClient(", "new ChatClient(", "new GitHubClient(",
            "new AmazonS3Client(", "new BlobServiceClient(", "new SecretClient(", "new CosmosClient(", "new TextAnalyticsClient(",
            "new SearchClient(",
        ],
        shows: &[
            "Console.WriteLine(", "Console.Write(", "display(", "displayAsMarkdown(", "printfn ", "printf ", "HTML(", ".Display(",
            ".Dump(", ".ExplainDocument(", "DisplayAs(",
        ],
        logs: &["Console.Error.WriteLine(", "Trace.WriteLine(", "eprintfn "],
        about: &[
            "Any", "Max", "Min", "GetType", "WriteAllText", "WriteAllTextAsync", "WriteAllBytes", "EnsureSuccessStatusCode", "Version",
        ],
        functions: &["class"],
        shows_all: false,
    },
    Language {
        names: &["scala", "java", "kotlin", "groovy", "spark", "almond", "ijava"],
        asks: &[
            "Source.fromURL(", "requests.get(", "requests.post(", "requests.put(", "requests.Session(", "basicRequest.", "quickRequest.",
            "emptyRequest.", "sttp.", "Http(\"", "Http(s\"", "HttpClient.newHttpClient(", "HttpClient.newBuilder(", "HttpClients.create",
            "HttpClient(", "new OkHttpClient(", "OkHttpClient(", "khttp.get(", "khttp.post(", "Fuel.get(", "Jsoup.connect(",
            "Unirest.get(", "Unirest.post(", "RestTemplate(", "WebClient.create(", "RestAssured.get(", ".openStream(", "openConnection(",
            "URL(….openStream(", "URL(….openConnection(", "URL(….readText(", "URL(….text", "AmazonS3ClientBuilder.", "S3Client.",
            "DynamoDbClient.", "StorageOptions.", "BigQueryOptions.", "new OpenAiService(", "OpenAIOkHttpClient.", "OpenAiChatModel.",
            "ChatModel.", "OpenAI(", "new GitHubBuilder(", "wsClient.url(",
        ],
        shows: &[
            "println(", "print(", "System.out.println(", "System.out.print(", "System.out.printf(", "printf(", "pprint.pprintln(",
            "DISPLAY(", "display(", "render(",
        ],
        logs: &["System.err.println(", "log.info(", "logger.info(", "logger.debug("],
        about: &[
            "toInt", "nonEmpty", "isDefined", "statusText", "is200", "is2xx", "headersSize", "max", "min", "getStatusCode",
            "getResponseCode", "getClass",
        ],
        functions: &["def", "fun", "class"],
        shows_all: false,
    },
    Language {
        names: &["ruby", "iruby"],
        asks: &[
            "Net::HTTP.get(", "Net::HTTP.get_response(", "Net::HTTP.post(", "Net::HTTP.post_form(", "Net::HTTP.start(", "Net::HTTP.new(",
            "URI.open(", "open(\"http", "HTTParty.get(", "HTTParty.post(", "HTTParty.get ", "Faraday.get(", "Faraday.post(",
            "Faraday.new(", "Faraday.new", "RestClient.get(", "RestClient.get ", "RestClient.post(", "RestClient::Request.execute(",
            "HTTP.get(", "HTTP.post(", "HTTP.auth(", "HTTPX.get(", "Typhoeus.get(", "Excon.get(", "Mechanize.new", "OpenAI::Client.new",
            "Anthropic::Client.new", "Octokit::Client.new", "Aws::S3::Client.new", "Aws::S3::Resource.new", "Slack::Web::Client.new",
            "Stripe::Customer.list", "Twitter::REST::Client.new", "Nokogiri::HTML(URI.open(",
        ],
        shows: &[
            "puts ", "puts(", "p ", "p(", "pp ", "pp(", "print ", "print(", "IRuby.display", "IRuby.html", "$stdout.puts", "ap ", "jj ",
        ],
        logs: &["warn ", "$stderr.puts", "logger.info"],
        about: &["success?", "any?", "empty?", "nil?", "is_a?", "zero?", "class", "File.write", "inject", "max", "min", "message"],
        functions: &["def"],
        shows_all: false,
    },
    Language {
        names: &["go", "gonb", "gophernotes", "golang"],
        asks: &[
            "http.Get(", "http.Post(", "http.PostForm(", "http.Head(", "http.DefaultClient.Do(", "client.Do(", "client.Get(",
            "client.Post(", "c.Do(", "resty.New(", "grequests.Get(", "req.C(", "openai.NewClient(", "anthropic.NewClient(",
            "github.NewClient(", "s3.NewFromConfig(", "s3.New(", "storage.NewClient(", "bigquery.NewClient(", "secretmanager.NewClient(",
        ],
        shows: &[
            "fmt.Println(", "fmt.Printf(", "fmt.Print(", "os.Stdout.Write(", "gonbui.DisplayHTML(", "gonbui.DisplayMarkdown(", "Display(",
        ],
        logs: &["log.Println(", "log.Printf(", "log.Print(", "fmt.Fprintln(os.Stderr"],
        about: &["Status", "Error", "WriteFile", "Create", "nil"],
        functions: &["func"],
        shows_all: false,
    },
    Language {
        names: &["rust", "evcxr"],
        asks: &[
            "reqwest::get(", "reqwest::blocking::get(", "reqwest::Client::new(", "reqwest::blocking::Client::new(", "Client::new(",
            "ureq::get(", "ureq::post(", "surf::get(", "isahc::get(", "minreq::get(", "attohttpc::get(", "octocrab::instance(",
            "async_openai::Client::new(",
        ],
        shows: &["println!(", "print!(", "evcxr_display("],
        logs: &["eprintln!(", "dbg!(", "info!("],
        about: &["is_ok", "is_err", "is_empty", "as_u16", "fs::write"],
        functions: &["fn"],
        shows_all: false,
    },
    Language {
        names: &["php", "perl", "lua", "elixir", "clojure", "haskell", "swift", "dart", "nim", "ocaml", "crystal", "d", "raku"],
        asks: &[
            "file_get_contents(\"http", "file_get_contents('http", "file_get_contents($url", "curl_exec(", "Http::get(", "Http::post(",
            "->request('GET'", "->request('POST'", "new Client(", "new GuzzleHttp", "LWP::UserAgent->new", "HTTP::Tiny->new",
            "Mojo::UserAgent->new", "WWW::Mechanize->new", "get(\"http", "get('http", "getstore(", "http.request(", "https.request(",
            "requests.get(", "HTTPoison.get!(", "HTTPoison.get(", "Req.get!(", "Req.post!(", "Tesla.get(", "Finch.request(", "client/get",
            "http/get", "slurp \"http", "simpleHttp", "httpLBS", "httpJSON", "httpBS", "getWith", "URLSession", "String(contentsOf:",
            "Data(contentsOf:", "http.get(", "http.read(", "HTTP::Client.get(", "getContent(", "Dio(", "LWP::Simple",
        ],
        shows: &[
            "echo ", "print_r(", "var_dump(", "print ", "print(", "printf(", "say ", "println(", "println ", "IO.puts(", "IO.puts ",
            "IO.inspect(", "putStrLn ", "debugPrint(", "dump(", "dd(", "pprint ", "pprint/pprint", "prn ", "writeln(", "p ", "p(",
            "Display.",
        ],
        logs: &["error_log(", "Logger.info(", "warn "],
        about: &["strlen", "getStatusCode", "file_put_contents", "is_success", "String.length", "curl_getinfo", "sizeof"],
        functions: &["function", "sub", "def", "func", "proc", "fn", "defn"],
        shows_all: false,
    },
    Language {
        names: &["matlab", "octave", "scilab", "mathematica", "wolfram language", "wolfram"],
        asks: &[
            "webread(", "webwrite(", "urlread(", "urlwrite(", "RequestMessage(", "URLRead[", "URLExecute[", "URLFetch[", "Import[\"http",
            "HTTPRequest[", "ServiceExecute[", "LLMSynthesize[", "FinancialData[", "WikipediaData[", "getURL(", "http_get(",
        ],
        shows: &["disp(", "fprintf(", "display(", "printf(", "Print["],
        logs: &["warning("],
        about: &["numel", "size", "height", "width", "ndims", "Length", "Dimensions", "StringLength", "isempty", "figure", "max", "min"],
        functions: &["function"],
        shows_all: true,
    },
];

/// Whether what is called `name` gives nothing of an answer away.
pub(super) fn is_about(language: &Language, name: &str) -> bool {
    // R's `wilcox.test`
    ABOUT.contains(&name) || language.about.contains(&name) || language.has_dots() && name.ends_with(".test")
}
