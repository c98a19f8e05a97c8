package org.muwahhad.web;

import java.util.List;

/** Counts whom an act notifies, while it is tried. */
public interface NoticeCounts {
  /**
   * How many people of a kind are notified; the kind is a message key. Nobody may know how many
   * suppliers take part in a tender, nor whether any does, so no number is given for them.
   *
   * @param people 0 where the number is not given
   */
  record Audience(String kindKey, long people) {}

  /** Runs what an act does, in its transaction, and counts whom it notified, the most first. */
  List<Audience> during(Runnable act);
}
