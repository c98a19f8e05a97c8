package org.muwahhad.web;

import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.shared.Bilingual;

/**
 * Emblem, colour and name of this deployment as a page names them.
 *
 * @param branding what pages are drawn in: that of the face, else of the settings
 * @param face null where no administrator set one
 */
public record Brand(Branding branding, @Nullable Face face) {
  static final String FILES = "/branding";
  private static final int DIGITS = 12;

  static Brand of(@Nullable Face face) {
    return new Brand(face == null ? Branding.current() : face.branding(), face);
  }

  /** That of the settings, while no administrator has set a face. */
  public static Brand ofSettings() {
    return of(null);
  }

  /** The address of the emblem. */
  public String emblem() {
    return branding.hasEmblem() ? FILES + "/emblem?" + version() : Assets.path("emblem.svg");
  }

  /** The media type of the emblem. */
  public String emblemType() {
    return branding.emblemType();
  }

  /** The address of the style sheet with the deployment's colour; null for the platform's green. */
  public @Nullable String colours() {
    return branding.isOwn() && face == null ? null : FILES + "/colours.css?" + version();
  }

  /** The colour, such as {@code #1B6B4A}. */
  public String colour() {
    return "#" + branding.hex();
  }

  /** The name in the header. */
  public String name(Texts t) {
    return face == null ? t.get("web.name") : text(t, face.name(), "web.name");
  }

  /** Whose it is. */
  public String owner(Texts t) {
    return face == null ? t.get("web.footer.owner") : text(t, face.owner(), "web.footer.owner");
  }

  private static String text(Texts t, Bilingual own, String key) {
    return own.ar().isEmpty() ? t.get(key) : t.of(own);
  }

  private String version() {
    String sha256 = branding.sha256();
    String number = face == null ? "" : face.number() + "-";
    return Assets.VERSION + "=" + number + (sha256.isEmpty() ? "own" : sha256.substring(0, DIGITS));
  }
}
