//! Cells of each language and what they show; each row of the tables tests itself.

use super::language::{LANGUAGES, Language};
use super::*;

/// What a cell in `language` shows, after those before it.
fn shown(language: &'static Language, cells: &[&str]) -> Vec<Shown> {
    let mut names = Names::new();
    let mut shown = Vec::new();
    for cell in cells {
        shown = Reading::new(language, cell, &mut names).shown().into_iter().map(|(shown, _)| shown).collect();
    }
    shown
}

/// A call by the row `row`: its text an address, its brackets closed.
fn call(row: &str) -> String {
    let row = row.replacen('…', "u)", 1);
    let quote = row.find(['"', '\'']).map(|at| (at, &row[at..=at]));
    let text = match quote {
        Some((at, quote)) if row[at + 1..].is_empty() => format!("https://a.org{quote}"),
        Some((at, quote)) if !row[at + 1..].contains(quote) => format!("s://a.org{quote}"),
        _ => String::new(),
    };
    let argument = if row.ends_with('(') { "u" } else { "" };
    let close = |open: char, close: char| {
        let closed = row.matches(close).count();
        close.to_string().repeat(row.matches(open).count().saturating_sub(closed))
    };
    format!("{row}{text}{argument}{}{}{}", close('{', '}'), close('[', ']'), close('(', ')'))
}

#[test]
fn every_row_is_found() {
    for language in LANGUAGES {
        for row in language.asks {
            let call = call(row);
            let cells = [format!("{}{call})", language.shows[0]), call.clone(), format!("x.{call}"), format!("puts {call}")];
            assert!(cells.iter().any(|cell| !shown(language, &[cell]).is_empty()), "{}: {call}", language.name());
        }
        let given = format!("r = {}", call(language.asks[0]));
        for row in language.shows {
            let cells = [call(row).replace("(u)", "(r)"), format!("{row}(r)"), format!("{row} r"), format!("r{row}r)")];
            assert!(cells.iter().any(|cell| !shown(language, &[&given, cell]).is_empty()), "{}: {row}", language.name());
        }
    }
}

#[test]
fn answers_are_followed_to_what_shows_them() {
    for (name, cells) in [
        ("R", &["r <- GET(u)", "cat(content(r, 'text'))"][..]),
        ("R", &["r <- request(u) |>\n  req_perform()\nr |> resp_body_json() |> str()"]),
        ("R", &["content(GET(u)) -> x\nx"]),
        ("R", &["f <- function(u) {\n  r <- GET(u)\n  content(r)\n}", "f(u)"]),
        ("R", &["f <- function(u) {\n  print(content(GET(u)))\n}", "f(u)"]),
        ("R", &["x <- lapply(us, \\(u) content(GET(u)))", "str(x)"]),
        ("R", &["for (x in content(GET(u))) {\n  cat(x$name)\n}"]),
        ("javascript", &["const r = await fetch(u);\nconst d = await r.json();", "console.log(d)"]),
        ("javascript", &["fetch(u)\n  .then(r => r.json())\n  .then(d => {\n    console.log(d.x);\n  });"]),
        ("javascript", &["fetch(u).then(r => r.text()).then(console.log)"]),
        ("javascript", &["const { data } = await axios.get(u);\ndata[0]"]),
        (
            "javascript",
            &["const f = async (u) => {\n  const r = await fetch(u);\n  return r.json();\n};", "console.log(`got ${await f(u)}`)"],
        ),
        ("javascript", &["async function main() {\n  console.log(await (await fetch(u)).text());\n}", "main()"]),
        (
            "javascript",
            &["https.get(u, (res) => {\n  let b = '';\n  res.on('data', (c) => b += c);\n  res.on('end', () => console.log(b));\n});"],
        ),
        ("javascript", &["const xs = [];\nfor (const u of us) {\n  xs.push(await fetch(u));\n}\nconsole.log(xs)"]),
        ("typescript", &["const r = await axios.get<User[]>(u);\nr.data"]),
        ("julia", &["r = HTTP.get(u)", "println(String(r.body))"]),
        ("julia", &["function f(u)\n    r = HTTP.get(u)\n    return String(r.body)\nend", "f(u)"]),
        ("julia", &["f(u) = JSON.parse(HTTP.get(u).body)", "@show f(u)"]),
        ("julia", &["rs = HTTP.get.(us)\nforeach(println, rs)"]),
        ("powershell", &["$r = Invoke-RestMethod -Uri $u\n$r.items | Format-Table"]),
        ("powershell", &["$r = irm $u\nWrite-Host \"$($r.name)\""]),
        ("csharp", &["var s = await http.GetStringAsync(u);\nConsole.WriteLine($\"{s}\");"]),
        ("csharp", &["async Task<string> F(string u) {\n    return await http.GetStringAsync(u);\n}", "await F(u)"]),
        ("scala", &["for (x <- requests.get(u).text().linesIterator) {\n  println(x)\n}"]),
        ("kotlin", &["val t = URL(u).readText()\nprintln(t)"]),
        ("ruby", &["d = JSON.parse(Net::HTTP.get(URI(u)))\nd.each do |x|\n  puts x[\"a\"]\nend"]),
        ("go", &["resp, err := http.Get(u)\nb, _ := io.ReadAll(resp.Body)\nfmt.Println(string(b))"]),
        ("rust", &["let b = reqwest::blocking::get(u)?.text()?;\nprintln!(\"{b}\");"]),
        ("php", &["$s = file_get_contents(\"https://a.org\");\necho $s;"]),
        ("octave", &["d = webread(u)"]),
        ("powershell", &["az vm list"]),
        ("powershell", &["$v = az vm list | ConvertFrom-Json\n$v"]),
        ("powershell", &["curl -s https://a.org"]),
        ("powershell", &["Write-Host (az vm list)"]),
        ("powershell", &["$r = curl -s $u | ConvertFrom-Json; $r.items"]),
        ("powershell", &["kubectl get pods `\n  -o json"]),
        ("R", &["d <- content(GET(u))\nprint(map(d,\n  ~ .x$name))"]),
        ("R", &["d <- content(GET(u))\nhead(d)"]),
        ("R", &["d <- content(GET(u))\nprint(list(lm(x ~ y, d), d))"]),
        ("R", &["d <- content(GET(u))\ndcast(d, id ~ key)"]),
        ("R", &["d <- read.csv(url(\"https://a.org/rows?id=1\"))\nsummary(d)"]),
        ("R", &["get_user <- function(id) {\n  content(GET(u))\n}", "get_user(5)"]),
        ("R", &["get_user <- function(id) {\n  rtweet::get_user(id)\n}", "get_user(5)"]),
        ("R", &["httr::HEAD(u)"]),
        ("javascript", &["const request = require(\"request\");\nconsole.log(request(u))"]),
        ("javascript", &["import { request } from \"undici\";\nconsole.log(await request(u))"]),
        (
            "javascript",
            &["const fetch = (...args) => import('node-fetch').then(({default: fetch}) => fetch(...args));", "console.log(await fetch(u))"],
        ),
        ("javascript", &["const { key } = require(\"./key\");\nconsole.log(await fetch(key))"]),
        ("csharp", &["var c = new RestClient(u);\nConsole.WriteLine((await c.ExecuteAsync(q)).Content);"]),
    ] {
        let language = language::of(name).expect("a language of the table");
        assert!(!shown(language, cells).is_empty(), "{name}: {cells:?}");
    }
}

#[test]
fn what_gives_nothing_of_an_answer_away_is_harmless() {
    for (name, cells) in [
        ("R", &["r <- GET(u)\nstatus_code(r)"][..]),
        ("R", &["r <- GET(u)\nr$status_code"]),
        ("R", &["d <- fromJSON(\"https://a.org\")\nd %>% nrow()"]),
        ("R", &["f <- function(u) {\n  content(GET(u))\n}\nprint('defined')"]),
        ("R", &["d <- fromJSON('x.json')\nd"]),
        ("R", &["cat('GET(u)')\n# GET(u)"]),
        ("javascript", &["const r = await fetch(u);\nconsole.log(r.status, r.ok)"]),
        ("javascript", &["const d = await (await fetch(u)).json();\nconsole.log(Object.keys(d).length, `${d.items.length} items`)"]),
        ("javascript", &["const d = await fetch(u);", "const d = [1];\nconsole.log(d)"]),
        ("javascript", &["fetch(u).then(r => r.json());", "const xs = [1];\nxs.map(r => r + 1)"]),
        ("julia", &["r = HTTP.get(u);\nprintln(r.status)"]),
        ("julia", &["function f(u)\n    String(HTTP.get(u).body)\nend\nprintln(1)"]),
        ("powershell", &["Invoke-WebRequest $u -OutFile x.zip"]),
        ("powershell", &["(Invoke-WebRequest $u).StatusCode"]),
        ("powershell", &["$r = irm $u\n$r | Out-Null"]),
        ("csharp", &["var r = await http.GetAsync(u);\nConsole.WriteLine(r.StatusCode);"]),
        ("go", &["resp, err := http.Get(u)\nfmt.Println(err, resp.StatusCode)"]),
        ("octave", &["d = webread(u);\ndisp(numel(d))"]),
        ("ruby", &["puts Net::HTTP.get_response(u).code"]),
        ("powershell", &["az --version"]),
        ("powershell", &["kubectl apply -f x.yaml"]),
        ("powershell", &["gcloud config set project x"]),
        ("powershell", &["gh auth status"]),
        ("powershell", &["curl -O https://a.org/x.zip"]),
        ("powershell", &["wget https://a.org/x.zip"]),
        ("powershell", &["aws s3 cp x s3://b"]),
        ("powershell", &["$aws = 1\n$aws"]),
        ("julia", &["d = HTTP.get(u);", "lm(@formula(y ~ x), d)"]),
        ("javascript", &["const j = await (await fetch(u)).json();", "console.log(Math.max(...j.items.map(x => x.a)))"]),
        ("R", &["d <- read.csv(url(\"https://a.org/x.csv\"))\nsummary(d)"]),
        ("R", &["str(readRDS(url(\"https://a.org/x.rds\")))"]),
        ("R", &["readLines(url(\"https://a.org/x.txt\"))"]),
        ("R", &["url(\"https://a.org\")"]),
        ("R", &["read_csv(\"https://a.org/x.csv\")"]),
        ("R", &["get_user <- function(id) {\n  users[users$id == id, ]\n}", "u <- get_user(5)\nprint(u)"]),
        ("R", &["d <- data[-1, ]\nHEAD(d)\nsession(d)"]),
        ("javascript", &["function request(x) { return x + 1 }", "console.log(request(1))"]),
        ("javascript", &["const { request } = require(\"./util\");\nconsole.log(request(1))"]),
        ("javascript", &["import { request } from \"./util\";", "console.log(request(1))"]),
        ("javascript", &["console.log(new DOMParser().parseFromString(x))"]),
        ("csharp", &["Console.WriteLine(await connection.ExecuteAsync(q));"]),
    ] {
        let language = language::of(name).expect("a language of the table");
        assert_eq!(shown(language, cells), [], "{name}: {cells:?}");
    }
}

#[test]
fn statistics_of_an_answer_give_nothing_of_it_away() {
    let r = language::of("R").expect("a language of the table");
    let given = "res <- httr::GET(u); df <- jsonlite::fromJSON(httr::content(res, \"text\"))";
    assert!(!shown(r, &[given, "df$x"]).is_empty());
    for cell in [
        "cor.test(df$x, df$y)",
        "wilcox.test(df$x, df$y)$p.value",
        "t.test(df$x)",
        "glm(x ~ y, data = df)",
        "randomForest(x ~ y, df)",
        "rpart(x ~ ., data = df)",
        "arima(df$x)",
        "TukeyHSD(aov(x ~ y, df))",
        "print(confusionMatrix(pred, df$x))",
        "print(auc(df$x, p))",
        "quantile(df$x)",
        "prop.table(table(df$x))",
        "colSums(is.na(df))",
        "boxplot(df$x)",
        "df %>% lme4::lmer(x ~ y, data = .)",
        "plot_ly(df, x = ~a)",
        "for (i in seq_along(df$x)) cat(\"row\", i)",
    ] {
        assert_eq!(shown(r, &[given, cell]), [], "{cell}");
    }
}

#[test]
fn any_text_is_survived() {
    let texts = [
        "", "((((", "}}}}", "\"", "'''", "`${", "f(x) =", "= 1", "a <- ", "for (", "function", "| |", "é = \u{201a}{é", "x.", "\\(", "puts",
    ];
    for text in texts {
        for language in LANGUAGES {
            shown(language, &[text]);
            shown(language, &[&text.repeat(2000)]);
        }
    }
}
