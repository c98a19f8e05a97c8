package org.muwahhad.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.muwahhad.seeds.reference.ReferenceData;
import org.muwahhad.shared.Digest;

/**
 * The reference data of this build in a year: a new year brings further holidays. Each is loaded
 * once, at a start, and told by one entry that names it.
 */
public final class ReferenceVersion {
  private static final String LOADED = "reference data ";
  private static final int DIGITS = 32;
  private static final Pattern FORM = Pattern.compile(LOADED + "[0-9a-f]{" + DIGITS + "}");

  /** A load at midnight may be told in the next year. */
  private static final Duration OF_LOAD = Duration.ofMinutes(10);

  private ReferenceVersion() {}

  /**
   * Its fingerprint, 64 hexadecimal digits.
   *
   * @param year of the calendar, UTC
   */
  public static String of(int year) {
    return Digest.of(ReferenceData.fingerprint(), String.valueOf(year));
  }

  /** What the entry that describes its load is about. */
  public static String loaded(String fingerprint) {
    return LOADED + fingerprint.substring(0, DIGITS);
  }

  /**
   * An entry that describes a load.
   *
   * @param id its number
   * @param at when it was written, UTC
   * @param about which reference data it names
   */
  record Load(long id, Instant at, String about) {
    private boolean isOfThisBuild() {
      return about.equals(loaded(of(yearOf(at))))
          || about.equals(loaded(of(yearOf(at.minus(OF_LOAD)))));
    }
  }

  private static int yearOf(Instant at) {
    return at.atZone(ZoneOffset.UTC).getYear();
  }

  /**
   * The numbers of the entries that may describe what a load brought: one for the data of this
   * build in each year, and before the first of them those of former builds.
   *
   * @param loads in the order of their chain
   */
  static Set<Long> accepted(List<Load> loads) {
    boolean isFormer = loads.stream().anyMatch(Load::isOfThisBuild);
    boolean isAny = !isFormer;
    Set<String> subjects = new HashSet<>();
    Set<Long> accepted = new HashSet<>();
    for (Load load : loads) {
      boolean isOwn = load.isOfThisBuild();
      isFormer &= !isOwn;
      boolean isFirst = subjects.add(load.about());
      if (FORM.matcher(load.about()).matches() && (isAny || isFormer || isOwn && isFirst)) {
        accepted.add(load.id());
      }
    }
    return accepted;
  }
}
