package org.muwahhad.catalog.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.catalog.item.CatalogFixture;

@Tag("long")
class CatalogApiTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final CatalogFixture CATALOG = CatalogFixture.in(APP, WORLD);
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static String bearer = "";

  @BeforeAll
  static void signIn() throws Exception {
    String answer =
        send(
                "POST",
                "/api/v1/session",
                "{\"login\":\"%s\",\"password\":\"secret\"}".formatted(CATALOG.manager().login()))
            .body();
    bearer = answer.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void an_item_is_added_revised_read_and_retired() throws Exception {
    String code = CatalogFixture.aCode();

    HttpResponse<String> added = send("POST", "/api/v1/catalog/items", draft(code, "418.125"));
    HttpResponse<String> revised =
        send(
            "POST",
            "/api/v1/catalog/items/" + code + "/revisions",
            "{\"basedOn\":1,\"content\":" + content("431") + "}");
    HttpResponse<String> former = send("GET", "/api/v1/catalog/items/" + code + "/revisions/1", "");
    HttpResponse<String> found = send("GET", "/api/v1/catalog/items?q=" + code, "");
    HttpResponse<String> retired =
        send("POST", "/api/v1/catalog/items/" + code + "/retirement", "{\"reason\":\"old\"}");

    assertThat(added.statusCode()).isEqualTo(201);
    assertThat(added.body()).contains("\"benchmarkPrice\":418.125", "\"screen_size\"");
    assertThat(revised.statusCode()).isEqualTo(201);
    assertThat(revised.body()).contains("\"changed\":[\"benchmarkPrice\"]");
    assertThat(former.body()).contains("418.125");
    assertThat(found.body()).contains("\"total\":1", "\"revisionNumber\":2");
    assertThat(retired.body()).contains("\"status\":\"RETIRED\"", "\"retiredReason\":\"old\"");
  }

  @Test
  void a_mistake_is_told_with_its_path_in_both_languages() throws Exception {
    HttpResponse<String> answer = send("POST", "/api/v1/catalog/items", draft("LAP-BAD", "0"));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains(
            "content.benchmarkPrice",
            "shared.not-positive",
            "The value must be above zero.",
            "يجب أن تكون القيمة أكبر من صفر.");
  }

  @Test
  void a_missing_part_or_an_unknown_kind_is_the_callers_mistake_not_ours() throws Exception {
    assertThat(send("POST", "/api/v1/catalog/items", "{}").statusCode()).isBetween(400, 422);
    assertThat(
            send("POST", "/api/v1/catalog/items", draft("LAP-X", "1").replace("HARDWARE", "CHEESE"))
                .statusCode())
        .isBetween(400, 422);
    assertThat(
            send("POST", "/api/v1/catalog/items", draft("LAP-X", "1").replace("\"3\"", "null"))
                .statusCode())
        .isEqualTo(422);
    assertThat(send("GET", "/api/v1/catalog/items?kind=CHEESE", "").statusCode()).isEqualTo(400);
    assertThat(send("GET", "/api/v1/catalog/items/NONE", "").statusCode()).isEqualTo(404);
  }

  @Test
  void the_template_of_a_category_tells_what_its_items_state() throws Exception {
    HttpResponse<String> template = send("GET", "/api/v1/catalog/categories/30213100/template", "");

    assertThat(template.body()).contains("warranty", "screen_size", "\"required\":true", "SSD");
    assertThat(send("GET", "/api/v1/catalog/categories/99999999/template", "").statusCode())
        .isEqualTo(404);
  }

  private static String draft(String code, String price) {
    return "{\"code\":\"%s\",\"category\":\"30213100\",\"kind\":\"HARDWARE\",\"content\":%s}"
        .formatted(code, content(price));
  }

  private static String content(String price) {
    return """
        {"name":{"ar":"حاسوب","en":"Laptop"},"description":{"ar":"وصف","en":"Description"},
         "unit":"C62","benchmarkPrice":%s,"benchmarkCurrency":"KWD","benchmarkDate":"2026-03-09",
         "benchmarkSource":{"ar":"قائمة","en":"List"},
         "attributes":{"warranty":"3","screen_size":"14","arabic_keyboard":"true"}}"""
        .formatted(price);
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(APP.uri().resolve(path))
            .header("Content-Type", "application/json")
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (!bearer.isEmpty()) {
      request.header("Authorization", "Bearer " + bearer);
    }
    return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
