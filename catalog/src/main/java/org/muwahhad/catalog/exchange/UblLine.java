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
  void take(String path, UblText said) {
    if (path.startsWith(PROPERTY)) {
      property.put(path.substring(PROPERTY.length()), said);
      return;
    }
    switch (path) {
      case "ActionCode" -> deleted = said.text().equals(Ubl.DELETE);
      case "OrderableUnit" -> put(ImportColumns.UNIT, said);
      case "RequiredItemLocationQuantity/Price/PriceAmount" -> takePrice(said);
      case "RequiredItemLocationQuantity/Price/BaseQuantity" -> takeBase(said);
      case "RequiredItemLocationQuantity/Price/ValidityPeriod/StartDate" ->
          put(ImportColumns.BENCHMARK_DATE, said);
      case "Item/Name" -> put(isArabic(said) ? ImportColumns.NAME_AR : ImportColumns.NAME_EN, said);
      case "Item/Description" ->
          put(isArabic(said) ? ImportColumns.DESCRIPTION_AR : ImportColumns.DESCRIPTION_EN, said);
      case "Item/SellersItemIdentification/ID" -> put(ImportColumns.CODE, said);
      case "Item/CommodityClassification/ItemClassificationCode" -> takeCategory(said);
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

  private void takePrice(UblText said) {
    put(ImportColumns.BENCHMARK_PRICE, said);
    UblText currency = new UblText(said.attribute("currencyID"), Map.of(), said.place());
    put(ImportColumns.BENCHMARK_CURRENCY, currency);
  }

  /** Benchmark prices are those of one unit, the unit in which the item is ordered. */
  private void takeBase(UblText said) {
    String unit = said.attribute("unitCode");
    cells.putIfAbsent(ImportColumns.UNIT.column(), unit);
    places.putIfAbsent(ImportColumns.UNIT.column(), said.place());
    if (!said.text().matches("1(?:\\.0*)?")
        || !unit.equals(cells.get(ImportColumns.UNIT.column()))) {
      places.put("BaseQuantity", said.place());
      fault("BaseQuantity", "catalog.ubl-base-quantity", said.text(), unit);
    }
  }

  private void takeCategory(UblText said) {
    if (said.attribute("listID").equals(Ubl.CPV)
        || said.attribute("listID").equalsIgnoreCase("CPV")) {
      put(ImportColumns.CATEGORY, said);
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

  private void unknown(UblText said) {
    String key = "property " + said.text();
    places.put(key, said.place());
    fault(key, "catalog.ubl-property-unknown", said.text());
  }

  private void fault(String column, String code, Object... arguments) {
    faults.add(new Refusal.Fault("lines[" + number + "]." + column, code, List.of(arguments)));
  }

  private void put(ImportColumns column, UblText said) {
    put(column.column(), said);
  }

  /** A text said in parts is one text, a part to a line. */
  private void put(String column, UblText said) {
    String text = said.text().strip();
    if (!text.isEmpty()) {
      cells.merge(column, text, (one, more) -> one + "\n" + more);
      places.putIfAbsent(column, said.place());
    }
  }

  private static boolean isArabic(UblText said) {
    String language = said.attribute("languageID");
    return language.isEmpty()
        ? said.text()
            .codePoints()
            .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC)
        : language.toLowerCase(Locale.ROOT).startsWith("ar");
  }
}
