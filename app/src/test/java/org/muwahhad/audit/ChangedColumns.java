package org.muwahhad.audit;

import java.util.stream.Stream;

/** What is changed of rows that the record covers. */
final class ChangedColumns {
  private ChangedColumns() {}

  record Change(String what, String table, String change, String where) {}

  /** What is changed of bids that nobody may read yet. */
  static Stream<Change> ofSealedBids() {
    return Stream.of(
        of("sealed bid: ciphertext", "bid_version", flipped("sealed_content"), "id > 0"),
        of("sealed bid: digest", "bid_version", "sha256 = REPEAT('0', 64)", "id > 0"),
        of("sealed bid: time of receipt", "bid_version", earlier("received_at"), "id > 0"),
        of("sealed bid: status", "bid", "status = 'WITHDRAWN'", "status = 'SUBMITTED'"),
        of("sealed bid: back to a draft", "bid", "status = 'DRAFT'", "status = 'SUBMITTED'"),
        of(
            "sealed bid: supplier",
            "bid",
            "supplier_id = supplier_id + 100",
            "status = 'SUBMITTED'"),
        of("sealed estimate", "sealed_estimate", flipped("sealed_amount"), "tender_id > 0"),
        of("key of the tender: threshold", "tender_key", "threshold = 1", "threshold > 1"));
  }

  /** What is changed of the loaded demonstration. */
  static Stream<Change> ofTheDemonstration() {
    String opened = "tender_id = (SELECT MIN(tender_id) FROM opened_bid)";
    String endorsed = "submission_id = (SELECT MIN(id) FROM submission WHERE status = 'ENDORSED')";
    return Stream.of(
        of("opened bid: ciphertext", "bid_version", flipped("sealed_content"), opened),
        of("opened bid: time of receipt", "bid_version", earlier("received_at"), opened),
        of("opened bid: validity", "opened_bid", "validity_days = validity_days + 1", opened),
        of("award: reason", "award", "reason = CONCAT(reason, '.')", "id > 0"),
        of("award: amount", "award", "amount = amount + 1", "id > 0"),
        of("ranking: explanation", "lot_ranking", "explanation = 'x'", "lot_id > 0"),
        of("ranking: total", "lot_ranking", "converted_total = converted_total + 1", "lot_id > 0"),
        of("vote: who cast it", "vote", "person_id = (SELECT MAX(id) FROM person)", "id > 0"),
        of("vote: time", "vote", earlier("cast_at"), "id > 0"),
        of(
            "order: price of its item",
            "entitlement",
            "unit_price = unit_price + 1",
            "called_quantity > 0"),
        of("order: price paid for a line", "call_off_line", "unit_price = 1", "call_off_id > 0"),
        of("order: amount", "call_off_line", "net_amount = net_amount + 1", "call_off_id > 0"),
        of("order: quantity", "call_off_line", "quantity = quantity + 1", "call_off_id > 0"),
        of(
            "delivery: day",
            "delivery",
            "delivered_on = DATE_SUB(delivered_on, INTERVAL 1 DAY)",
            "id > 0"),
        of("estimate: sealed", "sealed_estimate", flipped("sealed_amount"), "tender_id > 0"),
        of("estimate: opened", "opened_estimate", "amount = amount + 1", "tender_id > 0"),
        of(
            "exchange rate",
            "exchange_rate",
            "units_per_usd = units_per_usd + 0.01",
            "currency <> 'USD'"),
        of("ceiling of an entity", "entity_ceiling", "amount = amount + 1", "round_id > 0"),
        of("budget of a state", "state_budget", "amount = amount + 1", "round_id > 0"),
        of(
            "catalog revision: price",
            "item_revision",
            "benchmark_price = benchmark_price + 1",
            "id > 0"),
        of("catalog revision: name", "item_revision", "name_en = CONCAT(name_en, '.')", "id > 0"),
        of("endorsed demand: quantity", "demand_line", "quantity = quantity + 1", endorsed),
        of("endorsed demand: justification", "demand_line", "justification = 'x'", endorsed),
        of(
            "demand: status of a submission",
            "submission",
            "status = 'SUBMITTED'",
            "status = 'ENDORSED'"),
        of("demand: back to a draft", "submission", "status = 'DRAFT'", "status = 'ENDORSED'"),
        of("receipt of demand: time", "submission_receipt", earlier("received_at"), "id > 0"),
        of(
            "receipt of demand: content",
            "submission_receipt",
            "content = CONCAT(content, ' ')",
            "id > 0"),
        of("account: password", "person", "password_hash = 'x'", "password_hash IS NOT NULL"),
        of("account: e-mail", "person", "email = 'other@muwahhad.example'", "id > 0"),
        of("role: another one granted", "role_grant", "role = 'ADMINISTRATOR'", "role = 'AUDITOR'"),
        of("supplier: status", "supplier", "status = 'SUSPENDED'", "status = 'REGISTERED'"),
        of("debarment: last day", "supplier_debarment", "until_day = '2099-01-01'", "id > 0"),
        of("key of a tender: threshold", "tender_key", "threshold = 1", "threshold > 1"),
        of("key of a tender: share", "key_share", flipped("wrapped_share"), "id > 0"));
  }

  /** Words and persons that decide nothing by themselves, and figures that still add up. */
  static Stream<Change> ofReasonsAndPersons() {
    String pending = "award_id IN (SELECT id FROM award WHERE status = 'pending')";
    return Stream.of(
        of("check: reason", "administrative_check", "reason = 'x'", "bid_id > 0"),
        of("check: who made it", "administrative_check", another("checked_by"), "bid_id > 0"),
        of("agreed scores: reason", "consensus_score", "reason = 'x'", "bid_id > 0"),
        of("agreed scores: by whom", "consensus_score", another("agreed_by"), "bid_id > 0"),
        of("agreed scores: spread", "consensus_score", "spread = spread + 1", "bid_id > 0"),
        of(
            "answer to agreed scores: examination",
            "consensus_answer",
            "examination = examination + 1",
            "number > 0"),
        of(
            "answer to agreed scores: a dissent",
            "consensus_answer",
            "is_confirmed = FALSE, reason = 'x'",
            "number > 0"),
        of("score: comment", "score", flipped("comment"), "bid_id > 0"),
        of("score: conflict", "score", "has_conflict = TRUE", "bid_id > 0"),
        of("vote of the review body: reason", "review_vote", flipped("reason"), "draft_id > 0"),
        of("draft of a review: who wrote it", "review_draft", another("written_by"), "id > 0"),
        of(
            "answer to a complaint: by whom",
            "complaint_answer",
            another("answered_by"),
            "complaint_id > 0"),
        of("panel: expertise", "panel_member", "expertise = 'x'", "expertise IS NOT NULL"),
        of("panel: when called", "panel_member", "called_at = '2026-01-01'", "called_at IS NULL"),
        of("question: text", "tender_question", flipped("text"), "id > 0"),
        of("record of an opening: content", "opening_record", flipped("document"), "part = 'BID'"),
        of("record of an opening: time", "opening_record", earlier("frozen_at"), "part = 'BID'"),
        of(
            "pending award: twice the price for half of the units",
            "award_item",
            "quantity = quantity / 2, bid_price = bid_price * 2, unit_price = unit_price * 2",
            pending + " AND MOD(quantity, 2) = 0"),
        of("pending award: discount", "award_item", "discount_percent = 1", pending),
        of(
            "guarantee: who registered it",
            "performance_guarantee",
            another("registered_by"),
            "id > 0"),
        of("amendment: who proposed it", "tender_amendment", another("proposed_by"), "id > 0"),
        of("edition of a document: by whom", "dossier_edition", another("added_by"), "id > 0"));
  }

  /** Of what the demonstration has one or two of, one after the other. */
  static Stream<Change> ofTheFew() {
    return Stream.of(
        of("question: who asked", "tender_question", "supplier_id = supplier_id + 1", "id > 0"),
        of(
            "answer to a complaint: time to reply",
            "complaint_answer",
            "reply_until = reply_until + INTERVAL 1 DAY",
            "complaint_id > 0"),
        of("reply to an answer: text", "complaint_reply", flipped("reply"), "complaint_id > 0"),
        of(
            "reply to an answer: by whom",
            "complaint_reply",
            another("replied_by"),
            "complaint_id > 0"),
        of("question: who answered", "tender_question", another("answered_by"), "id > 0"));
  }

  static Change of(String what, String table, String change, String where) {
    return new Change(what, table, change, where);
  }

  private static String flipped(String column) {
    return "%1$s = CONCAT(%1$s, 'x')".formatted(column);
  }

  static String another(String person) {
    return "%1$s = 1 + %1$s".formatted(person);
  }

  private static String earlier(String column) {
    return "%1$s = DATE_SUB(%1$s, INTERVAL 1 HOUR)".formatted(column);
  }
}
