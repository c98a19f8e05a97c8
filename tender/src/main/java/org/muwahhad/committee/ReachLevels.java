package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.shared.Sha256;

/**
 * Finds the committees a recommendation needs, and carries the question from one to the next.
 *
 * <p>A committee is needed when the value of the recommendation reaches its threshold in the rule
 * set of the tender ({@code level.technical} to {@code level.ministerial}, in riyals). Where the
 * rule set names no thresholds, one committee decides, the executive committee if no other is asked
 * for.
 */
@Singleton
class ReachLevels {
  private final Levels levels;
  private final Decisions decisions;

  ReachLevels(Levels levels, Decisions decisions) {
    this.levels = levels;
    this.decisions = decisions;
  }

  /**
   * Writes down the levels a new recommendation needs.
   *
   * <p>Refused with {@code committee.levels-by-value} when a committee is asked for and the rule
   * set says which decide, and with {@code committee.too-few-members} when one of them cannot make
   * its quorum.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Levels.Recommendation begin(long tenderId, long personId, @Nullable CommitteeCode asked) {
    levels.recommend(tenderId, personId);
    Levels.Recommendation recommendation = current(tenderId);
    boolean byValue = levels.countThresholds(tenderId) > 0;
    if (byValue && asked != null) {
      throw new Refusal.InvalidInput("committee", "committee.levels-by-value");
    }
    if (!byValue || levels.addLevels(recommendation.id()) == 0) {
      CommitteeCode only = asked == null ? CommitteeCode.EXECUTIVE : asked;
      levels.addLevel(recommendation.id(), decisions.getCommitteeId(only));
    }
    levels.listLevels(recommendation.id()).forEach(l -> requireSeats(l.committeeId(), tenderId));
    return recommendation;
  }

  /** Puts a question to a level, with what the levels have decided so far. Returns its number. */
  @Transactional(Transactional.TxType.MANDATORY)
  PendingQuestion put(
      Levels.Recommendation recommendation,
      int position,
      AwardQuestion question,
      CanonicalJson documents,
      long personId) {
    List<Levels.Level> all = levels.listLevels(recommendation.id());
    Levels.Level level = all.get(position - 1);
    AwardQuestion asked =
        question.at(
            AwardQuestion.Course.of(
                recommendation, all, position, levels.listSteps(recommendation.id())));
    String document = documents.write(asked);
    String sha256 = Sha256.of(document);
    decisions.insert(
        recommendation.tenderId(),
        level.committeeId(),
        recommendation.id(),
        position,
        sha256,
        document,
        personId);
    long id = decisions.findOpen(recommendation.tenderId()).orElseThrow();
    return new PendingQuestion(id, level.code(), sha256);
  }

  /** A question before a committee. */
  record PendingQuestion(long decisionId, CommitteeCode committee, String sha256) {}

  boolean isLast(Levels.Recommendation recommendation, int position) {
    return levels.listLevels(recommendation.id()).size() == position;
  }

  Levels.Recommendation current(long tenderId) {
    return levels.findCurrent(tenderId).orElseThrow();
  }

  /** The recommendation went back to the panel; the next begins again. */
  void end(long tenderId) {
    levels.end(tenderId);
  }

  private void requireSeats(long committeeId, long tenderId) {
    Decisions.Committee committee = decisions.getCommittee(committeeId, tenderId);
    if (committee.states() < committee.quorum()) {
      throw new Refusal.RuleBroken(
          "committee.too-few-members", committee.states(), committee.quorum());
    }
  }
}
