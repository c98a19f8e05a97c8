package org.muwahhad.reports.balance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.reports.Bilingual;
import org.muwahhad.reports.Money;
import org.muwahhad.reports.Price;
import org.muwahhad.reports.document.DocumentHead;

/**
 * What a member state or one of its entities has of its framework agreements on a day. Amounts are
 * without VAT, in the currency of each agreement's award: an order comes to the sum of its lines,
 * what is left of an item is what the award pays for it less its orders, shared out by quantity.
 * Instants are UTC, days are days in Riyadh.
 *
 * @param code of the state (ISO 3166-1) or of the entity
 * @param holder its name
 * @param ofEntity whether it is the statement of one entity; else of all entities of a state
 * @param ofAllStates whether it is of all entities of all states
 * @param asOf the day on which it stands so
 * @param agreements in which the holder has a part, in the order of their numbers
 * @param transfers of balances from or to the holder, the newest first
 * @param alerts what calls for attention
 * @param issuer the body that reports
 * @param issuedAt also the date inside the file, so equal input gives equal bytes
 */
public record BalanceReport(
    String code,
    Bilingual holder,
    boolean ofEntity,
    boolean ofAllStates,
    LocalDate asOf,
    List<Agreement> agreements,
    List<Transfer> transfers,
    List<Alert> alerts,
    Bilingual issuer,
    Instant issuedAt,
    DocumentHead.Proof proof) {

  public BalanceReport {
    agreements = List.copyOf(agreements);
    transfers = List.copyOf(transfers);
    alerts = List.copyOf(alerts);
  }

  /**
   * An agreement as far as it is the holder's.
   *
   * @param startsOn first day of orders
   * @param endsOn last day of orders
   * @param currency of the award
   * @param balances by entity and item
   * @param orders in force, the newest first, one for each item ordered
   * @param cancelled orders that do not count, the last cancelled first
   * @param deliveries the newest first
   */
  public record Agreement(
      String number,
      Bilingual lot,
      Bilingual supplier,
      LocalDate startsOn,
      LocalDate endsOn,
      String currency,
      List<Balance> balances,
      List<Order> orders,
      List<CancelledOrder> cancelled,
      List<Delivery> deliveries) {
    public Agreement {
      balances = List.copyOf(balances);
      orders = List.copyOf(orders);
      cancelled = List.copyOf(cancelled);
      deliveries = List.copyOf(deliveries);
    }
  }

  /** A procuring entity. Ministries of several states bear the same name; the code is its own. */
  public record Entity(String code, Bilingual name, Bilingual state) {
    /** Its name with that of its state, where entities of several states stand together. */
    public Bilingual inState() {
      return new Bilingual(name.ar() + " – " + state.ar(), name.en() + " – " + state.en());
    }
  }

  /**
   * What an entity has of an item, in the item's unit.
   *
   * @param awarded what it asked for and was awarded
   * @param moved what it took over from others or amendments added, less what it handed over or
   *     they took away
   * @param joined what it joined the agreement for after the award
   * @param ordered called off so far
   * @param delivered of these, delivered
   * @param accepted of these, accepted
   * @param entitledWorth value of what may be ordered in all
   * @param orderedWorth value of what is ordered
   * @param spent value of what was accepted
   */
  public record Balance(
      Entity entity,
      String itemCode,
      Bilingual item,
      Bilingual unit,
      Price unitPrice,
      BigDecimal awarded,
      BigDecimal moved,
      BigDecimal joined,
      BigDecimal ordered,
      BigDecimal delivered,
      BigDecimal accepted,
      Money entitledWorth,
      Money orderedWorth,
      Money spent) {
    public BigDecimal entitled() {
      return awarded.add(moved).add(joined);
    }

    /** What is left to order. */
    public BigDecimal remaining() {
      return entitled().subtract(ordered);
    }

    /** Value of what is left to order. */
    public Money leftWorth() {
      return entitledWorth.minus(orderedWorth);
    }
  }

  /**
   * An item of a call-off.
   *
   * @param lastDelivery null where nothing came yet
   * @param net what it adds to the amount ordered of the item, so that all orders add up to that
   */
  public record Order(
      String number,
      Entity entity,
      Instant placedAt,
      String itemCode,
      Bilingual item,
      Bilingual unit,
      Price unitPrice,
      BigDecimal quantity,
      BigDecimal delivered,
      BigDecimal accepted,
      @Nullable LocalDate lastDelivery,
      Money net) {}

  /**
   * An order that was cancelled before anything of it was delivered.
   *
   * @param reason as written
   */
  public record CancelledOrder(
      String number, Entity entity, Instant placedAt, Instant cancelledAt, String reason) {}

  /**
   * A delivery of one item.
   *
   * @param reason why a part was not accepted, as written; blank when all was
   */
  public record Delivery(
      String order,
      Entity entity,
      LocalDate day,
      Bilingual item,
      Bilingual unit,
      BigDecimal delivered,
      BigDecimal accepted,
      String reason) {}

  /** How far a transfer of a balance is. */
  public enum TransferStage {
    OFFERED,
    DONE,
    REFUSED,
    WITHDRAWN
  }

  /** A part of a balance that one entity hands to another. */
  public record Transfer(
      String agreement,
      Bilingual item,
      Entity giver,
      Entity receiver,
      BigDecimal quantity,
      Bilingual unit,
      TransferStage standing,
      Instant offeredAt,
      @Nullable Instant endedAt) {}

  /** What an alert is about. */
  public enum AlertKind {
    /** All that an entity may order of an agreement is ordered. */
    USED_UP,
    /** Most of it is ordered. */
    MOSTLY_USED,
    /** The agreement ends soon and something is left to order. */
    ENDS_SOON,
    /** The agreement has ended and something was left. */
    ENDED_WITH_REST,
    /** What was delivered was not accepted, and was not replaced yet. */
    NOT_ACCEPTED,
    /** A transfer waits for a consent. */
    TRANSFER_WAITS
  }

  /**
   * Something that calls for attention.
   *
   * @param percent ordered, where it is about that
   * @param quantity what it is about otherwise, in the unit of the item; null for money
   * @param worth what is left, where it is about that
   * @param day of the agreement's end, where it is about that
   */
  public record Alert(
      AlertKind kind,
      String agreement,
      Bilingual about,
      @Nullable BigDecimal percent,
      @Nullable BigDecimal quantity,
      @Nullable Money worth,
      @Nullable LocalDate day) {}
}
