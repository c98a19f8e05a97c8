package org.muwahhad.framework.transfer;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Scope;
import org.muwahhad.framework.AgreementQueries;
import org.muwahhad.framework.AgreementReaders;
import org.muwahhad.framework.BalanceTransfers;
import org.muwahhad.framework.TransferParty;
import org.muwahhad.framework.ViewAgreements;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/** Transfers for those who may see them: as {@link ViewAgreements}, on either side of it. */
@Singleton
public class ViewTransfers {
  private final TransferQueries queries;
  private final BalanceTransfers transfers;
  private final TransferParts parts;
  private final AgreementQueries agreements;

  ViewTransfers(
      TransferQueries queries,
      BalanceTransfers transfers,
      TransferParts parts,
      AgreementQueries agreements) {
    this.queries = queries;
    this.transfers = transfers;
    this.parts = parts;
    this.agreements = agreements;
  }

  /**
   * One transfer.
   *
   * @param missing whose consent it still waits for
   * @param mayConsent whether the reader's consent is one of them
   * @param mayWithdraw whether the reader offered it and it has not ended
   * @param opens whether the reader may open the agreement; who receives a balance may not yet
   */
  public record TransferView(
      TransferQueries.Transfer transfer,
      List<TransferQueries.Consent> consents,
      List<TransferParty> missing,
      boolean mayConsent,
      boolean mayWithdraw,
      boolean opens) {}

  @Transactional
  public List<TransferQueries.Transfer> list(Actor actor) {
    Scope scope = AgreementReaders.scope(actor);
    return queries.list(scope.state(), scope.entityId());
  }

  /** A page of them. */
  @Transactional
  public ListPage<TransferQueries.Transfer> list(Actor actor, ListChoice choice) {
    Scope scope = AgreementReaders.scope(actor);
    return new ListPage<>(
        queries.listPage(
            scope.state(),
            scope.entityId(),
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(scope.state(), scope.entityId(), choice.like(), choice.filter()),
        choice);
  }

  /**
   * One transfer.
   *
   * @throws Refusal.NotFound when there is none, or the reader has no part in it
   */
  @Transactional
  public TransferView get(Actor actor, long id) {
    Scope scope = AgreementReaders.scope(actor);
    TransferQueries.Transfer transfer =
        queries
            .find(id, scope.state(), scope.entityId())
            .orElseThrow(() -> new Refusal.NotFound("transfer " + id));
    List<TransferQueries.Consent> consents = queries.listConsents(id);
    Optional<TransferParts.TransferPart> part =
        transfers.find(id).flatMap(t -> parts.find(actor, t)).filter(p -> transfer.isOffered());
    boolean giver = part.filter(p -> p.party() == TransferParty.GIVER).isPresent();
    return new TransferView(
        transfer,
        consents,
        transfer.isOffered() ? missing(transfer, consents) : List.of(),
        !giver && part.filter(p -> !p.consented()).isPresent(),
        giver,
        agreements.find(transfer.agreementId(), scope.state(), scope.entityId(), 0).isPresent());
  }

  private static List<TransferParty> missing(
      TransferQueries.Transfer transfer, List<TransferQueries.Consent> consents) {
    List<TransferParty> needed =
        transfer.betweenStates()
            ? List.of(TransferParty.values())
            : List.of(TransferParty.GIVER, TransferParty.RECEIVER);
    List<TransferParty> given = consents.stream().map(TransferQueries.Consent::party).toList();
    return needed.stream().filter(p -> !given.contains(p)).toList();
  }
}
