package org.muwahhad.aggregation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.muwahhad.shared.CsvFile;
import org.muwahhad.web.Texts;

/** Demand lines as comma-separated values. */
public final class LinesFile {
  private static final List<String> COLUMNS =
      List.of(
          "state",
          "entity",
          "line",
          "item-code",
          "item",
          "quantity",
          "unit",
          "counted",
          "city",
          "need-by",
          "unit-price",
          "currency");

  private LinesFile() {}

  /** The file in the reader's language. */
  public static byte[] write(Texts t, List<SourceLineQueries.DemandLineBehind> lines) {
    StringBuilder out = new StringBuilder();
    try (CsvFile file = new CsvFile(out)) {
      file.row(COLUMNS.stream().map(c -> t.get("aggregation.lines.column." + c)).toList());
      for (SourceLineQueries.DemandLineBehind line : lines) {
        write(file, t, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void write(CsvFile file, Texts t, SourceLineQueries.DemandLineBehind line)
      throws IOException {
    file.row(
        t.of(line.state()),
        t.of(line.entity()),
        line.lineNumber(),
        line.itemCode(),
        t.of(line.name()),
        line.quantity().stripTrailingZeros(),
        t.of(line.unit()),
        line.counted().stripTrailingZeros(),
        t.of(line.city()),
        line.needBy(),
        line.price().amount(),
        line.currency());
  }
}
