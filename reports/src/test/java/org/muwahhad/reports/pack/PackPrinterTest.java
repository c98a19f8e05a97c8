package org.muwahhad.reports.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.muwahhad.reports.Edition;
import org.muwahhad.reports.award.ReadPdf;
import org.muwahhad.reports.render.PackPrinter;
import org.muwahhad.reports.render.SignatureMark;
import org.muwahhad.reports.signature.KeyStoreSigner;
import org.muwahhad.reports.signature.LocalAuthority;
import org.muwahhad.reports.signature.ReadSignatures;
import org.muwahhad.reports.signature.SignPdf;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** Several reports printed as one file. */
@Tag("long")
class PackPrinterTest {
  private static final Instant AT = Instant.parse("2026-05-24T08:00:00Z");
  private static final PackPrinter PRINTER = new PackPrinter();
  private static final Map<Edition, byte[]> PRINTED = new EnumMap<>(Edition.class);

  private static byte[] pack(Edition edition) {
    return PRINTED.computeIfAbsent(edition, PackPrinterTest::print);
  }

  private static byte[] print(Edition edition) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      PRINTER.pdf(PackSamples.cover(), PackSamples.parts(), edition, out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void it_can_be_archived_and_read_by_everyone_and_is_the_same_each_time(Edition edition)
      throws Exception {
    ReadPdf pdf = new ReadPdf(pack(edition));

    assertThat(pdf.violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
    assertThat(pdf.cutOff()).isEmpty();
    assertThat(print(edition)).isEqualTo(pack(edition));
  }

  /** Or readers built on Poppler take a number of objects for a place in them, and drop them. */
  @ParameterizedTest
  @EnumSource(Edition.class)
  void its_links_and_signature_fields_lie_behind_more_bytes_than_it_has_objects(Edition edition)
      throws Exception {
    try (PDDocument pack = Loader.loadPDF(pack(edition))) {
      Map<COSObjectKey, Long> places = pack.getDocument().getXrefTable();
      List<COSBase> annotations = new ArrayList<>();
      for (PDPage page : pack.getPages()) {
        COSArray ofPage = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        if (ofPage != null) {
          ofPage.forEach(annotations::add);
        }
      }

      assertThat(annotations)
          .hasSizeGreaterThan(20)
          .allSatisfy(
              annotation ->
                  assertThat(places.get(((COSObject) annotation).getKey()))
                      .isGreaterThan(places.size()));
    }
  }

  @Test
  void its_pages_are_counted_through_and_keep_the_way_they_lie() throws Exception {
    try (PDDocument pack = Loader.loadPDF(pack(Edition.ENGLISH))) {
      int pages = pack.getNumberOfPages();
      for (int page = 1; page <= pages; page++) {
        assertThat(text(pack, page)).contains("Page " + page + " of " + pages);
      }
      List<Boolean> lying = new ArrayList<>();
      pack.getPages()
          .forEach(p -> lying.add(p.getMediaBox().getWidth() > p.getMediaBox().getHeight()));
      assertThat(lying).contains(false);
      assertThat(lying.get(0)).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Edition.class)
  void each_line_of_the_contents_names_the_page_its_heading_is_on_and_leads_to_it(Edition edition)
      throws Exception {
    List<ReadPdf.Told> told = new ReadPdf(pack(edition)).told();
    try (PDDocument pack = Loader.loadPDF(pack(edition))) {
      List<PDAnnotationLink> links = links(pack);
      List<ReadPdf.Told> numbers =
          told.stream().filter(t -> t.tag().equals("Span") && t.exact().matches("\\d+")).toList();

      assertThat(links).hasSameSizeAs(numbers).hasSizeGreaterThan(20);
      for (int i = 0; i < links.size(); i++) {
        int page = Integer.parseInt(numbers.get(i).exact());
        PDPageDestination target = (PDPageDestination) links.get(i).getDestination();
        assertThat(pack.getPages().indexOf(target.getPage()) + 1).isEqualTo(page);
        String heading = ReadPdf.squeezed(links.get(i).getContents());
        if (heading.matches("\\d+\\. .*")) {
          assertThat(told)
              .filteredOn(t -> t.page() == page && ReadPdf.squeezed(t.exact()).equals(heading))
              .as(heading + " on page " + page)
              .isNotEmpty();
        }
      }
    }
  }

  @Test
  void its_structure_has_a_part_for_each_report_and_a_link_for_each_line() throws Exception {
    Map<String, Integer> tags = new ReadPdf(pack(Edition.ARABIC)).tags();

    assertThat(tags).containsEntry("Part", 1 + PackSamples.parts().size()).containsEntry("TOC", 1);
    assertThat(tags.get("TOCI")).isEqualTo(tags.get("Link")).isEqualTo(tags.get("Reference"));
  }

  @Test
  void its_bookmarks_are_the_reports_with_their_sections() throws Exception {
    try (PDDocument pack = Loader.loadPDF(pack(Edition.ENGLISH))) {
      List<String> reports = new ArrayList<>();
      List<String> sections = new ArrayList<>();
      for (PDOutlineItem report : pack.getDocumentCatalog().getDocumentOutline().children()) {
        reports.add(report.getTitle());
        report.children().forEach(section -> sections.add(section.getTitle()));
      }

      assertThat(reports)
          .startsWith("Papers of the meeting – M-7", "Award report – GCC-JT-2026-014")
          .hasSize(1 + PackSamples.parts().size());
      assertThat(sections).contains("Contents", "1. Result", "11. Annex: lot items");
    }
  }

  @Test
  void everything_attached_to_a_report_is_attached_to_the_pack() throws Exception {
    try (PDDocument pack = Loader.loadPDF(pack(Edition.ENGLISH))) {
      Set<String> files =
          pack.getDocumentCatalog().getNames().getEmbeddedFiles().getNames().keySet();

      assertThat(files)
          .contains("figures.json", "01-figures.json", "01-table-01-outcomes.csv")
          .contains("02-figures.json", "02-table-01-bids.csv");
    }
  }

  @Test
  void who_signs_a_pack_signs_it_on_its_cover_in_a_field_for_each_member() throws Exception {
    byte[] pack = pack(Edition.BILINGUAL);

    assertThat(SignPdf.freeFields(pack))
        .containsExactly("signature-1", "signature-2", "signature-3");
    try (PDDocument read = Loader.loadPDF(pack)) {
      int parts = read.getPages().indexOf(firstOfTheReports(read));
      for (PDField field : read.getDocumentCatalog().getAcroForm().getFields()) {
        assertThat(read.getPages().indexOf(field.getWidgets().get(0).getPage())).isLessThan(parts);
      }
      assertThat(read.getDocumentCatalog().getAcroForm().getField("signature-2"))
          .extracting(PDField::getAlternateFieldName, InstanceOfAssertFactories.STRING)
          .contains("سالم الحارثي", "Salim Al Harthi");
    }
    assertThat(SignPdf.fieldOf(pack, List.of("نورة الصباح", "Noura Al Sabah")))
        .contains("signature-3");
    assertThat(SignPdf.fieldOf(pack, List.of("فهد القحطاني", ""))).isEmpty();
    LocalAuthority authority = LocalAuthority.found("CN=Muwahhad test authority", AT);
    char[] password = "secret".toCharArray();
    byte[] signed =
        new SignPdf()
            .run(
                pack,
                KeyStoreSigner.open(authority.issue("CN=Salim", AT, password), password),
                new SignPdf.Statement(
                    "Seen",
                    "",
                    AT,
                    new SignPdf.VisibleSignature(
                        "signature-2", SignatureMark.png(List.of("سالم الحارثي"), true))));
    assertThat(new ReadSignatures(List.of(authority.certificate())).run(signed))
        .singleElement()
        .matches(s -> s.intact() && s.known() && s.whole());
    assertThat(new ReadPdf(signed).violations(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  private static PDPage firstOfTheReports(PDDocument pack) throws IOException {
    Iterator<PDOutlineItem> bookmarks =
        pack.getDocumentCatalog().getDocumentOutline().children().iterator();
    bookmarks.next();
    return bookmarks.next().findDestinationPage(pack);
  }

  private static List<PDAnnotationLink> links(PDDocument pack) throws IOException {
    List<PDAnnotationLink> links = new ArrayList<>();
    for (var page : pack.getPages()) {
      for (PDAnnotation annotation : page.getAnnotations()) {
        if (annotation instanceof PDAnnotationLink link) {
          links.add(link);
        }
      }
    }
    return links;
  }

  private static String text(PDDocument pack, int page) throws IOException {
    PDFTextStripper stripper = new PDFTextStripper();
    stripper.setStartPage(page);
    stripper.setEndPage(page);
    return stripper.getText(pack);
  }
}
