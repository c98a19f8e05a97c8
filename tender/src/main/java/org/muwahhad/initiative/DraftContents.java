package org.muwahhad.initiative;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.shared.DatabaseClock;
import org.muwahhad.shared.Faults;

/** Checks what an initiative is to be, and writes down what belongs to it. */
@Singleton
class DraftContents {
  private final Initiatives initiatives;
  private final DatabaseClock clock;

  DraftContents(Initiatives initiatives, DatabaseClock clock) {
    this.initiatives = initiatives;
    this.clock = clock;
  }

  /** What was checked, with nothing missing. */
  record CheckedDraft(
      InitiativeDraft draft,
      int phase,
      CommitteeCode committee,
      long committeeId,
      BigDecimal budget,
      String currency) {

    String code() {
      return InitiativeDraft.text(draft.code());
    }
  }

  /**
   * The draft, trimmed. Faults have the codes {@code initiative.amount-too-large}, {@code
   * initiative.named-twice}, {@code initiative.target-is-baseline}, {@code
   * initiative.too-many-rows} and {@code initiative.value-wrong}.
   */
  CheckedDraft check(InitiativeDraft draft) {
    Instant now = clock.now();
    Faults faults = draft.check(now);
    Integer phase = draft.phase();
    String currency = InitiativeDraft.text(draft.currency());
    List<String> states = draft.states();
    faults
        .check(phase != null && initiatives.countPhases(phase) == 1, "phase", "shared.missing")
        .check(initiatives.countCurrencies(currency) == 1, "currency", "shared.missing")
        .check(
            !states.isEmpty()
                && initiatives.countStates(states) == states.stream().distinct().count(),
            "states",
            "shared.missing")
        .throwIfAny();
    CommitteeCode committee = Objects.requireNonNull(draft.committee());
    return new CheckedDraft(
        draft.clean(),
        Objects.requireNonNull(phase),
        committee,
        initiatives.getCommitteeId(committee),
        Objects.requireNonNull(draft.budget()),
        currency);
  }

  /** Writes states, milestones and indicators; those there were before are gone. */
  void replace(long id, InitiativeDraft draft) {
    initiatives.removeStates(id);
    initiatives.removeMilestones(id);
    initiatives.removeIndicators(id);
    draft.states().forEach(state -> initiatives.addState(id, state));
    int position = 0;
    for (InitiativeDraft.MilestoneDraft milestone : draft.milestones()) {
      initiatives.addMilestone(
          id,
          ++position,
          InitiativeDraft.text(milestone.name()).ar(),
          InitiativeDraft.text(milestone.name()).en(),
          Objects.requireNonNull(milestone.dueOn()));
    }
    position = 0;
    for (InitiativeDraft.IndicatorDraft indicator : draft.indicators()) {
      initiatives.addIndicator(
          id,
          ++position,
          InitiativeDraft.text(indicator.name()).ar(),
          InitiativeDraft.text(indicator.name()).en(),
          InitiativeDraft.text(indicator.unit()).ar(),
          InitiativeDraft.text(indicator.unit()).en(),
          Objects.requireNonNull(indicator.baseline()),
          Objects.requireNonNull(indicator.target()));
    }
  }
}
