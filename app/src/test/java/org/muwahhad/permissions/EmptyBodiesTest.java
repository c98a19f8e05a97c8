package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.core.type.Argument;
import io.micronaut.http.annotation.Body;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.World;
import org.muwahhad.access.Role;
import org.muwahhad.tender.Panel;

/** What a program learns that sends nothing to an address that asks for something. */
@Tag("long")
class EmptyBodiesTest {
  private static final TestApp APP = TestApp.start();
  private static final World WORLD = World.in(APP);
  private static final Senders SENDERS = new Senders(APP, WORLD);

  /**
   * An address and what its body must say.
   *
   * @param sender whom the address answers
   * @param empty the emptiest body of the kind asked for
   * @param required paths of what must be there
   */
  record Asked(String method, String path, Role sender, String empty, List<String> required) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Asked> addresses() {
    return APP.get(Router.class)
        .uriRoutes()
        .filter(r -> r.getUriMatchTemplate().toString().startsWith("/api/"))
        .flatMap(EmptyBodiesTest::asked)
        .distinct();
  }

  private static Stream<Asked> asked(UriRouteInfo<?, ?> route) {
    return Arrays.stream(route.getTargetMethod().getArguments())
        .filter(a -> a.isAnnotationPresent(Body.class))
        .filter(a -> a.getType().isRecord() || a.getType() == List.class)
        .map(a -> asked(route, a));
  }

  private static Asked asked(UriRouteInfo<?, ?> route, Argument<?> body) {
    boolean list = body.getType() == List.class;
    Class<?> type = list ? body.getTypeParameters()[0].getType() : body.getType();
    String path =
        RouteList.filled(
            route.getUriMatchTemplate().toString().replaceAll("\\{[?&][^}]*}", ""),
            name -> name.equals("panel") ? Panel.values()[0].name() : "1");
    return new Asked(
        route.getHttpMethodName(),
        path + "?version=0",
        Senders.roleOf(route),
        list ? "[{}]" : "{}",
        required(type).map(name -> list ? "[0]." + name : name).toList());
  }

  private static Stream<String> required(Class<?> type) {
    return Component.of(type).stream()
        .filter(c -> !c.mayBeNull() && !c.isCollection() && !c.isMap())
        .map(Component::name);
  }

  @ParameterizedTest
  @MethodSource("addresses")
  void each_field_that_is_missing_is_named(Asked asked) {
    HttpResponse<String> answer = send(asked.sender(), asked.method(), asked.path(), asked.empty());

    if (asked.required().isEmpty()) {
      assertThat(answer.statusCode()).as(answer.body()).isNotEqualTo(400).isLessThan(500);
    } else {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(answer.body()).contains("\"code\":\"shared.invalid-input\"");
      for (String field : asked.required()) {
        assertThat(answer.body())
            .contains("{\"field\":\"%s\",\"code\":\"shared.missing\"".formatted(field));
      }
    }
  }

  @Test
  void there_are_addresses_of_both_kinds() {
    assertThat(addresses().filter(a -> a.required().isEmpty())).hasSizeGreaterThan(10);
    assertThat(addresses().filter(a -> !a.required().isEmpty())).hasSizeGreaterThan(10);
  }

  @Test
  void a_part_of_a_part_is_named_with_its_path_and_nothing_is_as_good_as_missing() {
    String inside =
        send(
                Role.CENTRAL_BUYER,
                "POST",
                "/api/v1/rounds",
                "{\"code\":\"R\",\"name\":{\"ar\":\"x\"}}")
            .body();
    String nothing =
        send(Role.CENTRAL_BUYER, "POST", "/api/v1/rounds", "{\"code\":null,\"name\":{}}").body();

    assertThat(inside).contains("\"field\":\"name.en\",\"code\":\"shared.missing\"");
    assertThat(nothing).contains("\"field\":\"code\",\"code\":\"shared.missing\"");
  }

  private static HttpResponse<String> send(Role role, String method, String path, String json) {
    Browserless sender = SENDERS.of(role);
    return sender.send(
        sender
            .request(path)
            .header("Content-Type", "application/json")
            .header("Origin", sender.origin())
            .method(method, HttpRequest.BodyPublishers.ofString(json))
            .build());
  }
}
