package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.Sample;

/** A signature is seen above the line of its block, and lies on no word of the page. */
@Tag("long")
class SignaturePlaceTest {

  /** A word or sign on a page, in points from its lower left corner. */
  private record Sign(String text, float left, float bottom, float right, float top) {
    boolean isOn(PDRectangle place) {
      return !text.isBlank()
          && right > place.getLowerLeftX()
          && left < place.getUpperRightX()
          && top > place.getLowerLeftY()
          && bottom < place.getUpperRightY();
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void the_place_of_a_signature_covers_no_word_in_any_report(Edition edition) throws Exception {
    int places = 0;
    for (Sample<?> sample : Sample.all().toList()) {
      places += free(sample, edition);
    }

    assertThat(places).isGreaterThan(10);
  }

  private static <R extends Record> int free(Sample<R> sample, Edition edition) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    sample.printer().pdf(sample.report(), edition, out);
    int places = 0;
    try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
      for (PDField field :
          pdf.getDocumentCatalog().getAcroForm() == null
              ? List.<PDField>of()
              : pdf.getDocumentCatalog().getAcroForm().getFields()) {
        if (field instanceof PDSignatureField) {
          for (PDAnnotationWidget widget : field.getWidgets()) {
            places++;
            int page = pdf.getPages().indexOf(widget.getPage());
            assertThat(
                    signs(pdf, page).stream()
                        .filter(s -> s.isOn(widget.getRectangle()))
                        .map(Sign::text))
                .as(sample.name() + ", " + edition + ", " + field.getFullyQualifiedName())
                .isEmpty();
          }
        }
      }
    }
    return places;
  }

  private static List<Sign> signs(PDDocument pdf, int page) throws IOException {
    List<Sign> signs = new ArrayList<>();
    float height = pdf.getPage(page).getMediaBox().getHeight();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition at) {
            float base = height - at.getYDirAdj();
            signs.add(
                new Sign(
                    at.getUnicode(),
                    at.getXDirAdj(),
                    base,
                    at.getXDirAdj() + at.getWidthDirAdj(),
                    base + at.getHeightDir()));
          }
        };
    stripper.setStartPage(page + 1);
    stripper.setEndPage(page + 1);
    stripper.getText(pdf);
    return signs;
  }
}
