package org.muwahhad.demand.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Blocks of cells as spreadsheet programs put them on the clipboard. */
class PastedCellsTest {
  @Test
  void tabs_part_cells_and_line_ends_of_every_system_part_rows() {
    assertThat(PastedCells.read("a\tb\nc\td\r\ne\tf\rg"))
        .containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e", "f"), List.of("g"));
  }

  @Test
  void a_cell_in_quotation_marks_may_hold_tabs_line_ends_and_doubled_marks() {
    assertThat(PastedCells.read("\"two\nlines\t\"\"so\"\"\"\tnext"))
        .containsExactly(List.of("two\nlines\t\"so\"", "next"));
  }

  @Test
  void marks_that_do_not_close_the_cell_are_text() {
    assertThat(PastedCells.read("\"24 inch\" screen\t5"))
        .containsExactly(List.of("\"24 inch\" screen", "5"));
    assertThat(PastedCells.read("\"open\t5")).containsExactly(List.of("\"open", "5"));
  }

  @Test
  void empty_cells_keep_their_place_and_empty_rows_fall_away() {
    assertThat(PastedCells.read("\n\t\na\t\tc\n\n")).containsExactly(List.of("a", "", "c"));
    assertThat(PastedCells.read("")).isEmpty();
  }

  @Property
  void what_a_spreadsheet_writes_is_read_back(@ForAll("blocks") List<List<String>> block) {
    String written =
        block.stream()
            .map(
                row -> row.stream().map(PastedCellsTest::written).collect(Collectors.joining("\t")))
            .collect(Collectors.joining("\r\n"));

    assertThat(PastedCells.read(written)).isEqualTo(block);
  }

  @Property
  void any_text_is_read(@ForAll String text) {
    assertThat(PastedCells.read(text)).allSatisfy(row -> assertThat(row).isNotEmpty());
  }

  @Provide
  Arbitrary<List<List<String>>> blocks() {
    Arbitrary<String> cell =
        Arbitraries.strings()
            .withChars('a', '١', 'ب', '"', '\t', '\n', ' ', '/', '.')
            .ofMaxLength(6)
            .map(String::strip);
    return cell.list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .filter(row -> row.stream().anyMatch(c -> !c.isEmpty()))
        .list()
        .ofMaxSize(5);
  }

  private static String written(String cell) {
    return cell.matches("(?s).*[\"\t\n\r].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }
}
