package org.muwahhad.web;

import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.render.Branding;

/** Emblem and colour of this deployment as pages name them. */
public final class Brand {
  static final String FILES = "/branding";
  private static final int DIGITS = 12;

  private Brand() {}

  /** The address of the emblem. */
  public static String emblem() {
    Branding branding = Branding.current();
    return !branding.hasEmblem()
        ? Assets.path("emblem.svg")
        : FILES + "/emblem?" + version(branding);
  }

  /** The media type of the emblem. */
  public static String emblemType() {
    return Branding.current().emblemType();
  }

  /** The address of the style sheet with the deployment's colour; null for the platform's green. */
  public static @Nullable String colours() {
    Branding branding = Branding.current();
    return branding.isOwn() ? null : FILES + "/colours.css?" + version(branding);
  }

  /** The colour, such as {@code #1B6B4A}. */
  public static String colour() {
    return "#" + Branding.current().hex();
  }

  private static String version(Branding branding) {
    return Assets.VERSION + "=" + branding.sha256().substring(0, DIGITS);
  }
}
