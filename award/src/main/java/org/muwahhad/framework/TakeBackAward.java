package org.muwahhad.framework;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.award.LossGround;
import org.muwahhad.award.ReturnAwardedLot;
import org.muwahhad.guarantee.ViewGuarantees;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;

/**
 * A central buyer takes an award in effect back, with a reason: the guarantee was not furnished or
 * the agreement not signed in time, the agreement was terminated and its last day is over, or the
 * supplier is debarred. Its agreement is no longer in force, and the lot returns to the examination
 * panel. Nothing may have been ordered under the agreement, nor anybody have joined it; requests to
 * join it and offers of balances that wait for an answer lapse. Those who have a balance are told.
 *
 * <p>Refused as not found when there is no such agreement, with {@code framework.agreement-ended}
 * when its award was taken back before, {@code framework.no-ground} when the ground does not hold,
 * {@code framework.already-ordered}, {@code tender.wrong-status} while other lots of the tender are
 * not settled, and as invalid input at {@code ground} ({@code shared.missing}) or {@code reason}.
 */
@Singleton
public class TakeBackAward {
  private static final int LONGEST_REASON = 1000;
  private final AgreementDays days;
  private final Accessions accessions;
  private final ViewGuarantees guarantees;
  private final LapseRequests lapseRequests;
  private final ReturnAwardedLot returnAwardedLot;

  TakeBackAward(
      AgreementDays days,
      Accessions accessions,
      ViewGuarantees guarantees,
      LapseRequests lapseRequests,
      ReturnAwardedLot returnAwardedLot) {
    this.days = days;
    this.accessions = accessions;
    this.guarantees = guarantees;
    this.lapseRequests = lapseRequests;
    this.returnAwardedLot = returnAwardedLot;
  }

  /** Why the award is taken back, by the rules and in the words of the central buyer. */
  public record Loss(@Nullable LossGround ground, @Nullable String reason) {
    String words() {
      return reason == null ? "" : reason.strip();
    }
  }

  /** The grounds that hold today; none once something was ordered. */
  List<LossGround> grounds(long agreementId) {
    List<LossGround> grounds = new ArrayList<>();
    if (accessions.countUsed(agreementId) == 0) {
      guarantees
          .ofAgreement(agreementId)
          .filter(g -> g.state() == ViewGuarantees.GuaranteeStage.OVERDUE)
          .ifPresent(g -> grounds.add(LossGround.GUARANTEE));
      if (accessions.countUnsigned(agreementId) > 0) {
        grounds.add(LossGround.SIGNATURE);
      }
      if (accessions.countTerminated(agreementId) > 0) {
        grounds.add(LossGround.TERMINATION);
      }
      if (accessions.countDebarred(agreementId) > 0) {
        grounds.add(LossGround.DEBARRED);
      }
    }
    return grounds;
  }

  @Transactional
  public void run(Actor actor, long agreementId, Loss loss) {
    actor.require(Role.CENTRAL_BUYER);
    accessions.lockAgreement(agreementId);
    accessions.lockBalances(agreementId);
    Agreements.Agreement agreement = days.get(agreementId);
    if (agreement.takenBack()) {
      throw new Refusal.RuleBroken("framework.agreement-ended", agreement.number());
    }
    LossGround ground = loss.ground();
    new Faults()
        .check(ground != null, "ground", "shared.missing")
        .text("reason", loss.words(), LONGEST_REASON)
        .throwIfAny();
    if (accessions.countUsed(agreementId) > 0) {
      throw new Refusal.RuleBroken("framework.already-ordered");
    }
    if (ground == null || !grounds(agreementId).contains(ground)) {
      throw new Refusal.RuleBroken("framework.no-ground");
    }
    lapseRequests.run(actor, agreementId, loss.words());
    returnAwardedLot.run(actor, agreement.tenderId(), agreement.awardId(), ground, loss.words());
  }
}
