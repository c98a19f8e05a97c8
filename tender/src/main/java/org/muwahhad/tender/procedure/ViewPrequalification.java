package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.Panel;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderStatus;

/**
 * What suppliers, the examination panel and auditors see of a prequalification. Who applied is for
 * the panel and auditors alone, and for them only once nobody can apply any more; a supplier sees
 * its own application and, when all are told, what was decided on it.
 */
@Singleton
public class ViewPrequalification {
  private final TenderQueries tenders;
  private final Applications applications;

  ViewPrequalification(TenderQueries tenders, Applications applications) {
    this.tenders = tenders;
    this.applications = applications;
  }

  /**
   * The room in which the person's supplier applies.
   *
   * @throws Refusal.NotFound when the tender is not selective or not published
   */
  @Transactional
  public ApplicationView room(Actor actor, long tenderId) {
    long supplier = actor.require(Role.BIDDER).supplier();
    Applications.ApplicationTimes hours = hours(tenderId);
    TenderQueries.Tender tender = tenders.getTender(tenderId);
    Optional<Applications.Application> own = applications.findOf(tenderId, supplier);
    boolean concluded = hours.concludedAt() != null;
    List<Applications.Point> points =
        applications.listPoints(tenderId, own.map(Applications.Application::id).orElse(0L));
    return new ApplicationView(
        tenderId,
        tender.number(),
        tender.title(),
        hours.applicationsUntil(),
        tender.deadline(),
        hours.takesApplications(),
        tender.status() == TenderStatus.CANCELLED,
        concluded,
        own.orElse(null),
        concluded ? points : points.stream().map(ViewPrequalification::unchecked).toList(),
        own.filter(a -> concluded)
            .flatMap(a -> applications.findFinding(a.id()))
            .map(Applications.ApplicationFinding::reason)
            .orElse(null));
  }

  /**
   * The applications, for the panel and auditors.
   *
   * @throws Refusal.NotPermitted for everybody else
   */
  @Transactional
  public PrequalificationView desk(Actor actor, long tenderId) {
    Optional<TenderQueries.PanelMember> member = reader(actor, tenderId);
    Applications.ApplicationTimes hours = hours(tenderId);
    boolean visible = !hours.now().isBefore(hours.applicationsUntil());
    return new PrequalificationView(
        tenderId,
        hours.applicationsUntil(),
        hours.concludedAt(),
        hours.takesApplications(),
        hours.isDecidable(),
        member.isPresent(),
        member.filter(TenderQueries.PanelMember::chair).isPresent(),
        visible ? applications.list(tenderId) : List.of(),
        visible ? applications.listFindings(tenderId) : List.of());
  }

  /** One application, for the panel and auditors; found only once nobody can apply any more. */
  @Transactional
  public ApplicationFile file(Actor actor, long tenderId, long applicationId) {
    Optional<TenderQueries.PanelMember> member = reader(actor, tenderId);
    Applications.ApplicationTimes hours = hours(tenderId);
    Applications.Application application =
        applications
            .find(tenderId, applicationId)
            .filter(a -> !hours.now().isBefore(hours.applicationsUntil()))
            .orElseThrow(() -> new Refusal.NotFound("application " + applicationId));
    Optional<Applications.ApplicationFinding> finding = applications.findFinding(applicationId);
    boolean acts = member.isPresent() && hours.isDecidable();
    return new ApplicationFile(
        application,
        applications.listPoints(tenderId, applicationId),
        finding.orElse(null),
        acts && finding.isEmpty(),
        acts
            && finding
                .filter(f -> f.confirmedBy() == null && f.proposedBy() != actor.personId())
                .isPresent());
  }

  private Optional<TenderQueries.PanelMember> reader(Actor actor, long tenderId) {
    Optional<TenderQueries.PanelMember> member =
        tenders
            .findPanelMember(tenderId, actor.personId())
            .filter(m -> m.panel() == Panel.EXAMINATION && actor.is(Role.EVALUATOR));
    if (member.isEmpty()) {
      actor.require(Role.AUDITOR);
    }
    return member;
  }

  private Applications.ApplicationTimes hours(long tenderId) {
    return applications
        .findHours(tenderId)
        .orElseThrow(() -> new Refusal.NotFound("prequalification of tender " + tenderId));
  }

  private static Applications.Point unchecked(Applications.Point p) {
    return new Applications.Point(p.criterionId(), p.position(), p.name(), p.answer(), null);
  }
}
