package org.muwahhad.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.muwahhad.shared.SearchText;

/** The fields of the search index, and an item written into them. */
final class SearchFields {
  static final String ID = "id";
  static final String VERSION = "version";
  static final String CODE = "code";
  static final String CODE_ORDER = "codeOrder";
  static final String CODE_WORD = "codeWord";

  /** The code without signs, and its numbers without zeros before them: {@code lap3}. */
  static final String CODE_SHORT = "codeShort";

  /** The CPV code of the category. */
  static final String CPV = "cpv";

  static final String FULL_NAME = "fullName";
  static final String NAME_AR_ORDER = "nameArOrder";
  static final String NAME_EN_ORDER = "nameEnOrder";

  /** In thousandths of its currency. */
  static final String PRICE = "price";

  static final String CURRENCY = "currency";

  /**
   * What the item is, without what tells it from its like: "laptop" of "Office laptop, 14-inch".
   */
  static final String HEAD = "head";

  static final String NAME = "name";
  static final String NAME_STEM = "nameStem";
  static final String TEXT = "text";
  static final String TEXT_STEM = "textStem";
  static final String FACET = "facet";

  private static final Pattern ZEROS = Pattern.compile("(?<!\\d)0+(?=\\d)");
  private static final int LONGEST_FACET = 100;
  private static final int LONGEST_HEAD = 4;
  private static final Set<String> PREPOSITIONS =
      Set.of("for", "with", "of", "to", "in", "per", "by", "at", "conforming");

  /** How dimensions are written down: an item may have many values of each. */
  static final FacetsConfig FACETS =
      new FacetsConfig() {
        @Override
        protected DimConfig getDefaultDimConfig() {
          DimConfig dimension = new DimConfig();
          dimension.multiValued = true;
          dimension.indexFieldName = FACET;
          return dimension;
        }
      };

  private SearchFields() {}

  /** The term of one value in one dimension of the facets. */
  static Term facet(String dimension, String value) {
    return DrillDownQuery.term(FACET, dimension, value);
  }

  /** A code as it is compared: without signs and case. */
  static String codeKey(String code) {
    return SearchText.normalise(code).replace(" ", "");
  }

  /** A code, without signs, as people shorten it: without zeros before its numbers. */
  static String shortCode(String codeKey) {
    return ZEROS.matcher(codeKey).replaceAll("");
  }

  static Document document(SearchDocument item) throws IOException {
    Document document = new Document();
    document.add(new StringField(ID, Long.toString(item.id()), Field.Store.NO));
    document.add(new NumericDocValuesField(ID, item.id()));
    document.add(new NumericDocValuesField(VERSION, item.version()));
    document.add(new StringField(CODE, codeKey(item.code()), Field.Store.NO));
    document.add(new StringField(CODE_SHORT, shortCode(codeKey(item.code())), Field.Store.NO));
    document.add(new StringField(CPV, item.category(), Field.Store.NO));
    document.add(new SortedDocValuesField(CODE_ORDER, new BytesRef(item.code())));
    SearchText.words(item.code())
        .forEach(w -> document.add(new StringField(CODE_WORD, w, Field.Store.NO)));
    addOrders(document, item);
    addNames(document, item);
    addText(
        document,
        item.categoryName().ar(),
        item.description().ar(),
        item.categoryName().en(),
        item.description().en());
    addFacets(document, item);
    return FACETS.build(document);
  }

  /** What lists can be put in order by. */
  private static void addOrders(Document document, SearchDocument item) {
    document.add(order(NAME_AR_ORDER, SearchText.normalise(item.name().ar())));
    document.add(order(NAME_EN_ORDER, SearchText.normalise(item.name().en())));
    document.add(new NumericDocValuesField(PRICE, item.price().movePointRight(3).longValue()));
    document.add(order(CURRENCY, item.currency()));
  }

  private static SortedDocValuesField order(String field, String text) {
    return new SortedDocValuesField(field, new BytesRef(text));
  }

  private static void addNames(Document document, SearchDocument item) {
    for (String name : List.of(item.name().ar(), item.name().en())) {
      document.add(new StringField(FULL_NAME, SearchText.normalise(name), Field.Store.NO));
      document.add(new TextField(NAME, WordStream.of(SearchText.words(name), false)));
      document.add(new TextField(NAME_STEM, WordStream.of(SearchText.words(name), true)));
    }
    Set<String> heads = new HashSet<>(arabicHeads(item.name().ar()));
    heads.addAll(englishHeads(item.name().en()));
    heads.forEach(h -> document.add(new StringField(HEAD, h, Field.Store.NO)));
  }

  private static void addText(Document document, String... texts) {
    for (String text : texts) {
      List<String> words = SearchText.words(text);
      document.add(new TextField(TEXT, WordStream.of(words, false)));
      document.add(new TextField(TEXT_STEM, WordStream.of(words, true)));
    }
  }

  private static void addFacets(Document document, SearchDocument item) {
    addFacet(document, FacetCounts.CATEGORY, item.category());
    addFacet(document, FacetCounts.KIND, item.kind().name());
    addFacet(document, FacetCounts.STATUS, item.status().name());
    item.states().forEach(s -> addFacet(document, FacetCounts.STATE, s));
    item.attributes()
        .forEach(
            (code, values) ->
                values.stream()
                    .filter(v -> !v.isBlank() && v.length() <= LONGEST_FACET)
                    .forEach(v -> addFacet(document, FacetCounts.ATTRIBUTE + code, v)));
  }

  private static void addFacet(Document document, String dimension, String value) {
    document.add(new SortedSetDocValuesFacetField(dimension, value));
  }

  /** Arabic names begin with what the thing is. */
  private static List<String> arabicHeads(String name) {
    List<String> stems = stems(SearchText.words(name.split("[,،(]", 2)[0]));
    List<String> heads = new ArrayList<>();
    for (int length = 1; length <= Math.min(LONGEST_HEAD, stems.size()); length++) {
      heads.add(String.join(" ", stems.subList(0, length)));
    }
    return heads;
  }

  /** English names end with it, before what is joined by a preposition. */
  private static List<String> englishHeads(String name) {
    List<String> words = SearchText.words(name.split("[,،(]", 2)[0]);
    List<String> stems = stems(words.stream().takeWhile(w -> !PREPOSITIONS.contains(w)).toList());
    List<String> heads = new ArrayList<>();
    for (int length = 1; length <= Math.min(LONGEST_HEAD, stems.size()); length++) {
      heads.add(String.join(" ", stems.subList(stems.size() - length, stems.size())));
    }
    return heads;
  }

  static List<String> stems(List<String> words) {
    return words.stream().map(WordForms::stem).toList();
  }

  /** The distinct words of several texts. */
  static Stream<String> words(String... texts) {
    return Arrays.stream(texts).flatMap(t -> SearchText.words(t).stream()).distinct();
  }
}
