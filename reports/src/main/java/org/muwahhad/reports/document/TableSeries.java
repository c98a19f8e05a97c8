package org.muwahhad.reports.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muwahhad.reports.Bilingual;

/**
 * Tables of one shape under the same heads in a section, such as those of its lots. On pages each
 * stands under its heading; in files to reckon with they are one table, whose first column says
 * under which heading a row stands.
 *
 * @param title the heading of a single table; of several, that of the section
 * @param tables at least one, in the order of printing
 */
public record TableSeries(Bilingual title, List<HeadedTable> tables) {

  /**
   * A table with what it is called.
   *
   * @param heading the heading above it; that of the section where there is none
   */
  public record HeadedTable(Bilingual heading, Block.TableBlock table) {}

  private record Columns(Table shape, List<Bilingual> heads) {}

  public TableSeries {
    tables = List.copyOf(tables);
  }

  /** The tables of a section, in the order of the first of each. */
  public static List<TableSeries> of(Section section) {
    Map<Columns, List<HeadedTable>> byColumns = new LinkedHashMap<>();
    Bilingual heading = section.title();
    for (Block block : section.blocks()) {
      if (block instanceof Block.Heading next) {
        heading = next.text();
      } else if (block instanceof Block.TableBlock table) {
        byColumns
            .computeIfAbsent(new Columns(table.shape(), table.heads()), c -> new ArrayList<>())
            .add(new HeadedTable(heading, table));
      }
    }
    return byColumns.values().stream()
        .map(
            tables ->
                new TableSeries(
                    tables.size() == 1 ? tables.get(0).heading() : section.title(), tables))
        .toList();
  }

  public Table shape() {
    return tables.get(0).table().shape();
  }

  public List<Bilingual> heads() {
    return tables.get(0).table().heads();
  }

  /** Whether a column has to say under which heading a row stands. */
  public boolean hasParts() {
    return tables.size() > 1;
  }
}
