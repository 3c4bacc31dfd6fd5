//! Which tools take a credential, and where: a table. Options whose names say so (`--password`) need no row.
//!
//! Every row brings an example, which the tests run for each of its programs.

/// A place on a command line that takes a credential.
pub(in crate::detect) struct Tool {
    /// Programs, with the words that say what they do; nothing shorter than three bytes.
    pub(in crate::detect) programs: &'static [&'static str],
    /// Where the credential stands.
    pub(super) takes: Takes,
    /// What is taken there.
    pub(super) given: Given,
    /// What comes after the program, `SECRET` being the credential; the whole line where it says `PROGRAM`.
    #[cfg(test)]
    pub(super) example: &'static str,
}

/// Where on the line a credential stands.
#[derive(Clone, Copy, Debug)]
pub(super) enum Takes {
    /// After one of these options: the next word, or joined to it.
    After(&'static [&'static str]),
    /// Joined to one of these options.
    Joined(&'static [&'static str]),
    /// After one of these options, behind the user and this sign.
    PartAfter(&'static [&'static str], char),
    /// After one of these options, behind this prefix.
    Prefixed(&'static [&'static str], &'static str),
    /// The word with this index, options not counted.
    Word(usize),
    /// The word with this index, behind the user and this sign.
    PartOf(usize, char),
    /// Piped in, or in a here-string.
    Fed,
    /// The same, behind the user and this sign.
    PartFed(char),
    /// The last word, where it is written to a file whose name says that it holds a credential.
    Written,
    /// The one word, or that on the second line of two, of the text that goes into such a file: what `openvpn` reads.
    Poured,
    /// What is put into the format that is the first word, where that makes it one.
    Formatted,
}

/// What is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// A password, however plain.
    Password,
    /// A password where it looks like one: other tools take something else there.
    Perhaps,
    /// A password, however plain, where it stands in quotes: a bare word is one of a sentence.
    Quoted,
    /// Something issued.
    Token,
}

use Given::{Password, Perhaps, Quoted, Token};
use Takes::{After, Fed, Formatted, Joined, PartAfter, PartFed, PartOf, Poured, Prefixed, Word, Written};

const fn tool(programs: &'static [&'static str], takes: Takes, given: Given, example: &'static str) -> Tool {
    // the program does not carry it: every text in a table is a pointer that each start has to relocate
    let _ = example;
    Tool {
        programs,
        takes,
        given,
        #[cfg(test)]
        example,
    }
}

/// The table.
pub(in crate::detect) const TOOLS: &[Tool] = &[
    // files, archives, documents
    tool(&["smbclient", "rpcclient", "smbget"], PartAfter(&["-U", "--user"], '%'), Password, "//nas/share -U bob%SECRET -c ls"),
    tool(&["lftp", "open"], PartAfter(&["-u", "--user"], ','), Password, "-u bob,SECRET sftp://ftp.acme.org"),
    tool(&["ncftpget", "ncftpput", "ncftp"], After(&["-p"]), Password, "-u bob -p SECRET ftp.acme.org . x.csv"),
    tool(&["quote PASS"], Word(0), Perhaps, "SECRET"),
    tool(&["zip ", "zipcloak", "unzip"], After(&["-P"]), Password, "-P SECRET a.zip"),
    tool(&["7z ", "7za", "7zr", "unrar", "rar "], Joined(&["-p"]), Perhaps, "x a.7z -pSECRET"),
    tool(&["pdftk"], After(&["input_pw", "user_pw", "owner_pw"]), Password, "a.pdf input_pw SECRET output b.pdf"),
    tool(&["pdftotext", "pdfinfo", "pdfimages", "pdftoppm"], After(&["-upw", "-opw"]), Password, "-upw SECRET a.pdf"),
    tool(&["openssl"], Prefixed(&["-pass", "-passin", "-passout"], "pass:"), Password, "rsa -in a.pem -passin pass:SECRET"),
    tool(&["openssl aes-256-cbc", "openssl des3"], After(&["-k"]), Password, "-d -in x.enc -k SECRET"),
    tool(&["openssl enc"], After(&["-k"]), Password, "-d -aes-256-cbc -in x.enc -k SECRET"),
    tool(&["keytool", "jarsigner"], After(&["-storepass", "-keypass", "-srcstorepass", "-deststorepass"]), Password, "-storepass SECRET"),
    tool(&["openssl passwd"], Word(0), Perhaps, "-6 SECRET"),
    tool(&["cryptsetup"], Fed, Password, "luksOpen /dev/sdb x - <<< SECRET"),
    tool(&["ansible-vault encrypt_string"], Word(0), Password, "'SECRET' --name db"),
    tool(&["rclone obscure"], Word(0), Password, "SECRET"),
    tool(&["rclone config"], After(&["secret_access_key", "client_secret"]), Token, "create r s3 secret_access_key SECRET"),
    tool(&["rclone config"], After(&["pass", "password", "key", "token"]), Perhaps, "create nas sftp host h user bob pass SECRET"),
    // hosts
    tool(&["base64"], PartFed(':'), Password, "echo -n 'bob:SECRET' | PROGRAM"),
    tool(&["chpasswd"], PartFed(':'), Password, "echo 'bob:SECRET' | sudo PROGRAM"),
    tool(&["default login", "machine"], After(&["password"]), Perhaps, "host login bob password SECRET"),
    tool(&["kinit", "ssh-add"], Fed, Password, "echo SECRET | PROGRAM bob"),
    tool(&["ssh-keygen"], After(&["-N", "-P"]), Perhaps, "-t rsa -N SECRET -f id_rsa"),
    tool(&["docker login", "podman login", "helm registry login"], Fed, Password, "echo SECRET | PROGRAM -u me --password-stdin"),
    tool(&["jupyter notebook password", "jupyter server password"], Fed, Password, "PROGRAM <<< SECRET"),
    tool(&["gpg", "passwd"], Fed, Password, "echo SECRET | PROGRAM --batch --passphrase-fd 0"),
    tool(&["sudo -S", "passwd --stdin", "vncpasswd -f", "lpass login"], Fed, Password, "PROGRAM <<< SECRET"),
    tool(&["openconnect", "vpnc"], Fed, Password, "echo 'SECRET' | PROGRAM vpn.acme.org --passwd-on-stdin"),
    tool(&["useradd", "usermod"], After(&["-p"]), Password, "-m -p SECRET bob"),
    tool(&["net user"], Word(1), Perhaps, "bob SECRET /add"),
    tool(&["htpasswd"], Word(2), Password, "-bc .htpasswd bob SECRET"),
    tool(&["htpasswd -nb", "htpasswd -nbB", "htpasswd -bn"], Word(1), Perhaps, "bob SECRET"),
    tool(&["sshpass"], After(&["-p"]), Password, "-p SECRET ssh bob@host"),
    tool(&["plink", "pscp", "psftp"], After(&["-pw"]), Password, "-pw SECRET bob@host ls"),
    tool(&["rdesktop", "vncviewer"], After(&["-p"]), Password, "-u bob -p SECRET host"),
    tool(&["xfreerdp", "wfreerdp"], Joined(&["/p:"]), Password, "/u:bob /p:SECRET /v:host"),
    tool(&["ipmitool"], After(&["-P"]), Password, "-H host -U admin -P SECRET power status"),
    tool(&["snmpwalk", "snmpget", "snmpset", "snmpbulkwalk"], After(&["-c", "-A", "-X"]), Perhaps, "-v2c -c SECRET 10.0.0.1"),
    tool(&["wpa_passphrase"], Word(1), Password, "HomeNet SECRET"),
    tool(&["nmcli"], After(&["password"]), Password, "dev wifi connect HomeNet password SECRET"),
    tool(&["iinit"], Word(0), Perhaps, "SECRET"),
    // databases, queues
    tool(&["mysql", "mysqldump", "mysqladmin", "mysqlimport", "mariadb", "mysqlsh"], Joined(&["-p"]), Password, "-u root -pSECRET shop"),
    tool(&["mysqladmin"], After(&["password"]), Perhaps, "-u root password SECRET"),
    tool(&["sqlplus", "sqlldr", "expdp", "impdp", "rman"], PartOf(0, '/'), Password, "-s scott/SECRET@orcl"),
    tool(&["mongo", "mongosh", "mongodump", "mongorestore", "mongoimport", "mongoexport"], After(&["-p"]), Password, "-u bob -p SECRET"),
    tool(&["redis-cli"], After(&["-a", "--pass"]), Password, "-h cache -a SECRET ping"),
    tool(&["sqlcmd", "bcp", "tsql"], After(&["-P"]), Password, "-S host -U sa -P SECRET"),
    tool(&["isql"], Word(2), Perhaps, "mydsn bob SECRET"),
    tool(&["beeline"], After(&["-p"]), Password, "-u jdbc:hive2://host:10000 -n bob -p SECRET"),
    tool(&["ldapsearch", "ldapadd", "ldapmodify", "ldapwhoami", "ldapdelete"], After(&["-w"]), Password, "-x -D cn=admin -w SECRET"),
    tool(&["requirepass", "masterauth"], Word(0), Perhaps, "SECRET"),
    tool(&["redis-server"], After(&["--requirepass"]), Perhaps, "--requirepass SECRET"),
    tool(&["rabbitmqctl add_user", "rabbitmqctl change_password", "rabbitmqctl authenticate_user"], Word(1), Password, "bob SECRET"),
    tool(&["mosquitto_pub", "mosquitto_sub"], After(&["-P", "--pw"]), Password, "-h broker -u bob -P SECRET -t x"),
    tool(&["identified by"], Word(0), Perhaps, "SECRET;"),
    tool(&["identified by"], Word(0), Quoted, "'SECRET';"),
    tool(&["sp_addlogin", "basic_auth", "login_as"], Word(1), Perhaps, "'bob', 'SECRET'"),
    tool(&["PRAGMA key =", "PRAGMA key=", "PRAGMA rekey ="], Word(0), Password, "'SECRET';"),
    // the web
    tool(&["curl"], PartAfter(&["-u", "--user", "-U", "--proxy-user"], ':'), Password, "-sS -u bob:SECRET https://api.acme.org"),
    tool(&["http ", "https ", "xh ", "xhs "], PartAfter(&["-a", "--auth"], ':'), Password, "-a bob:SECRET GET api.acme.org"),
    tool(&["http ", "https "], After(&["-a", "--auth"]), Token, "-A bearer -a SECRET api.acme.org"),
    tool(&["printf"], Formatted, Password, "'DB_PASSWORD=%s\\n' 'SECRET' > .env"),
    tool(&["cat >", "tee "], Poured, Password, "vpn-auth.txt <<EOF\nbob\nSECRET\nEOF"),
    tool(&["cat <<"], Poured, Password, "EOF > /root/login.conf\nbob\nSECRET\nEOF"),
    tool(&["%%writefile", "%%file"], Poured, Password, "vpn-auth.txt\nbob\nSECRET\n"),
    tool(&["echo", "printf"], Written, Token, "-n 'SECRET' > ~/.huggingface/token"),
    tool(
        &["wget", "aria2c"],
        After(&["--http-passwd", "--ftp-passwd", "--ftp-password"]),
        Password,
        "--http-passwd=SECRET https://acme.org",
    ),
    tool(&["nikto"], PartAfter(&["-id"], ':'), Password, "-id bob:SECRET -h host"),
    tool(&["siege", "ab "], PartAfter(&["-A", "-P"], ':'), Password, "-A bob:SECRET https://acme.org/"),
    tool(&["sendemail", "sendEmail"], After(&["-xp"]), Password, "-xu bob -xp SECRET"),
    tool(&["curl"], PartAfter(&["-b", "--cookie"], '='), Token, "-b session=SECRET https://acme.org"),
    // code hosts, packages, images
    tool(&["gh secret set", "gh variable set"], After(&["-b", "--body"]), Token, "NPM_TOKEN -b SECRET"),
    tool(&["gh auth login", "glab auth login"], Fed, Token, "--with-token <<< SECRET"),
    tool(
        &["npm config set", "yarn config set", "pnpm config set"],
        After(&[AUTH_TOKEN, "_authToken", "_auth", "npmAuthToken"]),
        Token,
        "_authToken SECRET",
    ),
    tool(&["poetry config"], After(&["pypi-token.pypi"]), Token, "pypi-token.pypi SECRET"),
    tool(&["poetry config"], Word(2), Perhaps, "http-basic.acme bob SECRET"),
    tool(&["twine upload", "poetry publish", "flit publish"], After(&["-p"]), Password, "-u bob -p SECRET dist/*"),
    tool(
        &["docker login", "podman login", "skopeo login", "crane auth login", "helm registry login", "nerdctl login", "buildah login"],
        After(&["-p"]),
        Password,
        "-u bob -p SECRET registry.acme.org",
    ),
    tool(
        &["skopeo", "buildah", "podman"],
        PartAfter(&["--creds", "--src-creds", "--dest-creds"], ':'),
        Password,
        "copy --src-creds bob:SECRET a b",
    ),
    tool(&["git config"], After(&["github.token", "gitlab.token", "user.password"]), Token, "--global github.token SECRET"),
    // clouds
    tool(&["mc alias set", "mc config host add"], Word(3), Password, "store https://s3.acme.org etl-user SECRET"),
    tool(&["dvc remote modify", "dvc config"], After(DVC), Token, "--local origin secret_access_key SECRET"),
    tool(&["dvc remote modify"], After(&["password", "ask_password"]), Password, "origin --local password SECRET"),
    tool(
        &["aws configure set"],
        After(&["aws_secret_access_key", "aws_session_token", "default.aws_secret_access_key", "default.aws_session_token"]),
        Token,
        "default.aws_session_token SECRET",
    ),
    tool(&["aws ssm put-parameter", "az keyvault secret set"], After(&["--value"]), Perhaps, "--name /x --value SECRET"),
    tool(
        &["aws secretsmanager create-secret", "aws secretsmanager put-secret-value", "aws secretsmanager update-secret"],
        After(&["--secret-string"]),
        Perhaps,
        "--name db --secret-string SECRET",
    ),
    tool(
        &["az login", "az sql server create", "az postgres server create", "az mysql server create", "az acr login"],
        After(&["-p"]),
        Password,
        "-u bob -p SECRET",
    ),
    tool(&["b2 authorize-account", "b2 account authorize"], Word(1), Token, "0012 SECRET"),
    tool(&["doctl auth init"], After(&["-t"]), Token, "-t SECRET"),
    tool(&["oc login", "cf login", "ibmcloud login", "tabcmd login", "argocd login"], After(&["-p"]), Perhaps, "-u bob -p SECRET"),
    tool(&["hcloud context create", "wrangler secret put", "vercel env add"], Fed, Token, "PROGRAM x <<< SECRET"),
    tool(&["netlify env:set", "doppler secrets set", "airflow variables set"], Word(1), Perhaps, "DB_PASSWORD SECRET"),
    tool(&["pulumi config set", "pulumi config set --secret"], Word(1), Perhaps, "dbPassword SECRET"),
    tool(
        &["vault login", "turso auth token", "ngrok authtoken", "ngrok config add-authtoken", "vastai set api-key"],
        Word(0),
        Token,
        "SECRET",
    ),
    tool(
        &["databricks secrets put", "databricks secrets put-secret"],
        After(&["--string-value"]),
        Perhaps,
        "scope key --string-value SECRET",
    ),
    tool(&["bw login"], Word(1), Perhaps, "bob@acme.org SECRET"),
    tool(&["influx auth create", "influx config create"], After(&["-t"]), Token, "-t SECRET"),
    tool(&["cloudflared service install", "cargo login", "snyk auth"], Word(0), Token, "SECRET"),
    tool(&["bw unlock"], Word(0), Perhaps, "SECRET"),
    tool(&["wg set"], After(&["private-key"]), Token, "wg0 private-key SECRET"),
    // learning
    tool(&["wandb login", "hf auth login", "huggingface-cli login", "neptune login", "comet login"], Word(0), Token, "SECRET"),
    tool(&["kaggle config set -n key", "kaggle config set --name key"], After(&["-v", "--value"]), Token, "-v SECRET"),
    tool(&["prefect cloud login"], After(&["-k"]), Token, "-k SECRET"),
    tool(
        &["snowsql", "mycli", "cqlsh", "cypher-shell", "rabbitmqadmin", "airflow users create"],
        After(&["-p"]),
        Perhaps,
        "-u bob -p SECRET",
    ),
    // magics, PowerShell
    tool(&["%login"], Word(1), Perhaps, "PROGRAM bob SECRET"),
    tool(&["ConvertTo-SecureString"], After(&["-String"]), Password, "-String \"SECRET\" -AsPlainText"),
    tool(&["ConvertTo-SecureString"], Word(0), Quoted, "\"SECRET\" -AsPlainText -Force"),
    tool(&["net use"], Word(2), Perhaps, "Z: \\\\nas\\share SECRET /user:bob"),
    tool(&["schtasks"], After(&["/rp"]), Password, "/create /tn x /ru bob /rp SECRET"),
    tool(&["http.basic_auth", "req.basic_auth", "request.basic_auth"], Word(1), Perhaps, "'bob', 'SECRET'"),
    // whatever takes a user and a password
    tool(&[" -u ", " --username "], After(&["-p"]), Perhaps, "etl PROGRAM bob -p SECRET host"),
];

/// npm's name of a registry's token.
const AUTH_TOKEN: &str = "//registry.npmjs.org/:_authToken";

/// What dvc keeps for its remotes.
const DVC: &[&str] = &[
    "secret_access_key", "gdrive_client_secret", "account_key", "sas_token", "oss_key_secret", "client_secret", "token",
    "connection_string",
];
