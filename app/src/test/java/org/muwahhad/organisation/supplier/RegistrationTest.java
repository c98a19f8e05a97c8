package org.muwahhad.organisation.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.organisation.supplier.RegistrationFixture.PDF;
import static org.muwahhad.organisation.supplier.RegistrationFixture.TODAY;
import static org.muwahhad.organisation.supplier.RegistrationFixture.content;
import static org.muwahhad.organisation.supplier.RegistrationFixture.inDays;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.shared.Refusal;

/** Suppliers register themselves and are vetted. */
class RegistrationTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private final RegistrationFixture companies = new RegistrationFixture(APP, buyer);

  @Test
  void a_company_goes_from_an_address_of_mail_to_its_first_session() {
    Browserless company = Browserless.at(APP);
    company.get("/language/en");
    int before = sent();
    HttpResponse<String> asked = company.post("/register", "email", "bids@oasis.example");
    awaitLinkAfter(before);
    String base = companies.link();
    String again = company.post("/register", "email", "bids@oasis.example").body();
    assertThat(company.post("/register", "email", "nobody").body()).contains("such as name@");
    assertThat(asked.body()).contains("a message with the link is on its way");
    assertThat(again).contains("a message with the link is on its way");
    assertThat(company.get(base + "x").statusCode()).isEqualTo(404);

    assertThat(company.get(base).body()).contains("Beneficial owners", "Still missing");
    HttpResponse<String> early = company.post(base, Map.of("name.en", "Oasis", "act", "send"));
    assertThat(early.statusCode()).isEqualTo(422);
    assertThat(early.body()).contains("value=\"Oasis\"", "3 certificates are still missing");
    HttpResponse<String> wrong =
        company.upload(base + "/documents", "a.pdf", "GIF89a", document("TAX", TODAY.minusDays(1)));
    assertThat(wrong.body()).contains("Choose a PDF, PNG or JPEG", "has already expired");
    assertThat(company.get(base + "/documents").body()).doesNotContain("#send");
    certificates(company, base, TODAY.plusDays(100));
    assertThat(company.get(base + "/documents").body())
        .as("from the last certificate a way leads on to sending")
        .contains("All certificates are there", "href=\"" + base + "?change=true#send\"");
    assertThat(company.get(base + "?change=true").body()).contains("id=\"send\"");
    HttpResponse<String> sent = company.post(base, stated("2030-77", "60", "60"));
    assertThat(sent.body()).contains("cannot exceed 100 per cent", "value=\"2030-77\"");
    sent = company.post(base, stated("2030-77", "60", "15"));
    assertThat(sent.body()).contains("List everyone who holds 25 per cent");
    sent = company.post(base, stated("2030-77", "60", "40"));
    assertThat(sent.body()).contains("Sent to the central purchasing body", "Waiting for vetting");

    Browserless desk = Browserless.signedInAs(APP, buyer);
    desk.get("/language/en");
    assertThat(desk.get("/organisation/vetting").body()).contains("Oasis Trading");
    String dossier = "/organisation/vetting/" + companies.file("bids@oasis.example");
    assertThat(desk.get(dossier).body()).contains("2030-77", "Layla", "Chamber of commerce");
    desk.get(dossier + "/return");
    assertThat(desk.post(dossier + "/return", "number", "1", "reason", "").statusCode())
        .isEqualTo(422);
    desk.post(dossier + "/return", "number", "1", "reason", "Name the second owner in full");
    assertThat(company.get(base).statusCode()).isEqualTo(404);
    String newBase = companies.link();
    assertThat(company.get(newBase).body()).contains("Name the second owner in full");
    company.post(newBase, stated("2030-77", "55", "45"));
    desk.get(dossier + "/accept");
    assertThat(desk.post(dossier + "/accept", "number", "1").statusCode()).isEqualTo(409);
    assertThat(desk.post(dossier + "/accept", "number", "2").body()).contains("was accepted");
    assertThat(acts(companies.file("bids@oasis.example")))
        .startsWith("supplier.registration-accepted supplier.registration-submitted");

    String password = companies.link();
    String login =
        APP.ask(
            "SELECT LOWER(reference) FROM supplier_registration WHERE id = "
                + companies.file("bids@oasis.example"));
    assertThat(company.get(password).body()).contains(login);
    String own = "a password of my own";
    company.post(password, "password", own, "repeated", own);
    assertThat(company.get(password).statusCode()).isEqualTo(404);
    company.post("/sign-in", "login", login, "password", own);
    assertThat(company.get("/company").body()).contains("Oasis Trading", "Version 2", "Accepted");
  }

  @Test
  void nothing_is_looked_up_before_the_answer_so_its_time_tells_nothing() throws Exception {
    Browserless stranger = Browserless.at(APP);
    String known = APP.ask("SELECT email FROM person WHERE id = " + buyer.personId());
    int before = sent();
    TestDatabase.asRoot("GRANT LOCK TABLES ON *.* TO 'muwahhad'@'127.0.0.1'");
    try (Connection other = APP.connect();
        Statement locks = other.createStatement()) {
      locks.execute("LOCK TABLES supplier_registration WRITE, person WRITE");
      for (String email : List.of(known, "new@oasis.example")) {
        HttpResponse<String> answer =
            stranger.send(
                stranger
                    .request("/api/v1/registrations")
                    .header("Content-Type", "application/json")
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"" + email + "\"}"))
                    .build());
        assertThat(answer.statusCode()).as(email).isEqualTo(202);
      }
      locks.execute("UNLOCK TABLES");
    }
    awaitLinkAfter(before);
    assertThat(companies.file("new@oasis.example")).isPositive();
  }

  @Test
  void programs_register_and_vet_as_people_do_and_are_told_the_field() {
    Browserless program = Browserless.at(APP);
    long id = companies.asked("api@oasis.example");
    String key = companies.link().substring("/registration/".length());
    assertThat(program.get("/api/v1/registrations/" + key).body()).contains("\"DRAFT\"");
    ApiCaller desk = ApiCaller.of(APP, buyer);
    Holder holder = APP.get(Holders.class).byLink(key);
    companies.submitted(holder, "9911", "Rami");

    HttpResponse<String> refused =
        desk.send("POST", "/api/v1/vetting/" + id + "/return", "{\"number\":1}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("reason");
    assertThat(
            desk.send(
                    "POST",
                    "/api/v1/vetting/" + id + "/refuse",
                    "{\"number\":1,\"reason\":\"Not real\"}")
                .body())
        .contains("REFUSED", "Not real");
    assertThatThrownBy(() -> companies.save(holder, content("9911", "Rami", "100")))
        .hasMessage("supplier.registration-refused");
    assertThat(
            ApiCaller.of(APP, WORLD.aPersonWho(Role.ADMINISTRATOR))
                .get("/api/v1/vetting")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_number_of_another_supplier_of_the_country_is_refused_without_telling_of_it() {
    long known = WORLD.aSupplier();
    String number = APP.ask("SELECT registration_number FROM supplier WHERE id = " + known);
    companies.asked("twice@oasis.example");
    Holder holder = companies.holder();
    companies.certificates(holder);
    companies.save(holder, content(number, "Sara", "100"));

    assertThatThrownBy(() -> APP.get(SubmitRegistration.class).run(holder))
        .isInstanceOfSatisfying(
            Refusal.InvalidInput.class,
            r -> {
              assertThat(r.faults().get(0).field()).isEqualTo("registerNumber");
              assertThat(r.faults().get(0).code()).isEqualTo("supplier.register-number-not-usable");
              assertThat(r.faults().get(0).arguments()).isEmpty();
            });
  }

  @Test
  void a_link_asked_for_again_and_a_file_begun_by_its_first_writer_are_on_the_record() {
    long before = Long.parseLong(APP.ask("SELECT MAX(id) FROM audit_row"));

    companies.asked("again@oasis.example");
    inDays(1, () -> companies.asked("again@oasis.example"));
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    APP.get(Holders.class).of(bidder);

    assertThat(
            APP.ask(
                """
                SELECT COUNT(*) FROM audit_row r
                 WHERE r.id > %d AND r.table_name = 'supplier_registration'
                   AND NOT EXISTS (SELECT 1 FROM audit_entry e WHERE e.rows_session = r.session
                                     AND r.id BETWEEN e.rows_first AND e.rows_last)"""
                    .formatted(before)))
        .as("changes that no entry tells of")
        .isEqualTo("0");
    assertThat(acts(companies.file("again@oasis.example")))
        .isEqualTo(
            "supplier.registration-link-sent supplier.registration-link-sent"
                + " supplier.registration-begun");
  }

  @Test
  void who_only_reads_the_pages_of_the_own_company_writes_nothing() {
    long supplier = WORLD.aSupplier();
    Actor bidder = WORLD.aBidderFor(supplier);
    Browserless browser = Browserless.signedInAs(APP, bidder);
    String entries = "SELECT COUNT(*) FROM audit_entry";
    String files = "SELECT COUNT(*) FROM supplier_registration WHERE supplier_id = " + supplier;
    String before = APP.ask(entries);

    assertThat(browser.get("/company").statusCode()).isEqualTo(200);
    assertThat(browser.get("/company/documents").statusCode()).isEqualTo(200);
    assertThat(browser.get("/company/documents/1").statusCode()).isEqualTo(404);
    HttpResponse<String> sheet = browser.get("/api/v1/company");
    assertThat(sheet.statusCode()).isEqualTo(200);
    assertThat(sheet.body()).contains("\"editable\":true");
    assertThat(APP.ask(entries)).isEqualTo(before);
    assertThat(APP.ask(files)).isEqualTo("0");

    APP.get(SaveRegistration.class)
        .run(APP.get(Holders.class).of(bidder), content("8800", "Huda", "100"));
    assertThat(APP.ask(files)).isEqualTo("1");
    assertThat(APP.ask("SELECT act FROM audit_entry ORDER BY id DESC LIMIT 1"))
        .isEqualTo("supplier.registration-saved");
  }

  private static int sent() {
    return Integer.parseInt(APP.ask("SELECT COUNT(*) FROM notice WHERE href LIKE '%~'"));
  }

  private static void awaitLinkAfter(int before) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (sent() == before && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(sent()).isGreaterThan(before);
  }

  private static String acts(long file) {
    return APP.ask(
        "SELECT GROUP_CONCAT(act ORDER BY id DESC SEPARATOR ' ') FROM audit_entry WHERE"
            + " object_type = 'supplier-registration' AND object_id = '"
            + file
            + "'");
  }

  private static void certificates(Browserless company, String base, LocalDate until) {
    for (String kind : List.of("COMMERCIAL_REGISTER", "CHAMBER", "TAX")) {
      company.upload(base + "/documents", kind + ".pdf", PDF, document(kind, until));
    }
  }

  private static Map<String, String> document(String kind, LocalDate until) {
    return Map.of("kind", kind, "expiresOn", until.toString());
  }

  private static Map<String, String> stated(String number, String... shares) {
    Map<String, String> form = new LinkedHashMap<>();
    form.put("name.ar", "شركة الواحة للتجارة");
    form.put("name.en", "Oasis Trading");
    form.put("registerNumber", number);
    form.put("country", "SA");
    form.put("taxNumber", "300123");
    form.put("address.ar", "الرياض");
    form.put("address.en", "Riyadh");
    form.put("contact.ar", "ليلى");
    form.put("contact.en", "Layla");
    form.put("phone", "+966 11 000 0000");
    for (int i = 0; i < shares.length; i++) {
      // The first row stays empty: what is stated moves up.
      String at = "owners[" + (i + 1) + "].";
      form.put(at + "name", "Owner " + i);
      form.put(at + "nationality", "SA");
      form.put(at + "share", shares[i]);
    }
    form.put("act", "send");
    return form;
  }
}
