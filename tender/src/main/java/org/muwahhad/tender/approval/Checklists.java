package org.muwahhad.tender.approval;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.muwahhad.aggregation.Reconciliations;
import org.muwahhad.organisation.RestDay;
import org.muwahhad.organisation.RestDays;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.tender.Panels;
import org.muwahhad.tender.ProcedureQueries;
import org.muwahhad.tender.ProcurementMethod;
import org.muwahhad.tender.TenderDates;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.TenderRule;
import org.muwahhad.tender.Tenders;
import org.muwahhad.tender.panel.Custodians;

/** Draws up the checklist of a tender as it stands now. */
@Singleton
public class Checklists {
  private final TenderQueries queries;
  private final Tenders tenders;
  private final Panels panels;
  private final Reconciliations reconciliations;
  private final Estimates estimates;
  private final Custodians custodians;
  private final ProcedureQueries procedures;
  private final AgreementCeilingQueries ceilings;
  private final RestDays restDays;
  private final DatabaseClock clock;

  Checklists(
      TenderQueries queries,
      Tenders tenders,
      Panels panels,
      Reconciliations reconciliations,
      Estimates estimates,
      Custodians custodians,
      ProcedureQueries procedures,
      AgreementCeilingQueries ceilings,
      RestDays restDays,
      DatabaseClock clock) {
    this.procedures = procedures;
    this.ceilings = ceilings;
    this.restDays = restDays;
    this.queries = queries;
    this.tenders = tenders;
    this.panels = panels;
    this.reconciliations = reconciliations;
    this.estimates = estimates;
    this.custodians = custodians;
    this.clock = clock;
  }

  @Transactional
  public Checklist draw(TenderQueries.Tender tender) {
    long id = tender.id();
    List<TenderQueries.Rule> rules = queries.listRules(id);
    return Checklist.of(
        new Checklist.Dossier(
            tender,
            queries.listLots(id),
            queries.listItems(id),
            queries.listCriteria(id),
            queries.listPanels(id),
            panels.listExaminersWhoPrepared(id).stream()
                .map(p -> p.name())
                .findFirst()
                .orElse(null),
            custodians.standing(id),
            rules.stream()
                .collect(Collectors.toMap(TenderQueries.Rule::code, TenderQueries.Rule::value)),
            reconciliations.get(id).balances(),
            estimates.find(id).isPresent(),
            tenders.countHalfTranslated(id) == 0,
            new Checklist.Invitation(
                procedures.findProcedure(id).orElse(null),
                procedures.listInvited(id).size(),
                procedures.listRequirements(id),
                competition(tender)),
            new Checklist.RestingStates(
                resting(tender.deadlineAt()),
                restingOn(tender, rules, TenderRule.QUESTIONS_CLOSE_DAYS.code()),
                restingOn(tender, rules, TenderRule.ANSWERS_CLOSE_DAYS.code()),
                resting(
                    procedures
                        .findProcedure(id)
                        .map(ProcedureQueries.Procedure::applicationsUntil)
                        .orElse(null))),
            queries.listLotsWithoutRequirements(id),
            queries.listLotsAsProposed(id),
            queries.countDocuments(id),
            tenders.countTexts(id),
            tenders.countRoundsNamed(id, tender.title().ar(), tender.title().en()) > 0,
            queries.countDocumentsHeld(id) == 0,
            queries
                .findDocumentInOneLanguage(id)
                .map(TenderQueries.DocumentTitle::title)
                .orElse(null),
            clock.now()));
  }

  private Checklist.Competition competition(TenderQueries.Tender tender) {
    if (!tender.procurementMethod().equals(ProcurementMethod.FRAMEWORK.code())) {
      return Checklist.Competition.NONE;
    }
    Map<Long, Set<Long>> lots = AgreementCover.lots(queries.listItems(tender.id()));
    List<AgreementCeilingQueries.Match> stored = ceilings.listStored(tender.id());
    int least =
        queries
            .ruleOrOtherwise(tender.id(), TenderRule.MINI_COMPETITION_MINIMUM_SUPPLIERS)
            .intValue();
    boolean wide =
        !lots.isEmpty()
            && lots.keySet().stream()
                .allMatch(
                    lot ->
                        stored.stream()
                                .filter(c -> c.lotId() == lot)
                                .map(AgreementCeilingQueries.Match::supplierId)
                                .distinct()
                                .count()
                            >= least);
    return new Checklist.Competition(
        wide, stored.equals(AgreementCover.of(ceilings.listMatches(tender.id()), lots)));
  }

  /** The states that rest on the day that a rule counts from the deadline. */
  private @Nullable Bilingual restingOn(
      TenderQueries.Tender tender, List<TenderQueries.Rule> rules, String code) {
    Instant deadline = tender.deadlineAt();
    if (deadline == null) {
      return null;
    }
    for (TenderDates.FollowingDate date : TenderDates.of(deadline, rules)) {
      if (date.code().equals(code)) {
        return resting(date.at());
      }
    }
    return null;
  }

  private @Nullable Bilingual resting(@Nullable Instant at) {
    return at == null ? null : restDays.find(at).map(RestDay::text).orElse(null);
  }
}
