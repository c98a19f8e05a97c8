package org.muwahhad.web;

import java.util.Locale;

/** What the colour of a status or notice says; the words next to it always say the same. */
public enum Tone {
  /** Nothing has happened yet: a draft. */
  NEUTRAL,
  /** Under way, someone is working on it. */
  INFO,
  /** Done or accepted. */
  GOOD,
  /** Needs attention soon. */
  WARNING,
  /** Refused, cancelled or wrong. */
  BAD;

  /** The last part of the style class. */
  public String css() {
    return name().toLowerCase(Locale.ROOT);
  }
}
