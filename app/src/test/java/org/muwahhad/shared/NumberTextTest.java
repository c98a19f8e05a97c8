package org.muwahhad.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.muwahhad.SourceTree;

/** Numbers that others wrote are bounded before they are computed with. */
class NumberTextTest {
  private static final Pattern FROM_TEXT =
      Pattern.compile("new Big(?:Decimal|Integer)\\((?!\")([^;]*)");

  /**
   * Files that read numbers by other means: each takes what the service wrote itself, from its own
   * records, or no text at all. Anyone who adds one says here whose text it is.
   */
  private static final Set<String> OWN_FIGURES =
      Set.of(
          // A whole number in the machine's own form.
          "award/optimum/ScipSolver.java",
          "award/optimum/WholeRow.java",
          "award/scenario/ScenarioForm.java",
          "bid/offer/OfferForm.java",
          "bid/offer/DiscountRules.java",
          "evaluation/Scoring.java",
          "evaluation/price/PriceSteps.java",
          // The answer of a solver that runs in a process of its own.
          "award/optimum/SolverProcess.java",
          // Sealed content and its opened parts, written by the service when the bid was submitted.
          "bid/BidContent.java",
          "bid/opening/StorePrices.java",
          "reporting/figures/OpeningReporter.java",
          // Figures of receipts, recorded questions, entries and notices.
          "demand/desk/ViewReceipt.java",
          "committee/AwardQuestion.java",
          "notification/notice/Argument.java",
          "replay/ReplayedParts.java",
          // Constants of proposed terms and of the demonstration.
          "tender/terms/ProposedTerms.java",
          "demo/DemoAnswers.java",
          "demo/InitiativeDrafts.java",
          "demo/InitiativeSteps.java",
          "demo/StandardisationStory.java",
          // Digits of a name, by which names stand in order.
          "award/optimum/NameOrder.java",
          // The number of a certificate, drawn at random.
          "access/identity/RequestKey.java",
          // Figures that the service put into the bundle, held against each other before it is out.
          "opendata/bundle/KeptTables.java",
          // What spreadsheets would take for a number, looked for in what is written.
          "shared/CsvFile.java",
          // A number that was read before, in its shortest form.
          "catalog/template/Attribute.java",
          // The one place.
          "shared/NumberText.java");

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "007", "1.50", "1e3", "1E-3", "12345678901234567890.123"})
  void a_figure_is_read_to_its_last_digit(String text) {
    assertThat(NumberText.parse(text)).contains(new BigDecimal(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+1",
        ".5",
        "5.",
        "1,5",
        "٥",
        "NaN",
        "0x1",
        "1e",
        "1e999999999",
        "1e-999999999",
        "1e99999999999999999999",
        "1e101"
      })
  void what_is_none_or_longer_than_any_figure_is_not(String text) {
    assertThat(NumberText.parse(text)).isEmpty();
  }

  @Test
  void a_text_of_a_million_digits_is_refused_without_counting_them() {
    String digits = "7".repeat(1_000_000);
    long begun = System.nanoTime();

    assertThat(NumberText.parse(digits)).isEmpty();
    assertThat(System.nanoTime() - begun).isLessThan(100_000_000L);
  }

  @Test
  void a_number_that_no_memory_holds_is_written_with_its_exponent() {
    assertThat(NumberText.plain(new BigDecimal("1E+999999999"))).isEqualTo("1E+999999999");
    assertThat(NumberText.plain(new BigDecimal("1E+3"))).isEqualTo("1000");
  }

  @Test
  void no_other_class_makes_numbers_of_texts_that_come_from_outside() throws IOException {
    Set<String> others = new TreeSet<>();
    try (Stream<Path> files = SourceTree.java()) {
      files
          .filter(NumberTextTest::makesNumbersOfTexts)
          .forEach(f -> others.add(SourceTree.name(f)));
    }

    assertThat(others).containsExactlyInAnyOrderElementsOf(OWN_FIGURES);
  }

  private static boolean makesNumbersOfTexts(Path file) {
    try {
      Matcher found = FROM_TEXT.matcher(Files.readString(file));
      return found.find();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
