package org.muwahhad.catalog.search;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.facet.DrillSideways;
import org.apache.lucene.facet.FacetResult;
import org.apache.lucene.facet.LabelAndValue;
import org.apache.lucene.facet.sortedset.DefaultSortedSetDocValuesReaderState;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesReaderState;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.jspecify.annotations.Nullable;

/** Searches one state of the index, and counts by facets what it finds there. */
final class FacetSearcher extends IndexSearcher {
  /** Null while the index is empty: it has no facets then. */
  private final @Nullable SortedSetDocValuesReaderState facets;

  FacetSearcher(IndexReader reader) throws IOException {
    super(reader);
    // What a search finds is in memory already: a cache of it would only make searches wait.
    setQueryCache(null);
    facets =
        reader.numDocs() == 0
            ? null
            : new DefaultSortedSetDocValuesReaderState(
                reader, SearchFields.FACET, SearchFields.FACETS);
  }

  /**
   * The best that were found, and how many there are.
   *
   * @param hits as far as they were asked for
   */
  record CountedHits(TopDocs hits, FacetCounts counts) {}

  /**
   * Finds and counts in one pass.
   *
   * @param after the last hit of the page before; null for the first page. It limits no count
   */
  CountedHits find(DrillDownQuery query, @Nullable FieldDoc after, int most, Sort order)
      throws IOException {
    if (facets == null) {
      return new CountedHits(search(query, 1, order), new FacetCounts(0, Map.of()));
    }
    DrillSideways.DrillSidewaysResult found =
        new DrillSideways(this, SearchFields.FACETS, facets)
            .search(query, null, after, most, order, false);
    Map<String, Map<String, Integer>> counts = new HashMap<>();
    for (String dimension : facets.getDims()) {
      FacetResult values = found.facets.getAllChildren(dimension);
      if (values != null) {
        for (LabelAndValue one : values.labelValues) {
          counts
              .computeIfAbsent(dimension, d -> new HashMap<>())
              .put(one.label, one.value.intValue());
        }
      }
    }
    return new CountedHits(found.hits, new FacetCounts(found.hits.totalHits.value, counts));
  }
}
