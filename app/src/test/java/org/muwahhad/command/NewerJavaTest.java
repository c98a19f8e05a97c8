package org.muwahhad.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.muwahhad.db.TestDatabase;

/**
 * The first start of a demonstration: anyone who tries it out sees, from the first seconds, what it
 * is waiting for, and then works. JDK 17 is the floor, on which the other tests run; the program
 * runs on 25 as it is, and starts here on that where the machine has one. CI fails without.
 */
@Tag("long")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NewerJavaTest {
  private static final Pattern ADDRESS = Pattern.compile("meanwhile.*(http://[0-9.]+:[0-9]+)");
  private static final Pattern PERCENT = Pattern.compile("<progress max=\"100\" value=\"(\\d+)\"");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static @Nullable ServiceProcess started;

  @BeforeAll
  static void a_first_start_on_java_25() {
    List<Path> found = homes();
    if (System.getenv("CI") != null) {
      assertThat(found).as("a JDK 25 below /usr/lib/jvm").isNotEmpty();
    }
    Path home = found.isEmpty() ? Path.of(System.getProperty("java.home")) : found.get(0);
    started = ServiceProcess.start(home, TestDatabase.directory("newer-java"), "--demo");
  }

  @AfterAll
  static void nothing_is_left() {
    if (started != null) {
      started.kill();
    }
  }

  private static ServiceProcess service() {
    return Objects.requireNonNull(started);
  }

  @Test
  @Order(1)
  void the_sign_in_page_tells_how_far_loading_has_come_and_then_lets_people_in() throws Exception {
    service().awaitLine("meanwhile");
    Matcher told = ADDRESS.matcher(service().output());
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
    assertThat(service().signIn("buyer", "Muwahhad-demo-1")).isNotBlank();
  }

  @Test
  @Order(2)
  void the_service_works_on_java_25_and_stops() {
    service().address();

    SmallJourney.on(service());

    assertThat(service().stop()).isIn(0, 143);
    assertThat(service().output()).doesNotContain("Exception", "ERROR");
  }

  private static HttpResponse<String> get(URI address, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(address.resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static List<Path> homes() {
    Path all = Path.of("/usr/lib/jvm");
    if (!Files.isDirectory(all)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(all)) {
      return homes
          .filter(home -> home.getFileName().toString().contains("25"))
          .filter(home -> Files.isExecutable(home.resolve("bin/java")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
