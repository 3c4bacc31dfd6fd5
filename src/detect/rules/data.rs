//! Databases, warehouses, analytics, open data, finance, maps and science.

use crate::detect::check;
use crate::detect::rule::Pattern::{Around, Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High, Low, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "databricks-token",
        name: "Databricks personal access token",
        severity: Critical,
        keywords: &["dapi"],
        pattern: Token(r"dapi[0-9a-f]{32}(?:-[0-9]{1,2})?\b"),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://docs.databricks.com/dev-tools/auth/pat",
        fires: &[r#"client = Client("dapi{hex:32}")"#, "export DATABRICKS_TOKEN=dapi{hex:32}"],
        silent: &["token = 'dapi...'", r#"client = Client("dapi{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.databricks.com/en/dev-tools/auth/oauth-m2m.html
    Rule {
        id: "databricks-oauth-secret",
        name: "Databricks OAuth secret",
        severity: Critical,
        keywords: &["dose"],
        pattern: Token(r"dose[0-9a-f]{32}\b"),
        revoke: "https://accounts.cloud.databricks.com/",
        fires: &[r#"os.environ["DATABRICKS_OAUTH_SECRET"] = "dose{hex:32}""#, r#"{"credential": "dose{hex:32}"}"#],
        silent: &["dose = 12.5", "dose{hex:8}"],
        ..RULE
    },
    // unchecked: https://docs.snowflake.com/en/user-guide/programmatic-access-tokens
    Rule {
        id: "snowflake-pat",
        name: "Snowflake programmatic access token",
        severity: Critical,
        keywords: &["snowflake"],
        pattern: Named(r"eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.4,
        check: Some(check::jwt),
        revoke: "https://app.snowflake.com/",
        fires: &["export SNOWFLAKE_PAT=eyJ{url:60}.{url:120}.{url:342}", "SNOWFLAKE_PAT=eyJ{url:60}.{url:120}.{url:342}"],
        silent: &["snowflake_pat = os.environ['SNOWFLAKE_PAT']", "snowflake_pat = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.mongodb.com/docs/atlas/api/service-accounts-overview/
    Rule {
        id: "mongodb-atlas-secret",
        name: "MongoDB Atlas service account secret",
        severity: Critical,
        keywords: &["mdb_sa_sk_"],
        pattern: Token(r"mdb_sa_sk_[0-9A-Za-z_-]{40}\b{end-half}"),
        revoke: "https://cloud.mongodb.com/",
        fires: &[r#"{"credential": "mdb_sa_sk_{url:40}"}"#, "token = 'mdb_sa_sk_{url:40}'"],
        silent: &["token = 'mdb_sa_sk_...'", r#"client = Client("mdb_sa_sk_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "mongodb-atlas-private-key",
        name: "MongoDB Atlas API private key",
        severity: Critical,
        keywords: &["atlas_private", "mongodb_atlas", "atlas_api", "mcli_private"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/mongodb/terraform-provider-mongodbatlas/blob/HEAD/website/docs/index.html.markdown",
        revoke: "https://cloud.mongodb.com/",
        fires: &[
            "%env MONGODB_ATLAS_PRIVATE_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"os.environ["MONGODB_ATLAS_PRIVATE_KEY"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
        ],
        silent: &["mongodb_atlas_private_key = os.environ['MONGODB_ATLAS_PRIVATE_KEY']", "mongodb_atlas_private_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://planetscale.com/docs/concepts/service-tokens
    Rule {
        id: "planetscale-token",
        name: "PlanetScale service token",
        severity: Critical,
        keywords: &["pscale_tkn_"],
        pattern: Token("pscale_tkn_[0-9A-Za-z_.=-]{32,64}"),
        revoke: "https://app.planetscale.com/",
        fires: &["token = 'pscale_tkn_{url:43}'", r#"os.environ["PLANETSCALE_TOKEN"] = "pscale_tkn_{url:43}""#],
        silent: &["token = 'pscale_tkn_...'", r#"client = Client("pscale_tkn_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://planetscale.com/docs/concepts/connection-strings
    Rule {
        id: "planetscale-password",
        name: "PlanetScale password",
        severity: Critical,
        keywords: &["pscale_pw_"],
        pattern: Token("pscale_pw_[0-9A-Za-z_.=-]{32,64}"),
        revoke: "https://app.planetscale.com/",
        fires: &[r#"client = Client("pscale_pw_{url:43}")"#, "export PLANETSCALE_PASSWORD=pscale_pw_{url:43}"],
        silent: &["token = 'pscale_pw_...'", r#"client = Client("pscale_pw_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://planetscale.com/docs/api/reference/service-tokens
    Rule {
        id: "planetscale-oauth-token",
        name: "PlanetScale OAuth token",
        severity: Critical,
        keywords: &["pscale_oauth_"],
        pattern: Token("pscale_oauth_[0-9A-Za-z_.=-]{32,64}"),
        revoke: "https://app.planetscale.com/",
        fires: &[r#"os.environ["PLANETSCALE_OAUTH_TOKEN"] = "pscale_oauth_{url:43}""#, r#"{"credential": "pscale_oauth_{url:43}"}"#],
        silent: &["token = 'pscale_oauth_...'", r#"client = Client("pscale_oauth_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "supabase-access-token",
        name: "Supabase personal access token",
        severity: Critical,
        keywords: &["sbp_"],
        pattern: Token(r"sbp_(?:oauth_|v0_)?[0-9a-f]{40}\b"),
        source: "https://github.com/supabase/cli/blob/HEAD/internal/utils/access_token.go",
        revoke: "https://supabase.com/dashboard/account/tokens",
        fires: &["export SUPABASE_ACCESS_TOKEN=sbp_{hex:40}", "!curl -H 'Authorization: Bearer sbp_{hex:40}' $URL"],
        silent: &["token = 'sbp_...'", r#"client = Client("sbp_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "supabase-secret-key",
        name: "Supabase secret key",
        severity: Critical,
        keywords: &["sb_secret_"],
        pattern: Token("sb_secret_[0-9A-Za-z_-]{28,48}"),
        entropy: 3.0,
        source: "https://github.com/supabase/supabase/blob/HEAD/apps/docs/content/guides/api/api-keys.mdx",
        revoke: "https://supabase.com/dashboard/project/_/settings/api-keys",
        fires: &[r#"{"credential": "sb_secret_{url:22}_{alnum:8}"}"#, "token = 'sb_secret_{url:22}_{alnum:8}'"],
        silent: &["token = 'sb_secret_...'", r#"client = Client("sb_secret_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "supabase-service-role-key",
        name: "Supabase service role key",
        severity: Critical,
        keywords: &["ijzdxbhymfzzsisinjlzii6i"],
        pattern: Around(
            80,
            r"\beyJ[0-9A-Za-z_-]{10,60}\.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6I[0-9A-Za-z_-]{20,48}InNlcnZpY2Vfcm9sZSIs[0-9A-Za-z_-]{10,120}\.[0-9A-Za-z_-]{43}",
        ),
        check: Some(check::jwt),
        source: "https://github.com/supabase/supabase/blob/HEAD/apps/docs/content/guides/api/api-keys.mdx",
        revoke: "https://supabase.com/dashboard/project/_/settings/api-keys",
        fires: &[
            "supabase = create_client(url, 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6Im{alnum:26}Iiwicm9sZSI6InNlcnZpY2Vfcm9sZSIs{alnum:40}.{url:43}')",
            "SUPABASE_SERVICE_KEY=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6Im{alnum:26}Iiwicm9sZSI6InNlcnZpY2Vfcm9sZSIs{alnum:46}.{url:43}",
        ],
        silent: &[
            "SUPABASE_ANON_KEY=eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJzdXBhYmFzZSIsInJlZiI6Im{alnum:26}Iiwicm9sZSI6ImFub24i{alnum:40}.{url:43}",
        ],
        ..RULE
    },
    // unchecked: https://neon.com/docs/manage/api-keys
    Rule {
        id: "neon-api-key",
        name: "Neon API key",
        severity: Critical,
        keywords: &["napi_"],
        pattern: Token(r"napi_[0-9a-z]{50,70}\b"),
        entropy: 3.0,
        revoke: "https://console.neon.tech/app/settings/api-keys",
        fires: &["!curl -H 'Authorization: Bearer napi_{lower:64}' $URL", r#"client = Client("napi_{lower:64}")"#],
        silent: &["token = 'napi_...'", r#"client = Client("napi_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://neon.com/docs/manage/roles
    Rule {
        id: "neon-role-password",
        name: "Neon database password",
        severity: Critical,
        keywords: &["npg_"],
        pattern: Token(r"npg_[0-9A-Za-z]{12,24}\b"),
        entropy: 2.8,
        revoke: "https://console.neon.tech/",
        fires: &["token = 'npg_{alnum:14}'", r#"os.environ["NEON_ROLE_PASSWORD"] = "npg_{alnum:14}""#],
        silent: &["token = 'npg_...'", r#"client = Client("npg_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://www.cockroachlabs.com/docs/cockroachcloud/managing-access
    Rule {
        id: "cockroach-api-key",
        name: "CockroachDB Cloud API key",
        severity: Critical,
        keywords: &["ccdb1_"],
        pattern: Token(r"CCDB1_[0-9A-Za-z]{22}_[0-9A-Za-z]{40}\b"),
        revoke: "https://cockroachlabs.cloud/access",
        fires: &[r#"client = Client("CCDB1_{alnum:22}_{alnum:40}")"#, "export COCKROACH_API_KEY=CCDB1_{alnum:22}_{alnum:40}"],
        silent: &["token = 'CCDB1_...'", r#"client = Client("CCDB1_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://aiven.io/docs/platform/concepts/service-users
    Rule {
        id: "aiven-password",
        name: "Aiven service password",
        severity: Critical,
        keywords: &["avns_"],
        pattern: Token(r"AVNS_[0-9A-Za-z_-]{19}\b{end-half}"),
        revoke: "https://console.aiven.io/",
        fires: &[r#"os.environ["AIVEN_PASSWORD"] = "AVNS_{url:19}""#, r#"{"credential": "AVNS_{url:19}"}"#],
        silent: &["token = 'AVNS_...'", r#"client = Client("AVNS_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.influxdata.com/influxdb/cloud/admin/tokens/
    Rule {
        id: "influxdb-token",
        name: "InfluxDB API token",
        severity: High,
        keywords: &["influx"],
        pattern: Named("[0-9A-Za-z_-]{86}=="),
        entropy: 4.0,
        revoke: "https://cloud2.influxdata.com/",
        fires: &[r#"os.environ["INFLUXDB_TOKEN"] = "{url:86}==""#, r#"client = Client(influxdb_token="{url:86}==")"#],
        silent: &["influxdb_token = os.environ['INFLUXDB_TOKEN']", "influxdb_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "elastic-api-key",
        name: "Elasticsearch API key",
        severity: High,
        keywords: &["elastic_api", "elasticsearch_api", "es_api_key", "elastic_cloud_api"],
        pattern: Named("[0-9A-Za-z+/_-]{50,100}={0,2}"),
        entropy: 4.0,
        source: "https://github.com/elastic/elasticsearch-py/blob/HEAD/docs/guide/connecting.asciidoc",
        revoke: "https://www.elastic.co/guide/en/kibana/current/api-keys.html",
        fires: &[r#"{"elastic_api_key": "{alnum:58}=="}"#, "%env ELASTIC_API_KEY={alnum:58}=="],
        silent: &["elastic_api_key = os.environ['ELASTIC_API_KEY']", "elastic_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys
    Rule {
        id: "elastic-cloud-key",
        name: "Elastic Cloud API key",
        severity: Critical,
        keywords: &["essu_", "essa_"],
        pattern: Token("ess[ua]_[0-9A-Za-z+/_-]{60,200}={0,2}"),
        entropy: 3.4,
        revoke: "https://cloud.elastic.co/account/keys",
        fires: &["!curl -H 'Authorization: Bearer essu_{alnum:76}==' $URL", r#"client = Client("essu_{alnum:76}==")"#],
        silent: &["token = 'essu_...'", r#"client = Client("essu_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "elastic-cloud-password",
        name: "Elastic Cloud password",
        severity: High,
        keywords: &["elastic_pass", "elastic_pwd", "elasticsearch_pass", "elastic_cloud_pass"],
        pattern: Named("[0-9A-Za-z]{24}"),
        entropy: 3.6,
        source: "https://github.com/elastic/elasticsearch-py/blob/HEAD/docs/guide/connecting.asciidoc",
        revoke: "https://cloud.elastic.co/",
        fires: &[r#"client = Client(elastic_password="{alnum:24}")"#, "elastic_password = '{alnum:24}'"],
        silent: &["elastic_password = os.environ['ELASTIC_PASSWORD']", "elastic_password = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "confluent-cloud-secret",
        name: "Confluent Cloud API secret",
        severity: Critical,
        keywords: &["cflt"],
        pattern: Token("cflt[0-9A-Za-z+/]{60}"),
        entropy: 4.0,
        source: "https://docs.confluent.io/cloud/current/client-apps/api-keys.html",
        revoke: "https://confluent.cloud/settings/api-keys",
        fires: &[r#"client = Client("cflt{base64:60}")"#, "export CONFLUENT_CLOUD_SECRET=cflt{base64:60}"],
        silent: &["token = 'cflt...'", r#"client = Client("cflt{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "confluent-cloud-secret-legacy",
        name: "Confluent Cloud API secret",
        severity: Critical,
        keywords: &["confluent", "sasl_pass", "sasl_plain_pass", "kafka_pass", "kafka_secret", "cluster_api_secret"],
        pattern: Named("[0-9A-Za-z+/]{64}"),
        entropy: 4.2,
        source: "https://github.com/confluentinc/terraform-provider-confluent/blob/HEAD/docs/index.md",
        revoke: "https://confluent.cloud/settings/api-keys",
        fires: &["CONFLUENT_API_SECRET={base64:64}", r#"{"confluent_api_secret": "{base64:64}"}"#],
        silent: &["confluent_api_secret = os.environ['CONFLUENT_API_SECRET']", "confluent_api_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.confluent.io/kafka-clients/python/current/overview.html
    Rule {
        id: "kafka-sasl-password",
        name: "Kafka SASL password",
        severity: High,
        keywords: &["sasl.password", "sasl.jaas.config"],
        pattern: Around(
            0,
            r#"sasl\.(?:password\\?["']?\s*[,=:]\s*\\?["']?|jaas\.config[^\n]{0,160}?password\s*=\s*\\?["'])([^\s"'\\{}<>$,;()]{8,128})\\?["']"#,
        ),
        entropy: 2.8,
        revoke: "https://confluent.cloud/settings/api-keys",
        fires: &[
            "conf = {'sasl.mechanisms': 'PLAIN', 'sasl.password': '{base64:64}'}",
            r#"'sasl.jaas.config': 'org.apache.kafka.common.security.plain.PlainLoginModule required username="u" password="{alnum:24}";'"#,
        ],
        silent: &["conf = {'sasl.password': password}", "'sasl.password': '<API_SECRET>'", "'sasl.password': '{secret}'"],
        ..RULE
    },
    Rule {
        id: "motherduck-token",
        name: "MotherDuck token",
        severity: Critical,
        keywords: &["motherduck"],
        pattern: Named(r"eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.4,
        check: Some(check::jwt),
        source: "https://github.com/motherduckdb/mcp-server-motherduck/blob/HEAD/README.md",
        revoke: "https://app.motherduck.com/settings/tokens",
        fires: &["motherduck_token = 'eyJ{url:30}.{url:120}.{url:43}'", "export MOTHERDUCK_TOKEN=eyJ{url:30}.{url:120}.{url:43}"],
        silent: &["motherduck_token = os.environ['MOTHERDUCK_TOKEN']", "motherduck_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "fivetran-api-secret",
        name: "Fivetran API secret",
        severity: High,
        keywords: &["fivetran"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        source: "https://github.com/fivetran/terraform-provider-fivetran/blob/HEAD/docs/index.md",
        revoke: "https://fivetran.com/dashboard/user/api-config",
        fires: &[r#"os.environ["FIVETRAN_API_SECRET"] = "{alnum:32}""#, r#"client = Client(fivetran_api_secret="{alnum:32}")"#],
        silent: &["fivetran_api_secret = os.environ['FIVETRAN_API_SECRET']", "fivetran_api_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.getdbt.com/docs/dbt-cloud-apis/service-tokens
    Rule {
        id: "dbt-cloud-token",
        name: "dbt Cloud token",
        severity: Critical,
        keywords: &["dbtc_", "dbtu_"],
        pattern: Token("dbt[cu]_[0-9A-Za-z_-]{40,80}={0,2}"),
        entropy: 3.0,
        revoke: "https://cloud.getdbt.com/settings/profile/",
        fires: &["!curl -H 'Authorization: Bearer dbtc_{url:43}' $URL", r#"client = Client("dbtc_{url:43}")"#],
        silent: &["token = 'dbtc_...'", r#"client = Client("dbtc_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://airtable.com/developers/web/guides/personal-access-tokens
    Rule {
        id: "airtable-pat",
        name: "Airtable personal access token",
        severity: High,
        keywords: &["airtable"],
        pattern: Named(r"pat[0-9A-Za-z]{14}\.[0-9a-f]{64}"),
        entropy: 3.0,
        revoke: "https://airtable.com/create/tokens",
        fires: &["export AIRTABLE_TOKEN=pat{alnum:14}.{hex:64}", "AIRTABLE_TOKEN=pat{alnum:14}.{hex:64}"],
        silent: &["airtable_token = os.environ['AIRTABLE_TOKEN']", "airtable_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://airtable.com/developers/web/guides/personal-access-tokens
    Rule {
        id: "airtable-call-pat",
        name: "Airtable personal access token",
        severity: High,
        keywords: &["api('pat", r#"api("pat"#, "table('pat", r#"table("pat"#, "bearer pat"],
        pattern: Token(r#"(?:[Aa]pi\(|[Tt]able\(|[Bb]earer )["']?(pat[0-9A-Za-z]{14}\.[0-9a-f]{64})\b"#),
        revoke: "https://airtable.com/create/tokens",
        fires: &["api = Api('pat{alnum:14}.{hex:64}')", "headers = {'Authorization': 'Bearer pat{alnum:14}.{hex:64}'}"],
        silent: &["Table('patients')", "Bearer pat{alnum:14}"],
        ..RULE
    },
    // unchecked: https://support.airtable.com/docs/airtable-api-key-deprecation-notice
    Rule {
        id: "airtable-api-key",
        name: "Airtable API key",
        severity: High,
        keywords: &["airtable"],
        pattern: Named("key[0-9A-Za-z]{14}"),
        entropy: 3.0,
        revoke: "https://airtable.com/create/tokens",
        fires: &["%env AIRTABLE_API_KEY=key{alnum:14}", r#"os.environ["AIRTABLE_API_KEY"] = "key{alnum:14}""#],
        silent: &["airtable_api_key = os.environ['AIRTABLE_API_KEY']", "airtable_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.algolia.com/doc/guides/security/api-keys/
    Rule {
        id: "algolia-admin-key",
        name: "Algolia API key",
        severity: Medium,
        keywords: &["algolia"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://dashboard.algolia.com/account/api-keys/",
        fires: &["ALGOLIA_ADMIN_KEY={hex:32}", r#"{"algolia_admin_key": "{hex:32}"}"#],
        silent: &["algolia_admin_key = os.environ['ALGOLIA_ADMIN_KEY']", "algolia_admin_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "mapbox-secret-token",
        name: "Mapbox secret access token",
        severity: High,
        keywords: &["sk.eyj"],
        pattern: Token(r"sk\.eyJ[0-9A-Za-z_-]{50,300}\.[0-9A-Za-z_-]{20,24}\b{end-half}"),
        source: "https://docs.mapbox.com/api/ja/accounts/tokens",
        revoke: "https://console.mapbox.com/account/access-tokens/",
        fires: &[r#"{"credential": "sk.eyJ{alnum:70}.{url:22}"}"#, "token = 'sk.eyJ{alnum:70}.{url:22}'"],
        silent: &["token = 'sk.eyJ...'", r#"client = Client("sk.eyJ{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "mapbox-temporary-token",
        name: "Mapbox temporary token",
        severity: Medium,
        keywords: &["tk.eyj"],
        pattern: Token(r"tk\.eyJ[0-9A-Za-z_-]{50,300}\.[0-9A-Za-z_-]{20,24}\b{end-half}"),
        source: "https://docs.mapbox.com/api/ja/accounts/tokens",
        revoke: "https://console.mapbox.com/account/access-tokens/",
        fires: &["!curl -H 'Authorization: Bearer tk.eyJ{alnum:70}.{url:22}' $URL", r#"client = Client("tk.eyJ{alnum:70}.{url:22}")"#],
        silent: &["token = 'tk.eyJ...'", r#"client = Client("tk.eyJ{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm
    Rule {
        id: "tableau-pat",
        name: "Tableau personal access token",
        severity: Critical,
        keywords: &["==:"],
        pattern: Around(22, r"[0-9A-Za-z+/]{22}==:[0-9A-Za-z]{32}\b"),
        revoke: "https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm",
        fires: &["tableau_auth = TSC.PersonalAccessTokenAuth('pat', '{base64:22}==:{alnum:32}')", "TABLEAU_PAT={base64:22}==:{alnum:32}"],
        silent: &["a==: b", "{base64:10}==:{alnum:32}"],
        ..RULE
    },
    Rule {
        id: "looker-client-secret",
        name: "Looker API client secret",
        severity: High,
        keywords: &["looker_client", "looker_secret", "lookersdk"],
        pattern: Named("[0-9A-Za-z]{24}"),
        entropy: 3.6,
        source: "https://github.com/looker-open-source/sdk-codegen/blob/HEAD/python/README.rst",
        revoke: "https://cloud.google.com/looker/docs/api-auth",
        fires: &[r#"{"looker_client_secret": "{alnum:24}"}"#, "%env LOOKER_CLIENT_SECRET={alnum:24}"],
        silent: &["looker_client_secret = os.environ['LOOKER_CLIENT_SECRET']", "looker_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://dev.socrata.com/docs/app-tokens.html
    Rule {
        id: "socrata-app-token",
        name: "Socrata app token",
        severity: Medium,
        keywords: &["socrata("],
        pattern: Token(r#"Socrata\(\s*(?:domain\s*=\s*)?["'][^"']{4,80}["']\s*,\s*(?:app_token\s*=\s*)?["']([0-9A-Za-z]{25})["']"#),
        entropy: 3.4,
        revoke: "https://evergreen.data.socrata.com/profile/edit/developer_settings",
        fires: &[
            "client = Socrata('data.cityofchicago.org', '{alnum:25}')",
            "client = Socrata(\"data.sfgov.org\",\n    app_token=\"{alnum:25}\")",
        ],
        silent: &["client = Socrata('data.sfgov.org', None)", "client = Socrata('data.sfgov.org', TOKEN)"],
        ..RULE
    },
    // unchecked: https://dev.socrata.com/docs/app-tokens.html
    Rule {
        id: "socrata-token",
        name: "Socrata app token",
        severity: Medium,
        keywords: &["socrata", "app_token", "x-app-token"],
        pattern: Named("[0-9A-Za-z]{25}"),
        entropy: 3.6,
        revoke: "https://evergreen.data.socrata.com/profile/edit/developer_settings",
        fires: &[r#"client = Client(socrata_app_token="{alnum:25}")"#, "socrata_app_token = '{alnum:25}'"],
        silent: &["socrata_app_token = os.environ['SOCRATA_APP_TOKEN']", "socrata_app_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "nasdaq-data-link-key",
        name: "Nasdaq Data Link API key",
        severity: High,
        keywords: &["quandl_api", "quandl_key", "quandl_token", "quandl_auth", "nasdaq_api", "nasdaq_data_link"],
        pattern: Named("[0-9A-Za-z_-]{20}"),
        entropy: 3.2,
        source: "https://github.com/Nasdaq/data-link-python/blob/HEAD/README.md",
        revoke: "https://data.nasdaq.com/account/profile",
        fires: &["%env QUANDL_API_KEY={alnum:20}", r#"os.environ["QUANDL_API_KEY"] = "{alnum:20}""#],
        silent: &["quandl_api_key = os.environ['QUANDL_API_KEY']", "quandl_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "nasdaq-data-link-setting-key",
        name: "Nasdaq Data Link API key",
        severity: High,
        keywords: &["quandl.apiconfig", "nasdaqdatalink.apiconfig"],
        pattern: Token(r#"(?:[Qq]uandl|nasdaqdatalink)\.ApiConfig\.api_key\s*=\s*["']([0-9A-Za-z_-]{18,24})["']"#),
        entropy: 3.0,
        source: "https://github.com/Nasdaq/data-link-python/blob/HEAD/README.md",
        revoke: "https://data.nasdaq.com/account/profile",
        fires: &["quandl.ApiConfig.api_key = '{alnum:20}'", r#"nasdaqdatalink.ApiConfig.api_key = "{alnum:20}""#],
        silent: &["quandl.ApiConfig.api_key = API_KEY", "quandl.ApiConfig.api_version = '2015-04-09'"],
        ..RULE
    },
    // unchecked: https://fred.stlouisfed.org/docs/api/api_key.html
    Rule {
        id: "fred-api-key",
        name: "FRED API key",
        severity: Medium,
        keywords: &["fred_api", "fred_key", "fredapi", "fred_token"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://fredaccount.stlouisfed.org/apikeys",
        fires: &["fred_api_key = '{hex:32}'", "export FRED_API_KEY={hex:32}"],
        silent: &["fred_api_key = os.environ['FRED_API_KEY']", "fred_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://fred.stlouisfed.org/docs/api/api_key.html
    Rule {
        id: "fred-call-key",
        name: "FRED API key",
        severity: Medium,
        keywords: &["fred("],
        pattern: Token(r#"Fred\(\s*(?:api_key\s*=\s*)?["']([0-9a-f]{32})["']"#),
        entropy: 3.0,
        revoke: "https://fredaccount.stlouisfed.org/apikeys",
        fires: &["fred = Fred(api_key='{hex:32}')", r#"fred = Fred("{hex:32}")"#],
        silent: &["fred = Fred(api_key=key)", "fred = Fred(api_key='insert api key here')"],
        ..RULE
    },
    // unchecked: https://www.alphavantage.co/documentation/
    Rule {
        id: "alpha-vantage-key",
        name: "Alpha Vantage API key",
        severity: Medium,
        keywords: &["alpha_vantage", "alphavantage", "alpha_key"],
        pattern: Named("[0-9A-Z]{16}"),
        entropy: 2.8,
        revoke: "https://www.alphavantage.co/support/#api-key",
        fires: &[r#"{"alpha_vantage_api_key": "{upper:16}"}"#, "%env ALPHA_VANTAGE_API_KEY={upper:16}"],
        silent: &["alpha_vantage_api_key = os.environ['ALPHA_VANTAGE_API_KEY']", "alpha_vantage_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.alphavantage.co/documentation/
    Rule {
        id: "alpha-vantage-url-key",
        name: "Alpha Vantage API key",
        severity: Medium,
        keywords: &["alphavantage.co/query"],
        pattern: Around(12, r#"alphavantage\.co/query\?[^\s"'<>]{0,200}?apikey=([0-9A-Z]{16})\b"#),
        entropy: 2.8,
        revoke: "https://www.alphavantage.co/support/#api-key",
        fires: &[
            "url = 'https://www.alphavantage.co/query?function=TIME_SERIES_DAILY&symbol=IBM&apikey={upper:16}'",
            "GET https://alphavantage.co/query?apikey={upper:16}&function=FX_DAILY",
        ],
        silent: &["https://www.alphavantage.co/query?function=FX_DAILY&apikey=demo"],
        ..RULE
    },
    // unchecked: https://www.alphavantage.co/documentation/
    Rule {
        id: "alpha-vantage-call-key",
        name: "Alpha Vantage API key",
        severity: Medium,
        keywords: &["timeseries(", "foreignexchange(", "cryptocurrencies(", "techindicators(", "fundamentaldata("],
        pattern: Token(
            r#"(?:TimeSeries|ForeignExchange|CryptoCurrencies|TechIndicators|FundamentalData)\(\s*(?:key\s*=\s*)?["']([0-9A-Z]{16})["']"#,
        ),
        entropy: 2.8,
        revoke: "https://www.alphavantage.co/support/#api-key",
        fires: &["ts = TimeSeries(key='{upper:16}', output_format='pandas')", r#"fx = ForeignExchange("{upper:16}")"#],
        silent: &["ts = TimeSeries(key=api_key)", "TimeSeries('daily')"],
        ..RULE
    },
    Rule {
        id: "polygon-api-key",
        name: "Polygon.io API key",
        severity: Medium,
        keywords: &["polygon_api", "polygon_key", "polygon_io", "polygonio", "massive_api"],
        pattern: Named("[0-9A-Za-z_]{32}"),
        entropy: 3.8,
        source: "https://github.com/polygon-io/client-python/blob/HEAD/polygon/rest/__init__.py",
        revoke: "https://polygon.io/dashboard/keys",
        fires: &[r#"client = Client(polygon_api_key="{alnum:32}")"#, "polygon_api_key = '{alnum:32}'"],
        silent: &["polygon_api_key = os.environ['POLYGON_API_KEY']", "polygon_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "finnhub-api-key",
        name: "Finnhub API key",
        severity: Medium,
        keywords: &["finnhub"],
        pattern: Named("[0-9a-z]{20}|[0-9a-z]{40}"),
        entropy: 3.2,
        source: "https://github.com/Finnhub-Stock-API/finnhub-python/blob/HEAD/README.md",
        revoke: "https://finnhub.io/dashboard",
        fires: &["%env FINNHUB_API_KEY={lower:20}", r#"os.environ["FINNHUB_API_KEY"] = "{lower:20}""#],
        silent: &["finnhub_api_key = os.environ['FINNHUB_API_KEY']", "finnhub_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "finnhub-call-key",
        name: "Finnhub API key",
        severity: Medium,
        keywords: &["finnhub.client("],
        pattern: Token(r#"finnhub\.Client\(\s*(?:api_key\s*=\s*)?["']([0-9a-z]{20}|[0-9a-z]{40})["']"#),
        entropy: 3.0,
        source: "https://github.com/Finnhub-Stock-API/finnhub-python/blob/HEAD/README.md",
        revoke: "https://finnhub.io/dashboard",
        fires: &["finnhub_client = finnhub.Client(api_key='{lower:20}')", r#"c = finnhub.Client("{lower:40}")"#],
        silent: &["finnhub.Client(api_key=token)"],
        ..RULE
    },
    // unchecked: https://iexcloud.io/docs/
    Rule {
        id: "iex-cloud-token",
        name: "IEX Cloud secret token",
        severity: Medium,
        keywords: &["iex_", "iexcloud", "iex_cloud"],
        pattern: Named("s[kT]_[0-9a-f]{32}|Tsk_[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://iexcloud.io/console/tokens",
        fires: &["iex_token = 'sk_{hex:32}'", "export IEX_TOKEN=sk_{hex:32}"],
        silent: &["iex_token = os.environ['IEX_TOKEN']", "iex_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.tiingo.com/documentation/general/connecting
    Rule {
        id: "tiingo-api-key",
        name: "Tiingo API token",
        severity: Medium,
        keywords: &["tiingo"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://www.tiingo.com/account/api/token",
        fires: &[r#"os.environ["TIINGO_API_KEY"] = "{hex:40}""#, r#"client = Client(tiingo_api_key="{hex:40}")"#],
        silent: &["tiingo_api_key = os.environ['TIINGO_API_KEY']", "tiingo_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://tushare.pro/document/1?doc_id=40
    Rule {
        id: "tushare-token",
        name: "Tushare token",
        severity: High,
        keywords: &["ts.set_token(", "ts.pro_api(", "tushare.set_token(", "tushare.pro_api("],
        pattern: Token(r#"(?:ts|tushare)\.(?:set_token|pro_api)\(\s*(?:token\s*=\s*)?["']([0-9a-f]{56})["']"#),
        entropy: 3.0,
        revoke: "https://tushare.pro/user/token",
        fires: &["ts.set_token('{hex:56}')", r#"pro = ts.pro_api("{hex:56}")"#],
        silent: &["ts.set_token('your token here')", "pro = ts.pro_api()"],
        ..RULE
    },
    // unchecked: https://tushare.pro/document/1?doc_id=40
    Rule {
        id: "tushare-token-named",
        name: "Tushare token",
        severity: High,
        keywords: &["tushare"],
        pattern: Named("[0-9a-f]{56}"),
        entropy: 3.0,
        revoke: "https://tushare.pro/user/token",
        fires: &["export TUSHARE_TOKEN={hex:56}", "TUSHARE_TOKEN={hex:56}"],
        silent: &["tushare_token = os.environ['TUSHARE_TOKEN']", "tushare_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.oanda.com/rest-live-v20/authentication/
    Rule {
        id: "oanda-token",
        name: "OANDA access token",
        severity: High,
        keywords: &["oanda"],
        pattern: Named("[0-9a-f]{32}-[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://www.oanda.com/account/tpa/personal_token",
        fires: &[r#"client = Client(oanda_access_token="{hex:32}-{hex:32}")"#, "oanda_access_token = '{hex:32}-{hex:32}'"],
        silent: &["oanda_access_token = os.environ['OANDA_ACCESS_TOKEN']", "oanda_access_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://newsapi.org/docs/authentication
    Rule {
        id: "newsapi-key",
        name: "News API key",
        severity: Medium,
        keywords: &["newsapi", "news_api"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://newsapi.org/account",
        fires: &["%env NEWSAPI_KEY={hex:32}", r#"os.environ["NEWSAPI_KEY"] = "{hex:32}""#],
        silent: &["newsapi_key = os.environ['NEWSAPI_KEY']", "newsapi_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://newsapi.org/docs/client-libraries/python
    Rule {
        id: "newsapi-call-key",
        name: "News API key",
        severity: Medium,
        keywords: &["newsapiclient("],
        pattern: Token(r#"NewsApiClient\(\s*(?:api_key\s*=\s*)?["']([0-9a-f]{32})["']"#),
        entropy: 3.0,
        revoke: "https://newsapi.org/account",
        fires: &["newsapi = NewsApiClient(api_key='{hex:32}')", r#"api = NewsApiClient("{hex:32}")"#],
        silent: &["NewsApiClient(api_key=KEY)"],
        ..RULE
    },
    // unchecked: https://openweathermap.org/appid
    Rule {
        id: "openweather-key",
        name: "OpenWeather API key",
        severity: Medium,
        keywords: &["openweather", "owm_", "weather_api", "weatherapi", "open_weather"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://home.openweathermap.org/api_keys",
        fires: &["openweather_api_key = '{hex:32}'", "export OPENWEATHER_API_KEY={hex:32}"],
        silent: &["openweather_api_key = os.environ['OPENWEATHER_API_KEY']", "openweather_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://pyowm.readthedocs.io/
    Rule {
        id: "openweather-call-key",
        name: "OpenWeather API key",
        severity: Medium,
        keywords: &["owm(", "pyowm.owm("],
        pattern: Token(r#"(?:pyowm\.)?OWM\(\s*["']([0-9a-f]{32})["']"#),
        entropy: 3.0,
        revoke: "https://home.openweathermap.org/api_keys",
        fires: &["owm = OWM('{hex:32}')", r#"owm = pyowm.OWM("{hex:32}")"#],
        silent: &["owm = OWM(API_KEY)"],
        ..RULE
    },
    // unchecked: https://api.nasa.gov/
    Rule {
        id: "nasa-api-key",
        name: "NASA API key",
        severity: Medium,
        keywords: &["nasa_api", "nasa_key"],
        pattern: Named("[0-9A-Za-z]{40}"),
        entropy: 4.0,
        revoke: "https://api.nasa.gov/",
        fires: &[r#"{"nasa_api_key": "{alnum:40}"}"#, "%env NASA_API_KEY={alnum:40}"],
        silent: &["nasa_api_key = os.environ['NASA_API_KEY']", "nasa_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.census.gov/data/developers/guidance/api-user-guide.html
    Rule {
        id: "census-api-key",
        name: "US Census API key",
        severity: Low,
        keywords: &["census_api", "census_key", "census_token"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://api.census.gov/data/key_signup.html",
        fires: &["export CENSUS_API_KEY={hex:40}", "CENSUS_API_KEY={hex:40}"],
        silent: &["census_api_key = os.environ['CENSUS_API_KEY']", "census_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.census.gov/data/developers/guidance/api-user-guide.html
    Rule {
        id: "census-call-key",
        name: "US Census API key",
        severity: Low,
        keywords: &["census("],
        pattern: Token(r#"Census\(\s*["']([0-9a-f]{40})["']"#),
        entropy: 3.0,
        revoke: "https://api.census.gov/data/key_signup.html",
        fires: &["c = Census('{hex:40}')", r#"c = Census("{hex:40}", year=2020)"#],
        silent: &["c = Census(API_KEY)", "df = load_census('2020')"],
        ..RULE
    },
    Rule {
        id: "copernicus-cds-key",
        name: "Copernicus Climate Data Store key",
        severity: Medium,
        keywords: &["cds.climate.copernicus.eu/api", "ads.atmosphere.copernicus.eu/api", "cds-beta.climate.copernicus.eu/api"],
        pattern: Around(
            0,
            r"(?:cds(?:-beta)?\.climate|ads\.atmosphere)\.copernicus\.eu/api(?:/v2)?(?:\W|\\n){1,12}(?:export )?key\W{1,8}((?:[0-9]{2,7}:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})",
        ),
        source: "https://github.com/ecmwf/cdsapi/blob/HEAD/README.rst",
        revoke: "https://cds.climate.copernicus.eu/profile",
        fires: &[
            "url = 'https://cds.climate.copernicus.eu/api/v2'\nkey = '12345:{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
            r"!echo -e 'url: https://ads.atmosphere.copernicus.eu/api\nkey: {hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}' > ~/.cdsapirc",
        ],
        silent: &["url: https://cds.climate.copernicus.eu/api\nkey: <PERSONAL-ACCESS-TOKEN>"],
        ..RULE
    },
    Rule {
        id: "copernicus-cds-key-named",
        name: "Copernicus Climate Data Store key",
        severity: Medium,
        keywords: &["cdsapi", "cds_api", "cds_key", "ads_key"],
        pattern: Named("(?:[0-9]{2,7}:)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/ecmwf/cdsapi/blob/HEAD/README.rst",
        revoke: "https://cds.climate.copernicus.eu/profile",
        fires: &[
            "%env CDSAPI_KEY=12345:{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"os.environ["CDSAPI_KEY"] = "12345:{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
        ],
        silent: &["cdsapi_key = os.environ['CDSAPI_KEY']", "cdsapi_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.planet.com/quickstart/apis/
    Rule {
        id: "planet-api-key",
        name: "Planet API key",
        severity: High,
        keywords: &["plak"],
        pattern: Token(r"PLAK[0-9a-f]{32}\b"),
        revoke: "https://www.planet.com/account/#/user-settings",
        fires: &[r#"client = Client("PLAK{hex:32}")"#, "export PLANET_API_KEY=PLAK{hex:32}"],
        silent: &["token = 'PLAK...'", r#"client = Client("PLAK{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "sentinel-hub-secret",
        name: "Sentinel Hub client secret",
        severity: High,
        keywords: &["sentinelhub", "sentinel_hub", "sh_client_secret", "sh_secret"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        source: "https://github.com/sentinel-hub/sentinelhub-py/blob/HEAD/docs/source/configure.rst",
        revoke: "https://apps.sentinel-hub.com/dashboard/#/account/settings",
        fires: &["sh_client_secret = '{alnum:32}'", "export SH_CLIENT_SECRET={alnum:32}"],
        silent: &["sh_client_secret = os.environ['SH_CLIENT_SECRET']", "sh_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.ncdc.noaa.gov/cdo-web/webservices/v2
    Rule {
        id: "noaa-token",
        name: "NOAA climate data token",
        severity: Low,
        keywords: &["noaa", "ncdc"],
        pattern: Named("[A-Za-z]{32}"),
        entropy: 4.0,
        revoke: "https://www.ncdc.noaa.gov/cdo-web/token",
        fires: &[r#"os.environ["NOAA_TOKEN"] = "{letters:32}""#, r#"client = Client(noaa_token="{letters:32}")"#],
        silent: &["noaa_token = os.environ['NOAA_TOKEN']", "noaa_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.eia.gov/opendata/documentation.php
    Rule {
        id: "eia-api-key",
        name: "EIA API key",
        severity: Low,
        keywords: &["eia_api", "eia_key"],
        pattern: Named("[0-9A-Za-z]{40}|[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://www.eia.gov/opendata/register.php",
        fires: &[r#"{"eia_api_key": "{alnum:40}"}"#, "%env EIA_API_KEY={alnum:40}"],
        silent: &["eia_api_key = os.environ['EIA_API_KEY']", "eia_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.bls.gov/developers/
    Rule {
        id: "bls-api-key",
        name: "BLS registration key",
        severity: Low,
        keywords: &["bls_api", "bls_key", "registrationkey"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://data.bls.gov/registrationEngine/",
        fires: &["export BLS_API_KEY={hex:32}", "BLS_API_KEY={hex:32}"],
        silent: &["bls_api_key = os.environ['BLS_API_KEY']", "bls_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "bea-api-key",
        name: "BEA API key",
        severity: Low,
        keywords: &["bea_api", "bea_key", "bea_user", "beakey"],
        pattern: Named("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/us-bea/beaapi/blob/HEAD/README.md",
        revoke: "https://apps.bea.gov/API/signup/",
        fires: &[
            r#"client = Client(bea_api_key="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
            "beakey = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
        ],
        silent: &["bea_api_key = os.environ['BEA_API_KEY']", "bea_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.ncbi.nlm.nih.gov/books/NBK25497/
    Rule {
        id: "ncbi-api-key",
        name: "NCBI API key",
        severity: Medium,
        keywords: &["ncbi", "entrez", "eutils"],
        pattern: Named("[0-9a-f]{36}"),
        entropy: 3.0,
        revoke: "https://account.ncbi.nlm.nih.gov/settings/",
        fires: &["%env NCBI_API_KEY={hex:36}", r#"os.environ["NCBI_API_KEY"] = "{hex:36}""#],
        silent: &["ncbi_api_key = os.environ['NCBI_API_KEY']", "ncbi_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://biopython.org/docs/latest/Tutorial/chapter_entrez.html
    Rule {
        id: "ncbi-entrez-key",
        name: "NCBI API key",
        severity: Medium,
        keywords: &["entrez.api_key"],
        pattern: Token(r#"Entrez\.api_key\s*=\s*["']([0-9a-f]{36})["']"#),
        entropy: 3.0,
        revoke: "https://account.ncbi.nlm.nih.gov/settings/",
        fires: &["Entrez.api_key = '{hex:36}'", r#"from Bio import Entrez; Entrez.api_key="{hex:36}""#],
        silent: &["Entrez.api_key = key", "Entrez.email = 'a@b.org'"],
        ..RULE
    },
    Rule {
        id: "elsevier-api-key",
        name: "Elsevier API key",
        severity: Medium,
        keywords: &["elsevier", "scopus", "sciencedirect", "x-els-apikey"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/ElsevierDev/elsapy/blob/HEAD/elsapy/elsclient.py",
        revoke: "https://dev.elsevier.com/apikey/manage",
        fires: &["elsevier_api_key = '{hex:32}'", "export ELSEVIER_API_KEY={hex:32}"],
        silent: &["elsevier_api_key = os.environ['ELSEVIER_API_KEY']", "elsevier_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://api.semanticscholar.org/api-docs/
    Rule {
        id: "semantic-scholar-key",
        name: "Semantic Scholar API key",
        severity: Medium,
        keywords: &["semantic_scholar", "semanticscholar", "s2_api"],
        pattern: Named("[0-9A-Za-z]{40}|s2k-[0-9A-Za-z]{40}"),
        entropy: 3.8,
        revoke: "https://www.semanticscholar.org/product/api",
        fires: &[r#"os.environ["SEMANTIC_SCHOLAR_API_KEY"] = "{alnum:40}""#, r#"client = Client(semantic_scholar_api_key="{alnum:40}")"#],
        silent: &["semantic_scholar_api_key = os.environ['SEMANTIC_SCHOLAR_API_KEY']", "semantic_scholar_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.materialsproject.org/downloading-data/using-the-api/getting-started
    Rule {
        id: "materials-project-call-key",
        name: "Materials Project API key",
        severity: Medium,
        keywords: &["mprester("],
        pattern: Token(r#"MPRester\(\s*(?:api_key\s*=\s*)?["']([0-9A-Za-z]{32}|[0-9A-Za-z]{16,17})["']"#),
        entropy: 3.2,
        revoke: "https://next-gen.materialsproject.org/api",
        fires: &["with MPRester('{alnum:32}') as mpr:\n    pass", r#"mpr = MPRester(api_key="{alnum:32}")"#],
        silent: &["with MPRester(API_KEY) as mpr:", "MPRester('your_api_key_here')"],
        ..RULE
    },
    // unchecked: https://docs.materialsproject.org/downloading-data/using-the-api/getting-started
    Rule {
        id: "materials-project-key",
        name: "Materials Project API key",
        severity: Medium,
        keywords: &["materials_project", "mp_api", "pmg_mapi", "mapi_key"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        revoke: "https://next-gen.materialsproject.org/api",
        fires: &["export MP_API_KEY={alnum:32}", "MP_API_KEY={alnum:32}"],
        silent: &["mp_api_key = os.environ['MP_API_KEY']", "mp_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://giscience.github.io/openrouteservice/
    Rule {
        id: "openrouteservice-key",
        name: "openrouteservice API key",
        severity: Medium,
        keywords: &["5b3ce3597851110001cf6248"],
        pattern: Token(r"5b3ce3597851110001cf6248[0-9a-f]{32}\b"),
        revoke: "https://openrouteservice.org/dev/#/home",
        fires: &[r#"client = Client("5b3ce3597851110001cf6248{hex:32}")"#, "export OPENROUTESERVICE_KEY=5b3ce3597851110001cf6248{hex:32}"],
        silent: &["token = '5b3ce3597851110001cf6248...'", r#"client = Client("5b3ce3597851110001cf6248{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://account.heigit.org/
    Rule {
        id: "openrouteservice-token",
        name: "openrouteservice API key",
        severity: Medium,
        keywords: &["eyjvcmcioii1yjnjztm1otc4ntexmtawmdfjzjyyndgi"],
        pattern: Token("eyJvcmciOiI1YjNjZTM1OTc4NTExMTAwMDFjZjYyNDgi[0-9A-Za-z+/_-]{50,120}={0,2}"),
        revoke: "https://account.heigit.org/manage/key",
        fires: &[
            r#"os.environ["OPENROUTESERVICE_TOKEN"] = "eyJvcmciOiI1YjNjZTM1OTc4NTExMTAwMDFjZjYyNDgi{alnum:70}=""#,
            r#"{"credential": "eyJvcmciOiI1YjNjZTM1OTc4NTExMTAwMDFjZjYyNDgi{alnum:70}="}"#,
        ],
        silent: &[
            "token = 'eyJvcmciOiI1YjNjZTM1OTc4NTExMTAwMDFjZjYyNDgi...'",
            r#"client = Client("eyJvcmciOiI1YjNjZTM1OTc4NTExMTAwMDFjZjYyNDgi{lower:5}")"#,
        ],
        ..RULE
    },
    // unchecked: https://opencagedata.com/api
    Rule {
        id: "opencage-key",
        name: "OpenCage API key",
        severity: Medium,
        keywords: &["opencage"],
        pattern: Named("(?:oc_gc_)?[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://opencagedata.com/dashboard#geocoding",
        fires: &["OPENCAGE_API_KEY={hex:32}", r#"{"opencage_api_key": "{hex:32}"}"#],
        silent: &["opencage_api_key = os.environ['OPENCAGE_API_KEY']", "opencage_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.here.com/docs/bundle/identity-and-access-management-developer-guide/page/topics/plat-using-apikeys.html
    Rule {
        id: "here-api-key",
        name: "HERE API key",
        severity: Medium,
        keywords: &["here_api", "here_key", "hereapi"],
        pattern: Named("[0-9A-Za-z_-]{43}"),
        entropy: 4.2,
        revoke: "https://platform.here.com/admin/apps",
        fires: &["here_api_key = '{url:43}'", "export HERE_API_KEY={url:43}"],
        silent: &["here_api_key = os.environ['HERE_API_KEY']", "here_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.tomtom.com/
    Rule {
        id: "tomtom-key",
        name: "TomTom API key",
        severity: Medium,
        keywords: &["tomtom"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        revoke: "https://developer.tomtom.com/user/me/apps",
        fires: &[r#"os.environ["TOMTOM_API_KEY"] = "{alnum:32}""#, r#"client = Client(tomtom_api_key="{alnum:32}")"#],
        silent: &["tomtom_api_key = os.environ['TOMTOM_API_KEY']", "tomtom_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.mapquest.com/documentation/
    Rule {
        id: "mapquest-key",
        name: "MapQuest API key",
        severity: Medium,
        keywords: &["mapquest"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        revoke: "https://developer.mapquest.com/user/me/apps",
        fires: &[r#"{"mapquest_api_key": "{alnum:32}"}"#, "%env MAPQUEST_API_KEY={alnum:32}"],
        silent: &["mapquest_api_key = os.environ['MAPQUEST_API_KEY']", "mapquest_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.locationiq.com/docs/authentication
    Rule {
        id: "locationiq-key",
        name: "LocationIQ token",
        severity: Medium,
        keywords: &["pk."],
        pattern: Token(r"pk\.[0-9a-f]{32}\b"),
        revoke: "https://my.locationiq.com/dashboard/",
        fires: &[r#"client = Client("pk.{hex:32}")"#, "export LOCATIONIQ_KEY=pk.{hex:32}"],
        silent: &["obj.pk.value", "pk.{hex:8}"],
        ..RULE
    },
    // unchecked: https://apidocs.geoapify.com/
    Rule {
        id: "geoapify-key",
        name: "Geoapify API key",
        severity: Medium,
        keywords: &["geoapify"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://myprojects.geoapify.com/",
        fires: &[r#"client = Client(geoapify_api_key="{hex:32}")"#, "geoapify_api_key = '{hex:32}'"],
        silent: &["geoapify_api_key = os.environ['GEOAPIFY_API_KEY']", "geoapify_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://ipinfo.io/developers
    Rule {
        id: "ipinfo-token",
        name: "IPinfo token",
        severity: Medium,
        keywords: &["ipinfo"],
        pattern: Named("[0-9a-f]{14}"),
        entropy: 2.8,
        revoke: "https://ipinfo.io/account/token",
        fires: &["%env IPINFO_TOKEN={hex:14}", r#"os.environ["IPINFO_TOKEN"] = "{hex:14}""#],
        silent: &["ipinfo_token = os.environ['IPINFO_TOKEN']", "ipinfo_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://apilayer.com/docs
    Rule {
        id: "apilayer-key",
        name: "API key of an apilayer service",
        severity: Medium,
        keywords: &[
            "fixer_", "ipstack", "currencylayer", "aviationstack", "weatherstack", "marketstack", "mediastack", "positionstack",
            "exchangeratesapi",
        ],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://apilayer.com/account",
        fires: &["MARKETSTACK_API_KEY={hex:32}", r#"{"marketstack_api_key": "{hex:32}"}"#],
        silent: &["marketstack_api_key = os.environ['MARKETSTACK_API_KEY']", "marketstack_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.exchangerate-api.com/docs/authentication
    Rule {
        id: "exchangerate-api-key",
        name: "ExchangeRate-API key",
        severity: Medium,
        keywords: &["exchangerate", "exchange_rate_api"],
        pattern: Named("[0-9a-f]{24}"),
        entropy: 3.0,
        revoke: "https://app.exchangerate-api.com/dashboard",
        fires: &["exchangerate_api_key = '{hex:24}'", "export EXCHANGERATE_API_KEY={hex:24}"],
        silent: &["exchangerate_api_key = os.environ['EXCHANGERATE_API_KEY']", "exchangerate_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://coinmarketcap.com/api/documentation/v1/#section/Authentication
    Rule {
        id: "coinmarketcap-key",
        name: "CoinMarketCap API key",
        severity: Medium,
        keywords: &["coinmarketcap", "cmc_pro", "cmc_api", "x-cmc_pro_api_key"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://pro.coinmarketcap.com/account",
        fires: &[
            r#"os.environ["CMC_PRO_API_KEY"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
            r#"client = Client(cmc_pro_api_key="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
        ],
        silent: &["cmc_pro_api_key = os.environ['CMC_PRO_API_KEY']", "cmc_pro_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.coingecko.com/reference/authentication
    Rule {
        id: "coingecko-key",
        name: "CoinGecko API key",
        severity: Medium,
        keywords: &["cg-"],
        pattern: Token(r"CG-[0-9A-Za-z]{24}\b"),
        entropy: 3.2,
        revoke: "https://www.coingecko.com/en/developers/dashboard",
        fires: &[r#"client = Client("CG-{alnum:24}")"#, "export COINGECKO_KEY=CG-{alnum:24}"],
        silent: &["token = 'CG-...'", r#"client = Client("CG-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.etherscan.io/getting-started/viewing-api-usage-statistics
    Rule {
        id: "etherscan-key",
        name: "Etherscan API key",
        severity: Medium,
        keywords: &["etherscan", "bscscan", "polygonscan", "arbiscan"],
        pattern: Named("[0-9A-Z]{34}"),
        entropy: 3.4,
        revoke: "https://etherscan.io/myapikey",
        fires: &["export ETHERSCAN_API_KEY={upper:34}", "ETHERSCAN_API_KEY={upper:34}"],
        silent: &["etherscan_api_key = os.environ['ETHERSCAN_API_KEY']", "etherscan_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.metamask.io/services/
    Rule {
        id: "infura-key",
        name: "Infura project key",
        severity: Medium,
        keywords: &["infura"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://developer.metamask.io/",
        fires: &[r#"client = Client(infura_project_id="{hex:32}")"#, "infura_project_id = '{hex:32}'"],
        silent: &["infura_project_id = os.environ['INFURA_PROJECT_ID']", "infura_project_id = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.metamask.io/services/reference/ethereum/
    Rule {
        id: "web3-provider-url",
        name: "Blockchain node URL with its key",
        severity: Medium,
        keywords: &[".infura.io/v3/", ".alchemy.com/v2/", ".alchemyapi.io/v2/"],
        pattern: Around(
            60,
            r"(?:https|wss)://[0-9a-z-]{3,40}\.(?:infura\.io/v3|(?:g\.)?alchemy(?:api\.io|\.com)/v2)/([0-9A-Za-z_-]{32})\b{end-half}",
        ),
        revoke: "https://dashboard.alchemy.com/apps",
        fires: &[
            "w3 = Web3(Web3.HTTPProvider('https://mainnet.infura.io/v3/{hex:32}'))",
            "url = 'https://eth-mainnet.g.alchemy.com/v2/{alnum:32}'",
        ],
        silent: &["https://mainnet.infura.io/v3/YOUR-PROJECT-ID"],
        ..RULE
    },
    // unchecked: https://min-api.cryptocompare.com/documentation
    Rule {
        id: "cryptocompare-key",
        name: "CryptoCompare API key",
        severity: Medium,
        keywords: &["cryptocompare"],
        pattern: Named("[0-9a-f]{64}"),
        entropy: 3.0,
        revoke: "https://www.cryptocompare.com/cryptopian/api-keys",
        fires: &["%env CRYPTOCOMPARE_API_KEY={hex:64}", r#"os.environ["CRYPTOCOMPARE_API_KEY"] = "{hex:64}""#],
        silent: &["cryptocompare_api_key = os.environ['CRYPTOCOMPARE_API_KEY']", "cryptocompare_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.themoviedb.org/docs/getting-started
    Rule {
        id: "tmdb-key",
        name: "TMDB API key",
        severity: Low,
        keywords: &["tmdb", "themoviedb"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://www.themoviedb.org/settings/api",
        fires: &["TMDB_API_KEY={hex:32}", r#"{"tmdb_api_key": "{hex:32}"}"#],
        silent: &["tmdb_api_key = os.environ['TMDB_API_KEY']", "tmdb_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.nytimes.com/get-started
    Rule {
        id: "nytimes-key",
        name: "New York Times API key",
        severity: Medium,
        keywords: &["nytimes", "nyt_api", "nyt_key"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        revoke: "https://developer.nytimes.com/my-apps",
        fires: &["nyt_api_key = '{alnum:32}'", "export NYT_API_KEY={alnum:32}"],
        silent: &["nyt_api_key = os.environ['NYT_API_KEY']", "nyt_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://open-platform.theguardian.com/documentation/
    Rule {
        id: "guardian-key",
        name: "Guardian API key",
        severity: Medium,
        keywords: &["guardian_api", "guardian_key"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://open-platform.theguardian.com/access/",
        fires: &[
            r#"os.environ["GUARDIAN_API_KEY"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
            r#"client = Client(guardian_api_key="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
        ],
        silent: &["guardian_api_key = os.environ['GUARDIAN_API_KEY']", "guardian_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.developer.yelp.com/docs/fusion-authentication
    Rule {
        id: "yelp-api-key",
        name: "Yelp API key",
        severity: Medium,
        keywords: &["yelp"],
        pattern: Named("[0-9A-Za-z_-]{128}"),
        entropy: 4.2,
        revoke: "https://www.yelp.com/developers/v3/manage_app",
        fires: &[r#"{"yelp_api_key": "{url:128}"}"#, "%env YELP_API_KEY={url:128}"],
        silent: &["yelp_api_key = os.environ['YELP_API_KEY']", "yelp_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.foursquare.com/developer/docs/manage-api-keys
    Rule {
        id: "foursquare-key",
        name: "Foursquare API key",
        severity: Medium,
        keywords: &["fsq3"],
        pattern: Token("fsq3[0-9A-Za-z+/]{43}="),
        revoke: "https://foursquare.com/developers/projects",
        fires: &["export FOURSQUARE_KEY=fsq3{base64:43}=", "!curl -H 'Authorization: Bearer fsq3{base64:43}=' $URL"],
        silent: &["token = 'fsq3...'", r#"client = Client("fsq3{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.foursquare.com/developer/docs/manage-api-keys
    Rule {
        id: "foursquare-client-secret",
        name: "Foursquare client secret",
        severity: Medium,
        keywords: &["foursquare", "fs_secret"],
        pattern: Named("[0-9A-Z]{48}"),
        entropy: 3.6,
        revoke: "https://foursquare.com/developers/projects",
        fires: &[r#"client = Client(foursquare_client_secret="{upper:48}")"#, "foursquare_client_secret = '{upper:48}'"],
        silent: &["foursquare_client_secret = os.environ['FOURSQUARE_CLIENT_SECRET']", "foursquare_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.rapidapi.com/docs/keys
    Rule {
        id: "rapidapi-key",
        name: "RapidAPI key",
        severity: High,
        keywords: &["jsn"],
        pattern: Around(38, r"\b[0-9a-z]{10}msh[0-9a-z]{15}p1[0-9a-z]{5,6}jsn[0-9a-z]{12}\b"),
        revoke: "https://rapidapi.com/developer/apps",
        fires: &[
            "headers = {'X-RapidAPI-Key': '{hex:10}msh{hex:15}p1{hex:5}jsn{hex:12}'}",
            "RAPIDAPI_KEY={hex:10}msh{hex:15}p1{hex:6}jsn{hex:12}",
        ],
        silent: &["jsn = json.loads(x)", "{hex:10}jsn{hex:12}"],
        ..RULE
    },
    // unchecked: https://developer.riotgames.com/docs/portal
    Rule {
        id: "riot-api-key",
        name: "Riot Games API key",
        severity: Medium,
        keywords: &["rgapi-"],
        pattern: Token(r"RGAPI-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
        revoke: "https://developer.riotgames.com/",
        fires: &[
            "!curl -H 'Authorization: Bearer RGAPI-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}' $URL",
            r#"client = Client("RGAPI-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
        ],
        silent: &["token = 'RGAPI-...'", r#"client = Client("RGAPI-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://steamcommunity.com/dev
    Rule {
        id: "steam-api-key",
        name: "Steam Web API key",
        severity: Medium,
        keywords: &["steam_api", "steam_key", "steamapi", "steam_web"],
        pattern: Named("[0-9A-F]{32}"),
        entropy: 3.0,
        revoke: "https://steamcommunity.com/dev/apikey",
        fires: &["STEAM_API_KEY={HEX:32}", r#"{"steam_api_key": "{HEX:32}"}"#],
        silent: &["steam_api_key = os.environ['STEAM_API_KEY']", "steam_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.strava.com/docs/authentication/
    Rule {
        id: "strava-secret",
        name: "Strava client secret or token",
        severity: Medium,
        keywords: &["strava"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://www.strava.com/settings/api",
        fires: &["strava_client_secret = '{hex:40}'", "export STRAVA_CLIENT_SECRET={hex:40}"],
        silent: &["strava_client_secret = os.environ['STRAVA_CLIENT_SECRET']", "strava_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.football-data.org/documentation/quickstart
    Rule {
        id: "football-data-key",
        name: "football-data.org or API-Football key",
        severity: Low,
        keywords: &["football_data", "football_api", "api_football", "apisports"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://www.football-data.org/client/home",
        fires: &[r#"os.environ["FOOTBALL_API_KEY"] = "{hex:32}""#, r#"client = Client(football_api_key="{hex:32}")"#],
        silent: &["football_api_key = os.environ['FOOTBALL_API_KEY']", "football_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://redcap.vumc.org/community/
    Rule {
        id: "redcap-token",
        name: "REDCap API token",
        severity: Critical,
        keywords: &["redcap"],
        pattern: Named("[0-9A-F]{32}|[0-9A-F]{64}"),
        entropy: 3.0,
        revoke: "https://projectredcap.org/",
        fires: &[r#"{"redcap_api_token": "{HEX:32}"}"#, "%env REDCAP_API_TOKEN={HEX:32}"],
        silent: &["redcap_api_token = os.environ['REDCAP_API_TOKEN']", "redcap_api_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.osf.io/#tag/Overview
    Rule {
        id: "osf-token",
        name: "Open Science Framework token",
        severity: High,
        keywords: &["osf_token", "osf_pat", "osf_api"],
        pattern: Named("[0-9A-Za-z]{70}"),
        entropy: 4.2,
        revoke: "https://osf.io/settings/tokens",
        fires: &["export OSF_TOKEN={alnum:70}", "OSF_TOKEN={alnum:70}"],
        silent: &["osf_token = os.environ['OSF_TOKEN']", "osf_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.zenodo.org/#authentication
    Rule {
        id: "zenodo-token",
        name: "Zenodo access token",
        severity: High,
        keywords: &["zenodo"],
        pattern: Named("[0-9A-Za-z]{60}"),
        entropy: 4.2,
        revoke: "https://zenodo.org/account/settings/applications/",
        fires: &[r#"client = Client(zenodo_access_token="{alnum:60}")"#, "zenodo_access_token = '{alnum:60}'"],
        silent: &["zenodo_access_token = os.environ['ZENODO_ACCESS_TOKEN']", "zenodo_access_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "dataverse-token",
        name: "Dataverse API token",
        severity: High,
        keywords: &["dataverse_api", "dataverse_token", "dataverse_key"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/IQSS/dataverse/blob/HEAD/doc/sphinx-guides/source/api/auth.rst",
        revoke: "https://dataverse.harvard.edu/dataverseuser.xhtml?selectTab=apiTokenTab",
        fires: &[
            "%env DATAVERSE_API_TOKEN={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"os.environ["DATAVERSE_API_TOKEN"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
        ],
        silent: &["dataverse_api_token = os.environ['DATAVERSE_API_TOKEN']", "dataverse_api_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://api.qualtrics.com/
    Rule {
        id: "qualtrics-token",
        name: "Qualtrics API token",
        severity: High,
        keywords: &["qualtrics", "x-api-token"],
        pattern: Named("[0-9A-Za-z]{40}"),
        entropy: 4.0,
        revoke: "https://www.qualtrics.com/support/integrations/api-integration/overview/",
        fires: &["QUALTRICS_API_TOKEN={alnum:40}", r#"{"qualtrics_api_token": "{alnum:40}"}"#],
        silent: &["qualtrics_api_token = os.environ['QUALTRICS_API_TOKEN']", "qualtrics_api_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://support.kobotoolbox.org/api.html
    Rule {
        id: "kobo-token",
        name: "KoboToolbox token",
        severity: High,
        keywords: &["kobo_token", "kobo_api", "kobotoolbox", "kf_token"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://support.kobotoolbox.org/api.html",
        fires: &["kobo_token = '{hex:40}'", "export KOBO_TOKEN={hex:40}"],
        silent: &["kobo_token = os.environ['KOBO_TOKEN']", "kobo_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.metabase.com/docs/latest/people-and-groups/api-keys
    Rule {
        id: "metabase-api-key",
        name: "Metabase API key",
        severity: High,
        keywords: &["mb_"],
        pattern: Token("mb_[0-9A-Za-z+/]{43}="),
        revoke: "https://www.metabase.com/docs/latest/people-and-groups/api-keys",
        fires: &["export METABASE_API_KEY=mb_{base64:43}=", "!curl -H 'Authorization: Bearer mb_{base64:43}=' $URL"],
        silent: &["token = 'mb_...'", r#"client = Client("mb_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "posthog-personal-key",
        name: "PostHog personal API key",
        severity: High,
        keywords: &["phx_"],
        pattern: Token(r"phx_[0-9A-Za-z]{40,60}\b"),
        source: "https://github.com/PostHog/posthog/blob/HEAD/posthog/models/personal_api_key.py",
        revoke: "https://app.posthog.com/settings/user-api-keys",
        fires: &[r#"{"credential": "phx_{alnum:47}"}"#, "token = 'phx_{alnum:47}'"],
        silent: &["token = 'phx_...'", r#"client = Client("phx_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.mixpanel.com/docs/orgs-and-projects/managing-projects
    Rule {
        id: "mixpanel-secret",
        name: "Mixpanel API secret",
        severity: High,
        keywords: &["mixpanel_secret", "mixpanel_api_secret", "mixpanel_service"],
        pattern: Named("[0-9a-f]{32}|[0-9A-Za-z]{32}"),
        entropy: 3.0,
        revoke: "https://mixpanel.com/settings/project",
        fires: &["export MIXPANEL_API_SECRET={hex:32}", "MIXPANEL_API_SECRET={hex:32}"],
        silent: &["mixpanel_api_secret = os.environ['MIXPANEL_API_SECRET']", "mixpanel_api_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://amplitude.com/docs/apis/authentication
    Rule {
        id: "amplitude-secret",
        name: "Amplitude secret key",
        severity: High,
        keywords: &["amplitude_secret"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://app.amplitude.com/",
        fires: &[r#"client = Client(amplitude_secret_key="{hex:32}")"#, "amplitude_secret_key = '{hex:32}'"],
        silent: &["amplitude_secret_key = os.environ['AMPLITUDE_SECRET_KEY']", "amplitude_secret_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "dune-api-key",
        name: "Dune API key",
        severity: Medium,
        keywords: &["dune_api", "dune_key"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        source: "https://github.com/duneanalytics/dune-client/blob/HEAD/README.md",
        revoke: "https://dune.com/settings/api",
        fires: &["%env DUNE_API_KEY={alnum:32}", r#"os.environ["DUNE_API_KEY"] = "{alnum:32}""#],
        silent: &["dune_api_key = os.environ['DUNE_API_KEY']", "dune_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "astra-db-token",
        name: "DataStax Astra token",
        severity: Critical,
        keywords: &["astracs:"],
        pattern: Token(r"AstraCS:[0-9A-Za-z]{24}:[0-9a-f]{64}\b"),
        source: "https://github.com/datastax/astrapy/blob/HEAD/README.md",
        revoke: "https://astra.datastax.com/settings/tokens",
        fires: &[r#"os.environ["ASTRA_DB_TOKEN"] = "AstraCS:{letters:24}:{hex:64}""#, r#"{"credential": "AstraCS:{letters:24}:{hex:64}"}"#],
        silent: &["token = 'AstraCS:...'", r#"client = Client("AstraCS:{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://clickhouse.com/docs/cloud/manage/openapi
    Rule {
        id: "clickhouse-cloud-secret",
        name: "ClickHouse Cloud API key secret",
        severity: Critical,
        keywords: &["4b1d"],
        pattern: Token(r"4b1d[0-9A-Za-z]{38}\b"),
        entropy: 3.6,
        revoke: "https://console.clickhouse.cloud/",
        fires: &["export CLICKHOUSE_CLOUD_SECRET=4b1d{alnum:38}", "!curl -H 'Authorization: Bearer 4b1d{alnum:38}' $URL"],
        silent: &["token = '4b1d...'", r#"client = Client("4b1d{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://www.tinybird.co/docs/get-started/administration/auth-tokens
    Rule {
        id: "tinybird-token",
        name: "Tinybird token",
        severity: High,
        keywords: &["p.eyj"],
        pattern: Token(r"p\.eyJ[0-9A-Za-z_-]{50,300}\.[0-9A-Za-z_-]{43}\b{end-half}"),
        revoke: "https://cloud.tinybird.co/tokens",
        fires: &[r#"{"credential": "p.eyJ{alnum:100}.{url:43}"}"#, "token = 'p.eyJ{alnum:100}.{url:43}'"],
        silent: &["token = 'p.eyJ...'", r#"client = Client("p.eyJ{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "upstash-token",
        name: "Upstash REST token",
        severity: Critical,
        keywords: &["upstash"],
        pattern: Named("A[0-9A-Za-z+/_-]{40,120}={0,2}"),
        entropy: 4.0,
        source: "https://github.com/upstash/redis-py/blob/HEAD/README.md",
        revoke: "https://console.upstash.com/",
        fires: &[r#"{"upstash_redis_rest_token": "A{alnum:55}=="}"#, "%env UPSTASH_REDIS_REST_TOKEN=A{alnum:55}=="],
        silent: &["upstash_redis_rest_token = os.environ['UPSTASH_REDIS_REST_TOKEN']", "upstash_redis_rest_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://redis.io/docs/latest/operate/rc/security/
    Rule {
        id: "redis-cloud-password",
        name: "Redis Cloud password",
        severity: Critical,
        keywords: &["redis_password", "redis_pass", "redislabs", "redis_pwd"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        revoke: "https://app.redislabs.com/",
        fires: &["export REDIS_PASSWORD={alnum:32}", "REDIS_PASSWORD={alnum:32}"],
        silent: &["redis_password = os.environ['REDIS_PASSWORD']", "redis_password = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.meilisearch.com/docs/learn/security/basic_security
    Rule {
        id: "meilisearch-key",
        name: "Meilisearch key",
        severity: High,
        keywords: &["meili"],
        pattern: Named("[0-9a-f]{64}|[0-9A-Za-z_-]{43}"),
        entropy: 3.0,
        revoke: "https://www.meilisearch.com/docs/learn/security/basic_security",
        fires: &[r#"client = Client(meili_master_key="{hex:64}")"#, "meili_master_key = '{hex:64}'"],
        silent: &["meili_master_key = os.environ['MEILI_MASTER_KEY']", "meili_master_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://xata.io/docs/concepts/api-keys
    Rule {
        id: "xata-api-key",
        name: "Xata API key",
        severity: High,
        keywords: &["xau_"],
        pattern: Token(r"xau_[0-9A-Za-z]{32,64}\b"),
        entropy: 3.0,
        revoke: "https://app.xata.io/settings",
        fires: &[r#"os.environ["XATA_API_KEY"] = "xau_{alnum:43}""#, r#"{"credential": "xau_{alnum:43}"}"#],
        silent: &["token = 'xau_...'", r#"client = Client("xau_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.turso.tech/sdk/authentication
    Rule {
        id: "turso-token",
        name: "Turso database token",
        severity: Critical,
        keywords: &["turso", "libsql"],
        pattern: Named(r"eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.4,
        check: Some(check::jwt),
        revoke: "https://app.turso.tech/",
        fires: &["TURSO_AUTH_TOKEN=eyJ{url:20}.{url:120}.{url:86}", r#"{"turso_auth_token": "eyJ{url:20}.{url:120}.{url:86}"}"#],
        silent: &["turso_auth_token = os.environ['TURSO_AUTH_TOKEN']", "turso_auth_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://urs.earthdata.nasa.gov/documentation/for_users/user_token
    Rule {
        id: "earthdata-token",
        name: "NASA Earthdata token",
        severity: Medium,
        keywords: &["earthdata"],
        pattern: Named(r"eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.4,
        check: Some(check::jwt),
        revoke: "https://urs.earthdata.nasa.gov/users/earthdata/user_tokens",
        fires: &["earthdata_token = 'eyJ{url:60}.{url:160}.{url:342}'", "export EARTHDATA_TOKEN=eyJ{url:60}.{url:160}.{url:342}"],
        silent: &["earthdata_token = os.environ['EARTHDATA_TOKEN']", "earthdata_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "synapse-token",
        name: "Synapse personal access token",
        severity: High,
        keywords: &["synapse_auth", "synapse_token", "synapse_pat"],
        pattern: Named(r"eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.4,
        check: Some(check::jwt),
        source: "https://github.com/Sage-Bionetworks/synapsePythonClient/blob/HEAD/docs/tutorials/authentication.md",
        revoke: "https://accounts.synapse.org/authenticated/personalaccesstokens",
        fires: &[
            r#"os.environ["SYNAPSE_AUTH_TOKEN"] = "eyJ{url:60}.{url:200}.{url:342}""#,
            r#"client = Client(synapse_auth_token="eyJ{url:60}.{url:200}.{url:342}")"#,
        ],
        silent: &["synapse_auth_token = os.environ['SYNAPSE_AUTH_TOKEN']", "synapse_auth_token = '{lower:7}'"],
        ..RULE
    },
];
