package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.FormerSupplyQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.InvoiceSent;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.StatedItem;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.shared.RiyadhDay;

/**
 * A person of the supplier sends the data of an invoice for a confirmed order, in the currency of
 * the agreement. It may differ from the order, and from what was accepted: the entity reads every
 * difference and answers. A supplier whose place another one took invoices what was accepted of
 * what it delivered itself, and no more. The same request key sends once.
 *
 * <p>Refused as not found for an order of others, with {@code framework.order-cancelled}, {@code
 * fulfilment.not-confirmed}, {@code shared.sent-otherwise} when the request key was used for
 * another invoice, and as invalid input with {@code fulfilment.nothing-invoiced}, {@code
 * fulfilment.not-in-order}, {@code fulfilment.item-twice}, {@code fulfilment.number-used}, {@code
 * fulfilment.issued-in-future}, {@code fulfilment.issued-before-order}, {@code
 * fulfilment.due-before-issued}, {@code fulfilment.negative-amount}, {@code
 * fulfilment.more-than-delivered}, {@code framework.quantity-decimals}, {@code
 * shared.too-many-decimals}, {@code shared.too-far-ahead}, {@code shared.missing} and {@code
 * shared.not-positive}.
 */
@Singleton
public class SendInvoice {
  private static final int LONGEST_NUMBER = 60;
  private static final int QUANTITY_DECIMALS = 3;
  private static final int PRICE_DECIMALS = 9;
  private final AgreementAccess access;
  private final HeldOrders orders;
  private final AgreementDays days;
  private final Invoices invoices;
  private final FormerSupplyQueries former;
  private final RequestContents requests;
  private final AuditLog audit;

  SendInvoice(
      AgreementAccess access,
      HeldOrders orders,
      AgreementDays days,
      Invoices invoices,
      FormerSupplyQueries former,
      RequestContents requests,
      AuditLog audit) {
    this.access = access;
    this.orders = orders;
    this.days = days;
    this.invoices = invoices;
    this.former = former;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * The data of an invoice.
   *
   * @param requestKey chosen by the sender, the same for every try of one invoice
   * @param number that the supplier gave it
   * @param vat sum of the VAT of its lines
   * @param items those without a quantity are not invoiced
   */
  public record InvoiceData(
      @Nullable String requestKey,
      @Nullable String number,
      @Nullable LocalDate issuedOn,
      @Nullable LocalDate dueOn,
      @Nullable BigDecimal vat,
      @Nullable List<InvoicedItem> items) {
    String key() {
      return Objects.requireNonNullElse(requestKey, "");
    }

    String ownNumber() {
      return number == null ? "" : number.strip();
    }

    private List<InvoicedItem> all() {
      return items == null ? List.of() : items;
    }

    List<InvoicedItem> invoiced() {
      return all().stream().filter(InvoicedItem::isInvoiced).toList();
    }

    /** The places of the items that are invoiced. */
    List<Integer> places() {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < all().size(); i++) {
        if (all().get(i).isInvoiced()) {
          places.add(i);
        }
      }
      return places;
    }
  }

  /**
   * A line of it.
   *
   * @param unitPrice of one unit without VAT
   * @param netAmount what the line comes to without VAT
   */
  public record InvoicedItem(
      long lotItemId,
      @Nullable BigDecimal quantity,
      @Nullable BigDecimal unitPrice,
      @Nullable BigDecimal netAmount) {
    boolean isInvoiced() {
      return quantity != null && quantity.signum() != 0;
    }

    BigDecimal units() {
      return Objects.requireNonNull(quantity);
    }

    BigDecimal price() {
      return Objects.requireNonNull(unitPrice);
    }

    BigDecimal net() {
      return Objects.requireNonNull(netAmount);
    }
  }

  /** Returns the key of the invoice. */
  @Transactional
  public long run(Actor actor, long callOffId, InvoiceData data) {
    long supplier = access.supplierOf(actor);
    CallOffQueries.CallOff order = orders.holdReceived(supplier, callOffId);
    new Faults().requestKey(data.key()).present("items", data.all()).throwIfAny();
    Optional<Long> earlier = invoices.findRequested(callOffId, data.key());
    KeyedRequest request = KeyedRequest.of("invoice:" + callOffId, data.key(), data);
    if (earlier.isPresent()) {
      requests.requireSame(request);
      return earlier.get();
    }
    if (order.isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    if (order.promisedOn() == null) {
      throw new Refusal.RuleBroken("fulfilment.not-confirmed");
    }
    List<CallOffQueries.CallOffLine> lines = orders.lines(order);
    check(supplier, order, lines, data);
    requests.keep(request);
    return add(actor, supplier, order, lines.get(0).currency(), data);
  }

  private long add(
      Actor actor, long supplier, CallOffQueries.CallOff order, String currency, InvoiceData data) {
    LocalDate issuedOn = Objects.requireNonNull(data.issuedOn());
    LocalDate dueOn = Objects.requireNonNull(data.dueOn());
    BigDecimal vat = Objects.requireNonNull(data.vat());
    BigDecimal net = net(data);
    invoices.add(
        order.id(),
        supplier,
        data.ownNumber(),
        issuedOn,
        dueOn,
        currency,
        net,
        vat,
        data.key(),
        actor.personId());
    long id = invoices.findRequested(order.id(), data.key()).orElseThrow();
    data.invoiced()
        .forEach(
            i -> invoices.addItem(id, order.id(), i.lotItemId(), i.units(), i.price(), i.net()));
    audit.record(
        actor,
        new InvoiceSent(
            order.agreementId(),
            order.id(),
            net,
            currency,
            dueOn,
            id,
            issuedOn,
            data.invoiced().stream()
                .map(i -> new StatedItem(i.net(), i.lotItemId(), i.price(), i.units()))
                .toList(),
            data.ownNumber(),
            vat));
    return id;
  }

  private void check(
      long supplier,
      CallOffQueries.CallOff order,
      List<CallOffQueries.CallOffLine> lines,
      InvoiceData data) {
    Faults faults = new Faults().name("number", data.ownNumber(), LONGEST_NUMBER);
    faults.check(
        data.ownNumber().isEmpty() || invoices.countNumbered(supplier, data.ownNumber()) == 0,
        "number",
        "fulfilment.number-used");
    checkDays(order, data, faults);
    String currency = lines.get(0).currency();
    BigDecimal vat = data.vat();
    if (vat == null) {
      faults.check(false, "vat", "shared.missing");
    } else {
      amount(faults, "vat", vat, currency);
    }
    faults.check(!data.invoiced().isEmpty(), "items", "fulfilment.nothing-invoiced");
    Map<Long, CallOffQueries.CallOffLine> ordered =
        lines.stream()
            .collect(Collectors.toMap(CallOffQueries.CallOffLine::lotItemId, Function.identity()));
    @Nullable Map<Long, BigDecimal> open =
        supplier == order.supplierId() ? null : open(supplier, order);
    Set<Long> seen = new HashSet<>();
    List<Integer> places = data.places();
    List<InvoicedItem> items = data.invoiced();
    for (int i = 0; i < items.size(); i++) {
      InvoicedItem item = items.get(i);
      String at = "items[" + places.get(i) + "].";
      faults
          .check(seen.add(item.lotItemId()), at + "quantity", "fulfilment.item-twice")
          .check(ordered.containsKey(item.lotItemId()), at + "quantity", "fulfilment.not-in-order");
      if (open != null) {
        BigDecimal most = open.getOrDefault(item.lotItemId(), BigDecimal.ZERO);
        faults.check(
            item.units().compareTo(most) <= 0, at + "quantity", "fulfilment.more-than-delivered");
      }
      checkItem(faults, at, item, currency);
    }
    faults.throwIfAny();
    // An invoice asks for something.
    new Faults()
        .check(
            net(data).signum() > 0, "items[" + places.get(0) + "].netAmount", "shared.not-positive")
        .throwIfAny();
  }

  /** What a supplier whose place another one took may still invoice, by item. */
  private Map<Long, BigDecimal> open(long supplier, CallOffQueries.CallOff order) {
    Map<Long, BigDecimal> open = new HashMap<>();
    former
        .listDeliveries(order.id(), supplier)
        .forEach(d -> open.merge(d.lotItemId(), d.acceptedQuantity(), BigDecimal::add));
    former
        .listInvoiced(order.id(), supplier)
        .forEach(i -> open.merge(i.lotItemId(), i.quantity().negate(), BigDecimal::add));
    return open;
  }

  private void checkDays(CallOffQueries.CallOff order, InvoiceData data, Faults faults) {
    LocalDate issuedOn = data.issuedOn();
    LocalDate dueOn = data.dueOn();
    faults
        .check(issuedOn != null, "issuedOn", "shared.missing")
        .check(dueOn != null, "dueOn", "shared.missing");
    if (issuedOn != null) {
      LocalDate ordered = RiyadhDay.of(order.placedAt());
      faults
          .check(!issuedOn.isAfter(days.today()), "issuedOn", "fulfilment.issued-in-future")
          .check(!issuedOn.isBefore(ordered), "issuedOn", "fulfilment.issued-before-order");
    }
    if (dueOn != null) {
      faults.check(days.isNear(dueOn), "dueOn", "shared.too-far-ahead");
    }
    if (issuedOn != null && dueOn != null) {
      faults.check(!dueOn.isBefore(issuedOn), "dueOn", "fulfilment.due-before-issued");
    }
  }

  private static void checkItem(Faults faults, String at, InvoicedItem item, String currency) {
    BigDecimal price = item.unitPrice();
    BigDecimal net = item.netAmount();
    faults
        .check(item.units().signum() > 0, at + "quantity", "shared.not-positive")
        .check(
            item.units().stripTrailingZeros().scale() <= QUANTITY_DECIMALS,
            at + "quantity",
            "framework.quantity-decimals")
        .check(price != null, at + "unitPrice", "shared.missing")
        .check(net != null, at + "netAmount", "shared.missing");
    if (price != null) {
      faults
          .check(price.signum() >= 0, at + "unitPrice", "fulfilment.negative-amount")
          .check(
              price.stripTrailingZeros().scale() <= PRICE_DECIMALS,
              at + "unitPrice",
              "shared.too-many-decimals",
              currency,
              PRICE_DECIMALS);
    }
    if (net != null) {
      amount(faults, at + "netAmount", net, currency);
    }
  }

  private static BigDecimal net(InvoiceData data) {
    return data.invoiced().stream().map(InvoicedItem::net).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static void amount(Faults faults, String field, BigDecimal value, String currency) {
    faults
        .check(value.signum() >= 0, field, "fulfilment.negative-amount")
        .check(
            Money.fits(value, currency),
            field,
            "shared.too-many-decimals",
            currency,
            Money.decimals(currency));
  }
}
