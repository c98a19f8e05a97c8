package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementDays;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PriceIndexQueries;

/**
 * The agreement itself, for those who read it ({@link AgreementAccess}): who signed it, its
 * suspensions and terminations, and what is open. Each side also sees what it may do now. The
 * reasons of a termination are for the two sides and for auditors until it is decided.
 */
@Singleton
public class ViewContract {
  private final AgreementAccess access;
  private final AgreementQueries agreements;
  private final ContractQueries queries;
  private final Contracts contracts;
  private final NoticeDays noticeDays;
  private final AgreementDays days;
  private final PriceIndexQueries indices;

  ViewContract(
      AgreementAccess access,
      AgreementQueries agreements,
      ContractQueries queries,
      Contracts contracts,
      NoticeDays noticeDays,
      AgreementDays days,
      PriceIndexQueries indices) {
    this.access = access;
    this.agreements = agreements;
    this.queries = queries;
    this.contracts = contracts;
    this.noticeDays = noticeDays;
    this.days = days;
    this.indices = indices;
  }

  /**
   * What is open under an agreement.
   *
   * @param orders that still expect something, as far as they are the reader's
   * @param transfers offers of balances that wait; 0 for the supplier
   * @param accessions requests to join that wait
   * @param guarantees performance guarantees held; 1 or 0
   * @param reserve bidders who stand ready in place of the winner; 0 for all but the central body
   * @param invoices neither paid in full nor disputed, as far as they are the reader's
   * @param amendments that are offered and not signed by both sides
   */
  public record OpenMatters(
      int orders,
      int transfers,
      int accessions,
      int guarantees,
      int reserve,
      int invoices,
      int amendments) {}

  /**
   * What the reader may do now.
   *
   * @param sign whether the reader's side has to sign
   * @param suspend whether it may be suspended
   * @param giveNotice whether notice of a termination for cause may be given
   * @param propose whether its end may be proposed to the other side
   * @param noticeEnd the first day on which a notice that is given today lets it end
   */
  public record ContractActs(
      boolean sign,
      boolean suspend,
      boolean giveNotice,
      boolean propose,
      @Nullable LocalDate noticeEnd) {}

  /**
   * What the reader may do with a termination now.
   *
   * @param answer whether the supplier may answer the notice
   * @param decide whether the reader may drop the notice
   * @param terminate whether the reader may terminate the agreement by it
   * @param accept whether the reader may accept or decline the proposal
   * @param withdraw whether the reader may withdraw it
   */
  public record TerminationView(
      ContractQueries.TerminationCase termination,
      boolean answer,
      boolean decide,
      boolean terminate,
      boolean accept,
      boolean withdraw) {}

  /**
   * The life of an agreement.
   *
   * @param side the side of the reader; null for all others
   * @param ofLot agreements of the same lot with other suppliers
   * @param index that its prices may follow, as the dossier names it; null where they follow none
   */
  public record ContractView(
      AgreementQueries.Agreement agreement,
      ContractQueries.ContractStanding standing,
      @Nullable ContractSide side,
      List<ContractQueries.SideSignature> signatures,
      List<ContractQueries.SuspensionPeriod> suspensions,
      List<TerminationView> terminations,
      OpenMatters open,
      List<ContractQueries.LotAgreement> ofLot,
      PriceIndexQueries.@Nullable DossierIndex index,
      ContractActs acts) {}

  /**
   * One agreement.
   *
   * @throws Refusal.NotFound when there is none, or the reader has no part in it
   */
  @Transactional
  public ContractView get(Actor actor, long id) {
    AgreementReach reach = access.reach(actor);
    AgreementQueries.Agreement agreement =
        agreements
            .find(id, reach.state(), reach.entityId(), reach.supplierId())
            .orElseThrow(() -> new Refusal.NotFound("agreement " + id));
    ContractQueries.ContractStanding standing =
        queries.find(id).orElseThrow(() -> new Refusal.NotFound("agreement " + id));
    ContractSide side = side(actor, reach);
    boolean party = side != null || actor.is(Role.AUDITOR);
    return new ContractView(
        agreement,
        standing,
        side,
        queries.listSignatures(id),
        queries.listSuspensions(id),
        queries.listTerminations(id).stream()
            .filter(t -> party || t.status() == TerminationStatus.TERMINATED)
            .map(t -> shown(actor, side, standing, t))
            .toList(),
        open(reach, side, standing),
        reach.isOfSupplier() ? List.of() : queries.listOfLot(id),
        indices.find(agreement.tenderId()).orElse(null),
        acts(side, agreement, standing));
  }

  /** The agreement of a suspension, which the reader may see. */
  @Transactional
  ContractQueries.SuspensionPeriod suspension(Actor actor, long suspensionId) {
    ContractQueries.SuspensionPeriod suspension =
        queries
            .findSuspension(suspensionId)
            .orElseThrow(() -> new Refusal.NotFound("suspension " + suspensionId));
    get(actor, suspension.agreementId());
    return suspension;
  }

  /** A termination that the reader may see. */
  @Transactional
  ContractQueries.TerminationCase termination(Actor actor, long terminationId) {
    ContractQueries.TerminationCase found =
        queries
            .findTermination(terminationId)
            .orElseThrow(() -> new Refusal.NotFound("termination " + terminationId));
    return get(actor, found.agreementId()).terminations().stream()
        .map(TerminationView::termination)
        .filter(t -> t.id() == terminationId)
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("termination " + terminationId));
  }

  private static @Nullable ContractSide side(Actor actor, AgreementReach reach) {
    if (actor.is(Role.CENTRAL_BUYER)) {
      return ContractSide.CENTRAL;
    }
    return reach.isOfSupplier() ? ContractSide.SUPPLIER : null;
  }

  private static TerminationView shown(
      Actor actor,
      @Nullable ContractSide side,
      ContractQueries.ContractStanding standing,
      ContractQueries.TerminationCase one) {
    boolean over = standing.standing().isOver();
    boolean open = one.status() == TerminationStatus.OPEN && side != null;
    boolean forCause = one.ground() == TerminationGround.CAUSE;
    boolean decides =
        open && forCause && side == ContractSide.CENTRAL && one.proposedBy() != actor.personId();
    return new TerminationView(
        one,
        open
            && forCause
            && side == ContractSide.SUPPLIER
            && one.answer() == null
            && !one.noticeOver(),
        decides,
        decides && !over && (one.answer() != null || one.noticeOver()),
        open && !over && !forCause && side != one.proposedSide(),
        open && !forCause && side == one.proposedSide());
  }

  private OpenMatters open(
      AgreementReach reach,
      @Nullable ContractSide side,
      ContractQueries.ContractStanding standing) {
    long id = standing.agreementId();
    return new OpenMatters(
        queries.countOpenOrders(id, reach.state(), reach.entityId(), reach.supplierId()),
        side == ContractSide.SUPPLIER ? 0 : queries.countOpenTransfers(id),
        queries.countOpenAccessions(id),
        queries.countGuarantees(standing.awardId()),
        side == ContractSide.CENTRAL ? queries.countReserve(standing.awardId()) : 0,
        queries.countOpenInvoices(id, reach.state(), reach.entityId(), reach.supplierId()),
        queries.countOpenAmendments(id));
  }

  private ContractActs acts(
      @Nullable ContractSide side,
      AgreementQueries.Agreement agreement,
      ContractQueries.ContractStanding standing) {
    boolean running = side != null && !standing.standing().isOver();
    boolean central = running && side == ContractSide.CENTRAL;
    boolean mayEnd =
        running
            && contracts.findOpen(agreement.id()).isEmpty()
            && contracts.find(agreement.id()).filter(c -> !c.ended()).isPresent();
    LocalDate noticeEnd = days.today().plusDays(noticeDays.of(agreement.tenderId()));
    return new ContractActs(
        side != null && running && !standing.isSignedBy(side),
        central,
        central && mayEnd && !noticeEnd.isAfter(agreement.endsOn()),
        mayEnd,
        central ? noticeEnd : null);
  }
}
