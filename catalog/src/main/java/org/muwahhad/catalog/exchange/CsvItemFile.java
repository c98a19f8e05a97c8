package org.muwahhad.catalog.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.muwahhad.shared.CsvFile;

/** Items as comma-separated values, under the stable names of {@link ImportColumns}. */
final class CsvItemFile implements ItemFile {
  private final List<String> columns;
  private final CsvFile file;

  CsvItemFile(List<String> columns, OutputStream to) throws IOException {
    this.columns = columns;
    this.file = new CsvFile(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    file.row(columns);
  }

  @Override
  public void add(ExportedItems.ExportedItem item) throws IOException {
    Map<String, String> cells = item.cells();
    file.row(columns.stream().map(c -> cells.getOrDefault(c, "")).toList());
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
