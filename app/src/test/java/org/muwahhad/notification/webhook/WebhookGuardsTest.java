package org.muwahhad.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.notification.webhook.AddWebhook.NewWebhook;

/** Past the code, a webhook stays what it is and sends on what its person was told alone. */
class WebhookGuardsTest {
  private static final TestApp APP =
      TestApp.start(
          Map.of("muwahhad.webhooks.private-networks", true, "muwahhad.webhooks.interval", "1h"));
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private final Actor officer = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));
  private final Actor other = WORLD.anOfficerOf(WORLD.anEntityIn("KW"));

  @AfterAll
  static void closed() {
    APP.close();
  }

  @Test
  void a_webhook_goes_nowhere_else_and_stays() {
    long webhook = added();

    for (String change :
        List.of(
            "url = 'https://other.example/'",
            "kinds = 'x'",
            "sealed_secret = 'x'",
            "person_id = " + other.personId())) {
      refused("UPDATE webhook SET " + change + " WHERE id = " + webhook);
    }
    refused("DELETE FROM webhook WHERE id = " + webhook);
  }

  @Test
  void what_others_were_told_is_not_sent_on_and_a_delivery_stays_what_it_is() {
    long webhook = added();
    DEMAND.anOpenRound();
    assertThat(APP.ask("SELECT COUNT(*) FROM inbox_message WHERE person_id = " + other.personId()))
        .isNotEqualTo("0");
    assertThat(APP.ask("SELECT COUNT(*) FROM webhook_delivery WHERE webhook_id = " + webhook))
        .isEqualTo("1");

    refused(
        """
        INSERT INTO webhook_delivery (webhook_id, message_id, inbox_message_id, status, due_at,
                                      created_at)
        SELECT %d, REPEAT('a', 32), MIN(id), 'PENDING', SYSDATE(6), SYSDATE(6)
          FROM inbox_message WHERE person_id = %d"""
            .formatted(webhook, other.personId()));
    for (String change : List.of("message_id = REPEAT('b', 32)", "inbox_message_id = NULL")) {
      refused("UPDATE webhook_delivery SET " + change + " WHERE webhook_id = " + webhook);
    }
  }

  private long added() {
    return APP.get(AddWebhook.class)
        .run(officer, new NewWebhook("http://127.0.0.1:9/muwahhad", "round-opened"))
        .id();
  }

  private static void refused(String statement) {
    assertThatThrownBy(() -> APP.sql(statement))
        .as(statement)
        .hasMessageContaining("webhook.ended");
  }
}
