package org.muwahhad.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.audit.ToldFixtures;
import org.muwahhad.audit.VerifyAudit;
import org.muwahhad.award.quantity.SettleQuantities;
import org.muwahhad.demo.ReferenceLoader;
import org.muwahhad.reporting.signature.BothSides;
import org.muwahhad.shared.Sha256;
import org.muwahhad.tender.TenderFixture;

/**
 * The main line over the JSON API, from an empty round to the call-off: two states, three bidders,
 * two lots. Each person signs in and does only what is theirs.
 */
@Tag("long")
class ApiJourneyTest {
  private static final TestApp APP = TestApp.start();
  private static final String PASSPHRASE = "four palms by the well";
  private static final List<String> VOTERS = List.of("AE", "BH", "KW", "OM", "QA", "SA");

  private final PanelClients panels = new PanelClients(APP);
  private final World world = aWorldWithReferenceData();
  private final Actor kuwaitiOfficer = world.anOfficerOf(world.anEntityIn("KW"));
  private final ApiClient buyer = client(world.aPersonWho(Role.CENTRAL_BUYER));
  private final ApiClient secondBuyer = client(world.aPersonWho(Role.CENTRAL_BUYER));

  @Test
  void demand_of_two_states_becomes_awards_a_signed_report_and_call_offs() throws IOException {
    world.anItem("LAP-1", "30213100", "1000");
    world.anItem("MON-1", "30231300", "200");

    long round = anOpenRound();
    long kuwaiti = submittedDemand(kuwaitiOfficer, round, "100", "40");
    long omani = submittedDemand(world.anOfficerOf(world.anEntityIn("OM")), round, "50", "60.000");
    endorsed(kuwaiti, "KW");
    endorsed(omani, "OM");
    APP.moveClockOn(Duration.ofDays(15));
    buyer.post("/api/v1/rounds/" + round + "/close", Map.of());

    long tender = aPublishedTender(round);
    reconciles(tender);
    everyShareWorks(tender);
    ApiBids bids = new ApiBids(APP, world, buyer);
    List<ApiClient> bidders = bids.sealedBids(tender);
    APP.moveClockOn(Duration.ofDays(40));
    bids.lateBidIsRefused(tender, bidders.get(0));

    opened(tender);
    evaluated(tender);
    decided(recommended(tender), technical);
    long decision =
        Long.parseLong(
            APP.ask("SELECT id FROM decision WHERE status = 'OPEN' AND tender_id = " + tender));
    decided(decision, members);
    confirmed(tender, "KW");
    confirmed(tender, "OM");
    APP.get(SettleQuantities.class).run();
    // Ten working days, with the weekends and a holiday that may lie between.
    APP.moveClockOn(Duration.ofDays(18));
    buyer.post("/api/v1/tenders/" + tender + "/awards/confirm");

    allocationIsWhole(tender);
    calledOff();
    reportSaysIt(tender);
    ToldFixtures.in(APP);
    assertThat(APP.get(VerifyAudit.class).run().faults()).isEmpty();
  }

  /** A state takes what it asked for. */
  private void confirmed(long tender, String state) {
    client(world.aPersonWho(Role.NATIONAL_COORDINATOR, state))
        .post("/api/v1/tenders/" + tender + "/quantities", Map.of());
  }

  private static World aWorldWithReferenceData() {
    APP.get(ReferenceLoader.class).run();
    return World.over(APP);
  }

  private long anOpenRound() {
    Instant now = Instant.now();
    JsonNode round =
        buyer.post(
            "/api/v1/rounds",
            Map.of(
                "code", "R-JOURNEY",
                "name", Map.of("ar", "جولة الأجهزة المكتبية", "en", "Office equipment round"),
                "opensAt", now.toString(),
                "closesAt", now.plus(Duration.ofDays(14)).toString(),
                "endorsementUntil", now.plus(Duration.ofDays(21)).toString(),
                "categories", List.of("30200000"),
                "states", List.of("KW", "OM"),
                "urgency", "Needed at once"));
    long id = ApiClient.number(round, "id");
    buyer.post("/api/v1/rounds/" + id + "/open");
    return id;
  }

  private long submittedDemand(Actor officer, long round, String laptops, String monitors) {
    ApiClient client = client(officer);
    JsonNode sheet = client.post("/api/v1/rounds/" + round + "/submissions");
    long id = ApiClient.number(sheet, "submission", "id");
    LocalDate needBy = LocalDate.now(ZoneOffset.UTC).plusDays(200);
    JsonNode receipt =
        client.post(
            "/api/v1/submissions/" + id + "/submit",
            Map.of(
                "requestKey",
                "journey-" + id,
                "lines",
                List.of(line("LAP-1", laptops, needBy), line("MON-1", monitors, needBy))));
    assertThat(ApiClient.text(receipt, "sha256")).hasSize(64);
    assertThat(ApiClient.text(receipt, "receiptNumber")).isNotBlank();
    return id;
  }

  private static Map<String, Object> line(String item, String quantity, LocalDate needBy) {
    return Map.of(
        "item",
        item,
        "quantity",
        new BigDecimal(quantity),
        "needBy",
        needBy.toString(),
        "commitment",
        "FIRM",
        "budgetLine",
        "1-2-3",
        "justification",
        "تجديد الأجهزة القديمة");
  }

  private void endorsed(long submission, String state) {
    ApiClient coordinator = client(world.aPersonWho(Role.NATIONAL_COORDINATOR, state));
    long version =
        ApiClient.number(
            coordinator.get("/api/v1/submissions/" + submission), "submission", "version");
    JsonNode endorsed =
        coordinator.post(
            "/api/v1/submissions/" + submission + "/endorse", Map.of("version", version));
    assertThat(ApiClient.text(endorsed, "status")).isEqualTo("ENDORSED");
  }

  private long aPublishedTender(long round) {
    for (String state : List.of("KW", "OM", "SA")) {
      world.aPersonWho(Role.EVALUATOR);
      client(world.aPersonWho(Role.OPENING_MEMBER, state))
          .post("/api/v1/opening-key", Map.of("passphrase", PASSPHRASE));
    }
    JsonNode file =
        buyer.post(
            "/api/v1/rounds/" + round + "/aggregation",
            Map.of("titleAr", "توريد أجهزة مكتبية", "titleEn", "Supply of office equipment"));
    long id = ApiClient.number(file, "tender", "id");
    buyer.put("/api/v1/tenders/" + id + "/terms", terms(file));
    TenderFixture.complete(APP, id);
    JsonNode sent = buyer.post("/api/v1/tenders/" + id + "/approval-request");
    secondBuyer.post(
        "/api/v1/tenders/" + id + "/approve",
        Map.of("version", ApiClient.number(sent, "tender", "version")));
    JsonNode published = buyer.post("/api/v1/tenders/" + id + "/publish");
    assertThat(ApiClient.text(published, "tender", "status")).isEqualTo("PUBLISHED");
    return id;
  }

  private Map<String, Object> terms(JsonNode file) {
    Instant now =
        Instant.parse(
            APP.ask(
                """
        SELECT DATE_FORMAT(DATE_ADD(SYSDATE(), INTERVAL (SELECT offset_seconds FROM demo_clock) SECOND),
                           '%Y-%m-%dT%H:%i:%sZ')"""));
    return Map.of(
        "title", Map.of("ar", "توريد أجهزة مكتبية", "en", "Supply of office equipment"),
        "procurementMethod", "open",
        "twoEnvelopes", false,
        "awardCriteria", "ratedCriteria",
        "currency", "SAR",
        "deadlineAt", now.plus(Duration.ofDays(35)).toString(),
        "rateDate", LocalDate.ofInstant(now, ZoneOffset.UTC).toString(),
        "rules", Map.of(),
        "version", ApiClient.number(file, "tender", "version"));
  }

  private void everyShareWorks(long tender) {
    String opening = "/api/v1/tenders/" + tender + "/opening";
    for (ApiClient member : panels.panelOf(tender, "OPENING")) {
      member.post(opening + "/rehearsals", Map.of("passphrase", PASSPHRASE));
    }
    JsonNode ceremony = buyer.get(opening + "/ceremony");
    assertThat(ApiClient.number(ceremony, "threshold")).isEqualTo(2);
    assertThat(ApiClient.list(ceremony.get("holders"))).hasSize(3);
  }

  private void reconciles(long tender) {
    assertThat(
            APP.ask(
                """
                SELECT SUM(i.quantity) FROM lot_item i WHERE i.tender_id = %d"""
                    .formatted(tender)))
        .isEqualTo("250.000");
    buyer.get("/api/v1/tenders/" + tender + "/reconciliation");
  }

  private void opened(long tender) {
    String opening = "/api/v1/tenders/" + tender + "/opening";
    ApiClient chair = panels.chairOf(tender, "OPENING");
    JsonNode early = chair.refused(opening, Map.of());
    assertThat(ApiClient.text(early, "code")).isEqualTo("bid.shares-missing");
    for (ApiClient member : panels.panelOf(tender, "OPENING").subList(0, 2)) {
      member.post(opening + "/shares", Map.of("passphrase", PASSPHRASE));
    }
    assertThat(ApiClient.number(chair.get(opening + "/room"), "given")).isEqualTo(2);
    JsonNode record = chair.post(opening);
    assertThat(record).isNotNull();
    assertThat(APP.ask("SELECT COUNT(*) FROM opened_bid WHERE tender_id = " + tender))
        .isEqualTo("3");
  }

  private void evaluated(long tender) {
    String evaluation = "/api/v1/tenders/" + tender + "/evaluation";
    List<ApiClient> panel = panels.panelOf(tender, "EXAMINATION");
    panel.forEach(
        m -> m.post(evaluation + "/declaration", Map.of("hasConflict", false, "statement", "")));
    ApiClient chair = panels.chairOf(tender, "EXAMINATION");
    chair.post(evaluation + "/checks", Map.of("checks", panels.checks(tender)));
    int points = 80;
    for (ApiClient member : panel) {
      member.post(evaluation + "/scores", Map.of("scores", panels.scores(tender, points)));
      points += 5;
    }
    chair.post(evaluation + "/consensus", Map.of("consensus", panels.consensus(tender, 85)));
    JsonNode early = chair.refused("/api/v1/tenders/" + tender + "/ranking", Map.of());
    assertThat(ApiClient.text(early, "code")).isEqualTo("evaluation.answers-missing");
    panels
        .awaitedOf(tender)
        .forEach(m -> m.post(evaluation + "/consensus/answer", Map.of("confirms", true)));
    JsonNode ranking = chair.post("/api/v1/tenders/" + tender + "/ranking");
    assertThat(ApiClient.list(ranking)).hasSize(6);
  }

  private long recommended(long tender) {
    theCommittees();
    List<Map<String, Object>> choices = new ArrayList<>();
    for (String pair :
        APP.ask(
                """
                SELECT GROUP_CONCAT(lot_id, ' ', bid_id) FROM lot_ranking
                 WHERE rank_position = 1 AND tender_id = """
                    + tender)
            .split(",")) {
      String[] ids = pair.split(" ");
      choices.add(Map.of("lotId", Long.parseLong(ids[0]), "bidId", Long.parseLong(ids[1])));
    }
    JsonNode put =
        panels
            .chairOf(tender, "EXAMINATION")
            .post("/api/v1/tenders/" + tender + "/recommendation", Map.of("choices", choices));
    return ApiClient.number(put, "decisionId");
  }

  private final List<Actor> technical = new ArrayList<>();
  private final List<Actor> members = new ArrayList<>();

  /** The value of these awards needs the technical and then the executive committee. */
  private void theCommittees() {
    seat("TECHNICAL", technical);
    seat("EXECUTIVE", members);
  }

  private void seat(String code, List<Actor> seated) {
    for (String state : VOTERS) {
      seated.add(world.aMemberOf(code, state, state.equals("AE")));
    }
  }

  private void decided(long decision, List<Actor> committee) {
    for (Actor member : committee) {
      ApiClient client = client(member);
      String hash =
          ApiClient.text(client.get("/api/v1/decisions/" + decision), "decision", "documentSha256");
      client.post(
          "/api/v1/decisions/" + decision + "/votes",
          Map.of("choice", "FOR", "reason", "", "documentSha256", hash));
    }
    JsonNode closed = client(committee.get(0)).post("/api/v1/decisions/" + decision + "/close");
    assertThat(ApiClient.text(closed, "decision", "status")).isEqualTo("ADOPTED");
  }

  private void allocationIsWhole(long tender) {
    assertThat(
            APP.ask(
                """
                SELECT SUM(a.amount) - (SELECT SUM(x.net_amount) FROM award_allocation x
                                          JOIN award b ON b.id = x.award_id
                                         WHERE b.tender_id = %1$d)
                  FROM award a WHERE a.tender_id = %1$d"""
                    .formatted(tender)))
        .isEqualTo("0.000");
    JsonNode allocation = client(kuwaitiOfficer).get("/api/v1/tenders/" + tender + "/allocation");
    assertThat(ApiClient.number(allocation, "lineCount")).isEqualTo(2);
  }

  private void calledOff() {
    ApiClient officer = client(kuwaitiOfficer);
    JsonNode agreement = ApiClient.list(officer.get("/api/v1/agreements")).get(0);
    long id = ApiClient.number(agreement, "id");
    JsonNode sheet = officer.get("/api/v1/agreements/" + id);
    long item = ApiClient.number(sheet, "entitlements", "0", "lotItemId");
    JsonNode early =
        officer.refused("/api/v1/agreements/" + id + "/call-offs", order("early", item, "10"));
    assertThat(ApiClient.text(early, "code")).isEqualTo("contract.not-signed");
    BothSides.sign(APP, id);
    officer.post("/api/v1/agreements/" + id + "/call-offs", order("first", item, "10"));
    JsonNode problem =
        officer.refused("/api/v1/agreements/" + id + "/call-offs", order("too-much", item, "1000"));
    assertThat(ApiClient.text(problem, "errors", "0", "code")).startsWith("framework.");
  }

  private static Map<String, Object> order(String key, long item, String quantity) {
    return Map.of(
        "requestKey",
        key,
        "lines",
        List.of(Map.of("lotItemId", item, "quantity", new BigDecimal(quantity))));
  }

  private void reportSaysIt(long tender) throws IOException {
    ApiClient member = client(members.get(2));
    String path = "/api/v1/tenders/" + tender + "/reports/award/";
    byte[] arabic = member.download(path + "ARABIC/PDF");
    byte[] again = member.download(path + "ARABIC/PDF");

    assertThat(again).as("the same figures give the same file").isEqualTo(arabic);
    assertThat(PdfText.of(arabic))
        .contains("توريد أجهزة مكتبية")
        .contains("دينار كويتي")
        .containsPattern("ريال ع[^ ]*ماني");
    assertThat(PdfText.of(member.download(path + "ENGLISH/PDF")))
        .contains("Supply of office equipment");
    assertThat(member.download(path + "ARABIC/XLSX")).startsWith('P', 'K');
    assertThat(APP.ask("SELECT COUNT(*) FROM report_download")).isEqualTo("4");
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM audit_entry WHERE act = 'reporting.award-report-downloaded'"))
        .isEqualTo("4");
    anyoneCanVerify(Sha256.of(arabic));
  }

  private static void anyoneCanVerify(String sha256) {
    String document =
        APP.ask("SELECT LEFT(data_sha256, 20) FROM issued_report WHERE report = 'AWARD' LIMIT 1");
    Browserless visitor = Browserless.at(APP);

    assertThat(visitor.get("/verify/" + document).body()).contains(sha256);
    assertThat(visitor.get("/verify/" + "0".repeat(20)).body()).doesNotContain(sha256);
  }

  private static ApiClient client(Actor actor) {
    return ApiClient.signedInAs(APP, actor.login(), "secret");
  }
}
