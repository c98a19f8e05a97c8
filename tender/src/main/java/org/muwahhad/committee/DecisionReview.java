package org.muwahhad.committee;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.web.Review;

/**
 * What members read before the vote of their state is recorded, and the chair before the outcome
 * is: what is recommended, what it comes to, and what the state pays with VAT in its own currency.
 */
final class DecisionReview {
  private DecisionReview() {}

  /** Of a vote as it was just cast. */
  static Review ofVote(
      Actor actor, ViewDecisions.DecisionDossierView dossier, CastVote.Ballot ballot) {
    String state = actor.require(Role.COMMITTEE_MEMBER).state();
    return of(dossier, "committee.cast")
        .fact(
            "committee.review-own-cost",
            dossier.question().states().stream()
                .filter(s -> s.code().equals(state))
                .findFirst()
                .map(s -> s.local().toMoney())
                .orElse(null))
        .fact(
            "committee.choice",
            Review.Wording.of("committee.choice." + Objects.requireNonNull(ballot.choice())))
        .fact("committee.vote-reason", ballot.reason())
        .effect("committee.review-vote")
        .lasting("committee.review-vote-lasting")
        .ofForm();
  }

  /**
   * Of the outcome as it was just recorded.
   *
   * @param stage where the question stands now
   */
  static Review ofOutcome(
      ViewDecisions.DecisionDossierView dossier, String stage, CloseDecision.Return back) {
    return of(dossier, "committee.close")
        .fact(
            "committee.votes",
            Review.Wording.of(
                "committee.tally",
                dossier.decision().inFavour(),
                dossier.decision().against(),
                dossier.decision().abstained()))
        .fact("committee.return-reason", back.reason())
        .effect("committee.now." + stage)
        .lasting("committee.close-text")
        .ofForm();
  }

  private static Review of(ViewDecisions.DecisionDossierView dossier, String actKey) {
    AwardQuestion question = dossier.question();
    List<List<Object>> lots = new ArrayList<>();
    question
        .lots()
        .forEach(
            lot ->
                lot.awards()
                    .forEach(
                        award ->
                            lots.add(
                                List.of(
                                    Review.Wording.of(
                                        "committee.brief.of-lot", lot.number(), lot.title()),
                                    award.bidder(),
                                    award.price().toMoney(),
                                    award.rank(),
                                    award.reason().isEmpty()
                                        ? Review.Wording.of("committee.first-in-rank")
                                        : award.reason()))));
    return Review.of(actKey, "/decisions/" + dossier.decision().id())
        .fact("committee.tender", question.number())
        .fact("committee.review-committee", dossier.decision().committeeName())
        .fact(
            "committee.review-value",
            question.course() == null ? null : question.course().value().toMoney())
        .sheet(
            "committee.what-is-decided",
            List.of(
                "committee.lot",
                "committee.recommended",
                "committee.price",
                "committee.rank",
                "committee.reason"),
            lots);
  }
}
