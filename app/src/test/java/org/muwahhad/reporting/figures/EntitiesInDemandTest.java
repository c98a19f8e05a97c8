package org.muwahhad.reporting.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.muwahhad.demand.submission.DemandFixture.line;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.demand.round.CloseRound;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.Reporter;
import org.muwahhad.reporting.Subject;
import org.muwahhad.reports.demandsummary.DemandSummaryReport;
import org.muwahhad.reports.document.TableCell;

/** Which entities a demand summary counts and names, and how it tells namesakes apart. */
class EntitiesInDemandTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();

  @Test
  void an_entity_closed_before_the_round_was_is_neither_counted_nor_said_to_be_silent() {
    long round = DEMAND.anOpenRound();
    long gone = WORLD.anEntityIn("OM");
    close(gone);
    String open =
        APP.ask(
            "SELECT COUNT(*) FROM procuring_entity WHERE state_code = 'OM' AND closed_at IS NULL");
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "test");
    close(WORLD.anEntityIn("OM"));

    DemandSummaryReport report = report(round);

    assertThat(report.states())
        .filteredOn(s -> s.code().equals("OM"))
        .singleElement()
        .satisfies(s -> assertThat(s.entities()).isEqualTo(Integer.parseInt(open) + 1));
    assertThat(report.notIn())
        .extracting(n -> n.entity().en())
        .doesNotContain(APP.ask("SELECT name_en FROM procuring_entity WHERE id = " + gone));
  }

  @Test
  void lines_left_out_of_two_ministries_of_one_name_are_of_two_entities_with_their_states() {
    long round = DEMAND.anOpenRound();
    for (String state : List.of("KW", "OM")) {
      DemandFixture.Side draft = DEMAND.aDraft(round, state);
      APP.get(SaveDraft.class)
          .run(draft.officer(), draft.submission(), 0, List.of(line(LAPTOP, "1")));
      APP.sql(
          """
          UPDATE procuring_entity SET name_ar = 'وزارة الصحة', name_en = 'Ministry of Health'
           WHERE id = (SELECT entity_id FROM submission WHERE id = %d)"""
              .formatted(draft.submission()));
    }
    APP.get(CloseRound.class).run(DEMAND.buyer(), round, "test");

    assertThat(Reported.rows(gathered(round), "why").get(0).cells().get(1))
        .isEqualTo(TableCell.number(2));
    assertThat(Reported.rows(gathered(round), "left-out"))
        .extracting(r -> ((TableCell.Words) r.cells().get(0)).text().en())
        .containsExactly("Ministry of Health – Kuwait", "Ministry of Health – Oman");
  }

  private static void close(long entity) {
    APP.sql(
        "UPDATE procuring_entity SET closed_at = UTC_TIMESTAMP(6), closed_reason = 'Merged'"
            + " WHERE id = "
            + entity);
  }

  private static Reporter.GatheredReport<DemandSummaryReport> gathered(long round) {
    return APP.get(DemandSummaryReporter.class)
        .gather(Readers.BUYER, Subject.of(Subject.SubjectKind.ROUND, round));
  }

  private static DemandSummaryReport report(long round) {
    return gathered(round).record().apply(Issue.NONE);
  }
}
