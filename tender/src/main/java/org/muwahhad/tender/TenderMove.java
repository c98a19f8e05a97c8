package org.muwahhad.tender;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Role;
import org.muwahhad.audit.Act;
import org.muwahhad.audit.Entry;

/**
 * Entries of the moves of a tender along its life, one for each {@link TenderStatus.TenderEvent}.
 */
public sealed interface TenderMove extends Entry {
  long tenderId();

  String number();

  TenderStatus from();

  TenderStatus to();

  /** What every move says: the tender with its number, where it stood and where it stands now. */
  record Step(long tenderId, String number, TenderStatus from, TenderStatus to) {}

  /**
   * The whole dossier was approved.
   *
   * @param dossierDigests of each thing of the dossier, by kind and key such as {@code LOT/1}
   */
  @Act(
      name = "tender.approve",
      by = {Role.CENTRAL_BUYER, Role.ADMINISTRATOR},
      chain = "tender:{tenderId}")
  record TenderApproved(
      long tenderId,
      String number,
      TenderStatus from,
      TenderStatus to,
      Map<String, String> dossierDigests)
      implements TenderMove {
    public TenderApproved(Step step, Map<String, String> dossierDigests) {
      this(step.tenderId(), step.number(), step.from(), step.to(), dossierDigests);
    }
  }

  @Act(
      name = "tender.return-to-draft",
      by = {Role.CENTRAL_BUYER, Role.ADMINISTRATOR},
      chain = "tender:{tenderId}")
  record TenderReturnedToDraft(
      long tenderId, String number, TenderStatus from, TenderStatus to, String reason)
      implements TenderMove {
    public TenderReturnedToDraft(Step step, String reason) {
      this(step.tenderId(), step.number(), step.from(), step.to(), reason);
    }
  }

  /**
   * Bidders can read the tender from now on.
   *
   * @param dossierDigests as approved
   */
  @Act(name = "tender.publish", by = Role.CENTRAL_BUYER, chain = "tender:{tenderId}")
  record TenderPublished(
      long tenderId,
      String number,
      TenderStatus from,
      TenderStatus to,
      Instant deadlineAt,
      Map<String, String> dossierDigests)
      implements TenderMove {
    public TenderPublished(Step step, Instant deadlineAt, Map<String, String> dossierDigests) {
      this(step.tenderId(), step.number(), step.from(), step.to(), deadlineAt, dossierDigests);
    }
  }

  @Act(name = "tender.close", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record TenderClosed(long tenderId, String number, TenderStatus from, TenderStatus to)
      implements TenderMove {
    public TenderClosed(Step step) {
      this(step.tenderId(), step.number(), step.from(), step.to());
    }
  }

  /**
   * All bids were opened in one act.
   *
   * @param bids how many there were
   * @param present people of the opening panel
   */
  @Act(name = "tender.open", by = Role.OPENING_MEMBER, chain = "tender:{tenderId}")
  record BidsOpened(
      long tenderId,
      String number,
      TenderStatus from,
      TenderStatus to,
      int bids,
      int unreadable,
      int unconfirmed,
      List<BidAtOpening> digests,
      List<Long> present)
      implements TenderMove {
    public BidsOpened(
        Step step,
        int unreadable,
        int unconfirmed,
        List<BidAtOpening> digests,
        List<Long> present) {
      this(
          step.tenderId(),
          step.number(),
          step.from(),
          step.to(),
          digests.size(),
          unreadable,
          unconfirmed,
          digests,
          present);
    }
  }

  @Act(name = "tender.start-evaluation", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record EvaluationStarted(long tenderId, String number, TenderStatus from, TenderStatus to)
      implements TenderMove {
    public EvaluationStarted(Step step) {
      this(step.tenderId(), step.number(), step.from(), step.to());
    }
  }

  @Act(name = "tender.recommend", by = Role.EVALUATOR, chain = "tender:{tenderId}")
  record TenderRecommended(long tenderId, String number, TenderStatus from, TenderStatus to)
      implements TenderMove {
    public TenderRecommended(Step step) {
      this(step.tenderId(), step.number(), step.from(), step.to());
    }
  }

  @Act(name = "tender.send-back", by = Role.COMMITTEE_MEMBER, chain = "tender:{tenderId}")
  record RecommendationSentBack(
      long tenderId, String number, TenderStatus from, TenderStatus to, long decision)
      implements TenderMove {
    public RecommendationSentBack(Step step, long decision) {
      this(step.tenderId(), step.number(), step.from(), step.to(), decision);
    }
  }

  @Act(name = "tender.decide", by = Role.COMMITTEE_MEMBER, chain = "tender:{tenderId}")
  record RecommendationAdopted(
      long tenderId, String number, TenderStatus from, TenderStatus to, long decision)
      implements TenderMove {
    public RecommendationAdopted(Step step, long decision) {
      this(step.tenderId(), step.number(), step.from(), step.to(), decision);
    }
  }

  @Act(
      name = "tender.start-standstill",
      by = Role.COMMITTEE_MEMBER,
      bySystem = true,
      chain = "tender:{tenderId}")
  record StandstillStarted(
      long tenderId, String number, TenderStatus from, TenderStatus to, Instant until)
      implements TenderMove {
    public StandstillStarted(Step step, Instant until) {
      this(step.tenderId(), step.number(), step.from(), step.to(), until);
    }
  }

  /** Every lot has its award in effect or ended without one. */
  @Act(
      name = "tender.award",
      by = {Role.CENTRAL_BUYER, Role.REVIEW_MEMBER},
      chain = "tender:{tenderId}")
  record TenderConcluded(long tenderId, String number, TenderStatus from, TenderStatus to)
      implements TenderMove {
    public TenderConcluded(Step step) {
      this(step.tenderId(), step.number(), step.from(), step.to());
    }
  }

  /**
   * Lots went back to the examination panel.
   *
   * @param lots their numbers, such as {@code [1, 3]}
   */
  @Act(
      name = "tender.return-lots",
      by = {Role.CENTRAL_BUYER, Role.REVIEW_MEMBER},
      bySystem = true,
      chain = "tender:{tenderId}")
  record LotsReturnedToPanel(
      long tenderId, String number, TenderStatus from, TenderStatus to, String lots)
      implements TenderMove {
    public LotsReturnedToPanel(Step step, List<Integer> lots) {
      this(step.tenderId(), step.number(), step.from(), step.to(), lots.toString());
    }
  }

  /**
   * Lots that had returned to the panel ended without an award.
   *
   * @param lots their numbers, such as {@code [1, 3]}; null where a review left none to examine
   */
  @Act(
      name = "tender.give-up-lots",
      by = {Role.CENTRAL_BUYER, Role.REVIEW_MEMBER},
      chain = "tender:{tenderId}")
  record ReturnedLotsEnded(
      long tenderId,
      String number,
      TenderStatus from,
      TenderStatus to,
      @Nullable String lots,
      @Nullable String reason)
      implements TenderMove {
    public ReturnedLotsEnded(Step step) {
      this(step.tenderId(), step.number(), step.from(), step.to(), null, null);
    }

    public ReturnedLotsEnded(Step step, List<Integer> lots, String reason) {
      this(step.tenderId(), step.number(), step.from(), step.to(), lots.toString(), reason);
    }
  }

  @Act(
      name = "tender.cancel",
      by = {Role.CENTRAL_BUYER, Role.REVIEW_MEMBER},
      chain = "tender:{tenderId}")
  record TenderCancelled(
      long tenderId, String number, TenderStatus from, TenderStatus to, String reason)
      implements TenderMove {
    public TenderCancelled(Step step, String reason) {
      this(step.tenderId(), step.number(), step.from(), step.to(), reason);
    }
  }
}
