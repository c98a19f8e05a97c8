package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.framework.OrderInstruction;
import org.muwahhad.framework.PlaceCallOff;
import org.muwahhad.seeds.demo.DemoPlan;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.web.Page;

/** What entities order under the agreements of the tenders, by the plan. */
@Singleton
class CallOffStory {
  /** How long after an order its entity wants it. */
  private static final Duration DELIVERY_TIME = Duration.ofDays(30);

  /** Agreements run for a year; the last days are left free. */
  private static final Duration CALL_OFF_PERIOD = Duration.ofDays(360);

  private final PlaceCallOff placeCallOff;
  private final DemoBids played;
  private final DeliveryStory deliveries;

  CallOffStory(PlaceCallOff placeCallOff, DemoBids played, DeliveryStory deliveries) {
    this.placeCallOff = placeCallOff;
    this.played = played;
    this.deliveries = deliveries;
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
      deliveries.enter(order, orders, officers, cast, timetable);
    }
  }

  /** To the first site of the entity, a month after the order. */
  private static OrderInstruction instruction(DemoTender.CallOff order, String site) {
    LocalDate day = LocalDate.ofInstant(order.at().plus(DELIVERY_TIME), Page.RIYADH);
    return new OrderInstruction(site, day, "", "", order.code());
  }
}
