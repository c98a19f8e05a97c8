package org.muwahhad.organisation.supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.muwahhad.access.Actors;
import org.muwahhad.access.Role;
import org.muwahhad.access.SignedLinks;
import org.muwahhad.db.TestDatabase;
import org.muwahhad.demo.DemoTime;
import org.muwahhad.notification.RemindOfCertificates;
import org.muwahhad.shared.Bilingual;
import org.muwahhad.shared.Language;
import org.muwahhad.shared.Refusal;

/** Suppliers register themselves, are vetted, change their data, and are told what expires. */
class RegistrationTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Riyadh"));
  private static final String PDF = "%PDF-1.4\n1 0 obj\n";
  private final Actor buyer = WORLD.aPersonWho(Role.CENTRAL_BUYER);

  @Test
  void a_company_goes_from_an_address_of_mail_to_its_first_session() {
    Browserless company = Browserless.at(APP);
    company.get("/language/en");
    int before = sent();
    HttpResponse<String> asked = company.post("/register", "email", "bids@oasis.example");
    awaitLinkAfter(before);
    String base = link();
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
    String dossier = "/organisation/vetting/" + file("bids@oasis.example");
    assertThat(desk.get(dossier).body()).contains("2030-77", "Layla", "Chamber of commerce");
    desk.get(dossier + "/return");
    assertThat(desk.post(dossier + "/return", "number", "1", "reason", "").statusCode())
        .isEqualTo(422);
    desk.post(dossier + "/return", "number", "1", "reason", "Name the second owner in full");
    assertThat(company.get(base).statusCode()).isEqualTo(404);
    String newBase = link();
    assertThat(company.get(newBase).body()).contains("Name the second owner in full");
    company.post(newBase, stated("2030-77", "55", "45"));
    desk.get(dossier + "/accept");
    assertThat(desk.post(dossier + "/accept", "number", "1").statusCode()).isEqualTo(409);
    assertThat(desk.post(dossier + "/accept", "number", "2").body()).contains("was accepted");
    assertThat(acts(file("bids@oasis.example")))
        .startsWith("supplier.registration-accepted supplier.registration-submitted");

    String password = link();
    String login =
        APP.ask(
            "SELECT LOWER(reference) FROM supplier_registration WHERE id = "
                + file("bids@oasis.example"));
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
    assertThat(file("new@oasis.example")).isPositive();
  }

  @Test
  void programs_register_and_vet_as_people_do_and_are_told_the_field() {
    Browserless program = Browserless.at(APP);
    long id = asked("api@oasis.example");
    String key = link().substring("/registration/".length());
    assertThat(program.get("/api/v1/registrations/" + key).body()).contains("\"DRAFT\"");
    ApiCaller desk = ApiCaller.of(APP, buyer);
    Holder holder = APP.get(Holders.class).byLink(key);
    submitted(holder, "9911", "Rami");

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
    assertThatThrownBy(() -> save(holder, content("9911", "Rami", "100")))
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
    asked("twice@oasis.example");
    Holder holder = holder();
    certificates(holder);
    save(holder, content(number, "Sara", "100"));

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
  void contact_data_change_at_once_and_owners_through_vetting_in_the_database_too() {
    Actor bidder = accepted("changes@oasis.example", "5500");
    Holder holder = APP.get(Holders.class).of(bidder);
    RegistrationContent before = content("5500", "Huda", "100");
    save(holder, content("5500", "Maha", "100"));
    assertThat(APP.get(SubmitRegistration.class).run(holder))
        .isEqualTo(RegistrationStatus.ACCEPTED);

    save(holder, content("5500", "Maha", "90"));
    long draft = version(holder);
    String unseen =
        "UPDATE registration_version SET status = 'ACCEPTED', submitted_at = UTC_TIMESTAMP(6),"
            + " submitted_by = "
            + bidder.personId()
            + ", decided_at = UTC_TIMESTAMP(6) WHERE id = "
            + draft;
    assertThatThrownBy(() -> APP.sql(unseen)).hasMessageContaining("supplier.needs-vetting");
    APP.sql(
        "INSERT INTO registration_owner (version_id, name, nationality, share_percent)"
            + " VALUES ("
            + draft
            + ", 'Hidden', 'SA', 50)");
    assertThatThrownBy(
            () ->
                APP.sql(
                    unseen
                        .replace("'ACCEPTED'", "'SUBMITTED'")
                        .replace(", decided_at = UTC_TIMESTAMP(6)", "")))
        .hasMessageContaining("supplier.shares-above-hundred");
    APP.sql("DELETE FROM registration_owner WHERE name = 'Hidden'");
    assertThat(APP.get(SubmitRegistration.class).run(holder))
        .isEqualTo(RegistrationStatus.SUBMITTED);

    assertThatThrownBy(() -> save(holder, before)).hasMessage("supplier.being-vetted");
    assertThatThrownBy(
            () -> APP.sql("UPDATE registration_version SET phone = '1' WHERE id = " + draft))
        .hasMessageContaining("supplier.version-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM registration_owner WHERE version_id = " + draft))
        .hasMessageContaining("supplier.version-fixed");
    assertThatThrownBy(() -> APP.sql("DELETE FROM registration_version WHERE id = " + draft))
        .hasMessageContaining("supplier.version-fixed");
  }

  @Test
  void
      a_supplier_keeps_its_number_but_for_an_accepted_change_and_its_standing_but_for_a_suspension() {
    Actor bidder = accepted("number@oasis.example", "6600");
    long supplier = bidder.require(Role.BIDDER).supplier();
    String rename = "UPDATE supplier SET registration_number = '%s' WHERE id = " + supplier;

    assertThatThrownBy(() -> APP.sql(rename.formatted("6699")))
        .hasMessageContaining("organisation.identity-fixed");
    Holder holder = APP.get(Holders.class).of(bidder);
    submitted(holder, "6601", "Huda");
    APP.get(AcceptRegistration.class).run(buyer, holder.registrationId(), 2);

    assertThat(APP.ask("SELECT registration_number FROM supplier WHERE id = " + supplier))
        .isEqualTo("6601");
    assertThatThrownBy(
            () -> APP.sql("UPDATE supplier SET status = 'SUSPENDED' WHERE id = " + supplier))
        .hasMessageContaining("organisation.standing-differs");
  }

  @Test
  void a_link_asked_for_again_and_a_file_begun_by_its_first_writer_are_on_the_record() {
    long before = Long.parseLong(APP.ask("SELECT MAX(id) FROM audit_row"));

    asked("again@oasis.example");
    inDays(1, () -> asked("again@oasis.example"));
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
    assertThat(acts(file("again@oasis.example")))
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

  @Test
  void a_certificate_that_expires_is_told_of_60_and_14_days_before_and_once_each() {
    Actor bidder = accepted("expiry@oasis.example", "7700");
    long supplier = bidder.require(Role.BIDDER).supplier();

    inDays(30, () -> remind(bidder, 0));
    inDays(41, () -> remind(bidder, 3));
    inDays(42, () -> remind(bidder, 3));
    inDays(87, () -> remind(bidder, 6));
    inDays(
        99,
        () ->
            assertThat(APP.get(ExpiringCertificateQueries.class).listExpiredOf(supplier))
                .isEmpty());
    inDays(
        102,
        () ->
            assertThat(APP.get(ExpiringCertificateQueries.class).listExpiredOf(supplier))
                .hasSize(3));
  }

  private static void remind(Actor bidder, int told) {
    APP.get(RemindOfCertificates.class).run();
    assertThat(
            APP.ask(
                "SELECT COUNT(*) FROM inbox_message i JOIN notice n ON n.id = i.notice_id WHERE"
                    + " n.kind = 'certificate-expiring' AND i.person_id = "
                    + bidder.personId()))
        .isEqualTo(Integer.toString(told));
  }

  private static void inDays(int days, Runnable act) {
    DemoTime.run(Instant.now().plus(Duration.ofDays(days)), act);
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

  /** The link sent last, as it stands in the mail. */
  private static String link() {
    return APP.get(SignedLinks.class)
        .outgoing(APP.ask("SELECT href FROM notice WHERE href LIKE '%~' ORDER BY id DESC LIMIT 1"));
  }

  private static Holder holder() {
    return APP.get(Holders.class).byLink(link().substring("/registration/".length()));
  }

  private static long asked(String email) {
    APP.get(AskForRegistration.class).run(email, Language.EN, email);
    return file(email);
  }

  private static long file(String email) {
    return Long.parseLong(
        APP.ask("SELECT id FROM supplier_registration WHERE email = '" + email + "'"));
  }

  private static long version(Holder holder) {
    return Long.parseLong(
        APP.ask(
            "SELECT MAX(id) FROM registration_version WHERE registration_id = "
                + holder.registrationId()));
  }

  private static String acts(long file) {
    return APP.ask(
        "SELECT GROUP_CONCAT(act ORDER BY id DESC SEPARATOR ' ') FROM audit_entry WHERE"
            + " object_type = 'supplier-registration' AND object_id = '"
            + file
            + "'");
  }

  /** A supplier in the register, with the account of its contact. */
  private Actor accepted(String email, String number) {
    long id = asked(email);
    Holder holder = holder();
    submitted(holder, number, "Huda");
    APP.get(AcceptRegistration.class).run(buyer, id, 1);
    return APP.get(Actors.class).get(holder.personId());
  }

  private static void submitted(Holder holder, String number, String contact) {
    certificates(holder);
    save(holder, content(number, contact, "100"));
    APP.get(SubmitRegistration.class).run(holder);
  }

  private static void save(Holder holder, RegistrationContent content) {
    APP.get(SaveRegistration.class).run(holder, content);
  }

  private static void certificates(Holder holder) {
    for (DocumentKind kind :
        List.of(DocumentKind.COMMERCIAL_REGISTER, DocumentKind.CHAMBER, DocumentKind.TAX)) {
      APP.get(AttachCertificate.class)
          .run(
              holder,
              new AttachCertificate.CertificateFile(
                  kind, TODAY.plusDays(100), PDF.getBytes(StandardCharsets.UTF_8), "a.pdf"));
    }
  }

  private static void certificates(Browserless company, String base, LocalDate until) {
    for (String kind : List.of("COMMERCIAL_REGISTER", "CHAMBER", "TAX")) {
      company.upload(base + "/documents", kind + ".pdf", PDF, document(kind, until));
    }
  }

  private static Map<String, String> document(String kind, LocalDate until) {
    return Map.of("kind", kind, "expiresOn", until.toString());
  }

  private static RegistrationContent content(String number, String contact, String share) {
    return new RegistrationContent(
        new Bilingual("شركة الواحة", "Oasis"),
        number,
        "SA",
        "3001",
        new Bilingual("الرياض", "Riyadh"),
        new Bilingual("اسم", contact),
        "+966",
        true,
        List.of(),
        List.of(new RegistrationContent.Owner("Noor", "SA", new BigDecimal(share))));
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
