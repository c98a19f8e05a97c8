package org.muwahhad.evaluation.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.evaluation.DeclareConflict;
import org.muwahhad.evaluation.EvaluationFixture;
import org.muwahhad.evaluation.EvaluationQueries;
import org.muwahhad.evaluation.score.SubmitScores;
import org.muwahhad.shared.Refusal;

class RecordAdministrativeChecksTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final RecordAdministrativeChecks record = APP.get(RecordAdministrativeChecks.class);
  private final EvaluationFixture tender =
      EvaluationFixture.rated(APP, WORLD)
          .bid("Gulf", "SAR", true, "10", "10")
          .bid("Nord", "SAR", false, "9", "9")
          .opened();

  @Test
  void a_bid_that_misses_a_criterion_is_not_compliant() {
    tender.declared();

    record.run(tender.third(), tender.id(), List.of(tender.check(tender.bid("Nord"), 0, false)));

    assertThat(compliant("Nord")).isFalse();
    assertThat(compliant("Gulf")).isTrue();
    assertThat(tender.act()).isEqualTo("evaluation.checks-recorded");
  }

  @Test
  void a_check_can_be_corrected_before_scoring() {
    tender.declared();
    record.run(tender.third(), tender.id(), List.of(tender.check(tender.bid("Nord"), 0, false)));

    record.run(tender.second(), tender.id(), List.of(tender.check(tender.bid("Nord"), 0, true)));

    assertThat(compliant("Nord")).isTrue();
  }

  @Test
  void a_check_cannot_change_once_a_member_has_scored() {
    tender.declared().checked();
    APP.get(SubmitScores.class)
        .run(
            tender.second(),
            tender.id(),
            tender.points(Map.of("Gulf", List.of("80", "80"), "Nord", List.of("80", "80"))));

    assertThatThrownBy(
            () ->
                record.run(
                    tender.third(),
                    tender.id(),
                    List.of(tender.check(tender.bid("Nord"), 0, false))))
        .hasMessage("evaluation.checks-closed");
  }

  @Test
  void a_missed_criterion_needs_a_reason() {
    tender.declared();
    var check =
        RecordAdministrativeChecks.AdministrativeCheck.first(
            tender.bid("Nord"), tender.administrative(0), false, " ");

    assertThat(faults(List.of(check))).containsExactly("checks[0].reason");
  }

  @Test
  void a_technical_criterion_or_another_tenders_bid_is_not_checked() {
    tender.declared();
    var check =
        RecordAdministrativeChecks.AdministrativeCheck.first(
            999_999, tender.technical(0), true, null);

    assertThat(faults(List.of(check))).containsExactly("checks[0].bidId", "checks[0].criterionId");
  }

  @Test
  void a_member_who_has_not_declared_sees_no_bid() {
    APP.get(DeclareConflict.class).run(tender.chair(), tender.id(), false, "");

    assertThatThrownBy(
            () ->
                record.run(
                    tender.second(),
                    tender.id(),
                    List.of(tender.check(tender.bid("Gulf"), 0, true))))
        .isInstanceOf(Refusal.NotPermitted.class)
        .hasMessage("evaluation.declare-first");
  }

  private List<String> faults(List<RecordAdministrativeChecks.AdministrativeCheck> checks) {
    try {
      record.run(tender.second(), tender.id(), checks);
      return List.of();
    } catch (Refusal.InvalidInput refused) {
      return refused.faults().stream().map(Refusal.Fault::field).toList();
    }
  }

  private boolean compliant(String name) {
    return APP.get(EvaluationQueries.class).listBidders(tender.id()).stream()
        .anyMatch(b -> b.bidId() == tender.bid(name) && b.compliant());
  }
}
