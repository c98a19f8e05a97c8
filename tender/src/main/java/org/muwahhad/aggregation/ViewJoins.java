package org.muwahhad.aggregation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Bilingual;

/**
 * Requests to join equivalents in a round. Central buyers and auditors see all; a coordinator those
 * that concern the state, with its own answer and lines only; nobody else sees any.
 */
@Singleton
public class ViewJoins {
  private final JoinQueries queries;
  private final JoinRequests rows;

  ViewJoins(JoinQueries queries, JoinRequests rows) {
    this.queries = queries;
    this.rows = rows;
  }

  /** A request with the answers the reader may see. */
  public record JoinView(JoinQueries.JoinRequestRow request, List<JoinQueries.StateReply> answers) {
    public JoinView {
      answers = List.copyOf(answers);
    }
  }

  /** What could be asked: an item demanded, and the equivalent it would be bought as. */
  public record JoinChoice(
      long revisionId,
      long intoRevisionId,
      String itemCode,
      Bilingual name,
      String intoCode,
      Bilingual into) {}

  @Transactional
  public List<JoinView> list(Actor actor, long roundId) {
    String state =
        actor.isAnyOf(Role.CENTRAL_BUYER, Role.AUDITOR)
            ? ""
            : actor.require(Role.NATIONAL_COORDINATOR).state();
    List<JoinQueries.StateReply> answers = queries.listAnswers(roundId, state);
    return queries.listRequests(roundId, state).stream()
        .map(r -> new JoinView(r, answers.stream().filter(a -> a.requestId() == r.id()).toList()))
        .toList();
  }

  /** What a central buyer could ask for in a round, beside the requests that stand. */
  @Transactional
  public List<JoinChoice> choices(Actor actor, long roundId) {
    actor.require(Role.CENTRAL_BUYER);
    return rows.listCandidates(roundId).stream()
        .filter(c -> c.unitNumerator() != null)
        .filter(c -> rows.countStanding(roundId, c.revisionId(), c.intoRevisionId()) == 0)
        .map(
            c ->
                new JoinChoice(
                    c.revisionId(),
                    c.intoRevisionId(),
                    c.itemCode(),
                    c.name(),
                    c.intoCode(),
                    c.into()))
        .toList();
  }
}
