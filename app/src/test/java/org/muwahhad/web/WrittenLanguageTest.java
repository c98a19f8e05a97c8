package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;

/** What a person wrote is marked with the language it is written in, wherever a page shows it. */
class WrittenLanguageTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");

  /** What people write in one language; that of a review is a sentence of both. */
  private static final String WRITTEN =
      "(?:[a-z]*[rR]eason|explanation|remark|statement|grounds|remedySought|overBudgetReason)\\(\\)";

  private static final String PATH = "(?:\\w++(?:\\(\\))?\\.)++";

  @TestFactory
  Stream<DynamicTest> no_template_shows_it_bare() throws IOException {
    try (Stream<Path> files = Files.walk(TEMPLATES)) {
      return files.filter(f -> f.toString().endsWith(".jte")).toList().stream()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      TEMPLATES.relativize(file).toString(),
                      () ->
                          assertThat(Files.readString(file))
                              .doesNotContainPattern(
                                  "(?:<bdi>|auto\">)\\$\\{" + PATH + WRITTEN + "\\}")
                              .doesNotContainPattern(
                                  "t\\.get\\(\"[\\w.-]++\", " + PATH + WRITTEN + "\\)")));
    }
  }

  @Test
  void a_sentence_keeps_its_own_language_around_what_it_quotes() {
    String sentence =
        Texts.in(Language.EN)
            .get("committee.recused-because", new Bilingual("عُمان", "Oman"), Quotation.PLACE);

    Quotation around = Quotation.in(sentence);

    assertThat(around.before()).contains("Oman").endsWith(": ");
    assertThat(around.after()).isEmpty();
    assertThat(Quotation.in("whole")).isEqualTo(new Quotation("whole", ""));
  }
}
