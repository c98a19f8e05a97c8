package org.muwahhad.catalog.search;

import java.util.List;
import org.muwahhad.shared.Bilingual;

/**
 * One way in which a search can be narrowed.
 *
 * @param parameter name of the query parameter: category, kind, state or attribute
 * @param code distinguishes attributes; empty for the others
 * @param values the most frequent first, numbers by size
 */
public record SearchFacet(String parameter, String code, Bilingual name, List<Value> values) {

  /**
   * One value to narrow by.
   *
   * @param value what the parameter is given
   * @param count items found with it
   */
  public record Value(String value, Bilingual name, long count, boolean chosen) {}

  public boolean isChosen() {
    return values.stream().anyMatch(Value::chosen);
  }
}
