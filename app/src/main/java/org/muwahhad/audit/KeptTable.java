package org.muwahhad.audit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table whose every change the record tells of, by digests of the row before and after: rows that
 * bind somebody, and that no document or figure of an entry tells in full. Triggers of the database
 * write the digests, made of the same columns in the same way.
 *
 * <p>A column that is added to the table is added here, with the next number as shape; the
 * migration makes the triggers anew and tells every row once more in that shape.
 *
 * @param shape number of this list of columns, of those that the table has had
 * @param key columns of the primary key, parted by spaces
 * @param columns all columns of the digest; one with a star is a sealed content, of which its own
 *     digest counts
 * @param condition which rows bind somebody, in SQL, with {row} before columns; empty: every one
 */
record KeptTable(String name, int shape, String key, String columns, String condition) {
  /** Every one of them. */
  static final List<KeptTable> ALL =
      List.of(
          new KeptTable(
              "bid",
              "id",
              "id tender_id supplier_id status version_count created_at withdrawn_by",
              "{row}status <> 'DRAFT'"),
          new KeptTable(
              "bid_version",
              "id",
              "id bid_id tender_id number receipt_number request_key received_at "
                  + "received_from sha256 *sealed_content *sealed_prices",
              ""),
          new KeptTable(
              "tender_key",
              "tender_id",
              "tender_id public_keyset *sealed_private_keyset threshold created_at "
                  + "share_count",
              ""),
          new KeptTable(
              "price_key",
              "tender_id",
              "tender_id public_keyset *sealed_private_keyset created_at",
              ""),
          new KeptTable(
              "key_share",
              "id",
              "id tender_id share_number custodian *wrapped_share person_id panel "
                  + "state_code opening_key_id commitment",
              ""),
          new KeptTable("sealed_estimate", "tender_id", "tender_id *sealed_amount created_at", ""),
          new KeptTable("opened_estimate", "tender_id", "tender_id amount currency opened_at", ""),
          new KeptTable(
              "opened_bid",
              "bid_id",
              "bid_id tender_id version_id currency is_gcc_origin validity_days "
                  + "has_security statement opened_at most_lots most_value prices_sha256 "
                  + "prices_opened_at is_price_unreadable",
              ""),
          new KeptTable(
              "lot_ranking",
              "lot_id bid_id",
              "lot_id bid_id tender_id is_admissible exclusion bid_total bid_currency "
                  + "converted_total evaluated_price technical_score price_score "
                  + "final_score rank_position tie_rule is_abnormally_low explanation "
                  + "examination is_alternative",
              ""),
          new KeptTable(
              "award",
              "id",
              "id tender_id lot_id bid_id is_admissible status live_lot_id amount "
                  + "currency converted_amount reason recommended_by recommended_at "
                  + "decision_id active_at end_reason examination ended_at",
              ""),
          new KeptTable(
              "vote",
              "id",
              "id decision_id committee_id person_id state_code choice reason "
                  + "document_sha256 cast_at meeting_id pack_sha256",
              ""),
          new KeptTable(
              "learned_conflict",
              "tender_id person_id",
              "tender_id person_id part statement declared_at",
              ""),
          new KeptTable(
              "entitlement",
              "agreement_id entity_id lot_item_id",
              "agreement_id entity_id lot_item_id awarded_quantity "
                  + "transferred_quantity called_quantity unit_price currency",
              ""),
          new KeptTable(
              "call_off",
              "id",
              "id number agreement_id entity_id request_key placed_by placed_at " + "award_id",
              ""),
          new KeptTable(
              "call_off_line",
              "call_off_id lot_item_id",
              "call_off_id agreement_id entity_id lot_item_id quantity unit_price",
              ""),
          new KeptTable(
              "exchange_rate",
              "id",
              "id currency valid_from units_per_usd source source_ar entered_by " + "entered_at",
              ""),
          new KeptTable(
              "entity_ceiling",
              "round_id entity_id",
              "round_id entity_id state_code amount hard set_by set_at",
              ""),
          new KeptTable(
              "state_budget",
              "round_id state_code category_code",
              "round_id state_code category_code amount set_by set_at",
              ""),
          new KeptTable(
              "item_revision",
              "id",
              "id item_id number unit_code name_ar name_en description_ar "
                  + "description_en benchmark_price benchmark_currency benchmark_date "
                  + "benchmark_source_ar benchmark_source_en attribute_count published_at "
                  + "published_by template_edition",
              ""),
          new KeptTable(
              "submission",
              "id",
              "id round_id entity_id state_code status status_reason endorsed_by "
                  + "endorsed_at created_by created_at",
              "{row}status <> 'DRAFT'"),
          new KeptTable(
              "demand_line",
              "id",
              "id submission_id entity_id line_number revision_id unit_code quantity "
                  + "need_by site_id estimated_unit_price currency commitment budget_line "
                  + "justification near_standard_id kept_reason",
              "(SELECT s.status FROM submission s WHERE s.id = {row}submission_id) NOT IN ('DRAFT', 'RETURNED')"),
          new KeptTable(
              "submission_receipt",
              "id",
              "id submission_id number receipt_number request_key received_at "
                  + "received_from sha256 content declaration_ar declaration_en",
              ""),
          new KeptTable(
              "person",
              "id",
              "id login password_hash name_ar name_en title_ar title_en email is_demo "
                  + "created_at one_time_until blocked_at blocked_reason",
              ""),
          new KeptTable(
              "role_grant",
              "id",
              "id person_id role state_code entity_id supplier_id origin proposal_id",
              ""),
          new KeptTable(
              "supplier",
              "id",
              "id registration_number name_ar name_en country status registered_at "
                  + "is_gcc_origin",
              ""),
          new KeptTable(
              "supplier_debarment",
              "id",
              "id supplier_id status from_day until_day ground_ar ground_en reason "
                  + "proposed_by proposed_at decided_by decided_at lifted_by lifted_at "
                  + "lift_reason",
              ""),
          new KeptTable(
              "supplier_suspension",
              "id",
              "id supplier_id suspended_at until_day reason suspended_by ended_at "
                  + "end_reason ended_by",
              ""));

  private KeptTable(String name, String key, String columns, String condition) {
    this(name, 1, key, columns, condition);
  }

  /**
   * The key of a row, in SQL.
   *
   * @param row what stands before a column, such as {@code t.}
   */
  String keyOf(String row) {
    String[] parts = key.split(" ");
    return parts.length == 1
        ? row + key
        : Arrays.stream(parts)
            .map(p -> row + p)
            .collect(Collectors.joining(", '/', ", "CONCAT(", ")"));
  }

  /** The digest of a row, in SQL; null where the row binds nobody. */
  String digestOf(String row) {
    String digest =
        Arrays.stream(columns.split(" "))
            .map(column -> part(row, column))
            .collect(Collectors.joining(", ", "SHA2(CONCAT(", "), 256)"));
    return condition.isEmpty()
        ? digest
        : "CASE WHEN " + condition.replace("{row}", row) + " THEN " + digest + " END";
  }

  /** Name, length and text of a column; of one without a value nothing. */
  private static String part(String row, String column) {
    boolean sealed = column.startsWith("*");
    String name = sealed ? column.substring(1) : column;
    String value = sealed ? "SHA2(" + row + name + ", 256)" : row + name;
    return "COALESCE(CONCAT('" + name + "=', LENGTH(" + value + "), ':', " + value + ", ';'), '')";
  }
}
