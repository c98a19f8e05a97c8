package org.muwahhad.framework.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.framework.order.Ordering.key;
import static org.muwahhad.framework.order.Ordering.line;
import static org.muwahhad.framework.order.Ordering.under;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldActs;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.framework.transfer.ConsentToTransfer;
import org.muwahhad.framework.transfer.OfferTransfer;

/**
 * Officers of many entities order under one agreement at once. They wait for one another, and none
 * of them loses its transaction to another.
 */
@Tag("long")
class RacingBasketsTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = AwardFixture.in(APP);
  private static final Actor ADMINISTRATOR = FIXTURE.world().aPersonWho(Role.ADMINISTRATOR);
  private static final Pattern REPEATED =
      Pattern.compile(
          "muwahhad_transactions_repeated_total\\{[^}]*why=\"conflict\"[^}]*\\} ([0-9.E]+)");
  private static final int ENTITIES = 6;
  private static final int ROUNDS = 4;
  private final Ordering ordering = Ordering.in(APP, FIXTURE);

  @AfterAll
  static void no_act_changed_what_it_never_may() {
    ToldActs.requireAllowed(APP);
  }

  /** What one officer does in a round. */
  private interface OfficersRound {
    void run(Actor officer);
  }

  @Test
  void baskets_of_many_entities_wait_for_one_another_and_none_is_lost() throws Exception {
    List<Actor> officers = officersWithBalances();
    double before = repeated();

    race(officers, this::order);

    assertThat(repeated()).isEqualTo(before);
    assertThat(ordered()).isEqualTo("24 24.000");
  }

  @Test
  void orders_are_answered_and_delivered_while_others_are_placed() throws Exception {
    List<Actor> officers = officersWithBalances();
    double before = repeated();

    race(
        officers,
        officer -> {
          long order = order(officer);
          ordering.confirm(order);
          deliver(officer, order);
        });

    assertThat(repeated()).isEqualTo(before);
    assertThat(ordered()).isEqualTo("24 24.000");
  }

  private static void race(List<Actor> officers, OfficersRound round) throws Exception {
    CyclicBarrier start = new CyclicBarrier(ENTITIES);
    List<Callable<Void>> racing = new ArrayList<>();
    for (Actor officer : officers) {
      racing.add(
          () -> {
            for (int i = 0; i < ROUNDS; i++) {
              start.await(1, TimeUnit.MINUTES);
              round.run(officer);
            }
            return null;
          });
    }
    ExecutorService threads = Executors.newFixedThreadPool(ENTITIES);
    try {
      for (Future<Void> done : threads.invokeAll(racing)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private long order(Actor officer) {
    return ordering
        .basket(officer, key(), under(ordering.first, line(ordering.item(0), "1")))
        .get(0);
  }

  private void deliver(Actor officer, long order) {
    APP.get(RecordDelivery.class)
        .run(
            officer,
            order,
            new RecordDelivery.Delivery(
                key(),
                ordering.today(),
                List.of(
                    new RecordDelivery.DeliveryLine(
                        ordering.item(0), BigDecimal.ONE, null, null))));
  }

  /** Officers of entities each of which took over a balance of four. */
  private List<Actor> officersWithBalances() {
    List<Actor> officers = new ArrayList<>();
    for (int i = 0; i < ENTITIES; i++) {
      long entity = FIXTURE.world().anEntityIn("SA");
      Actor officer = FIXTURE.world().anOfficerOf(entity);
      long transfer =
          APP.get(OfferTransfer.class)
              .run(
                  ordering.officer,
                  ordering.first,
                  new OfferTransfer.Offer(
                      key(),
                      ordering.item(0),
                      APP.ask("SELECT code FROM procuring_entity WHERE id = " + entity),
                      new BigDecimal(ROUNDS),
                      "فائض عن الحاجة"));
      APP.get(ConsentToTransfer.class).run(officer, transfer);
      officers.add(officer);
    }
    return officers;
  }

  /** How many orders there are, and what was drawn of the item. */
  private String ordered() {
    return APP.ask(
        """
        SELECT CONCAT((SELECT COUNT(*) FROM call_off WHERE agreement_id = %1$d), ' ',
                      (SELECT SUM(called_quantity) FROM entitlement
                        WHERE agreement_id = %1$d AND lot_item_id = %2$d))"""
            .formatted(ordering.first, ordering.item(0)));
  }

  /** How often a transaction was tried again because another one was in its way. */
  private static double repeated() {
    Matcher figure = REPEATED.matcher(ApiCaller.of(APP, ADMINISTRATOR).get("/prometheus").body());
    assertThat(figure.find()).isTrue();
    return Double.parseDouble(figure.group(1));
  }
}
