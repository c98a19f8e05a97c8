package org.muwahhad.web;

/**
 * A sentence around what a person wrote, so that a page can mark the language of what was written
 * and leave that of the sentence.
 *
 * @param before what stands before it
 * @param after what stands after it
 */
public record Quotation(String before, String after) {
  /** Stands in a sentence where the quotation comes (U+FFFC, object replacement character). */
  public static final String PLACE = "\uFFFC";

  private static final String ISOLATES = "[\u2066-\u2069]";

  /** Takes a sentence apart at {@link #PLACE}; all of it comes before where it has none. */
  public static Quotation in(String sentence) {
    int at = sentence.indexOf(PLACE);
    return at < 0
        ? new Quotation(sentence, "")
        : new Quotation(
            without(sentence.substring(0, at), ISOLATES + "$"),
            without(sentence.substring(at + PLACE.length()), "^" + ISOLATES));
  }

  // The quotation is isolated by its own element.
  private static String without(String text, String isolate) {
    return text.replaceFirst(isolate, "");
  }
}
