package org.muwahhad.bench;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A table that is copied, with what is known of its columns. */
final class YearTable {
  private static final Map<String, YearPopulation.CopyShare> SHARES =
      Map.ofEntries(
          Map.entry("supplier", YearPopulation.CopyShare.SUPPLIERS),
          Map.entry("procuring_entity", YearPopulation.CopyShare.ENTITIES),
          Map.entry("delivery_site", YearPopulation.CopyShare.ENTITIES),
          Map.entry("person", YearPopulation.CopyShare.ENTITIES),
          Map.entry("role_grant", YearPopulation.CopyShare.ENTITIES),
          Map.entry("catalog_item", YearPopulation.CopyShare.CATALOG),
          Map.entry("item_revision", YearPopulation.CopyShare.CATALOG),
          Map.entry("item_attribute", YearPopulation.CopyShare.CATALOG),
          Map.entry("price_break", YearPopulation.CopyShare.CATALOG));

  record TableColumn(String name, String type, int length, boolean isAuto) {}

  record ColumnReference(String table, String column) {}

  final String name;
  final Map<String, TableColumn> columns = new LinkedHashMap<>();
  final Map<String, ColumnReference> references = new HashMap<>();
  final Map<String, List<String>> uniques = new TreeMap<>();
  final Set<String> moved = new HashSet<>();

  YearTable(String name) {
    this.name = name;
  }

  YearPopulation.CopyShare share() {
    return SHARES.getOrDefault(name, YearPopulation.CopyShare.PROCEDURES);
  }
}
