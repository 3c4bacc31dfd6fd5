//! Calls that take a credential by its place, in R, Julia, JavaScript, Scala, Java, C#, Go, Rust, PHP, Ruby, SQL: a table.
//!
//! A call that is itself called by what it takes (`setApiKey("…")`) needs no row. Every row brings an example.

/// A row.
pub(super) struct Row {
    /// The callee, or the end of it after a dot.
    pub(super) callee: &'static str,
    /// The place, from 0.
    pub(super) place: usize,
    /// What is given there, as a name that says so; under `key` only what looks generated counts.
    pub(super) given: &'static str,
    /// Code in which `SECRET` is the credential.
    #[cfg(test)]
    pub(super) example: &'static str,
}

const fn row(callee: &'static str, place: usize, given: &'static str, example: &'static str) -> Row {
    // the program does not carry it: every text in a table is a pointer that each start has to relocate
    let _ = example;
    Row {
        callee,
        place,
        given,
        #[cfg(test)]
        example,
    }
}

/// The table.
pub(super) const CALLS: &[Row] = &[
    // R
    row("dbConnect", 2, "token", "con <- dbConnect(drv, \"bob\", \"SECRET\")"),
    row("dbConnect", 3, "password", "con <- dbConnect(MySQL(), \"shop\", \"root\", \"SECRET\")"),
    row("oauth_app", 2, "client_secret", "app <- oauth_app(\"x\", \"id\", \"SECRET\")"),
    row("odbcConnect", 2, "password", "con <- odbcConnect('dsn', 'bob', 'SECRET')"),
    row("authenticate", 1, "password", "GET(url, authenticate(\"bob\", \"SECRET\"))"),
    row("req_auth_basic", 2, "password", "req <- req_auth_basic(request(url), \"bob\", \"SECRET\")"),
    row("req_auth_basic", 1, "password", "request(url) |> req_auth_basic(\"bob\", \"SECRET\")"),
    row("key_set_with_value", 2, "password", "keyring::key_set_with_value(\"db\", \"bob\", \"SECRET\")"),
    row("register_google", 0, "api_key", "ggmap::register_google(\"SECRET\")"),
    row("register_stadiamaps", 0, "api_key", "register_stadiamaps('SECRET')"),
    row("set_key", 0, "api_key", "googleway::set_key(\"SECRET\")"),
    row("setup_twitter_oauth", 0, "consumer_key", "setup_twitter_oauth(\"SECRET\", secret, token, secret)"),
    row("setup_twitter_oauth", 2, "access_token", "setup_twitter_oauth(key, other, \"SECRET\", secret)"),
    row("setup_twitter_oauth", 1, "api_secret", "setup_twitter_oauth(\"key\", \"SECRET\", token, secret)"),
    row("setup_twitter_oauth", 3, "access_secret", "setup_twitter_oauth(key, other, \"token\", \"SECRET\")"),
    // Julia
    row("DBInterface.connect", 3, "password", "conn = DBInterface.connect(MySQL.Connection, \"host\", \"root\", \"SECRET\")"),
    row("MySQL.connect", 2, "password", "db = MySQL.connect(\"host\", \"root\", \"SECRET\")"),
    row("SFTP", 2, "password", "sftp = SFTP(\"sftp://host\", \"bob\", \"SECRET\")"),
    row("AWSCredentials", 1, "aws_secret_access_key", "creds = AWSCredentials(\"id\", \"SECRET\")"),
    row("GitHub.authenticate", 0, "token", "auth = GitHub.authenticate(\"SECRET\")"),
    // JavaScript, TypeScript
    row("Sequelize", 2, "password", "new Sequelize('db', 'bob', 'SECRET', { dialect: 'mysql' })"),
    row("jwt.sign", 1, "jwt_secret", "const token = jwt.sign({ id: 1 }, 'SECRET');"),
    row("jwt.verify", 1, "jwt_secret", "jwt.verify(token, \"SECRET\")"),
    row("createHmac", 1, "secret", "const hmac = crypto.createHmac('sha256', 'SECRET');"),
    row("createCipheriv", 1, "secret", "const cipher = crypto.createCipheriv('aes-256-cbc', 'SECRET', iv);"),
    row("CryptoJS.AES.encrypt", 1, "secret", "CryptoJS.AES.encrypt(text, 'SECRET')"),
    row("CryptoJS.AES.decrypt", 1, "secret", "CryptoJS.AES.decrypt(text, 'SECRET')"),
    row("require('stripe')", 0, "api_key", "const stripe = require('stripe')('SECRET');"),
    row("require('twilio')", 1, "auth_token", "const client = require('twilio')('id', 'SECRET');"),
    row("Stripe", 0, "key", "const stripe = new Stripe(\"SECRET\");"),
    row("TelegramBot", 0, "token", "const bot = new TelegramBot('SECRET', { polling: true });"),
    row("createClient", 1, "api_key", "const supabase = createClient(url, 'SECRET');"),
    row("StorageSharedKeyCredential", 1, "account_key", "new StorageSharedKeyCredential(\"account\", \"SECRET\")"),
    row("signInWithEmailAndPassword", 1, "password", "firebase.auth().signInWithEmailAndPassword('b@x.org', 'SECRET')"),
    row("signInWithEmailAndPassword", 2, "password", "signInWithEmailAndPassword(auth, 'b@x.org', 'SECRET')"),
    row("auth.basic", 1, "password", "neo4j.driver(url, neo4j.auth.basic('neo4j', 'SECRET'))"),
    row("client.login", 0, "key", "client.login('SECRET');"),
    row("Client", 0, "key", "const client = new Client(\"SECRET\");"),
    // Scala, Java, Kotlin
    row("DriverManager.getConnection", 2, "password", "val c = DriverManager.getConnection(url, \"root\", \"SECRET\")"),
    row("ConnectionPool.singleton", 2, "password", "ConnectionPool.singleton(\"jdbc:h2:mem:x\", \"bob\", \"SECRET\")"),
    row("BasicAWSCredentials", 1, "aws_secret_access_key", "new BasicAWSCredentials(\"id\", \"SECRET\")"),
    row("BasicSessionCredentials", 1, "aws_secret_access_key", "new BasicSessionCredentials(\"id\", \"SECRET\", token)"),
    row("AwsBasicCredentials.create", 1, "aws_secret_access_key", "AwsBasicCredentials.create(\"id\", \"SECRET\")"),
    row("PasswordAuthentication", 1, "password", "return new PasswordAuthentication(\"bob\", \"SECRET\".toCharArray());"),
    row("UsernamePasswordCredentials", 1, "password", "new UsernamePasswordCredentials(\"bob\", \"SECRET\")"),
    row("UsernamePasswordAuthenticationToken", 1, "password", "new UsernamePasswordAuthenticationToken(\"bob\", \"SECRET\")"),
    row("createCredential", 2, "password", "MongoCredential.createCredential(\"bob\", \"db\", \"SECRET\".toCharArray());"),
    row("SecretKeySpec", 0, "secret_key", "new SecretKeySpec(\"SECRET\".getBytes(), \"AES\");"),
    row("keyStore.load", 1, "password", "keyStore.load(in, \"SECRET\".toCharArray());"),
    row("ks.load", 1, "password", "ks.load(in, \"SECRET\".toCharArray());"),
    row("Credentials.basic", 1, "password", "Credentials.basic(\"bob\", \"SECRET\")"),
    row("AuthTokens.basic", 1, "password", "AuthTokens.basic(\"neo4j\", \"SECRET\")"),
    row("setBasicAuth", 1, "password", "headers.setBasicAuth(\"bob\", \"SECRET\");"),
    // C#, PowerShell
    row("NetworkCredential", 1, "password", "client.Credentials = new NetworkCredential(\"bob\", \"SECRET\");"),
    row("OpenAIClient", 0, "api_key", "var client = new OpenAIClient(\"SECRET\");"),
    row("AddOpenAIChatCompletion", 1, "api_key", "builder.AddOpenAIChatCompletion(\"gpt-4o\", \"SECRET\")"),
    row("AddAzureOpenAIChatCompletion", 2, "api_key", "builder.AddAzureOpenAIChatCompletion(\"x\", url, \"SECRET\")"),
    row("AuthenticationHeaderValue", 1, "bearer", "new AuthenticationHeaderValue(\"Bearer\", \"SECRET\")"),
    row("ToSecureString", 0, "password", "var s = ToSecureString(\"SECRET\");"),
    row("Authenticate", 1, "password", "smtp.Authenticate(\"bob\", \"SECRET\");"),
    row("SymmetricSecurityKey", 0, "secret_key", "new SymmetricSecurityKey(Encoding.UTF8.GetBytes(\"SECRET\"))"),
    // Go, Rust
    row("NewClient", 0, "key", "client := openai.NewClient(\"SECRET\")"),
    row("SetBasicAuth", 1, "password", "req.SetBasicAuth(\"bob\", \"SECRET\")"),
    row("NewStaticCredentials", 1, "aws_secret_access_key", "credentials.NewStaticCredentials(\"id\", \"SECRET\", \"\")"),
    row("NewStaticCredentialsProvider", 1, "aws_secret_access_key", "credentials.NewStaticCredentialsProvider(\"id\", \"SECRET\", \"\")"),
    row("smtp.PlainAuth", 2, "password", "auth := smtp.PlainAuth(\"\", \"bob\", \"SECRET\", host)"),
    row("Client::new", 0, "key", "let client = Client::new(\"SECRET\");"),
    row("basic_auth", 1, "password", "client.get(url).basic_auth(\"bob\", Some(\"SECRET\"))"),
    row("Credentials::new", 1, "password", "Credentials::new(\"bob\".to_string(), \"SECRET\".to_string())"),
    row("EncodingKey::from_secret", 0, "jwt_secret", "let key = EncodingKey::from_secret(\"SECRET\".as_ref());"),
    row("DecodingKey::from_secret", 0, "jwt_secret", "let key = DecodingKey::from_secret(\"SECRET\".as_ref());"),
    // PHP, Perl, MATLAB
    row("PDO", 2, "password", "$pdo = new PDO($dsn, \"root\", \"SECRET\");"),
    row("driver->connect", 2, "password", "con = driver->connect(\"tcp://db:3306\", \"root\", \"SECRET\");"),
    row("mysqli_connect", 2, "password", "$c = mysqli_connect(\"host\", \"root\", \"SECRET\", \"db\");"),
    row("mysqli", 2, "password", "$c = new mysqli(\"host\", \"root\", \"SECRET\");"),
    row("DBI->connect", 2, "password", "my $db = DBI->connect($dsn, \"root\", \"SECRET\");"),
    row("database", 2, "password", "conn = database('db', 'bob', 'SECRET');"),
    // SQL
    row("pgp_sym_encrypt", 1, "password", "SELECT pgp_sym_encrypt('text', 'SECRET')"),
    row("pgp_sym_decrypt", 1, "password", "SELECT pgp_sym_decrypt(x, 'SECRET') FROM t"),
    row("AES_ENCRYPT", 1, "secret", "SELECT AES_ENCRYPT(x, 'SECRET') FROM t"),
    row("AES_DECRYPT", 1, "secret", "SELECT AES_DECRYPT(x, 'SECRET') FROM t"),
    row("mysql", 4, "password", "SELECT * FROM mysql('host:3306', 'db', 'table', 'bob', 'SECRET')"),
    row("postgresql", 4, "password", "SELECT * FROM postgresql('host:5432', 'db', 'table', 'bob', 'SECRET')"),
];
