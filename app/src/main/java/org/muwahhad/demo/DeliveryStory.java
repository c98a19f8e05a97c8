package org.muwahhad.demo;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muwahhad.framework.calloff.RecordDelivery;
import org.muwahhad.seeds.demo.DemoTender;
import org.muwahhad.shared.RiyadhDay;

/** What was ordered is delivered, and the officers record it. */
@Singleton
class DeliveryStory {
  private final RecordDelivery recordDelivery;

  DeliveryStory(RecordDelivery recordDelivery) {
    this.recordDelivery = recordDelivery;
  }

  /** An order that was placed, and its only item. */
  record PlacedOrder(long id, long lotItemId) {}

  /**
   * Enters the deliveries of an order.
   *
   * @param orders the orders placed by then, by their codes; one that was not placed is not
   *     delivered
   * @param officers who acts for each entity
   */
  void enter(
      DemoTender.CallOff planned,
      Map<String, PlacedOrder> orders,
      Map<String, String> officers,
      DemoCast cast,
      Timetable timetable) {
    int part = 1;
    for (DemoTender.Delivery delivery : planned.deliveries()) {
      String key = planned.code() + "/D" + part++;
      timetable.add(
          delivery.at(),
          () ->
              Optional.ofNullable(orders.get(planned.code()))
                  .ifPresent(
                      order ->
                          recordDelivery.run(
                              cast.person(officers.getOrDefault(planned.entity(), "")),
                              order.id(),
                              new RecordDelivery.Delivery(
                                  key,
                                  RiyadhDay.of(delivery.at()),
                                  List.of(
                                      new RecordDelivery.DeliveryLine(
                                          order.lotItemId(),
                                          BigDecimal.valueOf(delivery.quantity()),
                                          null,
                                          null))))));
    }
  }
}
