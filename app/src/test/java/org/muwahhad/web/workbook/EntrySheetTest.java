package org.muwahhad.web.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.Texts;

/** A sheet to fill in goes out and comes back with what stood in its cells. */
class EntrySheetTest {
  /** Two columns of a sheet, one of them hidden. */
  private enum StockColumn implements SheetColumn {
    KEY(ColumnForm.hidden("key", 10)),
    AMOUNT(ColumnForm.input("amount", 10));

    private final ColumnForm form;

    StockColumn(ColumnForm form) {
      this.form = form;
    }

    @Override
    public ColumnForm form() {
      return form;
    }

    @Override
    public String title(Language language) {
      return (language.isArabic() ? "عمود " : "Column ") + code();
    }
  }

  private static TableFile sent(Language language, String key, BigDecimal amount) {
    byte[] bytes =
        WorkbookBytes.of(
            book -> {
              EntrySheet<StockColumn> sheet =
                  new EntrySheet<>(
                      book.newWorksheet("stock"),
                      Texts.in(language),
                      StockColumn.values(),
                      1,
                      column -> "@");
              sheet.text(1, StockColumn.KEY, key);
              sheet.number(1, StockColumn.AMOUNT, amount);
              sheet.finish(StockColumn.AMOUNT, "stock");
            });
    return TableFile.read(new ByteArrayInputStream(bytes), "stock.xlsx");
  }

  private static TableFile read(TableFile file, List<String> needed) {
    return SheetColumn.read(file, StockColumn.values(), needed, "stock.not-ours");
  }

  @Test
  void its_columns_come_back_by_their_codes_in_either_language() {
    for (Language language : Language.values()) {
      TableFile back = read(sent(language, "=1+1", BigDecimal.TEN), List.of("key", "amount"));

      assertThat(back.header()).containsExactly("key", "amount");
      assertThat(back.rows()).hasSize(1);
      assertThat(back.rows().get(0).text("key")).isEqualTo("=1+1");
      assertThat(back.rows().get(0).text("amount")).isEqualTo("10");
    }
  }

  @Test
  void a_number_keeps_digits_that_spreadsheet_programs_would_lose() {
    BigDecimal exact = new BigDecimal("1234567890123456.789");

    assertThat(read(sent(Language.EN, "k", exact), List.of()).rows().get(0).text("amount"))
        .isEqualTo(exact.toPlainString());
  }

  @Test
  void a_file_without_a_needed_column_is_refused_at_the_file() {
    TableFile file = sent(Language.EN, "k", BigDecimal.ONE);

    assertThatThrownBy(() -> read(file, List.of("key", "price")))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            refusal ->
                assertThat(refusal.faults())
                    .singleElement()
                    .satisfies(
                        fault -> {
                          assertThat(fault.field()).isEqualTo(TableFile.FIELD);
                          assertThat(fault.code()).isEqualTo("stock.not-ours");
                        }));
  }

  @Test
  void a_cell_beyond_the_last_letter_is_named_as_spreadsheet_programs_name_it() {
    List<String> codes = IntStream.range(0, 60).mapToObj(i -> "c" + i).toList();

    assertThat(List.of("c0", "c25", "c26", "c51", "c52"))
        .extracting(code -> SheetColumn.cell(codes, 12, code))
        .containsExactly("A12", "Z12", "AA12", "AZ12", "BA12");
  }
}
