package org.muwahhad.reporting.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.award.quantity.QuantityFixture.inDays;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.award.AwardFixture;
import org.muwahhad.award.ConfirmAwards;
import org.muwahhad.reporting.Issue;
import org.muwahhad.reporting.figures.Reported;
import org.muwahhad.reports.award.AwardReport;
import org.muwahhad.shared.Sha256;

/** The digest that an award report prints is that of a release which its reader can fetch. */
@Tag("long")
class KeptReleaseTest {
  private static final TestApp APP = TestApp.start();
  private static final AwardFixture FIXTURE = fixture();

  private static AwardFixture fixture() {
    AwardFixture fixture = AwardFixture.in(APP);
    fixture.rule("weight.quality", "60", "PERCENT");
    fixture.rule("weight.price", "40", "PERCENT");
    return fixture;
  }

  private static AwardReport.Verification proof(AwardFixture.Tender tender) {
    return Reported.award(APP, FIXTURE.buyer, tender.id())
        .record()
        .apply(Issue.NONE)
        .verification();
  }

  private static String path(AwardReport.Verification proof) {
    URI address = URI.create(proof.releaseAddress());
    return address.getPath() + "?" + address.getQuery();
  }

  private static HttpResponse<String> fetched(Browserless reader, AwardReport.Verification proof) {
    return reader.send(reader.request(path(proof)).setHeader("Accept", "*/*").GET().build());
  }

  @Test
  void the_release_of_an_issued_report_is_downloaded_and_has_the_digest_that_is_printed() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    AwardReport.Verification proof = proof(tender);
    assertThat(fetched(buyer, proof).statusCode()).as("before a report is issued").isEqualTo(404);

    buyer.follow("/reports/award/" + tender.id() + "/ENGLISH/XLSX");

    HttpResponse<String> release = fetched(buyer, proof);
    assertThat(release.statusCode()).isEqualTo(200);
    assertThat(Sha256.of(release.body().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(proof.releaseSha256());
    assertThat(release.body()).contains("\"status\":\"pending\"");
    assertThat(buyer.get("/reports/award/" + tender.id() + "?edition=ENGLISH").body())
        .contains(proof.releaseSha256(), "/release?sha256=");
  }

  @Test
  void while_awards_are_pending_it_is_for_readers_of_the_report_and_later_for_everybody() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    long decision = FIXTURE.recommend(tender);
    Browserless buyer = Browserless.signedInAs(APP, FIXTURE.buyer);
    Browserless anybody = Browserless.at(APP);
    buyer.follow("/reports/award/" + tender.id() + "/ENGLISH/XLSX");
    AwardReport.Verification pending = proof(tender);

    assertThat(fetched(anybody, pending).statusCode()).isEqualTo(404);
    assertThat(fetched(buyer, pending).statusCode()).isEqualTo(200);

    FIXTURE.adopt(decision);
    inDays(11, () -> APP.get(ConfirmAwards.class).run(FIXTURE.buyer, tender.id()));
    buyer.follow("/reports/award/" + tender.id() + "/ENGLISH/XLSX");
    AwardReport.Verification active = proof(tender);

    assertThat(active.releaseSha256()).isNotEqualTo(pending.releaseSha256());
    assertThat(Sha256.of(fetched(anybody, active).body().getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(active.releaseSha256());
    assertThat(fetched(anybody, pending).statusCode()).isEqualTo(404);
    assertThat(fetched(buyer, pending).statusCode()).as("kept as it was").isEqualTo(200);
  }

  @Test
  void the_database_keeps_it_unchanged_and_under_its_own_digest_alone() {
    AwardFixture.Tender tender = FIXTURE.aTender();
    FIXTURE.recommend(tender);
    Browserless.signedInAs(APP, FIXTURE.buyer)
        .follow("/reports/award/" + tender.id() + "/ENGLISH/XLSX");
    String of = " WHERE tender_id = " + tender.id();

    assertThat(APP.ask("SELECT COUNT(*) FROM kept_release" + of)).isEqualTo("1");
    assertThatThrownBy(() -> APP.sql("UPDATE kept_release SET content = '{}'" + of))
        .hasMessageContaining("publication.release-kept");
    assertThatThrownBy(() -> APP.sql("DELETE FROM kept_release" + of))
        .hasMessageContaining("publication.release-kept");
    assertThatThrownBy(
            () ->
                APP.sql(
                    "INSERT INTO kept_release VALUES ('%s', %d, '{}', UTC_TIMESTAMP(6))"
                        .formatted("0".repeat(64), tender.id())))
        .hasMessageContaining("ck_kept_release_digest");
  }
}
