//! The kinds, one a row.

use super::FileKind;
use super::Proof::{Detected, Given, LastField, NotEmpty, NothingButPrivateKey, PrivateKey, ServiceAccount, Word};

/// Patterns that harmless files have as well.
pub(super) const TOO_WIDE: &[&str] = &[
    "*.json", "*.pem", "*.key", "config.json", "credentials", "token.json", "*key*", "*rsa*", "*dsa*", "*ed25519*", "*ssh*", "*private*",
    "*.pem*", "*.crt", "*.cer", "*.cert", "*.asc", "*.gpg",
];

/// How names of programs, pages, tables and pictures end, where one that speaks of keys is no key.
pub(super) const NO_KEYS: &[&str] = &[
    "py", "pyi", "ipynb", "r", "rmd", "jl", "js", "mjs", "cjs", "jsx", "ts", "tsx", "vue", "java", "kt", "scala", "c", "cc", "cpp", "h",
    "hpp", "cs", "go", "rs", "rb", "php", "pl", "swift", "sql", "sh", "html", "htm", "css", "scss", "md", "rst", "tex", "csv", "tsv",
    "parquet", "feather", "arrow", "npy", "npz", "h5", "pkl", "pt", "bin", "zip", "gz", "tar", "png", "jpg", "jpeg", "gif", "svg", "webp",
    "pdf", "mp3", "mp4", "wav", "json", "jsonl", "yaml", "yml", "toml", "xml", "lock", "pub",
];

pub(super) const KINDS: &[FileKind] = &[
    FileKind {
        name: "an environment file",
        paths: &[".env", ".env.*", "*.env", ".envrc", ".flaskenv", ".renviron"],
        proof: Detected,
        fires: &[
            (".env", "DEBUG=1\nOPENAI_API_KEY=sk-proj-{alnum:48}\n"),
            ("sub/.env.production", "export DB_PASSWORD='{alnum:14}'\n"),
            ("prod.env", "SECRET_KEY={alnum:50}\n"),
            (".Renviron", "DB_PASSWORD={alnum:14}\n"),
            (".env~", "API_KEY={alnum:40}\n"),
            (".env (1)", "API_KEY={alnum:40}\n"),
        ],
        silent: &[
            (".env", "DEBUG=1\nPORT=8080\n"),
            (".env", "API_KEY=your-key-here\n"),
            (".env.example", "API_KEY={alnum:40}\n"),
            (".env.example~", "API_KEY={alnum:40}\n"),
            (".env", "POSTGRES_USER=postgres\nPOSTGRES_PASSWORD=postgres\n"),
        ],
    },
    FileKind {
        name: "Kaggle's API token",
        paths: &["kaggle.json"],
        proof: Given(&["key"]),
        fires: &[
            ("kaggle.json", "{\"username\":\"ada\",\"key\":\"{hex:32}\"}"),
            ("kaggle (1).json", "{\"username\":\"ada\",\"key\":\"{hex:32}\"}"),
        ],
        silent: &[("kaggle.json", "{\"username\":\"\",\"key\":\"\"}"), ("kaggle.json", "{\"username\":\"ada\",\"key\":\"<your key>\"}")],
    },
    FileKind {
        name: "a Google service account with its private key",
        paths: &["*service-account*.json", "*service_account*.json", "*serviceaccount*.json", "*.json"],
        proof: ServiceAccount,
        fires: &[
            (
                "my-service-account.json",
                "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n{base64:800}\\n-----END PRIVATE KEY-----\\n\"}",
            ),
            (
                "project-1234.json",
                "{\"type\":\"service_account\",\"private_key\":\"-----BEGIN PRIVATE KEY-----\\n{base64:800}\\n-----END PRIVATE KEY-----\\n\"}",
            ),
        ],
        silent: &[
            (
                "service-account.json",
                "{\"type\": \"service_account\", \"private_key\": \"-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----\\n\"}",
            ),
            ("data.json", "{\"rows\": [1, 2, 3], \"key\": \"{hex:32}\"}"),
        ],
    },
    FileKind {
        name: "an SSH private key",
        paths: &["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", "id_ecdsa_sk", "id_ed25519_sk", "identity", "*.ppk", "*_rsa", "*_ed25519"],
        proof: PrivateKey,
        fires: &[
            ("id_rsa", "-----BEGIN OPENSSH PRIVATE KEY-----\n{base64:400}\n-----END OPENSSH PRIVATE KEY-----\n"),
            (".ssh/deploy_ed25519", "-----BEGIN OPENSSH PRIVATE KEY-----\n{base64:350}\n-----END OPENSSH PRIVATE KEY-----\n"),
            ("key.ppk", "PuTTY-User-Key-File-3: ssh-rsa\nPrivate-Lines: 14\n{base64:800}\n"),
            ("id_rsa.bak", "-----BEGIN OPENSSH PRIVATE KEY-----\n{base64:400}\n-----END OPENSSH PRIVATE KEY-----\n"),
            ("id_ed25519 (1)", "-----BEGIN OPENSSH PRIVATE KEY-----\n{base64:350}\n-----END OPENSSH PRIVATE KEY-----\n"),
        ],
        silent: &[("id_rsa.pub", "ssh-rsa {base64:372} ada@example.org\n"), ("id_rsa", "put your key here\n")],
    },
    FileKind {
        name: "a private key",
        paths: &["*.pem", "*.key", "*.pk8"],
        proof: PrivateKey,
        fires: &[("tls/server.key", "-----BEGIN RSA PRIVATE KEY-----\n{base64:800}\n-----END RSA PRIVATE KEY-----\n")],
        silent: &[
            ("ca.pem", "-----BEGIN CERTIFICATE-----\n{base64:800}\n-----END CERTIFICATE-----\n"),
            ("rsa.pem", "-----BEGIN PUBLIC KEY-----\n{base64:372}\n-----END PUBLIC KEY-----\n"),
            ("slides.key", "{hex:60}"),
        ],
    },
    FileKind {
        name: "a private key under a name of its own",
        paths: &["*key*", "*rsa*", "*dsa*", "*ed25519*", "*ssh*", "*private*", "*.pem*", "*.crt", "*.cer", "*.cert", "*.asc", "*.gpg"],
        proof: NothingButPrivateKey,
        fires: &[
            ("github_deploy_key", "-----BEGIN OPENSSH PRIVATE KEY-----\n{base64:400}\n-----END OPENSSH PRIVATE KEY-----\n"),
            ("My Keys.txt", "\n-----BEGIN RSA PRIVATE KEY-----\n{base64:800}\n-----END RSA PRIVATE KEY-----\n"),
            (
                "server.crt",
                "-----BEGIN CERTIFICATE-----\n{base64:800}\n-----END CERTIFICATE-----\n-----BEGIN PRIVATE KEY-----\n{base64:800}\n",
            ),
            ("ada.asc", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{base64:800}\n-----END PGP PRIVATE KEY BLOCK-----\n"),
        ],
        silent: &[
            ("test_keys.py", "KEY = '-----BEGIN RSA PRIVATE KEY-----\n{base64:800}\n-----END RSA PRIVATE KEY-----'\n"),
            ("server.crt", "-----BEGIN CERTIFICATE-----\n{base64:800}\n-----END CERTIFICATE-----\n"),
            ("deploy_key.pub", "ssh-ed25519 {base64:68} ada\n"),
            ("ada.asc", "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n{base64:800}\n-----END PGP PUBLIC KEY BLOCK-----\n"),
        ],
    },
    FileKind {
        name: "a store of private keys",
        paths: &["*.p12", "*.pfx"],
        proof: NotEmpty,
        fires: &[("cert.p12", "0\u{82}{base64:40}")],
        silent: &[("cert.p12", "")],
    },
    FileKind {
        name: "credentials for AWS",
        paths: &[".aws/credentials", ".aws/config", "aws_credentials", "rootkey.csv", "*_accesskeys.csv", ".boto", ".s3cfg"],
        proof: Detected,
        fires: &[(".aws/credentials", "[default]\naws_access_key_id = AKIA{base32:16}\naws_secret_access_key = {base64:40}\n")],
        silent: &[(".aws/config", "[default]\nregion = eu-west-1\n")],
    },
    FileKind {
        name: "a file of logins",
        paths: &[".netrc", "_netrc"],
        proof: Given(&["password"]),
        fires: &[
            (".netrc", "machine api.wandb.ai\n  login user\n  password {hex:40}\n"),
            (".netrc", "machine api.wandb.ai login user password [{alnum:3}]{alnum:8}\n"),
        ],
        silent: &[(".netrc", "machine example.org\n  login user\n  password <password>\n")],
    },
    FileKind {
        name: "PostgreSQL's password file",
        paths: &[".pgpass", "pgpass.conf"],
        proof: LastField(5),
        fires: &[(".pgpass", "# host:port\ndb.example.org:5432:*:ada:{alnum:12}\n")],
        silent: &[(".pgpass", "# hostname:port:database:username:{alnum:12}\n"), (".pgpass", "db:5432:*:ada:changeme\n")],
    },
    FileKind {
        name: "git's stored logins",
        paths: &[".git-credentials"],
        proof: Detected,
        fires: &[(".git-credentials", "https://ada:ghp_{alnum:36}@github.com\n")],
        silent: &[(".git-credentials", "https://ada@github.com\n")],
    },
    FileKind {
        name: "a login for a package registry",
        paths: &[".pypirc", ".npmrc", ".yarnrc.yml", ".condarc", "pip.conf", ".gem/credentials", ".cargo/credentials.toml"],
        proof: Detected,
        fires: &[
            (".pypirc", "[pypi]\nusername = __token__\npassword = pypi-AgEIcHlwaS5vcmc{url:150}\n"),
            (".npmrc", "//registry.npmjs.org/:_authToken=npm_{alnum:36}\n"),
        ],
        silent: &[(".pypirc", "[distutils]\nindex-servers = pypi\n"), (".npmrc", "//registry.npmjs.org/:_authToken=${NPM_TOKEN}\n")],
    },
    FileKind {
        name: "Google's application default credentials",
        paths: &["application_default_credentials.json"],
        proof: Given(&["refresh_token", "private_key"]),
        fires: &[("gcloud/application_default_credentials.json", "{\"client_id\": \"x\", \"refresh_token\": \"1//{url:90}\"}")],
        silent: &[("application_default_credentials.json", "{\"client_id\": \"x\", \"refresh_token\": \"\"}")],
    },
    FileKind {
        name: "an OAuth client's secret or token",
        paths: &[
            "credentials.json", "client_secret*.json", "client_secrets*.json", "token.json", "earthengine/credentials", "token.pickle",
        ],
        proof: Given(&["client_secret", "refresh_token", "access_token", "private_key", "secret", "password", "api_key"]),
        fires: &[
            ("credentials.json", "{\"installed\": {\"client_id\": \"x\", \"client_secret\": \"GOCSPX-{url:28}\"}}"),
            ("token.json", "{\"refresh_token\": \"1//{url:90}\"}"),
        ],
        silent: &[
            ("credentials.json", "{\"installed\": {\"client_secret\": \"YOUR_CLIENT_SECRET\"}}"),
            ("token.json", "{\"tokens\": [\"the\", \"a\"]}"),
            ("token.json", "{\"access_token\":null,\"refresh_token\":null}"),
            ("token.json", "{\"access_token\":{\"type\":\"string\"},\"password\":false}"),
        ],
    },
    FileKind {
        name: "a login for a container registry",
        paths: &[".docker/config.json", ".dockercfg", ".dockerconfigjson"],
        proof: Given(&["auth", "identitytoken", "password"]),
        fires: &[(".docker/config.json", "{\"auths\": {\"ghcr.io\": {\"auth\": \"{base64:44}\"}}}")],
        silent: &[(".docker/config.json", "{\"auths\": {\"ghcr.io\": {}}, \"credsStore\": \"desktop\"}")],
    },
    FileKind {
        name: "a login for a cluster",
        paths: &[".kube/config", "kubeconfig", "*.kubeconfig"],
        proof: Given(&["token", "client-key-data", "password", "id-token", "refresh-token"]),
        fires: &[(".kube/config", "users:\n- name: ada\n  user:\n    client-key-data: {base64:400}\n")],
        silent: &[(".kube/config", "users:\n- name: ada\n  user:\n    exec:\n      command: aws\n")],
    },
    FileKind {
        name: "Streamlit's secrets",
        paths: &[".streamlit/secrets.toml"],
        proof: Detected,
        fires: &[(".streamlit/secrets.toml", "[openai]\napi_key = \"sk-proj-{alnum:48}\"\n")],
        silent: &[(".streamlit/secrets.toml", "title = \"My app\"\n")],
    },
    FileKind {
        name: "a login for a data platform",
        paths: &[
            ".databrickscfg", ".snowsql/config", ".snowflake/connections.toml", ".snowflake/config.toml", "connections.toml",
            ".dbt/profiles.yml", "profiles.yml", ".bigqueryrc", ".my.cnf", ".mylogin.cnf", "rclone.conf", ".mc/config.json", ".odbc.ini",
        ],
        proof: Detected,
        fires: &[
            (".databrickscfg", "[DEFAULT]\nhost = https://x.cloud.databricks.com\ntoken = dapi{hex:32}\n"),
            (".snowflake/connections.toml", "[dev]\naccount = \"x\"\npassword = \"{alnum:14}\"\n"),
            (".my.cnf", "[client]\nuser=ada\npassword={alnum:12}\n"),
        ],
        silent: &[
            (".databrickscfg", "[DEFAULT]\nhost = https://x.cloud.databricks.com\nauth_type = databricks-cli\n"),
            ("profiles.yml", "password: \"{{ env_var('DBT_PASSWORD') }}\"\n"),
        ],
    },
    FileKind {
        name: "a token for a model hub",
        paths: &[".huggingface/token", "huggingface/token", ".huggingface/stored_tokens", ".replicate/token", ".openai/token"],
        proof: Word,
        fires: &[(".huggingface/token", "hf_{alnum:34}\n")],
        silent: &[("huggingface/token", "<your token>\n")],
    },
    FileKind {
        name: "a key for a data service",
        paths: &[".cdsapirc", ".ecmwfapirc", ".comet.config", ".modal.toml", ".neptune/token", ".quiltdata/config.yml"],
        proof: Given(&["key", "api_key", "token_secret"]),
        fires: &[(".cdsapirc", "url: https://cds.climate.copernicus.eu/api\nkey: {digits:6}:{hex:32}\n")],
        silent: &[(".cdsapirc", "url: https://cds.climate.copernicus.eu/api\nkey: <your key>\n")],
    },
    FileKind {
        name: "a file of secrets",
        paths: &[
            "secrets.toml", "secrets.yaml", "secrets.yml", "secrets.json", "secrets.ini", "secret.json", "secrets.py", "secrets.env",
            "credentials.yaml", "credentials.yml", "credentials.ini", "credentials.toml",
        ],
        proof: Detected,
        fires: &[("secrets.yaml", "db:\n  password: \"{alnum:14}\"\n"), ("secrets.json", "{\"api_key\": \"{alnum:40}\"}")],
        silent: &[("secrets.yaml", "db:\n  password: ${DB_PASSWORD}\n"), ("secrets.yml", "db: ENC[AES256_GCM]\n")],
    },
];
