package org.muwahhad.replay;

import java.util.HashSet;
import java.util.Set;
import org.muwahhad.evaluation.EvaluationEntry;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeAccepted;
import org.muwahhad.evaluation.EvaluationEntry.AlternativeDecided;
import org.muwahhad.evaluation.EvaluationEntry.BidsRanked;
import org.muwahhad.evaluation.EvaluationEntry.ChecksRecorded;
import org.muwahhad.evaluation.EvaluationEntry.ConflictDeclared;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusAgreed;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusConfirmed;
import org.muwahhad.evaluation.EvaluationEntry.ConsensusDissented;
import org.muwahhad.evaluation.EvaluationEntry.ScoresSubmitted;
import org.muwahhad.evaluation.EvaluationEntry.TechnicalEvaluationClosed;

/** What the examination panel declared, checked, scored, decided and ranked. */
final class EvaluationReplay {
  private final ReplayedParts parts;
  private final LowPriceReplay lowPrices;
  private final Set<String> scoredAgain = new HashSet<>();

  EvaluationReplay(ReplayedParts parts) {
    this.parts = parts;
    this.lowPrices = new LowPriceReplay(parts);
  }

  /**
   * Plays one act.
   *
   * @param person who acted
   */
  void play(EvaluationEntry entry, String person) {
    lowPrices.play(entry);
    if (entry instanceof ChecksRecorded recorded) {
      recorded
          .checks()
          .forEach(
              c ->
                  parts.put(
                      TenderPart.CHECK,
                      cell(recorded.examination(), c.bid(), c.criterion()),
                      String.valueOf(c.passed())));
    } else if (entry instanceof ScoresSubmitted submitted) {
      score(submitted.examination() + "/" + person, submitted.digest());
      // Points that were agreed on end when a score beneath them changes.
      submitted
          .reopened()
          .forEach(c -> parts.of(TenderPart.CONSENSUS).remove(submitted.examination() + "/" + c));
    } else if (entry instanceof ConflictDeclared declared) {
      parts.put(
          TenderPart.DECLARATION, person, declared.hasConflict() + " " + declared.statement());
    } else if (entry instanceof TechnicalEvaluationClosed closed) {
      closed
          .results()
          .forEach(
              r ->
                  parts.put(
                      TenderPart.RESULT, String.valueOf(r.bid()), String.valueOf(r.passed())));
    } else if (entry instanceof ConsensusAgreed agreed) {
      agreed
          .consensus()
          .forEach(
              p ->
                  parts.put(
                      TenderPart.CONSENSUS,
                      cell(agreed.examination(), p.bid(), p.criterion()),
                      Numbers.plain(p.points())));
    } else if (entry instanceof ConsensusConfirmed) {
      parts.put(TenderPart.CONSENSUS_ANSWER, person, "confirmed");
    } else if (entry instanceof ConsensusDissented dissented) {
      parts.put(TenderPart.CONSENSUS_ANSWER, person, "dissents " + dissented.reason());
    } else if (entry instanceof AlternativeDecided decided) {
      parts.put(
          TenderPart.ALTERNATIVE,
          decided.lot() + "/" + decided.bidId() + "/" + decided.number(),
          (decided instanceof AlternativeAccepted ? "accepted " : "refused ") + decided.reason());
    } else if (entry instanceof BidsRanked ranked) {
      ranked.lotDigests().forEach((lot, digest) -> parts.put(TenderPart.RANKING, lot, digest));
    }
  }

  /** Who scores once more in the same examination told only of what changed. */
  private void score(String name, String digest) {
    if (scoredAgain.contains(name) || parts.of(TenderPart.SCORES).containsKey(name)) {
      scoredAgain.add(name);
      parts.of(TenderPart.SCORES).remove(name);
    } else {
      parts.put(TenderPart.SCORES, name, digest);
    }
  }

  private static String cell(int examination, long bid, long criterion) {
    return examination + "/" + bid + "/" + criterion;
  }
}
