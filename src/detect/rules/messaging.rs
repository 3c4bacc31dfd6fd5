//! Mail, chat, telephony and social networks.

use crate::detect::check;
use crate::detect::rule::Pattern::{Around, Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "slack-bot-token",
        name: "Slack bot token",
        severity: Critical,
        keywords: &["xoxb-"],
        pattern: Token(r"xoxb-[0-9]{9,14}-[0-9]{9,14}-[0-9A-Za-z]{18,34}\b|xoxb-[0-9]{8,14}-[0-9A-Za-z]{18,34}\b"),
        source: "https://github.com/slackapi/bolt-python/blob/HEAD/README.md",
        revoke: "https://api.slack.com/apps",
        fires: &[
            r#"client = Client("xoxb-2{digits:11}-3{digits:12}-{alnum:24}")"#,
            "export SLACK_BOT_TOKEN=xoxb-2{digits:11}-3{digits:12}-{alnum:24}",
        ],
        silent: &["token = 'xoxb-2...'", r#"client = Client("xoxb-2{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "slack-user-token",
        name: "Slack user token",
        severity: Critical,
        keywords: &["xoxp-"],
        pattern: Token(r"xoxp-(?:[0-9]{9,14}-){2,3}[0-9A-Za-z-]{28,70}\b"),
        source: "https://docs.slack.dev/tools/node-slack-sdk/reference/web-api/interfaces/OAuthV2ExchangeArguments",
        revoke: "https://api.slack.com/apps",
        fires: &[
            r#"os.environ["SLACK_USER_TOKEN"] = "xoxp-2{digits:11}-3{digits:12}-4{digits:12}-{hex:32}""#,
            r#"{"credential": "xoxp-2{digits:11}-3{digits:12}-4{digits:12}-{hex:32}"}"#,
        ],
        silent: &["token = 'xoxp-2...'", r#"client = Client("xoxp-2{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://api.slack.com/concepts/token-types
    Rule {
        id: "slack-app-token",
        name: "Slack app-level token",
        severity: Critical,
        keywords: &["xapp-"],
        pattern: Token(r"xapp-[0-9]-[0-9A-Z]{8,14}-[0-9]{9,14}-[0-9a-f]{64}\b"),
        revoke: "https://api.slack.com/apps",
        fires: &[
            "export SLACK_APP_TOKEN=xapp-1-A{upper:10}-5{digits:12}-{hex:64}",
            "!curl -H 'Authorization: Bearer xapp-1-A{upper:10}-5{digits:12}-{hex:64}' $URL",
        ],
        silent: &["token = 'xapp-1-A...'", r#"client = Client("xapp-1-A{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "slack-config-token",
        name: "Slack configuration or refresh token",
        severity: High,
        keywords: &["xoxe-", "xoxe.xox"],
        pattern: Token(r"xoxe(?:\.xox[bp])?-[0-9]-[0-9A-Za-z]{90,180}\b"),
        source: "https://api.slack.com/methods/tooling.tokens.rotate",
        revoke: "https://api.slack.com/apps",
        fires: &[r#"{"credential": "xoxe.xoxp-1-M{alnum:162}"}"#, "token = 'xoxe.xoxp-1-M{alnum:162}'"],
        silent: &["token = 'xoxe.xoxp-1-M...'", r#"client = Client("xoxe.xoxp-1-M{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://api.slack.com/concepts/token-types
    Rule {
        id: "slack-session-token",
        name: "Slack session token",
        severity: Critical,
        keywords: &["xoxc-", "xoxd-", "xoxs-", "xoxa-", "xoxr-"],
        pattern: Token("xox[cdsar]-[0-9A-Za-z%-]{30,}"),
        entropy: 3.0,
        revoke: "https://api.slack.com/apps",
        fires: &[
            "!curl -H 'Authorization: Bearer xoxc-2{digits:11}-3{digits:12}-4{digits:12}-{hex:64}' $URL",
            r#"client = Client("xoxc-2{digits:11}-3{digits:12}-4{digits:12}-{hex:64}")"#,
        ],
        silent: &["token = 'xoxc-2...'", r#"client = Client("xoxc-2{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "slack-webhook",
        name: "Slack incoming webhook",
        severity: High,
        keywords: &["hooks.slack.com/", "hooks.slack-gov.com/"],
        pattern: Around(8, r"hooks\.slack(?:-gov)?\.com/(?:services|workflows|triggers)/[0-9A-Z]{8,14}/[0-9A-Za-z/]{20,90}"),
        source: "https://github.com/slackapi/slack-github-action/blob/HEAD/docs/sending-techniques/sending-data-slack-incoming-webhook/sending-data-slack-incoming-webhook.md",
        revoke: "https://api.slack.com/apps",
        fires: &[
            "url = 'https://hooks.slack.com/services/T{upper:10}/B{upper:10}/{alnum:24}'",
            r#"requests.post("https://hooks.slack.com/workflows/T{upper:10}/A{upper:10}/{digits:18}/{alnum:24}")"#,
        ],
        silent: &["https://hooks.slack.com/services/T000/B000/XXX", "https://hooks.slack.com/services/..."],
        ..RULE
    },
    Rule {
        id: "slack-signing-secret",
        name: "Slack signing secret",
        severity: High,
        keywords: &["slack_signing", "slack_client_secret", "slack_secret"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/slackapi/bolt-python/blob/HEAD/README.md",
        revoke: "https://api.slack.com/apps",
        fires: &["SLACK_SIGNING_SECRET={hex:32}", r#"{"slack_signing_secret": "{hex:32}"}"#],
        silent: &["slack_signing_secret = os.environ['SLACK_SIGNING_SECRET']", "slack_signing_secret = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "discord-bot-token",
        name: "Discord bot token",
        severity: Critical,
        keywords: &["discord", "bot_token", "dc_token"],
        pattern: Named(r"[MNO][0-9A-Za-z_-]{23,27}\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,40}"),
        entropy: 3.6,
        source: "https://github.com/discord/discord-api-docs/blob/00361fcd929e8d0ba9a1a3792d082d2aec969563/docs/Reference.md",
        revoke: "https://discord.com/developers/applications",
        fires: &["discord_token = 'MTA{alnum:23}.G{alnum:5}.{url:38}'", "export DISCORD_TOKEN=MTA{alnum:23}.G{alnum:5}.{url:38}"],
        silent: &["discord_token = os.environ['DISCORD_TOKEN']", "discord_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "discord-run-token",
        name: "Discord bot token",
        severity: Critical,
        keywords: &["client.run(", "bot.run(", "client.start(", "bot.start(", "client.login("],
        pattern: Token(
            r#"(?:client|bot)\.(?:run|start|login)\(\s*["']([MNO][0-9A-Za-z_-]{23,27}\.[0-9A-Za-z_-]{6}\.[0-9A-Za-z_-]{27,40})["']"#,
        ),
        entropy: 3.6,
        source: "https://github.com/discord/discord-api-docs/blob/00361fcd929e8d0ba9a1a3792d082d2aec969563/docs/Reference.md",
        revoke: "https://discord.com/developers/applications",
        fires: &["client.run('MTA{alnum:23}.G{alnum:5}.{url:38}')", r#"bot.run("OTA{alnum:21}.X{alnum:5}.{url:27}")"#],
        silent: &["client.run(TOKEN)", "bot.run('your token here')"],
        ..RULE
    },
    Rule {
        id: "discord-webhook",
        name: "Discord webhook",
        severity: High,
        keywords: &["discord.com/api/webhooks/", "discordapp.com/api/webhooks/"],
        pattern: Around(16, r"discord(?:app)?\.com/api/(?:v[0-9]{1,2}/)?webhooks/[0-9]{17,20}/[0-9A-Za-z_-]{60,100}"),
        source: "https://github.com/discord/discord-api-docs/blob/HEAD/docs/resources/Webhook.md",
        revoke: "https://support.discord.com/hc/en-us/articles/228383668-Intro-to-Webhooks",
        fires: &[
            "url = 'https://discord.com/api/webhooks/1{digits:18}/{url:68}'",
            "curl -X POST https://discordapp.com/api/webhooks/1{digits:17}/{url:68}",
        ],
        silent: &["https://discord.com/api/webhooks/{id}/{token}"],
        ..RULE
    },
    // unchecked: https://core.telegram.org/bots/api#authorizing-your-bot
    Rule {
        id: "telegram-bot-token",
        name: "Telegram bot token",
        severity: Critical,
        keywords: &[":aa"],
        pattern: Around(10, r"\b([1-9][0-9]{7,9}:AA[0-9A-Za-z_-]{33})\b{end-half}"),
        entropy: 3.4,
        check: Some(check::telegram),
        revoke: "https://t.me/BotFather",
        fires: &["TOKEN = '5{digits:9}:AA{url:33}'", "https://api.telegram.org/bot 6{digits:8}:AA{url:33}"],
        silent: &["time 10:AA", "d = {1:AA}"],
        ..RULE
    },
    Rule {
        id: "telegram-api-url",
        name: "Telegram bot token",
        severity: Critical,
        keywords: &["api.telegram.org/"],
        pattern: Around(0, r"api\.telegram\.org/(?:file/)?bot([1-9][0-9]{7,9}:[0-9A-Za-z_-]{35})\b{end-half}"),
        entropy: 3.4,
        check: Some(check::telegram),
        source: "https://core.telegram.org/bots/api",
        revoke: "https://t.me/BotFather",
        fires: &[
            "requests.get('https://api.telegram.org/bot5{digits:9}:AA{url:33}/getMe')",
            "https://api.telegram.org/file/bot6{digits:8}:AA{url:33}/a.jpg",
        ],
        silent: &["https://api.telegram.org/bot{TOKEN}/getMe", "https://api.telegram.org/bot<token>/getMe"],
        ..RULE
    },
    Rule {
        id: "telegram-api-hash",
        name: "Telegram API hash",
        severity: High,
        keywords: &["api_hash", "telegram_hash", "telegram_api_hash"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://core.telegram.org/method/auth.importBotAuthorization?layer=171",
        revoke: "https://my.telegram.org/apps",
        fires: &[r#"{"telegram_api_hash": "{hex:32}"}"#, "%env TELEGRAM_API_HASH={hex:32}"],
        silent: &["telegram_api_hash = os.environ['TELEGRAM_API_HASH']", "telegram_api_hash = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "twilio-auth-token",
        name: "Twilio auth token",
        severity: Critical,
        keywords: &["twilio"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/twilio/twilio-python/blob/HEAD/README.md",
        revoke: "https://console.twilio.com/us1/account/keys-credentials/api-keys",
        fires: &[r#"client = Client(twilio_auth_token="{hex:32}")"#, "twilio_auth_token = '{hex:32}'"],
        silent: &["twilio_auth_token = os.environ['TWILIO_AUTH_TOKEN']", "twilio_auth_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "twilio-api-key",
        name: "Twilio API key SID",
        severity: High,
        keywords: &["twilio"],
        pattern: Named("SK[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://www.twilio.com/docs/glossary/what-is-a-sid",
        revoke: "https://console.twilio.com/us1/account/keys-credentials/api-keys",
        fires: &["%env TWILIO_API_KEY=SK{hex:32}", r#"os.environ["TWILIO_API_KEY"] = "SK{hex:32}""#],
        silent: &["twilio_api_key = os.environ['TWILIO_API_KEY']", "twilio_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "twilio-client-token",
        name: "Twilio auth token",
        severity: Critical,
        keywords: &["client('ac", r#"client("ac"#],
        pattern: Token(r#"(?:twilio\.rest\.)?Client\(\s*["']AC[0-9a-f]{32}["']\s*,\s*["']([0-9a-f]{32})["']"#),
        entropy: 3.0,
        source: "https://www.twilio.com/docs/glossary/what-is-a-sid",
        revoke: "https://console.twilio.com/us1/account/keys-credentials/api-keys",
        fires: &["client = Client('AC{hex:32}', '{hex:32}')", "client = Client(\"AC{hex:32}\",\n    \"{hex:32}\")"],
        silent: &["client = Client('account', token)"],
        ..RULE
    },
    Rule {
        id: "sendgrid-api-key",
        name: "SendGrid API key",
        severity: Critical,
        keywords: &["sg."],
        pattern: Token(r"SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43}\b{end-half}"),
        source: "https://github.com/sendgrid/sendgrid-python/blob/HEAD/sendgrid/helpers/mail/validators.py",
        revoke: "https://app.sendgrid.com/settings/api_keys",
        fires: &[r#"os.environ["SENDGRID_API_KEY"] = "SG.{url:22}.{url:43}""#, r#"{"credential": "SG.{url:22}.{url:43}"}"#],
        silent: &["token = 'SG....'", r#"client = Client("SG.{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/
    Rule {
        id: "mailgun-request-key",
        name: "Mailgun private API key",
        severity: Critical,
        keywords: &["api.mailgun.net/", "api.eu.mailgun.net/"],
        pattern: Token(r"api\.(?:eu\.)?mailgun\.net/[\s\S]{0,200}?\b(key-[0-9a-f]{32}|[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8})\b"),
        revoke: "https://app.mailgun.com/settings/api_security",
        fires: &[
            "requests.post('https://api.mailgun.net/v3/a/messages', auth=('api', '{hex:32}-{hex:8}-{hex:8}'))",
            "requests.post(\n    \"https://api.eu.mailgun.net/v3/mg.org/messages\",\n    auth=(\"api\", \"key-{hex:32}\"))",
        ],
        silent: &["requests.post('https://api.mailgun.net/v3/a/messages', auth=('api', key))"],
        ..RULE
    },
    // unchecked: https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/
    Rule {
        id: "mailgun-key",
        name: "Mailgun API key",
        severity: Critical,
        keywords: &["key-"],
        pattern: Token(r"key-[0-9a-f]{32}\b"),
        revoke: "https://app.mailgun.com/settings/api_security",
        fires: &["export MAILGUN_KEY=key-{hex:32}", "!curl -H 'Authorization: Bearer key-{hex:32}' $URL"],
        silent: &["key-value", "key-{hex:8}"],
        ..RULE
    },
    // unchecked: https://documentation.mailgun.com/docs/mailgun/api-reference/authentication/
    Rule {
        id: "mailgun-private-key",
        name: "Mailgun private API key",
        severity: Critical,
        keywords: &["mailgun"],
        pattern: Named("[0-9a-f]{32}-[0-9a-f]{8}-[0-9a-f]{8}"),
        entropy: 3.0,
        revoke: "https://app.mailgun.com/settings/api_security",
        fires: &[r#"{"mailgun_api_key": "{hex:32}-{hex:8}-{hex:8}"}"#, "%env MAILGUN_API_KEY={hex:32}-{hex:8}-{hex:8}"],
        silent: &["mailgun_api_key = os.environ['MAILGUN_API_KEY']", "mailgun_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://mailchimp.com/developer/marketing/guides/quick-start/
    Rule {
        id: "mailchimp-key",
        name: "Mailchimp API key",
        severity: High,
        keywords: &["-us1", "-us2", "-us3", "-us4", "-us5", "-us6", "-us7", "-us8", "-us9"],
        pattern: Around(32, r"\b[0-9a-f]{32}-us[0-9]{1,2}\b"),
        entropy: 3.0,
        revoke: "https://admin.mailchimp.com/account/api/",
        fires: &["client.set_config({'api_key': '{hex:32}-us20'})", "MAILCHIMP_API_KEY={hex:32}-us6"],
        silent: &["list-us1", "{hex:10}-us6"],
        ..RULE
    },
    // unchecked: https://mailchimp.com/developer/transactional/guides/quick-start/
    Rule {
        id: "mandrill-key",
        name: "Mandrill API key",
        severity: High,
        keywords: &["md-"],
        pattern: Token(r"md-[0-9A-Za-z_-]{22}\b{end-half}"),
        entropy: 3.8,
        revoke: "https://mandrillapp.com/settings",
        fires: &["token = 'md-{url:22}'", r#"os.environ["MANDRILL_KEY"] = "md-{url:22}""#],
        silent: &["class='md-content md-typeset'", "md-{lower:8}"],
        ..RULE
    },
    Rule {
        id: "postmark-token",
        name: "Postmark token",
        severity: High,
        keywords: &["postmark"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/ActiveCampaign/postmark-mcp/blob/HEAD/README.md",
        revoke: "https://account.postmarkapp.com/",
        fires: &[
            "%env POSTMARK_SERVER_TOKEN={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"os.environ["POSTMARK_SERVER_TOKEN"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
        ],
        silent: &["postmark_server_token = os.environ['POSTMARK_SERVER_TOKEN']", "postmark_server_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.brevo.com/docs/getting-started
    Rule {
        id: "brevo-key",
        name: "Brevo API key",
        severity: Critical,
        keywords: &["xkeysib-"],
        pattern: Token(r"xkeysib-[0-9a-f]{64}-[0-9A-Za-z]{16}\b"),
        revoke: "https://app.brevo.com/settings/keys/api",
        fires: &[r#"os.environ["BREVO_KEY"] = "xkeysib-{hex:64}-{alnum:16}""#, r#"{"credential": "xkeysib-{hex:64}-{alnum:16}"}"#],
        silent: &["token = 'xkeysib-...'", r#"client = Client("xkeysib-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.brevo.com/docs/smtp-integration
    Rule {
        id: "brevo-smtp-key",
        name: "Brevo SMTP key",
        severity: High,
        keywords: &["xsmtpsib-"],
        pattern: Token(r"xsmtpsib-[0-9a-f]{64}-[0-9A-Za-z]{16}\b"),
        revoke: "https://app.brevo.com/settings/keys/smtp",
        fires: &[
            "export BREVO_SMTP_KEY=xsmtpsib-{hex:64}-{alnum:16}",
            "!curl -H 'Authorization: Bearer xsmtpsib-{hex:64}-{alnum:16}' $URL",
        ],
        silent: &["token = 'xsmtpsib-...'", r#"client = Client("xsmtpsib-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://resend.com/docs/api-reference/introduction
    Rule {
        id: "resend-key",
        name: "Resend API key",
        severity: High,
        keywords: &["resend"],
        pattern: Named("re_[0-9A-Za-z_]{24,40}"),
        entropy: 3.6,
        revoke: "https://resend.com/api-keys",
        fires: &[
            r#"os.environ["RESEND_API_KEY"] = "re_{alnum:8}_{alnum:24}""#,
            r#"client = Client(resend_api_key="re_{alnum:8}_{alnum:24}")"#,
        ],
        silent: &["resend_api_key = os.environ['RESEND_API_KEY']", "resend_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
    Rule {
        id: "teams-webhook",
        name: "Microsoft Teams webhook",
        severity: High,
        keywords: &[".webhook.office.com/webhookb2/"],
        pattern: Around(
            40,
            r"[0-9a-z-]{1,40}\.webhook\.office\.com/webhookb2/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}@[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/IncomingWebhook/[0-9A-Za-z]{32}/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ),
        revoke: "https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook",
        fires: &[
            "url = 'https://contoso.webhook.office.com/webhookb2/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}@{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}/IncomingWebhook/{hex:32}/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
            "https://a.webhook.office.com/webhookb2/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}@{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}/IncomingWebhook/{hex:32}/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["https://contoso.webhook.office.com/webhookb2/..."],
        ..RULE
    },
    // unchecked: https://developers.google.com/workspace/chat/quickstart/webhooks
    Rule {
        id: "google-chat-webhook",
        name: "Google Chat webhook",
        severity: High,
        keywords: &["chat.googleapis.com/v1/spaces/"],
        pattern: Around(
            0,
            r"chat\.googleapis\.com/v1/spaces/[0-9A-Za-z_-]{8,20}/messages\?key=AIza[0-9A-Za-z_-]{35}&token=([0-9A-Za-z_-]{40,50}(?:%3D)?)",
        ),
        revoke: "https://developers.google.com/workspace/chat/quickstart/webhooks",
        fires: &[
            "url = 'https://chat.googleapis.com/v1/spaces/{alnum:11}/messages?key=AIza{url:35}&token={url:43}%3D'",
            "https://chat.googleapis.com/v1/spaces/AAAA{alnum:7}/messages?key=AIza{url:35}&token={url:43}",
        ],
        silent: &["https://chat.googleapis.com/v1/spaces/{space}/messages"],
        ..RULE
    },
    // unchecked: https://open.feishu.cn/document/client-docs/bot-v3/add-custom-bot
    Rule {
        id: "feishu-webhook",
        name: "Feishu or Lark webhook",
        severity: High,
        keywords: &["open.feishu.cn/open-apis/bot", "open.larksuite.com/open-apis/bot"],
        pattern: Token(
            r"open\.(?:feishu\.cn|larksuite\.com)/open-apis/bot/v2/hook/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ),
        revoke: "https://open.feishu.cn/",
        fires: &[
            "!curl -H 'Authorization: Bearer https://open.feishu.cn/open-apis/bot/v2/hook/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}' $URL",
            r#"client = Client("https://open.feishu.cn/open-apis/bot/v2/hook/{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
        ],
        silent: &["https://open.feishu.cn/open-apis/bot/v2/hook/..."],
        ..RULE
    },
    // unchecked: https://open.dingtalk.com/document/robots/custom-robot-access
    Rule {
        id: "dingtalk-webhook",
        name: "DingTalk webhook",
        severity: High,
        keywords: &["oapi.dingtalk.com/robot/send"],
        pattern: Token(r"oapi\.dingtalk\.com/robot/send\?access_token=([0-9a-f]{64})\b"),
        revoke: "https://open.dingtalk.com/",
        fires: &[
            "token = 'https://oapi.dingtalk.com/robot/send?access_token={hex:64}'",
            r#"os.environ["DINGTALK_WEBHOOK"] = "https://oapi.dingtalk.com/robot/send?access_token={hex:64}""#,
        ],
        silent: &["https://oapi.dingtalk.com/robot/send?access_token=..."],
        ..RULE
    },
    // unchecked: https://developer.work.weixin.qq.com/document/path/91770
    Rule {
        id: "wecom-webhook",
        name: "WeCom webhook",
        severity: High,
        keywords: &["qyapi.weixin.qq.com/cgi-bin/webhook"],
        pattern: Token(r"qyapi\.weixin\.qq\.com/cgi-bin/webhook/send\?key=([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"),
        revoke: "https://developer.work.weixin.qq.com/",
        fires: &[
            r#"client = Client("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
            "export WECOM_WEBHOOK=https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=..."],
        ..RULE
    },
    // unchecked: https://developers.facebook.com/docs/facebook-login/guides/access-tokens
    Rule {
        id: "facebook-token",
        name: "Facebook access token",
        severity: High,
        keywords: &["eaa"],
        pattern: Token(r"EAA[0-9A-Za-z]{90,}\b"),
        entropy: 3.6,
        revoke: "https://developers.facebook.com/tools/debug/accesstoken/",
        fires: &[r#"os.environ["FACEBOOK_TOKEN"] = "EAAG{alnum:160}""#, r#"{"credential": "EAAG{alnum:160}"}"#],
        silent: &["token = 'EAAG...'", r#"client = Client("EAAG{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.facebook.com/docs/facebook-login/security
    Rule {
        id: "facebook-app-secret",
        name: "Facebook app secret",
        severity: High,
        keywords: &["facebook", "fb_app", "fb_secret", "instagram_app", "meta_app_secret"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://developers.facebook.com/apps/",
        fires: &["FACEBOOK_APP_SECRET={hex:32}", r#"{"facebook_app_secret": "{hex:32}"}"#],
        silent: &["facebook_app_secret = os.environ['FACEBOOK_APP_SECRET']", "facebook_app_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.facebook.com/docs/instagram-platform
    Rule {
        id: "instagram-token",
        name: "Instagram access token",
        severity: High,
        keywords: &["igqv", "igqw", "igaa"],
        pattern: Token("IG(?:QV|QW|AA)[0-9A-Za-z_-]{90,300}"),
        entropy: 3.6,
        revoke: "https://www.instagram.com/accounts/manage_access/",
        fires: &["!curl -H 'Authorization: Bearer IGQV{url:140}' $URL", r#"client = Client("IGQV{url:140}")"#],
        silent: &["token = 'IGQV...'", r#"client = Client("IGQV{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.x.com/resources/fundamentals/authentication/overview
    Rule {
        id: "twitter-bearer-token",
        name: "X (Twitter) bearer token",
        severity: High,
        keywords: &["aaaaaaaaaaaaaaaaaaaaa"],
        pattern: Token(r"AAAAAAAAAAAAAAAAAAAAA[0-9A-Za-z%]{60,120}\b"),
        entropy: 3.4,
        revoke: "https://developer.x.com/en/portal/projects-and-apps",
        fires: &[
            "token = 'AAAAAAAAAAAAAAAAAAAAAM{alnum:30}%3D{alnum:50}'",
            r#"os.environ["TWITTER_BEARER_TOKEN"] = "AAAAAAAAAAAAAAAAAAAAAM{alnum:30}%3D{alnum:50}""#,
        ],
        silent: &["AAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="],
        ..RULE
    },
    Rule {
        id: "twitter-api-secret",
        name: "X (Twitter) API key secret",
        severity: High,
        keywords: &["twitter", "consumer_secret", "consumersecret", "tweepy", "x_api_secret"],
        pattern: Named("[0-9A-Za-z]{50}"),
        entropy: 4.2,
        source: "https://github.com/xdevplatform/Twitter-API-v2-sample-code/blob/HEAD/README.md",
        revoke: "https://developer.x.com/en/portal/projects-and-apps",
        fires: &["export TWITTER_CONSUMER_SECRET={alnum:50}", "TWITTER_CONSUMER_SECRET={alnum:50}"],
        silent: &["twitter_consumer_secret = os.environ['TWITTER_CONSUMER_SECRET']", "twitter_consumer_secret = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "twitter-api-key",
        name: "X (Twitter) API key",
        severity: Medium,
        keywords: &["twitter_api", "twitter_key", "twitter_consumer", "consumer_key", "consumerkey"],
        pattern: Named("[0-9A-Za-z]{25}"),
        entropy: 3.8,
        source: "https://github.com/xdevplatform/Twitter-API-v2-sample-code/blob/HEAD/README.md",
        revoke: "https://developer.x.com/en/portal/projects-and-apps",
        fires: &[r#"client = Client(twitter_consumer_key="{alnum:25}")"#, "twitter_consumer_key = '{alnum:25}'"],
        silent: &["twitter_consumer_key = os.environ['TWITTER_CONSUMER_KEY']", "twitter_consumer_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.x.com/resources/fundamentals/authentication/overview
    Rule {
        id: "twitter-access-token",
        name: "X (Twitter) access token",
        severity: High,
        keywords: &["twitter", "access_token", "access_key", "accesstoken", "oauth_token"],
        pattern: Named("[0-9]{6,19}-[0-9A-Za-z]{38,42}"),
        entropy: 3.6,
        revoke: "https://developer.x.com/en/portal/projects-and-apps",
        fires: &["%env TWITTER_ACCESS_TOKEN=1{digits:17}-{alnum:40}", r#"os.environ["TWITTER_ACCESS_TOKEN"] = "1{digits:17}-{alnum:40}""#],
        silent: &["twitter_access_token = os.environ['TWITTER_ACCESS_TOKEN']", "twitter_access_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.x.com/resources/fundamentals/authentication/overview
    Rule {
        id: "twitter-access-token-secret",
        name: "X (Twitter) access token secret",
        severity: High,
        keywords: &["twitter", "access_token_secret", "access_secret", "accesstokensecret", "token_secret"],
        pattern: Named("[0-9A-Za-z]{45}"),
        entropy: 4.2,
        revoke: "https://developer.x.com/en/portal/projects-and-apps",
        fires: &["TWITTER_ACCESS_TOKEN_SECRET={alnum:45}", r#"{"twitter_access_token_secret": "{alnum:45}"}"#],
        silent: &["twitter_access_token_secret = os.environ['TWITTER_ACCESS_TOKEN_SECRET']", "twitter_access_token_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://learn.microsoft.com/linkedin/shared/authentication/authentication
    Rule {
        id: "linkedin-secret",
        name: "LinkedIn client secret",
        severity: High,
        keywords: &["linkedin_client", "linkedin_secret"],
        pattern: Named("[0-9A-Za-z]{16}"),
        entropy: 3.2,
        revoke: "https://www.linkedin.com/developers/apps",
        fires: &["linkedin_client_secret = '{alnum:16}'", "export LINKEDIN_CLIENT_SECRET={alnum:16}"],
        silent: &["linkedin_client_secret = os.environ['LINKEDIN_CLIENT_SECRET']", "linkedin_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://learn.microsoft.com/linkedin/shared/authentication/authentication
    Rule {
        id: "linkedin-client-secret",
        name: "LinkedIn client secret",
        severity: High,
        keywords: &["wpl_ap"],
        pattern: Token(r"WPL_AP[01]\.[0-9A-Za-z]{16}\.[0-9A-Za-z+/]{6,8}={0,2}"),
        revoke: "https://www.linkedin.com/developers/apps",
        fires: &["token = 'WPL_AP1.{alnum:16}.{alnum:6}=='", r#"os.environ["LINKEDIN_CLIENT_SECRET"] = "WPL_AP1.{alnum:16}.{alnum:6}==""#],
        silent: &["token = 'WPL_AP1....'", r#"client = Client("WPL_AP1.{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "zoom-secret",
        name: "Zoom client secret",
        severity: High,
        keywords: &["zoom_client", "zoom_secret", "zoom_api_secret"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        source: "https://github.com/zoom/server-to-server-oauth-starter-api/blob/HEAD/README.md",
        revoke: "https://marketplace.zoom.us/user/build",
        fires: &[r#"{"zoom_client_secret": "{alnum:32}"}"#, "%env ZOOM_CLIENT_SECRET={alnum:32}"],
        silent: &["zoom_client_secret = os.environ['ZOOM_CLIENT_SECRET']", "zoom_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.intercom.com/docs/build-an-integration/learn-more/authentication
    Rule {
        id: "intercom-token",
        name: "Intercom access token",
        severity: High,
        keywords: &["intercom"],
        pattern: Named("dG9r[0-9A-Za-z+/]{54,60}={0,2}"),
        entropy: 3.6,
        revoke: "https://app.intercom.com/a/apps/_/developer-hub",
        fires: &["export INTERCOM_ACCESS_TOKEN=dG9r{alnum:56}=", "INTERCOM_ACCESS_TOKEN=dG9r{alnum:56}="],
        silent: &["intercom_access_token = os.environ['INTERCOM_ACCESS_TOKEN']", "intercom_access_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.hubspot.com/docs/api/private-apps
    Rule {
        id: "hubspot-token",
        name: "HubSpot private app token",
        severity: High,
        keywords: &["pat-na", "pat-eu", "pat-ap"],
        pattern: Token(r"pat-(?:na|eu|ap)[0-9]-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
        revoke: "https://app.hubspot.com/private-apps/",
        fires: &[
            "export HUBSPOT_TOKEN=pat-na1-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "!curl -H 'Authorization: Bearer pat-na1-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}' $URL",
        ],
        silent: &["token = 'pat-na1-...'", r#"client = Client("pat-na1-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://developers.hubspot.com/docs/api/intro-to-auth
    Rule {
        id: "hubspot-key",
        name: "HubSpot API key",
        severity: High,
        keywords: &["hubspot", "hapikey"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://app.hubspot.com/",
        fires: &[
            "%env HUBSPOT_API_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"os.environ["HUBSPOT_API_KEY"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
        ],
        silent: &["hubspot_api_key = os.environ['HUBSPOT_API_KEY']", "hubspot_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://pushover.net/api
    Rule {
        id: "pushover-token",
        name: "Pushover token",
        severity: Medium,
        keywords: &["pushover"],
        pattern: Named("[au][0-9a-z]{29}"),
        entropy: 3.2,
        revoke: "https://pushover.net/",
        fires: &["PUSHOVER_TOKEN=a{lower:29}", r#"{"pushover_token": "a{lower:29}"}"#],
        silent: &["pushover_token = os.environ['PUSHOVER_TOKEN']", "pushover_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.vonage.com/en/getting-started/concepts/authentication
    Rule {
        id: "vonage-secret",
        name: "Vonage API secret",
        severity: High,
        keywords: &["vonage_api", "nexmo_api", "vonage_secret", "nexmo_secret"],
        pattern: Named("[0-9A-Za-z]{16}"),
        entropy: 3.2,
        revoke: "https://dashboard.nexmo.com/settings",
        fires: &["nexmo_api_secret = '{alnum:16}'", "export NEXMO_API_SECRET={alnum:16}"],
        silent: &["nexmo_api_secret = os.environ['NEXMO_API_SECRET']", "nexmo_api_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.plivo.com/docs/account/api/overview
    Rule {
        id: "plivo-token",
        name: "Plivo auth token",
        severity: High,
        keywords: &["plivo"],
        pattern: Named("[0-9A-Za-z]{40}"),
        entropy: 4.0,
        revoke: "https://console.plivo.com/dashboard/",
        fires: &[r#"os.environ["PLIVO_AUTH_TOKEN"] = "{alnum:40}""#, r#"client = Client(plivo_auth_token="{alnum:40}")"#],
        silent: &["plivo_auth_token = os.environ['PLIVO_AUTH_TOKEN']", "plivo_auth_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developers.messagebird.com/api/
    Rule {
        id: "messagebird-key",
        name: "MessageBird access key",
        severity: High,
        keywords: &["messagebird"],
        pattern: Named("[0-9A-Za-z]{25}"),
        entropy: 3.6,
        revoke: "https://dashboard.messagebird.com/en/developers/access",
        fires: &[r#"{"messagebird_access_key": "{alnum:25}"}"#, "%env MESSAGEBIRD_ACCESS_KEY={alnum:25}"],
        silent: &["messagebird_access_key = os.environ['MESSAGEBIRD_ACCESS_KEY']", "messagebird_access_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "line-channel-token",
        name: "LINE channel access token",
        severity: High,
        keywords: &["line_channel", "channel_access_token", "line_bot", "line_access"],
        pattern: Named("[0-9A-Za-z+/]{150,180}={0,2}"),
        entropy: 4.2,
        source: "https://github.com/line/line-bot-sdk-python/blob/HEAD/examples/flask-echo/README.md",
        revoke: "https://developers.line.biz/console/",
        fires: &["export LINE_CHANNEL_ACCESS_TOKEN={base64:160}=", "LINE_CHANNEL_ACCESS_TOKEN={base64:160}="],
        silent: &["line_channel_access_token = os.environ['LINE_CHANNEL_ACCESS_TOKEN']", "line_channel_access_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "line-channel-secret",
        name: "LINE channel secret",
        severity: High,
        keywords: &["line_channel", "channel_secret", "line_secret"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/line/line-bot-sdk-python/blob/HEAD/examples/flask-echo/README.md",
        revoke: "https://developers.line.biz/console/",
        fires: &[r#"client = Client(line_channel_secret="{hex:32}")"#, "line_channel_secret = '{hex:32}'"],
        silent: &["line_channel_secret = os.environ['LINE_CHANNEL_SECRET']", "line_channel_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://notify-bot.line.me/doc/en/
    Rule {
        id: "line-notify-token",
        name: "LINE Notify token",
        severity: Medium,
        keywords: &["line_notify", "line_token"],
        pattern: Named("[0-9A-Za-z]{43}"),
        entropy: 4.2,
        revoke: "https://notify-bot.line.me/my/",
        fires: &["%env LINE_NOTIFY_TOKEN={alnum:43}", r#"os.environ["LINE_NOTIFY_TOKEN"] = "{alnum:43}""#],
        silent: &["line_notify_token = os.environ['LINE_NOTIFY_TOKEN']", "line_notify_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://praw.readthedocs.io/en/stable/getting_started/quick_start.html
    Rule {
        id: "reddit-client-secret",
        name: "Reddit client secret",
        severity: High,
        keywords: &["praw.reddit(", "asyncpraw.reddit("],
        pattern: Token(r#"(?:praw|asyncpraw)\.Reddit\([^)]{0,200}?client_secret\s*=\s*["']([0-9A-Za-z_-]{27,30})["']"#),
        entropy: 3.4,
        revoke: "https://www.reddit.com/prefs/apps",
        fires: &[
            "reddit = praw.Reddit(client_id='{alnum:14}', client_secret='{alnum:27}', user_agent='a')",
            "reddit = praw.Reddit(\n    client_id=\"{alnum:22}\",\n    client_secret=\"{alnum:30}\",\n)",
        ],
        silent: &["praw.Reddit(client_id=CID, client_secret=SECRET)"],
        ..RULE
    },
    // unchecked: https://github.com/reddit-archive/reddit/wiki/OAuth2
    Rule {
        id: "reddit-secret",
        name: "Reddit client secret",
        severity: High,
        keywords: &["reddit_client", "reddit_secret", "reddit_api", "praw_"],
        pattern: Named("[0-9A-Za-z_-]{27}|[0-9A-Za-z_-]{30}"),
        entropy: 3.9,
        revoke: "https://www.reddit.com/prefs/apps",
        fires: &["reddit_client_secret = '{alnum:27}'", "export REDDIT_CLIENT_SECRET={alnum:27}"],
        silent: &["reddit_client_secret = os.environ['REDDIT_CLIENT_SECRET']", "reddit_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://spotipy.readthedocs.io/
    Rule {
        id: "spotify-client-secret",
        name: "Spotify client secret",
        severity: High,
        keywords: &["spotifyclientcredentials("],
        pattern: Token(r#"SpotifyClientCredentials\([^)]{0,200}?client_secret\s*=\s*["']([0-9a-f]{32})["']"#),
        entropy: 3.0,
        revoke: "https://developer.spotify.com/dashboard",
        fires: &[
            "auth = SpotifyClientCredentials(client_id='{hex:32}', client_secret='{hex:32}')",
            "SpotifyClientCredentials(\n    client_id=\"{hex:32}\",\n    client_secret=\"{hex:32}\")",
        ],
        silent: &["SpotifyClientCredentials(client_id=cid, client_secret=secret)"],
        ..RULE
    },
    // unchecked: https://developer.spotify.com/documentation/web-api/concepts/apps
    Rule {
        id: "spotify-secret",
        name: "Spotify client secret",
        severity: High,
        keywords: &["spotify_client_secret", "spotify_secret", "spotipy_client_secret", "spotipy_secret"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://developer.spotify.com/dashboard",
        fires: &[r#"{"spotipy_client_secret": "{hex:32}"}"#, "%env SPOTIPY_CLIENT_SECRET={hex:32}"],
        silent: &["spotipy_client_secret = os.environ['SPOTIPY_CLIENT_SECRET']", "spotipy_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.genius.com/
    Rule {
        id: "genius-token",
        name: "Genius access token",
        severity: Medium,
        keywords: &["genius"],
        pattern: Named("[0-9A-Za-z_-]{64}"),
        entropy: 4.2,
        revoke: "https://genius.com/api-clients",
        fires: &["export GENIUS_ACCESS_TOKEN={url:64}", "GENIUS_ACCESS_TOKEN={url:64}"],
        silent: &["genius_access_token = os.environ['GENIUS_ACCESS_TOKEN']", "genius_access_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.last.fm/api/authentication
    Rule {
        id: "lastfm-key",
        name: "Last.fm API key or secret",
        severity: Medium,
        keywords: &["lastfm", "last_fm"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://www.last.fm/api/accounts",
        fires: &[r#"client = Client(lastfm_api_key="{hex:32}")"#, "lastfm_api_key = '{hex:32}'"],
        silent: &["lastfm_api_key = os.environ['LASTFM_API_KEY']", "lastfm_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://dev.twitch.tv/docs/authentication/
    Rule {
        id: "twitch-secret",
        name: "Twitch client secret",
        severity: High,
        keywords: &["twitch_client_secret", "twitch_secret", "twitch_token"],
        pattern: Named("[0-9a-z]{30}"),
        entropy: 3.4,
        revoke: "https://dev.twitch.tv/console/apps",
        fires: &["%env TWITCH_CLIENT_SECRET={lower:30}", r#"os.environ["TWITCH_CLIENT_SECRET"] = "{lower:30}""#],
        silent: &["twitch_client_secret = os.environ['TWITCH_CLIENT_SECRET']", "twitch_client_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://support.google.com/accounts/answer/185833
    Rule {
        id: "gmail-app-password",
        name: "Google app password",
        severity: High,
        keywords: &[".login(", "app_password"],
        pattern: Token(r#"(?:\.login\([^()\n]{3,80},\s*|app_password\s*=\s*)["']([a-z]{4} [a-z]{4} [a-z]{4} [a-z]{4})["']"#),
        entropy: 2.5,
        revoke: "https://myaccount.google.com/apppasswords",
        fires: &["app_password = 'qvzj kxwp mhtb rydc'", r#"app_password = "hbqx zvkp wjmt cfny""#],
        silent: &["app_password = 'abcd'", "server.login(user, password)"],
        ..RULE
    },
    // unchecked: https://help.zapier.com/hc/en-us/articles/8496288690317
    Rule {
        id: "zapier-webhook",
        name: "Zapier webhook",
        severity: Medium,
        keywords: &["hooks.zapier.com/hooks/catch/"],
        pattern: Token(r"hooks\.zapier\.com/hooks/catch/[0-9]{5,10}/[0-9a-z]{6,12}"),
        revoke: "https://zapier.com/app/zaps",
        fires: &[
            r#"os.environ["ZAPIER_WEBHOOK"] = "https://hooks.zapier.com/hooks/catch/{digits:8}/{lower:7}""#,
            r#"{"credential": "https://hooks.zapier.com/hooks/catch/{digits:8}/{lower:7}"}"#,
        ],
        silent: &["https://hooks.zapier.com/hooks/catch/..."],
        ..RULE
    },
    // unchecked: https://help.ifttt.com/hc/en-us/articles/115010230347
    Rule {
        id: "ifttt-webhook-key",
        name: "IFTTT webhook key",
        severity: Medium,
        keywords: &["maker.ifttt.com/"],
        pattern: Token(r#"maker\.ifttt\.com/(?:trigger|use)/(?:[^\s/\"']{1,60}/(?:json/)?with/key/)?([0-9A-Za-z_-]{21,43})\b{end-half}"#),
        entropy: 3.2,
        revoke: "https://ifttt.com/maker_webhooks/settings",
        fires: &[
            "export IFTTT_WEBHOOK_KEY=https://maker.ifttt.com/trigger/done/with/key/{url:22}",
            "!curl -H 'Authorization: Bearer https://maker.ifttt.com/trigger/done/with/key/{url:22}' $URL",
        ],
        silent: &["https://maker.ifttt.com/trigger/done/with/key/KEY"],
        ..RULE
    },
];
