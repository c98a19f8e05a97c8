package org.muwahhad.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.MailedLink;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** The pages without scripts, and the API, as each role meets them. */
@Tag("long")
class OrganisationHttpTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final String ENTITIES = "/organisation/entities";
  private static final String PEOPLE = "/organisation/people";
  private static final String OWN = "my own long password";

  @Test
  void an_administrator_goes_from_nothing_to_an_officer_who_signs_in() {
    Browserless admin = signedIn(WORLD.aPersonWho(Role.ADMINISTRATOR));
    admin.get(ENTITIES + "/new");
    HttpResponse<String> entity =
        admin.post(
            ENTITIES,
            "state",
            "KW",
            "code",
            "KW-WEB",
            "name.ar",
            "وزارة",
            "name.en",
            "Web ministry");
    assertThat(entity.body()).contains("The procuring entity was added");
    HttpResponse<String> site =
        admin.post(
            entity.uri().getPath() + "/sites",
            "code",
            "KW-WEB-1",
            "name.ar",
            "مخزن",
            "name.en",
            "Store",
            "city.ar",
            "الكويت",
            "city.en",
            "Kuwait City");
    assertThat(site.body()).contains("The delivery site was added", "KW-WEB-1");
    assertThat(admin.get(PEOPLE + "/new?role=PROCUREMENT_OFFICER&entity=KW-WEB").body())
        .contains("value=\"KW-WEB\"");
    HttpResponse<String> given =
        admin.post(
            PEOPLE,
            "login",
            "officer.web",
            "name-ar",
            "موظف",
            "name-en",
            "Officer",
            "title-ar",
            "مسؤول",
            "title-en",
            "Officer",
            "email",
            "o@example.org",
            "role",
            "PROCUREMENT_OFFICER",
            "entity",
            "KW-WEB");
    assertThat(given.body())
        .contains("The proposal was recorded", "Waiting for another administrator", "officer.web")
        .doesNotContain("/choose-password/", given.uri().getPath() + "/confirm");
    assertThat(admin.post(given.uri().getPath() + "/confirm").body())
        .contains("You proposed this yourself");
    assertThat(accounts("officer.web")).isEqualTo("0");

    Browserless second = signedIn(WORLD.aPersonWho(Role.ADMINISTRATOR));
    assertThat(second.get(given.uri().getPath()).body())
        .contains("Web ministry", "o@example.org", given.uri().getPath() + "/confirm");
    HttpResponse<String> confirmed = second.post(given.uri().getPath() + "/confirm");
    assertThat(confirmed.body())
        .contains("The proposal was confirmed and carried out")
        .doesNotContain("/choose-password/");
    assertThat(accounts("officer.web")).isEqualTo("1");

    String link = MailedLink.toChoosePassword(APP, "officer.web");
    Browserless officer = Browserless.at(APP);
    officer.get("/language/en");
    assertThat(officer.get(link).body()).contains("officer.web");
    assertThat(officer.post(link, "password", "short", "repeated", "short").body())
        .contains("at least 12 characters");
    HttpResponse<String> chosen = officer.post(link, "password", OWN, "repeated", OWN);
    assertThat(chosen.uri().getPath()).isEqualTo("/sign-in");
    assertThat(chosen.body()).contains("The password is chosen. Sign in as");
    assertThat(officer.get(link).statusCode()).isEqualTo(404);
    HttpResponse<String> home = officer.post("/sign-in", "login", "officer.web", "password", OWN);
    assertThat(home.uri().getPath()).isEqualTo("/");
    assertThat(officer.get(ENTITIES).body()).contains("Web ministry");
  }

  @Test
  void a_refused_form_keeps_what_was_typed_and_says_what_is_wrong_at_the_field() {
    Browserless admin = signedIn(WORLD.aPersonWho(Role.ADMINISTRATOR));
    admin.get(ENTITIES + "/new");

    HttpResponse<String> refused =
        admin.post(ENTITIES, "state", "KW", "code", "wrong", "name.ar", "وزارة", "name.en", "");

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("value=\"wrong\"", "id=\"code-error\"", "id=\"name-en-error\"");
  }

  @Test
  void an_account_is_locked_unlocked_and_gets_roles_on_its_page() {
    Actor person = WORLD.aPersonWho(Role.CATALOG_MANAGER);
    String page = PEOPLE + "/" + person.personId();
    Browserless admin = signedIn(WORLD.aPersonWho(Role.ADMINISTRATOR));
    Browserless second = signedIn(WORLD.aPersonWho(Role.ADMINISTRATOR));
    admin.get(page + "/lock");

    assertThat(admin.post(page + "/lock", "reason", "").statusCode()).isEqualTo(422);
    assertThat(admin.post(page + "/lock", "reason", "On leave").body())
        .contains("The account was locked", "On leave");
    assertThat(admin.post(page + "/unlock").body()).contains("The account was unlocked");
    assertThat(admin.post(page + "/roles", "role", "NATIONAL_COORDINATOR", "state", "").body())
        .contains("id=\"state-error\"");
    assertThat(admin.post(page + "/roles", "role", "AUDITOR").body())
        .contains("id=\"role-error\"", "a role that cannot be combined with this one");
    HttpResponse<String> role =
        admin.post(page + "/roles", "role", "NATIONAL_COORDINATOR", "state", "OM");
    assertThat(role.body()).contains("The proposal was recorded");
    assertThat(roles(person)).isEqualTo("CATALOG_MANAGER");
    assertThat(confirmed(second, role)).contains("The proposal was confirmed and carried out");
    assertThat(roles(person)).isEqualTo("CATALOG_MANAGER,NATIONAL_COORDINATOR");
    assertThat(admin.post(page + "/roles/revoke", "role", "CATALOG_MANAGER").body())
        .contains("The role was removed");

    assertThat(admin.get(page + "/password").body()).contains("Propose a new password");
    HttpResponse<String> reset = admin.post(page + "/password");
    assertThat(reset.body())
        .contains("The proposal was recorded")
        .doesNotContain("/choose-password/");
    Browserless open = signedIn(person);
    assertThat(open.get("/sessions").uri().getPath()).isEqualTo("/sessions");
    assertThat(confirmed(second, reset)).doesNotContain("/choose-password/");
    assertThat(open.get("/sessions").uri().getPath()).isEqualTo("/sign-in");
    assertThat(signedIn(person).get("/sessions").uri().getPath()).isEqualTo("/sign-in");
    choose(person.login());
    assertThat(admin.post(page + "/sessions/end").body()).contains("One session was ended");
    assertThat(admin.post(page + "/sessions/end").body()).contains("There was no open session");
  }

  @Test
  void a_buyer_keeps_suppliers_holidays_and_rates() {
    Browserless buyer = signedIn(WORLD.aPersonWho(Role.CENTRAL_BUYER));
    buyer.get("/organisation/suppliers/new");
    HttpResponse<String> supplier =
        buyer.post(
            "/organisation/suppliers",
            "number",
            "CR-WEB",
            "name.ar",
            "شركة",
            "name.en",
            "Web company",
            "country",
            "AE",
            "gccOrigin",
            "true");
    assertThat(supplier.body()).contains("The supplier was registered", "United Arab Emirates");
    String page = supplier.uri().getPath();
    assertThat(buyer.get(page + "/suspend").body()).contains("Suspend the supplier");
    assertThat(buyer.post(page + "/suspend", "reason", "Decision 1", "until", "soon").body())
        .contains("id=\"until-error\"");
    assertThat(buyer.post(page + "/suspend", "reason", "Decision 1", "until", "").body())
        .contains("The supplier was suspended");
    assertThat(buyer.post(page + "/reinstate", "reason", "Decision 2").body())
        .contains("The suspension was lifted");

    assertThat(buyer.get("/organisation/states").body()).contains("Asia/Muscat");
    assertThat(
            buyer
                .post(
                    "/organisation/states/OM/holidays",
                    "day",
                    "2030-07-09",
                    "name.ar",
                    "عطلة",
                    "name.en",
                    "Web holiday",
                    "source",
                    "Decree 1")
                .body())
        .contains("The holiday was added", "Web holiday");
    assertThat(buyer.post("/organisation/states/OM/holidays/2030-07-09/remove").body())
        .contains("The holiday was removed");
    assertThat(buyer.get("/organisation/holidays/import").body()).contains("Columns of the file");
    assertThat(buyer.get("/organisation/holidays/import/columns.csv").body())
        .contains("\"State\",\"Day\",\"Name in Arabic\",\"Name in English\",\"Source\"");
    assertThat(
            buyer
                .post(
                    "/organisation/rates",
                    "currency",
                    "SAR",
                    "validFrom",
                    "2020-01-01",
                    "unitsPerUsd",
                    "3.75",
                    "source",
                    "x")
                .body())
        .contains("from tomorrow (Riyadh time) at the earliest");
  }

  @Test
  void the_page_is_there_in_arabic() {
    Browserless admin = signedIn(WORLD.aPersonWho(Role.ADMINISTRATOR));
    admin.get("/language/ar");

    for (String path :
        List.of(
            ENTITIES,
            PEOPLE,
            "/organisation/suppliers",
            "/organisation/states",
            "/organisation/rates",
            "/organisation/states/SA",
            "/password")) {
      HttpResponse<String> page = admin.get(path);
      assertThat(page.statusCode()).as(path).isEqualTo(200);
      assertThat(page.body()).contains("dir=\"rtl\"");
    }
    assertThat(admin.get("/organisation").uri().getPath()).isEqualTo(ENTITIES);
  }

  @Test
  void whoever_may_not_is_refused_on_pages_and_api_alike() {
    Actor bidder = WORLD.aBidderFor(WORLD.aSupplier());
    Browserless browser = signedIn(bidder);
    for (String path :
        List.of(
            "/organisation/suppliers",
            PEOPLE,
            "/organisation/states",
            "/organisation/rates",
            ENTITIES,
            ENTITIES + "/new",
            "/organisation/holidays/import",
            "/api/v1/entities",
            "/api/v1/people",
            "/api/v1/suppliers",
            "/api/v1/states",
            "/api/v1/exchange-rates")) {
      assertThat(browser.get(path).statusCode()).as(path).isEqualTo(403);
    }
    long omani = WORLD.anEntityIn("OM");
    Browserless coordinator = signedIn(WORLD.aPersonWho(Role.NATIONAL_COORDINATOR, "QA"));
    assertThat(coordinator.get(ENTITIES + "/" + omani).statusCode()).isEqualTo(404);
    assertThat(coordinator.get("/api/v1/entities/" + omani).statusCode()).isEqualTo(404);
    assertThat(coordinator.get(ENTITIES + "/" + omani + "/close").statusCode()).isEqualTo(403);
    assertThat(coordinator.get(PEOPLE).statusCode()).isEqualTo(403);
  }

  @Test
  void programs_do_the_same() throws Exception {
    Program admin = new Program(WORLD.aPersonWho(Role.ADMINISTRATOR));
    Program buyer = new Program(WORLD.aPersonWho(Role.CENTRAL_BUYER));

    HttpResponse<String> entity =
        admin.post(
            "/entities",
            "{\"code\":\"BH-API\",\"state\":\"BH\",\"name\":{\"ar\":\"وزارة\",\"en\":\"Api\"}}");
    assertThat(entity.statusCode()).isEqualTo(201);
    assertThat(admin.post("/entities", "{}").body())
        .contains("organisation.entity-code-malformed", "\"field\":\"name.ar\"");
    HttpResponse<String> given =
        admin.post(
            "/people",
            """
            {"login":"api.officer","name":{"ar":"موظف","en":"Officer"},
             "title":{"ar":"مسؤول","en":"Officer"},"email":"a@example.org",
             "grant":{"role":"PROCUREMENT_OFFICER","entity":"BH-API"}}""");
    assertThat(given.statusCode()).isEqualTo(201);
    assertThat(admin.post("/people", "{}").statusCode()).isEqualTo(422);
    String confirm =
        "/account-proposals/"
            + given.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1")
            + "/confirm";
    assertThat(admin.post(confirm, "").body()).contains("organisation.own-proposal");
    HttpResponse<String> confirmed =
        new Program(WORLD.aPersonWho(Role.ADMINISTRATOR)).post(confirm, "");
    assertThat(confirmed.body()).contains("\"CONFIRMED\"");
    assertThat(given.body() + confirmed.body()).doesNotContain("choose-password", "\"password\"");
    choose("api.officer");
    assertThat(
            new Program()
                .post("/session", "{\"login\":\"api.officer\",\"password\":\"%s\"}".formatted(OWN))
                .body())
        .contains("\"token\"");
    assertThat(buyer.post("/suppliers", "{\"gccOrigin\":false}").statusCode()).isEqualTo(422);
    assertThat(buyer.post("/states/SA/holidays", "{}").statusCode()).isEqualTo(422);
    assertThat(buyer.post("/exchange-rates", "{}").statusCode()).isEqualTo(422);
    assertThat(buyer.get("/states/SA").body()).contains("\"zone\":\"Asia/Riyadh\"");
    assertThat(buyer.post("/entities", "{}").statusCode()).isEqualTo(403);
  }

  private static String confirmed(Browserless by, HttpResponse<String> proposal) {
    return by.post(proposal.uri().getPath() + "/confirm").body();
  }

  /** Chooses a password by the link that was mailed. */
  private static void choose(String login) {
    String link = MailedLink.toChoosePassword(APP, login);
    Browserless person = Browserless.at(APP);
    person.get(link);
    assertThat(person.post(link, "password", OWN, "repeated", OWN).uri().getPath())
        .isEqualTo("/sign-in");
    assertThat(person.post("/sign-in", "login", login, "password", OWN).uri().getPath())
        .isEqualTo("/");
  }

  private static String accounts(String login) {
    return APP.ask("SELECT COUNT(*) FROM person WHERE login = '%s'".formatted(login));
  }

  private static String roles(Actor person) {
    return APP.ask(
        "SELECT GROUP_CONCAT(role ORDER BY role) FROM role_grant WHERE person_id = "
            + person.personId());
  }

  private static Browserless signedIn(Actor person) {
    Browserless browser = Browserless.signedInAs(APP, person.login());
    browser.get("/");
    return browser;
  }

  /** A program with a session of its own, or none. */
  private static final class Program {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String token;

    Program() {
      this.token = "";
    }

    Program(Actor person) throws IOException, InterruptedException {
      String opened =
          new Program()
              .post("/session", "{\"login\":\"" + person.login() + "\",\"password\":\"secret\"}")
              .body();
      this.token = opened.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
      HttpRequest.Builder request = HttpRequest.newBuilder(APP.uri().resolve("/api/v1" + path));
      return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request)
        throws IOException, InterruptedException {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
