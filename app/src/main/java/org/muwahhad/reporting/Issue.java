package org.muwahhad.reporting;

import java.time.Instant;
import org.muwahhad.reports.document.DocumentHead;

/**
 * When a report is issued, and under what number it is verified. The figures of a report are hashed
 * without it, so that the same figures give the same file whenever they are asked for.
 *
 * @param at UTC
 * @param proof none in the hash and in drafts
 */
public record Issue(Instant at, DocumentHead.Proof proof) {
  /** In the place of an issue in what is hashed. */
  public static final Issue NONE = new Issue(Instant.EPOCH, DocumentHead.Proof.NONE);
}
