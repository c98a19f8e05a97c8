package org.muwahhad.permissions;

import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.muwahhad.TestApp;
import org.muwahhad.shared.Bilingual;

/** Every address of the service, as its router knows them: none is written down by hand. */
final class RouteList {
  private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9]+)\\}");

  private RouteList() {}

  /** How a request says what it wants. */
  enum Sends {
    NOTHING,
    FORM,
    FILE,
    JSON
  }

  /**
   * One address.
   *
   * @param body what to send: every field has a value, so that who may not act is refused for that
   *     and not for what is missing; senseless enough to be refused to who may
   */
  record Route(HttpMethod method, String path, Sends sends, String body) {
    String name() {
      return method + " " + path;
    }

    List<String> variables() {
      return VARIABLE.matcher(path).results().map(r -> r.group(1)).toList();
    }

    boolean reads() {
      return method == HttpMethod.GET;
    }
  }

  static List<Route> of(TestApp app) {
    return app.get(Router.class)
        .uriRoutes()
        .filter(
            r -> r.getHttpMethod() != HttpMethod.HEAD && r.getHttpMethod() != HttpMethod.OPTIONS)
        .map(RouteList::route)
        .distinct()
        .sorted(Comparator.comparing(Route::path).thenComparing(r -> r.method().ordinal()))
        .toList();
  }

  /** The addresses that search by words, each asked for some. */
  static List<Route> searching(TestApp app, String words) {
    return app.get(Router.class)
        .uriRoutes()
        .filter(r -> r.getHttpMethod() == HttpMethod.GET)
        .filter(
            r ->
                Arrays.stream(r.getTargetMethod().getArguments())
                    .anyMatch(a -> a.getName().equals("q")))
        .map(RouteList::route)
        .map(r -> new Route(r.method(), r.path() + "?q=" + words, r.sends(), r.body()))
        .distinct()
        .toList();
  }

  static Route route(UriRouteInfo<?, ?> info) {
    Sends sends = sends(info);
    String body =
        Arrays.stream(info.getTargetMethod().getArguments())
            .filter(a -> a.isAnnotationPresent(Body.class))
            .findFirst()
            .map(a -> sends == Sends.JSON ? json(a) : sends == Sends.FORM ? form("", a) : "")
            .orElse("");
    String path = info.getUriMatchTemplate().toString().replaceAll("\\{[?&/][^}]*\\}", "");
    return new Route(info.getHttpMethod(), path, sends, body);
  }

  private static Sends sends(UriRouteInfo<?, ?> info) {
    if (info.getHttpMethod() == HttpMethod.GET) {
      return Sends.NOTHING;
    }
    List<MediaType> consumed = info.getConsumes();
    if (consumed.contains(MediaType.MULTIPART_FORM_DATA_TYPE)) {
      return Sends.FILE;
    }
    return consumed.contains(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
            && !info.getUriMatchTemplate().toString().startsWith("/api/")
        ? Sends.FORM
        : Sends.JSON;
  }

  /** A value of a type, so that the body can be read and its rules are what refuses it. */
  private static String json(Argument<?> argument) {
    Class<?> type = argument.getType();
    if (List.class.isAssignableFrom(type)) {
      return "[" + json(argument.getTypeParameters()[0]) + "]";
    }
    if (Map.class.isAssignableFrom(type)) {
      return "{}";
    }
    if (type.isEnum()) {
      return '"' + type.getEnumConstants()[0].toString() + '"';
    }
    if (type == Bilingual.class) {
      return "{\"ar\":\"نص\",\"en\":\"Text\"}";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type) || type == BigDecimal.class) {
      return "999";
    }
    if (type == Instant.class) {
      return "\"2030-01-01T00:00:00Z\"";
    }
    if (type == LocalDate.class) {
      return "\"2030-01-01\"";
    }
    return type.isRecord() ? object(type) : "\"nothing\"";
  }

  private static String object(Class<?> type) {
    List<String> fields = new ArrayList<>();
    for (Component part : Component.of(type)) {
      fields.add("\"" + part.name() + "\":" + json(part.type()));
    }
    return "{" + String.join(",", fields) + "}";
  }

  /** The same as fields of a form, for an address that reads one into a record. */
  private static String form(String name, Argument<?> argument) {
    Class<?> type = argument.getType();
    if (List.class.isAssignableFrom(type)) {
      Argument<?> row = argument.getTypeParameters()[0];
      return form(row.getType().isRecord() ? name + "[0]" : name, row);
    }
    if (type.isRecord()) {
      return Component.of(type).stream()
          .map(c -> form(name.isEmpty() ? c.name() : name + "." + c.name(), c.type()))
          .collect(Collectors.joining("&"));
    }
    String json = json(argument).replace("\"", "");
    return name.isEmpty() ? "" : name + "=" + json.replace(":00Z", "");
  }

  /** The path with its variables filled in. */
  static String filled(String path, UnaryOperator<String> value) {
    Matcher matcher = VARIABLE.matcher(path);
    return matcher.replaceAll(m -> Matcher.quoteReplacement(value.apply(m.group(1))));
  }
}
