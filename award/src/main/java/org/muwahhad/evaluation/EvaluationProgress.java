package org.muwahhad.evaluation;

import jakarta.inject.Singleton;
import java.util.List;
import org.muwahhad.tender.BidderMaskQueries;

/** How far the examination of a tender has come. */
@Singleton
public class EvaluationProgress {
  private final EvaluationQueries queries;
  private final BidderMaskQueries masks;

  EvaluationProgress(EvaluationQueries queries, BidderMaskQueries masks) {
    this.queries = queries;
    this.masks = masks;
  }

  /**
   * Where the examination stands.
   *
   * @param members the examination panel, the chair first
   * @param bids opened bids
   * @param compliantBids bids that fail no administrative criterion so far
   * @param checksComplete every bid was checked against every administrative criterion
   * @param scoresComplete every member who is not locked out has handed in, or there is nothing to
   *     score
   * @param consensusComplete every compliant bid has an agreed score for every technical criterion
   * @param twoEnvelopes prices are opened only of bids that passed the technical evaluation
   * @param technicalClosed that evaluation is closed; false in one envelope
   * @param pricesSealed there are prices that are still to be opened
   * @param ranked the bids are ranked; true too when there is none to be ranked
   * @param lowPricesOpen abnormally low prices that the panel has not decided on yet
   * @param alternativesOpen alternatives of bids that rank first, neither accepted nor refused
   * @param masked the panel does not see the names of the bidders until its consensus is closed
   * @param consensusClosed the chair closed the consensus about masked bidders
   * @param examination number of the examination that all of this is about, from 1
   */
  public record ExaminationState(
      long tenderId,
      List<EvaluationQueries.Member> members,
      int bids,
      int compliantBids,
      boolean checksComplete,
      boolean scoresComplete,
      boolean consensusComplete,
      boolean twoEnvelopes,
      boolean technicalClosed,
      boolean pricesSealed,
      boolean ranked,
      int lowPricesOpen,
      int alternativesOpen,
      boolean masked,
      boolean consensusClosed,
      int examination) {

    /** Whether any member has handed in scores, which closes the first administrative checks. */
    public boolean isScoringUnderWay() {
      return members.stream().anyMatch(EvaluationQueries.Member::scored);
    }

    /** Whether it starts from what another found, and may change it with reasons. */
    public boolean isReexamination() {
      return examination > 1;
    }

    /** Whether administrative checks can be recorded or corrected. */
    public boolean areChecksOpen() {
      return isReexamination() || !isScoringUnderWay();
    }

    /** Whether what was agreed without the names stands, now that they are shown. */
    public boolean isConsensusClosed() {
      return consensusClosed && !isReexamination();
    }

    /** Whether what was agreed counts: every member has confirmed it or dissented from it. */
    public boolean isConsensusAnswered() {
      return consensusComplete && members.stream().noneMatch(EvaluationQueries.Member::awaited);
    }

    /** Whether the chair can show the names. */
    public boolean mayCloseConsensus() {
      return masked && isConsensusAnswered();
    }

    /** Whether prices were known when the technical figures could last change. */
    public boolean isTechnicalFixed() {
      return technicalClosed && !isReexamination();
    }
  }

  /** The state of a tender's examination. */
  public ExaminationState of(long tenderId) {
    List<EvaluationQueries.Member> members = queries.listMembers(tenderId);
    EvaluationQueries.Counts counts = queries.count(tenderId);
    int compliant = counts.bids() - counts.failedBids();
    boolean checked = counts.checks() == counts.bids() * counts.administrativeCriteria();
    boolean scored =
        checked
            && (compliant == 0
                || members.stream()
                    .filter(m -> !m.isLockedOut())
                    .allMatch(EvaluationQueries.Member::scored));
    return new ExaminationState(
        tenderId,
        members,
        counts.bids(),
        compliant,
        checked,
        scored,
        scored && counts.agreed() == compliant * counts.technicalCriteria(),
        counts.twoEnvelopes(),
        counts.technicalClosed(),
        arePricesSealed(counts),
        counts.rankedRows() > 0 || isNothingToRank(counts),
        counts.lowPricesOpen(),
        counts.alternativesOpen(),
        masks.isMasking(tenderId),
        counts.consensusClosed(),
        counts.examination());
  }

  private static boolean arePricesSealed(EvaluationQueries.Counts counts) {
    boolean mayHavePrices = !counts.technicalClosed() || counts.passed() > 0;
    return counts.twoEnvelopes() && !counts.pricesOpened() && mayHavePrices;
  }

  private static boolean isNothingToRank(EvaluationQueries.Counts counts) {
    return counts.bids() == 0
        || (counts.twoEnvelopes() && !arePricesSealed(counts) && counts.priced() == 0);
  }
}
