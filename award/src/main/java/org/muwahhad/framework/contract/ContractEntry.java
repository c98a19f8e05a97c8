package org.muwahhad.framework.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of the life of agreements, each on the chain of its agreement. Days are in Riyadh. */
public sealed interface ContractEntry extends Entry {
  long agreementId();

  /**
   * A side signed the agreement.
   *
   * @param document the issued report that was signed, by its key
   * @param sha256 of the file with the signature
   */
  @Act(
      name = "contract.signed",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}")
  record AgreementSigned(long agreementId, long document, String sha256, ContractSide side)
      implements ContractEntry {}

  /**
   * Nothing is ordered under the agreement for some days.
   *
   * @param until last day; null until it is lifted
   */
  @Act(
      name = "contract.suspended",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "suspension {suspensionId}")
  record AgreementSuspended(
      long agreementId, long suspensionId, LocalDate from, String reason, @Nullable LocalDate until)
      implements ContractEntry {}

  @Act(
      name = "contract.suspension-lifted",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "suspension {suspensionId}")
  record SuspensionLifted(long agreementId, long suspensionId, String reason)
      implements ContractEntry {}

  /**
   * The supplier was given notice of a termination for cause.
   *
   * @param endsOn last day of the agreement, if it is terminated
   * @param until last day for the answer
   */
  @Act(
      name = "contract.notice-given",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "termination {terminationId}")
  record NoticeGiven(
      long agreementId, long terminationId, LocalDate endsOn, String reason, LocalDate until)
      implements ContractEntry {}

  @Act(
      name = "contract.notice-answered",
      by = Role.BIDDER,
      chain = "agreement:{agreementId}",
      object = "termination {terminationId}")
  record NoticeAnswered(long agreementId, long terminationId, String answer)
      implements ContractEntry {}

  /** The notice came to nothing: the agreement stands. */
  @Act(
      name = "contract.notice-dropped",
      by = Role.CENTRAL_BUYER,
      chain = "agreement:{agreementId}",
      object = "termination {terminationId}")
  record NoticeDropped(long agreementId, long terminationId, String reason)
      implements ContractEntry {}

  /**
   * A side proposed to end the agreement.
   *
   * @param endsOn its last day, if the other side accepts
   */
  @Act(
      name = "contract.termination-proposed",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "termination {terminationId}")
  record TerminationProposed(
      long agreementId, long terminationId, LocalDate endsOn, String reason, ContractSide side)
      implements ContractEntry {}

  @Act(
      name = "contract.termination-declined",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "termination {terminationId}")
  record TerminationDeclined(long agreementId, long terminationId, String reason, ContractSide side)
      implements ContractEntry {}

  @Act(
      name = "contract.termination-withdrawn",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "termination {terminationId}")
  record TerminationWithdrawn(
      long agreementId, long terminationId, String reason, ContractSide side)
      implements ContractEntry {}

  /**
   * The agreement ends before its term.
   *
   * @param endsOn its last day
   * @param reason of the decision; empty where the other side agreed without one
   */
  @Act(
      name = "contract.terminated",
      by = {Role.BIDDER, Role.CENTRAL_BUYER},
      chain = "agreement:{agreementId}",
      object = "termination {terminationId}")
  record AgreementTerminated(
      long agreementId,
      long terminationId,
      LocalDate endsOn,
      TerminationGround ground,
      String reason,
      ContractSide side)
      implements ContractEntry {}
}
