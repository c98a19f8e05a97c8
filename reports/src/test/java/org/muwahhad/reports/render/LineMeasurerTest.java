package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JRStyledTextAttributeSelector;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.fill.JRMeasuredText;
import net.sf.jasperreports.engine.fill.JRTextMeasurer;
import net.sf.jasperreports.engine.fill.TextMeasurer;
import net.sf.jasperreports.engine.util.JRStyledText;
import net.sf.jasperreports.engine.util.JRStyledTextUtil;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A text is measured as the library measures it, whatever was measured before. */
class LineMeasurerTest {
  private static final DefaultJasperReportsContext CONTEXT =
      DefaultJasperReportsContext.getInstance();

  static Stream<Arguments> texts() {
    return Stream.of(
            "7",
            "1,234.50",
            "-12.5%",
            "* 1,234.5000",
            "\u2014",
            "1,234,567,890.123",
            "HP Laptop 15, 16 GB",
            "one\ntwo",
            "حاسوب محمول 14 بوصة، 16 جيجابايت")
        .flatMap(words -> Stream.of(12, 44, 60, 200).map(width -> Arguments.of(words, width)));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void a_text_is_measured_as_the_library_measures_it(String words, int width) {
    JRPrintText field = field(width);
    JRTextMeasurer own = new LineMeasurerFactory().createMeasurer(CONTEXT, field);
    measured(own, field, "0");
    measured(own, field, "123");
    measured(own, field, words);

    JRMeasuredText again = measured(own, field, words);
    JRMeasuredText library = measured(new TextMeasurer(CONTEXT, field), field, words);

    assertThat(again.getTextOffset()).isEqualTo(library.getTextOffset());
    assertThat(again.getTextHeight()).isEqualTo(library.getTextHeight());
    assertThat(again.getLeadingOffset()).isEqualTo(library.getLeadingOffset());
    assertThat(again.getLineSpacingFactor()).isEqualTo(library.getLineSpacingFactor());
    assertThat(again.isLeftToRight()).isEqualTo(library.isLeftToRight());
    assertThat(again.isParagraphCut()).isEqualTo(library.isParagraphCut());
    assertThat(again.getLineBreakOffsets()).isEqualTo(library.getLineBreakOffsets());
  }

  private static JRMeasuredText measured(JRTextMeasurer measurer, JRPrintText field, String words) {
    field.setText(words);
    JRStyledText styled =
        JRStyledTextUtil.getInstance(CONTEXT)
            .getProcessedStyledText(
                field, JRStyledTextAttributeSelector.getNoBackcolorSelector(CONTEXT), null);
    return measurer.measure(styled, 0, 0, true, false);
  }

  private static JRPrintText field(int width) {
    JRBasePrintText field = new JRBasePrintText(new JasperPrint().getDefaultStyleProvider());
    field.setWidth(width);
    field.setHeight(40);
    field.setFontName("IBM Plex Sans Arabic");
    field.setFontSize(7.5f);
    return field;
  }
}
