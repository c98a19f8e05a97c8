package org.muwahhad.catalog.exchange;

import java.util.Map;
import org.muwahhad.catalog.item.ItemKind;
import org.muwahhad.shared.Language;
import org.muwahhad.web.Texts;

/**
 * What a UBL catalogue says of all its lines, for a catalogue that was not written here: its
 * number, its day, and whose it is.
 */
final class UblDefaults {
  private static final int SOFTWARE = 48;
  private static final int FIRST_SERVICE = 50;
  private static final int DIVISION = 2;
  private String id = "";
  private String issued = "";
  private String provider = "";

  /** Takes a basic element of the catalogue itself. */
  void take(String path, String text) {
    switch (path) {
      case "ID" -> id = text;
      case "IssueDate" -> issued = text;
      case "ProviderParty/PartyLegalEntity/RegistrationName" -> provider = text;
      default -> {}
    }
  }

  /** Fills in what a line left out: source and day of the price, and the kind by its category. */
  void fill(Map<String, String> cells) {
    putIfAbsent(cells, ImportColumns.BENCHMARK_DATE, issued);
    putIfAbsent(cells, ImportColumns.BENCHMARK_SOURCE_AR, source(Language.AR));
    putIfAbsent(cells, ImportColumns.BENCHMARK_SOURCE_EN, source(Language.EN));
    putIfAbsent(
        cells, ImportColumns.KIND, kind(cells.getOrDefault(ImportColumns.CATEGORY.column(), "")));
  }

  /** The reason of a retirement that gives none. */
  String retirement() {
    return plain(Texts.in(Language.AR).get("catalog.ubl-retired", id))
        + " / "
        + plain(Texts.in(Language.EN).get("catalog.ubl-retired", id));
  }

  private String source(Language language) {
    return provider.isEmpty()
        ? ""
        : plain(Texts.in(language).get("catalog.ubl-source", provider, id));
  }

  /** What is kept is text alone, without the marks by which a page keeps its direction. */
  private static String plain(String shown) {
    return shown.replaceAll("[\\u2066-\\u2069]", "");
  }

  /** CPV: packaged software, then works and services from repair onwards; else goods. */
  private static String kind(String category) {
    if (!category.matches("\\d{2}.*")) {
      return "";
    }
    int division = Integer.parseInt(category.substring(0, DIVISION));
    if (division == SOFTWARE) {
      return ItemKind.SOFTWARE.name();
    }
    return division >= FIRST_SERVICE ? ItemKind.SERVICE.name() : ItemKind.HARDWARE.name();
  }

  private static void putIfAbsent(Map<String, String> cells, ImportColumns column, String text) {
    if (!text.isEmpty()) {
      cells.putIfAbsent(column.column(), text);
    }
  }
}
