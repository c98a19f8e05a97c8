package org.muwahhad.notification.event;

import io.micronaut.runtime.event.annotation.EventListener;
import jakarta.inject.Singleton;
import org.muwahhad.access.Role;
import org.muwahhad.notification.notice.Argument;
import org.muwahhad.notification.notice.Notice;
import org.muwahhad.notification.notice.Notices;
import org.muwahhad.notification.notice.NotifyPeople;
import org.muwahhad.plan.PlanEntry.IntentionAnnounced;
import org.muwahhad.plan.PlanEntry.IntentionWithdrawn;
import org.muwahhad.plan.PlanEntry.InvitationAnswered;
import org.muwahhad.plan.PlanEntry.InvitationRequested;
import org.muwahhad.plan.PlanEntry.JointPlanPublished;
import org.muwahhad.plan.PlanEntry.StatePlanSubmitted;
import org.muwahhad.plan.intention.IntentionQueries;
import org.muwahhad.plan.state.StatePlanQueries;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;

/** Informs the central buyers of plans and requests, and the states of what is planned for all. */
@Singleton
class PlanNotices {
  private final NotifyPeople tell;
  private final Notices notices;
  private final StatePlanQueries plans;
  private final IntentionQueries intentions;

  PlanNotices(
      NotifyPeople tell, Notices notices, StatePlanQueries plans, IntentionQueries intentions) {
    this.tell = tell;
    this.notices = notices;
    this.plans = plans;
    this.intentions = intentions;
  }

  @EventListener
  void on(StatePlanSubmitted event) {
    Bilingual state =
        plans
            .find(event.planId())
            .map(StatePlanQueries.PlanEdition::name)
            .orElseThrow(() -> new Refusal.NotFound("state plan " + event.planId()));
    tell.run(
        Notice.of(
            "state-plan-submitted",
            "/state-plans/" + event.planId(),
            Argument.name(state),
            Argument.text(String.valueOf(event.year())),
            Argument.number(event.edition())),
        id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  @EventListener
  void on(JointPlanPublished event) {
    tell.run(
        Notice.of(
            "joint-plan-published",
            "/joint-plans/" + event.year(),
            Argument.text(String.valueOf(event.year())),
            Argument.number(event.edition())),
        id -> notices.tellRole(id, Role.NATIONAL_COORDINATOR.name()));
  }

  @EventListener
  void on(IntentionAnnounced event) {
    IntentionQueries.AnnouncedIntention intention = intention(event.intentionId());
    tell.run(
        Notice.of(
            "intention-announced",
            href(intention),
            Argument.name(intention.name()),
            Argument.text(intention.code()),
            Argument.at(intention.roundsFrom())),
        notices::tellStates);
  }

  /** All to whom it was announced, and with them those who asked to be invited. */
  @EventListener
  void on(IntentionWithdrawn event) {
    IntentionQueries.AnnouncedIntention intention = intention(event.intentionId());
    tell.run(
        Notice.of(
            "intention-withdrawn",
            href(intention),
            Argument.name(intention.name()),
            Argument.text(intention.code()),
            Argument.text(event.reason())),
        notices::tellStates);
  }

  @EventListener
  void on(InvitationRequested event) {
    IntentionQueries.AnnouncedIntention intention = intention(event.intentionId());
    tell.run(
        Notice.of(
            "invitation-requested",
            href(intention),
            Argument.name(intention.name()),
            Argument.name(request(event.intentionId(), event.state()).name()),
            Argument.text(event.reason())),
        id -> notices.tellRole(id, Role.CENTRAL_BUYER.name()));
  }

  @EventListener
  void on(InvitationAnswered event) {
    IntentionQueries.AnnouncedIntention intention = intention(event.intentionId());
    IntentionQueries.InvitationRequest request = request(event.intentionId(), event.state());
    tell.run(
        Notice.of(
            event.accepted() ? "invitation-accepted" : "invitation-refused",
            href(intention),
            Argument.name(intention.name()),
            Argument.name(request.name()),
            Argument.text(event.reason())),
        id -> notices.tellRequesting(id, event.intentionId(), event.state()));
  }

  private IntentionQueries.AnnouncedIntention intention(long id) {
    return intentions.find(id).orElseThrow(() -> new Refusal.NotFound("intention " + id));
  }

  private IntentionQueries.InvitationRequest request(long intentionId, String state) {
    return intentions.listRequests(intentionId).stream()
        .filter(q -> q.stateCode().equals(state))
        .findFirst()
        .orElseThrow(() -> new Refusal.NotFound("request of " + state));
  }

  private static String href(IntentionQueries.AnnouncedIntention intention) {
    return "/intentions/" + intention.id();
  }
}
