package org.muwahhad.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.demand.submission.DemandFixture.line;
import static org.muwahhad.demand.submission.DemandFixture.request;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.demand.form.ViewSubmissionCheck;
import org.muwahhad.demand.submission.DemandFixture;
import org.muwahhad.demand.submission.LineInput;
import org.muwahhad.demand.submission.ReturnSubmission;
import org.muwahhad.demand.submission.SaveDraft;
import org.muwahhad.demand.submission.SubmitDemand;
import org.muwahhad.shared.Refusal;

/** Versions of a submission beside each other, and the check before each. */
class VersionsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final DemandFixture DEMAND = new DemandFixture(APP, WORLD);
  private static final String LAPTOP = DEMAND.aLaptop();
  private static final String OTHER = DEMAND.aLaptop();

  @Test
  void the_coordinator_sees_what_the_entity_changed_after_the_return() {
    DemandFixture.Side side =
        DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "2"), line(LAPTOP, "9"));
    Actor coordinator = DEMAND.aCoordinatorOf("KW");
    APP.get(ReturnSubmission.class)
        .run(coordinator, side.submission(), DEMAND.version(side.submission()), "too many");
    APP.get(SubmitDemand.class)
        .run(
            side.officer(),
            side.submission(),
            request("second", List.of(line(LAPTOP, "2"), line(OTHER, "1234"))));

    ViewVersions.Comparison comparison =
        APP.get(ViewVersions.class).compare(coordinator, side.submission(), 0, 0);

    assertThat(comparison.changes())
        .extracting(VersionDifferences.LineChange::kind)
        .containsExactly(
            VersionDifferences.LineChangeKind.ADDED, VersionDifferences.LineChangeKind.REMOVED);
    Browserless browser = Browserless.signedInAs(APP, coordinator);
    String path = "/submissions/" + side.submission();
    assertThat(browser.get(path).body()).contains(path + "/compare");
    assertThat(browser.get(path + "/compare").body())
        .contains("Added", "Removed", "1,234", "2 lines differ");
    assertThat(browser.get(path + "/compare?from=1&to=7").statusCode()).isEqualTo(404);
  }

  @Test
  void versions_of_another_entity_or_state_are_not_found() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "2"));
    ViewVersions versions = APP.get(ViewVersions.class);

    for (Actor stranger :
        List.of(DEMAND.aCoordinatorOf("OM"), WORLD.anOfficerOf(WORLD.anEntityIn("KW")))) {
      assertThatThrownBy(() -> versions.compare(stranger, side.submission(), 1, 1))
          .isInstanceOf(Refusal.NotFound.class);
    }
    assertThat(versions.compare(side.officer(), side.submission(), 1, 1).changes()).isEmpty();
  }

  @Test
  void the_check_points_out_days_before_an_award_and_lines_asked_twice() {
    DemandFixture.Side side = DEMAND.aDraft(DEMAND.anOpenRound(), "KW");
    LineInput soon = line(LAPTOP, "2", LocalDate.now().plusDays(33));
    LineInput late = line(LAPTOP, "2", LocalDate.now().plusDays(400));
    APP.get(SaveDraft.class).run(side.officer(), side.submission(), 0, List.of(soon, late, late));

    ViewSubmissionCheck.SubmissionCheckView check =
        APP.get(ViewSubmissionCheck.class).get(side.officer(), side.submission());

    assertThat(check.warnings().early())
        .extracting(DemandDeskQueries.DeskLine::lineNumber)
        .contains(1);
    assertThat(check.warnings().early())
        .extracting(DemandDeskQueries.DeskLine::lineNumber)
        .doesNotContain(2, 3);
    assertThat(check.warnings().unusual())
        .extracting(f -> f.line().lineNumber())
        .containsExactly(2, 3);
    assertThat(check.warnings().categories().get(0).asked())
        .isEqualTo(check.submission().submission().sum());
  }

  @Test
  void the_declaration_is_kept_with_the_receipt_in_both_languages() {
    DemandFixture.Side side = DEMAND.aSubmission(DEMAND.anOpenRound(), "KW", line(LAPTOP, "2"));
    String where = " FROM submission_receipt WHERE submission_id = " + side.submission();

    assertThat(APP.ask("SELECT declaration_en" + where))
        .startsWith("On behalf of the entity we declare");
    assertThat(APP.ask("SELECT declaration_ar" + where)).startsWith("نُقرّ");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "UPDATE submission_receipt SET declaration_en = 'x' WHERE submission_id = "
                        + side.submission()))
        .hasMessageContaining("demand.receipt-immutable");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO submission_receipt (submission_id, number, receipt_number, request_key, received_at, received_from, sha256, content, declaration_en) SELECT submission_id, 9, 'D-X-9', 'k9', received_at, received_from, sha256, content, 'x'"
                        + where))
        .hasMessageContaining("ck_submission_receipt_declaration");
  }
}
