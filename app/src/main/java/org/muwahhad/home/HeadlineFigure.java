package org.muwahhad.home;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.Money;

/**
 * A figure of the overview, which has the same value there and opens the same list.
 *
 * @param count how many; the awards in effect have an amount in its place
 * @param whole open questions of all committees, beside the reader's own; 0 for all else
 * @param amount what is saved, without VAT; null for figures that count
 * @param share of the benchmark that is saved, as a ratio; null where there is none
 * @param days whole days since the oldest waits, or that the longest is late; 0 for all else
 * @param day day in Riyadh on which the next is due or ends; null where none is
 * @param href list behind it
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record HeadlineFigure(
    HeadlineKind kind,
    long count,
    long whole,
    @Nullable Money amount,
    @Nullable BigDecimal share,
    long days,
    @Nullable LocalDate day,
    String href) {

  /** What it tells, in the order in which it is shown. */
  public enum HeadlineKind {
    /** Saved to date against benchmark prices. */
    SAVED,
    /** Questions that wait for the reader. */
    OWN_DECISIONS,
    /** Questions that wait for committees, for a reader who sits in none. */
    DECISIONS,
    /** Rounds and tenders under way, and when the next is due. */
    UNDER_WAY,
    /** Agreements that end soon or are nearly used. */
    ENDING,
    /** Orders that are late. */
    LATE
  }

  /** A figure that counts and has nothing beside it but days. */
  public static HeadlineFigure count(HeadlineKind kind, long count, long days, String href) {
    return new HeadlineFigure(kind, count, 0, null, null, days, null, href);
  }

  /** A figure that counts, with the day of the next. */
  public static HeadlineFigure until(
      HeadlineKind kind, long count, @Nullable LocalDate day, String href) {
    return new HeadlineFigure(kind, count, 0, null, null, 0, day, href);
  }

  /** Whether it asks for attention. */
  public boolean isPressing() {
    return count > 0 && kind != HeadlineKind.UNDER_WAY && kind != HeadlineKind.DECISIONS;
  }
}
