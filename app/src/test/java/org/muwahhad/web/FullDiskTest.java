package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.shared.ChosenFreeSpace;
import org.muwahhad.shared.ObjectStore;
import org.muwahhad.shared.StorageFull;

/** While the disk is nearly full nothing is taken, all is read, and nobody has to mend it. */
@Tag("long")
class FullDiskTest {
  private static final TestApp APP = TestApp.start(ChosenFreeSpace.USED);
  private static final World WORLD = World.in(APP);
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

  @AfterEach
  void thereIsSpaceAgain() throws InterruptedException {
    ChosenFreeSpace.isFull(false);
  }

  @Test
  void acts_are_refused_with_a_page_that_says_why_and_taken_again_once_there_is_space()
      throws InterruptedException {
    Browserless browser = Browserless.signedInAs(APP, buyer.login());
    browser.get("/rounds/new");
    ChosenFreeSpace.isFull(true);

    HttpResponse<String> refused = browser.post("/rounds", "code", "R-1");

    assertThat(refused.statusCode()).isEqualTo(507);
    assertThat(refused.headers().firstValue("Retry-After")).hasValue("60");
    assertThat(refused.body()).contains("Nothing can be saved right now", "storage space");
    assertThat(browser.get("/rounds").statusCode()).as("reading goes on").isEqualTo(200);
    assertThat(browser.get("/health").statusCode()).as("what is read is served").isEqualTo(200);

    ChosenFreeSpace.isFull(false);

    browser.get("/rounds/new");
    assertThat(browser.post("/rounds", "code", "R-1").statusCode()).isEqualTo(422);
  }

  @Test
  void programs_are_told_by_a_problem_in_both_languages() throws InterruptedException {
    Browserless browser = Browserless.signedInAs(APP, buyer.login());
    ChosenFreeSpace.isFull(true);

    HttpResponse<String> refused =
        browser.send(
            browser
                .request("/api/v1/rounds")
                .header("Content-Type", "application/json")
                .header("Origin", browser.origin())
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build());

    assertThat(refused.statusCode()).isEqualTo(507);
    assertThat(refused.headers().firstValue("Content-Type"))
        .hasValueSatisfying(t -> assertThat(t).startsWith("application/problem+json"));
    assertThat(refused.body())
        .contains("\"code\":\"shared.storage-full\"", "nearly full", "مساحة التخزين");
  }

  @Test
  void the_last_of_the_space_is_kept_for_bids_and_what_is_small() throws InterruptedException {
    Browserless office = Browserless.signedInAs(APP, buyer.login());
    Browserless bidder = Browserless.signedInAs(APP, WORLD.aBidderFor(WORLD.aSupplier()));
    Browserless catalog = Browserless.signedInAs(APP, WORLD.aPersonWho(Role.CATALOG_MANAGER));
    office.get("/rounds/new");
    ChosenFreeSpace.isKeptForBids();

    assertThat(catalog.upload("/catalog/import", "a.csv", "code\nA").statusCode()).isEqualTo(507);
    assertThat(bidder.upload("/company/documents", "a.pdf", "%PDF-1.4").statusCode())
        .isEqualTo(507);
    assertThat(bidder.upload("/tenders/1/bid/documents", "a.pdf", "%PDF-1.4").statusCode())
        .as("taken, as far as there is such a tender")
        .isEqualTo(404);
    assertThat(office.post("/rounds", "code", "R-1").statusCode()).isEqualTo(422);
  }

  @Test
  void no_file_of_a_year_is_made_for_strangers_while_acts_find_no_space()
      throws InterruptedException {
    Browserless stranger = Browserless.at(APP);
    APP.sql(
        """
        INSERT INTO ocds_process (ocid, kind, plan_year, year, releases, released_at, compiled)
        VALUES ('ocds-full-disk', 'PLAN', 2026, 2026, 0, '2026-01-01', '{"ocid":"ocds-full-disk"}')\
        """);
    ChosenFreeSpace.isFull(true);

    assertThat(stranger.get("/open-data/files/2026/tables.zip").statusCode()).isEqualTo(507);
    assertThat(stranger.get("/open-data").statusCode()).isEqualTo(200);

    ChosenFreeSpace.isFull(false);

    assertThat(stranger.get("/open-data/files/2026/tables.zip").statusCode()).isEqualTo(200);
  }

  @Test
  void people_sign_in_to_read() throws InterruptedException {
    ChosenFreeSpace.isFull(true);

    Browserless browser = Browserless.signedInAs(APP, buyer.login());

    assertThat(browser.get("/rounds").statusCode()).isEqualTo(200);
  }

  @Test
  void no_file_is_begun_that_might_not_be_finished() throws InterruptedException {
    ObjectStore files = APP.get(ObjectStore.class);
    byte[] bytes = "text".getBytes(StandardCharsets.UTF_8);
    ChosenFreeSpace.isFull(true);

    assertThatThrownBy(() -> files.put("mail/1.eml", bytes)).isInstanceOf(StorageFull.class);

    ChosenFreeSpace.isFull(false);
    files.put("mail/1.eml", bytes);
  }
}
