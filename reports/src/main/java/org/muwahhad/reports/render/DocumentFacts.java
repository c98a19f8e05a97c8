package org.muwahhad.reports.render;

import java.time.Instant;

/**
 * What a document says about itself. The dates and the identifier inside the file follow from these
 * alone, never from the clock, so that the same report made twice is the same file.
 *
 * @param title shown by viewers instead of the file's name
 * @param author the body that issued it
 * @param subject one line on what it is
 * @param at when it was issued
 * @param id its identifier
 * @param language BCP 47 language of its main text
 * @param rightToLeft whether pages are read from the right
 */
public record DocumentFacts(
    String title,
    String author,
    String subject,
    Instant at,
    String id,
    String language,
    boolean rightToLeft) {

  /** The software named in the file. */
  static final String PRODUCER = "Muwahhad";
}
