package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.organisation.supplier.Debarments;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.procedure.PrequalificationEntry.ApplicationSubmitted;

/**
 * A supplier applies to be prequalified for a selective tender: it answers every criterion and may
 * say more of itself. Sent again before the end of the time for it, the new application takes the
 * place of the one before, also of one that was withdrawn. Nobody else sees it until then.
 *
 * <p>Refused with {@code procedure.applications-closed} after that, {@code bid.supplier-suspended}
 * and {@code bid.supplier-debarred} to those that may not bid, and as invalid input where an answer
 * is missing.
 */
@Singleton
public class ApplyForPrequalification {
  static final int LONGEST_ANSWER = 2000;
  static final int LONGEST_STATEMENT = 4000;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long LARGEST_EXACT_IN_JSON = (1L << 53) - 1;
  private final Applications applications;
  private final ProcedureQueries queries;
  private final Debarments debarments;
  private final RegisteredSupplierQueries registered;
  private final AuditLog audit;

  ApplyForPrequalification(
      Applications applications,
      ProcedureQueries queries,
      Debarments debarments,
      RegisteredSupplierQueries registered,
      AuditLog audit) {
    this.applications = applications;
    this.queries = queries;
    this.debarments = debarments;
    this.registered = registered;
    this.audit = audit;
  }

  /** What a supplier answers to a criterion. */
  public record CriterionAnswer(long criterionId, @Nullable String answer) {}

  /** Returns the key of the application. */
  @Transactional
  public long run(Actor actor, long tenderId, List<CriterionAnswer> answers, String statement) {
    long supplier = actor.require(Role.BIDDER).supplier();
    Applications.ApplicationTimes hours =
        applications
            .lockHours(tenderId)
            .orElseThrow(() -> new Refusal.NotFound("prequalification of tender " + tenderId));
    requireMayBid(supplier);
    if (!hours.takesApplications()) {
      throw new Refusal.RuleBroken("procedure.applications-closed");
    }
    List<ProcedureQueries.Requirement> requirements = queries.listRequirements(tenderId);
    Map<Long, String> given = check(requirements, answers, statement);

    long id = store(actor, tenderId, supplier, statement.strip());
    applications.removeAnswers(id);
    requirements.forEach(
        r -> applications.addAnswer(id, r.id(), tenderId, given.getOrDefault(r.id(), "")));
    audit.record(actor, new ApplicationSubmitted(id, tenderId));
    return id;
  }

  private void requireMayBid(long supplier) {
    if (registered.count(supplier) == 0) {
      throw new Refusal.NotPermitted("bid.supplier-suspended");
    }
    if (debarments.countInForce(supplier) > 0) {
      throw new Refusal.NotPermitted("bid.supplier-debarred");
    }
  }

  private static Map<Long, String> check(
      List<ProcedureQueries.Requirement> requirements,
      List<CriterionAnswer> answers,
      String statement) {
    Map<Long, String> given = new HashMap<>();
    answers.forEach(a -> given.put(a.criterionId(), a.answer() == null ? "" : a.answer().strip()));
    Faults faults = new Faults();
    for (ProcedureQueries.Requirement r : requirements) {
      faults.text("answers[" + r.id() + "]", given.getOrDefault(r.id(), ""), LONGEST_ANSWER);
    }
    faults.atMost("statement", statement, LONGEST_STATEMENT).throwIfAny();
    return given;
  }

  private long store(Actor actor, long tenderId, long supplier, String statement) {
    Optional<Applications.Application> before = applications.findOf(tenderId, supplier);
    if (before.isEmpty()) {
      long id = RANDOM.nextLong(1, LARGEST_EXACT_IN_JSON);
      applications.add(id, tenderId, supplier, statement, actor.personId());
      return id;
    }
    Applications.Application own = before.get();
    if (!own.status().allows(ApplicationStatus.APPLIED)
        || applications.sendAgain(own.id(), own.status(), statement, actor.personId()) != 1) {
      throw Refusal.Conflict.changedMeanwhile();
    }
    return own.id();
  }
}
