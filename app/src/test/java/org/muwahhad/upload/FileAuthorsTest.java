package org.muwahhad.upload;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files say in their properties who made them. */
class FileAuthorsTest {

  @Test
  void an_office_document_names_its_author_and_who_saved_it_last() {
    assertThat(FileAuthors.of(OfficeFiles.documentBy("Sara  Ali", "أحمد &amp; سالم")))
        .isEqualTo(new FileAuthors("SARA ALI", "أحمد & سالم"));
  }

  @Test
  void an_open_document_names_its_first_author_and_who_saved_it_last() {
    Map<String, byte[]> parts = OfficeFiles.openDocument("application/vnd.oasis.opendocument.text");

    assertThat(
            FileAuthors.of(
                OfficeFiles.with(
                    parts,
                    "meta.xml",
                    OfficeFiles.bytes(
                        "<m><meta:initial-creator>Sara Ali</meta:initial-creator>"
                            + "<dc:creator>Omar Said</dc:creator></m>"))))
        .isEqualTo(new FileAuthors("SARA ALI", "OMAR SAID"));
  }

  @ParameterizedTest
  @CsvSource({
    "'/Author (Sara Ali)', SARA ALI",
    "'/Author(Sara \\(KW\\) \\101li)', SARA (KW) ALI",
    "'/Author (Sara (KW))', SARA (KW)",
    "'/Author <536172 6120416C69>', SARA ALI",
    "'/Author <FEFF0633062706310629>', سارة",
    "'/Author (Old Name) /Author (New Name)', NEW NAME",
    "'/Author () /Authority (x) <dc:creator><rdf:Seq><rdf:li>Sara Ali</rdf:li>', SARA ALI",
    "'<dc:creator><rdf:Seq><rdf:li>Sara Ali</rdf:li>', SARA ALI"
  })
  void a_pdf_names_its_author_in_its_information_or_its_metadata(String part, String author) {
    assertThat(FileAuthors.of(OfficeFiles.pdf("\n" + part))).isEqualTo(new FileAuthors(author, ""));
  }

  @Test
  void a_name_in_the_metadata_of_a_pdf_is_read_in_its_own_letters() {
    assertThat(FileAuthors.of(OfficeFiles.pdf("<dc:creator><rdf:li>سارة علي</rdf:li>")))
        .isEqualTo(new FileAuthors("سارة علي", ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/Author (Administrator)",
        "/Author (user)",
        "/Author (Al)",
        "/Author (never closed",
        "/Author <12",
        "/Author <xyz>",
        "/Encrypt 3 0 R /Author (Sara Ali)",
        "/Title (Sara Ali)"
      })
  void what_names_nobody_in_particular_is_left_out(String part) {
    assertThat(FileAuthors.of(OfficeFiles.pdf(part))).isEqualTo(FileAuthors.NOBODY);
  }

  @Test
  void a_file_of_another_kind_and_a_broken_one_name_nobody() {
    assertThat(FileAuthors.of(OfficeFiles.bytes("/Author (Sara Ali)")))
        .isEqualTo(FileAuthors.NOBODY);
    assertThat(FileAuthors.of(new byte[] {'P', 'K', 3, 4, 0})).isEqualTo(FileAuthors.NOBODY);
    assertThat(FileAuthors.of(new byte[0])).isEqualTo(FileAuthors.NOBODY);
  }

  @Test
  void a_file_made_to_be_searched_for_long_is_given_up() {
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    many.writeBytes(OfficeFiles.PDF);
    byte[] part = "/Author (never closed ".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 200_000; i++) {
      many.writeBytes(part);
    }

    assertThat(FileAuthors.of(many.toByteArray())).isEqualTo(FileAuthors.NOBODY);
  }
}
