package org.muwahhad.upload.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.muwahhad.upload.analysis.AnalysisFixture.MALICIOUS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muwahhad.ApiCaller;
import org.muwahhad.InstalledClamd;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Actor;
import org.muwahhad.access.Role;

/** What the platform found is told to those who may read it, people and programs. */
class IncidentsTest {
  private static final InstalledClamd CLAMD = InstalledClamd.start();
  private static final TestApp APP = TestApp.start(AnalysisFixture.settings(CLAMD));
  private static final World WORLD = World.in(APP);
  private static final Actor ADMINISTRATOR = WORLD.aPersonWho(Role.ADMINISTRATOR);
  private static final Actor AUDITOR = WORLD.aPersonWho(Role.AUDITOR);
  private static final Actor BUYER = WORLD.aPersonWho(Role.CENTRAL_BUYER);
  private static final AnalysisFixture FILES = new AnalysisFixture(APP, BUYER);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What STIX 2.1 (OASIS) requires of the types of objects that are told, beside the common. */
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "identity", List.of("name"),
          "malware", List.of("is_family"),
          "malware-analysis", List.of("product", "result"),
          "indicator", List.of("pattern", "pattern_type", "valid_from"),
          "relationship", List.of("relationship_type", "source_ref", "target_ref"));

  private PlayedPlatform platform;

  @BeforeEach
  void connected() {
    platform = AnalysisFixture.connect(APP, ADMINISTRATOR);
  }

  @AfterEach
  void closed() {
    platform.close();
  }

  @AfterAll
  static void ended() {
    APP.close();
    CLAMD.close();
  }

  @Test
  void a_cert_reads_all_indicators_once_in_pages_with_a_token() throws IOException {
    for (int i = 0; i < 3; i++) {
      byte[] file = AnalysisFixture.infected();
      platform.judges(file, MALICIOUS);
      platform.pends(0);
      FILES.refuse("feed.pdf", file);
      APP.get(WorkAnalyses.class).run();
    }
    AdmitReader.ReaderCredentials reader = APP.get(AdmitReader.class).add(ADMINISTRATOR, "CERT-SA");
    String objects = "/taxii2/muwahhad/collections/3f0c7a52-9d0e-4b7a-8f5c-1c3f5b6a7d20/objects/";

    assertThat(taxii("/taxii2/", "no token").statusCode()).isEqualTo(401);
    assertThat(taxii("/taxii2/", reader.token()).headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/taxii+json");
    JsonNode whole = JSON.readTree(taxii(objects + "?limit=1000", reader.token()).body());
    assertThat(whole.path("more").asBoolean()).isFalse();
    List<String> all = ids(whole);
    List<String> paged = new ArrayList<>();
    String next = "";
    for (int pages = 0; pages < 100; pages++) {
      JsonNode page = JSON.readTree(taxii(objects + "?limit=4" + next, reader.token()).body());
      paged.addAll(ids(page));
      if (!page.path("more").asBoolean()) {
        break;
      }
      assertThat(ids(page)).hasSize(4);
      next = "&next=" + page.path("next").asText();
    }
    assertThat(paged).isEqualTo(all).hasSizeGreaterThan(20);
    HttpResponse<String> indicators =
        taxii(objects + "?match%5Btype%5D=indicator&limit=1000", reader.token());
    assertThat(indicators.body())
        .contains(
            "[domain-name:value = 'bad.example']", "[url:value = 'https://bad.example/it\\\\'s']")
        .doesNotContain("\"type\":\"malware\"", "feed.pdf");
    String last = indicators.headers().firstValue("X-TAXII-Date-Added-Last").orElseThrow();
    assertThat(ids(JSON.readTree(taxii(objects + "?added_after=" + last, reader.token()).body())))
        .isEmpty();

    APP.get(AdmitReader.class).end(ADMINISTRATOR, reader.id());
    assertThat(taxii(objects, reader.token()).statusCode()).isEqualTo(401);
  }

  @Test
  void every_object_of_the_bundle_has_what_stix_requires_of_its_type() throws IOException {
    byte[] file = AnalysisFixture.infected();
    platform.judges(file, MALICIOUS);
    platform.pends(0);
    FILES.refuse("bundle.pdf", file);
    APP.get(WorkAnalyses.class).run();

    HttpResponse<String> served = ApiCaller.of(APP, AUDITOR).get("/api/v1/incidents/stix");
    JsonNode objects = JSON.readTree(served.body()).path("objects");

    assertThat(served.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/stix+json");
    Set<String> ids = new HashSet<>();
    Set<String> types = new HashSet<>();
    for (JsonNode object : objects) {
      String type = object.path("type").asText();
      types.add(type);
      assertThat(ids.add(object.path("id").asText())).as("%s is there once", object).isTrue();
      assertThat(object.path("id").asText())
          .matches(
              type + "--[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
      assertThat(object.path("spec_version").asText()).isEqualTo("2.1");
      for (String field : REQUIRED.getOrDefault(type, List.of())) {
        assertThat(object.hasNonNull(field)).as("%s of %s", field, object).isTrue();
      }
      for (String moment : List.of("created", "modified")) {
        assertThat(object.path(moment).asText())
            .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
      }
    }
    assertThat(types).isEqualTo(REQUIRED.keySet());
    for (JsonNode object : objects) {
      for (String reference : List.of("created_by_ref", "source_ref", "target_ref")) {
        if (object.has(reference)) {
          assertThat(ids)
              .as("%s of %s", reference, object)
              .contains(object.path(reference).asText());
        }
      }
    }
  }

  @Test
  void past_the_code_a_reader_is_let_in_by_administrators_and_ends_once() {
    AdmitReader.ReaderCredentials reader = APP.get(AdmitReader.class).add(ADMINISTRATOR, "CERT-OM");
    String which = " WHERE id = " + reader.id();

    for (String change : List.of("token_sha256 = REPEAT('0', 64)", "name = 'x'")) {
      assertThatThrownBy(() -> APP.sql("UPDATE indicator_reader SET " + change + which))
          .hasMessageContaining("analysis.reader-ended");
    }
    assertThatThrownBy(() -> APP.sql("DELETE FROM indicator_reader" + which))
        .hasMessageContaining("analysis.kept");
    assertThatThrownBy(
            () ->
                APP.sql(
                    """
                    INSERT INTO indicator_reader (name, token_sha256, added_by, added_at)
                    VALUES ('x', REPEAT('1', 64), %d, UTC_TIMESTAMP(6))"""
                        .formatted(BUYER.personId())))
        .hasMessageContaining("analysis.by-administrator");
    APP.get(AdmitReader.class).end(ADMINISTRATOR, reader.id());
    assertThatThrownBy(
            () -> APP.sql("UPDATE indicator_reader SET ended_at = NULL, ended_by = NULL" + which))
        .hasMessageContaining("analysis.reader-ended");
  }

  @Test
  void only_administrator_and_auditor_see_incidents() {
    ApiCaller auditor = ApiCaller.of(APP, AUDITOR);
    assertThat(auditor.get("/api/v1/incidents").statusCode()).isEqualTo(200);
    assertThat(auditor.get("/api/v1/incidents/stix").body()).contains("\"type\" : \"bundle\"");
    assertThat(ApiCaller.of(APP, BUYER).get("/api/v1/incidents").statusCode()).isEqualTo(403);
    assertThat(
            auditor
                .send("POST", "/api/v1/incidents/readers", "{\"reader\": \"CERT\"}")
                .statusCode())
        .isEqualTo(403);
  }

  private static List<String> ids(JsonNode envelope) {
    List<String> ids = new ArrayList<>();
    envelope.path("objects").forEach(o -> ids.add(o.path("id").asText()));
    return ids;
  }

  private static HttpResponse<String> taxii(String path, String token) throws IOException {
    String basic =
        Base64.getEncoder().encodeToString(("cert:" + token).getBytes(StandardCharsets.UTF_8));
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(URI.create(APP.uri() + path))
                  .header("Authorization", "Basic " + basic)
                  .header("Accept", "application/taxii+json;version=2.1")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
