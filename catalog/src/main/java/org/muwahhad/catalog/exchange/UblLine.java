package org.muwahhad.catalog.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.SearchText;
import org.muwahhad.shared.TableFile;

/**
 * One line of a UBL catalogue as the row of a catalog file: what its elements say, by column, and
 * where each was said.
 */
final class UblLine {
  private static final Set<String> COLUMNS =
      Set.of(
          ImportColumns.KIND.column(),
          ImportColumns.NAME_AR.column(),
          ImportColumns.NAME_EN.column(),
          ImportColumns.BENCHMARK_SOURCE_AR.column(),
          ImportColumns.BENCHMARK_SOURCE_EN.column(),
          ImportColumns.RETIRE);

  private static final String PROPERTY = "Item/AdditionalItemProperty/";
  private final int number;
  private final UblPlace place;
  private final Map<String, String> known;
  private final UblDefaults defaults;
  private final Map<String, String> cells = new LinkedHashMap<>();
  private final Map<String, UblPlace> places = new HashMap<>();
  private final List<Refusal.Fault> faults = new ArrayList<>();
  private final Map<String, UblText> property = new HashMap<>();
  private boolean deleted;

  /** What a basic element says. */
  record UblText(String text, Map<String, String> attributes, UblPlace place) {
    String attribute(String name) {
      return attributes.getOrDefault(name, "");
    }
  }

  /**
   * @param number of the line in the catalogue, from 1
   * @param known the stable name of each accepted name of an attribute, normalised
   * @param defaults what the catalogue says of all its lines
   */
  UblLine(int number, UblPlace place, Map<String, String> known, UblDefaults defaults) {
    this.number = number;
    this.place = place;
    this.known = known;
    this.defaults = defaults;
  }

  /** Takes a basic element; those that say nothing of an item of ours are passed over. */
  void take(String path, UblText ublText) {
    if (path.startsWith(PROPERTY)) {
      property.put(path.substring(PROPERTY.length()), ublText);
      return;
    }
    switch (path) {
      case "ActionCode" -> deleted = ublText.text().equals(Ubl.DELETE);
      case "OrderableUnit" -> put(ImportColumns.UNIT, ublText);
      case "RequiredItemLocationQuantity/Price/PriceAmount" -> takePrice(ublText);
      case "RequiredItemLocationQuantity/Price/BaseQuantity" -> takeBase(ublText);
      case "RequiredItemLocationQuantity/Price/ValidityPeriod/StartDate" ->
          put(ImportColumns.BENCHMARK_DATE, ublText);
      case "Item/Name" ->
          put(isArabic(ublText) ? ImportColumns.NAME_AR : ImportColumns.NAME_EN, ublText);
      case "Item/Description" ->
          put(
              isArabic(ublText) ? ImportColumns.DESCRIPTION_AR : ImportColumns.DESCRIPTION_EN,
              ublText);
      case "Item/SellersItemIdentification/ID" -> put(ImportColumns.CODE, ublText);
      case "Item/CommodityClassification/ItemClassificationCode" -> takeCategory(ublText);
      default -> {}
    }
  }

  /** Ends an aggregate, of which the parts are known now. */
  void end(String path) {
    if ((path + "/").equals(PROPERTY)) {
      takeProperty();
      property.clear();
    }
  }

  /** The row; what the catalogue as a whole says stands in for what the line does not. */
  TableFile.FileRow row() {
    defaults.fill(cells);
    if (deleted && !cells.containsKey(ImportColumns.RETIRE)) {
      cells.put(ImportColumns.RETIRE, defaults.retirement());
    }
    if (!deleted) {
      cells.remove(ImportColumns.RETIRE);
    }
    return new TableFile.FileRow(number, cells);
  }

  /** Faults of elements that fit no column, at {@code lines[<number>].<column>}. */
  List<Refusal.Fault> faults() {
    return faults;
  }

  /** The column that was named, otherwise the beginning of the line. */
  UblPlace place(String column) {
    return places.getOrDefault(column, place);
  }

  private void takePrice(UblText ublText) {
    put(ImportColumns.BENCHMARK_PRICE, ublText);
    UblText currency = new UblText(ublText.attribute("currencyID"), Map.of(), ublText.place());
    put(ImportColumns.BENCHMARK_CURRENCY, currency);
  }

  /** Benchmark prices are those of one unit, the unit in which the item is ordered. */
  private void takeBase(UblText ublText) {
    String unit = ublText.attribute("unitCode");
    cells.putIfAbsent(ImportColumns.UNIT.column(), unit);
    places.putIfAbsent(ImportColumns.UNIT.column(), ublText.place());
    if (!ublText.text().matches("1(?:\\.0*)?")
        || !unit.equals(cells.get(ImportColumns.UNIT.column()))) {
      places.put("BaseQuantity", ublText.place());
      fault("BaseQuantity", "catalog.ubl-base-quantity", ublText.text(), unit);
    }
  }

  private void takeCategory(UblText ublText) {
    if (ublText.attribute("listID").equals(Ubl.CPV)
        || ublText.attribute("listID").equalsIgnoreCase("CPV")) {
      put(ImportColumns.CATEGORY, ublText);
    }
  }

  private void takeProperty() {
    UblText nothing = new UblText("", Map.of(), place);
    UblText code = property.getOrDefault("NameCode", nothing);
    UblText name = property.getOrDefault("Name", nothing);
    UblText value = property.getOrDefault("Value", nothing);
    if (code.attribute("listID").equals(Ubl.COLUMN_LIST)) {
      if (COLUMNS.contains(code.text())) {
        put(code.text(), value);
      } else if (!code.text().equals(Ubl.REVISION)) {
        unknown(code);
      }
      return;
    }
    String typed = code.attribute("listID").equals(Ubl.ATTRIBUTE_LIST) ? code.text() : name.text();
    String attribute = known.get(SearchText.normalise(typed));
    if (attribute == null) {
      unknown(typed.equals(name.text()) ? name : code);
    } else {
      put(attribute, value);
    }
  }

  private void unknown(UblText ublText) {
    String key = "property " + ublText.text();
    places.put(key, ublText.place());
    fault(key, "catalog.ubl-property-unknown", ublText.text());
  }

  private void fault(String column, String code, Object... arguments) {
    faults.add(new Refusal.Fault("lines[" + number + "]." + column, code, List.of(arguments)));
  }

  private void put(ImportColumns column, UblText ublText) {
    put(column.column(), ublText);
  }

  /** A text said in parts is one text, a part to a line. */
  private void put(String column, UblText ublText) {
    String text = ublText.text().strip();
    if (!text.isEmpty()) {
      cells.merge(column, text, (one, more) -> one + "\n" + more);
      places.putIfAbsent(column, ublText.place());
    }
  }

  private static boolean isArabic(UblText ublText) {
    String language = ublText.attribute("languageID");
    return language.isEmpty()
        ? ublText
            .text()
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
        : language.toLowerCase(Locale.ROOT).startsWith("ar");
  }
}
