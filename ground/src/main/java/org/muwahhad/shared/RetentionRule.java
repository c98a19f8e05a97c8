package org.muwahhad.shared;

import java.time.Duration;
import java.time.Instant;

/**
 * How long rows of a kind are kept that are no evidence of anything.
 *
 * @param name in settings and metrics, such as {@code sessions}
 * @param age at which they are deleted
 * @param rows deletes them
 */
public record RetentionRule(String name, Duration age, OldRows rows) {

  /** Deletes what is old. */
  @FunctionalInterface
  public interface OldRows {
    /**
     * Deletes some of it.
     *
     * @param before what is older is deleted, UTC by the clock of the machine
     * @param most rows at once
     * @return how many rows were deleted; 0 when none is left
     */
    int delete(Instant before, int most);
  }

  /**
   * A rule whose age is set by {@code muwahhad.retention.<name>}.
   *
   * @param least age that may be set: until then the rows are needed
   * @throws UnusableSetting when the age is shorter
   */
  public static RetentionRule of(String name, Duration age, Duration least, OldRows rows) {
    requireAtLeast(name, age, least);
    return new RetentionRule(name, age, rows);
  }

  /**
   * Holds a setting against the least age.
   *
   * @throws UnusableSetting when it is shorter
   */
  public static void requireAtLeast(String name, Duration age, Duration least) {
    if (age.compareTo(least) < 0) {
      String setting = "muwahhad.retention." + name;
      throw new UnusableSetting(
          "%s is at least %d hours, not %d".formatted(setting, least.toHours(), age.toHours()),
          "لا يقل الإعداد %s عن %d ساعة، وقيمته الآن %d"
              .formatted(setting, least.toHours(), age.toHours()));
    }
  }
}
