package org.muwahhad.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.reports.ReportTemplates;
import org.muwahhad.reports.document.Column;
import org.muwahhad.reports.document.Table;

/** A unit of the catalog is one short word in most lines, and a word is not broken in two. */
class UnitColumnsTest {
  /** The longest of them in either language; those of several words may take a line for each. */
  private static final List<String> WORDS =
      List.of(
          "Licence",
          "Kilogram",
          "Thousand",
          "Centimetre",
          "Millimetre",
          "Gigahertz",
          "Kilovolt-",
          "سنتيمتر",
          "غيغاهرتز",
          "كيلوفولت",
          "تيرابايت",
          "اشتراك");

  private static final int UPRIGHT = 523;
  private static final int ON_ITS_SIDE = 770;

  static Stream<Arguments> columns() {
    return ReportTemplates.ALL.stream()
        .flatMap(
            template ->
                template.tables().stream()
                    .filter(table -> unit(table).isPresent())
                    .map(
                        table ->
                            Arguments.of(
                                template.name(),
                                table,
                                template.landscape() ? ON_ITS_SIDE : UPRIGHT)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("columns")
  void a_column_of_units_holds_the_longest_word_of_one(String report, Table table, int page) {
    int whole = table.columns().stream().mapToInt(Column::width).sum();
    int padding = table.small() ? 6 : 8;
    float size = table.small() ? 7.5f : 8;
    int room = page * unit(table).orElseThrow().width() / whole - padding;

    for (String word : WORDS) {
      float width = PageFonts.line(word, size, false, word.charAt(0) > 'z').getAdvance();
      assertThat(width).as("%s in %s of %s", word, table.name(), report).isLessThan(room);
    }
  }

  private static Optional<Column> unit(Table table) {
    return table.columns().stream().filter(c -> c.label().equals("unit")).findFirst();
  }
}
