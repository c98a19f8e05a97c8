package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.LossGround;
import org.muwahhad.guarantee.Guarantees;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ComputedDeadline;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Agreements for those who may see them: officers the part of their entity, coordinators that of
 * their state, the people of a supplier those it won, central buyers, auditors and committee
 * members all. A supplier reads prices, terms and the orders it received, and nothing of the
 * balances of entities.
 */
@Singleton
public class ViewAgreements {
  private final AgreementAccess access;
  private final AgreementQueries queries;
  private final AgreementOrderQueries orders;
  private final PricedItemQueries pricedItems;
  private final AccessionQueries accessions;
  private final TakeBackAward takeBackAward;
  private final AgreementDays days;
  private final ViewGuarantees guarantees;
  private final TenderQueries tenders;
  private final CascadeQueries cascade;
  private final OrderInstructions instructions;

  ViewAgreements(
      AgreementAccess access,
      AgreementQueries queries,
      AgreementOrderQueries orders,
      PricedItemQueries pricedItems,
      AccessionQueries accessions,
      TakeBackAward takeBackAward,
      AgreementDays days,
      ViewGuarantees guarantees,
      TenderQueries tenders,
      OrderInstructions instructions,
      CascadeQueries cascade) {
    this.cascade = cascade;
    this.instructions = instructions;
    this.access = access;
    this.queries = queries;
    this.orders = orders;
    this.pricedItems = pricedItems;
    this.accessions = accessions;
    this.takeBackAward = takeBackAward;
    this.days = days;
    this.guarantees = guarantees;
    this.tenders = tenders;
  }

  /**
   * An agreement as far as it is the reader's.
   *
   * @param priced its items with their prices, for its supplier; empty for all others
   * @param entitlements what entities may order; empty for the supplier
   * @param ordered the lines of its orders in force
   * @param cancelled its orders that were cancelled
   * @param accessions requests to join it after its award, the newest first
   * @param losses on which grounds the reader may take its award back today
   * @param mayJoin whether the reader may ask that their own entity joins it
   * @param spend what is ordered and accepted of it, by state; empty for the supplier
   * @param mayOrder whether the reader may order under it today
   * @param sites open sites of the reader's entity, to which orders are delivered; empty for those
   *     who may not order
   * @param guarantee null when the rules of the tender ask for none
   * @param lastDay how the last day was counted; null where no rule says
   * @param earlier for items that are ordered from other suppliers first, these; empty for those
   *     who may not order, and where lots are not supplied in cascade
   */
  public record AgreementView(
      AgreementQueries.Agreement agreement,
      List<PricedItemQueries.PricedAgreementItem> priced,
      List<AgreementQueries.Entitlement> entitlements,
      List<AgreementOrderQueries.OrderedLine> ordered,
      List<AgreementOrderQueries.CancelledOrder> cancelled,
      List<AccessionQueries.Accession> accessions,
      List<LossGround> losses,
      boolean mayJoin,
      List<Spend> spend,
      boolean mayOrder,
      List<OrderInstructions.OpenSite> sites,
      @Nullable GuaranteeView guarantee,
      @Nullable ComputedDeadline lastDay,
      List<CascadeQueries.EarlierSupplier> earlier) {
    /**
     * A page of what entities may order.
     *
     * @param choice filter: code of a state; sort: item, entity, called or left, with {@code -}
     *     before it for the last first
     */
    public ListPage<AgreementQueries.Entitlement> balances(ListChoice choice) {
      return ListPage.of(
          entitlements,
          choice,
          e ->
              List.of(e.itemCode(), e.item().ar(), e.item().en(), e.entity().ar(), e.entity().en()),
          AgreementQueries.Entitlement::stateCode,
          Map.of(
              "item", Comparator.comparing(AgreementQueries.Entitlement::itemCode),
              "entity", Comparator.comparing((AgreementQueries.Entitlement e) -> e.entity().en()),
              "called", Comparator.comparing(AgreementQueries.Entitlement::calledQuantity),
              "left", Comparator.comparing(AgreementQueries.Entitlement::left)));
    }
  }

  /**
   * What the page of an agreement shows of its performance guarantee.
   *
   * @param until by when it is to be furnished, UTC
   * @param computed how that time is counted; null where no rule says
   * @param validUntil last day of the one held, in Riyadh; null when none is
   */
  public record GuaranteeView(
      long awardId,
      ViewGuarantees.GuaranteeStage state,
      Money least,
      Instant until,
      @Nullable ComputedDeadline computed,
      @Nullable LocalDate validUntil,
      boolean beforeOrders) {
    static GuaranteeView of(
        ViewGuarantees.GuaranteesView standing, @Nullable ComputedDeadline computed) {
      Guarantees.Guarantee held = standing.held();
      return new GuaranteeView(
          standing.due().awardId(),
          standing.state(),
          standing.due().least(),
          standing.until(),
          computed,
          held == null ? null : held.validUntil(),
          standing.due().beforeOrders());
    }
  }

  @Transactional
  public List<AgreementQueries.Agreement> list(Actor actor) {
    AgreementReach reach = access.reach(actor);
    return queries.list(reach.state(), reach.entityId(), reach.supplierId());
  }

  /** A page of them. */
  @Transactional
  public ListPage<AgreementQueries.Agreement> list(Actor actor, ListChoice choice) {
    AgreementReach reach = access.reach(actor);
    LocalDate today = days.today();
    return new ListPage<>(
        queries.listPage(
            reach.state(),
            reach.entityId(),
            reach.supplierId(),
            choice.like(),
            choice.filter(),
            today,
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(
            reach.state(),
            reach.entityId(),
            reach.supplierId(),
            choice.like(),
            choice.filter(),
            today),
        choice);
  }

  /** The names of the items of agreements that are listed, by number of the agreement. */
  @Transactional
  public Map<Long, List<Bilingual>> itemsOf(List<AgreementQueries.Agreement> listed) {
    return listed.isEmpty()
        ? Map.of()
        : queries.listItems(listed.stream().map(AgreementQueries.Agreement::id).toList()).stream()
            .collect(
                Collectors.groupingBy(
                    AgreementQueries.AgreedItem::agreementId,
                    Collectors.mapping(AgreementQueries.AgreedItem::item, Collectors.toList())));
  }

  /** Those that came of a tender, as far as the person has a part in them. */
  @Transactional
  public List<AgreementQueries.Agreement> listOfTender(Actor actor, long tenderId) {
    return access
        .find(actor)
        .map(r -> queries.listOfTender(tenderId, r.state(), r.entityId(), r.supplierId()))
        .orElse(List.of());
  }

  /**
   * One agreement.
   *
   * @throws Refusal.NotFound when there is none, or the reader has no part in it
   */
  @Transactional
  public AgreementView get(Actor actor, long id) {
    AgreementReach reach = access.reach(actor);
    AgreementQueries.Agreement agreement =
        queries
            .find(id, reach.state(), reach.entityId(), reach.supplierId())
            .orElseThrow(() -> new Refusal.NotFound("agreement " + id));
    boolean supplier = reach.isOfSupplier();
    List<AgreementQueries.Entitlement> entitlements =
        supplier ? List.of() : queries.listEntitlements(id, reach.state(), reach.entityId());
    boolean mayOrder = reach.entityId() != 0 && agreement.isInForce();
    return new AgreementView(
        agreement,
        supplier ? pricedItems.list(id) : List.of(),
        entitlements,
        orders.listOrdered(id, reach.state(), reach.entityId()).stream()
            .filter(o -> !supplier || o.status() != OrderStatus.AWAITING_APPROVAL)
            .toList(),
        orders.listCancelled(id, reach.state(), reach.entityId()).stream()
            .filter(o -> !supplier || o.sentAt() != null)
            .toList(),
        accessions.listOfAgreement(id, reach.state(), reach.entityId(), reach.supplierId()),
        actor.is(Role.CENTRAL_BUYER) && !agreement.takenBack()
            ? takeBackAward.grounds(id)
            : List.of(),
        mayOrder && accessions.findJoinable(id, "").isPresent(),
        supplier ? List.of() : spend(id, entitlements),
        mayOrder,
        mayOrder ? instructions.listOpenSites(reach.entityId()) : List.of(),
        guarantees
            .ofAgreement(id)
            .map(g -> GuaranteeView.of(g, guarantees.findComputed(g).orElse(null)))
            .orElse(null),
        ComputedDeadline.agreement(tenders.listRules(agreement.tenderId())).orElse(null),
        mayOrder ? cascade.list(id, reach.entityId()) : List.of());
  }

  private List<Spend> spend(long id, List<AgreementQueries.Entitlement> entitlements) {
    return Spend.byState(
        entitlements, Worth.of(queries.listEntitlements(id, "", 0), orders.listOrdered(id, "", 0)));
  }
}
