package org.muwahhad.committee;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.CanonicalJson;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Decisions for those who may see them: members those of their own committees, central buyers and
 * auditors all, and anyone who put a question that one.
 */
@Singleton
public class ViewDecisions {
  private final DecisionQueries queries;
  private final CanonicalJson documents;
  private final DecisionBriefs briefs;

  ViewDecisions(DecisionQueries queries, CanonicalJson documents, DecisionBriefs briefs) {
    this.queries = queries;
    this.documents = documents;
    this.briefs = briefs;
  }

  /**
   * A decision with exactly what is put to the vote, and the vote of each state.
   *
   * @param setAside votes that no longer count, since their members declared a conflict of interest
   */
  public record DecisionDossierView(
      DecisionQueries.Decision decision,
      AwardQuestion question,
      List<DecisionQueries.StateVote> votes,
      List<DecisionQueries.VoteSetAside> setAside) {

    /** Where the question stands after this decision, for the words of a page. */
    public QuestionStage standing() {
      AwardQuestion.Course course = question.course();
      return switch (decision.status()) {
        case OPEN -> QuestionStage.OPEN;
        case REJECTED ->
            decision.returnedTo() == ReturnTo.LEVEL_BEFORE
                ? QuestionStage.RETURNED_TO_LEVEL
                : QuestionStage.RETURNED_TO_PANEL;
        case ADOPTED ->
            course == null || course.turn() == course.levels().size()
                ? QuestionStage.DECIDED
                : QuestionStage.PASSED_ON;
      };
    }
  }

  /** Where a question stands. */
  public enum QuestionStage {
    OPEN,
    PASSED_ON,
    DECIDED,
    RETURNED_TO_LEVEL,
    RETURNED_TO_PANEL
  }

  /** The decisions open to the person, the newest first. */
  @Transactional
  public List<DecisionQueries.Decision> list(Actor actor) {
    actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    boolean all = seesAll(actor);
    return queries.listAll(actor.personId()).stream()
        .filter(d -> all || d.mySeat() != null)
        .toList();
  }

  /** A page of them, those under vote first. */
  @Transactional
  public ListPage<DecisionQueries.Decision> list(Actor actor, ListChoice choice) {
    actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR);
    boolean all = seesAll(actor);
    return new ListPage<>(
        queries.listPage(
            all,
            actor.personId(),
            choice.like(),
            choice.filter(),
            choice.sort(),
            ListChoice.SIZE,
            choice.offset()),
        queries.count(all, actor.personId(), choice.like(), choice.filter()),
        choice);
  }

  /**
   * One decision.
   *
   * @throws Refusal.NotFound when there is none, or not for this person
   * @throws Refusal.NotPermitted {@code tender.conflict-declared} to a member who declared a
   *     conflict of interest
   */
  @Transactional
  public DecisionDossierView get(Actor actor, long decisionId) {
    actor.require(Role.COMMITTEE_MEMBER, Role.CENTRAL_BUYER, Role.AUDITOR, Role.EVALUATOR);
    DecisionQueries.Decision decision =
        queries
            .find(decisionId, actor.personId())
            .filter(d -> seesAll(actor) || d.mySeat() != null || isOpener(actor, decisionId))
            .orElseThrow(() -> new Refusal.NotFound("decision " + decisionId));
    if (decision.out()) {
      throw new Refusal.NotPermitted("tender.conflict-declared");
    }
    String document = queries.findDocument(decisionId).orElseThrow();
    return new DecisionDossierView(
        decision,
        documents.read(document, AwardQuestion.class),
        queries.listVotes(decisionId),
        queries.listSetAside(decisionId));
  }

  /**
   * The brief of a decision that {@link #get} gave to its reader; empty once the outcome is
   * recorded or the tender is cancelled, since a brief is of what is recommended now.
   */
  @Transactional
  Optional<DecisionBrief> brief(DecisionDossierView dossier) {
    DecisionQueries.Decision decision = dossier.decision();
    return decision.underVote()
        ? Optional.of(
            briefs
                .of(decision.tenderId())
                .withOwnCost(
                    dossier.question().states().stream()
                        .filter(s -> s.code().equals(decision.mySeat()))
                        .findFirst()
                        .orElse(null)))
        : Optional.empty();
  }

  private boolean isOpener(Actor actor, long decisionId) {
    return queries.countOpenedBy(decisionId, actor.personId()) == 1;
  }

  private static boolean seesAll(Actor actor) {
    return actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR);
  }
}
