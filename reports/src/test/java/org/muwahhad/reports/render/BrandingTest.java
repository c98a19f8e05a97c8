package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardReportRenderer;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.award.SampleAwardReports;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The emblem and colour of a deployment in what it prints. */
class BrandingTest {
  private static final Color MAROON = new Color(0x8a, 0x15, 0x38);

  @AfterEach
  void asBefore() {
    Branding.own().use();
  }

  @ParameterizedTest
  @CsvSource({
    "1B6B4A!, NO_COLOUR",
    "green, NO_COLOUR",
    "#12345, NO_COLOUR",
    "#7fb79f, TOO_PALE",
    "#c9a227, TOO_PALE",
    "#ffffff, TOO_PALE"
  })
  void a_colour_that_cannot_be_read_on_white_or_in_grey_is_refused(
      String colour, Branding.Fault fault) {
    assertThatThrownBy(() -> Branding.of(colour, null))
        .isInstanceOfSatisfying(
            Branding.UnusableException.class, e -> assertThat(e.fault()).isEqualTo(fault));
  }

  @ParameterizedTest
  @ValueSource(strings = {"#1B6B4A", "#8A1538", "#00205B", "#000000", "#767676"})
  void a_colour_that_is_taken_is_read_on_white_on_its_own_ground_and_beside_its_pale_bars(
      String colour) throws Exception {
    Branding branding = Branding.of(colour, null);

    assertThat(contrast(branding.hex(), "FFFFFF")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(branding.dark(), branding.soft())).isGreaterThanOrEqualTo(4.5);
    assertThat(Branding.contrast(branding.colour(), branding.pale())).isGreaterThanOrEqualTo(1.8);
  }

  @Test
  void an_emblem_is_a_picture_large_enough_to_be_printed() {
    assertThatThrownBy(() -> Branding.of("", "<svg/>".getBytes()))
        .isInstanceOfSatisfying(
            Branding.UnusableException.class,
            e -> assertThat(e.fault()).isEqualTo(Branding.Fault.NO_PICTURE));
    assertThatThrownBy(() -> Branding.of("", emblem(64)))
        .isInstanceOfSatisfying(
            Branding.UnusableException.class,
            e -> assertThat(e.fault()).isEqualTo(Branding.Fault.SIZE));
  }

  @Test
  void a_report_has_the_deployments_emblem_and_colour_and_nothing_of_the_platforms()
      throws Exception {
    assertThat(colours(printed())).contains(0x1b6b4a).doesNotContain(MAROON.getRGB() & 0xffffff);
    Branding own = Branding.of("#8A1538", emblem(512));
    own.use();

    byte[] report = printed();

    assertThat(colours(report))
        .contains(MAROON.getRGB() & 0xffffff, 0x0000ff)
        .doesNotContain(0x1b6b4a);
    assertThat(printed()).isEqualTo(report);
    assertThat(new ReadPdf(report).violations(PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(new ReadPdf(report).violations(PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void each_branding_is_told_from_every_other_and_the_platforms_has_no_name() throws Exception {
    String maroon = Branding.of("#8A1538", null).sha256();

    assertThat(Branding.own().sha256()).isEmpty();
    assertThat(Branding.of("#1b6b4a", null).sha256()).isEmpty();
    assertThat(Branding.of("#8a1538", null).sha256()).isEqualTo(maroon).hasSize(64);
    assertThat(Branding.of("#8A1538", emblem(256)).sha256()).isNotEqualTo(maroon);
  }

  private static double contrast(String one, String other) {
    return Branding.contrast(
        new Color(Integer.parseInt(one, 16)), new Color(Integer.parseInt(other, 16)));
  }

  /** Blue all over, half seen through at one edge. */
  private static byte[] emblem(int pixels) throws IOException {
    BufferedImage picture = new BufferedImage(pixels, pixels, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < pixels; y++) {
      for (int x = 0; x < pixels; x++) {
        picture.setRGB(x, y, x < pixels / 8 ? 0x400000ff : 0xff0000ff);
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", out);
    return out.toByteArray();
  }

  private static byte[] printed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new AwardReportRenderer().pdf(SampleAwardReports.small(), Edition.ENGLISH, out);
    return out.toByteArray();
  }

  private static Set<Integer> colours(byte[] pdf) throws IOException {
    Set<Integer> colours = new HashSet<>();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFRenderer renderer = new PDFRenderer(document);
      for (int page = 0; page < document.getNumberOfPages(); page++) {
        BufferedImage seen = renderer.renderImageWithDPI(page, 100);
        for (int y = 0; y < seen.getHeight(); y++) {
          for (int x = 0; x < seen.getWidth(); x++) {
            colours.add(seen.getRGB(x, y) & 0xffffff);
          }
        }
      }
    }
    return colours;
  }
}
