package org.muwahhad.reporting;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.muwahhad.shared.Refusal;

/**
 * What a report is about.
 *
 * @param id key of the tender, round, agreement or meeting
 * @param part the part of it, such as the code of a state or the number of a bidder; empty for the
 *     whole
 */
public record Subject(SubjectKind kind, long id, String part) {
  private static final Pattern WRITTEN = Pattern.compile("(\\d{1,18})(?:-([A-Za-z0-9]{1,20}))?");

  /** The things that reports are about. */
  public enum SubjectKind {
    TENDER,
    ROUND,
    AGREEMENT,
    MEETING,
    /** All states together; there is one, with the key 1. */
    REGION
  }

  /** The whole of a thing. */
  public static Subject of(SubjectKind kind, long id) {
    return new Subject(kind, id, "");
  }

  /**
   * As it stands in addresses: {@code 12}, or {@code 12-KW} for a part.
   *
   * @throws Refusal.NotFound when nothing can be meant by it
   */
  public static Subject read(SubjectKind kind, String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      throw new Refusal.NotFound("report of " + written);
    }
    String part = matcher.group(2);
    return new Subject(kind, Long.parseLong(matcher.group(1)), part == null ? "" : part);
  }

  /** As it stands in addresses. */
  public String written() {
    return part.isEmpty() ? String.valueOf(id) : id + "-" + part;
  }

  /** The chain of the audit record that describes it. */
  public String chain() {
    return word() + ":" + id;
  }

  /** The word for its kind in the audit record. */
  public String word() {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
