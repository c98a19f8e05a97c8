package org.muwahhad.framework.accession;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.award.PricedItem;
import org.muwahhad.framework.AccessionQueries;
import org.muwahhad.framework.AccessionStatus;
import org.muwahhad.framework.Accessions;
import org.muwahhad.framework.AgreementAccess;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.AgreementReach;
import org.muwahhad.framework.AgreementReaders;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Money;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Accessions for those who may see them: as {@link ViewAgreements}; and what can be joined, for all
 * who read agreements on the side of the entities, whether they have a part in them or not.
 */
@Singleton
public class ViewAccessions {
  private final AgreementAccess access;
  private final AccessionQueries queries;
  private final Accessions accessions;
  private final AccessionParts parts;
  private final AgreementQueries agreements;

  ViewAccessions(
      AgreementAccess access,
      AccessionQueries queries,
      Accessions accessions,
      AccessionParts parts,
      AgreementQueries agreements) {
    this.agreements = agreements;
    this.access = access;
    this.queries = queries;
    this.accessions = accessions;
    this.parts = parts;
  }

  /**
   * One accession.
   *
   * @param value what the quantities come to at the prices of the agreement, without VAT
   * @param mayAccept whether the supplier's consent is asked of the reader, and {@code mayApprove}
   *     that of the central purchasing body
   * @param mayEnd whether the reader may decline, refuse or withdraw it
   * @param mayWithdraw whether the reader ends it by withdrawing, without a reason
   * @param opens whether the reader may open the agreement; an entity that asks may not yet
   */
  public record AccessionView(
      AccessionQueries.Accession accession,
      List<PricedItem> items,
      Money value,
      boolean mayAccept,
      boolean mayApprove,
      boolean mayEnd,
      boolean mayWithdraw,
      boolean opens) {}

  /**
   * What can be joined of an agreement.
   *
   * @param mayRequest whether the reader may ask for it in the name of an entity
   */
  public record JoinableView(
      AccessionQueries.JoinableAgreement agreement,
      List<AccessionQueries.JoinableItem> items,
      boolean mayRequest) {}

  /** A page of them. */
  @Transactional
  public ListPage<AccessionQueries.Accession> list(Actor actor, ListChoice choice) {
    return access.reach(actor).page(choice, queries::listPage, queries::count);
  }

  /**
   * For whom a person acts in an accession.
   *
   * @throws Refusal.NotFound when there is none, or the person has no part in it
   */
  @Transactional
  AccessionParty party(Actor actor, long id) {
    return accessions
        .find(id)
        .flatMap(a -> parts.find(actor, a))
        .map(AccessionParts.AccessionPart::party)
        .orElseThrow(() -> new Refusal.NotFound("accession " + id));
  }

  /**
   * One accession.
   *
   * @throws Refusal.NotFound when there is none, or the reader has no part in it
   */
  @Transactional
  public AccessionView get(Actor actor, long id) {
    AgreementReach reach = access.reach(actor);
    AccessionQueries.Accession accession =
        queries
            .find(id, reach.state(), reach.entityId(), reach.supplierId())
            .orElseThrow(() -> new Refusal.NotFound("accession " + id));
    List<PricedItem> items = queries.listAsked(id);
    Optional<AccessionParts.AccessionPart> part =
        accessions.find(id).flatMap(a -> parts.find(actor, a));
    boolean asked = part.filter(AccessionParts.AccessionPart::isAsked).isPresent();
    boolean mayEnd = part.filter(AccessionParts.AccessionPart::mayEnd).isPresent();
    return new AccessionView(
        accession,
        items,
        items.stream().map(PricedItem::value).reduce(Money::plus).orElseThrow(),
        asked && accession.status() == AccessionStatus.REQUESTED,
        asked && accession.status() == AccessionStatus.ACCEPTED,
        mayEnd,
        mayEnd && !asked,
        agreements
            .find(accession.agreementId(), reach.state(), reach.entityId(), reach.supplierId())
            .isPresent());
  }

  /** A page of the agreements that can be joined. */
  @Transactional
  public ListPage<AccessionQueries.JoinableAgreement> listJoinable(Actor actor, ListChoice choice) {
    AgreementReaders.scope(actor);
    return new ListPage<>(
        queries.listJoinable(choice.like(), choice.sort(), ListChoice.SIZE, choice.offset()),
        queries.countJoinable(choice.like()),
        choice);
  }

  /**
   * What can be joined of an agreement, and how much of it by the entity of the reader.
   *
   * @throws Refusal.NotFound when there is no such agreement, or nobody can join it
   */
  @Transactional
  public JoinableView getJoinable(Actor actor, long agreementId) {
    Scope scope = AgreementReaders.scope(actor);
    AccessionQueries.JoinableAgreement agreement =
        queries
            .findJoinable(agreementId, "")
            .orElseThrow(() -> new Refusal.NotFound("joinable agreement " + agreementId));
    return new JoinableView(
        agreement,
        queries.listItems(agreementId, scope.entityId()),
        actor.is(Role.PROCUREMENT_OFFICER));
  }
}
