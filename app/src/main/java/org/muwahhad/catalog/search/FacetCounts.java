package org.muwahhad.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.NullUnmarked;

/**
 * Counts what a search found by every value of every dimension. Within a dimension in which values
 * were chosen the others are counted as if none were, so that one sees what a further choice would
 * add.
 */
@NullUnmarked
final class FacetCounts extends SimpleCollector {
  static final String CATEGORY = "category";
  static final String KIND = "kind";
  static final String STATUS = "status";
  static final String STATE = "state";

  /** Stands before the code of an attribute. */
  static final String ATTRIBUTE = "attribute.";

  private static final int NOT_CHOSEN = -1;
  private final List<Map.Entry<String, Set<String>>> chosen;
  private final Map<String, Map<String, Integer>> counts = new HashMap<>();
  private long offered;
  private long total;

  private SortedSetDocValues values;
  private int[] perValue;
  private int[] dimension;
  private boolean[] accepted;
  private long[] present = new long[32];

  /**
   * What was counted.
   *
   * @param offered items found, whatever was chosen
   * @param total items found that fit what was chosen
   * @param counts by dimension and value
   */
  record Result(long offered, long total, Map<String, Map<String, Integer>> counts) {}

  FacetCounts(Map<String, Set<String>> chosen) {
    this.chosen = new ArrayList<>(new TreeMap<>(chosen).entrySet());
  }

  Result result() throws IOException {
    finishLeaf();
    return new Result(offered, total, counts);
  }

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  protected void doSetNextReader(LeafReaderContext leaf) throws IOException {
    finishLeaf();
    values = DocValues.getSortedSet(leaf.reader(), SearchFields.FACET);
    int size = Math.toIntExact(values.getValueCount());
    perValue = new int[size];
    dimension = new int[size];
    accepted = new boolean[size];
    Arrays.fill(dimension, NOT_CHOSEN);
    for (int i = 0; i < chosen.size(); i++) {
      mark(i, chosen.get(i).getKey(), chosen.get(i).getValue());
    }
  }

  private void mark(int index, String name, Set<String> wanted) throws IOException {
    String beginning = SearchFields.facet(name, "");
    for (int ord = 0; ord < dimension.length; ord++) {
      String term = values.lookupOrd(ord).utf8ToString();
      if (term.startsWith(beginning)) {
        dimension[ord] = index;
        accepted[ord] = SearchFilters.accepts(name, wanted, SearchFields.value(term));
      }
    }
  }

  @Override
  public void collect(int document) throws IOException {
    offered++;
    if (!values.advanceExact(document)) {
      return;
    }
    int count = values.docValueCount();
    if (count > present.length) {
      present = new long[count * 2];
    }
    int missing = (1 << chosen.size()) - 1;
    for (int i = 0; i < count; i++) {
      int ord = (int) values.nextOrd();
      present[i] = ord;
      if (accepted[ord]) {
        missing &= ~(1 << dimension[ord]);
      }
    }
    count(count, missing);
  }

  private void count(int count, int missing) {
    if (missing == 0) {
      total++;
      for (int i = 0; i < count; i++) {
        perValue[(int) present[i]]++;
      }
    } else if (Integer.bitCount(missing) == 1) {
      int only = Integer.numberOfTrailingZeros(missing);
      for (int i = 0; i < count; i++) {
        int ord = (int) present[i];
        if (dimension[ord] == only) {
          perValue[ord]++;
        }
      }
    }
  }

  private void finishLeaf() throws IOException {
    if (values == null) {
      return;
    }
    for (int ord = 0; ord < perValue.length; ord++) {
      if (perValue[ord] > 0) {
        String term = values.lookupOrd(ord).utf8ToString();
        counts
            .computeIfAbsent(SearchFields.dimension(term), d -> new HashMap<>())
            .merge(SearchFields.value(term), perValue[ord], Integer::sum);
      }
    }
    values = null;
  }
}
