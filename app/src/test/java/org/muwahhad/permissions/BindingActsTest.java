package org.muwahhad.permissions;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muwahhad.SourceTree;
import org.muwahhad.TestApp;
import org.muwahhad.web.ReviewedFirst;

/**
 * Whatever a person can do on a page is in {@code docs/binding-acts.md}, which says how it is
 * reviewed before it is done, or why it need not be. An address that is not there fails.
 */
class BindingActsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "binding-acts.md");
  private static final Pattern LINE =
      Pattern.compile("\\| `(/[^`]*)` \\| (reviewed|asked|checked|free) \\| ([^|]*) \\|");
  private static final TestApp APP = TestApp.start();

  private record Listed(String how, String text) {}

  @Test
  void every_address_that_does_something_says_how_it_is_reviewed() throws IOException {
    assertThat(listed().keySet()).isEqualTo(routes(HttpMethod.POST).keySet());
  }

  @Test
  void what_is_reviewed_is_done_by_methods_that_show_a_review_and_by_no_others()
      throws IOException {
    Set<String> marked = new TreeSet<>();
    routes(HttpMethod.POST)
        .forEach(
            (address, route) -> {
              if (route.getTargetMethod().hasAnnotation(ReviewedFirst.class)) {
                marked.add(address);
              }
            });

    assertThat(of("reviewed")).isEqualTo(marked);
  }

  @Test
  void what_is_asked_has_a_page_that_asks_at_the_same_address() throws IOException {
    assertThat(routes(HttpMethod.GET).keySet()).containsAll(of("asked"));
  }

  @Test
  void what_is_free_says_why() throws IOException {
    listed()
        .forEach(
            (address, l) ->
                assertThat(l.text())
                    .as(address)
                    .matches(t -> !l.how().equals("free") || !t.isBlank()));
  }

  /** A mark without the review would be a promise only. */
  @Test
  void every_mark_has_its_review() throws IOException {
    List<Path> files;
    try (Stream<Path> all = SourceTree.java()) {
      files = all.filter(f -> f.toString().matches(".*(Pages|Controller)\\.java")).toList();
    }
    List<String> wrong = new ArrayList<>();
    for (Path file : files) {
      String text = Files.readString(file);
      int marks = count(text, "\n  @ReviewedFirst\n");
      int reviews = count(text, "(?:\\.reviewed\\(|reviews\\s*\\.run(?:Apart)?\\()");
      if (marks != reviews) {
        wrong.add(file.getFileName() + ": " + marks + " marks, " + reviews + " reviews");
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static int count(String text, String pattern) {
    return (int) Pattern.compile(pattern).matcher(text).results().count();
  }

  private static Map<String, Listed> listed() throws IOException {
    Map<String, Listed> listed = new TreeMap<>();
    for (String line : Files.readAllLines(DOCUMENT)) {
      Matcher found = LINE.matcher(line);
      if (found.matches()) {
        listed.put(found.group(1), new Listed(found.group(2), found.group(3)));
      }
    }
    return listed;
  }

  private static Set<String> of(String how) throws IOException {
    return listed().entrySet().stream()
        .filter(l -> l.getValue().how().equals(how))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, UriRouteInfo<?, ?>> routes(HttpMethod method) {
    Map<String, UriRouteInfo<?, ?>> routes = new TreeMap<>();
    APP.get(Router.class)
        .uriRoutes()
        .filter(r -> r.getHttpMethod() == method)
        .filter(r -> !r.getUriMatchTemplate().toString().startsWith("/api/"))
        .filter(r -> r.getTargetMethod().getDeclaringType().getName().startsWith("org.muwahhad."))
        .forEach(r -> routes.putIfAbsent(path(r), r));
    return routes;
  }

  private static String path(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toString().replaceAll("\\{\\?[^}]*\\}", "");
  }
}
