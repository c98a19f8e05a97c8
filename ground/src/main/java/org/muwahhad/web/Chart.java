package org.muwahhad.web;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/**
 * A bar chart drawn as SVG beside a table of the same figures.
 *
 * @param id element id, unique on the page
 * @param title what is shown, with the unit or currency
 * @param summary what the figures say, in a sentence, for those who cannot see the bars
 * @param categoryHeading heading of the table's first column
 * @param series names of what is compared, one to three
 * @param bars the categories, in the order shown
 */
public record Chart(
    String id,
    String title,
    String summary,
    String categoryHeading,
    List<String> series,
    List<Bar> bars) {
  private static final int LABEL_HEIGHT = 26;
  private static final int BAR_HEIGHT = 18;
  private static final int BAR_GAP = 4;
  private static final int GROUP_GAP = 14;
  private static final int LONGEST_LABEL = 42;

  /** The longest bar, in percent of the width; the rest is left for its figure. */
  private static final int FULL_PERCENT = 62;

  /** The longest bar beside the longest figures: shorter bars could not be compared. */
  private static final int LEAST_PERCENT = 24;

  /** What one character of a figure takes on a telephone, in percent of the width. */
  private static final int CHARACTER_PERCENT = 3;

  /**
   * One category.
   *
   * @param values one figure per series, none negative
   * @param shown the same figures as text, in the reader's language
   */
  public record Bar(String label, List<BigDecimal> values, List<String> shown) {
    public Bar {
      values = List.copyOf(values);
      shown = List.copyOf(shown);
      if (values.size() != shown.size()) {
        throw new IllegalArgumentException("Each figure needs its text: " + label);
      }
    }

    /** A category with one figure. */
    public Bar(String label, BigDecimal value, String shown) {
      this(label, List.of(value), List.of(shown));
    }

    /** The label as far as it fits above a bar on a telephone; the table has the whole. */
    public String shortLabel() {
      if (label.length() <= LONGEST_LABEL) {
        return label;
      }
      int space = label.lastIndexOf(' ', LONGEST_LABEL - 1);
      return label.substring(0, space > 0 ? space : LONGEST_LABEL - 1) + "…";
    }
  }

  public Chart {
    series = List.copyOf(series);
    bars = List.copyOf(bars);
    if (series.isEmpty() || series.size() > 3) {
      throw new IllegalArgumentException("A bar chart compares one to three series: " + series);
    }
  }

  /** Height of the drawing in pixels. */
  public int height() {
    return bars.size() * groupHeight();
  }

  /** Baseline of a category's label, in pixels from the top. */
  public int labelY(int bar) {
    return bar * groupHeight() + 18;
  }

  /** Upper edge of one bar, in pixels from the top. */
  public int barY(int bar, int one) {
    return bar * groupHeight() + LABEL_HEIGHT + one * (BAR_HEIGHT + BAR_GAP);
  }

  public int barHeight() {
    return BAR_HEIGHT;
  }

  /** Length of one bar in percent of the drawing's width, two decimals. */
  public String percent(int bar, int one) {
    return length(bar, one).toPlainString() + "%";
  }

  /** Distance of a bar's end from the left edge when bars grow from the right. */
  public String percentFromRight(int bar, int one) {
    return BigDecimal.valueOf(100).subtract(length(bar, one)).toPlainString() + "%";
  }

  private BigDecimal length(int bar, int one) {
    BigDecimal greatest =
        bars.stream().flatMap(b -> b.values().stream()).reduce(BigDecimal.ZERO, BigDecimal::max);
    if (greatest.signum() == 0) {
      return BigDecimal.ZERO.setScale(2);
    }
    return bars.get(bar)
        .values()
        .get(one)
        .multiply(BigDecimal.valueOf(fullPercent()))
        .divide(greatest, MathContext.DECIMAL64)
        .setScale(2, RoundingMode.HALF_UP);
  }

  private int fullPercent() {
    int longest =
        bars.stream().flatMap(b -> b.shown().stream()).mapToInt(String::length).max().orElse(0);
    return Math.max(LEAST_PERCENT, Math.min(FULL_PERCENT, 100 - (longest + 1) * CHARACTER_PERCENT));
  }

  private int groupHeight() {
    return LABEL_HEIGHT + series.size() * (BAR_HEIGHT + BAR_GAP) + GROUP_GAP;
  }
}
