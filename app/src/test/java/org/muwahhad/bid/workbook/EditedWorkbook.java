package org.muwahhad.bid.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.shared.TableFile;
import org.muwahhad.web.workbook.SheetColumn;

/** A downloaded workbook in the hands of somebody who changes cells and saves it. */
final class EditedWorkbook {
  private final List<String> titles;
  private final List<String> codes;
  private final Map<Integer, Map<String, String>> rows = new LinkedHashMap<>();

  EditedWorkbook(byte[] downloaded) {
    this(downloaded, PriceColumn.values());
  }

  EditedWorkbook(byte[] downloaded, SheetColumn[] columns) {
    TableFile file = file(downloaded);
    TableFile named = file.named(SheetColumn.names(columns));
    titles = new ArrayList<>(file.header());
    codes = named.header();
    named.rows().forEach(r -> rows.put(r.line(), new LinkedHashMap<>(r.cells())));
  }

  EditedWorkbook set(int row, String column, String text) {
    rows.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(column, text);
    return this;
  }

  EditedWorkbook without(int row) {
    rows.remove(row);
    return this;
  }

  String text() {
    StringBuilder text = new StringBuilder(String.join(";", titles));
    rows.values()
        .forEach(
            cells ->
                text.append('\n')
                    .append(
                        String.join(
                            ";", codes.stream().map(c -> cells.getOrDefault(c, "")).toList())));
    return text.toString();
  }

  byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "test", "1.0")) {
      Worksheet sheet = book.newWorksheet("prices");
      for (int i = 0; i < titles.size(); i++) {
        sheet.value(0, i, titles.get(i));
      }
      rows.forEach(
          (row, cells) ->
              cells.forEach(
                  (code, text) -> {
                    if (!text.isEmpty()) {
                      sheet.value(row - 1, codes.indexOf(code), text);
                    }
                  }));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static TableFile file(byte[] bytes) {
    return TableFile.read(new ByteArrayInputStream(bytes), "prices.xlsx");
  }
}
