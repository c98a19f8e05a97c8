package org.muwahhad.catalog.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * The query of a search, with its ranking: the best place in which each part of the query is found
 * counts, and the parts are summed. All weights are whole numbers and none depends on what else is
 * in the index, so that a score says the same on every node and on every page.
 */
final class RankedQuery {
  /** The item is such a thing, rather than made for one or with one. */
  private static final int HEAD = 16;

  private static final int NAME = 12;
  private static final int CODE = 12;
  private static final int NAME_STEM = 10;
  private static final int NAME_BEGINNING = 7;
  private static final int CODE_BEGINNING = 7;
  private static final int TEXT = 4;
  private static final int TEXT_STEM = 3;
  private static final int TEXT_BEGINNING = 2;

  /** A synonym weighs a little less than what was typed. */
  private static final int SYNONYM_LESS = 1;

  /** The synonym of a word that is only begun weighs less than a word that begins so. */
  private static final int FURTHER_LESS = 2;

  private static final int FULL_NAME = 200;
  private static final int FULL_CODE = 1000;
  private static final int LONG_BEGINNING = 3;

  /** Letters and a number, as the codes of items are made and shortened. */
  private static final Pattern CODE_TYPED = Pattern.compile("\\p{L}+\\d+");

  /** A CPV code of four digits or more; shorter ones are numbers of something. */
  private static final Pattern CPV_TYPED = Pattern.compile("\\d{4,8}");

  /** A whole CPV code with its check digit. */
  private static final Pattern CPV_CHECKED = Pattern.compile("(\\d{8}) \\d");

  private final List<SynonymList.QueryPart> parts;
  private final Set<String> whole;
  private final String last;

  /**
   * @param whole words that are in the catalog as they stand. To look for what begins with a common
   *     word costs much and finds little else: only the last, which may still be being typed, is
   *     taken for the beginning of a name, too
   */
  RankedQuery(List<SynonymList.QueryPart> parts, Set<String> whole) {
    this.parts = List.copyOf(parts);
    this.whole = Set.copyOf(whole);
    List<String> words = parts.stream().flatMap(p -> p.words().stream()).toList();
    this.last = words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  /** Items in which a least number of the parts is found; all items for a query of no words. */
  Query finding(String text, int least) {
    if (parts.isEmpty()) {
      return new MatchAllDocsQuery();
    }
    BooleanQuery.Builder found = new BooleanQuery.Builder();
    Occur each = least == parts.size() ? Occur.MUST : Occur.SHOULD;
    parts.forEach(p -> found.add(part(p), each));
    if (each == Occur.SHOULD) {
      found.setMinimumNumberShouldMatch(least);
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder().add(found.build(), Occur.SHOULD);
    asCode(text).forEach(q -> any.add(q, Occur.SHOULD));
    return new BooleanQuery.Builder()
        .add(any.build(), Occur.MUST)
        .add(term(SearchFields.FULL_NAME, text, FULL_NAME), Occur.SHOULD)
        .add(term(SearchFields.CODE, text.replace(" ", ""), FULL_CODE), Occur.SHOULD)
        .build();
  }

  /** The whole text as the code of an item, or its beginning, or as a CPV code. */
  private static List<Query> asCode(String text) {
    Matcher checked = CPV_CHECKED.matcher(text);
    if (checked.matches()) {
      return List.of(cpv(checked.group(1)));
    }
    String key = text.replace(" ", "");
    if (!CODE_TYPED.matcher(key).matches()) {
      return List.of();
    }
    String shortened = SearchFields.shortCode(key);
    return List.of(
        term(SearchFields.CODE_SHORT, shortened, FULL_CODE),
        new DisjunctionMaxQuery(
            List.of(
                beginning(SearchFields.CODE, key, CODE_BEGINNING),
                beginning(SearchFields.CODE_SHORT, shortened, CODE_BEGINNING)),
            0));
  }

  private static Query cpv(String code) {
    return beginning(SearchFields.CPV, SearchFilters.digits(code), CODE_BEGINNING);
  }

  private Query part(SynonymList.QueryPart part) {
    int width = part.words().size();
    List<Query> places = new ArrayList<>();
    if (width == 1) {
      addWord(places, part.words().get(0));
    } else {
      BooleanQuery.Builder all = new BooleanQuery.Builder();
      part.words().forEach(w -> all.add(word(w), Occur.MUST));
      places.add(all.build());
    }
    places.add(term(SearchFields.HEAD, head(part.words()), HEAD * width));
    part.others().forEach(o -> addSynonym(places, o, SYNONYM_LESS, width));
    part.further().forEach(o -> addSynonym(places, o, FURTHER_LESS, width));
    return new DisjunctionMaxQuery(places, 0);
  }

  private Query word(String word) {
    List<Query> places = new ArrayList<>();
    addWord(places, word);
    return new DisjunctionMaxQuery(places, 0);
  }

  private void addWord(List<Query> places, String word) {
    String stem = WordForms.stem(word);
    String bare = WordForms.withoutArticle(word);
    places.add(term(SearchFields.CODE_WORD, word, CODE));
    if (CPV_TYPED.matcher(word).matches()) {
      places.add(cpv(word));
    }
    places.add(term(SearchFields.NAME, word, NAME));
    places.add(term(SearchFields.NAME_STEM, stem, NAME_STEM));
    places.add(term(SearchFields.TEXT, word, TEXT));
    places.add(term(SearchFields.TEXT_STEM, stem, TEXT_STEM));
    if (!whole.contains(word) || word.equals(last)) {
      places.add(beginning(SearchFields.NAME, word, NAME_BEGINNING));
      places.add(beginning(SearchFields.NAME_STEM, bare, NAME_BEGINNING));
      places.add(beginning(SearchFields.CODE, word, CODE_BEGINNING));
    }
    if (!whole.contains(word) && word.length() >= LONG_BEGINNING) {
      places.add(beginning(SearchFields.CODE_WORD, word, CODE_BEGINNING));
      places.add(beginning(SearchFields.TEXT, word, TEXT_BEGINNING));
    }
  }

  private static void addSynonym(List<Query> places, List<String> synonym, int less, int width) {
    places.add(term(SearchFields.HEAD, head(synonym), (HEAD - less) * width));
    places.add(phrase(SearchFields.NAME_STEM, synonym, (NAME_STEM - less) * width));
    places.add(phrase(SearchFields.TEXT_STEM, synonym, (TEXT_STEM - less) * width));
  }

  private static String head(List<String> words) {
    return String.join(" ", SearchFields.stems(words));
  }

  private static Query term(String field, String text, int weight) {
    return weighed(new TermQuery(new Term(field, text)), weight);
  }

  private static Query beginning(String field, String text, int weight) {
    return weighed(new PrefixQuery(new Term(field, text)), weight);
  }

  private static Query phrase(String field, List<String> words, int weight) {
    PhraseQuery.Builder phrase = new PhraseQuery.Builder();
    words.forEach(w -> phrase.add(new Term(field, WordForms.stem(w))));
    return weighed(phrase.build(), weight);
  }

  private static Query weighed(Query query, int weight) {
    return new BoostQuery(new ConstantScoreQuery(query), weight);
  }
}
