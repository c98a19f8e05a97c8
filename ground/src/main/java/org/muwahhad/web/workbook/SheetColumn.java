package org.muwahhad.web.workbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.TableFile;

/** A column of a sheet to fill in. Its columns are an enum, in their order on the sheet. */
public interface SheetColumn {
  /** From 0. */
  int ordinal();

  ColumnForm form();

  /** Its heading in a language. */
  String title(Language language);

  default String code() {
    return form().code();
  }

  default ColumnForm.ColumnUse use() {
    return form().use();
  }

  /** Its letter, as spreadsheet programs name it. */
  default String letter() {
    return letter(ordinal());
  }

  /** A cell of it, as formulas name it. */
  default String cell(int row) {
    return letter() + row;
  }

  private static String letter(int index) {
    return index < 26
        ? String.valueOf((char) ('A' + index))
        : letter(index / 26 - 1) + letter(index % 26);
  }

  /**
   * A cell of a sheet that came back, as spreadsheet programs name it, such as {@code F12}.
   *
   * @param codes of the columns in the order in which they came back
   */
  static String cell(List<String> codes, int row, String code) {
    return letter(Math.max(0, codes.indexOf(code))) + row;
  }

  /**
   * Reads a sheet that came back: the values of its cells, never a formula. Its columns have their
   * codes, whatever the language of their headings and their order.
   *
   * @throws Refusal.InvalidInput at {@code file} with the code {@code notOurs} when a needed column
   *     is missing
   */
  static TableFile read(
      TableFile file, SheetColumn[] columns, List<String> needed, String notOurs) {
    TableFile named = file.named(names(columns));
    if (!named.header().containsAll(needed)) {
      throw new Refusal.InvalidInput(TableFile.FIELD, notOurs);
    }
    return named;
  }

  /** The column's code for each heading under which it may come back. */
  static Map<String, String> names(SheetColumn[] columns) {
    Map<String, String> names = new LinkedHashMap<>();
    for (SheetColumn column : columns) {
      names.put(column.code(), column.code());
      for (Language language : Language.values()) {
        names.put(column.title(language), column.code());
      }
    }
    return names;
  }
}
