package org.muwahhad.opendata;

import java.math.BigDecimal;
import org.muwahhad.shared.Bilingual;

/** Items of a release, with the codes of the standard. */
final class ReleaseItems {
  private ReleaseItems() {}

  /**
   * An item.
   *
   * @param cpv code of its category in the Common Procurement Vocabulary
   * @param quantity in its unit
   */
  static Fields item(
      long id, Bilingual name, String cpv, BigDecimal quantity, String unitCode, Bilingual unit) {
    return new Fields()
        .put("id", Long.toString(id))
        .text("description", name)
        .put("classification", new Fields().put("scheme", "CPV").put("id", cpv))
        .put("quantity", quantity)
        .put("unit", new Fields().put("scheme", "UNCEFACT").put("id", unitCode).text("name", unit));
  }

  /** Divisions from 50 on are services, 45 is works; 48 is software, which is bought as goods. */
  static String category(String cpv) {
    if (cpv.startsWith("45")) {
      return "works";
    }
    return cpv.compareTo("50") >= 0 ? "services" : "goods";
  }
}
