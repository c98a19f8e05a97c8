package org.muwahhad.tender.terms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.tender.TenderFixture;

/** The criteria of a draft, when what was typed is refused. */
class CriteriaPagesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture FIXTURE = TenderFixture.in(APP, WORLD);

  @Test
  void an_empty_row_is_left_out_and_a_fault_is_told_at_the_row_that_moved_up() {
    String page = "/tenders/" + FIXTURE.aDraft() + "/criteria";
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer());
    buyer.get(page);

    HttpResponse<String> refused =
        buyer.post(
            page,
            "rows",
            "2",
            "criteria[0].code",
            "",
            "criteria[1].kind",
            "TECHNICAL",
            "criteria[1].code",
            "T1",
            "criteria[1].nameAr",
            "معيار",
            "criteria[1].nameEn",
            "Only one",
            "criteria[1].weight",
            "many");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("id=\"criteria-0-weight-error\"", "value=\"many\"", "Only one")
        .doesNotContain("name=\"criteria[1].code\"");
  }
}
