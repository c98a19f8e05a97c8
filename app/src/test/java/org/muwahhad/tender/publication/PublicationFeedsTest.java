package org.muwahhad.tender.publication;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.tender.TenderFixture;

/** New tenders by feed, for everybody. */
class PublicationFeedsTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final TenderFixture TENDERS = TenderFixture.in(APP, WORLD);

  @Test
  void a_stranger_follows_the_codes_of_items_and_no_others() {
    String number = numberOf(TENDERS.aPublished());

    for (String feed : new String[] {"/feeds/publications.atom", "/feeds/publications.json"}) {
      assertThat(get(feed).body()).contains("/publications/" + number);
      assertThat(get(feed + "?cpv=30200000").body()).contains("/publications/" + number);
      assertThat(get(feed + "?cpv=48,30213100-6").body()).contains("/publications/" + number);
      assertThat(get(feed + "?cpv=48").body()).doesNotContain("/publications/" + number);
    }
  }

  @Test
  void a_feed_is_what_feed_readers_take_and_caches_keep_it_a_minute() {
    TENDERS.aPublished();

    HttpResponse<String> atom = get("/feeds/publications.atom?cpv=302");

    assertThat(atom.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/atom+xml");
    assertThat(atom.headers().firstValue("Cache-Control")).contains("public, max-age=60");
    assertThat(atom.body())
        .startsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
        .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<link rel=\"self\"", "<entry>");
    assertThat(get("/feeds/publications.json?cpv=302").body())
        .contains("https://jsonfeed.org/version/1.1", "\"date_published\"", "\"content_text\"");
  }

  @Test
  void a_tender_that_is_not_published_is_in_no_feed() {
    String number = numberOf(TENDERS.aDraft());

    assertThat(get("/feeds/publications.atom").body()).doesNotContain(number);
  }

  @Test
  void what_is_no_code_is_refused() {
    assertThat(get("/feeds/publications.json?cpv=3").statusCode()).isEqualTo(422);
  }

  @Test
  void signs_and_lines_in_place_of_codes_reach_no_header_and_no_database() {
    for (String hostile : List.of("30%0d%0aX-Evil:1", "30%7C.*", "30)%20OR%201=1")) {
      HttpResponse<String> answer = get("/feeds/publications.atom?cpv=" + hostile);

      assertThat(answer.statusCode()).as(hostile).isEqualTo(422);
      assertThat(answer.headers().firstValue("X-Evil")).isEmpty();
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
  }

  @Test
  void what_caches_keep_for_all_sets_no_cookie_and_has_no_address_that_the_reader_named()
      throws IOException {
    TENDERS.aPublished();
    for (String feed : new String[] {"/feeds/publications.atom", "/feeds/publications.json"}) {
      HttpResponse<String> answer = get(feed);

      assertThat(answer.headers().firstValue("Cache-Control").orElse(""))
          .contains("public, max-age=60");
      assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
      assertThat(answer.body()).contains(APP.uri() + "/publications/");
      assertThat(asHost("evil.example", feed))
          .startsWith("HTTP/1.1 421 ")
          .doesNotContain("evil.example", "max-age=60");
    }
  }

  @Test
  void who_reads_on_and_on_is_held_up() {
    APP.sql("DELETE FROM sign_in_throttle");
    APP.sql(
        """
        INSERT INTO sign_in_throttle (source, window_start, attempts)
        VALUES ('publications 127.0.0.1', SYSDATE(), 100000)""");
    try {
      assertThat(get("/feeds/publications.atom").statusCode()).isEqualTo(429);
      assertThat(get("/feeds/publications.json?cpv=302").statusCode()).isEqualTo(429);
    } finally {
      APP.sql("DELETE FROM sign_in_throttle");
    }
  }

  /** What a reader gets that names another host. */
  private static String asHost(String host, String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), APP.uri().getPort())) {
      String request = "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n";
      socket
          .getOutputStream()
          .write(request.formatted(path, host).getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static HttpResponse<String> get(String path) {
    return Browserless.at(APP).get(path);
  }

  private static String numberOf(long tender) {
    return APP.ask("SELECT number FROM joint_tender WHERE id = " + tender);
  }
}
