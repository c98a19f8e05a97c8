package org.muwahhad.tender;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/** Entries of what happens between a published tender and its bidders. */
public sealed interface PublicationEntry extends Entry {

  /**
   * A buyer asks for a change of a published tender.
   *
   * @param parts of the dossier that change
   */
  @Act(
      name = "publication.amendment-proposed",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}")
  record AmendmentProposed(
      long tenderId, long amendment, List<String> parts, List<String> documents)
      implements PublicationEntry {}

  /**
   * A change of a published tender took effect.
   *
   * @param amendment its number within the tender
   * @param deadline for bids, UTC
   * @param dossierDigests of the dossier as it is now, as in {@link TenderMove.TenderApproved}
   */
  @Act(
      name = "publication.amendment-published",
      by = {Role.CENTRAL_BUYER, Role.ADMINISTRATOR},
      chain = "tender:{tenderId}")
  record AmendmentPublished(
      long tenderId, int amendment, Instant deadline, Map<String, String> dossierDigests)
      implements PublicationEntry {}

  @Act(
      name = "publication.amendment-withdrawn",
      by = Role.CENTRAL_BUYER,
      chain = "tender:{tenderId}")
  record AmendmentWithdrawn(long tenderId, long amendment) implements PublicationEntry {}

  /**
   * A question was answered for all bidders.
   *
   * @param answer its number within the tender
   * @param digest of question and answer
   */
  @Act(name = "publication.question-answered", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record QuestionAnswered(long tenderId, int answer, String digest) implements PublicationEntry {}

  /**
   * A bidder asked. The chain is of the question alone, so that nobody sees who asks about what.
   *
   * @param tender its number
   */
  @Act(name = "publication.question-asked", by = Role.BIDDER, chain = "question:{questionId}")
  record TenderQuestionAsked(long questionId, String tender) implements PublicationEntry {}

  /**
   * A supplier set of which new tenders it is told once a day.
   *
   * @param cpv first digits of CPV codes, with spaces between them
   */
  @Act(
      name = "publication.alert-set",
      by = Role.BIDDER,
      chain = "interest:{supplierId}",
      object = "supplier {supplierId}")
  record PublicationAlertSet(long supplierId, String cpv) implements PublicationEntry {}

  @Act(
      name = "publication.alert-ended",
      by = Role.BIDDER,
      chain = "interest:{supplierId}",
      object = "supplier {supplierId}")
  record PublicationAlertEnded(long supplierId) implements PublicationEntry {}

  @Act(
      name = "publication.tender-followed",
      by = Role.BIDDER,
      chain = "interest:{tenderId}-{supplierId}",
      object = "tender {tenderId}")
  record TenderFollowed(long tenderId, long supplierId) implements PublicationEntry {}

  @Act(
      name = "publication.tender-unfollowed",
      by = Role.BIDDER,
      chain = "interest:{tenderId}-{supplierId}",
      object = "tender {tenderId}")
  record TenderUnfollowed(long tenderId, long supplierId) implements PublicationEntry {}
}
