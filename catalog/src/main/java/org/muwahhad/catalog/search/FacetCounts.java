package org.muwahhad.catalog.search;

import java.util.Map;

/**
 * What a search found, counted by every value of every dimension. Within a dimension in which
 * values were chosen the others are counted as if none were, so that one sees what a further choice
 * would add.
 *
 * @param total items found that fit what was chosen
 * @param counts by dimension and value; only what was found at all
 */
record FacetCounts(long total, Map<String, Map<String, Integer>> counts) {
  static final String CATEGORY = "category";
  static final String KIND = "kind";
  static final String STATUS = "status";
  static final String STATE = "state";

  /** Stands before the code of an attribute. */
  static final String ATTRIBUTE = "attribute.";
}
