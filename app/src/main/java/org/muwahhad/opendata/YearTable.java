package org.muwahhad.opendata;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a year: what the compiled releases say, flat, for people who work with sheets. Each
 * row begins with the identifier of its process.
 */
enum YearTable {
  PROCESSES(
      List.of(
          "ocid",
          "date",
          "title",
          "title_en",
          "status",
          "procurementMethod",
          "mainProcurementCategory",
          "deadline",
          "numberOfTenderers",
          "lots",
          "awards",
          "contracts",
          "buyer",
          "buyerName"),
      YearTable::process),
  PARTIES(
      List.of("ocid", "id", "name", "name_en", "roles", "country", "memberOf"),
      r ->
          each(r, "parties")
              .map(
                  p ->
                      row(
                          p.get("id"),
                          p.get("name"),
                          p.get("name_en"),
                          joined(p.get("roles")),
                          at(p, "address", "countryName_en"),
                          first(p.get("memberOf"), "id")))),
  LOTS(
      List.of("ocid", "id", "title", "title_en", "status"),
      r ->
          each(object(r.get("tender")), "lots")
              .map(l -> row(l.get("id"), l.get("title"), l.get("title_en"), l.get("status")))),
  ITEMS(
      List.of("ocid", "id", "description", "description_en", "cpv", "quantity", "unit", "lot"),
      r ->
          each(object(r.get("tender")), "items")
              .map(
                  i ->
                      row(
                          i.get("id"),
                          i.get("description"),
                          i.get("description_en"),
                          at(i, "classification", "id"),
                          i.get("quantity"),
                          at(i, "unit", "name_en"),
                          i.get("relatedLot")))),
  BIDS(
      List.of("ocid", "id", "status", "tenderer", "tendererName", "lots"),
      r ->
          each(object(r.get("bids")), "details")
              .map(
                  b ->
                      row(
                          b.get("id"),
                          b.get("status"),
                          first(b.get("tenderers"), "id"),
                          first(b.get("tenderers"), "name"),
                          joined(b.get("relatedLots"))))),
  AWARDS(
      List.of(
          "ocid", "id", "status", "date", "amount", "currency", "supplier", "supplierName", "lots"),
      r ->
          each(r, "awards")
              .map(
                  a ->
                      row(
                          a.get("id"),
                          a.get("status"),
                          a.get("date"),
                          at(a, "value", "amount"),
                          at(a, "value", "currency"),
                          first(a.get("suppliers"), "id"),
                          first(a.get("suppliers"), "name"),
                          joined(a.get("relatedLots"))))),
  CONTRACTS(
      List.of(
          "ocid",
          "id",
          "awardID",
          "status",
          "dateSigned",
          "startDate",
          "endDate",
          "amount",
          "currency",
          "vatIncluded",
          "vatPercent"),
      r ->
          each(r, "contracts")
              .map(
                  c ->
                      row(
                          c.get("id"),
                          c.get("awardID"),
                          c.get("status"),
                          c.get("dateSigned"),
                          at(c, "period", "startDate"),
                          at(c, "period", "endDate"),
                          at(c, "value", "amount"),
                          at(c, "value", "currency"),
                          Boolean.TRUE.equals(at(c, "valueAddedTax", "included"))
                              ? "true"
                              : "false",
                          at(c, "valueAddedTax", "percent")))),
  TRANSACTIONS(
      List.of("ocid", "contract", "id", "date", "amount", "currency", "payer", "payee"),
      r ->
          each(r, "contracts")
              .flatMap(
                  c ->
                      each(object(c.get("implementation")), "transactions")
                          .map(
                              paid ->
                                  row(
                                      c.get("id"),
                                      paid.get("id"),
                                      paid.get("date"),
                                      at(paid, "value", "amount"),
                                      at(paid, "value", "currency"),
                                      at(paid, "payer", "id"),
                                      at(paid, "payee", "id")))));

  private final List<String> columns;
  private final Function<Map<String, Object>, Stream<List<@Nullable Object>>> rows;

  YearTable(
      List<String> columns, Function<Map<String, Object>, Stream<List<@Nullable Object>>> rows) {
    this.columns = columns;
    this.rows = rows;
  }

  List<String> columns() {
    return columns;
  }

  /** The name of the table, as of its file or sheet. */
  String title() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The rows that a compiled release adds. */
  List<List<@Nullable Object>> rows(Map<String, Object> release) {
    return rows.apply(release)
        .map(
            row -> {
              List<@Nullable Object> whole = new ArrayList<>();
              whole.add(release.get("ocid"));
              whole.addAll(row);
              return whole;
            })
        .toList();
  }

  private static Stream<List<@Nullable Object>> process(Map<String, Object> release) {
    Map<String, Object> tender = object(release.get("tender"));
    return Stream.of(
        row(
            release.get("date"),
            tender.get("title"),
            tender.get("title_en"),
            tender.get("status"),
            tender.get("procurementMethod"),
            tender.get("mainProcurementCategory"),
            at(tender, "tenderPeriod", "endDate"),
            tender.get("numberOfTenderers"),
            each(tender, "lots").count(),
            each(release, "awards").count(),
            each(release, "contracts").count(),
            at(release, "buyer", "id"),
            at(release, "buyer", "name")));
  }

  private static List<@Nullable Object> row(@Nullable Object... cells) {
    return new ArrayList<>(java.util.Arrays.asList(cells));
  }

  private static @Nullable Object at(Map<String, Object> object, String field, String of) {
    return object(object.get(field)).get(of);
  }

  private static @Nullable Object first(@Nullable Object list, String field) {
    return list instanceof List<?> all && !all.isEmpty() ? object(all.get(0)).get(field) : null;
  }

  private static @Nullable Object joined(@Nullable Object list) {
    return list instanceof List<?> all
        ? String.join("; ", all.stream().map(String::valueOf).toList())
        : null;
  }

  private static Stream<Map<String, Object>> each(Map<String, Object> object, String field) {
    return object.get(field) instanceof List<?> all
        ? all.stream().map(YearTable::object)
        : Stream.of();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
  }
}
