package org.muwahhad.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muwahhad.TestApp;

/**
 * What programs with credentials of their own can do is a list, in {@code docs/api.md} as in the
 * service. Every other act, and every act to come, is closed to them.
 */
class ProgramActsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "api.md");
  private static final Pattern LINE = Pattern.compile("\\| `([a-z]+:write)` \\| (.*) \\|");
  private static final Pattern ACT = Pattern.compile("`([A-Z]+ [^`]+)`");
  private static final TestApp APP = TestApp.start();

  @Test
  void programs_do_what_the_document_lists_and_nothing_else() throws IOException {
    assertThat(opened()).isEqualTo(listed());
  }

  @Test
  void every_act_of_a_scope_is_one_of_the_service() {
    Map<String, TreeSet<String>> stated = new TreeMap<>();
    for (ProgramScope scope : ProgramScope.values()) {
      if (!scope.acts().isEmpty()) {
        stated.put(scope.text(), new TreeSet<>(scope.acts()));
      }
    }

    assertThat(opened()).isEqualTo(stated);
  }

  @Test
  void nothing_that_needs_a_fresh_sign_in_is_among_them() {
    APP.get(Router.class)
        .uriRoutes()
        .filter(r -> r.getTargetMethod().hasAnnotation(FreshSignIn.class))
        .forEach(
            r ->
                assertThat(
                        ProgramScope.isReading(r.getHttpMethod())
                            || ProgramScope.needed(r.getHttpMethod(), template(r), template(r))
                                .isEmpty())
                    .as(r.getHttpMethod() + " " + template(r))
                    .isTrue());
  }

  /** What the addresses of the service open to each scope that writes. */
  private static Map<String, TreeSet<String>> opened() {
    Map<String, TreeSet<String>> opened = new TreeMap<>();
    APP.get(Router.class)
        .uriRoutes()
        .filter(r -> !ProgramScope.isReading(r.getHttpMethod()))
        .forEach(
            r ->
                ProgramScope.needed(r.getHttpMethod(), template(r), template(r))
                    .ifPresent(
                        s ->
                            opened
                                .computeIfAbsent(s.text(), text -> new TreeSet<>())
                                .add(
                                    r.getHttpMethod()
                                        + " "
                                        + template(r).substring("/api/v1/".length()))));
    return opened;
  }

  private static Map<String, TreeSet<String>> listed() throws IOException {
    Map<String, TreeSet<String>> listed = new TreeMap<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        Set<String> acts =
            ACT.matcher(found.group(2)).results().map(a -> a.group(1)).collect(Collectors.toSet());
        listed.put(found.group(1), new TreeSet<>(acts));
      }
    }
    return listed;
  }

  private static String template(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toString();
  }
}
