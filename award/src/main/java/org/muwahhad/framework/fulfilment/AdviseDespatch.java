package org.muwahhad.framework.fulfilment;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
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
import org.muwahhad.bid.seal.LicenceVault;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.HeldOrders;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.DespatchAdvised;
import org.muwahhad.framework.fulfilment.FulfilmentEntry.SentItem;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.KeyedRequest;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.RequestContents;
import org.muwahhad.shared.RiyadhDay;

/**
 * A person of the supplier advises what was sent of a confirmed order: at most what is ordered and
 * neither accepted nor under way, with the serial numbers, licence keys and warranty of the units
 * where they have them. Licence keys are sealed by the vault. The same request key advises once.
 *
 * <p>Refused as not found for an order of others, with {@code framework.order-cancelled}, {@code
 * fulfilment.not-confirmed}, {@code shared.sent-otherwise} when the request key was used for
 * another despatch, and as invalid input with {@code fulfilment.nothing-sent}, {@code
 * fulfilment.not-in-order}, {@code fulfilment.item-twice}, {@code fulfilment.more-than-open},
 * {@code fulfilment.more-units-than-sent}, {@code fulfilment.serial-twice}, {@code
 * fulfilment.sent-in-future}, {@code fulfilment.sent-before-order}, {@code
 * fulfilment.expected-before-sent}, {@code fulfilment.warranty-over}, {@code
 * framework.quantity-decimals}, {@code framework.whole-units}, {@code shared.too-far-ahead}, {@code
 * shared.missing} and {@code shared.not-positive}.
 */
@Singleton
public class AdviseDespatch {
  private static final int LONGEST_CARRIER = 200;
  private static final int LONGEST_NUMBER = 100;
  private static final int LONGEST_LICENCE = 500;
  private static final int QUANTITY_DECIMALS = 3;
  private final AgreementAccess access;
  private final HeldOrders orders;
  private final AgreementDays days;
  private final FulfilmentQueries queries;
  private final Despatches despatches;
  private final LicenceVault vault;
  private final RequestContents requests;
  private final AuditLog audit;

  AdviseDespatch(
      AgreementAccess access,
      HeldOrders orders,
      AgreementDays days,
      FulfilmentQueries queries,
      Despatches despatches,
      LicenceVault vault,
      RequestContents requests,
      AuditLog audit) {
    this.access = access;
    this.orders = orders;
    this.days = days;
    this.queries = queries;
    this.despatches = despatches;
    this.vault = vault;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * What is sent.
   *
   * @param requestKey chosen by the sender, the same for every try of one advice
   * @param sentOn day on which it left, by the calendar of Riyadh
   * @param expectedOn day on which it is to arrive
   * @param items those without a quantity are not sent
   */
  public record DespatchAdvice(
      @Nullable String requestKey,
      @Nullable LocalDate sentOn,
      @Nullable LocalDate expectedOn,
      @Nullable String carrier,
      @Nullable String tracking,
      @Nullable List<AdvisedItem> items) {
    String key() {
      return Objects.requireNonNullElse(requestKey, "");
    }

    String carrierName() {
      return words(carrier);
    }

    String trackingNumber() {
      return words(tracking);
    }

    /** The places of the items that are sent. */
    List<Integer> places() {
      List<Integer> places = new ArrayList<>();
      List<AdvisedItem> all = all();
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).isSent()) {
          places.add(i);
        }
      }
      return places;
    }

    List<AdvisedItem> sent() {
      return all().stream().filter(AdvisedItem::isSent).toList();
    }

    /** The same but for the licence keys, which nobody may try out by a digest that is kept. */
    DespatchAdvice withoutLicences() {
      return new DespatchAdvice(
          requestKey,
          sentOn,
          expectedOn,
          carrier,
          tracking,
          all().stream().map(AdvisedItem::withoutLicences).toList());
    }

    private List<AdvisedItem> all() {
      return items == null ? List.of() : items;
    }
  }

  /**
   * What is sent of an item.
   *
   * @param serialNumbers of the units, one on each line; may be null or empty
   * @param licenceKeys of the units, one on each line; may be null or empty
   * @param warrantyEndsOn last day of the warranty of the units; null where there is none
   */
  public record AdvisedItem(
      long lotItemId,
      @Nullable BigDecimal quantity,
      @Nullable String serialNumbers,
      @Nullable String licenceKeys,
      @Nullable LocalDate warrantyEndsOn) {
    boolean isSent() {
      return (quantity != null && quantity.signum() != 0)
          || !serials().isEmpty()
          || !licences().isEmpty();
    }

    BigDecimal units() {
      return Objects.requireNonNull(quantity);
    }

    private AdvisedItem withoutLicences() {
      return new AdvisedItem(lotItemId, quantity, serialNumbers, null, warrantyEndsOn);
    }

    List<String> serials() {
      return rows(serialNumbers);
    }

    List<String> licences() {
      return rows(licenceKeys);
    }

    /** How many units are named. */
    int named() {
      int most = Math.max(serials().size(), licences().size());
      return most == 0 && warrantyEndsOn != null ? 1 : most;
    }
  }

  /** Returns the number of the despatch in its order. */
  @Transactional
  public int run(Actor actor, long callOffId, DespatchAdvice advice) {
    long supplier = access.supplierOf(actor);
    CallOffQueries.CallOff order = orders.hold(AgreementReach.ofSupplier(supplier), callOffId);
    new Faults().requestKey(advice.key()).present("items", advice.all()).throwIfAny();
    Optional<Despatches.StoredDespatch> earlier = despatches.findRequested(callOffId, advice.key());
    KeyedRequest request =
        KeyedRequest.of("despatch:" + callOffId, advice.key(), advice.withoutLicences());
    if (earlier.isPresent()) {
      requests.requireSame(request);
      requireSameLicences(earlier.get(), advice);
      return earlier.get().number();
    }
    if (order.isCancelled()) {
      throw new Refusal.RuleBroken("framework.order-cancelled");
    }
    if (order.promisedOn() == null) {
      throw new Refusal.RuleBroken("fulfilment.not-confirmed");
    }
    check(order, advice);
    LocalDate sentOn = Objects.requireNonNull(advice.sentOn());
    LocalDate expectedOn = Objects.requireNonNull(advice.expectedOn());
    despatches.add(
        callOffId,
        despatches.count(callOffId) + 1,
        sentOn,
        expectedOn,
        advice.carrierName(),
        advice.trackingNumber(),
        advice.key(),
        actor.personId());
    Despatches.StoredDespatch stored =
        despatches.findRequested(callOffId, advice.key()).orElseThrow();
    List<SentItem> sent = advice.sent().stream().map(item -> add(stored, item)).toList();
    requests.keep(request);
    audit.record(
        actor,
        new DespatchAdvised(
            order.agreementId(),
            callOffId,
            advice.carrierName(),
            stored.id(),
            expectedOn,
            sent,
            sentOn,
            advice.trackingNumber()));
    return stored.number();
  }

  private void requireSameLicences(Despatches.StoredDespatch earlier, DespatchAdvice advice) {
    List<String> kept =
        despatches.listLicensed(earlier.callOffId()).stream()
            .filter(unit -> unit.despatchId() == earlier.id())
            .map(unit -> unit.lotItemId() + " " + licence(unit))
            .toList();
    List<String> named =
        advice.sent().stream()
            .sorted(Comparator.comparingLong(AdvisedItem::lotItemId))
            .flatMap(item -> item.licences().stream().map(row -> item.lotItemId() + " " + row))
            .toList();
    if (!kept.equals(named)) {
      throw new Refusal.Conflict("shared.sent-otherwise");
    }
  }

  private String licence(Despatches.SentUnit unit) {
    byte[] sealed = Objects.requireNonNull(unit.sealedLicence());
    return new String(vault.openLicence(unit.despatchId(), sealed), StandardCharsets.UTF_8);
  }

  private SentItem add(Despatches.StoredDespatch despatch, AdvisedItem item) {
    NamedUnits named = new NamedUnits();
    despatches.addItem(despatch.id(), despatch.callOffId(), item.lotItemId(), item.units());
    List<String> serials = item.serials();
    List<String> licences = item.licences();
    for (int i = 0; i < item.named(); i++) {
      byte[] licence =
          i < licences.size()
              ? vault.sealLicence(despatch.id(), licences.get(i).getBytes(StandardCharsets.UTF_8))
              : null;
      String serial = i < serials.size() ? serials.get(i) : "";
      despatches.addUnit(
          despatch.id(), item.lotItemId(), i + 1, serial, licence, item.warrantyEndsOn());
      named.add(serial, item.warrantyEndsOn(), licence);
    }
    return new SentItem(item.lotItemId(), item.units(), named.sha256(), item.named());
  }

  private void check(CallOffQueries.CallOff order, DespatchAdvice advice) {
    Faults faults =
        new Faults()
            .nameAtMost("carrier", advice.carrierName(), LONGEST_CARRIER)
            .nameAtMost("tracking", advice.trackingNumber(), LONGEST_NUMBER);
    checkDays(order, advice, faults);
    faults.check(!advice.sent().isEmpty(), "items", "fulfilment.nothing-sent");
    Map<Long, CallOffQueries.CallOffLine> lines =
        orders.lines(order).stream()
            .collect(Collectors.toMap(CallOffQueries.CallOffLine::lotItemId, Function.identity()));
    Map<Long, FulfilmentQueries.FulfilledLine> fulfilled =
        queries.listFulfilled(order.id()).stream()
            .collect(
                Collectors.toMap(FulfilmentQueries.FulfilledLine::lotItemId, Function.identity()));
    Set<Long> seen = new HashSet<>();
    List<Integer> places = advice.places();
    List<AdvisedItem> sent = advice.sent();
    for (int i = 0; i < sent.size(); i++) {
      AdvisedItem item = sent.get(i);
      String at = "items[" + places.get(i) + "].";
      faults.check(seen.add(item.lotItemId()), at + "quantity", "fulfilment.item-twice");
      CallOffQueries.CallOffLine line = lines.get(item.lotItemId());
      FulfilmentQueries.FulfilledLine so = fulfilled.get(item.lotItemId());
      if (line == null || so == null) {
        faults.check(false, at + "quantity", "fulfilment.not-in-order");
      } else {
        checkQuantity(faults, at + "quantity", item, line, so);
      }
      checkUnits(faults, at, item, advice.sentOn());
    }
    faults.throwIfAny();
  }

  private void checkDays(CallOffQueries.CallOff order, DespatchAdvice advice, Faults faults) {
    LocalDate sentOn = advice.sentOn();
    LocalDate expectedOn = advice.expectedOn();
    faults
        .check(sentOn != null, "sentOn", "shared.missing")
        .check(expectedOn != null, "expectedOn", "shared.missing");
    if (sentOn != null) {
      LocalDate ordered = RiyadhDay.of(order.placedAt());
      faults
          .check(!sentOn.isAfter(days.today()), "sentOn", "fulfilment.sent-in-future")
          .check(!sentOn.isBefore(ordered), "sentOn", "fulfilment.sent-before-order");
    }
    if (expectedOn != null) {
      faults.check(days.isNear(expectedOn), "expectedOn", "shared.too-far-ahead");
    }
    if (sentOn != null && expectedOn != null) {
      faults.check(!expectedOn.isBefore(sentOn), "expectedOn", "fulfilment.expected-before-sent");
    }
  }

  private static void checkQuantity(
      Faults faults,
      String field,
      AdvisedItem item,
      CallOffQueries.CallOffLine line,
      FulfilmentQueries.FulfilledLine so) {
    BigDecimal quantity = item.quantity();
    if (quantity == null) {
      faults.check(false, field, "shared.missing");
      return;
    }
    BigDecimal open = open(line, so);
    boolean isWhole = quantity.stripTrailingZeros().scale() <= 0;
    faults
        .check(quantity.signum() > 0, field, "shared.not-positive")
        .check(
            quantity.stripTrailingZeros().scale() <= QUANTITY_DECIMALS,
            field,
            "framework.quantity-decimals")
        .check(
            !line.whole() || isWhole || quantity.compareTo(open) == 0,
            field,
            "framework.whole-units")
        .check(quantity.compareTo(open) <= 0, field, "fulfilment.more-than-open");
  }

  /** What may be sent of an item. */
  static BigDecimal open(
      CallOffQueries.CallOffLine line, FulfilmentQueries.FulfilledLine fulfilled) {
    return line.open().subtract(fulfilled.underWayQuantity()).max(BigDecimal.ZERO);
  }

  private static void checkUnits(
      Faults faults, String at, AdvisedItem item, @Nullable LocalDate sentOn) {
    List<String> serials = item.serials();
    BigDecimal quantity = Objects.requireNonNullElse(item.quantity(), BigDecimal.ZERO);
    LocalDate warranty = item.warrantyEndsOn();
    faults
        .check(
            BigDecimal.valueOf(serials.size()).compareTo(quantity) <= 0,
            at + "serialNumbers",
            "fulfilment.more-units-than-sent")
        .check(
            new HashSet<>(serials).size() == serials.size(),
            at + "serialNumbers",
            "fulfilment.serial-twice")
        .check(
            BigDecimal.valueOf(item.licences().size()).compareTo(quantity) <= 0,
            at + "licenceKeys",
            "fulfilment.more-units-than-sent")
        .check(
            warranty == null || sentOn == null || !warranty.isBefore(sentOn),
            at + "warrantyEndsOn",
            "fulfilment.warranty-over");
    serials.forEach(s -> faults.nameAtMost(at + "serialNumbers", s, LONGEST_NUMBER));
    item.licences().forEach(s -> faults.nameAtMost(at + "licenceKeys", s, LONGEST_LICENCE));
  }

  private static List<String> rows(@Nullable String typed) {
    return typed == null
        ? List.of()
        : typed.lines().map(String::strip).filter(row -> !row.isEmpty()).toList();
  }

  private static String words(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }
}
