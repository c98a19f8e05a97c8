package org.muwahhad.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.muwahhad.committee.CommitteeCode;
import org.muwahhad.initiative.InitiativeDraft;
import org.muwahhad.shared.Bilingual;

/** What the initiatives of the demonstration say. */
final class InitiativeDrafts {
  private InitiativeDrafts() {}

  static InitiativeDraft draft(
      String code,
      int phase,
      CommitteeCode committee,
      Bilingual name,
      Bilingual purpose,
      String budget,
      String currency,
      List<String> states,
      List<InitiativeDraft.MilestoneDraft> milestones,
      List<InitiativeDraft.IndicatorDraft> indicators) {
    return new InitiativeDraft(
        code,
        name,
        purpose,
        phase,
        committee,
        new BigDecimal(budget),
        currency,
        states,
        milestones,
        indicators);
  }

  static InitiativeDraft.MilestoneDraft milestone(String ar, String en, LocalDate due) {
    return new InitiativeDraft.MilestoneDraft(new Bilingual(ar, en), due);
  }

  static InitiativeDraft.IndicatorDraft indicator(
      String ar, String en, Bilingual unit, String baseline, String target) {
    return new InitiativeDraft.IndicatorDraft(
        new Bilingual(ar, en), unit, new BigDecimal(baseline), new BigDecimal(target));
  }
}
