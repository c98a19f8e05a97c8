package org.muwahhad.framework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.web.ListChoice;

/** What an officer receives, answers and pays under one agreement is one task of each kind. */
@Tag("long")
class TradeTasksTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private final Fulfilling of = Fulfilling.inDinars(APP, FIXTURE);
  private final String agreement =
      APP.ask("SELECT number FROM framework_agreement WHERE id = " + of.agreement);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void despatches_of_two_orders_are_one_task() {
    of.send("1");
    assertThat(only(Task.TaskKind.RECEIVE_DESPATCH).href())
        .isEqualTo("/call-offs/" + of.order + "/fulfilment");
    long other = of.place("1");
    APP.get(ConfirmOrder.class)
        .run(of.supplier, other, new ConfirmOrder.Confirmation(of.today().plusDays(5), ""));
    APP.get(AdviseDespatch.class).run(of.supplier, other, of.advice("1", null, null));

    Task both = only(Task.TaskKind.RECEIVE_DESPATCH);

    assertThat(both.count()).isEqualTo(2);
    assertThat(both.code()).isEqualTo(agreement);
    assertThat(both.href()).isEqualTo("/despatches?filter=UNDER_WAY&q=" + agreement);
    assertThat(
            APP.get(ViewTradeLists.class)
                .despatches(
                    of.officer, new ListChoice("/despatches", agreement, "UNDER_WAY", "", 1))
                .entries())
        .hasSize(2);
  }

  @Test
  void invoices_are_one_task_until_they_are_answered_and_another_until_they_are_paid() {
    of.receive(of.send("2"), "2", "2");
    long one = of.invoice("1", null);
    long two = of.invoice("1", null);

    Task both = only(Task.TaskKind.ANSWER_INVOICE);
    assertThat(both.count()).isEqualTo(2);
    assertThat(both.href()).isEqualTo("/invoices?filter=SENT&q=" + agreement);
    assertThat(
            APP.get(ViewTradeLists.class)
                .invoices(of.officer, new ListChoice("/invoices", agreement, "SENT", "", 1))
                .entries())
        .hasSize(2);
    APP.get(ApproveInvoice.class).run(of.officer, one, "");
    assertThat(only(Task.TaskKind.ANSWER_INVOICE).href()).isEqualTo("/invoices/" + two);
    APP.get(ApproveInvoice.class).run(of.officer, two, "");
    assertThat(only(Task.TaskKind.MARK_PAYMENT).count()).isEqualTo(2);
  }

  /** The officer's one task of a kind under the agreement; other tests have other agreements. */
  private Task only(Task.TaskKind kind) {
    List<String> own =
        List.of(
            APP.ask(
                    """
                    SELECT GROUP_CONCAT(t.number) FROM (
                      SELECT number FROM framework_agreement WHERE id = %1$d
                       UNION ALL SELECT number FROM call_off WHERE agreement_id = %1$d
                       UNION ALL SELECT n.number FROM invoice n
                                   JOIN call_off o ON o.id = n.call_off_id
                                  WHERE o.agreement_id = %1$d) t"""
                        .formatted(of.agreement))
                .split(",", -1));
    List<Task> found =
        APP.get(Home.class).tasks(of.officer).stream()
            .filter(t -> t.kind() == kind && own.contains(t.code()))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }
}
