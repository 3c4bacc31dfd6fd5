//! Payment, commerce and exchanges.

use crate::detect::check;
use crate::detect::rule::Pattern::{Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[
    // unchecked: https://paystack.com/docs/api/authentication/
    Rule {
        id: "paystack-secret-key",
        name: "Paystack secret key",
        severity: Critical,
        keywords: &["paystack"],
        pattern: Named("sk_(?:live|test)_[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://dashboard.paystack.com/#/settings/developers",
        fires: &[r#"client = Client(paystack_secret_key="sk_live_{hex:40}")"#, "paystack_secret_key = 'sk_live_{hex:40}'"],
        silent: &["paystack_secret_key = os.environ['PAYSTACK_SECRET_KEY']", "paystack_secret_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "stripe-secret-key",
        name: "Stripe live secret key",
        severity: Critical,
        keywords: &["sk_live_"],
        pattern: Token(r"sk_live_[0-9A-Za-z]{24,247}\b"),
        check: Some(check::stripe),
        source: "https://github.com/stripe/stripe-cli/blob/HEAD/pkg/validators/validate.go",
        revoke: "https://dashboard.stripe.com/apikeys",
        fires: &[r#"client = Client("sk_live_{alnum:24}")"#, "export STRIPE_SECRET_KEY=sk_live_{alnum:24}"],
        silent: &["token = 'sk_live_...'", r#"client = Client("sk_live_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "stripe-restricted-key",
        name: "Stripe live restricted key",
        severity: Critical,
        keywords: &["rk_live_"],
        pattern: Token(r"rk_live_[0-9A-Za-z]{24,247}\b"),
        check: Some(check::stripe),
        source: "https://github.com/stripe/stripe-cli/blob/HEAD/pkg/validators/validate.go",
        revoke: "https://dashboard.stripe.com/apikeys",
        fires: &[r#"os.environ["STRIPE_RESTRICTED_KEY"] = "rk_live_{alnum:99}""#, r#"{"credential": "rk_live_{alnum:99}"}"#],
        silent: &["token = 'rk_live_...'", r#"client = Client("rk_live_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "stripe-test-key",
        name: "Stripe test key",
        severity: Medium,
        keywords: &["sk_test_", "rk_test_"],
        pattern: Token(r"[sr]k_test_[0-9A-Za-z]{24,247}\b"),
        check: Some(check::stripe),
        source: "https://github.com/stripe/stripe-cli/blob/HEAD/pkg/validators/validate.go",
        revoke: "https://dashboard.stripe.com/test/apikeys",
        fires: &["export STRIPE_TEST_KEY=sk_test_{alnum:24}", "!curl -H 'Authorization: Bearer sk_test_{alnum:24}' $URL"],
        silent: &["token = 'sk_test_...'", r#"client = Client("sk_test_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "stripe-webhook-secret",
        name: "Stripe webhook signing secret",
        severity: High,
        keywords: &["whsec_"],
        pattern: Token("whsec_[0-9A-Za-z+/]{32,64}={0,2}"),
        entropy: 3.0,
        source: "https://github.com/stripe-samples/accept-a-payment/blob/HEAD/.env.example",
        revoke: "https://dashboard.stripe.com/webhooks",
        fires: &[r#"{"credential": "whsec_{alnum:32}"}"#, "token = 'whsec_{alnum:32}'"],
        silent: &["token = 'whsec_...'", r#"client = Client("whsec_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "stripe-organization-key",
        name: "Stripe organization key",
        severity: Critical,
        keywords: &["sk_org_"],
        pattern: Token(r"sk_org_(?:live_|test_)?[0-9A-Za-z]{24,247}\b"),
        source: "https://docs.stripe.com/keys/organization-api-keys",
        revoke: "https://dashboard.stripe.com/apikeys",
        fires: &["!curl -H 'Authorization: Bearer sk_org_live_{alnum:60}' $URL", r#"client = Client("sk_org_test_{alnum:60}")"#],
        silent: &["token = 'sk_org_live_...'", r#"client = Client("sk_org_live_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developer.squareup.com/docs/build-basics/access-tokens
    Rule {
        id: "square-access-token",
        name: "Square access token",
        severity: Critical,
        keywords: &["sq0atp-"],
        pattern: Token(r"sq0atp-[0-9A-Za-z_-]{22}\b{end-half}"),
        revoke: "https://developer.squareup.com/apps",
        fires: &["token = 'sq0atp-{url:22}'", r#"os.environ["SQUARE_ACCESS_TOKEN"] = "sq0atp-{url:22}""#],
        silent: &["token = 'sq0atp-...'", r#"client = Client("sq0atp-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developer.squareup.com/docs/oauth-api/overview
    Rule {
        id: "square-oauth-secret",
        name: "Square OAuth secret",
        severity: Critical,
        keywords: &["sq0csp-"],
        pattern: Token(r"sq0csp-[0-9A-Za-z_-]{43}\b{end-half}"),
        revoke: "https://developer.squareup.com/apps",
        fires: &[r#"client = Client("sq0csp-{url:43}")"#, "export SQUARE_OAUTH_SECRET=sq0csp-{url:43}"],
        silent: &["token = 'sq0csp-...'", r#"client = Client("sq0csp-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developer.squareup.com/docs/build-basics/access-tokens
    Rule {
        id: "square-eaaa-token",
        name: "Square access token",
        severity: Critical,
        keywords: &["eaaa"],
        pattern: Token(r"EAAA[0-9A-Za-z_-]{60}\b{end-half}"),
        entropy: 3.8,
        revoke: "https://developer.squareup.com/apps",
        fires: &[r#"os.environ["SQUARE_EAAA_TOKEN"] = "EAAA{url:60}""#, r#"{"credential": "EAAA{url:60}"}"#],
        silent: &["token = 'EAAA...'", r#"client = Client("EAAA{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "braintree-access-token",
        name: "PayPal Braintree access token",
        severity: Critical,
        keywords: &["access_token$production$", "access_token$sandbox$"],
        pattern: Token(r"access_token\$(?:production|sandbox)\$[0-9a-z]{16}\$[0-9a-f]{32}\b"),
        source: "https://github.com/braintree/braintree_python/blob/HEAD/braintree/credentials_parser.py",
        revoke: "https://www.braintreegateway.com/",
        fires: &[
            "export BRAINTREE_ACCESS_TOKEN=access_token$production${lower:16}${hex:32}",
            "!curl -H 'Authorization: Bearer access_token$production${lower:16}${hex:32}' $URL",
        ],
        silent: &["access_token$production$...", "access_token$sandbox${lower:5}"],
        ..RULE
    },
    // unchecked: https://developer.paypal.com/api/rest/authentication/
    Rule {
        id: "paypal-client-secret",
        name: "PayPal client secret",
        severity: Critical,
        keywords: &["paypal"],
        pattern: Named("E[0-9A-Za-z_-]{79}"),
        entropy: 4.2,
        revoke: "https://developer.paypal.com/dashboard/applications",
        fires: &["export PAYPAL_CLIENT_SECRET=E{url:79}", "PAYPAL_CLIENT_SECRET=E{url:79}"],
        silent: &["paypal_client_secret = os.environ['PAYPAL_CLIENT_SECRET']", "paypal_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.paypal.com/braintree/articles/control-panel/important-gateway-credentials
    Rule {
        id: "braintree-private-key",
        name: "Braintree private key",
        severity: Critical,
        keywords: &["braintree"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://www.braintreegateway.com/",
        fires: &[r#"client = Client(braintree_private_key="{hex:32}")"#, "braintree_private_key = '{hex:32}'"],
        silent: &["braintree_private_key = os.environ['BRAINTREE_PRIVATE_KEY']", "braintree_private_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.adyen.com/development-resources/api-credentials/
    Rule {
        id: "adyen-api-key",
        name: "Adyen API key",
        severity: Critical,
        keywords: &["aqe"],
        pattern: Token("AQE[0-9a-z]hm[0-9A-Za-z+/=*-]{80,}"),
        entropy: 3.8,
        revoke: "https://ca-live.adyen.com/ca/ca/config/showusers.shtml",
        fires: &[
            "token = 'AQEyhm{alnum:110}-{base64:44}=-{alnum:16}'",
            r#"os.environ["ADYEN_API_KEY"] = "AQEyhm{alnum:110}-{base64:44}=-{alnum:16}""#,
        ],
        silent: &["token = 'AQEyhm...'", r#"client = Client("AQEyhm{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "plaid-access-token",
        name: "Plaid access token",
        severity: Critical,
        keywords: &["access-sandbox-", "access-development-", "access-production-"],
        pattern: Token(r"access-(?:sandbox|development|production)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
        source: "https://plaid.com/docs/quickstart/glossary/",
        revoke: "https://dashboard.plaid.com/developers/keys",
        fires: &[
            r#"client = Client("access-production-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
            "export PLAID_ACCESS_TOKEN=access-production-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["token = 'access-production-...'", r#"client = Client("access-production-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "plaid-secret",
        name: "Plaid secret",
        severity: Critical,
        keywords: &["plaid"],
        pattern: Named("[0-9a-f]{30}"),
        entropy: 3.0,
        source: "https://github.com/plaid/quickstart/blob/HEAD/.env.example",
        revoke: "https://dashboard.plaid.com/developers/keys",
        fires: &["plaid_secret = '{hex:30}'", "export PLAID_SECRET={hex:30}"],
        silent: &["plaid_secret = os.environ['PLAID_SECRET']", "plaid_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.cdp.coinbase.com/
    Rule {
        id: "coinbase-secret",
        name: "Coinbase API secret",
        severity: Critical,
        keywords: &["coinbase", "cbpro", "gdax"],
        pattern: Named("[0-9A-Za-z+/]{86}==|[0-9A-Za-z]{32}"),
        entropy: 3.8,
        revoke: "https://portal.cdp.coinbase.com/access/api",
        fires: &[r#"os.environ["COINBASE_API_SECRET"] = "{base64:86}==""#, r#"client = Client(coinbase_api_secret="{base64:86}==")"#],
        silent: &["coinbase_api_secret = os.environ['COINBASE_API_SECRET']", "coinbase_api_secret = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "shopify-admin-token",
        name: "Shopify Admin API access token",
        severity: Critical,
        keywords: &["shpat_"],
        pattern: Token(r"shpat_[0-9a-f]{32}\b"),
        source: "https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing",
        revoke: "https://admin.shopify.com/",
        fires: &[r#"{"credential": "shpat_{hex:32}"}"#, "token = 'shpat_{hex:32}'"],
        silent: &["token = 'shpat_...'", r#"client = Client("shpat_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "shopify-shared-secret",
        name: "Shopify app shared secret",
        severity: Critical,
        keywords: &["shpss_"],
        pattern: Token(r"shpss_[0-9a-f]{32}\b"),
        source: "https://shopify.dev/changelog/app-secret-key-length-has-increased",
        revoke: "https://admin.shopify.com/",
        fires: &["!curl -H 'Authorization: Bearer shpss_{hex:32}' $URL", r#"client = Client("shpss_{hex:32}")"#],
        silent: &["token = 'shpss_...'", r#"client = Client("shpss_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "shopify-custom-app-token",
        name: "Shopify custom app token",
        severity: Critical,
        keywords: &["shpca_"],
        pattern: Token(r"shpca_[0-9a-f]{32}\b"),
        source: "https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing",
        revoke: "https://admin.shopify.com/",
        fires: &["token = 'shpca_{hex:32}'", r#"os.environ["SHOPIFY_CUSTOM_APP_TOKEN"] = "shpca_{hex:32}""#],
        silent: &["token = 'shpca_...'", r#"client = Client("shpca_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "shopify-private-app-token",
        name: "Shopify private app password",
        severity: Critical,
        keywords: &["shppa_"],
        pattern: Token(r"shppa_[0-9a-f]{32}\b"),
        source: "https://shopify.dev/changelog/length-of-the-shopify-access-token-is-increasing",
        revoke: "https://admin.shopify.com/",
        fires: &[r#"client = Client("shppa_{hex:32}")"#, "export SHOPIFY_PRIVATE_APP_TOKEN=shppa_{hex:32}"],
        silent: &["token = 'shppa_...'", r#"client = Client("shppa_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://shopify.dev/docs/api/partner
    Rule {
        id: "shopify-partner-token",
        name: "Shopify partner or delegate token",
        severity: High,
        keywords: &["shpua_", "shptka_", "prtapi_", "atkn_"],
        pattern: Token(r"(?:shpua|shptka|prtapi|atkn)_[0-9a-f]{32,64}\b"),
        entropy: 3.0,
        revoke: "https://admin.shopify.com/",
        fires: &[r#"os.environ["SHOPIFY_PARTNER_TOKEN"] = "shpua_{hex:32}""#, r#"{"credential": "shpua_{hex:32}"}"#],
        silent: &["token = 'shpua_...'", r#"client = Client("shpua_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/
    Rule {
        id: "razorpay-key-id",
        name: "Razorpay live key ID",
        severity: Medium,
        keywords: &["rzp_live_"],
        pattern: Token(r"rzp_live_[0-9A-Za-z]{14}\b"),
        revoke: "https://dashboard.razorpay.com/app/website-app-settings/api-keys",
        fires: &["export RAZORPAY_KEY_ID=rzp_live_{alnum:14}", "!curl -H 'Authorization: Bearer rzp_live_{alnum:14}' $URL"],
        silent: &["token = 'rzp_live_...'", r#"client = Client("rzp_live_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/
    Rule {
        id: "razorpay-key-secret",
        name: "Razorpay key secret",
        severity: Critical,
        keywords: &["razorpay", "rzp_"],
        pattern: Named("[0-9A-Za-z]{24}"),
        entropy: 3.6,
        revoke: "https://dashboard.razorpay.com/app/website-app-settings/api-keys",
        fires: &[r#"os.environ["RAZORPAY_KEY_SECRET"] = "{alnum:24}""#, r#"client = Client(razorpay_key_secret="{alnum:24}")"#],
        silent: &["razorpay_key_secret = os.environ['RAZORPAY_KEY_SECRET']", "razorpay_key_secret = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "flutterwave-secret-key",
        name: "Flutterwave secret key",
        severity: Critical,
        keywords: &["flwseck-"],
        pattern: Token(r"FLWSECK-[0-9A-Za-z]{32,64}-X\b"),
        source: "https://github.com/Flutterwave/Node-v3/blob/0023a84aab8ecebddd915ecd178fbe156f881d6f/README.md",
        revoke: "https://app.flutterwave.com/dashboard/settings/apis",
        fires: &["FLW_SECRET_KEY=FLWSECK-{hex:32}-X", "key = 'FLWSECK-{lower:44}-X'"],
        silent: &["token = 'FLWSECK-...'", r#"client = Client("FLWSECK-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "flutterwave-test-key",
        name: "Flutterwave test secret key",
        severity: Medium,
        keywords: &["flwseck_test-"],
        pattern: Token(r"FLWSECK_TEST-[0-9A-Za-z]{32,64}-X\b"),
        source: "https://developer.flutterwave.com/v3.0/docs/authentication",
        revoke: "https://app.flutterwave.com/dashboard/settings/apis",
        fires: &["token = 'FLWSECK_TEST-{hex:32}-X'", r#"os.environ["FLUTTERWAVE_TEST_KEY"] = "FLWSECK_TEST-{hex:32}-X""#],
        silent: &["token = 'FLWSECK_TEST-...'", r#"client = Client("FLWSECK_TEST-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developer.gocardless.com/getting-started/api/making-your-first-request
    Rule {
        id: "gocardless-token",
        name: "GoCardless live access token",
        severity: Critical,
        keywords: &["live_"],
        pattern: Token(r"live_[0-9A-Za-z_-]{40}\b{end-half}"),
        entropy: 4.2,
        revoke: "https://manage.gocardless.com/developers/access-tokens",
        fires: &[r#"os.environ["GOCARDLESS_TOKEN"] = "live_{url:40}""#, r#"{"credential": "live_{url:40}"}"#],
        silent: &["live_trading = True", "live_streaming_video_platform_recommendation"],
        ..RULE
    },
    Rule {
        id: "mollie-key",
        name: "Mollie live API key",
        severity: Critical,
        keywords: &["live_"],
        pattern: Token(r"live_[0-9A-Za-z]{30}\b"),
        entropy: 3.6,
        source: "https://github.com/mollie/mollie-api-python/blob/HEAD/README.md",
        revoke: "https://my.mollie.com/dashboard/developers/api-keys",
        fires: &["export MOLLIE_KEY=live_{alnum:30}", "!curl -H 'Authorization: Bearer live_{alnum:30}' $URL"],
        silent: &["live_trading = True", "live_{lower:10}"],
        ..RULE
    },
    // unchecked: https://developers.binance.com/docs/binance-spot-api-docs/rest-api
    Rule {
        id: "binance-secret",
        name: "Binance API key or secret",
        severity: Critical,
        keywords: &["binance"],
        pattern: Named("[0-9A-Za-z]{64}"),
        entropy: 4.2,
        revoke: "https://www.binance.com/en/my/settings/api-management",
        fires: &["binance_api_secret = '{alnum:64}'", "export BINANCE_API_SECRET={alnum:64}"],
        silent: &["binance_api_secret = os.environ['BINANCE_API_SECRET']", "binance_api_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://python-binance.readthedocs.io/
    Rule {
        id: "exchange-client-key",
        name: "API secret of an exchange",
        severity: Critical,
        keywords: &["client(", "binance.client("],
        pattern: Token(
            r#"(?:binance\.)?Client\(\s*(?:api_key\s*=\s*)?["'][0-9A-Za-z]{64}["']\s*,\s*(?:api_secret\s*=\s*)?["']([0-9A-Za-z]{64})["']"#,
        ),
        entropy: 4.2,
        revoke: "https://www.binance.com/en/my/settings/api-management",
        fires: &["client = Client('{alnum:64}', '{alnum:64}')", r#"client = Client(api_key="{alnum:64}", api_secret="{alnum:64}")"#],
        silent: &["client = Client(api_key, api_secret)", "client = Client('localhost:8786')"],
        ..RULE
    },
    // unchecked: https://docs.kraken.com/api/docs/guides/spot-rest-auth/
    Rule {
        id: "kraken-private-key",
        name: "Kraken private key",
        severity: Critical,
        keywords: &["kraken"],
        pattern: Named("[0-9A-Za-z+/]{86}=="),
        entropy: 4.2,
        revoke: "https://pro.kraken.com/app/settings/api",
        fires: &[r#"{"kraken_private_key": "{base64:86}=="}"#, "%env KRAKEN_PRIVATE_KEY={base64:86}=="],
        silent: &["kraken_private_key = os.environ['KRAKEN_PRIVATE_KEY']", "kraken_private_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.ccxt.com/#/?id=authentication
    Rule {
        id: "exchange-api-secret",
        name: "API secret of an exchange",
        severity: Critical,
        keywords: &[
            "bybit", "bitfinex", "kucoin", "okx_", "bitmex", "ftx_", "deribit", "huobi", "gateio", "bitstamp", "poloniex",
            "gemini_api_secret",
        ],
        pattern: Named("[0-9A-Za-z]{24,64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.2,
        revoke: "https://www.kucoin.com/account/api",
        fires: &[
            "export KUCOIN_API_SECRET={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "KUCOIN_API_SECRET={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["kucoin_api_secret = os.environ['KUCOIN_API_SECRET']", "kucoin_symbol = 'BTC-USDT'"],
        ..RULE
    },
    Rule {
        id: "alpaca-key",
        name: "Alpaca API key ID",
        severity: Medium,
        keywords: &["alpaca", "apca", "apca-api-key-id"],
        pattern: Named("[PAC]K[0-9A-Z]{18}(?:[0-9A-Z]{6})?"),
        entropy: 3.0,
        source: "https://github.com/alpacahq/alpaca-trade-api-python/blob/HEAD/alpaca_trade_api/common.py",
        revoke: "https://app.alpaca.markets/paper/dashboard/overview",
        fires: &["%env APCA_API_KEY_ID=PK{upper:18}", r#"os.environ["APCA_API_KEY_ID"] = "PK{upper:18}""#],
        silent: &["apca_api_key_id = os.environ['APCA_API_KEY_ID']", "apca_api_key_id = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "alpaca-secret",
        name: "Alpaca API secret key",
        severity: Critical,
        keywords: &["alpaca", "apca", "apca-api-secret-key"],
        pattern: Named("[0-9A-Za-z]{40}|[0-9A-Za-z]{44}"),
        entropy: 4.0,
        source: "https://github.com/alpacahq/alpaca-trade-api-python/blob/HEAD/alpaca_trade_api/common.py",
        revoke: "https://app.alpaca.markets/paper/dashboard/overview",
        fires: &["APCA_API_SECRET_KEY={alnum:40}", r#"{"apca_api_secret_key": "{alnum:40}"}"#],
        silent: &["apca_api_secret_key = os.environ['APCA_API_SECRET_KEY']", "apca_api_secret_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "alpaca-call-secret",
        name: "Alpaca API secret key",
        severity: Critical,
        keywords: &["rest(", "tradingclient(", "stockhistoricaldataclient(", "cryptohistoricaldataclient(", "stockdatastream("],
        pattern: Token(
            r#"(?:REST|TradingClient|StockHistoricalDataClient|CryptoHistoricalDataClient|StockDataStream)\([^)"']{0,40}["'][PAC]K[0-9A-Z]{18}(?:[0-9A-Z]{6})?["']\s*,\s*(?:secret_key\s*=\s*)?["']([0-9A-Za-z]{40,44})["']"#,
        ),
        entropy: 3.8,
        source: "https://github.com/alpacahq/alpaca-py/blob/HEAD/README.md",
        revoke: "https://app.alpaca.markets/paper/dashboard/overview",
        fires: &[
            "api = tradeapi.REST('PK{upper:18}', '{alnum:40}', base_url)",
            r#"client = TradingClient(api_key="PK{upper:18}", secret_key="{alnum:40}", paper=True)"#,
        ],
        silent: &["api = REST(API_KEY, SECRET_KEY)", "client = TradingClient('key', 'secret')"],
        ..RULE
    },
    // unchecked: https://docs.easypost.com/docs/authentication
    Rule {
        id: "easypost-key",
        name: "EasyPost API key",
        severity: Critical,
        keywords: &["ezak", "eztk"],
        pattern: Token(r"EZ[AT]K[0-9a-f]{32}[0-9A-Za-z]{18,26}\b"),
        revoke: "https://app.easypost.com/account/api-keys",
        fires: &["token = 'EZAK{hex:32}{alnum:22}'", r#"os.environ["EASYPOST_KEY"] = "EZAK{hex:32}{alnum:22}""#],
        silent: &["token = 'EZAK...'", r#"client = Client("EZAK{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "shippo-token",
        name: "Shippo API token",
        severity: Critical,
        keywords: &["shippo_live_", "shippo_test_"],
        pattern: Token(r"shippo_(?:live|test)_[0-9a-f]{40}\b"),
        source: "https://github.com/goshippo/shippo-python-sdk/blob/HEAD/README.md",
        revoke: "https://apps.goshippo.com/settings/api",
        fires: &[r#"client = Client("shippo_live_{hex:40}")"#, "export SHIPPO_TOKEN=shippo_live_{hex:40}"],
        silent: &["token = 'shippo_live_...'", r#"client = Client("shippo_live_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://duffel.com/docs/api/overview/authentication
    Rule {
        id: "duffel-token",
        name: "Duffel access token",
        severity: High,
        keywords: &["duffel_live_", "duffel_test_"],
        pattern: Token(r"duffel_(?:live|test)_[0-9A-Za-z_=-]{43}\b{end-half}"),
        revoke: "https://app.duffel.com/",
        fires: &[r#"os.environ["DUFFEL_TOKEN"] = "duffel_live_{url:43}""#, r#"{"credential": "duffel_live_{url:43}"}"#],
        silent: &["token = 'duffel_live_...'", r#"client = Client("duffel_live_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.etsy.com/documentation/essentials/authentication
    Rule {
        id: "etsy-key",
        name: "Etsy API key",
        severity: Medium,
        keywords: &["etsy"],
        pattern: Named("[0-9a-z]{24}"),
        entropy: 3.2,
        revoke: "https://www.etsy.com/developers/your-apps",
        fires: &[r#"client = Client(etsy_api_key="{lower:24}")"#, "etsy_api_key = '{lower:24}'"],
        silent: &["etsy_api_key = os.environ['ETSY_API_KEY']", "etsy_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer-docs.amazon.com/sp-api/
    Rule {
        id: "amazon-mws-token",
        name: "Amazon MWS auth token",
        severity: Critical,
        keywords: &["amzn.mws."],
        pattern: Token(r"amzn\.mws\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
        revoke: "https://sellercentral.amazon.com/apps/manage",
        fires: &[
            r#"{"credential": "amzn.mws.{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"}"#,
            "token = 'amzn.mws.{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
        ],
        silent: &["token = 'amzn.mws....'", r#"client = Client("amzn.mws.{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developer.amazon.com/docs/login-with-amazon/documentation-overview.html
    Rule {
        id: "amazon-oauth-secret",
        name: "Login with Amazon client secret",
        severity: Critical,
        keywords: &["amzn1.oa2-cs.v1."],
        pattern: Token(r"amzn1\.oa2-cs\.v1\.[0-9a-f]{64}\b"),
        revoke: "https://developer.amazon.com/loginwithamazon/console/site/lwa/overview.html",
        fires: &["!curl -H 'Authorization: Bearer amzn1.oa2-cs.v1.{hex:64}' $URL", r#"client = Client("amzn1.oa2-cs.v1.{hex:64}")"#],
        silent: &["token = 'amzn1.oa2-cs.v1....'", r#"client = Client("amzn1.oa2-cs.v1.{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developer-docs.amazon.com/sp-api/docs/connecting-to-the-selling-partner-api
    Rule {
        id: "amazon-refresh-token",
        name: "Login with Amazon refresh token",
        severity: Critical,
        keywords: &["atzr|"],
        pattern: Token(r"Atzr\|[0-9A-Za-z+/=_-]{100,}"),
        entropy: 3.6,
        revoke: "https://sellercentral.amazon.com/apps/manage",
        fires: &["token = 'Atzr|{url:200}'", r#"os.environ["AMAZON_REFRESH_TOKEN"] = "Atzr|{url:200}""#],
        silent: &["token = 'Atzr|...'", r#"client = Client("Atzr|{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.wise.com/api-docs/features/authentication-access
    Rule {
        id: "wise-token",
        name: "Wise API token",
        severity: Critical,
        keywords: &["wise_api", "wise_token", "transferwise"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://wise.com/settings/api-tokens",
        fires: &[
            r#"os.environ["WISE_API_TOKEN"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
            r#"client = Client(wise_api_token="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
        ],
        silent: &["wise_api_token = os.environ['WISE_API_TOKEN']", "wise_api_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.lob.com/#tag/Authentication
    Rule {
        id: "lob-key",
        name: "Lob live API key",
        severity: High,
        keywords: &["live_"],
        pattern: Token(r"live_[0-9a-f]{35}\b"),
        entropy: 3.0,
        revoke: "https://dashboard.lob.com/settings/keys",
        fires: &[r#"os.environ["LOB_KEY"] = "live_{hex:35}""#, r#"{"credential": "live_{hex:35}"}"#],
        silent: &["token = 'live_...'", r#"client = Client("live_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "paddle-key",
        name: "Paddle API key",
        severity: Critical,
        keywords: &["pdl_"],
        pattern: Token(r"pdl_(?:live|sdbx)_apikey_[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3}\b"),
        source: "https://developer.paddle.com/changelog/2025/api-key-improvements",
        revoke: "https://vendors.paddle.com/authentication-v2",
        fires: &[
            "export PADDLE_KEY=pdl_live_apikey_{lower:26}_{alnum:22}_{alnum:3}",
            "!curl -H 'Authorization: Bearer pdl_live_apikey_{lower:26}_{alnum:22}_{alnum:3}' $URL",
        ],
        silent: &["token = 'pdl_live_apikey_...'", r#"client = Client("pdl_live_apikey_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.xendit.co/api-integration/api-keys
    Rule {
        id: "xendit-key",
        name: "Xendit secret key",
        severity: Critical,
        keywords: &["xnd_production_", "xnd_development_"],
        pattern: Token(r"xnd_(?:production|development)_[0-9A-Za-z]{40,90}\b"),
        revoke: "https://dashboard.xendit.co/settings/developers#api-keys",
        fires: &["!curl -H 'Authorization: Bearer xnd_production_{alnum:64}' $URL", r#"client = Client("xnd_production_{alnum:64}")"#],
        silent: &["token = 'xnd_production_...'", r#"client = Client("xnd_production_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.midtrans.com/docs/api-authorization-headers
    Rule {
        id: "midtrans-key",
        name: "Midtrans server key",
        severity: Critical,
        keywords: &["mid-server-", "sb-mid-server-"],
        pattern: Token(r"(?:SB-)?Mid-server-[0-9A-Za-z_-]{20,40}\b{end-half}"),
        entropy: 3.0,
        revoke: "https://dashboard.midtrans.com/settings/config_info",
        fires: &["token = 'Mid-server-{url:24}'", r#"os.environ["MIDTRANS_KEY"] = "Mid-server-{url:24}""#],
        silent: &["token = 'Mid-server-...'", r#"client = Client("Mid-server-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://www.mercadopago.com/developers/en/docs/your-integrations/credentials
    Rule {
        id: "mercadopago-token",
        name: "Mercado Pago access token",
        severity: Critical,
        keywords: &["app_usr-"],
        pattern: Token(r"APP_USR-[0-9]{13,16}-[0-9]{6}-[0-9a-f]{32}-[0-9]{6,10}\b"),
        revoke: "https://www.mercadopago.com/developers/panel",
        fires: &[
            r#"client = Client("APP_USR-{digits:16}-{digits:6}-{hex:32}-{digits:9}")"#,
            "export MERCADOPAGO_TOKEN=APP_USR-{digits:16}-{digits:6}-{hex:32}-{digits:9}",
        ],
        silent: &["token = 'APP_USR-...'", r#"client = Client("APP_USR-{lower:5}")"#],
        ..RULE
    },
];
