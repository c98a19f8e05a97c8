package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JRPrintElement;
import net.sf.jasperreports.engine.JRPrintFrame;
import net.sf.jasperreports.engine.JRPrintText;
import net.sf.jasperreports.engine.JasperPrint;
import net.sf.jasperreports.engine.base.JRBasePrintText;
import net.sf.jasperreports.engine.type.RunDirectionEnum;
import net.sf.jasperreports.engine.util.JRTextMeasurerUtil;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.document.Block;
import org.muwahhad.reports.pack.PackSamples;
import org.muwahhad.reports.prices.PriceSamples;

/** How the words and figures of a page stand to each other. */
@Tag("long")
class PageLayoutTest {
  private static final float ONE_LINE = 15;

  /** The width of "Saudi Arabia" at 7.5 points, rounded up, as the PDF's font gives it. */
  @ParameterizedTest
  @ValueSource(strings = {"IBM Plex Sans Arabic:43", "IBM Plex Sans Arabic SemiBold:45"})
  void a_text_is_measured_as_wide_as_it_is_drawn(String faceAndWidth) {
    String face = faceAndWidth.split(":")[0];
    int width = Integer.parseInt(faceAndWidth.split(":")[1]);

    assertThat(height("Saudi Arabia", face, width)).isLessThan(ONE_LINE);
    assertThat(height("Saudi Arabia", face, width - 1)).isGreaterThan(ONE_LINE);
  }

  private static float height(String words, String face, int width) {
    JRBasePrintText text = new JRBasePrintText(new JasperPrint().getDefaultStyleProvider());
    text.setText(words);
    text.setFontName(face);
    text.setFontSize(7.5f);
    text.setWidth(width);
    text.setHeight(100);
    JRTextMeasurerUtil.getInstance(DefaultJasperReportsContext.getInstance())
        .measureTextElement(text);
    return text.getTextHeight();
  }

  static IntStream lots() {
    return IntStream.rangeClosed(1, 6);
  }

  @ParameterizedTest
  @MethodSource("lots")
  void a_paragraph_stays_with_the_table_that_it_introduces(int lots) throws Exception {
    Sample<?> sample = PriceSamples.of(lots, 4);
    for (Edition edition : Edition.values()) {
      List<ReadPdf.Told> told = new ReadPdf(pdf(sample, edition)).told();
      List<ReadPdf.Told> paragraphs =
          told.stream()
              .filter(t -> t.exact().startsWith("أسعار وحدة") || t.exact().startsWith("Prices of"))
              .toList();

      assertThat(paragraphs).hasSizeGreaterThanOrEqualTo(lots);
      for (ReadPdf.Told paragraph : paragraphs) {
        ReadPdf.Told first =
            told.subList(told.indexOf(paragraph), told.size()).stream()
                .filter(t -> t.exact().contains("HW-1001"))
                .findFirst()
                .orElseThrow();
        assertThat(first.page()).isEqualTo(paragraph.page());
      }
    }
  }

  private static <R extends Record> byte[] pdf(Sample<R> sample, Edition edition) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().pdf(sample.report(), edition, out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(names = {"ARABIC", "BILINGUAL"})
  void a_mixedarabic_text_with_latin_in_it_is_ordered_from_the_right(Edition edition)
      throws Exception {
    List<JRPrintText> mixed = new ArrayList<>();
    texts(
        print(sample("prices-nasty"), edition),
        text -> {
          if (text.getFullText().contains("(HPC)") && text.getFullText().length() > 200) {
            mixed.add(text);
          }
        });

    assertThat(mixed).isNotEmpty().allMatch(text -> text.getRunDirection() == RunDirectionEnum.RTL);
  }

  @Test
  void words_stand_apart_from_the_figures_before_them() throws Exception {
    List<Integer> gaps = new ArrayList<>();
    rows(
        print(sample("prices-small"), Edition.ENGLISH),
        row -> {
          for (int i = 1; i < row.size(); i++) {
            JRPrintElement before = row.get(i - 1);
            JRPrintElement cell = row.get(i);
            if (isFigures(before) && !isFigures(cell)) {
              gaps.add(cell.getX() - before.getX() - before.getWidth());
            }
          }
        });

    assertThat(gaps).isNotEmpty().allMatch(gap -> gap == 6);
  }

  @Test
  void a_figure_that_is_too_long_for_its_column_stays_on_one_line() throws Exception {
    List<Float> sizes = new ArrayList<>();
    texts(
        print(sample("award-nasty"), Edition.ENGLISH),
        text -> {
          if (text.getFullText().matches("[0-9.,]+")) {
            sizes.add(text.getFontSize());
            assertThat(text.getTextHeight()).isLessThan(2 * text.getFontSize());
          }
        });

    assertThat(sizes).anyMatch(size -> size < 5);
  }

  static Stream<Arguments> onTheirSide() {
    return Sample.all()
        .filter(sample -> sample.name().endsWith("-small") && sample.template().landscape())
        .flatMap(sample -> Stream.of(Edition.values()).map(e -> Arguments.of(sample, e)));
  }

  @ParameterizedTest
  @MethodSource("onTheirSide")
  <R extends Record> void the_first_facts_of_a_page_on_its_side_stand_on_the_cover(
      Sample<R> sample, Edition edition) throws Exception {
    List<ReadPdf.Told> told = new ReadPdf(pdf(sample, edition)).told();
    List<String> names =
        sample.printer().document(sample.report()).sections().get(0).blocks().stream()
            .filter(Block.Facts.class::isInstance)
            .flatMap(block -> ((Block.Facts) block).facts().stream())
            .map(fact -> edition == Edition.ENGLISH ? fact.name().en() : fact.name().ar())
            .toList();

    for (String name : names) {
      assertThat(told)
          .filteredOn(text -> text.exact().equals(name) && !text.tag().startsWith("T"))
          .as(name)
          .isNotEmpty()
          .first()
          .matches(text -> text.page() == 1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_long_address_of_the_page_of_verification_can_be_read(Edition edition) throws Exception {
    List<JRPrintText> addresses = new ArrayList<>();
    texts(
        print(sample("bid-receipt-small"), edition),
        text -> {
          if (text.getFullText().startsWith("https://")) {
            addresses.add(text);
          }
        });

    assertThat(addresses).hasSize(1).allMatch(text -> text.getFontSize() >= 7);
  }

  @Test
  void a_comparison_without_bids_says_so() throws Exception {
    ReadPdf pdf = new ReadPdf(pdf(sample("prices-without-bids"), Edition.ENGLISH));

    assertThat(pdf.spoken()).contains("No bid was submitted.").doesNotContain("As evaluated");
  }

  @Test
  void the_place_to_sign_in_is_named_without_mark_up_in_both_languages() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new PackPrinter().pdf(PackSamples.cover(), PackSamples.parts(), Edition.BILINGUAL, out);

    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      assertThat(document.getDocumentCatalog().getAcroForm().getFields())
          .extracting(PDField::getAlternateFieldName)
          .isNotEmpty()
          .allSatisfy(name -> assertThat(name).doesNotContain("<").contains("Signature"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_long_title_stands_whole_in_letters_that_can_be_read_above_what_follows(Edition edition)
      throws Exception {
    List<JRPrintElement> first =
        print(sample("dossier-nasty"), edition).getPages().get(0).getElements();
    List<JRPrintText> titles =
        first.stream()
            .filter(JRPrintText.class::isInstance)
            .map(JRPrintText.class::cast)
            .filter(text -> text.getStyle().getName().startsWith("h1-"))
            .toList();

    assertThat(titles).hasSize(1);
    JRPrintText title = titles.get(0);
    assertThat(title.getFontSize()).isGreaterThanOrEqualTo(11);
    assertThat(title.getTextTruncateIndex()).isNull();
    JRPrintElement next =
        first.stream().filter(JRPrintFrame.class::isInstance).findFirst().orElseThrow();
    assertThat(next.getY()).isGreaterThanOrEqualTo(title.getY() + title.getHeight());
  }

  @ParameterizedTest
  @EnumSource
  void every_section_has_a_bookmark(Edition edition) throws Exception {
    Sample<?> sample = sample("opening-small");

    try (PDDocument document = Loader.loadPDF(pdf(sample, edition))) {
      assertThat(document.getDocumentCatalog().getDocumentOutline().children()).hasSize(10);
    }
  }

  private static boolean isFigures(JRPrintElement cell) {
    return cell.getStyle() != null && cell.getStyle().getName().endsWith("-number");
  }

  private static Sample<?> sample(String name) {
    return Sample.all().filter(sample -> sample.name().equals(name)).findFirst().orElseThrow();
  }

  private static <R extends Record> JasperPrint print(Sample<R> sample, Edition edition)
      throws Exception {
    ReportPrinter<R> printer = sample.printer();
    Manuscript manuscript =
        printer.manuscript(
            printer.document(sample.report()),
            sample.report(),
            edition,
            List.of(),
            UnaryOperator.identity());
    try (Scratch scratch = new Scratch()) {
      return printer.fill(manuscript, scratch);
    }
  }

  private static void rows(JasperPrint print, Consumer<List<JRPrintElement>> act) {
    for (var page : print.getPages()) {
      for (JRPrintElement element : page.getElements()) {
        if (element instanceof JRPrintFrame frame) {
          act.accept(frame.getElements());
        }
      }
    }
  }

  private static void texts(JasperPrint print, Consumer<JRPrintText> act) {
    rows(
        print,
        row ->
            row.stream()
                .filter(JRPrintText.class::isInstance)
                .map(JRPrintText.class::cast)
                .forEach(act));
  }
}
