package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.db.TestDatabase;

/** Anyone who tries the demonstration out sees, from the first seconds, what it is waiting for. */
@Tag("long")
class DemonstrationProgressTest {
  private static final Pattern ADDRESS = Pattern.compile("meanwhile.*(http://[0-9.]+:[0-9]+)");
  private static final Pattern PERCENT = Pattern.compile("<progress max=\"100\" value=\"(\\d+)\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Test
  void the_sign_in_page_tells_how_far_loading_has_come_and_then_lets_people_in() throws Exception {
    ServiceProcess service = ServiceProcess.start(TestDatabase.directory("progress"), "--demo");
    service.awaitLine("meanwhile");
    Matcher told = ADDRESS.matcher(service.output());
    assertThat(told.find()).isTrue();
    URI address = URI.create(told.group(1));

    HttpResponse<String> page = get(address, "/sign-in");
    assertThat(page.statusCode()).isEqualTo(503);
    assertThat(page.headers().firstValue("Refresh")).contains("1");
    assertThat(page.body())
        .contains("يجري تحميل العرض التجريبي", "The demonstration is being loaded");
    HttpResponse<String> elsewhere = get(address, "/tenders");
    assertThat(elsewhere.statusCode()).isEqualTo(303);
    assertThat(elsewhere.headers().firstValue("Location")).contains("/sign-in");
    HttpResponse<String> program = get(address, "/api/v1/tenders");
    assertThat(program.statusCode()).isEqualTo(503);
    assertThat(program.headers().firstValue("Retry-After")).contains("1");
    assertThat(program.body()).contains("\"code\":\"shared.demonstration-loading\"");

    List<Integer> seen = new ArrayList<>();
    while (page.statusCode() == 503) {
      Matcher percent = PERCENT.matcher(page.body());
      assertThat(percent.find()).isTrue();
      seen.add(Integer.parseInt(percent.group(1)));
      Thread.sleep(200);
      page = get(address, "/sign-in");
    }

    assertThat(seen).isSorted().hasSizeGreaterThan(1);
    assertThat(seen.get(seen.size() - 1)).isGreaterThan(seen.get(0));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(service.signIn("buyer", "Muwahhad-demo-1")).isNotBlank();
    service.stop();
  }

  private static HttpResponse<String> get(URI address, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
