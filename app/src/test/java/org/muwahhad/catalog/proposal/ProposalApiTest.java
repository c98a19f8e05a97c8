package org.muwahhad.catalog.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.catalog.item.CatalogFixture;

/** Proposals and comparisons by a program. */
class ProposalApiTest {
  private static final String API = "/api/v1/catalog/proposals";
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private final Actor person = WORLD.anOfficerOf(WORLD.anEntityIn("OM"));
  private final ApiCaller officer = ApiCaller.of(APP, person);
  private final ApiCaller manager = ApiCaller.of(APP, CATALOG.manager());

  @Test
  void an_item_is_proposed_edited_and_accepted() {
    String id = proposed();
    String code = CatalogFixture.aCode();

    HttpResponse<String> accepted =
        manager.send(
            "POST",
            API + "/" + id + "/accept",
            """
            {"code": "%s", "content": %s, "note": "Cheaper now"}"""
                .formatted(code, content("399.500")));

    assertThat(accepted.statusCode()).isEqualTo(200);
    assertThat(officer.get(API + "/" + id).body())
        .contains("\"status\":\"ACCEPTED\"", "\"edited\":true", code, "Cheaper now");
    assertThat(officer.get("/api/v1/catalog/items/" + code).body()).contains("399.5");
    assertThat(officer.get(API).body()).contains("\"id\":" + id);
  }

  @Test
  void a_proposal_is_merged_with_an_item_or_declined_with_a_reason() {
    String serving = CATALOG.aLaptop();
    String merged = API + "/" + proposed();
    String declined = API + "/" + proposed();

    assertThat(manager.send("POST", merged + "/merge", "{\"item\": \"NO-SUCH\"}").body())
        .contains("\"item\"", "catalog.item-unknown");
    assertThat(
            manager.send("POST", merged + "/merge", "{\"item\": \"%s\"}".formatted(serving)).body())
        .contains("\"status\":\"MERGED\"", serving);
    HttpResponse<String> silent = manager.send("POST", declined + "/decline", "{}");
    assertThat(silent.statusCode()).isEqualTo(422);
    assertThat(silent.body()).contains("\"reason\"", "shared.missing");
    assertThat(manager.send("POST", declined + "/decline", "{\"reason\": \"Too special\"}").body())
        .contains("\"status\":\"DECLINED\"", "Too special");
    assertThat(manager.send("POST", declined + "/decline", "{\"reason\": \"Again\"}").body())
        .contains("catalog.proposal-decided");
  }

  @Test
  void what_is_wrong_is_told_by_its_path_in_both_languages() {
    HttpResponse<String> wrong =
        officer.send("POST", API, draft(content("-1")).replace("Field teams need it", " "));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(wrong.body())
        .contains("\"reason\"", "content.benchmarkPrice", "The value must be above zero.")
        .contains("يجب أن تكون القيمة أكبر من صفر");
  }

  @Test
  void whoever_proposes_does_not_decide_though_a_manager() {
    String id = proposed();
    APP.sql(
        "INSERT INTO role_grant (person_id, role, origin) VALUES (%d, 'CATALOG_MANAGER', 'OPERATOR')"
            .formatted(person.personId()));
    ApiCaller both = ApiCaller.of(APP, person);

    for (String act : new String[] {"accept", "merge", "decline"}) {
      String body =
          switch (act) {
            case "accept" -> "{\"code\": \"OWN-1\"}";
            case "merge" -> "{\"item\": \"OWN-1\"}";
            default -> "{\"reason\": \"Mine\"}";
          };
      assertThat(both.send("POST", API + "/" + id + "/" + act, body).body())
          .contains("catalog.proposal-own");
    }
    assertThat(both.get(API + "/" + id).body()).contains("\"status\":\"PROPOSED\"");
  }

  @Test
  void another_officer_finds_no_proposal_and_the_proposer_withdraws_it() {
    String own = API + "/" + proposed();
    ApiCaller other = ApiCaller.of(APP, WORLD.anOfficerOf(WORLD.anEntityIn("OM")));

    assertThat(other.get(own).statusCode()).isEqualTo(404);
    assertThat(other.send("POST", own + "/withdraw", "").statusCode()).isEqualTo(404);
    assertThat(officer.send("POST", own + "/accept", "{\"code\": \"X-9\"}").statusCode())
        .isEqualTo(403);
    assertThat(officer.send("POST", own + "/withdraw", "").statusCode()).isEqualTo(204);
  }

  @Test
  void up_to_four_items_are_compared_side_by_side_and_their_differences_marked() {
    String one = CATALOG.aLaptop();
    String other = CATALOG.aLaptop();
    String api = "/api/v1/catalog/comparison?item=" + one + "&item=" + other;

    assertThat(officer.get(api).body()).contains(one, other, "\"attributes.warranty\"", "OMR");
    assertThat(officer.get(api + "&item=NO-SUCH").statusCode()).isEqualTo(404);
    assertThat(officer.get(api + "&item=A&item=B&item=C").body())
        .contains("catalog.too-many-compared");
    assertThat(ApiCaller.of(APP, WORLD.aBidderFor(WORLD.aSupplier())).get(api).body())
        .contains(one)
        .doesNotContain("418.125");
  }

  private String proposed() {
    HttpResponse<String> made = officer.send("POST", API, draft(content("418.125")));
    assertThat(made.statusCode()).isEqualTo(201);
    return made.body().replaceAll("(?s).*?\"id\":(\\d+).*", "$1");
  }

  private static String draft(String content) {
    return """
        {"category": "%s", "kind": "HARDWARE", "reason": "Field teams need it", "content": %s}"""
        .formatted(CatalogFixture.LAPTOPS, content);
  }

  private static String content(String price) {
    return """
        {"name": {"ar": "حاسوب متين", "en": "Rugged laptop"},
         "description": {"ar": "للعمل الميداني", "en": "For work in the field"},
         "unit": "C62", "benchmarkPrice": %s, "benchmarkCurrency": "KWD",
         "benchmarkDate": "2026-03-09", "benchmarkSource": {"ar": "قائمة", "en": "List"},
         "attributes": {"warranty": "3", "screen_size": "14", "arabic_keyboard": "true"}}"""
        .formatted(price);
  }
}
