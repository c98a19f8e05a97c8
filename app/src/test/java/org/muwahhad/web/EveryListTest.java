package org.muwahhad.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpMethod;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muwahhad.Browserless;
import org.muwahhad.TestApp;
import org.muwahhad.demo.DemoWalk;
import org.muwahhad.demo.LoadedDemo;

/**
 * Every page that is a list can be searched, narrowed, ordered and paged. The addresses are those
 * of the router: a new list without the four is refused, unless it is named here with the reason.
 */
@Tag("long")
class EveryListTest {
  private static final TestApp APP = LoadedDemo.app();
  private static final List<String> PARTS = List.of("q", "filter", "sort", "page");
  private static final Pattern VARIABLES = Pattern.compile("\\{[?&/][^}]*\\}");
  private static final Pattern RANGE = Pattern.compile("pager-range\">[^<]* of [1-9]");
  private static final String TABLE = "<table class=\"table";

  /** Pages that lack some of the four, and why. */
  private static final Map<String, String> EXCEPTIONS =
      Map.ofEntries(
          Map.entry("/", "the first of what waits, with links to the lists"),
          Map.entry("/account-hold", "what one's own account waits for"),
          Map.entry("/audit", "filters of its own, and pages by the place of an entry"),
          Map.entry("/basket", "what the officer put together"),
          Map.entry("/calendar", "by month and year"),
          Map.entry("/catalog", "facets of its own, and an order to choose"),
          Map.entry("/catalog/compare", "a few items that were chosen"),
          Map.entry("/catalog/import", "the columns of a file"),
          Map.entry("/company", "one's own file"),
          Map.entry("/company/documents", "one's own documents"),
          Map.entry("/declaration", "versions of one's own declaration"),
          Map.entry("/demand-figures", "figures, by what is chosen above them"),
          Map.entry("/factor-rules", "a rule or two for each role"),
          Map.entry("/factors", "one's own second factor"),
          Map.entry("/incidents/platform", "the few who read the feed"),
          Map.entry("/initiatives/progress", "figures, one row for each phase"),
          Map.entry("/intentions", "those announced and not yet rounds"),
          Map.entry("/item-sets/new", "one set that is begun"),
          Map.entry("/joinable-agreements", "one kind only, so nothing to narrow by"),
          Map.entry("/joint-plans", "one edition or a few for each year"),
          Map.entry("/open-data", "one row for each year"),
          Map.entry("/open-data/statistics", "figures of a year"),
          Map.entry("/opening-key", "one's own keys"),
          Map.entry("/orderable-items", "one kind only, by item, so nothing to narrow by"),
          Map.entry("/organisation/holidays/import", "the columns of a file"),
          Map.entry("/organisation/identity/programs", "a few for each state"),
          Map.entry("/organisation/identity/providers", "one or a few for each state"),
          Map.entry("/organisation/people", "filters of its own, by name"),
          Map.entry("/organisation/states", "six"),
          Map.entry("/overview", "the first of each list, with links to the lists"),
          Map.entry("/overview/agreements", "those that need attention now"),
          Map.entry("/overview/demand", "figures, one row for each state, category or round"),
          Map.entry("/overview/participation", "figures, one row for each state or round"),
          Map.entry("/overview/savings", "figures, one row for each tender, state or category"),
          Map.entry("/performance", "one kind only, by supplier, so nothing to narrow by"),
          Map.entry("/plan-comparison", "figures, one row for each category"),
          Map.entry("/plan-comparison/entries", "the lines of one figure"),
          Map.entry("/plans", "one row for each state"),
          Map.entry("/programs", "those of one's own party, or the newest five hundred"),
          Map.entry("/publications", "by state and words, the newest first"),
          Map.entry("/red-flags", "one row for each kind of sign"),
          Map.entry("/report-jobs", "the last twenty"),
          Map.entry("/scanner", "the state of a machine"),
          Map.entry("/search", "the first of each kind, with links to the lists"),
          Map.entry("/sessions", "one's own sessions"),
          Map.entry("/verify/files", "one answer"),
          Map.entry("/webhooks", "one's own, five at once"));

  @Test
  void every_list_can_be_searched_narrowed_ordered_and_paged() {
    Set<String> lacking = new TreeSet<>();
    pages()
        .forEach(
            (path, route) -> {
              boolean list = returnsList(route) || asked(route).contains("page");
              if (list && !asked(route).containsAll(PARTS)) {
                lacking.add(path);
              }
            });

    assertThat(EXCEPTIONS.keySet()).containsAll(lacking);
  }

  @Test
  void a_page_with_a_table_is_such_a_list_or_says_why_not() {
    Set<String> lacking = new TreeSet<>();
    Map<String, UriRouteInfo<?, ?>> pages = pages();
    for (String login : DemoWalk.logins(APP)) {
      Browserless reader = reader(login);
      pages.forEach(
          (path, route) -> {
            if (!EXCEPTIONS.containsKey(path) && !asked(route).containsAll(PARTS)) {
              HttpResponse<String> page = reader.get(path);
              if (page.uri().getPath().equals(path) && page.body().contains(TABLE)) {
                lacking.add(path);
              }
            }
          });
    }

    assertThat(lacking).isEmpty();
  }

  @Test
  void what_a_list_takes_stands_on_its_page() {
    Set<String> shown = new TreeSet<>();
    Set<String> whole = new TreeSet<>();
    for (String login : DemoWalk.logins(APP)) {
      Browserless reader = reader(login);
      pages()
          .forEach(
              (path, route) -> {
                if (asked(route).containsAll(PARTS)) {
                  String page = reader.get(path).body();
                  if (RANGE.matcher(page).find()) {
                    shown.add(path);
                    if (page.contains("name=\"q\"")
                        && page.contains("name=\"filter\"")
                        && page.contains("sort=")) {
                      whole.add(path);
                    }
                  }
                }
              });
    }

    assertThat(shown).hasSizeGreaterThan(15);
    assertThat(whole).isEqualTo(shown);
  }

  @Test
  void the_exceptions_are_pages_that_lack_something() {
    Map<String, UriRouteInfo<?, ?>> pages = pages();
    assertThat(pages.keySet()).containsAll(EXCEPTIONS.keySet());
    EXCEPTIONS
        .keySet()
        .forEach(
            path ->
                assertThat(PARTS.stream().allMatch(asked(route(pages, path))::contains))
                    .as(path)
                    .isFalse());
  }

  /** The pages that are read without naming a thing. */
  private static Map<String, UriRouteInfo<?, ?>> pages() {
    Map<String, UriRouteInfo<?, ?>> pages = new TreeMap<>();
    APP.get(Router.class)
        .uriRoutes()
        .filter(r -> r.getHttpMethod() == HttpMethod.GET)
        .filter(r -> r.getTargetMethod().getDeclaringType().getName().startsWith("org.muwahhad."))
        .forEach(
            r -> {
              String path = VARIABLES.matcher(r.getUriMatchTemplate().toString()).replaceAll("");
              if (!path.startsWith("/api/") && !path.contains("{") && !path.contains(".")) {
                pages.put(path, r);
              }
            });
    return pages;
  }

  private static UriRouteInfo<?, ?> route(Map<String, UriRouteInfo<?, ?>> pages, String path) {
    return Objects.requireNonNull(pages.get(path));
  }

  /** What may be asked for in the query of an address. */
  private static Set<String> asked(UriRouteInfo<?, ?> route) {
    return Arrays.stream(route.getTargetMethod().getArguments())
        .filter(a -> a.isAnnotationPresent(QueryValue.class))
        .map(
            a ->
                a.getAnnotationMetadata()
                    .stringValue(QueryValue.class)
                    .filter(name -> !name.isEmpty())
                    .orElse(a.getName()))
        .collect(Collectors.toSet());
  }

  private static boolean returnsList(UriRouteInfo<?, ?> route) {
    return route
        .getReturnType()
        .asArgument()
        .getFirstTypeVariable()
        .filter(type -> List.class.isAssignableFrom(type.getType()))
        .isPresent();
  }

  private static Browserless reader(String login) {
    return Browserless.ofDemo(APP, login);
  }
}
