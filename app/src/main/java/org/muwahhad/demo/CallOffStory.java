package org.muwahhad.demo;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Actors;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.calloff.ConfirmOrder;
import org.muwahhad.framework.calloff.PlaceCallOff;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.RiyadhDay;

/**
 * What entities order under the agreements of the tenders, by the plan. Most suppliers confirm the
 * day after what they deliver later, some too late, and some never.
 */
@Singleton
class CallOffStory {
  /** How long after an order its entity wants it. */
  private static final Duration DELIVERY_TIME = Duration.ofDays(30);

  /** Agreements run for a year; the last days are left free. */
  private static final Duration CALL_OFF_PERIOD = Duration.ofDays(360);

  private static final Duration CONFIRMED = Duration.ofHours(23);

  /** More than the working days that a supplier has, and less than until the first delivery. */
  private static final Duration CONFIRMED_LATE = Duration.ofDays(9);

  private final PlaceCallOff placeCallOff;
  private final ConfirmOrder confirmOrder;
  private final DemoBids played;
  private final DeliveryStory deliveries;
  private final Actors actors;
  private final JdbcOperations jdbc;

  CallOffStory(
      PlaceCallOff placeCallOff,
      ConfirmOrder confirmOrder,
      DemoBids played,
      DeliveryStory deliveries,
      Actors actors,
      JdbcOperations jdbc) {
    this.placeCallOff = placeCallOff;
    this.confirmOrder = confirmOrder;
    this.played = played;
    this.deliveries = deliveries;
    this.actors = actors;
    this.jdbc = jdbc;
  }

  void enter(
      DemoPlan plan,
      DemoTender tender,
      DemoCast cast,
      Timetable timetable,
      Map<String, Long> numbers) {
    Map<String, String> officers = new HashMap<>();
    Map<String, String> sites = new HashMap<>();
    plan.entities()
        .forEach(
            e -> {
              officers.put(e.code(), e.officer());
              e.sites().stream().findFirst().ifPresent(s -> sites.put(e.code(), s.code()));
            });
    Map<String, DeliveryStory.PlacedOrder> orders = new HashMap<>();
    Instant lastDay =
        Optional.ofNullable(tender.dates().awardedAt()).orElse(Instant.EPOCH).plus(CALL_OFF_PERIOD);
    for (DemoTender.CallOff order : tender.callOffs()) {
      if (order.at().isAfter(lastDay)) {
        continue;
      }
      timetable.add(
          order.at(),
          () -> {
            long tenderId = TenderStory.number(numbers, tender);
            Optional<DemoBids.CallableItem> entitled = played.entitlement(tenderId, order.item());
            Actor officer =
                cast.person(Optional.ofNullable(officers.get(order.entity())).orElse(""));
            entitled.ifPresent(
                e -> {
                  long placed =
                      placeCallOff.run(
                          officer,
                          e.agreementId(),
                          new PlaceCallOff.Order(
                              order.code(),
                              List.of(
                                  new PlaceCallOff.OrderLine(
                                      e.lotItemId(), BigDecimal.valueOf(order.quantity()))),
                              instruction(order, sites.getOrDefault(order.entity(), ""))));
                  orders.put(order.code(), new DeliveryStory.PlacedOrder(placed, e.lotItemId()));
                });
          });
      confirm(order, orders, timetable);
      deliveries.enter(order, orders, officers, cast, timetable);
    }
  }

  private void confirm(
      DemoTender.CallOff order,
      Map<String, DeliveryStory.PlacedOrder> orders,
      Timetable timetable) {
    int number = Math.floorMod(order.code().hashCode(), 10);
    if (order.deliveries().isEmpty() || number == 0) {
      return;
    }
    timetable.add(
        order.at().plus(number <= 2 ? CONFIRMED_LATE : CONFIRMED),
        () ->
            Optional.ofNullable(orders.get(order.code()))
                .flatMap(placed -> findSupplier(placed.id()))
                .ifPresent(
                    person ->
                        confirmOrder.run(
                            actors.get(person),
                            Objects.requireNonNull(orders.get(order.code())).id(),
                            new ConfirmOrder.Confirmation(wantedOn(order), ""))));
  }

  /** A person of the supplier that an order went to. */
  private Optional<Long> findSupplier(long callOffId) {
    return jdbc.prepareStatement(
        """
        SELECT p.person_id
          FROM call_off o
          JOIN agreement_supplier s ON s.agreement_id = o.agreement_id
          JOIN role_grant p ON p.supplier_id = s.supplier_id AND p.role = 'BIDDER'
         WHERE o.id = ?
         ORDER BY p.person_id LIMIT 1""",
        statement -> {
          statement.setLong(1, callOffId);
          try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
          }
        });
  }

  /** To the first site of the entity, a month after the order. */
  private static OrderInstruction instruction(DemoTender.CallOff order, String site) {
    return new OrderInstruction(site, wantedOn(order), "", "", order.code());
  }

  private static LocalDate wantedOn(DemoTender.CallOff order) {
    return RiyadhDay.of(order.at().plus(DELIVERY_TIME));
  }
}
