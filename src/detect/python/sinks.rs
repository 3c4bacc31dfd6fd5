//! Where libraries take a credential in a place whose name does not say so: a table of calls and arguments.
//!
//! Keyword arguments with credential-like names need no row. Every row brings an example, which the tests run.

use super::ends::Ends;
use std::ops::Range;
use std::sync::LazyLock;

/// Which argument of a call takes the credential.
#[derive(Clone, Copy, Debug)]
pub(super) enum Argument {
    /// By place, from 0.
    At(usize),
    /// By name.
    Word(&'static str),
    /// The second of a pair given by name: `auth=("user", "password")`.
    PairUnder(&'static str),
    /// The second of a pair given by place.
    PairAt(usize),
    /// Every value of the dict given by place: users and their passwords.
    EntriesAt(usize),
    /// A stretch of the text given by place.
    Within(usize, fn(&str) -> Option<Range<usize>>),
}

/// A call that takes a credential.
pub(super) struct Sink {
    /// The call's path, or the end of it after a dot.
    pub(super) call: &'static str,
    /// The argument.
    pub(super) argument: Argument,
    /// What is given there, as a name that says so; under `key` only what looks generated counts, others give a model there.
    pub(super) given: &'static str,
    /// Code in which `SECRET` is the credential.
    #[cfg(test)]
    pub(super) example: &'static str,
}

const fn sink(call: &'static str, argument: Argument, given: &'static str, example: &'static str) -> Sink {
    // the program does not carry it: every text in a table is a pointer that each start has to relocate
    let _ = example;
    Sink {
        call,
        argument,
        given,
        #[cfg(test)]
        example,
    }
}

use Argument::{At, EntriesAt, PairAt, PairUnder, Within, Word};

/// The table.
pub(super) const SINKS: &[Sink] = &[
    sink("HTTPBasicAuth", At(1), "password", "auth = HTTPBasicAuth('user', 'SECRET')"),
    sink("HTTPDigestAuth", At(1), "password", "auth = HTTPDigestAuth('user', 'SECRET')"),
    sink("HTTPProxyAuth", At(1), "password", "auth = HTTPProxyAuth('user', 'SECRET')"),
    sink("BasicAuth", At(1), "password", "auth = aiohttp.BasicAuth('user', 'SECRET')"),
    sink("DigestAuth", At(1), "password", "auth = httpx.DigestAuth('user', 'SECRET')"),
    sink("HttpNtlmAuth", At(1), "password", "auth = HttpNtlmAuth('DOMAIN\\\\user', 'SECRET')"),
    sink(ANY, PairUnder("auth"), "password", "requests.get(url, auth=('user', 'SECRET'))"),
    sink(ANY, PairUnder("basic_auth"), "password", "Elasticsearch(url, basic_auth=('elastic', 'SECRET'))"),
    sink(ANY, PairUnder("http_auth"), "password", "OpenSearch(url, http_auth=('admin', 'SECRET'))"),
    sink(ANY, PairUnder("credentials"), "password", "connect(url, credentials=('admin', 'SECRET'))"),
    sink("basic_auth", At(1), "password", "driver = GraphDatabase.driver(uri, auth=basic_auth('neo4j', 'SECRET'))"),
    sink("PlainTextAuthProvider", At(1), "password", "auth = PlainTextAuthProvider('user', 'SECRET')"),
    sink("pymysql.connect", At(2), "password", "pymysql.connect('localhost', 'root', 'SECRET')"),
    sink("MySQLdb.connect", At(2), "password", "MySQLdb.connect('localhost', 'root', 'SECRET')"),
    sink("pymssql.connect", At(2), "password", "pymssql.connect('server', 'sa', 'SECRET')"),
    sink("ssh.connect", At(3), "password", "ssh.connect('host', 22, 'root', 'SECRET')"),
    sink("client.connect", At(3), "password", "client.connect('host', 22, 'root', 'SECRET')"),
    sink("cx_Oracle.connect", At(1), "password", "cx_Oracle.connect('scott', 'SECRET', 'db/orcl')"),
    sink("cx_Oracle.connect", Within(0, of_login), "password", "cx_Oracle.connect('scott/SECRET@db/orcl')"),
    sink("oracledb.connect", Within(0, of_login), "password", "oracledb.connect('scott/SECRET@db/orcl')"),
    sink("execute", Within(0, of_pragma), "password", "c.execute(\"PRAGMA key='SECRET'\")"),
    sink("oracledb.connect", At(1), "password", "oracledb.connect('scott', 'SECRET')"),
    sink("login", At(1), "password", "server.login('me@acme.org', 'SECRET')"),
    sink("huggingface_hub.login", At(0), "token", "huggingface_hub.login('SECRET')"),
    sink("notebook_login", At(0), "token", "notebook_login('SECRET')"),
    sink("HfApi", At(1), "token", "HfApi('https://huggingface.co', 'SECRET')"),
    sink("wandb.login", Word("key"), "api_key", "wandb.login(key='SECRET')"),
    sink("wandb.login", At(1), "api_key", "wandb.login('allow', 'SECRET')"),
    sink("Fernet", At(0), "secret_key", "cipher = Fernet('SECRET')"),
    sink("jwt.encode", At(1), "jwt_secret", "jwt.encode({'sub': 1}, 'SECRET', algorithm='HS256')"),
    sink("jwt.decode", At(1), "jwt_secret", "jwt.decode(data, 'SECRET', algorithms=['HS256'])"),
    sink("hmac.new", At(0), "secret_key", "hmac.new(b'SECRET', body, 'sha256')"),
    sink("URLSafeTimedSerializer", At(0), "secret_key", "URLSafeTimedSerializer('SECRET')"),
    sink("AES.new", At(0), "secret_key", "AES.new(b'SECRET', AES.MODE_GCM)"),
    sink("keyring.set_password", At(2), "password", "keyring.set_password('service', 'user', 'SECRET')"),
    sink("AzureKeyCredential", At(0), "api_key", "AzureKeyCredential('SECRET')"),
    sink("ClientSecretCredential", At(2), "client_secret", "ClientSecretCredential(tenant, client, 'SECRET')"),
    sink("UsernamePasswordCredential", At(2), "password", "UsernamePasswordCredential(client, 'user', 'SECRET')"),
    sink("CognitiveServicesCredentials", At(0), "api_key", "CognitiveServicesCredentials('SECRET')"),
    sink("ServicePrincipalCredentials", At(1), "client_secret", "ServicePrincipalCredentials('id', 'SECRET')"),
    sink("BlobServiceClient", Word("credential"), "account_key", "BlobServiceClient(account_url=url, credential='SECRET')"),
    sink("boto3.Session", At(1), "aws_secret_access_key", "boto3.Session('id', 'SECRET')"),
    sink("Github", At(0), "token", "gh = Github('SECRET')"),
    sink("Auth.Token", At(0), "token", "auth = Auth.Token('SECRET')"),
    sink("Gitlab", At(1), "private_token", "gl = gitlab.Gitlab('https://gitlab.acme.org', 'SECRET')"),
    sink("WebClient", At(0), "token", "slack = WebClient('SECRET')"),
    sink("WebhookClient", At(0), "token", "hook = WebhookClient('SECRET')"),
    sink("TeleBot", At(0), "token", "bot = telebot.TeleBot('SECRET')"),
    sink("twilio.rest.Client", At(1), "auth_token", "twilio.rest.Client(sid, 'SECRET')"),
    sink("SendGridAPIClient", At(0), "api_key", "SendGridAPIClient('SECRET')"),
    sink("create_client", At(1), "api_key", "supabase = create_client(url, 'SECRET')"),
    sink("Pinecone", At(0), "api_key", "pc = Pinecone('SECRET')"),
    sink("cohere.Client", At(0), "api_key", "co = cohere.Client('SECRET')"),
    sink("NewsApiClient", At(0), "api_key", "NewsApiClient('SECRET')"),
    sink("OpenWeatherMap", At(0), "api_key", "OpenWeatherMap('SECRET')"),
    sink("pyowm.OWM", At(0), "api_key", "pyowm.OWM('SECRET')"),
    sink("googlemaps.Client", Word("key"), "api_key", "googlemaps.Client(key='SECRET')"),
    sink("googlemaps.Client", At(0), "api_key", "googlemaps.Client('SECRET')"),
    sink("GoogleV3", At(0), "api_key", "GoogleV3('SECRET')"),
    sink("Fred", At(0), "api_key", "fred = fredapi.Fred('SECRET')"),
    sink("quandl.ApiConfig", At(0), "api_key", "quandl.ApiConfig('SECRET')"),
    sink("TimeSeries", Word("key"), "api_key", "TimeSeries(key='SECRET')"),
    sink("build", Word("developerKey"), "api_key", "build('youtube', 'v3', developerKey='SECRET')"),
    sink("mapbox.Geocoder", At(0), "access_token", "mapbox.Geocoder('SECRET')"),
    sink("set_mapbox_access_token", At(0), "access_token", "px.set_mapbox_access_token('SECRET')"),
    sink("set_credentials_file", At(1), "api_key", "chart_studio.tools.set_credentials_file('user', 'SECRET')"),
    sink("OAuthHandler", At(1), "consumer_secret", "tweepy.OAuthHandler('id', 'SECRET')"),
    sink("OAuth1UserHandler", At(1), "consumer_secret", "tweepy.OAuth1UserHandler('id', 'SECRET')"),
    sink("set_access_token", At(1), "access_token_secret", "auth.set_access_token('id', 'SECRET')"),
    sink("OAuth1", At(1), "client_secret", "OAuth1('id', 'SECRET')"),
    sink("SpotifyClientCredentials", At(1), "client_secret", "SpotifyClientCredentials('id', 'SECRET')"),
    sink("InfluxDBClient", At(1), "token", "InfluxDBClient(url, 'SECRET')"),
    sink("Airtable", At(1), "api_key", "Airtable('base', 'SECRET')"),
    sink("Salesforce", At(1), "password", "Salesforce('me@acme.org', 'SECRET')"),
    sink("RSAKey.from_private_key_file", At(1), "passphrase", "paramiko.RSAKey.from_private_key_file('id_rsa', 'SECRET')"),
    sink("neptune.init_run", Word("api_token"), "api_token", "neptune.init_run(api_token='SECRET')"),
    sink("comet_ml.Experiment", At(0), "api_key", "comet_ml.Experiment('SECRET')"),
    sink("ee.ServiceAccountCredentials", Word("key_data"), "private_key", "ee.ServiceAccountCredentials('me', key_data='SECRET')"),
    sink("Minio", At(2), "secret_key", "Minio('s3.acme.org', 'id', 'SECRET')"),
    sink("addPassword", At(3), "password", "manager.addPassword(None, url, 'user', 'SECRET')"),
    sink("add_password", At(3), "password", "manager.add_password(None, url, 'user', 'SECRET')"),
    sink("login_user", At(1), "password", "client.login_user('user', 'SECRET')"),
    sink("authenticate", At(1), "password", "client.authenticate('user', 'SECRET')"),
    sink("set_api_key", At(0), "api_key", "service.set_api_key('SECRET')"),
    sink("set_token", At(0), "token", "service.set_token('SECRET')"),
    sink("set_secret", At(1), "secret", "vault.set_secret('name', 'SECRET')"),
    sink("setpassword", At(0), "password", "archive.setpassword(b'SECRET')"),
    sink("extractall", Word("pwd"), "password", "archive.extractall(pwd=b'SECRET')"),
    sink("ftplib.FTP", At(2), "password", "ftplib.FTP('ftp.acme.org', 'user', 'SECRET')"),
    sink("FTP", At(2), "password", "FTP('ftp.acme.org', 'user', 'SECRET')"),
    sink("yagmail.SMTP", At(1), "password", "yagmail.SMTP('me@acme.org', 'SECRET')"),
    sink("username_pw_set", At(1), "password", "client.username_pw_set('sensor', 'SECRET')"),
    sink("PlainCredentials", At(1), "password", "pika.PlainCredentials('guest', 'SECRET')"),
    sink("BasicAuthentication", At(1), "password", "trino.auth.BasicAuthentication('user', 'SECRET')"),
    sink("SentinelAPI", At(1), "password", "SentinelAPI('user', 'SECRET', url)"),
    sink("simple_bind_s", At(1), "password", "link.simple_bind_s('cn=admin', 'SECRET')"),
    sink("URL.create", At(2), "password", "URL.create('postgresql', 'user', 'SECRET', 'host')"),
    sink("CosmosClient", At(1), "account_key", "CosmosClient(url, 'SECRET')"),
    sink("BlockBlobService", At(1), "account_key", "BlockBlobService('account', 'SECRET')"),
    sink("TableService", At(1), "account_key", "TableService('account', 'SECRET')"),
    sink("AuthApiKey", At(0), "api_key", "weaviate.AuthApiKey('SECRET')"),
    sink("Auth.api_key", At(0), "api_key", "weaviate.auth.Auth.api_key('SECRET')"),
    sink("add_app_token", At(0), "token", "dagshub.auth.add_app_token('SECRET')"),
    sink("RESTClient", At(0), "api_key", "polygon.RESTClient('SECRET')"),
    sink("OpenCageGeocode", At(0), "api_key", "OpenCageGeocode('SECRET')"),
    sink("Mistral", At(0), "api_key", "Mistral('SECRET')"),
    sink("MistralClient", At(0), "api_key", "MistralClient('SECRET')"),
    sink("lyricsgenius.Genius", At(0), "access_token", "lyricsgenius.Genius('SECRET')"),
    sink("Deepgram", At(0), "api_key", "Deepgram('SECRET')"),
    sink("voyageai.Client", At(0), "api_key", "voyageai.Client('SECRET')"),
    sink("TDClient", At(0), "api_key", "TDClient('SECRET')"),
    sink("Twython", At(1), "app_secret", "Twython('key', 'SECRET')"),
    sink("finnhub.Client", Word("api_key"), "api_key", "finnhub.Client(api_key='SECRET')"),
    sink("reader.decrypt", At(0), "password", "reader.decrypt('SECRET')"),
    sink("writer.encrypt", At(0), "password", "writer.encrypt('SECRET')"),
    sink("jaydebeapi.connect", PairAt(2), "password", "jaydebeapi.connect('driver', url, ['user', 'SECRET'])"),
    sink("ldap3.Connection", At(2), "password", "ldap3.Connection(server, 'cn=admin', 'SECRET')"),
    sink("OAuth1", At(3), "access_token_secret", "OAuth1('id', 'x', 'id', 'SECRET')"),
    sink("wlan.connect", At(1), "password", "wlan.connect('network', 'SECRET')"),
    sink("sta_if.connect", At(1), "password", "sta_if.connect('network', 'SECRET')"),
    sink("WiFi.begin", At(1), "password", "WiFi.begin('network', 'SECRET')"),
    sink("Bing", At(0), "api_key", "geocoder = Bing('SECRET')"),
    sink("geocoders.Here", Word("apikey"), "api_key", "geopy.geocoders.Here(apikey='SECRET')"),
    sink("IAMAuthenticator", At(0), "api_key", "IAMAuthenticator('SECRET')"),
    sink("set_auth_token", At(0), "auth_token", "ngrok.set_auth_token('SECRET')"),
    sink("pyotp.TOTP", At(0), "totp_secret", "pyotp.TOTP('SECRET')"),
    sink("PersonalAccessTokenAuth", At(1), "token", "TSC.PersonalAccessTokenAuth('name', 'SECRET', 'site')"),
    sink("TableauAuth", At(1), "password", "TSC.TableauAuth('user', 'SECRET')"),
    sink("binance.client.Client", At(0), "api_key", "binance.client.Client('SECRET', 'x')"),
    sink("binance.client.Client", At(1), "api_secret", "binance.client.Client('x', 'SECRET')"),
    sink("binance.Client", At(0), "api_key", "binance.Client('SECRET', 'x')"),
    sink("binance.Client", At(1), "api_secret", "binance.Client('x', 'SECRET')"),
    sink("jqdatasdk.auth", At(1), "password", "jqdatasdk.auth('user', 'SECRET')"),
    sink("ts.set_token", At(0), "token", "ts.set_token('SECRET')"),
    sink("pro_api", At(0), "token", "ts.pro_api('SECRET')"),
    sink("AipOcr", At(2), "secret_key", "AipOcr('1', 'key', 'SECRET')"),
    sink("AipOcr", At(1), "api_key", "AipOcr('1', 'SECRET', 'x')"),
    sink("AipNlp", At(2), "secret_key", "AipNlp('1', 'key', 'SECRET')"),
    sink("AipSpeech", At(2), "secret_key", "AipSpeech('1', 'key', 'SECRET')"),
    sink("oss2.Auth", At(1), "access_key_secret", "oss2.Auth('id', 'SECRET')"),
    sink("Github", At(1), "password", "Github('user', 'SECRET')"),
    sink("boto3.client", At(7), "aws_secret_access_key", "boto3.client('s3', 'eu', None, True, None, None, 'id', 'SECRET')"),
    sink("InfluxDBClient", At(3), "password", "InfluxDBClient('h', 8086, 'root', 'SECRET', 'db')"),
    sink("ScaleClient", At(0), "api_key", "scaleapi.ScaleClient('SECRET')"),
    sink("TelegramClient", At(2), "api_secret", "TelegramClient('session', 1, 'SECRET')"),
    sink("Garmin", At(1), "password", "Garmin('me@acme.org', 'SECRET')"),
    sink("exchangelib.Credentials", At(1), "password", "exchangelib.Credentials('user', 'SECRET')"),
    sink("UserCredential", At(1), "password", "UserCredential('user', 'SECRET')"),
    sink("ClientCredential", At(1), "client_secret", "ClientCredential('id', 'SECRET')"),
    sink(
        "acquire_token_with_client_credentials",
        At(2),
        "client_secret",
        "context.acquire_token_with_client_credentials(r, 'id', 'SECRET')",
    ),
    sink(
        "acquire_token_with_username_password",
        At(2),
        "password",
        "context.acquire_token_with_username_password(r, 'user', 'SECRET', 'id')",
    ),
    sink("ConnectionContext", At(3), "password", "dataframe.ConnectionContext('hana', 30015, 'user', 'SECRET')"),
    sink("py2neo.Graph", At(2), "password", "py2neo.Graph('bolt://h', 'neo4j', 'SECRET')"),
    sink("Etherscan", At(0), "api_key", "Etherscan('SECRET')"),
    sink("Secret", Word("value"), "secret", "Secret(value='SECRET')"),
    sink("Census", At(0), "api_key", "Census('SECRET')"),
    sink("instaloader.login", At(1), "password", "instaloader.login('user', 'SECRET')"),
    sink("robin_stocks.login", At(1), "password", "robin_stocks.login('user', 'SECRET')"),
    sink("Kaggle.set_config_value", At(1), "api_key", "Kaggle.set_config_value('key', 'SECRET')"),
    sink("Mapbox", At(0), "access_token", "Mapbox('SECRET')"),
    sink("SerpAPIWrapper", At(0), "api_key", "SerpAPIWrapper('SECRET')"),
    sink("TavilyClient", At(0), "api_key", "TavilyClient('SECRET')"),
    sink("ElevenLabs", At(0), "api_key", "ElevenLabs('SECRET')"),
    sink("deepl.Translator", At(0), "auth_key", "deepl.Translator('SECRET')"),
    sink("Roboflow", At(0), "api_key", "Roboflow('SECRET')"),
    sink("wolframalpha.Client", At(0), "app_key", "wolframalpha.Client('SECRET')"),
    sink("LolWatcher", At(0), "api_key", "LolWatcher('SECRET')"),
    sink("RiotWatcher", At(0), "api_key", "RiotWatcher('SECRET')"),
    sink("eia.API", At(0), "api_key", "eia.API('SECRET')"),
    sink("EntsoePandasClient", At(0), "api_key", "EntsoePandasClient('SECRET')"),
    sink("REST", At(1), "secret_key", "tradeapi.REST('key', 'SECRET')"),
    sink("TradingClient", At(1), "secret_key", "TradingClient('key', 'SECRET')"),
    sink("StockHistoricalDataClient", At(1), "secret_key", "StockHistoricalDataClient('key', 'SECRET')"),
    sink("notion_client.Client", Word("auth"), "token", "notion_client.Client(auth='SECRET')"),
    sink("Reddit", At(1), "client_secret", "praw.Reddit('id', 'SECRET', 'agent')"),
    sink("telegram.Bot", At(0), "bot_token", "telegram.Bot('SECRET')"),
    sink("user.set_password", At(0), "password", "user.set_password('SECRET')"),
    sink("AzureNamedKeyCredential", At(1), "account_key", "AzureNamedKeyCredential('account', 'SECRET')"),
    sink("AzureSasCredential", At(0), "sas_token", "AzureSasCredential('SECRET')"),
    sink("zotero.Zotero", At(2), "api_key", "zotero.Zotero('1', 'user', 'SECRET')"),
    sink("HereApi", At(0), "api_key", "HereApi('SECRET')"),
    sink("Genius", At(0), "access_token", "Genius('SECRET')"),
    sink("ipinfo.getHandler", At(0), "access_token", "ipinfo.getHandler('SECRET')"),
    sink("client.db", At(2), "password", "client.db('x', 'root', 'SECRET')"),
    sink("SecretStr", At(0), "secret", "x = SecretStr('SECRET')"),
    sink("SecretBytes", At(0), "secret", "x = SecretBytes(b'SECRET')"),
    sink("hmac.HMAC", At(0), "secret_key", "hmac.HMAC(b'SECRET', b'x', 'sha256')"),
    sink("HMAC.new", At(0), "secret_key", "HMAC.new(b'SECRET', body)"),
    sink("ChaCha20.new", Word("key"), "secret_key", "ChaCha20.new(key=b'SECRET')"),
    sink("AES.new", Word("key"), "secret_key", "AES.new(key=b'SECRET')"),
    sink("Signer", At(0), "secret_key", "Signer('SECRET')"),
    sink("URLSafeSerializer", At(0), "secret_key", "URLSafeSerializer('SECRET')"),
    sink("psycopg2.connect", At(3), "password", "psycopg2.connect('db', 'x', 'user', 'SECRET')"),
    sink("mysql.connector.connect", At(2), "password", "mysql.connector.connect('host', 'user', 'SECRET')"),
    sink("cdsapi.Client", Word("key"), "api_key", "cdsapi.Client(url=u, key='SECRET')"),
    sink("authenticate_basic_token", At(1), "password", "client.authenticate_basic_token('user', 'SECRET')"),
    sink("SecretBox", At(0), "secret_key", "box = nacl.secret.SecretBox(b'SECRET')"),
    sink("common.authenticate", At(2), "password", "common.authenticate(db, 'me@acme.org', 'SECRET', {})"),
    sink("execute_kw", At(2), "password", "models.execute_kw(db, uid, 'SECRET', 'res.partner', 'search', [])"),
    sink("dash_auth.BasicAuth", EntriesAt(1), "password", "dash_auth.BasicAuth(app, {'viewer': 'SECRET'})"),
    sink("ldap3.Connection", Word("password"), "password", "ldap3.Connection(server, 'cn=admin', password='SECRET')"),
    sink("authenticate_oidc_client_credentials", At(1), "client_secret", "connection.authenticate_oidc_client_credentials('id', 'SECRET')"),
    sink("authenticate_basic", At(1), "password", "connection.authenticate_basic('user', 'SECRET')"),
    sink("auth_with_creds", At(1), "password", "asf_search.ASFSession().auth_with_creds('user', 'SECRET')"),
    sink("auth_with_token", At(0), "token", "asf_search.ASFSession().auth_with_token('SECRET')"),
    sink("GIS", At(2), "password", "gis = GIS('https://acme.maps.arcgis.com', 'user', 'SECRET')"),
    sink("BlitzGateway", At(1), "password", "BlitzGateway('user', 'SECRET', host='omero.acme.org')"),
    sink("xnat.connect", At(2), "password", "xnat.connect('https://xnat.acme.org', 'user', 'SECRET')"),
    sink("redcap.Project", At(1), "token", "redcap.Project('https://redcap.acme.org/api/', 'SECRET')"),
    sink("EodHistoricalData", At(0), "api_key", "EodHistoricalData('SECRET')"),
    sink("connect_to_wifi", At(1), "password", "tello.connect_to_wifi('network', 'SECRET')"),
    sink("radio.connect", At(1), "password", "wifi.radio.connect('network', 'SECRET')"),
    sink("MQTTClient", At(4), "password", "MQTTClient('id', 'broker', 1883, 'user', 'SECRET')"),
    sink("Adafruit_IO.Client", At(1), "api_key", "Adafruit_IO.Client('user', 'SECRET')"),
    sink("Blynk", At(0), "auth_token", "BlynkLib.Blynk('SECRET')"),
    sink("tinytuya.OutletDevice", At(2), "secret_key", "tinytuya.OutletDevice('id', '10.0.0.3', 'SECRET')"),
    sink("canvasapi.Canvas", At(1), "access_token", "canvasapi.Canvas('https://canvas.acme.org', 'SECRET')"),
    sink("MemoryClient", At(0), "api_key", "mem0.MemoryClient('SECRET')"),
    sink("Exa", At(0), "api_key", "Exa('SECRET')"),
    sink("ServicePrincipalAuthentication", At(2), "client_secret", "ServicePrincipalAuthentication('tenant', 'id', 'SECRET')"),
    sink("Metabase_API", At(2), "password", "Metabase_API('https://mb.acme.org', 'me@acme.org', 'SECRET')"),
    sink("dbapi.connect", At(3), "password", "dbapi.connect('host', 30015, 'user', 'SECRET')"),
    sink("QConnection", At(3), "password", "qconnection.QConnection('host', 5000, 'user', 'SECRET')"),
    sink("setCredentials", At(1), "password", "sparql.setCredentials('user', 'SECRET')"),
    sink("SMBConnection", At(1), "password", "SMBConnection('user', 'SECRET', 'me', 'server')"),
    sink("dropbox.Dropbox", At(0), "access_token", "dropbox.Dropbox('SECRET')"),
    sink("PyCloud", At(1), "password", "PyCloud('me@acme.org', 'SECRET')"),
    sink("ConfidentialAppAuthClient", At(1), "client_secret", "globus_sdk.ConfidentialAppAuthClient('id', 'SECRET')"),
    sink("NativeApi", At(1), "api_token", "NativeApi('https://data.acme.org', 'SECRET')"),
    sink("lasair_client", At(0), "token", "lasair_client('SECRET')"),
    sink("LineBotApi", At(0), "access_token", "LineBotApi('SECRET')"),
    sink("VkApi", At(1), "password", "vk_api.VkApi('+7900', 'SECRET')"),
    sink("Pushbullet", At(0), "access_token", "Pushbullet('SECRET')"),
    sink("put_secret", Word("string_value"), "secret", "w.secrets.put_secret(scope='s', key='k', string_value='SECRET')"),
    sink("set_secret", Word("value"), "secret", "client.set_secret(name='x', value='SECRET')"),
    sink("eumdac.AccessToken", PairAt(0), "consumer_secret", "eumdac.AccessToken(('key', 'SECRET'))"),
    sink("boto.connect_s3", At(1), "aws_secret_access_key", "boto.connect_s3('id', 'SECRET')"),
    sink("OpenAI", At(0), "key", "client = OpenAI('SECRET')"),
    sink("AsyncOpenAI", At(0), "key", "client = AsyncOpenAI('SECRET')"),
    sink("Anthropic", At(0), "key", "client = Anthropic('SECRET')"),
    sink("Groq", At(0), "key", "client = Groq('SECRET')"),
    sink("Together", At(0), "key", "client = Together('SECRET')"),
    sink("FirecrawlApp", At(0), "api_key", "app = FirecrawlApp('SECRET')"),
    sink("ElevenLabs", At(0), "api_key", "client = ElevenLabs('SECRET')"),
    sink("genai.Client", At(0), "api_key", "client = genai.Client('SECRET')"),
    sink("pbkdf2_hmac", At(1), "password", "hashlib.pbkdf2_hmac('sha256', b'SECRET', salt, 100000)"),
    sink("bcrypt.hashpw", At(0), "password", "bcrypt.hashpw(b'SECRET', bcrypt.gensalt())"),
    sink("bcrypt.checkpw", At(0), "password", "bcrypt.checkpw(b'SECRET', hashed)"),
    sink("generate_password_hash", At(0), "password", "generate_password_hash('SECRET')"),
    sink("check_password_hash", At(1), "password", "check_password_hash(hashed, 'SECRET')"),
    sink("make_password", At(0), "password", "make_password('SECRET')"),
    sink("objects.create_superuser", At(2), "password", "User.objects.create_superuser('admin', 'a@acme.org', 'SECRET')"),
    sink("objects.create_user", At(2), "password", "User.objects.create_user('ann', 'a@acme.org', 'SECRET')"),
    sink("UsernameToken", At(1), "password", "Client(wsdl, wsse=UsernameToken('user', 'SECRET'))"),
    sink("set_default_proxy", At(5), "password", "socks.set_default_proxy(socks.SOCKS5, 'p', 1080, True, 'user', 'SECRET')"),
    sink("sign_in", At(1), "api_key", "py.sign_in('user', 'SECRET')"),
    sink("credential.Credential", At(1), "secret_key", "credential.Credential('id', 'SECRET')"),
    sink("widgets.Password", Word("value"), "password", "widgets.Password(value='SECRET')"),
];

/// The password in `user/password@database`.
fn of_login(text: &str) -> Option<Range<usize>> {
    let start = text.find('/')? + 1;
    let end = text.rfind('@').unwrap_or(text.len());
    (start < end && !text[..start].contains(':')).then_some(start..end)
}

/// The key in `PRAGMA key = '…'` and `ATTACH … KEY '…'`.
fn of_pragma(text: &str) -> Option<Range<usize>> {
    let lower = text.trim_start().to_ascii_lowercase();
    let names_key = ["pragma key", "pragma rekey"].iter().any(|start| lower.starts_with(start))
        || lower.starts_with("attach") && lower.contains(" key ");
    let end = text.rfind(['\'', '"']).filter(|_| names_key)?;
    let start = text[..end].rfind(['\'', '"'])? + 1;
    (start < end).then_some(start..end)
}

/// The call of a row that holds for every call.
const ANY: &str = "*";

static BY_CALL: LazyLock<Ends<&Sink>> = LazyLock::new(|| Ends::new(SINKS.iter().map(|sink| (sink.call, sink))));

/// The rows for a call of `path`.
pub(super) fn of(path: &str) -> impl Iterator<Item = &'static Sink> + '_ {
    BY_CALL.of(ANY).chain(BY_CALL.of(path))
}
