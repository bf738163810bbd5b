"""The Python peers: python peers.py NAME ADS.jsonl TERMS.txt RUNS prints {"ms": [...], "mentions": n}.

Each finds all mentions with their offsets in texts that are in memory; loading and building are not timed.
"""

import json
import sys
import time


def pyahocorasick(terms):
    import ahocorasick

    automaton = ahocorasick.Automaton()
    for index, term in enumerate(terms):
        automaton.add_word(term, (index, len(term)))
    automaton.make_automaton()

    def match(texts):
        found = []
        for text in texts:
            lower = text.lower()
            size = len(lower)
            for last, (index, length) in automaton.iter(lower):
                start, end = last - length + 1, last + 1
                if (start == 0 or not lower[start - 1].isalnum()) and (end == size or not lower[end].isalnum()):
                    found.append((start, end, index))
        return found

    return match


def flashtext(terms):
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=False)
    for term in terms:
        processor.add_keyword(term)

    def match(texts):
        return [hit for text in texts for hit in processor.extract_keywords(text, span_info=True)]

    return match


def spacy(terms):
    from spacy import blank
    from spacy.matcher import PhraseMatcher

    nlp = blank("en")
    nlp.max_length = 10**9
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("TERM", [nlp.make_doc(term) for term in terms])

    def match(texts):
        found = []
        for doc in nlp.pipe(texts):
            for _, first, last in matcher(doc):
                span = doc[first:last]
                found.append((span.start_char, span.end_char))
        return found

    return match


name, lines, term_file, runs = sys.argv[1:]
with open(lines, encoding="utf-8") as file:
    ads = [json.loads(line) for line in file]
with open(term_file, encoding="utf-8") as file:
    words = file.read().strip().split("\n")
run = {"pyahocorasick": pyahocorasick, "flashtext": flashtext, "spacy": spacy}[name](words)
ms, mentions = [], 0
for _ in range(int(runs) + 1):
    begin = time.perf_counter()
    mentions = len(run(ads))
    ms.append(1000 * (time.perf_counter() - begin))
print(json.dumps({"ms": ms[1:], "mentions": mentions}))
