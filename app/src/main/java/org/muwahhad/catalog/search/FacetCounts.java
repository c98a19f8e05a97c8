package org.muwahhad.catalog.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
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
  private final Segments segments;
  private final List<Map.Entry<String, Set<String>>> chosen;
  private final Map<String, Map<String, Integer>> counts = new HashMap<>();
  private long offered;
  private long total;

  private FacetOrdinals values;
  private int[] perValue;
  private int[] dimension;
  private boolean[] accepted;

  /**
   * What was counted.
   *
   * @param offered items found, whatever was chosen
   * @param total items found that fit what was chosen
   * @param counts by dimension and value
   */
  record Result(long offered, long total, Map<String, Map<String, Integer>> counts) {}

  /** The terms of a segment, read or remembered. */
  interface Segments {
    FacetOrdinals of(LeafReader segment) throws IOException;
  }

  FacetCounts(Segments segments, Map<String, Set<String>> chosen) {
    this.segments = segments;
    this.chosen = new ArrayList<>(new TreeMap<>(chosen).entrySet());
  }

  Result result() {
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
    values = segments.of(leaf.reader());
    int size = values.termCount();
    perValue = new int[size];
    dimension = new int[size];
    accepted = new boolean[size];
    Arrays.fill(dimension, NOT_CHOSEN);
    for (int i = 0; i < chosen.size(); i++) {
      mark(i, chosen.get(i).getKey(), chosen.get(i).getValue());
    }
  }

  private void mark(int index, String name, Set<String> wanted) {
    for (int ord = 0; ord < dimension.length; ord++) {
      FacetOrdinals.Term term = values.term(ord);
      if (term.dimension().equals(name)) {
        dimension[ord] = index;
        accepted[ord] = SearchFilters.accepts(name, wanted, term.value());
      }
    }
  }

  @Override
  public void collect(int document) {
    offered++;
    int start = values.start(document);
    int end = values.start(document + 1);
    int missing = (1 << chosen.size()) - 1;
    for (int i = start; i < end && missing != 0; i++) {
      int ord = values.ordinal(i);
      if (accepted[ord]) {
        missing &= ~(1 << dimension[ord]);
      }
    }
    count(start, end, missing);
  }

  private void count(int start, int end, int missing) {
    if (missing == 0) {
      total++;
      for (int i = start; i < end; i++) {
        perValue[values.ordinal(i)]++;
      }
    } else if (Integer.bitCount(missing) == 1) {
      int only = Integer.numberOfTrailingZeros(missing);
      for (int i = start; i < end; i++) {
        int ord = values.ordinal(i);
        if (dimension[ord] == only) {
          perValue[ord]++;
        }
      }
    }
  }

  private void finishLeaf() {
    if (values == null) {
      return;
    }
    for (int ord = 0; ord < perValue.length; ord++) {
      if (perValue[ord] > 0) {
        FacetOrdinals.Term term = values.term(ord);
        counts
            .computeIfAbsent(term.dimension(), d -> new HashMap<>())
            .merge(term.value(), perValue[ord], Integer::sum);
      }
    }
    values = null;
  }
}
