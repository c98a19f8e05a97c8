package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.tender.Panel;

/** What a program learns that sends nothing where a list is, or something that is no list. */
class NullBodiesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Senders SENDERS = new Senders(APP, WORLD);

  /**
   * A list or map of a body.
   *
   * @param field its name; empty when it is the body itself
   * @param sender whom the address answers
   */
  record Many(
      String method, String path, String field, boolean mayBeNull, boolean isMap, Role sender) {
    String body(String value) {
      return field.isEmpty() ? value : "{\"%s\": %s}".formatted(field, value);
    }

    @Override
    public String toString() {
      return method + " " + path + " " + field;
    }
  }

  static Stream<Many> lists() {
    return APP.get(Router.class)
        .uriRoutes()
        .filter(r -> r.getUriMatchTemplate().toString().startsWith("/api/"))
        // A link that is not one of ours is refused before its body is looked at.
        .filter(r -> !r.getUriMatchTemplate().toString().contains("{key}"))
        .flatMap(NullBodiesTest::lists)
        .distinct();
  }

  private static Stream<Many> lists(UriRouteInfo<?, ?> route) {
    String path =
        RouteList.filled(
                route.getUriMatchTemplate().toString().replaceAll("\\{[?&][^}]*}", ""),
                name -> name.equals("panel") ? Panel.values()[0].name() : "1")
            + "?version=0";
    Role sender = Senders.roleOf(route);
    return Arrays.stream(route.getTargetMethod().getArguments())
        .filter(a -> a.isAnnotationPresent(Body.class))
        .flatMap(a -> lists(route.getHttpMethodName(), path, a, sender));
  }

  private static Stream<Many> lists(String method, String path, Argument<?> body, Role sender) {
    if (Collection.class.isAssignableFrom(body.getType())) {
      return Stream.of(new Many(method, path, "", false, false, sender));
    }
    if (!body.getType().isRecord()) {
      return Stream.empty();
    }
    return Component.of(body.getType()).stream()
        .filter(c -> c.isCollection() || c.isMap())
        .map(c -> new Many(method, path, c.name(), c.mayBeNull(), c.isMap(), sender));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void nothing_in_the_place_of_a_list_or_of_a_row_of_it_is_told_at_its_place(Many many) {
    String value = many.isMap() ? "{\"x\": null}" : "[null]";
    String row = many.isMap() ? many.field() + ".x" : many.field() + "[0]";

    assertMissing(send(many, many.body(value)), row);
    if (!many.field().isEmpty() && !many.mayBeNull()) {
      assertMissing(send(many, many.body("null")), many.field());
    }
  }

  @ParameterizedTest
  @MethodSource("lists")
  void another_kind_of_value_is_told_at_its_place(Many many) {
    HttpResponse<String> answer = send(many, many.body("7"));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("shared.ill-typed-request");
    if (!many.field().isEmpty()) {
      assertThat(answer.body()).contains("\"field\":\"" + many.field() + "\"");
    }
  }

  @Test
  void there_are_lists_of_every_kind() {
    assertThat(lists().filter(m -> m.mayBeNull())).hasSizeGreaterThan(5);
    assertThat(lists().filter(m -> !m.mayBeNull())).hasSizeGreaterThan(5);
    assertThat(lists().map(Many::path))
        .anyMatch(p -> p.contains("/bid/versions") || p.contains("/bid/draft"))
        .anyMatch(p -> p.contains("/panels/"))
        .anyMatch(p -> p.contains("/evaluation/scores"))
        .anyMatch(p -> p.contains("/recommendation"))
        .anyMatch(p -> p.contains("/meetings"));
  }

  private static void assertMissing(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("{\"field\":\"%s\",\"code\":\"shared.missing\"".formatted(field));
  }

  private static HttpResponse<String> send(Many many, String json) {
    Browserless sender = SENDERS.of(many.sender());
    return sender.send(
        sender
            .request(many.path())
            .header("Content-Type", "application/json")
            .header("Origin", sender.origin())
            .method(many.method(), HttpRequest.BodyPublishers.ofString(json))
            .build());
  }
}
