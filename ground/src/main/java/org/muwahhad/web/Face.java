package org.muwahhad.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.render.Branding;
import org.muwahhad.shared.Bilingual;

/**
 * How the deployment shows itself on pages, where an administrator set it. Reports keep the emblem
 * and colour of the settings, so that what was issued can be made again to the byte.
 *
 * @param number which change it is
 * @param name in the header; empty for that of the system
 * @param owner whose it is; empty for the Secretariat General
 * @param help who helps, and when; may be empty
 * @param radius of corners, in pixels
 * @param headerHeight least height of the header, in pixels
 * @param changedAt UTC
 */
public record Face(
    long number,
    Branding branding,
    Bilingual name,
    Bilingual owner,
    String email,
    String phone,
    Bilingual help,
    int radius,
    int headerHeight,
    Instant changedAt) {
  private static volatile @Nullable Face current;

  /** That in use; null where nobody set one. */
  public static @Nullable Face current() {
    return current;
  }

  /** Takes a face into use on this node. */
  public static void use(@Nullable Face face) {
    current = face;
  }
}
