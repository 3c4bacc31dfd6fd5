//! Models, machine learning platforms, vector stores and what agents call.

use crate::detect::check;
use crate::detect::rule::Pattern::{Around, Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[
    // unchecked: https://platform.openai.com/docs/api-reference/authentication
    Rule {
        id: "openai-api-key",
        name: "OpenAI API key",
        severity: Critical,
        keywords: &["t3blbkfj"],
        pattern: Around(100, r"\bsk-(?:(?:proj|svcacct|service|None)-[0-9A-Za-z_-]{20,80}|[0-9A-Za-z]{20})T3BlbkFJ[0-9A-Za-z_-]{20,80}"),
        check: Some(check::openai),
        revoke: "https://platform.openai.com/api-keys",
        fires: &[
            "client = OpenAI(api_key='sk-proj-{url:74}T3BlbkFJ{url:74}')",
            "OPENAI_API_KEY=sk-{alnum:20}T3BlbkFJ{alnum:20}",
            r#"openai.api_key = "sk-svcacct-{url:58}T3BlbkFJ{url:58}""#,
        ],
        silent: &["sk-proj-...T3BlbkFJ...", "sk-{alnum:5}T3BlbkFJ{alnum:5}"],
        ..RULE
    },
    Rule {
        id: "openai-admin-key",
        name: "OpenAI admin key",
        severity: Critical,
        keywords: &["t3blbkfj"],
        pattern: Around(100, r"\bsk-admin-[0-9A-Za-z_-]{20,80}T3BlbkFJ[0-9A-Za-z_-]{20,80}"),
        check: Some(check::openai),
        source: "https://developers.openai.com/api/reference/resources/organization/subresources/admin_api_keys/methods/create/index.md",
        revoke: "https://platform.openai.com/settings/organization/admin-keys",
        fires: &[
            "OPENAI_ADMIN_KEY=sk-admin-{url:58}T3BlbkFJ{url:58}",
            "headers = {'Authorization': 'Bearer sk-admin-{url:74}T3BlbkFJ{url:74}'}",
        ],
        silent: &["sk-admin-...T3BlbkFJ..."],
        ..RULE
    },
    Rule {
        id: "openai-style-key",
        name: "API key of an OpenAI-compatible service",
        severity: High,
        keywords: &["openai"],
        pattern: Named("sk-[0-9A-Za-z_-]{32,180}"),
        entropy: 3.6,
        source: "https://github.com/openai/openai-python/blob/001dcd38b6045a97d880ef41eb3f0862c7923999/README.md",
        revoke: "https://platform.openai.com/api-keys",
        fires: &[r#"os.environ["OPENAI_API_KEY"] = "sk-{alnum:48}""#, r#"client = Client(openai_api_key="sk-{alnum:48}")"#],
        silent: &["openai_api_key = os.environ['OPENAI_API_KEY']", "openai_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://platform.openai.com/docs/api-reference/authentication
    Rule {
        id: "openai-style-attribute-key",
        name: "API key of an OpenAI-compatible service",
        severity: High,
        keywords: &["openai.api_key"],
        pattern: Token(r#"openai\.api_key\s*=\s*["'](sk-[0-9A-Za-z_-]{32,180})["']"#),
        entropy: 3.6,
        revoke: "https://platform.openai.com/api-keys",
        fires: &["openai.api_key = 'sk-{alnum:48}'", r#"import openai; openai.api_key="sk-{alnum:40}""#],
        silent: &["openai.api_key = os.environ['OPENAI_API_KEY']", "openai.api_key = 'sk-...'"],
        ..RULE
    },
    Rule {
        id: "anthropic-api-key",
        name: "Anthropic API key",
        severity: Critical,
        keywords: &["sk-ant-api"],
        pattern: Token("sk-ant-api[0-9]{2}-[0-9A-Za-z_-]{80,120}"),
        source: "https://platform.claude.com/docs/zh-CN/api/python/organization/api_keys/retrieve",
        revoke: "https://console.anthropic.com/settings/keys",
        fires: &["export ANTHROPIC_API_KEY=sk-ant-api03-{url:93}AA", "!curl -H 'Authorization: Bearer sk-ant-api03-{url:93}AA' $URL"],
        silent: &["token = 'sk-ant-api03-...'", r#"client = Client("sk-ant-api03-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.anthropic.com/en/api/administration-api
    Rule {
        id: "anthropic-admin-key",
        name: "Anthropic admin key",
        severity: Critical,
        keywords: &["sk-ant-admin"],
        pattern: Token("sk-ant-admin[0-9]{2}-[0-9A-Za-z_-]{80,120}"),
        revoke: "https://console.anthropic.com/settings/admin-keys",
        fires: &[r#"{"credential": "sk-ant-admin01-{url:93}AA"}"#, "token = 'sk-ant-admin01-{url:93}AA'"],
        silent: &["token = 'sk-ant-admin01-...'", r#"client = Client("sk-ant-admin01-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.anthropic.com/en/docs/claude-code/iam
    Rule {
        id: "anthropic-session-token",
        name: "Anthropic session or OAuth token",
        severity: Critical,
        keywords: &["sk-ant-sid", "sk-ant-oat", "sk-ant-ort"],
        pattern: Token("sk-ant-(?:sid|oat|ort)[0-9]{2}-[0-9A-Za-z_-]{80,140}"),
        revoke: "https://claude.ai/settings/account",
        fires: &["!curl -H 'Authorization: Bearer sk-ant-oat01-{url:95}' $URL", r#"client = Client("sk-ant-oat01-{url:95}")"#],
        silent: &["token = 'sk-ant-oat01-...'", r#"client = Client("sk-ant-oat01-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "huggingface-token",
        name: "Hugging Face access token",
        severity: Critical,
        keywords: &["hf_"],
        pattern: Token(r"hf_[A-Za-z]{34}\b"),
        entropy: 3.0,
        source: "https://github.com/huggingface/hub-docs/blob/HEAD/docs/hub/security-tokens.md",
        revoke: "https://huggingface.co/settings/tokens",
        fires: &[
            "from huggingface_hub import login; login(token='hf_{letters:34}')",
            "!huggingface-cli login --token hf_{letters:34}",
            "HF_TOKEN=hf_{letters:34}",
        ],
        silent: &["hf_token = 'hf_...'", "hf_hub_download(repo_id='a')", "hf_{letters:20}"],
        ..RULE
    },
    // unchecked: https://huggingface.co/docs/hub/security-tokens
    Rule {
        id: "huggingface-org-token",
        name: "Hugging Face organization token",
        severity: Critical,
        keywords: &["api_org_"],
        pattern: Token(r"api_org_[A-Za-z]{34}\b"),
        revoke: "https://huggingface.co/organizations",
        fires: &[r#"client = Client("api_org_{letters:34}")"#, "export HUGGINGFACE_ORG_TOKEN=api_org_{letters:34}"],
        silent: &["token = 'api_org_...'", r#"client = Client("api_org_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://huggingface.co/docs/hub/security-tokens
    Rule {
        id: "huggingface-legacy-token",
        name: "Hugging Face access token",
        severity: High,
        keywords: &["huggingface", "hf_token", "hf_auth", "hf_api"],
        pattern: Named("api_[A-Za-z]{34}"),
        entropy: 3.4,
        revoke: "https://huggingface.co/settings/tokens",
        fires: &[r#"os.environ["HUGGINGFACE_TOKEN"] = "api_{letters:34}""#, r#"client = Client(huggingface_token="api_{letters:34}")"#],
        silent: &["huggingface_token = os.environ['HUGGINGFACE_TOKEN']", "huggingface_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.cohere.com/reference/about
    Rule {
        id: "cohere-api-key",
        name: "Cohere API key",
        severity: High,
        keywords: &["cohere", "co_api_key"],
        pattern: Named("[0-9A-Za-z]{40}"),
        entropy: 4.0,
        revoke: "https://dashboard.cohere.com/api-keys",
        fires: &[r#"{"cohere_api_key": "{alnum:40}"}"#, "%env COHERE_API_KEY={alnum:40}"],
        silent: &["cohere_api_key = os.environ['COHERE_API_KEY']", "cohere_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "cohere-client-key",
        name: "Cohere API key",
        severity: High,
        keywords: &["cohere.client", "cohere.asyncclient"],
        pattern: Token(r#"cohere\.(?:Async)?Client(?:V2)?\(\s*(?:api_key\s*=\s*)?["']([0-9A-Za-z]{40})["']"#),
        entropy: 3.6,
        source: "https://github.com/cohere-ai/cohere-python/blob/HEAD/README.md",
        revoke: "https://dashboard.cohere.com/api-keys",
        fires: &["co = cohere.Client('{alnum:40}')", r#"co = cohere.ClientV2(api_key="{alnum:40}")"#],
        silent: &["co = cohere.Client(api_key)", "cohere.Client('YOUR_API_KEY')"],
        ..RULE
    },
    Rule {
        id: "mistral-api-key",
        name: "Mistral AI API key",
        severity: High,
        keywords: &["mistral_api", "mistralai_api", "mistral_key", "mistral_token", "codestral"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        source: "https://github.com/mistralai/client-python/blob/HEAD/README.md",
        revoke: "https://console.mistral.ai/api-keys",
        fires: &[r#"client = Client(mistral_api_key="{alnum:32}")"#, "mistral_api_key = '{alnum:32}'"],
        silent: &["mistral_api_key = os.environ['MISTRAL_API_KEY']", "mistral_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://console.groq.com/docs/quickstart
    Rule {
        id: "groq-api-key",
        name: "Groq API key",
        severity: High,
        keywords: &["gsk_"],
        pattern: Token(r"gsk_[0-9A-Za-z]{52}\b"),
        revoke: "https://console.groq.com/keys",
        fires: &["token = 'gsk_{alnum:52}'", r#"os.environ["GROQ_API_KEY"] = "gsk_{alnum:52}""#],
        silent: &["token = 'gsk_...'", r#"client = Client("gsk_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.x.ai/docs/tutorial
    Rule {
        id: "xai-api-key",
        name: "xAI API key",
        severity: High,
        keywords: &["xai-"],
        pattern: Token(r"xai-[0-9A-Za-z]{70,90}\b"),
        revoke: "https://console.x.ai/",
        fires: &[r#"client = Client("xai-{alnum:80}")"#, "export XAI_API_KEY=xai-{alnum:80}"],
        silent: &["token = 'xai-...'", r#"client = Client("xai-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.perplexity.ai/guides/getting-started
    Rule {
        id: "perplexity-api-key",
        name: "Perplexity API key",
        severity: High,
        keywords: &["pplx-"],
        pattern: Token(r"pplx-[0-9A-Za-z]{48,64}\b"),
        revoke: "https://www.perplexity.ai/settings/api",
        fires: &[r#"os.environ["PERPLEXITY_API_KEY"] = "pplx-{alnum:48}""#, r#"{"credential": "pplx-{alnum:48}"}"#],
        silent: &["model='pplx-70b-online'", "pplx-{lower:10}"],
        ..RULE
    },
    // unchecked: https://replicate.com/docs/reference/http#authentication
    Rule {
        id: "replicate-api-token",
        name: "Replicate API token",
        severity: High,
        keywords: &["r8_"],
        pattern: Token(r"r8_[0-9A-Za-z]{37,40}\b"),
        revoke: "https://replicate.com/account/api-tokens",
        fires: &["export REPLICATE_API_TOKEN=r8_{alnum:37}", "!curl -H 'Authorization: Bearer r8_{alnum:37}' $URL"],
        silent: &["token = 'r8_...'", r#"client = Client("r8_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.together.ai/docs/quickstart
    Rule {
        id: "together-api-key",
        name: "Together AI API key",
        severity: High,
        keywords: &["tgp_v1_"],
        pattern: Token(r"tgp_v1_[0-9A-Za-z_-]{43}\b{end-half}"),
        revoke: "https://api.together.ai/settings/api-keys",
        fires: &[r#"{"credential": "tgp_v1_{url:43}"}"#, "token = 'tgp_v1_{url:43}'"],
        silent: &["token = 'tgp_v1_...'", r#"client = Client("tgp_v1_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "together-api-key-legacy",
        name: "Together AI API key",
        severity: High,
        keywords: &["together"],
        pattern: Named("[0-9a-f]{64}"),
        entropy: 3.0,
        source: "https://github.com/togethercomputer/together-python/blob/HEAD/src/together/client.py",
        revoke: "https://api.together.ai/settings/api-keys",
        fires: &["export TOGETHER_API_KEY={hex:64}", "TOGETHER_API_KEY={hex:64}"],
        silent: &["together_api_key = os.environ['TOGETHER_API_KEY']", "together_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.fireworks.ai/api-reference/introduction
    Rule {
        id: "fireworks-api-key",
        name: "Fireworks AI API key",
        severity: High,
        keywords: &["fw_"],
        pattern: Token(r"fw_[0-9A-Za-z]{22,24}\b"),
        entropy: 3.6,
        revoke: "https://app.fireworks.ai/settings/users/api-keys",
        fires: &["token = 'fw_{alnum:24}'", r#"os.environ["FIREWORKS_API_KEY"] = "fw_{alnum:24}""#],
        silent: &["token = 'fw_...'", r#"client = Client("fw_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.fireworks.ai/api-reference/introduction
    Rule {
        id: "fireworks-api-key-named",
        name: "Fireworks AI API key",
        severity: High,
        keywords: &["fireworks"],
        pattern: Named("(?:fw_)?[0-9A-Za-z]{40,50}"),
        entropy: 4.0,
        revoke: "https://app.fireworks.ai/settings/users/api-keys",
        fires: &["%env FIREWORKS_API_KEY={alnum:48}", r#"os.environ["FIREWORKS_API_KEY"] = "{alnum:48}""#],
        silent: &["fireworks_api_key = os.environ['FIREWORKS_API_KEY']", "fireworks_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "openrouter-api-key",
        name: "OpenRouter API key",
        severity: High,
        keywords: &["sk-or-v1-"],
        pattern: Token(r"sk-or-v1-[0-9a-f]{64}\b"),
        source: "https://openrouter.ai/docs/guides/features/guardrails/secret-formats",
        revoke: "https://openrouter.ai/settings/keys",
        fires: &[r#"os.environ["OPENROUTER_API_KEY"] = "sk-or-v1-{hex:64}""#, r#"{"credential": "sk-or-v1-{hex:64}"}"#],
        silent: &["token = 'sk-or-v1-...'", r#"client = Client("sk-or-v1-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://api-docs.deepseek.com/
    Rule {
        id: "deepseek-api-key",
        name: "DeepSeek API key",
        severity: High,
        keywords: &["deepseek"],
        pattern: Named("sk-[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://platform.deepseek.com/api_keys",
        fires: &["deepseek_api_key = 'sk-{hex:32}'", "export DEEPSEEK_API_KEY=sk-{hex:32}"],
        silent: &["deepseek_api_key = os.environ['DEEPSEEK_API_KEY']", "deepseek_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "dashscope-api-key",
        name: "Alibaba Model Studio API key",
        severity: High,
        keywords: &["dashscope", "qwen_api", "qwen_key", "bailian"],
        pattern: Named("sk-[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/dashscope/dashscope-sdk-python/blob/HEAD/README.md",
        revoke: "https://bailian.console.aliyun.com/?tab=model#/api-key",
        fires: &[r#"os.environ["DASHSCOPE_API_KEY"] = "sk-{hex:32}""#, r#"client = Client(dashscope_api_key="sk-{hex:32}")"#],
        silent: &["dashscope_api_key = os.environ['DASHSCOPE_API_KEY']", "dashscope_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "dashscope-attribute-key",
        name: "Alibaba Model Studio API key",
        severity: High,
        keywords: &["dashscope.api_key"],
        pattern: Token(r#"dashscope\.api_key\s*=\s*["'](sk-[0-9a-f]{32})["']"#),
        entropy: 3.0,
        source: "https://github.com/dashscope/dashscope-sdk-python/blob/HEAD/README.md",
        revoke: "https://bailian.console.aliyun.com/?tab=model#/api-key",
        fires: &["dashscope.api_key = 'sk-{hex:32}'", r#"import dashscope; dashscope.api_key="sk-{hex:32}""#],
        silent: &["dashscope.api_key = os.getenv('DASHSCOPE_API_KEY')"],
        ..RULE
    },
    // unchecked: https://platform.moonshot.ai/docs
    Rule {
        id: "moonshot-api-key",
        name: "Moonshot AI API key",
        severity: High,
        keywords: &["moonshot", "kimi_api", "kimi_key"],
        pattern: Named("sk-[0-9A-Za-z]{48,64}"),
        entropy: 3.6,
        revoke: "https://platform.moonshot.ai/console/api-keys",
        fires: &["export MOONSHOT_API_KEY=sk-{alnum:48}", "MOONSHOT_API_KEY=sk-{alnum:48}"],
        silent: &["moonshot_api_key = os.environ['MOONSHOT_API_KEY']", "moonshot_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "zhipu-api-key",
        name: "Zhipu AI API key",
        severity: High,
        keywords: &["zhipu", "bigmodel", "glm_api", "zai_api"],
        pattern: Named(r"[0-9a-f]{32}\.[0-9A-Za-z]{16}"),
        entropy: 3.0,
        source: "https://github.com/MetaGLM/zhipuai-sdk-python-v4/blob/HEAD/README.md",
        revoke: "https://open.bigmodel.cn/usercenter/apikeys",
        fires: &[r#"client = Client(zhipuai_api_key="{hex:32}.{alnum:16}")"#, "zhipuai_api_key = '{hex:32}.{alnum:16}'"],
        silent: &["zhipuai_api_key = os.environ['ZHIPUAI_API_KEY']", "zhipuai_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.siliconflow.cn/
    Rule {
        id: "siliconflow-api-key",
        name: "SiliconFlow API key",
        severity: High,
        keywords: &["siliconflow", "silicon_flow", "siliconcloud"],
        pattern: Named("sk-[a-z]{48}"),
        entropy: 3.4,
        revoke: "https://cloud.siliconflow.cn/account/ak",
        fires: &[
            "%env SILICONFLOW_API_KEY=sk-qwertzuiopasdfghjklyxcvbnmpoiuztrewqlkjhgfdsamnb",
            r#"os.environ["SILICONFLOW_API_KEY"] = "sk-qwertzuiopasdfghjklyxcvbnmpoiuztrewqlkjhgfdsamnb""#,
        ],
        silent: &["siliconflow_api_key = os.environ['SILICONFLOW_API_KEY']", "siliconflow_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "nvidia-api-key",
        name: "NVIDIA API key",
        severity: High,
        keywords: &["nvapi-"],
        pattern: Token(r"nvapi-[0-9A-Za-z_-]{60,70}\b{end-half}"),
        source: "https://docs.nvidia.com/nemo/retriever/latest/extraction/api-keys/index.html",
        revoke: "https://build.nvidia.com/settings/api-keys",
        fires: &["export NVIDIA_API_KEY=nvapi-{url:64}", "!curl -H 'Authorization: Bearer nvapi-{url:64}' $URL"],
        silent: &["token = 'nvapi-...'", r#"client = Client("nvapi-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "nvidia-ngc-key",
        name: "NVIDIA NGC API key",
        severity: High,
        keywords: &["ngc_api", "ngc_key", "ngc_cli"],
        pattern: Named("[0-9A-Za-z]{80,90}(?:==|=)?"),
        entropy: 4.0,
        source: "https://docs.nvidia.com/rag/latest/api-key.html",
        revoke: "https://org.ngc.nvidia.com/setup/api-keys",
        fires: &["ngc_api_key = '{alnum:84}'", "export NGC_API_KEY={alnum:84}"],
        silent: &["ngc_api_key = os.environ['NGC_API_KEY']", "ngc_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "voyage-api-key",
        name: "Voyage AI API key",
        severity: High,
        keywords: &["voyage"],
        pattern: Named("(?:pa|al)-[0-9A-Za-z_-]{43}"),
        entropy: 3.8,
        source: "https://github.com/voyage-ai/voyageai-python/blob/HEAD/README.md",
        revoke: "https://dashboard.voyageai.com/",
        fires: &[r#"os.environ["VOYAGE_API_KEY"] = "pa-{url:43}""#, r#"client = Client(voyage_api_key="pa-{url:43}")"#],
        silent: &["voyage_api_key = os.environ['VOYAGE_API_KEY']", "voyage_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://jina.ai/embeddings/
    Rule {
        id: "jina-api-key",
        name: "Jina AI API key",
        severity: High,
        keywords: &["jina_"],
        pattern: Token(r"jina_[0-9a-f]{32}[0-9A-Za-z_-]{28}\b{end-half}"),
        revoke: "https://jina.ai/api-dashboard/",
        fires: &["token = 'jina_{hex:32}{url:28}'", r#"os.environ["JINA_API_KEY"] = "jina_{hex:32}{url:28}""#],
        silent: &["token = 'jina_...'", r#"client = Client("jina_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "tavily-api-key",
        name: "Tavily API key",
        severity: High,
        keywords: &["tvly-"],
        pattern: Token(r"tvly-(?:(?:dev|prod)-)?[0-9A-Za-z_-]{32,64}\b{end-half}"),
        entropy: 3.0,
        source: "https://github.com/tavily-ai/tavily-python/blob/HEAD/README.md",
        revoke: "https://app.tavily.com/home",
        fires: &[r#"client = Client("tvly-dev-{alnum:32}")"#, "export TAVILY_API_KEY=tvly-dev-{alnum:32}"],
        silent: &["token = 'tvly-dev-...'", r#"client = Client("tvly-dev-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.exa.ai/reference/getting-started
    Rule {
        id: "exa-api-key",
        name: "Exa API key",
        severity: High,
        keywords: &["exa_api", "exa_key", "metaphor_api"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://dashboard.exa.ai/api-keys",
        fires: &[
            r#"client = Client(exa_api_key="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
            "exa_api_key = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
        ],
        silent: &["exa_api_key = os.environ['EXA_API_KEY']", "exa_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://serper.dev/
    Rule {
        id: "serper-api-key",
        name: "Serper API key",
        severity: High,
        keywords: &["serper"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://serper.dev/api-key",
        fires: &["%env SERPER_API_KEY={hex:40}", r#"os.environ["SERPER_API_KEY"] = "{hex:40}""#],
        silent: &["serper_api_key = os.environ['SERPER_API_KEY']", "serper_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "serpapi-key",
        name: "SerpApi API key",
        severity: High,
        keywords: &["serpapi", "serp_api"],
        pattern: Named("[0-9a-f]{64}"),
        entropy: 3.0,
        source: "https://github.com/serpapi/google-search-results-python/blob/HEAD/serpapi/serp_api_client.py",
        revoke: "https://serpapi.com/manage-api-key",
        fires: &["SERPAPI_API_KEY={hex:64}", r#"{"serpapi_api_key": "{hex:64}"}"#],
        silent: &["serpapi_api_key = os.environ['SERPAPI_API_KEY']", "serpapi_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "langsmith-api-key",
        name: "LangSmith API key",
        severity: High,
        keywords: &["lsv2_pt_", "lsv2_sk_"],
        pattern: Token(r"lsv2_(?:pt|sk)_[0-9a-f]{32}_[0-9a-f]{10}\b"),
        source: "https://docs.langchain.com/langsmith/llm-gateway-authentication",
        revoke: "https://smith.langchain.com/settings",
        fires: &["!curl -H 'Authorization: Bearer lsv2_pt_{hex:32}_{hex:10}' $URL", r#"client = Client("lsv2_pt_{hex:32}_{hex:10}")"#],
        silent: &["token = 'lsv2_pt_...'", r#"client = Client("lsv2_pt_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "langsmith-api-key-v1",
        name: "LangSmith API key",
        severity: High,
        keywords: &["ls__"],
        pattern: Token(r"ls__[0-9a-f]{32}\b"),
        source: "https://github.com/langchain-ai/langsmith-sdk/blob/HEAD/README.md",
        revoke: "https://smith.langchain.com/settings",
        fires: &["token = 'ls__{hex:32}'", r#"os.environ["LANGSMITH_API_KEY_V1"] = "ls__{hex:32}""#],
        silent: &["token = 'ls__...'", r#"client = Client("ls__{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "langfuse-secret-key",
        name: "Langfuse secret key",
        severity: High,
        keywords: &["sk-lf-"],
        pattern: Token(r"sk-lf-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"),
        source: "https://github.com/langfuse/langfuse/blob/HEAD/packages/shared/src/server/auth/apiKeys.ts",
        revoke: "https://cloud.langfuse.com/",
        fires: &[
            r#"client = Client("sk-lf-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
            "export LANGFUSE_SECRET_KEY=sk-lf-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["token = 'sk-lf-...'", r#"client = Client("sk-lf-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.wandb.ai/support/find_api_key/
    Rule {
        id: "wandb-api-key",
        name: "Weights & Biases API key",
        severity: High,
        keywords: &["wandb_v1_"],
        pattern: Token(r"wandb_v1_[0-9A-Za-z_]{60,90}\b"),
        revoke: "https://wandb.ai/authorize",
        fires: &[
            r#"os.environ["WANDB_API_KEY"] = "wandb_v1_{alnum:27}_{alnum:49}""#,
            r#"{"credential": "wandb_v1_{alnum:27}_{alnum:49}"}"#,
        ],
        silent: &["token = 'wandb_v1_...'", r#"client = Client("wandb_v1_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "wandb-api-key-legacy",
        name: "Weights & Biases API key",
        severity: High,
        keywords: &["wandb", "wb_api", "weights_and_biases"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        source: "https://github.com/wandb/wandb/blob/HEAD/wandb/sdk/lib/apikey.py",
        revoke: "https://wandb.ai/authorize",
        fires: &[r#"client = Client(wandb_api_key="{hex:40}")"#, "wandb_api_key = '{hex:40}'"],
        silent: &["wandb_api_key = os.environ['WANDB_API_KEY']", "wandb_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "wandb-login-key",
        name: "Weights & Biases API key",
        severity: High,
        keywords: &["wandb.login(", "wandb login"],
        pattern: Token(r#"wandb(?:\.login\(|[\t ]+login[\t ])[^\n"']{0,60}?["']?\b([0-9a-f]{40})\b"#),
        entropy: 3.0,
        source: "https://github.com/wandb/wandb/blob/HEAD/wandb/sdk/lib/apikey.py",
        revoke: "https://wandb.ai/authorize",
        fires: &[
            "wandb.login(key='{hex:40}')",
            "!wandb login {hex:40}",
            "!wandb login --relogin {hex:40}",
            r#"wandb.login(relogin=True, key="{hex:40}")"#,
        ],
        silent: &["wandb.login()", "!wandb login", "wandb.login(key=secret_value)"],
        ..RULE
    },
    Rule {
        id: "comet-api-key",
        name: "Comet API key",
        severity: High,
        keywords: &["comet_api", "comet_key", "comet_ml", "opik_api"],
        pattern: Named("[0-9A-Za-z]{25}"),
        entropy: 3.6,
        source: "https://github.com/comet-ml/comet-for-mlflow/blob/HEAD/README.md",
        revoke: "https://www.comet.com/account-settings/apiKeys",
        fires: &["COMET_API_KEY={alnum:25}", r#"{"comet_api_key": "{alnum:25}"}"#],
        silent: &["comet_api_key = os.environ['COMET_API_KEY']", "comet_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://www.comet.com/docs/v2/guides/experiment-management/configure-sdk/
    Rule {
        id: "comet-call-key",
        name: "Comet API key",
        severity: High,
        keywords: &["experiment(", "comet_ml.init(", "comet_ml.login(", "comet_ml.start(", "comet_ml.experiment(", "comet_ml.api("],
        pattern: Token(r#"(?:Experiment|comet_ml\.(?:init|login|start|Experiment|API))\([^)"']{0,60}["']([0-9A-Za-z]{25})["']"#),
        entropy: 3.6,
        revoke: "https://www.comet.com/account-settings/apiKeys",
        fires: &[
            "experiment = Experiment(api_key='{alnum:25}', project_name='p')",
            r#"comet_ml.init(api_key="{alnum:25}")"#,
            "experiment = Experiment(\n    api_key=\"{alnum:25}\",\n)",
        ],
        silent: &["Experiment(name='first')", "comet_ml.init(project_name='p')"],
        ..RULE
    },
    Rule {
        id: "neptune-api-token",
        name: "Neptune API token",
        severity: High,
        keywords: &["eyjhcglfywrkcmvzcyi6"],
        pattern: Token("eyJhcGlfYWRkcmVzcyI6[0-9A-Za-z+/_-]{80,}={0,2}"),
        source: "https://github.com/neptune-ai/neptune-client/blob/HEAD/src/neptune/internal/credentials.py",
        revoke: "https://app.neptune.ai/get_my_api_token",
        fires: &[r#"client = Client("eyJhcGlfYWRkcmVzcyI6{alnum:140}")"#, "export NEPTUNE_API_TOKEN=eyJhcGlfYWRkcmVzcyI6{alnum:140}"],
        silent: &["token = 'eyJhcGlfYWRkcmVzcyI6...'", r#"client = Client("eyJhcGlfYWRkcmVzcyI6{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://github.com/Kaggle/kaggle-api/blob/main/docs/README.md
    Rule {
        id: "kaggle-api-token",
        name: "Kaggle API token",
        severity: High,
        keywords: &["kgat_"],
        pattern: Token(r"KGAT_[0-9a-f]{32}\b"),
        revoke: "https://www.kaggle.com/settings",
        fires: &[r#"os.environ["KAGGLE_API_TOKEN"] = "KGAT_{hex:32}""#, r#"{"credential": "KGAT_{hex:32}"}"#],
        silent: &["token = 'KGAT_...'", r#"client = Client("KGAT_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "kaggle-json-key",
        name: "Kaggle API key",
        severity: High,
        keywords: &[r#""username"#, "'username"],
        pattern: Token(r#"["']username\\?["']\s*:\s*\\?["'][^"'\\]{1,64}\\?["']\s*,\s*\\?["']key\\?["']\s*:\s*\\?["']([0-9a-f]{32})\b"#),
        entropy: 3.0,
        source: "https://github.com/Kaggle/kaggle-api/blob/1669340de23d0a4e150dfd01d89dd20578900da6/docs/README.md",
        revoke: "https://www.kaggle.com/settings",
        fires: &[
            r#"{"username":"ada","key":"{hex:32}"}"#,
            "api_token = {'username': 'ada', 'key': '{hex:32}'}",
            r#"!echo "{\"username\":\"ada\",\"key\":\"{hex:32}\"}" > kaggle.json"#,
        ],
        silent: &[r#"{"username":"ada","key":"xxxx"}"#, r#"{"username": "ada", "email": "{hex:32}"}"#],
        ..RULE
    },
    Rule {
        id: "kaggle-api-key",
        name: "Kaggle API key",
        severity: High,
        keywords: &["kaggle"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/Kaggle/kaggle-api/blob/1669340de23d0a4e150dfd01d89dd20578900da6/docs/README.md",
        revoke: "https://www.kaggle.com/settings",
        fires: &[r#"client = Client(kaggle_key="{hex:32}")"#, "kaggle_key = '{hex:32}'"],
        silent: &["kaggle_key = os.environ['KAGGLE_KEY']", "kaggle_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.pinecone.io/guides/projects/manage-api-keys
    Rule {
        id: "pinecone-api-key",
        name: "Pinecone API key",
        severity: High,
        keywords: &["pcsk_"],
        pattern: Token(r"pcsk_[0-9A-Za-z]{4,8}_[0-9A-Za-z]{58,70}\b"),
        revoke: "https://app.pinecone.io/",
        fires: &["!curl -H 'Authorization: Bearer pcsk_{alnum:6}_{alnum:63}' $URL", r#"client = Client("pcsk_{alnum:6}_{alnum:63}")"#],
        silent: &["token = 'pcsk_...'", r#"client = Client("pcsk_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "pinecone-api-key-legacy",
        name: "Pinecone API key",
        severity: High,
        keywords: &["pinecone"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/pinecone-io/terraform-provider-pinecone/blob/HEAD/docs/index.md",
        revoke: "https://app.pinecone.io/",
        fires: &[
            "PINECONE_API_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"{"pinecone_api_key": "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"}"#,
        ],
        silent: &["pinecone_api_key = os.environ['PINECONE_API_KEY']", "pinecone_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "pinecone-init-key",
        name: "Pinecone API key",
        severity: High,
        keywords: &["pinecone.init(", "pinecone(", "pinecone.pinecone("],
        pattern: Token(
            r#"pinecone(?:\.init|\.Pinecone)?\(\s*api_key\s*=\s*["']([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})["']"#,
        ),
        entropy: 3.0,
        source: "https://github.com/pinecone-io/pinecone-python-client/blob/039e310968e5b9eb5672e07a8210abae8ae6ea05/README.md",
        revoke: "https://app.pinecone.io/",
        fires: &[
            "pinecone.init(api_key='{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}', environment='us-west1-gcp')",
            r#"pinecone.Pinecone(api_key="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
        ],
        silent: &["pinecone.init(api_key=PINECONE_API_KEY)"],
        ..RULE
    },
    // unchecked: https://docs.weaviate.io/cloud/manage-clusters/authentication
    Rule {
        id: "weaviate-api-key",
        name: "Weaviate API key",
        severity: High,
        keywords: &["weaviate_api", "weaviate_key", "wcs_api", "wcd_api", "wcs_demo"],
        pattern: Named("[0-9A-Za-z+/]{36,120}={0,2}"),
        entropy: 4.2,
        revoke: "https://console.weaviate.cloud/",
        fires: &[r#"os.environ["WEAVIATE_API_KEY"] = "{alnum:40}""#, r#"client = Client(weaviate_api_key="{alnum:40}")"#],
        silent: &["weaviate_api_key = os.environ['WEAVIATE_API_KEY']", "weaviate_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "qdrant-api-key",
        name: "Qdrant API key",
        severity: High,
        keywords: &["qdrant_api", "qdrant_key", "qdrantapi"],
        pattern: Named("[0-9A-Za-z_-]{40,120}"),
        entropy: 4.2,
        source: "https://github.com/qdrant/mcp-server-qdrant/blob/HEAD/src/mcp_server_qdrant/settings.py",
        revoke: "https://cloud.qdrant.io/",
        fires: &[r#"{"qdrant_api_key": "{url:54}"}"#, "%env QDRANT_API_KEY={url:54}"],
        silent: &["qdrant_api_key = os.environ['QDRANT_API_KEY']", "qdrant_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.unstructured.io/api-reference/overview
    Rule {
        id: "unstructured-api-key",
        name: "Unstructured API key",
        severity: High,
        keywords: &["unstructured_api", "unstructured_key"],
        pattern: Named("[0-9A-Za-z]{30}"),
        entropy: 3.6,
        revoke: "https://platform.unstructured.io/",
        fires: &["export UNSTRUCTURED_API_KEY={alnum:30}", "UNSTRUCTURED_API_KEY={alnum:30}"],
        silent: &["unstructured_api_key = os.environ['UNSTRUCTURED_API_KEY']", "unstructured_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "llamacloud-api-key",
        name: "LlamaCloud API key",
        severity: High,
        keywords: &["llx-"],
        pattern: Token(r"llx-[0-9A-Za-z]{40,60}\b"),
        source: "https://github.com/run-llama/llama_cloud_services/blob/HEAD/parse.md",
        revoke: "https://cloud.llamaindex.ai/api-key",
        fires: &["!curl -H 'Authorization: Bearer llx-{alnum:48}' $URL", r#"client = Client("llx-{alnum:48}")"#],
        silent: &["token = 'llx-...'", r#"client = Client("llx-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "assemblyai-api-key",
        name: "AssemblyAI API key",
        severity: High,
        keywords: &["assemblyai", "assembly_ai", "aai_api"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/AssemblyAI/assemblyai-python-sdk/blob/HEAD/README.md",
        revoke: "https://www.assemblyai.com/app/api-keys",
        fires: &["%env ASSEMBLYAI_API_KEY={hex:32}", r#"os.environ["ASSEMBLYAI_API_KEY"] = "{hex:32}""#],
        silent: &["assemblyai_api_key = os.environ['ASSEMBLYAI_API_KEY']", "assemblyai_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "assemblyai-setting-key",
        name: "AssemblyAI API key",
        severity: High,
        keywords: &["aai.settings.api_key"],
        pattern: Token(r#"aai\.settings\.api_key\s*=\s*["']([0-9a-f]{32})["']"#),
        entropy: 3.0,
        source: "https://github.com/AssemblyAI/assemblyai-python-sdk/blob/HEAD/README.md",
        revoke: "https://www.assemblyai.com/app/api-keys",
        fires: &["aai.settings.api_key = '{hex:32}'", r#"import assemblyai as aai; aai.settings.api_key="{hex:32}""#],
        silent: &["aai.settings.api_key = os.environ['AAI']"],
        ..RULE
    },
    Rule {
        id: "deepgram-api-key",
        name: "Deepgram API key",
        severity: High,
        keywords: &["deepgram"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        source: "https://github.com/deepgram/deepgram-python-sdk/blob/HEAD/deepgram/options.py",
        revoke: "https://console.deepgram.com/",
        fires: &["deepgram_api_key = '{hex:40}'", "export DEEPGRAM_API_KEY={hex:40}"],
        silent: &["deepgram_api_key = os.environ['DEEPGRAM_API_KEY']", "deepgram_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "elevenlabs-api-key",
        name: "ElevenLabs API key",
        severity: High,
        keywords: &["elevenlabs", "eleven_labs", "eleven_api", "xi-api-key", "xi_api_key"],
        pattern: Named("sk_[0-9a-f]{48}|[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/elevenlabs/elevenlabs-python/blob/038577c1324e4670409095ffce22d02b4a7e0970/README.md",
        revoke: "https://elevenlabs.io/app/settings/api-keys",
        fires: &[r#"os.environ["ELEVENLABS_API_KEY"] = "sk_{hex:48}""#, r#"client = Client(elevenlabs_api_key="sk_{hex:48}")"#],
        silent: &["elevenlabs_api_key = os.environ['ELEVENLABS_API_KEY']", "elevenlabs_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "stability-api-key",
        name: "Stability AI API key",
        severity: High,
        keywords: &["stability", "dreamstudio"],
        pattern: Named("sk-[0-9A-Za-z]{48}"),
        entropy: 3.6,
        source: "https://github.com/Stability-AI/stability-sdk/blob/HEAD/README.md",
        revoke: "https://platform.stability.ai/account/keys",
        fires: &[r#"{"stability_api_key": "sk-{alnum:48}"}"#, "%env STABILITY_API_KEY=sk-{alnum:48}"],
        silent: &["stability_api_key = os.environ['STABILITY_API_KEY']", "stability_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "clarifai-pat",
        name: "Clarifai personal access token",
        severity: High,
        keywords: &["clarifai"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/Clarifai/clarifai-python/blob/014b75c8aa0bee306b61032c072a938aad66d4cd/README.md",
        revoke: "https://clarifai.com/settings/security",
        fires: &["export CLARIFAI_PAT={hex:32}", "CLARIFAI_PAT={hex:32}"],
        silent: &["clarifai_pat = os.environ['CLARIFAI_PAT']", "clarifai_pat = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "roboflow-call-key",
        name: "Roboflow API key",
        severity: High,
        keywords: &["roboflow(", "roboflow.roboflow(", "inferencehttpclient("],
        pattern: Token(r#"(?:Roboflow|roboflow\.Roboflow|InferenceHTTPClient)\([^)]{0,120}?api_key\s*=\s*["']([0-9A-Za-z]{20})["']"#),
        entropy: 3.0,
        source: "https://github.com/roboflow/inference/blob/HEAD/README.md",
        revoke: "https://app.roboflow.com/settings/api",
        fires: &[
            "rf = Roboflow(api_key='{alnum:20}')",
            "CLIENT = InferenceHTTPClient(\n    api_url=\"https://detect.roboflow.com\",\n    api_key=\"{alnum:20}\"\n)",
        ],
        silent: &["rf = Roboflow(api_key=API_KEY)", "rf = Roboflow(model_format='yolov5')"],
        ..RULE
    },
    // unchecked: https://docs.roboflow.com/developer/authentication/find-your-roboflow-api-key
    Rule {
        id: "roboflow-api-key",
        name: "Roboflow API key",
        severity: High,
        keywords: &["roboflow_api", "roboflow_key"],
        pattern: Named("[0-9A-Za-z]{20}"),
        entropy: 3.0,
        revoke: "https://app.roboflow.com/settings/api",
        fires: &["%env ROBOFLOW_API_KEY={alnum:20}", r#"os.environ["ROBOFLOW_API_KEY"] = "{alnum:20}""#],
        silent: &["roboflow_api_key = os.environ['ROBOFLOW_API_KEY']", "roboflow_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.ultralytics.com/hub/
    Rule {
        id: "ultralytics-login-key",
        name: "Ultralytics HUB API key",
        severity: High,
        keywords: &["hub.login("],
        pattern: Token(r#"hub\.login\(\s*(?:api_key\s*=\s*)?["']([0-9a-f]{42})["']"#),
        entropy: 3.0,
        revoke: "https://hub.ultralytics.com/settings?tab=api+keys",
        fires: &["hub.login('{hex:42}')", r#"from ultralytics import hub; hub.login("{hex:42}")"#],
        silent: &["hub.login('API_KEY')", "hub.login()"],
        ..RULE
    },
    // unchecked: https://docs.ultralytics.com/hub/
    Rule {
        id: "ultralytics-api-key",
        name: "Ultralytics HUB API key",
        severity: High,
        keywords: &["ultralytics"],
        pattern: Named("[0-9a-f]{42}"),
        entropy: 3.0,
        revoke: "https://hub.ultralytics.com/settings?tab=api+keys",
        fires: &["ultralytics_api_key = '{hex:42}'", "export ULTRALYTICS_API_KEY={hex:42}"],
        silent: &["ultralytics_api_key = os.environ['ULTRALYTICS_API_KEY']", "ultralytics_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "modal-token-secret",
        name: "Modal token secret",
        severity: High,
        keywords: &["modal_token", "modal_secret", "token-secret", "token_secret"],
        pattern: Named("as-[0-9A-Za-z]{22}"),
        entropy: 3.0,
        source: "https://github.com/modal-labs/modal-client/blob/HEAD/modal/config.py",
        revoke: "https://modal.com/settings/tokens",
        fires: &[r#"os.environ["MODAL_TOKEN_SECRET"] = "as-{alnum:22}""#, r#"client = Client(modal_token_secret="as-{alnum:22}")"#],
        silent: &["modal_token_secret = os.environ['MODAL_TOKEN_SECRET']", "modal_token_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.runpod.io/get-started/api-keys
    Rule {
        id: "runpod-api-key",
        name: "Runpod API key",
        severity: High,
        keywords: &["rpa_"],
        pattern: Token(r"rpa_[0-9A-Za-z]{38,60}\b"),
        entropy: 3.0,
        revoke: "https://www.runpod.io/console/user/settings",
        fires: &["!curl -H 'Authorization: Bearer rpa_{upper:40}{lower:6}' $URL", r#"client = Client("rpa_{upper:40}{lower:6}")"#],
        silent: &["token = 'rpa_...'", r#"client = Client("rpa_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.lambda.ai/api/cloud
    Rule {
        id: "lambda-api-key",
        name: "Lambda Cloud API key",
        severity: High,
        keywords: &["lambda_api", "lambda_cloud", "lambdalabs", "lambda_labs"],
        pattern: Named(r"secret_[0-9A-Za-z_-]{1,60}\.[0-9A-Za-z]{32}"),
        entropy: 3.4,
        revoke: "https://cloud.lambda.ai/api-keys/cloud-api",
        fires: &["export LAMBDA_API_KEY=secret_{lower:6}_{hex:32}.{alnum:32}", "LAMBDA_API_KEY=secret_{lower:6}_{hex:32}.{alnum:32}"],
        silent: &["lambda_api_key = os.environ['LAMBDA_API_KEY']", "lambda_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.vast.ai/api-reference/introduction
    Rule {
        id: "vastai-api-key",
        name: "Vast.ai API key",
        severity: High,
        keywords: &["vastai", "vast_api", "vast_ai"],
        pattern: Named("[0-9a-f]{64}"),
        entropy: 3.0,
        revoke: "https://cloud.vast.ai/account/",
        fires: &[r#"client = Client(vast_api_key="{hex:64}")"#, "vast_api_key = '{hex:64}'"],
        silent: &["vast_api_key = os.environ['VAST_API_KEY']", "vast_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.anyscale.com/
    Rule {
        id: "anyscale-api-key",
        name: "Anyscale API key",
        severity: High,
        keywords: &["esecret_"],
        pattern: Token(r"esecret_[0-9a-z]{24,64}\b"),
        entropy: 3.0,
        revoke: "https://console.anyscale.com/",
        fires: &[r#"os.environ["ANYSCALE_API_KEY"] = "esecret_{lower:26}""#, r#"{"credential": "esecret_{lower:26}"}"#],
        silent: &["token = 'esecret_...'", r#"client = Client("esecret_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://inference-docs.cerebras.ai/console/api-keys.md
    Rule {
        id: "cerebras-api-key",
        name: "Cerebras API key",
        severity: High,
        keywords: &["csk-"],
        pattern: Token(r"csk-[0-9a-z]{40,60}\b"),
        entropy: 3.0,
        revoke: "https://cloud.cerebras.ai/",
        fires: &["export CEREBRAS_API_KEY=csk-{lower:48}", "!curl -H 'Authorization: Bearer csk-{lower:48}' $URL"],
        silent: &["token = 'csk-...'", r#"client = Client("csk-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.sambanova.ai/docs/en/get-started/quickstart
    Rule {
        id: "sambanova-api-key",
        name: "SambaNova API key",
        severity: High,
        keywords: &["sambanova", "samba_nova"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://cloud.sambanova.ai/apis",
        fires: &[
            "sambanova_api_key = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
            "export SAMBANOVA_API_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["sambanova_api_key = os.environ['SAMBANOVA_API_KEY']", "sambanova_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "dify-api-key",
        name: "Dify API key",
        severity: High,
        keywords: &["dify"],
        pattern: Named("(?:app|dataset|ds)-[0-9A-Za-z]{24}"),
        entropy: 3.4,
        source: "https://github.com/langgenius/dify/blob/HEAD/api/controllers/console/apikey.py",
        revoke: "https://cloud.dify.ai/",
        fires: &[r#"os.environ["DIFY_API_KEY"] = "app-{alnum:24}""#, r#"client = Client(dify_api_key="ds-{alnum:24}")"#],
        silent: &["dify_api_key = os.environ['DIFY_API_KEY']", "dify_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "portkey-api-key",
        name: "Portkey API key",
        severity: High,
        keywords: &["portkey"],
        pattern: Named("[0-9A-Za-z+/]{27,28}=?"),
        entropy: 3.8,
        source: "https://github.com/Portkey-AI/portkey-python-sdk/blob/HEAD/README.md",
        revoke: "https://app.portkey.ai/api-keys",
        fires: &[r#"{"portkey_api_key": "{alnum:28}"}"#, "%env PORTKEY_API_KEY={alnum:28}"],
        silent: &["portkey_api_key = os.environ['PORTKEY_API_KEY']", "portkey_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.helicone.ai/helicone-headers/helicone-auth
    Rule {
        id: "helicone-api-key",
        name: "Helicone API key",
        severity: High,
        keywords: &["sk-helicone-"],
        pattern: Token(r"sk-helicone-[0-9a-z-]{20,60}\b{end-half}"),
        entropy: 3.0,
        revoke: "https://us.helicone.ai/settings/api-keys",
        fires: &[
            r#"client = Client("sk-helicone-{lower:7}-{lower:7}-{lower:7}-{lower:7}")"#,
            "export HELICONE_API_KEY=sk-helicone-{lower:7}-{lower:7}-{lower:7}-{lower:7}",
        ],
        silent: &["token = 'sk-helicone-...'", r#"client = Client("sk-helicone-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.firecrawl.dev/api-reference/introduction
    Rule {
        id: "firecrawl-api-key",
        name: "Firecrawl API key",
        severity: High,
        keywords: &["fc-"],
        pattern: Token(r"fc-[0-9a-f]{32}\b"),
        revoke: "https://www.firecrawl.dev/app/api-keys",
        fires: &[r#"os.environ["FIRECRAWL_API_KEY"] = "fc-{hex:32}""#, r#"{"credential": "fc-{hex:32}"}"#],
        silent: &["token = 'fc-...'", r#"client = Client("fc-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://e2b.dev/docs/api-key
    Rule {
        id: "e2b-api-key",
        name: "E2B API key",
        severity: High,
        keywords: &["e2b_", "sk_e2b_"],
        pattern: Token(r"(?:e2b|sk_e2b)_[0-9a-f]{40}\b"),
        revoke: "https://e2b.dev/dashboard?tab=keys",
        fires: &["export E2B_API_KEY=e2b_{hex:40}", "!curl -H 'Authorization: Bearer e2b_{hex:40}' $URL"],
        silent: &["token = 'e2b_...'", r#"client = Client("e2b_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.composio.dev/
    Rule {
        id: "composio-api-key",
        name: "Composio API key",
        severity: High,
        keywords: &["composio"],
        pattern: Named("ak_[0-9A-Za-z_-]{20,24}"),
        entropy: 3.6,
        revoke: "https://platform.composio.dev/",
        fires: &["COMPOSIO_API_KEY=ak_{alnum:20}", r#"{"composio_api_key": "ak_{alnum:20}"}"#],
        silent: &["composio_api_key = os.environ['COMPOSIO_API_KEY']", "composio_api_key = 'ak_{lower:6}'"],
        ..RULE
    },
    // unchecked: https://ai.google.dev/gemini-api/docs/api-key
    Rule {
        id: "gemini-auth-key",
        name: "Google AI authorization key",
        severity: High,
        keywords: &["aq.ab8rn6"],
        pattern: Token(r"AQ\.Ab8RN6[0-9A-Za-z_-]{30,100}"),
        revoke: "https://aistudio.google.com/apikey",
        fires: &["!curl -H 'Authorization: Bearer AQ.Ab8RN6{url:44}' $URL", r#"client = Client("AQ.Ab8RN6{url:44}")"#],
        silent: &["token = 'AQ.Ab8RN6...'", r#"client = Client("AQ.Ab8RN6{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "ai21-api-key",
        name: "AI21 API key",
        severity: High,
        keywords: &["ai21"],
        pattern: Named("[0-9A-Za-z]{32}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.6,
        source: "https://github.com/AI21Labs/ai21-python/blob/HEAD/ai21/ai21_env_config.py",
        revoke: "https://studio.ai21.com/account/api-key",
        fires: &[r#"os.environ["AI21_API_KEY"] = "{alnum:32}""#, r#"client = Client(ai21_api_key="{alnum:32}")"#],
        silent: &["ai21_api_key = os.environ['AI21_API_KEY']", "ai21_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.nomic.ai/
    Rule {
        id: "nomic-api-key",
        name: "Nomic API key",
        severity: High,
        keywords: &["nomic"],
        pattern: Named("nk-[0-9A-Za-z_-]{43}"),
        entropy: 3.6,
        revoke: "https://atlas.nomic.ai/",
        fires: &[r#"{"nomic_api_key": "nk-{url:43}"}"#, "%env NOMIC_API_KEY=nk-{url:43}"],
        silent: &["nomic_api_key = os.environ['NOMIC_API_KEY']", "nomic_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.zilliz.com/docs/manage-api-keys
    Rule {
        id: "zilliz-api-key",
        name: "Zilliz Cloud API key",
        severity: High,
        keywords: &["zilliz"],
        pattern: Named("[0-9a-f]{72,96}|db_[0-9a-z]{13}:[0-9A-Za-z]{10,20}"),
        entropy: 3.0,
        revoke: "https://cloud.zilliz.com/",
        fires: &["export ZILLIZ_API_KEY={hex:80}", "ZILLIZ_API_KEY={hex:80}"],
        silent: &["zilliz_api_key = os.environ['ZILLIZ_API_KEY']", "zilliz_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "chroma-api-key",
        name: "Chroma Cloud API key",
        severity: High,
        keywords: &["chroma_api", "chroma_key", "chroma_cloud"],
        pattern: Named("ck-[0-9A-Za-z]{40,50}"),
        entropy: 3.6,
        source: "https://github.com/chroma-core/chroma-mcp/blob/HEAD/README.md",
        revoke: "https://www.trychroma.com/",
        fires: &[r#"client = Client(chroma_api_key="ck-{alnum:44}")"#, "chroma_api_key = 'ck-{alnum:44}'"],
        silent: &["chroma_api_key = os.environ['CHROMA_API_KEY']", "chroma_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.vectara.com/docs/deploy-and-scale/authentication/api-keys
    Rule {
        id: "vectara-api-key",
        name: "Vectara API key",
        severity: High,
        keywords: &["zut_", "zwt_", "zqt_"],
        pattern: Token(r"z[uwq]t_[0-9A-Za-z_-]{36,40}\b{end-half}"),
        entropy: 3.4,
        revoke: "https://console.vectara.com/console/apiAccess",
        fires: &[r#"{"credential": "zut_{url:38}"}"#, "token = 'zut_{url:38}'"],
        silent: &["token = 'zut_...'", r#"client = Client("zut_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "promptlayer-api-key",
        name: "PromptLayer API key",
        severity: High,
        keywords: &["promptlayer", "prompt_layer"],
        pattern: Named("pl_[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/MagnivOrg/prompt-layer-library/blob/HEAD/README.md",
        revoke: "https://dashboard.promptlayer.com/",
        fires: &["PROMPTLAYER_API_KEY=pl_{hex:32}", r#"{"promptlayer_api_key": "pl_{hex:32}"}"#],
        silent: &["promptlayer_api_key = os.environ['PROMPTLAYER_API_KEY']", "promptlayer_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "mem0-api-key",
        name: "Mem0 API key",
        severity: High,
        keywords: &["mem0"],
        pattern: Named("m0-[0-9A-Za-z]{40}"),
        entropy: 3.6,
        source: "https://github.com/mem0ai/mem0/blob/HEAD/docs/platform/quickstart.mdx",
        revoke: "https://app.mem0.ai/dashboard/api-keys",
        fires: &["mem0_api_key = 'm0-{alnum:40}'", "export MEM0_API_KEY=m0-{alnum:40}"],
        silent: &["mem0_api_key = os.environ['MEM0_API_KEY']", "mem0_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.browserbase.com/
    Rule {
        id: "browserbase-api-key",
        name: "Browserbase API key",
        severity: High,
        keywords: &["bb_live_"],
        pattern: Token(r"bb_live_[0-9A-Za-z_-]{27}\b{end-half}"),
        revoke: "https://www.browserbase.com/settings",
        fires: &[r#"client = Client("bb_live_{url:27}")"#, "export BROWSERBASE_API_KEY=bb_live_{url:27}"],
        silent: &["token = 'bb_live_...'", r#"client = Client("bb_live_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.apify.com/platform/integrations/api
    Rule {
        id: "apify-api-token",
        name: "Apify API token",
        severity: High,
        keywords: &["apify_api_"],
        pattern: Token(r"apify_api_[0-9A-Za-z]{34,40}\b"),
        revoke: "https://console.apify.com/settings/integrations",
        fires: &[r#"os.environ["APIFY_API_TOKEN"] = "apify_api_{alnum:36}""#, r#"{"credential": "apify_api_{alnum:36}"}"#],
        silent: &["token = 'apify_api_...'", r#"client = Client("apify_api_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://www.scrapingbee.com/documentation/
    Rule {
        id: "scrapingbee-api-key",
        name: "ScrapingBee API key",
        severity: Medium,
        keywords: &["scrapingbee", "scraping_bee"],
        pattern: Named("[0-9A-Z]{80}"),
        entropy: 3.4,
        revoke: "https://app.scrapingbee.com/account/manage/api_key",
        fires: &["export SCRAPINGBEE_API_KEY={upper:80}", "SCRAPINGBEE_API_KEY={upper:80}"],
        silent: &["scrapingbee_api_key = os.environ['SCRAPINGBEE_API_KEY']", "scrapingbee_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://products.wolframalpha.com/api/documentation
    Rule {
        id: "wolfram-app-id",
        name: "Wolfram|Alpha AppID",
        severity: Medium,
        keywords: &["wolfram"],
        pattern: Named("[0-9A-Z]{6}-[0-9A-Z]{10}"),
        entropy: 2.8,
        revoke: "https://developer.wolframalpha.com/access",
        fires: &[r#"client = Client(wolfram_alpha_appid="{upper:6}-{upper:10}")"#, "wolfram_alpha_appid = '{upper:6}-{upper:10}'"],
        silent: &["wolfram_alpha_appid = os.environ['WOLFRAM_ALPHA_APPID']", "wolfram_alpha_appid = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.baseten.co/
    Rule {
        id: "baseten-api-key",
        name: "Baseten API key",
        severity: High,
        keywords: &["baseten"],
        pattern: Named(r"[0-9A-Za-z]{8}\.[0-9A-Za-z]{32}"),
        entropy: 3.6,
        revoke: "https://app.baseten.co/settings/api_keys",
        fires: &["%env BASETEN_API_KEY={alnum:8}.{alnum:32}", r#"os.environ["BASETEN_API_KEY"] = "{alnum:8}.{alnum:32}""#],
        silent: &["baseten_api_key = os.environ['BASETEN_API_KEY']", "baseten_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://deepinfra.com/docs
    Rule {
        id: "deepinfra-api-key",
        name: "DeepInfra API key",
        severity: High,
        keywords: &["deepinfra", "deep_infra"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.8,
        revoke: "https://deepinfra.com/dash/api_keys",
        fires: &["DEEPINFRA_API_KEY={alnum:32}", r#"{"deepinfra_api_key": "{alnum:32}"}"#],
        silent: &["deepinfra_api_key = os.environ['DEEPINFRA_API_KEY']", "deepinfra_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "clearml-secret-key",
        name: "ClearML secret key",
        severity: High,
        keywords: &["clearml", "trains_api"],
        pattern: Named("[0-9A-Za-z_-]{40,60}"),
        entropy: 4.2,
        source: "https://github.com/allegroai/clearml-docs/blob/HEAD/docs/configs/env_vars.md",
        revoke: "https://app.clear.ml/settings/workspace-configuration",
        fires: &["clearml_api_secret_key = '{alnum:50}'", "export CLEARML_API_SECRET_KEY={alnum:50}"],
        silent: &["clearml_api_secret_key = os.environ['CLEARML_API_SECRET_KEY']", "clearml_api_secret_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://dagshub.com/docs/
    Rule {
        id: "dagshub-token",
        name: "DagsHub token",
        severity: High,
        keywords: &["dagshub", "mlflow_tracking_password"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://dagshub.com/user/settings/tokens",
        fires: &[r#"os.environ["DAGSHUB_TOKEN"] = "{hex:40}""#, r#"client = Client(dagshub_token="{hex:40}")"#],
        silent: &["dagshub_token = os.environ['DAGSHUB_TOKEN']", "dagshub_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://labelstud.io/guide/access_tokens
    Rule {
        id: "label-studio-token",
        name: "Label Studio token",
        severity: High,
        keywords: &["label_studio", "labelstudio"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        revoke: "https://labelstud.io/guide/access_tokens",
        fires: &[r#"{"label_studio_api_key": "{hex:40}"}"#, "%env LABEL_STUDIO_API_KEY={hex:40}"],
        silent: &["label_studio_api_key = os.environ['LABEL_STUDIO_API_KEY']", "label_studio_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.scale.com/reference/authentication
    Rule {
        id: "scale-api-key",
        name: "Scale API key",
        severity: High,
        keywords: &["scale_api", "scaleapi", "scale_key"],
        pattern: Named("live_[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://dashboard.scale.com/settings/api-keys",
        fires: &["export SCALE_API_KEY=live_{hex:32}", "SCALE_API_KEY=live_{hex:32}"],
        silent: &["scale_api_key = os.environ['SCALE_API_KEY']", "scale_api_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "civitai-token",
        name: "Civitai API key",
        severity: Medium,
        keywords: &["civitai"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/civitai/civitai-python/blob/HEAD/README.md",
        revoke: "https://civitai.com/user/account",
        fires: &[r#"client = Client(civitai_token="{hex:32}")"#, "civitai_token = '{hex:32}'"],
        silent: &["civitai_token = os.environ['CIVITAI_TOKEN']", "civitai_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "deepl-free-key",
        name: "DeepL API key",
        severity: High,
        keywords: &[":fx"],
        pattern: Around(36, r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:fx\b"),
        source: "https://github.com/DeepLcom/deepl-python/blob/HEAD/deepl/util.py",
        revoke: "https://www.deepl.com/your-account/keys",
        fires: &[
            "translator = deepl.Translator('{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}:fx')",
            "DEEPL_AUTH_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}:fx",
        ],
        silent: &["price:fx", "{hex:8}:fx"],
        ..RULE
    },
    Rule {
        id: "deepl-key",
        name: "DeepL API key",
        severity: High,
        keywords: &["deepl"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/DeepLcom/deepl-python/blob/004922feb9f0fe476f05c625c72d48b43dd8ea90/README.md",
        revoke: "https://www.deepl.com/your-account/keys",
        fires: &[
            "%env DEEPL_AUTH_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"os.environ["DEEPL_AUTH_KEY"] = "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}""#,
        ],
        silent: &["deepl_auth_key = os.environ['DEEPL_AUTH_KEY']", "deepl_auth_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.cartesia.ai/
    Rule {
        id: "cartesia-api-key",
        name: "Cartesia API key",
        severity: High,
        keywords: &["sk_car_"],
        pattern: Token("sk_car_[0-9A-Za-z_-]{20,60}"),
        entropy: 3.0,
        revoke: "https://play.cartesia.ai/keys",
        fires: &[r#"client = Client("sk_car_{alnum:22}")"#, "export CARTESIA_API_KEY=sk_car_{alnum:22}"],
        silent: &["token = 'sk_car_...'", r#"client = Client("sk_car_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "fal-key",
        name: "fal API key",
        severity: High,
        keywords: &["fal_key", "fal_api", "fal_ai"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}:[0-9a-f]{32}"),
        entropy: 3.0,
        source: "https://github.com/fal-ai/fal/blob/HEAD/projects/fal_client/README.md",
        revoke: "https://fal.ai/dashboard/keys",
        fires: &[
            "fal_key = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}:{hex:32}'",
            "export FAL_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}:{hex:32}",
        ],
        silent: &["fal_key = os.environ['FAL_KEY']", "fal_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "runway-api-key",
        name: "Runway API key",
        severity: High,
        keywords: &["runway"],
        pattern: Named("key_[0-9a-f]{128}"),
        entropy: 3.0,
        source: "https://github.com/runwayml/sdk-python/blob/HEAD/README.md",
        revoke: "https://dev.runwayml.com/",
        fires: &[r#"os.environ["RUNWAYML_API_SECRET"] = "key_{hex:128}""#, r#"client = Client(runwayml_api_secret="key_{hex:128}")"#],
        silent: &["runwayml_api_secret = os.environ['RUNWAYML_API_SECRET']", "runwayml_api_secret = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.bfl.ai/
    Rule {
        id: "blackforestlabs-api-key",
        name: "Black Forest Labs API key",
        severity: High,
        keywords: &["bfl_api", "bfl_key"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://dashboard.bfl.ai/",
        fires: &[
            r#"{"bfl_api_key": "{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"}"#,
            "%env BFL_API_KEY={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["bfl_api_key = os.environ['BFL_API_KEY']", "bfl_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://featherless.ai/docs/
    Rule {
        id: "featherless-api-key",
        name: "Featherless API key",
        severity: High,
        keywords: &["rc_"],
        pattern: Token(r"rc_[0-9a-f]{64}\b"),
        revoke: "https://featherless.ai/account/api-keys",
        fires: &["!curl -H 'Authorization: Bearer rc_{hex:64}' $URL", r#"client = Client("rc_{hex:64}")"#],
        silent: &["token = 'rc_...'", r#"client = Client("rc_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://chutes.ai/docs
    Rule {
        id: "chutes-api-key",
        name: "Chutes API key",
        severity: High,
        keywords: &["cpk_"],
        pattern: Token(r"cpk_[0-9a-f]{32}\.[0-9a-f]{32}\.[0-9A-Za-z]{32}\b"),
        revoke: "https://chutes.ai/app/api",
        fires: &["token = 'cpk_{hex:32}.{hex:32}.{alnum:32}'", r#"os.environ["CHUTES_API_KEY"] = "cpk_{hex:32}.{hex:32}.{alnum:32}""#],
        silent: &["token = 'cpk_...'", r#"client = Client("cpk_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "brave-search-api-key",
        name: "Brave Search API key",
        severity: High,
        keywords: &["brave_search", "brave_api", "x-subscription-token"],
        pattern: Named("BSA[0-9A-Za-z_-]{28}"),
        entropy: 3.4,
        source: "https://github.com/brave/brave-search-mcp-server/blob/HEAD/src/config.ts",
        revoke: "https://api-dashboard.search.brave.com/app/keys",
        fires: &["%env BRAVE_SEARCH_API_KEY=BSA{url:28}", r#"os.environ["BRAVE_SEARCH_API_KEY"] = "BSA{url:28}""#],
        silent: &["brave_search_api_key = os.environ['BRAVE_SEARCH_API_KEY']", "brave_search_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.predibase.com/
    Rule {
        id: "predibase-token",
        name: "Predibase API token",
        severity: High,
        keywords: &["predibase"],
        pattern: Named("pb_[0-9A-Za-z_-]{22}"),
        entropy: 3.4,
        revoke: "https://app.predibase.com/settings",
        fires: &["PREDIBASE_API_TOKEN=pb_{url:22}", r#"{"predibase_api_token": "pb_{url:22}"}"#],
        silent: &["predibase_api_token = os.environ['PREDIBASE_API_TOKEN']", "predibase_api_token = '{lower:7}'"],
        ..RULE
    },
];
