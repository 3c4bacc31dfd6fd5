//! Keys and passwords of no one provider: PEM, tokens, URIs, headers, connection strings.

use crate::detect::check;
use crate::detect::rule::Pattern::{Around, Named, Token};
use crate::detect::rule::{RULE, Rule};
use crate::finding::Severity::{Critical, High, Medium};

/// Rows of this field.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "piped-password",
        name: "Password piped into a command",
        severity: High,
        keywords: &["sudo -s", "--password-stdin", "--stdin", "passwd --", "--with-token"],
        pattern: Around(
            160,
            r#"\b(?:echo|printf)\s+(?:-[ne]+\s+)?["']?([^\s"'`|$<>{}\\][^\s"'`|<>{}\\]{3,127})["']?\s*\|[^\n|;]{0,80}(?:sudo -S|--password-stdin|--stdin|passwd --|--with-token)"#,
        ),
        source: "https://github.com/docker/cli/blob/0fe3366e36aa6c95f543b96bcaf85c01a24adff0/docs/reference/commandline/login.md",
        revoke: "where the command logs in: change the password there",
        fires: &["!echo {alnum:10} | sudo -S apt install x", "!echo \"{letters:6}{digits:2}!\" | docker login -u me --password-stdin"],
        silent: &["!echo $PASSWORD | sudo -S ls", "!cat token.txt | docker login --password-stdin"],
        ..RULE
    },
    Rule {
        id: "git-url-token",
        name: "Token in the address of a repository",
        severity: Critical,
        keywords: &["@github.com", "@gitlab.com", "@bitbucket.org", "@dev.azure.com", "@huggingface.co"],
        pattern: Around(
            120,
            r#"https?://([^\s:@/"'`{}<>$\\]{20,100})@(?:github\.com|gitlab\.com|bitbucket\.org|dev\.azure\.com|huggingface\.co)"#,
        ),
        entropy: 3.0,
        source: "https://github.com/github/docs/blob/06a9b662e337ba7ccd28bf9c0f125e4cce1438f2/content/apps/creating-github-apps/authenticating-with-a-github-app/authenticating-as-a-github-app-installation.md",
        revoke: "in the host's settings, under access tokens or app passwords",
        fires: &["!git clone https://{alnum:40}@github.com/org/repo", "url = 'https://{hex:40}@gitlab.com/a/b.git'"],
        silent: &["git@github.com:org/repo", "https://me@github.com/org/repo"],
        ..RULE
    },
    Rule {
        id: "password-field-value",
        name: "Password in an HTML password field",
        severity: High,
        keywords: &["type=\"password\"", "type='password'", "type=\\\"password\\\""],
        pattern: Around(160, r#"(?i:<input\b[^<>]{0,150}?type=\\?["']password\\?["'][^<>]{0,200}?\bvalue=\\?["'])([^"'<>\\\s]{4,})"#),
        source: "https://github.com/mdn/content/blob/05737e99f8032bc25701ce86783ae09aa8236a98/files/en-us/web/html/element/input/password/index.md",
        revoke: "in the account that the form logs in to: change the password",
        fires: &[
            "<input type=\"password\" value=\"{alnum:12}\">",
            "<input class='x' type='password' name='p' value='{letters:6}{digits:2}!'/>",
        ],
        silent: &["<input type=\"password\" placeholder=\"Enter it\">", "<input type=\"text\" value=\"{alnum:12}\">"],
        ..RULE
    },
    Rule {
        id: "http-cookie",
        name: "Session cookie in an HTTP header",
        severity: Medium,
        keywords: &["cookie: ", "cookie': '", "cookie\": \"", "cookie = \"", "cookie = '"],
        pattern: Around(
            4,
            r#"(?i:(?:set-)?cookie["']?(?:: ?| = )["']?)(?:[\w.$-]{1,40}=[^;\s"']{0,15}; ){0,6}[\w.$-]{1,40}=([^;\s"'\\]{16,})"#,
        ),
        entropy: 3.0,
        check: Some(check::COOKIE),
        source: "https://github.com/mdn/content/blob/096fe807515b9b7c5899d2e4140d0752749113f4/files/en-us/web/http/headers/cookie/index.md",
        revoke: "on the site that set the cookie: sign out everywhere",
        fires: &["< Set-Cookie: sessionid={lower:32}; Path=/; HttpOnly", "Cookie: lang=en; sid={alnum:40}"],
        silent: &[
            "Set-Cookie: lang=en; Path=/",
            "cookie: consent=true",
            "Set-Cookie: lang=en; Domain=shop.acme-labs2.com; Path=/",
            "Set-Cookie: _ga=GA1.2.{digits:10}.{digits:10}; Path=/",
        ],
        ..RULE
    },
    Rule {
        id: "session-cookie",
        name: "Session cookie as a program shows it",
        severity: Medium,
        keywords: &["cookie(", "<cookie ", "'httponly'", "\"httponly\""],
        pattern: Around(
            300,
            r#"(?i:cookie\((?:[a-z]{3,10}=[^\s,]{1,40}, ){0,4}name=|<cookie |['"]httponly['"]: ?\w{1,5}, ?['"]name['"]: ?|['"]name['"]: ?)['"]?(?i:[\w.-]{0,40}(?:sess|sid\b|auth|token|jwt|login|remember)[\w.-]{0,40})(?:=|['"], ?(?i:['"](?:path|samesite|secure|port)['"]: ?[^\s,]{1,40}, ){0,4}['"]?value['"]?(?:=|: ?)['"])([^\s"',;<>]{16,4096})(?:(?i: for [^>\n]{1,100}>)|['"](?:[^{}\n]{0,200}(?i:['"]httponly['"]))?)"#,
        ),
        entropy: 3.0,
        source: "",
        revoke: "on the site that set the cookie: sign out everywhere",
        fires: &[
            "Cookie(version=0, name='session_id', value='{hex:32}', port=None)",
            "<RequestsCookieJar[<Cookie sessionid={lower:32} for acme.org/>]>",
            "{'domain': 'acme.org', 'httpOnly': True, 'name': 'JSESSIONID', 'path': '/', 'secure': True, 'value': '{upper:32}'}",
            "[{'name': 'auth_sess', 'value': '{alnum:40}', 'domain': 'acme.org', 'path': '/', 'httpOnly': True}]",
        ],
        silent: &["Cookie(version=0, name='lang', value='{hex:32}', port=None)", "<Cookie theme={lower:32} for acme.org/>"],
        ..RULE
    },
    Rule {
        id: "login-dialogue",
        name: "Password in the dialogue of FTP or POP3",
        severity: High,
        keywords: &["pass "],
        pattern: Around(
            16,
            r#"(?m:(?:\*(?:put|cmd|put-raw)\* ['"]|send: b?['"]|^(?:---)?> |^C: |^< )PASS ([^\s"'\\]{4,100})(?:\\r|['"\r]|$))"#,
        ),
        source: "https://datatracker.ietf.org/doc/html/rfc959",
        revoke: "where it logs in: change the password",
        fires: &[
            "*cmd* 'USER bob'\n*put* 'PASS {letters:6}{digits:4}\\r\\n'",
            "> USER bob\n> PASS {letters:6}{digits:4}\n",
            "*cmd* 'PASS {alnum:10}'",
        ],
        silent: &["*cmd* 'PASS ********'", "--> PASS XXXX", "> PASS: all tests"],
        ..RULE
    },
    Rule {
        id: "login-dialogue-imap",
        name: "Password in the dialogue of IMAP",
        severity: High,
        keywords: &[" login "],
        pattern: Around(12, r#"\b[A-Z]{4}[0-9]{1,5} LOGIN \\?"?[^\s"\\]{1,80}\\?"? \\?"([^\s"\\]{4,100})\\?""#),
        source: "https://datatracker.ietf.org/doc/html/rfc3501",
        revoke: "where it logs in: change the password",
        fires: &[
            "  12:01.10 > b'KHBD1 LOGIN ada@acme.org \"{letters:6}{digits:4}\"'",
            "  12:01.10 > b'LOGO12 LOGIN \"ada\" \"{letters:6}{digits:4}\"'",
        ],
        silent: &["KHBD1 OK LOGIN completed", "KHBD1 LOGIN ada \"<password>\""],
        ..RULE
    },
    Rule {
        id: "login-dialogue-encoded",
        name: "Password in Base64 in the dialogue of SMTP or IMAP",
        severity: High,
        keywords: &["auth plain ", "authenticate plain ", "334 ugfzc3dvcmq6"],
        pattern: Token(
            r#"(?i:auth(?:enticate)? plain |334 ugfzc3dvcmq6[\\rn'\s]{1,12}(?:send: b?['"]|C: |> )?)([0-9A-Za-z+/]{8,200}={0,2})(?:\\r|['"\s]|$)"#,
        ),
        check: Some(check::SASL),
        source: "https://datatracker.ietf.org/doc/html/rfc4954",
        revoke: "where it logs in: change the password",
        fires: &[
            "send: 'AUTH PLAIN AGFkYQBsb3ZlbGFjZTE4NTI=\\r\\n'",
            "C: a1 AUTHENTICATE PLAIN AGFkYQBsb3ZlbGFjZTE4NTI=\n",
            "reply: b'334 UGFzc3dvcmQ6\\r\\n'\nsend: 'bG92ZWxhY2UxODUy\\r\\n'",
        ],
        silent: &["250-AUTH PLAIN LOGIN", "AUTH PLAIN authentication fails", "334 UGFzc3dvcmQ6"],
        ..RULE
    },
    Rule {
        id: "sql-identified-by",
        name: "Password of a database user in SQL",
        severity: High,
        keywords: &["identified by", "identified with"],
        pattern: Token(r#"(?i:identified\s+(?:with\s+\w+\s+)?by\s+)\\?['"]([^'"\\\s]{4,})\\?['"]"#),
        source: "https://github.com/ClickHouse/ClickHouse/blob/003dbc1bdab8ede3a171dbe32e818372b5051eee/docs/en/sql-reference/statements/create/user.md",
        revoke: "in the database: alter the user and give it another password",
        fires: &["CREATE USER ann IDENTIFIED BY '{alnum:12}';", "alter user 'ann'@'%' identified with sha256_password by \"{alnum:9}\""],
        silent: &["CREATE USER ann IDENTIFIED BY '${PASSWORD}'", "identified by name"],
        ..RULE
    },
    Rule {
        id: "private-key",
        name: "Private key (PKCS #8)",
        severity: Critical,
        keywords: &["-----begin private key-----"],
        pattern: Token(
            "-----BEGIN PRIVATE KEY-----(?:[^-]{0,40}Proc-Type:[^-]{1,40}-Info: ?[0-9A-Z-]{3,30},[0-9A-F]{16,32})?[^-]{60,}?(?:-[^-]{1,99}?){0,2}-----END PRIVATE KEY-----",
        ),
        check: Some(check::PEM),
        source: "https://datatracker.ietf.org/doc/rfc7468/",
        revoke: "wherever its public half is trusted: replace the key pair, and have its certificates revoked",
        fires: &[
            "-----BEGIN PRIVATE KEY-----\n{base64:800}\n-----END PRIVATE KEY-----",
            r#"key = "-----BEGIN PRIVATE KEY-----\n{base64:800}\n-----END PRIVATE KEY-----\n""#,
        ],
        silent: &[
            "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\n{base64:300}\n-----END PUBLIC KEY-----",
        ],
        ..RULE
    },
    Rule {
        id: "rsa-private-key",
        name: "RSA private key",
        severity: Critical,
        keywords: &["-----begin rsa private key-----"],
        pattern: Token(
            "-----BEGIN RSA PRIVATE KEY-----(?:[^-]{0,40}Proc-Type:[^-]{1,40}-Info: ?[0-9A-Z-]{3,30},[0-9A-F]{16,32})?[^-]{60,}?(?:-[^-]{1,99}?){0,2}-----END RSA PRIVATE KEY-----",
        ),
        check: Some(check::PEM),
        source: "https://github.com/openssl/openssl/blob/HEAD/doc/man3/PEM_read_bio_PrivateKey.pod",
        revoke: "wherever its public half is trusted: replace the key pair, and have its certificates revoked",
        fires: &[
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,{HEX:32}\n\n{base64:800}\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY-----\n{base64:800}\n-----END RSA PRIVATE KEY-----",
            r#"key = "-----BEGIN RSA PRIVATE KEY-----\n{base64:800}\n-----END RSA PRIVATE KEY-----\n""#,
        ],
        silent: &[
            "-----BEGIN RSA PRIVATE KEY-----\n...\n-----END RSA PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\n{base64:300}\n-----END PUBLIC KEY-----",
        ],
        ..RULE
    },
    Rule {
        id: "ec-private-key",
        name: "Elliptic-curve private key",
        severity: Critical,
        keywords: &["-----begin ec private key-----"],
        pattern: Token(
            "-----BEGIN EC PRIVATE KEY-----(?:[^-]{0,40}Proc-Type:[^-]{1,40}-Info: ?[0-9A-Z-]{3,30},[0-9A-F]{16,32})?[^-]{60,}?(?:-[^-]{1,99}?){0,2}-----END EC PRIVATE KEY-----",
        ),
        check: Some(check::PEM),
        source: "https://github.com/openssl/openssl/blob/158a30e64acf9c8da77bef5670bbb4ef14ed04f0/doc/man1/ec.pod",
        revoke: "wherever its public half is trusted: replace the key pair, and have its certificates revoked",
        fires: &[
            "-----BEGIN EC PRIVATE KEY-----\n{base64:160}\n-----END EC PRIVATE KEY-----",
            r#"key = "-----BEGIN EC PRIVATE KEY-----\n{base64:160}\n-----END EC PRIVATE KEY-----\n""#,
        ],
        silent: &[
            "-----BEGIN EC PRIVATE KEY-----\n...\n-----END EC PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\n{base64:300}\n-----END PUBLIC KEY-----",
        ],
        ..RULE
    },
    Rule {
        id: "dsa-private-key",
        name: "DSA private key",
        severity: High,
        keywords: &["-----begin dsa private key-----"],
        pattern: Token(
            "-----BEGIN DSA PRIVATE KEY-----(?:[^-]{0,40}Proc-Type:[^-]{1,40}-Info: ?[0-9A-Z-]{3,30},[0-9A-F]{16,32})?[^-]{60,}?(?:-[^-]{1,99}?){0,2}-----END DSA PRIVATE KEY-----",
        ),
        check: Some(check::PEM),
        source: "https://github.com/openssl/openssl/blob/09191e7f0c66c964929bc56f0d117a1aab4f8d16/doc/man1/dsa.pod",
        revoke: "wherever its public half is trusted: replace the key pair, and have its certificates revoked",
        fires: &[
            "-----BEGIN DSA PRIVATE KEY-----\n{base64:800}\n-----END DSA PRIVATE KEY-----",
            r#"key = "-----BEGIN DSA PRIVATE KEY-----\n{base64:800}\n-----END DSA PRIVATE KEY-----\n""#,
        ],
        silent: &[
            "-----BEGIN DSA PRIVATE KEY-----\n...\n-----END DSA PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\n{base64:300}\n-----END PUBLIC KEY-----",
        ],
        ..RULE
    },
    Rule {
        id: "openssh-private-key",
        name: "OpenSSH private key",
        severity: Critical,
        keywords: &["-----begin openssh private key-----"],
        pattern: Token(
            "-----BEGIN OPENSSH PRIVATE KEY-----(?:[^-]{0,40}Proc-Type:[^-]{1,40}-Info: ?[0-9A-Z-]{3,30},[0-9A-F]{16,32})?[^-]{60,}?(?:-[^-]{1,99}?){0,2}-----END OPENSSH PRIVATE KEY-----",
        ),
        check: Some(check::PEM),
        source: "https://github.com/openssh/openssh-portable/blob/05e683bb1977d02354bee6445da445451b8461d3/PROTOCOL.key",
        revoke: "at each server and host that trusts the key: take its public half out of authorized_keys and account settings",
        fires: &[
            "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA{base64:400}\n-----END OPENSSH PRIVATE KEY-----",
            r#"key = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEA{base64:400}\n-----END OPENSSH PRIVATE KEY-----\n""#,
        ],
        silent: &[
            "-----BEGIN OPENSSH PRIVATE KEY-----\n...\n-----END OPENSSH PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\n{base64:300}\n-----END PUBLIC KEY-----",
        ],
        ..RULE
    },
    Rule {
        id: "encrypted-private-key",
        name: "Encrypted private key",
        severity: Medium,
        keywords: &["-----begin encrypted private key-----"],
        pattern: Token(
            "-----BEGIN ENCRYPTED PRIVATE KEY-----(?:[^-]{0,40}Proc-Type:[^-]{1,40}-Info: ?[0-9A-Z-]{3,30},[0-9A-F]{16,32})?[^-]{60,}?(?:-[^-]{1,99}?){0,2}-----END ENCRYPTED PRIVATE KEY-----",
        ),
        check: Some(check::PEM),
        source: "https://datatracker.ietf.org/doc/rfc7468/",
        revoke: "wherever its public half is trusted: replace the key pair; a passphrase only delays",
        fires: &[
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n{base64:800}\n-----END ENCRYPTED PRIVATE KEY-----",
            r#"key = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n{base64:800}\n-----END ENCRYPTED PRIVATE KEY-----\n""#,
        ],
        silent: &[
            "-----BEGIN ENCRYPTED PRIVATE KEY-----\n...\n-----END ENCRYPTED PRIVATE KEY-----",
            "-----BEGIN PUBLIC KEY-----\n{base64:300}\n-----END PUBLIC KEY-----",
        ],
        ..RULE
    },
    Rule {
        id: "pgp-private-key",
        name: "PGP private key",
        severity: Critical,
        keywords: &["-----begin pgp private key block-----"],
        pattern: Token(
            "-----BEGIN PGP PRIVATE KEY BLOCK-----(?:[^-]{0,40}Proc-Type:[^-]{1,40}-Info: ?[0-9A-Z-]{3,30},[0-9A-F]{16,32})?[^-]{60,}?(?:-[^-]{1,99}?){0,2}-----END PGP PRIVATE KEY BLOCK-----",
        ),
        source: "https://datatracker.ietf.org/doc/rfc4880/",
        revoke: "https://www.gnupg.org/gph/en/manual/c14.html",
        fires: &[
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n{base64:800}\n=abcd\n-----END PGP PRIVATE KEY BLOCK-----",
            "key = \"-----BEGIN PGP PRIVATE KEY BLOCK-----\\n{base64:800}\n=abcd\\n-----END PGP PRIVATE KEY BLOCK-----\\n\"",
        ],
        silent: &[
            "-----BEGIN PGP PRIVATE KEY BLOCK-----\n...\n-----END PGP PRIVATE KEY BLOCK-----",
            "-----BEGIN PUBLIC KEY-----\n{base64:300}\n-----END PUBLIC KEY-----",
        ],
        ..RULE
    },
    Rule {
        id: "private-key-truncated",
        name: "Private key, cut off",
        severity: High,
        keywords: &[
            "-----begin private key-----", "-----begin rsa private key-----", "-----begin ec private key-----",
            "-----begin dsa private key-----", "-----begin openssh private key-----",
        ],
        pattern: Token(
            r#"-----BEGIN (?:(?:RSA|EC|DSA|OPENSSH) )?PRIVATE KEY-----(?:[\s\"',+()]|\\[nrt])*[0-9A-Za-z+/]{40}[0-9A-Za-z+/=\s\\\"',()]{60,}"#,
        ),
        entropy: 3.5,
        source: "https://datatracker.ietf.org/doc/rfc7468/",
        revoke: "wherever its public half is trusted: replace the key pair if the part that is shown may suffice",
        fires: &[
            "-----BEGIN RSA PRIVATE KEY-----\n{base64:64}\n{base64:64}\n",
            r"key = '-----BEGIN PRIVATE KEY-----\n{base64:64}\n{base64:64}",
        ],
        silent: &["-----BEGIN RSA PRIVATE KEY-----\n...", "if '-----BEGIN PRIVATE KEY-----' in text:"],
        ..RULE
    },
    Rule {
        id: "ssh2-private-key",
        name: "SSH2 private key",
        severity: Critical,
        keywords: &["---- begin ssh2 encrypted private key ----"],
        pattern: Token("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----(?:[^-]{1,99}-){0,4}?[^-]{60,}---- END SSH2 ENCRYPTED PRIVATE KEY ----"),
        source: "https://github.com/openssh/openssh-portable/blob/0001d04e55802d5bd9d6dece1081a99aa4ba2828/ssh-keygen.c",
        revoke: "at each server that trusts the key: take its public half off the list of authorized keys",
        fires: &[
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\nComment: \"2048-bit rsa\"\n{base64:400}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----",
            "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n{base64:400}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----",
            r"k = '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n{base64:300}\n---- END SSH2 ENCRYPTED PRIVATE KEY ----'",
        ],
        silent: &["---- BEGIN SSH2 PUBLIC KEY ----\n{base64:300}"],
        ..RULE
    },
    Rule {
        id: "putty-private-key",
        name: "PuTTY private key",
        severity: Critical,
        keywords: &["putty-user-key-file-"],
        pattern: Token(
            r"PuTTY-User-Key-File-[23]: [a-z0-9-]{4,30}[\s\S]{20,}?Private-Lines: [0-9]{1,3}(?:\r?\n|\\n)([0-9A-Za-z+/=\s]{40,})",
        ),
        entropy: 3.0,
        source: "https://tartarus.org/~simon/putty-snapshots/htmldoc/AppendixC.html",
        revoke: "at each server that trusts the key: take its public half out of authorized_keys",
        fires: &[
            "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: a\nPublic-Lines: 2\n{base64:64}\n{base64:12}\nPrivate-Lines: 1\n{base64:48}\nPrivate-MAC: {hex:64}",
            "PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\nComment: b\nPublic-Lines: 1\n{base64:64}\nPrivate-Lines: 2\n{base64:64}\n{base64:64}\nPrivate-MAC: {hex:40}",
        ],
        silent: &["PuTTY-User-Key-File-3: ssh-ed25519\nPublic-Lines: 2"],
        ..RULE
    },
    Rule {
        id: "age-identity",
        name: "age identity",
        severity: Critical,
        keywords: &["age-secret-key-"],
        pattern: Token(r"AGE-SECRET-KEY-(?:PQ-)?1[02-9AC-HJ-NP-Z]{58}\b"),
        check: Some(check::AGE),
        source: "https://github.com/C2SP/C2SP/blob/HEAD/age.md",
        revoke: "it has no issuer: encrypt to a new identity, and change the secrets that it opened",
        fires: &[
            "# public key: age1x\nAGE-SECRET-KEY-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE",
            "AGE-SECRET-KEY-PQ-1QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN54KHCE",
            "SOPS_AGE_KEY=AGE-SECRET-KEY-1L7AUM6ECHK45NJ3S0WDVT2FG8X9YRZPQL7AUM6ECHK45NJ3S0WDVT2FG8X",
        ],
        silent: &["AGE-SECRET-KEY-1...", "AGE-SECRET-KEY-1{upper:12}"],
        ..RULE
    },
    Rule {
        id: "kubernetes-service-account-token",
        name: "Kubernetes service account token",
        severity: Critical,
        keywords: &["eyjhbgcioijsuzi1niisimtpzci6i"],
        pattern: Token(
            r"eyJhbGciOiJSUzI1NiIsImtpZCI6I[0-9A-Za-z_-]{10,200}\.eyJ(?:hdWQiOl|pc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50)[0-9A-Za-z_-]{60,}\.[0-9A-Za-z_-]{300,}",
        ),
        check: Some(check::JWT),
        source: "https://github.com/kubernetes/kubernetes/blob/023feb4a622fb6828dad0c1af0a0770746a37ee4/pkg/serviceaccount/jwt.go",
        revoke: "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        fires: &[
            r#"client = Client("eyJhbGciOiJSUzI1NiIsImtpZCI6I{alnum:60}.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50{alnum:400}.{url:342}")"#,
            "export KUBERNETES_SERVICE_ACCOUNT_TOKEN=eyJhbGciOiJSUzI1NiIsImtpZCI6I{alnum:60}.eyJpc3MiOiJrdWJlcm5ldGVzL3NlcnZpY2VhY2NvdW50{alnum:400}.{url:342}",
        ],
        silent: &["token = 'eyJhbGciOiJSUzI1NiIsImtpZCI6I...'", r#"client = Client("eyJhbGciOiJSUzI1NiIsImtpZCI6I{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "jwt",
        name: "JSON web token",
        severity: High,
        keywords: &["eyj"],
        pattern: Token(r"eyJ[0-9A-Za-z_-]{14,}\.eyJ[0-9A-Za-z_-]{14,}\.[0-9A-Za-z_-]{20,}"),
        entropy: 3.5,
        check: Some(check::JWT),
        source: "https://datatracker.ietf.org/doc/rfc7519/",
        revoke: "https://datatracker.ietf.org/doc/html/rfc8725",
        fires: &[
            "token = 'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIx{alnum:60}.{url:43}'",
            r#"os.environ["JWT"] = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIx{alnum:60}.{url:43}""#,
        ],
        silent: &["eyJ...", "eyJhbGciOiJIUzI1NiJ9", "eyJhbGciOiJIUzI1NiJ9.eyJz"],
        ..RULE
    },
    Rule {
        id: "kubeconfig-client-key",
        name: "Client key in a kubeconfig",
        severity: Critical,
        keywords: &["client-key-data"],
        pattern: Named("LS0tLS1CRUdJTi[0-9A-Za-z+/]{200,}={0,2}"),
        entropy: 3.0,
        source: "https://github.com/kubernetes/website/blob/HEAD/content/en/docs/reference/config-api/kubeconfig.v1.md",
        revoke: "https://kubernetes.io/docs/tasks/administer-cluster/certificates/",
        fires: &["client-key-data = 'LS0tLS1CRUdJTi{base64:600}='", "export CLIENT-KEY-DATA=LS0tLS1CRUdJTi{base64:600}="],
        silent: &["client-key-data = os.environ['CLIENT-KEY-DATA']", "client-key-data = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "private-key-base64",
        name: "Private key in Base64",
        severity: Critical,
        keywords: &["ls0tls1crudjti"],
        pattern: Token("LS0tLS1CRUdJTi(?:BSU0Eg|BFQyB|BQUklWQVRFIEtFWS|BPUEVOU1NIIF|BEU0Eg)[0-9A-Za-z+/]{150,}={0,2}"),
        source: "https://datatracker.ietf.org/doc/rfc7468/",
        revoke: "wherever its public half is trusted: replace the key pair, and have its certificates revoked",
        fires: &[
            "export PRIVATE_KEY_BASE64=LS0tLS1CRUdJTiBSU0Eg{base64:600}",
            "!curl -H 'Authorization: Bearer LS0tLS1CRUdJTiBSU0Eg{base64:600}' $URL",
        ],
        silent: &["token = 'LS0tLS1CRUdJTiBSU0Eg...'", r#"client = Client("LS0tLS1CRUdJTiBSU0Eg{lower:5}")"#],
        ..RULE
    },
    Rule {
        id: "postgres-uri-password",
        name: "PostgreSQL password in a URI",
        severity: Critical,
        keywords: &["postgresql", "postgres"],
        pattern: Token(
            r#"(?:postgres(?:ql)?(?:\+[a-z0-9]{2,16})?)(?::?//|:/)[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/doc/build/core/engines.rst",
        revoke: "in the database: ALTER ROLE with another password",
        fires: &[
            "engine = create_engine('postgresql://svc:{alnum:14}@db.internal:5432/app')",
            "Could not parse SQLAlchemy URL from string 'postgresql//svc:{alnum:14}@db.internal/app'",
            "Could not parse rfc1738 URL from string 'postgresql:/svc:{alnum:14}@db.internal/app'",
            "DATABASE_URL=postgres://u1:{letters:6}!{digits:3}#@10.0.0.4/sales",
            "create_engine('postgresql://svc:P@{alnum:12}@db.internal:5432/app')",
        ],
        silent: &[
            "postgresql://user:{password}@db.internal/app",
            "postgresql://user:<password>@db.internal/app",
            "postgresql://user@db.internal/app",
            "postgresql://db.internal:5432/app",
        ],
        ..RULE
    },
    Rule {
        id: "mysql-uri-password",
        name: "MySQL password in a URI",
        severity: Critical,
        keywords: &["mysql", "mariadb"],
        pattern: Token(
            r#"(?:(?:mysql|mariadb)(?:\+[a-z0-9]{2,16})?):?//[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/doc/build/core/engines.rst",
        revoke: "in the database: ALTER USER with another password",
        fires: &["create_engine('mysql+pymysql://root:{alnum:12}@localhost:3306/shop')", "mariadb://app:{letters:8}{digits:2}@10.1.2.3/x"],
        silent: &[
            "mysql+pymysql://user:{password}@db.internal/app",
            "mysql+pymysql://user:<password>@db.internal/app",
            "mysql+pymysql://user@db.internal/app",
            "mysql+pymysql://db.internal:5432/app",
        ],
        ..RULE
    },
    Rule {
        id: "mongodb-uri-password",
        name: "MongoDB password in a URI",
        severity: Critical,
        keywords: &["mongodb"],
        pattern: Token(
            r#"(?:mongodb(?:\+srv)?)://[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://mongodb.com/docs/manual/reference/connection-string-formats",
        revoke: "in the database: change the user's password (db.changeUserPassword, or Atlas under Database Access)",
        fires: &[
            "client = MongoClient('mongodb+srv://ada:{alnum:16}@cluster0.ab1cd.mongodb.net/?retryWrites=true')",
            "mongodb://root:{letters:7}{digits:3}@10.0.0.9:27017",
        ],
        silent: &[
            "mongodb+srv://user:{password}@db.internal/app",
            "mongodb+srv://user:<password>@db.internal/app",
            "mongodb+srv://user@db.internal/app",
            "mongodb+srv://db.internal:5432/app",
        ],
        ..RULE
    },
    Rule {
        id: "redis-uri-password",
        name: "Redis password in a URI",
        severity: Critical,
        keywords: &["redis", "valkey"],
        pattern: Token(
            r#"(?:rediss?|valkeys?)://[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/redis/docs/blob/0078e9f22cef69179fbc6c9d75c636a5dbad03c6/content/develop/clients/nodejs/connect.md",
        revoke: "on the server: ACL SETUSER or requirepass with another password",
        fires: &[
            "r = redis.from_url('redis://:{alnum:24}@cache.internal:6379/0')",
            "REDIS_URL=rediss://default:{alnum:32}@eu1.upstash.io:6379",
        ],
        silent: &["redis://localhost:6379/0", "redis://:{password}@cache:6379", "redis://cache:6379"],
        ..RULE
    },
    Rule {
        id: "amqp-uri-password",
        name: "AMQP password in a URI",
        severity: High,
        keywords: &["amqp"],
        pattern: Token(
            r#"(?:amqps?)://[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/rabbitmq/rabbitmq-website/blob/HEAD/docs/uri-spec.md",
        revoke: "on the broker: change the user's password (rabbitmqctl change_password)",
        fires: &[
            "params = pika.URLParameters('amqps://svc:{alnum:20}@mq.internal/vh')",
            "CELERY_BROKER_URL=amqp://worker:{letters:8}{digits:2}@10.0.0.5:5672//",
        ],
        silent: &[
            "amqp://user:{password}@db.internal/app", "amqp://user:<password>@db.internal/app", "amqp://user@db.internal/app",
            "amqp://db.internal:5432/app",
        ],
        ..RULE
    },
    Rule {
        id: "mssql-uri-password",
        name: "SQL Server or Oracle password in a URI",
        severity: Critical,
        keywords: &["mssql", "oracle+", "oracle:", "sybase", "db2", "ibm_db_sa"],
        pattern: Token(
            r#"(?:(?:mssql|oracle|sybase|db2|ibm_db_sa)(?:\+[a-z0-9_]{2,16})?)://[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/sqlalchemy/sqlalchemy/blob/HEAD/doc/build/core/engines.rst",
        revoke: "in the database: ALTER LOGIN (SQL Server) or ALTER USER (Oracle) with another password",
        fires: &[
            "create_engine('mssql+pyodbc://sa:{alnum:12}@sql.internal/dw?driver=ODBC+Driver+18')",
            "oracle+cx_oracle://system:{letters:8}{digits:2}@10.0.0.8:1521/xe",
        ],
        silent: &[
            "mssql+pyodbc://user:{password}@db.internal/app",
            "mssql+pyodbc://user:<password>@db.internal/app",
            "mssql+pyodbc://user@db.internal/app",
            "mssql+pyodbc://db.internal:5432/app",
        ],
        ..RULE
    },
    Rule {
        id: "warehouse-uri-password",
        name: "Warehouse password in a URI",
        severity: Critical,
        keywords: &[
            "snowflake", "clickhouse", "redshift", "vertica", "teradatasql", "trino", "presto", "impala", "hive:", "hive+", "databricks",
            "cockroachdb", "monetdb", "firebird",
        ],
        pattern: Token(
            r#"(?:(?:snowflake|clickhouse|redshift|vertica|teradatasql|trino|presto|hive|impala|databricks|cockroachdb|exa|monetdb|firebird)(?:\+[a-z0-9_]{2,20})?)://[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/xzkostyan/clickhouse-sqlalchemy/blob/ae3e9ade7b624adaedc0b3e8aa9cbaa284c75108/docs/connection.rst",
        revoke: "in the warehouse: give the user another password",
        fires: &[
            "create_engine('snowflake://ada:{alnum:14}@ab12345.eu-west-1/db/public')",
            "clickhouse+native://default:{letters:8}{digits:3}@ch.internal:9000/x",
        ],
        silent: &[
            "snowflake://user:{password}@db.internal/app",
            "snowflake://user:<password>@db.internal/app",
            "snowflake://user@db.internal/app",
            "snowflake://db.internal:5432/app",
        ],
        ..RULE
    },
    Rule {
        id: "neo4j-uri-password",
        name: "Graph or search database password in a URI",
        severity: High,
        keywords: &[
            "neo4j", "bolt:", "bolt+", "arangodb", "couchdb", "cassandra:", "elasticsearch:", "opensearch:", "influxdb", "nats:", "mqtt",
        ],
        pattern: Token(
            r#"(?:(?:neo4j|bolt|arangodb|couchdb|cassandra|elasticsearch|opensearch|influxdb|nats|mqtts?|kafka)(?:\+[a-z]{1,5})?)://[^\s"'`<>{}@/:|\\]{0,80}:([^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{0,127}(?:@[^\s"'`<>{}@|\\/?#,]{2,60}){1,2}|[^\s"'`<>{}@|\\/][^\s"'`<>{}@|\\]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/neo4j-contrib/neomodel/blob/02afe2e112bb5f6dc1cd330d46e0715e75fffdd9/doc/source/getting_started.rst",
        revoke: "in the database: give the user another password",
        fires: &["bolt://neo4j:{alnum:12}@10.0.0.3:7687", "NATS_URL=nats://svc:{alnum:20}@nats.internal:4222"],
        silent: &[
            "bolt://user:{password}@db.internal/app", "bolt://user:<password>@db.internal/app", "bolt://user@db.internal/app",
            "bolt://db.internal:5432/app",
        ],
        ..RULE
    },
    Rule {
        id: "uri-password",
        name: "Password in a URI",
        severity: High,
        keywords: &[
            "http://", "https://", "ftp://", "ftps://", "sftp://", "ssh://", "smtp://", "smtps://", "imap://", "imaps://", "pop3://",
            "ldap://", "ldaps://", "socks5://", "socks5h://", "socks4://", "git+https://", "git+ssh://", "svn://", "webdav://", "rtsp://",
            "smb://", "ws://", "wss://",
        ],
        pattern: Token(
            r#"(?:https?|ftps?|sftp|ssh|smtps?|imaps?|pop3s?|ldaps?|socks[45]h?|git|svn|webdavs?|rtsps?|smb|wss?|telnet)(?:\+[a-z]{2,5})?://(?:[0-9A-Za-z.-]{1,40}\\{1,2})?(?:\{[a-z_.]{1,30}\}|[^\s\"'`<>{}@/:|\\?#]{0,80}):([^\s\"'`<>{}@|\\/?#][^\s\"'`<>{}|\\/]{2,127})@[0-9A-Za-z\[_{$-]"#,
        ),
        entropy: 1.0,
        source: "https://github.com/curl/curl/blob/053d257150bc03dfd9b187652a540c297671cd97/docs/URL-SYNTAX.md",
        revoke: "at the server that the address names: change the password",
        fires: &[
            "proxies = {'http': 'http://ada:{alnum:10}@proxy.corp.org:8080'}",
            "proxies = {'http': 'http://corp\\ada:{alnum:10}@proxy.corp.org:8080'}",
            "!git clone https://ada:{alnum:20}@git.corp.org/team/repo.git",
            "smtp://mailer:{letters:8}{digits:2}@mail.corp.org:587",
            "rtsp://admin:{alnum:8}@192.168.1.20:554/stream1",
        ],
        silent: &[
            "http://localhost:8888/tree", "https://user:{password}@host.org/", "https://user:<password>@host.org/",
            "https://medium.com/@ada/post", "http://a.org:80/x@y", "https://maps.org/@52.1,13.2,5z", "https://a.org/?next=b:c@d.org",
        ],
        ..RULE
    },
    Rule {
        id: "authorization-bearer",
        name: "Bearer token in an Authorization header",
        severity: High,
        keywords: &["authorization"],
        pattern: Token(
            r#"(?i:(?:proxy-)?authorization\\?["']?\s*(?:=>|[:=,])\s*[bfr]?\\?["'`]?\s*bearer\s+)([^\s"'`\\<>{}$,;]{8,}|[A-Za-z]{4,5}[0-9]{2,3}\b)"#,
        ),
        entropy: 2.0,
        source: "https://datatracker.ietf.org/doc/draft-ietf-oauth-v2-bearer",
        revoke: "with the service that issued the token",
        fires: &[
            "headers = {'Authorization': 'Bearer pepper162'}",
            "headers = {'Authorization': 'Bearer maple70'}",
            "headers = {'Authorization': 'Bearer {alnum:40}'}",
            r#"!curl -H "Authorization: Bearer {url:64}" https://api.corp.org/v1/me"#,
            "> authorization: bearer {hex:32}",
        ],
        silent: &[
            "headers = {'Authorization': f'Bearer {token}'}",
            "headers = {'Authorization': 'Bearer ' + token}",
            "Authorization: Bearer <token>",
            "Authorization: Bearer abc123",
            "Authorization: Bearer access_token",
            "Authorization: Bearer test-token",
            "Authorization: Bearer $TOKEN",
        ],
        ..RULE
    },
    Rule {
        id: "authorization-header-item",
        name: "Credential given to an Authorization header",
        severity: High,
        keywords: &["authorization"],
        pattern: Token(
            r#"(?i:authorization)["']\]\s*=\s*[bfr]?["'](?i:bearer|token|apikey|api-key|basic|key|bot|splunk|jwt)[\s=]+([0-9A-Za-z_~+/.=|:-]{16,})["']"#,
        ),
        entropy: 3.2,
        source: "https://datatracker.ietf.org/doc/draft-ietf-oauth-v2-bearer",
        revoke: "with the service that the header is sent to",
        fires: &["headers['Authorization'] = 'Bearer {alnum:40}'", r#"session.headers["Authorization"] = "token {hex:40}""#],
        silent: &["headers['Authorization'] = f'Bearer {token}'", "headers['Authorization'] = token"],
        ..RULE
    },
    Rule {
        id: "authorization-basic",
        name: "Password in a Basic Authorization header",
        severity: High,
        keywords: &["authorization"],
        pattern: Token(r#"(?i:(?:proxy-)?authorization\\?["']?\s*[:=,]\s*[bfr]?\\?["']?\s*basic\s+)([0-9A-Za-z+/_-]{8,}={0,2})"#),
        entropy: 3.0,
        check: Some(check::BASIC),
        source: "https://datatracker.ietf.org/doc/rfc7617",
        revoke: "with the service that the header is sent to: change the password",
        fires: &["headers = {'Authorization': 'Basic {alnum:30}=='}", "Authorization: Basic {base64:40}"],
        silent: &[
            "Authorization: Basic <credentials>",
            "headers = {'Authorization': 'Basic %s' % creds}",
            "headers = {'Authorization': f'Basic {creds}'}",
            "Authorization: Basic dXNlcm5hbWU6cGFzc3dvcmQ=",
            "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
        ],
        ..RULE
    },
    Rule {
        id: "basic-credentials",
        name: "Password in Basic credentials",
        severity: High,
        keywords: &["basic "],
        pattern: Token(r"[Bb]asic ([0-9A-Za-z+/]{8,}={0,2})"),
        check: Some(check::USER_PASSWORD),
        source: "https://datatracker.ietf.org/doc/rfc7617",
        revoke: "with the service that they are sent to: change the password",
        fires: &["auth_header = 'Basic YWRhOmxvdmVsYWNlMTg1Mg=='", "x-auth: basic YWRhOmxvdmVsYWNlMTg1Mg=="],
        silent: &["Basic authentication", "# Basic Information about the data", "Basic {alnum:40}", "Basic dXNlcjpwYXNzd29yZA=="],
        ..RULE
    },
    Rule {
        id: "authorization-token",
        name: "Token in an Authorization header",
        severity: High,
        keywords: &["authorization"],
        pattern: Token(
            r#"(?i:(?:proxy-)?authorization\\?["']?\s*[:=,]\s*[bfr]?\\?["']?\s*(?:token|apikey|api-key|key|bot|splunk|jwt|genie[kc]ey|sso-key)[\s=]+(?:token\s*=\s*)?\\?[\"']?)([0-9A-Za-z_~+/.=|:-]{16,})"#,
        ),
        entropy: 3.2,
        source: "https://github.com/encode/django-rest-framework/blob/010f2ee9bd8696f8332e67d73b9ad488b4423d20/rest_framework/authentication.py",
        revoke: "with the service that issued the token",
        fires: &[
            "headers = {'Authorization': 'Token {hex:40}'}",
            "!curl -H 'Authorization: token {hex:40}' https://api.corp.org",
            "Authorization: ApiKey {base64:60}",
        ],
        silent: &["headers = {'Authorization': f'Token {token}'}", "Authorization: Token <key>"],
        ..RULE
    },
    Rule {
        id: "authorization-raw",
        name: "Credential in an Authorization header",
        severity: Medium,
        keywords: &["authorization", "x-authorization"],
        pattern: Token(r#"(?i:(?:x-)?authorization)\\?["']\s*:\s*\\?["']([0-9A-Za-z_~+/.=|:-]{24,})\\?["']"#),
        entropy: 3.4,
        source: "https://github.com/mdn/content/blob/03bb338623400fa577db5b10e0d568a6e21039f7/files/en-us/web/http/headers/authorization/index.md",
        revoke: "with the service that the header is sent to",
        fires: &["headers = {'Authorization': '{alnum:56}'}", r#"headers = {"authorization": "{hex:64}"}"#],
        silent: &["headers = {'Authorization': token}", "headers = {'Authorization': 'Bearer'}"],
        ..RULE
    },
    Rule {
        id: "api-key-header",
        name: "API key in a request header",
        severity: High,
        keywords: &[
            "x-api-key", "x-auth-token", "x-access-token", "x-api-token", "x-auth-key", "x-app-key", "x-functions-key", "x-goog-api-key",
            "x-rapidapi-key", "x-vault-token", "x-apikey", "x-token",
        ],
        pattern: Token(
            r#"(?i:x-(?:api-key|auth-token|access-token|api-token|auth-key|app-key|functions-key|goog-api-key|rapidapi-key|vault-token|apikey|token))\\?["']?\s*[:=,]\s*\\?["']?([0-9A-Za-z_~+/.=-]{16,})\b{end-half}"#,
        ),
        entropy: 3.4,
        source: "https://swagger.io/docs/specification/authentication/api-keys/",
        revoke: "with the service that the header is sent to",
        fires: &["headers = {'x-api-key': '{alnum:40}'}", r#"!curl -H "X-Auth-Token: {hex:32}" https://api.corp.org"#],
        silent: &["headers = {'x-api-key': api_key}", "headers = {'x-api-key': f'{key}'}", "-H 'x-api-key: $KEY'"],
        ..RULE
    },
    Rule {
        id: "curl-user-password",
        name: "User and password given to curl",
        severity: High,
        keywords: &["curl"],
        pattern: Token(
            r#"curl\b[^\n|;]{0,300}?\s(?:-u\s?|--user[ =]|--proxy-user[ =])["']?[^\s"'`<>{}$:@/|\\-][^\s"'`<>{}$:|\\]{0,80}:([^\s"'`<>{}$|\\]{3,128})"#,
        ),
        entropy: 1.0,
        source: "https://github.com/curl/curl/blob/HEAD/docs/cmdline-opts/user.md",
        revoke: "at the server that curl logs in to: change the password",
        fires: &["!curl -u ada:{alnum:12} https://api.corp.org/v1", "curl -sS --user 'svc:{letters:8}{digits:2}!' https://x.org"],
        silent: &[
            "!curl -u $USER:$PASS https://api.corp.org",
            "curl -u user:<password> https://api.corp.org",
            "curl -fsSL https://x.org/install.sh",
            "curl -u ada https://x.org",
        ],
        ..RULE
    },
    Rule {
        id: "command-password",
        name: "Password given on a command line",
        severity: High,
        keywords: &[
            "wget", "docker login", "az login", "unzip -p", "zip -p", "mysql", "mysqldump", "mongosh", "mongodump", "mongorestore",
            "mongoimport", "mongoexport", "sshpass", "ldapsearch", "redis-cli", "zip -e", "7z ", "7za ", "unrar", "sqlcmd", "bcp ",
            "keytool",
        ],
        pattern: Token(
            r#"(?:(?:un)?zip\b[^\n|;]{0,80}?\s-P ?|(?:7za?|unrar) [^\n|;]{0,80}?\s-p|(?:sqlcmd|bcp)\b[^\n|;]{0,200}?\s-P ?|keytool\b[^\n|;]{0,200}?\s-(?:store|key)pass |(?:docker|az) login\b[^\n|;]{0,200}?\s(?:-p ?|--password[ =])|wget\b[^\n|;]{0,300}?\s--(?:http-|ftp-|proxy-)?password[ =]|mysql(?:dump|admin|import)?\b[^\n|;]{0,200}?\s(?:-p|--password=)|mongo(?:sh|dump|restore|import|export)\b[^\n|;]{0,200}?\s(?:-p ?|--password[ =])|sshpass\b[^\n|;]{0,40}?\s-p ?|ldapsearch\b[^\n|;]{0,200}?\s-w ?|redis-cli\b[^\n|;]{0,200}?\s(?:-a |--pass ))["']?([^\s"'`<>{}$|\\/=-][^\s"'`<>{}$|\\/]{5,127})"#,
        ),
        entropy: 2.0,
        source: "https://dev.mysql.com/doc/en/password-security-user.html",
        revoke: "where the command logs in: change the password there",
        fires: &[
            "!wget --user=ada --password={alnum:12} https://data.corp.org/x.zip",
            "sshpass -p '{letters:8}{digits:2}!' scp a host:",
            "!mysql -u root -p{alnum:12} shop < dump.sql",
            "!7z x data.7z -p{alnum:12}",
            "!sqlcmd -S host -U sa -P {alnum:12}",
        ],
        silent: &[
            "!wget --password=$PW https://data.corp.org/x.zip",
            "wget -p https://data.corp.org/x.zip",
            "mysqldump -u root -p warehouse > shop.sql",
        ],
        ..RULE
    },
    Rule {
        id: "jupyter-url-token",
        name: "Jupyter server token in a URL",
        severity: Medium,
        keywords: &["?token=", "&token="],
        pattern: Around(0, r"[?&]token=([0-9a-f]{48}|[0-9a-f]{32})\b"),
        entropy: 3.0,
        source: "https://github.com/jupyter-server/jupyter_server/blob/HEAD/docs/source/operators/security.rst",
        revoke: "https://jupyter-server.readthedocs.io/en/latest/operators/security.html",
        fires: &[
            "http://localhost:8888/?token={hex:48}",
            "http://127.0.0.1:8888/lab?token={hex:48}",
            "https://hub.corp.org/user/ada/lab?reset&token={hex:32}",
        ],
        silent: &["http://localhost:8888/?token=...", "?token={token}"],
        ..RULE
    },
    Rule {
        id: "url-access-token",
        name: "Access token in a URL's query",
        severity: High,
        keywords: &["access_token=", "auth_token=", "private_token=", "api_token=", "authtoken=", "client_secret=", "refresh_token="],
        pattern: Around(
            1,
            "[?&](?:access_token|auth_token|private_token|api_token|authtoken|client_secret|refresh_token)=([0-9A-Za-z_.~%+/|-]{16,})",
        ),
        entropy: 3.4,
        source: "https://datatracker.ietf.org/doc/draft-ietf-oauth-v2-bearer",
        revoke: "with the service that issued the token",
        fires: &[
            "https://graph.facebook.com/me?access_token={alnum:60}",
            "https://gitlab.corp.org/api/v4/projects?private_token={alnum:20}",
        ],
        silent: &["https://a.org/?access_token={token}", "https://a.org/?access_token=$T"],
        ..RULE
    },
    Rule {
        id: "query-api-key",
        name: "API key in a URL's query",
        severity: Medium,
        keywords: &["apikey=", "api_key=", "api-key=", "appid=", "access_key=", "subscription-key="],
        pattern: Around(
            1,
            r"[?&;](?:[Aa][Pp][Ii][_-]?[Kk][Ee][Yy]|appid|APPID|access_key|subscription-key)=([0-9A-Za-z]{16,64}|[0-9a-f]{8}-[0-9a-f-]{27})\b",
        ),
        entropy: 3.2,
        source: "https://swagger.io/docs/specification/authentication/api-keys/",
        revoke: "with the service that the address names",
        fires: &[
            "requests.get('https://api.themoviedb.org/3/movie/550?api_key={hex:32}')",
            "https://api.openweathermap.org/data/2.5/weather?q=Oslo&appid={hex:32}",
            "https://newsapi.org/v2/everything?q=a&apiKey={hex:32}",
            "https://api.eia.gov/v2/x?api-key={hex:8}-{hex:4}-{hex:4}-{hex:4}-{hex:12}",
        ],
        silent: &[
            "https://api.themoviedb.org/3/movie/550?api_key={api_key}",
            "https://a.org/?appid=my-app",
            "https://a.org/?api_key=DEMO_KEY",
            "https://a.org/?api_key=your_personal_api_key",
        ],
        ..RULE
    },
    Rule {
        id: "client-secret-hex",
        name: "OAuth client secret",
        severity: High,
        keywords: &["client_secret", "clientsecret", "cliend_secret", "app_secret"],
        pattern: Named("[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}"),
        entropy: 3.0,
        source: "https://ietf.org/rfc/rfc6749.html",
        revoke: "https://oauth.net/2/client-authentication/",
        fires: &["%env CLIENT_SECRET={hex:32}", r#"os.environ["CLIENT_SECRET"] = "{hex:32}""#],
        silent: &["client_secret = os.environ['CLIENT_SECRET']", "client_secret = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "odbc-connection-password",
        name: "Password in a connection string",
        severity: Critical,
        keywords: &["password=", "pwd="],
        pattern: Around(4, r#"(?:;[ ]?|["'])(?i:password|pwd)=([^\s{}"'<>;$*&,()%\\][^{}"'<>;\n\r&\\]{2,127})(?:;|["'])"#),
        entropy: 1.5,
        source: "https://github.com/MicrosoftDocs/sql-docs/blob/07579f6b6dcd3c901410c63336e48345f723ab16/docs/connect/odbc/linux-mac/connection-string-keywords-and-data-source-names-dsns.md",
        revoke: "https://learn.microsoft.com/sql/relational-databases/security/strong-passwords",
        fires: &[
            "pyodbc.connect('DRIVER={ODBC Driver 18 for SQL Server};SERVER=sql.internal;DATABASE=dw;UID=sa;PWD={alnum:12};Encrypt=yes')",
            "Server=tcp:x.database.windows.net,1433;User ID=ada;Password={letters:8}{digits:2}!;Encrypt=True;",
            "pyodbc.connect('DRIVER={FreeTDS};SERVER=sql.internal;UID=sa;PWD={alnum:12}')",
        ],
        silent: &[
            "'DRIVER={x};UID=sa;PWD=' + password + ';'",
            "Server=x;Password={your_password};Encrypt=yes;",
            "f'UID={user};PWD={pwd};'",
            "Server=x;Password=<password>;",
            "user.password=newPassword;",
            "connect(user='a', password=os.environ['PW'])",
        ],
        ..RULE
    },
    Rule {
        id: "libpq-password",
        name: "Password in a libpq connection string",
        severity: Critical,
        keywords: &["password="],
        pattern: Around(
            240,
            r#"\b(?:host|user|dbname|port|hostaddr)=[^\s"'=]{0,79}[^\s"'=,] (?:[a-z_]{2,20}=[^\s"'=]{0,79}[^\s"'=,] ){0,5}password=([^\s"'{}<>$%(),][^\s"'{}<>%(),]{2,127})"#,
        ),
        entropy: 2.0,
        source: "https://github.com/psycopg/psycopg2/blob/01f8475f53e11a9e448323bbb77288455c3c1766/doc/src/module.rst",
        revoke: "in the database: ALTER ROLE with another password",
        fires: &[
            "psycopg2.connect('host=db.internal dbname=app user=svc password={alnum:14} port=5432')",
            r#"dsn = "dbname=x user=y password={letters:8}{digits:2}""#,
        ],
        silent: &["dsn = f'dbname=x user=y password={pw}'", "f(host=h, password=p)", "connect(user=ns.user, password=ns.word)"],
        ..RULE
    },
    Rule {
        id: "jwk-private-key",
        name: "Private part of a JSON web key",
        severity: Critical,
        keywords: &[r#""kty"#, "'kty"],
        pattern: Token(
            r#"["']kty\\?["']\s*:\s*\\?["'](?:EC|OKP|RSA)\\?["'][^{}]{0,}?["']d\\?["']\s*:\s*\\?["']([0-9A-Za-z_-]{43,})\\?["']"#,
        ),
        entropy: 3.5,
        source: "https://datatracker.ietf.org/doc/rfc7517",
        revoke: "with whoever trusts the key set: publish it without this key, and sign with another",
        fires: &[
            r#"{"kty": "EC", "crv": "P-256", "x": "{url:43}", "y": "{url:43}", "d": "{url:43}"}"#,
            "{'kty':'RSA','n':'{url:342}','e':'AQAB','d':'{url:342}'}",
        ],
        silent: &[r#"{"kty": "EC", "crv": "P-256", "x": "{url:43}", "y": "{url:43}"}"#],
        ..RULE
    },
    Rule {
        id: "netrc-password",
        name: "Password in a netrc file",
        severity: High,
        keywords: &["machine"],
        pattern: Token(
            r#"machine\s+(?:localhost|[0-9A-Za-z_-]{1,60}(?:\.[0-9A-Za-z_-]{1,60}){1,6})(?:\s|\\n|["'])+login\s+[^\s"'\\]{1,120}(?:\s|\\n|["'])+password\s+([^\s"'`<>{}$\\][^\s"'`<>{}\\]{2,199})"#,
        ),
        entropy: 1.5,
        source: "https://everything.curl.dev/usingcurl/netrc",
        revoke: "at the machine that the entry names: change the password",
        fires: &[
            "machine urs.earthdata.nasa.gov login ada password {alnum:12}",
            r"!echo 'machine api.corp.org\nlogin svc\npassword {alnum:16}' >> ~/.netrc",
        ],
        silent: &["machine urs.earthdata.nasa.gov login <user> password <password>", "machine learning login form password field"],
        ..RULE
    },
    Rule {
        id: "pgpass-entry",
        name: "Password in a pgpass file",
        severity: High,
        keywords: &[":5432:", ":*:*:"],
        pattern: Around(
            101,
            r#"(?:\A|[^0-9A-Za-z._*:/-])[0-9A-Za-z._*-]{1,100}:(?:5432|\*):[^\s:"']{1,63}:[^\s:"']{1,63}:([^\s:"'`<>{}$]{3,128})"#,
        ),
        entropy: 1.5,
        source: "https://www.postgresql.org/docs/8.4/static/libpq-pgpass.html",
        revoke: "https://www.postgresql.org/docs/current/libpq-pgpass.html",
        fires: &[
            "!echo 'db.internal:5432:sales:ada:{alnum:14}' > ~/.pgpass",
            "*:5432:*:postgres:{letters:8}{digits:2}",
            "echo '*:*:*:etl:{alnum:12}' > ~/.pgpass",
        ],
        silent: &["docker run -p 5432:5432 postgres", "host:5432:db:user:<password>", "arn:aws:backup:*:*:backup-vault:{alnum:12}"],
        ..RULE
    },
    Rule {
        id: "aws-presigned-url",
        name: "Presigned URL of AWS",
        severity: Medium,
        keywords: &["x-amz-signature="],
        pattern: Around(5, r"(?i:[?&]|&amp;)X-Amz-Signature=([0-9a-f]{64})\b"),
        entropy: 3.0,
        source: "https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html",
        revoke: "https://docs.aws.amazon.com/AmazonS3/latest/userguide/ShareObjectPreSignedURL.html",
        fires: &[
            "https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=3600&X-Amz-Signature={hex:64}",
            "https://b.s3.eu-west-1.amazonaws.com/a.csv?X-Amz-Date=20250101T000000Z&X-Amz-Signature={hex:64}&x=1",
        ],
        silent: &["...&X-Amz-Signature=abc"],
        ..RULE
    },
    Rule {
        id: "gcp-signed-url",
        name: "Signed URL of Google Cloud Storage",
        severity: Medium,
        keywords: &["x-goog-signature="],
        pattern: Around(5, r"(?:[?&]|&amp;)(?i:X-Goog-Signature)=([0-9a-f]{64,})\b"),
        entropy: 3.0,
        source: "https://github.com/GoogleCloudPlatform/python-docs-samples/blob/0496a35fe39104b7a1c06453171d30c742d5c121/storage/signed_urls/generate_signed_urls.py",
        revoke: "https://cloud.google.com/storage/docs/access-control/signed-urls",
        fires: &[
            "https://storage.googleapis.com/b/o?X-Goog-Algorithm=GOOG4-RSA-SHA256&X-Goog-Signature={hex:512}",
            "https://storage.googleapis.com/b/o?X-Goog-Expires=900&X-Goog-Signature={hex:512}&a=1",
            "https://storage.googleapis.com/b/o?X-Goog-Expires=900&x-goog-signature={hex:512}",
        ],
        silent: &["?X-Goog-Signature=abc"],
        ..RULE
    },
    Rule {
        id: "signed-url",
        name: "Signed URL of an object store",
        severity: Medium,
        keywords: &["&signature=", "?signature=", "&q-signature=", "&amp;signature=", "?sign=", "&sign="],
        pattern: Around(
            400,
            r#"[?&;](?:AWSAccessKeyId|OSSAccessKeyId|GoogleAccessId|Key-Pair-Id|Policy|Expires|q-ak|q-sign-time|q-key-time)=[^\s"'<>]{1,380}?[?&;](?:q-signature|Signature|sign)=((?:[0-9A-Za-z+/=~_-]|%2[BbFf]|%3[Dd]){26,700})"#,
        ),
        entropy: 3.0,
        source: "https://help.aliyun.com/en/oss/user-guide/0002-00000302",
        revoke: "with the key that signed it: rotate that, or wait until the link ends",
        fires: &[
            "https://b.s3.amazonaws.com/k?AWSAccessKeyId={upper:20}&Expires=1700000000&Signature={alnum:27}%3D",
            "https://x.cos.ap-guangzhou.myqcloud.com/o?q-sign-algorithm=sha1&q-ak={alnum:36}&q-signature={hex:40}",
            "https://storage.googleapis.com/b/o?GoogleAccessId=a@b.iam.gserviceaccount.com&Expires=1700000000&Signature={alnum:80}",
        ],
        silent: &["https://b.s3.amazonaws.com/k?AWSAccessKeyId=x&Expires=1&Signature={signature}", "&signature=ann"],
        ..RULE
    },
    Rule {
        id: "signed-url-first",
        name: "Signed URL of an object store",
        severity: Medium,
        keywords: &["&signature=", "?signature=", "&amp;signature="],
        pattern: Around(
            5,
            r"(?:[?&]|&amp;)Signature=((?:[0-9A-Za-z+/=~_-]|%2[BbFf]|%3[Dd]){26,700})&(?:amp;)?(?:Expires|Key-Pair-Id|AWSAccessKeyId|Policy)=",
        ),
        entropy: 3.0,
        source: "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html",
        revoke: "with the key that signed it: rotate that, or wait until the link ends",
        fires: &[
            "https://d1.cloudfront.net/x?Signature={alnum:80}__&Key-Pair-Id={upper:20}",
            "https://b.s3.amazonaws.com/k?Signature={alnum:27}%3D&Expires=1700000000",
        ],
        silent: &["?Signature=ann&Expires=1", "https://d1.cloudfront.net/x?Signature={signature}&Expires=1"],
        ..RULE
    },
    Rule {
        id: "oracle-thin-password",
        name: "Oracle password in a JDBC address",
        severity: Critical,
        keywords: &["jdbc:oracle:"],
        pattern: Token(r#"jdbc:oracle:(?:thin|oci8?):[\w$]{1,60}/([^\s"'`<>{}@|\\/]{3,128})@"#),
        entropy: 1.0,
        revoke: "in the database: ALTER USER with another password",
        fires: &["jdbc:oracle:thin:scott/{alnum:12}@//db.internal:1521/orcl", "jdbc:oracle:oci:hr/{letters:6}{digits:3}@orcl"],
        silent: &["jdbc:oracle:thin:@//db.internal:1521/orcl", "jdbc:oracle:thin:user/{password}@db"],
        ..RULE
    },
    Rule {
        id: "jdbc-login",
        name: "Password beside a JDBC address",
        severity: High,
        keywords: &["jdbc:"],
        pattern: Token(
            r#"jdbc:[0-9a-z]{2,16}:[^\s"'`]{3,200}["'`]\s{0,20},\s{0,20}["'`][^"'`\n.]{1,60}["'`]\s{0,20},\s{0,20}["'`]([^"'`\n$<{][^"'`\n]{2,127})["'`]"#,
        ),
        entropy: 1.0,
        source: "https://docs.oracle.com/en/java/javase/21/docs/api/java.sql/java/sql/DriverManager.html",
        revoke: "in the database: give the user another password",
        fires: &[
            r#"val ds = DataSource("jdbc:postgresql://db/shop", "ann", "{alnum:12}")"#,
            "dbConnect(drv, 'jdbc:oracle:thin:@db:1521/x', 'ann', '{letters:6}{digits:3}')",
        ],
        silent: &[
            r#"spark.read.jdbc("jdbc:postgresql://db/shop", "orders", props)"#,
            r#"connect("jdbc:h2:mem:x", "org.h2.Driver", "sa")"#,
            r#"f("jdbc:h2:mem:x", "ann", "${password}")"#,
        ],
        ..RULE
    },
    Rule {
        id: "go-dsn-password",
        name: "MySQL password in a Go data source name",
        severity: Critical,
        keywords: &["@tcp(", "@unix("],
        pattern: Around(120, r#"["'`][\w.-]{1,60}:([^\s"'`<>{}@|\\]{3,100})@(?:tcp|unix)\("#),
        entropy: 1.0,
        source: "https://github.com/go-sql-driver/mysql/blob/023343e2a99eb9bbe70a867202bacf462ae68844/README.md",
        revoke: "in the database: ALTER USER with another password",
        fires: &[
            "sql.Open(\"mysql\", \"root:{alnum:12}@tcp(127.0.0.1:3306)/shop\")",
            "dsn := `svc:{letters:6}{digits:3}@unix(/tmp/my.sock)/x`",
        ],
        silent: &["\"root:@tcp(127.0.0.1:3306)/shop\"", "fmt.Sprintf(\"%s:%s@tcp(%s)/%s\", u, p, h, d)"],
        ..RULE
    },
    Rule {
        id: "wifi-qr-password",
        name: "Password of a wireless network in a QR code",
        severity: Medium,
        keywords: &["wifi:"],
        pattern: Token(r#"WIFI:[^\s"'<>]{0,80}?P:([^;\s"'<>]{4,63});"#),
        entropy: 1.0,
        source: "https://github.com/zxing/zxing/blob/26d5d1383623df1897bf2b4b80c358a9f90c630a/core/src/main/java/com/google/zxing/client/result/WifiResultParser.java",
        revoke: "at the access point: change the password",
        fires: &["WIFI:T:WPA;S:HomeNet;P:{alnum:12};;", "qr = 'WIFI:S:Guest;T:WPA2;P:{letters:6}{digits:3};H:true;;'"],
        silent: &["WIFI:T:WPA;S:HomeNet;P:{password};;", "wifi: on"],
        ..RULE
    },
    Rule {
        id: "conda-channel-token",
        name: "Token in the address of a conda channel",
        severity: High,
        keywords: &["/t/"],
        pattern: Around(64, r#"https?://[^\s"'/@]{4,50}(?:/[a-z]{2,12})?/t/((?:[a-z]{2}-)?[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-Za-z]{16,64})/"#),
        entropy: 2.5,
        source: "https://anaconda.com/docs/tools/anaconda-org/maintainer-guide/private-packages",
        revoke: "https://anaconda.org/settings/access",
        fires: &["!conda install -c https://conda.anaconda.org/t/{alnum:40}/acme x", "https://conda.acme.org/t/{hex:32}/acme"],
        silent: &[
            "https://conda.anaconda.org/t/<TOKEN>/acme",
            "https://forum.acme.org/t/how-to-train-a-large-model-2024/1234",
            "https://conda.anaconda.org/conda-forge",
        ],
        ..RULE
    },
    Rule {
        id: "encoded-user-password",
        name: "User and password that are encoded for a Basic header",
        severity: High,
        keywords: &[
            "btoa(", "buffer.from(", "b64encode(", "base64_encode(", "base64encode(", "curlopt_userpwd", "pycurl.userpwd",
            "pycurl.proxyuserpwd",
        ],
        pattern: Token(
            r#"(?i:btoa\(|buffer\.from\(|b64encode\(|base64_?encode\(|(?:curlopt_|pycurl\.(?:proxy)?)userpwd\s{0,4}(?:,|=>))\s{0,4}[bf]?["'`][^\s"'`:/{}$<>]{1,60}:([^\s"'`{}$<>]{4,100})["'`]"#,
        ),
        entropy: 1.5,
        source: "https://datatracker.ietf.org/doc/rfc7617",
        revoke: "with the service that the header is sent to: change the password",
        fires: &[
            "headers.append('Authorization', 'Basic ' + btoa('bob:{alnum:12}'));",
            "curl_setopt($ch, CURLOPT_USERPWD, \"bob:{letters:6}{digits:3}\");",
            "c.setopt(pycurl.USERPWD, \"bob:{letters:6}{digits:3}\")",
        ],
        silent: &["btoa(user + ':' + password)", "base64.b64encode(f'{user}:{password}'.encode())", "btoa('a:b')"],
        ..RULE
    },
    Rule {
        id: "validation-error-value",
        name: "Credential that a validation error repeats",
        severity: Medium,
        keywords: &["input_value='"],
        pattern: Around(
            300,
            r"(?i:key|token|secret|password|passwd|pwd)\s*[:\n][^\n\[]{0,160}\[type=[^\]\n]{0,80}input_value='([^'\n]{8,})'",
        ),
        entropy: 2.8,
        source: "https://github.com/pydantic/pydantic/blob/0b9066459b9190053b9fed67b74c038f9e8eca8a/docs/concepts/strict_mode.md",
        revoke: "with the service that issued it",
        fires: &[
            "api_key\n  Extra inputs are not permitted [type=extra_forbidden, input_value='{hex:32}', input_type=str]",
            "db_password: Input should be shorter [type=string_too_long, input_value='{alnum:24}', input_type=str]",
        ],
        silent: &["name\n  Extra inputs are not permitted [type=extra_forbidden, input_value='customer-segment-7', input_type=str]"],
        ..RULE
    },
    Rule {
        id: "fernet-constructor-key",
        name: "Fernet key",
        severity: High,
        keywords: &["fernet("],
        pattern: Token(r#"Fernet\(\s*b?["']([0-9A-Za-z_-]{43}=)["']"#),
        entropy: 3.8,
        source: "https://github.com/pyca/cryptography/blob/HEAD/docs/fernet.rst",
        revoke: "in the program: encrypt anew with another key (MultiFernet rotates), and change what this one protected",
        fires: &["f = Fernet(b'{url:43}=')", r#"f = Fernet("{url:43}=")"#],
        silent: &["f = Fernet(key)", "f = Fernet(Fernet.generate_key())"],
        ..RULE
    },
    Rule {
        id: "fernet-key",
        name: "Fernet key",
        severity: High,
        keywords: &["fernet"],
        pattern: Named("[0-9A-Za-z_-]{43}="),
        entropy: 3.8,
        source: "https://github.com/pyca/cryptography/blob/HEAD/docs/fernet.rst",
        revoke: "in the program: encrypt anew with another key (MultiFernet rotates), and change what this one protected",
        fires: &[r#"{"fernet_key": "{url:43}="}"#, "%env FERNET_KEY={url:43}="],
        silent: &["fernet_key = os.environ['FERNET_KEY']", "fernet_key = '{lower:7}'"],
        ..RULE
    },
    Rule {
        id: "django-secret-key",
        name: "Django or Flask secret key",
        severity: High,
        keywords: &["secret_key", "secretkey"],
        pattern: Named("(?:django-insecure-)?[0-9a-z!@#$%^&*(_=+)-]{50}"),
        entropy: 3.8,
        source: "https://github.com/django/django/blob/HEAD/django/core/management/utils.py",
        revoke: "in the deployment's settings: set another key; sessions and signed links end with the old one",
        fires: &["export SECRET_KEY={lower:40}#{lower:9}", "SECRET_KEY={lower:40}#{lower:9}"],
        silent: &[
            "secret_key = os.environ['SECRET_KEY']",
            "secret_key = '{lower:7}'",
            "secret_key = 'a_very_long_but_ordinary_name_for_a_key'",
        ],
        ..RULE
    },
    Rule {
        id: "ethereum-private-key",
        name: "Ethereum private key",
        severity: Critical,
        keywords: &["from_key(", "privatekeytoaccount(", "private_key", "privatekey"],
        pattern: Around(
            0,
            r#"(?i:from_key\(|privateKeyToAccount\(|private_?key\w{0,12}\\?["']?\]?\s*[=:,]\s*)\s*\\?["']((?:0x)?[0-9a-fA-F]{64})\\?["']"#,
        ),
        entropy: 3.0,
        source: "https://github.com/ethereum/web3.py/blob/00bd641196a5b77e4b0423503389572f7f377a56/docs/web3.eth.account.rst",
        revoke: "https://ethereum.org/en/developers/docs/accounts/",
        fires: &["acct = Account.from_key('0x{hex:64}')", r#"PRIVATE_KEY = "{hex:64}""#, r#"private_key="0x{hex:64}""#],
        silent: &["acct = Account.from_key(key)", "private_key = '0x...'"],
        ..RULE
    },
    Rule {
        id: "wireguard-private-key",
        name: "WireGuard private key",
        severity: Critical,
        keywords: &["privatekey"],
        pattern: Around(0, r"PrivateKey\s*=\s*([0-9A-Za-z+/]{43}=)"),
        entropy: 3.6,
        source: "https://github.com/WireGuard/wireguard-tools/blob/HEAD/src/man/wg.8",
        revoke: "https://www.wireguard.com/quickstart/",
        fires: &["[Interface]\nPrivateKey = {base64:43}=\nAddress = 10.0.0.2/32", "PrivateKey={base64:43}="],
        silent: &["PrivateKey = <key>", "PublicKey = {base64:43}="],
        ..RULE
    },
    Rule {
        id: "login-command-token",
        name: "Token given to a login command",
        severity: High,
        keywords: &["wandb login", "huggingface-cli login", "hf auth login", "neptune login", "comet login", "gh auth login"],
        pattern: Token(
            r#"(?i:(?:wandb|huggingface-cli|hf auth|neptune|comet) login\s+(?:--?(?:token|key|api-key|relogin)[ =])?|gh auth login[^\n|;]{0,80}<<<\s*)["']?([^\s"'`<>{}$|\\-][^\s"'`<>{}$|\\]{15,127})"#,
        ),
        entropy: 3.0,
        source: "https://docs.wandb.ai/models/ref/cli/wandb-login.md",
        revoke: "with the service that the command logs in to",
        fires: &["!wandb login {base64:31}=", "!huggingface-cli login --token {alnum:37}", "!gh auth login --with-token <<< {alnum:40}"],
        silent: &["!wandb login $WANDB_API_KEY", "!wandb login --relogin"],
        ..RULE
    },
];
