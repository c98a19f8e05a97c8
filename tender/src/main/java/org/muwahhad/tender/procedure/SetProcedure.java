package org.muwahhad.tender.procedure;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.muwahhad.access.Actor;
import org.muwahhad.audit.AuditLog;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;
import org.muwahhad.shared.PlanningHorizon;
import org.muwahhad.tender.BidPeriod;
import org.muwahhad.tender.EditDraft;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderEntry.ProcedureSet;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.approval.AgreementCeilingQueries;
import org.muwahhad.tender.approval.AgreementCover;

/**
 * A central buyer chooses the procedure of a draft. Where it is not open: the ground, how it is met
 * in both languages, and whom it invites by name or what applicants must meet and until when they
 * apply (UNCITRAL Model Law, articles 18, 28 to 30, 34 and 35). A mini-competition invites every
 * supplier whose framework agreement in force covers a lot with what is left of it (articles 58 to
 * 63), and keeps the prices of the agreement as the most it may ask for. It replaces what was
 * stated before; too few invited do not keep a draft from being saved, but from being approved.
 *
 * <p>Refused with {@code tender.not-editable} once approved, as a conflict when the draft changed
 * since the person saw it, and as invalid input when a text is missing, the ground is not one of
 * the method, a supplier is not in the register ({@code tender.supplier-unknown}) or may not bid
 * ({@code tender.supplier-barred}), or the time to apply or to bid is too short ({@code
 * tender.prequalification-too-short}).
 *
 * <p>Faults in the input have the codes {@code tender.ground-not-of-method}, {@code
 * tender.requirements-missing} and {@code tender.too-many-rows}.
 */
@Singleton
public class SetProcedure {
  static final int MOST_REQUIREMENTS = 30;
  private static final int MOST_SUPPLIERS = 200;
  private static final int LONGEST_REASON = 2000;
  private static final int LONGEST_REQUIREMENT = 1000;
  private final EditDraft drafts;
  private final TenderQueries tenders;
  private final ProcedureQueries queries;
  private final Procedures procedures;
  private final AgreementCeilingQueries ceilings;
  private final AuditLog audit;
  private final DatabaseClock clock;

  SetProcedure(
      EditDraft drafts,
      TenderQueries tenders,
      ProcedureQueries queries,
      Procedures procedures,
      AgreementCeilingQueries ceilings,
      AuditLog audit,
      DatabaseClock clock) {
    this.drafts = drafts;
    this.tenders = tenders;
    this.queries = queries;
    this.procedures = procedures;
    this.ceilings = ceilings;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  public void run(Actor actor, long tenderId, ProcedureInput input) {
    TenderQueries.Tender tender = drafts.begin(actor, tenderId, input.version());
    Faults faults = new Faults();
    Optional<ProcurementMethod> method = ProcurementMethod.find(input.method());
    faults.check(method.isPresent(), "method", "shared.not-a-choice").throwIfAny();
    Map<String, Procedures.Candidate> invited = new LinkedHashMap<>();
    if (method.get() != ProcurementMethod.OPEN) {
      checkJustification(faults, input);
    }
    if (method.get().namesInvited()) {
      checkSuppliers(faults, input.suppliers(), invited);
    }
    if (method.get() == ProcurementMethod.SELECTIVE) {
      checkPrequalification(faults, input, tender);
    }
    faults.throwIfAny();

    store(tender, method.get(), input, invited.values());
    audit.record(actor, entry(tenderId, input, invited));
  }

  private void checkJustification(Faults faults, ProcedureInput input) {
    boolean known =
        queries.listGrounds().stream()
            .anyMatch(g -> g.code().equals(input.ground()) && g.method().equals(input.method()));
    faults
        .check(known, "ground", "tender.ground-not-of-method")
        .text("reason.ar", input.reason().ar(), LONGEST_REASON)
        .text("reason.en", input.reason().en(), LONGEST_REASON);
  }

  private void checkSuppliers(
      Faults faults, List<String> numbers, Map<String, Procedures.Candidate> invited) {
    faults.check(
        numbers.size() <= MOST_SUPPLIERS, "suppliers", "tender.too-many-rows", MOST_SUPPLIERS);
    for (String number : numbers.stream().limit(MOST_SUPPLIERS).toList()) {
      Optional<Procedures.Candidate> found = procedures.findCandidate(number);
      faults.check(found.isPresent(), "suppliers", "tender.supplier-unknown", number);
      found.ifPresent(
          s -> {
            faults.check(s.mayBid(), "suppliers", "tender.supplier-barred", s.name());
            invited.put(s.registrationNumber(), s);
          });
    }
  }

  private void checkPrequalification(
      Faults faults, ProcedureInput input, TenderQueries.Tender tender) {
    faults
        .check(!input.requirements().isEmpty(), "requirements", "tender.requirements-missing")
        .check(
            input.requirements().size() <= MOST_REQUIREMENTS,
            "requirements",
            "tender.too-many-rows",
            MOST_REQUIREMENTS);
    for (int i = 0; i < input.requirements().size(); i++) {
      Bilingual text = input.requirements().get(i);
      faults
          .text("requirements[" + i + "].ar", text.ar(), LONGEST_REQUIREMENT)
          .text("requirements[" + i + "].en", text.en(), LONGEST_REQUIREMENT);
    }
    Instant until = input.applicationsUntil();
    if (until == null) {
      faults.check(false, "applicationsUntil", "shared.missing");
      return;
    }
    int least =
        tenders.ruleOrOtherwise(tender.id(), TenderRule.PREQUALIFICATION_MINIMUM_DAYS).intValue();
    Instant deadline = tender.deadlineAt();
    faults.check(
        PlanningHorizon.reaches(until, clock.now()), "applicationsUntil", "shared.too-far-ahead");
    faults.check(
        Duration.between(clock.now(), until).toDays() >= least
            && (deadline == null
                || Duration.between(until, deadline).toDays() >= tender.minimumBidDays()),
        "applicationsUntil",
        "tender.prequalification-too-short");
  }

  private void store(
      TenderQueries.Tender tender,
      ProcurementMethod method,
      ProcedureInput input,
      Iterable<Procedures.Candidate> invited) {
    long tenderId = tender.id();
    procedures.removeInvitations(tenderId);
    procedures.removeCeilings(tenderId);
    procedures.removeRequirements(tenderId);
    procedures.removeProcedure(tenderId);
    procedures.setMethod(tenderId, method.code(), minimumDays(tender, method));
    if (method == ProcurementMethod.OPEN) {
      return;
    }
    boolean selective = method == ProcurementMethod.SELECTIVE;
    procedures.addProcedure(
        tenderId,
        method.code(),
        input.ground(),
        input.reason().ar().strip(),
        input.reason().en().strip(),
        selective ? input.applicationsUntil() : null);
    invited.forEach(s -> procedures.invite(tenderId, s.id()));
    if (method == ProcurementMethod.FRAMEWORK) {
      inviteByAgreement(tenderId);
    }
    for (int i = 0; selective && i < input.requirements().size(); i++) {
      Bilingual text = input.requirements().get(i);
      procedures.addRequirement(tenderId, i + 1, text.ar().strip(), text.en().strip());
    }
  }

  private int minimumDays(TenderQueries.Tender tender, ProcurementMethod method) {
    Map<String, BigDecimal> rules =
        tenders.listRules(tender.id()).stream()
            .collect(Collectors.toMap(TenderQueries.Rule::code, TenderQueries.Rule::value));
    // Without rules of its own a tender keeps the time it has.
    return rules.containsKey(TenderRule.BID_MINIMUM_DAYS.code())
        ? BidPeriod.least(rules, method.code(), isUrgent(tender))
        : tender.minimumBidDays();
  }

  private static boolean isUrgent(TenderQueries.Tender tender) {
    String reason = tender.urgencyReason();
    return reason != null && !reason.isBlank();
  }

  /** Every supplier that may bid and whose agreement covers a lot, at the prices of it. */
  private void inviteByAgreement(long tenderId) {
    List<AgreementCeilingQueries.Match> cover =
        AgreementCover.of(
            ceilings.listMatches(tenderId), AgreementCover.lots(tenders.listItems(tenderId)));
    cover.forEach(
        c ->
            procedures.addCeiling(
                tenderId,
                c.lotItemId(),
                c.supplierId(),
                c.agreementId(),
                c.agreementItemId(),
                c.unitPrice(),
                c.currency()));
    cover.stream()
        .map(AgreementCeilingQueries.Match::supplierId)
        .distinct()
        .forEach(s -> procedures.inviteByAgreement(tenderId, s));
  }

  private static ProcedureSet entry(
      long tenderId, ProcedureInput input, Map<String, Procedures.Candidate> invited) {
    return new ProcedureSet(
        tenderId,
        input.method(),
        input.ground(),
        input.reason().ar(),
        input.reason().en(),
        String.valueOf(input.applicationsUntil()),
        input.requirements().size(),
        List.copyOf(invited.keySet()));
  }
}
