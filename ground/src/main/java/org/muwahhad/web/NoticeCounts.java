package org.muwahhad.web;

import java.util.List;

/** Counts whom an act tells, while it is tried. */
public interface NoticeCounts {
  /**
   * How many people of a kind are told; the kind is a message. How many suppliers take part in a
   * tender is nobody's to know, so of them no number is given.
   *
   * @param people 0 where the number is not given
   */
  record Audience(String kindKey, long people) {}

  /** Runs what an act does, in its transaction, and counts whom it told, the most first. */
  List<Audience> during(Runnable act);
}
