package org.muwahhad.catalog.search;

/** How well the items found answer what was typed. */
public enum SearchMatch {
  /** Each has every word. */
  ALL_WORDS,
  /** Each has every word, some words read as the nearest that the catalog knows. */
  CORRECTED,
  /** No item has every word; each has as many as any has. */
  SOME_WORDS
}
