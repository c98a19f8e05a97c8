package org.muwahhad.framework.fulfilment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.seal.LicenceVault;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.calloff.FormerSupplyQueries;
import org.muwahhad.framework.calloff.OrderChangeStatus;
import org.muwahhad.framework.calloff.ViewCallOff;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;

/**
 * What came of one order: what was sent, received, late, invoiced and paid, for those who may see
 * the order. Licence keys are read by the officers of its entity alone. A supplier whose place
 * another one took in the agreement reads what it sent itself, with what came of it.
 */
@Singleton
public class ViewFulfilment {
  private final AgreementAccess access;
  private final ViewCallOff viewCallOff;
  private final FulfilmentQueries queries;
  private final FormerSupplyQueries former;
  private final Despatches despatches;
  private final ComputeOrderDelay computeDelay;
  private final LicenceVault vault;
  private final ServeFile serveFile;

  ViewFulfilment(
      AgreementAccess access,
      ViewCallOff viewCallOff,
      FulfilmentQueries queries,
      FormerSupplyQueries former,
      Despatches despatches,
      ComputeOrderDelay computeDelay,
      LicenceVault vault,
      ServeFile serveFile) {
    this.access = access;
    this.viewCallOff = viewCallOff;
    this.queries = queries;
    this.former = former;
    this.despatches = despatches;
    this.computeDelay = computeDelay;
    this.vault = vault;
    this.serveFile = serveFile;
  }

  /**
   * An item of the order, with how far it has come.
   *
   * @param open what may be sent
   */
  public record ItemProgress(
      long lotItemId,
      String code,
      Bilingual item,
      Bilingual unit,
      BigDecimal ordered,
      BigDecimal accepted,
      BigDecimal underWay,
      BigDecimal invoiced,
      BigDecimal open) {}

  /**
   * A unit that was sent.
   *
   * @param licence its key; null where it has none, or the reader may not read it
   * @param licensed whether it has one
   */
  public record UnitView(
      long despatchId,
      long lotItemId,
      String serialNumber,
      @Nullable String licence,
      boolean licensed,
      @Nullable LocalDate warrantyEndsOn) {}

  /**
   * What came of an order.
   *
   * @param delay how late it was; null where no day is known
   * @param rules of its tender about late delivery
   * @param deducted of its invoices for late delivery
   * @param changed whether both sides agreed to a change of it, which is a document of its own
   * @param supplierUntil when another supplier took the place of the reader's, UTC; null for all
   *     others
   */
  public record FulfilmentView(
      CallOffQueries.CallOff order,
      List<ItemProgress> items,
      List<FulfilmentQueries.Despatch> despatches,
      List<FulfilmentQueries.DespatchItem> sent,
      List<UnitView> units,
      List<FulfilmentQueries.DeliveryOfItem> deliveries,
      List<FulfilmentQueries.DeliveryPhoto> photos,
      @Nullable OrderDelay delay,
      List<FulfilmentQueries.DelayRule> rules,
      @Nullable Money deducted,
      List<FulfilmentQueries.Invoice> invoices,
      boolean changed,
      boolean mayDespatch,
      boolean mayReceive,
      boolean mayInvoice,
      @Nullable Instant supplierUntil) {
    /** An item of the order. */
    public ItemProgress item(long lotItemId) {
      return items.stream().filter(i -> i.lotItemId() == lotItemId).findFirst().orElseThrow();
    }

    /** The items of which something may be sent. */
    public List<ItemProgress> openItems() {
      return items.stream().filter(i -> i.open().signum() > 0).toList();
    }

    /** What was sent with a despatch. */
    public List<FulfilmentQueries.DespatchItem> sentWith(long despatchId) {
      return sent.stream().filter(s -> s.despatchId() == despatchId).toList();
    }

    /** The units of an item that were sent with a despatch. */
    public List<UnitView> unitsOf(long despatchId, long lotItemId) {
      return units.stream()
          .filter(u -> u.despatchId() == despatchId && u.lotItemId() == lotItemId)
          .toList();
    }

    /** The photos of a delivery. */
    public List<FulfilmentQueries.DeliveryPhoto> photosOf(long deliveryId) {
      return photos.stream().filter(p -> p.deliveryId() == deliveryId).toList();
    }

    /**
     * A despatch.
     *
     * @throws Refusal.NotFound when the order has no such despatch
     */
    public FulfilmentQueries.Despatch despatch(int number) {
      return despatches.stream()
          .filter(d -> d.number() == number)
          .findFirst()
          .orElseThrow(() -> new Refusal.NotFound("despatch " + number));
    }
  }

  /**
   * What came of an order.
   *
   * @throws Refusal.NotFound when there is none, or it is not the reader's to see
   */
  @Transactional
  public FulfilmentView get(Actor actor, long callOffId) {
    AgreementReach reach = access.reach(actor);
    ViewCallOff.CallOffView view = viewCallOff.get(actor, callOffId);
    Instant until = view.supplierUntil();
    return until == null ? current(actor, reach, view) : former(view, until);
  }

  private FulfilmentView current(Actor actor, AgreementReach reach, ViewCallOff.CallOffView view) {
    CallOffQueries.CallOff order = view.order();
    long callOffId = order.id();
    List<FulfilmentQueries.DeliveryOfItem> deliveries = queries.listDeliveries(callOffId);
    List<FulfilmentQueries.DelayRule> rules = queries.listDelayRules(order.agreementId());
    List<ItemProgress> items = items(view, queries.listFulfilled(callOffId));
    List<FulfilmentQueries.Despatch> sent = queries.listDespatches(callOffId);
    boolean officer = isOfficer(actor, order);
    boolean supplier = reach.isOfSupplier() && !order.isCancelled() && order.promisedOn() != null;
    return new FulfilmentView(
        order,
        items,
        sent,
        queries.listDespatchItems(callOffId),
        units(callOffId, officer),
        deliveries,
        queries.listPhotos(callOffId),
        computeDelay.run(view, deliveries, rules).orElse(null),
        rules,
        view.lines().isEmpty()
            ? null
            : Money.rounded(queries.sumDeducted(callOffId), view.lines().get(0).currency()),
        queries.listInvoices(callOffId),
        isChanged(view),
        supplier && items.stream().anyMatch(i -> i.open().signum() > 0),
        officer
            && !order.isCancelled()
            && sent.stream().anyMatch(FulfilmentQueries.Despatch::isUnderWay),
        supplier,
        null);
  }

  /** What a supplier sent and invoiced until another one took its place. */
  private FulfilmentView former(ViewCallOff.CallOffView view, Instant until) {
    CallOffQueries.CallOff order = view.order();
    long callOffId = order.id();
    List<FulfilmentQueries.Despatch> sent =
        queries.listDespatches(callOffId).stream()
            .filter(d -> d.advisedAt().isBefore(until))
            .toList();
    Set<Long> despatchKeys =
        sent.stream().map(FulfilmentQueries.Despatch::id).collect(Collectors.toSet());
    Set<Long> deliveryKeys = deliveries(view);
    List<FulfilmentQueries.Invoice> invoices =
        queries.listInvoices(callOffId).stream()
            .filter(i -> i.supplierId() == order.supplierId())
            .toList();
    List<FulfilmentQueries.DespatchItem> sentItems =
        queries.listDespatchItems(callOffId).stream()
            .filter(i -> despatchKeys.contains(i.despatchId()))
            .toList();
    List<ItemProgress> items = items(view, fulfilled(view, sent, sentItems));
    return new FulfilmentView(
        order,
        items,
        sent,
        sentItems,
        units(callOffId, false).stream()
            .filter(u -> despatchKeys.contains(u.despatchId()))
            .toList(),
        queries.listDeliveries(callOffId).stream()
            .filter(d -> deliveryKeys.contains(d.id()))
            .toList(),
        queries.listPhotos(callOffId).stream()
            .filter(p -> deliveryKeys.contains(p.deliveryId()))
            .toList(),
        null,
        queries.listDelayRules(order.agreementId()),
        invoices.stream().map(FulfilmentQueries.Invoice::deducted).reduce(Money::plus).orElse(null),
        invoices,
        isChanged(view),
        false,
        false,
        order.promisedOn() != null
            && items.stream().anyMatch(i -> i.accepted().compareTo(i.invoiced()) > 0),
        until);
  }

  private static boolean isChanged(ViewCallOff.CallOffView view) {
    return !view.order().isCancelled()
        && view.changes().stream().anyMatch(c -> c.status() == OrderChangeStatus.AGREED);
  }

  /** How far the items had come with a supplier, with what came of what it sent. */
  private List<FulfilmentQueries.FulfilledLine> fulfilled(
      ViewCallOff.CallOffView view,
      List<FulfilmentQueries.Despatch> sent,
      List<FulfilmentQueries.DespatchItem> sentItems) {
    Set<Long> underWay =
        sent.stream()
            .filter(FulfilmentQueries.Despatch::isUnderWay)
            .map(FulfilmentQueries.Despatch::id)
            .collect(Collectors.toSet());
    Map<Long, BigDecimal> invoiced =
        former.listInvoiced(view.order().id(), view.order().supplierId()).stream()
            .collect(
                Collectors.toMap(
                    FormerSupplyQueries.OwnInvoiced::lotItemId,
                    FormerSupplyQueries.OwnInvoiced::quantity));
    return view.lines().stream()
        .map(
            line ->
                new FulfilmentQueries.FulfilledLine(
                    line.lotItemId(),
                    line.acceptedQuantity(),
                    sentItems.stream()
                        .filter(i -> i.lotItemId() == line.lotItemId())
                        .filter(i -> underWay.contains(i.despatchId()))
                        .map(FulfilmentQueries.DespatchItem::quantity)
                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                    invoiced.getOrDefault(line.lotItemId(), BigDecimal.ZERO)))
        .toList();
  }

  /** The deliveries of an order that its reader sees. */
  private static Set<Long> deliveries(ViewCallOff.CallOffView view) {
    return view.delivered().stream()
        .map(CallOffQueries.DeliveredItem::id)
        .collect(Collectors.toSet());
  }

  /** Whether the reader is a procurement officer of the entity of an order. */
  static boolean isOfficer(Actor actor, CallOffQueries.CallOff order) {
    return actor.is(Role.PROCUREMENT_OFFICER)
        && actor.require(Role.PROCUREMENT_OFFICER).entity() == order.entityId();
  }

  private static List<ItemProgress> items(
      ViewCallOff.CallOffView view, List<FulfilmentQueries.FulfilledLine> lines) {
    Map<Long, FulfilmentQueries.FulfilledLine> fulfilled =
        lines.stream()
            .collect(
                Collectors.toMap(FulfilmentQueries.FulfilledLine::lotItemId, Function.identity()));
    return view.lines().stream()
        .map(line -> item(line, Objects.requireNonNull(fulfilled.get(line.lotItemId()))))
        .toList();
  }

  private static ItemProgress item(
      CallOffQueries.CallOffLine line, FulfilmentQueries.FulfilledLine fulfilled) {
    return new ItemProgress(
        line.lotItemId(),
        line.itemCode(),
        line.item(),
        line.unit(),
        line.quantity(),
        fulfilled.acceptedQuantity(),
        fulfilled.underWayQuantity(),
        fulfilled.invoicedQuantity(),
        AdviseDespatch.open(line, fulfilled));
  }

  private List<UnitView> units(long callOffId, boolean officer) {
    Map<String, String> licences = new HashMap<>();
    if (officer) {
      for (Despatches.SentUnit unit : despatches.listLicensed(callOffId)) {
        byte[] sealed = Objects.requireNonNull(unit.sealedLicence());
        licences.put(
            place(unit.despatchId(), unit.lotItemId(), unit.position()),
            new String(vault.openLicence(unit.despatchId(), sealed), StandardCharsets.UTF_8));
      }
    }
    return queries.listUnits(callOffId).stream()
        .map(
            u ->
                new UnitView(
                    u.despatchId(),
                    u.lotItemId(),
                    u.serialNumber(),
                    licences.get(place(u.despatchId(), u.lotItemId(), u.position())),
                    u.licensed(),
                    u.warrantyEndsOn()))
        .toList();
  }

  private static String place(long despatchId, long lotItemId, int position) {
    return despatchId + "/" + lotItemId + "/" + position;
  }

  /**
   * The file of a photo of a delivery.
   *
   * @throws Refusal.NotFound when there is none, or the order is not the reader's to see
   */
  public HttpResponse<StreamedFile> photo(Actor actor, long callOffId, long photoId) {
    Set<Long> deliveryKeys = deliveries(viewCallOff.get(actor, callOffId));
    FulfilmentQueries.DeliveryPhoto photo =
        queries.listPhotos(callOffId).stream()
            .filter(p -> p.id() == photoId && deliveryKeys.contains(p.deliveryId()))
            .findFirst()
            .orElseThrow(() -> new Refusal.NotFound("photo " + photoId));
    String type = photo.contentType();
    return serveFile.run(
        AddDeliveryPhoto.FOLDER + "/" + photo.sha256(),
        photo.sha256(),
        "delivery-" + photoId + "." + type.replaceFirst("^.*/", ""),
        type);
  }
}
