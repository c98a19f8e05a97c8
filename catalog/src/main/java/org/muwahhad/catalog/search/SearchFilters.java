package org.muwahhad.catalog.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.facet.DrillDownQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.muwahhad.catalog.item.ItemStatus;

/**
 * To which items a search is limited.
 *
 * @param status null for all
 * @param within CPV codes, each meant with all below it, of which an item must be in one; empty for
 *     all
 * @param chosen accepted values by dimension: any of the values, all of the dimensions
 * @param among keys of the items it is limited to; null for all
 */
public record SearchFilters(
    @Nullable ItemStatus status,
    List<String> within,
    Map<String, Set<String>> chosen,
    @Nullable Set<Long> among) {
  private static final int DIVISION_DIGITS = 2;

  /** Of all items. */
  public SearchFilters(
      @Nullable ItemStatus status, List<String> within, Map<String, Set<String>> chosen) {
    this(status, within, chosen, null);
  }

  /** Items that a query finds within the status and the categories, whatever was chosen. */
  Query offered(Query query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder().add(query, Occur.MUST);
    if (status != null) {
      all.add(value(FacetCounts.STATUS, status.name()), Occur.FILTER);
    }
    if (!within.isEmpty()) {
      BooleanQuery.Builder any = new BooleanQuery.Builder();
      within.forEach(c -> any.add(value(FacetCounts.CATEGORY, c), Occur.SHOULD));
      all.add(any.build(), Occur.FILTER);
    }
    if (among != null) {
      all.add(
          new TermInSetQuery(
              SearchFields.ID, among.stream().map(i -> new BytesRef(Long.toString(i))).toList()),
          Occur.FILTER);
    }
    return all.build();
  }

  /** Of the items offered, those that fit what was chosen. */
  DrillDownQuery limited(Query query) {
    DrillDownQuery all = new DrillDownQuery(SearchFields.FACETS, offered(query));
    chosen.forEach(
        (dimension, values) -> values.forEach(v -> all.add(dimension, value(dimension, v))));
    return all;
  }

  /** Whether a value of a dimension is one of those accepted. */
  static boolean accepts(String dimension, Set<String> accepted, String value) {
    return dimension.equals(FacetCounts.CATEGORY)
        ? accepted.stream().anyMatch(a -> value.startsWith(digits(a)))
        : accepted.contains(value);
  }

  private static Query value(String dimension, String value) {
    return dimension.equals(FacetCounts.CATEGORY)
        ? new PrefixQuery(SearchFields.facet(dimension, digits(value)))
        : new TermQuery(SearchFields.facet(dimension, value));
  }

  /**
   * The digits of a CPV code that carry its meaning: zeros at the end stand for "and all below".
   */
  public static String digits(String code) {
    int end = code.length();
    while (end > DIVISION_DIGITS && code.charAt(end - 1) == '0') {
      end--;
    }
    return code.substring(0, end);
  }
}
