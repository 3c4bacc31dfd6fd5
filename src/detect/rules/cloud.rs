//! Clouds: infrastructure, hosting, secret stores, object storage.

use crate::detect::check;
use crate::detect::rule::Pattern::{Around, Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High, Low, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "aws-access-key-id",
        name: "AWS access key ID",
        severity: High,
        keywords: &["akia", "asia", "abia", "acca"],
        pattern: Token(r"(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b"),
        entropy: 2.5,
        check: Some(check::aws_key_id),
        source: "https://github.com/aws/aws-cli/blob/HEAD/awscli/examples/sts/get-session-token.rst",
        revoke: "https://console.aws.amazon.com/iam/home#/security_credentials",
        fires: &[
            "aws_access_key_id = 'AKIA{base32:16}'",
            "export AWS_ACCESS_KEY_ID=ASIA{base32:16}",
            "key: AKIA{base32:16}, region: eu-west-1",
        ],
        silent: &["AKIA{base32:12}", "XAKIA{base32:16}", "countries in ASIA{base32:20}", "akia{lower:16}"],
        ..RULE
    },
    Rule {
        id: "aws-s3a-secret-key",
        name: "AWS secret access key in a Hadoop option",
        severity: Critical,
        keywords: &["s3a.secret.key", "s3.secret.key", "s3n.awssecretaccesskey", "s3.awssecretaccesskey"],
        pattern: Token(
            r#"(?:s3[an]?\.secret\.key|s3[an]?\.awssecretaccesskey|s3n?\.awsSecretAccessKey)["']?\s*[,=:]\s*["']?([0-9A-Za-z/+]{40})\b"#,
        ),
        entropy: 3.8,
        source: "https://hadoop.apache.org/docs/r2.7.1/hadoop-aws/tools/hadoop-aws",
        revoke: "https://console.aws.amazon.com/iam/home#/security_credentials",
        fires: &[
            "hadoop_conf.set('fs.s3a.secret.key', '{alnum:40}')",
            r#".config("spark.hadoop.fs.s3a.secret.key", "{alnum:40}")"#,
            "fs.s3n.awsSecretAccessKey={alnum:40}",
        ],
        silent: &["conf.set('fs.s3a.secret.key', secret_key)", "conf.set('fs.s3a.access.key', '{alnum:20}')"],
        ..RULE
    },
    Rule {
        id: "aws-secret-access-key",
        name: "AWS secret access key",
        severity: Critical,
        keywords: &["aws_secret", "secret_access_key", "secretaccesskey", "awssecret", "aws_sec_key", "aws_s3_secret"],
        pattern: Named("[0-9A-Za-z/+]{40}"),
        entropy: 3.8,
        source: "https://github.com/aws/aws-cli/blob/HEAD/awscli/examples/sts/get-session-token.rst",
        revoke: "https://console.aws.amazon.com/iam/home#/security_credentials",
        fires: &[r#"{"aws_secret_access_key": "{base64:40}"}"#, "%env AWS_SECRET_ACCESS_KEY={base64:40}"],
        silent: &[
            "aws_secret_access_key = os.environ['AWS_SECRET_ACCESS_KEY']",
            "aws_secret_access_key = '{lower:7}'",
            "aws_secret_access_key = '{base64:60}'",
            "aws_secret_name = 'prod/analytics/warehouse'",
        ],
        ..RULE
    },
    // unchecked: https://docs.aws.amazon.com/STS/latest/APIReference/API_Credentials.html
    Rule {
        id: "aws-session-token",
        name: "AWS session token",
        severity: High,
        keywords: &["iqojb3jpz2lu", "fwogzxivyxdze", "fqogzxivyxdze", "fqodyxdze"],
        pattern: Token("(?:IQoJb3JpZ2lu|FwoGZXIvYXdzE|FQoGZXIvYXdzE|FQoDYXdzE)[0-9A-Za-z/+=]{80,}"),
        revoke: "https://console.aws.amazon.com/iam/home#/security_credentials",
        fires: &[r#"{"credential": "IQoJb3JpZ2lu{base64:400}"}"#, "token = 'IQoJb3JpZ2lu{base64:400}'"],
        silent: &["token = 'IQoJb3JpZ2lu...'", r#"client = Client("IQoJb3JpZ2lu{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html
    Rule {
        id: "aws-bedrock-api-key",
        name: "Amazon Bedrock API key",
        severity: Critical,
        keywords: &["abskqmvkcm9ja0fqsutles"],
        pattern: Token("ABSKQmVkcm9ja0FQSUtleS[0-9A-Za-z+/]{60,200}={0,2}"),
        revoke: "https://console.aws.amazon.com/iam/home#/security_credentials",
        fires: &[
            "!curl -H 'Authorization: Bearer ABSKQmVkcm9ja0FQSUtleS{alnum:106}=' $URL",
            r#"client = Client("ABSKQmVkcm9ja0FQSUtleS{alnum:106}=")"#,
        ],
        silent: &["token = 'ABSKQmVkcm9ja0FQSUtleS...'", r#"client = Client("ABSKQmVkcm9ja0FQSUtleS{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "aws-bedrock-session-key",
        name: "Amazon Bedrock short-term API key",
        severity: High,
        keywords: &["bedrock-api-key-"],
        pattern: Token("bedrock-api-key-[0-9A-Za-z+/]{100,}={0,2}"),
        source: "https://github.com/aws/aws-bedrock-token-generator-python/blob/HEAD/README.md",
        revoke: "https://console.aws.amazon.com/iam/home#/security_credentials",
        fires: &["token = 'bedrock-api-key-{base64:400}'", r#"os.environ["AWS_BEDROCK_SESSION_KEY"] = "bedrock-api-key-{base64:400}""#],
        silent: &["token = 'bedrock-api-key-...'", r#"client = Client("bedrock-api-key-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.aws.amazon.com/ses/latest/dg/smtp-credentials.html
    Rule {
        id: "aws-smtp-password",
        name: "Amazon SES SMTP password",
        severity: High,
        keywords: &["ses_smtp", "smtp_ses", "aws_smtp"],
        pattern: Named("B[0-9A-Za-z/+]{43}"),
        entropy: 3.8,
        revoke: "https://console.aws.amazon.com/ses/",
        fires: &["aws_smtp_password = 'B{base64:43}'", "export AWS_SMTP_PASSWORD=B{base64:43}"],
        silent: &["aws_smtp_password = os.environ['AWS_SMTP_PASSWORD']", "aws_smtp_password = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "azure-storage-connection",
        name: "Azure account key in a connection string",
        severity: Critical,
        keywords: &["accountkey="],
        pattern: Token("AccountKey=([0-9A-Za-z+/]{86}==)"),
        entropy: 3.0,
        check: Some(check::azure_storage),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &[
            "conn = 'DefaultEndpointsProtocol=https;AccountName=data;AccountKey={alnum:85}A==;EndpointSuffix=core.windows.net'",
            "AccountEndpoint=https://db.documents.azure.com:443/;AccountKey={alnum:85}A==;",
        ],
        silent: &["conn = 'AccountName=data;AccountKey=;EndpointSuffix=core.windows.net'", "AccountKey={key};"],
        ..RULE
    },
    Rule {
        id: "azure-annotated-64-byte-key",
        name: "Azure account key",
        severity: Critical,
        keywords: &["+ast", "acdb", "+aba", "+amc"],
        pattern: Around(76, r"[0-9A-Za-z+/]{76}(?:\+ASt|ACDb|\+ABa|\+AMC)[0-9A-Za-z+/]{6}=="),
        check: Some(check::azure_storage),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &["account_url, credential='{alnum:76}+ASt{alnum:5}A=='", "cosmos = CosmosClient(url, '{alnum:76}ACDb{alnum:5}A==')"],
        silent: &["{alnum:30}+ASt{alnum:5}A==", "a +ast b"],
        ..RULE
    },
    Rule {
        id: "azure-storage-key",
        name: "Azure storage account key",
        severity: Critical,
        keywords: &[
            "account_key", "storage_key", "storageaccountkey", "azure_storage", "storage_account", "blob_key", "cosmos", "adls",
            "accountkey",
        ],
        pattern: Named("[0-9A-Za-z+/]{86}=="),
        entropy: 3.8,
        check: Some(check::azure_storage),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &[r#"{"azure_storage_key": "{alnum:85}A=="}"#, "%env AZURE_STORAGE_KEY={alnum:85}A=="],
        silent: &["azure_storage_key = os.environ['AZURE_STORAGE_KEY']", "azure_storage_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "azure-spark-account-key",
        name: "Azure storage account key in a Spark option",
        severity: Critical,
        keywords: &["fs.azure.account.key"],
        pattern: Around(24, r#"fs\.azure\.account\.key\.[0-9A-Za-z.-]{3,100}["']?\s*[,=:]\s*["']?([0-9A-Za-z+/]{86}==)"#),
        check: Some(check::azure_storage),
        source: "https://learn.microsoft.com/en-us/Purview/sit-defn-azure-storage-account-key",
        revoke: "https://portal.azure.com/",
        fires: &[
            "spark.conf.set('fs.azure.account.key.lake.dfs.core.windows.net', '{alnum:85}A==')",
            "fs.azure.account.key.lake.blob.core.windows.net={alnum:85}A==",
        ],
        silent: &["spark.conf.set('fs.azure.account.key.lake.dfs.core.windows.net', key)"],
        ..RULE
    },
    Rule {
        id: "azure-sas",
        name: "Azure shared access signature",
        severity: High,
        keywords: &["&sig=", "?sig=", ";sig="],
        pattern: Around(0, "[?&;]sig=((?:[0-9A-Za-z+/]|%2[BbFf]){43}(?:%3[Dd]|=))"),
        entropy: 3.0,
        source: "https://learn.microsoft.com/en-us/purview/sit-defn-azure-sas",
        revoke: "https://portal.azure.com/",
        fires: &[
            "url = 'https://lake.blob.core.windows.net/raw?sv=2022-11-02&ss=b&sp=rl&sig={alnum:43}%3D'",
            "SharedAccessSignature=sv=2022-11-02&sr=c&sig={alnum:40}%2Fab%3D",
        ],
        silent: &["url = f'https://lake.blob.core.windows.net/raw?sv=2022-11-02&sig={{signature}}'", "plot(x, y, a=1)&sig=0.5"],
        ..RULE
    },
    Rule {
        id: "azure-logic-app-sas",
        name: "Azure Logic Apps trigger URL",
        severity: High,
        keywords: &[".logic.azure.com", ".powerplatform.com"],
        pattern: Around(
            80,
            r#"https://[0-9A-Za-z.-]{3,70}\.(?:logic\.azure|powerplatform)\.com[^\s"'<>]{10,250}[?&]sig=([0-9A-Za-z_-]{43})\b{end-half}"#,
        ),
        source: "https://learn.microsoft.com/zh-cn/rest/api/logic/workflows/listcallbackurl",
        revoke: "https://portal.azure.com/",
        fires: &[
            "https://prod-01.westeurope.logic.azure.com:443/workflows/{hex:32}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers&sv=1.0&sig={url:43}",
            "flow = 'https://default.api.powerplatform.com:443/powerautomate/automations/direct/workflows/{hex:32}/triggers/manual/paths/invoke?api-version=1&sig={url:43}'",
        ],
        silent: &["https://prod-01.westeurope.logic.azure.com:443/workflows/{hex:32}/runs"],
        ..RULE
    },
    Rule {
        id: "azure-shared-access-key",
        name: "Azure Service Bus, Event Hubs or IoT Hub key",
        severity: Critical,
        keywords: &["sharedaccesskey="],
        pattern: Token("SharedAccessKey=([0-9A-Za-z+/]{43}=)"),
        entropy: 3.0,
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &[
            "Endpoint=sb://ns.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey={alnum:43}=",
            "conn = 'HostName=hub.azure-devices.net;DeviceId=d1;SharedAccessKey={alnum:43}='",
        ],
        silent: &["conn = f'HostName=hub.azure-devices.net;SharedAccessKey={{key}}'", "SharedAccessKey=..."],
        ..RULE
    },
    Rule {
        id: "azure-entra-client-secret",
        name: "Microsoft Entra client secret",
        severity: Critical,
        keywords: &["7q~", "8q~"],
        pattern: Around(
            4,
            "(?:^|[^0-9A-Za-z_~.-])([0-9A-Za-z_~.-]{3}(?:7Q~[0-9A-Za-z_~.-]{31}|8Q~[0-9A-Za-z_~.-]{34}))(?:$|[^0-9A-Za-z_~-])",
        ),
        entropy: 3.0,
        check: Some(check::entra),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://entra.microsoft.com/",
        fires: &[
            "client_secret = '{alnum:3}8Q~{alnum:34}'",
            "AZURE_CLIENT_SECRET={alnum:3}7Q~{alnum:31}\n",
            r#"ClientSecretCredential(tenant, app, "{alnum:3}8Q~{alnum:34}")"#,
        ],
        silent: &["secret = '{alnum:3}8Q~{alnum:12}'"],
        ..RULE
    },
    Rule {
        id: "azure-annotated-key",
        name: "Azure resource key",
        severity: Critical,
        keywords: &["jqqj99", "jqqj9d", "jqqj9h"],
        pattern: Around(52, r"\b[0-9A-Za-z]{52}JQQJ9[9DH][0-9A-Za-z][A-L][0-9A-Za-z]{16}[A-Za-z][0-9A-Za-z]{7}\b"),
        check: Some(check::azure_cask),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &[
            "client = AzureOpenAI(api_key='{alnum:52}JQQJ99BK{alnum:16}A{alnum:7}')",
            "AZURE_DEVOPS_EXT_PAT={alnum:52}JQQJ9D4C{alnum:16}z{alnum:7}",
        ],
        silent: &["{alnum:20}JQQJ99BK{alnum:24}", "{alnum:52}JQQJ99BK{alnum:10}"],
        ..RULE
    },
    Rule {
        id: "azure-search-key",
        name: "Azure AI Search key",
        severity: High,
        keywords: &["azse"],
        pattern: Around(42, r"\b[0-9A-Za-z]{42}AzSe[A-D][0-9A-Za-z]{5}\b"),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &["SearchClient(endpoint, index, AzureKeyCredential('{alnum:42}AzSeA{alnum:5}'))", "search_key: {alnum:42}AzSeB{alnum:5}"],
        silent: &["{alnum:12}AzSeA{alnum:5}"],
        ..RULE
    },
    Rule {
        id: "azure-function-key",
        name: "Azure Functions key",
        severity: High,
        keywords: &["azfu"],
        pattern: Around(44, r"\b[0-9A-Za-z_-]{44}AzFu[0-9A-Za-z_-]{5}[AQgw]=="),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &["https://app.azurewebsites.net/api/run?code={alnum:44}AzFu{alnum:5}A==", "function_key = '{alnum:44}AzFu{alnum:5}Q=='"],
        silent: &["{alnum:12}AzFu{alnum:5}A=="],
        ..RULE
    },
    Rule {
        id: "azure-container-registry-key",
        name: "Azure Container Registry password",
        severity: Critical,
        keywords: &["+acr"],
        pattern: Around(42, r"[0-9A-Za-z+/]{42}\+ACR[A-D][0-9A-Za-z+/]{5}\b"),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &["docker login reg.azurecr.io -u reg -p {alnum:42}+ACRA{alnum:5}", "acr_password = '{alnum:42}+ACRD{alnum:5}'"],
        silent: &["{alnum:12}+ACRA{alnum:5}"],
        ..RULE
    },
    Rule {
        id: "azure-cache-key",
        name: "Azure Cache for Redis key",
        severity: Critical,
        keywords: &["azca"],
        pattern: Around(33, r"\b[0-9A-Za-z+/]{33}AzCa[A-P][0-9A-Za-z+/]{5}="),
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://portal.azure.com/",
        fires: &[
            "redis.StrictRedis(host, password='{alnum:33}AzCaB{alnum:5}=')",
            "cache.redis.cache.windows.net:6380,password={alnum:33}AzCaA{alnum:5}=,ssl=True",
        ],
        silent: &["{alnum:12}AzCaA{alnum:5}="],
        ..RULE
    },
    Rule {
        id: "azure-devops-pat",
        name: "Azure DevOps personal access token",
        severity: Critical,
        keywords: &["azure_devops", "azuredevops", "ado_pat", "ado_token", "devops_pat", "devops_token", "system_accesstoken", "vsts"],
        pattern: Named("[a-z2-7]{52}"),
        entropy: 3.0,
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://dev.azure.com/",
        fires: &[
            r#"client = Client(azure_devops_pat="abc2def3ghi4jkl5mno6pqr7stu2vwx3yza4bcd5efg6hij7klmn")"#,
            "azure_devops_pat = 'abc2def3ghi4jkl5mno6pqr7stu2vwx3yza4bcd5efg6hij7klmn'",
        ],
        silent: &["azure_devops_pat = os.environ['AZURE_DEVOPS_PAT']", "azure_devops_pat = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "azure-openai-key",
        name: "Azure OpenAI key",
        severity: High,
        keywords: &["azure_openai", "azureopenai", "openai_api", "openai_key", "aoai"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/openai/openai-python/blob/001dcd38b6045a97d880ef41eb3f0862c7923999/README.md",
        revoke: "https://portal.azure.com/",
        fires: &["%env AZURE_OPENAI_API_KEY={hex:32}", r#"os.environ["AZURE_OPENAI_API_KEY"] = "{hex:32}""#],
        silent: &["azure_openai_api_key = os.environ['AZURE_OPENAI_API_KEY']", "azure_openai_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://learn.microsoft.com/azure/ai-foundry/openai/how-to/switching-endpoints
    Rule {
        id: "azure-openai-attribute-key",
        name: "Azure OpenAI key",
        severity: High,
        keywords: &["openai.api_key"],
        pattern: Token(r#"openai\.api_key\s*=\s*["']([0-9a-f]{32})["']"#),
        entropy: 3.0,
        revoke: "https://portal.azure.com/",
        fires: &["openai.api_key = '{hex:32}'", r#"openai.api_type = 'azure'; openai.api_key="{hex:32}""#],
        silent: &["openai.api_key = os.getenv('KEY')", "openai.api_key = '{hex:20}'"],
        ..RULE
    },
    // unchecked: https://learn.microsoft.com/azure/ai-services/authentication
    Rule {
        id: "azure-ai-services-key",
        name: "Azure AI services key",
        severity: High,
        keywords: &[
            "cognitive", "text_analytics", "textanalytics", "computervision", "computer_vision", "speech_key", "translator_key",
            "subscription_key", "subscription-key", "face_key", "vision_key", "formrecognizer", "form_recognizer",
        ],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://portal.azure.com/",
        fires: &["cognitive_services_key = '{hex:32}'", "export COGNITIVE_SERVICES_KEY={hex:32}"],
        silent: &["cognitive_services_key = os.environ['COGNITIVE_SERVICES_KEY']", "cognitive_services_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://learn.microsoft.com/bingmaps/getting-started/bing-maps-dev-center-help/getting-a-bing-maps-key
    Rule {
        id: "azure-bing-maps-key",
        name: "Bing Maps key",
        severity: Medium,
        keywords: &["bing_maps", "bingmaps", "bing_map"],
        pattern: Named("A[0-9A-Za-z_-]{63}"),
        entropy: 3.8,
        revoke: "https://www.bingmapsportal.com/Application",
        fires: &[r#"os.environ["BING_MAPS_KEY"] = "A{url:63}""#, r#"client = Client(bing_maps_key="A{url:63}")"#],
        silent: &["bing_maps_key = os.environ['BING_MAPS_KEY']", "bing_maps_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "gcp-api-key",
        name: "Google API key",
        severity: High,
        keywords: &["aiza"],
        pattern: Token(r"AIza[0-9A-Za-z_-]{35}\b{end-half}"),
        entropy: 2.5,
        source: "https://github.com/googlemaps/google-maps-services-python/blob/HEAD/googlemaps/client.py",
        revoke: "https://console.cloud.google.com/apis/credentials",
        fires: &[r#"{"credential": "AIza{url:35}"}"#, "token = 'AIza{url:35}'"],
        silent: &["token = 'AIza...'", r#"client = Client("AIza{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://cloud.google.com/iam/docs/keys-create-delete
    Rule {
        id: "gcp-service-account-key",
        name: "Google Cloud service account key",
        severity: Critical,
        keywords: &["private_key_id"],
        pattern: Token(
            r#"private_key_id\\?["']\s*:\s*\\?["'][0-9a-f]{40}\\?["'],\s*\\?["']private_key\\?["']\s*:\s*\\?["'](-----BEGIN PRIVATE KEY-----[0-9A-Za-z+/=\s\\]{800,}-----END PRIVATE KEY-----)"#,
        ),
        check: Some(check::gcp_service_account),
        revoke: "https://console.cloud.google.com/iam-admin/serviceaccounts",
        fires: &[
            r#"{"type": "service_account", "project_id": "p", "private_key_id": "{hex:40}", "private_key": "-----BEGIN PRIVATE KEY-----\n{base64:1600}\n-----END PRIVATE KEY-----\n", "client_email": "a@p.iam.gserviceaccount.com"}"#,
            "{'private_key_id': '{hex:40}',\n 'private_key': '-----BEGIN PRIVATE KEY-----\\n{base64:1600}\\n-----END PRIVATE KEY-----\\n'}",
        ],
        silent: &[r#""private_key_id": "{hex:40}", "private_key": "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n""#],
        ..RULE
    },
    // unchecked: https://developers.google.com/identity/protocols/oauth2
    Rule {
        id: "gcp-oauth-client-secret",
        name: "Google OAuth client secret",
        severity: High,
        keywords: &["gocspx-"],
        pattern: Token(r"GOCSPX-[0-9A-Za-z_-]{28}\b{end-half}"),
        revoke: "https://console.cloud.google.com/apis/credentials",
        fires: &["token = 'GOCSPX-{url:28}'", r#"os.environ["GCP_OAUTH_CLIENT_SECRET"] = "GOCSPX-{url:28}""#],
        silent: &["token = 'GOCSPX-...'", r#"client = Client("GOCSPX-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.google.com/identity/protocols/oauth2#size
    Rule {
        id: "gcp-oauth-access-token",
        name: "Google OAuth access token",
        severity: High,
        keywords: &["ya29."],
        pattern: Token(r"ya29\.[0-9A-Za-z_.-]{30,}"),
        entropy: 3.0,
        revoke: "https://myaccount.google.com/connections",
        fires: &[r#"client = Client("ya29.a0{url:160}")"#, "export GCP_OAUTH_ACCESS_TOKEN=ya29.a0{url:160}"],
        silent: &["token = 'ya29.a0...'", r#"client = Client("ya29.a0{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.google.com/identity/protocols/oauth2#size
    Rule {
        id: "gcp-oauth-refresh-token",
        name: "Google OAuth refresh token",
        severity: Critical,
        keywords: &["1//0"],
        pattern: Token("1//0[0-9A-Za-z_-]{60,}"),
        entropy: 3.5,
        revoke: "https://myaccount.google.com/connections",
        fires: &[r#"os.environ["GCP_OAUTH_REFRESH_TOKEN"] = "1//0{url:100}""#, r#"{"credential": "1//0{url:100}"}"#],
        silent: &["token = '1//0...'", r#"client = Client("1//0{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.google.com/identity/protocols/oauth2/native-app
    Rule {
        id: "gcp-oauth-code",
        name: "Google OAuth authorization code",
        severity: Low,
        keywords: &["4/0a", "4/1a"],
        pattern: Token("4/[01]A[0-9A-Za-z_-]{40,256}"),
        entropy: 3.5,
        revoke: "https://myaccount.google.com/connections",
        fires: &["export GCP_OAUTH_CODE=4/0A{url:70}", "!curl -H 'Authorization: Bearer 4/0A{url:70}' $URL"],
        silent: &["token = '4/0A...'", r#"client = Client("4/0A{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gcp-hmac-key-id",
        name: "Google Cloud Storage HMAC key ID",
        severity: Medium,
        keywords: &["goog"],
        pattern: Token(r"GOOG[0-9A-Z]{57}\b"),
        entropy: 3.0,
        source: "https://documentation.s3ns.fr/storage/docs/authentication/hmackeys",
        revoke: "https://console.cloud.google.com/storage/settings;tab=interoperability",
        fires: &[r#"{"credential": "GOOG1E{base32:55}"}"#, "token = 'GOOGTS{base32:55}'"],
        silent: &["ticker = 'GOOG'", "GOOGLE_APPLICATION_CREDENTIALS"],
        ..RULE
    },
    // unchecked: https://firebase.google.com/docs/cloud-messaging/auth-server
    Rule {
        id: "firebase-server-key",
        name: "Firebase Cloud Messaging server key",
        severity: High,
        keywords: &[":apa91b"],
        pattern: Around(11, r"AAAA[0-9A-Za-z_-]{7}:APA91b[0-9A-Za-z_-]{134}\b{end-half}"),
        revoke: "https://console.firebase.google.com/",
        fires: &["server_key = 'AAAA{url:7}:APA91b{url:134}'", "Authorization: key=AAAA{url:7}:APA91b{url:134}"],
        silent: &["AAAA{url:7}:APA91b{url:30}"],
        ..RULE
    },
    // unchecked: https://developers.google.com/recaptcha/docs/verify
    Rule {
        id: "google-recaptcha-secret",
        name: "Google reCAPTCHA secret key",
        severity: Medium,
        keywords: &["recaptcha_secret", "recaptcha_private", "recaptchasecret"],
        pattern: Named("6L[0-9A-Za-z_-]{38}"),
        entropy: 3.0,
        revoke: "https://www.google.com/recaptcha/admin",
        fires: &[r#"{"recaptcha_secret_key": "6L{url:38}"}"#, "%env RECAPTCHA_SECRET_KEY=6L{url:38}"],
        silent: &["recaptcha_secret_key = os.environ['RECAPTCHA_SECRET_KEY']", "recaptcha_secret_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair
    Rule {
        id: "alibaba-access-key-id",
        name: "Alibaba Cloud AccessKey ID",
        severity: High,
        keywords: &["ltai"],
        pattern: Token(r"LTAI[0-9A-Za-z]{12,26}\b"),
        entropy: 2.5,
        revoke: "https://ram.console.aliyun.com/manage/ak",
        fires: &["token = 'LTAI5t{alnum:18}'", r#"os.environ["ALIBABA_ACCESS_KEY_ID"] = "LTAI5t{alnum:18}""#],
        silent: &["LTAI...", "ltai{lower:20}"],
        ..RULE
    },
    Rule {
        id: "alibaba-access-key-secret",
        name: "Alibaba Cloud AccessKey secret",
        severity: Critical,
        keywords: &["aliyun", "alibaba", "access_key_secret", "accesskeysecret", "oss_secret", "aliyun_secret"],
        pattern: Named("[0-9A-Za-z]{30}"),
        entropy: 3.6,
        source: "https://github.com/aliyun/aliyun-cli/blob/HEAD/README.md",
        revoke: "https://ram.console.aliyun.com/manage/ak",
        fires: &[r#"client = Client(alibaba_cloud_access_key_secret="{alnum:30}")"#, "alibaba_cloud_access_key_secret = '{alnum:30}'"],
        silent: &[
            "alibaba_cloud_access_key_secret = os.environ['ALIBABA_CLOUD_ACCESS_KEY_SECRET']",
            "alibaba_cloud_access_key_secret = '{lower:7}'",
        ],
        ..RULE
    },
    Rule {
        id: "tencent-secret-id",
        name: "Tencent Cloud SecretId",
        severity: High,
        keywords: &["akid"],
        pattern: Token(r"AKID[0-9A-Za-z]{32}\b"),
        entropy: 3.0,
        source: "https://www.tencentcloud.com/zh/document/product/1305/79743",
        revoke: "https://console.cloud.tencent.com/cam/capi",
        fires: &[r#"os.environ["TENCENT_SECRET_ID"] = "AKID{alnum:32}""#, r#"{"credential": "AKID{alnum:32}"}"#],
        silent: &["token = 'AKID...'", r#"client = Client("AKID{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "tencent-secret-key",
        name: "Tencent Cloud SecretKey",
        severity: Critical,
        keywords: &["tencent", "qcloud"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.6,
        source: "https://github.com/TencentCloud/tencentcloud-sdk-python/blob/HEAD/tencentcloud/common/credential.py",
        revoke: "https://console.cloud.tencent.com/cam/capi",
        fires: &["TENCENTCLOUD_SECRET_KEY={alnum:32}", r#"{"tencentcloud_secret_key": "{alnum:32}"}"#],
        silent: &["tencentcloud_secret_key = os.environ['TENCENTCLOUD_SECRET_KEY']", "tencentcloud_secret_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "volcengine-access-key-id",
        name: "Volcengine access key ID",
        severity: High,
        keywords: &["aklt"],
        pattern: Token(r"AKLT[0-9A-Za-z_-]{40,60}\b{end-half}"),
        entropy: 3.0,
        source: "https://volcengine.com/docs/6369/67270",
        revoke: "https://console.volcengine.com/iam/keymanage/",
        fires: &[r#"{"credential": "AKLT{alnum:44}"}"#, "token = 'AKLT{alnum:44}'"],
        silent: &["token = 'AKLT...'", r#"client = Client("AKLT{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "baidu-qianfan-api-key",
        name: "Baidu Cloud API key",
        severity: High,
        keywords: &["bce-v3/altak-"],
        pattern: Token(r"bce-v3/ALTAK-[0-9A-Za-z]{21}/[0-9a-f]{40}\b"),
        source: "https://cloud.baidu.com/doc/qianfan/s/rmh4stn9m",
        revoke: "https://console.bce.baidu.com/iam/#/iam/apikey/list",
        fires: &[
            "!curl -H 'Authorization: Bearer bce-v3/ALTAK-{alnum:21}/{hex:40}' $URL",
            r#"client = Client("bce-v3/ALTAK-{alnum:21}/{hex:40}")"#,
        ],
        silent: &["token = 'bce-v3/ALTAK-...'", r#"client = Client("bce-v3/ALTAK-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "digitalocean-pat",
        name: "DigitalOcean personal access token",
        severity: Critical,
        keywords: &["dop_v1_"],
        pattern: Token(r"dop_v1_[0-9a-f]{64}\b"),
        source: "https://docs.digitalocean.com/notes/2022/api-token-format",
        revoke: "https://cloud.digitalocean.com/account/api/tokens",
        fires: &["token = 'dop_v1_{hex:64}'", r#"os.environ["DIGITALOCEAN_PAT"] = "dop_v1_{hex:64}""#],
        silent: &["token = 'dop_v1_...'", r#"client = Client("dop_v1_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "digitalocean-oauth-token",
        name: "DigitalOcean OAuth token",
        severity: Critical,
        keywords: &["doo_v1_"],
        pattern: Token(r"doo_v1_[0-9a-f]{64}\b"),
        source: "https://docs.digitalocean.com/notes/2022/api-token-format",
        revoke: "https://cloud.digitalocean.com/account/api/tokens",
        fires: &[r#"client = Client("doo_v1_{hex:64}")"#, "export DIGITALOCEAN_OAUTH_TOKEN=doo_v1_{hex:64}"],
        silent: &["token = 'doo_v1_...'", r#"client = Client("doo_v1_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "digitalocean-refresh-token",
        name: "DigitalOcean refresh token",
        severity: Critical,
        keywords: &["dor_v1_"],
        pattern: Token(r"dor_v1_[0-9a-f]{64}\b"),
        source: "https://docs.digitalocean.com/notes/2022/api-token-format",
        revoke: "https://cloud.digitalocean.com/account/api/tokens",
        fires: &[r#"os.environ["DIGITALOCEAN_REFRESH_TOKEN"] = "dor_v1_{hex:64}""#, r#"{"credential": "dor_v1_{hex:64}"}"#],
        silent: &["token = 'dor_v1_...'", r#"client = Client("dor_v1_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "digitalocean-spaces-secret",
        name: "DigitalOcean Spaces secret key",
        severity: High,
        keywords: &["spaces_secret", "do_spaces", "spaces_key"],
        pattern: Named("[0-9A-Za-z/+]{43}"),
        entropy: 3.8,
        source: "https://github.com/digitalocean/terraform-provider-digitalocean/blob/HEAD/docs/index.md",
        revoke: "https://cloud.digitalocean.com/spaces/access_keys",
        fires: &["%env SPACES_SECRET_KEY={base64:43}", r#"os.environ["SPACES_SECRET_KEY"] = "{base64:43}""#],
        silent: &["spaces_secret_key = os.environ['SPACES_SECRET_KEY']", "spaces_secret_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "cloudflare-token",
        name: "Cloudflare API credential",
        severity: Critical,
        keywords: &["cfk_", "cfut_", "cfat_"],
        pattern: Token(r"cf(?:k|ut|at)_[0-9A-Za-z]{40}[0-9A-Za-z]{4,16}\b"),
        entropy: 3.0,
        source: "https://developers.cloudflare.com/fundamentals/api/get-started/token-formats",
        revoke: "https://dash.cloudflare.com/profile/api-tokens",
        fires: &[r#"{"credential": "cfut_{alnum:48}"}"#, "token = 'cfut_{alnum:48}'"],
        silent: &["token = 'cfut_...'", r#"client = Client("cfut_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "cloudflare-api-token",
        name: "Cloudflare API token",
        severity: High,
        keywords: &["cloudflare", "cf_api_token", "cf_token"],
        pattern: Named("[0-9A-Za-z_-]{40}"),
        entropy: 4.0,
        source: "https://github.com/cloudflare/terraform-provider-cloudflare/blob/HEAD/docs/index.md",
        revoke: "https://dash.cloudflare.com/profile/api-tokens",
        fires: &["cloudflare_api_token = '{alnum:40}'", "export CLOUDFLARE_API_TOKEN={alnum:40}"],
        silent: &["cloudflare_api_token = os.environ['CLOUDFLARE_API_TOKEN']", "cloudflare_api_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "cloudflare-global-key",
        name: "Cloudflare global API key",
        severity: Critical,
        keywords: &["cloudflare", "cf_api_key", "cf_key", "x-auth-key"],
        pattern: Named("[0-9a-f]{37}"),
        entropy: 3.0,
        source: "https://github.com/cloudflare/terraform-provider-cloudflare/blob/HEAD/docs/index.md",
        revoke: "https://dash.cloudflare.com/profile/api-tokens",
        fires: &[r#"os.environ["CLOUDFLARE_API_KEY"] = "{hex:37}""#, r#"client = Client(cloudflare_api_key="{hex:37}")"#],
        silent: &["cloudflare_api_key = os.environ['CLOUDFLARE_API_KEY']", "cloudflare_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "cloudflare-origin-ca-key",
        name: "Cloudflare origin CA key",
        severity: High,
        keywords: &["v1.0-"],
        pattern: Token(r"v1\.0-[0-9a-f]{24}-[0-9a-f]{146}\b"),
        source: "https://github.com/cloudflare/origin-ca-issuer/blob/03b1a644e9a9106cf3a556a1b8071e419cc9a7a6/README.org",
        revoke: "https://dash.cloudflare.com/profile/api-tokens",
        fires: &[r#"client = Client("v1.0-{hex:24}-{hex:146}")"#, "export CLOUDFLARE_ORIGIN_CA_KEY=v1.0-{hex:24}-{hex:146}"],
        silent: &["version v1.0-beta", "v1.0-{hex:24}-{hex:20}"],
        ..RULE
    },
    // unchecked: https://developers.cloudflare.com/r2/api/tokens/
    Rule {
        id: "cloudflare-r2-secret",
        name: "Cloudflare R2 secret access key",
        severity: High,
        keywords: &["r2_secret", "r2_access"],
        pattern: Named("[0-9a-f]{64}"),
        entropy: 3.0,
        revoke: "https://dash.cloudflare.com/?to=/:account/r2/api-tokens",
        fires: &["export R2_SECRET_ACCESS_KEY={hex:64}", "R2_SECRET_ACCESS_KEY={hex:64}"],
        silent: &["r2_secret_access_key = os.environ['R2_SECRET_ACCESS_KEY']", "r2_secret_access_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.oracle.com/en-us/iaas/Content/Identity/Tasks/managingcredentials.htm
    Rule {
        id: "oracle-customer-secret",
        name: "Oracle Cloud customer secret key",
        severity: High,
        keywords: &["oci_secret", "oci_auth", "oci_token", "oracle_secret"],
        pattern: Named("[0-9A-Za-z+/]{43}="),
        entropy: 3.8,
        revoke: "https://cloud.oracle.com/identity/domains/my-profile/customer-secret-keys",
        fires: &[r#"client = Client(oci_secret_key="{base64:43}=")"#, "oci_secret_key = '{base64:43}='"],
        silent: &["oci_secret_key = os.environ['OCI_SECRET_KEY']", "oci_secret_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "ibm-cloud-api-key",
        name: "IBM Cloud API key",
        severity: Critical,
        keywords: &["ibm_api", "ibmcloud", "ibm_cloud", "watson", "bluemix", "ibm_key", "wml_", "cos_api"],
        pattern: Named("[0-9A-Za-z_-]{44}"),
        entropy: 4.0,
        source: "https://github.com/IBM-Cloud/terraform-provider-ibm/blob/HEAD/website/docs/index.html.markdown",
        revoke: "https://cloud.ibm.com/iam/apikeys",
        fires: &["%env IBM_API_KEY={url:44}", r#"os.environ["IBM_API_KEY"] = "{url:44}""#],
        silent: &["ibm_api_key = os.environ['IBM_API_KEY']", "ibm_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "ibm-quantum-token",
        name: "IBM Quantum token",
        severity: High,
        keywords: &["ibmq.save_account(", "ibmq.enable_account(", "ibmprovider.save_account(", "qiskitruntimeservice.save_account("],
        pattern: Token(
            r#"(?:IBMQ|IBMProvider|QiskitRuntimeService)\.(?:save_account|enable_account)\((?:\s*\w{1,30}\s*=\s*["'][^"']{1,80}["']\s*,){0,4}[^)"']{0,40}["']([0-9a-f]{128}|[0-9A-Za-z_-]{44})["']"#,
        ),
        entropy: 3.0,
        source: "https://github.com/Qiskit/qiskit-ibm-runtime/blob/HEAD/README.md",
        revoke: "https://quantum.ibm.com/account",
        fires: &[
            "IBMQ.save_account('{hex:128}')",
            r#"IBMQ.enable_account("{hex:128}")"#,
            r#"QiskitRuntimeService.save_account(token="{hex:128}", channel="ibm_quantum")"#,
            r#"QiskitRuntimeService.save_account(channel="ibm_quantum", token="{hex:128}")"#,
        ],
        silent: &["IBMQ.save_account('MY_API_TOKEN')", "IBMQ.save_account(TOKEN)"],
        ..RULE
    },
    Rule {
        id: "linode-token",
        name: "Linode API token",
        severity: Critical,
        keywords: &["linode"],
        pattern: Named("[0-9a-f]{64}"),
        entropy: 3.0,
        source: "https://github.com/linode/terraform-provider-linode/blob/HEAD/docs/index.md",
        revoke: "https://cloud.linode.com/profile/tokens",
        fires: &["linode_token = '{hex:64}'", "export LINODE_TOKEN={hex:64}"],
        silent: &["linode_token = os.environ['LINODE_TOKEN']", "linode_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "hetzner-token",
        name: "Hetzner Cloud API token",
        severity: Critical,
        keywords: &["hcloud", "hetzner"],
        pattern: Named("[0-9A-Za-z]{64}"),
        entropy: 4.0,
        source: "https://github.com/hetznercloud/terraform-provider-hcloud/blob/HEAD/docs/index.md",
        revoke: "https://console.hetzner.cloud/",
        fires: &[r#"os.environ["HCLOUD_TOKEN"] = "{alnum:64}""#, r#"client = Client(hcloud_token="{alnum:64}")"#],
        silent: &["hcloud_token = os.environ['HCLOUD_TOKEN']", "hcloud_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "scaleway-secret-key",
        name: "Scaleway secret key",
        severity: Critical,
        keywords: &["scw_secret", "scaleway_secret", "scaleway_token", "scaleway_api"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/scaleway/scaleway-sdk-go/blob/HEAD/validation/is.go",
        revoke: "https://console.scaleway.com/iam/api-keys",
        fires: &[
            r#"{"scw_secret_key": "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"}"#,
            "%env SCW_SECRET_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["scw_secret_key = os.environ['SCW_SECRET_KEY']", "scw_secret_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "scaleway-access-key",
        name: "Scaleway access key",
        severity: Medium,
        keywords: &["scw"],
        pattern: Token(r"SCW[0-9A-Z]{17}\b"),
        entropy: 3.0,
        source: "https://github.com/scaleway/scaleway-sdk-go/blob/HEAD/validation/is.go",
        revoke: "https://console.scaleway.com/iam/api-keys",
        fires: &["export SCALEWAY_ACCESS_KEY=SCW{upper:17}", "!curl -H 'Authorization: Bearer SCW{upper:17}' $URL"],
        silent: &["SCW_DEFAULT_REGION=fr-par", "SCW{upper:6}"],
        ..RULE
    },
    Rule {
        id: "ovh-secret",
        name: "OVHcloud application secret",
        severity: High,
        keywords: &["ovh_application_secret", "ovh_secret", "ovh_consumer", "ovh_app"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.6,
        source: "https://github.com/ovh/terraform-provider-ovh/blob/HEAD/docs/index.md",
        revoke: "https://www.ovh.com/auth/api/createToken",
        fires: &[r#"client = Client(ovh_application_secret="{alnum:32}")"#, "ovh_application_secret = '{alnum:32}'"],
        silent: &["ovh_application_secret = os.environ['OVH_APPLICATION_SECRET']", "ovh_application_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://help.ovhcloud.com/csm/en-public-cloud-ai-endpoints-getting-started
    Rule {
        id: "ovh-ai-endpoints-token",
        name: "OVHcloud AI Endpoints token",
        severity: High,
        keywords: &["ovh_ai"],
        pattern: Named(r"eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.0,
        check: Some(check::jwt),
        revoke: "https://endpoints.ai.cloud.ovh.net/",
        fires: &[
            "%env OVH_AI_ENDPOINTS_ACCESS_TOKEN=eyJ{url:60}.{url:120}.{url:86}",
            r#"os.environ["OVH_AI_ENDPOINTS_ACCESS_TOKEN"] = "eyJ{url:60}.{url:120}.{url:86}""#,
        ],
        silent: &[
            "ovh_ai_endpoints_access_token = os.environ['OVH_AI_ENDPOINTS_ACCESS_TOKEN']",
            "ovh_ai_endpoints_access_token = '{lower:7}'",
        ],
        ..RULE
    },
    Rule {
        id: "fly-token",
        name: "Fly.io access token",
        severity: Critical,
        keywords: &["fm1r_", "fm1a_", "fm2_"],
        pattern: Token("fm[12][ar]?_[0-9A-Za-z+/_-]{100,}={0,2}"),
        source: "https://github.com/superfly/macaroon/blob/HEAD/format.go",
        revoke: "https://fly.io/user/personal_access_tokens",
        fires: &["token = 'fm2_{base64:400}'", r#"os.environ["FLY_TOKEN"] = "fm2_{base64:400}""#],
        silent: &["token = 'fm2_...'", r#"client = Client("fm2_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://fly.io/docs/security/tokens/
    Rule {
        id: "fly-oauth-token",
        name: "Fly.io OAuth token",
        severity: Critical,
        keywords: &["fo1_"],
        pattern: Token(r"fo1_[0-9A-Za-z_-]{43}\b{end-half}"),
        revoke: "https://fly.io/user/personal_access_tokens",
        fires: &[r#"client = Client("fo1_{url:43}")"#, "export FLY_OAUTH_TOKEN=fo1_{url:43}"],
        silent: &["token = 'fo1_...'", r#"client = Client("fo1_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://devcenter.heroku.com/articles/authentication
    Rule {
        id: "heroku-api-key",
        name: "Heroku API key",
        severity: Critical,
        keywords: &["hrku-"],
        pattern: Token(r"HRKU-(?:AA[0-9A-Za-z_-]{58}|[0-9a-f]{8}-[0-9a-f-]{27})\b{end-half}"),
        revoke: "https://dashboard.heroku.com/account",
        fires: &[r#"os.environ["HEROKU_API_KEY"] = "HRKU-AA{url:58}""#, r#"{"credential": "HRKU-AA{url:58}"}"#],
        silent: &["token = 'HRKU-AA...'", r#"client = Client("HRKU-AA{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "heroku-api-key-legacy",
        name: "Heroku API key",
        severity: Critical,
        keywords: &["heroku_api", "heroku_key", "heroku_token"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/heroku/terraform-provider-heroku/blob/HEAD/docs/index.md",
        revoke: "https://dashboard.heroku.com/account",
        fires: &[
            r#"{"heroku_api_key": "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"}"#,
            "%env HEROKU_API_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["heroku_api_key = os.environ['HEROKU_API_KEY']", "heroku_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "vercel-token",
        name: "Vercel access token",
        severity: Critical,
        keywords: &["vcp_", "vci_", "vcr_", "vca_", "vck_"],
        pattern: Token(r"vc[pirak]_[0-9A-Za-z]{24,64}\b"),
        entropy: 3.0,
        source: "https://vercel.com/changelog/new-token-formats-and-secret-scanning",
        revoke: "https://vercel.com/account/tokens",
        fires: &[r#"{"credential": "vck_{alnum:56}"}"#, "token = 'vck_{alnum:56}'"],
        silent: &["token = 'vck_...'", r#"client = Client("vck_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "vercel-token-legacy",
        name: "Vercel access token",
        severity: Critical,
        keywords: &["vercel_token", "vercel_api", "verceltoken"],
        pattern: Named("[0-9A-Za-z]{24}"),
        entropy: 3.4,
        source: "https://github.com/vercel/terraform-provider-vercel/blob/HEAD/docs/index.md",
        revoke: "https://vercel.com/account/tokens",
        fires: &[r#"client = Client(vercel_token="{alnum:24}")"#, "vercel_token = '{alnum:24}'"],
        silent: &["vercel_token = os.environ['VERCEL_TOKEN']", "vercel_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://vercel.com/docs/vercel-blob
    Rule {
        id: "vercel-blob-token",
        name: "Vercel Blob read-write token",
        severity: High,
        keywords: &["vercel_blob_rw_"],
        pattern: Token(r"vercel_blob_rw_[0-9A-Za-z]{10,20}_[0-9A-Za-z]{24,40}\b"),
        revoke: "https://vercel.com/dashboard/stores",
        fires: &[
            "token = 'vercel_blob_rw_{alnum:16}_{alnum:30}'",
            r#"os.environ["VERCEL_BLOB_TOKEN"] = "vercel_blob_rw_{alnum:16}_{alnum:30}""#,
        ],
        silent: &["token = 'vercel_blob_rw_...'", r#"client = Client("vercel_blob_rw_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.netlify.com/api/get-started/#authentication
    Rule {
        id: "netlify-token",
        name: "Netlify access token",
        severity: Critical,
        keywords: &["nfp_", "nfc_", "nfo_", "nfu_", "nfb_"],
        pattern: Token(r"nf[pcoub]_[0-9A-Za-z]{36}\b"),
        revoke: "https://app.netlify.com/user/applications#personal-access-tokens",
        fires: &[r#"client = Client("nfp_{alnum:36}")"#, "export NETLIFY_TOKEN=nfp_{alnum:36}"],
        silent: &["token = 'nfp_...'", r#"client = Client("nfp_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://render.com/docs/api
    Rule {
        id: "render-api-key",
        name: "Render API key",
        severity: Critical,
        keywords: &["rnd_"],
        pattern: Token(r"rnd_[0-9A-Za-z]{28,40}\b"),
        entropy: 3.4,
        revoke: "https://dashboard.render.com/u/settings#api-keys",
        fires: &[r#"os.environ["RENDER_API_KEY"] = "rnd_{alnum:32}""#, r#"{"credential": "rnd_{alnum:32}"}"#],
        silent: &["rnd_state = 42", "rnd_{lower:6}"],
        ..RULE
    },
    // unchecked: https://docs.railway.com/guides/public-api
    Rule {
        id: "railway-token",
        name: "Railway token",
        severity: Critical,
        keywords: &["railway_token", "railway_api"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://railway.com/account/tokens",
        fires: &[
            r#"os.environ["RAILWAY_TOKEN"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
            r#"client = Client(railway_token="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
        ],
        silent: &["railway_token = os.environ['RAILWAY_TOKEN']", "railway_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://gitlab.com/gitlab-org/gitlab/-/issues/353039
    Rule {
        id: "yandex-api-key",
        name: "Yandex Cloud API key",
        severity: High,
        keywords: &["aqvn"],
        pattern: Token(r"AQVN[0-9A-Za-z_-]{35,38}\b{end-half}"),
        entropy: 3.0,
        revoke: "https://console.yandex.cloud/",
        fires: &[r#"{"credential": "AQVN{url:36}"}"#, "token = 'AQVN{url:36}'"],
        silent: &["token = 'AQVN...'", r#"client = Client("AQVN{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "yandex-iam-token",
        name: "Yandex Cloud IAM token",
        severity: High,
        keywords: &["t1.7eu", "t1.9eu"],
        pattern: Token(r"t1\.[79]eu[0-9A-Za-z_-]{10,}={0,2}\.[0-9A-Za-z_-]{86}={0,2}"),
        source: "https://github.com/yandex-cloud/docs/blob/HEAD/en/iam/concepts/authorization/iam-token.md",
        revoke: "https://console.yandex.cloud/",
        fires: &["!curl -H 'Authorization: Bearer t1.9eu{alnum:80}.{url:86}' $URL", r#"client = Client("t1.7eu{alnum:80}.{url:86}")"#],
        silent: &["token = 't1.9eu...'", r#"client = Client("t1.9eu{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "yandex-oauth-token",
        name: "Yandex OAuth token",
        severity: High,
        keywords: &["y0_", "y1_", "y2_", "y3_"],
        pattern: Token(r"y[0-3]_[0-9A-Za-z_-]{50,64}\b{end-half}"),
        entropy: 3.8,
        source: "https://github.com/yandex-cloud/docs/blob/HEAD/en/iam/concepts/authorization/oauth-token.md",
        revoke: "https://id.yandex.com/security/apps",
        fires: &["token = 'y0_A{url:54}'", r#"os.environ["YANDEX_OAUTH_TOKEN"] = "y0_{url:55}""#],
        silent: &["token = 'y0_A...'", r#"client = Client("y0_A{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "terraform-cloud-token",
        name: "HCP Terraform API token",
        severity: Critical,
        keywords: &[".atlasv1."],
        pattern: Around(14, r"\b[0-9A-Za-z]{14}\.atlasv1\.[0-9A-Za-z_=-]{60,70}"),
        source: "https://github.com/hashicorp/terraform/blob/0b61100ac7a0108c8eb5feddb74f85e31e8375e5/website/docs/cli/config/config-file.mdx",
        revoke: "https://app.terraform.io/app/settings/tokens",
        fires: &["token = '{alnum:14}.atlasv1.{url:67}'", "export TFE_TOKEN={alnum:14}.atlasv1.{url:67}"],
        silent: &["xxxx.atlasv1.zzzz"],
        ..RULE
    },
    Rule {
        id: "vault-token",
        name: "HashiCorp Vault token",
        severity: Critical,
        keywords: &["hvs.", "hvb.", "hvr."],
        pattern: Token(r"hv[sbr]\.[0-9A-Za-z_-]{24,300}"),
        entropy: 3.0,
        source: "https://github.com/hashicorp/vault/blob/HEAD/website/content/docs/concepts/tokens.mdx",
        revoke: "https://developer.hashicorp.com/vault/docs/commands/token/revoke",
        fires: &[r#"client = Client("hvs.{url:92}")"#, "export VAULT_TOKEN=hvs.{url:92}"],
        silent: &["token = 'hvs....'", r#"client = Client("hvs.{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/
    Rule {
        id: "pulumi-token",
        name: "Pulumi access token",
        severity: Critical,
        keywords: &["pul-"],
        pattern: Token(r"pul-[0-9a-f]{40}\b"),
        revoke: "https://app.pulumi.com/account/tokens",
        fires: &[r#"os.environ["PULUMI_TOKEN"] = "pul-{hex:40}""#, r#"{"credential": "pul-{hex:40}"}"#],
        silent: &["token = 'pul-...'", r#"client = Client("pul-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "doppler-token",
        name: "Doppler token",
        severity: Critical,
        keywords: &["dp.pt.", "dp.ct.", "dp.sa.", "dp.st.", "dp.scim.", "dp.audit."],
        pattern: Token(r"dp\.(?:(?:pt|ct|sa|scim|audit)\.|st\.(?:[0-9a-z_-]{2,35}\.)?)[0-9A-Za-z]{40,44}\b"),
        source: "https://docs.doppler.com/docs/service-tokens",
        revoke: "https://dashboard.doppler.com/workplace/tokens",
        fires: &["DOPPLER_TOKEN=dp.st.prd.{alnum:43}", "doppler = Client('dp.pt.{alnum:43}')"],
        silent: &["token = 'dp.pt....'", r#"client = Client("dp.pt.{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developer.1password.com/docs/service-accounts/
    Rule {
        id: "onepassword-service-token",
        name: "1Password service account token",
        severity: Critical,
        keywords: &["ops_eyj"],
        pattern: Token("ops_eyJ[0-9A-Za-z+/_-]{250,}={0,3}"),
        revoke: "https://my.1password.com/developer-tools/infrastructure-secrets",
        fires: &[r#"{"credential": "ops_eyJ{alnum:700}"}"#, "token = 'ops_eyJ{alnum:700}'"],
        silent: &["token = 'ops_eyJ...'", r#"client = Client("ops_eyJ{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://infisical.com/docs/documentation/platform/token
    Rule {
        id: "infisical-token",
        name: "Infisical service token",
        severity: Critical,
        keywords: &["infisical"],
        pattern: Named(r"st\.[0-9a-f]{24}\.[0-9a-f]{32}\.[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://app.infisical.com/",
        fires: &[r#"{"infisical_token": "st.{hex:24}.{hex:32}.{hex:32}"}"#, "%env INFISICAL_TOKEN=st.{hex:24}.{hex:32}.{hex:32}"],
        silent: &["infisical_token = os.environ['INFISICAL_TOKEN']", "infisical_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "ngrok-authtoken",
        name: "ngrok authtoken",
        severity: High,
        keywords: &["authtoken", "set_auth_token"],
        pattern: Token(r#"(?:authtoken|set_auth_token)[\s("'=:]{1,6}([0-9A-Za-z]{19,32}_[0-9A-Za-z]{15,25})\b"#),
        entropy: 3.4,
        source: "https://github.com/ngrok/ngrok-python/blob/HEAD/README.md",
        revoke: "https://dashboard.ngrok.com/authtokens",
        fires: &[
            "!ngrok authtoken 2{alnum:26}_{alnum:21}",
            "ngrok.set_auth_token('2{alnum:26}_{alnum:21}')",
            "!ngrok config add-authtoken 2{alnum:26}_{alnum:21}",
        ],
        silent: &["!ngrok authtoken $NGROK", "ngrok.set_auth_token(userdata.get('NGROK_TOKEN'))"],
        ..RULE
    },
    Rule {
        id: "ngrok-token",
        name: "ngrok authtoken",
        severity: High,
        keywords: &["ngrok", "auth_token"],
        pattern: Named("[0-9A-Za-z]{26,28}_[0-9A-Za-z]{18,24}"),
        entropy: 3.6,
        source: "https://github.com/ngrok/ngrok-python/blob/HEAD/README.md",
        revoke: "https://dashboard.ngrok.com/authtokens",
        fires: &[r#"client = Client(ngrok_token="2{alnum:26}_{alnum:21}")"#, "ngrok_token = '2{alnum:26}_{alnum:21}'"],
        silent: &["ngrok_token = os.environ['NGROK_TOKEN']", "ngrok_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "tailscale-key",
        name: "Tailscale key",
        severity: Critical,
        keywords: &["tskey-"],
        pattern: Token(r"tskey-(?:auth|api|client|webhook|scim)-[0-9A-Za-z]{11,20}-[0-9A-Za-z]{18,50}\b"),
        source: "https://tailscale.com/kb/1277/key-prefixes",
        revoke: "https://login.tailscale.com/admin/settings/keys",
        fires: &[
            r#"os.environ["TAILSCALE_KEY"] = "tskey-auth-{alnum:14}CNTRL-{alnum:32}""#,
            r#"{"credential": "tskey-api-{alnum:7}CNTRL-{alnum:18}"}"#,
        ],
        silent: &["token = 'tskey-auth-...'", r#"client = Client("tskey-auth-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "backblaze-key",
        name: "Backblaze B2 application key",
        severity: High,
        keywords: &["backblaze", "b2_app", "b2_key"],
        pattern: Named("K00[0-9][0-9A-Za-z/+]{27}"),
        entropy: 3.4,
        source: "https://github.com/Backblaze/B2_Command_Line_Tool/blob/HEAD/README.md",
        revoke: "https://secure.backblaze.com/app_keys.htm",
        fires: &["B2_APP_KEY=K005{base64:27}", r#"{"b2_app_key": "K005{base64:27}"}"#],
        silent: &["b2_app_key = os.environ['B2_APP_KEY']", "b2_app_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "cloudinary-url",
        name: "Cloudinary API secret",
        severity: High,
        keywords: &["cloudinary://"],
        pattern: Token("cloudinary://[0-9]{12,18}:([0-9A-Za-z_-]{20,32})@"),
        source: "https://github.com/cloudinary/cloudinary-cli/blob/HEAD/README.md",
        revoke: "https://console.cloudinary.com/settings/api-keys",
        fires: &[r#"{"credential": "cloudinary://{digits:15}:{url:27}@cloud"}"#, "token = 'cloudinary://{digits:15}:{url:27}@cloud'"],
        silent: &["cloudinary://<key>:<secret>@demo", "cloudinary://API_KEY:API_SECRET@demo"],
        ..RULE
    },
    // unchecked: https://developers.dropbox.com/oauth-guide
    Rule {
        id: "dropbox-token",
        name: "Dropbox access token",
        severity: High,
        keywords: &["sl.u.a", "sl.ba", "sl.b"],
        pattern: Token(r"sl\.(?:u\.)?[AB][0-9A-Za-z_-]{120,}"),
        entropy: 3.6,
        revoke: "https://www.dropbox.com/account/connected_apps",
        fires: &["!curl -H 'Authorization: Bearer sl.u.A{url:140}' $URL", r#"client = Client("sl.u.A{url:140}")"#],
        silent: &["token = 'sl.u.A...'", r#"client = Client("sl.u.A{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.dropbox.com/oauth-guide
    Rule {
        id: "dropbox-token-legacy",
        name: "Dropbox access token",
        severity: High,
        keywords: &["dropbox"],
        pattern: Named("[0-9A-Za-z_-]{64}"),
        entropy: 4.2,
        revoke: "https://www.dropbox.com/account/connected_apps",
        fires: &[r#"{"dropbox_access_token": "{url:64}"}"#, "%env DROPBOX_ACCESS_TOKEN={url:64}"],
        silent: &["dropbox_access_token = os.environ['DROPBOX_ACCESS_TOKEN']", "dropbox_access_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.contentful.com/developers/docs/references/authentication/
    Rule {
        id: "contentful-pat",
        name: "Contentful personal access token",
        severity: High,
        keywords: &["cfpat-"],
        pattern: Token(r"CFPAT-[0-9A-Za-z_-]{43}\b{end-half}"),
        revoke: "https://app.contentful.com/account/profile/cma_tokens",
        fires: &[r#"client = Client("CFPAT-{url:43}")"#, "export CONTENTFUL_PAT=CFPAT-{url:43}"],
        silent: &["token = 'CFPAT-...'", r#"client = Client("CFPAT-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.deno.com/deploy/
    Rule {
        id: "deno-deploy-token",
        name: "Deno Deploy access token",
        severity: High,
        keywords: &["ddp_", "ddo_"],
        pattern: Token(r"dd[po]_[0-9A-Za-z]{36}\b"),
        revoke: "https://dash.deno.com/account#access-tokens",
        fires: &[r#"os.environ["DENO_DEPLOY_TOKEN"] = "ddp_{alnum:36}""#, r#"{"credential": "ddp_{alnum:36}"}"#],
        silent: &["token = 'ddp_...'", r#"client = Client("ddp_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "vultr-api-key",
        name: "Vultr API key",
        severity: Critical,
        keywords: &["vultr"],
        pattern: Named("[0-9A-Z]{36}"),
        entropy: 3.4,
        source: "https://github.com/vultr/terraform-provider-vultr/blob/HEAD/website/docs/index.html.markdown",
        revoke: "https://my.vultr.com/settings/#settingsapi",
        fires: &["%env VULTR_API_KEY={upper:36}", r#"os.environ["VULTR_API_KEY"] = "{upper:36}""#],
        silent: &["vultr_api_key = os.environ['VULTR_API_KEY']", "vultr_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "akamai-edgegrid-token",
        name: "Akamai EdgeGrid token",
        severity: High,
        keywords: &["akab-"],
        pattern: Token(r"akab-[0-9a-z]{16}-[0-9a-z]{16}\b"),
        source: "https://github.com/akamai/AkamaiOPEN-edgegrid-node/blob/11965dd7229bd79b695658b1c705644f1a470b35/README.md",
        revoke: "https://control.akamai.com/apps/identity-management/",
        fires: &[r#"{"credential": "akab-{lower:16}-{lower:16}"}"#, "token = 'akab-{lower:16}-{lower:16}'"],
        silent: &["token = 'akab-...'", r#"client = Client("akab-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "exoscale-api-secret",
        name: "Exoscale API secret",
        severity: Critical,
        keywords: &["exoscale"],
        pattern: Named("[0-9A-Za-z_-]{43}"),
        entropy: 4.2,
        source: "https://github.com/exoscale/terraform-provider-exoscale/blob/HEAD/docs/index.md",
        revoke: "https://portal.exoscale.com/iam/keys",
        fires: &["exoscale_api_secret = '{url:43}'", "export EXOSCALE_API_SECRET={url:43}"],
        silent: &["exoscale_api_secret = os.environ['EXOSCALE_API_SECRET']", "exoscale_api_secret = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "fastly-token",
        name: "Fastly API token",
        severity: High,
        keywords: &["fastly_api", "fastly_token", "fastly_key", "fastly-key"],
        pattern: Named("[0-9A-Za-z_-]{32}"),
        entropy: 4.0,
        source: "https://github.com/fastly/terraform-provider-fastly/blob/HEAD/docs/index.md",
        revoke: "https://manage.fastly.com/account/personal/tokens",
        fires: &[r#"os.environ["FASTLY_API_TOKEN"] = "{alnum:32}""#, r#"client = Client(fastly_api_token="{alnum:32}")"#],
        silent: &["fastly_api_token = os.environ['FASTLY_API_TOKEN']", "fastly_api_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.wasabi.com/docs/creating-a-user-account-and-access-key
    Rule {
        id: "wasabi-secret-key",
        name: "Wasabi secret key",
        severity: High,
        keywords: &["wasabi"],
        pattern: Named("[0-9A-Za-z/+]{40}"),
        entropy: 3.8,
        revoke: "https://console.wasabisys.com/access_keys",
        fires: &[r#"{"wasabi_secret_key": "{base64:40}"}"#, "%env WASABI_SECRET_KEY={base64:40}"],
        silent: &["wasabi_secret_key = os.environ['WASABI_SECRET_KEY']", "wasabi_secret_key = '{lower:7}'"],
        ..RULE
    },
];
