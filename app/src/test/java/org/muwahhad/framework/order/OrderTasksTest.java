package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.calloff.ViewOrders;
import org.muwahhad.home.Home;
import org.muwahhad.home.Task;
import org.muwahhad.web.ListChoice;

/** What waits in many orders of one agreement is one task on the home page, with how many wait. */
@Tag("long")
class OrderTasksTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final int MANY = 14;
  private final Ordering ordering = Ordering.in(APP, FIXTURE);
  private final Actor supplier = ordering.supplier;

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  @Test
  void orders_of_one_agreement_are_one_task_and_the_last_of_them_is_done_at_its_page() {
    List<Long> orders = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      orders.add(ordering.order("1"));
    }
    String agreement =
        APP.ask("SELECT number FROM framework_agreement WHERE id = " + ordering.first);

    Task waiting = only(Task.TaskKind.CONFIRM_ORDER, agreement);
    assertThat(waiting.count()).isEqualTo(MANY);
    assertThat(waiting.href()).isEqualTo("/call-offs?filter=PLACED&q=" + agreement);
    assertThat(
            APP.get(ViewOrders.class)
                .list(supplier, new ListChoice("/call-offs", agreement, "PLACED", "", 1))
                .entries())
        .as("the list behind it has them all")
        .hasSize(MANY);
    assertThat(homePage())
        .contains("Confirm call-offs", "/call-offs?filter=PLACED")
        .doesNotContain("/call-offs/" + orders.get(0) + "\"");

    orders.subList(1, MANY).forEach(ordering::confirm);

    Task last = only(Task.TaskKind.CONFIRM_ORDER, numberOf(orders.get(0)));
    assertThat(last.count()).isZero();
    assertThat(last.href()).isEqualTo("/call-offs/" + orders.get(0));
    assertThat(only(Task.TaskKind.SEND_ORDER, agreement).count()).isEqualTo(MANY - 1);
  }

  @Test
  void those_of_another_agreement_are_another_task() {
    ordering.order("1");
    ordering.order("1");
    Actor rival = FIXTURE.world().aBidderFor(FIXTURE.riyalSupplier);
    ordering.basket(
        ordering.officer,
        Ordering.key(),
        Ordering.under(ordering.other, Ordering.line(ordering.item(2), "1")));

    assertThat(
            APP.get(Home.class).tasks(rival).stream()
                .filter(t -> t.kind() == Task.TaskKind.CONFIRM_ORDER))
        .singleElement()
        .satisfies(t -> assertThat(t.count()).isZero());
  }

  /** The supplier's one task of a kind with a number. */
  private Task only(Task.TaskKind kind, String code) {
    List<Task> found =
        APP.get(Home.class).tasks(supplier).stream()
            .filter(t -> t.kind() == kind && code.equals(t.code()))
            .toList();
    assertThat(found).as(kind + " " + code).hasSize(1);
    return found.get(0);
  }

  private String homePage() {
    Browserless browser = Browserless.signedInAs(APP, supplier);
    browser.get("/language/en");
    return browser.get("/").body();
  }

  private static String numberOf(long order) {
    return APP.ask("SELECT number FROM call_off WHERE id = " + order);
  }
}
