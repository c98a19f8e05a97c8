package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import com.helger.ubl21.UBL21Marshaller;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.demo.LoadedDemo;
import org.muwahhad.framework.document.PeppolRules;
import org.muwahhad.framework.fulfilment.OrderDocuments.OrderDocument;

/** The documents of orders that the demonstration shows keep the rules that they claim to keep. */
@Tag("long")
class DemoOrderDocumentsTest {
  private static final TestApp APP = LoadedDemo.app();
  private final OrderDocuments documents = APP.get(OrderDocuments.class);
  private final Actor auditor =
      APP.get(Actors.class)
          .get(
              Long.parseLong(
                  APP.ask("SELECT MIN(person_id) FROM role_grant WHERE role = 'AUDITOR'")));
  private final List<String> claimed = new ArrayList<>();

  @Test
  void every_document_of_what_was_sent_and_invoiced_keeps_the_rules() {
    for (long order : keys("SELECT GROUP_CONCAT(DISTINCT call_off_id) FROM despatch")) {
      check(PeppolRules.ORDER, documents.order(auditor, order));
      check(PeppolRules.RESPONSE, documents.response(auditor, order));
      String numbers = "SELECT GROUP_CONCAT(number) FROM despatch WHERE call_off_id = " + order;
      for (long number : keys(numbers)) {
        check(PeppolRules.DESPATCH, documents.despatch(auditor, order, (int) number));
      }
      String received =
          """
          SELECT GROUP_CONCAT(d.number) FROM despatch d
            JOIN despatch_receipt r ON r.despatch_id = d.id WHERE d.call_off_id = %d"""
              .formatted(order);
      for (long number : keys(received)) {
        OrderDocument receipt = documents.receipt(auditor, order, (int) number);
        assertThat(UBL21Marshaller.receiptAdvice().read(receipt.content())).isNotNull();
      }
    }
    for (long invoice : keys("SELECT GROUP_CONCAT(id) FROM invoice")) {
      check(PeppolRules.INVOICE, documents.invoice(auditor, invoice));
    }
    assertThat(claimed)
        .as("each kind of document claims its profile")
        .contains(
            PeppolRules.ORDER, PeppolRules.RESPONSE, PeppolRules.DESPATCH, PeppolRules.INVOICE);
  }

  @Test
  void every_change_that_was_agreed_is_ubl() {
    List<Long> changed =
        keys(
            """
            SELECT GROUP_CONCAT(DISTINCT g.call_off_id) FROM order_change g
             WHERE g.status = 'AGREED' AND g.kind = 'CHANGE'
               AND NOT EXISTS (SELECT 1 FROM call_off_cancellation z
                                WHERE z.call_off_id = g.call_off_id)""");
    assertThat(changed).isNotEmpty();
    for (long order : changed) {
      OrderDocument change = documents.change(auditor, order);
      assertThat(UBL21Marshaller.orderChange().read(change.content())).isNotNull();
      check(PeppolRules.CHANGE, change);
    }
  }

  /** Only what claims a profile is held against its rules. */
  private void check(String rules, OrderDocument document) {
    String text = new String(document.content(), StandardCharsets.UTF_8);
    if (text.contains("CustomizationID")) {
      claimed.add(rules);
      assertThat(PeppolRules.errors(rules, document.content())).as(document.name()).isEmpty();
    }
  }

  private static List<Long> keys(String query) {
    String keys = APP.ask(query);
    return keys.equals("null")
        ? List.of()
        : Arrays.stream(keys.split(",")).map(Long::valueOf).toList();
  }
}
