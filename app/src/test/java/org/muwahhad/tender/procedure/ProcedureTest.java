package org.muwahhad.tender.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.transaction.TransactionOperations;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.organisation.register.SuspendSupplier;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Refusal;
import org.muwahhad.tender.PublicationEntry.QuestionAnswered;
import org.muwahhad.tender.TenderFixture;
import org.muwahhad.tender.TenderQueries;
import org.muwahhad.tender.approval.PublishTender;

/**
 * A tender that is not open needs a ground, names whom it invites, and takes bids of them alone.
 */
@Tag("long")
class ProcedureTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);
  private static final Bilingual REASON =
      new Bilingual("ثلاثة مصنّعين فقط يورّدونها.", "Only three makers supply it.");
  private final Actor second = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final SetProcedure setProcedure = APP.get(SetProcedure.class);

  @Test
  void a_buyer_states_ground_reasons_and_invited_on_a_page_that_names_what_is_wrong() {
    long tender = TENDERS.aDraft();
    Browserless office = Browserless.signedInAs(APP, TENDERS.buyer());
    String page = "/tenders/" + tender + "/procedure";
    String version = version(tender);
    HttpResponse<String> wrong =
        office.post(
            page,
            Map.of(
                "version", version,
                "method", "limited",
                "ground", "only-one-source",
                "reason.ar", REASON.ar(),
                "reason.en", "",
                "suppliers", "CR-nobody"));
    HttpResponse<String> saved =
        office.post(
            page,
            Map.of(
                "version",
                version,
                "method",
                "limited",
                "ground",
                "few-suppliers",
                "reason.ar",
                REASON.ar(),
                "reason.en",
                REASON.en(),
                "suppliers",
                String.join("\n", numbers(WORLD.aSupplier(), WORLD.aSupplier()))));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body())
        .contains("id=\"ground-error\"", "id=\"reason-en-error\"", "CR-nobody", REASON.ar());
    assertThat(saved.body()).contains("The procedure was saved");
    assertThat(TENDERS.lastAct(tender)).isEqualTo("tender.procedure-set");
    assertThatThrownBy(() -> approve(tender)).hasMessage("tender.invited-too-few");
    assertThat(office.get("/tenders/" + tender + "/approval").body())
        .contains("The number of invited suppliers meets the rules");
  }

  @Test
  void the_end_of_the_time_to_apply_gives_way_to_the_next_day_that_suits_all_states() {
    long tender = TENDERS.aDraft();
    Browserless office = Browserless.signedInAs(APP, TENDERS.buyer());
    String page = "/tenders/" + tender + "/procedure";
    LocalDate friday = LocalDate.now().plusDays(20).with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
    String typed = friday + "T12:00";
    Map<String, String> fields = new HashMap<>();
    fields.put("version", version(tender));
    fields.put("method", "selective");
    fields.put("suppliers", "");
    fields.put("applicationsUntil", typed);
    office.get(page);

    String warned = office.post(page, fields).body();
    fields.put("rest.applicationsUntil", typed);
    fields.put("next.applicationsUntil", "true");
    String moved = office.post(page, fields).body();

    assertThat(warned)
        .contains("Kuwait (weekend)", "name=\"rest.applicationsUntil\" value=\"" + typed + "\"");
    assertThat(moved)
        .contains("value=\"" + friday.plusDays(3) + "T12:00\"")
        .doesNotContain("name=\"rest.applicationsUntil\"");
  }

  @Test
  void a_direct_tender_needs_one_supplier_and_an_open_one_no_ground() {
    long tender = TENDERS.aDraft();
    limited(tender, "direct", "only-one-source");
    assertThatThrownBy(() -> approve(tender)).hasMessage("tender.invited-too-few");

    limited(tender, "direct", "only-one-source", WORLD.aSupplier());
    assertThat(count("tender_invitation", tender)).isEqualTo("1");
    setProcedure.run(
        TENDERS.buyer(),
        tender,
        new ProcedureInput(
            "open", "", new Bilingual("", ""), null, List.of(), List.of(), current(tender)));

    assertThat(count("tender_invitation", tender)).isEqualTo("0");
    assertThat(count("tender_procedure", tender)).isEqualTo("0");
    approve(tender);
  }

  @Test
  void a_supplier_that_may_not_bid_is_not_invited() {
    long tender = TENDERS.aDraft();
    long suspended = WORLD.aSupplier();
    APP.get(SuspendSupplier.class).run(second, suspended, "Late deliveries", null);

    assertThatThrownBy(() -> limited(tender, "direct", "catastrophe", suspended))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r ->
                assertThat(r.faults())
                    .extracting(Refusal.Fault::code)
                    .containsExactly("tender.supplier-barred"));
  }

  @Test
  void only_the_invited_are_told_read_the_dossier_and_bid() {
    long own = WORLD.aSupplier();
    Actor invited = WORLD.aBidderFor(own);
    Actor other = WORLD.aBidderFor(WORLD.aSupplier());
    long tender = publishedLimited(own);
    String number = APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
    String name = APP.ask("SELECT name_en FROM supplier WHERE id = " + own);
    ApiCaller outsider = ApiCaller.of(APP, other);
    ApiCaller insider = ApiCaller.of(APP, invited);

    assertThat(insider.get("/api/v1/messages").body()).contains("tender-invitation", number);
    assertThat(outsider.get("/api/v1/messages").body()).doesNotContain(number);
    announceAnAnswer(tender);
    assertThat(insider.get("/api/v1/messages").body())
        .contains("tender-answered", "/tenders/" + tender + "/dossier");
    assertThat(outsider.get("/api/v1/messages").body()).doesNotContain("tender-answered");
    for (String part : new String[] {"", "/dossier", "/questions"}) {
      assertThat(insider.get("/api/v1/tenders/" + tender + part).statusCode())
          .as(part)
          .isEqualTo(200);
      assertThat(outsider.get("/api/v1/tenders/" + tender + part).statusCode())
          .as(part)
          .isEqualTo(404);
    }
    assertThat(Browserless.signedInAs(APP, invited).get("/tenders/" + tender + "/bid").statusCode())
        .isEqualTo(200);
    HttpResponse<String> room =
        Browserless.signedInAs(APP, other).get("/tenders/" + tender + "/bid");
    assertThat(room.statusCode()).isEqualTo(403);
    assertThat(room.body()).contains("Only suppliers invited to this tender");
    assertThat(outsider.get("/api/v1/home").body()).doesNotContain(number);
    assertThat(Browserless.signedInAs(APP, other).get("/").body()).doesNotContain(number);

    HttpResponse<String> notice = Browserless.at(APP).get("/publications/" + number);
    String release =
        ApiCaller.of(APP, other).get("/api/v1/publications/" + number + "/release").body();
    assertThat(notice.body()).contains("ثلاثة مصنّعين فقط", "29 (1)").doesNotContain(name);
    assertThat(APP.get(TenderQueries.class).listCriteria(tender))
        .isNotEmpty()
        .allSatisfy(c -> assertThat(notice.body()).doesNotContain(c.name().ar()));
    assertThat(release)
        .contains("\"procurementMethod\":\"limited\"", "procurementMethodRationale", REASON.en())
        .doesNotContain(name);
    assertThat(Browserless.signedInAs(APP, invited).get("/tenders/" + tender + "/dossier").body())
        .contains(APP.get(TenderQueries.class).listCriteria(tender).get(0).name().en());
  }

  /** As an answer to a question does, in a transaction as there. */
  @SuppressWarnings("unchecked")
  private static void announceAnAnswer(long tender) {
    TransactionOperations<Connection> transactions = APP.get(TransactionOperations.class);
    ApplicationEventPublisher<QuestionAnswered> events = APP.get(ApplicationEventPublisher.class);
    transactions.executeWrite(
        status -> {
          events.publishEvent(new QuestionAnswered(tender, 1, ""));
          return true;
        });
  }

  @Test
  void the_database_itself_takes_a_bid_of_the_invited_alone() {
    long own = WORLD.aSupplier();
    long other = WORLD.aSupplier();
    long tender = publishedLimited(own);

    assertThat(refusal(bid(tender * 1000 + 1, tender, other))).contains("bid.not-invited");
    assertThat(refusal(bid(tender * 1000 + 2, tender, own))).isEqualTo("taken");
    // Not even where the beginning of the bid was let through.
    APP.without(
        "tr_bid_invited",
        () -> assertThat(refusal(bid(tender * 1000 + 3, tender, other))).isEqualTo("taken"));
    assertThat(
            refusal(
                """
                INSERT INTO bid_version (bid_id, tender_id, number, receipt_number, request_key,
                  received_at, received_from, sha256, sealed_content, sealed_prices)
                VALUES (%d, %d, 1, 'B-X-%d', 'k', UTC_TIMESTAMP(6), %d, REPEAT('a', 64), 'x', 'y')"""
                    .formatted(
                        tender * 1000 + 3, tender, tender, WORLD.aBidderFor(other).personId())))
        .contains("bid.not-invited");
  }

  @Test
  void the_database_itself_approves_no_procedure_without_ground_or_with_too_few() {
    long tender = TENDERS.aDraft();
    APP.sql("UPDATE joint_tender SET procurement_method = 'limited' WHERE id = " + tender);
    String approve =
        "UPDATE joint_tender SET status = 'APPROVED', approved_by = %d WHERE id = %d"
            .formatted(second.personId(), tender);
    assertThat(refusal(approve)).contains("tender.procedure-unjustified");

    limited(tender, "limited", "few-suppliers", WORLD.aSupplier());
    assertThat(refusal(approve)).contains("tender.invited-too-few");
    assertThat(refusal("UPDATE tender_procedure SET reason_en = '' WHERE tender_id = " + tender))
        .contains("tender.not-editable");
  }

  @Test
  void the_database_itself_keeps_procedure_and_invited_of_a_published_tender() {
    long own = WORLD.aSupplier();
    long tender = publishedLimited(own);

    for (String statement :
        new String[] {
          "UPDATE joint_tender SET procurement_method = 'open' WHERE id = ",
          "DELETE FROM tender_procedure WHERE tender_id = ",
          "UPDATE tender_procedure SET reason_ar = 'x' WHERE tender_id = ",
          "DELETE FROM tender_invitation WHERE tender_id = ",
          "UPDATE tender_invitation SET origin = 'QUALIFIED' WHERE tender_id = "
        }) {
      assertThat(refusal(statement + tender)).as(statement).doesNotContain("taken");
    }
    for (String origin : new String[] {"NAMED", "QUALIFIED"}) {
      assertThat(
              refusal(
                  "INSERT INTO tender_invitation (tender_id, supplier_id, origin, added_at)"
                      + " VALUES (%d, %d, '%s', UTC_TIMESTAMP(6))"
                          .formatted(tender, WORLD.aSupplier(), origin)))
          .contains("procedure.invitation-fixed");
    }
  }

  @Test
  void a_program_sets_the_procedure_and_learns_the_field_that_is_wrong() {
    long tender = TENDERS.aDraft();
    ApiCaller program = ApiCaller.of(APP, TENDERS.buyer());
    String address = "/api/v1/tenders/" + tender + "/procedure";

    HttpResponse<String> wrong =
        program.send(
            "PUT",
            address,
            "{\"method\":\"direct\",\"ground\":\"catastrophe\",\"version\":%s}"
                .formatted(version(tender)));
    HttpResponse<String> set =
        program.send(
            "PUT",
            address,
            """
            {"method":"direct","ground":"catastrophe","reason":{"ar":"سيول","en":"Floods"},
             "suppliers":["%s"],"version":%s}"""
                .formatted(numbers(WORLD.aSupplier()).get(0), version(tender)));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("reason.ar", "reason.en");
    assertThat(set.statusCode()).isEqualTo(200);
    assertThat(set.body()).contains("\"ground\":\"catastrophe\"", "article 30 (5) (b)");
    assertThat(
            ApiCaller.of(APP, WORLD.aBidderFor(WORLD.aSupplier()))
                .send("PUT", address, "{\"method\":\"open\",\"version\":0}")
                .statusCode())
        .isEqualTo(403);
  }

  private long publishedLimited(long supplier) {
    long tender = TENDERS.aDraft();
    limited(tender, "limited", "few-suppliers", supplier, WORLD.aSupplier(), WORLD.aSupplier());
    approve(tender);
    APP.get(PublishTender.class).run(TENDERS.buyer(), tender);
    return tender;
  }

  private void limited(long tender, String method, String ground, long... suppliers) {
    setProcedure.run(
        TENDERS.buyer(),
        tender,
        new ProcedureInput(
            method,
            ground,
            REASON,
            (Instant) null,
            List.of(),
            numbers(suppliers),
            current(tender)));
  }

  private void approve(long tender) {
    TenderFixture.approve(APP, second, tender);
  }

  private static List<String> numbers(long... suppliers) {
    return Arrays.stream(suppliers)
        .mapToObj(s -> APP.ask("SELECT registration_number FROM supplier WHERE id = " + s))
        .toList();
  }

  private static String version(long tender) {
    return APP.ask("SELECT version FROM joint_tender WHERE id = " + tender);
  }

  private static int current(long tender) {
    return Integer.parseInt(version(tender));
  }

  private static String count(String table, long tender) {
    return APP.ask("SELECT COUNT(*) FROM %s WHERE tender_id = %d".formatted(table, tender));
  }

  private static String bid(long id, long tender, long supplier) {
    return """
        INSERT INTO bid (id, tender_id, supplier_id, status, created_at, updated_at)
        VALUES (%d, %d, %d, 'DRAFT', UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))"""
        .formatted(id, tender, supplier);
  }

  private static String refusal(String statement) {
    try (var connection = APP.connect();
        var sql = connection.createStatement()) {
      sql.executeUpdate(statement);
      return "taken";
    } catch (java.sql.SQLException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
