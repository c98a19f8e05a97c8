package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.savings.SavingsSamples;

/** The bars of a chart are named in the languages of the edition and fill its pages. */
class BarChartTest {
  private static final int HEIGHT = 42;
  private static final int NAMES_FROM = 355;

  @Test
  void a_bar_is_named_in_both_languages_one_beneath_the_other() {
    BufferedImage one = drawn(bar(""));
    BufferedImage both = drawn(bar("Saudi Arabia"));

    assertThat(ink(one, 17)).isZero();
    assertThat(ink(both, 13)).isPositive();
    assertThat(ink(both, 3)).isPositive();
  }

  /** Non-white pixels right of the bars in four lines from a height. */
  private static long ink(BufferedImage image, int from) {
    return IntStream.range(from, from + 4)
        .flatMap(y -> IntStream.range(NAMES_FROM + 10, 523).map(x -> image.getRGB(x, y)))
        .filter(colour -> (colour & 0xff) < 0xa0)
        .count();
  }

  private static BarChart.Bar bar(String second) {
    return new BarChart.Bar("السعودية", second, BigDecimal.TEN, "10", true);
  }

  private static BufferedImage drawn(BarChart.Bar bar) {
    BufferedImage image = new BufferedImage(523, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D page = image.createGraphics();
    page.setColor(Color.WHITE);
    page.fillRect(0, 0, 523, HEIGHT);
    BarChart.of(List.of(bar), true).get(0).draw(page);
    return image;
  }

  @ParameterizedTest
  @CsvSource({"1,1", "24,1", "25,2", "48,2", "49,3"})
  void bars_are_shared_out_evenly_among_as_few_charts_as_hold_them(int bars, int charts) {
    List<BarChart> made = BarChart.of(Collections.nCopies(bars, bar("")), true);

    assertThat(made).hasSize(charts);
    assertThat(made.stream().mapToInt(chart -> chart.bars().size()).sum()).isEqualTo(bars);
    int most = made.stream().mapToInt(chart -> chart.bars().size()).max().orElseThrow();
    assertThat(made).allMatch(chart -> chart.bars().size() >= most - 1);
  }

  @Test
  void a_chart_is_told_in_both_languages() throws Exception {
    assertThat(new ReadPdf(inBoth(SavingsSamples.all().get(0))).figures())
        .anyMatch(told -> told.contains("السعودية") && told.contains("Saudi Arabia"));
  }

  private static <R extends Record> byte[] inBoth(Sample<R> sample) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().pdf(sample.report(), Edition.BILINGUAL, out);
    return out.toByteArray();
  }
}
