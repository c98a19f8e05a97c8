package org.muwahhad.catalog.search;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.lucene.util.IOSupplier;

/**
 * Answers of the index to the questions asked most lately: what many people look for is looked for
 * once. An answer holds as long as it is asked of the same state of the index with the same
 * synonyms.
 *
 * @param <Q> a question, equal to every other of the same meaning
 * @param <A> its answer, which nobody changes
 */
final class AnswerCache<Q, A> {
  private final Map<CacheKey<Q>, A> answers;

  /** Synonyms are the same only when they are the same object. */
  private record CacheKey<Q>(long version, SynonymList synonyms, Q question) {}

  AnswerCache(int most) {
    answers =
        Collections.synchronizedMap(
            new LinkedHashMap<>(16, 0.75f, true) {
              @Override
              protected boolean removeEldestEntry(Map.Entry<CacheKey<Q>, A> eldest) {
                return size() > most;
              }
            });
  }

  /** The answer, found now unless it is remembered; two who ask at once may both look for it. */
  A get(long version, SynonymList synonyms, Q question, IOSupplier<A> find) throws IOException {
    CacheKey<Q> key = new CacheKey<>(version, synonyms, question);
    A known = answers.get(key);
    if (known == null) {
      known = find.get();
      answers.put(key, known);
    }
    return known;
  }
}
