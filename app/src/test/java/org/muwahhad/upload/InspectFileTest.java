package org.muwahhad.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/** What passes the gate, and what does not. */
class InspectFileTest {
  private static final int LARGEST = 4 * 1024 * 1024;
  private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3, 4};
  private final InspectFile gate =
      new InspectFile(new ScanFile(Optional.empty(), 1), Optional.empty(), LARGEST);

  @Test
  void each_kind_is_told_by_its_content() {
    assertTaken("شروط العقد.pdf", OfficeFiles.PDF, FileType.PDF);
    assertTaken("a.docx", OfficeFiles.zip(OfficeFiles.document()), FileType.DOCX);
    assertTaken("a.XLSX", OfficeFiles.zip(OfficeFiles.workbook()), FileType.XLSX);
    assertTaken("a.odt", odf(FileType.ODT), FileType.ODT);
    assertTaken("a.ods", odf(FileType.ODS), FileType.ODS);
    assertTaken("a.csv", OfficeFiles.bytes("الصنف,العدد\nحاسوب,3\n"), FileType.CSV);
    assertTaken("a.txt", OfficeFiles.bytes("نص"), FileType.TXT);
  }

  @Test
  void a_name_that_does_not_agree_is_refused() {
    assertRefused("a.docx", OfficeFiles.PDF, "upload.extension");
    assertRefused("a.pdf", OfficeFiles.zip(OfficeFiles.workbook()), "upload.extension");
    assertRefused("a.exe", OfficeFiles.PDF, "upload.extension");
  }

  @Test
  void what_is_no_document_is_refused_whatever_its_name() {
    assertRefused("a.pdf", OfficeFiles.bytes("MZ\u0000\u0000"), "upload.kind");
    assertRefused("a.txt", OfficeFiles.bytes("<html><script>1</script></html>"), "upload.kind");
    assertRefused("a.doc", COMPOUND, "upload.kind");
    assertRefused("a.pdf", OfficeFiles.bytes("GIF89a; then %PDF-1.4"), "upload.kind");
    assertRefused("a.txt", new byte[] {'a', 0, 'b'}, "upload.kind");
    assertRefused("a.csv", "عدد".getBytes(Charset.forName("windows-1256")), "upload.text-encoding");
  }

  @Test
  void an_archive_is_refused_and_so_is_one_inside_a_document() {
    byte[] archive = OfficeFiles.zip(Map.of("a.txt", OfficeFiles.bytes("a")));

    assertRefused("a.zip", archive, "upload.archive");
    assertRefused(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), "word/media/a.zip", archive),
        "upload.nested-archive");
    assertRefused(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), "word/embeddings/a.xlsx", archive),
        "upload.nested-archive");
    assertRefused(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), "a.bin", OfficeFiles.bytes("Rar!x")),
        "upload.nested-archive");
  }

  @Test
  void the_workbook_of_a_chart_is_taken_but_not_what_it_hides() {
    byte[] workbook = OfficeFiles.zip(OfficeFiles.workbook());
    assertTaken(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), "word/embeddings/b.xlsx", workbook),
        FileType.DOCX);

    byte[] macros = OfficeFiles.with(OfficeFiles.workbook(), "xl/vbaProject.bin", COMPOUND);
    assertRefused(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), "word/embeddings/b.xlsx", macros),
        "upload.active-content");
    byte[] twice = OfficeFiles.with(OfficeFiles.workbook(), "xl/embeddings/c.xlsx", workbook);
    assertRefused(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), "word/embeddings/b.xlsx", twice),
        "upload.nested-archive");
  }

  @Test
  void macros_and_programs_are_refused_by_name_and_by_content() {
    assertRefused(
        "a.docm",
        OfficeFiles.zip(
            OfficeFiles.parts("application/vnd.ms-word.document.macroEnabled.main+xml")),
        "upload.active-content");
    for (String name :
        new String[] {"word/vbaProject.bin", "xl/macrosheets/s.xml", "Basic/a.xml", "word/o.bin"}) {
      assertRefused(
          "a.docx",
          OfficeFiles.with(OfficeFiles.document(), name, COMPOUND),
          "upload.active-content");
    }
  }

  @Test
  void a_package_that_grows_too_large_is_refused_before_it_is_unpacked() {
    byte[] zeros = new byte[60 * 1024 * 1024];
    assertRefused(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), "a.bin", zeros),
        "upload.package-too-large");
    Map<String, byte[]> many = new HashMap<>(OfficeFiles.document());
    for (int i = 0; i < 2_001; i++) {
      many.put("p" + i, new byte[0]);
    }
    assertRefused("a.docx", OfficeFiles.zip(many), "upload.package-too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../a.xml", "/etc/a", "C:\\a", "a\\b", "x/../../y"})
  void a_package_whose_parts_lead_elsewhere_is_refused(String name) {
    assertRefused(
        "a.docx",
        OfficeFiles.with(OfficeFiles.document(), name, new byte[1]),
        "upload.package-broken");
  }

  @Test
  void a_broken_package_is_refused() {
    byte[] whole = OfficeFiles.zip(OfficeFiles.document());
    assertRefused(
        "a.docx", java.util.Arrays.copyOf(whole, whole.length / 2), "upload.package-broken");
  }

  @Test
  void size_and_emptiness_are_told() {
    assertRefused("a.pdf", new byte[0], "shared.missing");
    assertRefused("a.pdf", new byte[LARGEST + 1], "upload.file-too-large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        ".pdf",
        "../a.pdf",
        "a/b.pdf",
        "a\\b.pdf",
        "a\u202Efdp.pdf",
        "a\u2066.pdf",
        "a\u200B.pdf",
        "a\u0000.pdf",
        "a.p df",
        "a.\u0645",
        "a:b.pdf",
        "a\n.pdf",
        "a\u061C.pdf"
      })
  void a_name_that_leads_elsewhere_or_reads_otherwise_is_refused(String name) {
    assertRefused(name, OfficeFiles.PDF, "upload.name");
  }

  @Test
  void names_are_kept_in_one_form() {
    String apart = "re\u0301sume\u0301   \u00A0 2.pdf";
    assertThat(inspect(apart, OfficeFiles.PDF).name()).isEqualTo("r\u00E9sum\u00E9 2.pdf");
    assertThat(inspect("  كراسة الشروط والمواصفات.pdf ", OfficeFiles.PDF).name())
        .isEqualTo("كراسة الشروط والمواصفات.pdf");
    assertRefused("a".repeat(200) + ".pdf", OfficeFiles.PDF, "upload.name");
  }

  private static byte[] odf(FileType type) {
    return OfficeFiles.zip(OfficeFiles.openDocument(type.mediaType()));
  }

  @Test
  void the_refusal_lists_the_kinds_that_are_taken_there() {
    Set<FileType> images = Set.of(FileType.JPEG, FileType.WEBP, FileType.PDF);

    assertThatThrownBy(
            () ->
                gate.run(
                    new InspectFile.UploadedFile("file", "a.txt", OfficeFiles.bytes("plain text")),
                    images))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(
                        Texts.in(Language.EN)
                            .get(
                                r.faults().get(0).messageKey(),
                                r.faults().get(0).arguments().toArray()))
                    .contains("PDF, JPEG, WEBP.")
                    .doesNotContain("DOCX"));
  }

  private InspectedFile inspect(String name, byte[] bytes) {
    return gate.run(new InspectFile.UploadedFile("file", name, bytes), FileType.DOCUMENTS);
  }

  private void assertTaken(String name, byte[] bytes, FileType type) {
    InspectedFile file = inspect(name, bytes);

    assertThat(file.type()).isEqualTo(type);
    assertThat(file.scan()).isEqualTo(ScanStatus.UNSCANNED);
  }

  private void assertRefused(String name, byte[] bytes, String code) {
    assertThatThrownBy(() -> inspect(name, bytes))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults()).hasSize(1);
              assertThat(r.faults().get(0).code()).isEqualTo(code);
              assertThat(r.faults().get(0).field()).isEqualTo("file");
            });
  }
}
