package org.muwahhad.plan.intention;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Grant;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.plan.PlanRuleQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Intentions to buy, for all who state, endorse, gather or audit demand. Central buyers and auditors
 * read every request to be invited, a coordinator those of the own state, and an officer those of
 * the own entity.
 */
@Singleton
public class ViewIntentions {
  private final IntentionQueries queries;
  private final PlanRuleQueries rules;

  ViewIntentions(IntentionQueries queries, PlanRuleQueries rules) {
    this.queries = queries;
    this.rules = rules;
  }

  /**
   * An intention with its requests.
   *
   * @param invited states named, and those whose request was accepted
   * @param mayAsk whether the state of the reader is not invited, has not asked, and still can
   * @param mayAnswer whether the reader answers requests
   * @param rule how long it waits for a round, at least
   */
  public record IntentionView(
      IntentionQueries.AnnouncedIntention intention,
      List<IntentionQueries.IntentionScope> categories,
      List<IntentionQueries.IntentionScope> invited,
      List<IntentionQueries.InvitationRequest> requests,
      boolean mayAsk,
      boolean mayAnswer,
      PlanRuleQueries.PlanRule rule) {}

  @Transactional
  public ListPage<IntentionQueries.AnnouncedIntention> list(Actor actor, ListChoice choice) {
    requireReader(actor);
    return new ListPage<>(
        queries.listPage(ListChoice.SIZE, choice.offset()), queries.count(), choice);
  }

  @Transactional
  public IntentionView get(Actor actor, long id) {
    requireReader(actor);
    IntentionQueries.AnnouncedIntention intention =
        queries.find(id).orElseThrow(() -> new Refusal.NotFound("intention " + id));
    Optional<Scope> own = Scope.find(actor, Role.CENTRAL_BUYER, Role.AUDITOR);
    List<IntentionQueries.IntentionScope> invited = queries.listInvited(id);
    List<IntentionQueries.InvitationRequest> requests = queries.listRequests(id);
    return new IntentionView(
        intention,
        queries.listCategories(id),
        invited,
        requests.stream()
            .filter(q -> own.filter(s -> covers(s, q)).isPresent())
            .toList(),
        intention.roundId() == null && mayAsk(actor, invited, requests),
        actor.is(Role.CENTRAL_BUYER),
        rules.get(PlanRuleQueries.INTENTION_WORKING_DAYS));
  }

  private static boolean covers(Scope scope, IntentionQueries.InvitationRequest request) {
    Long entity = request.entityId();
    return scope.isOfAll()
        || scope.state().equals(request.stateCode())
            && (scope.isOfState() || entity != null && entity == scope.entityId());
  }

  private static boolean mayAsk(
      Actor actor,
      List<IntentionQueries.IntentionScope> invited,
      List<IntentionQueries.InvitationRequest> requests) {
    return actor
        .find(Role.NATIONAL_COORDINATOR)
        .or(() -> actor.find(Role.PROCUREMENT_OFFICER))
        .map(Grant::state)
        .filter(state -> invited.stream().noneMatch(i -> i.code().equals(state)))
        .filter(state -> requests.stream().noneMatch(q -> q.stateCode().equals(state)))
        .isPresent();
  }

  private static void requireReader(Actor actor) {
    actor.require(
        Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER);
  }
}
