//! Code hosts, package registries, continuous integration, monitoring and the tools around them.

use crate::detect::check;
use crate::detect::rule::Pattern::{Around, Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "github-pat",
        name: "GitHub personal access token",
        severity: Critical,
        keywords: &["ghp_"],
        pattern: Token(r"ghp_[0-9A-Za-z]{36}\b"),
        check: Some(check::github),
        source: "https://github.com/github/docs/blob/HEAD/content/authentication/keeping-your-account-and-data-secure/about-authentication-to-github.md",
        revoke: "https://github.com/settings/tokens",
        fires: &["token = 'ghp_{alnum:36}'", "git clone https://ghp_{alnum:36}@github.com/org/repo"],
        silent: &["token = 'ghp_YOUR_TOKEN'", "ghp_{alnum:12}"],
        ..RULE
    },
    Rule {
        id: "github-fine-grained-pat",
        name: "GitHub fine-grained personal access token",
        severity: Critical,
        keywords: &["github_pat_"],
        pattern: Token(r"github_pat_[0-9A-Za-z]{22}_[0-9A-Za-z]{59}\b"),
        check: Some(check::github),
        source: "https://github.com/github/docs/blob/HEAD/content/authentication/keeping-your-account-and-data-secure/about-authentication-to-github.md",
        revoke: "https://github.com/settings/personal-access-tokens",
        fires: &[
            r#"os.environ["GITHUB_FINE_GRAINED_PAT"] = "github_pat_{alnum:22}_{alnum:59}""#,
            r#"{"credential": "github_pat_{alnum:22}_{alnum:59}"}"#,
        ],
        silent: &["token = 'github_pat_...'", r#"client = Client("github_pat_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "github-oauth-token",
        name: "GitHub OAuth access token",
        severity: Critical,
        keywords: &["gho_"],
        pattern: Token(r"gho_[0-9A-Za-z]{36}\b"),
        check: Some(check::github),
        source: "https://github.com/github/docs/blob/HEAD/content/authentication/keeping-your-account-and-data-secure/about-authentication-to-github.md",
        revoke: "https://github.com/settings/applications",
        fires: &["export GITHUB_OAUTH_TOKEN=gho_{alnum:36}", "!curl -H 'Authorization: Bearer gho_{alnum:36}' $URL"],
        silent: &["token = 'gho_...'", r#"client = Client("gho_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "github-app-user-token",
        name: "GitHub App user token",
        severity: Critical,
        keywords: &["ghu_"],
        pattern: Token(r"ghu_[0-9A-Za-z]{36}\b"),
        check: Some(check::github),
        source: "https://github.com/github/docs/blob/HEAD/content/authentication/keeping-your-account-and-data-secure/about-authentication-to-github.md",
        revoke: "https://github.com/settings/apps/authorizations",
        fires: &[r#"{"credential": "ghu_{alnum:36}"}"#, "token = 'ghu_{alnum:36}'"],
        silent: &["token = 'ghu_...'", r#"client = Client("ghu_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "github-app-installation-token",
        name: "GitHub App installation token",
        severity: Critical,
        keywords: &["ghs_"],
        pattern: Token(r"ghs_(?:[0-9A-Za-z]{36}\b|[0-9A-Za-z]+_eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,})"),
        check: Some(check::github),
        source: "https://github.com/github/docs/blob/HEAD/content/authentication/keeping-your-account-and-data-secure/about-authentication-to-github.md",
        revoke: "https://github.com/settings/installations",
        fires: &["!curl -H 'Authorization: Bearer ghs_{alnum:36}' $URL", r#"client = Client("ghs_{alnum:36}")"#],
        silent: &["token = 'ghs_...'", r#"client = Client("ghs_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "github-refresh-token",
        name: "GitHub App refresh token",
        severity: Critical,
        keywords: &["ghr_"],
        pattern: Token(r"ghr_[0-9A-Za-z]{36,76}\b"),
        source: "https://github.com/github/docs/blob/HEAD/content/authentication/keeping-your-account-and-data-secure/about-authentication-to-github.md",
        revoke: "https://github.com/settings/apps/authorizations",
        fires: &["token = 'ghr_{alnum:76}'", r#"os.environ["GITHUB_REFRESH_TOKEN"] = "ghr_{alnum:76}""#],
        silent: &["token = 'ghr_...'", r#"client = Client("ghr_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-routable-pat",
        name: "GitLab personal access token",
        severity: Critical,
        keywords: &["glpat-"],
        pattern: Token(r"glpat-[0-9A-Za-z_-]{27,300}(?:\.[0-9a-z]{2})?\.[0-9a-z]{9}\b"),
        check: Some(check::gitlab),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[
            r#"os.environ["GITLAB_ROUTABLE_PAT"] = "glpat-{url:44}.01.{lower:9}""#,
            r#"{"credential": "glpat-{url:44}.01.{lower:9}"}"#,
        ],
        silent: &["token = 'glpat-...'", r#"client = Client("glpat-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-pat",
        name: "GitLab personal access token",
        severity: Critical,
        keywords: &["glpat-"],
        pattern: Token(r"glpat-[0-9A-Za-z_-]{20}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[r#"client = Client("glpat-{url:20}")"#, "export GITLAB_PAT=glpat-{url:20}"],
        silent: &["token = 'glpat-...'", r#"client = Client("glpat-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-deploy-token",
        name: "GitLab deploy token",
        severity: Critical,
        keywords: &["gldt-"],
        pattern: Token(r"gldt-[0-9A-Za-z_-]{20,300}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &["export GITLAB_DEPLOY_TOKEN=gldt-{url:20}", "!curl -H 'Authorization: Bearer gldt-{url:20}' $URL"],
        silent: &["token = 'gldt-...'", r#"client = Client("gldt-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-runner-token",
        name: "GitLab runner authentication token",
        severity: Critical,
        keywords: &["glrt-"],
        pattern: Token(r"glrt-(?:t[0-9]_)?[0-9A-Za-z_-]{20,300}(?:\.[0-9a-z]{2}\.[0-9a-z]{9})?\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[r#"{"credential": "glrt-t1_{url:20}"}"#, "token = 'glrt-t1_{url:20}'"],
        silent: &["token = 'glrt-t1_...'", r#"client = Client("glrt-t1_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-job-token",
        name: "GitLab CI/CD job token",
        severity: Critical,
        keywords: &["glcbt-"],
        pattern: Token(r"glcbt-(?:[0-9A-Za-z]{1,5}_)?[0-9A-Za-z_-]{20,300}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &["!curl -H 'Authorization: Bearer glcbt-64_{url:20}' $URL", r#"client = Client("glcbt-64_{url:20}")"#],
        silent: &["token = 'glcbt-64_...'", r#"client = Client("glcbt-64_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-trigger-token",
        name: "GitLab pipeline trigger token",
        severity: Critical,
        keywords: &["glptt-"],
        pattern: Token(r"glptt-[0-9a-f]{40}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &["token = 'glptt-{hex:40}'", r#"os.environ["GITLAB_TRIGGER_TOKEN"] = "glptt-{hex:40}""#],
        silent: &["token = 'glptt-...'", r#"client = Client("glptt-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-feed-token",
        name: "GitLab feed token",
        severity: Medium,
        keywords: &["glft-"],
        pattern: Token(r"glft-[0-9A-Za-z_-]{20,90}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[r#"client = Client("glft-{url:20}")"#, "export GITLAB_FEED_TOKEN=glft-{url:20}"],
        silent: &["token = 'glft-...'", r#"client = Client("glft-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-scim-token",
        name: "GitLab SCIM token",
        severity: Critical,
        keywords: &["glsoat-"],
        pattern: Token(r"glsoat-[0-9A-Za-z_-]{20,64}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[r#"os.environ["GITLAB_SCIM_TOKEN"] = "glsoat-{url:20}""#, r#"{"credential": "glsoat-{url:20}"}"#],
        silent: &["token = 'glsoat-...'", r#"client = Client("glsoat-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-agent-token",
        name: "GitLab agent for Kubernetes token",
        severity: Critical,
        keywords: &["glagent-"],
        pattern: Token(r"glagent-[0-9A-Za-z_-]{50,80}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &["export GITLAB_AGENT_TOKEN=glagent-{url:50}", "!curl -H 'Authorization: Bearer glagent-{url:50}' $URL"],
        silent: &["token = 'glagent-...'", r#"client = Client("glagent-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-incoming-mail-token",
        name: "GitLab incoming mail token",
        severity: Medium,
        keywords: &["glimt-"],
        pattern: Token(r"glimt-[0-9A-Za-z_-]{25,64}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[r#"{"credential": "glimt-{lower:25}"}"#, "token = 'glimt-{lower:25}'"],
        silent: &["token = 'glimt-...'", r#"client = Client("glimt-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-oauth-secret",
        name: "GitLab OAuth application secret",
        severity: Critical,
        keywords: &["gloas-"],
        pattern: Token(r"gloas-[0-9a-f]{64}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &["!curl -H 'Authorization: Bearer gloas-{hex:64}' $URL", r#"client = Client("gloas-{hex:64}")"#],
        silent: &["token = 'gloas-...'", r#"client = Client("gloas-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-feature-flags-token",
        name: "GitLab feature flags client token",
        severity: Medium,
        keywords: &["glffct-"],
        pattern: Token(r"glffct-[0-9A-Za-z_-]{20,64}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &["token = 'glffct-{url:20}'", r#"os.environ["GITLAB_FEATURE_FLAGS_TOKEN"] = "glffct-{url:20}""#],
        silent: &["token = 'glffct-...'", r#"client = Client("glffct-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-workspace-token",
        name: "GitLab workspace token",
        severity: Critical,
        keywords: &["glwt-"],
        pattern: Token(r"glwt-[0-9A-Za-z_-]{20,64}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/doc/security/tokens/_index.md",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[r#"client = Client("glwt-{url:20}")"#, "export GITLAB_WORKSPACE_TOKEN=glwt-{url:20}"],
        silent: &["token = 'glwt-...'", r#"client = Client("glwt-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "gitlab-runner-registration-token",
        name: "GitLab runner registration token",
        severity: Critical,
        keywords: &["gr1348941"],
        pattern: Token(r"GR1348941[0-9A-Za-z_-]{20}\b{end-half}"),
        source: "https://github.com/gitlabhq/gitlabhq/blob/HEAD/app/models/concerns/runners_token_prefixable.rb",
        revoke: "https://gitlab.com/-/user_settings/personal_access_tokens",
        fires: &[r#"os.environ["GITLAB_RUNNER_REGISTRATION_TOKEN"] = "GR1348941{url:20}""#, r#"{"credential": "GR1348941{url:20}"}"#],
        silent: &["token = 'GR1348941...'", r#"client = Client("GR1348941{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "bitbucket-app-password",
        name: "Bitbucket app password",
        severity: Critical,
        keywords: &["atbb"],
        pattern: Token(r"ATBB[0-9A-Za-z_-]{24,32}[0-9A-F]{8}\b"),
        entropy: 3.0,
        source: "https://community.atlassian.com/forums/Bitbucket-questions/Can-we-confirm-BitBucket-s-token-prefixes/qaq-p/3093481",
        revoke: "https://bitbucket.org/account/settings/app-passwords/",
        fires: &["export BITBUCKET_APP_PASSWORD=ATBB{alnum:24}{HEX:8}", "!curl -H 'Authorization: Bearer ATBB{alnum:24}{HEX:8}' $URL"],
        silent: &["token = 'ATBB...'", r#"client = Client("ATBB{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "bitbucket-access-token",
        name: "Bitbucket access token",
        severity: Critical,
        keywords: &["atctt3xffg"],
        pattern: Token(r"ATCTT3xFfG[0-9A-Za-z+/=_-]{100,250}=[0-9A-F]{8}\b"),
        source: "https://community.atlassian.com/forums/Bitbucket-questions/Can-we-confirm-BitBucket-s-token-prefixes/qaq-p/3093481",
        revoke: "https://bitbucket.org/account/settings/app-passwords/",
        fires: &[r#"{"credential": "ATCTT3xFfG{url:160}={HEX:8}"}"#, "token = 'ATCTT3xFfG{url:160}={HEX:8}'"],
        silent: &["token = 'ATCTT3xFfG...'", r#"client = Client("ATCTT3xFfG{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "atlassian-api-token",
        name: "Atlassian API token",
        severity: Critical,
        keywords: &["atatt3xffg"],
        pattern: Token(r"ATATT3xFfG[0-9A-Za-z+/=_-]{100,250}=[0-9A-F]{8}\b"),
        source: "https://community.atlassian.com/forums/Bitbucket-questions/Can-we-confirm-BitBucket-s-token-prefixes/qaq-p/3093481",
        revoke: "https://id.atlassian.com/manage-profile/security/api-tokens",
        fires: &["!curl -H 'Authorization: Bearer ATATT3xFfG{url:160}={HEX:8}' $URL", r#"client = Client("ATATT3xFfG{url:160}={HEX:8}")"#],
        silent: &["token = 'ATATT3xFfG...'", r#"client = Client("ATATT3xFfG{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://support.atlassian.com/atlassian-account/docs/manage-api-tokens-for-your-atlassian-account/
    Rule {
        id: "atlassian-api-token-legacy",
        name: "Atlassian API token",
        severity: High,
        keywords: &["atlassian", "jira_api", "jira_token", "confluence_api", "confluence_token"],
        pattern: Named("[0-9A-Za-z]{24}"),
        entropy: 3.6,
        revoke: "https://id.atlassian.com/manage-profile/security/api-tokens",
        fires: &["export JIRA_API_TOKEN={alnum:24}", "JIRA_API_TOKEN={alnum:24}"],
        silent: &["jira_api_token = os.environ['JIRA_API_TOKEN']", "jira_api_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "npm-token",
        name: "npm access token",
        severity: Critical,
        keywords: &["npm_"],
        pattern: Token(r"npm_[0-9A-Za-z]{36}\b"),
        check: Some(check::npm),
        source: "https://github.blog/2021-09-23-announcing-npms-new-access-token-format/",
        revoke: "https://www.npmjs.com/settings/~/tokens",
        fires: &[r#"client = Client("npm_{alnum:36}")"#, "export NPM_TOKEN=npm_{alnum:36}"],
        silent: &["npm_config_registry=https://registry.npmjs.org", "npm_{alnum:12}"],
        ..RULE
    },
    Rule {
        id: "npmrc-auth-token",
        name: "npm registry token",
        severity: High,
        keywords: &["_authtoken"],
        pattern: Token(
            r#"_authToken\s*=\s*[\"']?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9A-Za-z+/_-]{30,200}={0,2})"#,
        ),
        entropy: 3.0,
        source: "https://github.com/npm/cli/blob/HEAD/docs/lib/content/configuring-npm/npmrc.md",
        revoke: "https://www.npmjs.com/settings/~/tokens",
        fires: &[
            "//registry.npmjs.org/:_authToken={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "!echo '//npm.pkg.github.com/:_authToken={alnum:40}' > .npmrc",
        ],
        silent: &["//registry.npmjs.org/:_authToken=${NPM_TOKEN}"],
        ..RULE
    },
    // unchecked: https://pypi.org/help/#apitoken
    Rule {
        id: "pypi-token",
        name: "PyPI API token",
        severity: Critical,
        keywords: &["pypi-ageichlwas5vcmc"],
        pattern: Token("pypi-AgEIcHlwaS5vcmc[0-9A-Za-z_-]{50,}"),
        revoke: "https://pypi.org/manage/account/#api-tokens",
        fires: &["export PYPI_TOKEN=pypi-AgEIcHlwaS5vcmc{url:160}", "!curl -H 'Authorization: Bearer pypi-AgEIcHlwaS5vcmc{url:160}' $URL"],
        silent: &["token = 'pypi-AgEIcHlwaS5vcmc...'", r#"client = Client("pypi-AgEIcHlwaS5vcmc{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://test.pypi.org/help/#apitoken
    Rule {
        id: "testpypi-token",
        name: "TestPyPI API token",
        severity: Medium,
        keywords: &["pypi-agendgvzdc5wexbplm9yz"],
        pattern: Token("pypi-AgENdGVzdC5weXBpLm9yZ[0-9A-Za-z_-]{50,}"),
        revoke: "https://test.pypi.org/manage/account/#api-tokens",
        fires: &[r#"{"credential": "pypi-AgENdGVzdC5weXBpLm9yZ{url:160}"}"#, "token = 'pypi-AgENdGVzdC5weXBpLm9yZ{url:160}'"],
        silent: &["token = 'pypi-AgENdGVzdC5weXBpLm9yZ...'", r#"client = Client("pypi-AgENdGVzdC5weXBpLm9yZ{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "rubygems-key",
        name: "RubyGems API key",
        severity: Critical,
        keywords: &["rubygems_"],
        pattern: Token(r"rubygems_[0-9a-f]{48}\b"),
        source: "https://github.com/rubygems/rubygems.org/blob/HEAD/app/controllers/concerns/api_keyable.rb",
        revoke: "https://rubygems.org/profile/api_keys",
        fires: &["!curl -H 'Authorization: Bearer rubygems_{hex:48}' $URL", r#"client = Client("rubygems_{hex:48}")"#],
        silent: &["token = 'rubygems_...'", r#"client = Client("rubygems_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "crates-io-token",
        name: "crates.io API token",
        severity: Critical,
        keywords: &["crates_io", "cargo_registry", "cargo_token"],
        pattern: Named("cio[0-9A-Za-z]{32}"),
        entropy: 3.6,
        source: "https://github.com/rust-lang/crates.io/blob/HEAD/src/util/token.rs",
        revoke: "https://crates.io/settings/tokens",
        fires: &[r#"{"cargo_registry_token": "cio{alnum:32}"}"#, "%env CARGO_REGISTRY_TOKEN=cio{alnum:32}"],
        silent: &["cargo_registry_token = os.environ['CARGO_REGISTRY_TOKEN']", "cargo_registry_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "nuget-key",
        name: "NuGet API key",
        severity: Critical,
        keywords: &["oy2"],
        pattern: Token(r"oy2[0-9a-z]{43}\b"),
        entropy: 3.4,
        source: "https://github.com/microsoft/security-utilities/blob/HEAD/GeneratedRegexPatterns/PreciselyClassifiedSecurityKeys.json",
        revoke: "https://www.nuget.org/account/apikeys",
        fires: &[r#"client = Client("oy2{lower:43}")"#, "export NUGET_KEY=oy2{lower:43}"],
        silent: &["token = 'oy2...'", r#"client = Client("oy2{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.docker.com/security/access-tokens/
    Rule {
        id: "docker-hub-pat",
        name: "Docker Hub personal access token",
        severity: Critical,
        keywords: &["dckr_pat_"],
        pattern: Token(r"dckr_pat_[0-9A-Za-z_-]{27}\b{end-half}"),
        revoke: "https://app.docker.com/settings/personal-access-tokens",
        fires: &[r#"os.environ["DOCKER_HUB_PAT"] = "dckr_pat_{url:27}""#, r#"{"credential": "dckr_pat_{url:27}"}"#],
        silent: &["token = 'dckr_pat_...'", r#"client = Client("dckr_pat_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.docker.com/enterprise/security/access-tokens/
    Rule {
        id: "docker-hub-oat",
        name: "Docker Hub organization access token",
        severity: Critical,
        keywords: &["dckr_oat_"],
        pattern: Token(r"dckr_oat_[0-9A-Za-z_-]{27,40}\b{end-half}"),
        revoke: "https://app.docker.com/",
        fires: &["export DOCKER_HUB_OAT=dckr_oat_{url:32}", "!curl -H 'Authorization: Bearer dckr_oat_{url:32}' $URL"],
        silent: &["token = 'dckr_oat_...'", r#"client = Client("dckr_oat_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.docker.com/reference/cli/docker/login/
    Rule {
        id: "docker-config-auth",
        name: "Registry login in a Docker configuration",
        severity: Critical,
        keywords: &[r#""auth""#],
        pattern: Around(0, r#""auth"\s*:\s*"([0-9A-Za-z+/]{16,}={0,2})\""#),
        entropy: 3.4,
        revoke: "https://docs.docker.com/reference/cli/docker/logout/",
        fires: &[r#"{"auths": {"https://index.docker.io/v1/": {"auth": "{alnum:40}=="}}}"#, r#""auth": "{alnum:60}""#],
        silent: &[r#""auth": "...""#, r#"{"auth": "none"}"#],
        ..RULE
    },
    // unchecked: https://jfrog.com/help/r/jfrog-platform-administration-documentation/api-key
    Rule {
        id: "jfrog-api-key",
        name: "JFrog API key",
        severity: Critical,
        keywords: &["akcp"],
        pattern: Token(r"AKCp[0-9A-Za-z]{69}\b"),
        revoke: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/revoke-tokens",
        fires: &[r#"{"credential": "AKCp{alnum:69}"}"#, "token = 'AKCp{alnum:69}'"],
        silent: &["token = 'AKCp...'", r#"client = Client("AKCp{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "jfrog-reference-token",
        name: "JFrog reference token",
        severity: Critical,
        keywords: &["cmvmdgtuoj"],
        pattern: Token(r"cmVmdGtuOj[0-9A-Za-z]{54}\b"),
        source: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/understanding-identity-tokens?contentId=teOossG405zpGuUdKsAmWA",
        revoke: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/revoke-tokens",
        fires: &["!curl -H 'Authorization: Bearer cmVmdGtuOj{alnum:54}' $URL", r#"client = Client("cmVmdGtuOj{alnum:54}")"#],
        silent: &["token = 'cmVmdGtuOj...'", r#"client = Client("cmVmdGtuOj{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "artifactory-password",
        name: "Artifactory encrypted password or token",
        severity: High,
        keywords: &["artifactory", "jfrog"],
        pattern: Named(r"AP[0-9A-Za-z]{33,}|eyJ[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.6,
        source: "https://github.com/jfrog/terraform-provider-artifactory/blob/HEAD/docs/index.md",
        revoke: "https://jfrog.com/help/r/jfrog-platform-administration-documentation/revoke-tokens",
        fires: &[r#"os.environ["ARTIFACTORY_TOKEN"] = "AP{alnum:40}""#, r#"client = Client(artifactory_token="AP{alnum:40}")"#],
        silent: &["artifactory_token = os.environ['ARTIFACTORY_TOKEN']", "artifactory_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/
    Rule {
        id: "sonarqube-token",
        name: "SonarQube token",
        severity: High,
        keywords: &["squ_", "sqp_", "sqa_"],
        pattern: Token(r"sq[upa]_[0-9a-f]{40}\b"),
        revoke: "https://sonarcloud.io/account/security",
        fires: &[r#"client = Client("squ_{hex:40}")"#, "export SONARQUBE_TOKEN=squ_{hex:40}"],
        silent: &["token = 'squ_...'", r#"client = Client("squ_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://circleci.com/docs/managing-api-tokens/
    Rule {
        id: "circleci-pat",
        name: "CircleCI API token",
        severity: Critical,
        keywords: &["ccipat_", "cciprj_"],
        pattern: Token(r"CCI(?:PAT|PRJ)_[0-9A-Za-z]{20,24}_[0-9a-f]{40}\b"),
        revoke: "https://app.circleci.com/settings/user/tokens",
        fires: &[r#"os.environ["CIRCLECI_PAT"] = "CCIPAT_{alnum:22}_{hex:40}""#, r#"{"credential": "CCIPAT_{alnum:22}_{hex:40}"}"#],
        silent: &["token = 'CCIPAT_...'", r#"client = Client("CCIPAT_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "circleci-token",
        name: "CircleCI API token",
        severity: High,
        keywords: &["circleci", "circle_token", "circle_ci"],
        pattern: Named("[0-9a-f]{40}"),
        entropy: 3.0,
        source: "https://github.com/CircleCI-Public/circleci-cli/blob/HEAD/settings/settings.go",
        revoke: "https://app.circleci.com/settings/user/tokens",
        fires: &[r#"client = Client(circleci_token="{hex:40}")"#, "circleci_token = '{hex:40}'"],
        silent: &["circleci_token = os.environ['CIRCLECI_TOKEN']", "circleci_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "buildkite-token",
        name: "Buildkite token",
        severity: Critical,
        keywords: &["bkua_", "bkaa_", "bkaj_", "bkar_", "bkct_", "bkpt_", "bkpat_", "bkps_"],
        pattern: Token(r"bk(?:ua|aa|aj|ar|ct|pt|pat|ps)_[0-9A-Za-z]{40,400}\b"),
        entropy: 3.0,
        source: "https://github.com/buildkite/docs/blob/HEAD/pages/platform/security/tokens.md",
        revoke: "https://buildkite.com/user/api-access-tokens",
        fires: &[r#"{"credential": "bkua_{hex:40}"}"#, "token = 'bkaj_{alnum:120}'"],
        silent: &["token = 'bkua_...'", r#"client = Client("bkua_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.travis-ci.com/user/triggering-builds/
    Rule {
        id: "travis-token",
        name: "Travis CI API token",
        severity: High,
        keywords: &["travis"],
        pattern: Named("[0-9A-Za-z_-]{22}"),
        entropy: 3.8,
        revoke: "https://app.travis-ci.com/account/preferences",
        fires: &["TRAVIS_TOKEN={alnum:22}", r#"{"travis_token": "{alnum:22}"}"#],
        silent: &["travis_token = os.environ['TRAVIS_TOKEN']", "travis_token = '{lower:7}'", "travis_url = 'https://app.travis-ci.com'"],
        ..RULE
    },
    Rule {
        id: "codecov-token",
        name: "Codecov upload token",
        severity: Medium,
        keywords: &["codecov"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/codecov/codecov-action/blob/HEAD/README.md",
        revoke: "https://app.codecov.io/",
        fires: &[
            "codecov_token = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
            "export CODECOV_TOKEN={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["codecov_token = os.environ['CODECOV_TOKEN']", "codecov_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.drone.io/cli/configure/
    Rule {
        id: "drone-token",
        name: "Drone CI token",
        severity: High,
        keywords: &["drone_token", "drone_api"],
        pattern: Named("[0-9A-Za-z]{32}"),
        entropy: 3.6,
        revoke: "https://docs.drone.io/api/overview/",
        fires: &[r#"os.environ["DRONE_TOKEN"] = "{alnum:32}""#, r#"client = Client(drone_token="{alnum:32}")"#],
        silent: &["drone_token = os.environ['DRONE_TOKEN']", "drone_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "jenkins-token",
        name: "Jenkins API token",
        severity: High,
        keywords: &["jenkins"],
        pattern: Named("(?:11[0-9a-f]{32}|[0-9a-f]{32})"),
        entropy: 3.0,
        source: "https://github.com/jenkinsci/jenkins/blob/HEAD/core/src/main/java/jenkins/security/apitoken/ApiTokenStore.java",
        revoke: "https://www.jenkins.io/doc/book/using/remote-access-api/",
        fires: &[r#"{"jenkins_api_token": "11{hex:32}"}"#, "%env JENKINS_API_TOKEN=11{hex:32}"],
        silent: &["jenkins_api_token = os.environ['JENKINS_API_TOKEN']", "jenkins_api_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "snyk-token",
        name: "Snyk API token",
        severity: High,
        keywords: &["snyk_token", "snyk_api"],
        pattern: Named(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|snyk_[us]at\.[0-9a-f]{8}\.[0-9A-Za-z_.-]{40,200}"),
        entropy: 3.0,
        source: "https://github.com/snyk/user-docs/blob/HEAD/docs/snyk-cli/authenticate-to-use-the-cli.md",
        revoke: "https://app.snyk.io/account",
        fires: &["export SNYK_TOKEN={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}", "SNYK_TOKEN={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"],
        silent: &["snyk_token = os.environ['SNYK_TOKEN']", "snyk_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.snyk.io/snyk-api/authentication-for-api
    Rule {
        id: "snyk-pat",
        name: "Snyk access token",
        severity: High,
        keywords: &["snyk_uat.", "snyk_sat."],
        pattern: Token(r"snyk_[us]at\.[0-9a-f]{8}\.[0-9A-Za-z_.-]{40,200}"),
        revoke: "https://app.snyk.io/account",
        fires: &[r#"{"credential": "snyk_uat.{hex:8}.{url:100}"}"#, "token = 'snyk_uat.{hex:8}.{url:100}'"],
        silent: &["token = 'snyk_uat....'", r#"client = Client("snyk_uat.{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "sentry-org-token",
        name: "Sentry organization token",
        severity: High,
        keywords: &["sntrys_"],
        pattern: Token("sntrys_eyJ[0-9A-Za-z+/=_-]{100,}"),
        source: "https://github.com/getsentry/sentry/blob/HEAD/src/sentry/utils/security/orgauthtoken_token.py",
        revoke: "https://sentry.io/settings/account/api/auth-tokens/",
        fires: &[
            "!curl -H 'Authorization: Bearer sntrys_eyJ{alnum:160}_{alnum:43}' $URL",
            r#"client = Client("sntrys_eyJ{alnum:160}_{alnum:43}")"#,
        ],
        silent: &["token = 'sntrys_eyJ...'", r#"client = Client("sntrys_eyJ{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "sentry-user-token",
        name: "Sentry user token",
        severity: High,
        keywords: &["sntryu_"],
        pattern: Token(r"sntryu_[0-9a-f]{64}\b"),
        source: "https://github.com/getsentry/sentry/blob/HEAD/src/sentry/types/token.py",
        revoke: "https://sentry.io/settings/account/api/auth-tokens/",
        fires: &["token = 'sntryu_{hex:64}'", r#"os.environ["SENTRY_USER_TOKEN"] = "sntryu_{hex:64}""#],
        silent: &["token = 'sntryu_...'", r#"client = Client("sntryu_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://learning.postman.com/docs/developer/postman-api/authentication/
    Rule {
        id: "postman-api-key",
        name: "Postman API key",
        severity: High,
        keywords: &["pmak-"],
        pattern: Token(r"PMAK-[0-9a-f]{24}-[0-9a-f]{34}\b"),
        revoke: "https://go.postman.co/settings/me/api-keys",
        fires: &[r#"client = Client("PMAK-{hex:24}-{hex:34}")"#, "export POSTMAN_API_KEY=PMAK-{hex:24}-{hex:34}"],
        silent: &["token = 'PMAK-...'", r#"client = Client("PMAK-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://www.figma.com/developers/api#access-tokens
    Rule {
        id: "figma-token",
        name: "Figma personal access token",
        severity: High,
        keywords: &["figd_", "figo_", "figu_", "figor_", "figur_"],
        pattern: Token(r"fig[duo]r?_[0-9A-Za-z_-]{40,60}\b{end-half}"),
        entropy: 3.4,
        revoke: "https://www.figma.com/settings",
        fires: &[r#"os.environ["FIGMA_TOKEN"] = "figd_{url:40}""#, r#"{"credential": "figd_{url:40}"}"#],
        silent: &["token = 'figd_...'", r#"client = Client("figd_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://linear.app/developers/graphql
    Rule {
        id: "linear-api-key",
        name: "Linear API key",
        severity: High,
        keywords: &["lin_api_", "lin_oauth_"],
        pattern: Token(r"lin_(?:api|oauth)_[0-9A-Za-z]{40,64}\b"),
        revoke: "https://linear.app/settings/account/security",
        fires: &["export LINEAR_API_KEY=lin_api_{alnum:40}", "!curl -H 'Authorization: Bearer lin_api_{alnum:40}' $URL"],
        silent: &["token = 'lin_api_...'", r#"client = Client("lin_api_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "notion-token",
        name: "Notion integration token",
        severity: High,
        keywords: &["ntn_"],
        pattern: Token(r"ntn_[0-9A-Za-z]{43,50}\b"),
        entropy: 3.0,
        source: "https://github.com/makenotion/notion-mcp-server/blob/HEAD/README.md",
        revoke: "https://www.notion.so/profile/integrations",
        fires: &[r#"{"credential": "ntn_{digits:11}{alnum:35}"}"#, "token = 'ntn_{digits:11}{alnum:35}'"],
        silent: &["token = 'ntn_...'", r#"client = Client("ntn_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "notion-token-legacy",
        name: "Notion integration token",
        severity: High,
        keywords: &["notion"],
        pattern: Named("secret_[0-9A-Za-z]{43}"),
        entropy: 3.6,
        source: "https://developers.notion.com/page/notion-platform-roadmap",
        revoke: "https://www.notion.so/profile/integrations",
        fires: &[r#"client = Client(notion_token="secret_{alnum:43}")"#, "notion_token = 'secret_{alnum:43}'"],
        silent: &["notion_token = os.environ['NOTION_TOKEN']", "notion_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.readme.com/main/reference/intro/authentication
    Rule {
        id: "readme-api-key",
        name: "ReadMe API key",
        severity: Medium,
        keywords: &["rdme_"],
        pattern: Token(r"rdme_[0-9a-z]{70}\b"),
        revoke: "https://dash.readme.com/",
        fires: &["token = 'rdme_{lower:70}'", r#"os.environ["README_API_KEY"] = "rdme_{lower:70}""#],
        silent: &["token = 'rdme_...'", r#"client = Client("rdme_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "launchdarkly-key",
        name: "LaunchDarkly key",
        severity: High,
        keywords: &["launchdarkly", "launch_darkly", "ld_sdk", "ld_api"],
        pattern: Named("(?:api|sdk)-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        source: "https://github.com/launchdarkly/terraform-provider-launchdarkly/blob/HEAD/docs/index.md",
        revoke: "https://app.launchdarkly.com/settings/authorization",
        fires: &[
            "LAUNCHDARKLY_SDK_KEY=sdk-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            r#"{"launchdarkly_sdk_key": "sdk-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}"}"#,
        ],
        silent: &["launchdarkly_sdk_key = os.environ['LAUNCHDARKLY_SDK_KEY']", "launchdarkly_sdk_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://grafana.com/docs/grafana/latest/administration/service-accounts/
    Rule {
        id: "grafana-service-account-token",
        name: "Grafana service account token",
        severity: High,
        keywords: &["glsa_"],
        pattern: Token(r"glsa_[0-9A-Za-z]{32}_[0-9a-fA-F]{8}\b"),
        revoke: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
        fires: &[
            r#"os.environ["GRAFANA_SERVICE_ACCOUNT_TOKEN"] = "glsa_{alnum:32}_{hex:8}""#,
            r#"{"credential": "glsa_{alnum:32}_{hex:8}"}"#,
        ],
        silent: &["token = 'glsa_...'", r#"client = Client("glsa_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://grafana.com/docs/grafana-cloud/account-management/authentication-and-permissions/access-policies/
    Rule {
        id: "grafana-cloud-token",
        name: "Grafana Cloud access policy token",
        severity: High,
        keywords: &["glc_eyj"],
        pattern: Token("glc_eyJ[0-9A-Za-z+/]{40,}={0,2}"),
        revoke: "https://grafana.com/profile/org",
        fires: &["export GRAFANA_CLOUD_TOKEN=glc_eyJ{alnum:120}", "!curl -H 'Authorization: Bearer glc_eyJ{alnum:120}' $URL"],
        silent: &["token = 'glc_eyJ...'", r#"client = Client("glc_eyJ{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "grafana-api-key",
        name: "Grafana API key",
        severity: High,
        keywords: &["eyjrijoi"],
        pattern: Token("eyJrIjoi[0-9A-Za-z+/]{60,}={0,2}"),
        source: "https://github.com/grafana/grafana/blob/HEAD/pkg/components/apikeygen/apikeygen.go",
        revoke: "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
        fires: &[r#"{"credential": "eyJrIjoi{alnum:84}"}"#, "token = 'eyJrIjoi{alnum:84}'"],
        silent: &["token = 'eyJrIjoi...'", r#"client = Client("eyJrIjoi{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "newrelic-user-key",
        name: "New Relic user key",
        severity: High,
        keywords: &["nrak-"],
        pattern: Token(r"NRAK-[0-9A-Z]{27}\b"),
        source: "https://github.com/newrelic/terraform-provider-newrelic/blob/HEAD/website/docs/index.html.markdown",
        revoke: "https://one.newrelic.com/api-keys",
        fires: &["!curl -H 'Authorization: Bearer NRAK-{upper:27}' $URL", r#"client = Client("NRAK-{upper:27}")"#],
        silent: &["token = 'NRAK-...'", r#"client = Client("NRAK-{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/
    Rule {
        id: "newrelic-insert-key",
        name: "New Relic insert or query key",
        severity: High,
        keywords: &["nrii-", "nriq-"],
        pattern: Token(r"NRI[IQ]-[0-9A-Za-z_-]{32}\b{end-half}"),
        revoke: "https://one.newrelic.com/api-keys",
        fires: &["token = 'NRII-{url:32}'", r#"os.environ["NEWRELIC_INSERT_KEY"] = "NRII-{url:32}""#],
        silent: &["token = 'NRII-...'", r#"client = Client("NRII-{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "newrelic-license-key",
        name: "New Relic license key",
        severity: High,
        keywords: &["new_relic", "newrelic"],
        pattern: Named("(?:eu01xx[0-9a-f]{30}|[0-9a-f]{36})NRAL|[0-9a-f]{40}"),
        entropy: 3.0,
        source: "https://github.com/newrelic/docs-website/blob/HEAD/src/content/docs/apis/intro-apis/new-relic-api-keys.mdx",
        revoke: "https://one.newrelic.com/api-keys",
        fires: &["%env NEW_RELIC_LICENSE_KEY={hex:36}NRAL", r#"os.environ["NEW_RELIC_LICENSE_KEY"] = "{hex:36}NRAL""#],
        silent: &["new_relic_license_key = os.environ['NEW_RELIC_LICENSE_KEY']", "new_relic_license_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "datadog-api-key",
        name: "Datadog API key",
        severity: High,
        keywords: &["datadog", "dd_api", "dd-api-key", "dd_app_key", "dd-application-key", "dd_client"],
        pattern: Named("[0-9a-f]{32}|[0-9a-f]{40}"),
        entropy: 3.0,
        source: "https://github.com/DataDog/terraform-provider-datadog/blob/HEAD/docs/index.md",
        revoke: "https://app.datadoghq.com/organization-settings/api-keys",
        fires: &["DD_API_KEY={hex:32}", r#"{"dd_api_key": "{hex:32}"}"#],
        silent: &["dd_api_key = os.environ['DD_API_KEY']", "dd_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.datadoghq.com/account_management/personal-access-tokens/
    Rule {
        id: "datadog-prefixed-key",
        name: "Datadog access token",
        severity: High,
        keywords: &["ddpat_", "ddapp_"],
        pattern: Token(r"dd(?:pat|app)_[0-9A-Za-z_]{34,80}\b"),
        entropy: 3.2,
        revoke: "https://app.datadoghq.com/organization-settings/api-keys",
        fires: &["export DATADOG_PREFIXED_KEY=ddpat_{alnum:40}", "!curl -H 'Authorization: Bearer ddpat_{alnum:40}' $URL"],
        silent: &["token = 'ddpat_...'", r#"client = Client("ddpat_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens
    Rule {
        id: "dynatrace-token",
        name: "Dynatrace token",
        severity: High,
        keywords: &["dt0c01.", "dt0s01.", "dt0s02.", "dt0s16."],
        pattern: Token(r"dt0[a-z][0-9]{2}\.[0-9A-Z]{8,24}\.[0-9A-Z]{64}\b"),
        revoke: "https://docs.dynatrace.com/docs/manage/identity-access-management/access-tokens-and-oauth-clients/access-tokens",
        fires: &[r#"{"credential": "dt0c01.{upper:24}.{upper:64}"}"#, "token = 'dt0c01.{upper:24}.{upper:64}'"],
        silent: &["token = 'dt0c01....'", r#"client = Client("dt0c01.{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "honeycomb-ingest-key",
        name: "Honeycomb ingest key",
        severity: High,
        keywords: &["ik_"],
        pattern: Around(3, r"\bhc[0-9a-z]ik_[0-9a-z]{58}\b"),
        source: "https://docs.honeycomb.io/api/authentication",
        revoke: "https://ui.honeycomb.io/account",
        fires: &["!curl -H 'Authorization: Bearer hcaik_{lower:58}' $URL", r#"client = Client("hczik_{lower:58}")"#],
        silent: &["token = 'hcaik_...'", r#"client = Client("hcaik_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "honeycomb-api-key",
        name: "Honeycomb API key",
        severity: High,
        keywords: &["honeycomb_api", "honeycomb_key"],
        pattern: Named("[0-9A-Za-z]{22}|[0-9a-f]{32}"),
        entropy: 3.6,
        source: "https://github.com/honeycombio/terraform-provider-honeycombio/blob/HEAD/docs/index.md",
        revoke: "https://ui.honeycomb.io/account",
        fires: &["export HONEYCOMB_API_KEY={alnum:22}", "HONEYCOMB_API_KEY={alnum:22}"],
        silent: &["honeycomb_api_key = os.environ['HONEYCOMB_API_KEY']", "honeycomb_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector
    Rule {
        id: "splunk-hec-token",
        name: "Splunk HTTP Event Collector token",
        severity: High,
        keywords: &["splunk_hec", "splunk_token"],
        pattern: Named("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        entropy: 3.0,
        revoke: "https://docs.splunk.com/Documentation/Splunk/latest/Data/UsetheHTTPEventCollector",
        fires: &[
            r#"client = Client(splunk_hec_token="{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}")"#,
            "splunk_hec_token = '{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}'",
        ],
        silent: &["splunk_hec_token = os.environ['SPLUNK_HEC_TOKEN']", "splunk_hec_token = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "pagerduty-key",
        name: "PagerDuty API key",
        severity: High,
        keywords: &["pagerduty", "pager_duty"],
        pattern: Named(r"(?:u\+|y_NbAkKc)?[0-9A-Za-z_+-]{18,20}|[0-9a-f]{32}"),
        entropy: 3.6,
        source: "https://github.com/PagerDuty/terraform-provider-pagerduty/blob/HEAD/website/docs/index.html.markdown",
        revoke: "https://support.pagerduty.com/main/docs/api-access-keys",
        fires: &["%env PAGERDUTY_API_KEY=u+{alnum:18}", r#"os.environ["PAGERDUTY_API_KEY"] = "u+{alnum:18}""#],
        silent: &["pagerduty_api_key = os.environ['PAGERDUTY_API_KEY']", "pagerduty_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.rollbar.com/docs/access-tokens
    Rule {
        id: "rollbar-token",
        name: "Rollbar access token",
        severity: Medium,
        keywords: &["rollbar"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://rollbar.com/settings/",
        fires: &["ROLLBAR_ACCESS_TOKEN={hex:32}", r#"{"rollbar_access_token": "{hex:32}"}"#],
        silent: &["rollbar_access_token = os.environ['ROLLBAR_ACCESS_TOKEN']", "rollbar_access_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://docs.prefect.io/v3/how-to-guides/cloud/manage-users/api-keys
    Rule {
        id: "prefect-api-key",
        name: "Prefect Cloud API key",
        severity: High,
        keywords: &["pnu_", "pnb_"],
        pattern: Token(r"pn[ub]_[0-9A-Za-z]{36}\b"),
        revoke: "https://app.prefect.cloud/my/api-keys",
        fires: &[r#"{"credential": "pnu_{alnum:36}"}"#, "token = 'pnu_{alnum:36}'"],
        silent: &["token = 'pnu_...'", r#"client = Client("pnu_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://github.com/clojars/clojars-web/wiki/Deploy-Tokens
    Rule {
        id: "clojars-token",
        name: "Clojars deploy token",
        severity: Critical,
        keywords: &["clojars_"],
        pattern: Token(r"CLOJARS_[0-9a-f]{60}\b"),
        revoke: "https://clojars.org/tokens",
        fires: &["!curl -H 'Authorization: Bearer CLOJARS_{hex:60}' $URL", r#"client = Client("CLOJARS_{hex:60}")"#],
        silent: &["token = 'CLOJARS_...'", r#"client = Client("CLOJARS_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://hex.pm/docs/publish
    Rule {
        id: "hex-api-key",
        name: "Hex.pm API key",
        severity: High,
        keywords: &["hex_api", "hexpm"],
        pattern: Named("[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://hex.pm/dashboard/keys",
        fires: &[r#"{"hex_api_key": "{hex:32}"}"#, "%env HEX_API_KEY={hex:32}"],
        silent: &["hex_api_key = os.environ['HEX_API_KEY']", "hex_api_key = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://packagist.com/docs/composer-authentication
    Rule {
        id: "packagist-token",
        name: "Private Packagist token",
        severity: Critical,
        keywords: &["packagist_"],
        pattern: Token(r"packagist_[aou][ru][ts]_[0-9a-f]{68}\b"),
        revoke: "https://packagist.com/profile",
        fires: &[r#"client = Client("packagist_ort_{hex:68}")"#, "export PACKAGIST_TOKEN=packagist_ort_{hex:68}"],
        silent: &["token = 'packagist_ort_...'", r#"client = Client("packagist_ort_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://www.typeform.com/developers/get-started/personal-access-token/
    Rule {
        id: "typeform-token",
        name: "Typeform personal access token",
        severity: High,
        keywords: &["tfp_"],
        pattern: Token("tfp_[0-9A-Za-z_-]{40,59}_[0-9A-Za-z_-]{3,20}"),
        revoke: "https://admin.typeform.com/user/tokens",
        fires: &[r#"os.environ["TYPEFORM_TOKEN"] = "tfp_{alnum:44}_{alnum:14}""#, r#"{"credential": "tfp_{alnum:44}_{alnum:14}"}"#],
        silent: &["token = 'tfp_...'", r#"client = Client("tfp_{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "clickup-token",
        name: "ClickUp personal API token",
        severity: High,
        keywords: &["pk_"],
        pattern: Token(r"pk_[0-9]{6,10}_[0-9A-Z]{32}\b"),
        source: "https://developer.clickup.com/docs",
        revoke: "https://app.clickup.com/settings/apps",
        fires: &["export CLICKUP_TOKEN=pk_{digits:8}_{upper:32}", "!curl -H 'Authorization: Bearer pk_{digits:8}_{upper:32}' $URL"],
        silent: &["pk_field = 'id'", "pk_{digits:4}"],
        ..RULE
    },
    // unchecked: https://developers.asana.com/docs/personal-access-token
    Rule {
        id: "asana-token",
        name: "Asana personal access token",
        severity: High,
        keywords: &["asana"],
        pattern: Named("[0-9]/[0-9]{15,17}(?:/[0-9]{15,17})?:[0-9a-f]{32}"),
        entropy: 3.0,
        revoke: "https://app.asana.com/0/my-apps",
        fires: &["ASANA_ACCESS_TOKEN=1/1{digits:15}:{hex:32}", r#"{"asana_access_token": "1/1{digits:15}:{hex:32}"}"#],
        silent: &["asana_access_token = os.environ['ASANA_ACCESS_TOKEN']", "asana_access_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/
    Rule {
        id: "trello-token",
        name: "Trello token",
        severity: High,
        keywords: &["atta"],
        pattern: Token(r"ATTA[0-9a-f]{64}[0-9A-F]{8}\b"),
        revoke: "https://trello.com/my/account",
        fires: &["!curl -H 'Authorization: Bearer ATTA{hex:64}{HEX:8}' $URL", r#"client = Client("ATTA{hex:64}{HEX:8}")"#],
        silent: &["ATTACK_RATE = 3", "ATTA{hex:12}"],
        ..RULE
    },
    // unchecked: https://developer.monday.com/api-reference/docs/authentication
    Rule {
        id: "monday-token",
        name: "monday.com API token",
        severity: High,
        keywords: &["monday_api", "monday_token", "mondaycom"],
        pattern: Named(r"eyJ[0-9A-Za-z_-]{10,}\.[0-9A-Za-z_-]{20,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.4,
        check: Some(check::jwt),
        revoke: "https://auth.monday.com/users/sign_in_new",
        fires: &[
            r#"os.environ["MONDAY_API_TOKEN"] = "eyJ{url:20}.{url:120}.{url:43}""#,
            r#"client = Client(monday_api_token="eyJ{url:20}.{url:120}.{url:43}")"#,
        ],
        silent: &["monday_api_token = os.environ['MONDAY_API_TOKEN']", "monday_api_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token
    Rule {
        id: "sourcegraph-token",
        name: "Sourcegraph access token",
        severity: High,
        keywords: &["sgp_"],
        pattern: Token(r"sgp_(?:[0-9a-f]{16}_|local_)?[0-9a-f]{40}\b"),
        revoke: "https://sourcegraph.com/user/settings/tokens",
        fires: &[r#"client = Client("sgp_{hex:16}_{hex:40}")"#, "export SOURCEGRAPH_TOKEN=sgp_{hex:16}_{hex:40}"],
        silent: &["token = 'sgp_...'", r#"client = Client("sgp_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.anaconda.com/anacondaorg/user-guide/tasks/work-with-accounts/
    Rule {
        id: "anaconda-token",
        name: "Anaconda.org token",
        severity: High,
        keywords: &["anaconda_api", "anaconda_token", "conda_token", "binstar"],
        pattern: Named(
            "[a-z]{2}-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
        ),
        entropy: 3.0,
        revoke: "https://anaconda.org/settings/access",
        fires: &[
            "export ANACONDA_API_TOKEN=ab-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
            "ANACONDA_API_TOKEN=ab-{hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &["anaconda_api_token = os.environ['ANACONDA_API_TOKEN']", "anaconda_api_token = '{lower:7}'"],
        ..RULE
    },
    // unchecked: https://learn.hex.tech/docs/api/api-overview
    Rule {
        id: "hex-tech-token",
        name: "Hex workspace token",
        severity: High,
        keywords: &["hxtp_", "hxtw_"],
        pattern: Token(r"hxt[pw]_[0-9a-f]{96}\b"),
        revoke: "https://app.hex.tech/",
        fires: &["export HEX_TECH_TOKEN=hxtp_{hex:96}", "!curl -H 'Authorization: Bearer hxtp_{hex:96}' $URL"],
        silent: &["token = 'hxtp_...'", r#"client = Client("hxtp_{lower:5}")"#],
        ..RULE
    },
    // unchecked: https://docs.dagster.io/deployment/dagster-plus/management/tokens
    Rule {
        id: "dagster-cloud-token",
        name: "Dagster Cloud agent token",
        severity: High,
        keywords: &["dagster"],
        pattern: Named("(?:agent|user):[0-9A-Za-z_-]{3,40}:[0-9A-Za-z]{24,40}"),
        entropy: 3.4,
        revoke: "https://dagster.cloud/",
        fires: &["DAGSTER_CLOUD_API_TOKEN=agent:prod:{alnum:32}", r#"{"dagster_cloud_api_token": "agent:prod:{alnum:32}"}"#],
        silent: &["dagster_cloud_api_token = os.environ['DAGSTER_CLOUD_API_TOKEN']", "dagster_cloud_api_token = '{lower:7}'"],
        ..RULE
    },
];
