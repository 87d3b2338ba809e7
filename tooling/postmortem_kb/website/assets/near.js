/* What comes near to a pasted error: the records with some of its words, the telling ones first. */

/* Each word may load a part of the index: so many are asked for, the first of what was pasted. */
export const MOST_WORDS = 24;
const MOST_FOUND = 20;
const MANY = 200;
/* With few records a word that stands in a third of them is rare all the same. */
const FEWEST = 30;
/* In a long error one word may be had by chance. */
const LONG = 4;
const WORD = /(?<![\p{L}\d])(?:\p{L}[\p{L}\d]{2,}|[45]\d\d(?![\p{L}\d]))/gu;
const HUMP = /(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/* `GitHub` is one word and two; of `createTimeoutException` the parts alone tell anything.
   Numbers are left out but for such as 503: they differ from error to error. */
export const tellingWords = (text, noise) => {
  const written = (text.match(WORD) || []).flatMap((word) => {
    const parts = word.split(HUMP);
    return parts.length > 2 ? parts : [word, ...parts];
  });
  const words = new Set(written.map((word) => word.toLowerCase()));
  const again = (word) => word.endsWith("s") && words.has(word.slice(0, -1));
  return [...words].filter((word) => word.length > 2 && !noise.has(word) && !again(word));
};

const weightOf = (count, all) => Math.log(1 + Math.max(all, FEWEST) / count);

/* In quotes a word is itself in any of its forms. Without them the engine takes one that it does not
   know for another that begins alike, but knows how much a record is about it: that is asked of a
   word that few records have, for it takes as long as they are many. */
const ask = async (engine, word, asked) => {
  const exact = (await engine.search(`"${word}"`, asked)).results;
  const loose = exact.length && exact.length <= MANY ? await engine.search(word, asked) : null;
  return { exact, scores: new Map(loose?.results.map((one) => [one.id, one.score])) };
};

/* The records that have a word, with all of the words that they have. */
const gather = (words, answers, all) => {
  const records = new Map();
  words.forEach((word, at) => {
    const { exact, scores } = answers[at];
    const weight = weightOf(exact.length, all);
    for (const one of exact) {
      const had = records.get(one.id) || { one, words: [], weight: 0, score: 0, rarest: weight };
      had.words.push(word);
      had.score += scores.get(one.id) || 0;
      had.weight += weight;
      if (weight > had.rarest) Object.assign(had, { one, rarest: weight });
      records.set(one.id, had);
    }
  });
  return [...records.values()];
};

/* Those as far as they come near to the best, each `{one, words}`: a rare word weighs most. */
export const comeNear = async (engine, text, noise, asked) => {
  const words = tellingWords(text, noise).slice(0, MOST_WORDS);
  const all = (await engine.search(null, asked)).results;
  const answers = await Promise.all(words.map((word) => ask(engine, word, asked)));
  const least = words.length < LONG ? 1 : 2;
  const some = gather(words, answers, all.length).filter((had) => had.words.length >= least);
  const best = Math.max(...some.map((had) => had.weight));
  const near = some.filter((had) => had.weight >= best / 2);
  near.sort((a, b) => b.weight - a.weight || b.score - a.score);
  const nearest = near.slice(0, MOST_FOUND);
  if (!asked.sort) return nearest;
  const place = new Map(all.map((one, index) => [one.id, index]));
  return nearest.sort((a, b) => place.get(a.one.id) - place.get(b.one.id));
};
