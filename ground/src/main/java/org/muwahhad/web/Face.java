package org.muwahhad.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
  /** The link that writes to those who help: the address and nothing more (RFC 6068). */
  public String mailLink() {
    int at = email.lastIndexOf('@');
    return "mailto:"
        + URLEncoder.encode(email.substring(0, Math.max(at, 0)), StandardCharsets.UTF_8)
        + "@"
        + URLEncoder.encode(email.substring(at + 1), StandardCharsets.UTF_8);
  }
}
