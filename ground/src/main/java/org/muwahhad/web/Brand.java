package org.muwahhad.web;

import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.shared.Bilingual;

/** Emblem, colour and name of this deployment as pages name them. */
public final class Brand {
  static final String FILES = "/branding";
  private static final int DIGITS = 12;

  private Brand() {}

  /** The address of the emblem. */
  public static String emblem() {
    Branding branding = branding();
    return !branding.hasEmblem()
        ? Assets.path("emblem.svg")
        : FILES + "/emblem?" + version(branding);
  }

  /** The media type of the emblem. */
  public static String emblemType() {
    return branding().emblemType();
  }

  /** The address of the style sheet with the deployment's colour; null for the platform's green. */
  public static @Nullable String colours() {
    Branding branding = branding();
    return branding.isOwn() && Face.current() == null
        ? null
        : FILES + "/colours.css?" + version(branding);
  }

  /** The colour, such as {@code #1B6B4A}. */
  public static String colour() {
    return "#" + branding().hex();
  }

  /** The name in the header. */
  public static String name(Texts t) {
    Face face = Face.current();
    return face == null ? t.get("web.name") : text(t, face.name(), "web.name");
  }

  /** Whose it is. */
  public static String owner(Texts t) {
    Face face = Face.current();
    return face == null ? t.get("web.footer.owner") : text(t, face.owner(), "web.footer.owner");
  }

  private static String text(Texts t, Bilingual own, String key) {
    return own.ar().isEmpty() ? t.get(key) : t.of(own);
  }

  /** What pages are drawn in: the face that was set, else the settings. */
  static Branding branding() {
    Face face = Face.current();
    return face == null ? Branding.current() : face.branding();
  }

  private static String version(Branding branding) {
    Face face = Face.current();
    String sha256 = branding.sha256();
    String number = face == null ? "" : face.number() + "-";
    return Assets.VERSION + "=" + number + (sha256.isEmpty() ? "own" : sha256.substring(0, DIGITS));
  }
}
