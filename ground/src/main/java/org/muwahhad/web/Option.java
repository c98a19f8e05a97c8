package org.muwahhad.web;

/** One choice of a select, radio or checkbox group; the hint may be empty. */
public record Option(String value, String text, String hint) {

  public Option(String value, String text) {
    this(value, text, "");
  }
}
