package org.muwahhad.framework.contract;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.framework.contract.ContractEntry.AgreementSigned;
import org.muwahhad.shared.Refusal;

/**
 * A side of an agreement signs it: a person of the supplier for the supplier, a central buyer for
 * all entities. Both sign one document. The signature itself is made, verified and kept by the
 * caller, in whose transaction this is.
 *
 * <p>Refused as not found for an agreement of another supplier, with {@code contract.over} once the
 * agreement has ended, {@code contract.side-signed} when the side has signed it, and {@code
 * contract.other-document} when the other side signed another document of it.
 */
@Singleton
public class SignAgreement {
  private final ContractParts parts;
  private final Contracts contracts;
  private final AuditLog audit;

  SignAgreement(ContractParts parts, Contracts contracts, AuditLog audit) {
    this.parts = parts;
    this.contracts = contracts;
    this.audit = audit;
  }

  /**
   * Lets pass who may sign a document of an agreement now.
   *
   * @param documentId the issued report that is to be signed
   */
  @Transactional
  public ContractSide requireMay(Actor actor, long agreementId, long documentId) {
    ContractParts.HeldContract held = parts.hold(actor, agreementId);
    if (held.contract().standing().isOver()) {
      throw new Refusal.RuleBroken("contract.over", held.contract().number());
    }
    if (contracts.countSigned(agreementId, held.side().name()) > 0) {
      throw new Refusal.RuleBroken("contract.side-signed");
    }
    if (contracts.findDocument(agreementId).filter(d -> d != documentId).isPresent()) {
      throw new Refusal.RuleBroken("contract.other-document");
    }
    return held.side();
  }

  /** A signature that was made. */
  public record SignatureReference(long id, long documentId, String sha256) {}

  /** Counts a signature as that of the person's side. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void run(Actor actor, long agreementId, SignatureReference signature) {
    ContractSide side = requireMay(actor, agreementId, signature.documentId());
    contracts.sign(agreementId, side.name(), actor.personId(), signature.id());
    audit.record(
        actor,
        side.role(),
        new AgreementSigned(agreementId, signature.documentId(), signature.sha256(), side));
  }
}
