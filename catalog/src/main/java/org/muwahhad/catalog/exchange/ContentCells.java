package org.muwahhad.catalog.exchange;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.muwahhad.catalog.item.AddItem;
import org.muwahhad.catalog.item.ItemContent;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.NumberText;

/** An item as the cells of a catalog file, by the names of {@link ImportColumns}. */
final class ContentCells {
  private ContentCells() {}

  static Map<String, String> of(AddItem.ItemDraft draft) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(ImportColumns.CODE.column(), draft.code());
    cells.put(ImportColumns.CATEGORY.column(), draft.category());
    cells.put(ImportColumns.KIND.column(), draft.kind().name());
    cells.putAll(of(draft.content()));
    return cells;
  }

  static Map<String, String> of(ItemContent content) {
    Map<String, String> cells = new LinkedHashMap<>();
    cells.put(ImportColumns.NAME_AR.column(), content.name().ar());
    cells.put(ImportColumns.NAME_EN.column(), content.name().en());
    cells.put(ImportColumns.DESCRIPTION_AR.column(), content.description().ar());
    cells.put(ImportColumns.DESCRIPTION_EN.column(), content.description().en());
    cells.put(ImportColumns.UNIT.column(), content.unit());
    cells.put(ImportColumns.BENCHMARK_PRICE.column(), content.benchmarkPrice().toPlainString());
    cells.put(ImportColumns.BENCHMARK_CURRENCY.column(), content.benchmarkCurrency());
    cells.put(ImportColumns.BENCHMARK_DATE.column(), content.benchmarkDate().toString());
    cells.put(ImportColumns.BENCHMARK_SOURCE_AR.column(), content.benchmarkSource().ar());
    cells.put(ImportColumns.BENCHMARK_SOURCE_EN.column(), content.benchmarkSource().en());
    cells.putAll(content.attributes());
    return cells;
  }

  /** The item that cells written by {@link #of(AddItem.ItemDraft)} tell of. */
  static AddItem.ItemDraft draft(Map<String, String> cells) {
    Map<String, String> attributes = new LinkedHashMap<>(cells);
    for (ImportColumns column : ImportColumns.values()) {
      attributes.remove(column.column());
    }
    return new AddItem.ItemDraft(
        text(cells, ImportColumns.CODE),
        text(cells, ImportColumns.CATEGORY),
        ItemKind.valueOf(text(cells, ImportColumns.KIND)),
        new ItemContent(
            bilingual(cells, ImportColumns.NAME_AR, ImportColumns.NAME_EN),
            bilingual(cells, ImportColumns.DESCRIPTION_AR, ImportColumns.DESCRIPTION_EN),
            text(cells, ImportColumns.UNIT),
            NumberText.of(text(cells, ImportColumns.BENCHMARK_PRICE)),
            text(cells, ImportColumns.BENCHMARK_CURRENCY),
            LocalDate.parse(text(cells, ImportColumns.BENCHMARK_DATE)),
            bilingual(cells, ImportColumns.BENCHMARK_SOURCE_AR, ImportColumns.BENCHMARK_SOURCE_EN),
            attributes));
  }

  /** Column, text before and text after, in turn, of every cell that differs. */
  static List<String> differences(ItemContent before, ItemContent after) {
    Map<String, String> old = of(before);
    Map<String, String> now = of(after);
    Map<String, String> all = new LinkedHashMap<>(old);
    now.forEach(all::putIfAbsent);
    List<String> differences = new ArrayList<>();
    for (String column : all.keySet()) {
      String was = old.getOrDefault(column, "");
      String is = now.getOrDefault(column, "");
      if (!was.equals(is)) {
        differences.addAll(List.of(column, was, is));
      }
    }
    return differences;
  }

  private static Bilingual bilingual(
      Map<String, String> cells, ImportColumns ar, ImportColumns en) {
    return new Bilingual(text(cells, ar), text(cells, en));
  }

  private static String text(Map<String, String> cells, ImportColumns column) {
    return Objects.requireNonNullElse(cells.get(column.column()), "");
  }
}
