package org.muwahhad.reports.document;

/**
 * A column of a table.
 *
 * @param label key of its head in the report's bundles
 * @param width its share of the page's width, against the other columns of its table
 * @param figure whether it holds figures: these align on their last digit in every edition and are
 *     never broken over two lines
 */
public record Column(String label, int width, boolean figure) {

  public Column {
    if (width <= 0) {
      throw new IllegalArgumentException("A column without width: " + label);
    }
  }
}
