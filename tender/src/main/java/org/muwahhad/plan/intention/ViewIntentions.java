package org.muwahhad.plan.intention;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.access.Scope;
import org.muwahhad.plan.PlanRuleQueries;
import org.muwahhad.shared.Refusal;
import org.muwahhad.web.ListChoice;
import org.muwahhad.web.ListPage;

/**
 * Intentions to buy, for all who state, endorse, gather or audit demand. Central buyers and
 * auditors read every request to be invited, a coordinator those of their own state, and an officer
 * those of their own entity.
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
   * @param mayAnswer whether the reader answers requests, and plans its round
   * @param mayWithdraw whether the reader can withdraw it: no round is planned of it
   * @param rule how long it waits for a round, at least
   */
  public record IntentionView(
      IntentionQueries.AnnouncedIntention intention,
      List<IntentionQueries.IntentionScope> categories,
      List<IntentionQueries.IntentionScope> invited,
      List<IntentionQueries.InvitationRequest> requests,
      boolean mayAsk,
      boolean mayAnswer,
      boolean mayWithdraw,
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
    Scope own = Scope.of(actor, Role.CENTRAL_BUYER, Role.AUDITOR);
    List<IntentionQueries.IntentionScope> invited = queries.listInvited(id);
    List<IntentionQueries.InvitationRequest> requests = queries.listRequests(id);
    boolean stands = intention.withdrawnAt() == null;
    return new IntentionView(
        intention,
        queries.listCategories(id),
        invited,
        requests.stream().filter(q -> covers(own, q)).toList(),
        stands && intention.roundId() == null && mayAsk(own, invited, requests),
        stands && actor.is(Role.CENTRAL_BUYER),
        stands && intention.roundId() == null && actor.is(Role.CENTRAL_BUYER),
        rules.get(PlanRuleQueries.INTENTION_WORKING_DAYS));
  }

  /**
   * What an intention can be announced of.
   *
   * @param categories under which something can be bought
   * @param states that can be invited
   */
  public record IntentionChoices(
      List<IntentionQueries.IntentionScope> categories,
      List<IntentionQueries.IntentionScope> states) {}

  /** For who announces an intention. */
  @Transactional
  public IntentionChoices choices(Actor actor) {
    actor.require(Role.CENTRAL_BUYER);
    return new IntentionChoices(queries.listCategoryChoices(), queries.listStates());
  }

  private static boolean covers(Scope scope, IntentionQueries.InvitationRequest request) {
    Long entity = request.entityId();
    return scope.isOfAll()
        || scope.state().equals(request.stateCode())
            && (scope.isOfState() || entity != null && entity == scope.entityId());
  }

  private static boolean mayAsk(
      Scope own,
      List<IntentionQueries.IntentionScope> invited,
      List<IntentionQueries.InvitationRequest> requests) {
    return !own.isOfAll()
        && invited.stream().noneMatch(i -> i.code().equals(own.state()))
        && requests.stream().noneMatch(q -> q.stateCode().equals(own.state()));
  }

  private static void requireReader(Actor actor) {
    actor.require(
        Role.CENTRAL_BUYER, Role.AUDITOR, Role.NATIONAL_COORDINATOR, Role.PROCUREMENT_OFFICER);
  }
}
