// compromise/one's lookup: node compromise.js ADS.jsonl TERMS.txt RUNS → {"ms": […], "mentions": n} on standard output.
const { readFileSync } = require('node:fs');
const nlp = require('compromise/one');

const [texts, terms] = process.argv.slice(2, 4).map((file) => readFileSync(file, 'utf8').trim().split('\n'));
const runs = Number(process.argv[4]);
const ads = texts.map((line) => JSON.parse(line));
const trie = nlp.buildTrie(terms);

const ms = [];
let mentions = 0;
for (let run = 0; run <= runs; run++) {
  mentions = 0;
  const start = performance.now();
  for (const ad of ads) {
    const found = nlp(ad).lookup(trie);
    if (found.found) mentions += found.json({ offset: true, terms: false }).length;
  }
  ms.push(performance.now() - start);
}
process.stdout.write(JSON.stringify({ ms: ms.slice(1), mentions }));
