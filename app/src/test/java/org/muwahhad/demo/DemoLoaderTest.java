package org.muwahhad.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.audit.VerifyAudit;

class DemoLoaderTest {
  private static final TestApp APP = TestApp.start();

  @BeforeAll
  static void load() {
    APP.get(ReferenceLoader.class).run();
    APP.get(DemoLoader.class).run();
  }

  @Test
  void it_is_loaded_once() {
    assertThat(APP.get(DemoLoader.class).isWanted()).isFalse();
  }

  @Test
  void there_are_sixty_entities_and_three_hundred_items() {
    assertThat(count("procuring_entity")).isGreaterThanOrEqualTo(60);
    assertThat(count("catalog_item")).isGreaterThanOrEqualTo(300);
  }

  @Test
  void two_rounds_are_finished_one_is_open_and_one_waits_to_be_aggregated() {
    assertThat(count("joint_tender WHERE status = 'AWARDED'")).isEqualTo(2);
    assertThat(count("demand_round WHERE status = 'OPEN' AND closes_at > UTC_TIMESTAMP()"))
        .isEqualTo(1);
    assertThat(count("demand_round WHERE status = 'CLOSED'")).isEqualTo(1);
    assertThat(count("joint_tender WHERE status = 'PUBLISHED' AND deadline_at > UTC_TIMESTAMP()"))
        .isEqualTo(1);
    assertThat(count("joint_tender WHERE status = 'UNDER_EVALUATION'")).isEqualTo(1);
    assertThat(count("call_off")).isGreaterThan(50);
  }

  @Test
  void no_endorsed_demand_of_an_aggregated_round_is_lost() {
    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM tender_round tr
                  JOIN submission s ON s.round_id = tr.round_id AND s.status = 'ENDORSED'
                  JOIN demand_line l ON l.submission_id = s.id
                  LEFT JOIN allocation a ON a.demand_line_id = l.id
                 WHERE COALESCE(a.quantity, 0) <> l.quantity"""))
        .isEqualTo("0");
  }

  @Test
  void the_audit_record_of_the_past_is_sound() {
    VerifyAudit.Verification verification = APP.get(VerifyAudit.class).run();

    assertThat(verification.faults()).isEmpty();
    assertThat(verification.entries()).isGreaterThan(1000);
  }

  private static long count(String what) {
    return Long.parseLong(APP.ask("SELECT COUNT(*) FROM " + what));
  }
}
