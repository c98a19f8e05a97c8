package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.AwardTemplate;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.award.SampleAwardReports;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** The emblem and colour of a deployment in what it prints. */
@Tag("long")
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
      String colour, Branding.BrandingFault fault) {
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
            e -> assertThat(e.fault()).isEqualTo(Branding.BrandingFault.NO_PICTURE));
    assertThatThrownBy(() -> Branding.of("", emblem(64)))
        .isInstanceOfSatisfying(
            Branding.UnusableException.class,
            e -> assertThat(e.fault()).isEqualTo(Branding.BrandingFault.SIZE));
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
    assertThat(new ReadPdf(report).violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  /** As drawing programs write them: with a type of document, notes of their own and styles. */
  private static final String SHAPES =
      """
      <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://localhost:9/svg11.dtd">
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
           xmlns:notes="urn:notes" viewBox="0 0 200 100">
        <notes:view zoom="2"><script>no()</script></notes:view>
        <title lang="ar">سعفتان</title>
        <title lang="en">Two fronds</title>
        <style>.leaf { fill: #ff8800; stroke: none }</style>
        <defs><path id="leaf" class="leaf" d="M0 0h40v40h-40z"/></defs>
        <clipPath id="half"><rect width="100" height="100"/></clipPath>
        <use xlink:href="#leaf" x="20" y="20"/>
        <use href="#leaf" transform="translate(120 20) rotate(10)"/>
        <g clip-path="url(#half)"><circle cx="100" cy="80" r="15" fill="#0000ff"/></g>
        <path d="M0 90H200" stroke="#880088" stroke-width="4" stroke-opacity=".5"/>
      </svg>""";

  @Test
  void an_emblem_of_shapes_is_drawn_as_shapes_and_says_what_it_shows() throws Exception {
    Branding own = Branding.of("#8A1538", utf8(SHAPES));
    own.use();

    byte[] report = printed();

    assertThat(colours(report)).contains(0xff8800, 0x0000ff).doesNotContain(0x1b6b4a);
    assertThat(pictures(report)).isZero();
    assertThat(new ReadPdf(report).figures()).contains("Two fronds").doesNotContain("سعفتان");
    assertThat(printed()).isEqualTo(report);
    assertThat(new ReadPdf(report).violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  @Test
  void pages_get_the_shapes_of_an_emblem_and_nothing_else_of_its_file() throws Exception {
    Branding own = Branding.of("", utf8(SHAPES));
    byte[] file = own.emblem();

    assertThat(own.emblemType()).isEqualTo("image/svg+xml");
    assertThat(new String(file, StandardCharsets.UTF_8))
        .contains("fill=\"#ff8800\"", "fill=\"#0000ff\"", "fill-opacity=\"0.502\"")
        .doesNotContain("script", "style", "DOCTYPE", "href", "title", "notes");
    assertThat(seen(Branding.of("", file))).isEqualTo(seen(own));
  }

  @Test
  void an_emblem_file_that_is_too_large_is_told_to_be_that() {
    String file =
        "<svg xmlns='http://www.w3.org/2000/svg'><!--" + "x".repeat(512 * 1024) + "--></svg>";

    assertThatThrownBy(() -> Branding.of("", utf8(file)))
        .isInstanceOfSatisfying(
            Branding.UnusableException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(Branding.BrandingFault.TOO_LARGE);
              assertThat(e.getMessage()).contains("513 KiB");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "<script>no()</script> | script",
        "<rect width='9' height='9' onclick='no()'/> | onclick",
        "<image href='#a' width='9' height='9'/> | image",
        "<use href='http://localhost:9/a.svg#a'/> | href=http://localhost:9/a.svg#a",
        "<use href='#a'/><use id='a' href='#b'/><rect id='b' width='9' height='9'/> | use #a",
        "<style>@import 'http://localhost:9/a.css';</style> | @import",
        "<rect width='9' height='9' style='fill:url(http://localhost:9/a.svg#a)'/> | style",
        "<rect width='9' height='9' clip-path='url( \"http://localhost:9/a.svg#a\")'/> | clip-path",
        "<foreignObject width='9' height='9'/> | foreignObject",
        "<text>Ministry</text> | text",
        "<linearGradient id='a'/> | linearGradient",
        "<rect width='9' height='9' opacity='.5'/> | opacity",
        "<g style='opacity:.5'><rect width='9' height='9'/></g> | opacity",
        "<rect width='9' height='9'><animate attributeName='x'/></rect> | animate"
      })
  void an_emblem_of_shapes_holds_nothing_else(String part, String told) {
    String file = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>" + part + "</svg>";

    assertThatThrownBy(() -> Branding.of("", utf8(file)))
        .isInstanceOfSatisfying(
            Branding.UnusableException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(Branding.BrandingFault.NO_PLAIN_SHAPES);
              assertThat(e.getMessage()).contains(told);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<svg",
        "<html xmlns='http://www.w3.org/1999/xhtml'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<svg xmlns='http://www.w3.org/2000/svg'><rect width='0' height='9'/></svg>"
      })
  void an_emblem_without_a_shape_is_none(String file) {
    assertThatThrownBy(() -> Branding.of("", utf8(file)))
        .isInstanceOfSatisfying(
            Branding.UnusableException.class,
            e -> assertThat(e.fault()).isEqualTo(Branding.BrandingFault.NO_PICTURE));
  }

  @Test
  void what_an_emblem_names_outside_of_its_file_is_not_read(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "M0 0h9v9z");
    String file =
        "<!DOCTYPE svg [<!ENTITY s SYSTEM \"%s\">]>".formatted(secret.toUri())
            + "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><title>&s;</title>"
            + "<rect width='9' height='9'/></svg>";
    Branding.of("", utf8(file)).use();

    assertThat(Emblem.words("en")).isNull();
  }

  private static byte[] utf8(String file) {
    return file.getBytes(StandardCharsets.UTF_8);
  }

  /** What is seen of an emblem, dot by dot. */
  private static List<Integer> seen(Branding branding) {
    branding.use();
    BufferedImage field = new BufferedImage(72, 72, BufferedImage.TYPE_INT_ARGB);
    new Emblem().draw(field.createGraphics());
    return Arrays.stream(field.getRGB(0, 0, 72, 72, null, 0, 72)).boxed().toList();
  }

  /** Of more than one dot: the library marks places of drawings by such. */
  private static int pictures(byte[] pdf) throws IOException {
    int pictures = 0;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (COSObject object : document.getDocument().getObjectsByType(COSName.XOBJECT)) {
        if (object.getObject() instanceof COSStream stream
            && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))
            && stream.getInt(COSName.WIDTH) > 1) {
          pictures++;
        }
      }
    }
    return pictures;
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
    new ReportPrinter<>(new AwardTemplate()).pdf(SampleAwardReports.small(), Edition.ENGLISH, out);
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
