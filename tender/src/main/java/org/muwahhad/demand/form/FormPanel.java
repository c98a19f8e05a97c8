package org.muwahhad.demand.form;

import org.jspecify.annotations.Nullable;

/**
 * What a button of the form opened, to be answered by another one.
 *
 * @param query words looked for in the catalog, or empty
 * @param forLine the line for which an item is looked for, or -1 for a new one
 * @param openLine the line whose further buttons are shown, or -1
 * @param pasted what a pasted block means, or null
 * @param favourites whether only the person's favourites are looked through
 */
public record FormPanel(
    String query,
    int forLine,
    int openLine,
    PastedLines.@Nullable Review pasted,
    boolean favourites) {
  static final FormPanel NONE = new FormPanel("", -1, -1, null, false);

  static FormPanel search(String query, int forLine, boolean favourites) {
    return new FormPanel(query, forLine, -1, null, favourites);
  }

  static FormPanel open(int line) {
    return new FormPanel("", -1, line, null, false);
  }

  static FormPanel of(PastedLines.Review pasted) {
    return new FormPanel("", -1, -1, pasted, false);
  }

  /** Whether this panel belongs to a line. */
  public boolean isOpenAt(int line) {
    return openLine == line;
  }
}
