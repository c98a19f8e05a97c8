package org.muwahhad.reports.render;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Horizontal bars over a scale that begins at zero, one bar for each name; mirrored where the
 * document reads from the right.
 */
public final class BarChart extends Drawing {

  private static final long serialVersionUID = 1L;

  /** As many as stand on one page with its headings; more bars go to a further chart. */
  public static final int MOST_BARS = 24;

  /**
   * One bar.
   *
   * @param name what it stands for, in one line
   * @param second the same in the second language, beneath it; empty in editions of one language
   * @param value its length; not negative
   * @param figure the value as printed at its end
   * @param accent whether it is the one to look at
   */
  public record Bar(String name, String second, BigDecimal value, String figure, boolean accent)
      implements Serializable {

    /** The name in all languages of the edition. */
    public String names() {
      return second.isEmpty() ? name : name + " · " + second;
    }
  }

  private static final int WIDTH = 523;
  private static final int ROW = 17;
  private static final int ROW_IN_BOTH = 24;
  private static final int AXIS = 18;
  private static final float NAMES = 168;
  private static final float FIGURES = 84;
  private static final float TEXT = 7.5f;
  private static final float SECOND_TEXT = 6.5f;
  private static final float BASELINE_IN_BOTH = 10;
  private static final float BASELINE_OF_SECOND = 19;
  private static final float SPACE_BETWEEN_LABELS = 10;
  private static final float GAP = 8;
  private static final float THICK = 9;
  private static final float OUTLINE = 0.5f;

  private final List<Bar> bars;
  private final boolean rightToLeft;
  private final int row;
  private final double scaleEnd;
  private final double step;

  private BarChart(List<Bar> bars, BigDecimal largest, boolean rightToLeft) {
    super(WIDTH, bars.size() * row(bars) + AXIS);
    this.bars = List.copyOf(bars);
    this.row = row(bars);
    this.rightToLeft = rightToLeft;
    this.step = niceStep(largest);
    this.scaleEnd = Math.max(step, Math.ceil(largest.doubleValue() / step) * step);
  }

  private static int row(List<Bar> bars) {
    return bars.stream().allMatch(bar -> bar.second().isEmpty()) ? ROW : ROW_IN_BOTH;
  }

  /** As many bars as a chart of that height has room for. */
  static int most(int height, boolean inBoth) {
    return (height - AXIS) / (inBoth ? ROW_IN_BOTH : ROW);
  }

  /** In order. */
  public List<Bar> bars() {
    return bars;
  }

  /** Charts of the bars, all on one scale. */
  public static List<BarChart> of(List<Bar> bars, boolean rightToLeft) {
    return of(bars, MOST_BARS, rightToLeft);
  }

  /** Charts of about the same number of bars, up to a given number of bars, all on one scale. */
  static List<BarChart> of(List<Bar> bars, int most, boolean rightToLeft) {
    BigDecimal largest = bars.stream().map(Bar::value).reduce(BigDecimal.ZERO, BigDecimal::max);
    List<BarChart> charts = new ArrayList<>();
    int count = (bars.size() + most - 1) / most;
    for (int i = 0; i < count; i++) {
      List<Bar> some = bars.subList(i * bars.size() / count, (i + 1) * bars.size() / count);
      charts.add(new BarChart(some, largest, rightToLeft));
    }
    return charts;
  }

  /** The step of a scale with about four steps: 1, 2 or 5 times a power of ten. */
  private static double niceStep(BigDecimal largest) {
    if (largest.signum() == 0) {
      return 1;
    }
    double rough = largest.doubleValue() / 4;
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    double lead = rough / power;
    return power * (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10);
  }

  @Override
  void draw(Graphics2D page) {
    float base = bars.size() * row;
    page.setStroke(new BasicStroke(0.35f));
    int labelled = labelled();
    int ticks = (int) Math.round(scaleEnd / step);
    for (int tick = 0; tick <= ticks; tick++) {
      float x = NAMES + length(tick * step);
      page.setColor(Palette.HAIRLINE);
      page.draw(new Line2D.Float(mirror(x), 0, mirror(x), base + 3));
      if (tick % labelled == 0) {
        center(page, label(tick * step), x, base + 12);
      }
    }
    for (int i = 0; i < bars.size(); i++) {
      bar(page, bars.get(i), i * row);
    }
    page.setColor(Palette.accent());
    page.setStroke(new BasicStroke(0.75f));
    page.draw(new Line2D.Float(mirror(NAMES), 0, mirror(NAMES), base));
  }

  private void bar(Graphics2D page, Bar bar, float top) {
    float length = length(bar.value().doubleValue());
    page.setColor(bar.accent() ? Palette.accent() : Palette.pale());
    float x = rightToLeft ? mirror(NAMES + length) : NAMES;
    Rectangle2D shape = new Rectangle2D.Float(x, top + (row - THICK) / 2, length, THICK);
    page.fill(shape);
    // A pale bar would hardly be seen to end, in a print in grey least of all.
    page.setColor(Palette.accent());
    page.setStroke(new BasicStroke(OUTLINE));
    page.draw(shape);
    float baseline = top + row / 2f + TEXT * 0.35f;
    names(page, bar, top, baseline);
    TextLayout figure = PageFonts.line(bar.figure(), TEXT, bar.accent(), false);
    clear(page, NAMES + length + 3, top + (row - ROW) / 2f + 3, figure.getAdvance() + 4);
    start(page, figure, Palette.INK, NAMES + length + 5, baseline);
  }

  private void names(Graphics2D page, Bar bar, float top, float baseline) {
    // As in the tables next to it: one name is written in one way on paper.
    String written = ShortVowels.without(bar.name());
    TextLayout name = PageFonts.lineWithin(written, TEXT, NAMES - GAP, rightToLeft);
    if (bar.second().isEmpty()) {
      start(page, name, Palette.INK, 0, baseline);
      return;
    }
    start(page, name, Palette.INK, 0, top + BASELINE_IN_BOTH);
    TextLayout second = PageFonts.lineWithin(bar.second(), SECOND_TEXT, NAMES - GAP, false);
    start(page, second, Palette.GREY, 0, top + BASELINE_OF_SECOND);
  }

  /** Takes the scale's lines away from behind a figure. */
  private void clear(Graphics2D page, float x, float top, float width) {
    page.setColor(Color.WHITE);
    float left = rightToLeft ? mirror(x) - width : x;
    page.fill(new Rectangle2D.Float(left, top, width, ROW - 6));
  }

  private void start(Graphics2D page, TextLayout line, Color color, float x, float baseline) {
    float left = rightToLeft ? mirror(x) - line.getAdvance() : x;
    page.setColor(color);
    page.fill(line.getOutline(AffineTransform.getTranslateInstance(left, baseline)));
  }

  private void center(Graphics2D page, String text, float x, float baseline) {
    TextLayout line = PageFonts.line(text, TEXT, false, false);
    start(page, line, Palette.GREY, x - line.getAdvance() / 2, baseline);
  }

  /** Each how many steps of the scale one is labelled, so that labels do not touch. */
  private int labelled() {
    float widest = PageFonts.line(label(scaleEnd), TEXT, false, false).getAdvance();
    return Math.max(1, (int) Math.ceil((widest + SPACE_BETWEEN_LABELS) / length(step)));
  }

  private float length(double value) {
    return (float) (value / scaleEnd * (WIDTH - NAMES - FIGURES));
  }

  private float mirror(float x) {
    return rightToLeft ? WIDTH - x : x;
  }

  /** In digits alone, as in the table next to it: an abbreviation would be of one language. */
  private static String label(double tick) {
    return String.format(
        Locale.ROOT, tick == Math.rint(tick) ? "%,.0f" : "%,." + decimals(tick) + "f", tick);
  }

  private static int decimals(double tick) {
    return Math.max(0, new BigDecimal(tick, new MathContext(3)).stripTrailingZeros().scale());
  }
}
