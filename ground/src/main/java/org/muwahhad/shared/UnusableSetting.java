package org.muwahhad.shared;

/**
 * A setting with which the service does not start; says which and what to do, in both languages.
 */
public final class UnusableSetting extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String arabic;

  public UnusableSetting(String english, String arabic) {
    super(english);
    this.arabic = arabic;
  }

  public String arabicMessage() {
    return arabic;
  }
}
