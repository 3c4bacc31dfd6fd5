//! Each row of the table of sinks tests itself; flows are tested as small programs.

use super::*;

/// The names under which the literal `SECRET` arrives somewhere.
fn names(cells: &[&str]) -> Vec<String> {
    let findings = analyse(cells.iter().map(|cell| Program::read(cell)));
    findings.given.into_iter().filter(|given| &*given.literal.text == "SECRET").map(|given| given.name).collect()
}

fn shown(cells: &[&str]) -> Vec<(usize, Shown, Origin)> {
    analyse(cells.iter().map(|cell| Program::read(cell)))
        .showings
        .into_iter()
        .map(|showing| (showing.source, showing.shown, showing.origin))
        .collect()
}

#[test]
fn every_sink_takes_its_example() {
    for sink in sinks::SINKS {
        assert!(names(&[sink.example]).iter().any(|name| name == sink.given), "{}", sink.example);
    }
}

#[test]
fn literals_reach_their_names() {
    for (cells, name) in [
        (&["api_key = 'SECRET'"][..], "api_key"),
        (&["api_key: str = 'SECRET'"], "api_key"),
        (&["user, password = 'me', 'SECRET'"], "password"),
        (&["host, *_, password = 'h', 5432, 'x', 'SECRET'"], "password"),
        (&["hmac.compare_digest(api_token, 'SECRET')"], "api_token"),
        (&["runner.invoke(cli, ['login', '--password', 'SECRET'])"], "password"),
        (&["c = dict(h='x', w='SECRET')", "d = 'host={h} password={w}'.format(**c)"], "password"),
        (&["credentials = {'bob': 'SECRET', 'client_id': 'x'}"], "login_secret"),
        (&["ssm.put_parameter(Name='/x/db/password', Value='SECRET')"], "/x/db/password"),
        (&["if (token := 'SECRET'): pass"], "token"),
        (&["class Config:\n    token: str = 'SECRET'"], "token"),
        (
            &[
                "class Db:\n    def __init__(self, p):\n        self.p = p\n    def open(self):\n        connect(password=self.p)",
                "Db('SECRET')",
            ],
            "password",
        ),
        (&["from string import Template", "Template('user=$u;password=$p').substitute(u='bob', p='SECRET')"], "password"),
        (&["Template('token: {{ t }}').render(t='SECRET')"], "token"),
        (&["'mongodb://bob:<pw>@h'.replace('<pw>', 'SECRET')"], "password"),
        (&["while input('Password: ') != 'SECRET': pass"], "Password"),
        (&["st.text_input('Password', 'SECRET', type='password')"], "Password"),
        (&["def f(a, password='SECRET'): pass"], "password"),
        (&["f = lambda token='SECRET': 1"], "token"),
        (&["connect(password='SECRET')"], "password"),
        (&["x = {'password': 'SECRET'}"], "password"),
        (&["x = dict(password='SECRET')"], "password"),
        (&["c['db']['password'] = 'SECRET'"], "password"),
        (&["openai.api_key = 'SECRET'"], "api_key"),
        (&["setattr(openai, 'api_key', 'SECRET')"], "api_key"),
        (&["if password == 'SECRET': pass"], "password"),
        (&["os.environ['TOKEN'] = 'SECRET'"], "TOKEN"),
        (&["os.environ.update({'TOKEN': 'SECRET'})"], "TOKEN"),
        (&["os.environ.setdefault('TOKEN', 'SECRET')"], "TOKEN"),
        (&["os.putenv('TOKEN', 'SECRET')"], "TOKEN"),
        (&["k = os.getenv('TOKEN', 'SECRET')"], "TOKEN"),
        (&["token = b'SECRET'"], "token"),
        (&["token = ('SEC'\n  'RET')"], "token"),
        (&["token = 'SEC' + 'RET'"], "token"),
        (&["token = 'SEC' \\\n 'RET'"], "token"),
        (&["key = SecretStr('SECRET')"], "key"),
        (&["k = 'SECRET'", "openai.api_key = k"], "api_key"),
        (&["k = 'SECRET'", "x = 1", "connect(password=k)"], "password"),
        (&["k = 'SECRET'", "headers = {'Authorization': f'Bearer {k}'}"], "bearer"),
        (&["k = 'SECRET'", "headers = {'Authorization': 'Bearer ' + k}"], "bearer"),
        (&["k = 'SECRET'", "headers = {'Authorization': 'Bearer %s' % k}"], "Authorization"),
        (&["k = 'SECRET'", "u = 'https://a.org/?token={}'.format(k)"], "token"),
        (&["k = 'SECRET'", "e = create_engine(f'postgresql://me:{k}@host/db')"], "password"),
        (&["k = 'SECRET'", "requests.get(u, auth=('me', k))"], "password"),
        (&["k = 'SECRET'", "requests.get(u, auth=HTTPBasicAuth('me', k))"], "password"),
        (&["cfg = {'k': 'SECRET'}", "connect(password=cfg['k'])"], "password"),
        (&["def f(url, token): pass", "f('u', 'SECRET')"], "token"),
        (&["def key(): return 'SECRET'", "connect(password=key())"], "password"),
        (&["%%time\napi_key = 'SECRET'"], "api_key"),
        (&["try:\n    token = 'SECRET'\nexcept: pass"], "token"),
        (&["token = x or 'SECRET'"], "token"),
        (&["token = input() if ask else 'SECRET'"], "token"),
        (&["token = 'SECRET'.strip()"], "token"),
        (&["from huggingface_hub import login\nlogin('SECRET')"], "token"),
        (&["k = 'SECRET'", "u = 'mysql://ann:%s@db/shop' % k"], "password"),
        (&["k = 'SECRET'", "u = 'host=%s password=%s' % (host, k)"], "password"),
        (&["k = 'SECRET'", "u = '%(user)s?token=%(t)s' % {'user': x, 't': k}"], "token"),
        (&["def get_password():\n    return 'SECRET'"], "get_password"),
        (&["key = os.environ.get('API_KEY') or 'SECRET'"], "API_KEY"),
        (&["key = config('API_KEY', default='SECRET')"], "API_KEY"),
        (&["class C:\n    token: str = field(default='SECRET')"], "token"),
        (&["class S:\n    def __init__(self, v):\n        self.token = v", "S('SECRET')"], "token"),
        (&["d = dict([('api_key', 'SECRET')])"], "api_key"),
        (&["ssh.connect('host', 22, 'root', 'SECRET')"], "password"),
        (&["f(*['host', 'SECRET'])\ndef g(): pass", "pymysql.connect(*('h', 'u', 'SECRET'))"], "password"),
        (&["p = {'passwd': 'SECRET'}\nconnect(**p)"], "passwd"),
        (&["def c(): return {'x': 'SECRET'}", "connect(password=c()['x'])"], "password"),
        (&["def c(): return 'me', 'SECRET'", "u, p = c()", "requests.get(u, auth=(u, p))"], "password"),
        (&["auth = ('me', 'SECRET')", "requests.get(u, auth=auth)"], "password"),
        (&["s = [{'x': 'SECRET'}]", "connect(password=s[0]['x'])"], "password"),
        (&["for k, v in [('A_HOST', 'x'), ('A_TOKEN', 'SECRET')]:\n    os.environ[k] = v"], "A_TOKEN"),
        (&["K = 'A_TOKEN'", "os.environ[K] = 'SECRET'"], "A_TOKEN"),
        (&["d = dict(zip(['user', 'password'], ['me', 'SECRET']))"], "password"),
        (&["user, password = 'me:SECRET'.split(':')"], "password"),
        (&["c = json.loads('{\"p\": \"SECRET\"}')", "connect(password=c['p'])"], "password"),
        (&["n = SimpleNamespace(x='SECRET')", "connect(password=n.x)"], "password"),
        (&["C = namedtuple('C', 'user password')", "C('me', 'SECRET')"], "password"),
        (&["@dataclass\nclass C:\n    user: str\n    password: str", "C('me', 'SECRET')"], "password"),
        (&["class C:\n    X = 'SECRET'", "connect(password=C.X)"], "password"),
        (&["class B:\n    X = 'SECRET'\nclass C(B):\n    def f(self):\n        connect(password=self.X)"], "password"),
        (&["@click.option('--password', default='SECRET')\ndef f(): pass"], "password"),
        (&["def f(token: str = typer.Option('SECRET', help='x')): pass"], "token"),
        (&["gh = partial(Github, 'SECRET')"], "token"),
        (&["get_token = lambda: 'SECRET'"], "get_token"),
        (&["requests.get(u, cookies={'sessionid': 'SECRET'})"], "session_key"),
        (&["h = {'Cookie': 'theme=dark; sid=SECRET; a=b'}"], "session_key"),
        (&["child.expect('assword:')\nchild.sendline('SECRET')"], "passphrase"),
        (&["u = f'postgresql://{user}:SECRET@{host}/db'"], "password"),
        (&["logging.info('password=%s', 'SECRET')"], "password"),
        (&["set_env('API_TOKEN', 'SECRET')"], "API_TOKEN"),
        (&["def f():\n    global K\n    K = 'SECRET'\nf()", "connect(password=K)"], "password"),
        (&["api_key = 'SECRET'\n!pip install x\n%matplotlib inline\nx = !ls"], "api_key"),
    ] {
        assert!(names(cells).iter().any(|own| own == name), "{cells:?}: {:?}", names(cells));
    }
}

#[test]
fn responses_are_followed_to_what_shows_them() {
    use Origin::{Environment, Payload};
    use Shown::{Displayed, Printed, Result};
    for (cells, expected) in [
        (&["r = requests.get(u)\nr.json()"][..], vec![(0, Result, Payload)]),
        (&["r = requests.get(u)\nprint(r.status_code)\nprint(r.text)"], vec![(0, Printed, Payload)]),
        (&["r = httpx.get(u)\np = r.json()['items']", "p[:2]"], vec![(1, Result, Payload)]),
        (
            &["import requests as rq\ndata = rq.post(u).json()", "display(pd.DataFrame(data).head())"],
            vec![(1, Displayed, Payload), (1, Result, Payload)],
        ),
        (&["from requests import get\nget(u).text"], vec![(0, Result, Payload)]),
        (&["s = requests.Session()\ns.get(u).json()"], vec![(0, Result, Payload)]),
        (&["with urllib.request.urlopen(u) as f:\n    body = f.read()\nbody"], vec![(0, Result, Payload)]),
        (&["def fetch(u):\n    return requests.get(u).json()", "fetch('a')"], vec![(1, Result, Payload)]),
        (&["rows = [x['id'] for x in requests.get(u).json()]\nrows"], vec![(0, Result, Payload)]),
        (&["for x in requests.get(u).json():\n    print(x)"], vec![(0, Printed, Payload)]),
        (
            &["client = OpenAI()\nc = client.chat.completions.create(model='m')\nprint(c.choices[0].message.content)"],
            vec![(0, Printed, Payload)],
        ),
        (&["s3 = boto3.client('s3')\ns3.list_buckets()"], vec![(0, Result, Payload)]),
        (&["out = !curl -s https://a.org\nout"], vec![(0, Result, Payload)]),
        (&["!curl -s https://a.org"], vec![(0, Printed, Payload)]),
        (&["%%bash\ncurl -s https://a.org"], vec![(0, Printed, Payload)]),
        (
            &["async with aiohttp.ClientSession() as s:\n    async with s.get(u) as r:\n        print(await r.text())"],
            vec![(0, Printed, Payload)],
        ),
        (&["texts = []\nfor u in urls:\n    texts.append(requests.get(u).text)", "texts[0]"], vec![(1, Result, Payload)]),
        (
            &["class Api:\n    def get(self, u):\n        return requests.get(u).json()", "api = Api()\napi.get('x')"],
            vec![(1, Result, Payload)],
        ),
        (&["df = pd.read_json('https://api.acme.org/x')\ndf.head()"], vec![(0, Result, Payload)]),
        (
            &[
                "class Api:\n    def __init__(self):\n        self.s = requests.Session()\n    def fetch(self):\n        return self.s.get(u).json()",
                "Api().fetch()",
            ],
            vec![(1, Result, Payload)],
        ),
        (
            &["class Api:\n    def load(self):\n        self.d = requests.get(u).json()", "a = Api()\na.load()", "a.d"],
            vec![(2, Result, Payload)],
        ),
        (&["get = requests.get", "get(u).json()"], vec![(1, Result, Payload)]),
        (&["fetch = lambda u: requests.get(u).json()", "fetch('a')"], vec![(1, Result, Payload)]),
        (&["def pages():\n    yield requests.get(u).json()", "for p in pages():\n    print(p)"], vec![(1, Printed, Payload)]),
        (&["try:\n    x\nexcept HTTPError as e:\n    print(e.response.text)"], vec![(0, Printed, Payload)]),
        (&["list(pool.map(lambda u: requests.get(u).json(), urls))"], vec![(0, Result, Payload)]),
        (&["json.dump(requests.get(u).json(), sys.stdout)"], vec![(0, Printed, Payload)]),
        (&["subprocess.check_output(['curl', '-s', 'https://a.org'])"], vec![(0, Result, Payload)]),
        (&["logging.info('%s', requests.get(u).text)"], vec![(0, Shown::Logged, Payload)]),
        (&["df = pd.read_csv('https://api.acme.org/export?format=csv')\ndf"], vec![(0, Result, Payload)]),
        (&["os.environ"], vec![(0, Result, Environment)]),
        (&["dict(os.environ)"], vec![(0, Result, Environment)]),
        (&["os.environ.keys()"], vec![(0, Result, Environment)]),
        (&["sorted(os.environ)"], vec![]),
        (&["import os\nlist(os.environ.keys())"], vec![]),
        (&["for name in os.environ: print(name)"], vec![]),
        (&["for name, value in os.environ.items(): print(value)"], vec![(0, Printed, Environment)]),
        (&["%env"], vec![(0, Result, Environment)]),
        (&["!env"], vec![(0, Printed, Environment)]),
    ] {
        assert_eq!(shown(cells), expected, "{cells:?}");
    }
}

#[test]
fn what_gives_nothing_of_a_response_away_is_harmless() {
    for cells in [
        &["r = requests.get(u)\nr.status_code"][..],
        &["r = requests.get(u)\nr"],
        &["len(requests.get(u).json())"],
        &["n = requests.get(u).json()\nprint(f'{len(n)} rows')"],
        &["d = {'a': 1}\nd.get('a')"],
        &["class Api:\n    def get(self, u):\n        return requests.get(u).json()", "d = {'a': 1}\nd.get('a')"],
        &["model.fit(X, y)"],
        &["df = pd.read_csv('x.csv')\ndf.describe()"],
        &["def show(u):\n    print(requests.get(u).text)"],
        &["os.environ['HOME']"],
        &["os.environ.get('HOME')"],
        &["r = requests.get(u)\nopen('x', 'wb').write(r.content)"],
        &[
            "class Api:\n    def get(self, u):\n        return requests.get(u).json()",
            "def f(config):\n    return config.get('x')",
            "f(load())",
        ],
        &["import requests\nrequests = pd.read_csv('x.csv')", "requests.get('status').head()"],
        &["for requests in logs:\n    print(requests.get('x'))"],
        &["try:\n    x\nexcept HTTPError as e:\n    print(e, e.response.status_code)"],
        &["d = pd.DataFrame(requests.get(u).json())\nd.price.corr(d.volume)"],
        &["df = pd.read_csv('https://a.org/iris.csv')\ndf.head()"],
        &["out = subprocess.run(['ls'], capture_output=True)\nout.stdout"],
    ] {
        assert_eq!(shown(cells), [], "{cells:?}");
    }
}

/// The names under which credentials are read that the cells show.
fn revealed(cells: &[&str]) -> Vec<String> {
    let findings = analyse(cells.iter().map(|cell| Program::read(cell)));
    let fragments = findings.reveals.iter().flat_map(|reveal| reveal.text.iter());
    fragments.filter_map(|fragment| if let Fragment::Kept(kept) = fragment { Some(kept.name.to_string()) } else { None }).collect()
}

#[test]
fn what_is_read_from_a_vault_is_followed_to_what_shows_it() {
    for (cells, name) in [
        (&["print(os.environ['API_KEY'])"][..], "API_KEY"),
        (&["os.getenv('API_KEY')"], "API_KEY"),
        (&["k = os.environ.get('API_KEY')", "print('using', k)"], "API_KEY"),
        (&["k = getpass()\nprint(f'pw: {k}')"], "password"),
        (&["k = getpass('Token: ').strip()", "k"], "Token: "),
        (&["def key():\n    return os.environ['API_KEY']", "key()"], "API_KEY"),
        (&["s = client.get_secret('db').value", "print(s)"], "secret"),
        (&["keyring.get_password('a', 'b')"], "password"),
        (&["print(cfg['db']['password'])"], "password"),
        (&["print('%s / %s' % (user, os.environ['DB_PASSWORD']))"], "DB_PASSWORD"),
        (&["logging.info('%s', os.environ['API_KEY'])"], "API_KEY"),
        (&["!echo $API_KEY"], "API_KEY"),
        (&["k = getpass()\n%time print(k)"], "password"),
        (&["{'k': os.environ['API_KEY'], 'n': 1}"], "API_KEY"),
        (&["for n in ['API_KEY', 'DB_HOST']:\n    print(n, os.environ.get(n))"], "API_KEY"),
        (&["password = input()"], "password"),
        (&["Fernet.generate_key()"], "secret_key"),
    ] {
        assert!(revealed(cells).iter().any(|own| own == name), "{cells:?}: {:?}", revealed(cells));
    }
}

#[test]
fn what_gives_nothing_of_a_credential_away_is_silent() {
    for cells in [
        &["print(os.environ['API_KEY'][:4])"][..],
        &["print(len(os.environ['API_KEY']))"],
        &["os.getenv('API_KEY') is not None"],
        &["bool(os.getenv('API_KEY'))"],
        &["print('set' if os.getenv('API_KEY') else 'missing')"],
        &["k = getpass()\nprint('ok')"],
        &["os.environ['HOME']"],
        &["def f():\n    print(os.environ['API_KEY'])"],
        &["print(hash(os.environ['API_KEY']))"],
        &["os.environ['TOKENIZERS_PARALLELISM']"],
    ] {
        assert_eq!(revealed(cells), Vec::<String>::new(), "{cells:?}");
    }
}

#[test]
fn any_text_is_survived() {
    for source in [
        "{]\n,",
        "((((",
        "def f(:\n",
        "x = ",
        "\"\"\"",
        "f'{",
        "%%",
        "!\n?x",
        "x = 'é' + \u{feff}",
        "class : pass",
        "lambda: (yield)",
        "\\",
        "%%time",
        "x = '\u{201a}= password\u{fffd}: é is \u{201a}'",
        "'é$p'.replace('$p', 'é')",
        "x = '//é:' 'é\u{201a}@h'",
        "Template('\u{201a}${é}').substitute(é='é')",
    ] {
        analyse([Program::read(source)].into_iter());
    }
    let nested = "x = [x]\n".repeat(50_000);
    let grown = format!("token = getpass()\n{}print(s)", "s += token + 'x'\n".repeat(5_000));
    analyse([nested.as_str(), &grown, &"s += 'abc'\n".repeat(20_000)].map(Program::read).into_iter());
    analyse(["(".repeat(100_000), "x = 1+".repeat(100_000), "if x:\n ".repeat(1000)].iter().map(|source| Program::read(source)));
}

#[test]
fn what_doubles_is_bounded() {
    let program = format!("s = 'SECRET'\n{}token = s", "s = f'{s}{k}{s}'\n".repeat(20));
    let given = names(&[&program]);
    assert!(!given.is_empty() && given.len() < 100, "{}", given.len());
}
