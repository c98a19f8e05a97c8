package org.muwahhad.catalog.exchange;

import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.DataValidationErrorStyle;
import org.dhatim.fastexcel.Range;
import org.dhatim.fastexcel.VisibilityState;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.catalog.item.CatalogItems;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.catalog.template.Attribute;
import org.muwahhad.catalog.template.Template;
import org.muwahhad.catalog.template.Templates;
import org.muwahhad.shared.CellText;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.NumberText;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Texts;

/**
 * Gives a catalog manager the workbook of a category: the columns of its template with lists of
 * what their cells take, empty or filled with the items there are. {@link StageCatalogImport} takes
 * it back.
 */
@Singleton
public class CategoryWorkbook {
  private static final int EMPTY_ROWS = 500;
  private static final int WIDTH = 22;
  private static final String LISTS = "lists";
  private static final String HEAD_FILL = "1F3A34";
  private final Templates templates;
  private final CatalogExportQueries exports;
  private final ExportedItems exportedItems;
  private final CatalogItems items;

  CategoryWorkbook(
      Templates templates,
      CatalogExportQueries exports,
      ExportedItems exportedItems,
      CatalogItems items) {
    this.templates = templates;
    this.exports = exports;
    this.exportedItems = exportedItems;
    this.items = items;
  }

  /** A column with the texts that its cells take; none when any text is taken. */
  private record CategoryColumn(String code, String title, List<String> choices) {}

  /**
   * The workbook as XLSX.
   *
   * @param withItems whether it holds the present items of the category
   * @throws Refusal.NotFound when there is no such category
   */
  public byte[] run(Actor actor, String category, boolean withItems, Language language) {
    actor.require(Role.CATALOG_MANAGER);
    Template template =
        templates.find(category).orElseThrow(() -> new Refusal.NotFound("category " + category));
    List<CategoryColumn> columns = columns(template, language);
    List<Map<String, String>> present = new ArrayList<>();
    if (withItems) {
      exportedItems.each(exports.listIds(category), item -> present.add(item.cells()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(bytes, "Muwahhad", "1.0")) {
      Worksheet sheet = book.newWorksheet(Texts.in(language).get("catalog.import-sheet"));
      Worksheet lists = book.newWorksheet(LISTS);
      lists.setVisibilityState(VisibilityState.HIDDEN);
      write(sheet, columns, present, template);
      addChoices(sheet, lists, columns, present.size() + EMPTY_ROWS, language);
      if (language.isArabic()) {
        sheet.rightToLeft();
      }
      sheet.freezePane(1, 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(
      Worksheet sheet,
      List<CategoryColumn> columns,
      List<Map<String, String>> present,
      Template template) {
    for (int c = 0; c < columns.size(); c++) {
      sheet.value(0, c, columns.get(c).title());
      sheet.width(c, WIDTH);
    }
    sheet
        .range(0, 0, 0, columns.size() - 1)
        .style()
        .bold()
        .fontColor("FFFFFF")
        .fillColor(HEAD_FILL)
        .wrapText(true)
        .set();
    for (int r = 0; r < present.size(); r++) {
      for (int c = 0; c < columns.size(); c++) {
        put(sheet, r + 1, c, columns.get(c).code(), present.get(r));
      }
    }
    if (present.isEmpty()) {
      sheet.value(1, ImportColumns.CATEGORY.ordinal(), template.category());
    }
  }

  private static void put(
      Worksheet sheet, int row, int column, String code, Map<String, String> cells) {
    String text = cells.getOrDefault(code, "");
    if (code.equals(ImportColumns.BENCHMARK_PRICE.column()) && !text.isEmpty()) {
      sheet.value(row, column, NumberText.of(text));
    } else if (!text.isEmpty()) {
      sheet.value(row, column, CellText.inWorkbook(text));
    }
  }

  private static void addChoices(
      Worksheet sheet, Worksheet lists, List<CategoryColumn> columns, int rows, Language language) {
    int list = 0;
    for (int c = 0; c < columns.size(); c++) {
      List<String> choices = columns.get(c).choices();
      if (choices.isEmpty()) {
        continue;
      }
      for (int i = 0; i < choices.size(); i++) {
        lists.value(i, list, CellText.inWorkbook(choices.get(i)));
      }
      Range range = lists.range(0, list, choices.size() - 1, list);
      sheet
          .range(1, c, rows, c)
          .validateWithList(range)
          .allowBlank(true)
          .showErrorMessage(true)
          .errorStyle(DataValidationErrorStyle.STOP)
          .errorTitle(columns.get(c).title())
          .error(Texts.in(language).get("catalog.import-choose"));
      list++;
    }
  }

  private List<CategoryColumn> columns(Template template, Language language) {
    List<CategoryColumn> columns = new ArrayList<>();
    for (ImportColumns column : ImportColumns.values()) {
      columns.add(
          new CategoryColumn(
              column.column(),
              ImportColumns.title(column.column(), language),
              choices(column, template)));
    }
    for (Attribute attribute : template.attributes()) {
      columns.add(
          new CategoryColumn(attribute.code(), attribute.code(), choices(attribute, language)));
    }
    columns.add(
        new CategoryColumn(
            ImportColumns.RETIRE, ImportColumns.title(ImportColumns.RETIRE, language), List.of()));
    return columns;
  }

  private List<String> choices(ImportColumns column, Template template) {
    return switch (column) {
      case CATEGORY -> List.of(template.category());
      case KIND -> Arrays.stream(ItemKind.values()).map(Enum::name).toList();
      case UNIT -> items.listUnitCodes();
      case BENCHMARK_CURRENCY -> items.listCurrencyCodes();
      default -> List.of();
    };
  }

  private static List<String> choices(Attribute attribute, Language language) {
    return switch (attribute.type()) {
      case CHOICE ->
          attribute.choices().stream().map(c -> language.isArabic() ? c.ar() : c.en()).toList();
      case BOOLEAN -> language.isArabic() ? List.of("نعم", "لا") : List.of("yes", "no");
      // A list of a cell takes one choice only, so several are typed.
      case MULTI_CHOICE, TEXT, NUMBER -> List.of();
    };
  }
}
