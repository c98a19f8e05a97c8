package org.muwahhad.replay;

import static org.muwahhad.replay.ChangedRows.deletion;
import static org.muwahhad.replay.ChangedRows.update;

import java.util.stream.Stream;
import org.muwahhad.TestApp;

/** Changes of rows of orders, and of what came of agreements, each with the fault that is found. */
final class ChangedOrders {
  private final TestApp app;
  private final PlayedOrders played;

  ChangedOrders(TestApp app, PlayedOrders played) {
    this.app = app;
    this.played = played;
  }

  Stream<ChangedRows.Change> all() {
    return Stream.of(orders(), fulfilment(), transfers(), accessions(), contracts(), guarantees())
        .flatMap(s -> s);
  }

  private Stream<ChangedRows.Change> orders() {
    long agreement = played.agreement();
    String placed = app.ask("SELECT id FROM call_off WHERE request_key = 'order'");
    String order = agreement + "/" + placed;
    String twice = app.ask("SELECT id FROM call_off WHERE request_key = 'twice'");
    String cancelled = agreement + "/" + twice;
    String promised = app.ask("SELECT id FROM call_off WHERE request_key = 'confirmed'");
    String confirmed = agreement + "/" + promised;
    String split = app.ask("SELECT id FROM call_off WHERE request_key = 'basket'");
    String change = app.ask("SELECT id FROM order_change WHERE request_key = 'proposed'");
    String proposed = agreement + "/" + split + "/" + change;
    String own = "agreement_id = " + agreement;
    return Stream.of(
        update(
            "framework_agreement",
            "ends_on = ends_on + INTERVAL 1 DAY",
            "ends_on = ends_on - INTERVAL 1 DAY",
            "id = " + agreement,
            "agreement " + agreement + " differs from its entry"),
        update(
            "entitlement",
            "unit_price = unit_price + 1",
            "unit_price = unit_price - 1",
            own + " AND awarded_quantity > 0",
            "entitlements of agreement " + agreement + " differs from its entry"),
        update(
            "entitlement",
            "called_quantity = called_quantity - 1",
            "called_quantity = called_quantity + 1",
            own + " AND called_quantity > 0",
            "quantity called off " + agreement + "/"),
        update(
            "call_off_line",
            "quantity = quantity - 1",
            "quantity = quantity + 1",
            "call_off_id = " + placed,
            "call-off " + order + " differs from its entry"),
        update(
            "call_off_line",
            "net_amount = net_amount - 1",
            "net_amount = net_amount + 1",
            "call_off_id = " + placed,
            "call-off " + order + " differs from its entry"),
        deletion(
            "call_off_line",
            "call_off_id = " + placed,
            "call-off " + order + " differs from its entry"),
        update(
            "call_off",
            "vat_percent = vat_percent + 1",
            "vat_percent = vat_percent - 1",
            "id = " + placed,
            "call-off " + order + " differs from its entry"),
        deletion("call_off", "id = " + placed, "call-off " + order + " is missing"),
        update(
            "call_off_cancellation",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "call_off_id = " + twice,
            "cancellation of call-off " + cancelled + " differs from its entry"),
        update(
            "call_off_cancellation",
            "cancelled_by = cancelled_by + 1",
            "cancelled_by = cancelled_by - 1",
            "call_off_id = " + twice,
            "cancellation of call-off " + cancelled + " differs from its entry"),
        deletion(
            "call_off_cancellation",
            "call_off_id = " + twice,
            "cancellation of call-off " + cancelled + " is missing"),
        update(
            "call_off_instruction",
            "wanted_on = wanted_on + INTERVAL 1 DAY",
            "wanted_on = wanted_on - INTERVAL 1 DAY",
            "TRUE",
            "delivery instruction of call-off " + confirmed + " differs from its entry"),
        update(
            "call_off_instruction",
            "budget_line = 'B-8'",
            "budget_line = 'B-7'",
            "TRUE",
            "delivery instruction of call-off " + confirmed + " differs from its entry"),
        deletion(
            "call_off_instruction",
            "TRUE",
            "delivery instruction of call-off " + confirmed + " is missing"),
        update(
            "call_off_answer",
            "promised_on = promised_on + INTERVAL 1 DAY",
            "promised_on = promised_on - INTERVAL 1 DAY",
            "answer = 'CONFIRMED' AND call_off_id = " + promised,
            "answer to call-off " + confirmed + "/CONFIRMED differs from its entry"),
        update(
            "call_off_answer",
            "remark = CONCAT(remark, '.')",
            "remark = TRIM(TRAILING '.' FROM remark)",
            "answer = 'DECLINED'",
            "answer to call-off " + cancelled + "/DECLINED differs from its entry"),
        update(
            "call_off_answer",
            "answered_by = answered_by + 1",
            "answered_by = answered_by - 1",
            "answer = 'CONFIRMED' AND call_off_id = " + promised,
            "answer to call-off " + confirmed + "/CONFIRMED differs from its entry"),
        deletion(
            "call_off_answer",
            "answer = 'CONFIRMED' AND call_off_id = " + promised,
            "answer to call-off " + confirmed + "/CONFIRMED is missing"),
        update(
            "delivery",
            "accepted_quantity = accepted_quantity + 1",
            "accepted_quantity = accepted_quantity - 1",
            "TRUE",
            "deliveries of call-off " + order + " differs from its entry"),
        deletion("delivery", "TRUE", "deliveries of call-off " + order + " is missing"),
        update(
            "call_off_batch",
            "wanted_on = wanted_on + INTERVAL 1 DAY",
            "wanted_on = wanted_on - INTERVAL 1 DAY",
            "call_off_id = " + split + " AND position = 1",
            "batches of call-off " + agreement + "/" + split + " differs from its entry"),
        deletion(
            "call_off_batch",
            "call_off_id = " + split,
            "batches of call-off " + agreement + "/" + split + " is missing"),
        update(
            "order_change",
            "due_on = due_on + INTERVAL 1 DAY",
            "due_on = due_on - INTERVAL 1 DAY",
            "id = " + change,
            "change of call-off " + proposed + " differs from its entry"),
        update(
            "order_change",
            "answered_by = answered_by + 1",
            "answered_by = answered_by - 1",
            "id = " + change,
            "change of call-off " + proposed + " differs from its entry"),
        update(
            "order_change_item",
            "quantity = quantity - 1",
            "quantity = quantity + 1",
            "change_id = " + change,
            "change of call-off " + proposed + " differs from its entry"),
        deletion(
            "order_change", "id = " + change, "change of call-off " + proposed + " is missing"));
  }

  private Stream<ChangedRows.Change> fulfilment() {
    String order =
        played.agreement()
            + "/"
            + app.ask("SELECT id FROM call_off WHERE request_key = 'confirmed'")
            + "/";
    String despatch = "despatch of call-off " + order + app.ask("SELECT id FROM despatch");
    String invoice = order + app.ask("SELECT id FROM invoice");
    return Stream.of(
        update(
            "despatch",
            "carrier = CONCAT(carrier, '.')",
            "carrier = TRIM(TRAILING '.' FROM carrier)",
            "TRUE",
            despatch + " differs from its entry"),
        update(
            "despatched_unit",
            "serial_number = CONCAT(serial_number, '.')",
            "serial_number = TRIM(TRAILING '.' FROM serial_number)",
            "TRUE",
            despatch + " differs from its entry"),
        update(
            "despatched_unit",
            "sealed_licence = REVERSE(sealed_licence)",
            "sealed_licence = REVERSE(sealed_licence)",
            "TRUE",
            despatch + " differs from its entry"),
        deletion("despatched_unit", "TRUE", despatch + " differs from its entry"),
        update(
            "invoice",
            "vat_amount = vat_amount + 1",
            "vat_amount = vat_amount - 1",
            "TRUE",
            "invoice " + invoice + " differs from its entry"),
        update(
            "invoice_item",
            "unit_price = unit_price + 1",
            "unit_price = unit_price - 1",
            "TRUE",
            "invoice " + invoice + " differs from its entry"),
        update(
            "invoice_answer",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "TRUE",
            "answer to invoice " + invoice + " differs from its entry"),
        update(
            "invoice_payment",
            "amount = amount + 1",
            "amount = amount - 1",
            "TRUE",
            "payments of invoice " + invoice + " differs from its entry"),
        deletion("invoice_payment", "TRUE", "payments of invoice " + invoice + " is missing"));
  }

  private Stream<ChangedRows.Change> transfers() {
    String transfer = played.agreement() + "/" + app.ask("SELECT id FROM balance_transfer");
    return Stream.of(
        update(
            "balance_transfer",
            "quantity = quantity + 1",
            "quantity = quantity - 1",
            "TRUE",
            "transfer " + transfer + " differs from its entry"),
        update(
            "balance_transfer",
            "status = 'REFUSED'",
            "status = 'DONE'",
            "TRUE",
            "transfer " + transfer + " differs from its entry"),
        update(
            "balance_transfer",
            "giver_id = giver_id + 1",
            "giver_id = giver_id - 1",
            "TRUE",
            "giver of transfer " + transfer + " differs from its entry"),
        deletion("balance_transfer", "TRUE", "transfer " + transfer + " is missing"),
        deletion(
            "transfer_consent",
            "party = 'RECEIVER'",
            "consent to transfer " + transfer + "/RECEIVER is missing"),
        update(
            "entitlement",
            "transferred_quantity = transferred_quantity + 1",
            "transferred_quantity = transferred_quantity - 1",
            "transferred_quantity > 0",
            "quantity transferred " + played.agreement() + "/"),
        deletion(
            "entitlement",
            "transferred_quantity = 5",
            "quantity transferred " + played.agreement() + "/"));
  }

  private Stream<ChangedRows.Change> accessions() {
    String joined =
        played.agreement() + "/" + app.ask("SELECT id FROM accession WHERE status = 'JOINED'");
    return Stream.of(
        update(
            "accession",
            "supplies_from = supplies_from + INTERVAL 1 DAY",
            "supplies_from = supplies_from - INTERVAL 1 DAY",
            "status = 'JOINED'",
            "request to join an agreement " + joined + " differs from its entry"),
        update(
            "accession",
            "reason = CONCAT(reason, '.')",
            "reason = TRIM(TRAILING '.' FROM reason)",
            "status = 'JOINED'",
            "request to join an agreement " + joined + " differs from its entry"),
        update(
            "accession_item",
            "quantity = quantity + 1",
            "quantity = quantity - 1",
            "accession_id IN (SELECT id FROM accession WHERE status = 'JOINED')",
            "quantities of the request to join an agreement " + joined + " differs from its entry"),
        update(
            "entitlement",
            "joined_quantity = joined_quantity + 1",
            "joined_quantity = joined_quantity - 1",
            "joined_quantity > 0",
            "quantity joined for " + played.agreement() + "/"));
  }

  private Stream<ChangedRows.Change> contracts() {
    String suspension =
        played.agreement() + "/" + app.ask("SELECT id FROM agreement_suspension LIMIT 1");
    String termination =
        played.agreement() + "/" + app.ask("SELECT id FROM agreement_termination LIMIT 1");
    String breach = played.agreement() + "/" + app.ask("SELECT id FROM breach_report LIMIT 1");
    return Stream.of(
        update(
            "agreement_suspension",
            "until_on = until_on + INTERVAL 1 DAY",
            "until_on = until_on - INTERVAL 1 DAY",
            "TRUE",
            "suspension of agreement " + suspension + " differs from its entry"),
        deletion(
            "agreement_suspension",
            "TRUE",
            "suspension of agreement " + suspension + " is missing"),
        update(
            "agreement_termination",
            "answer = CONCAT(answer, '.')",
            "answer = TRIM(TRAILING '.' FROM answer)",
            "TRUE",
            "termination of agreement " + termination + " differs from its entry"),
        deletion(
            "agreement_termination",
            "TRUE",
            "termination of agreement " + termination + " is missing"),
        update(
            "breach_report",
            "facts = CONCAT(facts, '.')",
            "facts = TRIM(TRAILING '.' FROM facts)",
            "TRUE",
            "report of a breach of agreement " + breach + " differs from its entry"),
        update(
            "breach_decision",
            "consequence = 'DEBARMENT_GROUND'",
            "consequence = 'WARNING'",
            "TRUE",
            "decision on a report of a breach " + breach + " differs from its entry"),
        deletion(
            "breach_answer", "TRUE", "answer to a report of a breach " + breach + " is missing"));
  }

  private Stream<ChangedRows.Change> guarantees() {
    String first = "award " + played.award() + "/1";
    return Stream.of(
        update(
            "performance_guarantee",
            "amount = amount - 1",
            "amount = amount + 1",
            "TRUE",
            "guarantee of " + first + " differs from its entry"),
        update(
            "performance_guarantee",
            "bank = 'Another'",
            "bank = 'Gulf Bank'",
            "TRUE",
            "issuer or original of the guarantee of " + first + " differs from its entry"),
        deletion("performance_guarantee", "TRUE", "guarantee of " + first + " is missing"),
        update(
            "guarantee_extension",
            "valid_after = valid_after + INTERVAL 1 DAY",
            "valid_after = valid_after - INTERVAL 1 DAY",
            "TRUE",
            "extension of the guarantee of " + first + "/1 differs from its entry"),
        deletion(
            "guarantee_extension",
            "TRUE",
            "extension of the guarantee of " + first + "/1 is missing"),
        update(
            "bid_security",
            "amount = amount - 1",
            "amount = amount + 1",
            "TRUE",
            "security of bid " + played.bid() + " differs from its entry"),
        update(
            "bid_security",
            "forfeit_reason = CONCAT(forfeit_reason, '.')",
            "forfeit_reason = TRIM(TRAILING '.' FROM forfeit_reason)",
            "TRUE",
            "security of bid " + played.bid() + " differs from its entry"),
        deletion("bid_security", "TRUE", "security of bid " + played.bid() + " is missing"));
  }
}
