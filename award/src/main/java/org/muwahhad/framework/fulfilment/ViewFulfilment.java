package org.muwahhad.framework.fulfilment;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.types.files.StreamedFile;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.bid.seal.LicenceVault;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.CallOffQueries;
import org.muwahhad.framework.ViewCallOff;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.upload.ServeFile;

/**
 * What came of one order: what was sent, received, late, invoiced and paid, for those who may see
 * the order. Licence keys are read by the officers of its entity alone.
 */
@Singleton
public class ViewFulfilment {
  private final AgreementAccess access;
  private final ViewCallOff viewCallOff;
  private final FulfilmentQueries queries;
  private final Despatches despatches;
  private final ComputeOrderDelay computeDelay;
  private final LicenceVault vault;
  private final ServeFile serveFile;

  ViewFulfilment(
      AgreementAccess access,
      ViewCallOff viewCallOff,
      FulfilmentQueries queries,
      Despatches despatches,
      ComputeOrderDelay computeDelay,
      LicenceVault vault,
      ServeFile serveFile) {
    this.access = access;
    this.viewCallOff = viewCallOff;
    this.queries = queries;
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
      boolean mayDespatch,
      boolean mayReceive,
      boolean mayInvoice) {
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
    CallOffQueries.CallOff order = view.order();
    List<FulfilmentQueries.DeliveryOfItem> deliveries = queries.listDeliveries(callOffId);
    List<FulfilmentQueries.DelayRule> rules = queries.listDelayRules(order.agreementId());
    List<ItemProgress> items = items(view);
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
        supplier && items.stream().anyMatch(i -> i.open().signum() > 0),
        officer
            && !order.isCancelled()
            && sent.stream().anyMatch(FulfilmentQueries.Despatch::isUnderWay),
        supplier);
  }

  /** Whether the reader is a procurement officer of the entity of an order. */
  static boolean isOfficer(Actor actor, CallOffQueries.CallOff order) {
    return actor.is(Role.PROCUREMENT_OFFICER)
        && actor.require(Role.PROCUREMENT_OFFICER).entity() == order.entityId();
  }

  private List<ItemProgress> items(ViewCallOff.CallOffView view) {
    Map<Long, FulfilmentQueries.FulfilledLine> fulfilled =
        queries.listFulfilled(view.order().id()).stream()
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
    viewCallOff.get(actor, callOffId);
    FulfilmentQueries.DeliveryPhoto photo =
        queries.listPhotos(callOffId).stream()
            .filter(p -> p.id() == photoId)
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
