package org.muwahhad.tender.amendment;

/**
 * A text beside another one: what both begin with, what is this one's own, and what both end with.
 * Words are never cut.
 */
public record MarkedText(String start, String own, String end) {

  /** The first text as it differs from the second. */
  public static MarkedText of(String text, String other) {
    int start = commonStart(text, other);
    int end = commonEnd(text.substring(start), other.substring(start));
    return new MarkedText(
        text.substring(0, start),
        text.substring(start, text.length() - end),
        text.substring(text.length() - end));
  }

  /** Length of the whole words, with the space after each, that both begin with. */
  private static int commonStart(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int whole = 0;
    for (int i = 0; i < shorter && one.charAt(i) == other.charAt(i); i++) {
      if (Character.isWhitespace(one.charAt(i))) {
        whole = i + 1;
      }
    }
    return one.equals(other) ? shorter : whole;
  }

  /** Length of the whole words, with the space before each, that both end with. */
  private static int commonEnd(String one, String other) {
    int shorter = Math.min(one.length(), other.length());
    int whole = 0;
    for (int i = 1; i <= shorter && last(one, i) == last(other, i); i++) {
      if (Character.isWhitespace(last(one, i))) {
        whole = i;
      }
    }
    return whole;
  }

  private static char last(String text, int back) {
    return text.charAt(text.length() - back);
  }
}
