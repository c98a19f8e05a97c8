package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintPage;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.type.HorizontalTextAlignEnum;
import net.sf.jasperreports.engine.type.RunDirectionEnum;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that are drawn straight to the page stand where the library would have put them. */
class LineWriterTest {
  /** A mark of direction, which is not seen, leaves a text to the library. */
  private static final String MARK = "\u200e";

  static Stream<Arguments> lines() {
    return Stream.of("1,234.50", "7", "HP Laptop 15, 16 GB")
        .flatMap(
            words ->
                Stream.of(
                        HorizontalTextAlignEnum.LEFT,
                        HorizontalTextAlignEnum.CENTER,
                        HorizontalTextAlignEnum.RIGHT)
                    .flatMap(
                        alignment ->
                            Stream.of(RunDirectionEnum.values())
                                .map(direction -> Arguments.of(words, alignment, direction))));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_drawn_straight_stands_where_the_library_puts_it(
      String words, HorizontalTextAlignEnum alignment, RunDirectionEnum direction)
      throws IOException {
    List<TextPosition> straight = drawn(words, alignment, direction);
    List<TextPosition> byTheLibrary = drawn(MARK + words, alignment, direction);

    assertThat(text(straight)).isEqualTo(words.replace(" ", ""));
    assertThat(text(byTheLibrary)).isEqualTo(text(straight));
    for (int i = 0; i < straight.size(); i++) {
      assertThat(straight.get(i).getX()).isCloseTo(byTheLibrary.get(i).getX(), within(0.05f));
      assertThat(straight.get(i).getY()).isCloseTo(byTheLibrary.get(i).getY(), within(0.01f));
      assertThat(straight.get(i).getFontSize()).isEqualTo(byTheLibrary.get(i).getFontSize());
    }
  }

  private static List<TextPosition> drawn(
      String words, HorizontalTextAlignEnum alignment, RunDirectionEnum direction)
      throws IOException {
    JasperPrint print = new JasperPrint();
    print.setName("line");
    print.setPageWidth(400);
    print.setPageHeight(200);
    JRBasePrintText text = new JRBasePrintText(print.getDefaultStyleProvider());
    text.setX(60);
    text.setY(70);
    text.setWidth(150);
    text.setHeight(30);
    text.setFontName("IBM Plex Sans Arabic");
    text.setFontSize(8f);
    text.setText(words);
    text.setHorizontalTextAlign(alignment);
    text.setRunDirection(direction);
    text.setLineSpacingFactor(1.3f);
    text.setLeadingOffset(-1.5f);
    text.setTextHeight(12);
    text.getLineBox().setLeftPadding(3);
    text.getLineBox().setRightPadding(5);
    JRBasePrintPage page = new JRBasePrintPage();
    page.addElement(text);
    print.addPage(page);
    return positions(print);
  }

  private static List<TextPosition> positions(JasperPrint print) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Scratch scratch = new Scratch()) {
      DocumentFacts facts =
          new DocumentFacts("line", "tests", "a line", Instant.EPOCH, "line", "en", false);
      ReportEngine.export(List.of(print), scratch, facts, List.of(), List.of(), 0, out);
    }
    List<TextPosition> positions = new ArrayList<>();
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      new PDFTextStripper() {
        @Override
        protected void processTextPosition(TextPosition position) {
          positions.add(position);
        }
      }.getText(document);
    }
    positions.removeIf(position -> position.getUnicode().isBlank());
    return positions;
  }

  private static String text(List<TextPosition> positions) {
    StringBuilder text = new StringBuilder();
    positions.forEach(position -> text.append(position.getUnicode()));
    return text.toString().replace(MARK, "").replace(" ", "");
  }
}
