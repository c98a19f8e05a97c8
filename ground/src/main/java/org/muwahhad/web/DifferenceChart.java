package org.muwahhad.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * Differences drawn as bars from a line in the middle, above zero in the direction of reading and
 * below zero against it, beside a table of the same figures.
 *
 * @param id element id, unique on the page
 * @param title what is shown, with the unit or currency and what it differs from
 * @param summary what the figures say, in a sentence, for those who cannot see the bars
 * @param categoryHeading heading of the table's first column
 * @param figureHeading heading of the table's figures
 * @param bars in the order shown
 */
public record DifferenceChart(
    String id,
    String title,
    String summary,
    String categoryHeading,
    String figureHeading,
    List<SignedBar> bars) {
  private static final int LABEL_HEIGHT = 26;
  private static final int BAR_HEIGHT = 18;
  private static final int GROUP_HEIGHT = LABEL_HEIGHT + BAR_HEIGHT + 18;

  /** Where the line is, in percent of the width. */
  private static final BigDecimal MIDDLE = BigDecimal.valueOf(50);

  /** The longest bar, in percent of the width. Figures stand on the other side of the line. */
  private static final BigDecimal LONGEST = BigDecimal.valueOf(48);

  /**
   * One difference.
   *
   * @param shown the same as text, in the reader's language
   */
  public record SignedBar(String label, BigDecimal value, String shown) {
    /** Whether the bar goes in the direction of reading. */
    public boolean isForward() {
      return value.signum() > 0;
    }
  }

  public DifferenceChart {
    bars = List.copyOf(bars);
  }

  /** Height of the drawing in pixels. */
  public int height() {
    return bars.size() * GROUP_HEIGHT;
  }

  /** Baseline of a label, in pixels from the top. */
  public int labelY(int bar) {
    return bar * GROUP_HEIGHT + 18;
  }

  /** Upper edge of a bar, in pixels from the top. */
  public int barY(int bar) {
    return bar * GROUP_HEIGHT + LABEL_HEIGHT;
  }

  public int barHeight() {
    return BAR_HEIGHT;
  }

  /** Length of a bar in percent of the drawing's width. */
  public String length(int bar) {
    return percent(size(bar));
  }

  /**
   * The left edge of a bar in percent of the drawing's width.
   *
   * @param rightToLeft whether the page is read from the right
   */
  public String left(int bar, boolean rightToLeft) {
    boolean growsRight = bars.get(bar).isForward() != rightToLeft;
    return percent(growsRight ? MIDDLE : MIDDLE.subtract(size(bar)));
  }

  private BigDecimal size(int bar) {
    BigDecimal greatest =
        bars.stream().map(b -> b.value().abs()).reduce(BigDecimal.ZERO, BigDecimal::max);
    return greatest.signum() == 0
        ? BigDecimal.ZERO
        : bars.get(bar).value().abs().multiply(LONGEST).divide(greatest, MathContext.DECIMAL64);
  }

  private static String percent(BigDecimal value) {
    return value.setScale(2, RoundingMode.HALF_UP).toPlainString() + "%";
  }
}
