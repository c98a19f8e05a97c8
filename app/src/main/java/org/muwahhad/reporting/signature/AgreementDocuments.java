package org.muwahhad.reporting.signature;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.framework.contract.ContractQueries;
import org.muwahhad.framework.contract.ContractSide;
import org.muwahhad.framework.contract.SignAgreement;
import org.muwahhad.reporting.ReportKind;
import org.muwahhad.reporting.Wording;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.Page;

/**
 * What is particular to the signatures on a framework agreement: the two sides sign it, one person
 * each, and nobody else. A supplier signs nothing but that.
 */
@Singleton
class AgreementDocuments {
  private final ReportSignatures signatures;
  private final SignAgreement signAgreement;
  private final ContractQueries contracts;

  AgreementDocuments(
      ReportSignatures signatures, SignAgreement signAgreement, ContractQueries contracts) {
    this.signatures = signatures;
    this.signAgreement = signAgreement;
    this.contracts = contracts;
  }

  /**
   * Lets pass who may sign a report, as far as it is an agreement or the person is of a supplier.
   *
   * @throws Refusal.NotPermitted to all but the two sides of an agreement, and to suppliers for any
   *     other report
   */
  void requireSigner(Actor actor, ReportSignatures.SignableReport report) {
    if (!isAgreement(report)) {
      actor.require(Role.COMMITTEE_MEMBER, Role.OPENING_MEMBER, Role.EVALUATOR, Role.CENTRAL_BUYER);
      return;
    }
    actor.require(Role.CENTRAL_BUYER, Role.BIDDER);
    signAgreement.requireMay(actor, report.subjectId(), report.id());
  }

  /** Whether the person is offered to sign a report, as far as these rules go. */
  boolean isOffered(Actor actor, ReportSignatures.SignableReport report) {
    if (!isAgreement(report)) {
      return !actor.is(Role.BIDDER);
    }
    boolean central = actor.is(Role.CENTRAL_BUYER);
    if (!central && !actor.is(Role.BIDDER)) {
      return false;
    }
    ContractSide side = central ? ContractSide.CENTRAL : ContractSide.SUPPLIER;
    return contracts
        .find(report.subjectId())
        .filter(c -> !c.standing().isOver() && !c.isSignedBy(side))
        .isPresent();
  }

  /** The names of the person's side, by which its place on the page is found. */
  List<String> namesOfSide(Actor actor, ReportSignatures.SignableReport report) {
    if (!isAgreement(report)) {
      return List.of();
    }
    if (actor.is(Role.CENTRAL_BUYER)) {
      var body = Wording.both("reporting.procuring-body");
      return List.of(body.ar(), body.en());
    }
    return contracts
        .find(report.subjectId())
        .map(c -> List.of(c.supplier().ar(), c.supplier().en()))
        .orElse(List.of());
  }

  /** A page about a report, below that of the agreement where it is one. */
  Page below(Page page, ReportSignatures.SignableReport report) {
    return isAgreement(report)
        ? contracts
            .find(report.subjectId())
            .map(
                c ->
                    page.below(
                        page.t().get("contract.title", c.number()),
                        "/agreements/" + c.agreementId() + "/contract"))
            .orElse(page)
        : page;
  }

  /** Counts a signature that was kept as that of the person's side, if it is on an agreement. */
  void count(Actor actor, ReportSignatures.SignableReport report, String sha256) {
    if (isAgreement(report)) {
      long id =
          signatures
              .findBySha256(sha256)
              .orElseThrow(() -> new IllegalStateException("No signature made " + sha256));
      signAgreement.run(
          actor, report.subjectId(), new SignAgreement.SignatureReference(id, report.id(), sha256));
    }
  }

  private static boolean isAgreement(ReportSignatures.SignableReport report) {
    return report.report() == ReportKind.AGREEMENT;
  }
}
