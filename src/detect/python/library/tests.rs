//! Answers on their way to what a cell shows: each row of the tables tests itself, ways are tested as small programs.

use super::answers::{CLIENTS, PACKAGES, REQUESTS, SERVICES, SESSIONS};
use crate::detect::python::*;

/// What the last of `cells` shows of an answer.
fn shown(cells: &[&str]) -> Vec<Shown> {
    let showings = analyse(cells.iter().map(|cell| Program::read(cell))).showings;
    showings
        .iter()
        .filter(|showing| showing.source + 1 == cells.len() && showing.origin == Origin::Payload)
        .map(|showing| showing.shown)
        .collect()
}

#[test]
fn every_row_is_followed() {
    type Form = fn(&str) -> String;
    let forms: [(&[&str], Form); 5] = [
        (REQUESTS, |row| format!("r = {row}(u)\nprint(r.text)")),
        (SESSIONS, |row| format!("s = {row}()\nprint(s.get(u).text)")),
        (CLIENTS, |row| format!("c = {row}(k)\nprint(c.fetch_all(n=1))")),
        (SERVICES, |row| format!("print({row}(u))")),
        (PACKAGES, |row| format!("import {row} as x\nprint(x.fetch_all(u))")),
    ];
    let programs = forms.iter().flat_map(|(rows, program)| rows.iter().map(|row| program(row)));
    let lost: Vec<String> = programs.filter(|program| !shown(&[program]).contains(&Shown::Printed)).collect();
    assert_eq!(lost, Vec::<String>::new());
}

#[test]
fn answers_are_followed_to_what_shows_them() {
    use Shown::{Displayed, Logged, Printed, Raised, Result};
    for (cells, expected) in [
        // texts that are put together
        (&["print(', '.join(sorted(t['x'] for t in requests.get(u).json())))"][..], Printed),
        (&["j = requests.get(u).json()\nprint('{name}'.format(**j))"], Printed),
        (&["print(Template('$x').substitute(requests.get(u).json()))"], Printed),
        (&["m = re.search('<b>(.*)</b>', requests.get(u).text)\nprint(m.group(1))"], Printed),
        // collections
        (&["by = defaultdict(list)\nfor p in requests.get(u).json():\n    by[p['c']].append(p)", "dict(by)"], Result),
        (&["d = {}\nfor p in requests.get(u).json():\n    d.setdefault(p['c'], []).append(p)\nd"], Result),
        (&["df = pd.DataFrame()\nfor i, u in enumerate(us):\n    df.loc[i] = [requests.get(u).text]\ndf"], Result),
        (&["best = max(requests.get(u).json(), key=lambda x: x['n'])\nbest['name']"], Result),
        (&["rows = [1] + requests.get(u).json()\nrows"], Result),
        (&["futs = {ex.submit(requests.get, u): u for u in us}\nfor f in as_completed(futs):\n    print(f.result().text)"], Printed),
        (&["for i, (k, v) in enumerate(requests.get(u).json().items()):\n    print(k, v)"], Printed),
        // functions that are given to calls
        (&["Parallel(2)(delayed(lambda i: requests.get(i).text)(i) for i in us)"], Result),
        (&["def f(u):\n    return requests.get(u).text", "df['u'].progress_apply(f)"], Result),
        (
            &["def work(u, out):\n    out.append(requests.get(u).text)\nout = []\nThread(target=work, args=(u, out)).start()\nprint(out)"],
            Printed,
        ),
        (&["def work(u):\n    print(requests.get(u).text)", "with Pool() as p:\n    p.map(work, us)"], Printed),
        (&["list(map(print, requests.get(u).json()))"], Printed),
        (&["print(*map(lambda x: x['n'], requests.get(u).json()))"], Printed),
        (&["r = await asyncio.to_thread(requests.get, u)\nr.json()"], Result),
        (&["f = {'get': requests.get}['get']\nf(u).json()"], Result),
        (&["def f(g, *a):\n    return g(*a)", "f(requests.get, u).text"], Result),
        (
            &["def outer(u):\n    d = requests.get(u).json()\n    def inner():\n        return d\n    return inner", "f = outer(u)\nf()"],
            Result,
        ),
        (
            &[
                "def log(f):\n    def g(*a):\n        x = f(*a)\n        print(x)\n    return g",
                "@log\ndef load(u):\n    return requests.get(u).json()\nload(u)",
            ],
            Printed,
        ),
        (&["rows = []\ndef load(u):\n    rows.append(requests.get(u).json())\nload(u)\nrows"], Result),
        (&["s = {'r': None}\ndef load():\n    s['r'] = requests.get(u).json()\nload()\nprint(s['r'])"], Printed),
        // classes
        (&["@dataclass\nclass A:\n    x: str\n[A(**d) for d in requests.get(u).json()]"], Result),
        (
            &["class A:\n    x: str\n    @classmethod\n    def of(cls, d):\n        return cls(d['x'])\nA.of(requests.get(u).json())"],
            Result,
        ),
        (
            &[
                "class A:\n    def __init__(self):\n        self.t = requests.get(u).text\n    def __repr__(self):\n        return self.t\nA()",
            ],
            Result,
        ),
        (&["class A:\n    def __iter__(self):\n        yield requests.get(u).text\nfor x in A():\n    print(x)"], Printed),
        (&["class A:\n    def __call__(self, u):\n        return requests.get(u).json()\na = A()\na(u)"], Result),
        (
            &[
                "class B:\n    def f(self):\n        return requests.get(u).text\nclass A(B):\n    def f(self):\n        return super().f()\nA().f()",
            ],
            Result,
        ),
        (&["class A:\n    def __init__(self, d):\n        self.__dict__.update(d)\nA(requests.get(u).json()).name"], Result),
        // branches
        (&["try:\n    d = requests.get(u).json()\nexcept ValueError:\n    d = None\nprint(d)"], Printed),
        (&["if ok:\n    d = requests.get(u).json()\nelse:\n    d = {}\nprint(d)"], Printed),
        (&["d = requests.get(u).json()\nif not d:\n    d = []\nprint(d)"], Printed),
        (&["match requests.get(u).json():\n    case {'name': n, **rest}:\n        print(n)"], Printed),
        (&["print([n for x in requests.get(u).json() if (n := x['n'])])"], Printed),
        // outputs that are kept, streams, logs
        (&["%%capture out\nprint(requests.get(u).text)", "out.show()"], Printed),
        (&["b = io.StringIO()\nwith redirect_stdout(b):\n    print(requests.get(u).text)\nprint(b.getvalue())"], Printed),
        (&["b = io.StringIO()\nb.write(requests.get(u).text)\nprint(b.getvalue())"], Printed),
        (&["csv.writer(sys.stdout).writerows(requests.get(u).json())"], Printed),
        (&["print(requests.get(u).text, file=sys.stderr)"], Logged),
        (&["from loguru import logger\nlogger.debug(f'{requests.get(u).text}')"], Logged),
        (&["log.info('got', body=requests.get(u).json())"], Logged),
        (&["Console().print(requests.get(u).json())"], Printed),
        (&["import IPython.display as ipd\nipd.display(requests.get(u).json())"], Displayed),
        (&["r = requests.get(u)\nr.json()", "_['x']"], Result),
        (&["for x in requests.get(u).json():\n    display(x)"], Result),
        // errors
        (&["r = requests.get(u)\nraise RuntimeError(f'failed: {r.text}')"], Raised),
        (&["r = requests.get(u)\nassert r.ok, r.text"], Raised),
        (&["try:\n    f()\nexcept openai.APIError as e:\n    print(e.body)"], Printed),
        (&["r = requests.get(u)\nassert r.ok, r.json()"], Raised),
        (&["r = requests.get(u)\nraise HTTPException(status_code=500, detail=r.text)"], Raised),
        (&["r = requests.get(u)\nerror = RuntimeError(r.text)\nraise error"], Raised),
        (&["r = requests.get(u)\nr.reason = r.json()['error']\nr.raise_for_status()"], Raised),
        (&["import pytest\nr = requests.get(u)\npytest.fail(f'{r.text}')"], Raised),
        (&["r = requests.get(u)\nif not r.ok:\n    sys.exit(r.text)"], Raised),
        (&["try:\n    f()\nexcept HTTPError as e:\n    logging.exception(e.response.text)"], Logged),
        (&["def check(r):\n    assert r.ok, r.json()", "check(requests.get(u))"], Raised),
        // what is only called like a session
        (
            &["def load(p):\n    r = session.get(b + p, timeout=10)\n    return r.json().get('data', [])", "p = load('/people')\np[0]"],
            Result,
        ),
        (&["http.get(u).json()"], Result),
        (&["r = sess.post(u, json={'q': 1})", "print(r.text)"], Printed),
        (&["session = make_session()\nsession.get(u).json()"], Result),
        (&["async with client.get(u) as r:\n    print(await r.json())"], Printed),
        (&["class Api:\n    def load(self):\n        return self.session.get(u).json()", "Api().load()"], Result),
        (&["try:\n    r = session.get(u)\nexcept Exception:\n    r = None\nprint(r.text)"], Printed),
        (&["rs = [session.get(u) for u in us]\n[r.json() for r in rs]"], Result),
        // what is put together and asked elsewhere
        (&["u = f'https://api.acme.org/x?c={c}'\npd.read_json(u)"], Result),
        (&["c = f'curl -s {u}'\nprint(os.popen(c).read())"], Printed),
        (&["os.system('curl -s https://a.org')"], Printed),
        (&["%%bash\nx=$(curl -s https://a.org)\necho $x"], Printed),
        (&["%%bigquery\nselect 1"], Result),
        // clients within others
        (&["chain = prompt | ChatOpenAI() | parser\nprint(chain.invoke(x))"], Printed),
        (&["c = instructor.from_openai(OpenAI())\nprint(c.create(m))"], Printed),
        (&["from zeep import Client\nc = Client(w)\nprint(c.service.Add(1, 2))"], Printed),
        (&["llm = ChatOpenAI()\nllm('hi')"], Result),
    ] {
        assert!(shown(cells).contains(&expected), "{cells:?}");
    }
}

#[test]
fn what_counts_or_keeps_an_answer_away_is_harmless() {
    for cells in [
        &["t = 0\nfor x in requests.get(u).json():\n    t += x['n']\nprint(t)"][..],
        &["for i, x in enumerate(requests.get(u).json()):\n    print('row', i)"],
        &["for n, x in zip(names, requests.get(u).json()):\n    print(n, len(x))"],
        &["list(map(len, [requests.get(u).text for u in us]))"],
        &["list(map(lambda r: r.status_code, [requests.get(u) for u in us]))"],
        &["{u: requests.get(u).status_code for u in us}"],
        &["r = boto3.client('s3').put_object(Key=k)\nr['ResponseMetadata']['HTTPStatusCode']"],
        &["r = OpenAI().chat.completions.create(model=m)\nprint(r.usage.total_tokens, r['usage'])"],
        &["h = hashlib.sha256()\nh.update(requests.get(u).content)\nh.hexdigest()"],
        &["Image.open(io.BytesIO(requests.get(u).content))"],
        &["with open('x', 'w') as f:\n    print(requests.get(u).text, file=f)\nprint('saved')"],
        &["%%capture\nprint(requests.get(u).text)"],
        &["from mistralai import UserMessage\nUserMessage(content='x').model_dump()"],
        &["import stripe\nstripe"],
        &["class A:\n    def __init__(self):\n        self.t = requests.get(u).text\nA()"],
        &["class A:\n    def __init__(self):\n        self.t = requests.get(u).text\n    def __repr__(self):\n        return 'A'\nA()"],
        &["def f(g):\n    return g", "f(requests.get)"],
        &["if ok:\n    d = requests.get(u).json()\n    d = len(d)\nelse:\n    d = 0\nprint(d)"],
        &["d = requests.get(u).json()\nif d:\n    d = 1\nelse:\n    d = 0\nprint(d)"],
        &["es = Elasticsearch(h)\nprint(es.ping(), es.count(index='x'))"],
        &["code_eval.compute(references=refs, predictions=[requests.get(u).text])"],
        &["!curl -s https://a.org | wc -l"],
        &["rows = requests.get(u).json()\nassert len(rows) > 3, len(rows)"],
        &["r = requests.get(u)\nassert r.ok, r.status_code"],
        &["r = requests.get(u)\nr.raise_for_status()"],
        &["try:\n    f()\nexcept openai.APIError as e:\n    raise openai.APIError(1)"],
        // what is only called like a session, and not read like an answer
        &["client.get('greeting')"],
        &["client.get('greeting')['x']"],
        &["for key in session.get('keys'):\n    print(key)"],
        &["r = session.post(u, json=row)\nr.status_code, len(r.content)"],
        &["session.get(Post, 5).content"],
        &["db.session.query(User).all()"],
        &["session.execute(query).fetchall()"],
        &["sess.run(loss)"],
        &["cache.get('k').text"],
        &["session = {'a': Note('x')}\nsession.get('a').text"],
    ] {
        assert_eq!(shown(cells), [], "{cells:?}");
    }
}
