package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;
import org.muwahhad.reports.document.DocumentHead;

/**
 * Ministries print in grey. Every text is read on its ground there, by the contrast that is asked
 * for on screens (WCAG 2.2, 1.4.3), and the bars of a chart are told from each other and from the
 * paper by how light they are. Bilingual pages have the styles of all editions.
 */
@Tag("long")
class GreyPrintTest {
  private static final double LEAST_OF_TEXT = 4.5;
  private static final double LEAST_OF_SHAPES = 3;
  private static final float SCALE = 2;

  private interface Printing {
    void to(ByteArrayOutputStream out) throws IOException;
  }

  static Stream<Arguments> papers() {
    DocumentHead.DraftMark draft =
        new DocumentHead.DraftMark(
            new Bilingual("عبدالله فهد القحطاني", "Abdullah Fahad Al Qahtani"),
            Instant.parse("2026-05-24T08:15:00Z"));
    return Sample.all()
        .filter(sample -> sample.name().matches(".*-small|letter-won|letter-other"))
        .flatMap(sample -> Stream.of(paper(sample, null), paper(sample, draft)));
  }

  private static <R extends Record> Arguments paper(
      Sample<R> sample, DocumentHead.@Nullable DraftMark draft) {
    ReportPrinter<R> plain = sample.printer();
    ReportPrinter<R> printer = draft == null ? plain : plain.ofDrafts(draft);
    Printing printing = out -> printer.pdf(sample.report(), Edition.BILINGUAL, out);
    return Arguments.of(sample.name() + (draft == null ? "" : " as a draft"), printing);
  }

  /**
   * A sign on a page.
   *
   * @param light how light it is, from 0 to 1
   * @param field from its line to the height of small letters, in dots of the picture
   */
  private record Sign(int code, double light, Rectangle field) {}

  /** Draws all but texts, of which it notes where they would be. */
  private static final class Ground extends PDFRenderer {
    private final List<Sign> signs = new ArrayList<>();

    Ground(PDDocument document) {
      super(document);
    }

    @Override
    protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
      return new PageDrawer(parameters) {
        @Override
        protected void showFontGlyph(Matrix place, PDFont font, int code, Vector advance)
            throws IOException {
          AffineTransform seen = getGraphics().getTransform();
          seen.concatenate(place.createAffineTransform());
          Shape field =
              seen.createTransformedShape(
                  new Rectangle2D.Float(0, 0, Math.max(0.1f, advance.getX()), 0.5f));
          Color colour = new Color(getGraphicsState().getNonStrokingColor().toRGB());
          signs.add(new Sign(code, light(colour), field.getBounds()));
        }
      };
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("papers")
  void every_text_is_read_in_a_print_in_grey(String name, Printing printing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    printing.to(out);
    List<String> unread = new ArrayList<>();
    int read = 0;
    try (PDDocument document = Loader.loadPDF(out.toByteArray())) {
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        Ground renderer = new Ground(document);
        BufferedImage ground = renderer.renderImage(page, SCALE, ImageType.RGB);
        for (Sign sign : renderer.signs) {
          double contrast = contrast(sign.light(), behind(ground, sign));
          if (contrast < LEAST_OF_TEXT) {
            unread.add("page %d, %s: %.2f".formatted(page + 1, sign, contrast));
          }
          read++;
        }
      }
    }

    assertThat(unread).isEmpty();
    assertThat(read).isGreaterThan(100);
  }

  /** How light the ground of a sign is. */
  private static double behind(BufferedImage ground, Sign sign) {
    Rectangle field = sign.field();
    double sum = 0;
    for (int y = field.y; y < field.y + field.height; y++) {
      for (int x = field.x; x < field.x + field.width; x++) {
        sum += light(new Color(ground.getRGB(x, y)));
      }
    }
    return sum / (field.width * field.height);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void bars_are_told_from_each_other_and_from_the_paper_in_grey(boolean rightToLeft) {
    List<BarChart.Bar> bars =
        IntStream.range(0, 3)
            .mapToObj(i -> new BarChart.Bar("", "", new BigDecimal(100), "", i == 1))
            .toList();
    BarChart chart = BarChart.of(bars, rightToLeft).get(0);
    int scale = 8;
    BufferedImage seen =
        new BufferedImage(523 * scale, (3 * 17 + 18) * scale, BufferedImage.TYPE_INT_RGB);
    Graphics2D page = seen.createGraphics();
    page.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    page.setColor(Color.WHITE);
    page.fillRect(0, 0, seen.getWidth(), seen.getHeight());
    page.scale(scale, scale);
    chart.draw(page);

    double accent = inBar(seen, 1, scale);
    for (int other : new int[] {0, 2}) {
      assertThat(contrast(accent, inBar(seen, other, scale))).isGreaterThan(LEAST_OF_SHAPES);
      assertThat(contrast(edge(seen, other, scale), 1)).isGreaterThan(LEAST_OF_SHAPES);
    }
    assertThat(contrast(accent, 1)).isGreaterThan(LEAST_OF_SHAPES);
  }

  /** In the middle of a bar, beside the lines of the scale. */
  private static double inBar(BufferedImage seen, int bar, int scale) {
    return light(new Color(seen.getRGB(261 * scale + 3, (int) ((bar * 17 + 8.5) * scale))));
  }

  /** The darkest dot of its upper edge. */
  private static double edge(BufferedImage seen, int bar, int scale) {
    return IntStream.rangeClosed(-scale / 2, scale / 2)
        .mapToDouble(
            dy -> light(new Color(seen.getRGB(261 * scale + 3, (bar * 17 + 4) * scale + dy))))
        .min()
        .orElseThrow();
  }

  /** The luminance of a colour by WCAG 2.2, which is also what remains of it in grey. */
  private static double light(Color colour) {
    double against = Branding.contrast(colour, Color.BLACK);
    return (against - 1) * 0.05;
  }

  private static double contrast(double one, double other) {
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  }
}
